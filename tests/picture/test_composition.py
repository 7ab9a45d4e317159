"""Who stands where in a frame, how large, and what of the place is behind them."""
from __future__ import annotations

import numpy as np
import pytest

from engine.drama.script import Character, Look
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import Facing, OldTimes, Setting, ShotSize
from engine.picture import draw_shot
from engine.picture.framing import stands
from engine.picture.people import Acting, Figure
from engine.picture.people.body import Body

CAST = {c.name: c for c in (
    Character(name="林晚", gender="f", look=Look(hair="long", outfit="coat", color="#b3874f")),
    Character(name="顾沉", gender="m", look=Look(hair="comma", outfit="suit", color="#2b3552")),
)}
UPRIGHT, WIDE = (180, 320), (320, 180)


def shot(size: ShotSize, *actors: Placement, setting: Setting = "street") -> Shot:
    return Shot(episode=1, scene=1, number=1, frames=24, size=size, setting=setting, actors=list(actors), focus=actors[0].character)


def alone(facing: Facing) -> Placement:
    return Placement(character="林晚", x=-.2 if facing == "right" else .2, facing=facing)


@pytest.mark.parametrize("frame", [UPRIGHT, WIDE])
@pytest.mark.parametrize("size", ["medium", "close", "xclose"])
def test_who_speaks_and_who_answers_are_before_different_parts_of_the_place(size: ShotSize, frame: tuple[int, int]) -> None:
    left, right = (draw_shot(shot(size, alone(f)), CAST, frame).layers[0].image.astype(int)[..., :3] for f in ("right", "left"))
    moved = np.abs(left - right).mean()
    assert moved > 4, "the camera has turned"
    shifts = {s: np.abs(left[:, max(0, s):left.shape[1] + min(0, s)] - right[:, max(0, -s):right.shape[1] - max(0, s)]).mean() for s in range(4, frame[0] * 2 // 3, 4)}
    assert min(shifts.values()) < moved * .6, "to another part of the same place: to the left for who stands left"


def test_in_a_wide_frame_people_are_large_and_stand_at_its_thirds() -> None:
    heights = {"林晚": 1380.0, "顾沉": 1450.0}
    pair = stands(shot("wide", Placement(character="林晚", x=-.276), Placement(character="顾沉", x=.276, facing="left")), 16 / 9, heights)
    assert all(heights[s.placement.character] * s.scale > .56 * 720 for s in pair)
    assert [abs(s.x) / 640 for s in pair] == pytest.approx([.27, .27], abs=.07)
    [one] = stands(shot("wide", Placement(character="林晚", x=-.132)), 16 / 9, heights)
    assert -.42 < one.x / 640 < -.22


@pytest.mark.parametrize("size", ["medium", "close", "xclose"])
def test_who_leans_on_pillows_is_well_within_a_wide_frame(size: ShotSize) -> None:
    for facing in ("left", "right"):
        who = Placement(character="林晚", x=-.2 if facing == "right" else .2, facing=facing, pose="lie", propped=True)  # type: ignore[arg-type]
        left, top, right, bottom = draw_shot(shot(size, who, setting="bedroom"), CAST, (640, 360)).faces["林晚"]
        assert .24 < (left + right) / 2 < .76, f"{size} {facing}"
        assert top > .02 and bottom < .86


@pytest.mark.parametrize("old", ["", "east", "west"])
def test_a_letter_is_not_always_held_alike(old: OldTimes) -> None:
    def seen(number: int, setting: Setting = "office") -> np.ndarray:
        letter = Insert(kind="letter", text=["见字如面"], owner="林晚")
        k = Shot(episode=1, scene=1, number=number, frames=24, size="insert", setting=setting, insert=letter)
        return draw_shot(k, CAST, UPRIGHT, old=old).flatten().astype(int)

    for first in (1, 4, 7):
        near = [seen(first + n, "street") for n in range(4)]
        assert all(np.abs(a - b).mean() > 4 for i, a in enumerate(near) for b in near[:i]), "two letters of a scene that are seen soon after one another are never held alike"

    shots = [seen(n) for n in range(1, 9)]
    assert np.array_equal(shots[0], seen(1))
    different = [a for i, a in enumerate(shots) if all(np.abs(a - b).mean() > 4 for b in shots[:i])]
    assert len(different) >= 3, "in both hands, in one, on the table"


def test_what_is_handed_over_is_in_the_hand_that_reaches_out() -> None:
    def right_part(**held: str) -> np.ndarray:
        k = shot("medium", Placement(character="林晚", x=-.4, pose="reach", **held))  # type: ignore[arg-type]
        return next(layer for layer in draw_shot(k, CAST, WIDE).layers if layer.actor).image.astype(int)

    empty, full = right_part(), right_part(holding="letter")
    assert full.shape != empty.shape or np.abs(full - empty).max(2).sum() > 2000


def test_a_cake_is_carried_in_both_hands() -> None:
    figure = Figure.of(CAST["林晚"])
    bodies = [Body(None, figure.person, Acting(pose="hold", holding="cake", both=both)) for both in (False, True)]
    assert [abs(b.arm_joints(True)[2][0]) < abs(b.arm_joints(True)[0][0]) for b in bodies] == [False, True]


@pytest.mark.parametrize("aspect", [9 / 16, 16 / 9])
def test_a_group_seen_from_afar_is_no_row_and_stands_on_the_ground(aspect: float) -> None:
    heights = {"林晚": 1380.0, "顾沉": 1450.0, "陈医生": 1440.0}
    who = [Placement(character=n, x=x, facing="right" if x < 0 else "left") for n, x in zip(heights, (-.37, .37, .012), strict=True)]
    found = stands(shot("wide", *who), aspect, heights)
    feet = {s.placement.character: s.eye + heights[s.placement.character] * s.scale for s in found}
    assert len({round(y) for y in feet.values()}) == 3
    assert max(feet, key=lambda n: feet[n]) == "林晚", "who the shot is about stands in front"
    ratios = [(s.scale / (feet[s.placement.character] - 6)) for s in found]
    assert max(ratios) - min(ratios) < 1e-6, "as much smaller as they are farther"
    assert [s.depth for s in found] == sorted(s.depth for s in found)


def test_who_kneels_is_on_the_ground() -> None:
    def under(pose: str) -> np.ndarray:
        layer = next(x for x in draw_shot(shot("full", Placement(character="顾沉", x=-.2, pose=pose)), CAST, UPRIGHT).layers if x.actor)  # type: ignore[arg-type]
        soft = (layer.image[..., 3] > 12) & (layer.image[..., 3] < 200) & (layer.image[..., :3].max(2) < 40)
        return soft[-40:].sum()

    assert under("kneel") > 4 * max(under("stand"), 20), "a shadow lies under the knee"


@pytest.mark.parametrize("frame", [UPRIGHT, (640, 360)])
@pytest.mark.parametrize("setting", ["bar", "office", "classroom", "kitchen", "cafe"])
def test_who_sits_is_seen_from_head_to_foot_from_afar(setting: Setting, frame: tuple[int, int]) -> None:
    for size in ("wide", "full"):
        sitting = [Placement(character="林晚", x=-.28, pose="sit"), *([Placement(character="顾沉", x=.28, facing="left")] if size == "wide" else [])]
        picture = draw_shot(Shot(episode=1, scene=1, number=1, frames=24, size=size, setting=setting, actors=sitting), CAST, frame)  # type: ignore[arg-type]
        where = {layer.name: layer for layer in picture.layers}
        body = where["figure:林晚"]
        h, w = body.image.shape[:2]
        covered = np.zeros((h, w), bool)
        for layer in picture.layers[picture.layers.index(body) + 1:]:
            if layer.name == "desk":
                whole = np.zeros((picture.height + 2 * picture.margin, picture.width + 2 * picture.margin), bool)
                whole[layer.y:layer.y + layer.image.shape[0], layer.x:layer.x + layer.image.shape[1]] = layer.image[..., 3] > 128
                covered |= whole[body.y:body.y + h, body.x:body.x + w]
        solid = body.image[..., 3] > 128
        assert (covered & solid).sum() < .3 * solid.sum(), f"{setting} {size}: {(covered & solid).sum() / solid.sum():.2f} of her is behind the desk"


@pytest.mark.parametrize("frame", [UPRIGHT, WIDE])
def test_a_beach_is_no_empty_ground(frame: tuple[int, int]) -> None:
    whole = draw_shot(Shot(episode=1, scene=1, number=1, frames=24, size="two", setting="seaside", time_of_day="day", light="warm"), {}, frame).flatten().astype(float).mean(2)
    sand = whole[int(frame[1] * .7):]
    blocks = [sand[y:y + 12, x:x + 12].std() for y in range(0, sand.shape[0] - 12, 12) for x in range(0, sand.shape[1] - 12, 12)]
    assert np.median(blocks) > 9, "something lies nearly everywhere"
