"""The script of a project."""
from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.drama.script import Character, Script
from engine.errors import NotFound
from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.views import SceneView
from studio.security.permissions import Actor


def value(row: m.Scene) -> SceneView:
    """A scene with its own words and those of its row."""
    spec: dict[str, Any] = {k: v for k, v in row.spec.items() if k in SceneView.model_fields}
    return SceneView(**{**spec, "id": row.id, "created_at": row.created_at, "updated_at": row.updated_at, "version": row.version,
                        "project_id": row.project_id, "episode": row.episode, "number": row.number})


def scenes(actor: Actor, project_id: UUID, episode: int | None = None) -> list[SceneView]:
    """The scenes, in order. Raises NotFound."""
    query = select(m.Scene).where(m.Scene.project_id == project_id).order_by(m.Scene.episode, m.Scene.number)
    if episode is not None:
        query = query.where(m.Scene.episode == episode)
    with transaction() as session:
        project_row(session, actor, project_id)
        return [value(row) for row in session.scalars(query)]


def characters(actor: Actor, project_id: UUID) -> list[Character]:
    """Who is in the drama, leads first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        rows = session.scalars(select(m.Character).where(m.Character.project_id == project_id).order_by(m.Character.position))
        return [Character.model_validate(row.spec) for row in rows]


def script(actor: Actor, project_id: UUID) -> Script:
    """The present script as a whole. Raises NotFound, also while there is none."""
    with transaction() as session:
        project_row(session, actor, project_id)
        found = session.scalar(select(m.ScriptRevision).where(m.ScriptRevision.project_id == project_id)
                               .order_by(m.ScriptRevision.number.desc()).limit(1))
        if found is None:
            raise NotFound("The script has not been written yet.")
        return Script.model_validate(found.script)
