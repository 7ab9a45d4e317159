"""The storyboard of a project: its shots and their takes, shown and edited; and making again what edits put out of date."""
from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.script import Name
from engine.drama.storyboard import Creature, Insert, Shot
from engine.drama.vocabulary import (
    Angle,
    Being,
    Emotion,
    Facing,
    InsertKind,
    Light,
    Mood,
    Move,
    Pose,
    ShotSize,
    StageName,
    TimeOfDay,
    Transition,
    View,
    Weather,
)
from engine.errors import Conflict, NotFound
from engine.pipeline import ahead, controls, edits
from engine.pipeline.stages.read import script_of
from engine.settings import settings
from engine.store import models as m
from engine.writing.animals import joined
from studio.connections import transaction
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.bell import ring
from studio.operations.generation import limited, within_the_day
from studio.operations.idempotency import fingerprint, once
from studio.operations.inputs import Input, Text, checked
from studio.operations.projects import view
from studio.operations.views import AheadView, ProjectView, ShotView, TakeView
from studio.security.media_urls import media_url
from studio.security.permissions import Actor

MAX_SHOT_SECONDS = 60


class PlacementInput(Input):
    """Who stands where."""

    character: Name
    x: float = Field(0.0, ge=-1.0, le=1.0, allow_inf_nan=False, description="-1 left edge … +1 right edge.")
    facing: Facing = "right"
    pose: Pose = "stand"
    emotion: Emotion = "neutral"
    view: View = "three_quarter"
    holding: InsertKind | None = Field(None, description="What is in the hand of who holds something.")
    asleep: bool = Field(False, description="Eyes shut: asleep, unconscious or dead.")
    propped: bool = Field(False, description="Who lies leans on the pillows, half sitting.")


class ShotChange(Input):
    """Fields left out stay."""

    size: ShotSize | None = None
    angle: Angle | None = None
    move: Move | None = None
    light: Light | None = None
    mood: Mood | None = None
    weather: Weather | None = None
    time_of_day: TimeOfDay | None = None
    transition: Transition | None = None
    actors: list[PlacementInput] | None = Field(None, max_length=4)
    creatures: list[Creature] | None = Field(None, max_length=2, description="Animals that are nobody in the cast.")
    animals: list[Being] | None = Field(None, max_length=2, description="The same by what they are: those in the shot stay as they are, others look as in the whole drama.")
    focus: Name | None = None
    insert: Insert | None = None
    seconds: float | None = Field(None, gt=0, le=MAX_SHOT_SECONDS, allow_inf_nan=False, description="Its length; time is then taken from and given to other shots.")
    picture_prompt: Text | None = Field(None, max_length=2000)
    version: int | None = Field(None, ge=1, description="The version that was edited; the same as If-Match.")


class SplitAt(Input):
    after: int = Field(1, ge=1, le=200, description="How many of its lines stay in the first shot; of no matter for a shot with a single line.")


class MoveTo(Input):
    number: int = Field(ge=1, le=200, description="Its new place in its scene.")


class Redraw(Input):
    """Draw shots again, differently. Nothing named: all that are not locked."""

    shots: list[UUID] = Field([], max_length=2000)


class Remake(Input):
    until: Literal["pictures"] | None = Field(None, description="Stop when the pictures are there.")


def value(row: m.Shot, take: m.Take | None, rate: Fraction) -> ShotView:
    """A shot with its chosen picture."""
    return ShotView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.project_id, key=row.key,
        episode=row.episode, scene=row.scene, number=row.number, spec=row.spec, duration_sec=round(float(row.spec["frames"] / rate), 3),
        picture_url=media_url(take.preview, f"{row.key}.jpg") if take else None,
        video_url=media_url(row.segment, f"{row.key}.mp4") if row.segment else None, degraded=take.degraded if take else None,
        locked=row.locked, by_hand=row.by_hand)


def rate_of(project: m.Project) -> Fraction:
    """Frames per second of a project."""
    return Fraction(project.brief.get("fps") or "24")


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
        rate = rate_of(project)
        return [value(shot, take, rate) for shot, take in session.execute(query).tuples()]


def no_shot() -> NotFound:
    return NotFound("There is no such shot in this project.", key="error.no_shot")


def shot_row(session: Session, project_id: UUID, shot_id: UUID, seen: int | None = None) -> m.Shot:
    """A shot of the project. Raises NotFound, Conflict when it is not the version that was seen."""
    row = session.scalar(select(m.Shot).where(m.Shot.id == shot_id, m.Shot.project_id == project_id))
    if row is None:
        raise no_shot()
    if seen is not None and seen != row.version:
        raise Conflict("This was changed meanwhile: look at the new state and change it again.", key="error.changed_meanwhile",
                       details={"id": str(row.id), "version": row.version, "spec": row.spec})
    return row


def _value_of(session: Session, project: m.Project, row: m.Shot) -> ShotView:
    return value(row, session.get(m.Take, row.selected_take_id) if row.selected_take_id else None, rate_of(project))


def one(actor: Actor, project_id: UUID, shot_id: UUID) -> ShotView:
    """A shot. Raises NotFound."""
    with transaction() as session:
        project = project_row(session, actor, project_id)
        return _value_of(session, project, shot_row(session, project_id, shot_id))


def takes(actor: Actor, project_id: UUID, shot_id: UUID) -> list[TakeView]:
    """All takes of a shot, newest first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        row = shot_row(session, project_id, shot_id)
        found = session.scalars(select(m.Take).where(m.Take.shot_id == shot_id).order_by(m.Take.created_at.desc()))
        return [take_value(take, row) for take in found]


def take_value(take: m.Take, shot: m.Shot) -> TakeView:
    """A take as others see it."""
    return TakeView(
        id=take.id, created_at=take.created_at, updated_at=take.updated_at, version=take.version, kind=take.kind, provider=take.provider, seed=take.seed,
        picture_url=media_url(take.preview, f"{shot.key}.jpg"), clip_url=media_url(take.artefact, f"{shot.key}.mp4") if take.kind == "clip" else None,
        selected=shot.selected_take_id == take.id, degraded=take.degraded)


def _edit(actor: Actor, project_id: UUID, shot_id: UUID, action: str, act: Callable[[Session, m.Project, m.Shot], Any], seen: int | None = None) -> ShotView:
    """One edit of a shot in one transaction."""
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        row = shot_row(session, project_id, shot_id, seen)
        act(session, project, row)
        session.flush()
        note(session, actor.user_id, f"shot.{action}", str(shot_id), project=str(project_id))
        return _value_of(session, project, row)


def change(actor: Actor, project_id: UUID, shot_id: UUID, values: ShotChange | dict[str, Any], seen: int | None = None) -> ShotView:
    """Change what is seen in a shot. Raises BadInput, NotFound, Conflict (changed meanwhile; being made)."""
    given = checked(ShotChange, values)

    def act(session: Session, project: m.Project, row: m.Shot) -> None:
        changes = given.model_dump(mode="json", exclude_none=True, exclude={"version", "seconds", "animals"})
        if given.animals is not None:
            there = joined(script_of(session, project), Shot.model_validate(row.spec), list(dict.fromkeys(given.animals)))
            changes["creatures"] = [c.model_dump(mode="json") for c in there]
        if given.seconds is not None:
            changes |= {"frames": max(1, round(given.seconds * rate_of(project))), "fixed": True}
        edits.change_shot(session, project, row, changes)
    return _edit(actor, project_id, shot_id, "change", act, seen if seen is not None else given.version)


def split(actor: Actor, project_id: UUID, shot_id: UUID, values: SplitAt | dict[str, Any]) -> ShotView:
    """Two shots out of one. Raises BadInput, NotFound, Conflict."""
    given = checked(SplitAt, values)
    return _edit(actor, project_id, shot_id, "split", lambda s, p, r: edits.split_shot(s, p, r, given.after))


def merge(actor: Actor, project_id: UUID, shot_id: UUID) -> ShotView:
    """One shot out of this and the next of its scene. Raises BadInput, NotFound, Conflict."""
    return _edit(actor, project_id, shot_id, "merge", edits.merge_shots)


def move(actor: Actor, project_id: UUID, shot_id: UUID, values: MoveTo | dict[str, Any]) -> ShotView:
    """Put a shot somewhere else in its scene. Raises NotFound, Conflict."""
    given = checked(MoveTo, values)
    return _edit(actor, project_id, shot_id, "move", lambda s, p, r: edits.move_shot(s, p, r, given.number))


def remove(actor: Actor, project_id: UUID, shot_id: UUID) -> None:
    """Take a shot out; its lines are heard over its neighbour, which inherits its takes. Raises BadInput, NotFound, Conflict."""
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        edits.remove_shot(session, project, shot_row(session, project_id, shot_id))
        note(session, actor.user_id, "shot.remove", str(shot_id), project=str(project_id))


def lock(actor: Actor, project_id: UUID, shot_id: UUID, locked: bool = True) -> ShotView:
    """Keep the chosen picture, or let it go. Raises NotFound, Conflict."""
    return _edit(actor, project_id, shot_id, "lock", lambda s, p, r: edits.set_locked(s, p, r, locked))


def choose(actor: Actor, project_id: UUID, shot_id: UUID, take_id: UUID) -> ShotView:
    """Show this take and keep it. Raises NotFound, Conflict."""
    def act(session: Session, project: m.Project, row: m.Shot) -> None:
        take = session.scalar(select(m.Take).where(m.Take.id == take_id, m.Take.shot_id == row.id))
        if take is None:
            raise NotFound("There is no such take of this shot.", key="error.no_take")
        edits.choose_take(session, project, row, take)
    return _edit(actor, project_id, shot_id, "take", act)


def reboard(actor: Actor, project_id: UUID, episode: int, scene: int) -> list[ShotView]:
    """Board a scene anew, forgetting what was done to its shots by hand. Raises NotFound, Conflict."""
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        edits.reboard_scene(session, project, episode, scene)
        note(session, actor.user_id, "scene.reboard", str(project_id), scene=f"{episode}.{scene}")
    return shots(actor, project_id, episode, scene)


def out_of_date(actor: Actor, project_id: UUID) -> AheadView:
    """What edits have put out of date, and the time and cost of making it again. Raises NotFound."""
    from worker.context import driver
    with transaction() as session:
        project = project_row(session, actor, project_id)
        found = ahead.ahead(session, project, driver().stages, settings().workers)
    return AheadView(draw=sorted(found.draw), speak=sorted(found.speak), film=sorted(found.film), episodes=sorted(found.episodes),
                     seconds=found.seconds, cost=found.cost, problem=found.problem)


def _make(actor: Actor, project_id: UUID, key: str | None, asked: str, until: StageName | None, before: Callable[[Session, m.Project], None]) -> ProjectView:
    owner = limited(actor)
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)

        def do() -> ProjectView:
            before(session, project)
            first = project.status == "draft"
            if first:
                within_the_day(session, owner)
            controls.remake(session, project, until)
            session.flush()
            note(session, owner, "project.generate" if first else "project.remake", str(project_id), until=until)
            return view(session, project)
        found, now = once(session, owner, key, asked, ProjectView, do)
    if now:
        ring(project_id)
    return found


def remake(actor: Actor, project_id: UUID, values: Remake | dict[str, Any], key: str | None = None) -> ProjectView:
    """Make what edits have put out of date, and nothing else. Raises Conflict, NotFound, TooMany."""
    given = checked(Remake, values)
    return _make(actor, project_id, key, fingerprint("remake", project_id, given.until), given.until, lambda s, p: None)


def redraw(actor: Actor, project_id: UUID, values: Redraw | dict[str, Any], key: str | None = None) -> ProjectView:
    """Have shots drawn again, differently, and stop when the pictures are there; the takes before stay. Raises NotFound,
    Conflict (one of them is locked; being made), TooMany."""
    given = checked(Redraw, values)

    def before(session: Session, project: m.Project) -> None:
        which = m.Shot.id.in_(given.shots) if given.shots else m.Shot.locked.is_(False)
        rows = list(session.scalars(select(m.Shot).where(m.Shot.project_id == project_id, which)))
        if len(rows) < len(set(given.shots)):
            raise no_shot()
        edits.another_take(session, project, rows)
    return _make(actor, project_id, key, fingerprint("redraw", project_id, given.model_dump(mode="json")), "pictures", before)
