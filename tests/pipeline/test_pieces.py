"""A shot that is longer than a service's clips is filmed in pieces."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.storyboard import Shot
from engine.pipeline.stages import video_outside
from engine.pipeline.stages.read import Shown
from engine.store import models as m
from tests.pipeline.house import House


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
    done = m.Task(result={"artefact": "a" * 64, "last": "b" * 64}, provider="runway")
    units, ready = video_outside.clips_of("e1s1k1", 480, spec, take, brief, {}, ["runway"], lambda unit: done if unit == units[0] else None, 101)
    assert units[1].inputs["first"] == "b" * 64 and not ready


def test_a_line_that_grew_by_a_frame_does_not_have_its_clip_filmed_again() -> None:
    spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=60).model_dump(mode="json")
    take, brief = Shown("picture", "a" * 64, "a" * 64, 3), Brief(prompt="an idea of sorts", providers={"video": ["runway"]})
    asked = [video_outside.clips_of("e1s1k1", frames, spec, take, brief, {}, ["runway"], lambda unit: None, 101)[0][0] for frames in (60, 61, 72, 73)]
    assert asked[0].inputs == asked[1].inputs == asked[2].inputs != asked[3].inputs and asked[0].inputs["seconds"] == 3.0
