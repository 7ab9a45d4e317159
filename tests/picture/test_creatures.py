"""Animals, robots and devices are in the picture, look the same in every shot, and speak."""
from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.drama.script import Character, Look
from engine.drama.storyboard import Creature, Placement, Shot
from engine.drama.vocabulary import Angle, Being, ShotSize, Style
from engine.picture import draw_portrait, draw_shot
from engine.picture.layers import LayeredPicture
from engine.picture.quality import check_picture, faces_due

ORANGE, BLACK = "#d08a4e", "#2c2a31"
HER = Character(name="林晚", gender="f", look=Look(hair="bun", outfit="hoodie", color="#c7a17a"))
SIZES: tuple[ShotSize, ...] = ("wide", "full", "two", "medium", "ots", "close", "xclose")


def cast(being: Being = "cat", colour: str = ORANGE) -> dict[str, Character]:
    return {"林晚": HER, "来福": Character(name="来福", gender="m", look=Look(being=being, color=colour, accent="#3c6e91"))}


def shot(size: ShotSize, **changes) -> Shot:
    alone = size in ("medium", "close", "xclose")
    it = Placement(character="来福", x=.2 if alone else .46, facing="left")
    her = Placement(character="林晚", x=-.46, view="back" if size == "ots" else "three_quarter")
    return Shot(**{"episode": 1, "scene": 1, "number": 1, "size": size, "setting": "livingroom", "frames": 24, "light": "soft",
                   "actors": [it] if alone else [her, it], "focus": "来福", **changes})


def layer(picture: LayeredPicture, name: str) -> NDArray[np.uint8]:
    """The sheet of that name as it lies in the frame: `uint8[h, w, 4]`."""
    found = next(x for x in picture.layers if x.name == name)
    out = np.zeros((picture.height + 2 * picture.margin, picture.width + 2 * picture.margin, 4), np.uint8)
    h, w = found.image.shape[:2]
    out[found.y:found.y + h, found.x:found.x + w] = found.image
    m = picture.margin
    return out[m:-m, m:-m]


def tone(picture: LayeredPicture, name: str = "figure:来福") -> NDArray[np.float64]:
    """The middle colour of a figure."""
    pixels = layer(picture, name)
    return np.median(pixels[pixels[..., 3] > 220][:, :3], axis=0)


@pytest.mark.parametrize("being", [b for b in get_args(Being) if b != "person"])
def test_every_being_of_the_vocabulary_is_drawn_and_is_no_person(being: Being) -> None:
    person = draw_portrait(cast("person")["来福"], (160, 200))
    drawn = {style: draw_portrait(cast(being)["来福"], (160, 200), style) for style in get_args(Style)}
    assert all(d.std() > 20 for d in drawn.values())
    assert np.abs(drawn["noir"].astype(int) - person.astype(int)).mean() > 8


@pytest.mark.parametrize("being", ["cat", "robot", "parrot", "horse", "phone"])
@pytest.mark.parametrize("aspect", [(270, 480), (480, 270), (300, 300)])
def test_it_is_seen_in_every_size(being: Being, aspect: tuple[int, int]) -> None:
    for size in SIZES:
        seen = layer(draw_shot(shot(size), cast(being), aspect), "figure:来福")[..., 3] > 128
        assert seen.mean() > {"wide": .003, "full": .005}.get(size, .015), (being, size)


@pytest.mark.parametrize("style", get_args(Style))
def test_the_same_cat_has_the_same_coat_in_every_shot(style: Style) -> None:
    own = [tone(draw_shot(shot(s), cast(), (320, 180), style)) for s in ("full", "two", "medium", "close")]
    other = [tone(draw_shot(shot(s), cast(colour=BLACK), (320, 180), style)) for s in ("full", "two", "medium", "close")]
    within = max(np.abs(a - b).max() for a in own for b in own)
    between = min(np.abs(a - b).max() for a in own for b in other)
    assert within < between * .6


@pytest.mark.parametrize("being", ["cat", "dog", "parrot", "fox", "rabbit", "horse", "robot", "speaker", "phone"])
def test_its_mouth_opens_with_its_line(being: Being) -> None:
    picture = draw_shot(shot("close"), cast(being), (480, 270))
    own = next(x for x in picture.layers if x.actor == "来福")
    assert {"A", "O", "E"} <= set(own.mouths) and {"half", "shut"} <= set(own.eyes)
    wide, narrow, rest = (picture.flatten({"来福": v}).astype(int) for v in ("A", "I", "X"))
    assert np.abs(wide - rest).sum() > np.abs(narrow - rest).sum() > 0
    changed = np.abs(wide - rest).sum(2) > 24
    left, top, right, bottom = picture.faces["来福"]
    ys, xs = np.nonzero(changed)
    assert left - .12 < xs.mean() / 480 < right + .12 and top - .12 < ys.mean() / 270 < bottom + .2


def test_a_mouth_is_where_the_whole_drawing_would_have_it() -> None:
    """Only pixels about the muzzle change: patches fit the sheet they are laid on."""
    picture = draw_shot(shot("close"), cast(), (480, 270))
    own = next(x for x in picture.layers if x.actor == "来福")
    for patch in own.mouths.values():
        h, w = patch.image.shape[:2]
        assert patch.x >= 0 and patch.y >= 0 and patch.y + h <= own.image.shape[0] and patch.x + w <= own.image.shape[1]
        assert (own.image[patch.y:patch.y + h, patch.x:patch.x + w] != patch.image).any()


@pytest.mark.parametrize("size", ["wide", "full", "two"])
@pytest.mark.parametrize("aspect", [(270, 480), (480, 270)])
def test_an_animal_that_is_nobody_in_the_cast_is_in_the_picture(size: ShotSize, aspect: tuple[int, int]) -> None:
    people = [Placement(character="林晚", x=-.3, pose="stand")]
    bare = shot(size, actors=people, focus="林晚", setting="street")
    picture = draw_shot(bare.model_copy(update={"creatures": [Creature(being="dog", color="#c79a5e", x=.3)]}), cast(), aspect)
    seen = layer(picture, "figure:dog 1")[..., 3] > 128
    assert seen.mean() > .008
    assert "dog 1" not in picture.faces, "it must not be counted as a person's face"
    if size != "two":
        assert not seen[-2:].any(), "it stands on the ground, whole"


@pytest.mark.parametrize("angle", get_args(Angle))
@pytest.mark.parametrize("aspect", [(270, 480), (480, 270), (300, 300)])
def test_who_is_seen_from_head_to_foot_with_an_animal_has_a_head(angle: Angle, aspect: tuple[int, int]) -> None:
    tall = Character(name="林晚", gender="m", look=Look(hair="curly", outfit="suit"))
    one = shot("full", angle=angle, setting="street", actors=[Placement(character="林晚", x=-.2)], focus="林晚", creatures=[Creature(being="dog", color="#c79a5e", x=.3)])
    seen = layer(draw_shot(one, {"林晚": tall}, aspect), "figure:林晚")[..., 3] > 128
    assert seen.mean() > .02 and not seen[:2].any() and not seen[-2:].any()


def test_an_animal_alone_fills_a_shot_and_lays_a_shoe_down() -> None:
    alone = shot("full", actors=[], focus=None, setting="street", creatures=[Creature(being="cat", color="#8b8680", x=.1, brings="shoe")])
    picture = draw_shot(alone, cast(), (270, 480))
    assert [x.name for x in picture.layers if x.name in ("figure:cat 1", "brought")] == ["figure:cat 1", "brought"]
    seen = layer(picture, "figure:cat 1")[..., 3] > 128
    xs = np.flatnonzero(seen.any(0))
    assert seen.mean() > .02 and xs[0] > 1 and xs[-1] < 268, "whole within the frame"
    assert (layer(picture, "brought")[..., 3] > 128).any()


def test_an_animals_close_up_passes_the_check_of_quality() -> None:
    for size in ("close", "xclose", "medium", "two", "full"):
        one = shot(size)  # type: ignore[arg-type]
        picture = draw_shot(one, cast(), (480, 270))
        assert check_picture(picture.flatten(), (480, 270), faces_due([a.view for a in one.actors], size), (), list(picture.faces.values())) == []


def test_a_device_stands_on_something() -> None:
    assert any(x.name == "support" for x in draw_shot(shot("wide"), cast("speaker"), (480, 270)).layers)
    assert any(x.name == "ledge" for x in draw_shot(shot("medium"), cast("phone"), (270, 480)).layers)


def test_an_animal_does_not_lie_in_a_bed_or_hold_a_letter() -> None:
    held = Placement(character="来福", x=.2, facing="left", pose="lie", holding="letter")
    picture = draw_shot(shot("medium", actors=[held], setting="bedroom"), cast(), (320, 180))
    assert not [x for x in picture.layers if x.name == "bed"]


def test_a_shot_without_animals_is_drawn_as_ever() -> None:
    one = shot("full", actors=[Placement(character="林晚", x=0.0)], focus="林晚")
    with_cat, without = draw_shot(one, cast(), (320, 180)).flatten(), draw_shot(one, {"林晚": HER}, (320, 180)).flatten()
    assert (with_cat == without).all()
