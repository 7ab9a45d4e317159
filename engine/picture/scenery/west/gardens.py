"""Of a castle or a manor under the sky: the cloister, the garden."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import RGB, Colour, Point, fill, light, linear, mix, poly, shade, smooth, stroke
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, Moment, Sheet, box, ground
from engine.picture.scenery.ground import EYE, LEAVES, overhang, standing
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import pieces as f
from engine.picture.scenery.west.grounds import fountain
from engine.picture.scenery.west.masonry import far, manor


def cloister(m: Moment) -> list[Sheet]:
    """Along a vaulted walk: pointed arches in flight on one side towards a garden, a wall with doors on the other."""
    half, rows = (80.0 if m.upright else 160.0), (1.0, 1.38, 1.9, 2.65, 3.7, 5.2)
    stone = m.tone("#bcb2a0", "#4a4b5e")

    def at(u: float, up: float, d: float) -> Point:
        return u * half * d, EYE + up * d

    def walk(c: Any) -> None:
        end, floor = 8.0, m.tone("#a89e90", "#33364a")
        c.drawPath(poly([at(-1, 58, 1), at(1, 58, 1), at(1, 58, end), at(-1, 58, end)]), linear((0, 60), (0, 400), [(0, mix(floor, HAZE[m.time], .3)), (1, shade(floor, .7))]))
        d = 1.0
        while d < end:
            (x0, y), (x1, _) = at(-1, 58, d), at(1, 58, d)
            c.drawRect(box(x0, y, x1, y + .8 * d), fill(shade(floor, .5), .5))
            d *= 1.16
        c.drawPath(poly([at(-1, 58, 1), at(-1, -130, 1), at(-1, -130, end), at(-1, 58, end)]), linear((at(-1, 0, 1)[0], 0), (at(-1, 0, end)[0], 0), [(0, shade(stone, .9)), (.4, shade(stone, .7))]))
        c.drawPath(poly([at(-1, -96, 1), at(0, -134, 1), at(1, -96, 1), at(1, -96, end), at(1, -200, end), at(-1, -200, end), at(-1, -96, end)]), fill(shade(stone, .5)))
        (x0, top), (x1, foot) = at(-1, -130, 1), at(1, 58, 1)
        c.drawRect(box(x0, top, x1, foot), fill(mix(stone, HAZE[m.time], .3)))
        t.window(c, m, 0, EYE + 26, half * .28, EYE - 92, stone, True)
        for i, d in enumerate(rows):
            _rib(c, m, at, d, stone)
            if i:
                _opening(c, m, at, rows[i - 1], d, stone)

    def near(c: Any) -> None:
        overhang(c, m, m.rnd("cloister"), 1, list(LEAVES[m.time]))

    def garden(c: Any) -> None:
        green = m.tone("#8aa86c", "#22343c")
        ground(c, 50, shade(green, .8), mix(green, HAZE[m.time], .4))
        r = m.rnd("cloister garden")
        for k in range(5):
            with standing(c, half * (1.5 + k * .9), 66 + 9 * k):
                p.tree(c, r, 0, 0, r.uniform(460, 640), "#4a3a30", list(LEAVES[m.time]))
        for _ in range(9):
            p.foliage(c, r, r.uniform(1.2, 4) * half, r.uniform(58, 120), 60, 30, list(LEAVES[m.time]), 24)

    return [*far(m), Sheet(.45, garden), Sheet(.6, walk), Sheet(.86, near)]


def _rib(c: Any, m: Moment, at: Any, d: float, stone: RGB) -> None:
    """A rib across the walk, with its pillars and a lamp."""
    points = [at(-1, 58, d), at(-1, -60, d), at(-.62, -108, d), at(0, -134, d), at(.62, -108, d), at(1, -60, d), at(1, 58, d)]
    line = smooth(points, False, .9)
    c.drawPath(line, stroke(shade(stone, .52), 15 * d))
    c.drawPath(line, stroke(light(stone, .1), 9 * d))
    for s in (-1, 1):
        x, y = at(s, 58, d)
        c.drawRect(box(x - 11 * d, y - 9 * d, x + 11 * d, y + 2 * d), fill(light(stone, .2)))
        x, y = at(s, -60, d)
        c.drawRect(box(x - 10 * d, y - 4 * d, x + 10 * d, y + 4 * d), fill(light(stone, .26)))
    if m.lamps:
        x, y = at(-.92, -40, d)
        f.torch(c, m, x, y)


def _opening(c: Any, m: Moment, at: Any, behind: float, d: float, stone: RGB) -> None:
    """On the right the low wall and the pointed head of an arch between two pillars, on the left a door."""
    mid = (behind + d) / 2
    c.drawPath(poly([at(1, 58, behind), at(1, 30, behind), at(1, 30, d), at(1, 58, d)]), fill(shade(stone, .74)))
    c.drawPath(poly([at(1, 30, behind), at(1, 26, behind), at(1, 26, d), at(1, 30, d)]), fill(light(stone, .2)))
    head = smooth([(*at(1, -60, behind), 1), at(1, -88, behind + (d - behind) * .2), (*at(1, -106, mid), 1), at(1, -88, d - (d - behind) * .2), (*at(1, -60, d), 1), (*at(1, -140, d), 1), (*at(1, -140, behind), 1)], True, .6)
    c.drawPath(head, fill(shade(stone, .66)))
    q = behind + (d - behind) * .2, d - (d - behind) * .2
    door = smooth([(*at(-1, 58, q[0]), 1), at(-1, -20, q[0]), (*at(-1, -56, mid), 1), at(-1, -20, q[1]), (*at(-1, 58, q[1]), 1)], True, .6)
    c.drawPath(door, fill(shade(t.oak(m), .8)))
    c.drawPath(door, stroke(light(stone, .1), 3 * d))


def garden(m: Moment) -> list[Sheet]:
    """A garden with clipped hedges, roses, a fountain and the house behind it."""
    leaves: list[Colour] = list(LEAVES[m.time])
    grass = m.tone("#8db468", "#22384a")

    def middle(c: Any) -> None:
        r = m.rnd("garden")
        ground(c, 52, shade(grass, .66), mix(grass, HAZE[m.time], .3))
        for k in range(14):
            p.foliage(c, r, -900 + k * 136, 40 + r.uniform(-14, 10), 96, 80, [mix(q, HAZE[m.time], .34) for q in leaves], 30)
        c.drawPath(smooth([(-16, 60, 1), (16, 60, 1), (70, 150), (340, BOTTOM, 1), (-340, BOTTOM, 1), (-70, 150)], True, .4), linear((0, 60), (0, 480), [(0, m.tone("#e8dcc0", "#4c5672")), (1, m.tone("#c0aa86", "#2c3450"))]))
        for s in (-1, 1):
            for k in range(4):
                y = 80 + 26 * k * (1 + .3 * k)
                x = s * (60 + (y - 60) * 1.0)
                with standing(c, x, y):
                    _hedge(c, m, r, s, leaves)
        with standing(c, 0, 92):
            fountain(c, m)

    def near(c: Any) -> None:
        r = m.rnd("roses")
        for s in (-1, 1):
            with standing(c, s * m.reach * .8, 170):
                _urn(c, m, r, leaves)
            for _ in range(7):
                x, y = s * m.reach * r.uniform(.62, 1.15), r.uniform(170, 230)
                p.foliage(c, r, x, y, 70, 36, leaves, 22)
                for _ in range(6):
                    c.drawCircle(x + r.uniform(-56, 56), y + r.uniform(-28, 22), 8, fill(r.choice(("#e2808c", "#f6dcd8", "#c8505c")), .95 if not m.night else .5))
        overhang(c, m, r, -1, leaves)

    return [*far(m), Sheet(.2, lambda c: manor(c, m, 0 if not m.upright else -20, 50, 300 if m.upright else 420)), Sheet(.5, middle), Sheet(.86, near)]


def _hedge(c: Any, m: Moment, r: Random, side: int, leaves: list[Colour]) -> None:
    """A clipped hedge, and a cone of yew at its end."""
    dark, lit_ = leaves[0], leaves[1]
    c.drawRect(box(min(0, side * 420), -96, max(0, side * 420), 0), linear((0, -96), (0, 0), [(0, lit_), (1, shade(dark, .7))]))
    c.drawRect(box(min(0, side * 420), -104, max(0, side * 420), -84), fill(light(lit_, .16)))
    c.drawPath(smooth([(-46, 0, 1), (-36, -150), (0, -260, 1), (36, -150), (46, 0, 1)], True, .5), linear((-46, 0), (46, 0), [(0, light(lit_, .1)), (1, shade(dark, .6))]))
    for _ in range(14):
        c.drawCircle(r.uniform(-30, 30), r.uniform(-150, -10), 6, fill(lit_, .6))


def _urn(c: Any, m: Moment, r: Random, leaves: list[Colour]) -> None:
    stone = m.tone("#cfc6b4", "#4c5068")
    c.drawRect(box(-56, -120, 56, 0), linear((-56, 0), (56, 0), [(0, light(stone, .1)), (1, shade(stone, .6))]))
    c.drawRect(box(-68, -136, 68, -116), fill(light(stone, .22)))
    c.drawPath(smooth([(-18, -136, 1), (-20, -156), (-60, -200), (-70, -238, 1), (70, -238, 1), (60, -200), (20, -156), (18, -136, 1)], True, .8), linear((-70, 0), (70, 0), [(0, light(stone, .2)), (1, shade(stone, .58))]))
    p.foliage(c, r, 0, -262, 84, 50, leaves, 26)
    for _ in range(9):
        c.drawCircle(r.uniform(-70, 70), -262 + r.uniform(-40, 26), 10, fill(r.choice(("#e2808c", "#f6dcd8", "#c8505c")), .95 if not m.night else .5))
