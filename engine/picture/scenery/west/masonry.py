"""What castles and manors are built of under the sky: walls, towers, paving, a manor far off, and the distance behind them."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, Sheet, box, ground, hills, rounded, sky, veil
from engine.picture.scenery.west import fittings as t


def far(m: Moment, base: float = 40) -> list[Sheet]:
    """The distance: sky, two ranges of hills, haze."""
    def back(c: Any) -> None:
        sky(c, m, base + 20)
        hills(c, m, "far", base, 190, mix("#7d93a6", HAZE[m.time], .55))
        hills(c, m, "near", base + 16, 96, mix(m.tone("#6f8f6c", "#14203c"), HAZE[m.time], .34))
        veil(c, m, -140, base + 20, .4)

    return [Sheet(.04, back)]


def crenels(c: Any, x0: float, x1: float, y: float, size: float, colour: Colour) -> None:
    """Merlons along a wall's upper edge at y."""
    n = max(1, round((x1 - x0) / (size * 2)))
    step = (x1 - x0) / n
    for i in range(n):
        c.drawRect(box(x0 + i * step, y - size, x0 + (i + .56) * step, y + 1), fill(colour))


def tower(c: Any, m: Moment, x: float, y: float, w: float, h: float, stone: RGB, *, roof: bool = True, flag: bool = False) -> None:
    """A round tower whose foot is at (x, y): arrow slits, a ring of corbels, a pointed roof or merlons."""
    side = linear((x - w / 2, 0), (x + w / 2, 0), [(0, shade(stone, .7)), (.36, light(stone, .14)), (1, shade(stone, .54))])
    c.drawRect(box(x - w / 2, y - h, x + w / 2, y), side)
    t.ashlar(c, m.rnd("tower", round(x)), x - w / 2, y - h, x + w / 2, y, stone, max(9.0, w * .16))
    for k in range(2, int(h / w) + 1):
        yy = y - k * w * .9
        if yy > y - h + w * .3:
            c.drawPath(t.lancet(x + w * .08 * (-1) ** k, yy, w * .075, yy - w * .4), fill("#ffd48a" if m.lamps else shade(stone, .3)))
            if m.lamps:
                glow(c, x, yy - w * .2, w * .7, "#ffc070", .5)
    c.drawRect(box(x - w * .58, y - h - w * .26, x + w * .58, y - h), side)
    for k in range(7):
        c.drawRect(box(x - w * .56 + k * w * .17, y - h, x - w * .50 + k * w * .17, y - h + w * .1), fill(shade(stone, .5)))
    top = y - h - w * .26
    if roof:
        slate = m.tone("#56607a", "#20263c")
        c.drawPath(smooth([(x - w * .66, top, 1), (x - w * .3, top - w * .7), (x, top - w * 1.5, 1), (x + w * .3, top - w * .7), (x + w * .66, top, 1)], True, .3), linear((x - w * .6, 0), (x + w * .6, 0), [(0, shade(slate, .74)), (.4, light(slate, .16)), (1, shade(slate, .56))]))
        top -= w * 1.5
    else:
        crenels(c, x - w * .58, x + w * .58, top, w * .16, stone)
    if flag:
        field, _ = t.arms(m)
        c.drawRect(box(x - 1.4, top - w * .9, x + 1.4, top), fill("#3a302c"))
        c.drawPath(smooth([(x, top - w * .88, 1), (x + w * .4, top - w * .82), (x + w * .8, top - w * .9, 1), (x + w * .7, top - w * .68), (x + w * .82, top - w * .5, 1), (x + w * .4, top - w * .46), (x, top - w * .52, 1)], True, .8), fill(field))


def wall(c: Any, m: Moment, x0: float, x1: float, top: float, foot: float, stone: RGB, size: float = 17) -> None:
    """A curtain wall with merlons."""
    c.drawRect(box(x0, top, x1, foot), linear((0, top), (0, foot), [(0, light(stone, .08)), (1, shade(stone, .66))]))
    t.ashlar(c, m.rnd("curtain", round(x0)), x0, top, x1, foot, stone, 24)
    crenels(c, x0, x1, top, size, stone)
    c.drawRect(box(x0, top + 6, x1, top + 11), fill(shade(stone, .6), .7))


def cobbles(c: Any, m: Moment, y: float, key: str = "cobbles") -> None:
    """Paving of round stones from the line y down."""
    near, off = m.tone("#a0978a", "#262c42"), m.tone("#c4bbac", "#363e58")
    ground(c, y, near, off)
    r, d = m.rnd(key), 1.0
    while y + (d - 1) * 60 < BOTTOM:
        yy = y + (d - 1) * 60
        step = 12 * d
        x = LEFT + r.uniform(-step, 0)
        while x < RIGHT:
            w = step * r.uniform(.8, 1.3)
            if abs(x) < m.reach * 1.3 + 90:
                c.drawOval(box(x, yy, x + w * .92, yy + 7.4 * d), fill(light(near, .3) if r.random() < .3 else shade(near, r.uniform(.7, .92)), .5))
            x += w
        d *= 1.16


def manor(c: Any, m: Moment, x: float, y: float, w: float) -> None:
    """A manor seen across its park: gables, chimneys, rows of windows; its foot is at y."""
    wall_, roof = mix(m.tone("#c9b79a", "#4a4a60"), HAZE[m.time], .22), mix(m.tone("#6a5a5c", "#24263c"), HAZE[m.time], .2)
    h = w * .32
    for k in (-.34, -.12, .14, .36):
        c.drawRect(box(x + k * w - w * .02, y - h * 1.72, x + k * w + w * .02, y - h), fill(shade(wall_, .8)))
    c.drawPath(poly([(x - w * .52, y - h), (x - w * .44, y - h * 1.46), (x + w * .44, y - h * 1.46), (x + w * .52, y - h)]), linear((0, y - h * 1.5), (0, y - h), [(0, light(roof, .2)), (1, roof)]))
    c.drawRect(box(x - w / 2, y - h, x + w / 2, y), linear((0, y - h), (0, y), [(0, light(wall_, .12)), (1, shade(wall_, .8))]))
    for k in (-.38, 0, .38):
        gx, gw = x + k * w, w * .11
        c.drawRect(box(gx - gw, y - h * 1.1, gx + gw, y), fill(light(wall_, .06)))
        c.drawPath(poly([(gx - gw * 1.1, y - h * 1.1), (gx, y - h * 1.62), (gx + gw * 1.1, y - h * 1.1)]), fill(wall_))
        c.drawPath(poly([(gx - gw * 1.14, y - h * 1.08), (gx, y - h * 1.64), (gx + gw * 1.14, y - h * 1.08)], False), stroke(shade(roof, .8), max(2, w * .008)))
    n = 11
    for row in (.24, .64):
        for i in range(n):
            wx, wy = x - w * .46 + w * .92 * i / (n - 1), y - h * (row + .2)
            if row == .24 and i == n // 2:
                continue
            lit = m.lamps and (i * 7 + int(row * 10)) % 3 != 0
            c.drawRect(box(wx - w * .014, wy - h * .13, wx + w * .014, wy + h * .1), fill("#ffdc98" if lit else mix(m.tone("#5c7080", "#181f36"), HAZE[m.time], .2)))
            if lit:
                glow(c, wx, wy, w * .05, "#ffc070", .5)
    rounded(c, x - w * .03, y - h * .42, x + w * .03, y, w * .02, fill(t.oak(m)))
