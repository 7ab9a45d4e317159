"""A film of one scene: the same pipeline, on a small project of its own that is kept out of the list of dramas."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field, model_validator
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.brief import MAX_PROMPT, Brief
from engine.drama.pace import scene_seconds, spoken_seconds
from engine.drama.script import Character, Episode, Scene, Script
from engine.drama.vocabulary import VideoService
from engine.errors import BadInput, NotFound
from engine.pipeline import controls
from engine.pipeline.stages.script import save_script
from engine.store import models as m
from studio.connections import artefacts, transaction
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.bell import ring
from studio.operations.generation import drama_row, limited
from studio.operations.idempotency import fingerprint, once
from studio.operations.inputs import Input, Text, brief_from, checked
from studio.operations.projects import complete_brief
from studio.operations.views import View
from studio.security.fetcher import fetch_image
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter

FASTEST = 1.2
"""How much faster than natural lines may be spoken to fit (see `engine.film.fit_tempo`)."""


class VideoOrder(Input):
    """Film one scene: a scene of the project, or words of your own."""

    scene_id: UUID | None = Field(None, description="A scene of this project; its words are kept.")
    script: Text = Field("", max_length=MAX_PROMPT, description="What happens, when it is not a scene of the project: the dramatist makes one scene of it.",
                         examples=["雨夜，天台。他把三年前的辞职信还给她。"])
    image_url: Text = Field("", max_length=2048, description="The picture that the film begins with: its first shot is filmed from it.")
    video_provider: VideoService = "embedded"
    duration_sec: int | None = Field(None, ge=5, le=300, description="Left out: as long as the scene's words take, or 30 seconds.")

    @model_validator(mode="before")
    @classmethod
    def _empty_is_none(cls, values: Any) -> Any:
        return {**values, "scene_id": None} if isinstance(values, dict) and values.get("scene_id") == "" else values

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.scene_id is None and not self.script:
            raise ValueError("name a scene of the project, or give the words to film")
        return self


class VideoStarted(View):
    """A film under way: `GET tasks/{task_id}` tells how far it is and, when it is done, where."""

    task_id: UUID
    status: str
    video_url: str | None = None
    created_at: datetime


def generate_video(actor: Actor, project_id: UUID, values: VideoOrder | dict[str, Any], key: str | None = None) -> VideoStarted:
    """Film a scene of the project, or words. Raises BadInput, NotFound (project or scene), Conflict, TooMany."""
    order = checked(VideoOrder, values)
    owner = limited(actor)
    with transaction() as session:
        project_row(session, actor, project_id, change=True)
    # The fetch may take seconds: before the transaction, not in it.
    picture = _reference(order.image_url, owner) if order.image_url else None
    with transaction() as session:
        parent = project_row(session, actor, project_id, change=True, lock=True)

        def do() -> VideoStarted:
            child = _of_scene(session, parent, order) if order.scene_id else _of_words(session, parent, order)
            if picture:
                session.add(m.Feedback(project_id=child.id, author_id=owner, subject="reference_image", data={"artefact": picture}))
            session.flush()
            note(session, owner, "scene.film", str(child.id), parent=str(project_id))
            return VideoStarted(task_id=child.id, status=child.status, created_at=child.created_at)
        started, now = once(session, owner, key, fingerprint("generate-video", project_id, order.model_dump(mode="json")), VideoStarted, do)
    if now:
        ring(started.task_id)
    return started


def _reference(url: str, owner: UUID) -> str:
    """The picture behind an address, cleaned and kept; its sha256. Raises BadInput, TooLarge, TooMany."""
    limiter().hit("fetch.user", str(owner))
    data, kind = fetch_image(url)
    return artefacts().put(data, kind).sha256


def _child(session: Session, parent: m.Project, brief: Brief, name: str) -> m.Project:
    """A project for the film, out of sight of the list of dramas. Its title is read on the screen."""
    title = (f"{parent.title} · {name}" if name else parent.title)[:120]
    child = drama_row(session, parent.owner_id, brief, title=title, description="", genre=parent.genre)
    child.parent_id = parent.id
    return child


def _shared(parent: m.Project, order: VideoOrder) -> dict[str, Any]:
    """What the film has in common with its project."""
    kept = {k: v for k, v in parent.brief.items() if k in ("language", "aspect", "height", "fps", "style", "subtitles", "allow_degraded", "private_draft", "seed", "budget")}
    return {**kept, "episodes": 1, "scenes_per_episode": 1,
            "providers": {**(parent.brief.get("providers") or {}), "video": [order.video_provider]}}


def _of_words(session: Session, parent: m.Project, order: VideoOrder) -> m.Project:
    brief = brief_from({**_shared(parent, order), "prompt": order.script, "duration_sec": order.duration_sec or 30})
    child = _child(session, parent, brief, "")
    controls.start(session, child, brief)
    return child


def _of_scene(session: Session, parent: m.Project, order: VideoOrder) -> m.Project:
    row = session.scalar(select(m.Scene).where(m.Scene.id == order.scene_id, m.Scene.project_id == parent.id))
    if row is None:
        raise NotFound("There is no such scene in this project.")
    scene = Scene.model_validate(row.spec).model_copy(update={"number": 1, "episode": 1})
    whole = complete_brief(parent)
    seconds = order.duration_sec or max(5, min(300, round(scene_seconds(scene, whole.spoken))))
    needed = spoken_seconds(scene, whole.spoken) / FASTEST
    if needed > seconds:
        raise BadInput(f"The lines of this scene take at least {needed:.0f} seconds.",
                       details=[{"field": "duration_sec", "message": f"must be at least {needed:.0f} for this scene"}])
    brief = brief_from({**_shared(parent, order), "prompt": whole.prompt, "language": whole.spoken, "duration_sec": seconds})
    child = _child(session, parent, brief, scene.title)
    people = [Character.model_validate(c.spec) for c in session.scalars(
        select(m.Character).where(m.Character.project_id == parent.id).order_by(m.Character.position))]
    named = set(scene.characters) | {b.character for b in scene.beats if b.character}
    genre = whole.genre if whole.genre != "auto" else parent.genre
    script = Script.model_validate({
        "title": child.title, "genre": genre, "language": whole.spoken,
        "characters": [c.model_dump() for c in people if c.name in named] or [c.model_dump() for c in people[:1]],
        "episodes": [Episode(number=1, title=scene.title, scenes=[scene]).model_dump()]})
    save_script(session, child, script, f"scene {row.episode}.{row.number} of another drama")
    child.stage = "storyboard"
    controls.start(session, child, brief)
    return child
