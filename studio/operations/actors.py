"""Who calls: the actor behind a token, an API key or a browser's cookie."""
from __future__ import annotations

import time
from dataclasses import replace

from sqlalchemy import func, select

from engine.errors import NotSignedIn
from engine.store import models as m
from studio.connections import transaction
from studio.operations import api_keys
from studio.security import tokens
from studio.security.permissions import Actor


def actor_of_token(token: str, address: str = "") -> Actor:
    """Who calls with this access token or API key. Raises NotSignedIn."""
    if token.startswith(api_keys.PREFIX):
        with transaction() as session:
            found = api_keys.owner_of(session, token)
            if found is None:
                raise NotSignedIn("This API key is not valid, has expired or was revoked.", key="error.token")
            owner, key = found
            return replace(actor_of(owner, address), key_id=key.id, scopes=frozenset(key.scopes))
    claims = tokens.read(token, "access")
    with transaction() as session:
        user = session.get(m.User, claims.user_id)
        if user is None or user.disabled or user.token_version != claims.version:
            raise NotSignedIn("The token is not valid or has expired: sign in again.", key="error.token")
        return actor_of(user, address, expires_at=claims.expires_at)


def actor_of(user: m.User, address: str, *, session_id: str | None = None, expires_at: int = 0) -> Actor:
    return Actor(kind="user", user_id=user.id, role=user.role, name=user.username, address=address, session_id=session_id,  # type: ignore[arg-type]
                 token_version=user.token_version, expires_at=expires_at, language=user.language)


def still_signed_in(actor: Actor) -> Actor:
    """The same actor with today's role, for connections that stay open. Raises NotSignedIn when it has ended."""
    ended = NotSignedIn("Your session has ended: sign in again.", key="error.token")
    if actor.kind in ("system", "local"):
        return actor
    if actor.session_id is not None:
        found = actor_of_web_session(actor.session_id, actor.address)
        if found is None:
            raise ended
        return found
    with transaction() as session:
        user = session.get(m.User, actor.user_id) if actor.user_id else None
        if actor.key_id is not None:
            if user is None or user.disabled or not api_keys.still_good(session, actor.key_id):
                raise ended
            return replace(actor_of(user, actor.address), key_id=actor.key_id, scopes=actor.scopes)
        if user is None or user.disabled or user.token_version != actor.token_version or actor.expires_at <= time.time():
            raise ended
        return actor_of(user, actor.address, expires_at=actor.expires_at)


def web_session_of(cookie: str) -> str | None:
    """The session id inside a session cookie; None when it is not one of ours."""
    try:
        return tokens.read(cookie, "web").token_id if cookie else None
    except NotSignedIn:
        return None


def actor_of_web_session(session_id: str | None, address: str = "") -> Actor | None:
    """Who is signed in by that session; None when it has ended."""
    if not session_id:
        return None
    with transaction() as session:
        user = session.scalar(select(m.User).join(m.WebSession, m.WebSession.user_id == m.User.id).where(
            m.WebSession.id == session_id, m.WebSession.revoked.is_(False), m.WebSession.expires_at > func.now(), m.User.disabled.is_(False)))
        return actor_of(user, address, session_id=session_id) if user is not None else None


def actor_of_cookie(cookie: str, address: str = "") -> Actor | None:
    """Who is signed in by that session cookie; None when nobody."""
    return actor_of_web_session(web_session_of(cookie), address)
