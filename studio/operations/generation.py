"""Making: starting and steering the pipeline. Everything here is one transaction and, after it, a ring for the workers."""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.drama.brief import MAX_PROMPT, Brief
from engine.drama.vocabulary import StageName, TextService
from engine.errors import Conflict, TooMany
from engine.pipeline import controls
from engine.pipeline.orders import perhaps_billed
from engine.store import models as m
from engine.store import rules
from studio.connections import transaction
from studio.operations import models
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.bell import ring
from studio.operations.idempotency import fingerprint, once
from studio.operations.inputs import Input, Text, brief_from, checked, genre_of
from studio.operations.project_forms import Options
from studio.operations.projects import MOVING, complete_brief, scenes_that_fit, view
from studio.operations.views import ProjectView, View
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter


class DramaOrder(Options):
    """From an idea to a drama. Only `prompt` is needed."""

    prompt: Text = Field(min_length=2, max_length=MAX_PROMPT, examples=["北京，凌晨两点，一个程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信"])
    title: Text = Field("", max_length=120, examples=["辞职信"])
    description: Text = Field("", max_length=20_000)
    genre: Text = Field("auto", max_length=60, examples=["爱情"])
    episodes: int = Field(1, ge=1, le=100)
    duration_sec: int = Field(60, ge=5, le=1800, description="Length of one episode in seconds.")

    def brief(self, house: rules.Rules = rules.Rules()) -> Brief:  # noqa: B008 (immutable in use)
        """The order as a checked brief, with the rules of the house where it says nothing. Raises BadInput."""
        given = self.for_brief()
        if house.budget is not None:
            given.setdefault("budget", house.budget)
        given.setdefault("scenes_per_episode", scenes_that_fit(self.duration_sec))
        prompt = self.prompt
        if self.description and self.description not in prompt and len(prompt) + len(self.description) < MAX_PROMPT:
            prompt = f"{prompt}\n{self.description}"
        # The idea itself must do; what is added to it must not save an idea that is no idea.
        brief_from({"prompt": self.prompt, "language": given.get("language", "auto")})
        return brief_from({
            **given, "prompt": prompt, "title": self.title, "genre": genre_of(self.genre), "episodes": self.episodes,
            "duration_sec": self.duration_sec,
            "providers": self.providers(house)})


class EstimateOrder(DramaOrder):
    """The same as for `generate-drama`; the idea may still be missing."""

    prompt: Text = Field("", max_length=MAX_PROMPT)


class SceneOrder(Input):
    """Write the scenes of a project."""

    prompt: Text = Field("", max_length=MAX_PROMPT, description="The idea; without it the project's own is taken.")
    text_provider: TextService | None = Field(None, description="What writes from now on; without it the project's own.")
    use_local_llm: bool | None = Field(None, description="Write with the language model on this machine, or with another.")


class Redo(Input):
    stage: StageName
    fresh: bool = Field(False, description="Take a new seed, so that everything from this stage on comes out differently.")


class Stage(View):
    stage: str
    provider: str
    units: int
    cached: int
    wall_sec: float
    cpu_sec: float
    cost: float


class Usage(View):
    """What a project has taken so far: seconds of work and estimated cost, by stage and provider."""

    wall_sec: float
    cpu_sec: float
    cost: float
    perhaps: float
    """US dollars besides that orders of which nothing came may have cost: a service could not stop them, or its answer was lost."""
    budget: float | None
    stages: list[Stage]


def drama_row(session: Session, owner: UUID, brief: Brief, *, title: str, description: str, genre: str) -> m.Project:
    """A new project for a checked brief, not yet started."""
    row = m.Project(owner_id=owner, title=title, title_given=bool(title), description=description, genre=genre or "auto",
                    target_episodes=brief.episodes, target_duration_sec=brief.duration_sec, brief=brief.model_dump(mode="json"), status="draft",
                    gates_passed=[], degraded=[])
    session.add(row)
    session.flush()
    return row


def limited(actor: Actor) -> UUID:
    """The actor's user id, counted as one more order. Raises NotSignedIn, TooMany."""
    owner = actor.signed_in()
    if actor.kind == "user":
        limiter().hit("generate.user", str(owner))
    return owner


def within_the_day(session: Session, owner: UUID) -> None:
    """Raises TooMany when the house limits the dramas of a day and these have been ordered."""
    most = rules.read(session)[0].orders_per_day
    if most is None:
        return
    # The user's row is the lock: two orders at the same time count one after the other.
    session.execute(select(m.User.id).where(m.User.id == owner).with_for_update(key_share=True))
    ordered = session.scalar(select(func.count()).select_from(m.AuditLog).where(
        m.AuditLog.actor_id == owner, m.AuditLog.action == "project.generate", m.AuditLog.at > func.now() - timedelta(days=1))) or 0
    if ordered >= most:
        raise TooMany(f"At most {most} dramas a day are made for one user here: try again tomorrow.", key="error.day_limit", retry_after=3600)


def generate_drama(actor: Actor, values: DramaOrder | dict[str, Any], key: str | None = None) -> ProjectView:
    """A new project, started at once. Raises BadInput with a sentence per field (then nothing is kept), TooMany."""
    order = checked(DramaOrder, values)
    order.brief()
    owner = limited(actor)
    with transaction() as session:
        def do() -> ProjectView:
            within_the_day(session, owner)
            brief = order.brief(rules.read(session)[0])
            row = drama_row(session, owner, brief, title=order.title, description=order.description, genre=order.genre)
            controls.start(session, row, brief)
            session.flush()
            note(session, owner, "project.generate", str(row.id))
            return view(session, row)
        project, now = once(session, owner, key, fingerprint("generate-drama", order.model_dump(mode="json")), ProjectView, do)
    if now:
        ring(project.id)
    return project


def _start(actor: Actor, project_id: UUID, key: str | None, asked: str, brief_of: Callable[[m.Project], Brief],
           until: StageName | None) -> ProjectView:
    owner = limited(actor)
    with transaction() as session:
        row = project_row(session, actor, project_id, change=True, lock=True)

        def do() -> ProjectView:
            if row.status in MOVING:
                raise Conflict("This drama is being made already.", key="error.state")
            within_the_day(session, owner)
            brief = brief_of(row)
            if row.brief.get("prompt") != brief.prompt:
                # Another idea is another script: the one that was written for the old idea does not count.
                row.stage = "script"
            if row.script_revision and (row.brief.get("providers") or {}).get("text") != brief.providers.text:
                # Another writer writes another script of the same idea.
                controls.write_again(session, row)
            controls.start(session, row, brief, until)
            session.flush()
            note(session, owner, "project.generate", str(row.id), until=until)
            return view(session, row)
        project, now = once(session, owner, key, asked, ProjectView, do)
    if now:
        ring(project_id)
    return project


def generate(actor: Actor, project_id: UUID, key: str | None = None) -> ProjectView:
    """Make the whole drama of a project. Raises BadInput (no idea yet), Conflict, NotFound, TooMany."""
    return _start(actor, project_id, key, fingerprint("generate", project_id), complete_brief, None)


def generate_scenes(actor: Actor, project_id: UUID, values: SceneOrder | dict[str, Any], key: str | None = None) -> ProjectView:
    """Write the script of a project and wait for the creator. Raises BadInput, Conflict, NotFound, TooMany."""
    order = checked(SceneOrder, values)
    if order.prompt:
        brief_from({"prompt": order.prompt})

    def brief_of(row: m.Project) -> Brief:
        brief = complete_brief(row, prompt=order.prompt)
        writer = models.writer(order.text_provider, order.use_local_llm, brief.providers.text[0])
        if writer == brief.providers.text[0]:
            return brief
        return brief.model_copy(update={"providers": brief.providers.model_copy(update={"text": [writer]})})

    return _start(actor, project_id, key, fingerprint("generate-scenes", project_id, order.model_dump(mode="json")), brief_of, "script")


def _steer(actor: Actor, project_id: UUID, action: str, act: Callable[[Session, m.Project], None]) -> ProjectView:
    """One of the pipeline's controls, for the project's owner. Raises Conflict when its state does not allow it."""
    with transaction() as session:
        row = project_row(session, actor, project_id, change=True, lock=True)
        act(session, row)
        session.flush()
        note(session, actor.user_id, f"project.{action}", str(project_id))
        project = view(session, row)
    if project.status in ("queued", "running"):
        ring(project_id)
    return project


def pause(actor: Actor, project_id: UUID) -> ProjectView:
    """No further unit begins. Raises Conflict, NotFound."""
    return _steer(actor, project_id, "pause", controls.pause)


def resume(actor: Actor, project_id: UUID) -> ProjectView:
    """Go on after a pause. Raises Conflict, NotFound."""
    return _steer(actor, project_id, "resume", controls.resume)


def cancel(actor: Actor, project_id: UUID) -> ProjectView:
    """End it; what was made stays. Raises Conflict, NotFound."""
    return _steer(actor, project_id, "cancel", controls.cancel)


def retry(actor: Actor, project_id: UUID) -> ProjectView:
    """Try again what failed. Raises Conflict, NotFound."""
    return _steer(actor, project_id, "retry", controls.retry)


def approve(actor: Actor, project_id: UUID) -> ProjectView:
    """Let it go on from the gate at which it waits. Raises Conflict, NotFound."""
    return _steer(actor, project_id, "approve", controls.approve)


def redo(actor: Actor, project_id: UUID, values: Redo | dict[str, Any], key: str | None = None) -> ProjectView:
    """Make it again from a stage on; what has not changed costs nothing. Raises Conflict, NotFound, TooMany."""
    order = checked(Redo, values)
    owner = limited(actor)
    with transaction() as session:
        row = project_row(session, actor, project_id, change=True, lock=True)

        def do() -> ProjectView:
            controls.redo(session, row, order.stage, order.fresh)
            session.flush()
            note(session, owner, "project.redo", str(project_id), stage=order.stage, fresh=order.fresh)
            return view(session, row)
        project, now = once(session, owner, key, fingerprint("redo", project_id, order.stage, order.fresh), ProjectView, do)
    if now:
        ring(project_id)
    return project


def redo_degraded(actor: Actor, project_id: UUID) -> ProjectView:
    """Have the wanted services make what stand-ins made. Raises Conflict, NotFound, TooMany."""
    limited(actor)
    return _steer(actor, project_id, "redo_degraded", controls.redo_degraded)


def usage(actor: Actor, project_id: UUID) -> Usage:
    """Time and money so far. Raises NotFound."""
    with transaction() as session:
        row = project_row(session, actor, project_id)
        t = m.Task
        found = session.execute(
            select(t.stage, t.provider, func.count().label("units"), func.count().filter(t.cached).label("cached"),
                   func.sum(t.wall_sec).label("wall_sec"), func.sum(t.cpu_sec).label("cpu_sec"), func.sum(t.cost).label("cost"))
            .where(t.project_id == project_id).group_by(t.stage, t.provider).order_by(func.min(t.created_at))).all()
        stages = [Stage.model_validate(one) for one in found]
        return Usage(wall_sec=sum(s.wall_sec for s in stages), cpu_sec=sum(s.cpu_sec for s in stages), cost=row.cost, perhaps=perhaps_billed(session, project_id),
                     budget=row.brief.get("budget"), stages=stages)
