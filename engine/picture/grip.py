"""Hands seen near, as they hold the object of an insert: fingers round an edge, a thumb over it, wrist and sleeve.

Drawn in the units of `inserts.py` (the object about 600 high); a finger is some 46 wide. `side` is 1 for a hand that comes
from the right, -1 from the left.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.drama.script import Character
from engine.picture.gfx import RGB, Point, along, clipped, fill, light, linear, mix, rgb, shade, smooth, stroke, tapered
from engine.picture.people.palette import METAL, SKINS

Held = Literal["both", "left", "right", "corner", "table"]
"""How a flat thing is seen: in both hands, in one of them, by its lower corner between thumb and forefinger, lying there."""


@dataclass(frozen=True)
class Owner:
    """Whose hand it is: skin, sleeve, nails."""

    skin: RGB
    sleeve: RGB
    nail: RGB
    slender: float

    @classmethod
    def of(cls, who: Character | None) -> Owner:
        """Somebody of the cast, or nobody in particular."""
        robot = who is not None and who.look.being == "robot"
        skin = METAL.skin if robot else rgb(SKINS[who.look.skin if who else "light"])
        woman = who is not None and who.gender == "f" and not robot
        nail = mix(skin, "#d9687a", .42) if woman and who is not None and who.age in ("young", "adult") else mix(skin, "#ffe6de", .5)
        return cls(skin, rgb(who.look.color) if who else (.2, .23, .33), nail, .86 if woman else 1.0)


def finger(c: Any, o: Owner, points: Sequence[Point], width: float, *, tip: float = .80, nail: bool = True, creases: Sequence[float] = (.5,)) -> None:
    """One finger along a line from its root to its tip, with its shadow side, knuckle creases and nail."""
    width *= o.slender
    n = len(points)
    dark, deep = shade(o.skin, .74), shade(o.skin, .52)
    widths = [width * (1 + (tip - 1) * i / (n - 1)) for i in range(n)]
    end, before = points[-1], along(points, 1 - .5 / (n - 1))
    a = math.atan2(end[1] - before[1], end[0] - before[0])
    r = widths[-1] / 2
    path = tapered(points, widths)
    for paint in (stroke(deep, 5, .55), fill(o.skin)):
        c.drawPath(path, paint)
        c.drawCircle(end[0], end[1], r, paint)
    nx, ny = -math.sin(a), math.cos(a)
    sign = 1 if ny > 0 else -1
    with clipped(c, path):
        c.drawPath(tapered([(p[0] + nx * sign * width * .40, p[1] + ny * sign * width * .40) for p in points], [width * .5] * n), fill(dark, .62, width * .10))
        c.drawPath(tapered([(p[0] - nx * sign * width * .26, p[1] - ny * sign * width * .26) for p in points], [width * .2] * n), fill(light(o.skin, .35), .7, width * .08))
        for t in creases:
            x, y = along(points, t)
            for d in (-3.5, 3.5):
                c.drawPath(tapered([(x + nx * r * .72 + math.cos(a) * d, y + ny * r * .72 + math.sin(a) * d), (x + math.cos(a) * (d + 2), y + math.sin(a) * (d + 2)), (x - nx * r * .72 + math.cos(a) * d, y - ny * r * .72 + math.sin(a) * d)], [.6, 2, .6]), fill(deep, .5))
    if nail:
        c.save()
        c.translate(end[0] + math.cos(a) * r * .12, end[1] + math.sin(a) * r * .12)
        c.rotate(math.degrees(a))
        shape = smooth([(-r * .62, -r * .50), (r * .2, -r * .56), (r * .78, -r * .3), (r * .92, 0), (r * .78, r * .3), (r * .2, r * .56), (-r * .62, r * .50), (-r * .78, 0)])
        c.drawPath(shape, fill(o.nail))
        c.drawPath(shape, stroke(deep, 1.4, .35))
        c.drawPath(tapered([(-r * .4, -r * .26), (r * .2, -r * .32), (r * .6, -r * .14)], [1, r * .16, 1]), fill("#ffffff", .55))
        c.restore()


def sleeve(c: Any, o: Owner, wrist: Point, towards: Point, width: float) -> None:
    """The forearm's sleeve from the wrist out of the frame, with a cuff and folds."""
    dx, dy = towards[0] - wrist[0], towards[1] - wrist[1]
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    px, py = -uy, ux

    def at(t: float, s: float) -> tuple[float, float]:
        return wrist[0] + ux * t + px * s, wrist[1] + uy * t + py * s
    w = width
    cloth = smooth([(*at(30, -w * .60), 1), (*at(length * .5, -w * .74), 0), (*at(length * 1.3, -w * .9), 1), (*at(length * 1.3, w * .9), 1), (*at(length * .5, w * .74), 0), (*at(30, w * .60), 1), (*at(20, 0), 0)])
    c.drawPath(cloth, linear(at(0, -w * .8), at(0, w * .8), [(0, light(o.sleeve, .16)), (.5, o.sleeve), (1, shade(o.sleeve, .5))]))
    cuff = smooth([(*at(10, -w * .57), 1), (*at(44, -w * .62), 1), (*at(52, 0), 0), (*at(44, w * .62), 1), (*at(10, w * .57), 1), (*at(2, 0), 0)])
    c.drawPath(cuff, linear(at(0, -w * .6), at(0, w * .6), [(0, light(o.sleeve, .4)), (1, shade(o.sleeve, .8))]))
    for t, s in ((80, .3), (120, -.35), (170, .1), (230, -.2)):
        if t < length * 1.2:
            c.drawPath(tapered([at(t, (s - .35) * w), at(t + 16, s * w), at(t + 8, (s + .35) * w)], [1, 7, 1]), fill(shade(o.sleeve, .5), .5))


def _wrist(c: Any, o: Owner, a: Point, b: Point, wa: float, wb: float) -> None:
    """The hand's root between the palm and the sleeve."""
    path = tapered([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], [wa, (wa + wb) / 2 * .94, wb])
    c.drawPath(path, fill(o.skin))
    with clipped(c, path):
        c.drawPath(tapered([(a[0], a[1] + wa * .3), (b[0], b[1] + wb * .34)], [wa * .5, wb * .5]), fill(shade(o.skin, .7), .6, 12))


def behind(c: Any, o: Owner, side: int, edge: float, y: float, drop: float = 330) -> None:
    """The part of a hand that lies behind a flat thing whose edge is at x = `edge`: ball of the thumb, wrist, sleeve."""
    root, out = (edge + side * 30, y + 96), (edge + side * (30 + drop * .42), y + 96 + drop)
    k = o.slender
    sleeve(c, o, (root[0] + side * 38, root[1] + 118), out, 150 * k)
    _wrist(c, o, (edge + side * 12, y + 70), (root[0] + side * 44, root[1] + 140), 128 * k, 112 * k)
    heel = smooth([(edge - side * 70, y - 70), (edge - side * 6, y - 96), (edge + side * 40, y - 40), (edge + side * (66 + 4 * k), y + 40), (edge + side * (84 + 10 * k), y + 140), (edge + side * 96, y + 220),
                   (edge + side * 30, y + 226), (edge - side * 18 * k, y + 166), (edge - side * 70 * k, y + 96), (edge - side * 96, y + 20)])
    c.drawPath(heel, linear((edge, y - 90), (edge, y + 220), [(0, o.skin), (.6, o.skin), (1, shade(o.skin, .86))]))
    with clipped(c, heel):
        c.drawPath(smooth([(edge - side * 120, y + 40), (edge - side * 36, y + 84), (edge + side * 14, y + 150), (edge + side * 44, y + 240), (edge - side * 60, y + 260)]), fill(shade(o.skin, .72), .7, 9))
    c.drawPath(tapered([(edge + side * 20, y + 60), (edge + side * 16, y + 110), (edge + side * 34, y + 168)], [1, 5, 1]), fill(shade(o.skin, .6), .5))


def thumb(c: Any, o: Owner, side: int, edge: float, y: float, reach: float = 96, rise: float = 70) -> None:
    """The thumb over the front of a thing whose edge is at x = `edge`."""
    points = [(edge + side * 58, y + 66), (edge + side * 26, y + 14), (edge - side * reach * .42, y - rise * .5), (edge - side * reach, y - rise)]
    c.drawPath(tapered([(p[0] + side * 4, p[1] + 14) for p in points], [60, 54, 46, 34]), fill("#0a0812", .28, 10))
    finger(c, o, points, 60, tip=.74, creases=(.62,))


def fingertips(c: Any, o: Owner, side: int, edge: float, y: float, count: int = 4, gap: float = 47) -> None:
    """Fingers that come from behind round the edge at x = `edge`, one below the other; the hand is behind the thing."""
    reach = (50.0, 62.0, 56.0, 38.0)
    for i in range(count - 1, -1, -1):
        yy = y + i * gap * o.slender
        points = [(edge + side * 34, yy + 10), (edge + side * 12, yy + 2), (edge - side * reach[i] * .55, yy - 3), (edge - side * reach[i], yy - 1)]
        c.drawPath(tapered([(p[0] - side * 3, p[1] + 9) for p in points], [38, 38, 34, 28]), fill("#0a0812", .26, 7))
        finger(c, o, points, 44 - 3 * (i == 3), tip=.84, creases=(.38,))


def knuckles(c: Any, o: Owner, side: int, edge: float, y: float) -> None:
    """The backs of fingers that lie behind a sheet and show beyond its edge."""
    for i in range(3):
        yy = y - 8 + i * 40
        finger(c, o, [(edge + side * 66, yy + 40), (edge + side * 52, yy + 8), (edge + side * 12, yy - 12), (edge - side * 24, yy - 14)], 46, nail=False, creases=(.45,))


def pinch(c: Any, o: Owner, x: float, y: float) -> None:
    """A hand from the lower right whose thumb and forefinger hold something at (x, y); draw the thing before `pinch_over`."""
    k = o.slender
    sleeve(c, o, (x + 190, y + 210), (x + 330, y + 420), 150 * k)
    _wrist(c, o, (x + 110, y + 110), (x + 200, y + 226), 160 * k, 120 * k)
    c.drawPath(smooth([(x + 50, y + 20), (x + 120, y - 30), (x + 196, y + 20), (x + 210, y + 120), (x + 150, y + 180), (x + 70, y + 130)]), linear((x, y - 30), (x, y + 180), [(0, o.skin), (1, shade(o.skin, .78))]))
    for i, (dx, dy) in enumerate(((40, 84), (34, 58), (20, 34))):
        finger(c, o, [(x + 170, y + 66 + dy * .5), (x + 120, y + 20 + dy), (x + 64 + dx * .3, y + 26 + dy), (x + 30 + dx, y + 48 + dy)], 44 - i, nail=False, creases=(.4,))
    finger(c, o, [(x + 160, y + 10), (x + 110, y - 46), (x + 44, y - 44), (x - 6, y - 14)], 46, creases=(.36, .66))


def pinch_over(c: Any, o: Owner, x: float, y: float) -> None:
    """The thumb of `pinch`, over the thing held."""
    finger(c, o, [(x + 128, y + 110), (x + 88, y + 66), (x + 36, y + 32), (x - 12, y + 8)], 54, tip=.76, creases=(.6,))


def round_handle(c: Any, o: Owner, x: float, y: float) -> None:
    """Fingers through a cup's handle at (x, y), from the right."""
    k = o.slender
    sleeve(c, o, (x + 180, y + 150), (x + 300, y + 380), 150 * k)
    _wrist(c, o, (x + 90, y + 60), (x + 190, y + 166), 170 * k, 120 * k)
    c.drawPath(smooth([(x + 30, y - 60), (x + 110, y - 76), (x + 176, y - 10), (x + 190, y + 90), (x + 120, y + 150), (x + 40, y + 100)]), linear((x, y - 70), (x, y + 150), [(0, o.skin), (1, shade(o.skin, .78))]))
    for i in (2, 1, 0):
        yy = y - 34 + i * 44
        finger(c, o, [(x + 128, yy + 20), (x + 84, yy - 12), (x + 24, yy - 6), (x - 8, yy + 14)], 46, nail=False, creases=(.4, .7))
    finger(c, o, [(x + 120, y - 34), (x + 84, y - 78), (x + 30, y - 96), (x - 18, y - 92)], 52, tip=.76, creases=(.6,))


def hands_behind(c: Any, o: Owner, how: Held) -> None:
    """What of the hands lies behind a sheet of about 380 by 520, and the sheet's tilt."""
    c.rotate({"both": 2.0, "left": 7.0, "right": -6.0, "corner": 5.0, "table": -7.0}[how])
    if how == "corner":  # the hand needs room beside the sheet
        c.translate(-40, 0)
        pinch(c, o, 168, 222)
    if how in ("both", "left"):
        behind(c, o, -1, -176, 150, 260)
    if how in ("both", "right"):
        behind(c, o, 1, 180, 158, 260)


def hands_before(c: Any, o: Owner, how: Held) -> None:
    """The thumbs over such a sheet."""
    if how in ("both", "left"):
        thumb(c, o, -1, -192, 168, 84, 62)
    if how in ("both", "right"):
        thumb(c, o, 1, 190, 176, 84, 62)
    if how == "corner":
        pinch_over(c, o, 168, 222)
