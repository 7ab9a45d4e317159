"""The reviewers' room."""
import streamlit as st

from studio.components.review_parts import room
from studio.components.session import actor
from studio.components.words import t

st.title(t("review.title"))
if not actor().reviews:
    st.info(t("review.not_allowed"), icon=":material/lock:")
    st.stop()
room()
