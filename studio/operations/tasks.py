"""Units of work, and the whole work of a project seen as one task."""
from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.pipeline.state import MOVING
from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import project_row, readable
from studio.operations.views import Page
from studio.operations.work_views import OrderView, QueueView, TaskView
from studio.security.media_urls import media_url
from studio.security.permissions import Actor

_AS_TASK = {"draft": "queued", "waiting": "waiting", "paused": "paused", "in_review": "in_review"}
"""Project states that a task has no word for; the others are the same."""


def _value(row: m.Task) -> TaskView:
    made = TaskView.model_validate(row)
    made.seconds = row.wall_sec or None
    made.message = "" if row.status == "running" else row.error  # while it runs again, what went wrong before is over
    return made


def _orders(session: Session, of: ColumnElement[bool]) -> list[OrderView]:
    """What was ordered outside, in order; the last 500."""
    rows = session.scalars(select(m.RemoteOrder).where(of).order_by(m.RemoteOrder.placed_at.desc()).limit(500))
    return [OrderView.model_validate(row) for row in rows][::-1]


def _whole(session: Session, row: m.Project) -> TaskView:
    """All the work of a project as one task: what a `generate-…` call gives the id of."""
    film = session.scalar(select(m.Deliverable).where(m.Deliverable.project_id == row.id, m.Deliverable.kind == "mp4")
                          .order_by(m.Deliverable.episode).limit(1))
    wall = session.scalar(select(func.sum(m.Task.wall_sec)).where(m.Task.project_id == row.id))
    return TaskView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.id, stage=row.stage or "script",
        kind="drama", status=_AS_TASK.get(row.status, row.status), progress=row.progress, message=row.message,
        error=row.message if row.status == "failed" else "", degraded="; ".join(str(d.get("unit", d)) for d in row.degraded) or None,
        seconds=wall, cost=row.cost, video_url=media_url(film.artefact, film.name) if film else None,
    )


def one(actor: Actor, task_id: UUID) -> TaskView:
    """A unit of work by its id, or all the work of the project with that id. Raises NotFound."""
    actor.signed_in()
    with transaction() as session:
        row = session.scalar(select(m.Task).join(m.Project, m.Project.id == m.Task.project_id).where(m.Task.id == task_id, readable(actor)))
        if row is not None:
            return _value(row).model_copy(update={"orders": _orders(session, m.RemoteOrder.task_id == row.id)})
        project = session.scalar(select(m.Project).where(m.Project.id == task_id, readable(actor)))
        if project is None:
            raise NotFound("There is no such task.")
        return _whole(session, project).model_copy(update={"orders": _orders(session, m.RemoteOrder.project_id == project.id)})


def listing(actor: Actor, project_id: UUID, page: int = 1, page_size: int = 50, *, status: str | None = None) -> Page[TaskView]:
    """The units of a project, in the order in which they were planned. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        mine = [m.Task.project_id == project_id, m.Task.status == status if status else true()]
        total = session.scalar(select(func.count()).select_from(m.Task).where(*mine)) or 0
        rows = session.scalars(select(m.Task).where(*mine).order_by(m.Task.created_at, m.Task.priority, m.Task.key)
                               .offset((page - 1) * page_size).limit(page_size))
        return Page(items=[_value(row) for row in rows], total=total, page=page, page_size=page_size)


def queue(actor: Actor, project_id: UUID) -> QueueView:
    """How many units of other dramas are due before this one's first, and how many workers there are. Raises NotFound."""
    from studio.operations.health import worker_count
    with transaction() as session:
        project_row(session, actor, project_id)
        mine = select(func.min(m.Task.created_at)).where(m.Task.project_id == project_id, m.Task.status == "queued").scalar_subquery()
        ahead = session.scalar(select(func.count()).select_from(m.Task).join(m.Project, m.Project.id == m.Task.project_id).where(
            m.Task.status == "queued", m.Task.project_id != project_id, m.Task.created_at < mine, m.Project.status.in_(MOVING), m.Project.deleted_at.is_(None))) or 0
        waiting = session.scalar(select(func.count()).select_from(m.Task).where(m.Task.project_id == project_id, m.Task.status == "queued")) or 0
        busy = session.scalar(select(func.count()).select_from(m.Task).where(m.Task.status == "running", m.Task.lease_until > m.utc_now())) or 0
    return QueueView(ahead=ahead, waiting=waiting, busy=busy, workers=worker_count())
