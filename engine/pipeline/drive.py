"""Driving projects through their stages. Knows no queue: `enqueue` is called after the commit with (task id, priority)."""
from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from engine.drama.vocabulary import STAGES, StageName
from engine.errors import DiskFull, LeaseLost, Stopped, StudioError, Unavailable
from engine.pipeline import ladder
from engine.pipeline.claims import Heartbeat, claim, held
from engine.pipeline.remote import Errand, Parked, abandon, capability_of, costs_nothing, forget_answers, withdraw
from engine.pipeline.state import MOVING, OPEN
from engine.pipeline.units import Hold, Plan, Result, Stage, Tools, Unit, key_of
from engine.providers.calls import Call, Makes
from engine.providers.turns import Waiting
from engine.settings import Settings
from engine.store import models as m
from engine.store.artefacts import ArtefactStore
from engine.store.events import record
from engine.store.own_keys import keys_of
from engine.store.session import Database

log = structlog.get_logger("pipeline")

Enqueue = Callable[[Sequence[tuple[UUID, int]]], None]
"""Task ids with their priority (the lower, the sooner)."""

_RECONCILE_LOCK = 3_000_002


@dataclass
class Driver:
    """Everything that the pipeline needs from outside."""

    database: Database
    settings: Settings
    artefacts: ArtefactStore
    stages: Mapping[StageName, Stage]
    enqueue: Enqueue

    def __post_init__(self) -> None:
        self.stages = {name: stage.under(self.settings) for name, stage in self.stages.items()}

    # --- planning ------------------------------------------------------------------------------------------------

    def advance(self, project_id: UUID) -> None:
        """Plan what can be planned, go on to the next stage where one is over, and enqueue what is due. Safe to call
        at any time and by many at once: the project's row is the lock."""
        with self.database.session() as session:
            project = session.scalar(select(m.Project).where(m.Project.id == project_id).with_for_update())
            if project is None or project.deleted_at or project.status not in MOVING:
                return
            due = self._advance(session, project)
        if due:
            self.enqueue(due)

    def _advance(self, session: Session, project: m.Project) -> list[tuple[UUID, int]]:
        if project.status == "queued":
            project.status, project.started_at, project.message = "running", project.started_at or m.utc_now(), ""
            project.stage = project.stage or STAGES[0]
            record(session, project.id, "project", stage=project.stage, progress=project.progress, message="", status="running")
        while True:
            stage = self.stages[project.stage]  # type: ignore[index]
            try:
                plan = stage.plan(session, project)
            except Exception as error:
                if isinstance(error, Unavailable | SQLAlchemyError):
                    raise
                # A drama that cannot be planned would stand still for ever: say so, and let its creator try again.
                log.exception("not planned", project=str(project.id), stage=stage.name)
                sentence = error.message if isinstance(error, StudioError) else ladder.BROKEN
                self._hold(session, project, Hold("failed", None, sentence))
                return []
            if hold := self._budget(session, project, stage.name, plan):
                self._hold(session, project, hold)
                return []
            due, open_count, failed = self._upsert(session, project, stage, plan)
            self._progress(session, project, stage.name, plan)
            if open_count:
                return due + self._early(session, project, plan)
            if failed:
                self._hold(session, project, Hold("failed", None, failed[0]))
                return []
            if hold := self._gate(project, stage.name) or stage.collect(session, project):
                self._hold(session, project, hold)
                return []
            record(session, project.id, "stage.done", stage=stage.name, progress=1.0)
            following = STAGES.index(stage.name) + 1
            if following == len(STAGES) or project.until == stage.name:
                self._done(session, project)
                return []
            project.stage = STAGES[following]
            record(session, project.id, "stage.started", stage=project.stage, progress=0.0)

    def _upsert(self, session: Session, project: m.Project, stage: Stage, plan: Plan) -> tuple[list[tuple[UUID, int]], int, list[str]]:
        """Make the tasks equal to the plan: new units are added, units with other inputs start over, units that are no
        longer wanted go. Returns what is due, how many are open, and the sentences of those that failed."""
        existing = self._tasks(session, project, stage)
        due, open_count, failed = self._upsert_units(session, project, stage, plan.units, existing)
        # While later waves cannot be named yet, what an earlier run made of them may still be what they will ask for.
        gone = [t.id for t in existing.values() if not (plan.more and t.status == "done")]
        if gone:
            session.execute(delete(m.Task).where(m.Task.id.in_(gone)))
        session.flush()
        return due, open_count, failed

    def _tasks(self, session: Session, project: m.Project, stage: Stage) -> dict[str, m.Task]:
        return {t.key: t for t in session.scalars(select(m.Task).where(m.Task.project_id == project.id, m.Task.stage == stage.name))}

    def _upsert_units(self, session: Session, project: m.Project, stage: Stage, units: Sequence[Unit], existing: dict[str, m.Task]
                      ) -> tuple[list[tuple[UUID, int]], int, list[str]]:
        """Make tasks equal to these units, taking them out of `existing`: what is left there was not asked for."""
        due: list[tuple[UUID, int]] = []
        open_count, failed = 0, []
        for unit in units:
            key = key_of(stage, unit, "")
            task = existing.pop(unit.key, None)
            if task is None:
                task = m.Task(id=uuid4(), project_id=project.id, stage=stage.name, kind=unit.kind, key=unit.key, inputs=unit.inputs, cache_key=key,
                              priority=unit.priority, provider=unit.providers[0], status="queued", available_at=m.utc_now())
                session.add(task)
            elif task.cache_key != key or task.status == "cancelled":
                _start_over(task, unit, key)
            if task.status == "queued" and task.available_at <= m.utc_now():
                due.append((task.id, task.priority))
            if task.status in OPEN:
                open_count += 1
            elif task.status == "failed":
                failed.append(task.error)
        session.flush()
        return due, open_count, failed

    def _early(self, session: Session, project: m.Project, plan: Plan) -> list[tuple[UUID, int]]:
        """What can be begun of the stages to come, for episodes that are through with the stages before. Nothing runs ahead
        of a gate, of a budget, of moderation's decision, or of the stage that the creator asked for."""
        at = STAGES.index(project.stage)
        if at < STAGES.index("pictures") or project.brief.get("budget") is not None:
            return []
        units, due = plan.units, []
        last = STAGES.index(project.until) if project.until else len(STAGES)
        for name in STAGES[at + 1:min(STAGES.index("export"), last + 1)]:
            before, stage = self.stages[STAGES[STAGES.index(name) - 1]], self.stages[name]
            if not (ready := self._through(session, project, before, units)):
                break
            units = stage.early(session, project, ready)
            due += self._upsert_units(session, project, stage, units, self._tasks(session, project, stage))[0]
        return due

    def _through(self, session: Session, project: m.Project, stage: Stage, units: Sequence[Unit]) -> frozenset[int]:
        """The priorities at which all of these units are done."""
        done = set(session.scalars(select(m.Task.key).where(m.Task.project_id == project.id, m.Task.stage == stage.name, m.Task.status == "done")))
        return frozenset(u.priority for u in units) - {u.priority for u in units if u.key not in done}

    def _progress(self, session: Session, project: m.Project, stage: StageName, plan: Plan) -> None:
        done = session.scalar(select(func.count()).where(m.Task.project_id == project.id, m.Task.stage == stage, m.Task.status == "done")) or 0
        share = min(1.0, done / max(len(plan.units) + plan.more, 1))
        project.progress = round((STAGES.index(stage) + share) / len(STAGES), 4)

    def _budget(self, session: Session, project: m.Project, stage: StageName, plan: Plan) -> Hold | None:
        """Wait for the creator before units whose estimated cost would take the drama over its cap."""
        cap = project.brief.get("budget")
        if cap is None or "budget" in project.gates_passed:
            return None
        done = set(session.scalars(select(m.Task.key).where(m.Task.project_id == project.id, m.Task.stage == stage, m.Task.status == "done")))
        ahead = sum(u.cost for u in plan.units if u.key not in done)
        if ahead <= 0 or project.cost + ahead <= cap:
            return None
        return Hold("waiting", "budget", f"The next step costs about {ahead:.2f}; with the {project.cost:.2f} spent so far that is more than the budget of {cap:.2f}. Let it go on if you agree.")

    def _gate(self, project: m.Project, stage: StageName) -> Hold | None:
        if stage in ("script", "storyboard") and project.brief.get("gates") and stage not in project.gates_passed and project.until != stage:
            return Hold("waiting", stage, "")
        return None

    def _hold(self, session: Session, project: m.Project, hold: Hold) -> None:
        project.status, project.gate, project.message = hold.status, hold.gate, hold.message
        if hold.status == "failed":
            project.finished_at = m.utc_now()
        record(session, project.id, "project", stage=project.stage, progress=project.progress, message=hold.message, status=hold.status)

    def _done(self, session: Session, project: m.Project) -> None:
        whole = project.stage == STAGES[-1]
        project.status, project.progress = ("done", 1.0) if whole else ("waiting", project.progress)
        project.until, project.gate, project.finished_at, project.message = None, None, m.utc_now(), ""
        if not whole:
            project.gate = project.stage
        record(session, project.id, "project", stage=project.stage, progress=project.progress, status=project.status)

    # --- running -------------------------------------------------------------------------------------------------

    def run_task(self, task_id: UUID, worker: str) -> bool:
        """Run one task if it is due and free. Returns whether there was something to run."""
        with self.database.session() as session:
            task = claim(session, task_id, worker, self.settings.lease_sec)
            if task is None:
                return False
            unit = Unit(task.kind, task.key, task.inputs, priority=task.priority)
            project = session.get_one(m.Project, task.project_id)
            brief, owner = project.brief, project.owner_id
            providers = providers_of(task.kind, brief)
            keys = keys_of(session, self.settings, owner) if providers != ["embedded"] else {}
            record(session, task.project_id, "task", stage=task.stage, message="", task=str(task.id), key=task.key, status="running")
        stage = self.stages[task.stage]  # type: ignore[index]
        provider = providers[min(task.rung, len(providers) - 1)]
        wall, cpu = time.monotonic(), time.process_time()
        errand: Errand | None = None
        try:
            if task.attempts > ladder.MAX_ATTEMPTS:
                raise StudioError("This keeps ending its worker (too little memory, perhaps). Make the drama shorter or smaller, or try again.")
            self._room()
            with Heartbeat(self.database, task.id, task.project_id, task.lease_token, self.settings.lease_sec) as beat:
                result, cached = self._cached(stage, unit, provider), True
                if result is None:
                    errand, cached = self._errand(task, owner, provider, keys, beat), False
                    call = errand.begin() if errand else Call(progress=self._told(task, beat))
                    result = stage.run(unit, provider, Tools(self.settings, self.artefacts, call.progress, call, keys))
            beat.check() if isinstance(beat.reason, LeaseLost) else None
            self._finish(stage, unit, provider, task, result, cached, time.monotonic() - wall, time.process_time() - cpu, errand)
            errand.done() if errand else None
        except LeaseLost:
            log.warning("lease lost", task=str(task.id), key=task.key)
            return True
        except Exception as error:
            self._failed(stage, unit, providers, task, error, time.monotonic() - wall, time.process_time() - cpu, errand)
        self.advance(task.project_id) if self._idle(task) else None
        return True

    def _errand(self, task: m.Task, owner: UUID, provider: str, keys: Mapping[str, str], beat: Heartbeat) -> Errand | None:
        """The dealings with the service that makes this unit; None when we make it ourselves, and for words, which a model
        writes while we hold the line."""
        makes = _GIVES.get(task.kind)
        if makes is None or makes == "text" or provider == "embedded":
            return None
        able = capability_of(makes, provider, self.settings)
        own = able is not None and bool(set(able.missing) & set(keys))
        return Errand(self.database, self.settings, task, owner, makes, provider, able, beat, self._told(task, beat), own)

    def _room(self) -> None:
        """Raises DiskFull before a unit starts that would not find room for what it makes."""
        import shutil
        free = shutil.disk_usage(self.settings.data_dir).free
        if free < self.settings.min_free_mb * 2**20:
            raise DiskFull(f"Only {free // 2**20} MB of disk are free. Free some space; the work goes on by itself then.")

    def _cached(self, stage: Stage, unit: Unit, provider: str) -> Result | None:
        """What this provider has made of these inputs before."""
        with self.database.session() as session:
            entry = session.get(m.CacheEntry, key_of(stage, unit, provider))
        return Result(entry.result) if entry and all(self.artefacts.exists(sha) for sha in entry.artefacts) else None

    def _told(self, task: m.Task, beat: Heartbeat) -> Callable[[float, str], None]:
        """Tells how far a unit is, once a second; stops it when it should stop."""
        last = [time.monotonic()]

        def progress(share: float, what: str) -> None:
            beat.check()
            now = time.monotonic()
            if now - last[0] > 1.0:
                last[0] = now
                with self.database.session() as session:
                    session.execute(update(m.Task).where(m.Task.id == task.id, m.Task.lease_token == task.lease_token).values(progress=min(max(share, 0.0), 1.0)))
                    record(session, task.project_id, "task", stage=task.stage, message=what, task=str(task.id), key=task.key, share=round(share, 3))

        return progress

    def _finish(self, stage: Stage, unit: Unit, provider: str, task: m.Task, result: Result, cached: bool, wall: float, cpu: float,
                errand: Errand | None = None) -> None:
        """Write the result, if the lease is still ours. Everything in one transaction."""
        with self.database.session() as session:
            project = session.scalar(select(m.Project).where(m.Project.id == task.project_id).with_for_update())
            row = held(session, task.id, task.lease_token)
            if project is None:
                raise LeaseLost("The drama was deleted.")
            row.provider, row.cached = provider, cached
            if row.rung:
                _mark_degraded(project, row, provider)
            stage.apply(session, project, unit, result, row)
            for made in result.artefacts:
                session.execute(insert(m.Artefact).values(sha256=made.sha256, size=made.size, media_type=made.media_type).on_conflict_do_nothing())
            if not cached:
                session.execute(insert(m.CacheEntry).values(
                    key=key_of(stage, unit, provider), kind=unit.kind, result=result.value,
                    artefacts=[a.sha256 for a in result.artefacts]).on_conflict_do_nothing())
            row.status, row.result, row.progress = "done", result.value, 1.0
            row.wall_sec, row.cpu_sec, row.finished_at, row.lease_until = row.wall_sec + wall, row.cpu_sec + cpu, m.utc_now(), None
            row.units_billed, row.cost = row.units_billed + result.units_billed, row.cost + (0.0 if cached else result.cost)
            project.cost += 0.0 if cached else result.cost
            if errand:
                errand.kept(session, result.cost)
            share = self._share(session, row)
            project.progress = max(project.progress, round((STAGES.index(stage.name) + share) / len(STAGES), 4)) if project.stage == stage.name else project.progress
            record(session, project.id, "unit.done", stage=stage.name, progress=share, message="", key=unit.key, cached=cached,
                   degraded=row.degraded)

    def _share(self, session: Session, task: m.Task) -> float:
        """How far the task's stage is, by its tasks known so far; later waves make it fall back, never above 0.99."""
        session.flush()
        total, done = session.execute(
            select(func.count(), func.count().filter(m.Task.status == "done"))
            .where(m.Task.project_id == task.project_id, m.Task.stage == task.stage)).one()
        return round(min(done / max(total, 1), 1.0), 4)

    def _failed(self, stage: Stage, unit: Unit, providers: list[str], task: m.Task, error: Exception, wall: float, cpu: float,
                errand: Errand | None = None) -> None:
        """The next step of the ladder."""
        goes_on = errand.failed(error) if errand else False
        if not isinstance(error, StudioError):
            log.exception("unit broke", task=str(task.id), key=task.key)
        try:
            with self.database.session() as session:
                row = held(session, task.id, task.lease_token)
                row.wall_sec, row.cpu_sec, row.lease_until = row.wall_sec + wall, row.cpu_sec + cpu, None
                if isinstance(error, Stopped):
                    row.status, row.remote_id = "queued", None
                    return
                if isinstance(error, Parked | Waiting):
                    # Nothing has gone wrong, and nothing has been tried.
                    row.status, row.available_at, row.attempts = "queued", m.utc_now() + timedelta(seconds=error.seconds), max(0, row.attempts - 1)
                    if errand and errand.called_meanwhile(session):
                        row.available_at = m.utc_now()
                    return
                step = self._step(error, row, providers, goes_on, errand)
                row.remote_id = row.remote_id if goes_on and isinstance(step, ladder.Again) else None
                log.warning("unit failed", task=str(task.id), key=task.key, why=str(error)[:300], step=type(step).__name__)
                match step:
                    case ladder.Again(wait, free):
                        row.status, row.available_at = "queued", m.utc_now() + timedelta(seconds=wait)
                        row.tries_on_rung += 0 if free else 1
                        row.attempts -= 1 if goes_on else 0
                    case ladder.Down(rung):
                        row.status, row.rung, row.tries_on_rung, row.available_at = "queued", rung, 0, m.utc_now()
                    case ladder.Failed(sentence):
                        row.status, row.error, row.finished_at = "failed", sentence, m.utc_now()
                message = error.message if isinstance(error, StudioError) else ""
                row.error = row.error or message
                record(session, task.project_id, "task", stage=task.stage, message=row.error, key=unit.key, status=row.status, step=type(step).__name__)
                due = [(row.id, row.priority)] if isinstance(step, ladder.Down) else []
            if errand and not isinstance(step, ladder.Again):
                errand.give_up()
            if due:
                self.enqueue(due)
        except LeaseLost:
            log.warning("lease lost", task=str(task.id), key=task.key)
        finally:
            errand.step_aside() if errand else None

    def _step(self, error: Exception, row: m.Task, providers: list[str], goes_on: bool, errand: Errand | None) -> ladder.Again | ladder.Down | ladder.Failed:
        """What comes next. An order that is under way is paid for: looking for it again is no try, and so is coming back
        later to a service that is busy."""
        asked = error.retry_after if isinstance(error, StudioError) else None
        if goes_on and errand and errand.order:
            return ladder.Again(max(asked or 0.0, ladder.backoff(min(errand.order.faults, 4), row.key)), free=True)
        if errand and errand.spent and isinstance(error, StudioError):
            return ladder.after_payment(error, row.rung, providers, self._free(errand.makes, providers))
        if isinstance(error, StudioError) and error.key == "error.provider_busy" and row.attempts < ladder.MAX_BUSY:
            return ladder.Again(max(asked or 0.0, ladder.backoff(row.attempts - 1, row.key)), free=True)
        return ladder.after(error, row.rung, row.tries_on_rung, providers, row.key)

    def _free(self, makes: Makes, providers: list[str]) -> frozenset[str]:
        """Those of the providers that cost nothing."""
        able = {name: capability_of(makes, name, self.settings) for name in providers}
        return frozenset(name for name, a in able.items() if name == "embedded" or (a is not None and costs_nothing(a)))

    def _idle(self, task: m.Task) -> bool:
        """Whether nothing of this task's stage and episode is open any more, so that planning is due."""
        with self.database.session() as session:
            return not session.scalar(select(func.count()).where(
                m.Task.project_id == task.project_id, m.Task.stage == task.stage, m.Task.priority == task.priority, m.Task.status.in_(OPEN)))

    # --- reconciling ---------------------------------------------------------------------------------------------

    def reconcile(self) -> int:
        """Find what should be running and is not, and ring again for it. One process at a time does so; returns how
        many tasks were rung for."""
        with self.database.session() as session:
            if not session.scalar(text("select pg_try_advisory_xact_lock(:k)"), {"k": _RECONCILE_LOCK}):
                return 0
            now = m.utc_now()
            moving = select(m.Project.id).where(m.Project.status.in_(MOVING), m.Project.deleted_at.is_(None))
            lost = session.scalars(select(m.Task).where(m.Task.status == "running", m.Task.lease_until < now).with_for_update(skip_locked=True))
            for task in lost:
                log.warning("lease ran out", task=str(task.id), key=task.key, worker=task.worker)
                task.status, task.lease_until = "queued", None
            session.flush()
            abandon(session)
            due = [(i, p) for i, p in session.execute(
                select(m.Task.id, m.Task.priority).where(m.Task.status == "queued", m.Task.available_at <= now, m.Task.project_id.in_(moving))
                .order_by(m.Task.priority, m.Task.created_at).limit(500))]
            busy = select(m.Task.id).where(m.Task.project_id == m.Project.id, m.Task.stage == m.Project.stage, m.Task.status.in_(OPEN)).exists()
            idle = list(session.scalars(select(m.Project.id).where(m.Project.status.in_(MOVING), m.Project.deleted_at.is_(None), ~busy)))
        if due:
            self.enqueue(due)
        for project_id in idle:
            self.advance(project_id)
        return len(due)

    def withdraw(self) -> int:
        """Ask services to stop what nobody waits for any more; how many orders are settled."""
        forget_answers(self.settings)
        return withdraw(self.database, self.settings)


_GIVES: dict[str, Makes] = {"write": "text", "draw": "image", "speak": "speech", "clip": "video"}
"""Which list of the brief's providers a kind of unit is made by; the others are always ours."""


def makes_of(kind: str) -> Makes | None:
    """What a kind of unit makes, when a service can make it."""
    return _GIVES.get(kind)


def providers_of(kind: str, brief: dict[str, Any]) -> list[str]:
    """The rungs for a kind of unit, from the brief."""
    given = _GIVES.get(kind)
    wanted = (brief.get("providers") or {}).get(given, ["embedded"]) if given else ["embedded"]
    return ladder.rungs(list(wanted), brief.get("allow_degraded", True))


def _start_over(task: m.Task, unit: Unit, key: str) -> None:
    """Give a task its new inputs; a worker that still runs the old ones is fenced off by the token."""
    task.inputs, task.cache_key, task.kind, task.priority = unit.inputs, key, unit.kind, unit.priority
    task.status, task.rung, task.tries_on_rung, task.attempts = "queued", 0, 0, 0
    task.lease_token += 1
    task.lease_until, task.result, task.error, task.degraded, task.available_at, task.remote_id = None, None, "", None, m.utc_now(), None


def _mark_degraded(project: m.Project, task: m.Task, provider: str) -> None:
    task.degraded = f"made by {provider}: the wanted provider failed"
    project.degraded = [*project.degraded, {"stage": task.stage, "unit": task.key, "provider": provider, "why": task.error}]
