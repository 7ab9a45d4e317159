"""The storyboard of a project."""
from __future__ import annotations

from fractions import Fraction
from uuid import UUID

from sqlalchemy import select

from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.views import ShotView
from studio.security.media_urls import media_url
from studio.security.permissions import Actor


def value(row: m.Shot, take: m.Take | None, rate: Fraction) -> ShotView:
    """A shot with its chosen picture."""
    return ShotView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.project_id, key=row.key,
        episode=row.episode, scene=row.scene, number=row.number, spec=row.spec, duration_sec=round(float(row.spec["frames"] / rate), 3),
        picture_url=media_url(take.preview, f"{row.key}.jpg") if take else None,
        video_url=media_url(row.segment, f"{row.key}.mp4") if row.segment else None, degraded=take.degraded if take else None,
    )


def shots(actor: Actor, project_id: UUID, episode: int | None = None, scene: int | None = None) -> list[ShotView]:
    """The shots, in order, with their chosen pictures. Raises NotFound."""
    query = (select(m.Shot, m.Take).outerjoin(m.Take, m.Take.id == m.Shot.selected_take_id)
             .where(m.Shot.project_id == project_id).order_by(m.Shot.episode, m.Shot.position))
    if episode is not None:
        query = query.where(m.Shot.episode == episode)
    if scene is not None:
        query = query.where(m.Shot.scene == scene)
    with transaction() as session:
        project = project_row(session, actor, project_id)
        rate = Fraction(project.brief.get("fps") or "24")
        return [value(shot, take, rate) for shot, take in session.execute(query).tuples()]
