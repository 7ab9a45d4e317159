"""Live progress: six bars fed straight by the progress WebSocket, without a rerun for every event."""
from __future__ import annotations

from typing import Any

import streamlit as st

from studio.components.stored import patterns
from studio.components.words import language

_HTML = "<div class='stages'></div><div class='now' role='status' aria-live='polite'></div>"

_CSS = """
.stages { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: .6rem; font-family: var(--st-font) }
.stage { min-width: 0 }
.stage .name { font-size: .82rem; color: var(--st-text-color); opacity: .65; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.stage.on .name { opacity: 1; font-weight: 600 }
.stage .track { height: 6px; border-radius: 3px; margin-top: .35rem; background: var(--st-secondary-background-color); overflow: hidden }
.stage .fill { height: 6px; width: 0; border-radius: 3px; background: var(--st-primary-color); transition: width .35s ease }
.stage.done .fill { opacity: .55 }
.now { margin-top: .55rem; min-height: 1.2em; font: .85rem var(--st-font); color: var(--st-text-color); opacity: .7;
       overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
@media (max-width: 640px) { .stages { grid-template-columns: repeat(3, minmax(0, 1fr)) } }
"""

_JS = r"""
const open = new WeakMap()
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".stages"), now = parentElement.querySelector(".now")
  const said = sentence => {
    for (const [pattern, words] of data.words) {
      const found = new RegExp(`^(?:${pattern})$`, "s").exec(sentence)
      if (found) return words.replace(/\{(\d+)\}/g, (_, n) => found[+n + 1] || "")
    }
    return sentence
  }
  const draw = () => box.replaceChildren(...data.stages.map(s => {
    const el = document.createElement("div"); el.className = "stage" + (s.progress >= 1 ? " done" : s.name === data.stage ? " on" : "")
    el.dataset.name = s.name
    const name = document.createElement("div"); name.className = "name"; name.textContent = s.label
    const track = document.createElement("div"); track.className = "track"
    const fill = document.createElement("div"); fill.className = "fill"; fill.style.width = Math.round(s.progress * 100) + "%"
    track.append(fill); el.append(name, track); return el
  }))
  draw()
  const have = open.get(parentElement)
  // What stands still is not run again: a change that was told before would close the dialog that somebody has opened since.
  if (have && data.running && have.id === data.project && have.live()) return have.lease()
  if (have) have.close()
  if (!data.running) { now.textContent = ""; return }
  let ws, dead = false, wait = 500, last = data.last_event_id || 0, asked = 0, timer = null
  const ask = () => {                       // one rerun at most every 1.5 s
    if (timer) return
    timer = setTimeout(() => { timer = null; asked = Date.now(); setTriggerValue("changed", last) }, Math.max(0, 1500 - (Date.now() - asked)))
  }
  const connect = () => {
    ws = new WebSocket(location.origin.replace(/^http/, "ws") + `/ws/projects/${data.project}/progress?last_event_id=${last}`)
    ws.onmessage = e => {
      const d = JSON.parse(e.data); wait = 500
      if (!d.type || d.type === "heartbeat") return
      if (d.id) last = d.id
      const el = d.stage && box.querySelector(`[data-name="${CSS.escape(d.stage)}"]`)
      if (el && typeof d.progress === "number") {
        box.querySelectorAll(".on").forEach(x => x.classList.remove("on"))
        el.classList.add("on"); el.classList.toggle("done", d.progress >= 1)
        el.querySelector(".fill").style.width = Math.round(d.progress * 100) + "%"
      }
      if (d.message && !/^(script|storyboard|review)/.test(d.type)) now.textContent = said(d.message)
      if (!/^(task|unit)/.test(d.type) || (d.progress || 0) >= 1) ask()
    }
    ws.onclose = () => { if (!dead) setTimeout(connect, wait = Math.min(wait * 2, 15000)) }
  }
  const close = () => { dead = true; clearTimeout(timer); if (ws) ws.close(); open.delete(parentElement) }
  // Streamlit cleans up after a call that was overtaken while the module was loading, when the next one holds the line already.
  let calls = 0
  const lease = () => { const call = ++calls; return () => { if (call === calls) close() } }
  open.set(parentElement, { id: data.project, close, lease, live: () => !dead })
  connect()
  return lease()
}
"""

_STAGES = st.components.v2.component("studio_live_stages", html=_HTML, css=_CSS, js=_JS)


def live_stages(project: str, stages: list[dict[str, Any]], stage: str | None, running: bool, last_event_id: int) -> None:
    """Bars of the six stages (`name`, `label`, `progress` 0..1). While `running`, events move them, and the page is
    run again when something has changed that only a run can show."""
    _STAGES(key=f"live_{project}", height="content", on_changed_change=lambda: None, data={
        "project": project, "stages": stages, "stage": stage, "running": running, "last_event_id": last_event_id,
        "words": patterns() if language() == "zh" else []})
