"""Leases: who works on a task, until when, and with which fencing token. Every race is one conditional UPDATE."""
from __future__ import annotations

import threading
import time
from datetime import timedelta
from functools import cache
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from engine.errors import LeaseLost, Stopped, StudioError
from engine.pipeline.state import MOVING
from engine.store.models import Project, RemoteOrder, Task, utc_now
from engine.store.session import Database

log = structlog.get_logger("pipeline")


@cache
def may_run() -> ColumnElement[bool]:
    """Of tasks: whether their drama is moving, or is paused while a service works on their order. What has been ordered is
    paid for on most services whether we take it or not, and their results do not wait for ever."""
    mine = and_(Project.id == Task.project_id, Project.deleted_at.is_(None))
    moving = select(Project.id).where(mine, Project.status.in_(MOVING)).correlate(Task).exists()
    ordered = select(RemoteOrder.id).join(Project, mine).where(
        Project.status == "paused", RemoteOrder.task_id == Task.id, RemoteOrder.remote_id == Task.remote_id, RemoteOrder.state == "open").correlate(Task).exists()
    return or_(moving, ordered)


def claim(session: Session, task_id: UUID, worker: str, lease_sec: float) -> Task | None:
    """Take a task that is due and not held by a living worker, if it may run now (`may_run`). None if there is nothing to
    take. The token is raised, so that whoever held it before can write no more."""
    now = utc_now()
    return session.scalars(
        update(Task)
        .where(Task.id == task_id, may_run(),
               or_(and_(Task.status == "queued", Task.available_at <= now), and_(Task.status == "running", Task.lease_until < now)))
        .values(status="running", lease_token=Task.lease_token + 1, lease_until=now + timedelta(seconds=lease_sec), worker=worker,
                attempts=Task.attempts + 1, started_at=now, progress=0.0)
        .returning(Task).execution_options(synchronize_session=False, populate_existing=True)).one_or_none()


def held(session: Session, task_id: UUID, token: int) -> Task:
    """The task, locked for writing its end. Raises LeaseLost unless it still runs under this token."""
    task = session.scalar(select(Task).where(Task.id == task_id).with_for_update(key_share=True).execution_options(populate_existing=True))
    if task is None or task.lease_token != token or task.status != "running":
        raise LeaseLost("Another worker has taken this task over.")
    return task


class Heartbeat:
    """Renews a lease in the background while a unit runs, and notices when it should stop."""

    def __init__(self, database: Database, task_id: UUID, token: int, lease_sec: float):
        self._database, self._task, self._token, self._lease = database, task_id, token, lease_sec
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._renewed = time.monotonic()
        self.reason: StudioError | None = None

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def check(self) -> None:
        """Raises LeaseLost or Stopped when the unit must end without a result."""
        if self.reason:
            raise self.reason

    def _beat(self) -> None:
        while not self._end.wait(self._lease / 4):
            try:
                with self._database.session() as session:
                    alive = session.execute(
                        update(Task).where(Task.id == self._task, Task.lease_token == self._token, Task.status == "running")
                        .values(lease_until=utc_now() + timedelta(seconds=self._lease)).returning(Task.id)
                        .execution_options(synchronize_session=False)).scalar()
                    wanted = session.scalar(select(may_run()).where(Task.id == self._task))
                self._renewed = time.monotonic()
            except StudioError as error:
                # The database is away: the lease may run out meanwhile, and then the token decides, not we.
                log.warning("lease not renewed", task=str(self._task), why=error.message)
                continue
            if not alive:
                self.reason = LeaseLost("Another worker has taken this task over.")
                return
            if not wanted:
                self.reason = Stopped("The work was paused or cancelled.")
                return
