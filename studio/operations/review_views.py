"""Verdicts and reviews as operations give them back."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from studio.operations.views import Resource, View


class VerdictView(Resource):
    project_id: UUID
    subject: str
    decision: Literal["pass", "review", "block"]
    score: float
    policy: str
    checks: list[dict[str, Any]]
    unseen: bool = False
    """Whether the vision model that should have looked did not answer: `check-again` has it look."""


class AnswerView(View):
    """What somebody said to a review."""

    id: UUID
    author: str
    text: str
    created_at: datetime


class ReviewView(Resource):
    project_id: UUID
    project_title: str = ""
    owner: str = ""
    poster_url: str | None = None
    decided_at: datetime | None = None
    answers: list[AnswerView] = []
    status: str
    decision: str | None = None
    reason: str = ""
    reviewer: str | None = None
    verdicts: list[VerdictView] = []
