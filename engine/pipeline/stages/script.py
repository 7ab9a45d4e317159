"""The script stage: one unit writes the whole drama and casts its voices."""
from __future__ import annotations

from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.drama.vocabulary import StageName
from engine.pipeline.stages.at_hand import forget
from engine.pipeline.units import Plan, Result, Simple, Tools, Unit
from engine.store import models as m

_BRIEF = {"prompt", "title", "genre", "episodes", "scenes_per_episode", "duration_sec", "language", "seed", "source"}
"""The fields of the brief that the words depend on."""


class ScriptStage(Simple):
    name: StageName = "script"
    version = 1

    def plan(self, session: Session, project: m.Project) -> Plan:
        brief = Brief.model_validate(project.brief)
        from engine.writing import WRITING_VERSION
        inputs = {"brief": brief.model_dump(mode="json", include=_BRIEF), "writing": WRITING_VERSION}
        return Plan([Unit("write", "script", inputs, brief.providers.text, priority=10)])

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        from engine.sound import cast_voices
        from engine.writing import write_script
        from engine.writing.continuity import Findings
        from engine.writing.novel import Shelved
        brief, findings = Brief.model_validate(unit.inputs["brief"]), Findings()
        book = Shelved.model_validate_json(tools.artefacts.read(brief.source.book)).book if brief.source else None
        model = None
        if provider != "embedded":
            from engine.providers.text import Metered, text_provider
            model = Metered(text_provider(provider, tools.keys, tools.settings))
        script = write_script(brief, model or provider, tools.progress, book, findings)
        voices = cast_voices(script.characters, script.language)
        cast = [c if c.voice else c.model_copy(update={"voice": voices[c.name]}) for c in script.characters]
        return Result({"script": script.model_copy(update={"characters": cast}).model_dump(mode="json"), "findings": findings.found},
                      units_billed=model.thousands if model else 0.0, cost=model.cost if model else 0.0)

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        save_script(session, project, Script.model_validate(result.value["script"]), "written")
        forget_edits(session, project)


def save_script(session: Session, project: m.Project, script: Script, reason: str, author: Any = None) -> m.ScriptRevision:
    """Make this the project's script: a new revision, and the tables that are read from now on.

    Rows of characters, episodes and scenes keep their identity where they still exist.
    """
    forget(session, project)
    project.script_revision += 1
    revision = m.ScriptRevision(project_id=project.id, number=project.script_revision, script=script.model_dump(mode="json"), reason=reason,
                                author_id=author)
    session.add(revision)
    project.title = script.title if not project.title_given else project.title
    project.logline, project.genre = script.logline, script.genre
    _replace(session, project, m.Character, lambda r: r.name, {
        c.name: {"name": c.name, "position": i, "spec": c.model_dump(mode="json")} for i, c in enumerate(script.characters)})
    _replace(session, project, m.Episode, lambda r: r.number, {
        e.number: {"number": e.number, "title": e.title, "logline": e.logline, "hook": e.hook} for e in script.episodes})
    _replace(session, project, m.Scene, lambda r: (r.episode, r.number), {
        (s.episode, s.number): {"episode": s.episode, "number": s.number, "spec": s.model_dump(mode="json")} for s in script.scenes()})
    return revision


def forget_edits(session: Session, project: m.Project) -> None:
    """Whatever people did to the storyboard was done to another one."""
    session.execute(update(m.Episode).where(m.Episode.project_id == project.id).values(by_hand=False))
    session.execute(update(m.Shot).where(m.Shot.project_id == project.id).values(by_hand=False, locked=False))


def _replace(session: Session, project: m.Project, table: Any, key: Any, wanted: dict[Any, dict[str, Any]]) -> None:
    """Make a project's rows of a table equal to `wanted`, by key."""
    rows = {key(r): r for r in session.query(table).filter(table.project_id == project.id)}
    for k, values in wanted.items():
        row = rows.pop(k, None)
        if row is None:
            session.add(table(project_id=project.id, **values))
        else:
            changed = {n: v for n, v in values.items() if getattr(row, n) != v}
            for n, v in changed.items():
                setattr(row, n, v)
            if changed:
                row.version += 1
    if rows:
        session.execute(delete(table).where(table.id.in_([r.id for r in rows.values()])))
    session.flush()
