"""The script of a drama on its page."""
from __future__ import annotations

from html import escape

import streamlit as st

from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import scripts
from studio.operations.views import ProjectView, SceneView

_CARD_CSS = """
<style>
.beat { margin: .15rem 0 .45rem; line-height: 1.6 } .beat b { margin-right: .5em }
.beat.action { opacity: .7; font-style: italic } .beat.narration { border-left: 3px solid var(--st-primary-color); padding-left: .6em }
.beat small { opacity: .55; margin-right: .5em }
</style>
"""


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
