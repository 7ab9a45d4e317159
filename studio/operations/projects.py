"""Projects: created, listed, changed, deleted; and who may see them."""
from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, select, true, update
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.vocabulary import STAGES, StageName
from engine.errors import BadInput, Conflict, NotFound
from engine.pipeline import controls
from engine.pipeline.stages.read import script_of
from engine.pipeline.stages.script import save_script
from engine.store import models as m
from engine.store import rules
from engine.store.session import save_version
from studio.connections import transaction
from studio.operations import deliverables as files
from studio.operations import events as happenings
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.choices import estimate_minutes
from studio.operations.inputs import brief_from, checked, genre_of
from studio.operations.project_forms import SERVICES, NewProject, ProjectChange
from studio.operations.views import DeliverableView, Page, ProjectStatus, ProjectView, StageView
from studio.operations.work_views import EventView
from studio.security.media_urls import media_url
from studio.security.permissions import Actor

MOVING = frozenset({"queued", "running", "waiting", "paused", "in_review"})
"""States in which the brief is in use."""
STANDING = frozenset({"waiting", "paused"})
"""Those of them in which nothing is made: what comes next may be made by another service."""
IDEA_TO_COME = "an idea to come"
"""Stands in for the prompt when a draft that has none yet is checked."""


def view(session: Session, row: m.Project) -> ProjectView:
    return views(session, [row])[0]


def views(session: Session, rows: list[m.Project]) -> list[ProjectView]:
    """Projects as values, with poster and last event, in two queries however many there are."""
    ids = [row.id for row in rows]
    if not ids:
        return []
    posters = dict(session.execute(
        select(m.Deliverable.project_id, m.Deliverable.artefact).where(m.Deliverable.project_id.in_(ids), m.Deliverable.kind == "poster")
        .order_by(m.Deliverable.episode.desc())).tuples().all())
    if without := [i for i in ids if i not in posters]:
        # Until there is a poster the first picture that was drawn stands for it.
        posters |= dict(session.execute(
            select(m.Shot.project_id, m.Take.preview).join(m.Take, m.Take.id == m.Shot.selected_take_id).where(m.Shot.project_id.in_(without), m.Shot.position == 0)
            .order_by(m.Shot.episode.desc())).tuples().all())
    last = dict(session.execute(
        select(m.Event.project_id, func.max(m.Event.id)).where(m.Event.project_id.in_(ids)).group_by(m.Event.project_id)).tuples().all())
    found = []
    for row in rows:
        value = ProjectView.model_validate(row)
        value.poster_url = media_url(posters[row.id], "poster.jpg") if row.id in posters else None
        value.last_event_id = last.get(row.id, 0)
        if row.status == "running":
            value.seconds_left = round(60 * estimate_minutes(row.target_episodes, row.target_duration_sec) * (1 - row.progress), 1)
        found.append(value)
    return found


def scenes_that_fit(seconds: int) -> int:
    """How many scenes an episode of that length has when nobody says: three, fewer in a very short one."""
    return max(1, min(3, seconds // 4))


def brief_values(values: NewProject | ProjectChange, row: m.Project | None = None, house: rules.Rules = rules.Rules()) -> dict[str, Any]:  # noqa: B008
    """The brief that these values and the project's present one make, not yet checked; a new one follows the rules of the
    house where it says nothing."""
    present = dict(row.brief) if row is not None else {}
    given = values.for_brief()
    seconds = values.target_duration_sec or (row.target_duration_sec if row is not None else 60)
    made = {**present, **given, "duration_sec": seconds,
            "episodes": values.target_episodes or (row.target_episodes if row is not None else 1)}
    if "scenes_per_episode" not in given and ("scenes_per_episode" not in present or values.target_duration_sec):
        made["scenes_per_episode"] = min(present.get("scenes_per_episode", 3), scenes_that_fit(seconds))
    if values.target_duration_sec:
        made["own_lengths"] = False
    title = values.title if values.title is not None else (row.title if row is not None else "")
    made["title"] = title
    if values.genre is not None:
        made["genre"] = genre_of(values.genre)
    idea = values.prompt or (row.brief.get("prompt") if row is not None else "") or ""
    description = values.description if values.description is not None else (row.description if row is not None else "")
    made["prompt"] = idea or description
    made["providers"] = values.providers(house, present.get("providers"))
    return made


def _draft_brief(made: dict[str, Any]) -> dict[str, Any]:
    """The brief of a project that has perhaps no idea yet: everything in it is checked all the same."""
    if made["prompt"]:
        with suppress(BadInput):  # a description need not be an idea: then it is left out here and the idea asked for at the start
            return brief_from(made).model_dump(mode="json")
    checked_brief = brief_from({**made, "prompt": IDEA_TO_COME})
    return {**checked_brief.model_dump(mode="json"), "prompt": ""}


def create(actor: Actor, values: NewProject | dict[str, Any]) -> ProjectView:
    """A new draft. Raises BadInput."""
    owner = actor.signed_in()
    new = checked(NewProject, values)
    with transaction() as session:
        house, _ = rules.read(session)
    made = brief_values(new, house=house)
    if house.budget is not None:
        made.setdefault("budget", house.budget)
    if new.prompt:
        brief = brief_from(made).model_dump(mode="json")
    else:
        brief = _draft_brief(made)
    with transaction() as session:
        row = m.Project(owner_id=owner, title=new.title, title_given=True, description=new.description, genre=new.genre or "auto",
                        target_episodes=new.target_episodes, target_duration_sec=new.target_duration_sec, brief=brief, status="draft")
        session.add(row)
        session.flush()
        return view(session, row)


def deliverables(actor: Actor, project_id: UUID) -> list[DeliverableView]:
    """The files of a project, by episode and kind. Raises NotFound."""
    return files.listing(actor, project_id)


def events(actor: Actor, project_id: UUID, last: int = 50) -> list[EventView]:
    """The last events of a project, oldest first. Raises NotFound."""
    return happenings.latest(actor, project_id, last)


def stages(actor: Actor, project_id: UUID) -> list[StageView]:
    """How far each of the six stages is. Raises NotFound."""
    with transaction() as session:
        row = project_row(session, actor, project_id)
        counted = session.execute(
            select(m.Task.stage, func.count(), func.count().filter(m.Task.status == "done"), func.count().filter(m.Task.status == "failed"),
                   func.coalesce(func.sum(m.Task.progress).filter(m.Task.status == "running"), 0.0))
            .where(m.Task.project_id == project_id).group_by(m.Task.stage)).tuples().all()
        by_stage = {stage: rest for stage, *rest in counted}
        return [_stage(name, row, by_stage.get(name)) for name in STAGES]


def _stage(name: StageName, row: m.Project, counted: list[Any] | None) -> StageView:
    """A stage before the present one is over; a later one has not begun, whatever an earlier run has left."""
    total, done, failed, running = counted or (0, 0, 0, 0.0)
    now = STAGES.index(row.stage) if row.stage in STAGES else (len(STAGES) if row.status == "done" else -1)
    at = STAGES.index(name)
    if row.status == "done" or at < now:
        progress = 1.0
    elif at == now and total:
        # Later waves of a stage are not counted yet; the pipeline's own figure knows about them.
        progress = min(1.0, (done + running) / total)
    else:
        progress = 0.0
    return StageView(name=name, progress=progress, total=total, done=done, failed=failed)


_ORDER: dict[str, Any] = {
    "newest": m.Project.created_at.desc(), "oldest": m.Project.created_at.asc(), "title": func.lower(m.Project.title).asc(),
    "changed": m.Project.updated_at.desc(),
}


def listing(actor: Actor, page: int = 1, page_size: int = 20, *, search: str = "", status: ProjectStatus | None = None,
            sort: Literal["newest", "oldest", "title", "changed"] = "newest", archived: bool = False) -> Page[ProjectView]:
    """One's own projects (an administrator's own, too: others' are found in the administration)."""
    mine = [m.Project.owner_id == actor.signed_in(), m.Project.deleted_at.is_(None), m.Project.parent_id.is_(None),
            m.Project.archived_at.is_not(None) if archived else m.Project.archived_at.is_(None),
            m.Project.title.icontains(search, autoescape=True) if search else true(),
            m.Project.status == status if status else true()]
    with transaction() as session:
        total = session.scalar(select(func.count()).select_from(m.Project).where(*mine)) or 0
        rows = session.scalars(select(m.Project).where(*mine).order_by(_ORDER[sort], m.Project.id)
                               .offset((page - 1) * page_size).limit(page_size)).all()
        return Page(items=views(session, list(rows)), total=total, page=page, page_size=page_size)


def find(actor: Actor, wanted: UUID | str | None) -> ProjectView:
    """A project by its id, also as text out of an address. Raises NotFound for what is no id, too."""
    try:
        project_id = wanted if isinstance(wanted, UUID) else UUID(str(wanted))
    except ValueError as error:
        raise NotFound("There is no such project.") from error
    with transaction() as session:
        return view(session, project_row(session, actor, project_id))


def change(actor: Actor, project_id: UUID, values: ProjectChange | dict[str, Any], seen: int | None = None) -> ProjectView:
    """Change a project. `seen` is the version that was edited: when somebody has changed it meanwhile, Conflict tells
    the present state. Raises NotFound, BadInput."""
    new = checked(ProjectChange, values)
    seen = seen if seen is not None else new.version
    with transaction() as session:
        row = project_row(session, actor, project_id, change=True, lock=True)
        if seen is not None and seen != row.version:
            raise Conflict("This was changed meanwhile: look at the new state and change it again.", key="error.changed_meanwhile",
                           details=view(session, row).model_dump(mode="json"))
        used = new.model_dump(exclude_none=True, exclude={"title", "description", "version"})
        services = set(used) <= set(SERVICES) and row.status in STANDING
        if used and row.status in MOVING and not services:
            raise Conflict(f"While the drama is being made, only its title and description can be changed, not {', '.join(sorted(used))}. "
                           "Cancel it first.", key="error.in_use", details=[{"field": f, "message": "is in use"} for f in sorted(used)])
        columns = new.model_dump(exclude_none=True, include={"title", "description", "genre", "target_episodes", "target_duration_sec"})
        if services and used:
            columns["brief"] = {**row.brief, "providers": new.providers(rules.read(session)[0], row.brief.get("providers"))}
        elif row.status not in MOVING:
            made = brief_values(new, row)
            columns["brief"] = brief_from(made).model_dump(mode="json") if new.prompt else _draft_brief(made)
        if new.title is not None:
            columns["title_given"] = True
            # Another name is no other storyboard, though a fresh one would draw its lots from it.
            session.execute(update(m.Episode).where(m.Episode.project_id == row.id).values(by_hand=True))
        save_version(session, row, row.version, **columns)
        return view(session, row)


def duplicate(actor: Actor, project_id: UUID) -> ProjectView:
    """A draft with the same brief and script. What is the same in it has been made already and costs nothing. Raises NotFound."""
    owner = actor.signed_in()
    with transaction() as session:
        old = project_row(session, actor, project_id)
        row = m.Project(owner_id=owner, title=old.title, title_given=bool(old.title), description=old.description, genre=old.genre,
                        target_episodes=old.target_episodes, target_duration_sec=old.target_duration_sec, brief=old.brief, status="draft")
        session.add(row)
        session.flush()
        if old.script_revision:
            save_script(session, row, script_of(session, old), "copied", owner)
            row.stage = "storyboard"
        note(session, owner, "project.duplicate", str(row.id), of=str(project_id))
        return view(session, row)


def archive(actor: Actor, project_id: UUID, archived: bool = True) -> ProjectView:
    """Put a project out of the list, or back into it. Raises NotFound."""
    with transaction() as session:
        row = project_row(session, actor, project_id, change=True, lock=True)
        row.archived_at = datetime.now(UTC) if archived else None
        row.version += 1
        session.flush()
        return view(session, row)


KEPT = timedelta(days=30)
"""How long a deleted project can be taken back."""


def restore(actor: Actor, project_id: UUID) -> ProjectView:
    """Take a deleted project back; work that was under way stays cancelled. Raises NotFound, also after thirty days."""
    owner = actor.signed_in()
    with transaction() as session:
        mine = [] if actor.everything else [m.Project.owner_id == owner]
        row = session.scalar(select(m.Project).where(m.Project.id == project_id, m.Project.deleted_at > datetime.now(UTC) - KEPT, *mine).with_for_update(key_share=True))
        if row is None:
            raise NotFound("There is no such project.")
        for film in session.scalars(select(m.Project).where(m.Project.parent_id == row.id, m.Project.deleted_at == row.deleted_at).with_for_update(key_share=True)):
            film.deleted_at = None
        row.deleted_at = None
        row.version += 1
        session.flush()
        note(session, actor.user_id, "project.restore", str(row.id))
        return view(session, row)


def delete(actor: Actor, project_id: UUID) -> None:
    """Take a project away, with the films of single scenes; work under way is cancelled. `restore` brings it back for thirty
    days. Raises NotFound."""
    with transaction() as session:
        row = project_row(session, actor, project_id, change=True, lock=True)
        now = datetime.now(UTC)
        films = session.scalars(select(m.Project).where(m.Project.parent_id == row.id, m.Project.deleted_at.is_(None)).with_for_update(key_share=True))
        for one in (row, *films):
            if one.status in MOVING:
                controls.cancel(session, one)
            one.deleted_at = now
        note(session, actor.user_id, "project.delete", str(row.id), title=row.title)


def complete_brief(row: m.Project, prompt: str = "") -> Brief:
    """The project's brief, ready to be made, with another idea if one is given. Raises BadInput when there is none."""
    made = {**row.brief, **({"prompt": prompt} if prompt else {})}
    if not made.get("prompt"):
        made["prompt"] = row.description or row.title
    made.setdefault("episodes", row.target_episodes)
    made.setdefault("duration_sec", row.target_duration_sec)
    return brief_from({**made, "title": row.title if row.title_given else made.get("title", "")})
