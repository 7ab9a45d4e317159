"""What is done for a drama and what it made: tasks, orders outside, the cache, artefacts, events."""
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Float, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.models.base import Base, Resource, of_project, utc_now


class Task(Resource, Base):
    """One unit of pipeline work. An RQ job carries nothing but its id."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("project_id", "stage", "key", name="tasks_unit"),
        Index("tasks_open", "status", "available_at", postgresql_where=text("status in ('queued', 'running')")),
        Index("tasks_project", "project_id", "stage", "status"),
    )
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    stage: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(24))
    """`write`, `board`, `draw`, `speak`, `clip`, `last`, `conform`, `segment`, `bed`, `mix`, `encode`, `film`, `look`, `judge`, `export`."""
    key: Mapped[str] = mapped_column(String(120))
    """Which unit of its stage: `e1s2k3` or `film:e1`, …"""
    inputs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    cache_key: Mapped[str] = mapped_column(String(64), default="")
    status: Mapped[str] = mapped_column(String(16), default="queued", server_default="queued")
    priority: Mapped[int] = mapped_column(default=100, server_default=text("100"))
    """The lower, the sooner."""
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    rung: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Index into the providers to try."""
    tries_on_rung: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    provider: Mapped[str] = mapped_column(String(40), default="")
    remote_id: Mapped[str | None] = mapped_column(String(300))
    """The provider's own task id, stored before the first poll."""
    available_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    lease_token: Mapped[int] = mapped_column(BigInteger, default=0, server_default=text("0"))
    """Fencing: raised with every claim; results are written only under the token they were claimed with."""
    lease_until: Mapped[datetime | None]
    worker: Mapped[str] = mapped_column(String(120), default="", server_default="")
    progress: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str] = mapped_column(default="", server_default="")
    degraded: Mapped[str | None]
    cached: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    wall_sec: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    cpu_sec: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    units_billed: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    cost: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class RemoteOrder(Base):
    """One order placed at an outside service for a unit. Written down before it is placed, so that no crash makes anybody
    pay twice."""

    __tablename__ = "remote_orders"
    __table_args__ = (
        Index("remote_orders_task", "task_id"), Index("remote_orders_project", "project_id"),
        Index("remote_orders_open", "state", postgresql_where=text("state in ('open', 'abandoned')")),
    )
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    task_id: Mapped[uuid.UUID]
    cache_key: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """That of the task as it was then: what was ordered. Whoever wants the same takes the order up."""
    makes: Mapped[str] = mapped_column(String(16))
    provider: Mapped[str] = mapped_column(String(40))
    remote_id: Mapped[str | None] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(16))
    """`placing` (on its way, no answer yet), `answering` (so, and the run that waited for the answer was stopped: it is kept when it comes, and `ended_at` says that it never will), `open` (the service works on it), `kept` (so, and nobody looks
    until the paused drama goes on), `done`, `over` (ended without a result, or never arrived), `uncertain` (nobody knows whether it arrived), `abandoned` (to be withdrawn),
    `withdrawn` (the service has stopped it), `left` (it could not be stopped, or nobody knows)."""
    faults: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Failed looks or withdrawals in a row."""
    cost: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    """US dollars: what it cost, when it is `done`; before, and where nothing came of it that is known to be free, what it was expected to cost."""
    placed_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    called_at: Mapped[datetime | None]
    """When the service told us that it is finished."""
    ended_at: Mapped[datetime | None]


class CacheEntry(Base):
    """What a unit with this content key once made; asking again costs nothing."""

    __tablename__ = "cache_entries"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    kind: Mapped[str] = mapped_column(String(24))
    result: Mapped[dict[str, Any]]
    artefacts: Mapped[list[Any]] = mapped_column(default=list)
    """sha256 of everything the result needs; the entry is only good while all of them exist."""


class Artefact(Base):
    """Bytes in the artefact store."""

    __tablename__ = "artefacts"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())


class Event(Base):
    """Every change of state, in order."""

    __tablename__ = "events"
    __table_args__ = (Index("events_replay", "project_id", "id"),)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    type: Mapped[str] = mapped_column(String(40))
    stage: Mapped[str | None] = mapped_column(String(16))
    progress: Mapped[float | None] = mapped_column(Float)
    message: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
