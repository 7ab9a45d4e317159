"""What administrators do: users, the rules of the house, queues, the audit log."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, or_, select, true, update

from engine.drama.vocabulary import ImageService, SpeechService, TextService, VideoService
from engine.errors import Conflict, NotFound
from engine.store import models as m
from engine.store import rules
from engine.store.session import save_version
from studio.connections import transaction
from studio.operations.account_forms import LOCAL_NAME
from studio.operations.audit import note
from studio.operations.health import worker_count
from studio.operations.inputs import Input, checked
from studio.operations.views import Page, Resource, View
from studio.security.permissions import Actor, Role


class UserRow(Resource):
    """A user as administrators see them."""

    username: str
    email: str
    role: str
    language: str
    disabled: bool
    dramas: int = 0


class UserChange(Input):
    """Fields left out stay."""

    role: Role | None = None
    disabled: bool | None = Field(None, description="A disabled user is signed out everywhere and cannot sign in.")


class RulesView(View):
    """The rules of the house; `version` is what an editor sends back."""

    version: int
    registration_open: bool
    policy: str
    text_provider: str
    image_provider: str
    video_provider: str
    speech_provider: str
    budget: float | None
    orders_per_day: int | None


class RulesChange(Input):
    """All rules at once."""

    registration_open: bool = True
    policy: Literal["strict", "standard"] = "standard"
    text_provider: TextService | Literal[""] = Field("", description="What writes when the creator does not say; empty is the environment's LLM_MODE.")
    image_provider: ImageService = "embedded"
    video_provider: VideoService = "embedded"
    speech_provider: SpeechService = "embedded"
    budget: float | None = Field(None, ge=0, allow_inf_nan=False, le=1_000_000)
    orders_per_day: int | None = Field(None, ge=1, le=100_000)


class AuditRow(View):
    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    data: dict[str, Any]


class QueueStage(View):
    stage: str
    queued: int
    running: int
    failed: int


class Queues(View):
    """The work of all dramas."""

    workers: int
    stages: list[QueueStage]
    oldest_waiting_sec: float | None
    """How long the unit that has waited longest has been due."""
    busy: list[str]
    """Workers that hold a unit now."""


def users(actor: Actor, page: int = 1, page_size: int = 20, *, search: str = "", role: Role | None = None) -> Page[UserRow]:
    """All users, newest first. Raises NotAllowed."""
    actor.may_administer()
    wanted = [m.User.username != LOCAL_NAME, or_(m.User.username.icontains(search, autoescape=True), m.User.email.icontains(search, autoescape=True)) if search else true(),
              m.User.role == role if role else true()]
    with transaction() as session:
        total = session.scalar(select(func.count()).select_from(m.User).where(*wanted)) or 0
        rows = list(session.scalars(select(m.User).where(*wanted).order_by(m.User.created_at.desc(), m.User.id).offset((page - 1) * page_size).limit(page_size)))
        counts = dict(session.execute(select(m.Project.owner_id, func.count()).where(
            m.Project.owner_id.in_([r.id for r in rows]), m.Project.deleted_at.is_(None), m.Project.parent_id.is_(None)).group_by(m.Project.owner_id)).tuples().all())
        found = [UserRow.model_validate(row) for row in rows]
        for value in found:
            value.dramas = counts.get(value.id, 0)
        return Page(items=found, total=total, page=page, page_size=page_size)


def change_user(actor: Actor, user_id: UUID, values: UserChange | dict[str, Any], seen: int | None = None) -> UserRow:
    """Another role, or out of the house. Raises NotAllowed, NotFound, Conflict: the last administrator stays, and nobody
    takes their own key away."""
    actor.may_administer()
    given = checked(UserChange, values)
    with transaction() as session:
        # One lock for all changes of roles: two administrators must not remove one another at the same time.
        session.execute(select(m.User.id).where(m.User.role == "admin").order_by(m.User.id).with_for_update(key_share=True))
        row = session.get(m.User, user_id)
        if row is None or row.username == LOCAL_NAME:
            raise NotFound("There is no such user.", key="error.no_user")
        loses = row.role == "admin" and not row.disabled and (given.role not in (None, "admin") or given.disabled is True)
        if loses and row.id == actor.user_id:
            raise Conflict("You cannot take your own administration away: ask another administrator.", key="error.own_role")
        if loses and session.scalar(select(func.count()).select_from(m.User).where(m.User.role == "admin", m.User.disabled.is_(False))) == 1:
            raise Conflict("This is the last administrator: make somebody else one first.", key="error.last_admin")
        changes = given.model_dump(exclude_none=True)
        if changes:
            save_version(session, row, row.version if seen is None else seen, **changes)
        if given.disabled:
            session.execute(update(m.User).where(m.User.id == row.id).values(token_version=m.User.token_version + 1))
            session.execute(update(m.WebSession).where(m.WebSession.user_id == row.id).values(revoked=True))
            session.refresh(row)
        note(session, actor.user_id, "user.change", str(row.id), **changes)
        return UserRow.model_validate(row)


def set_role(actor: Actor, name: str, role: str) -> UserRow:
    """`change_user` by the user's name or email, for the command line. Raises NotAllowed, NotFound, BadInput, Conflict."""
    actor.may_administer()
    wanted = name.strip().lower()
    with transaction() as session:
        user_id = session.scalar(select(m.User.id).where(or_(func.lower(m.User.email) == wanted, func.lower(m.User.username) == wanted)))
    if user_id is None:
        raise NotFound("There is no such user.", key="error.no_user")
    return change_user(actor, user_id, {"role": role})


def house_rules(actor: Actor) -> RulesView:
    """The rules of the house. Raises NotAllowed."""
    actor.may_administer()
    with transaction() as session:
        found, version = rules.read(session)
        return RulesView(version=version, **found.model_dump())


def change_rules(actor: Actor, values: RulesChange | dict[str, Any], seen: int | None = None) -> RulesView:
    """Set the rules; they hold from now on. Raises NotAllowed, BadInput, Conflict."""
    actor.may_administer()
    given = checked(RulesChange, values)
    with transaction() as session:
        before, version = rules.read(session)
        if seen is not None and seen != version:
            raise Conflict("This was changed meanwhile: look at the new state and change it again.", key="error.changed_meanwhile",
                           details=RulesView(version=version, **before.model_dump()).model_dump())
        found = rules.Rules.model_validate(given.model_dump())
        version = rules.write(session, found)
        changed = {k: v for k, v in found.model_dump().items() if v != getattr(before, k)}
        note(session, actor.user_id, "rules.change", "studio", **changed)
        return RulesView(version=version, **found.model_dump())


def audit(actor: Actor, page: int = 1, page_size: int = 50, *, action: str = "") -> Page[AuditRow]:
    """Who did what, newest first; `action` is the beginning of an action's name. Raises NotAllowed."""
    actor.may_administer()
    wanted = m.AuditLog.action.startswith(action, autoescape=True) if action else true()
    with transaction() as session:
        total = session.scalar(select(func.count()).select_from(m.AuditLog).where(wanted)) or 0
        rows = session.execute(select(m.AuditLog, m.User.username).outerjoin(m.User, m.User.id == m.AuditLog.actor_id).where(wanted)
                               .order_by(m.AuditLog.id.desc()).offset((page - 1) * page_size).limit(page_size)).tuples().all()
        items = [AuditRow(id=r.id, at=r.at, actor=name or "", action=r.action, subject=r.subject, data=r.data) for r, name in rows]
        return Page(items=items, total=total, page=page, page_size=page_size)


def queues(actor: Actor) -> Queues:
    """The work of all dramas. Raises NotAllowed."""
    actor.may_administer()
    t = m.Task
    with transaction() as session:
        rows = session.execute(select(t.stage, func.count().filter(t.status == "queued"), func.count().filter(t.status == "running"),
                                      func.count().filter(t.status == "failed")).where(t.status.in_(("queued", "running", "failed"))).group_by(t.stage)).tuples().all()
        oldest = session.scalar(select(func.extract("epoch", func.now() - func.min(t.available_at))).select_from(t).join(m.Project, m.Project.id == t.project_id).where(
            t.status == "queued", t.available_at <= func.now(), m.Project.status.in_(("queued", "running"))))
        busy = session.scalars(select(t.worker).where(t.status == "running", t.lease_until > func.now()).distinct()).all()
    return Queues(workers=worker_count(), stages=[QueueStage(stage=s, queued=q, running=r, failed=f) for s, q, r, f in rows],
                  oldest_waiting_sec=float(oldest) if oldest is not None else None, busy=sorted(busy))
