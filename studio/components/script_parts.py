"""The script of a drama on its page: the cast, the scenes with their editor, the history, files in and out."""
from __future__ import annotations

from typing import Any, get_args

import streamlit as st

from engine.drama.vocabulary import Mood, Setting, TimeOfDay, Weather
from engine.errors import Conflict, StudioError
from studio.components.cast_parts import cast
from studio.components.dialogs import dialog
from studio.components.plain import plain
from studio.components.scene_editor import Asked, scene_editor
from studio.components.session import actor
from studio.components.stored import stored
from studio.components.told import told, words_of
from studio.components.words import language, named, t
from studio.operations import script_edits, scripts
from studio.operations.views import ProjectView, SceneView, ScriptState


def script(project: ProjectView) -> None:
    """Everything on the page of the script."""
    if project.stage is None or not _written(project):
        st.info(t("project.no_script"), icon=":material/edit_note:")
        if project.status == "draft":
            _bring_in(project, None)
        return
    with told():
        state = scripts.state(actor(), project.id)
        _toolbar(project, state)
        if state.findings:
            with st.expander(t("script.findings", n=len(state.findings)), icon=":material/rule:"):
                st.markdown("\n".join(f"- {plain(stored(f))}" for f in dict.fromkeys(state.findings)))
        cast(project, state)
        scenes = scripts.scenes(actor(), project.id)
        numbers = [e.number for e in state.script.episodes]
        number = numbers[0]
        if len(numbers) > 1:
            number = st.segmented_control(t("script.episode"), numbers, default=numbers[0], required=True, label_visibility="collapsed",
                                          format_func=lambda n: t("project.episode", n=n), key=f"episode_{project.id}") or numbers[0]
        _episode(project, state, number)
        for scene in [s for s in scenes if s.episode == number]:
            _scene(project, state, scene)
        if state.editable and st.button(t("script.add_scene"), icon=":material/add:", key="add_scene"):
            script_edits.add_scene(actor(), project.id, {"episode": number, "number": len([s for s in scenes if s.episode == number]) + 1})
            st.rerun()


def _written(project: ProjectView) -> bool:
    try:
        return scripts.state(actor(), project.id).revision > 0
    except StudioError:
        return False


def _toolbar(project: ProjectView, state: ScriptState) -> None:
    """Length (against the target, if there is one), history, files."""
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        for episode in state.script.episodes[:3]:
            seconds = sum(x.seconds for x in state.lengths if x.episode == episode.number)
            if state.own_lengths:
                st.caption(t("script.own_length", n=episode.number, seconds=round(seconds)))
                continue
            share = seconds / max(1, state.target_seconds)
            st.progress(min(1.0, share), text=t("script.length", n=episode.number, seconds=round(seconds), target=state.target_seconds)
                        + (f" · {t('script.longer')}" if share > 1.08 else f" · {t('script.shorter')}" if share < 0.85 else ""))
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(t("script.history"), icon=":material/history:", key="history"):
            dialog(t("script.history"), _history, "large")(project, state)
        with st.popover(t("script.files"), icon=":material/swap_vert:"):
            for kind, name in (("fountain", "Fountain"), ("markdown", "Markdown"), ("json", "JSON")):
                file, media, text = scripts.exported(actor(), project.id, kind)  # type: ignore[arg-type]
                st.download_button(t("script.export", kind=name), text, file, media, icon=":material/download:", width="stretch", on_click="ignore",
                                   key=f"export_{kind}")
            if state.editable:
                _bring_in(project, state.revision)
    if not state.editable and project.status in ("queued", "running"):
        st.caption(t("script.pause_to_edit"))


def _bring_in(project: ProjectView, seen: int | None) -> None:
    """Upload a script in the place of this one."""
    file = st.file_uploader(t("script.import"), ["fountain", "md", "txt", "json", "spmd"], key="script_file", max_upload_size=2)
    if file is not None and st.button(t("script.import_button"), icon=":material/upload:", key="import_script"):
        try:
            text = file.getvalue().decode("utf-8")
        except UnicodeDecodeError:
            st.error(t("script.not_text"))
            return
        kind = {"md": "markdown", "json": "json", "fountain": "fountain", "spmd": "fountain"}.get(file.name.rpartition(".")[2].lower(), "auto")
        with told():
            script_edits.imported(actor(), project.id, text, kind, seen)
            st.rerun()


def _episode(project: ProjectView, state: ScriptState, number: int) -> None:
    """Title, logline and hook of an episode."""
    episode = state.script.episodes[number - 1]
    with st.expander(f"**{t('project.episode', n=number)} · {plain(episode.title)}**", icon=":material/movie:"), st.form(f"episode_form_{number}", border=False):
        title = st.text_input(t("script.title"), episode.title, max_chars=80, disabled=not state.editable)
        logline = st.text_area(t("script.logline"), episode.logline, max_chars=400, height=80, disabled=not state.editable)
        hook = st.text_input(t("script.hook"), episode.hook, max_chars=200, help=t("script.hook_help"), disabled=not state.editable)
        if st.form_submit_button(t("script.save"), disabled=not state.editable):
            with told():
                script_edits.change_episode(actor(), project.id, number, {"title": title, "logline": logline, "hook": hook})
                st.rerun()


def _scene(project: ProjectView, state: ScriptState, scene: SceneView) -> None:
    with st.container(border=True, key=f"scene_card_{scene.id}"):
        head, buttons = st.columns([4, 1], vertical_alignment="center")
        head.markdown(f"**{scene.episode}.{scene.number} {plain(scene.title)}**  \n:gray[:small[{plain(_line(scene))}]]")
        with buttons, st.container(horizontal=True, horizontal_alignment="right"):
            _heading(project, state, scene)
        _beats(project, state, scene)


def _line(scene: SceneView) -> str:
    return " · ".join([scene.place, t(f"setting.{scene.setting}"), t(f"time.{scene.time_of_day}"), t(f"weather.{scene.weather}"), t(f"mood.{scene.mood}")])


def _heading(project: ProjectView, state: ScriptState, scene: SceneView) -> None:
    """Where and when the scene plays, its place among the others, and its removal."""
    with st.popover("", icon=":material/tune:", disabled=not state.editable, help=t("script.heading")), st.form(f"heading_{scene.id}_{scene.version}", border=False):
        title = st.text_input(t("script.title"), scene.title, max_chars=80)
        place = st.text_input(t("script.place"), scene.place, max_chars=80)
        one, two = st.columns(2)
        values: dict[str, Any] = {"title": title, "place": place}
        for column, field, words, kind in ((one, "setting", "setting", Setting), (two, "time_of_day", "time", TimeOfDay), (one, "weather", "weather", Weather),
                                           (two, "mood", "mood", Mood)):
            options = list(get_args(kind))
            values[field] = column.selectbox(t(f"script.{field}"), options, options.index(getattr(scene, field)), format_func=named(words))
        values["description"] = st.text_area(t("script.description"), scene.description, max_chars=1000, height=90)
        number = st.number_input(t("script.number"), 1, max(1, len(state.script.episodes[scene.episode - 1].scenes)), scene.number)
        save, remove = st.columns(2)
        saved = save.form_submit_button(t("script.save"), type="primary", width="stretch")
        if remove.form_submit_button(t("script.remove_scene"), icon=":material/delete:", width="stretch"):
            with told():
                script_edits.remove_scene(actor(), project.id, scene.id, scene.version)
                st.rerun()
        if saved:
            with told():
                script_edits.change_scene(actor(), project.id, scene.id, values, scene.version)
                if number != scene.number:
                    script_edits.move_scene(actor(), project.id, scene.id, {"episode": scene.episode, "number": int(number)})
                st.rerun()


@st.fragment
def _beats(project: ProjectView, state: ScriptState, first: SceneView) -> None:
    """The lines. A fragment: saving them runs nothing else of the page."""
    kept = st.session_state.setdefault(f"beats_{first.id}", {"answered": 0, "saved": 0, "clash": None, "told": ""})
    found = [s for s in scripts.scenes(actor(), project.id, first.episode) if s.id == first.id]
    if not found:
        st.rerun()
    scene = found[0]
    seconds = next((x.seconds for x in state.lengths if (x.episode, x.number) == (scene.episode, scene.number)), 0.0)
    asked = scene_editor(f"editor_{first.id}", scene=str(scene.id), version=scene.version, beats=scene.beats, cast=[c.name for c in state.script.characters],
                         seconds=kept.get("seconds", seconds), editable=state.editable, answered=kept["answered"], saved=kept["saved"], clash=kept["clash"], locale=language())
    if asked is not None and asked.number != kept["answered"]:
        _answer(project, scene, asked, kept)
        st.rerun(scope="fragment")
    if kept["told"]:
        st.error(kept["told"])


def _answer(project: ProjectView, scene: SceneView, asked: Asked, kept: dict[str, Any]) -> None:
    """Save or rewrite, and remember what to tell."""
    kept["answered"], kept["saved"], kept["told"] = asked.number, 0, ""
    try:
        if asked.what == "save":
            state = script_edits.change_scene(actor(), project.id, scene.id, {"beats": asked.beats}, asked.version)
            # Somebody may have saved again since, and what this browser types next must not be taken for an edit of that.
            kept["saved"] = min(asked.version + 1, _version(project, scene))
        else:
            values = {"beats": asked.beats, "instruction": asked.instruction}
            state = script_edits.rewrite(actor(), project.id, scene.id, values, asked.version)
        kept["seconds"] = next(x.seconds for x in state.lengths if (x.episode, x.number) == (scene.episode, scene.number))
    except Conflict as error:
        if isinstance(error.details, dict) and "beats" in error.details:
            kept["clash"] = {"n": asked.number, "version": error.details["version"], "beats": error.details["beats"]}
        else:
            kept["told"] = words_of(error)
    except StudioError as error:
        kept["told"] = words_of(error)


def _version(project: ProjectView, scene: SceneView) -> int:
    return next((s.version for s in scripts.scenes(actor(), project.id, scene.episode) if s.id == scene.id), 0)


def _history(project: ProjectView, state: ScriptState) -> None:
    """The revisions, what each changed, and the way back."""
    with told():
        found = scripts.revisions(actor(), project.id).items
        names = {r.number: f"{r.number} · {r.created_at.astimezone():%m-%d %H:%M} · {r.author or t('script.writer')} · {_reason(r.reason)}" for r in found}
        chosen = st.selectbox(t("script.revision"), list(names), format_func=names.__getitem__, key="revision")
        if chosen is None:
            return
        against = st.radio(t("script.compare"), ["before", "now"], format_func=lambda v: t(f"script.compare_{v}"), horizontal=True, key="compare")
        older, newer = (max(1, chosen - 1), chosen) if against == "before" else (chosen, state.revision)
        told_changes = scripts.differences(actor(), project.id, older, newer, language(), lambda kind, value: t(f"{kind}.{value}"))
        st.markdown(f"**{told_changes.summary}**")
        for change in told_changes.changes[:60]:
            gap = "  \n"
            before = f":red[~~{plain(change.before)}~~]" if change.before else ""
            after = f":green[{plain(change.after)}]" if change.after else ""
            st.markdown(f"`{change.where}` {before}{gap if before and after else ''}{after}")
        if state.editable and chosen != state.revision and st.button(t("script.restore", n=chosen), icon=":material/restore:", type="primary"):
            script_edits.restore(actor(), project.id, chosen)
            st.rerun()


def _reason(reason: str) -> str:
    """What a revision was made for, in words."""
    word, _, rest = reason.partition(" ")
    known = {"written": "written", "scene": "scene", "scene added": "scene_added", "scene removed": "scene_removed", "scene moved": "scene_moved",
             "episode": "episode", "character": "character", "character added": "character_added", "character removed": "character_removed", "edited": "edited"}
    if reason in known:
        return t(f"reason.{known[reason]}")
    if word in ("restored", "imported", "rewritten:"):
        return t(f"reason.{word.rstrip(':')}", what=rest)
    return reason
