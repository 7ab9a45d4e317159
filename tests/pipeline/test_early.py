"""What one episode is through with need not wait for the others: later stages begin early, and only what may."""
from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engine.drama.vocabulary import STAGES, StageName
from engine.pipeline import controls
from engine.pipeline.units import EPISODES, Plan, Stage, Unit
from engine.store import models as m
from tests.pipeline.bench import Bench
from tests.pipeline.small import SmallStage

EPISODE_STAGES = ("pictures", "video", "moderation")


class ByEpisode(SmallStage):
    """Two units per episode in the stages that go by episodes, one elsewhere."""

    def plan(self, session: Session, project: m.Project) -> Plan:
        if self.name not in EPISODE_STAGES:
            return super().plan(session, project)
        return Plan([unit for number in (1, 2) for unit in self._units(project, number)])

    def early(self, session: Session, project: m.Project, ready: frozenset[int], made: frozenset[str]) -> list[Unit]:
        return [unit for number in (1, 2) if EPISODES + number in ready for unit in self._units(project, number)]

    def _units(self, project: m.Project, number: int) -> list[Unit]:
        kind = "draw" if self.name == "pictures" else "work"
        return [Unit(kind, f"e{number}k{i}", {"i": [number, i], "p": str(project.id)}, priority=EPISODES + number) for i in (1, 2)]


@pytest.fixture
def by_episode(bench: Bench) -> Iterator[Bench]:
    stages: dict[StageName, Stage] = {name: ByEpisode(name) for name in STAGES}
    bench.driver = dataclasses.replace(bench.driver, stages=stages, enqueue=lambda due: bench.queue.extend(i for i, _ in due))
    yield bench


def run_until(bench: Bench, project_id: Any, wanted: str) -> None:
    """Run task after task, first episodes first as the queues do, up to and with this one."""
    bench.driver.advance(project_id)
    for _ in range(60):
        with bench.database.session() as session:
            tasks = [session.get_one(m.Task, i) for i in dict.fromkeys(bench.queue)]
            tasks = [t for t in tasks if t.status == "queued"]
        task = min(tasks, key=lambda t: (t.priority, bench.queue.index(t.id)))
        bench.driver.run_task(task.id, "test")
        if f"{task.stage} {task.key}" == wanted:
            return
    raise AssertionError(f"{wanted} never came")


def test_an_episode_is_filmed_and_judged_while_the_next_is_still_drawn(by_episode: Bench) -> None:
    project_id = by_episode.project()
    run_until(by_episode, project_id, "moderation e1k2")
    project, tasks = by_episode.read(project_id), by_episode.tasks(project_id)
    assert project.stage == "pictures" and project.status == "running"
    assert tasks["pictures/e2k1"].status == "queued" and tasks["video/e1k2"].status == "done"
    assert "video/e2k1" not in tasks and "export/a0" not in tasks
    by_episode.drain()
    assert by_episode.read(project_id).status == "done"
    ran = by_episode.ran(project_id)
    assert len(ran) == len(set(ran)), "nothing is made twice"


def test_nothing_runs_ahead_of_the_stage_that_was_asked_for(by_episode: Bench) -> None:
    project_id = by_episode.project()
    with by_episode.database.session() as session:
        controls.locked(session, project_id).until = "pictures"
    project = by_episode.go(project_id)
    assert (project.status, project.gate) == ("waiting", "pictures")
    assert not [key for key in by_episode.tasks(project_id) if key.startswith(("video", "moderation"))]


def test_nothing_runs_ahead_of_a_budget(by_episode: Bench) -> None:
    project_id = by_episode.project(brief_budget=100.0)
    run_until(by_episode, project_id, "pictures e1k2")
    assert not [key for key in by_episode.tasks(project_id) if key.startswith("video")]
    by_episode.drain()
    assert by_episode.read(project_id).status == "done"


def test_a_pause_stops_what_was_begun_early_too(by_episode: Bench) -> None:
    project_id = by_episode.project()
    run_until(by_episode, project_id, "video e1k1")
    by_episode.change(project_id, controls.pause)
    before = by_episode.ran(project_id)
    by_episode.drain()
    assert by_episode.ran(project_id) == before
    by_episode.change(project_id, controls.resume)
    by_episode.driver.reconcile()
    by_episode.drain()
    assert by_episode.read(project_id).status == "done"


class Opening(SmallStage):
    """In the video stage something can be named after `mix` that does not wait for the units beside it."""

    opening = frozenset({"mix"})

    def plan(self, session: Session, project: m.Project) -> Plan:
        if self.name != "video":
            return super().plan(session, project)
        word = {"p": str(project.id)}
        units = [Unit("mix", "mix", {**word, "i": 0}), Unit("segment", "s1", {**word, "i": 1}), Unit("segment", "s2", {**word, "i": 2})]
        mixed = session.query(m.Task).filter(m.Task.project_id == project.id, m.Task.key == "mix", m.Task.status == "done").count()
        return Plan([*units, Unit("encode", "encode", {**word, "i": 3})] if mixed else units, 0 if mixed else 1)


def test_what_can_be_named_after_one_unit_does_not_wait_for_those_beside_it(bench: Bench) -> None:
    stages: dict[StageName, Stage] = {name: Opening(name) for name in STAGES}
    bench.driver = dataclasses.replace(bench.driver, stages=stages, enqueue=lambda due: bench.queue.extend(i for i, _ in due))
    project_id = bench.project()
    run_until(bench, project_id, "video mix")
    tasks = bench.tasks(project_id)
    assert (tasks["video/encode"].status, tasks["video/s1"].status, tasks["video/s2"].status) == ("queued", "queued", "queued")
    bench.drain()
    assert bench.read(project_id).status == "done" and len(bench.ran(project_id)) == len(set(bench.ran(project_id)))


class Late(Opening):
    """The same, where `mix` is named last."""

    def plan(self, session: Session, project: m.Project) -> Plan:
        return dataclasses.replace(found := super().plan(session, project), units=found.units[::-1])


def test_what_others_wait_for_is_run_first(bench: Bench) -> None:
    stages: dict[StageName, Stage] = {name: Late(name) for name in STAGES}
    bench.driver = dataclasses.replace(bench.driver, stages=stages, enqueue=lambda due: bench.queue.extend(i for i, _ in due))
    project_id = bench.project()
    run_until(bench, project_id, "pictures a0")
    tasks = bench.tasks(project_id)
    assert bench.driver.next_due() == (tasks["video/mix"].id, tasks["video/mix"].priority)
