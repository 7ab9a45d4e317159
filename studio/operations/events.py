"""Events: every change of state of a project, in order."""
from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.store import events as store
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.work_views import EventView
from studio.security.permissions import Actor

AT_ONCE = 2000
"""Events read in one go."""


def events_after(project_id: UUID, after: int) -> list[dict[str, Any]]:
    """All events of a project after one, oldest first; for the live reader, which has checked who watches."""
    found: list[dict[str, Any]] = []
    with transaction() as session:
        while True:
            rows = store.since(session, project_id, after, AT_ONCE)
            found += map(store.as_json, rows)
            if len(rows) < AT_ONCE:
                return found
            after = rows[-1].id


def listing(actor: Actor, project_id: UUID, after: int = 0, limit: int = 200) -> list[EventView]:
    """Events of a project after one, oldest first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        return [EventView.model_validate(row) for row in store.since(session, project_id, after, limit)]


def latest(actor: Actor, project_id: UUID, limit: int = 50) -> list[EventView]:
    """The last events of a project, oldest first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        return [EventView.model_validate(row) for row in store.latest(session, project_id, limit)]
