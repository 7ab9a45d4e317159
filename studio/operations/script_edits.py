"""Editing the script. Every edit is a new revision; an edit of something that has changed meanwhile is refused with the
difference, so that two people, or two tabs, never overwrite each other silently."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama import edits
from engine.drama.brief import MOST_SCENES, length_of
from engine.drama.pace import scene_seconds
from engine.drama.script import Beat, Character, Look, Scene, Script, Voice
from engine.errors import Conflict, NotFound
from engine.pipeline.edits import edit_script, revise
from engine.pipeline.stages.read import script_of
from engine.providers.text import text_provider
from engine.settings import settings
from engine.store import models as m
from engine.store.own_keys import keys_of
from studio.connections import transaction
from studio.operations import models, projects, scripts
from studio.operations.access import project_row
from studio.operations.audit import note
from studio.operations.generation import limited
from studio.operations.inputs import brief_from, checked, refused
from studio.operations.projects import IDEA_TO_COME
from studio.operations.script_forms import (
    BroughtScript,
    CharacterInput,
    EpisodeInput,
    NewCharacter,
    NewScene,
    Rewrite,
    SceneInput,
    ScenePlace,
    WholeScript,
)
from studio.operations.views import ProjectView, ScriptState
from studio.security.permissions import Actor

_PATIENCE = 60.0
"""Seconds that somebody who looks at a page waits for a language model's turn."""


def _changed_meanwhile(details: Any) -> Conflict:
    return Conflict("This was changed meanwhile: look at the new state and change it again.", key="error.changed_meanwhile", details=details)


def _edit(actor: Actor, project_id: UUID, reason: str, edit: Callable[[Session, m.Project], Callable[[Script], Script]]) -> ScriptState:
    """One edit in one transaction. `edit` checks what was seen and gives the pure change."""
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        if not project.script_revision:
            raise scripts.no_script()
        edit_script(session, project, edit(session, project), reason, actor.user_id)
        note(session, actor.user_id, "script.edit", str(project_id), revision=project.script_revision)
        return scripts.script_state(session, actor, project)


def _scene_row(session: Session, project_id: UUID, scene_id: UUID, seen: int | None) -> m.Scene:
    row = session.scalar(select(m.Scene).where(m.Scene.id == scene_id, m.Scene.project_id == project_id))
    if row is None:
        raise NotFound("There is no such scene in this project.", key="error.no_scene")
    if seen is not None and row.version != seen:
        raise _changed_meanwhile(scripts.value(row).model_dump(mode="json"))
    return row


def change_scene(actor: Actor, project_id: UUID, scene_id: UUID, values: SceneInput | dict[str, Any], seen: int | None = None) -> ScriptState:
    """Change a scene: its heading, its beats, or both. `seen` is the version that was edited; when the scene has changed
    meanwhile Conflict carries its present state. Raises BadInput, NotFound, Conflict."""
    given = checked(SceneInput, values)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        row = _scene_row(session, project_id, scene_id, seen if seen is not None else given.version)
        return lambda script: edits.replace_scene(script, row.episode, row.number, given.onto(edits.scene_of(script, row.episode, row.number)))
    return _edit(actor, project_id, "scene", edit)


def add_scene(actor: Actor, project_id: UUID, values: NewScene | dict[str, Any]) -> ScriptState:
    """One scene more. What is not said is taken from the scene before it. Raises BadInput, NotFound, Conflict."""
    given = checked(NewScene, values)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        def do(script: Script) -> Script:
            before = _before(script, given.episode, given.number)
            text = "他们看着对方。" if script.language == "zh" else "They look at each other."
            plain = before.model_copy(update={"title": "", "description": "", "beats": [Beat(kind="action", text=text)]})
            return edits.add_scene(script, given.episode, given.number, SceneInput.model_validate(given.model_dump(exclude={"episode", "number"})).onto(plain))
        return do
    return _edit(actor, project_id, "scene added", edit)


def _before(script: Script, episode: int, number: int) -> Scene:
    """The scene that a new one follows."""
    scenes = [s for s in script.scenes() if (s.episode, s.number) < (episode, number)]
    return scenes[-1] if scenes else next(script.scenes())


def remove_scene(actor: Actor, project_id: UUID, scene_id: UUID, seen: int | None = None) -> ScriptState:
    """Take a scene out; the revision before still has it. Raises BadInput (the last one), NotFound, Conflict."""
    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        row = _scene_row(session, project_id, scene_id, seen)
        return lambda script: edits.remove_scene(script, row.episode, row.number)
    return _edit(actor, project_id, "scene removed", edit)


def move_scene(actor: Actor, project_id: UUID, scene_id: UUID, values: ScenePlace | dict[str, Any]) -> ScriptState:
    """Put a scene somewhere else. Raises BadInput, NotFound, Conflict."""
    to = checked(ScenePlace, values)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        row = _scene_row(session, project_id, scene_id, None)
        return lambda script: edits.move_scene(script, row.episode, row.number, to.episode, to.number)
    return _edit(actor, project_id, "scene moved", edit)


def change_episode(actor: Actor, project_id: UUID, number: int, values: EpisodeInput | dict[str, Any]) -> ScriptState:
    """Another title, logline or hook of an episode. Raises BadInput, NotFound, Conflict."""
    given = checked(EpisodeInput, values)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        def do(script: Script) -> Script:
            if not 1 <= number <= len(script.episodes):
                raise NotFound("There is no such episode.", key="error.no_episode")
            now = script.episodes[number - 1]
            return edits.replace_episode(script, number, title=now.title if given.title is None else given.title,
                                         logline=now.logline if given.logline is None else given.logline, hook=now.hook if given.hook is None else given.hook)
        return do
    return _edit(actor, project_id, "episode", edit)


def _character_row(session: Session, project_id: UUID, character_id: UUID, seen: int | None) -> m.Character:
    row = session.scalar(select(m.Character).where(m.Character.id == character_id, m.Character.project_id == project_id))
    if row is None:
        raise NotFound("There is no such character in this project.", key="error.no_character")
    if seen is not None and row.version != seen:
        raise _changed_meanwhile({"id": str(row.id), "version": row.version, "spec": row.spec})
    return row


def _described(given: CharacterInput, now: Character, script: Script) -> Character:
    """The character as it is described now, with a voice."""
    from engine.sound import cast_voices
    changes = {k: getattr(given, k) for k in CharacterInput.model_fields if k not in ("version", "recast") and getattr(given, k) is not None}
    who = Character.model_validate({**now.model_dump(), **{k: v.model_dump() if isinstance(v, Look | Voice) else v for k, v in changes.items()}})
    if who.voice is None or given.recast:
        others = [c for c in script.characters if c.name != now.name]
        who = who.model_copy(update={"voice": cast_voices([*others, who], script.language)[who.name]})
    return who


def change_character(actor: Actor, project_id: UUID, character_id: UUID, values: CharacterInput | dict[str, Any], seen: int | None = None) -> ScriptState:
    """Change who somebody is, looks like or sounds like. Raises BadInput, NotFound, Conflict (with the present state)."""
    given = checked(CharacterInput, values)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        row = _character_row(session, project_id, character_id, seen if seen is not None else given.version)
        name = row.name
        if given.name and given.name != name and given.name not in {c.name for c in script_of(session, project).characters}:
            row.name = given.name  # the row, with its id, stays the same person
            session.flush()
        return lambda script: _renamed(script, name, given)
    return _edit(actor, project_id, "character", edit)


def _renamed(script: Script, name: str, given: CharacterInput) -> Script:
    """The script with a changed character, whose row may carry the new name already."""
    return edits.replace_character(script, name, _described(given, script.character(name), script))


def add_character(actor: Actor, project_id: UUID, values: NewCharacter | dict[str, Any]) -> ScriptState:
    """Somebody new. Raises BadInput (name taken), NotFound, Conflict."""
    given = checked(NewCharacter, values)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        return lambda script: edits.add_character(script, _described(given, Character(name=given.name, gender=given.gender), script))
    return _edit(actor, project_id, "character added", edit)


def remove_character(actor: Actor, project_id: UUID, character_id: UUID) -> ScriptState:
    """Take somebody out who acts nowhere. Raises BadInput while they act, NotFound, Conflict."""
    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        row = _character_row(session, project_id, character_id, None)
        return lambda script: edits.remove_character(script, row.name)
    return _edit(actor, project_id, "character removed", edit)


def save(actor: Actor, project_id: UUID, values: WholeScript | dict[str, Any], seen: int | None = None) -> ScriptState:
    """A whole script in the place of the present one, or the first one. `seen` is the revision that was edited. Raises
    BadInput naming the field, NotFound, Conflict."""
    given = checked(WholeScript, values)
    try:
        script = Script.model_validate(given.script)
    except ValidationError as error:
        raise refused(error) from error
    return put(actor, project_id, script, given.reason or "edited", seen)


def put(actor: Actor, project_id: UUID, script: Script, reason: str, seen: int | None = None) -> ScriptState:
    """Make this the script of a project. Voices that are missing are cast. Raises NotFound, Conflict, BadInput."""
    from engine.sound import cast_voices
    voices = cast_voices(script.characters, script.language)
    script = script.model_copy(update={"characters": [c if c.voice else c.model_copy(update={"voice": voices[c.name]}) for c in script.characters]})
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        if seen is not None and seen != project.script_revision:
            raise _changed_meanwhile(scripts.differences(actor, project_id, seen).model_dump(mode="json") if seen < project.script_revision and seen
                                     else {"revision": project.script_revision})
        if not project.script_revision:
            _begin_with(project, script)
        revise(session, project, script, reason, actor.user_id)
        note(session, actor.user_id, "script.put", str(project_id), revision=project.script_revision)
        return scripts.script_state(session, actor, project)


def _begin_with(project: m.Project, script: Script) -> None:
    """The order for a drama whose script somebody has brought: its idea, language and the length of each episode are the script's."""
    lengths = [sum(scene_seconds(s, script.language) for s in e.scenes) for e in script.episodes]
    most = max(len(e.scenes) for e in script.episodes)
    words = " ".join(b.text for b in script.episodes[0].scenes[0].beats)
    idea = project.brief.get("prompt") or project.description or f"{script.title}. {script.logline or words[:300]} ……"
    made = {**project.brief, "prompt": idea if sum(c.isalpha() for c in idea) > 1 else IDEA_TO_COME, "language": script.language,
            "episodes": len(script.episodes), "scenes_per_episode": min(MOST_SCENES, most), "genre": script.genre,
            "duration_sec": length_of(sum(lengths) / len(lengths), min(MOST_SCENES, most)), "own_lengths": True}
    brief = brief_from(made)
    project.brief, project.stage = brief.model_dump(mode="json"), "storyboard"
    project.target_episodes, project.target_duration_sec = brief.episodes, brief.duration_sec


def restore(actor: Actor, project_id: UUID, number: int) -> ScriptState:
    """The script as it was in that revision, as a new one: nothing is lost by restoring. Raises NotFound, Conflict."""
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True, lock=True)
        script = scripts.revision_row(session, project_id, number)
        revise(session, project, script, f"restored {number}", actor.user_id)
        note(session, actor.user_id, "script.restore", str(project_id), number=number)
        return scripts.script_state(session, actor, project)


def begin(actor: Actor, values: BroughtScript | dict[str, Any]) -> ProjectView:
    """A new draft with a script that somebody brings; nothing is made of it yet. Raises BadInput, and then keeps nothing."""
    from engine.writing import parse_script
    given = checked(BroughtScript, values)
    actor.signed_in()
    script = parse_script(given.text, given.kind, title=given.title)
    project = projects.create(actor, {"title": given.title or script.title, "description": script.logline})
    try:
        put(actor, project.id, script, f"imported {given.kind}")
    except Exception:
        with transaction() as session:
            session.delete(project_row(session, actor, project.id, change=True))
        raise
    return projects.find(actor, project.id)


def imported(actor: Actor, project_id: UUID, text: str, kind: str = "auto", seen: int | None = None) -> ScriptState:
    """A script in somebody's own format in the place of the present one. Raises BadInput, NotFound, Conflict."""
    from engine.writing import parse_script
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True)
        title, spoken = project.title, project.brief.get("language", "auto")
    script = parse_script(text, kind, title=title, language=None if spoken == "auto" else spoken)
    return put(actor, project_id, script, f"imported {kind}", seen)


def rewrite(actor: Actor, project_id: UUID, scene_id: UUID, values: Rewrite | dict[str, Any], seen: int | None = None) -> ScriptState:
    """Have lines of a scene written again as told. The writer may take a while (and cost something: it counts as an order
    of the hour), so the script is not locked meanwhile: a scene that has changed under its hands is not overwritten, so
    that the same request with its version sent twice changes it once. Raises BadInput (nothing that the writer can do),
    ProviderError, NotFound, Conflict, TooMany."""
    from engine.writing import rewrite_beats
    given = checked(Rewrite, values)
    limited(actor)
    with transaction() as session:
        project = project_row(session, actor, project_id, change=True)
        row = _scene_row(session, project_id, scene_id, seen if seen is not None else given.version)
        script, version, place = script_of(session, project), row.version, (row.episode, row.number)
        usual = (project.brief.get("providers") or {}).get("text", ["embedded"])[0]
        keys = keys_of(session, settings(), project.owner_id)
    name = models.writer(given.text_provider, given.use_local_llm, usual)
    provider = text_provider(name, keys, patience=_PATIENCE) if name != "embedded" else name
    scene = edits.scene_of(script, *place)
    written = rewrite_beats(script, scene, given.beats, given.instruction, provider)
    changed = edits.replace_beats(scene, given.beats, written)

    def edit(session: Session, project: m.Project) -> Callable[[Script], Script]:
        now = _scene_row(session, project_id, scene_id, version)
        return lambda script: edits.replace_scene(script, now.episode, now.number, changed)
    return _edit(actor, project_id, f"rewritten: {given.instruction}"[:200], edit)
