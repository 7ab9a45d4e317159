"""What there is to see of a drama while it is being made: the idea, then the script, then one picture after the other."""
from __future__ import annotations

import streamlit as st

from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import scripts, storyboards
from studio.operations.views import ProjectView, SceneView, ShotView

_WALL = 18
"""Shots shown; the rest is on the storyboard's page."""
_LINES = 10
_WIDTH = {"9:16": 112, "16:9": 232, "1:1": 150}


def making(project: ProjectView) -> None:
    """The newest of it, looked for every two seconds without running the page again."""
    @st.fragment(run_every=2.0)
    def newest() -> None:
        with told():
            scenes = scripts.scenes(actor(), project.id)
            if not scenes:
                _idea(project)
                return
            shots = storyboards.shots(actor(), project.id)
            if shots:
                _wall(project, shots)
            _opening(scenes)

    newest()


def _idea(project: ProjectView) -> None:
    with st.container(border=True):
        st.markdown(f":gray[:small[{t('making.idea')}]]  \n**{plain(str(project.brief.get('prompt', ''))[:300])}**")
        st.caption(t("making.writing"))
        for _ in range(3):
            st.skeleton(height=18)


def _wall(project: ProjectView, shots: list[ShotView]) -> None:
    """Pictures in their order, an empty frame for each that is to come."""
    aspect = str(project.brief.get("aspect", "9:16"))
    width = _WIDTH.get(aspect, 112)
    high = {"9:16": width * 16 // 9, "16:9": width * 9 // 16}.get(aspect, width)
    drawn = sum(1 for s in shots if s.picture_url)
    st.markdown(f"**{t('making.pictures')}** :gray[:small[{drawn} / {len(shots)}]]")
    with st.container(horizontal=True, gap="small", key="making_wall"):
        for shot in shots[:_WALL]:
            with st.container(key=f"frame_making_{shot.id}", width=width, gap=None):
                if shot.picture_url:
                    st.image(shot.picture_url, width="stretch", alt=shot.key)
                else:
                    st.skeleton(height=high)


def _opening(scenes: list[SceneView]) -> None:
    """How the script begins."""
    first = scenes[0]
    with st.container(border=True):
        st.markdown(f"**{plain(first.title)}**  \n:gray[:small[{plain(first.place)} · {t(f'time.{first.time_of_day}')} · {t(f'weather.{first.weather}')}]]")
        said = [f":gray[*{plain(b['text'])}*]" if b["kind"] == "action" else (f"**{plain(b['character'])}**  " if b.get("character") else "") + plain(b["text"])
                for b in first.beats[:_LINES]]
        st.markdown("  \n".join(said) + ("  \n:gray[…]" if len(first.beats) > _LINES or len(scenes) > 1 else ""))
