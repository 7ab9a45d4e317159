"""The head of every page of a drama: its name, where it stands, its buttons, the way to its other pages."""
from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from engine.errors import NotFound
from studio.components.live import live_stages
from studio.components.plain import plain
from studio.components.session import actor
from studio.components.stored import stored
from studio.components.told import told
from studio.components.words import t
from studio.operations import generation, projects
from studio.operations.views import ProjectView

PAGES = {"project": "theaters", "script": "edit_note", "storyboard": "view_comfy", "activity": "timeline"}
"""The pages of a drama, in order, each with its icon."""
BADGES = {"draft": "gray", "queued": "blue", "running": "blue", "waiting": "orange", "paused": "gray", "in_review": "orange", "done": "green",
          "failed": "red", "cancelled": "gray"}
"""The colour of each status."""


def project_header(page: str) -> ProjectView:
    """Draw the head and give the drama that the address (`?id=…`), or the page before, names. Stops the page when there
    is none that the viewer may see."""
    wanted = st.query_params.get("id") or st.session_state.get("project")
    project = None
    with told(), suppress(NotFound):  # what is said below says it better
        project = projects.find(actor(), wanted)
    if project is None:
        st.info(t("project.none"), icon=":material/search_off:")
        st.page_link("../pages/home.py", label=t("project.back"), icon=":material/arrow_back:")
        st.stop()
    st.query_params["id"] = st.session_state["project"] = str(project.id)
    with st.container(horizontal=True, gap="small", key="drama_tabs"):
        st.page_link("../pages/home.py", label=t("project.back"), icon=":material/arrow_back:")
        for name, icon in PAGES.items():
            with st.container(key="tab_on" if name == page else f"tab_{name}", width="content"):
                st.page_link(f"../pages/{name}.py", label=t(f"project.pages.{name}"), icon=f":material/{icon}:", query_params={"id": str(project.id)})
    head, buttons = st.columns([3, 2], vertical_alignment="bottom")
    head.markdown(f"## {plain(project.title) or t('new.title')} :{BADGES[project.status]}-badge[{t(f'status.{project.status}')}]")
    with buttons:
        controls(project)
    _stages(project)
    _notices(project)
    return project


def _stages(project: ProjectView) -> None:
    if project.status == "done":
        return
    stages = projects.stages(actor(), project.id)
    live_stages(str(project.id), [{"name": s.name, "label": t(f"stage.{s.name}"), "progress": s.progress} for s in stages], project.stage,
                project.status in ("queued", "running"), project.last_event_id)
    if project.status == "running":
        left = project.seconds_left or 0
        st.caption(t("project.seconds_left", n=max(5, 5 * round(left / 5))) if left < 90 else t("project.minutes_left", n=math.ceil(left / 60)))


def _notices(project: ProjectView) -> None:
    """Why it does not go on, and what was made by a stand-in."""
    if project.status == "waiting":
        st.info(t("project.waiting_budget", why=stored(project.message)) if project.gate == "budget" else t("project.waiting"), icon=":material/pan_tool:")
    elif project.status == "in_review":
        st.warning(t("project.in_review"), icon=":material/gavel:")
    elif project.status == "failed":
        st.error(t("project.failed", why=stored(project.message)), icon=":material/error:")
    if project.degraded:
        st.caption(t("project.degraded", n=len(project.degraded)))


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
