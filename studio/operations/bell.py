"""Ringing for the workers after a commit. A ring that is lost loses nothing: the reconciler looks every few seconds."""
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from uuid import UUID

import structlog
from sqlalchemy import select

from engine.pipeline.state import MOVING
from engine.store import models as m
from studio.connections import transaction

log = structlog.get_logger("bell")


@lru_cache
def _ringer() -> ThreadPoolExecutor:
    """One thread: nobody's request waits for planning, and a project is planned by one thread at a time."""
    return ThreadPoolExecutor(1, thread_name_prefix="ring")


def ring(project_id: UUID) -> None:
    """Have a project planned on, and ring for what of it is due."""
    _ringer().submit(_ring, project_id)


def _ring(project_id: UUID) -> None:
    try:
        from worker.context import driver
        driver().advance(project_id)
        with transaction() as session:
            due = session.execute(
                select(m.Task.id, m.Task.priority).join(m.Project, m.Project.id == m.Task.project_id)
                .where(m.Task.project_id == project_id, m.Task.status == "queued", m.Task.available_at <= m.utc_now(), m.Project.status.in_(MOVING))
                .order_by(m.Task.priority).limit(500)).tuples().all()
        if due:
            driver().enqueue(list(due))
    except Exception as error:
        # Whatever is wrong here, the reconciler in the workers tries the same in a few seconds and tells it in its log.
        log.warning("not rung", project=str(project_id), error=str(error).split("\n")[0][:300])


def ring_for_samples(project_id: UUID) -> None:
    """Have a worker draw and speak the cast of a drama, if nobody does so already."""
    _ringer().submit(_ring_for_samples, project_id)


def _ring_for_samples(project_id: UUID) -> None:
    from studio.connections import redis_url
    from worker.queues import Bell
    Bell(redis_url()).samples(project_id)
