"""One drama: live progress, the film, the script, the storyboard, and what happened."""
import streamlit as st

from studio.components.live import live_stages
from studio.components.project_parts import activity, controls, film, script, storyboard, verdicts
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import projects

wanted = st.query_params.get("id") or st.session_state.get("project")
project = None
with told():
    project = projects.find(actor(), wanted)
if project is None:
    st.info(t("project.none"), icon=":material/search_off:")
    st.page_link("../pages/home.py", label=t("project.back"), icon=":material/arrow_back:")
    st.stop()

st.query_params["id"] = st.session_state["project"] = str(project.id)
st.page_link("../pages/home.py", label=t("project.back"), icon=":material/arrow_back:")
head, buttons = st.columns([3, 2], vertical_alignment="bottom")
head.title(project.title or t("new.title"))
with buttons:
    controls(project)

stages = projects.stages(actor(), project.id)
live_stages(str(project.id), [{"name": s.name, "label": t(f"stage.{s.name}"), "progress": s.progress} for s in stages], project.stage,
            project.status in ("queued", "running"), project.last_event_id)

if project.status == "waiting":
    st.info(t("project.waiting"), icon=":material/pan_tool:")
elif project.status == "in_review":
    st.warning(t("project.in_review"), icon=":material/gavel:")
elif project.status == "failed":
    st.error(t("project.failed", why=project.message), icon=":material/error:")
if project.degraded:
    st.caption(t("project.degraded", what="; ".join(map(str, project.degraded))))

names = ["film", "script", "storyboard", "activity"]
opened = "film" if project.status in ("done", "in_review") else "script"
tabs = dict(zip(names, st.tabs([t(f"project.tabs.{n}") for n in names], default=t(f"project.tabs.{opened}"), key=f"tabs_{project.id}_{opened}"), strict=True))
with tabs["film"]:
    film(project)
with tabs["script"]:
    script(project)
with tabs["storyboard"]:
    storyboard(project)
with tabs["activity"]:
    verdicts(project)
    activity(project)
