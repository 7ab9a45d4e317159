"""What a unit made, put into the database: by the worker that made it, or by the planning that found it in the cache."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from engine.pipeline.ladder import checks
from engine.pipeline.units import Result, Stage, Unit, key_of
from engine.store import models as m
from engine.store.artefacts import ArtefactStore


def keep(session: Session, project: m.Project, stage: Stage, unit: Unit, task: m.Task, provider: str, result: Result, *, cached: bool) -> None:
    """Apply the result and end the task, in the caller's transaction, which holds the project's row. What comes from the
    cache costs nothing."""
    task.provider, task.cached = provider, cached
    if task.rung and not checks(task.kind):
        _mark_degraded(project, task, provider)
    stage.apply(session, project, unit, result, task)
    if not cached:
        _store(session, stage, unit, provider, result)
        task.cost += result.cost
        project.cost += result.cost
    task.units_billed += result.units_billed
    task.status, task.result, task.progress, task.error = "done", result.value, 1.0, ""
    task.finished_at, task.lease_until = m.utc_now(), None


def _store(session: Session, stage: Stage, unit: Unit, provider: str, result: Result) -> None:
    """The artefacts, and the entry of the cache. An entry that is there already has lost an artefact: this replaces it."""
    if result.artefacts:
        made = {a.sha256: {"sha256": a.sha256, "size": a.size, "media_type": a.media_type} for a in result.artefacts}
        session.execute(insert(m.Artefact).values(list(made.values())).on_conflict_do_nothing())
    if not result.lasting:
        return
    entry: dict[str, Any] = {"kind": unit.kind, "result": result.value, "artefacts": [a.sha256 for a in result.artefacts]}
    session.execute(insert(m.CacheEntry).values(key=key_of(stage, unit, provider), **entry).on_conflict_do_update(index_elements=["key"], set_=entry))


def cached(session: Session, keys: Iterable[str], artefacts: ArtefactStore, *, at_hand: bool = False) -> dict[str, Result]:
    """What has been made under these content keys and is whole. With `at_hand` only what can be told to be whole without
    asking over the network."""
    there = artefacts.at_hand if at_hand else artefacts.exists
    rows = session.scalars(select(m.CacheEntry).where(m.CacheEntry.key.in_(list(keys))))
    return {row.key: Result(row.result) for row in rows if all(there(sha) for sha in row.artefacts)}


def _mark_degraded(project: m.Project, task: m.Task, provider: str) -> None:
    task.degraded = f"made by {provider}: the wanted provider failed"
    project.degraded = [*project.degraded, {"stage": task.stage, "unit": task.key, "provider": provider, "why": task.error}]
