"""Running one task: it is claimed under a lease, made (or found in the cache), and its result is kept in one transaction."""
from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import structlog
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from engine import memory
from engine.drama.vocabulary import STAGES
from engine.errors import DiskFull, LeaseLost, StudioError
from engine.pipeline import failing, keeping, ladder, planning
from engine.pipeline.claims import Heartbeat, claim, held
from engine.pipeline.means import Means
from engine.pipeline.remote import Errand
from engine.pipeline.services import capability_of
from engine.pipeline.state import MOVING, OPEN
from engine.pipeline.units import Result, Stage, Tools, Unit, key_of
from engine.providers.calls import Call
from engine.store import models as m
from engine.store.events import record
from engine.store.own_keys import keys_of

log = structlog.get_logger("pipeline")

_TELL_SECONDS = 1.0
"""Between two events of a unit's progress."""


@dataclass
class Run:
    """One run of a task that this process has claimed."""

    task: m.Task
    unit: Unit
    stage: Stage
    owner: UUID
    providers: list[str]
    """The rungs."""
    keys: Mapping[str, str]
    entry: m.CacheEntry | None
    """What the provider has made of these inputs before."""
    errand: Errand | None = None

    def __post_init__(self) -> None:
        self._wall, self._cpu = time.monotonic(), time.process_time()

    @property
    def provider(self) -> str:
        return ladder.on(self.task.rung, self.providers)

    def spent(self) -> tuple[float, float]:
        """Seconds of wall and of processor time since it began."""
        return time.monotonic() - self._wall, time.process_time() - self._cpu


def run(means: Means, task_id: UUID, worker: str) -> bool:
    """Run one task if it is due and free. Returns whether there was something to run."""
    at = _begin(means, task_id, worker)
    if at is None:
        return False
    try:
        result, cached = _made(means, at)
        idle = finish(means, at, result, cached=cached)
        if at.errand:
            at.errand.done()
    except LeaseLost:
        log.warning("lease lost", task=str(at.task.id), key=at.task.key)
        return True
    except Exception as error:
        failing.failed(means, at, error)
        with means.database.session() as session:
            idle = not _counts(session, at.task).left
    if idle:
        planning.advance(means, at.task.project_id, here=True, after=at.task)
    return True


def next_due(means: Means) -> tuple[UUID, int] | None:
    """The task that is to be run next of all dramas, with its priority; None when nothing is due. Of an episode those come
    first that others wait for, then in the order in which they were asked for."""
    opening = [kind for stage in means.stages.values() for kind in stage.opening]
    with means.database.session() as session:
        return session.execute(
            select(m.Task.id, m.Task.priority).join(m.Project, m.Project.id == m.Task.project_id)
            .where(m.Task.status == "queued", m.Task.available_at <= m.utc_now(), m.Project.status.in_(MOVING), m.Project.deleted_at.is_(None))
            .order_by(m.Task.priority, m.Task.kind.not_in(opening), m.Task.available_at, m.Task.created_at).limit(1)).tuples().one_or_none()


def _begin(means: Means, task_id: UUID, worker: str) -> Run | None:
    """Claim the task, and read what its run needs."""
    with means.database.session() as session:
        task = claim(session, task_id, worker, means.settings.lease_sec)
        if task is None:
            return None
        stage = means.stages[task.stage]  # type: ignore[index]
        brief, owner = session.execute(select(m.Project.brief, m.Project.owner_id).where(m.Project.id == task.project_id)).tuples().one()
        providers = ladder.providers_of(task.kind, brief)
        unit = Unit(task.kind, task.key, task.inputs, priority=task.priority)
        entry = session.get(m.CacheEntry, key_of(stage, unit, ladder.on(task.rung, providers)))
        keys = keys_of(session, means.settings, owner) if providers != ["embedded"] else {}
        record(session, task.project_id, "task", stage=task.stage, message="", task=str(task.id), key=task.key, status="running")
    return Run(task, unit, stage, owner, providers, keys, entry)


def _made(means: Means, at: Run) -> tuple[Result, bool]:
    """The result, and whether it had been made before."""
    if at.task.attempts > ladder.MAX_ATTEMPTS:
        raise StudioError("This keeps ending its worker (too little memory, perhaps). Make the drama shorter or smaller, or try again.")
    _room(means)
    with Heartbeat(means.database, at.task.id, at.task.lease_token, means.settings.lease_sec) as beat:
        cached = at.entry is not None and all(means.artefacts.exists(sha) for sha in at.entry.artefacts)
        if cached:
            assert at.entry is not None
            result = Result(at.entry.result)
        else:
            at.errand = _errand(means, at, beat)
            memory.turn_to(at.unit.kind)
            call = at.errand.begin() if at.errand else Call(progress=_told(means, at.task, beat))
            result = at.stage.run(at.unit, at.provider, Tools(means.settings, means.artefacts, call.progress, call, at.keys))
    if isinstance(beat.reason, LeaseLost):
        beat.check()
    return result, cached


def _errand(means: Means, at: Run, beat: Heartbeat) -> Errand | None:
    """The dealings with the service that makes this unit; None when we make it ourselves, and for words, which a model
    writes while we hold the line."""
    makes = ladder.makes_of(at.task.kind)
    if makes is None or makes == "text" or at.provider == "embedded":
        return None
    able = capability_of(makes, at.provider, means.settings)
    own = able is not None and bool(set(able.missing) & set(at.keys))
    return Errand(means.database, means.settings, at.task, at.owner, makes, at.provider, able, beat, _told(means, at.task, beat), own)


def _room(means: Means) -> None:
    """Raises DiskFull before a unit starts that would not find room for what it makes."""
    free = shutil.disk_usage(means.settings.data_dir).free
    if free < means.settings.min_free_mb * 2**20:
        raise DiskFull(f"Only {free // 2**20} MB of disk are free. Free some space; the work goes on by itself then.")


def _told(means: Means, task: m.Task, beat: Heartbeat) -> Callable[[float, str], None]:
    """Tells how far a unit is, once a second; stops it when it should stop."""
    last = [time.monotonic()]

    def progress(share: float, what: str) -> None:
        beat.check()
        now = time.monotonic()
        if now - last[0] > _TELL_SECONDS:
            last[0] = now
            with means.database.session() as session:
                session.execute(update(m.Task).where(m.Task.id == task.id, m.Task.lease_token == task.lease_token).values(progress=min(max(share, 0.0), 1.0)))
                record(session, task.project_id, "task", stage=task.stage, message=what, task=str(task.id), key=task.key, share=round(share, 3))

    return progress


def finish(means: Means, at: Run, result: Result, *, cached: bool) -> bool:
    """Write the result, if the lease is still ours: everything in one transaction. Returns whether planning is due:
    nothing of this stage and episode is open any more, or more can be named after this one and (all or nearly all) those like
    it. Raises LeaseLost."""
    wall, cpu = at.spent()
    with means.database.session() as session:
        project = session.scalar(select(m.Project).where(m.Project.id == at.task.project_id).with_for_update(key_share=True))
        row = held(session, at.task.id, at.task.lease_token)
        if project is None:
            raise LeaseLost("The drama was deleted.")
        keeping.keep(session, project, at.stage, at.unit, row, at.provider, result, cached=cached)
        row.wall_sec, row.cpu_sec = row.wall_sec + wall, row.cpu_sec + cpu
        if at.errand:
            at.errand.kept(session, result.cost)
        found = _counts(session, row)
        share = round(min(found.done / max(found.total, 1), 1.0), 4)
        if project.stage == row.stage:
            project.progress = max(project.progress, round((STAGES.index(project.stage) + share) / len(STAGES), 4))
        record(session, project.id, "unit.done", stage=row.stage, progress=share, message="", key=row.key, cached=cached, degraded=row.degraded)
    return not found.left or (row.kind in at.stage.opening and not found.left_of_kind) or at.stage.nearing.get(row.kind) == found.left_of_kind


class _Counts(NamedTuple):
    """Tasks of a task's stage."""

    total: int
    """All that are known so far."""
    done: int
    left: int
    """Those of its episode that are open."""
    left_of_kind: int
    """Of these, those of its kind."""


def _counts(session: Session, task: m.Task) -> _Counts:
    session.flush()
    left = m.Task.status.in_(OPEN) & (m.Task.priority == task.priority)
    return _Counts(*session.execute(
        select(func.count(), func.count().filter(m.Task.status == "done"), func.count().filter(left), func.count().filter(left, m.Task.kind == task.kind))
        .where(m.Task.project_id == task.project_id, m.Task.stage == task.stage)).one())
