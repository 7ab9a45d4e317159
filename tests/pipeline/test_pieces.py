"""A shot that is longer than a service's clips is filmed in pieces."""
from __future__ import annotations

from typing import Any

import pytest

from engine.drama.brief import Brief
from engine.drama.storyboard import Shot
from engine.pipeline import controls
from engine.pipeline.drive import Driver
from engine.pipeline.stages import video_outside
from engine.pipeline.stages.read import Shown, done_by_kind
from engine.pipeline.units import Plan, Unit, key_of
from engine.store import models as m
from tests.pipeline.house import ONLY_CLIPS, Clips, House


@pytest.mark.parametrize(("frames", "longest"), [(1, 10.0), (240, 10.0), (241, 10.0), (479, 10.0), (720, 10.0), (719, 4.0)])
def test_pieces_are_even_and_add_up(frames: int, longest: float) -> None:
    from fractions import Fraction
    found = video_outside.pieces_of(frames, Fraction(24), longest)
    assert sum(found) == frames and max(found) - min(found) <= 1
    assert found[0] <= longest * 24 and all(n + 1 <= longest * 24 for n in found[1:])


def test_a_shot_is_filmed_in_pieces_that_go_on_from_one_another(house: House) -> None:
    spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=480).model_dump(mode="json")
    take = Shown("picture", house.picture, house.picture, 3)
    brief = Brief(prompt="an idea of sorts", providers={"video": ["runway"]})
    units, ready = video_outside.clips_of("e1s1k1", 480, spec, take, brief, {}, ["runway"], lambda unit: None, 101)
    assert [u.key for u in units] == ["clip:e1s1k1:0"] and not ready and units[0].inputs["first"] == house.picture and units[0].cost > 0
    done = {"clip:e1s1k1:0": m.Task(result={"artefact": "a" * 64}, provider="runway"), "last:e1s1k1:0": m.Task(result={"artefact": "b" * 64}, provider="embedded")}
    units, ready = video_outside.clips_of("e1s1k1", 480, spec, take, brief, {}, ["runway"], lambda unit: done.get(unit.key), 101)
    assert [u.key for u in units] == ["clip:e1s1k1:0", "last:e1s1k1:0", "clip:e1s1k1:1"]
    assert units[1].inputs["clip"] == "a" * 64 and units[2].inputs["first"] == "b" * 64 and not ready


def test_a_line_that_grew_by_a_frame_does_not_have_its_clip_filmed_again() -> None:
    spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=60).model_dump(mode="json")
    take, brief = Shown("picture", "a" * 64, "a" * 64, 3), Brief(prompt="an idea of sorts", providers={"video": ["runway"]})
    asked = [video_outside.clips_of("e1s1k1", frames, spec, take, brief, {}, ["runway"], lambda unit: None, 101)[0][0] for frames in (60, 61, 72, 73)]
    assert asked[0].inputs == asked[1].inputs == asked[2].inputs != asked[3].inputs and asked[0].inputs["seconds"] == 3.0


def test_a_clip_of_a_service_that_makes_few_lengths_is_ordered_by_what_it_makes() -> None:
    """It films and bills five seconds for three as for four, so a shot of four has its clip already."""
    spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=60).model_dump(mode="json")
    take, brief = Shown("picture", "a" * 64, "a" * 64, 3), Brief(prompt="an idea of sorts", providers={"video": ["pika", "runway"]})

    def asked(frames: int, made: set[float] | None = None) -> float:
        done = m.Task(result={"artefact": None}, provider="pika")
        units, _ = video_outside.clips_of("e1s1k1", frames, spec, take, brief, {}, ["pika", "runway"], lambda unit: done if unit.inputs["seconds"] in (made or ()) else None, 101)
        return float(units[0].inputs["seconds"])

    assert [asked(frames) for frames in (60, 73, 120, 121, 239)] == [5.0, 5.0, 5.0, 10.0, 10.0]
    assert asked(60, made={3.0}) == 3.0, "what was ordered by the shot's own seconds is not paid for again"


class OneShot(Clips):
    """The video stage, reduced to one shot, of as many frames as the title says."""

    def plan(self, session: Any, project: m.Project) -> Plan:
        frames, picture = project.brief["title"].split()
        spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=int(frames)).model_dump(mode="json")
        done = done_by_kind(session, project, "video")

        def made(unit: Unit) -> m.Task | None:
            task = done[unit.kind].get(unit.key)
            return task if task is not None and task.cache_key == key_of(self, unit, "") else None

        units, whole = video_outside.clips_of("e1s1k1", int(frames), spec, Shown("picture", picture, picture, 3), Brief.model_validate(project.brief), {}, ["runway"], made, 101)
        return Plan(units, 0 if whole else 1)


def test_a_shot_that_grew_into_pieces_keeps_the_clip_that_its_first_piece_is(house: House) -> None:
    house.driver = Driver(house.database, house.settings, house.store, {**ONLY_CLIPS, "video": OneShot()}, lambda due: house.queue.extend(i for i, _ in due))
    project = house.order(200, "runway")
    assert house.finish(project).status == "done" and len(house.runway.of("order")) == 1
    with house.database.session() as session:  # as merging it with the next leaves it: the same picture and words, twice as long
        row = controls.locked(session, project)
        row.brief = {**row.brief, "title": f"400 {house.picture}"}
        controls.redo(session, row, "video")
    assert house.finish(project).status == "done" and len(house.runway.of("order")) == 2 and not house.runway.paid_twice
