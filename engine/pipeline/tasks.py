"""The tasks of a stage, made equal to the units that it asks for."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from engine.pipeline import keeping, ladder
from engine.pipeline.means import Due
from engine.pipeline.stages.at_hand import once
from engine.pipeline.stages.read import known_tasks, tasks_in
from engine.pipeline.state import OPEN
from engine.pipeline.units import Plan, Result, Stage, Unit, key_of
from engine.store import models as m
from engine.store.artefacts import ArtefactStore
from engine.store.events import record

Tasks = dict[str, m.Task]
"""The tasks of one stage of one project, by the keys of their units."""


@dataclass
class Standing:
    """How the units that were asked for stand."""

    due: Due = field(default_factory=list)
    open: int = 0
    failed: list[str] = field(default_factory=list)
    """The sentences of those that failed."""


def tasks_of(session: Session, project: m.Project, stage: Stage, priority: int | None = None) -> Tasks:
    """The tasks of a stage, or those of one episode; for the rest of a transaction that holds the project's row, which changes
    them by the functions below, they are read once."""
    return once(session, project, known_tasks(stage.name), lambda: {t.key: t for t in tasks_in(session, project, stage.name, priority)})


def take(session: Session, project: m.Project, stage: Stage, units: Sequence[Unit], existing: Tasks, artefacts: ArtefactStore, most: int) -> int:
    """End those of the units that nobody runs and that the cache has, at most so many; how many these were. Whoever asks for
    what has been made before waits for no worker, and nothing is charged."""
    wanted = [(unit, key, key_of(stage, unit, _provider(project, existing.get(unit.key), unit, key)))
              for unit in units if _waits(existing.get(unit.key), key := key_of(stage, unit, ""))]
    found = keeping.cached(session, {cached for *_, cached in wanted}, artefacts, at_hand=True) if wanted else {}
    taken = [(unit, key, found[cached]) for unit, key, cached in wanted if cached in found][:most]
    if taken:
        _end(session, project, stage, taken, existing, len(units))
    return len(taken)


def _waits(task: m.Task | None, key: str) -> bool:
    """Whether a unit is still to be begun."""
    return task is None or task.cache_key != key or task.status in ("queued", "cancelled")


def _provider(project: m.Project, task: m.Task | None, unit: Unit, key: str) -> str:
    """Who is to make it next."""
    rungs = ladder.providers_of(unit.kind, project.brief)
    return ladder.on(task.rung, rungs) if task is not None and task.cache_key == key and task.status == "queued" else rungs[0]


def _end(session: Session, project: m.Project, stage: Stage, taken: Iterable[tuple[Unit, str, Result]], existing: Tasks, count: int) -> None:
    done = sum(t.status == "done" for t in existing.values())
    ended = [(_asked(session, project, stage, unit, key, existing), unit, key, result) for unit, key, result in taken]
    session.flush()
    with session.no_autoflush:  # all rows are written at once at the end, not before every question
        for i, (task, unit, key, result) in enumerate(ended, 1):
            task.started_at = m.utc_now()
            keeping.keep(session, project, stage, unit, task, _provider(project, task, unit, key), result, cached=True)
            share = round(min((done + i) / max(count, 1), 1.0), 4)
            record(session, project.id, "unit.done", stage=stage.name, progress=share, key=unit.key, cached=True, degraded=task.degraded)
    session.flush()


def _asked(session: Session, project: m.Project, stage: Stage, unit: Unit, key: str, existing: Tasks) -> m.Task:
    """The task of this unit: as it is, with its new inputs, or a new one."""
    task = existing.get(unit.key)
    if task is None:
        task = existing[unit.key] = m.Task(id=uuid4(), project_id=project.id, stage=stage.name, kind=unit.kind, key=unit.key, inputs=unit.inputs, cache_key=key,
                      priority=unit.priority, provider=unit.providers[0], status="queued", available_at=m.utc_now())
        session.add(task)
    elif task.cache_key != key or task.status == "cancelled":
        _start_over(task, unit, key)
    return task


def _start_over(task: m.Task, unit: Unit, key: str) -> None:
    """Give a task its new inputs; a worker that still runs the old ones is fenced off by the token."""
    task.inputs, task.cache_key, task.kind, task.priority = unit.inputs, key, unit.kind, unit.priority
    task.status, task.rung, task.tries_on_rung, task.attempts = "queued", 0, 0, 0
    flag_modified(task, "status")
    # whatever was read: a worker may have claimed it since
    task.lease_token = m.Task.lease_token + 1
    task.lease_until, task.result, task.error, task.degraded, task.available_at, task.remote_id = None, None, "", None, m.utc_now(), None
    flag_modified(task, "lease_until")


def ask(session: Session, project: m.Project, stage: Stage, units: Sequence[Unit], existing: Tasks) -> Standing:
    """Make tasks equal to these units: new ones are added, units with other inputs start over. Returns how they stand."""
    found = Standing()
    asked = [_asked(session, project, stage, unit, key_of(stage, unit, ""), existing) for unit in units]
    now = m.utc_now()
    for task in asked:
        if task.status == "queued" and task.available_at <= now:
            found.due.append((task.id, task.priority))
        if task.status in OPEN:
            found.open += 1
        elif task.status == "failed":
            found.failed.append(task.error)
    session.flush()
    return found


def drop(session: Session, plan: Plan, existing: Tasks) -> None:
    """Remove the tasks that nobody asks for any more. While later waves cannot be named yet, what an earlier run made of
    them may still be what they will ask for."""
    asked = {u.key for u in plan.units}
    gone = [t for t in existing.values() if t.key not in asked and not (plan.more and t.status == "done")]
    for task in gone:
        del existing[task.key]
    if gone:
        session.execute(delete(m.Task).where(m.Task.id.in_([t.id for t in gone])))
