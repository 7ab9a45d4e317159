"""The animatic: the storyboard's pictures at their lengths with what is said under them, before there is a film."""
from __future__ import annotations

from typing import Any

import streamlit as st

from studio.components.words import t
from studio.operations.views import SceneView, ShotView

_HTML = """<div class='animatic'><div class='screen'><img alt=''><div class='words'></div></div>
<div class='bar'><button class='play'></button><input type='range' min='0' step='0.01'><span class='time'></span></div></div>"""

_CSS = """
.animatic { font-family: var(--st-font); color: var(--st-text-color); display: grid; gap: .4rem; max-width: 100% }
.screen { position: relative; display: grid; place-items: center; background: #000; border-radius: .6rem; overflow: hidden; height: min(62vh, 620px) }
.screen img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain }
.words { position: absolute; left: 0; right: 0; bottom: 9%; text-align: center; color: #fff; font-weight: 700; font-size: clamp(.9rem, 2.4vh, 1.3rem); padding: 0 8%;
  text-shadow: 0 0 3px #000, 0 0 6px #000, 0 1px 2px #000 }
.bar { display: grid; grid-template-columns: auto 1fr auto; gap: .6rem; align-items: center; font-size: .85rem }
.play { font: inherit; color: #fff; background: var(--st-primary-color); border: 0; border-radius: .4rem; padding: .4rem .9rem; cursor: pointer }
.bar input { accent-color: var(--st-primary-color); width: 100% } .time { opacity: .65; font-variant-numeric: tabular-nums }
"""

_JS = """
const shown = new WeakMap()
export default function ({ data, parentElement }) {
  const key = JSON.stringify(data.shots.map(s => [s.picture && s.picture.split("?")[0], s.seconds, s.words]))
  // A run of the page that changes nothing here (only the links' signatures) must not stop what plays.
  const before = shown.get(parentElement)
  if (before?.key === key && before.play.isConnected) return
  before?.stop()
  const q = s => parentElement.querySelector(s), img = q("img"), words = q(".words"), play = q(".play"), range = q("input"), time = q(".time")
  const starts = [], total = data.shots.reduce((at, s) => { starts.push(at); return at + s.seconds }, 0)
  const clock = s => Math.floor(s / 60) + ":" + String(Math.floor(s % 60)).padStart(2, "0")
  data.shots.forEach(s => { if (s.picture) new Image().src = s.picture })
  let at = 0, last = 0, running = false, frame = 0, current = -1
  range.max = total; range.setAttribute("aria-label", data.label); play.textContent = data.play
  const draw = () => {
    let i = starts.findLastIndex(s => s <= at + 1e-6); i = Math.max(0, i)
    const shot = data.shots[i], share = Math.min(.999, (at - starts[i]) / shot.seconds)
    if (i !== current) { current = i; if (shot.picture) img.src = shot.picture }
    words.textContent = shot.words.length ? shot.words[Math.floor(share * shot.words.length)] : ""
    range.value = at; time.textContent = clock(at) + " / " + clock(total)
  }
  const tick = now => {
    if (!running || !play.isConnected) return
    at += (now - last) / 1000; last = now
    if (at >= total) { at = 0; stop() }
    draw(); if (running) frame = requestAnimationFrame(tick)
  }
  const stop = () => { running = false; cancelAnimationFrame(frame); play.textContent = data.play }
  play.onclick = () => { if (running) return stop(); running = true; last = performance.now(); play.textContent = data.pause; frame = requestAnimationFrame(tick) }
  range.oninput = () => { at = Number(range.value); draw() }
  shown.set(parentElement, { key, stop, play }); draw()
}
"""

_ANIMATIC = st.components.v2.component("studio_animatic", html=_HTML, css=_CSS, js=_JS)


def animatic(key: str, shots: list[ShotView], scenes: list[SceneView]) -> None:
    """Play the pictures of an episode that have been drawn, each as long as its shot, with the words heard in it."""
    by_number = {(s.episode, s.number): s for s in scenes}
    data = [{"picture": shot.picture_url, "seconds": shot.duration_sec, "words": _words(shot, by_number.get((shot.episode, shot.scene)))} for shot in shots]
    _ANIMATIC(key=key, height="content", data={"shots": data, "play": t("animatic.play"), "pause": t("animatic.pause"), "label": t("animatic.title")})


def _words(shot: ShotView, scene: SceneView | None) -> list[str]:
    if scene is None:
        return []
    beats: list[dict[str, Any]] = [scene.beats[i] for i in shot.spec["beats"] if i < len(scene.beats)]
    return [beat["text"] for beat in beats if beat["kind"] != "action"]
