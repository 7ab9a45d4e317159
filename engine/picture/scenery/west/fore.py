"""What stands near the camera in the rooms of old Europe, out of focus (see `scenery.fore`)."""
from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from engine.drama.places import room_at_court
from engine.drama.vocabulary import Setting
from engine.picture.gfx import clipped, fill, glow, light, linear, mix, poly, shade, smooth, tapered
from engine.picture.scenery.air import Moment, box
from engine.picture.scenery.west.fittings import GILT, arms, stone


def candles(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """Candles of uneven height in the lower corner."""
    for k in range(3):
        x, y = side * half * (.96 - .14 * k), 262.0 + 30 * k
        c.drawRect(box(x - 13, y, x + 13, 420), linear((x - 13, 0), (x + 13, 0), [(0, "#fbf2de"), (1, "#bfae90")]))
        if m.lamps:
            c.drawPath(smooth([(x, y - 50, 1), (x + 10, y - 17), (x, y), (x - 10, y - 17)]), fill("#fff0b8"))
            glow(c, x, y - 20, 160, "#ffb860", .6)


def curtain(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """The edge of a heavy curtain."""
    x, (field, _) = side * half * 1.08, arms(m)
    fall = smooth([(x, -520, 1), (x - side * half * .30, -520, 1), (x - side * half * .22, -120), (x - side * half * .10, 90), (x - side * half * .22, 420, 1), (x, 420, 1)], True, .8)
    c.drawPath(fall, linear((x - side * half * .3, 0), (x, 0), [(0, light(field, .1)), (1, shade(field, .55))]))
    with clipped(c, fall):
        for k in range(4):
            a = x - side * half * (.05 + .07 * k)
            c.drawPath(tapered([(a, -520), (a + side * 8, -100), (a + side * 16, 100), (a - side * 6, 420)], [4, 14, 6, 16]), fill(shade(field, .5), .6))
    c.drawPath(tapered([(x - side * half * .13, 84), (x, 70)], [16, 16]), fill(GILT))


def pillar(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """A stone column at the edge of the frame."""
    x, colour = side * half, shade(stone(m), .7)
    a, b = sorted((x - side * half * .15, x + side * 90))
    c.drawPath(poly([(a, -520), (b, -520), (b, 520), (a, 520)]), linear((a, 0), (b, 0), [(0, shade(colour, .7)), (.4, light(colour, .14)), (1, shade(colour, .5))]))


def chair_back(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """The carved back of a chair in the corner."""
    k, (field, _) = min(1.0, half / 400), arms(m)
    x, wood, cloth = side * (half - 40 * k), m.tone("#4a3226", "#241c22"), mix(field, m.tone("#4a3226", "#241c22"), .5)
    c.save()
    c.translate(x, 400)
    c.scale(k, k)
    c.drawPath(smooth([(-92, 60, 1), (-96, -160), (-60, -204), (0, -230), (60, -204), (96, -160), (92, 60, 1)], True, .7), fill(wood))
    c.drawPath(smooth([(-66, 60, 1), (-70, -144), (0, -194), (70, -144), (66, 60, 1)], True, .7), linear((0, -190), (0, 40), [(0, cloth), (1, shade(cloth, .6))]))
    for s in (-1, 1):
        c.drawCircle(s * 86, -184, 17, fill(light(wood, .2)))
    c.restore()


def roses(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """Roses in a bowl."""
    k = min(1.0, half / 400)
    c.save()
    c.translate(side * (half - 60 * k), 400)
    c.scale(k, k)
    for _ in range(13):
        a, b = r.uniform(-80, 80), -130 + r.uniform(-46, 40)
        c.drawCircle(a, b, 24, fill(r.choice(("#d8707a", "#f0c8c4", "#b8505c")), .95 if not m.night else .7))
        c.drawCircle(a - 4, b - 4, 10, fill("#ffffff", .22))
    c.drawPath(smooth([(-70, -90, 1), (70, -90, 1), (44, 20, 1), (-44, 20, 1)], True, .5), fill(m.tone("#d8dcd8", "#7c8294")))
    c.restore()


OPEN: frozenset[Setting] = frozenset({"palace", "park", "countryside", "rooftop"})
"""Where leaves and petals may be before the lens; in a street and on a quay nothing is."""


def fore(m: Moment) -> tuple[Callable[[Any, Random, Moment, float, int], None], ...]:
    """What may stand before people in a room; in ink nothing red and blurred, no curtains below stairs, and nothing in a cave."""
    room = room_at_court(m.name)
    if room == "cave":
        return ()
    if room in ("cellar", "kitchen", "chapel"):
        return (pillar, candles)
    return (pillar, candles, chair_back) if m.ink else (curtain, pillar, chair_back, candles, roses)
