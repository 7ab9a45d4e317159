"""What all tables have in common. UUID keys, UTC times; `version` on everything that a person edits."""
from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def utc_now() -> datetime:
    """This moment, as the tables keep times."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """Of all tables; how Python's types are kept."""

    type_annotation_map = {
        datetime: DateTime(timezone=True), uuid.UUID: UUID(as_uuid=True), dict[str, Any]: JSONB, list[Any]: JSONB, str: Text,
    }


def of_project(index: bool = True) -> Mapped[uuid.UUID]:
    """The drama that a row belongs to and is deleted with."""
    return mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), index=index)


class Resource:
    """What every row that the API shows carries."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now(), onupdate=utc_now)
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    """Counts the changes; an update names the version it has seen (`store.session.save_version`)."""
