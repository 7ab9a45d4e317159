"""The pieces of the page on which a drama begins."""
from __future__ import annotations

from typing import Any

import streamlit as st

from engine.errors import BadInput
from studio.components.home_parts import open_drama
from studio.components.look import ASSETS
from studio.components.plain import plain
from studio.components.remake import duration
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import language, t
from studio.operations import estimates, generation, models, script_edits
from studio.operations.choices import CHOICES, examples
from studio.operations.model_views import Model

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


MADE = ("text", "image", "video", "speech")


def services(key: str = "new") -> dict[str, Any]:
    """Who writes, draws, films and speaks, and what it may cost: what can be used here and now is offered, of the rest it is
    said why not. Gives the fields of an order."""
    found = models.listing(actor(), wait=False)
    chosen: dict[str, Any] = {}
    with st.expander(t("new.services"), icon=":material/hub:"):
        # A row of two at a time: on a phone their order stays.
        cells = [*st.columns(2), *st.columns(2)]
        for cell, makes in zip(cells, MADE, strict=True):
            there = [m for m in found.models if m.makes == makes]
            words = {"": t("new.usual", name=t(f"provider.{found.default[makes]}"))} | {m.id: _offer(m) for m in there if m.available and not m.default}
            picked = cell.selectbox(t(f"makes.{makes}"), list(words), format_func=words.__getitem__, key=f"{key}_{makes}_service")
            if picked:
                chosen[f"{makes}_provider"] = picked
        budget = st.number_input(t("new.budget"), 0.0, 100_000.0, None, 1.0, placeholder=t("admin.no_limit"), help=t("new.budget_help"), key=f"{key}_budget")
        if budget is not None:
            chosen["budget"] = budget
        if missing := [m for m in found.models if m.makes in MADE and not m.available]:
            st.markdown(f":small[{t('new.not_there')}]  \n" + "  \n".join(
                f":gray[:small[{t(f'makes.{m.makes}')} · {t(f'provider.{m.id}')}{t('new.colon')}{_why(m)}]]" for m in missing))
    return chosen


def _offer(model: Model) -> str:
    """A service with its price."""
    price, unit = model.able.price, model.able.unit
    said = t("admin.free") if price == 0 else t("admin.price", price=f"{price:g}", unit=t(f"admin.unit.{unit}")) if price else t("admin.price_unknown")
    return f"{t(f'provider.{model.id}')} · {said}"


def _why(model: Model) -> str:
    """Why a service cannot be chosen, in words."""
    if model.why != "not_set_up":
        return t(f"new.why.{model.why}")
    return t("new.why.own_key" if model.own_key_helps else "new.why.not_set_up", names=", ".join(plain(n) for n in model.needs))


def estimate(order: dict[str, Any]) -> None:
    """What the order would take, before anything is spent; and what of it could not be made by whom it is ordered from."""
    try:
        found = estimates.of_order(actor(), order)
    except BadInput:
        return  # the button says what is wrong
    costly = [f"{t(f'makes.{p.makes}')} {p.cost:.2f}" for p in found.parts if p.cost]
    price = t("new.cost", cost=f"{found.cost:.2f}", parts=t("remake.comma").join(costly)) if costly else t("new.no_cost") if found.complete else ""
    unknown = [t(f"provider.{p.provider}") for p in found.parts if p.cost is None]
    if unknown:
        price += t("new.unknown_cost", names=t("remake.comma").join(unknown))
    st.caption(t("new.estimate", time=duration(found.seconds), price=price))
    if found.over_budget:
        st.warning(t("new.over_budget", budget=f"{found.budget:.2f}"), icon=":material/account_balance_wallet:")
    for part in found.parts:
        if not part.available:
            st.warning(t("new.stands_in", name=t(f"provider.{part.provider}"), makes=t(f"makes.{part.makes}")), icon=":material/cloud_off:")


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

