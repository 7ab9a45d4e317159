"""Create an account and be signed in with it."""
import streamlit as st

from studio.components.session import begin_sign_in, finish_sign_in
from studio.components.told import told
from studio.components.words import t
from studio.operations import accounts

_, middle, _ = st.columns([1, 1.2, 1])
with middle:
    st.title(t("register.title"))
    with st.form("register", border=False):
        username = st.text_input(t("register.username"), autocomplete="username", key="register_username")
        email = st.text_input(t("register.email"), autocomplete="email", key="register_email")
        password = st.text_input(t("register.password"), type="password", autocomplete="new-password", help=t("register.password_help"),
                                 key="register_password")
        if st.form_submit_button(t("register.button"), type="primary", width="stretch"):
            with told():
                accounts.register(st.session_state["actor"], {"username": username, "email": email, "password": password})
                begin_sign_in(email, password)
    finish_sign_in()
    with st.container(horizontal=True):
        st.caption(t("register.have_account"))
        st.page_link("../pages/login.py", label=t("sign_in.title"))
