"""The film of a drama: player and downloads."""
from __future__ import annotations

import streamlit as st

from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import projects
from studio.operations.views import DeliverableView, ProjectView


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
