"""My dramas."""
import streamlit as st

from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import generation, projects

PER_PAGE = 24

head, button = st.columns([4, 1], vertical_alignment="bottom")
head.title(t("home.title"))
if button.button(t("home.new"), type="primary", icon=":material/add:", width="stretch", key="new_drama"):
    st.switch_page("../pages/new.py")

with told():
    search = st.text_input(t("home.search"), placeholder=t("home.search"), label_visibility="collapsed", key="home_search", max_chars=100,
                           on_change=lambda: st.session_state.pop("home_page", None))
    found = projects.listing(actor(), st.session_state.get("home_page", 1), PER_PAGE, search=search.strip())
    if not found.total and not search:
        with st.container(border=True, horizontal_alignment="center"):
            st.subheader(t("home.empty_title"))
            st.write(t("home.empty_text"))
            st.markdown(f"*{t('home.example')}*")
            if st.button(t("home.try_example"), type="primary", icon=":material/movie:", key="try_example"):
                project = generation.generate_drama(actor(), {"prompt": t("home.example")})
                st.session_state["project"] = str(project.id)
                st.switch_page("../pages/project.py")
    with st.container(horizontal=True):
        for project in found.items:
            with st.container(border=True, width=240):
                if project.poster_url:
                    st.image(project.poster_url, width="stretch")
                st.markdown(f"**{plain(project.title) or t('new.title')}**")
                st.caption(f"{t(f'status.{project.status}')} · {project.target_episodes} × {project.target_duration_sec} s")
                if project.status in ("queued", "running"):
                    st.progress(project.progress)
                if st.button(t("home.open"), key=f"open_{project.id}", width="stretch"):
                    st.session_state["project"] = str(project.id)
                    st.switch_page("../pages/project.py")
    if found.total > PER_PAGE:
        st.pagination(-(-found.total // PER_PAGE), key="home_page")
