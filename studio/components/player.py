"""The player: a film with its timeline below. A click on anything there goes to it."""
from __future__ import annotations

from typing import Any

import streamlit as st

from studio.components.words import t
from studio.operations.views import EpisodeView

_HTML = """<div class='player'><div class='stage'><video controls playsinline preload='metadata'></video><div class='said' role='list'></div></div>
<div class='marks'></div><div class='tracks' role='group'></div></div>"""

_CSS = """
.player { font-family: var(--st-font); color: var(--st-text-color); font-size: .8rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem }
.stage { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 1rem; align-items: stretch }
.stage.wide { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) }
.said { position: relative; min-height: 0; height: 0; min-width: 0; overflow-y: auto; min-height: 100%; font-size: .92rem; line-height: 1.5 }
.said button { display: grid; grid-template-columns: 2.6rem 1fr; gap: .3rem; width: 100%; font: inherit; color: inherit; text-align: left; background: none; border: 0; border-radius: .4rem; padding: .25rem .4rem; cursor: pointer }
.said button:hover { background: var(--st-secondary-background-color) } .said small { opacity: .55 } .said b { margin-right: .4em }
.said .now { background: color-mix(in srgb, var(--st-primary-color) 14%, transparent) }
@media (max-width: 640px) { .stage, .stage.wide { grid-template-columns: minmax(0, 1fr) } .said { height: auto; min-height: 0; max-height: 9rem } }
video { width: 100%; max-width: 100%; max-height: min(62vh, 660px); background: #000; border-radius: .6rem; display: block }
.tracks { position: relative; display: grid; grid-template-columns: 4.2rem minmax(0, 1fr); gap: .2rem .5rem; align-items: center; user-select: none }
.label { opacity: .65; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.track { position: relative; height: 22px; border-radius: .3rem; background: var(--st-secondary-background-color); overflow: hidden; cursor: pointer }
.track.pictures { height: 58px }
.clip { position: absolute; top: 0; bottom: 0; border: 0; padding: 0 .25rem; margin: 0; font: inherit; color: inherit; text-align: left; overflow: hidden; white-space: nowrap;
  text-overflow: ellipsis; border-right: 1px solid var(--st-background-color); background: color-mix(in srgb, var(--st-primary-color) 22%, transparent); cursor: pointer; min-width: 2px }
.pictures .clip { background-size: cover; background-position: center 30%; background-color: transparent; padding: 0; font-size: 0 }
.clip.now { outline: 2px solid var(--st-primary-color); outline-offset: -2px }
.clip:focus-visible { outline: 2px solid var(--st-text-color); outline-offset: -2px }
.head { position: absolute; top: 0; bottom: 0; width: 2px; background: var(--st-primary-color); pointer-events: none; z-index: 2 }
.dot { width: 5px; min-width: 5px; padding: 0; background: var(--st-primary-color) }
.marks { display: flex; flex-wrap: wrap; gap: .35rem } .marks:empty { display: none }
.marks button { font: inherit; color: inherit; border: 1px solid var(--st-border-color); background: var(--st-secondary-background-color); border-radius: .6rem; padding: .3rem .6rem .3rem .3rem; cursor: pointer; display: flex; gap: .5rem; align-items: center; text-align: left; max-width: 24rem }
.marks video { height: 8rem; max-width: 12rem; object-fit: contain; width: auto; border-radius: .35rem; pointer-events: none } .marks span { padding-left: .3rem }
.flag { position: absolute; top: 0; bottom: 0; width: 3px; padding: 0; border: 0; background: #e2572b; z-index: 1; cursor: pointer }
"""

_JS = """
const shown = new WeakMap()
export default function ({ data, parentElement }) {
  const video = parentElement.querySelector(".stage video"), tracks = parentElement.querySelector(".tracks"), marks = parentElement.querySelector(".marks")
  const key = JSON.stringify([data.film.split("?")[0], data.tracks, data.marks])
  if (shown.get(parentElement) === key) return
  shown.set(parentElement, key)
  const at = video.src && video.currentTime || 0
  video.src = data.film; if (data.poster) video.poster = data.poster
  const begin = at || data.begin || 0
  if (begin) video.addEventListener("loadedmetadata", () => { video.currentTime = Math.min(begin, video.duration - .05) }, { once: true })
  const total = data.seconds || 1
  const go = s => { video.currentTime = Math.max(0, Math.min(s + .02, (video.duration || total) - .05)); video.scrollIntoView({ block: "nearest" }) }
  const time = s => Math.floor(s / 60) + ":" + String(Math.floor(s % 60)).padStart(2, "0")
  const heads = [], clips = [], said = parentElement.querySelector(".said")
  parentElement.querySelector(".stage").classList.toggle("wide", data.wide)
  if (!data.wide) video.style.width = "auto"
  said.replaceChildren(...data.lines.map(c => {
    const b = document.createElement("button"), when = document.createElement("small"), text = document.createElement("span")
    b.setAttribute("role", "listitem"); when.textContent = time(c.start)
    if (c.who) { const who = document.createElement("b"); who.textContent = c.who; text.append(who) }
    text.append(c.text); b.append(when, text); b.onclick = () => go(c.start); clips.push([b, c]); return b
  }))
  tracks.replaceChildren(); marks.replaceChildren()
  for (const track of data.tracks) {
    const label = document.createElement("div"); label.className = "label"; label.textContent = track.label
    const row = document.createElement("div"); row.className = "track " + track.name; row.setAttribute("aria-label", track.label)
    row.onclick = e => { if (e.target === row) go((e.clientX - row.getBoundingClientRect().left) / row.clientWidth * total) }
    for (const c of track.clips) {
      const b = document.createElement("button"); b.className = "clip" + (c.end <= c.start ? " dot" : ""); b.style.left = c.start / total * 100 + "%"
      if (c.end > c.start) b.style.width = (c.end - c.start) / total * 100 + "%"
      b.textContent = c.end > c.start ? c.label : ""; b.title = time(c.start) + " " + c.label; b.setAttribute("aria-label", b.title)
      if (c.picture) b.style.backgroundImage = `url("${c.picture}")`
      b.onclick = () => go(c.start); row.append(b); clips.push([b, c])
    }
    if (track.name === "pictures") for (const m of data.marks) { const f = document.createElement("button"); f.className = "flag"; f.style.left = m.at / total * 100 + "%"; f.title = time(m.at) + " " + m.label; f.onclick = () => go(m.at); row.append(f) }
    const head = document.createElement("div"); head.className = "head"; row.append(head); heads.push(head); tracks.append(label, row)
  }
  data.marks.forEach((m, i) => {
    const b = document.createElement("button"), text = document.createElement("span")
    if (i < 8) {                            // the moment itself, as a still of the film
      const still = document.createElement("video"); still.muted = still.playsInline = true; still.preload = "metadata"; still.tabIndex = -1
      still.src = data.film + "#t=" + m.at; b.append(still)
    }
    text.textContent = "▶ " + time(m.at) + " " + m.label; b.append(text); b.onclick = () => go(m.at); marks.append(b)
  })
  const tick = () => {
    const s = video.currentTime
    for (const h of heads) h.style.left = s / total * 100 + "%"
    for (const [b, c] of clips) {
      const now = c.end > c.start && s >= c.start && s < c.end
      if (now && !b.classList.contains("now") && b.parentElement === said && !video.paused) said.scrollTo({ top: b.offsetTop - said.clientHeight / 2, behavior: "smooth" })
      b.classList.toggle("now", now)
    }
  }
  video.ontimeupdate = video.onseeked = tick; tick()
}
"""

_PLAYER = st.components.v2.component("studio_player", html=_HTML, css=_CSS, js=_JS)


def player(key: str, episode: EpisodeView, *, wide: bool = False, poster: str | None = None, marks: list[dict[str, Any]] | None = None) -> None:
    """The film of an episode with its lines and tracks; `wide` for films broader than high. `marks` are `{"at": seconds, "label": words}`."""
    def clips(found: list[Any], label: Any) -> list[dict[str, Any]]:
        return [{"start": c.start, "end": c.end, "label": label(c), "picture": c.picture_url} for c in found]

    tracks = [
        {"name": "pictures", "label": t("player.shots"), "clips": clips(episode.shots, lambda c: c.name)},
        {"name": "lines", "label": t("player.lines"), "clips": clips(episode.lines, lambda c: (f"{c.who}：" if c.who else "") + c.text)},
        {"name": "music", "label": t("player.music"), "clips": clips(episode.music, lambda c: t(f"mood.{c.name}"))},
        {"name": "ambience", "label": t("player.ambience"), "clips": clips(episode.ambience, lambda c: t(f"ambience.{c.name}"))},
        {"name": "effects", "label": t("player.effects"), "clips": clips(episode.effects, lambda c: t(f"effect.{c.name}"))},
    ]
    _PLAYER(key=key, height="content", data={"film": episode.film_url, "seconds": episode.duration_sec,
                                             # A film begins in black; a picture of it is more of an invitation.
                                             "poster": poster or next((c.picture_url for c in episode.shots if c.picture_url), None), "wide": wide,
                                             "lines": [{"start": c.start, "end": c.end, "who": c.who or "", "text": c.text} for c in episode.lines],
                                             "tracks": [track for track in tracks if track["clips"]], "marks": marks or []})
