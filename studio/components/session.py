"""Who looks at this page, and how a browser is signed in and out.

The cookie is HttpOnly, and scripts cannot set cookies anyway: a small element in the page exchanges a one-time ticket
for it (`studio/api/session.py`). Every run of a page looks the session up again, so that signing out anywhere, or
"sign out everywhere", ends this tab at its next run.
"""
from __future__ import annotations

import secrets
from dataclasses import dataclass

import streamlit as st

from engine.errors import StudioError
from studio.api.session import session_cookie
from studio.middleware import device_cookie
from studio.operations import actors, web_sessions
from studio.security.permissions import ANONYMOUS, Actor

_JS = """
const done = new Set()
export default function ({ data, setTriggerValue }) {
  if (done.has(data.nonce)) return
  done.add(data.nonce)
  fetch("/auth/session", {
    method: data.method, credentials: "same-origin", headers: { "content-type": "application/json" },
    body: JSON.stringify({ ticket: data.ticket }),
  }).then(r => {
    if (data.method === "DELETE") window.location.assign("/")
    else setTriggerValue("done", { status: r.status })
  }).catch(() => setTriggerValue("done", { status: 0 }))
}
"""

_EXCHANGE = st.components.v2.component("studio_session", html="<span></span>", js=_JS)


def _cookie(name: str) -> str:
    """A cookie that came with this page's socket. In Streamlit's test harness the value is no string."""
    value = st.context.cookies.get(name)
    return value if isinstance(value, str) else ""


def _address() -> str:
    """The browser's network address, for rate limits."""
    found = st.context.ip_address
    return found if isinstance(found, str) else "local"


def current_actor() -> Actor:
    """Who is signed in here, or ANONYMOUS. Also kept as `st.session_state["actor"]` for the pages."""
    if "web_session" not in st.session_state:
        st.session_state["web_session"] = actors.web_session_of(_cookie(session_cookie()))
    actor = actors.actor_of_web_session(st.session_state["web_session"], _address())
    if actor is None:
        st.session_state["web_session"] = None
        actor = ANONYMOUS
    st.session_state["actor"] = actor
    return actor


def actor() -> Actor:
    """Whoever `current_actor` found in this run."""
    found: Actor = st.session_state.get("actor", ANONYMOUS)
    return found


@dataclass
class _Pending:
    session: str
    ticket: str
    nonce: str


def begin_sign_in(name: str, password: str) -> None:
    """Check a password and begin the exchange that `finish_sign_in` ends. Raises NotSignedIn, TooMany."""
    session = web_sessions.open_web_session(name, password, _address())
    ticket = web_sessions.ticket_for(session, _cookie(device_cookie()))
    st.session_state["signing_in"] = _Pending(session, ticket, secrets.token_hex(8))


def finish_sign_in() -> None:
    """To be called by the sign-in and register pages in every run: shows nothing unless an exchange is under way,
    then runs the page again as the new user. Without the cookie (a browser that refuses it) the sign-in still holds
    for this tab."""
    pending: _Pending | None = st.session_state.get("signing_in")
    if pending is None:
        return
    answer = _EXCHANGE(key=f"exchange_{pending.nonce}", height="content", on_done_change=lambda: None,
                       data={"method": "POST", "ticket": pending.ticket, "nonce": pending.nonce})
    if answer.done:
        st.session_state["web_session"] = pending.session
        del st.session_state["signing_in"]
        st.rerun()


def sign_out() -> None:
    """End this browser's session everywhere, take its cookie away, and load the first page again."""
    try:
        web_sessions.end_web_session(st.session_state.get("web_session"))
    except StudioError:
        st.session_state["web_session"] = None
        raise
    _EXCHANGE(key="exchange_out", height="content", on_done_change=lambda: None,
              data={"method": "DELETE", "ticket": "", "nonce": secrets.token_hex(8)})
    st.stop()
