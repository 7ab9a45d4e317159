"""Reading a project back as domain values; every stage begins with this."""
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from engine.drama.brief import MOST_SCENES, Brief, length_of
from engine.drama.pace import scene_seconds
from engine.drama.script import Character, Episode, Scene, Script
from engine.pipeline.stages.at_hand import kept, once
from engine.store import models as m


def brief_of(project: m.Project) -> Brief:
    return Brief.model_validate(project.brief)


_LONGER = 1.08
"""Words that take more than this times the asked length were added by a person: then the words decide."""


def brief_for(brief: Brief, episode: Episode) -> Brief:
    """The brief with the length of this episode: what was asked for, or longer where somebody has written more; its own where the script was brought."""
    needed = sum(scene_seconds(scene, brief.spoken) for scene in episode.scenes)
    if brief.own_lengths:
        scenes = min(MOST_SCENES, len(episode.scenes))
        return brief.model_copy(update={"scenes_per_episode": scenes, "duration_sec": length_of(needed, scenes)})
    if needed <= _LONGER * brief.duration_sec:
        return brief
    return brief.model_copy(update={"duration_sec": math.ceil(needed)})


def characters_of(session: Session, project: m.Project) -> dict[str, Character]:
    """By name, in the order of the script."""
    def read() -> dict[str, Character]:
        rows = session.scalars(select(m.Character).where(m.Character.project_id == project.id).order_by(m.Character.position))
        return {c.name: Character.model_validate(c.spec) for c in rows}

    return once(session, project, "characters", read)


def script_of(session: Session, project: m.Project) -> Script:
    """The script as it stands in the tables."""
    def read() -> Script:
        scenes: dict[int, list[Scene]] = {}
        rows = session.scalars(select(m.Scene).where(m.Scene.project_id == project.id).order_by(m.Scene.episode, m.Scene.number))
        for row in rows:
            scenes.setdefault(row.episode, []).append(Scene.model_validate(row.spec))
        return Script(
            title=project.title or "Untitled", logline=project.logline, genre=project.genre, language=brief_of(project).spoken,
            characters=list(characters_of(session, project).values()),
            episodes=[Episode(number=e.number, title=e.title, logline=e.logline, hook=e.hook, scenes=scenes[e.number]) for e in episodes_of(session, project)])

    return once(session, project, "script", read)


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
    if episode is None:
        return list(once(session, project, "shots", lambda: list(session.scalars(query))))
    if (everything := kept(session, project, "shots")) is not None:
        return [r for r in everything if r.episode == episode]
    return list(once(session, project, ("shots", episode), lambda: list(session.scalars(query.where(m.Shot.episode == episode)))))


def shot_row(session: Session, project: m.Project, key: str) -> m.Shot | None:
    if (everything := kept(session, project, "shots")) is not None:
        by_key = once(session, project, "shots by key", lambda: {r.key: r for r in everything})
        return by_key.get(key)
    return session.scalar(select(m.Shot).where(m.Shot.project_id == project.id, m.Shot.key == key))


def take_of(session: Session, project: m.Project, shot: m.Shot, key: str) -> m.Take | None:
    """The take of a shot with this content key."""
    if kept(session, project, "shots") is not None:
        return _takes(session, project).get((shot.id, key))
    return session.scalar(select(m.Take).where(m.Take.shot_id == shot.id, m.Take.cache_key == key))


def add_take(session: Session, project: m.Project, take: m.Take) -> None:
    """A new take, which `take_of` finds from now on."""
    if kept(session, project, "shots") is not None:
        _takes(session, project)[take.shot_id, take.cache_key] = take
    session.add(take)


def _takes(session: Session, project: m.Project) -> dict[tuple[UUID, str], m.Take]:
    def read() -> dict[tuple[UUID, str], m.Take]:
        return {(t.shot_id, t.cache_key): t for t in session.scalars(select(m.Take).where(m.Take.project_id == project.id))}

    return once(session, project, "takes", read)


class Shown(NamedTuple):
    """What of a take a film is made of. None of it ever changes."""

    kind: str
    artefact: str
    preview: str
    seed: int


def shown(session: Session, project: m.Project, shots: Iterable[m.Shot]) -> dict[UUID, Shown]:
    """The chosen takes of these shots, by their ids."""
    found: dict[UUID, Shown] = once(session, project, "shown", dict)
    wanted = {r.selected_take_id for r in shots if r.selected_take_id} - found.keys()
    if wanted:
        rows = session.execute(select(m.Take.id, m.Take.kind, m.Take.artefact, m.Take.preview, m.Take.seed).where(m.Take.id.in_(wanted))).tuples()
        found |= {i: Shown(kind, artefact, preview, seed) for i, kind, artefact, preview, seed in rows}
    return found


def episodes_of(session: Session, project: m.Project) -> list[m.Episode]:
    def read() -> list[m.Episode]:
        return list(session.scalars(select(m.Episode).where(m.Episode.project_id == project.id).order_by(m.Episode.number)))

    return list(once(session, project, "episodes", read))


def done_tasks(session: Session, project: m.Project, stage: str, kind: str) -> dict[str, m.Task]:
    """Finished tasks of a stage by their key."""
    rows = session.scalars(select(m.Task).where(m.Task.project_id == project.id, m.Task.stage == stage, m.Task.kind == kind, m.Task.status == "done"))
    return {t.key: t for t in rows}


def done_by_kind(session: Session, project: m.Project, stage: str) -> dict[str, dict[str, m.Task]]:
    """Finished tasks of a stage by their kind and key; a kind of which nothing is finished is empty. All of them, unless
    only those of some episodes are at hand. They come without their inputs."""
    found: dict[str, dict[str, m.Task]] = defaultdict(dict)
    known: dict[str, m.Task] | None = kept(session, project, known_tasks(stage))
    for task in tasks_in(session, project, stage) if known is None else known.values():
        if task.status == "done":
            found[task.kind][task.key] = task
    return found


def tasks_in(session: Session, project: m.Project, stage: str, priority: int | None = None) -> list[m.Task]:
    """The tasks of a stage, or those of one episode. Their inputs, which are large, are read when they are asked for."""
    query = select(m.Task).where(m.Task.project_id == project.id, m.Task.stage == stage).options(defer(m.Task.inputs))
    return list(session.scalars(query if priority is None else query.where(m.Task.priority == priority)))


def known_tasks(stage: str) -> tuple[str, str]:
    """Under which name a transaction that holds the project's row keeps the tasks of a stage at hand, by key: they are many,
    and are finished by nobody else meanwhile."""
    return "tasks", stage
