"""Sessions of browsers: opened by a password, handed to the browser by a ticket, ended."""
from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from engine.errors import NotSignedIn
from engine.store import models as m
from studio.connections import transaction
from studio.operations.actors import web_session_of
from studio.operations.signing_in import authenticated
from studio.security import tokens


def open_web_session(name: str, password: str, address: str) -> str:
    """Check a password and open a session for a browser; its id. Raises NotSignedIn, TooMany."""
    with transaction() as session:
        user = authenticated(session, name, password, address)
        opened = m.WebSession(id=secrets.token_urlsafe(32), user_id=user.id,
                              expires_at=datetime.now(UTC) + timedelta(seconds=tokens.SECONDS["web"]))
        session.add(opened)
        return opened.id


def _device(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:32]


def ticket_for(session_id: str, device: str) -> str:
    """A ticket that the browser with this device cookie can exchange once, within a minute, for its session cookie."""
    with transaction() as session:
        found = session.get(m.WebSession, session_id)
        if found is None:
            raise NotSignedIn("Your session has ended: sign in again.")
        return tokens.issue("ticket", found.user_id, 0, token_id=session_id, device=_device(device))


def redeem_ticket(ticket: str, device: str) -> str:
    """The session cookie's value for a ticket. Raises NotSignedIn for a ticket that was used, is too old or belongs
    to another browser (somebody who makes you sign in as themselves)."""
    claims = tokens.read(ticket, "ticket")
    if not device or not hmac.compare_digest(str(claims.data.get("device", "")), _device(device)):
        raise NotSignedIn("This ticket belongs to another browser.")
    with transaction() as session:
        first = session.execute(update(m.WebSession).where(
            m.WebSession.id == claims.token_id, m.WebSession.ticket_used.is_(False), m.WebSession.revoked.is_(False)).values(ticket_used=True))
        if first.rowcount != 1:  # type: ignore[attr-defined]
            raise NotSignedIn("This ticket was used already.")
    return tokens.issue("web", claims.user_id, 0, token_id=claims.token_id)


def end_web_session(session_id: str | None) -> None:
    """Sign one browser out."""
    if session_id:
        with transaction() as session:
            session.execute(update(m.WebSession).where(m.WebSession.id == session_id).values(revoked=True))


def close_web_session(cookie: str) -> None:
    """Sign the browser with that cookie out."""
    end_web_session(web_session_of(cookie))
