"""A drama and all that it consists of."""
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Float, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.models.base import Base, Resource, of_project


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
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    number: Mapped[int]
    script: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(default="")
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))


class Character(Resource, Base):
    __tablename__ = "characters"
    __table_args__ = (UniqueConstraint("project_id", "name"),)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    spec: Mapped[dict[str, Any]]
    """`engine.drama.script.Character`."""


class Episode(Resource, Base):
    __tablename__ = "episodes"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    logline: Mapped[str] = mapped_column(default="")
    hook: Mapped[str] = mapped_column(default="")
    timeline: Mapped[dict[str, Any] | None]
    """`engine.drama.timeline.Timeline`, once the lines have been spoken."""
    rhythm: Mapped[dict[str, Any] | None]
    """`engine.film.rhythm.Rhythm` of its storyboard: how long the shots were before anybody edited a line."""
    film: Mapped[str | None] = mapped_column(String(64))
    """sha256 of the joined film."""
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """People have edited the script or the shots since they were boarded: the storyboard follows their edits and is not
    boarded anew."""


class Scene(Resource, Base):
    __tablename__ = "scenes"
    __table_args__ = (UniqueConstraint("project_id", "episode", "number"),)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    episode: Mapped[int]
    number: Mapped[int]
    spec: Mapped[dict[str, Any]]
    """`engine.drama.script.Scene`, its beats included."""


class Shot(Resource, Base):
    __tablename__ = "shots"
    __table_args__ = (UniqueConstraint("project_id", "key"), Index("shots_order", "project_id", "episode", "position"))
    project_id: Mapped[uuid.UUID] = of_project(index=False)
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
    project_id: Mapped[uuid.UUID] = of_project()
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


class Deliverable(Resource, Base):
    """A file that a user takes away."""

    __tablename__ = "deliverables"
    __table_args__ = (UniqueConstraint("project_id", "episode", "kind"),)
    project_id: Mapped[uuid.UUID] = of_project(index=False)
    episode: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24))
    """`mp4`, `srt`, `vtt`, `poster`, …"""
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    artefact: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
