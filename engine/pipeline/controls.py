"""What a person can do to a drama in the making: start, pause, resume, cancel, retry, redo, approve, decide.

Each works in the caller's transaction and demands a state from which it is allowed (Conflict otherwise); the caller
advances the project after the commit.
"""
from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, case, select, true, update
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.vocabulary import STAGES, StageName
from engine.errors import BadInput, Conflict, NotFound
from engine.moderation.sight import unseen
from engine.pipeline.stages.script import forget_edits
from engine.pipeline.state import LIVE, UNANSWERED, demand
from engine.store import models as m
from engine.store.events import record


def _go(session: Session, project: m.Project, status: str, action: str, message: str = "") -> None:
    demand(project.status, status, action)
    project.status, project.message = status, message
    project.version += 1
    record(session, project.id, "project", stage=project.stage, progress=project.progress, message=message, status=status)


def locked(session: Session, project_id: UUID) -> m.Project:
    """The project, locked for a change. Raises NotFound."""
    project = session.scalar(select(m.Project).where(m.Project.id == project_id, m.Project.deleted_at.is_(None)).with_for_update(key_share=True))
    if project is None:
        raise NotFound("There is no such drama, or it is not yours.")
    return project


def start(session: Session, project: m.Project, brief: Brief, until: StageName | None = None) -> None:
    """Put a draft (or a finished drama with a new brief) into the queue."""
    _go(session, project, "queued", "started")
    project.brief, project.until, project.gate = brief.model_dump(mode="json"), until, None
    project.stage = project.stage if project.script_revision else STAGES[0]
    project.finished_at = None


def _again(session: Session, project: m.Project, which: ColumnElement[bool], **more: Any) -> None:
    """Put tasks into the queue once more, from the first provider on; where a service still works on what one wants, from
    that service on, so that no other is paid for it as well."""
    ordered = select(m.RemoteOrder.id).where(m.RemoteOrder.task_id == m.Task.id, m.RemoteOrder.cache_key == m.Task.cache_key, m.RemoteOrder.state.in_(LIVE | UNANSWERED)).exists()
    session.execute(update(m.Task).where(m.Task.project_id == project.id, which).values(
        status="queued", remote_id=None, rung=case((ordered, m.Task.rung), else_=0), tries_on_rung=0, attempts=0, error="", available_at=m.utc_now(), **more))


def _anew(session: Session, project: m.Project, which: ColumnElement[bool]) -> None:
    """`_again` for tasks in any state: what was made counts no more, and whoever runs one has lost it."""
    _again(session, project, which, degraded=None, lease_token=m.Task.lease_token + 1)


def write_again(session: Session, project: m.Project) -> None:
    """Let the script be written once more when the work begins; for a drama that stands still."""
    project.stage = "script"
    _anew(session, project, m.Task.stage == "script")


def pause(session: Session, project: m.Project) -> None:
    """No unit starts any more and nothing is ordered; what a service works on already is taken when it comes."""
    _go(session, project, "paused", "paused")


def resume(session: Session, project: m.Project) -> None:
    """Go on after a pause."""
    if project.status != "paused":
        raise Conflict("Only a paused drama can be resumed.", key="error.state")
    _go(session, project, "queued", "resumed")


def _ask_nobody(session: Session, project: m.Project) -> None:
    """Withdraw what a reviewer was to look at: it is not what it will be."""
    session.execute(update(m.Review).where(m.Review.project_id == project.id, m.Review.status == "open").values(status="withdrawn"))


def cancel(session: Session, project: m.Project) -> None:
    """End it; what was made stays, and a retry takes it up again."""
    _go(session, project, "cancelled", "cancelled")
    _ask_nobody(session, project)
    session.execute(update(m.Task).where(m.Task.project_id == project.id, m.Task.status == "queued").values(status="cancelled"))
    project.finished_at = m.utc_now()


def retry(session: Session, project: m.Project) -> None:
    """Try what failed again, from the first provider on."""
    if project.status not in ("failed", "cancelled"):
        raise Conflict("Only a drama that failed or was cancelled can be tried again.", key="error.state")
    _go(session, project, "queued", "tried again")
    project.finished_at = None
    _again(session, project, m.Task.status.in_(("failed", "cancelled")))


def redo(session: Session, project: m.Project, stage: StageName, fresh: bool = False) -> None:
    """Make this stage and those after it again. What has not changed comes from the cache; `fresh` takes a new seed,
    so that everything comes out differently."""
    if stage not in STAGES:
        raise BadInput(f"There is no stage “{stage}”: choose one of {', '.join(STAGES)}.")
    if project.stage is None or STAGES.index(stage) > STAGES.index(project.stage):
        raise Conflict("This drama has not come so far yet.", key="error.state")
    if project.status in ("queued", "running"):
        project.status = "paused"
    _go(session, project, "queued", "made again")
    if fresh:
        project.brief = {**project.brief, "seed": (project.brief.get("seed", 0) + 1) % 2**31}
    _ask_nobody(session, project)
    if stage in ("script", "storyboard"):
        forget_edits(session, project)
    later = STAGES[STAGES.index(stage):]
    _anew(session, project, m.Task.stage.in_(later))
    project.stage, project.until, project.gate, project.finished_at = stage, None, None, None
    project.gates_passed = [g for g in project.gates_passed if not str(g).startswith("review") and g not in later]
    project.degraded = [d for d in project.degraded if d.get("stage") not in later]


def redo_degraded(session: Session, project: m.Project) -> None:
    """Have the wanted providers make what stand-ins made, and whatever follows from it; nothing else is touched."""
    tasks = list(session.scalars(select(m.Task).where(m.Task.project_id == project.id, m.Task.degraded.is_not(None), m.Task.status == "done").with_for_update(key_share=True)))
    if not tasks:
        raise Conflict("No stand-in has made anything of this drama.", key="error.state")
    if project.status in ("queued", "running"):
        raise Conflict("This drama is being made just now: pause it, then edit.", key="error.pause_first")
    _go(session, project, "queued", "made again")
    for task in tasks:
        task.status, task.rung, task.tries_on_rung, task.attempts, task.error, task.degraded, task.remote_id = "queued", 0, 0, 0, "", None, None
        task.lease_token, task.available_at = task.lease_token + 1, m.utc_now()
    units = {(t.stage, t.key) for t in tasks}
    project.stage = min((t.stage for t in tasks), key=STAGES.index)
    project.until, project.gate, project.finished_at = None, None, None
    project.degraded = [d for d in project.degraded if (d.get("stage"), d.get("unit")) not in units]


def check_again(session: Session, project: m.Project) -> None:
    """Have the films judged anew that were judged while the vision model was silent; nothing else is touched."""
    if project.status not in ("done", "in_review", "failed"):
        raise Conflict("This drama is not judged yet, or is being made just now.", key="error.state")
    done = session.scalars(select(m.Task).where(m.Task.project_id == project.id, m.Task.stage == "moderation", m.Task.status == "done")
                           .with_for_update(key_share=True))
    tasks = [t for t in done if _blind(t)]
    if not tasks:
        raise Conflict("Everything has been looked at that there is to look at.", key="error.seen_all")
    _go(session, project, "queued", "checked again")
    for task in tasks:
        task.status, task.tries_on_rung, task.attempts, task.error = "queued", 0, 0, ""
        task.lease_token, task.available_at = task.lease_token + 1, m.utc_now()
    project.stage, project.until, project.gate, project.finished_at = "moderation", None, None, None


def _blind(task: m.Task) -> bool:
    """Whether the vision model was silent when this was looked at. A film that is judged from looks follows those."""
    result = task.result or {}
    if task.kind == "look":
        return bool(result.get("look", {}).get("silent"))
    return "looks" not in task.inputs and unseen(result.get("verdict", {}).get("checks", []))


def remake(session: Session, project: m.Project, until: StageName | None = None) -> None:
    """Make what edits have put out of date, and nothing else: everything whose content is the same stays as it is. With
    `until` it stops after that stage for the creator."""
    if not project.script_revision:
        raise Conflict("This drama has no script yet: let it be written first.", key="error.no_script")
    if project.status == "running":
        raise Conflict("This drama is being made just now: pause it, then edit.", key="error.pause_first")
    _go(session, project, "queued", "made again")
    project.stage, project.until, project.gate, project.finished_at = "storyboard", until, None, None
    _ask_nobody(session, project)
    # Asking for pictures or film is what passing these gates means.
    project.gates_passed = list(dict.fromkeys([*project.gates_passed, "script", "storyboard"]))
    _again(session, project, m.Task.status.in_(("failed", "cancelled")))


def approve(session: Session, project: m.Project) -> None:
    """Pass the gate at which a project waits."""
    if project.status != "waiting":
        raise Conflict("This drama is not waiting for you.", key="error.state")
    _go(session, project, "queued", "approved")
    project.gates_passed = [*project.gates_passed, project.gate or project.stage]
    project.gate, project.until = None, None


def decide_review(session: Session, project: m.Project, decision: Literal["approve", "request_changes", "reject"], reason: str,
                  reviewer: UUID | None, review_id: UUID | None = None) -> m.Review:
    """A reviewer's decision: approved goes on to export, anything else stops with the reviewer's words. With `review_id` it
    holds for that review only: whoever read an earlier one has not seen what waits now. Raises Conflict."""
    review = session.scalar(select(m.Review).where(m.Review.project_id == project.id, m.Review.status == "open", m.Review.id == review_id if review_id else true())
                            .with_for_update(key_share=True))
    if project.status != "in_review" or review is None:
        raise Conflict("This drama is not in review.", key="error.state")
    review.status, review.decision, review.reason, review.reviewer_id, review.decided_at = "decided", decision, reason, reviewer, m.utc_now()
    if decision == "approve":
        project.gates_passed = [*project.gates_passed, project.gate]
        _go(session, project, "queued", "approved")
    else:
        _go(session, project, "failed", "rejected", reason or "A reviewer did not release it.")
    project.gate = None
    return review
