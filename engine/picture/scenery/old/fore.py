"""What stands near the camera in places of old times, out of focus (see `scenery.fore`)."""
from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from engine.picture.gfx import clipped, fill, glow, light, linear, poly, radial, shade, smooth, stroke, tapered
from engine.picture.scenery.air import Moment, box
from engine.picture.scenery.old.fittings import timber


def lantern(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    x, y = side * half * .8, -292.0
    c.drawRect(box(x - 2, -500, x + 2, y - 40), fill("#2a1c18"))
    c.drawOval(box(x - 52, y - 44, x + 52, y + 44), radial((x, y), 60, [(0, "#ffd890" if m.lamps else "#d8584a"), (1, "#a8302a")]))
    for k in (-.5, 0, .5):
        c.drawOval(box(x - 52 * abs(k) - 2, y - 44, x + 52 * abs(k) + 2, y + 44), stroke("#5a201c", 2))
    c.drawPath(tapered([(x, y + 44), (x, y + 100)], [8, 14]), fill("#b8433a"))
    if m.lamps:
        glow(c, x, y, 220, "#ffb060", .5)


def gauze(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """A curtain of thin silk at the edge."""
    x = side * half * 1.06
    colour = m.tone("#e8dcc8", "#6a6880")
    fall = smooth([(x, -520, 1), (x - side * half * .34, -520, 1), (x - side * half * .22, -120), (x - side * half * .10, 90), (x - side * half * .26, 420, 1), (x, 420, 1)], True, .8)
    c.drawPath(fall, linear((x - side * half * .3, 0), (x, 0), [(0, light(colour, .2), .72), (1, shade(colour, .7), .92)]))
    with clipped(c, fall):
        for k in range(4):
            a = x - side * half * (.05 + .08 * k)
            c.drawPath(tapered([(a, -520), (a + side * 8, -100), (a + side * 16, 100), (a - side * 6, 420)], [4, 12, 6, 14]), fill(shade(colour, .6), .4))


def screen(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """The edge of a lattice partition."""
    x, wood = side * half, shade(timber(m), .6)
    a, b = sorted((x - side * half * .16, x + side * 80))
    c.drawRect(box(a, -520, a + 9, 520), fill(wood))
    c.drawRect(box(b - 9, -520, b, 520), fill(wood))
    for k in range(26):
        y = -500 + k * 40
        c.drawRect(box(a, y, b, y + 7), fill(wood))
    c.drawRect(box(a + (b - a) / 2 - 4, -520, a + (b - a) / 2 + 4, 520), fill(wood))


def candles(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    for k in range(2):
        x, y = side * half * (.92 - .2 * k), 268.0 + 34 * k
        c.drawRect(box(x - 15, y, x + 15, 420), linear((x - 15, 0), (x + 15, 0), [(0, "#c8483c"), (1, "#7a241e")]))
        if m.lamps:
            c.drawPath(smooth([(x, y - 52, 1), (x + 11, y - 18), (x, y), (x - 11, y - 18)]), fill("#fff0b8"))
            glow(c, x, y - 20, 170, "#ffb860", .6)


def bonsai(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """A branch in a vase, in bud."""
    x = side * half * .86
    c.drawPath(smooth([(x - 26, 250, 1), (x + 26, 250, 1), (x + 44, 330), (x + 30, 420, 1), (x - 30, 420, 1), (x - 44, 330)]), linear((x - 40, 0), (x + 40, 0), [(0, "#b8ccc6"), (1, "#56706e")]))
    for dx, top in ((-30, 60), (20, 20), (60, 110)):
        c.drawPath(tapered([(x, 252), (x - side * dx * .4, 170), (x - side * dx, top)], [7, 5, 2]), fill("#3a2822"))
        for k in range(5):
            c.drawCircle(x - side * dx * (.4 + .14 * k) + r.uniform(-12, 12), 180 - (180 - top) * k / 4 + r.uniform(-8, 8), 9, fill("#e8a0aa" if k % 2 else "#f6dcdc", .95))


def pillar(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """A column at the edge of the frame."""
    x = side * half
    a, b = sorted((x - side * half * .15, x + side * 90))
    red = m.tone("#7a2c28", "#3a1c24")
    c.drawPath(poly([(a, -520), (b, -520), (b, 520), (a, 520)]), linear((a, 0), (b, 0), [(0, shade(red, .7)), (.4, light(red, .14)), (1, shade(red, .5))]))


def fore(m: Moment) -> tuple[Callable[[Any, Random, Moment, float, int], None], ...]:
    """What may stand before people in a room; in ink nothing red and blurred, candles where they burn."""
    return (gauze, screen, bonsai, pillar, *(() if m.ink else (lantern,)), *((candles,) if m.lamps and not m.ink else ()))
