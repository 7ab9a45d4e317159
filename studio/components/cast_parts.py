"""The people of a drama: portraits, voices, and the form that changes them."""
from __future__ import annotations

from typing import Any, get_args

import streamlit as st

from engine.drama.script import Character
from engine.drama.vocabulary import Age, Being, Build, FaceShape, Gender, Hair, HairColor, Outfit, Skin
from studio.components.dialogs import dialog
from studio.components.plain import plain
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import named, t
from studio.operations import script_edits, scripts
from studio.operations.views import CharacterView, ProjectView, ScriptState


def cast(project: ProjectView, state: ScriptState) -> None:
    """The cast as cards; refreshes itself while portraits and voices are still being made."""
    st.subheader(t("project.characters"))
    waiting = any(c.portrait_url is None for c in scripts.characters(actor(), project.id))

    @st.fragment(run_every=2.0 if waiting else None)
    def cards() -> None:
        people = scripts.characters(actor(), project.id)
        with st.container(horizontal=True):
            for who in people:
                _card(project, state, who)
            if state.editable:
                with st.container(width=170), st.popover(t("cast.add"), icon=":material/person_add:"), st.form("new_character", border=False):
                    name = st.text_input(t("cast.name"), max_chars=40)
                    gender = st.selectbox(t("cast.gender"), list(get_args(Gender)), format_func=named("gender"))
                    if st.form_submit_button(t("cast.add_button"), type="primary"):
                        with told():
                            script_edits.add_character(actor(), project.id, {"name": name, "gender": gender})
                            st.rerun()
        if waiting and all(c.portrait_url and (c.voice_url or c.spec.voice is None) for c in people):
            st.rerun()

    cards()


def _card(project: ProjectView, state: ScriptState, who: CharacterView) -> None:
    with st.container(border=True, width=170):
        if who.portrait_url:
            st.image(who.portrait_url, width="stretch")
        else:
            st.skeleton(height=170)
        st.markdown(f"**{plain(who.spec.name)}**  \n:gray[:small[{plain(' · '.join(x for x in (who.spec.job, who.spec.temper) if x)) or t(f'role.{who.spec.role}')}]]")
        if who.voice_url:
            st.audio(who.voice_url)
        if state.editable and st.button(t("cast.edit"), key=f"edit_{who.id}", icon=":material/edit:", width="stretch"):
            dialog(plain(who.spec.name), _edit, "large")(project, who)


def _edit(project: ProjectView, who: CharacterView) -> None:
    spec = who.spec
    with st.form("character", border=False):
        values = _identity(spec)
        values["look"] = _look(spec)
        values["recast"] = st.checkbox(t("cast.recast"), help=t("cast.recast_help"))
        if spec.voice:
            pitch, speed = st.columns(2)
            voice = spec.voice.model_dump()
            voice["pitch"] = pitch.slider(t("cast.pitch"), 0.7, 1.4, spec.voice.pitch, 0.01)
            voice["speed"] = speed.slider(t("cast.speed"), 0.7, 1.35, spec.voice.speed, 0.01)
            values["voice"] = voice
        save, remove = st.columns([2, 1])
        if save.form_submit_button(t("script.save"), type="primary", width="stretch"):
            with told():
                script_edits.change_character(actor(), project.id, who.id, values, who.version)
                st.rerun()
        if remove.form_submit_button(t("cast.remove"), icon=":material/delete:", width="stretch"):
            with told():
                script_edits.remove_character(actor(), project.id, who.id)
                st.rerun()


def _identity(spec: Character) -> dict[str, Any]:
    one, two, three = st.columns(3)
    ages, genders, roles = list(get_args(Age)), list(get_args(Gender)), ["lead", "second", "rival", "support"]
    values: dict[str, Any] = {
        "name": one.text_input(t("cast.name"), spec.name, max_chars=40),
        "gender": two.selectbox(t("cast.gender"), genders, genders.index(spec.gender), format_func=named("gender")),
        "age": three.selectbox(t("cast.age"), ages, ages.index(spec.age), format_func=named("age")),
        "role": one.selectbox(t("cast.role"), roles, roles.index(spec.role), format_func=named("role")),
        "job": two.text_input(t("cast.job"), spec.job, max_chars=60), "temper": three.text_input(t("cast.temper"), spec.temper, max_chars=120)}
    values["want"] = st.text_input(t("cast.want"), spec.want, max_chars=240)
    values["secret"] = st.text_input(t("cast.secret"), spec.secret, max_chars=240)
    return values


def _look(spec: Character) -> dict[str, Any]:
    look = spec.look.model_dump()
    beings = list(get_args(Being))
    look["being"] = st.selectbox(t("cast.being"), beings, beings.index(look["being"]), format_func=named("look.being"), help=t("cast.being_help"))
    columns = st.columns(3)
    for at, (field, kind) in enumerate((("hair", Hair), ("hair_color", HairColor), ("outfit", Outfit), ("skin", Skin), ("face", FaceShape), ("build", Build))):
        options = list(get_args(kind))
        look[field] = columns[at % 3].selectbox(t(f"cast.{field}"), options, options.index(look[field]), format_func=named(f"look.{field}"))
    a, b, c, d, e = st.columns(5)
    look["color"] = a.color_picker(t("cast.color"), look["color"]).lower()
    look["accent"] = b.color_picker(t("cast.accent"), look["accent"]).lower()
    for column, field in ((c, "glasses"), (d, "beard"), (e, "earrings")):
        look[field] = column.checkbox(t(f"cast.{field}"), look[field])
    look["words"] = st.text_input(t("cast.words"), look["words"], max_chars=400, help=t("cast.words_help"))
    return look
