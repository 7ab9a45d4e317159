"""The files a user takes away."""
from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.views import DeliverableView
from studio.security.media_urls import media_url
from studio.security.permissions import Actor


def value(row: m.Deliverable) -> DeliverableView:
    """A file with the signed addresses to show and to save it."""
    return DeliverableView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.project_id, episode=row.episode,
        kind=row.kind, name=row.name, media_type=row.media_type, size=row.size, facts=row.facts, artefact=row.artefact,
        url=media_url(row.artefact, row.name), download_url=media_url(row.artefact, row.name, download=True),
    )


def listing(actor: Actor, project_id: UUID) -> list[DeliverableView]:
    """The files of a project, by episode and kind. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        rows = session.scalars(select(m.Deliverable).where(m.Deliverable.project_id == project_id)
                               .order_by(m.Deliverable.episode, m.Deliverable.kind))
        return [value(row) for row in rows]
