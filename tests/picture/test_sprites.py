"""A person's sheet and its patches."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.drama.script import Character, Look
from engine.picture import layers
from engine.picture.layers import Layer, LayeredPicture
from engine.picture.lighting import Lamp, grade, mood_of
from engine.picture.people import Acting, Figure
from engine.picture.place import Canvas
from engine.picture.sprites import Sprite, SpritePlace


def sprite(view: str, style: str = "noir") -> tuple[Sprite, Acting]:
    canvas = Canvas(180, 320)
    figure = Figure.of(Character(name="林晚", gender="f", look=Look(hair="long", outfit="coat", color="#b3874f", glasses=True)))
    rest = Acting(view="three_quarter", emotion="sad", pose="lie", recline=74) if view == "in bed" else Acting(view=view, emotion="sad")  # type: ignore[arg-type]
    place = SpritePlace(figure, .62, 1, 90.3, 120.7, 0.0, canvas)
    box = place.box(figure.bounds(rest), 8)
    assert box
    lamp = Lamp(mood_of("cold", style), "night", 1, 0.0, (90.0, 110.0, 93.0), 2.6)  # type: ignore[arg-type]
    return Sprite(place, box, rest, lamp, grade("cold", style), style, 0.0), rest  # type: ignore[arg-type]


@pytest.mark.parametrize("view", ["three_quarter", "profile", "in bed"])
@pytest.mark.parametrize(("state", "change"), [("viseme", {"viseme": "A"}), ("viseme", {"viseme": "U"}), ("lids", {"lid": "shut"})])
def test_a_patch_makes_the_whole_of_that_moment(view, state, change) -> None:
    made, rest = sprite(view)
    acting = replace(rest, **change)
    patch = made.patch(state, acting)
    assert patch is not None
    h, w = patch.image.shape[:2]
    patched = made.image.copy()
    patched[patch.y:patch.y + h, patch.x:patch.x + w] = patch.image
    whole = made.other(acting).astype(int)
    off = np.abs(patched - whole).max(2)
    # at the edge of what a chin in profile covers skia rounds some curves otherwise
    assert (off > 3).sum() <= .01 * off.size, "the patch is not what the whole would be"
    assert np.abs(made.image - whole).max() > 40, "nothing moved"
    assert h * w < .25 * off.size, "only what has changed is drawn again"


def test_what_does_not_differ_needs_no_patch() -> None:
    made, rest = sprite("three_quarter")
    assert made.patch("viseme", rest) is None and made.patch("lids", rest) is None


def test_a_sheet_that_pictures_share_is_packed_once_and_forgotten_with_it() -> None:
    sheet = layers.shared(np.full((8, 8, 4), 7, np.uint8))
    key = id(sheet)
    first, again = (LayeredPicture(8, 8, 0, [Layer("light", 0.0, sheet)]).dump() for _ in range(2))
    assert first == again == LayeredPicture(8, 8, 0, [Layer("light", 0.0, sheet.copy())]).dump()
    assert len(layers._shared[key]) == 1
    del sheet
    assert key not in layers._shared
