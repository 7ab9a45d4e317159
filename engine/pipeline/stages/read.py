"""Reading a project back as domain values; every stage begins with this."""
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Character, Episode, Scene, Script
from engine.drama.storyboard import Shot
from engine.store import models as m


def brief_of(project: m.Project) -> Brief:
    return Brief.model_validate(project.brief)


_LONGER = 1.08
"""Words that take more than this times the asked length were added by a person: then the words decide."""


def brief_for(brief: Brief, episode: Episode) -> Brief:
    """The brief with the length of this episode: what was asked for, or longer where somebody has written more."""
    needed = sum(scene_seconds(scene, brief.spoken) for scene in episode.scenes)
    if needed <= _LONGER * brief.duration_sec:
        return brief
    return brief.model_copy(update={"duration_sec": math.ceil(needed)})


def characters_of(session: Session, project: m.Project) -> dict[str, Character]:
    """By name, in the order of the script."""
    rows = session.scalars(select(m.Character).where(m.Character.project_id == project.id).order_by(m.Character.position))
    return {c.name: Character.model_validate(c.spec) for c in rows}


def script_of(session: Session, project: m.Project) -> Script:
    """The script as it stands in the tables."""
    scenes: dict[int, list[Scene]] = {}
    rows = session.scalars(select(m.Scene).where(m.Scene.project_id == project.id).order_by(m.Scene.episode, m.Scene.number))
    for row in rows:
        scenes.setdefault(row.episode, []).append(Scene.model_validate(row.spec))
    episodes = session.scalars(select(m.Episode).where(m.Episode.project_id == project.id).order_by(m.Episode.number))
    return Script(
        title=project.title or "Untitled", logline=project.logline, genre=project.genre, language=brief_of(project).spoken,
        characters=list(characters_of(session, project).values()),
        episodes=[Episode(number=e.number, title=e.title, logline=e.logline, hook=e.hook, scenes=scenes[e.number]) for e in episodes])


def episode_alone(script: Script, number: int, names: Iterable[str] | None = None) -> Script:
    """The script reduced to one episode, renumbered as the first: exactly what that episode's shots depend on."""
    episode = script.episodes[number - 1]
    scenes = [s.model_copy(update={"episode": 1}) for s in episode.scenes]
    keep = set(names) if names is not None else {n for s in scenes for n in [*s.characters, *(b.character for b in s.beats if b.character)]}
    people = [c for c in script.characters if c.name in keep] or script.characters[:1]
    return script.model_copy(update={"characters": people, "episodes": [episode.model_copy(update={"number": 1, "scenes": scenes})]})


def shot_rows(session: Session, project: m.Project, episode: int | None = None) -> list[m.Shot]:
    """Rows of the shots, in order."""
    query = select(m.Shot).where(m.Shot.project_id == project.id).order_by(m.Shot.episode, m.Shot.position)
    return list(session.scalars(query.where(m.Shot.episode == episode) if episode else query))


@contextmanager
def shots_at_hand(session: Session, project: m.Project) -> Iterator[None]:
    """While it lasts, `shot_row` and `take_of` of this project ask the database once and not for each row."""
    shots = {r.key: r for r in shot_rows(session, project)}
    takes = {(t.shot_id, t.cache_key): t for t in session.scalars(select(m.Take).where(m.Take.project_id == project.id))}
    session.info["at hand"] = project.id, shots, takes
    try:
        yield
    finally:
        del session.info["at hand"]


def shot_row(session: Session, project: m.Project, key: str) -> m.Shot | None:
    of, shots, _ = session.info.get("at hand", (None, {}, {}))
    if of == project.id:
        found: m.Shot | None = shots.get(key)
        return found
    return session.scalar(select(m.Shot).where(m.Shot.project_id == project.id, m.Shot.key == key))


def take_of(session: Session, shot: m.Shot, key: str) -> m.Take | None:
    """The take of a shot with this content key."""
    of, _, takes = session.info.get("at hand", (None, {}, {}))
    if of == shot.project_id:
        found: m.Take | None = takes.get((shot.id, key))
        return found
    return session.scalar(select(m.Take).where(m.Take.shot_id == shot.id, m.Take.cache_key == key))


def shots_of(rows: Iterable[m.Shot]) -> list[Shot]:
    return [Shot.model_validate(r.spec) for r in rows]


def episodes_of(session: Session, project: m.Project) -> list[m.Episode]:
    return list(session.scalars(select(m.Episode).where(m.Episode.project_id == project.id).order_by(m.Episode.number)))


def done_tasks(session: Session, project: m.Project, stage: str, kind: str) -> dict[str, m.Task]:
    """Finished tasks of a stage by their key."""
    rows = session.scalars(select(m.Task).where(m.Task.project_id == project.id, m.Task.stage == stage, m.Task.kind == kind, m.Task.status == "done"))
    return {t.key: t for t in rows}


def done_by_kind(session: Session, project: m.Project, stage: str) -> dict[str, dict[str, m.Task]]:
    """All finished tasks of a stage by their kind and key; a kind of which nothing is finished is empty."""
    found: dict[str, dict[str, m.Task]] = defaultdict(dict)
    known: dict[str, m.Task] | None = session.info.get(known_tasks(project, stage))
    done = select(m.Task).where(m.Task.project_id == project.id, m.Task.stage == stage, m.Task.status == "done")
    for task in session.scalars(done) if known is None else [t for t in known.values() if t.status == "done"]:
        found[task.kind][task.key] = task
    return found


def known_tasks(project: m.Project, stage: str) -> tuple[str, str, str]:
    """Under which name in `Session.info` a transaction that holds the project's row keeps the tasks of a stage, by key: they
    are many, and are finished by nobody else meanwhile."""
    return "tasks", str(project.id), stage
