"""What edits have put out of date: the units that making it again would really run, with an estimate of time and cost.

Nothing is stored for this. The stages are asked for their plans as if the work went on, in a transaction that is rolled
back, and every unit is compared with what has been made, by content key.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.drama.storyboard import Shot
from engine.drama.vocabulary import StageName
from engine.errors import BadInput
from engine.pipeline.stages.read import shot_rows
from engine.pipeline.units import Stage, Unit, key_of
from engine.store import models as m

SECONDS: Mapping[str, float] = {"board": 0.3, "draw": 0.9, "speak": 0.6, "segment": 1.6, "bed": 0.5, "mix": 0.1, "level": 0.05, "encode": 0.2, "film": 0.4, "look": 1.0, "judge": 0.5, "export": 0.4}
"""Seconds of work per unit when this drama has made none of its kind yet (two cores, embedded)."""


@dataclass
class Ahead:
    """What is out of date. Keys of shots as in `Shot.id`, ids of lines as in `Line.id`."""

    draw: set[str] = field(default_factory=set)
    speak: set[str] = field(default_factory=set)
    film: set[str] = field(default_factory=set)
    episodes: set[int] = field(default_factory=set)
    """Episodes whose film is missing or out of date."""
    seconds: float = 0.0
    """Estimated work, divided among `workers`."""
    cost: float = 0.0
    problem: str = ""
    """Why it cannot be told, e.g. a script that does not fit."""


def ahead(session: Session, project: m.Project, stages: Mapping[StageName, Stage], workers: int = 1) -> Ahead:
    """Everything that `controls.remake` would run for this drama. Changes nothing."""
    found = Ahead()
    if not project.script_revision:
        return found
    point = session.begin_nested()
    try:
        _look(session, project, stages, found, workers)
    except BadInput as error:
        found.problem = error.message
    finally:
        point.rollback()
        session.expire_all()
    return found


def _look(session: Session, project: m.Project, stages: Mapping[StageName, Stage], found: Ahead, workers: int) -> None:
    rows = shot_rows(session, project)
    shots = {r.key: Shot.model_validate(r.spec) for r in rows}
    locked = {r.key for r in rows if r.locked and r.selected_take_id}
    kinds: dict[str, int] = {}
    draw = _missing(session, project, stages["pictures"], stages["pictures"].plan(session, project).units)
    takes = _takes(session, project)
    drawn = {r.key for r in rows if r.selected_take_id in takes}
    found.draw = {u.key for u in draw} | ({r.key for r in rows} - drawn - locked)
    found.cost = sum(u.cost for u in draw)
    kinds["draw"] = len(found.draw)
    if rows and drawn == set(shots):
        video = _missing(session, project, stages["video"], stages["video"].plan(session, project).units)
        found.speak = {u.key.split(":", 1)[1] for u in video if u.kind == "speak"}
        found.film = {u.key.split(":", 1)[1] for u in video if u.kind == "segment"}
        kinds["bed"] = sum(u.kind == "bed" for u in video)
        found.cost += sum(u.cost for u in video)
        found.episodes = {_episode(u.key) for u in video}
    else:
        found.film = set(shots)
        found.episodes = {s.episode for s in shots.values()}
    heard = {line: [key for key, s in shots.items() if line in {f"e{s.episode}s{s.scene}b{b}" for b in s.beats}] for line in found.speak}
    found.film |= found.draw | {key for keys in heard.values() for key in keys}
    found.episodes |= {shots[key].episode for key in found.film if key in shots}
    films = set(session.scalars(select(m.Episode.number).where(m.Episode.project_id == project.id, m.Episode.film.is_not(None))))
    found.episodes |= {e for e in session.scalars(select(m.Episode.number).where(m.Episode.project_id == project.id)) if e not in films}
    kinds |= {"speak": len(found.speak), "segment": len(found.film), "mix": 2 * len(found.episodes), "level": len(found.episodes), "encode": 2 * len(found.episodes), "film": len(found.episodes),
              "look": len({(s.episode, s.scene) for key, s in shots.items() if key in found.film}), "judge": len(found.episodes), "export": len(found.episodes)}
    each = _seconds(session, project)
    found.seconds = round(sum(count * each.get(kind, 1.0) for kind, count in kinds.items()) / max(1, workers), 1)


def _episode(key: str) -> int:
    """The episode of a unit of the video stage: `speak:e1s2b3`, `segment:e1s2k3`, `bed:e1b0`, `mix:e1p0`, `level:e1`, `film:e1`."""
    return int(re.split("[spb]", key.split(":e", 1)[1], maxsplit=1)[0])


def _takes(session: Session, project: m.Project) -> set[object]:
    return set(session.scalars(select(m.Take.id).where(m.Take.project_id == project.id)))


def _missing(session: Session, project: m.Project, stage: Stage, units: Iterable[Unit]) -> list[Unit]:
    """The units that are neither done with these inputs nor to be had from the cache."""
    done = dict(session.execute(select(m.Task.key, m.Task.cache_key).where(
        m.Task.project_id == project.id, m.Task.stage == stage.name, m.Task.status == "done")).tuples().all())
    open_units = [u for u in units if done.get(u.key) != key_of(stage, u, "")]
    keys = {key_of(stage, u, provider): u.key for u in open_units for provider in u.providers}
    cached = {keys[k] for k in session.scalars(select(m.CacheEntry.key).where(m.CacheEntry.key.in_(list(keys))))} if keys else set()
    return [u for u in open_units if u.key not in cached]


def _seconds(session: Session, project: m.Project) -> dict[str, float]:
    """Mean seconds of work per unit of a kind, as this drama has taken them."""
    found = session.execute(select(m.Task.kind, func.avg(m.Task.wall_sec)).where(
        m.Task.project_id == project.id, m.Task.status == "done", m.Task.cached.is_(False), m.Task.wall_sec > 0).group_by(m.Task.kind)).tuples().all()
    return {**SECONDS, **{kind: float(seconds) for kind, seconds in found}}
