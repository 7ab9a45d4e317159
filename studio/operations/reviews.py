"""Moderation: verdicts for everybody who may see the project, decisions for reviewers."""
from __future__ import annotations

from typing import Literal, Self
from uuid import UUID

from pydantic import Field, model_validator
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.moderation.sight import unseen
from engine.pipeline import controls
from engine.store import models as m
from engine.store.events import record
from studio.connections import transaction
from studio.operations.access import project_row, readable
from studio.operations.audit import note
from studio.operations.bell import ring
from studio.operations.inputs import Input, Text, checked
from studio.operations.projects import view as project_view
from studio.operations.review_views import AnswerView, ReviewView, VerdictView
from studio.operations.views import Page, ProjectView
from studio.security.media_urls import media_url
from studio.security.permissions import Actor


class Decided(Input):
    decision: Literal["approve", "request_changes", "reject"]
    reason: Text = Field("", max_length=4000)

    @model_validator(mode="after")
    def _said_why(self) -> Self:
        if self.decision != "approve" and not self.reason:
            raise ValueError("the creator needs to know why: give a reason")
        return self


class Answer(Input):
    text: Text = Field(min_length=1, max_length=4000)


def verdicts(actor: Actor, project_id: UUID) -> list[VerdictView]:
    """What moderation found, script first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        return _verdicts(session, [project_id]).get(project_id, [])


def _verdicts(session: Session, projects: list[UUID]) -> dict[UUID, list[VerdictView]]:
    found: dict[UUID, list[VerdictView]] = {}
    for row in session.scalars(select(m.Verdict).where(m.Verdict.project_id.in_(projects)).order_by(m.Verdict.subject.desc())):
        found.setdefault(row.project_id, []).append(VerdictView.model_validate(row).model_copy(update={"unseen": unseen(row.checks)}))
    return found


def check_again(actor: Actor, project_id: UUID) -> ProjectView:
    """Have the vision model look at what it did not answer for; for the creator and for reviewers. Raises Conflict when there
    is nothing of the kind or the drama is being made, NotFound."""
    actor.may_change()
    with transaction() as session:
        row = project_row(session, actor, project_id, change=not actor.reviews, lock=True)
        controls.check_again(session, row)
        session.flush()
        note(session, actor.user_id, "project.check_again", str(project_id))
        project = project_view(session, row)
    ring(project_id)
    return project


def _values(session: Session, rows: list[m.Review]) -> list[ReviewView]:
    ids = [r.project_id for r in rows]
    projects = {i: (title, owner) for i, title, owner in session.execute(
        select(m.Project.id, m.Project.title, m.User.username).join(m.User, m.User.id == m.Project.owner_id).where(m.Project.id.in_(ids))).tuples()}
    names = dict(session.execute(select(m.User.id, m.User.username).where(m.User.id.in_([r.reviewer_id for r in rows if r.reviewer_id]))).tuples().all())
    pictures = dict(session.execute(select(m.Shot.project_id, m.Take.preview).join(m.Take, m.Take.id == m.Shot.selected_take_id)
                                    .where(m.Shot.project_id.in_(ids)).order_by(m.Shot.episode.desc(), m.Shot.position.desc())).tuples().all())
    flagged, answers = _verdicts(session, ids), _answers(session, [r.id for r in rows])
    made = []
    for row in rows:
        value = ReviewView.model_validate(row)
        value.project_title, value.owner = projects.get(row.project_id, ("", ""))
        value.reviewer = names.get(row.reviewer_id) if row.reviewer_id else None
        value.verdicts = [v for v in flagged.get(row.project_id, []) if v.decision != "pass"]
        value.poster_url = media_url(pictures[row.project_id], "still.jpg") if row.project_id in pictures else None
        value.answers = answers.get(row.id, [])
        made.append(value)
    return made


def _answers(session: Session, reviews: list[UUID]) -> dict[UUID, list[AnswerView]]:
    """What was said to each review, oldest first."""
    found: dict[UUID, list[AnswerView]] = {}
    subjects = {f"review:{i}": i for i in reviews}
    rows = session.execute(select(m.Feedback, m.User.username).outerjoin(m.User, m.User.id == m.Feedback.author_id)
                           .where(m.Feedback.subject.in_(subjects)).order_by(m.Feedback.created_at)).tuples()
    for row, author in rows:
        found.setdefault(subjects[row.subject], []).append(AnswerView(id=row.id, author=author or "", text=row.text, created_at=row.created_at))
    return found


def one(actor: Actor, review_id: UUID) -> ReviewView:
    """A review, for reviewers and for whoever may see its project. Raises NotFound."""
    actor.signed_in()
    with transaction() as session:
        row = _readable(session, actor, review_id)
        return _values(session, [row])[0]


def _readable(session: Session, actor: Actor, review_id: UUID) -> m.Review:
    row = session.scalar(select(m.Review).join(m.Project, m.Project.id == m.Review.project_id).where(m.Review.id == review_id, readable(actor)))
    if row is None:
        raise NotFound("There is no such review.", key="error.no_review")
    return row


def of_project(actor: Actor, project_id: UUID) -> list[ReviewView]:
    """All reviews of a project, newest first: who decided what and when, and what was answered. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        rows = session.scalars(select(m.Review).where(m.Review.project_id == project_id).order_by(m.Review.created_at.desc(), m.Review.id))
        return _values(session, list(rows))


def answer(actor: Actor, review_id: UUID, values: Answer | dict[str, str]) -> ReviewView:
    """Say something to a review: the creator to the reviewer, or the other way round. Raises BadInput, NotFound."""
    given = checked(Answer, values)
    author = actor.signed_in()
    with transaction() as session:
        row = _readable(session, actor, review_id)
        session.add(m.Feedback(project_id=row.project_id, author_id=author, subject=f"review:{row.id}", text=given.text))
        session.flush()
        record(session, row.project_id, "review.answer", stage="moderation", message=given.text[:200])
        return _values(session, [row])[0]


def queue(actor: Actor, page: int = 1, page_size: int = 20, *, status: Literal["open", "decided", "all"] = "open") -> Page[ReviewView]:
    """What waits for reviewers, oldest first. Raises NotAllowed."""
    actor.may_review()
    wanted = [m.Review.status == status if status != "all" else m.Review.status != "withdrawn",
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
        row = controls.decide_review(session, project, given.decision, given.reason, actor.user_id, review_id)
        session.flush()
        note(session, actor.user_id, "review.decide", str(row.id), decision=given.decision, project=str(project.id))
        value, going = _values(session, [row])[0], project.status in ("queued", "running")
    if going:
        ring(value.project_id)
    return value
