"""The editor of a scene's beats: rows that save themselves, are dragged, selected, rewritten.

The browser keeps what is being typed; it sends the beats with the version that it saw, a moment after the last key. When
somebody else was faster, the page shows what they wrote and asks, instead of overwriting either.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import streamlit as st

from engine.drama.vocabulary import Emotion, InsertKind
from studio.components.words import t

_HTML = "<div class='scene'></div>"

_CSS = """
.scene { font-family: var(--st-font); color: var(--st-text-color); font-size: .95rem }
.row { display: grid; grid-template-columns: 20px 84px 112px 92px minmax(0, 1fr) 26px; gap: .3rem; align-items: start; padding: .12rem .1rem; border-radius: .4rem }
.row.on { background: color-mix(in srgb, var(--st-primary-color) 12%, transparent) }
.row.over { box-shadow: 0 -2px 0 var(--st-primary-color) }
.row > * { min-width: 0 }
.grip, .bin { cursor: grab; border: 0; background: none; color: inherit; opacity: .35; padding: .3rem 0; font: inherit; line-height: 1.2; min-height: 32px }
.bin { cursor: pointer } .row:hover .grip, .row:hover .bin, .row:focus-within .bin { opacity: .8 }
select, textarea, input { font: inherit; color: inherit; background: transparent; border: 1px solid transparent; border-radius: .35rem; padding: .28rem .3rem;
  width: 100%; box-sizing: border-box; min-height: 32px }
select option { background: var(--st-background-color); color: var(--st-text-color) }
select { appearance: none; cursor: pointer; opacity: .8 } .who { font-weight: 600; opacity: 1 }
select:hover, textarea:hover, input:hover { border-color: var(--st-border-color) }
select:focus-visible, textarea:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 0; border-color: transparent }
textarea { resize: none; overflow: hidden; field-sizing: content; line-height: 1.5 }
.action textarea { font-style: italic; opacity: .8 } .narration textarea { border-left: 3px solid var(--st-primary-color); border-radius: 0 }
.more { grid-column: 5; display: flex; gap: .3rem } .more input { font-size: .88em }
.foot { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin-top: .4rem; font-size: .85rem }
.foot button, .bar button, .clash button { font: inherit; color: inherit; background: var(--st-secondary-background-color); border: 1px solid var(--st-border-color);
  border-radius: .4rem; padding: .28rem .6rem; cursor: pointer; min-height: 32px }
.bar button.go, .clash button.go { background: var(--st-primary-color); border-color: var(--st-primary-color); color: #fff }
.state { margin-left: auto; opacity: .65 }
.bar, .clash { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: .5rem 0 .1rem; padding: .5rem; border-radius: .5rem; background: var(--st-secondary-background-color); font-size: .88rem }
.bar input { flex: 1 1 12rem; border-color: var(--st-border-color) } .clash { border: 1px solid var(--st-primary-color) }
.clash q { opacity: .75; flex-basis: 100%; white-space: pre-wrap }
button:disabled { opacity: .4; cursor: default }
@media (max-width: 640px) {
  .row { grid-template-columns: 20px 1fr 1fr 1fr 26px; border-bottom: 1px solid var(--st-border-color); border-radius: 0; padding-bottom: .35rem }
  .row textarea { grid-column: 2 / 6; grid-row: 2 } .bin { grid-column: 5; grid-row: 1 } .more { grid-column: 2 / 6 }
}
"""

_JS = """
const kept = new WeakMap()
const make = (tag, cls, text) => { const e = document.createElement(tag); if (cls) e.className = cls; if (text !== undefined) e.textContent = text; return e }
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".scene")
  let me = kept.get(parentElement)
  if (!me || me.id !== data.id) {
    me = { id: data.id, beats: [], version: -1, chosen: new Set(), dirty: false, sent: 0, timer: null, wish: "", wanted: null, answered: data.answered, solved: data.clash?.n }
    kept.set(parentElement, me)
  }
  me.data = data; me.trigger = setTriggerValue
  const W = data.words
  if (data.clash && data.clash.n !== me.solved) { me.clash = data.clash; me.wanted = null }
  if (data.answered > me.answered) {
    me.answered = data.answered; me.busy = false
    if (me.dirty) { me.version = Math.max(me.version, data.saved); clearTimeout(me.timer); me.timer = setTimeout(save, 300) } else setTimeout(carry)
  }
  // Our own words, typed or on their way, stand on the version that was seen: what others wrote meanwhile must neither take
  // their place nor be overwritten by them, and the answer to the next save will say whose came first.
  if (!me.clash && !me.busy && !me.dirty && data.version > me.version) {
    const same = JSON.stringify(me.beats) === JSON.stringify(data.beats)
    me.version = data.version
    if (!same) { me.beats = data.beats.map(b => ({ ...b })); me.chosen.clear(); draw() } else { state() }
  } else if (!root.childElementCount || me.shown !== data.locale + data.editable + data.cast.join() + !!me.clash) draw()
  else state()

  function save() {
    clearTimeout(me.timer)
    if (!me.dirty || me.clash || me.busy) return
    const beats = me.beats.filter(b => b.text.trim())
    if (!beats.length || beats.some(b => b.kind === "dialogue" && !b.character)) { state(); return }
    me.dirty = false; me.busy = true; me.sent = Date.now(); state()
    me.trigger("save", { n: me.sent, version: me.version, beats })
  }
  function carry() {  // a rewriting stands on what has been saved, so it waits for that
    if (!me.wanted || me.busy || me.dirty || me.clash) return
    const wanted = me.wanted; me.wanted = null; me.busy = true; state()
    me.trigger("rewrite", { n: Date.now(), version: me.version, ...wanted })
  }
  function touch() { me.dirty = true; state(); clearTimeout(me.timer); me.timer = setTimeout(save, 900) }
  function state() {
    const el = root.querySelector(".state"); if (!el) return
    el.textContent = (me.busy ? W.saving : me.dirty || me.clash ? W.typing : W.saved) + " · " + me.data.seconds.toFixed(1) + " s"
  }
  function options(sel, list, value, empty) {
    if (empty !== undefined) { const o = make("option", "", empty); o.value = ""; sel.append(o) }
    for (const [v, label] of list) { const o = make("option", "", label); o.value = v; sel.append(o) }
    if (value && !list.some(x => x[0] === value)) { const o = make("option", "", value); o.value = value; sel.append(o) }
    sel.value = value || ""
  }
  function select(list, value, label, change, empty) {
    const s = make("select"); s.setAttribute("aria-label", label); s.disabled = !data.editable; options(s, list, value, empty); s.onchange = () => { change(s.value); touch() }; return s
  }
  function move(i, to) {
    if (to < 0 || to >= me.beats.length || to === i) return
    const [b] = me.beats.splice(i, 1); me.beats.splice(to, 0, b); me.chosen = new Set([to]); draw(); touch()
    root.querySelectorAll("textarea")[to]?.focus()
  }
  function add(kind, at, who) {
    me.beats.splice(at, 0, { kind, character: kind === "dialogue" ? who || data.cast[0] : null, emotion: "neutral", text: "", insert: null, insert_text: "" })
    me.chosen.clear(); draw(); root.querySelectorAll("textarea")[at]?.focus()
  }
  function row(b, i) {
    const r = make("div", "row " + b.kind + (me.chosen.has(i) ? " on" : ""))
    const grip = make("button", "grip", "⠿"); grip.title = W.grip; grip.setAttribute("aria-label", W.choose + " " + (i + 1)); grip.setAttribute("aria-pressed", me.chosen.has(i))
    grip.disabled = !data.editable; grip.onclick = () => { me.chosen.has(i) ? me.chosen.delete(i) : me.chosen.add(i); draw() }
    r.draggable = false; grip.onpointerdown = () => { r.draggable = data.editable }
    r.ondragstart = e => { e.dataTransfer.setData("text/plain", String(i)); me.drag = i }
    r.ondragover = e => { if (me.drag !== undefined) { e.preventDefault(); r.classList.add("over") } }
    r.ondragleave = () => r.classList.remove("over")
    r.ondrop = e => { e.preventDefault(); const from = me.drag; me.drag = undefined; if (from !== undefined) move(from, from < i ? i - 1 + (e.offsetY > r.offsetHeight / 2 ? 1 : 0) : i) }
    r.ondragend = () => { r.draggable = false; me.drag = undefined }
    const kind = select(W.kinds, b.kind, W.kind, v => { b.kind = v; b.character = v === "narration" ? null : v === "dialogue" ? b.character || data.cast[0] : b.character; if (v !== "action") { b.insert = null; b.insert_text = "" } draw() })
    const who = b.kind === "narration" ? make("span") : select(data.cast.map(n => [n, n]), b.character, W.who, v => { b.character = v || null }, b.kind === "action" ? W.nobody : undefined)
    who.classList.add("who")
    const third = b.kind === "dialogue" ? select(W.emotions, b.emotion, W.emotion, v => { b.emotion = v })
      : b.kind === "action" ? select(W.inserts, b.insert, W.insert, v => { b.insert = v || null; draw() }, W.no_insert) : make("span")
    const text = make("textarea"); text.rows = 1; text.value = b.text; text.maxLength = 600; text.readOnly = !data.editable; text.setAttribute("aria-label", W.text + " " + (i + 1))
    const grow = () => { if (!CSS.supports("field-sizing", "content")) { text.style.height = "auto"; text.style.height = text.scrollHeight + "px" } }
    text.oninput = () => { b.text = text.value; grow(); touch() }
    text.onblur = save
    text.onkeydown = e => {
      if (e.isComposing) return
      if (e.key === "Enter" && !e.shiftKey) { e.preventDefault(); const next = data.cast.find(n => n !== b.character); add(b.kind === "narration" ? "narration" : "dialogue", i + 1, b.kind === "dialogue" ? next : undefined) }
      else if (e.key === "Backspace" && !text.value && me.beats.length > 1) { e.preventDefault(); me.beats.splice(i, 1); me.chosen.clear(); draw(); touch(); root.querySelectorAll("textarea")[Math.max(0, i - 1)]?.focus() }
      else if (e.altKey && e.key === "ArrowUp") { e.preventDefault(); move(i, i - 1) }
      else if (e.altKey && e.key === "ArrowDown") { e.preventDefault(); move(i, i + 1) }
    }
    const bin = make("button", "bin", "✕"); bin.title = W.remove; bin.setAttribute("aria-label", W.remove + " " + (i + 1)); bin.disabled = !data.editable || me.beats.length < 2
    bin.onclick = () => { me.beats.splice(i, 1); me.chosen.clear(); draw(); touch() }
    r.append(grip, kind, who, third, text, bin)
    if (b.kind === "action" && b.insert) {
      const more = make("div", "more"); const seen = make("input"); seen.value = b.insert_text || ""; seen.maxLength = 200; seen.placeholder = W.insert_text; seen.setAttribute("aria-label", W.insert_text)
      seen.readOnly = !data.editable; seen.oninput = () => { b.insert_text = seen.value; touch() }; more.append(seen); r.append(more)
    }
    requestAnimationFrame(grow); return r
  }
  function bar() {
    const el = make("div", "bar"), rows = [...me.chosen].sort((a, b) => a - b)
    el.append(make("b", "", W.chosen.replace("{n}", rows.length)))
    const wish = make("input"); wish.placeholder = W.instruction; wish.value = me.wish; wish.setAttribute("aria-label", W.instruction); wish.oninput = () => { me.wish = wish.value }
    const go = make("button", "go", W.rewrite)
    const ask = words => { if (words.trim()) { me.wanted = { beats: rows, instruction: words.trim() }; save(); carry() } }
    go.onclick = () => ask(wish.value); wish.onkeydown = e => { if (e.key === "Enter" && !e.isComposing) ask(wish.value) }
    el.append(wish, go)
    for (const word of W.wishes) { const q = make("button", "", word); q.onclick = () => ask(word); el.append(q) }
    if (rows.length === 1) {
      const up = make("button", "", "↑"), down = make("button", "", "↓"); up.onclick = () => move(rows[0], rows[0] - 1); down.onclick = () => move(rows[0], rows[0] + 1)
      up.setAttribute("aria-label", W.up); down.setAttribute("aria-label", W.down); el.append(up, down)
    }
    return el
  }
  function clash() {
    const el = make("div", "clash"), theirs = me.clash
    el.append(make("b", "", W.clash), make("q", "", theirs.beats.map(b => (b.character ? b.character + "：" : "") + b.text).join("\\n").slice(0, 600)))
    const take = make("button", "go", W.theirs), mine = make("button", "", W.mine)
    take.onclick = () => { me.beats = theirs.beats.map(b => ({ ...b })); me.version = theirs.version; me.solved = theirs.n; me.clash = null; me.dirty = false; draw() }
    mine.onclick = () => { me.version = theirs.version; me.solved = theirs.n; me.clash = null; me.dirty = true; draw(); save() }
    el.append(take, mine); return el
  }
  function draw() {
    me.shown = data.locale + data.editable + data.cast.join() + !!me.clash
    const at = [...root.querySelectorAll("textarea")].indexOf(root.ownerDocument.activeElement?.shadowRoot?.activeElement || root.getRootNode().activeElement)
    root.replaceChildren(...(me.clash ? [clash()] : []), ...me.beats.map(row))
    if (data.editable) {
      if (me.chosen.size) root.append(bar())
      const foot = make("div", "foot")
      for (const [kind, label] of W.kinds) { const b = make("button", "", "+ " + label); b.onclick = () => add(kind, me.chosen.size ? Math.max(...me.chosen) + 1 : me.beats.length); foot.append(b) }
      foot.append(make("span", "state")); root.append(foot)
    }
    if (at >= 0) root.querySelectorAll("textarea")[at]?.focus()
    state()
  }
}
"""

_EDITOR = st.components.v2.component("studio_scene_editor", html=_HTML, css=_CSS, js=_JS)


@dataclass(frozen=True)
class Asked:
    """What somebody wants done to the beats: saved, or some of them rewritten."""

    what: str
    number: int
    version: int
    beats: list[Any]
    instruction: str = ""


def scene_editor(key: str, *, scene: str, version: int, beats: list[dict[str, Any]], cast: list[str], seconds: float, editable: bool, answered: int,
                 saved: int, clash: dict[str, Any] | None, locale: str) -> Asked | None:
    """Show the beats; gives what was asked in this run, if anything. `answered` is the number of the last request that was
    dealt with, `saved` the version that it made (0: none), `clash` the state of somebody who was faster."""
    answer = _EDITOR(key=key, height="content", on_save_change=lambda: None, on_rewrite_change=lambda: None, data={
        "id": scene, "version": version, "beats": beats, "cast": cast, "seconds": seconds, "editable": editable, "answered": answered, "saved": saved, "clash": clash,
        "locale": locale, "words": _words()})
    for what in ("save", "rewrite"):
        asked = getattr(answer, what, None)
        if isinstance(asked, dict) and {"n", "version", "beats"} <= asked.keys():
            return Asked(what, int(asked["n"]), int(asked["version"]), list(asked["beats"]), str(asked.get("instruction", "")))
    return None


def _words() -> dict[str, Any]:
    plain = ("saving", "typing", "saved", "grip", "choose", "kind", "who", "nobody", "emotion", "insert", "no_insert", "insert_text", "text", "remove", "chosen",
             "instruction", "rewrite", "up", "down", "clash", "theirs", "mine")
    return {name: t(f"editor.{name}") for name in plain} | {
        "kinds": [[k, t(f"beat.{k}")] for k in ("dialogue", "action", "narration")], "emotions": [[e, t(f"emotion.{e}")] for e in get_args(Emotion)],
        "inserts": [[i, t(f"insert.{i}")] for i in get_args(InsertKind)], "wishes": [t(f"editor.wish_{n}") for n in ("shorter", "angrier", "softer", "colder", "sadder")]}
