"""The parts of a drama's page: its buttons, film, script, storyboard, verdicts and activity."""
from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import generation, projects, reviews, scripts, storyboards
from studio.operations.views import DeliverableView, ProjectView, SceneView, ShotView

_CARD_CSS = """
<style>
.beat { margin: .15rem 0 .45rem; line-height: 1.6 } .beat b { margin-right: .5em }
.beat.action { opacity: .7; font-style: italic } .beat.narration { border-left: 3px solid var(--st-primary-color); padding-left: .6em }
.beat small { opacity: .55; margin-right: .5em }
</style>
"""


def controls(project: ProjectView) -> None:
    """The buttons that make sense in the present state."""
    offered: dict[str, tuple[str, Callable[..., object]]] = {}
    if project.status == "waiting":
        offered["approve"] = ("check", generation.approve)
    if project.status in ("queued", "running"):
        offered["pause"] = ("pause", generation.pause)
    if project.status == "paused":
        offered["resume"] = ("play_arrow", generation.resume)
    if project.status in ("failed", "cancelled"):
        offered["retry"] = ("refresh", generation.retry)
    if project.status in ("queued", "running", "paused", "waiting"):
        offered["cancel"] = ("close", generation.cancel)
    with st.container(horizontal=True, horizontal_alignment="right"):
        for name, (icon, act) in offered.items():
            kind = "primary" if name in ("approve", "retry", "resume") else "secondary"
            if st.button(t(f"project.{name}"), icon=f":material/{icon}:", type=kind, key=f"do_{name}"):  # type: ignore[arg-type]
                with told():
                    act(actor(), project.id)
                    st.rerun()


def film(project: ProjectView) -> None:
    """The player of each episode with its downloads."""
    with told():
        files = projects.deliverables(actor(), project.id)
        episodes = sorted({f.episode for f in files if f.episode is not None})
        if not episodes:
            st.info(t("project.no_film"), icon=":material/hourglass_empty:")
            return
        tabs = st.tabs([t("project.episode", n=n) for n in episodes]) if len(episodes) > 1 else [st.container()]
        for number, tab in zip(episodes, tabs, strict=True):
            with tab:
                _episode([f for f in files if f.episode == number], project)


def _episode(files: list[DeliverableView], project: ProjectView) -> None:
    by_kind = {f.kind: f for f in files}
    movie = by_kind.get("mp4")
    if movie is None:
        st.info(t("project.no_film"))
        return
    vertical = project.brief.get("aspect", "9:16") == "9:16"
    side, _, rest = st.columns([1.1, 0.1, 1.6] if vertical else [2.2, 0.1, 1])
    side.video(movie.url)
    with rest:
        st.link_button(t("project.download", n=movie.episode), movie.download_url, icon=":material/download:", type="primary")
        if srt := by_kind.get("srt"):
            st.link_button(t("project.subtitles"), srt.download_url, icon=":material/subtitles:")
        if poster := by_kind.get("poster"):
            st.link_button(t("project.poster"), poster.download_url, icon=":material/image:")
            st.image(poster.url, width=240)


def script(project: ProjectView) -> None:
    """Characters and scenes, to be read."""
    with told():
        scenes = scripts.scenes(actor(), project.id)
        if not scenes:
            st.info(t("project.no_script"), icon=":material/edit_note:")
            return
        st.html(_CARD_CSS)
        people = scripts.characters(actor(), project.id)
        if people:
            st.subheader(t("project.characters"))
            for who, column in zip(people, st.columns(max(len(people), 3)), strict=False):
                with column.container(border=True):
                    st.markdown(f"**{escape(who.name)}**")
                    st.caption(" · ".join(x for x in (who.job, who.temper) if x) or "—")
        for scene in scenes:
            _scene(scene)


def _scene(scene: SceneView) -> None:
    with st.container(border=True):
        st.markdown(f"**{scene.episode}.{scene.number} {escape(scene.title)}**")
        st.caption(t("scene.line", place=scene.place, time=t(f"time.{scene.time_of_day}"), weather=t(f"weather.{scene.weather}"))
                   + " · " + t(f"mood.{scene.mood}"))
        lines = []
        for beat in scene.beats:
            who = escape(beat.get("character") or "") if beat["kind"] == "dialogue" else t("beat.narrator") if beat["kind"] == "narration" else ""
            feeling = t(f"emotion.{beat['emotion']}") if beat["kind"] == "dialogue" and beat.get("emotion", "neutral") != "neutral" else ""
            lines.append(f"<div class='beat {beat['kind']}'>" + (f"<b>{who}</b>" if who else "") + (f"<small>{feeling}</small>" if feeling else "")
                         + escape(beat["text"]) + "</div>")
        st.html("".join(lines))


def storyboard(project: ProjectView) -> None:
    """A wall of the shots, scene by scene."""
    with told():
        shots = storyboards.shots(actor(), project.id)
        if not shots:
            st.info(t("project.no_shots"), icon=":material/view_comfy:")
            return
        for episode, scene in sorted({(s.episode, s.scene) for s in shots}):
            group = [s for s in shots if (s.episode, s.scene) == (episode, scene)]
            st.markdown(f"**{episode}.{scene}** · " + t("project.shots", n=len(group)))
            with st.container(horizontal=True):
                for shot in group:
                    _shot(shot, project)


def _shot(shot: ShotView, project: ProjectView) -> None:
    width = 170 if project.brief.get("aspect", "9:16") == "9:16" else 300
    with st.container(width=width):
        if shot.picture_url:
            st.image(shot.picture_url, width="stretch")
        else:
            st.skeleton(height=width * 16 // 9 if width == 170 else width * 9 // 16)
        st.caption(f"{shot.number} · {t('size.' + shot.spec['size'])} · {t('move.' + shot.spec['move'])} · {shot.duration_sec:.1f} s")


def verdicts(project: ProjectView) -> None:
    """What moderation found."""
    with told():
        for verdict in reviews.verdicts(actor(), project.id):
            colour = {"pass": "green", "review": "orange", "block": "red"}[verdict.decision]
            with st.expander(f":{colour}[{t('decision.' + verdict.decision)}] · {verdict.subject} · {verdict.score:.0f}/100"):
                for check in verdict.checks:
                    found = "; ".join(e["what"] for e in check.get("evidence", [])[:4])
                    st.markdown(f"{'✓' if check['decision'] == 'pass' else '•'} {check['name']} · {check['score']:.0f}" + (f" — {escape(found)}" if found else ""))


def activity(project: ProjectView) -> None:
    """The last events, newest first."""
    with told():
        events = projects.events(actor(), project.id, last=60)
        st.subheader(t("project.events"))
        rows = [{" ": e.at.astimezone().strftime("%H:%M:%S"), "  ": t(f"stage.{e.stage}") if e.stage else "", "   ": e.message or e.type} for e in reversed(events)]
        st.dataframe(rows, hide_index=True, width="stretch")
