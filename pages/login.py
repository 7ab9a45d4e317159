"""Sign in."""
import streamlit as st

from studio.components.session import begin_sign_in, finish_sign_in
from studio.components.told import told
from studio.components.words import t

_, middle, _ = st.columns([1, 1.2, 1])
with middle:
    st.title(t("sign_in.title"))
    st.caption(t("app.tagline"))
    with st.form("sign_in", border=False):
        name = st.text_input(t("sign_in.name"), autocomplete="username", key="sign_in_name")
        password = st.text_input(t("sign_in.password"), type="password", autocomplete="current-password", key="sign_in_password")
        if st.form_submit_button(t("sign_in.button"), type="primary", width="stretch"):
            with told():
                begin_sign_in(name, password)
    finish_sign_in()
    with st.container(horizontal=True):
        st.caption(t("sign_in.no_account"))
        st.page_link("../pages/register.py", label=t("sign_in.register"))
