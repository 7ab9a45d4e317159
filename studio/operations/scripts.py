"""The script of a project, to be read: scenes, cast, revisions."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Character, Script
from engine.errors import NotFound
from engine.pipeline import samples
from engine.pipeline.stages.read import script_of
from engine.store import models as m
from studio.connections import transaction
from studio.operations.access import may_edit, project_row
from studio.operations.bell import ring_for_samples
from studio.operations.views import (
    ChangeView,
    CharacterView,
    Differences,
    Page,
    RevisionView,
    SceneLength,
    SceneView,
    ScriptState,
)
from studio.security.media_urls import media_url
from studio.security.permissions import Actor

ExportKind = Literal["fountain", "markdown", "json"]


def no_script() -> NotFound:
    return NotFound("The script has not been written yet.", key="error.no_script")


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


def script(actor: Actor, project_id: UUID) -> Script:
    """The present script as a whole. Raises NotFound, also while there is none."""
    return state(actor, project_id).script


def state(actor: Actor, project_id: UUID) -> ScriptState:
    """The present script, its lengths, and whether it can be edited. Raises NotFound, also while there is none."""
    with transaction() as session:
        project = project_row(session, actor, project_id)
        return script_state(session, actor, project)


def script_state(session: Session, actor: Actor, project: m.Project) -> ScriptState:
    """The same within a transaction."""
    if not project.script_revision:
        raise no_script()
    found = script_of(session, project)
    changed = session.scalar(select(func.max(m.ScriptRevision.created_at)).where(m.ScriptRevision.project_id == project.id))
    return ScriptState(
        revision=project.script_revision, script=found, changed_at=changed,
        target_seconds=project.brief.get("duration_sec", project.target_duration_sec), own_lengths=project.brief.get("own_lengths", False),
        lengths=[SceneLength(episode=s.episode, number=s.number, seconds=round(scene_seconds(s, found.language), 1)) for s in found.scenes()],
        editable=may_edit(actor, project.owner_id, project.status), findings=_findings(session, project))


def _findings(session: Session, project: m.Project) -> list[str]:
    """What was found when the present script was written; nothing once it has been edited."""
    reason = session.scalar(select(m.ScriptRevision.reason).where(m.ScriptRevision.project_id == project.id, m.ScriptRevision.number == project.script_revision))
    if reason != "written":
        return []
    result = session.scalar(select(m.Task.result).where(m.Task.project_id == project.id, m.Task.stage == "script", m.Task.status == "done")
                            .order_by(m.Task.finished_at.desc()).limit(1))
    return [str(f) for f in (result or {}).get("findings", [])][:200]


def characters(actor: Actor, project_id: UUID) -> list[CharacterView]:
    """The cast, leads first, with portraits and voices as far as they have been made; what is missing is asked for. Raises
    NotFound."""
    with transaction() as session:
        project = project_row(session, actor, project_id)
        rows = list(session.scalars(select(m.Character).where(m.Character.project_id == project_id).order_by(m.Character.position)))
        people = [Character.model_validate(row.spec) for row in rows]
        wanted = samples.samples_of(people, Brief.model_validate(project.brief)) if people and project.brief.get("prompt") else []
        have = samples.made(session, wanted)
        found = [_character(row, who, have) for row, who in zip(rows, people, strict=True)]
    if len(have) < len(wanted):
        ring_for_samples(project_id)
    return found


def _character(row: m.Character, who: Character, have: dict[tuple[str, samples.Kind], str]) -> CharacterView:
    portrait, voice = have.get((who.name, "portrait")), have.get((who.name, "voice"))
    return CharacterView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.project_id, position=row.position,
        spec=who, portrait_url=media_url(portrait, "portrait.jpg") if portrait else None, voice_url=media_url(voice, "voice.wav") if voice else None)


def revisions(actor: Actor, project_id: UUID, page: int = 1, page_size: int = 50) -> Page[RevisionView]:
    """The history, newest first. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        mine = m.ScriptRevision.project_id == project_id
        total = session.scalar(select(func.count()).select_from(m.ScriptRevision).where(mine)) or 0
        rows = session.execute(select(m.ScriptRevision, m.User.username).outerjoin(m.User, m.User.id == m.ScriptRevision.author_id).where(mine)
                               .order_by(m.ScriptRevision.number.desc()).offset((page - 1) * page_size).limit(page_size)).tuples().all()
        return Page(items=[_revision(row, name) for row, name in rows], total=total, page=page, page_size=page_size)


def _revision(row: m.ScriptRevision, author: str | None) -> RevisionView:
    all_scenes = [scene for episode in row.script["episodes"] for scene in episode["scenes"]]
    return RevisionView(
        id=row.id, created_at=row.created_at, updated_at=row.updated_at, version=row.version, project_id=row.project_id, number=row.number,
        reason=row.reason, author=author or "", scenes=len(all_scenes),
        lines=sum(beat["kind"] != "action" for scene in all_scenes for beat in scene["beats"]))


def revision_row(session: Session, project_id: UUID, number: int) -> Script:
    """A script as it once was. Raises NotFound."""
    found = session.scalar(select(m.ScriptRevision).where(m.ScriptRevision.project_id == project_id, m.ScriptRevision.number == number))
    if found is None:
        raise NotFound("There is no such revision.")
    return Script.model_validate(found.script)


def revision(actor: Actor, project_id: UUID, number: int) -> Script:
    """The script of a revision. Raises NotFound."""
    with transaction() as session:
        project_row(session, actor, project_id)
        return revision_row(session, project_id, number)


def differences(actor: Actor, project_id: UUID, older: int, newer: int | None = None, language: Literal["zh", "en"] | None = None,
                say: Callable[[str, object], str] | None = None) -> Differences:
    """What has changed from one revision to another (the present one by default). `say` gives readers the words for what is
    kept as values (see `engine.writing.comparing.Say`); programs get the values. Raises NotFound."""
    from engine.writing import difference, summary
    from engine.writing.comparing import as_written
    with transaction() as session:
        project = project_row(session, actor, project_id)
        newer = newer or project.script_revision
        before, after = revision_row(session, project_id, older), revision_row(session, project_id, newer)
    changes = difference(before, after, say or as_written)
    return Differences(older=older, newer=newer, summary=summary(changes, language or after.language),
                       changes=[ChangeView.model_validate(c) for c in changes])


def exported(actor: Actor, project_id: UUID, kind: ExportKind) -> tuple[str, str, str]:
    """The script as a file: its name, media type and text. Raises NotFound."""
    from engine.writing import to_fountain, to_json, to_markdown
    write, ending, media = {
        "fountain": (to_fountain, "fountain", "text/plain; charset=utf-8"), "markdown": (to_markdown, "md", "text/markdown; charset=utf-8"),
        "json": (to_json, "json", "application/json")}[kind]
    found = script(actor, project_id)
    return f"{found.title}.{ending}", media, write(found)
