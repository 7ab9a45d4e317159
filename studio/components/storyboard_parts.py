"""The storyboard of a drama on its page."""
from __future__ import annotations

import streamlit as st

from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import storyboards
from studio.operations.views import ProjectView, ShotView


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
