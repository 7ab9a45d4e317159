"""The episodes of a project as they stand: their films, also before they are exported, and what is seen and heard when."""
from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.drama.script import Scene, lines_of
from engine.drama.timeline import Span, Timeline
from engine.pipeline.stages.read import brief_of
from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.views import EpisodeView, TrackClip
from studio.security.media_urls import media_url
from studio.security.permissions import Actor


def listing(actor: Actor, project_id: UUID) -> list[EpisodeView]:
    """In order, each with its film as soon as it is joined. Raises NotFound."""
    with transaction() as session:
        project = project_row(session, actor, project_id)
        rows = list(session.scalars(select(m.Episode).where(m.Episode.project_id == project_id).order_by(m.Episode.number)))
        previews = dict(session.execute(select(m.Shot.key, m.Take.preview).join(m.Take, m.Take.id == m.Shot.selected_take_id)
                                        .where(m.Shot.project_id == project_id)).tuples().all())
        scenes = [Scene.model_validate(s.spec) for s in session.scalars(select(m.Scene).where(m.Scene.project_id == project_id))]
        texts = {line.id: line.text for scene in scenes for line in lines_of(scene, brief_of(project).spoken)} if scenes else {}
        return [_value(row, previews, texts) for row in rows]


def _value(row: m.Episode, previews: dict[str, str], texts: dict[str, str]) -> EpisodeView:
    timeline = Timeline.model_validate(row.timeline) if row.timeline else None
    found = EpisodeView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.project_id, number=row.number, title=row.title,
        logline=row.logline, hook=row.hook, film_url=media_url(row.film, f"episode-{row.number}.mp4") if row.film else None)
    if timeline is None:
        return found
    found.duration_sec = round(timeline.seconds(timeline.frames), 3)

    def clip(span: Span, name: str, **more: Any) -> TrackClip:
        return TrackClip(start=round(timeline.seconds(span.start), 3), end=round(timeline.seconds(span.end), 3), name=name, **more)

    found.shots = [clip(c, c.shot, picture_url=media_url(previews[c.shot], f"{c.shot}.jpg") if c.shot in previews else None) for c in timeline.pictures]
    found.lines = [clip(c, c.line, text=texts.get(c.line, ""), who=c.character) for c in timeline.speech]
    found.music = [clip(c, c.mood) for c in timeline.music]
    found.ambience = [clip(c, c.kind) for c in timeline.ambience if c.kind != "none"]
    found.cues = [clip(c, "", text=c.text, who=c.character) for c in timeline.cues]
    found.effects = [TrackClip(start=round(timeline.seconds(e.at), 3), end=round(timeline.seconds(e.at), 3), name=e.kind) for e in timeline.effects]
    return found
