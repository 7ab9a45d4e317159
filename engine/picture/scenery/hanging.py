"""What hangs over a room: lamps, a fan, strings of bulbs. Places are in the units of furniture: 229 are a metre."""
from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, radial, shade, smooth, stroke, tapered
from engine.picture.scenery.air import box, rounded


def chandelier(c: Any, x: float, y: float, size: float, on: bool, metal: Colour = "#a8843e", top: float = -700) -> None:
    """A lamp of many arms hanging at y."""
    c.drawRect(box(x - 1.6, top, x + 1.6, y - size * .6), fill(shade(metal, .6)))
    for k in (-1, -.5, 0, .5, 1):
        ex = x + k * size
        c.drawPath(smooth([(x, y - size * .5), (x + k * size * .5, y + size * .05), (ex, y - size * .16)], False), stroke(metal, max(2.4, size * .05)))
        rounded(c, ex - size * .07, y - size * .4, ex + size * .07, y - size * .16, 3, fill("#fff4d8" if on else "#d8d2c4"))
        if on:
            glow(c, ex, y - size * .34, size * 1.1, "#ffd698", .6)
    c.drawOval(box(x - size * .12, y - size * .6, x + size * .12, y - size * .1), fill(light(metal, .2)))
    for k in range(-4, 5):
        c.drawPath(tapered([(x + k * size * .2, y - size * .06), (x + k * size * .2, y + size * (.16 - .02 * abs(k)))], [size * .05, 1]), fill("#fff6e0", .6))
    if on:
        glow(c, x, y - size * .2, size * 4.4, "#ffcf8a", .5)


def paper_lamp(c: Any, x: float, y: float, size: float, on: bool, top: float = -700) -> None:
    """A round paper lamp."""
    c.drawRect(box(x - 1.4, top, x + 1.4, y - size), fill("#2a2a34"))
    c.drawCircle(x, y, size, radial((x - size * .2, y - size * .2), size * 1.2, [(0, "#fff6e0" if on else "#f2eee6"), (1, "#f0c890" if on else "#bdb6ae")]))
    for k in (-.6, -.3, 0, .3, .6):
        half = math.sqrt(1 - k * k) * size
        c.drawPath(tapered([(x - half, y + k * size), (x, y + k * size + size * .05), (x + half, y + k * size)], [.6, 1.4, .6]), fill("#a88a68", .6))
    if on:
        glow(c, x, y, size * 5, "#ffcf90", .6)


def fan(c: Any, x: float, y: float, size: float, colour: Colour, top: float = -700) -> None:
    """A ceiling fan."""
    c.drawRect(box(x - 2, top, x + 2, y), fill("#3a3e48"))
    for k in (-1, 1):
        c.drawPath(smooth([(x + k * 8, y - 2), (x + k * size, y - size * .12), (x + k * size * 1.06, y + size * .04), (x + k * 8, y + 6)], True, .5), fill(colour))
    c.drawPath(smooth([(x - 6, y + 4), (x - size * .34, y + size * .2), (x - size * .1, y + size * .24), (x + 8, y + 6)], True, .5), fill(shade(colour, .75)))
    c.drawOval(box(x - 15, y - 9, x + 15, y + 12), fill(shade(colour, .7)))


def bulbs(c: Any, points: Sequence[tuple[float, float]], sag: float, on: bool, count: int = 14) -> None:
    """A string of bulbs between points."""
    for (ax, ay), (bx, by) in pairwise(points):
        wire = [(ax + (bx - ax) * t / count, ay + (by - ay) * t / count + sag * 4 * (t / count) * (1 - t / count)) for t in range(count + 1)]
        c.drawPath(smooth(wire, False), stroke("#14151d", 1.8))
        for x, y in wire[1:-1]:
            if on:
                glow(c, x, y + 6, 40, "#ffcf86", .85)
            c.drawCircle(x, y + 6, 4, fill("#fff2d2" if on else "#e8e2d4"))
