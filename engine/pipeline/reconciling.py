"""Finding what should be running and is not. The database is the truth: a queue that lost everything loses no work."""
from __future__ import annotations

import structlog
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from engine.pipeline import planning
from engine.pipeline.claims import may_run
from engine.pipeline.means import Due, Means
from engine.pipeline.state import MOVING, OPEN
from engine.pipeline.withdrawals import abandon
from engine.store import models as m

log = structlog.get_logger("pipeline")

_LOCK = 3_000_002
_MOST = 500
"""Tasks rung for at once."""


def reconcile(means: Means) -> int:
    """Take tasks back from workers that are gone, ring for what is due, plan what stands still. One process at a time does
    so; returns how many tasks were rung for."""
    with means.database.session() as session:
        if not session.scalar(text("select pg_try_advisory_xact_lock(:k)"), {"k": _LOCK}):
            return 0
        _take_back(session)
        abandon(session)
        due = _due(session)
        busy = select(m.Task.id).where(m.Task.project_id == m.Project.id, m.Task.stage == m.Project.stage, m.Task.status.in_(OPEN)).exists()
        idle = list(session.scalars(select(m.Project.id).where(m.Project.status.in_(MOVING), m.Project.deleted_at.is_(None), ~busy)))
    if due:
        means.enqueue(due)
    for project_id in idle:
        planning.advance(means, project_id, here=True)
    return len(due)


def _take_back(session: Session) -> None:
    lost = session.scalars(select(m.Task).where(m.Task.status == "running", m.Task.lease_until < m.utc_now()).with_for_update(skip_locked=True, key_share=True))
    for task in lost:
        log.warning("lease ran out", task=str(task.id), key=task.key, worker=task.worker)
        task.status, task.lease_until = "queued", None
    session.flush()


def _due(session: Session) -> Due:
    return [(i, p) for i, p in session.execute(
        select(m.Task.id, m.Task.priority).where(m.Task.status == "queued", m.Task.available_at <= m.utc_now(), may_run())
        .order_by(m.Task.priority, m.Task.created_at).limit(_MOST))]
