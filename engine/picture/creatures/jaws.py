"""What opens when an animal speaks: the lower jaw, tongue and teeth under the muzzle."""
from __future__ import annotations

from typing import Any

from engine.picture.creatures.coat import Coat
from engine.picture.gfx import Colour, Point, clipped, fill, mix, smooth, soft, tapered
from engine.picture.people.acting import EXPRESSIONS, VISEMES, Acting


def opening(acting: Acting) -> float:
    """How far the mouth is open, 0..1."""
    shape = VISEMES[acting.viseme]
    return shape.open if shape else EXPRESSIONS[acting.emotion].part * .5


def draw_jaws(canvas: Any, coat: Coat, acting: Acting, at: Point, width: float, chin: Colour, fangs: bool = True, deep: float = 1.0) -> None:
    """The jaw about the corner line at `at` (its middle), `width` to each side: a chin at rest, an open mouth when speaking."""
    x, y = at[:2]
    wide = width * (1 - .3 * (VISEMES[acting.viseme].round if VISEMES[acting.viseme] else 0.0))  # type: ignore[union-attr]
    drop = opening(acting) * width * 1.15 * deep
    jaw = smooth([(x - wide * .92, y - 2), (x - wide * .8, y + drop * .7 + 8), (x - wide * .3, y + drop + 19), (x + wide * .3, y + drop + 19), (x + wide * .8, y + drop * .7 + 8), (x + wide * .92, y - 2)])
    canvas.drawPath(jaw, fill(chin))
    with clipped(canvas, jaw):
        soft(canvas, x, y + drop + 22, wide, 16, coat.shadow, .6)
    if drop < 3:
        return
    hole = smooth([(x - wide * .74, y), (x - wide * .62, y + drop * .66), (x - wide * .2, y + drop + 6), (x + wide * .2, y + drop + 6), (x + wide * .62, y + drop * .66), (x + wide * .74, y), (x, y - 8)])
    canvas.drawPath(hole, fill(mix("#5a1c26", coat.core, .25)))
    with clipped(canvas, hole):
        canvas.drawPath(smooth([(x - wide * .44, y + drop * .66), (x, y + drop * .46), (x + wide * .44, y + drop * .66), (x + wide * .3, y + drop + 14), (x - wide * .3, y + drop + 14)]), fill("#d97a80"))
        canvas.drawPath(tapered([(x, y + drop * .5), (x, y + drop)], [2, 1]), fill("#a84e58", .7))
        if fangs:
            for side in (-1, 1):
                canvas.drawPath(smooth([(x + side * wide * .40, y - 4, 1), (x + side * wide * .54, y - 4, 1), (x + side * wide * .46, y + 11, 1)]), fill("#fbf6ea"))
