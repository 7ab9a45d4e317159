"""A film's pictures are looked at while the rest of it is filmed, and an edit has only its own stretch looked at again."""
from __future__ import annotations

import dataclasses
import json
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engine.drama.timeline import ShotClip, Timeline
from engine.drama.vocabulary import STAGES, StageName
from engine.errors import Conflict
from engine.film import join_episode
from engine.pipeline import controls
from engine.pipeline.stages.looks import look
from engine.pipeline.stages.moderation import ModerationStage
from engine.pipeline.stages.script import save_script
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Stage, Tools, Unit
from engine.store import models as m
from tests.moderation.films import RATE, SIZE, make_film, scene, speechlike
from tests.moderation.test_looks import bloody
from tests.pipeline.bench import Bench
from tests.pipeline.small import SmallStage
from tests.pipeline.test_early import run_until
from tests.samples import ZH

SHOTS = ("e1s1k1", "e1s1k2", "e1s2k1", "e1s2k2")
SECONDS = 2
TIMELINE = Timeline(episode=1, fps=str(RATE), width=SIZE[0], height=SIZE[1], frames=len(SHOTS) * SECONDS * RATE,
                    pictures=[ShotClip(start=i * SECONDS * RATE, frames=SECONDS * RATE, shot=shot) for i, shot in enumerate(SHOTS)])


class Writing(SmallStage):
    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        save_script(session, project, ZH, "written")


class Filming(Simple):
    """Real segments and a real film of four shots; the brief's title says which of them are bloody clips of somebody else."""

    name: StageName = "video"
    nearing: Mapping[str, int] = MappingProxyType({"segment": 2})

    def plan(self, session: Session, project: m.Project) -> Plan:
        bloodied = json.loads(project.brief["title"] or "{}").get("bloody", [])
        session.query(m.Episode).filter(m.Episode.project_id == project.id).one().timeline = TIMELINE.model_dump(mode="json")
        units = [Unit("segment", f"segment:{shot}", {"picture": {"kind": "clip" if shot in bloodied else "layers"}, "shot": shot, "p": str(project.id)}, priority=EPISODES + 1)
                 for shot in SHOTS]
        tasks = {t.key: t for t in session.query(m.Task).filter(m.Task.project_id == project.id, m.Task.kind == "segment", m.Task.status == "done")}
        made = [t.result["artefact"] for u in units if (t := tasks.get(u.key)) and t.inputs == u.inputs and t.result]
        if len(made) < len(units):
            return Plan(units, 1)
        return Plan([*units, Unit("film", "film:e1", {"segments": made, "p": str(project.id)}, priority=EPISODES + 1)])

    def early(self, session: Session, project: m.Project, ready: frozenset[int], made: frozenset[str]) -> list[Unit]:
        return self.plan(session, project).units if EPISODES + 1 in ready else []

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "film.mp4"
            if unit.kind == "segment":
                make_film(out, SECONDS, bloody if unit.inputs["picture"]["kind"] == "clip" else scene)
            else:
                join_episode([tools.artefacts.path(sha) for sha in unit.inputs["segments"]], speechlike(SECONDS * len(SHOTS)), Fraction(RATE), out)
            made = tools.artefacts.put(out, "video/mp4")
        return Result({"artefact": made.sha256}, [made])

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        if unit.kind == "film":
            session.query(m.Episode).filter(m.Episode.project_id == project.id).update({"film": result.value["artefact"]})


@pytest.fixture
def filming(bench: Bench) -> Iterator[Bench]:
    stages: dict[StageName, Stage] = {name: SmallStage(name) for name in STAGES}
    stages |= {"script": Writing("script"), "video": Filming(), "moderation": ModerationStage()}
    bench.driver = dataclasses.replace(bench.driver, stages=stages, enqueue=lambda due: bench.queue.extend(i for i, _ in due))
    yield bench


def verdict(bench: Bench, project_id: uuid.UUID) -> dict[str, Any]:
    with bench.database.session() as session:
        row = session.query(m.Verdict).filter(m.Verdict.project_id == project_id, m.Verdict.subject == "film:e1").one()
        return {c["name"]: c for c in row.checks}


def test_a_stretch_is_looked_at_while_the_next_is_filmed(filming: Bench) -> None:
    project_id = filming.project()
    run_until(filming, project_id, "video segment:e1s1k2")
    tasks = filming.tasks(project_id)
    assert tasks["moderation/look:e1s1k1"].status == "queued" and tasks["video/segment:e1s2k1"].status == "queued"
    assert not {"moderation/look:e1s2k1", "moderation/film:e1", "video/film:e1"} & set(tasks)
    run_until(filming, project_id, "video segment:e1s2k2")
    tasks = filming.tasks(project_id)
    assert {"moderation/look:e1s2k1", "video/film:e1"} <= set(tasks) and "moderation/film:e1" not in tasks
    filming.drain()
    assert filming.read(project_id).status == "done"
    assert all(c["decision"] == "pass" for c in verdict(filming, project_id).values())


def test_an_edited_shot_has_its_own_stretch_looked_at_again_and_the_film_judged(filming: Bench) -> None:
    project_id = filming.project()
    assert filming.go(project_id).status == "done"
    before = filming.tasks(project_id)
    with filming.database.session() as session:
        project = controls.locked(session, project_id)
        project.brief = {**project.brief, "title": json.dumps({"bloody": ["e1s2k2"]})}
        controls.remake(session, project)
    assert filming.go(project_id).status == "in_review"
    after = filming.tasks(project_id)
    again = {key for key in before if after[key].finished_at != before[key].finished_at}
    assert again == {"video/segment:e1s2k2", "video/film:e1", "moderation/look:e1s2k1", "moderation/film:e1"}
    blood = verdict(filming, project_id)["blood colour"]
    assert blood["decision"] == "review" and all(e["at_sec"] >= 3 * SECONDS for e in blood["evidence"])


def test_a_film_that_does_not_fit_its_shots_any_more_is_not_let_pass(filming: Bench) -> None:
    project_id = filming.project()
    assert filming.go(project_id).status == "done"
    with filming.database.session() as session:
        session.query(m.Task).filter(m.Task.project_id == project_id, m.Task.key == "segment:e1s1k2").delete()
        controls.redo(session, controls.locked(session, project_id), "moderation")
    project = filming.go(project_id)
    assert project.status == "failed" and "does not fit its shots" in project.message


def test_only_what_the_model_was_silent_about_is_looked_at_again(filming: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = ["busy"]

    def blind(inputs: dict[str, Any], tools: Tools) -> Result:
        found = look(inputs, tools)
        if silent and not all(clip["own"] for clip in inputs["clips"]):
            found.value["look"]["silent"], found.lasting = silent[0], False
        return found

    monkeypatch.setattr("engine.pipeline.stages.moderation.look", blind)
    project_id = filming.project(bloody=["e1s1k1"])
    assert filming.go(project_id).status == "in_review" and "vision model" in verdict(filming, project_id)
    before = filming.tasks(project_id)
    silent.clear()
    filming.change(project_id, controls.check_again)
    assert filming.go(project_id).status == "in_review" and "vision model" not in verdict(filming, project_id)
    after = filming.tasks(project_id)
    assert {key for key in before if after[key].finished_at != before[key].finished_at} == {"moderation/look:e1s1k1", "moderation/film:e1"}
    with pytest.raises(Conflict):
        filming.change(project_id, controls.check_again)
