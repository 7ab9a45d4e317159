"""Somebody in bed: seen whole, on the mattress, with others at the bedside; the same person in other clothes."""
from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.drama.places import is_ward
from engine.drama.script import Character, Look
from engine.drama.storyboard import Clothes, Placement, Shot, dressed
from engine.drama.vocabulary import ShotSize, Style
from engine.picture import draw_shot
from engine.picture.bedside import bed_in
from engine.picture.layers import Layer, LayeredPicture
from engine.picture.scenery import Moment, place

_ILL = Character(name="林晚", gender="f", age="young", look=Look(outfit="patient", hair="long"))
_VISITOR = Character(name="陆沉", gender="m", age="adult", look=Look(outfit="suit", hair="comma"))
_CHILD = Character(name="小雨", gender="f", age="child", look=Look(outfit="hoodie", hair="ponytail"))
CAST = {c.name: c for c in (_ILL, _VISITOR, _CHILD)}
UPRIGHT, WIDE = (360, 640), (640, 360)


def shot(size: ShotSize, other: str | None = None, asleep: bool = False, propped: bool = False, **more: Any) -> Shot:
    actors = [Placement(character="林晚", x=-.46, pose="lie", asleep=asleep, propped=propped)]
    if other:
        actors.append(Placement(character=other, x=.46, facing="left", emotion="sad"))
    return Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": size, "setting": "hospital", "place": "病房", "focus": "林晚",
                                "actors": actors, **more})


def figure(picture: LayeredPicture, who: str) -> Layer:
    return next(layer for layer in picture.layers if layer.actor == who)


def box(layer: Layer) -> tuple[int, int, int, int]:
    solid = layer.image[..., 3] > 40
    ys, xs = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    return layer.x + int(xs[0]), layer.y + int(ys[0]), layer.x + int(xs[-1]), layer.y + int(ys[-1])


@pytest.mark.parametrize("frame", [UPRIGHT, WIDE])
@pytest.mark.parametrize("size", ["wide", "full", "two", "medium", "close"])
def test_the_face_is_whole_and_the_body_lies_on_the_bed(size: ShotSize, frame: tuple[int, int]) -> None:
    picture = draw_shot(shot(size), CAST, frame)
    left, top, right, bottom = picture.faces["林晚"]
    assert left >= -.02 and right <= 1.02 and top >= -.02 and bottom <= .82, "clear of the subtitles' place"
    bed = next(layer for layer in picture.layers if layer.name == "bed")
    person = figure(picture, "林晚")
    assert picture.layers.index(bed) == picture.layers.index(person) - 1 and bed.depth == person.depth
    a, b = box(bed), box(person)
    assert a[0] <= b[0] + 4 and a[1] <= b[1] and a[3] >= b[3] - 4, "nothing of them floats beside the bed"


@pytest.mark.parametrize("frame", [UPRIGHT, WIDE])
@pytest.mark.parametrize("other", ["陆沉", "小雨"])
def test_who_is_at_the_bedside_stands_behind_it_with_a_free_face(other: str, frame: tuple[int, int]) -> None:
    picture = draw_shot(shot("two", other), CAST, frame)
    ill, well = picture.faces["林晚"], picture.faces[other]
    names = [layer.name for layer in picture.layers]
    assert names.index(f"figure:{other}") < names.index("bed") < names.index("figure:林晚")
    assert (well[1] + well[3]) / 2 < (ill[1] + ill[3]) / 2 - .08, "bent over who lies"
    bed = next(layer for layer in picture.layers if layer.name == "bed")
    sheet = np.zeros((frame[1] + 2 * picture.margin, frame[0] + 2 * picture.margin), np.uint8)
    h, w = bed.image.shape[:2]
    sheet[bed.y:bed.y + h, bed.x:bed.x + w] = bed.image[..., 3]
    x0, y0, x1, y1 = (round(v * n) + picture.margin for v, n in zip(well, (*frame, *frame), strict=True))
    assert (sheet[y0:y1, x0:x1] > 40).mean() < .02, "the bed covers no face"


@pytest.mark.parametrize("frame", [UPRIGHT, WIDE])
@pytest.mark.parametrize("size", ["wide", "full", "two", "medium", "close"])
def test_who_leans_on_the_pillows_sits_higher_in_the_same_bed(size: ShotSize, frame: tuple[int, int]) -> None:
    lies, leans = (draw_shot(shot(size, propped=p), CAST, frame) for p in (False, True))
    left, top, right, bottom = leans.faces["林晚"]
    assert left >= -.02 and right <= 1.02 and top >= -.02 and bottom <= .82
    if size == "wide":
        assert bottom < lies.faces["林晚"][1] + .02, "the head is well above the mattress"
    bed, person = box(next(layer for layer in leans.layers if layer.name == "bed")), box(figure(leans, "林晚"))
    assert person[3] <= bed[3] + 4 and bed[0] <= person[0] + 4, "and rests on the bed"


@pytest.mark.parametrize("other", ["陆沉", "小雨"])
def test_visitors_are_seen_behind_who_leans_on_the_pillows(other: str) -> None:
    faces = draw_shot(shot("two", other, propped=True), CAST, UPRIGHT).faces
    assert set(faces) == {"林晚", other} and min(f[1] for f in faces.values()) > 0


def test_the_face_of_who_lies_is_turned_and_its_mouth_still_moves() -> None:
    def crown_and_chin(picture: LayeredPicture) -> tuple[float, float]:
        """How far the dark of the hair lies beside and above the skin, in widths of the face."""
        left, top, right, bottom = (round(v * n) + picture.margin for v, n in zip(picture.faces["林晚"], (*UPRIGHT, *UPRIGHT), strict=True))
        layer, wide = figure(picture, "林晚"), right - left
        part = layer.image[max(0, top - wide // 2 - layer.y):bottom - layer.y, max(0, left - wide // 2 - layer.x):right - layer.x].astype(int)
        solid, sum_ = part[..., 3] > 200, part[..., :3].sum(2)
        (hy, hx), (sy, sx) = (np.argwhere(solid & m).mean(0) for m in (sum_ < 220, sum_ > 480))
        return (sx - hx) / wide, (sy - hy) / wide

    picture = draw_shot(shot("medium"), CAST, UPRIGHT)
    beside, above = crown_and_chin(picture)
    up = crown_and_chin(draw_shot(Shot.model_validate({**shot("medium").model_dump(), "actors": [{"character": "林晚"}]}), CAST, UPRIGHT))
    assert beside > up[0] + .12 and above < up[1]
    person = figure(picture, "林晚")
    assert {"A", "O", "M"} <= set(person.mouths) and {"half", "shut"} <= set(person.eyes)


def test_who_sleeps_has_shut_eyes_and_does_not_blink() -> None:
    awake, asleep = (draw_shot(shot("close", asleep=a), CAST, UPRIGHT) for a in (False, True))
    assert figure(awake, "林晚").eyes and not figure(asleep, "林晚").eyes
    assert np.abs(awake.flatten({}, {"林晚": "shut"}).astype(int) - asleep.flatten()).mean() < .3, "the same face, its lids shut"


@pytest.mark.parametrize("style", ["noir", "pastel", "ink"])
def test_a_bed_is_where_somebody_lies_and_nowhere_else(style: Style) -> None:
    assert "bed" in {layer.name for layer in draw_shot(shot("two", "陆沉"), CAST, UPRIGHT, style).layers}
    up = shot("two", "陆沉").model_copy(update={"actors": [Placement(character="林晚", x=-.4), Placement(character="陆沉", x=.4, facing="left")]})
    assert "bed" not in {layer.name for layer in draw_shot(up, CAST, UPRIGHT, style).layers}


def test_a_bed_is_of_its_place_and_age() -> None:
    assert [bed_in("hospital", False), bed_in("bedroom", False), bed_in("palace", False), bed_in("hospital", True), bed_in("bedroom", False, "单人病房")] == ["ward", "home", "old", "old", "ward"]


@pytest.mark.parametrize(("name", "ward"), [("三号病房", True), ("ICU", True), ("Ward 3", True), ("病房外", False), ("医院走廊", False), ("outside the ward", False), ("医院", False)])
def test_a_ward_is_told_from_a_corridor_by_its_name(name: str, ward: bool) -> None:
    assert is_ward(name) is ward
    moment = Moment("day", "clear", "soft", "seed", name=name)
    assert ("ward" in {sheet.draw.__module__.rsplit(".", 1)[-1] for sheet in place("hospital", moment)}) is ward


def test_other_clothes_leave_face_and_hair_as_they_were() -> None:
    usual = shot("medium").model_copy(update={"actors": [Placement(character="陆沉", x=0)], "focus": "陆沉", "setting": "park"})
    other = usual.model_copy(update={"wear": {"陆沉": Clothes(outfit="pyjamas", color="#7a2e3a", accent="#e0b15a")}})
    a, b = (draw_shot(s, CAST, UPRIGHT) for s in (usual, other))
    assert a.faces == b.faces
    x0, y0, x1, y1 = (round(v * n) for v, n in zip(a.faces["陆沉"], (*UPRIGHT, *UPRIGHT), strict=True))
    changed = np.abs(a.flatten().astype(int) - b.flatten()).max(2)
    assert np.median(changed[y0:y1 - 12, x0:x1]) <= 2 and (changed[y0:y1 - 12, x0:x1] > 12).mean() < .03
    assert (changed[y1 + 40:, x0:x1] > 12).mean() > .6


def test_nobody_sleeps_with_glasses_on() -> None:
    reader = _ILL.model_copy(update={"look": _ILL.look.model_copy(update={"glasses": True})})
    awake, asleep = (dressed(shot("close", asleep=a), {"林晚": reader})["林晚"].look for a in (False, True))
    assert awake.glasses and not asleep.glasses
