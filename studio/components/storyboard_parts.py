"""The storyboard of a drama on its page: a wall of shots, and everything that can be done to one."""
from __future__ import annotations

from typing import Any, get_args
from uuid import UUID, uuid4

import streamlit as st

from engine.drama.storyboard import Placement
from engine.drama.vocabulary import (
    Angle,
    Animals,
    Emotion,
    Light,
    Mood,
    Move,
    Pose,
    ShotSize,
    TimeOfDay,
    Transition,
    Weather,
)
from studio.components.animatic import animatic
from studio.components.arrange import arrange
from studio.components.dialogs import dialog
from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import named, t
from studio.operations import scripts, storyboards, uploads
from studio.operations.access import may_edit
from studio.operations.views import AheadView, ProjectView, SceneView, ShotView, TakeView


def storyboard(project: ProjectView, ahead: AheadView | None) -> None:
    """A wall of the shots, scene by scene."""
    with told():
        shots = storyboards.shots(actor(), project.id)
        if not shots:
            st.info(t("project.no_shots"), icon=":material/view_comfy:")
            return
        editable = may_edit(actor(), project.owner_id, project.status)
        episodes = sorted({s.episode for s in shots})
        number = episodes[0]
        if len(episodes) > 1:
            number = st.segmented_control(t("script.episode"), episodes, default=episodes[0], required=True, label_visibility="collapsed",
                                          format_func=lambda n: t("project.episode", n=n), key=f"board_episode_{project.id}") or episodes[0]
        shots = [s for s in shots if s.episode == number]
        scenes = {s.number: s for s in scripts.scenes(actor(), project.id, number)}
        if any(s.picture_url for s in shots):
            preview = st.expander(t("animatic.title"), icon=":material/slideshow:", on_change="rerun", key=f"animatic_open_{number}")
            with preview:
                if preview.open:
                    animatic(f"animatic_{project.id}_{number}", shots, list(scenes.values()))
        if editable:
            _bulk(project, shots)
        for scene in sorted({s.scene for s in shots}):
            _scene(project, [s for s in shots if s.scene == scene], scenes.get(scene), ahead, editable)


def _chosen(shots: list[ShotView]) -> list[ShotView]:
    return [s for s in shots if st.session_state.get(f"pick_{s.id}")]


def _bulk(project: ProjectView, shots: list[ShotView]) -> None:
    """What can be done to several shots."""
    chosen = _chosen(shots)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("board.chosen", n=len(chosen)) if chosen else t("board.choose"), width="stretch")
        if chosen and st.button(t("board.redraw_chosen", n=len(chosen)), icon=":material/brush:", type="primary", key="redraw_chosen"):
            with told():
                storyboards.redraw(actor(), project.id, {"shots": [str(s.id) for s in chosen]}, key=uuid4().hex)
                st.rerun()
        if not chosen and st.button(t("board.redraw_all"), icon=":material/format_paint:", type="tertiary", key="redraw_all", help=t("board.redraw_all_help")):
            with told():
                storyboards.redraw(actor(), project.id, {}, key=uuid4().hex)
                st.rerun()


def _scene(project: ProjectView, shots: list[ShotView], scene: SceneView | None, ahead: AheadView | None, editable: bool) -> None:
    first = shots[0]
    seconds = sum(s.duration_sec for s in shots)
    moving = False
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"**{first.episode}.{first.scene} {plain(scene.title) if scene else ''}** :gray[:small[{t('project.shots', n=len(shots))} · {seconds:.0f} s]]", width="stretch")
        if editable and len(shots) > 1:
            moving = st.toggle(t("board.arrange"), key=f"arrange_{first.episode}_{first.scene}")
        if editable and any(s.by_hand for s in shots) and st.button(t("board.reboard"), key=f"reboard_{first.episode}_{first.scene}", help=t("board.reboard_help")):
            with told():
                storyboards.reboard(actor(), project.id, first.episode, first.scene)
                st.rerun()
    if moving:
        _order(project, shots, scene)
        return
    with st.container(horizontal=True):
        for shot in shots:
            _card(project, shot, scene, ahead, editable)


def _order(project: ProjectView, shots: list[ShotView], scene: SceneView | None) -> None:
    """The scene's shots as a strip, instead of their cards."""
    first = shots[0]
    moved = arrange(f"strip_{first.episode}_{first.scene}", shots, [_words(s, scene) for s in shots], project.brief.get("aspect", "9:16"))
    if moved:
        with told():
            storyboards.move(actor(), project.id, UUID(moved[0]), {"number": moved[1]})
            st.rerun()


def _width(project: ProjectView) -> int:
    return {"9:16": 164, "16:9": 300, "1:1": 220}[project.brief.get("aspect", "9:16")]


def _card(project: ProjectView, shot: ShotView, scene: SceneView | None, ahead: AheadView | None, editable: bool) -> None:
    width = _width(project)
    tall = {"9:16": width * 16 // 9, "16:9": width * 9 // 16, "1:1": width}[project.brief.get("aspect", "9:16")]
    with st.container(width=width, gap="xsmall"):
        with st.container(key=f"frame_{shot.id}", gap=None):
            if shot.picture_url:
                st.image(shot.picture_url, width="stretch", alt=_words(shot, scene))
            else:
                st.skeleton(height=tall)
            if editable:
                st.checkbox(t("board.pick", n=shot.number), key=f"pick_{shot.id}", label_visibility="collapsed")
                if st.button(t("board.edit"), key=f"shot_{shot.id}", icon=":material/edit:"):
                    dialog(t("board.shot", shot=f"{shot.episode}.{shot.scene}.{shot.number}"), _edit, "large")(project, shot, scene)
        marks = _marks(shot, ahead)
        st.markdown(f"**{shot.number}** :small[{t('size.' + shot.spec['size'])} · {t('move.' + shot.spec['move'])} · {shot.duration_sec:.1f} s]"
                    + (f"  \n{' '.join(marks)}" if marks else "") + f"  \n:gray[:small[{plain(_words(shot, scene))}]]")


def _marks(shot: ShotView, ahead: AheadView | None) -> list[str]:
    """What there is to know about a shot at a glance."""
    marks = []
    if shot.locked:
        marks.append(f":gray-badge[:material/lock: {t('board.locked')}]")
    if ahead and shot.key in ahead.draw:
        marks.append(f":orange-badge[:material/update: {t('board.stale_picture')}]")
    elif ahead and shot.key in ahead.film:
        marks.append(f":orange-badge[:material/update: {t('board.stale_film')}]")
    if shot.degraded:
        marks.append(f":red-badge[{t('board.degraded')}]")
    return marks


def _words(shot: ShotView, scene: SceneView | None) -> str:
    """What is heard, or else done, during a shot, in short."""
    if scene is None:
        return ""
    beats = [scene.beats[i] for i in shot.spec["beats"] if i < len(scene.beats)]
    said = [b for b in beats if b["kind"] != "action"] or beats
    text = " / ".join((f"{b['character']}：" if b.get("character") and b["kind"] == "dialogue" else "") + b["text"] for b in said)
    return text if len(text) <= 40 else text[:39] + "…"


def _edit(project: ProjectView, first: ShotView, scene: SceneView | None) -> None:
    with told():
        shot = storyboards.one(actor(), project.id, first.id)
        picture, form = st.columns([1, 1] if project.brief.get("aspect") == "16:9" else [1, 2])
        with picture:
            if shot.picture_url:
                st.image(shot.picture_url, width="stretch")
            st.caption(_words(shot, scene))
            _take_buttons(project, shot)
        with form:
            _spec(project, shot)
        _structure(project, shot)
        _takes(project, shot)


def _take_buttons(project: ProjectView, shot: ShotView) -> None:
    with st.container(horizontal=True):
        if st.button(t("board.redraw"), icon=":material/brush:", disabled=shot.locked, key="redraw_one"):
            storyboards.redraw(actor(), project.id, {"shots": [str(shot.id)]}, key=uuid4().hex)
            st.rerun()
        if st.button(t("board.unlock" if shot.locked else "board.lock"), icon=":material/lock_open:" if shot.locked else ":material/lock:", key="lock_one"):
            storyboards.lock(actor(), project.id, shot.id, not shot.locked)
            st.rerun()


def _spec(project: ProjectView, shot: ShotView) -> None:
    """The fields of the shot."""
    spec = shot.spec
    with st.form(f"spec_{shot.id}_{shot.version}", border=False):
        one, two = st.columns(2)
        values: dict[str, Any] = {}
        for at, (field, kind) in enumerate((("size", ShotSize), ("move", Move), ("angle", Angle), ("transition", Transition), ("light", Light), ("mood", Mood),
                                            ("time_of_day", TimeOfDay), ("weather", Weather))):
            options = [o for o in get_args(kind) if field != "size" or (o == "insert") == (spec["size"] == "insert")]
            words = {"time_of_day": "time"}.get(field, field)
            values[field] = (one, two)[at % 2].selectbox(t(f"board.{field}"), options, options.index(spec[field]), format_func=named(words))
        values["seconds"] = one.number_input(t("board.seconds"), 0.3, float(storyboards.MAX_SHOT_SECONDS), float(shot.duration_sec), 0.1, format="%.1f",
                                             help=t("board.seconds_help"))
        stood = [Placement.model_validate(a) for a in spec["actors"]]
        actors = [_placement(who) for who in stood]
        if spec["size"] != "insert":
            shown = [c["being"] for c in spec.get("creatures", [])]
            kept = st.multiselect(t("board.animals"), sorted(Animals), shown, format_func=named("look.being"), max_selections=2)
            if sorted(kept) != sorted(shown):
                values["animals"] = kept
        if st.form_submit_button(t("script.save"), type="primary", icon=":material/save:"):
            changes = {k: v for k, v in values.items() if v != spec.get(k)}
            if abs(values["seconds"] - shot.duration_sec) < 0.05:
                changes.pop("seconds", None)
            if actors != [who.model_dump(mode="json") for who in stood]:
                changes["actors"] = actors
            if changes:
                storyboards.change(actor(), project.id, shot.id, changes, shot.version)
            st.rerun()


def _placement(who: Placement) -> dict[str, Any]:
    """One person of the shot: pose, feeling, where they stand."""
    st.markdown(f":small[**{plain(who.character)}**]")
    pose, feeling, place = st.columns([1, 1, 1.2])
    poses, feelings = list(get_args(Pose)), list(get_args(Emotion))
    made = who.model_dump(mode="json")
    made["pose"] = pose.selectbox(t("board.pose"), poses, poses.index(who.pose), format_func=named("pose"), key=f"pose_{who.character}")
    made["emotion"] = feeling.selectbox(t("board.emotion"), feelings, feelings.index(who.emotion), format_func=named("emotion"), key=f"feel_{who.character}")
    x = place.slider(t("board.x"), -1.0, 1.0, float(who.x), 0.02, key=f"x_{who.character}")
    made["x"] = who.x if abs(x - who.x) < 0.011 else x
    if who.pose == "lie":
        now = "asleep" if who.asleep else "propped" if who.propped else "awake"
        rest = st.segmented_control(t("board.rest"), ["awake", "asleep", "propped"], default=now, required=True, format_func=named("rest"), key=f"rest_{who.character}")
        made |= {"asleep": rest == "asleep", "propped": rest == "propped"}
    return made


def _structure(project: ProjectView, shot: ShotView) -> None:
    """Split, merge, move, remove, upload."""
    def do(act: Any, *arguments: Any) -> None:
        act(actor(), project.id, shot.id, *arguments)
        st.rerun()

    with st.container(horizontal=True):
        if st.button(t("board.left"), icon=":material/arrow_back:", disabled=shot.number == 1, key="left"):
            do(storyboards.move, {"number": shot.number - 1})
        if st.button(t("board.right"), icon=":material/arrow_forward:", key="right"):
            do(storyboards.move, {"number": shot.number + 1})
        if st.button(t("board.split"), icon=":material/content_cut:", key="split"):
            do(storyboards.split, {"after": max(1, len(shot.spec["beats"]) // 2)})
        if st.button(t("board.merge"), icon=":material/merge:", key="merge"):
            do(storyboards.merge)
        if st.button(t("board.remove"), icon=":material/delete:", key="remove"):
            do(storyboards.remove)
    file = st.file_uploader(t("board.upload"), ["jpg", "jpeg", "png", "webp", "gif", "mp4", "mov", "webm"], key=f"upload_{shot.id}", max_upload_size=50)
    if file is not None and st.button(t("board.upload_button"), icon=":material/upload:", key="upload_one"):
        with st.spinner(t("board.reading")):
            uploads.for_shot(actor(), project.id, shot.id, file)
        st.rerun()


def _takes(project: ProjectView, shot: ShotView) -> None:
    """All takes side by side, one of them shown."""
    takes = storyboards.takes(actor(), project.id, shot.id)
    if len(takes) < 2:
        return
    st.markdown(f"**{t('board.takes', n=len(takes))}**")
    with st.container(horizontal=True):
        for at, take in enumerate(takes):
            _take(project, shot, take, len(takes) - at)


def _take(project: ProjectView, shot: ShotView, take: TakeView, number: int) -> None:
    with st.container(width=_width(project)):
        st.image(take.picture_url, width="stretch")
        st.caption(f"{number} · {t('board.own') if take.provider == 'upload' else take.provider}" + (f" · {t('board.clip')}" if take.kind == "clip" else ""))
        if take.selected:
            st.badge(t("board.shown"), color="green", icon=":material/check:")
        elif st.button(t("board.choose_take"), key=f"take_{take.id}"):
            storyboards.choose(actor(), project.id, shot.id, take.id)
            st.rerun()
