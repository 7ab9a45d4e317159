"""Events: appended to a table in the transaction that changes the state, announced by a ring on Redis after it.

The ring is only a bell (a stream entry and a published project id): whoever hears it reads the table, and whoever
does not hear it reads the table a little later.
"""
from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.store.models import Event

CHANNEL = "3kstory:events"
"""Pub/sub channel (a project id per message) and stream (`project`, `id`) of the bell."""
_STREAM_LENGTH = 10_000


def record(session: Session, project_id: UUID, type: str, *, stage: str | None = None, progress: float | None = None, message: str = "",
           **data: Any) -> Event:
    """Append an event; the ring follows when the transaction is committed (`Database.session`)."""
    event = Event(project_id=project_id, type=type, stage=stage, progress=progress, message=message, data=data)
    session.add(event)
    session.info.setdefault("ring", set()).add(project_id)
    return event


def as_json(event: Event) -> dict[str, Any]:
    """What WebSocket, pages and command line get."""
    return {"id": event.id, "type": event.type, "stage": event.stage, "progress": event.progress, "message": event.message,
            "at": event.at.isoformat(), **({"data": event.data} if event.data else {})}


def since(session: Session, project_id: UUID, last_id: int = 0, limit: int = 1000) -> list[Event]:
    """The events after `last_id`, oldest first."""
    return list(session.scalars(select(Event).where(Event.project_id == project_id, Event.id > last_id).order_by(Event.id).limit(limit)))


def latest(session: Session, project_id: UUID, count: int) -> list[Event]:
    """The last `count` events, oldest first."""
    return list(session.scalars(select(Event).where(Event.project_id == project_id).order_by(Event.id.desc()).limit(count)))[::-1]


def last_id(session: Session, project_id: UUID) -> int:
    return session.scalar(select(func.max(Event.id)).where(Event.project_id == project_id)) or 0


@lru_cache(maxsize=8)
def redis_for(url: str) -> redis.Redis:
    """A client that gives up at once: nothing in the house waits for the bell."""
    client: redis.Redis = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2, retry=Retry(NoBackoff(), 0))
    return client


def ring(url: str, projects: Iterable[UUID]) -> None:
    """Announce that these projects have new events. A bell that is away is not an error."""
    with contextlib.suppress(redis.RedisError, OSError):
        pipe = redis_for(url).pipeline(transaction=False)
        for project in projects:
            pipe.publish(CHANNEL, str(project))
            pipe.xadd(CHANNEL + ":stream", {"project": str(project)}, maxlen=_STREAM_LENGTH, approximate=True)
        pipe.execute()
