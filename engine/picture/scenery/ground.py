"""Open ground under the sky: where its horizon is, how things stand on it, leaves that hang into the frame."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from engine.picture.gfx import Colour, fill, shade, tapered
from engine.picture.scenery import props as p
from engine.picture.scenery.air import (
    Moment,
)

LEAVES = {
    "day": ["#2f5a3c", "#4f8a4e", "#86b866"], "dawn": ["#4a5248", "#7d8a5c", "#c9b57a"], "dusk": ["#5a3038", "#a8503c", "#e0904e"],
    "night": ["#14233a", "#22394a", "#3c5f66"],
}
EYE = 6.0
"""The horizon of open ground: people's chests."""
FEET = 262.0


@contextmanager
def standing(c: Any, x: float, y: float) -> Iterator[float]:
    """A canvas for a thing that stands on open ground at (x, y), in the units of the people who act; gives the scale."""
    k = (y - EYE) / (FEET - EYE)
    c.save()
    c.translate(x, y)
    c.scale(k, k)
    yield k
    c.restore()


def overhang(c: Any, m: Moment, r: Random, side: int, leaves: list[Colour]) -> None:
    """Branches that hang into the upper corner of the frame."""
    x = side * (m.reach + 40)
    c.drawPath(tapered([(x, -560), (x - side * 90, -440), (x - side * 190, -380), (x - side * 270, -392)], [34, 20, 12, 3]), fill(shade(leaves[0], .5)))
    for k in range(11):
        t = k / 10
        p.foliage(c, r, x - side * (20 + 250 * t) + r.uniform(-20, 20), -430 + r.uniform(-70, 60) * (1 - t * .5), 78 - 34 * t, 56 - 22 * t, leaves, 26)
