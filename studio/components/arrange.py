"""The shots of a scene as a strip to be put in order: dragged with mouse or finger, moved with the arrow keys."""
from __future__ import annotations

import streamlit as st

from studio.components.words import t
from studio.operations.views import ShotView

_HTML = "<div class='arrange'><ol></ol><small></small></div>"

_CSS = """
.arrange { font-family: var(--st-font); color: var(--st-text-color); background: var(--st-secondary-background-color); border-radius: .7rem; padding: .7rem }
.arrange ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem }
.arrange li { position: relative; height: 112px; aspect-ratio: var(--shape); border-radius: .45rem; background: #8883 center / cover; cursor: grab; touch-action: none; user-select: none }
.arrange li b { position: absolute; left: .3rem; top: .3rem; padding: 0 .4rem; border-radius: .4rem; background: #000a; color: #fff; font-size: .8rem; line-height: 1.5 }
.arrange li:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px }
.arrange li.held { opacity: .55; cursor: grabbing; outline: 2px dashed var(--st-primary-color) }
.arrange small { display: block; margin-top: .5rem; opacity: .7 }
"""

_JS = """
const kept = new WeakMap()
export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol"), key = JSON.stringify(data.shots.map(s => [s.id, s.picture && s.picture.split("?")[0]]))
  parentElement.querySelector("small").textContent = data.hint
  if (kept.get(parentElement) === key) return
  kept.set(parentElement, key)
  list.style.setProperty("--shape", data.shape)
  const place = li => [...list.children].indexOf(li)
  const tell = (li, from) => {
    if (place(li) === from) return
    kept.delete(parentElement)              // what comes back is drawn anew, also when the move was refused
    setTriggerValue("moved", { shot: li.dataset.id, number: place(li) + 1 })
  }
  // The list holds the pointer: a picture that changes its place would lose it.
  let held = null, from = -1
  list.onpointermove = e => {
    if (!held) return
    const over = [...list.children].find(o => { const r = o.getBoundingClientRect(); return o !== held && e.clientX >= r.left && e.clientX <= r.right && e.clientY >= r.top && e.clientY <= r.bottom })
    if (!over) return
    // Only past the middle, or neighbours of different widths would change places for ever.
    const r = over.getBoundingClientRect(), later = place(over) > place(held), past = e.clientX > r.left + r.width / 2
    if (later && past) over.after(held)
    if (!later && !past) over.before(held)
  }
  const drop = back => {
    if (!held) return
    const li = held
    held = null; li.classList.remove("held")
    if (back) list.insertBefore(li, [...list.children].filter(o => o !== li)[from] || null)
    else tell(li, from)
  }
  list.onpointerup = () => drop(false); list.onpointercancel = () => drop(true)
  list.replaceChildren(...data.shots.map((s, i) => {
    const li = document.createElement("li"), b = document.createElement("b")
    li.dataset.id = s.id; li.tabIndex = 0; li.title = s.words; li.setAttribute("aria-label", s.number + " " + s.words)
    if (s.picture) li.style.backgroundImage = `url("${s.picture}")`
    b.textContent = s.number; li.append(b)
    li.onpointerdown = e => { if (e.button) return; held = li; from = place(li); list.setPointerCapture(e.pointerId); li.classList.add("held") }
    li.onkeydown = e => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[e.key], to = place(li) + by
      if (!by || to < 0 || to >= list.children.length) return
      e.preventDefault(); const was = place(li)
      by > 0 ? list.children[to].after(li) : list.children[to].before(li); li.focus(); tell(li, was)
    }
    return li
  }))
}
"""

_ARRANGE = st.components.v2.component("studio_arrange", html=_HTML, css=_CSS, js=_JS)
_SHAPES = {"9:16": "9 / 16", "16:9": "16 / 9", "1:1": "1"}


def arrange(key: str, shots: list[ShotView], words: list[str], aspect: str) -> tuple[str, int] | None:
    """Show the strip. Returns what was moved just now: the shot's id and its new place in the scene, from 1."""
    told = _ARRANGE(key=key, height="content", on_moved_change=lambda: None, data={
        "shape": _SHAPES[aspect], "hint": t("board.arrange_help"),
        "shots": [{"id": str(s.id), "number": s.number, "picture": s.picture_url, "words": w} for s, w in zip(shots, words, strict=True)]})
    return (str(told.moved["shot"]), int(told.moved["number"])) if told.moved else None
