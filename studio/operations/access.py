"""Who may see and change which projects: a condition that is part of every query, so that no caller can forget it."""
from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import Session, aliased

from engine.errors import NotFound
from engine.pipeline.state import MOVING
from engine.store import models as m
from studio.connections import transaction
from studio.security.permissions import Actor


def readable(actor: Actor) -> ColumnElement[bool]:
    """The projects that the actor may look at: their own; for reviewers also those with a review; for administrators all."""
    if actor.everything:
        return m.Project.deleted_at.is_(None)
    if actor.user_id is None:
        return false()
    mine: ColumnElement[bool] = m.Project.owner_id == actor.user_id
    if actor.reviews:
        # Under another name, since the query around it may be about reviews itself.
        review = aliased(m.Review)
        mine = or_(mine, exists(select(review.id).where(review.project_id == m.Project.id).correlate(m.Project)))
    return and_(m.Project.deleted_at.is_(None), mine)


def writable(actor: Actor) -> ColumnElement[bool]:
    """The projects that the actor may change: their own; for administrators all."""
    if actor.everything:
        return m.Project.deleted_at.is_(None)
    return and_(m.Project.deleted_at.is_(None), m.Project.owner_id == actor.user_id if actor.user_id else false())


def project_row(session: Session, actor: Actor, project_id: UUID, *, change: bool = False, lock: bool = False) -> m.Project:
    """The project, if the actor may see (or `change`) it; `lock` holds it until the transaction ends. Raises
    NotSignedIn, NotFound."""
    if actor.kind == "anonymous":
        actor.signed_in()
    query = select(m.Project).where(m.Project.id == project_id, writable(actor) if change else readable(actor))
    row = session.scalar(query.with_for_update(key_share=True) if lock else query)
    if row is None:
        raise NotFound("There is no such project.")
    return row


def may_edit(actor: Actor, owner_id: UUID | None, status: str) -> bool:
    """Whether the actor may edit a project in that state: their own or, for administrators, any; not while it is made."""
    return status not in MOVING and (actor.everything or owner_id == actor.user_id)


def visible(actor: Actor, project_id: UUID) -> None:
    """Raises NotFound unless the actor may see the project."""
    with transaction() as session:
        project_row(session, actor, project_id)
