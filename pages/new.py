"""New drama: the brief form."""
import math

import streamlit as st

from studio.components.session import actor
from studio.components.told import told
from studio.components.words import named, t
from studio.operations import generation
from studio.operations.choices import CHOICES, EXAMPLES, estimate_minutes

_, middle, _ = st.columns([1, 3, 1])
with middle:
    st.title(t("new.title"))
    picked = st.pills(t("new.examples"), range(len(EXAMPLES)), format_func=lambda i: EXAMPLES[i].label, key="example")
    if picked is not None and st.session_state.get("example_shown") != picked:
        st.session_state["example_shown"] = picked
        st.session_state["idea"] = EXAMPLES[picked].prompt
    prompt = st.text_area(t("new.idea"), height=130, max_chars=20_000, help=t("new.idea_help"), placeholder=t("new.placeholder"), key="idea")

    left, right = st.columns(2)
    aspect = left.segmented_control(t("new.aspect"), CHOICES["aspect"], default="9:16", required=True, format_func=named("aspect"))
    style = right.segmented_control(t("new.style"), CHOICES["style"], default="noir", required=True, format_func=named("style"))
    one, two, three = st.columns(3)
    episodes = one.number_input(t("new.episodes"), 1, 100, 1)
    scenes = two.number_input(t("new.scenes"), 1, 12, 3)
    seconds = three.number_input(t("new.seconds"), 5, 1800, 60, step=15)

    with st.expander(t("new.more"), icon=":material/tune:"):
        title = st.text_input(t("new.name"), max_chars=120)
        a, b, c = st.columns(3)
        genre = a.selectbox(t("new.genre"), CHOICES["genre"], format_func=named("genre"))
        spoken = b.selectbox(t("new.language"), CHOICES["language"], format_func=named("language"))
        height = c.selectbox(t("new.height"), CHOICES["height"], format_func=lambda v: f"{v}p")
        seed = st.number_input(t("new.seed"), 0, 2**31 - 1, 0)
        subtitles = st.toggle(t("new.subtitles"), True)
        gates = st.toggle(t("new.gates"), False)
        private = st.toggle(t("new.private"), False)

    st.caption(t("new.estimate", minutes=max(1, math.ceil(estimate_minutes(episodes, seconds)))))
    if st.button(t("new.button"), type="primary", width="stretch", icon=":material/movie:"):
        with told():
            project = generation.generate_drama(actor(), {
                "prompt": prompt, "title": title, "genre": genre, "episodes": episodes, "scenes_per_episode": scenes,
                "duration_sec": seconds, "aspect": aspect, "style": style, "language": spoken, "height": height, "seed": seed,
                "subtitles": subtitles, "gates": gates, "private_draft": private})
            st.session_state["project"] = str(project.id)
            st.switch_page("../pages/project.py")
