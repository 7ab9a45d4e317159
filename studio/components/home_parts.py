"""My dramas: posters with where they stand, and what can be done to each."""
from __future__ import annotations

from uuid import UUID

import streamlit as st

from studio.components.dialogs import dialog
from studio.components.header import BADGES
from studio.components.look import ASSETS
from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import language, named, t
from studio.operations import generation, projects
from studio.operations.choices import examples
from studio.operations.views import Page, ProjectStatus, ProjectView

PER_PAGE = 24
_RESTLESS = ("queued", "running")
NOTHING_CHOSEN = ("", "all", "newest")
_STATUSES = ("all", "running", "waiting", "in_review", "done", "failed", "draft", "archived")


def open_drama(project: UUID) -> None:
    """Go to a drama."""
    st.session_state["project"] = str(project)
    st.switch_page("../pages/project.py", query_params={"id": str(project)})


def undo_bar() -> None:
    """What was just deleted can be taken back."""
    gone: tuple[str, str] | None = st.session_state.get("deleted")
    if gone is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="undo_bar"):
        st.markdown(f":material/delete: {t('home.deleted', title=plain(gone[1]))}", width="stretch")
        if st.button(t("home.undo"), icon=":material/undo:", key="undo_delete"):
            with told():
                projects.restore(actor(), UUID(gone[0]))
                del st.session_state["deleted"]
                st.rerun()


def chosen() -> tuple[str, str, str]:
    """Search, status and order as they stand, before the boxes are drawn."""
    state = st.session_state
    return str(state.get("home_search") or "").strip(), str(state.get("home_status") or "all"), str(state.get("home_sort") or "newest")


def filters() -> None:
    """The boxes for search, status, order."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(t("home.search"), placeholder=t("home.search"), label_visibility="collapsed", key="home_search", max_chars=100, width="stretch", on_change=_first_page)
        st.selectbox(t("home.status"), _STATUSES, format_func=named("home.status_is"), label_visibility="collapsed", key="home_status", width=150, on_change=_first_page)
        st.selectbox(t("home.sort"), ("newest", "changed", "title", "oldest"), format_func=named("home.sort_is"), label_visibility="collapsed", key="home_sort", width=150,
                     on_change=_first_page)


def _first_page() -> None:
    st.session_state.pop("home_page", None)


def find(search: str, status: str, sort: str) -> Page[ProjectView]:
    """One page of my dramas."""
    wanted: ProjectStatus | None = None if status in ("all", "archived") else status  # type: ignore[assignment]
    return projects.listing(actor(), st.session_state.get("home_page", 1), PER_PAGE, search=search, status=wanted, sort=sort, archived=status == "archived")  # type: ignore[arg-type]


def empty() -> None:
    """Nothing yet: an example each, one click away from a first drama."""
    st.subheader(t("home.empty_title"))
    st.write(t("home.empty_text"))
    with st.container(horizontal=True, gap="medium", key="home_empty"):
        for at, example in enumerate(examples(language())):
            with st.container(width=250, gap="xsmall"):
                with st.container(key=f"frame_example_{at}", gap=None):
                    st.image(str(ASSETS / "examples" / f"{example.picture}.jpg"), width="stretch", alt=example.label)
                st.markdown(f"**{plain(example.label)}**  \n:gray[:small[{plain(example.prompt)}]]")
                if st.button(t("home.try_example"), type="primary" if at == 0 else "secondary", icon=":material/movie:", key="try_example" if at == 0 else f"try_{at}",
                             width="stretch"):
                    with told():
                        open_drama(generation.generate_drama(actor(), {"prompt": example.prompt}).id)


def grid(first: Page[ProjectView], search: str, status: str, sort: str) -> None:
    """The posters; they refresh themselves while one of them is not at rest."""
    moving = any(p.status in _RESTLESS for p in first.items)
    ready = [first]

    @st.fragment(run_every=3.0 if moving else None)
    def cards() -> None:
        with told():
            # The page's own run has just asked the database; only the timer's runs ask again.
            found = ready.pop() if ready else find(search, status, sort)
            if not found.items:
                st.info(t("home.nothing_found"), icon=":material/search_off:")
            with st.container(horizontal=True):
                for project in found.items:
                    _card(project, status == "archived")
            if moving and not any(p.status in _RESTLESS for p in found.items):
                st.rerun()

    cards()


def _card(project: ProjectView, archived: bool) -> None:
    with st.container(width=170, gap="xsmall"):
        with st.container(key=f"frame_{'poster' if project.poster_url else 'blank'}_{project.id}", gap=None):
            if project.poster_url:
                st.image(project.poster_url, width="stretch", alt=project.title)
            else:
                st.markdown(plain(project.title) or t("home.untitled"))
            if st.button(t("home.open"), key=f"open_{project.id}"):
                open_drama(project.id)
        if project.status in ("queued", "running"):
            st.progress(project.progress)
        with st.container(horizontal=True, vertical_alignment="top", gap="xsmall"):
            st.markdown(f"**{plain(project.title) or t('home.untitled')}**  \n:{BADGES[project.status]}-badge[{t(f'status.{project.status}')}] "
                        f":gray[:small[{project.target_episodes} × {project.target_duration_sec} s" + (f" · {project.cost:.2f}" if project.cost else "") + "]]", width="stretch")
            chosen = st.menu_button("", ["unarchive" if archived else "archive", "duplicate", "rename", "delete"], format_func=named("home.menu"), icon=":material/more_vert:",
                                    key=f"menu_{project.id}", type="tertiary", help=t("home.more"))
        if chosen:
            _do(project, chosen)


def _do(project: ProjectView, what: str) -> None:
    """What was chosen in a card's menu."""
    with told():
        if what == "rename":
            # Opened by the page, not by this fragment: a refresh would close it under the typist's hands.
            st.session_state["rename"] = str(project.id)
        elif what == "delete":
            projects.delete(actor(), project.id)
            st.session_state["deleted"] = (str(project.id), project.title or t("home.untitled"))
        elif what == "duplicate":
            projects.duplicate(actor(), project.id)
        else:
            projects.archive(actor(), project.id, what == "archive")
        st.rerun()


def rename() -> None:
    """Ask for the new title of the drama whose menu said so."""
    wanted = st.session_state.pop("rename", None)
    if wanted is not None:
        with told():
            dialog(t("home.menu.rename"), _rename)(projects.find(actor(), wanted))


def _rename(project: ProjectView) -> None:
    title = st.text_input(t("home.new_title"), project.title, max_chars=120, key="new_title")
    if st.button(t("script.save"), type="primary", key="rename"):
        with told():
            projects.change(actor(), project.id, {"title": title}, project.version)
            st.rerun()
