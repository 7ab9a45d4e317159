"""Planning real dramas of several episodes: only what has changed is planned, made and taken, and nothing is left stale."""
from __future__ import annotations

import dataclasses
import itertools
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event, select

from engine.drama.brief import Brief
from engine.drama.edits import replace_beats, replace_scene
from engine.drama.script import Script
from engine.pipeline import controls, edits
from engine.pipeline.planning import Planning
from engine.pipeline.stages.at_hand import at_hand
from engine.pipeline.stages.read import script_of
from engine.pipeline.stages.video import _Waves
from engine.pipeline.units import EPISODES, Plan, Stage, Unit
from engine.store import models as m
from tests.pipeline.bench import Bench
from tests.pipeline.quick import quick_stages, written

EPISODES_MADE = 2
_seeds = itertools.count(3)


@dataclasses.dataclass
class Dramas:
    """Dramas of two episodes whose units take no time."""

    bench: Bench
    made: list[str]

    seed: int = dataclasses.field(default_factory=lambda: next(_seeds))

    def new(self) -> uuid.UUID:
        """In the queue; asked for twice, it is the same drama."""
        with self.bench.database.session() as session:
            user = m.User(username=f"u{uuid.uuid4().hex[:10]}", email=f"{uuid.uuid4().hex}@x.io", password_hash="-")
            session.add(user)
            session.flush()
            project = m.Project(owner_id=user.id, title="")
            session.add(project)
            session.flush()
            controls.start(session, project, Brief(prompt="雨夜里她回到了那家公司", episodes=EPISODES_MADE, scenes_per_episode=2, duration_sec=24, seed=self.seed))
            return project.id

    def finish(self, project_id: uuid.UUID) -> m.Project:
        self.bench.driver.advance(project_id)
        while found := self.bench.driver.next_due():
            self.bench.driver.run_task(found[0], "test")
        project = self.bench.read(project_id)
        assert project.status == "done", project.message
        return project

    def edit(self, project_id: uuid.UUID, episode: int = 2) -> None:
        """Other words in a line in the middle of an episode, and the work begins anew."""
        self.bench.change(project_id, lambda session, project: edits.edit_script(session, project, lambda s: _other_words(s, episode), "edited", None))
        self.bench.change(project_id, controls.remake)
        self.made.clear()


def _other_words(script: Script, episode: int) -> Script:
    lines = [(scene, i) for scene in script.episodes[episode - 1].scenes for i, b in enumerate(scene.beats) if b.kind == "dialogue"]
    scene, index = lines[len(lines) // 2]
    beat = scene.beats[index]
    return replace_scene(script, episode, scene.number, replace_beats(scene, [index], [beat.model_copy(update={"text": beat.text[:-1] + "吧。"})]))


@pytest.fixture
def dramas(bench: Bench) -> Iterator[Dramas]:
    made: list[str] = []
    bench.driver = dataclasses.replace(bench.driver, stages=quick_stages(made), enqueue=lambda due: None)
    yield Dramas(bench, made)


def test_what_is_at_hand_is_what_the_tables_say(dramas: Dramas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan of a drama that is made, asked for again and edited, against a plan that asks the database for everything."""
    plain, seen = Planning._plan, []

    def both(self: Planning, stage: Stage) -> Plan | None:
        plan = plain(self, stage)
        assert plan is not None
        kept = self.session.info.pop("at hand")
        self.session.flush()
        fresh = stage.plan(self.session, self.project)
        self.session.info["at hand"] = kept
        assert written(plan.units) == written(fresh.units) and plan.more == fresh.more, stage.name
        seen.append(stage.name)
        return plan

    monkeypatch.setattr(Planning, "_plan", both)
    project = dramas.new()
    dramas.finish(project)
    dramas.finish(dramas.new())
    dramas.edit(project)
    dramas.finish(project)
    dramas.bench.change(project, controls.redo, "storyboard")
    dramas.finish(project)
    assert len(seen) > 25


def test_after_a_task_only_its_episode_is_planned(dramas: Dramas, monkeypatch: pytest.MonkeyPatch) -> None:
    project = dramas.new()
    dramas.finish(project)
    dramas.edit(project, episode=2)
    numbers: list[int] = []
    plain = _Waves.episode

    def noted(self: _Waves, row: m.Episode) -> Any:
        numbers.append(row.number)
        return plain(self, row)

    monkeypatch.setattr(_Waves, "episode", noted)
    dramas.finish(project)
    assert "film film:e2" in dramas.made and {"film film:e1", "board e1", "board e2"}.isdisjoint(dramas.made)
    # once at the beginning, once at the end
    assert numbers.count(1) == 2 and numbers.count(2) >= 5, numbers


def test_an_edit_taken_back_leads_to_the_film_that_there_was(dramas: Dramas) -> None:
    project = dramas.new()
    dramas.finish(project)
    films, script = _films(dramas, project), _script(dramas, project)
    dramas.edit(project)
    dramas.finish(project)
    assert _films(dramas, project)[1] == films[1] and _films(dramas, project)[2] != films[2]
    assert 1 <= sum(unit.startswith("segment") for unit in dramas.made) <= 4, dramas.made
    dramas.bench.change(project, lambda session, row: edits.edit_script(session, row, lambda s: script, "edited", None))
    dramas.bench.change(project, controls.remake)
    dramas.made.clear()
    dramas.finish(project)
    assert _films(dramas, project) == films
    assert not [unit for unit in dramas.made if not unit.startswith(("judge", "export"))], dramas.made


def test_a_new_storyboard_has_a_rhythm_of_its_own(dramas: Dramas) -> None:
    project = dramas.new()
    dramas.finish(project)
    before = _rhythms(dramas, project)
    dramas.edit(project)
    dramas.finish(project)
    assert _rhythms(dramas, project) == before
    dramas.bench.change(project, controls.redo, "storyboard")
    dramas.finish(project)
    assert _rhythms(dramas, project)[1] == before[1] and _rhythms(dramas, project)[2] != before[2]


def _episodes(dramas: Dramas, project: uuid.UUID) -> list[m.Episode]:
    with dramas.bench.database.session() as session:
        return list(session.scalars(select(m.Episode).where(m.Episode.project_id == project).order_by(m.Episode.number)))


def _films(dramas: Dramas, project: uuid.UUID) -> dict[int, str | None]:
    return {e.number: e.film for e in _episodes(dramas, project)}


def _rhythms(dramas: Dramas, project: uuid.UUID) -> dict[int, Any]:
    return {e.number: e.rhythm for e in _episodes(dramas, project)}


def _script(dramas: Dramas, project: uuid.UUID) -> Script:
    with dramas.bench.database.session() as session:
        return script_of(session, session.get_one(m.Project, project))


def test_an_episode_alone_is_planned_as_in_the_whole(dramas: Dramas) -> None:
    project_id = dramas.new()
    stage = dramas.bench.driver.stages["video"]
    dramas.finish(project_id)
    with dramas.bench.database.session() as session:
        project = session.get_one(m.Project, project_id)
        whole = stage.plan(session, project).units
        for number in range(1, EPISODES_MADE + 1):
            mine: list[Unit] = [u for u in whole if u.priority == EPISODES + number]
            with at_hand(session, project):
                assert mine and written(stage.early(session, project, frozenset({EPISODES + number}), frozenset())) == written(mine)


def test_an_episode_is_not_gone_on_with_while_its_pictures_are_drawn_again(dramas: Dramas) -> None:
    project_id = dramas.new()
    dramas.finish(project_id)
    with dramas.bench.database.session() as session:
        project = controls.locked(session, project_id)
        tasks = {f"{t.stage} {t.key}": t for t in session.scalars(select(m.Task).where(m.Task.project_id == project_id))}
        film, drawn, of_another = tasks["video film:e1"], tasks["pictures e1s1k1"], tasks["pictures e2s1k1"]
        planning = Planning(dramas.bench.driver, session, project, 100)
        project.stage, of_another.status = "pictures", "queued"
        assert planning._may_be_at(film)
        drawn.status = "queued"
        assert not planning._may_be_at(film) and planning._may_be_at(drawn)
        drawn.status, project.until = "done", "pictures"
        assert not planning._may_be_at(film)
        project.until, project.stage = None, "storyboard"
        assert not planning._may_be_at(film)


def test_the_same_again_asks_the_database_few_questions(dramas: Dramas) -> None:
    first = dramas.new()
    dramas.finish(first)
    dramas.made.clear()
    questions: list[str] = []
    event.listen(dramas.bench.database.engine, "before_cursor_execute", lambda *args: questions.append(args[2]))
    dramas.finish(dramas.new())
    assert not dramas.made and len(questions) < 200, len(questions)
