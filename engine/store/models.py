"""The tables. UUID keys, UTC times; `version` on everything that a person edits."""
from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def utc_now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {
        datetime: DateTime(timezone=True), uuid.UUID: UUID(as_uuid=True), dict[str, Any]: JSONB, list[Any]: JSONB, str: Text,
    }


def _key() -> Mapped[uuid.UUID]:
    return mapped_column(primary_key=True, default=uuid.uuid4)


def _project(index: bool = True) -> Mapped[uuid.UUID]:
    return mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), index=index)


class Resource:
    """What every row that the API shows carries."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now(), onupdate=utc_now)
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    """Counts the changes; an update names the version it has seen (`store.session.save_version`)."""


class User(Resource, Base):
    __tablename__ = "users"
    __table_args__ = (
        Index("users_email_lower", func.lower(text("email")), unique=True),
        Index("users_username_lower", func.lower(text("username")), unique=True),
        CheckConstraint("role in ('creator', 'reviewer', 'admin')", name="users_role"),
    )
    username: Mapped[str] = mapped_column(String(80))
    email: Mapped[str] = mapped_column(String(254))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16), default="creator", server_default="creator")
    token_version: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Raised to make every token issued before worthless."""
    language: Mapped[str] = mapped_column(String(8), default="auto", server_default="auto")
    disabled: Mapped[bool] = mapped_column(Boolean, default=False, server_default=text("false"))


class WebSession(Base):
    """A browser that is signed in."""

    __tablename__ = "web_sessions"
    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    expires_at: Mapped[datetime]
    ticket_used: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    revoked: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class RefreshToken(Base):
    """A refresh token that was given out; each is good once, and using one twice revokes its family."""

    __tablename__ = "refresh_tokens"
    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    family: Mapped[uuid.UUID] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    expires_at: Mapped[datetime]
    used: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class Project(Resource, Base):
    """A drama in the making. `status` and `stage` change only by `engine/pipeline/state.py`."""

    __tablename__ = "projects"
    __table_args__ = (
        Index("projects_owner_list", "owner_id", "deleted_at", text("updated_at desc")),
        Index("projects_moving", "status", postgresql_where=text("status in ('queued', 'running')")),
    )
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), index=True)
    """The drama that this is a film of one scene of; such films are in nobody's list."""
    title: Mapped[str] = mapped_column(String(200), default="")
    description: Mapped[str] = mapped_column(default="")
    genre: Mapped[str] = mapped_column(String(60), default="auto")
    target_episodes: Mapped[int] = mapped_column(default=1)
    target_duration_sec: Mapped[int] = mapped_column(default=60)
    brief: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`engine.drama.brief.Brief`; empty until the creator has given an idea."""
    title_given: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    status: Mapped[str] = mapped_column(String(16), default="draft", server_default="draft")
    stage: Mapped[str | None] = mapped_column(String(16))
    until: Mapped[str | None] = mapped_column(String(16))
    """The last stage that was asked for; None is all of them."""
    progress: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    message: Mapped[str] = mapped_column(default="", server_default="")
    gate: Mapped[str | None] = mapped_column(String(16))
    gates_passed: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'::jsonb"))
    degraded: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'::jsonb"))
    cost: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    logline: Mapped[str] = mapped_column(default="", server_default="")
    script_revision: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class ScriptRevision(Resource, Base):
    """A whole script as it once was; the highest number is the present one."""

    __tablename__ = "script_revisions"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    number: Mapped[int]
    script: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(default="")
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))


class Character(Resource, Base):
    __tablename__ = "characters"
    __table_args__ = (UniqueConstraint("project_id", "name"),)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    spec: Mapped[dict[str, Any]]
    """`engine.drama.script.Character`."""


class Episode(Resource, Base):
    __tablename__ = "episodes"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    logline: Mapped[str] = mapped_column(default="")
    hook: Mapped[str] = mapped_column(default="")
    timeline: Mapped[dict[str, Any] | None]
    """`engine.drama.timeline.Timeline`, once the lines have been spoken."""
    film: Mapped[str | None] = mapped_column(String(64))
    """sha256 of the joined film."""
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """People have edited the script or the shots since they were boarded: the storyboard follows their edits and is not
    boarded anew."""


class Scene(Resource, Base):
    __tablename__ = "scenes"
    __table_args__ = (UniqueConstraint("project_id", "episode", "number"),)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    episode: Mapped[int]
    number: Mapped[int]
    spec: Mapped[dict[str, Any]]
    """`engine.drama.script.Scene`, its beats included."""


class Shot(Resource, Base):
    __tablename__ = "shots"
    __table_args__ = (UniqueConstraint("project_id", "key"), Index("shots_order", "project_id", "episode", "position"))
    project_id: Mapped[uuid.UUID] = _project(index=False)
    key: Mapped[str] = mapped_column(String(40))
    """`e1s2k3`."""
    episode: Mapped[int]
    scene: Mapped[int]
    number: Mapped[int]
    position: Mapped[int]
    """Within the episode, from 0."""
    spec: Mapped[dict[str, Any]]
    """`engine.drama.storyboard.Shot`."""
    selected_take_id: Mapped[uuid.UUID | None]
    segment: Mapped[str | None] = mapped_column(String(64))
    """sha256 of the shot's film."""
    locked: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """The chosen picture stays, whatever happens to the rest."""
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """A person has changed what the storyboard made of it: it follows its lines through edits of the script."""
    seed: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Raised to have the same shot staged and drawn differently, in the same place."""


class Take(Resource, Base):
    """One attempt at a shot's picture or clip; a shot keeps all of them."""

    __tablename__ = "takes"
    __table_args__ = (UniqueConstraint("shot_id", "cache_key"),)
    project_id: Mapped[uuid.UUID] = _project()
    shot_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shots.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16), default="layers")
    """`layers` (a LayeredPicture), `picture` or `clip`."""
    provider: Mapped[str] = mapped_column(String(40), default="embedded")
    seed: Mapped[int] = mapped_column(BigInteger, default=0)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    cache_key: Mapped[str] = mapped_column(String(64))
    artefact: Mapped[str] = mapped_column(String(64))
    preview: Mapped[str] = mapped_column(String(64))
    degraded: Mapped[str | None]


class Task(Resource, Base):
    """One unit of pipeline work. An RQ job carries nothing but its id."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("project_id", "stage", "key", name="tasks_unit"),
        Index("tasks_open", "status", "available_at", postgresql_where=text("status in ('queued', 'running')")),
        Index("tasks_project", "project_id", "stage", "status"),
    )
    project_id: Mapped[uuid.UUID] = _project(index=False)
    stage: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(24))
    """`write`, `board`, `draw`, `speak`, `segment`, `bed`, `mix`, `encode`, `film`, `judge`, `export`."""
    key: Mapped[str] = mapped_column(String(120))
    """Which unit of its stage: `e1s2k3` or `film:e1`, …"""
    inputs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    cache_key: Mapped[str] = mapped_column(String(64), default="")
    status: Mapped[str] = mapped_column(String(16), default="queued", server_default="queued")
    priority: Mapped[int] = mapped_column(default=100, server_default=text("100"))
    """The lower, the sooner."""
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    rung: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Index into the providers to try."""
    tries_on_rung: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    provider: Mapped[str] = mapped_column(String(40), default="")
    remote_id: Mapped[str | None] = mapped_column(String(300))
    """The provider's own task id, stored before the first poll."""
    available_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    lease_token: Mapped[int] = mapped_column(BigInteger, default=0, server_default=text("0"))
    """Fencing: raised with every claim; results are written only under the token they were claimed with."""
    lease_until: Mapped[datetime | None]
    worker: Mapped[str] = mapped_column(String(120), default="", server_default="")
    progress: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str] = mapped_column(default="", server_default="")
    degraded: Mapped[str | None]
    cached: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    wall_sec: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    cpu_sec: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    units_billed: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    cost: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class RemoteOrder(Base):
    """One order placed at an outside service for a unit. Written down before it is placed, so that no crash makes anybody
    pay twice."""

    __tablename__ = "remote_orders"
    __table_args__ = (
        Index("remote_orders_task", "task_id"), Index("remote_orders_project", "project_id"),
        Index("remote_orders_open", "state", postgresql_where=text("state in ('open', 'abandoned')")),
    )
    id: Mapped[uuid.UUID] = _key()
    project_id: Mapped[uuid.UUID] = _project(index=False)
    task_id: Mapped[uuid.UUID]
    makes: Mapped[str] = mapped_column(String(16))
    provider: Mapped[str] = mapped_column(String(40))
    remote_id: Mapped[str | None] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(16))
    """`placing` (on its way, no answer yet), `open` (the service works on it), `kept` (so, and nobody looks
    until the paused drama goes on), `done`, `over` (ended without a result, or never arrived), `uncertain` (nobody knows whether it arrived), `abandoned` (to be withdrawn), `withdrawn`."""
    faults: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Failed looks or withdrawals in a row."""
    cost: Mapped[float] = mapped_column(Float, default=0.0, server_default=text("0"))
    """US dollars."""
    placed_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    called_at: Mapped[datetime | None]
    """When the service told us that it is finished."""
    ended_at: Mapped[datetime | None]


class ProviderKey(Resource, Base):
    """A creator's own key for an outside service, encrypted."""

    __tablename__ = "provider_keys"
    __table_args__ = (UniqueConstraint("user_id", "service"),)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    service: Mapped[str] = mapped_column(String(40))
    sealed: Mapped[str]
    last_four: Mapped[str] = mapped_column(String(4))


class CacheEntry(Base):
    """What a unit with this content key once made; asking again costs nothing."""

    __tablename__ = "cache_entries"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    kind: Mapped[str] = mapped_column(String(24))
    result: Mapped[dict[str, Any]]
    artefacts: Mapped[list[Any]] = mapped_column(default=list)
    """sha256 of everything the result needs; the entry is only good while all of them exist."""


class Artefact(Base):
    """Bytes in the artefact store."""

    __tablename__ = "artefacts"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())


class Event(Base):
    """Every change of state, in order."""

    __tablename__ = "events"
    __table_args__ = (Index("events_replay", "project_id", "id"),)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    type: Mapped[str] = mapped_column(String(40))
    stage: Mapped[str | None] = mapped_column(String(16))
    progress: Mapped[float | None] = mapped_column(Float)
    message: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())


class Verdict(Resource, Base):
    __tablename__ = "verdicts"
    __table_args__ = (UniqueConstraint("project_id", "subject"),)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    subject: Mapped[str] = mapped_column(String(60))
    """`script` or `film:e1`."""
    decision: Mapped[str] = mapped_column(String(16))
    score: Mapped[float] = mapped_column(Float)
    policy: Mapped[str] = mapped_column(String(16))
    checks: Mapped[list[Any]] = mapped_column(default=list)


class Review(Resource, Base):
    """A person's decision about a project that moderation flagged."""

    __tablename__ = "reviews"
    project_id: Mapped[uuid.UUID] = _project()
    status: Mapped[str] = mapped_column(String(16), default="open", index=True)
    """`open`, `decided`, or `withdrawn` by an edit before anybody decided."""
    decision: Mapped[str | None] = mapped_column(String(24))
    """`approve`, `request_changes` or `reject`."""
    reason: Mapped[str] = mapped_column(default="")
    reviewer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]


class Feedback(Resource, Base):
    """What a creator or reviewer says about a project, a scene or a shot."""

    __tablename__ = "feedback"
    project_id: Mapped[uuid.UUID] = _project()
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    subject: Mapped[str] = mapped_column(String(60), default="")
    text: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Deliverable(Resource, Base):
    """A file that a user takes away."""

    __tablename__ = "deliverables"
    __table_args__ = (UniqueConstraint("project_id", "episode", "kind"),)
    project_id: Mapped[uuid.UUID] = _project(index=False)
    episode: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24))
    """`mp4`, `srt`, `vtt`, `poster`, …"""
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    artefact: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ApiKey(Resource, Base):
    __tablename__ = "api_keys"
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    prefix: Mapped[str] = mapped_column(String(16), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[Any]] = mapped_column(default=list)
    last_used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class IdempotencyKey(Base):
    """The answer that a spending request with this key was given; a second one gets it again."""

    __tablename__ = "idempotency_keys"
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    status: Mapped[int | None] = mapped_column(Integer)
    answer: Mapped[dict[str, Any] | None]


class StudioSetting(Resource, Base):
    """What an administrator has set for the whole studio while it runs; the environment gives the rest."""

    __tablename__ = "studio_settings"
    name: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[dict[str, Any]] = mapped_column(default=dict)


class AuditLog(Base):
    """Who did what, for operators."""

    __tablename__ = "audit_log"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(default=utc_now, server_default=func.now())
    actor_id: Mapped[uuid.UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120), default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
