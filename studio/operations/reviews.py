"""Moderation: verdicts for everybody who may see the project, decisions for reviewers."""
from __future__ import annotations

from typing import Literal, Self
from uuid import UUID

from pydantic import Field, model_validator
from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.pipeline import controls
from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.bell import ring
from studio.operations.inputs import Input, Text, checked
from studio.operations.views import Page, ReviewView, VerdictView
from studio.security.permissions import Actor


class Decided(Input):
    decision: Literal["approve", "request_changes", "reject"]
    reason: Text = Field("", max_length=4000)

    @model_validator(mode="after")
    def _said_why(self) -> Self:
        if self.decision != "approve" and not self.reason:
            raise ValueError("the creator needs to know why: give a reason")
        return self


def verdicts(actor: Actor, project_id: UUID) -> list[VerdictView]:
    """What moderation found, script first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        return _verdicts(session, [project_id]).get(project_id, [])


def _verdicts(session: Session, projects: list[UUID]) -> dict[UUID, list[VerdictView]]:
    found: dict[UUID, list[VerdictView]] = {}
    for row in session.scalars(select(m.Verdict).where(m.Verdict.project_id.in_(projects)).order_by(m.Verdict.subject.desc())):
        found.setdefault(row.project_id, []).append(VerdictView.model_validate(row))
    return found


def _values(session: Session, rows: list[m.Review]) -> list[ReviewView]:
    titles = dict(session.execute(select(m.Project.id, m.Project.title).where(m.Project.id.in_([r.project_id for r in rows]))).tuples().all())
    names = dict(session.execute(select(m.User.id, m.User.username).where(m.User.id.in_([r.reviewer_id for r in rows if r.reviewer_id]))).tuples().all())
    flagged = _verdicts(session, [r.project_id for r in rows])
    made = []
    for row in rows:
        value = ReviewView.model_validate(row)
        value.project_title = titles.get(row.project_id, "")
        value.reviewer = names.get(row.reviewer_id) if row.reviewer_id else None
        value.verdicts = [v for v in flagged.get(row.project_id, []) if v.decision != "pass"]
        made.append(value)
    return made


def queue(actor: Actor, page: int = 1, page_size: int = 20, *, status: Literal["open", "decided", "all"] = "open") -> Page[ReviewView]:
    """What waits for reviewers, oldest first. Raises NotAllowed."""
    actor.may_review()
    wanted = [m.Review.status == status if status != "all" else true(),
              m.Review.project_id.in_(select(m.Project.id).where(m.Project.deleted_at.is_(None)))]
    with transaction() as session:
        total = session.scalar(select(func.count()).select_from(m.Review).where(*wanted)) or 0
        rows = session.scalars(select(m.Review).where(*wanted).order_by(m.Review.created_at, m.Review.id)
                               .offset((page - 1) * page_size).limit(page_size)).all()
        return Page(items=_values(session, list(rows)), total=total, page=page, page_size=page_size)


def decide(actor: Actor, review_id: UUID, values: Decided | dict[str, str]) -> ReviewView:
    """A reviewer's decision. Raises NotAllowed, NotFound, Conflict (decided already), BadInput (no reason)."""
    actor.may_review()
    given = checked(Decided, values)
    with transaction() as session:
        found = session.get(m.Review, review_id)
        if found is None:
            raise NotFound("There is no such review.")
        project = controls.locked(session, found.project_id)
        row = controls.decide_review(session, project, given.decision, given.reason, actor.user_id)
        session.flush()
        note(session, actor.user_id, "review.decide", str(row.id), decision=given.decision, project=str(project.id))
        value, going = _values(session, [row])[0], project.status in ("queued", "running")
    if going:
        ring(value.project_id)
    return value
