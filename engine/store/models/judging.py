"""What moderation, reviewers and creators say of a drama."""
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.models.base import Base, Resource, of_project


class Verdict(Resource, Base):
    __tablename__ = "verdicts"
    __table_args__ = (UniqueConstraint("project_id", "subject"),)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    subject: Mapped[str] = mapped_column(String(60))
    """`script` or `film:e1`."""
    decision: Mapped[str] = mapped_column(String(16))
    score: Mapped[float] = mapped_column(Float)
    policy: Mapped[str] = mapped_column(String(16))
    checks: Mapped[list[Any]] = mapped_column(default=list)


class Review(Resource, Base):
    """A person's decision about a project that moderation flagged."""

    __tablename__ = "reviews"
    project_id: Mapped[uuid.UUID] = of_project()
    status: Mapped[str] = mapped_column(String(16), default="open", index=True)
    """`open`, `decided`, or `withdrawn` by an edit before anybody decided."""
    decision: Mapped[str | None] = mapped_column(String(24))
    """`approve`, `request_changes` or `reject`."""
    reason: Mapped[str] = mapped_column(default="")
    reviewer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]


class Feedback(Resource, Base):
    """What a creator or reviewer says about a project, a scene or a shot."""

    __tablename__ = "feedback"
    project_id: Mapped[uuid.UUID] = of_project()
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    subject: Mapped[str] = mapped_column(String(60), default="")
    text: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
