"""What administrators set and read of the whole studio."""
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, String, func
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.models.base import Base, Resource, utc_now


class StudioSetting(Resource, Base):
    """What an administrator has set for the whole studio while it runs; the environment gives the rest."""

    __tablename__ = "studio_settings"
    name: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[dict[str, Any]] = mapped_column(default=dict)


class AuditLog(Base):
    """Who did what, for operators."""

    __tablename__ = "audit_log"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    actor_id: Mapped[uuid.UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120), default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
