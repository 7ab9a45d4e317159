"""The pieces of the page on which a drama begins."""
from __future__ import annotations

from typing import Any

import streamlit as st

from studio.components.home_parts import open_drama
from studio.components.look import ASSETS
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import language, t
from studio.operations import generation, models, script_edits
from studio.operations.choices import CHOICES, examples

_PREVIEWS = ASSETS / "styles"


def idea() -> str:
    """The idea, typed or taken from an example."""
    prompts = {e.label: e.prompt for e in examples(language())}
    picked = st.pills(t("new.examples"), list(prompts), key=f"example_{language()}")
    if picked is not None and st.session_state.get("example_shown") != picked:
        st.session_state["example_shown"] = picked
        st.session_state["idea"] = prompts[picked]
    return st.text_area(t("new.idea"), height=130, max_chars=20_000, help=t("new.idea_help"), placeholder=t("new.placeholder"), key="idea")


def style() -> str:
    """The style packs as pictures of the same shot; a press on one chooses it."""
    packs: list[str] = CHOICES["style"]
    chosen: str = st.session_state.setdefault("style", packs[0])

    def choose(pack: str) -> None:
        st.session_state["style"] = pack

    st.markdown(f":small[{t('new.style')}]")
    with st.container(horizontal=True, gap="small", key="styles"):
        for pack in packs:
            with st.container(key=f"option_{pack}", gap="xsmall"):
                with st.container(key=f"frame_{'on' if pack == chosen else 'off'}_{pack}", gap=None):
                    st.image(str(_PREVIEWS / f"{pack}.jpg"), width="stretch", alt=t(f"style.{pack}"))
                    st.button(t(f"style.{pack}"), key=f"style_{pack}", on_click=choose, args=(pack,))
                st.markdown(f"**:primary[:material/check_circle: {t(f'style.{pack}')}]**" if pack == chosen else t(f"style.{pack}"), text_alignment="center")
    return chosen


def writer() -> str:
    """Who writes; what is not configured here says what it needs."""
    known = [x for x in models.listing().models if x.makes == "text"]
    usable = ["", *(x.id for x in known if x.configured)]
    words = {"": t("new.writer_default")} | {x.id: f"{x.id} · {x.name}" for x in known}
    chosen = st.selectbox(t("new.model"), usable, format_func=words.__getitem__, key="writer") or ""
    if missing := [f"{x.id} ({', '.join(x.needs)})" for x in known if not x.configured]:
        st.caption(t("new.writers_missing", names=", ".join(missing)))
    return chosen


def start(order: dict[str, Any]) -> None:
    """Order a drama and go to it. What was typed stays when it is refused."""
    open_drama(generation.generate_drama(actor(), order).id)


def from_script() -> None:
    """A drama out of somebody's own script."""
    st.caption(t("new.script_about"))
    title = st.text_input(t("new.name_script"), max_chars=120, key="script_title")
    file = st.file_uploader(t("script.import"), ["fountain", "md", "txt", "json", "spmd"], key="new_script_file", max_upload_size=2)
    text = st.text_area(t("new.script_text"), height=260, max_chars=800_000, placeholder=t("new.script_placeholder"), key="new_script_text")
    if not st.button(t("new.script_button"), type="primary", icon=":material/edit_note:", width="stretch", key="begin_from_script"):
        return
    with told():
        if file is not None:
            try:
                text = file.getvalue().decode("utf-8")
            except UnicodeDecodeError:
                st.error(t("script.not_text"))
                return
        project = script_edits.begin(actor(), {"title": title, "text": text})
        st.session_state["project"] = str(project.id)
        st.switch_page("../pages/script.py", query_params={"id": str(project.id)})

