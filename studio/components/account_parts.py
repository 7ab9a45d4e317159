"""One's own account: name, language, password, API keys, signing out."""
from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import streamlit as st

from studio.components.plain import plain
from studio.components.session import actor, sign_out
from studio.components.told import tell_after, told
from studio.components.words import named, t
from studio.operations import accounts, api_keys
from studio.operations import provider_keys as own_keys
from studio.operations.views import UserView


def profile(user: UserView) -> None:
    """Name, email, language."""
    st.subheader(t("account.profile"))
    with st.form("profile", border=True):
        name = st.text_input(t("register.username"), user.username, max_chars=40, key="account_name")
        email = st.text_input(t("register.email"), user.email, max_chars=254, key="account_email")
        languages = ["auto", "zh", "en"]
        language = st.selectbox(t("account.language"), languages, languages.index(user.language), format_func=named("account.language_is"), key="account_language")
        if st.form_submit_button(t("script.save"), type="primary"):
            with told():
                changes = {k: v for k, v, before in (("username", name, user.username), ("email", email, user.email), ("language", language, user.language)) if v != before}
                accounts.change_profile(actor(), changes, user.version)
                if "language" in changes:
                    st.session_state.pop("language", None)
                tell_after(t("account.saved"))
                st.rerun()


def password() -> None:
    """Another password; all other sessions end."""
    st.subheader(t("account.password"))
    with st.form("password", border=True, clear_on_submit=True):
        now = st.text_input(t("account.password_now"), type="password", autocomplete="current-password", key="password_now")
        new = st.text_input(t("account.password_new"), type="password", autocomplete="new-password", help=t("register.password_help"), key="password_new")
        if st.form_submit_button(t("account.password_change")):
            with told():
                accounts.change_password(actor(), {"password": now, "new_password": new})
                st.session_state["web_session"] = None
                st.success(t("account.password_changed"))
                sign_out()


def keys() -> None:
    """API keys: made, shown once, revoked."""
    st.subheader(t("account.keys"))
    st.caption(t("account.keys_about"))
    made = st.session_state.get("key_made")
    if made:
        st.success(t("account.key_once"), icon=":material/key:")
        st.code(made, language=None)
        if st.button(t("account.key_seen"), key="key_seen"):
            del st.session_state["key_made"]
            st.rerun()
    with st.form("new_key", border=True):
        name = st.text_input(t("account.key_name"), max_chars=80, placeholder=t("account.key_example"), key="key_name")
        scope = st.segmented_control(t("account.key_scope"), ["read", "write"], default="write", required=True, format_func=named("account.scope"), key="key_scope")
        days = st.selectbox(t("account.key_days"), [30, 90, 365, None], 1, format_func=_length(), key="key_days")
        if st.form_submit_button(t("account.key_make"), icon=":material/add:"):
            with told():
                scopes = ["read", "write"] if scope == "write" else ["read"]
                st.session_state["key_made"] = api_keys.create(actor(), {"name": name, "scopes": scopes, "expires_in_days": days}).key
                st.rerun()
    with told():
        for key in api_keys.listing(actor()):
            with st.container(border=True, horizontal=True, vertical_alignment="center"):
                used = f"{key.last_used_at.astimezone():%Y-%m-%d %H:%M}" if key.last_used_at else t("account.unused")
                ends = f"{key.expires_at.astimezone():%Y-%m-%d}" if key.expires_at else t("account.never")
                st.markdown(f"**{plain(key.name)}** `{key.prefix}…`  \n:gray[:small[{t('account.scope.' + key.scopes[-1])} · {t('account.used', when=used)} · {t('account.ends', when=ends)}]]",
                            width="stretch")
                with st.popover(t("account.revoke"), icon=":material/delete:"):
                    st.write(t("account.revoke_sure"))
                    if st.button(t("account.revoke_yes"), key=f"revoke_{key.id}", type="primary"):
                        api_keys.revoke(actor(), key.id)
                        st.rerun()


def provider_keys() -> None:
    """One's own keys for outside services: set, replaced, taken away; never shown."""
    st.subheader(t("account.services"))
    st.caption(t("account.services_about"))
    with told():
        have = {k.service: k for k in own_keys.listing(actor())}
        for service, key in have.items():
            with st.container(border=True, horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{t(f'account.service.{service}')}** `••••{plain(key.last_four)}`  \n:gray[:small[{t('account.set_at', when=f'{key.updated_at.astimezone():%Y-%m-%d %H:%M}')}]]",
                            width="stretch")
                with st.popover(t("account.forget"), icon=":material/delete:"):
                    st.write(t("account.forget_sure"))
                    if st.button(t("account.forget_yes"), key=f"forget_{service}", type="primary"):
                        own_keys.remove(actor(), service)  # type: ignore[arg-type]
                        st.rerun()
    with st.form("provider_key", border=True, clear_on_submit=True):
        service = st.selectbox(t("account.service_of"), get_args(own_keys.Service), format_func=named("account.service"), key="provider_service")
        value = st.text_input(t("account.service_key"), type="password", autocomplete="off", max_chars=500, key="provider_key_value")
        st.caption(t("account.service_for"))
        if st.form_submit_button(t("account.service_keep"), icon=":material/key:"):
            with told():
                own_keys.put(actor(), service, {"key": value})
                tell_after(t("account.saved"))
                st.rerun()


def _length() -> Callable[[int | None], str]:
    """Words for a number of days, in the language of this run."""
    words = {d: t("account.days", n=d) if d else t("account.never") for d in (30, 90, 365, None)}
    return words.__getitem__


def everywhere() -> None:
    """End every session of this user."""
    st.subheader(t("account.sessions"))
    st.caption(t("account.sessions_about"))
    if st.button(t("account.sign_out_everywhere"), icon=":material/logout:", key="sign_out_everywhere"):
        with told():
            accounts.sign_out_everywhere(actor())
            sign_out()
