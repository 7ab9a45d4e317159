"""One's own account."""
import streamlit as st

from studio.components.account_parts import everywhere, keys, password, profile, provider_keys
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import t
from studio.operations import accounts

_, middle, _ = st.columns([1, 3, 1])
with middle, told():
    st.title(t("account.title"))
    profile(accounts.me(actor()))
    password()
    keys()
    provider_keys()
    everywhere()
