"""Signing in by password or refresh token, and ending what was signed in."""
from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from engine.errors import NotSignedIn
from engine.store import models as m
from studio.connections import transaction
from studio.operations.account_forms import Login, Refresh
from studio.operations.audit import note
from studio.operations.inputs import checked
from studio.operations.views import SignedIn
from studio.security import tokens
from studio.security.passwords import verify_password
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter

NO_PASSWORD = "!"
"""Stored instead of a hash where there is no password; nothing matches it."""


def _wrong() -> NotSignedIn:
    return NotSignedIn("Email or password is wrong.", key="error.sign_in")


def _find(session: Session, name: str) -> m.User | None:
    """The user of that email or user name, in any capitals."""
    wanted = name.strip().lower()
    return session.scalar(select(m.User).where(or_(func.lower(m.User.email) == wanted, func.lower(m.User.username) == wanted)))


def authenticated(session: Session, name: str, password: str, address: str) -> m.User:
    """The user of that name and password. Raises NotSignedIn (one sentence for every reason), TooMany."""
    limiter().hit("login.address", address)
    limiter().hit("login.name", name.strip())
    user = _find(session, name)
    usable = user is not None and not user.disabled and user.password_hash != NO_PASSWORD
    if not verify_password(password, user.password_hash if user is not None and usable else None) or user is None:
        raise _wrong()
    return user


def login(actor: Actor, values: Login | dict[str, Any]) -> SignedIn:
    """Sign in by password. Raises NotSignedIn, TooMany."""
    given = checked(Login, values)
    with transaction() as session:
        return signed_in(session, authenticated(session, given.name, given.password, actor.address))


def signed_in(session: Session, user: m.User, family: UUID | None = None) -> SignedIn:
    """New tokens for a user; the refresh token belongs to `family`, or begins one."""
    token_id = secrets.token_urlsafe(24)
    session.add(m.RefreshToken(id=token_id, user_id=user.id, family=family or uuid4(),
                               expires_at=datetime.now(UTC) + timedelta(seconds=tokens.SECONDS["refresh"])))
    return SignedIn(
        user_id=user.id, username=user.username, email=user.email, role=user.role, expires_in=tokens.SECONDS["access"],
        token=tokens.issue("access", user.id, user.token_version),
        refresh_token=tokens.issue("refresh", user.id, user.token_version, token_id=token_id),
    )


def refresh(actor: Actor, values: Refresh | dict[str, Any]) -> SignedIn:
    """New tokens for a refresh token, which is used up by it. One that was used before is somebody's stolen copy, or
    the owner's own: nobody can tell, so all of the user's tokens end. Raises NotSignedIn, TooMany."""
    given = checked(Refresh, values)
    limiter().hit("refresh.address", actor.address)
    claims = tokens.read(given.refresh_token, "refresh")
    with transaction() as session:
        row = session.get(m.RefreshToken, claims.token_id)
        user = session.get(m.User, claims.user_id)
        if row is not None and user is not None and not user.disabled and user.token_version == claims.version:
            # One conditional update decides which of two requests with the same token came first.
            first = session.execute(update(m.RefreshToken).where(m.RefreshToken.id == row.id, m.RefreshToken.used.is_(False)).values(used=True))
            if first.rowcount == 1:  # type: ignore[attr-defined]
                return signed_in(session, user, row.family)
            end_all(session, user.id)
            note(session, user.id, "user.refresh_reused", str(user.id))
    raise NotSignedIn("The token is not valid or has expired: sign in again.", key="error.token")


def end_all(session: Session, user_id: UUID) -> None:
    """Make every token and every browser session of a user worthless."""
    session.execute(update(m.User).where(m.User.id == user_id).values(token_version=m.User.token_version + 1))
    session.execute(update(m.WebSession).where(m.WebSession.user_id == user_id).values(revoked=True))
