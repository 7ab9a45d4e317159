"""New drama: the brief form, or a novel or script that somebody brings."""
import streamlit as st

from studio.components import new_parts, novel_parts
from studio.components.told import told
from studio.components.words import named, t
from studio.operations.choices import CHOICES

_, middle, _ = st.columns([1, 4, 1])
with middle:
    st.title(t("new.title"))
    way = st.segmented_control(t("new.title"), ["idea", "book", "script"], default="idea", required=True, format_func=named("new.way"), label_visibility="collapsed", key="way")
    if way == "script":
        new_parts.from_script()
        st.stop()
    if way == "book":
        novel_parts.from_book()
        st.stop()
    prompt = new_parts.idea()
    style = new_parts.style()
    left, right = st.columns(2)
    aspect = left.segmented_control(t("new.aspect"), CHOICES["aspect"], default="9:16", required=True, format_func=named("aspect"))
    genre = right.selectbox(t("new.genre"), CHOICES["genre"], format_func=named("genre"))
    one, two, three = st.columns(3)
    episodes = one.number_input(t("new.episodes"), 1, 100, 1)
    scenes = two.number_input(t("new.scenes"), 1, 12, 3)
    seconds = three.number_input(t("new.seconds"), 5, 1800, 60, step=15)
    gates = st.segmented_control(t("new.gates"), ["straight", "review"], default="straight", required=True, format_func=named("new.gates_is"), help=t("new.gates_help"))

    chosen = new_parts.services()
    with st.expander(t("new.more"), icon=":material/tune:"):
        title = st.text_input(t("new.name"), max_chars=120)
        a, b, c = st.columns(3)
        spoken = a.selectbox(t("new.language"), CHOICES["language"], format_func=named("language"))
        height = b.selectbox(t("new.height"), CHOICES["height"], format_func=lambda v: f"{v}p")
        seed = c.number_input(t("new.seed"), 0, 2**31 - 1, 0)
        subtitles = st.toggle(t("new.subtitles"), True)
        private = st.toggle(t("new.private"), False)

    order = {"prompt": prompt, "title": title, "genre": genre, "episodes": episodes, "scenes_per_episode": scenes, "duration_sec": seconds, "aspect": aspect,
             "style": style, "language": spoken, "height": height, "seed": seed, "subtitles": subtitles, "gates": gates == "review", "private_draft": private, **chosen}
    new_parts.estimate(order)
    if st.button(t("new.button"), type="primary", width="stretch", icon=":material/movie:"):
        with told():
            new_parts.start(order)
