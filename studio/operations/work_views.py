"""Work as operations give it back: what has begun, its units, what was ordered outside for them, and what happened."""
from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from studio.operations.views import Resource, View


class Started(View):
    """Work that has begun. `task_id` is good for `GET tasks/{id}` and stands for all of it."""

    project_id: UUID
    task_id: UUID
    status: str
    stage: str | None = None
    created_at: datetime


class OrderView(View):
    """An order at an outside service."""

    provider: str
    remote_id: str | None
    """The service's own id of the task."""
    state: str
    cost: float
    """US dollars."""
    placed_at: datetime


class TaskView(Resource):
    project_id: UUID
    stage: str
    kind: str
    key: str = ""
    """Which unit of its stage it is: `e1s2k3`, `speak:e1s1b0`."""
    status: str
    progress: float = 0.0
    message: str = ""
    provider: str = ""
    attempts: int = 0
    degraded: str | None = None
    error: str = ""
    seconds: float | None = None
    cost: float = 0.0
    video_url: str | None = None
    remote_id: str | None = None
    """The task's id at the service that works on it."""
    orders: list[OrderView] = []
    """All that was ordered outside for it."""


class QueueView(View):
    """Where a drama stands among the others."""

    ahead: int
    """Units of other dramas that are due before its first."""
    waiting: int
    """Its own units in the queue."""
    busy: int
    """Units that workers are making now, of all dramas."""
    workers: int


class EventView(View):
    id: int
    type: str
    stage: str | None = None
    progress: float | None = None
    message: str = ""
    data: dict[str, Any] = {}
    at: datetime
