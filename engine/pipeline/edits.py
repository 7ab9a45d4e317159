"""What people do to the script and the storyboard of a drama, in the caller's transaction.

A drama that is being made is not edited: it is paused first. Every edit leaves script and storyboard in agreement;
what of pictures, voices and films is then out of date follows from the content keys (`engine/pipeline/ahead.py`).
"""
from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from engine.drama.script import Script
from engine.drama.storyboard import Shot
from engine.errors import BadInput, Conflict, NotFound
from engine.pipeline.stages.read import brief_of, script_of, shot_rows
from engine.pipeline.stages.script import save_script
from engine.pipeline.stages.storyboard import board, board_inputs
from engine.pipeline.state import MOVING
from engine.pipeline.withdrawals import keep
from engine.store import models as m
from engine.store.events import record

Place = tuple[int, int]
"""Episode and scene."""


def still(project: m.Project) -> None:
    """Raises Conflict while the drama is being made."""
    if project.status in MOVING:
        raise Conflict("This drama is being made just now: pause it, then edit.", key="error.pause_first")


def take_over(session: Session, project: m.Project) -> None:
    """`still`, and units that were under way when it was paused lose their lease: what they make is of the script and the
    storyboard as they were. They are made again when the drama goes on; orders at services rest until then."""
    still(project)
    session.execute(update(m.Task).where(m.Task.project_id == project.id, m.Task.status == "running")
                    .values(status="queued", lease_token=m.Task.lease_token + 1, lease_until=None))
    keep(session, project.id)


def revise(session: Session, project: m.Project, script: Script, reason: str, author: uuid.UUID | None = None) -> m.ScriptRevision:
    """Make this the script. Shots follow their lines; only scenes that are new, or are played otherwise, are boarded anew,
    so that an edit puts nothing out of date but itself. Raises Conflict, BadInput (more shots than the length has frames)."""
    take_over(session, project)
    old = script_of(session, project) if project.script_revision else None
    boarded = bool(shot_rows(session, project))
    revision = save_script(session, project, script, reason, author)
    if old is not None and boarded:
        _agree(session, project, old, script_of(session, project))
    project.version += 1
    record(session, project.id, "script", stage="script", message=reason, revision=revision.number)
    return revision


def _agree(session: Session, project: m.Project, old: Script, new: Script) -> None:
    """Bring the shots into agreement with an edited script."""
    from engine.writing.carrying import carry_shots, match_scenes, same_scene, same_shape
    came = {to: place for place, to in match_scenes(old, new).items()}
    before = {(s.episode, s.number): s for s in old.scenes()}
    rows = by_scene(shot_rows(session, project))
    rate = float(brief_of(project).rate)
    scenes: dict[Place, list[m.Shot]] = {}
    changed: set[int] = {e.number for e in new.episodes if e.number > len(old.episodes)}
    for scene in new.scenes():
        place = scene.episode, scene.number
        mine, was = rows.pop(came.get(place, (0, 0)), []), before.get(came.get(place, (0, 0)))
        if mine and was and same_scene(was, scene):
            scenes[place] = mine
            changed |= {scene.episode} if came[place] != place else set()
            continue
        changed.add(scene.episode)
        if mine and was and (same_shape(was, scene) or any(r.by_hand or r.locked for r in mine)):
            shots = carry_shots([Shot.model_validate(r.spec) for r in mine], was, scene, new.language, rate)
        else:
            shots = list(_boarded(project, new, scene.episode, scene.number))
        scenes[place] = _put(session, project, mine, shots, new)
    for gone in rows.values():
        _remove(session, gone)
    arrange(session, project, scenes)
    _follow_edits(session, project, changed | {e for e, _ in rows if e <= len(new.episodes)})


def _boarded(project: m.Project, script: Script, episode: int, scene: int) -> list[Shot]:
    """The shots of a scene as the storyboard makes them by itself."""
    return [s for s in board(board_inputs(script, brief_of(project), episode)) if s.scene == scene]


def _put(session: Session, project: m.Project, rows: Sequence[m.Shot], shots: Sequence[Shot | None], script: Script) -> list[m.Shot]:
    """Rows that show these shots: those that are there, in order, then new ones. None takes its row away."""
    from engine.writing import picture_prompt
    brief, kept = brief_of(project), list(rows)
    made: list[m.Shot] = []
    for at, shot in enumerate(shots):
        row = kept[at] if at < len(kept) else None
        if shot is None:
            continue
        prompt, _ = picture_prompt(shot, script, brief.style, brief.spoken)
        spec = shot.model_copy(update={"picture_prompt": prompt[:2000]}).model_dump(mode="json")
        if row is None:
            row = m.Shot(project_id=project.id, key=f"~{uuid.uuid4().hex}", episode=shot.episode, scene=shot.scene, number=shot.number, position=0, spec=spec)
            session.add(row)
        elif row.spec != spec:
            row.spec = spec
            row.version += 1
        made.append(row)
    left = [r for r in kept if r not in made]
    _remove(session, left, heir=made[-1] if made else None)
    session.flush()
    return made


def _follow_edits(session: Session, project: m.Project, episodes: set[int]) -> None:
    """From now on the storyboard of these episodes is what people make of it."""
    session.execute(update(m.Episode).where(m.Episode.project_id == project.id, m.Episode.number.in_(episodes)).values(by_hand=True))


def by_scene(rows: Sequence[m.Shot]) -> dict[Place, list[m.Shot]]:
    """Rows of shots in their order, by episode and scene."""
    scenes: dict[Place, list[m.Shot]] = {}
    for row in rows:
        scenes.setdefault((row.episode, row.scene), []).append(row)
    return scenes


def _remove(session: Session, rows: Sequence[m.Shot], heir: m.Shot | None = None) -> None:
    """Take shots away; an heir gets their takes, so that no picture is lost."""
    for row in rows:
        if heir is not None:
            have = set(session.scalars(select(m.Take.cache_key).where(m.Take.shot_id == heir.id)))
            session.execute(update(m.Take).where(m.Take.shot_id == row.id, m.Take.cache_key.not_in(have)).values(shot_id=heir.id))
        session.execute(delete(m.Shot).where(m.Shot.id == row.id))
        session.expunge(row)


def arrange(session: Session, project: m.Project, scenes: Mapping[Place, Sequence[m.Shot]]) -> None:
    """Put rows of shots into these scenes in this order: numbers, positions and keys follow. Scenes that are not named
    stay. Keys are unique in the database, so they step aside first."""
    everything = by_scene(shot_rows(session, project))
    moved = {row.id for rows in scenes.values() for row in rows}
    wanted = {place: [r for r in rows if r.id not in moved] for place, rows in everything.items() if place not in scenes} | dict(scenes)
    for rows in wanted.values():
        for row in rows:
            row.key = f"~{row.id.hex}"
    session.flush()
    positions: dict[int, int] = {}
    for (episode, scene), rows in sorted(wanted.items()):
        for number, row in enumerate(rows, 1):
            shot = Shot.model_validate(row.spec).model_copy(update={"episode": episode, "scene": scene, "number": number})
            row.episode, row.scene, row.number, row.key = episode, scene, number, shot.id
            row.position = positions.get(episode, 0)
            positions[episode] = row.position + 1
            row.spec = shot.model_dump(mode="json")
    session.flush()


def _edited(session: Session, project: m.Project, what: str, *rows: m.Shot) -> None:
    for row in rows:
        row.by_hand = True
        row.version += 1
    _follow_edits(session, project, {r.episode for r in rows})
    project.version += 1
    record(session, project.id, "storyboard", stage="storyboard", message=what, shots=[r.key for r in rows])
    session.flush()


def scene_rows(session: Session, project: m.Project, row: m.Shot) -> list[m.Shot]:
    """The shots of the scene of a shot, in order."""
    return [r for r in shot_rows(session, project, row.episode) if r.scene == row.scene]


def change_shot(session: Session, project: m.Project, row: m.Shot, changes: Mapping[str, Any]) -> None:
    """Other values for fields of `engine.drama.storyboard.Shot`. Raises BadInput naming the field, Conflict."""
    take_over(session, project)
    try:
        shot = Shot.model_validate({**row.spec, **changes})
    except ValidationError as error:
        raise BadInput("; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3]), key="error.shot",
                       details=[{"field": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]) from error
    names = {c.name for c in session.scalars(select(m.Character).where(m.Character.project_id == project.id))}
    if unknown := sorted({a.character for a in shot.actors} - names):
        raise BadInput(f"Nobody here is called {', '.join(unknown)}.", key="error.no_character", details=[{"field": "actors", "message": "unknown"}])
    if "picture_prompt" not in changes:
        from engine.writing import picture_prompt
        brief = brief_of(project)
        prompt, _ = picture_prompt(shot, script_of(session, project), brief.style, brief.spoken)
        shot = shot.model_copy(update={"picture_prompt": prompt[:2000]})
    row.spec = shot.model_dump(mode="json")
    _edited(session, project, "changed", row)


def split_shot(session: Session, project: m.Project, row: m.Shot, at: int) -> m.Shot:
    """Two shots out of one, the second from its beat number `at` (counted from 1) on; a shot with a single line is cut in
    its middle. Returns the second. Raises BadInput, Conflict."""
    take_over(session, project)
    shot = Shot.model_validate(row.spec)
    if shot.frames < 2:
        raise BadInput("This shot is too short to be split.", key="error.too_short")
    many = len(shot.beats) > 1
    if many and not 1 <= at < len(shot.beats):
        raise BadInput(f"Split it after one of its first {len(shot.beats) - 1} lines.", key="error.split")
    share = at / len(shot.beats) if many else 0.5
    frames = min(max(1, round(shot.frames * share)), shot.frames - 1)
    first = shot.model_copy(update={"frames": frames, "beats": shot.beats[:at] if many else shot.beats})
    second = shot.model_copy(update={"frames": shot.frames - frames, "beats": shot.beats[at:] if many else shot.beats, "transition": "cut"})
    twin = m.Shot(project_id=project.id, key=f"~{uuid.uuid4().hex}", episode=row.episode, scene=row.scene, number=row.number, position=row.position,
                  spec=second.model_dump(mode="json"), seed=row.seed)
    rows = scene_rows(session, project, row)
    session.add(twin)
    row.spec = first.model_dump(mode="json")
    session.flush()
    rows.insert(rows.index(row) + 1, twin)
    arrange(session, project, {(row.episode, row.scene): rows})
    _edited(session, project, "split", row, twin)
    return twin


def merge_shots(session: Session, project: m.Project, row: m.Shot) -> None:
    """One shot out of this and the next of its scene: the first one's picture, both ones' lines and time. The takes of
    both stay. Raises BadInput when there is no next, Conflict."""
    take_over(session, project)
    rows = scene_rows(session, project, row)
    at = rows.index(row)
    if at + 1 == len(rows):
        raise BadInput("There is no later shot in this scene to merge it with.", key="error.no_next_shot")
    first, second = Shot.model_validate(row.spec), Shot.model_validate(rows[at + 1].spec)
    row.spec = first.model_copy(update={"frames": first.frames + second.frames, "beats": sorted({*first.beats, *second.beats})}).model_dump(mode="json")
    _remove(session, [rows[at + 1]], heir=row)
    arrange(session, project, {(row.episode, row.scene): [r for i, r in enumerate(rows) if i != at + 1]})
    _edited(session, project, "merged", row)


def remove_shot(session: Session, project: m.Project, row: m.Shot) -> None:
    """Take a shot away; its lines are heard over the shot before it (or after it, for the first), which inherits its takes.
    Raises BadInput for the only one of a scene, Conflict."""
    take_over(session, project)
    rows = scene_rows(session, project, row)
    if len(rows) == 1:
        raise BadInput("A scene needs at least one shot.", key="error.last_shot")
    at = rows.index(row)
    heir = rows[at - 1] if at else rows[1]
    gone, other = Shot.model_validate(row.spec), Shot.model_validate(heir.spec)
    heir.spec = other.model_copy(update={"beats": sorted({*gone.beats, *other.beats}), "frames": other.frames + gone.frames}).model_dump(mode="json")
    place = row.episode, row.scene
    _remove(session, [row], heir=heir)
    arrange(session, project, {place: [r for i, r in enumerate(rows) if i != at]})
    _edited(session, project, "removed", heir)


def move_shot(session: Session, project: m.Project, row: m.Shot, to: int) -> None:
    """Make a shot number `to` of its scene. Raises Conflict."""
    take_over(session, project)
    rows = [r for r in scene_rows(session, project, row) if r is not row]
    rows.insert(max(0, min(to - 1, len(rows))), row)
    arrange(session, project, {(row.episode, row.scene): rows})
    _edited(session, project, "moved", row)


def reboard_scene(session: Session, project: m.Project, episode: int, scene: int) -> None:
    """Forget what people did to the shots of a scene and board it anew. Raises NotFound, Conflict."""
    take_over(session, project)
    rows = by_scene(shot_rows(session, project, episode)).get((episode, scene), [])
    if not rows:
        raise NotFound("There is no such scene in the storyboard.")
    for row in rows:
        row.by_hand = row.locked = False
    script = script_of(session, project)
    made = _put(session, project, rows, _boarded(project, script, episode, scene), script)
    arrange(session, project, {(episode, scene): made})
    _follow_edits(session, project, {episode})
    project.version += 1
    record(session, project.id, "storyboard", stage="storyboard", message="boarded anew", scene=f"{episode}.{scene}")


def choose_take(session: Session, project: m.Project, row: m.Shot, take: m.Take) -> None:
    """Show this take, and keep it whatever happens to the rest of the storyboard. Raises Conflict."""
    take_over(session, project)
    row.selected_take_id, row.locked = take.id, True
    _edited(session, project, "take chosen", row)


def set_locked(session: Session, project: m.Project, row: m.Shot, locked: bool) -> None:
    """Keep the chosen picture, or let it follow the storyboard again (then the last one drawn is shown). Raises Conflict."""
    take_over(session, project)
    row.locked = locked
    if not locked:
        drawn = session.scalar(select(m.Take.id).join(m.Task, m.Task.cache_key == m.Take.cache_key).where(
            m.Take.shot_id == row.id, m.Task.project_id == project.id, m.Task.stage == "pictures", m.Task.key == row.key))
        row.selected_take_id = drawn or row.selected_take_id
    row.version += 1
    project.version += 1
    record(session, project.id, "storyboard", stage="storyboard", message="locked" if locked else "unlocked", shots=[row.key])


def another_take(session: Session, project: m.Project, rows: Sequence[m.Shot]) -> None:
    """Have these shots drawn again, differently. Raises Conflict for a locked one."""
    take_over(session, project)
    if held := [r.key for r in rows if r.locked]:
        raise Conflict(f"The picture of {', '.join(held[:5])} is locked: unlock it first.", key="error.locked")
    for row in rows:
        row.seed += 1
        row.version += 1


Edit = Callable[[Script], Script]


def edit_script(session: Session, project: m.Project, edit: Edit, reason: str, author: uuid.UUID | None) -> m.ScriptRevision:
    """Apply a pure edit (`engine.drama.edits`) to the present script. Raises NotFound while there is none, BadInput, Conflict."""
    if not project.script_revision:
        raise NotFound("The script has not been written yet.", key="error.no_script")
    return revise(session, project, edit(script_of(session, project)), reason, author)
