"""What the old houses of Europe are built of: stone, pointed windows, sashes, fires, beams, panels."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import (
    RGB,
    Colour,
    clipped,
    fill,
    glow,
    light,
    linear,
    mix,
    shade,
    smooth,
    stroke,
)
from engine.picture.scenery.air import Moment, box, rounded
from engine.picture.scenery.room import Room
from engine.picture.skia_load import skia

GILT = "#cfa552"
_FIELDS: tuple[tuple[str, str], ...] = (("#8c2f36", "#d8b25a"), ("#2f4a7a", "#e6d9b8"), ("#3f6248", "#d8b25a"), ("#5a3a6a", "#e0c27a"))
"""Field and device of the arms that a house may bear."""


def stone(m: Moment) -> RGB:
    """The stone of walls."""
    return m.tone("#b6ac9a", "#4b4a5a")


def oak(m: Moment) -> RGB:
    """Dark wood of beams, doors and furniture."""
    return m.tone("#6e4a32", "#3c2b2e")


def arms(m: Moment) -> tuple[RGB, RGB]:
    """The colours of the house that this place belongs to."""
    field, device = m.rnd("arms").choice(_FIELDS)
    return m.tone(field, shade(field, .55)), m.tone(device, shade(device, .62))


def daylight(m: Moment) -> RGB:
    """What comes in at a window."""
    pane = m.tone("#e6eef0", "#3c4e86")
    return mix(pane, "#f2a868", .5) if m.time == "dusk" else mix(pane, "#f4c8a4", .4) if m.time == "dawn" else pane


def ashlar(c: Any, r: Random, x0: float, y0: float, x1: float, y1: float, colour: Colour, row: float = 36.0) -> None:
    """Joints of squared stone over a wall that is already painted, some of its blocks lighter or darker."""
    n = max(1, round((y1 - y0) / row))
    step = (y1 - y0) / n
    joints = skia.Path()
    for i in range(n):
        y, x = y0 + i * step, x0 - r.uniform(0, row)
        joints.moveTo(x0, y)
        joints.lineTo(x1, y)
        while x < x1:
            w = row * r.uniform(1.3, 2.3)
            a, b = max(x, x0), min(x + w, x1)
            if b - a > 6:
                joints.moveTo(b, y)
                joints.lineTo(b, y + step)
                if r.random() < .34:
                    c.drawRect(box(a + 1.5, y + 1.5, b - 1.5, y + step - 1.5), fill(light(colour, .3) if r.random() < .5 else shade(colour, .6), .22))
            x += w
    c.drawPath(joints, stroke(shade(colour, .58), 1.6, .55))


def lancet(x: float, foot: float, half: float, top: float) -> Any:
    """The outline of a pointed arch whose tip is at `top`."""
    spring = min(top + half * 1.5, foot)
    path = skia.Path()
    path.moveTo(x - half, foot)
    path.lineTo(x - half, spring)
    path.cubicTo(x - half, spring - half * .8, x - half * .42, top + half * .30, x, top)
    path.cubicTo(x + half * .42, top + half * .30, x + half, spring - half * .8, x + half, spring)
    path.lineTo(x + half, foot)
    path.close()
    return path


def _lights(m: Moment) -> tuple[Colour, ...]:
    """The panes of stained glass, from above."""
    field, device = arms(m)
    return field, "#3f6a9a", device, "#4a7a5a"


def window(c: Any, m: Moment, x: float, foot: float, half: float, top: float, wall: Colour, stained: bool = False) -> None:
    """A pointed window of leaded glass in a splayed reveal, a mullion in its middle."""
    sky = daylight(m)
    c.drawPath(lancet(x, foot + 5, half + 9, top - 13), fill(shade(wall, .62)))
    c.drawPath(lancet(x, foot + 3, half + 4, top - 6), fill(light(wall, .12)))
    glass = lancet(x, foot, half, top)
    c.drawPath(glass, linear((0, top), (0, foot), [(0, shade(sky, .86)), (1, light(sky, .3))]))
    with clipped(c, glass):
        if stained:
            field, device = arms(m)
            for k, tint in enumerate(_lights(m)):
                c.drawRect(box(x - half, top + half * (.5 + .62 * k), x + half, top + half * (.86 + .62 * k)), fill(tint, .5))
            c.drawCircle(x, top + half * .95, half * .44, fill(device, .8))
            c.drawCircle(x, top + half * .95, half * .26, fill(field, .85))
        lead = skia.Path()
        step = 11.0
        n = int((foot - top + half * 2) / step) + 1
        for i in range(n):
            lead.moveTo(x - half, top + i * step)
            lead.lineTo(x + half, top + i * step - half * 2)
            lead.moveTo(x + half, top + i * step)
            lead.lineTo(x - half, top + i * step - half * 2)
        c.drawPath(lead, stroke(m.tone("#6c6a66", "#1c2036"), 1.1, .6))
    c.drawRect(box(x - 2.6, top + half * .5, x + 2.6, foot), fill(shade(wall, .78)))
    c.drawRect(box(x - half, top + half * 1.5, x + half, top + half * 1.5 + 4), fill(shade(wall, .78)))
    c.drawRect(box(x - half - 12, foot, x + half + 12, foot + 8), fill(light(wall, .2)))
    if not m.night:
        glow(c, x, (top + foot) / 2, half * 4, sky, .24)


def sash(c: Any, m: Moment, x: float, foot: float, half: float, top: float, frame: Colour) -> None:
    """A tall window of many panes, as manors have it."""
    sky = daylight(m)
    c.drawRect(box(x - half - 7, top - 9, x + half + 7, foot + 7), fill(shade(frame, .84)))
    c.drawRect(box(x - half, top, x + half, foot), linear((0, top), (0, foot), [(0, shade(sky, .84)), (.6, sky), (1, m.tone("#b8cfa0", "#24344c"))]))
    r = m.rnd("sash", x)
    for _ in range(7):
        c.drawCircle(x + r.uniform(-1, 1) * half, foot - r.uniform(0, 20), r.uniform(8, 16), fill(m.tone("#7f9f70", "#1c2c40"), .7))
    for i in range(1, 3):
        c.drawRect(box(x - half + 2 * half * i / 3 - 1.5, top, x - half + 2 * half * i / 3 + 1.5, foot), fill(frame))
    rows = max(3, round((foot - top) / 40))
    for j in range(1, rows):
        y = top + (foot - top) * j / rows
        c.drawRect(box(x - half, y - 1.5, x + half, y + 1.5), fill(frame))
    c.drawRect(box(x - half - 3, top - 3, x + half + 3, foot + 3), stroke(frame, 6))


def hearth(c: Any, m: Moment, w: float, h: float, stone_: Colour, on: bool = True) -> None:
    """A fireplace with its mantel, the foot of its middle at the origin: always burning but for bright days when `on` is false."""
    c.drawRect(box(-w / 2, -h, w / 2, 0), linear((-w / 2, 0), (w / 2, 0), [(0, shade(stone_, .74)), (.4, light(stone_, .1)), (1, shade(stone_, .6))]))
    hole = smooth([(-w * .32, 0, 1), (-w * .32, -h * .52), (-w * .16, -h * .68), (0, -h * .72), (w * .16, -h * .68), (w * .32, -h * .52), (w * .32, 0, 1)], True, .7)
    c.drawPath(hole, fill("#1a1316"))
    with clipped(c, hole):
        if on:
            glow(c, 0, -h * .1, w * .7, "#ff8a3c", .9)
        for k in (-.16, .02, .18):
            rounded(c, (k - .12) * w, -h * .09 - abs(k) * 20, (k + .14) * w, -h * .02 - abs(k) * 20, 5, fill("#3c2620"))
        for k, tall in ((-.15, .34), (-.05, .5), (.06, .42), (.16, .3)) if on else ():
            x = k * w
            c.drawPath(smooth([(x, -h * (tall + .06), 1), (x + w * .07, -h * tall * .4), (x, -h * .04), (x - w * .07, -h * tall * .4)]), fill("#ffb648" if tall < .4 else "#ffd880"))
    rounded(c, -w * .58, -h - 16, w * .58, -h + 8, 3, linear((0, -h - 16), (0, -h + 8), [(0, light(stone_, .3)), (1, shade(stone_, .7))]))
    for s in (-1, 1):
        c.drawRect(box(s * w * .43 - w * .05, -h + 8, s * w * .43 + w * .05, 0), linear((s * w * .43 - w * .05, 0), (s * w * .43 + w * .05, 0), [(0, light(stone_, .24)), (1, shade(stone_, .66))]))
    if on:
        glow(c, 0, -h * .3, w * 1.7, "#ff9a50", .4)


def beams(room: Room, c: Any, m: Moment, braces: bool = True) -> None:
    """Timbers across the ceiling, with braces down the walls in halls."""
    wood, h, t = oak(m), room.half, room.top
    for d0, d1 in ((1.06, 1.13), (1.34, 1.43), (1.74, 1.86), (2.3, 2.48)):
        c.drawPath(room.flat(t, -h, h, d0, d1), linear((0, t * d1), (0, t * d0), [(0, shade(wood, .5)), (1, light(wood, .1))]))
        if braces:
            d = (d0 + d1) / 2
            for s in (-1, 1):
                c.drawPath(smooth([(s * h * d, (t + 110) * d, 1), (s * h * d * .97, (t + 50) * d), (s * h * d * .82, (t + 14) * d), (s * h * d * .62, t * d, 1), (s * h * d * .72, t * d, 1), (s * h * d * .88, (t + 8) * d), (s * h * d, (t + 34) * d, 1)], True, .8), fill(shade(wood, .74)))
    c.drawRect(box(-h, t, h, t + 16), linear((0, t), (0, t + 16), [(0, light(wood, .14)), (1, shade(wood, .6))]))


def posts(room: Room, c: Any, m: Moment, deep: tuple[float, ...] = (1.1, 1.6, 2.12)) -> None:
    """Timber posts along both side walls, a rail between them."""
    wood = oak(m)
    for s in (-1, 1):
        c.drawPath(room.side(s, 1, 5, -6, 6), fill(shade(wood, .7)))
        for d in deep:
            c.drawPath(room.side(s, d, d + .05 * d, room.top, room.floor), fill(shade(wood, .86)))
            c.drawPath(room.side(s, d + .04 * d, d + .05 * d, room.top, room.floor), fill(shade(wood, .5)))


def panelled(room: Room, c: Any, m: Moment, wall: Colour, trim: Colour, dado: float = 40.0) -> None:
    """Mouldings in fields over a dado, on the back wall and both sides."""
    h, f, t = room.half, room.floor, room.top
    for s in (-1, 1):
        c.drawPath(room.side(s, 1, 5, dado, f - 9), fill(shade(trim, .56 if s > 0 else .66)))
    c.drawRect(box(-h, dado, h, f - 9), linear((0, dado), (0, f), [(0, light(trim, .06)), (1, shade(trim, .8))]))
    c.drawRect(box(-h, dado - 4, h, dado + 3), fill(light(trim, .2)))
    n = max(2, round(2 * h / 120))
    for i in range(n):
        a, b = -h + 2 * h * i / n + 9, -h + 2 * h * (i + 1) / n - 9
        c.drawRect(box(a, t + 30, b, dado - 14), stroke(light(wall, .3), 2.6, .6))
        c.drawRect(box(a, dado + 12, b, f - 20), stroke(shade(trim, .72), 2.2, .7))
    for i in range(6):
        d0 = 1.06 + .2 * i * (1 + .1 * i)
        for s in (-1, 1):
            c.drawPath(room.side(s, d0, d0 + .15 + .03 * i, t + 30, dado - 14), stroke(light(wall, .2), 2.6, .4))
    c.drawRect(box(-h, t, h, t + 17), linear((0, t), (0, t + 17), [(0, light(trim, .3)), (1, shade(trim, .74))]))
