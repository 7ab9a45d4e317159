"""Who uses the studio, and what they carry with them: sessions, tokens, keys."""
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.models.base import Base, Resource, utc_now


class User(Resource, Base):
    __tablename__ = "users"
    __table_args__ = (
        Index("users_email_lower", func.lower(text("email")), unique=True),
        Index("users_username_lower", func.lower(text("username")), unique=True),
        CheckConstraint("role in ('creator', 'reviewer', 'admin')", name="users_role"),
    )
    username: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16), default="creator", server_default="creator")
    token_version: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Raised to make every token issued before worthless."""
    language: Mapped[str] = mapped_column(String(8), default="auto", server_default="auto")
    disabled: Mapped[bool] = mapped_column(Boolean, default=False, server_default=text("false"))


class WebSession(Base):
    """A browser that is signed in."""

    __tablename__ = "web_sessions"
    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    expires_at: Mapped[datetime]
    ticket_used: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    revoked: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class RefreshToken(Base):
    """A refresh token that was given out; each is good once, and using one twice revokes its family."""

    __tablename__ = "refresh_tokens"
    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    family: Mapped[uuid.UUID] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    expires_at: Mapped[datetime]
    used: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class ApiKey(Resource, Base):
    __tablename__ = "api_keys"
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    prefix: Mapped[str] = mapped_column(String(16), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[Any]] = mapped_column(default=list)
    last_used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class ProviderKey(Resource, Base):
    """A creator's own key for an outside service, encrypted."""

    __tablename__ = "provider_keys"
    __table_args__ = (UniqueConstraint("user_id", "service"),)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    service: Mapped[str] = mapped_column(String(40))
    sealed: Mapped[str]
    last_four: Mapped[str] = mapped_column(String(4))


class IdempotencyKey(Base):
    """The answer that a spending request with this key was given; a second one gets it again."""

    __tablename__ = "idempotency_keys"
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    status: Mapped[int | None] = mapped_column(Integer)
    answer: Mapped[dict[str, Any] | None]
