"""What becomes of a unit that failed: the next step of the ladder, written down if the lease is still ours."""
from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.orm import Session

from engine.errors import LeaseLost, Stopped, StudioError
from engine.pipeline import ladder
from engine.pipeline.claims import held
from engine.pipeline.means import Means
from engine.pipeline.remote import Parked
from engine.pipeline.services import capability_of, costs_nothing
from engine.providers.calls import Makes
from engine.providers.turns import Waiting
from engine.store import models as m
from engine.store.events import record

if TYPE_CHECKING:
    from engine.pipeline.running import Run

log = structlog.get_logger("pipeline")

Step = ladder.Again | ladder.Down | ladder.Failed


def failed(means: Means, at: Run, error: Exception) -> None:
    """Take the next step, and ring if it can be taken at once."""
    goes_on = at.errand.failed(error) if at.errand else False
    if not isinstance(error, StudioError):
        log.exception("unit broke", task=str(at.task.id), key=at.task.key)
    try:
        with means.database.session() as session:
            step = _written(means, session, at, error, goes_on)
        if step is None:
            return
        if at.errand and not isinstance(step, ladder.Again):
            at.errand.give_up()
        if isinstance(step, ladder.Down):
            means.enqueue([(at.task.id, at.task.priority)])
    except LeaseLost:
        log.warning("lease lost", task=str(at.task.id), key=at.task.key)
    finally:
        if at.errand:
            at.errand.step_aside()


def _written(means: Means, session: Session, at: Run, error: Exception, goes_on: bool) -> Step | None:
    """The step, with the task as it is after it; None when nothing has gone wrong and nothing has been tried."""
    row, (wall, cpu) = held(session, at.task.id, at.task.lease_token), at.spent()
    row.wall_sec, row.cpu_sec, row.lease_until = row.wall_sec + wall, row.cpu_sec + cpu, None
    if isinstance(error, Stopped):
        row.status, row.remote_id = "queued", row.remote_id if goes_on else None
        return None
    if isinstance(error, Parked | Waiting):
        row.status, row.available_at, row.attempts = "queued", m.utc_now() + timedelta(seconds=error.seconds), max(0, row.attempts - 1)
        if at.errand and at.errand.called_meanwhile(session):
            row.available_at = m.utc_now()
        return None
    step = _step(means, at, error, row, goes_on)
    row.remote_id = row.remote_id if goes_on and isinstance(step, ladder.Again) else None
    log.warning("unit failed", task=str(row.id), key=row.key, why=str(error)[:300], step=type(step).__name__)
    match step:
        case ladder.Again(wait, free):
            row.status, row.available_at = "queued", m.utc_now() + timedelta(seconds=wait)
            row.tries_on_rung += 0 if free else 1
            row.attempts -= 1 if goes_on else 0
        case ladder.Down(rung):
            row.status, row.rung, row.tries_on_rung, row.available_at = "queued", rung, 0, m.utc_now()
        case ladder.Failed(sentence):
            row.status, row.error, row.finished_at = "failed", sentence, m.utc_now()
    if row.status != "failed":
        row.error = error.message if isinstance(error, StudioError) else ""
    record(session, row.project_id, "task", stage=row.stage, message=row.error, key=row.key, status=row.status, step=type(step).__name__)
    return step


def _step(means: Means, at: Run, error: Exception, row: m.Task, goes_on: bool) -> Step:
    """What comes next. An order that is under way is paid for: looking for it again is no try, and so is coming back later
    to a service that is busy."""
    errand, asked = at.errand, error.retry_after if isinstance(error, StudioError) else None
    if goes_on and errand and errand.order:
        return ladder.Again(max(asked or 0.0, ladder.backoff(min(errand.order.faults, 4), row.key)), free=True)
    if errand and errand.spent and isinstance(error, StudioError):
        return ladder.after_payment(error, row.rung, at.providers, _free(means, errand.makes, at.providers))
    if isinstance(error, StudioError) and error.key == "error.provider_busy" and row.attempts < ladder.MAX_BUSY:
        return ladder.Again(max(asked or 0.0, ladder.backoff(row.attempts - 1, row.key)), free=True)
    return ladder.after(error, row.rung, row.tries_on_rung, at.providers, row.key)


def _free(means: Means, makes: Makes, providers: list[str]) -> frozenset[str]:
    """Those of the providers that cost nothing."""
    able = {name: capability_of(makes, name, means.settings) for name in providers}
    return frozenset(name for name, a in able.items() if name == "embedded" or (a is not None and costs_nothing(a)))
