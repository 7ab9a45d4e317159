"""What RQ runs."""
from __future__ import annotations

import time
from uuid import UUID

from engine import memory
from engine.drama.script import Character
from engine.pipeline import samples
from engine.pipeline.drive import Driver
from engine.pipeline.stages.read import brief_of
from engine.store import models as m
from worker.context import driver, worker_name

GO_ON_SECONDS = 3.0
"""How long a worker goes on with what else is due before it looks into the queue again, where other jobs may wait."""


def run(task_id: str) -> None:
    """Run the task if it is due and nobody works on it, and then what else is due."""
    _go_on(driver(), (UUID(task_id), 0))


def _go_on(at: Driver, following: tuple[UUID, int] | None) -> None:
    """Run this task, and for a few seconds what else is due: a job of its own costs a unit some sixty questions to the queue."""
    until = time.monotonic() + GO_ON_SECONDS
    while following and time.monotonic() < until:
        if at.run_task(following[0], worker_name()):
            # a worker draws, speaks, films and judges in turn, and each unit's peak would stay with it
            memory.trim()
        following = at.next_due()
    if following:
        at.enqueue([following])


def advance(project_id: str) -> None:
    """Go on planning a project, and begin with what is due then."""
    at = driver()
    at.advance(UUID(project_id), here=True)
    _go_on(at, at.next_due())


def make_samples(project_id: str) -> None:
    """Draw and speak what of a drama's cast has not been seen and heard yet."""
    at = driver()
    with at.database.session() as session:
        project = session.get(m.Project, UUID(project_id))
        if project is None or not project.brief.get("prompt"):
            return
        rows = session.query(m.Character).filter(m.Character.project_id == project.id).order_by(m.Character.position)
        wanted = samples.samples_of([Character.model_validate(r.spec) for r in rows], brief_of(project))
    samples.make(at.database, at.artefacts, wanted)

