"""A whole drama through a studio's own database, queue and workers: how long, where the CPU seconds go, how soon the first
episode can be watched, what an edited line and the same drama again cost, how much memory a worker takes.

`make bench-full` (5 episodes × 3 scenes × 120 s, 720×1280 at 24 fps; `ARGS=--full-hd` for 1080×1920 at 30 fps), or
`python -m tests.benchmarks full [--episodes 1 --duration 30 --workers 2 --full-hd]`. The last line is one JSON object.
"""
from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from rq import Worker
from sqlalchemy import func, select

from engine.drama.brief import Brief
from engine.drama.edits import replace_beats, replace_scene
from engine.drama.script import Script
from engine.pipeline import controls, edits
from engine.pipeline.drive import Driver
from engine.settings import Settings
from engine.store import models as m
from engine.store.embedded import addresses
from worker.context import driver as driver_of
from worker.queues import connect
from worker.supervisor import Supervisor, supervised

PROMPT = "一个被解雇的程序员发现自己是首富的私生子，雨夜里他回到了那家公司"
LINES = 9
"""Lines of an episode that are edited, one after another: what an edit costs depends on the line."""
_STILL = ("done", "failed", "cancelled", "in_review", "waiting", "paused")


@dataclass
class Studio:
    """A studio with a data folder of its own, no web server."""

    driver: Driver
    supervisor: Supervisor

    def processes(self, word: str) -> list[psutil.Process]:
        found = [psutil.Process(c.process.pid) for c in self.supervisor.children if c.name.startswith(word) and c.process]
        return [p for parent in found for p in (parent, *parent.children(recursive=True))]

    def cpu(self, word: str) -> float:
        """CPU seconds of these processes and of those that they have waited for."""
        return sum(t.user + t.system + t.children_user + t.children_system for t in (p.cpu_times() for p in self.processes(word)))

    def peak_mb(self) -> float:
        """The most memory that any worker has held."""
        lines = [line for p in self.processes("worker") for line in Path(f"/proc/{p.pid}/status").read_text().splitlines() if line.startswith("VmHWM")]
        return max(int(line.split()[1]) for line in lines) / 1024

    def wait_for_workers(self, count: int) -> None:
        """Until so many workers listen to the queue: processes start, and so does a studio, before anybody asks for a drama."""
        queue, deadline = connect(addresses(self.driver.settings).redis), time.monotonic() + 60
        while Worker.count(connection=queue) < count:
            if time.monotonic() > deadline:
                raise RuntimeError("the workers did not start")
            time.sleep(0.05)

    def start(self, brief: Brief) -> uuid.UUID:
        """A drama of somebody's own in the queue."""
        with self.driver.database.session() as session:
            user = m.User(username=f"u{uuid.uuid4().hex[:10]}", email=f"{uuid.uuid4().hex}@example.com", password_hash="!")
            session.add(user)
            session.flush()
            project = m.Project(owner_id=user.id, title="", brief=brief.model_dump(mode="json"), status="queued")
            session.add(project)
            session.flush()
            project_id = project.id
        self.driver.advance(project_id)
        return project_id

    def wait(self, project_id: uuid.UUID, limit: float = 3600) -> m.Project:
        """Until the drama stands still. RuntimeError unless it is done (a reviewer's hold is passed: it is no question of speed)."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            with self.driver.database.session() as session:
                project = session.get_one(m.Project, project_id)
                if project.status == "in_review":
                    controls.decide_review(session, project, "approve", "", None)
            if project.status == "in_review":
                self.driver.advance(project_id)
            elif project.status in _STILL:
                if project.status != "done":
                    raise RuntimeError(f"the drama is {project.status}: {project.message}")
                return project
            time.sleep(0.05)
        raise RuntimeError("the drama is not done in time")


@contextlib.contextmanager
def studio(workers: int) -> Iterator[Studio]:
    with tempfile.TemporaryDirectory(prefix="3kstory-bench-") as folder:
        settings = Settings(data_dir=Path(folder), workers=workers, log_level="WARNING")
        with supervised(settings, workers=workers, quiet=True) as supervisor:
            threading.Thread(target=supervisor.watch, daemon=True).start()
            at = Studio(driver_of(settings), supervisor)
            at.wait_for_workers(workers)
            yield at


def whole(at: Studio, brief: Brief, workers: int) -> tuple[uuid.UUID, dict[str, Any]]:
    """Make a drama; seconds of wall and CPU, by kind of unit."""
    before = {word: at.cpu(word) for word in ("worker", "postgres", "redis")}
    begun = time.monotonic()
    project_id = at.start(brief)
    at.wait(project_id)
    seconds = time.monotonic() - begun
    spent = {word: at.cpu(word) - before[word] for word in before}
    with at.driver.database.session() as session:
        rows = session.execute(select(m.Task.kind, func.count(), func.sum(m.Task.cpu_sec), func.sum(m.Task.wall_sec))
                               .where(m.Task.project_id == project_id).group_by(m.Task.kind)).tuples().all()
        started = session.scalar(select(func.min(m.Task.created_at)).where(m.Task.project_id == project_id))
        first = session.scalar(select(m.Task.finished_at).where(m.Task.project_id == project_id, m.Task.kind == "film", m.Task.key == "film:e1"))
        last = session.scalar(select(func.max(m.Task.finished_at)).where(m.Task.project_id == project_id))
    assert started and first and last
    kinds = {kind: {"units": count, "cpu": round(cpu, 2), "wall": round(wall, 2)} for kind, count, cpu, wall in rows}
    inside = sum(k["cpu"] for k in kinds.values())
    return project_id, {
        "seconds": round(seconds, 2), "playing_seconds": brief.episodes * brief.duration_sec,
        "share_of_playing_time": round(seconds / (brief.episodes * brief.duration_sec), 3),
        "first_watchable_seconds": round((first - started).total_seconds(), 2), "workers": workers,
        "cpu_seconds": round(sum(spent.values()), 2), "busy": round(spent["worker"] / (seconds * workers), 3),
        "kinds": kinds, "share": {k: round(v["cpu"] / sum(spent.values()), 3) for k, v in kinds.items()},
        "overhead": {"in workers": round(spent["worker"] - inside, 2), "postgres": round(spent["postgres"], 2), "redis": round(spent["redis"], 2)}}


def edited(at: Studio, project_id: uuid.UUID, number: int) -> dict[str, Any]:
    """Edit one of `LINES` lines of the first episode and make the drama again: seconds to its new film and to the end."""
    with at.driver.database.session() as session:
        project = controls.locked(session, project_id)
        edits.edit_script(session, project, lambda script: _other_words(script, number), "edited", None)
    begun, mark = time.monotonic(), m.utc_now()
    with at.driver.database.session() as session:
        controls.remake(session, controls.locked(session, project_id))
    at.driver.advance(project_id)
    at.wait(project_id)
    seconds = time.monotonic() - begun
    with at.driver.database.session() as session:
        film = session.scalar(select(m.Task.finished_at).where(m.Task.project_id == project_id, m.Task.kind == "film", m.Task.key == "film:e1", m.Task.finished_at > mark))
        ran = session.execute(select(m.Task.kind, func.count()).where(
            m.Task.project_id == project_id, m.Task.finished_at > mark, m.Task.cached.is_(False)).group_by(m.Task.kind)).all()
    if film is None:
        raise RuntimeError("no new film came of the edit")
    return {"film_seconds": round((film - mark).total_seconds(), 2), "seconds": round(seconds, 2), "units": dict(ran)}  # type: ignore[arg-type]


def _other_words(script: Script, number: int) -> Script:
    """The drama with other words, about as long, in the line at `number` of `LINES` equal steps through its first episode."""
    lines = [(scene, i) for scene in script.episodes[0].scenes for i, b in enumerate(scene.beats) if b.kind == "dialogue"]
    scene, index = lines[(2 * number + 1) * len(lines) // (2 * LINES)]
    words = scene.beats[index].text
    other = f"好吧，{words[:max(len(words) - 4, 2)]}。" if len(words) > 4 else "知道了。"
    return replace_scene(script, 1, scene.number, replace_beats(scene, [index], [scene.beats[index].model_copy(update={"text": other})]))


def again(at: Studio, brief: Brief) -> dict[str, Any]:
    """The same drama asked for by somebody else: seconds, and how many units were not had from the cache."""
    begun = time.monotonic()
    project_id = at.start(brief)
    at.wait(project_id)
    seconds = time.monotonic() - begun
    with at.driver.database.session() as session:
        made = session.scalar(select(func.count()).where(m.Task.project_id == project_id, m.Task.cached.is_(False)))
    return {"seconds": round(seconds, 2), "units_made": made}


def brief_for(episodes: int, duration: int, full_hd: bool) -> Brief:
    form: dict[str, Any] = {"height": 1080, "fps": "30"} if full_hd else {"height": 720}
    return Brief(prompt=PROMPT, episodes=episodes, scenes_per_episode=3, duration_sec=duration, seed=int(time.time()) % 2**31, **form)


def measure(episodes: int, duration: int, workers: int, full_hd: bool) -> dict[str, Any]:
    """A drama, the same again, and lines of it edited. A new seed every time, so that no two runs are of one drama."""
    brief = brief_for(episodes, duration, full_hd)
    with studio(workers) as at:
        project_id, found = whole(at, brief, workers)
        found["size"], found["fps"] = list(brief.size), brief.fps
        found["rerun"] = again(at, brief)
        found["edits"] = [edited(at, project_id, number) for number in range(LINES)]
        took = [edit["film_seconds"] for edit in found["edits"]]
        found["edit_seconds"] = {"median": round(statistics.median(took), 2), "most": max(took)}
        found["edit_one_line_share"] = round(statistics.median(took) / (found["seconds"] / episodes), 4)
        found["edit_one_line_share_most"] = round(max(took) / (found["seconds"] / episodes), 4)
        found["rerun_seconds"], found["peak_mb"] = found["rerun"]["seconds"], round(at.peak_mb(), 1)
    return found


def tell(found: dict[str, Any]) -> None:
    """The profile as a table."""
    print(f"{found['playing_seconds']} s of film in {found['seconds']} s with {found['workers']} workers ({found['busy']:.0%} busy), first episode after {found['first_watchable_seconds']} s")
    for kind, k in sorted(found["kinds"].items(), key=lambda item: -item[1]["cpu"]):
        print(f"  {kind:8s} {k['units']:5d} units {k['cpu']:8.1f} CPU-s {found['share'][kind]:6.1%}  {k['wall'] / max(k['units'], 1):6.2f} s each")
    for name, seconds in found["overhead"].items():
        print(f"  {name:12s}      {seconds:8.1f} CPU-s")
    for edit in found["edits"]:
        print(f"  edited line: film after {edit['film_seconds']} s, {edit['units']}")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--episodes", type=int, default=5)
    options.add_argument("--duration", type=int, default=120)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--full-hd", action="store_true")
    o = options.parse_args()
    found = measure(o.episodes, o.duration, o.workers, o.full_hd)
    tell(found)
    from tests.benchmarks.report import keep
    keep("drama-1080p30" if o.full_hd else "drama", found)
    print(json.dumps(found, ensure_ascii=False))
