"""API keys: for programs that act for a user. Shown once, stored as a hash, limited to what they were made for."""
from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, field_validator
from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from engine.errors import Conflict, NotAllowed, NotFound
from engine.store import models as m
from studio.connections import transaction
from studio.operations.audit import note
from studio.operations.inputs import Input, Text, checked
from studio.operations.views import Resource
from studio.security.permissions import Actor

PREFIX = "sk3_"
"""What every key begins with, so that people and secret scanners know one when they see it."""
MOST = 20
"""Living keys of one user."""
USED_EVERY = timedelta(minutes=1)
"""How exactly the last use is written down: a write per request would cost more than it tells."""

Scope = Literal["read", "write"]


class NewKey(Input):
    name: Text = Field(min_length=1, max_length=80, examples=["nightly renders"])
    scopes: list[Scope] = Field(["read", "write"], min_length=1, max_length=2)
    expires_in_days: int | None = Field(None, ge=1, le=3650)

    @field_validator("scopes")
    @classmethod
    def _in_order(cls, value: list[Scope]) -> list[Scope]:
        return [scope for scope in ("read", "write") if scope in value]


class KeyView(Resource):
    name: str
    prefix: str
    """The first characters, by which its owner tells it from others."""
    scopes: list[str]
    last_used_at: datetime | None = None
    expires_at: datetime | None = None


class KeyMade(KeyView):
    key: str
    """The key itself. It is not kept: this is the only time anybody sees it."""


def _hash(key: str) -> str:
    # Keys are 256 random bits: nothing is won by a slow hash, and every request needs one.
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _living(now: datetime) -> list[Any]:
    return [m.ApiKey.revoked_at.is_(None), or_(m.ApiKey.expires_at.is_(None), m.ApiKey.expires_at > now)]


def by_hand(actor: Actor) -> UUID:
    """The user's id, if they signed in themselves: a key must not make keys that outlive it."""
    user_id = actor.signed_in()
    if actor.scopes is not None:
        raise NotAllowed("An API key cannot do this: sign in with your password.", key="error.by_hand")
    return user_id


def create(actor: Actor, values: NewKey | dict[str, Any]) -> KeyMade:
    """A new key. Raises Conflict when the user has too many, NotAllowed when asked by a key."""
    user_id = by_hand(actor)
    new = checked(NewKey, values)
    key = PREFIX + secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    with transaction() as session:
        # The user's row is the lock: two requests at the same time count one after the other.
        session.execute(select(m.User.id).where(m.User.id == user_id).with_for_update(key_share=True))
        count = session.scalar(select(func.count()).select_from(m.ApiKey).where(m.ApiKey.user_id == user_id, *_living(now))) or 0
        if count >= MOST:
            raise Conflict(f"You have {MOST} keys already: revoke one that you do not use.", key="error.too_many_keys")
        row = m.ApiKey(user_id=user_id, name=new.name, prefix=key[:12], key_hash=_hash(key), scopes=list(new.scopes),
                       expires_at=now + timedelta(days=new.expires_in_days) if new.expires_in_days else None)
        session.add(row)
        session.flush()
        note(session, user_id, "key.create", str(row.id), scopes=list(new.scopes))
        return KeyMade(**KeyView.model_validate(row).model_dump(), key=key)


def listing(actor: Actor) -> list[KeyView]:
    """One's own living keys, newest first."""
    user_id = actor.signed_in()
    with transaction() as session:
        rows = session.scalars(select(m.ApiKey).where(m.ApiKey.user_id == user_id, *_living(datetime.now(UTC))).order_by(m.ApiKey.created_at.desc()))
        return [KeyView.model_validate(row) for row in rows]


def revoke(actor: Actor, key_id: UUID) -> None:
    """Make a key worthless at once. Raises NotFound."""
    user_id = by_hand(actor)
    with transaction() as session:
        done = session.execute(update(m.ApiKey).where(m.ApiKey.id == key_id, m.ApiKey.user_id == user_id, m.ApiKey.revoked_at.is_(None))
                               .values(revoked_at=func.now()))
        if done.rowcount != 1:  # type: ignore[attr-defined]
            raise NotFound("There is no such key.")
        note(session, user_id, "key.revoke", str(key_id))


def owner_of(session: Session, key: str) -> tuple[m.User, m.ApiKey] | None:
    """Whose key it is, if it is good; its use is noted."""
    now = datetime.now(UTC)
    found = session.execute(select(m.User, m.ApiKey).join(m.ApiKey, m.ApiKey.user_id == m.User.id).where(
        m.ApiKey.key_hash == _hash(key), *_living(now), m.User.disabled.is_(False))).tuples().first()
    if found and (found[1].last_used_at is None or now - found[1].last_used_at > USED_EVERY):
        session.execute(update(m.ApiKey).where(m.ApiKey.id == found[1].id).values(last_used_at=now, updated_at=m.ApiKey.updated_at))
    return found


def still_good(session: Session, key_id: UUID) -> bool:
    """Whether the key of an open connection has not been revoked and has not expired."""
    return session.scalar(select(m.ApiKey.id).where(m.ApiKey.id == key_id, *_living(datetime.now(UTC)))) is not None
