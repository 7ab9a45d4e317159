"""Of a castle under the sky: courtyard, gatehouse, battlements."""
from __future__ import annotations

import re
from typing import Any

from engine.picture.gfx import RGB, fill, glow, light, linear, mix, poly, shade, smooth, tapered
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, Sheet, box, ground
from engine.picture.scenery.ground import LEAVES, standing
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import hangings as hung
from engine.picture.scenery.west import pieces as f
from engine.picture.scenery.west.masonry import cobbles, crenels, far, tower, wall

_FINE = re.compile(r"palace|manor|mansion|\bhouse\b", re.I)
_NAMED = re.compile(r"castle|keep|fort|palace|manor|mansion|\bhouse\b", re.I)
"""A house's front by its name: a palace has a steep roof with dormers and a fountain, a castle merlons and a well."""


def courtyard(m: Moment) -> list[Sheet]:
    """The courtyard: a keep or a palace's front between towers, stairs to its door, a well, banners."""
    r = m.rnd("court")
    fine = r.random() < .5 if not _NAMED.search(m.name) else bool(_FINE.search(m.name))

    def middle(c: Any) -> None:
        stone = m.tone(*r2.choice((("#bdb2a0", "#474a5e"), ("#c6b698", "#4c4858"), ("#a8a8a8", "#424a5e"))))
        cobbles(c, m, 66)
        for s in (-1, 1):
            wall(c, m, min(s * 130, s * 960), max(s * 130, s * 960), -86, 70, shade(stone, .9))
            tower(c, m, s * m.reach * (.82 if m.upright else .64), 72, 92 if m.upright else 116, 220, stone, flag=s > 0)
        _front(c, m, stone, fine)

    r2 = m.rnd("stone")

    def near(c: Any) -> None:
        for s in (-1, 1):
            with standing(c, s * m.reach * .94, 178):
                c.drawRect(box(-8, -760, 8, 0), fill(t.oak(m)))
                hung.banner(c, m, s * -70, -720, 120, 380, int(s > 0))
        with standing(c, m.reach * .56, 140):
            fountain(c, m) if fine else _well(c, m)
        with standing(c, -m.reach * .62, 134):
            f.barrel(c, 0, 0, 150, m.tone("#8a6240", "#46342e"))
            f.barrel(c, 88, 6, 126, m.tone("#7c5638", "#40302c"))

    return [*far(m), Sheet(.45, middle), Sheet(.86, near)]


def _front(c: Any, m: Moment, stone: RGB, fine: bool) -> None:
    """The house's front: rows of pointed windows over a great door with stairs."""
    half, top = (128.0, -196.0) if m.upright else (236.0, -176.0)
    c.drawRect(box(-half, top, half, 66), linear((0, top), (0, 66), [(0, light(stone, .12)), (1, shade(stone, .72))]))
    t.ashlar(c, m.rnd("front"), -half, top, half, 66, stone, 26)
    n = 3 if m.upright else 5
    for row, (foot, tall) in enumerate(((-96.0, 56.0), (-8.0, 62.0))):
        for i in range(n):
            x = -half + 2 * half * (i + .5) / n
            if row == 1 and i == n // 2:
                continue
            lit = m.lamps and (i + row) % 2 == 0
            c.drawPath(t.lancet(x, foot + 3, 17, foot - tall - 7), fill(light(stone, .24)))
            c.drawPath(t.lancet(x, foot, 13, foot - tall), fill("#ffdc98" if lit else m.tone("#5f7484", "#1a2138")))
            c.drawRect(box(x - 1.4, foot - tall * .8, x + 1.4, foot), fill(light(stone, .2)))
            if lit:
                glow(c, x, foot - tall * .4, 60, "#ffc070", .5)
    if fine:
        slate = m.tone("#5c667e", "#20263c")
        c.drawPath(poly([(-half - 14, top), (-half + 30, top - 88), (half - 30, top - 88), (half + 14, top)]), linear((0, top - 88), (0, top), [(0, light(slate, .2)), (1, shade(slate, .7))]))
        for k in range(-2, 3):
            x = k * half * .38
            c.drawPath(poly([(x - 17, top - 12), (x - 17, top - 46), (x, top - 68), (x + 17, top - 46), (x + 17, top - 12)]), fill(stone))
            c.drawRect(box(x - 8, top - 44, x + 8, top - 16), fill("#ffdc98" if m.lamps else m.tone("#5f7484", "#1a2138")))
        for s in (-1, 1):
            c.drawRect(box(s * half * .7 - 9, top - 116, s * half * .7 + 9, top - 60), fill(shade(stone, .8)))
    else:
        crenels(c, -half, half, top, 16, light(stone, .06))
    _door(c, m, stone)


def _door(c: Any, m: Moment, stone: RGB) -> None:
    c.drawPath(t.lancet(0, 66, 42, -70), fill(light(stone, .24)))
    c.drawPath(t.lancet(0, 66, 33, -56), fill(t.oak(m)))
    for k in range(-3, 4):
        c.drawRect(box(k * 9 - 1, -30, k * 9 + 1, 66), fill(shade(t.oak(m), .6)))
    for y in (-12, 30):
        c.drawRect(box(-32, y, 32, y + 5), fill("#2c282c"))
    for j in range(4):
        c.drawRect(box(-58 - j * 9, 62 + j * 6, 58 + j * 9, 69 + j * 6), fill(mix(light(stone, .2), shade(stone, .7), j / 5)))
    for s in (-1, 1):
        f.torch(c, m, s * 58, -16)


def _well(c: Any, m: Moment) -> None:
    """A stone well under its little roof."""
    stone, wood = t.stone(m), t.oak(m)
    for s in (-1, 1):
        c.drawRect(box(s * 74 - 7, -300, s * 74 + 7, -60), fill(wood))
    c.drawPath(poly([(-118, -280), (0, -372), (118, -280)]), linear((0, -370), (0, -280), [(0, light(m.tone("#86604a", "#3a2c34"), .16)), (1, m.tone("#6a4636", "#2c222a"))]))
    c.drawRect(box(-74, -226, 74, -214), fill(wood))
    c.drawRect(box(-2, -220, 2, -130), fill("#3a302c"))
    c.drawRect(box(-18, -140, 18, -104), fill(shade(wood, .8)))
    c.drawRect(box(-98, -96, 98, 0), linear((-98, 0), (98, 0), [(0, shade(stone, .7)), (.4, light(stone, .12)), (1, shade(stone, .54))]))
    t.ashlar(c, m.rnd("well"), -98, -96, 98, 0, stone, 30)
    c.drawOval(box(-102, -116, 102, -78), fill(light(stone, .2)))
    c.drawOval(box(-80, -110, 80, -86), fill("#16202c"))


def fountain(c: Any, m: Moment) -> None:
    """A basin with a column from which water falls."""
    stone, water = m.tone("#cfc8ba", "#4c5268"), m.tone("#a4ccd8", "#3c5680")
    c.drawOval(box(-150, -60, 150, 20), fill(shade(stone, .6)))
    c.drawOval(box(-150, -74, 150, 2), fill(light(stone, .1)))
    c.drawOval(box(-132, -68, 132, -8), fill(water))
    c.drawPath(tapered([(0, -36), (0, -120), (0, -190)], [44, 20, 30]), linear((-24, 0), (24, 0), [(0, light(stone, .2)), (1, shade(stone, .6))]))
    c.drawOval(box(-66, -206, 66, -172), fill(light(stone, .16)))
    c.drawOval(box(-54, -202, 54, -182), fill(water))
    c.drawPath(tapered([(0, -194), (0, -250)], [18, 10]), fill(stone))
    for s in (-1, 1):
        for k in (20, 54):
            c.drawPath(smooth([(s * 4, -250, 1), (s * k * .8, -262), (s * k * 1.3, -180), (s * k * 1.5, -50, 1), (s * k * 1.1, -160), (s * k * .7, -246)], True, .8), fill("#eaf6fa", .5))


def gatehouse(m: Moment) -> list[Sheet]:
    """Before the gate: two drum towers, a raised portcullis, the drawbridge over the moat."""
    stone = m.tone("#b4aa98", "#484a5c")

    def middle(c: Any) -> None:
        grass = m.tone("#8aa466", "#22384a")
        ground(c, 56, shade(grass, .7), mix(grass, HAZE[m.time], .3))
        wall(c, m, LEFT, RIGHT, -96, 66, shade(stone, .92))
        c.drawRect(box(-92, -150, 92, 66), fill(stone))
        t.ashlar(c, m.rnd("gatehouse"), -92, -150, 92, 66, stone, 22)
        crenels(c, -92, 92, -150, 16, stone)
        for s in (-1, 1):
            tower(c, m, s * (98 if m.upright else 120), 70, 86, 220, stone, roof=False, flag=True)
        c.drawPath(t.lancet(0, 66, 62, -92), fill(light(stone, .2)))
        c.drawPath(t.lancet(0, 66, 52, -80), fill("#1a1820"))
        c.drawRect(box(-30, -10, 30, 60), linear((0, -10), (0, 60), [(0, mix(HAZE[m.time], "#fff0d0", .4), .8), (1, m.tone("#a89c88", "#3c4058"))]))
        for k in range(-4, 5):
            c.drawPath(tapered([(k * 11, -84), (k * 11, -34), (k * 11, -26)], [3.4, 3.4, .6]), fill("#3a363c"))
        for y in (-70, -54, -40):
            c.drawRect(box(-50, y, 50, y + 3), fill("#3a363c"))
        hung.shield(c, m, 0, -118, 17)
        c.drawRect(box(LEFT, 68, RIGHT, 96), linear((0, 68), (0, 96), [(0, m.tone("#6f9aa8", "#1c2c48")), (1, m.tone("#8fb4bc", "#26385a"))]))
        ground(c, 96, m.tone("#a08a68", "#2a3044"), m.tone("#b8a684", "#383c50"))
        wood = t.oak(m)
        c.drawPath(poly([(-54, 64), (54, 64), (86, 118), (-86, 118)]), linear((0, 64), (0, 118), [(0, shade(wood, .8)), (1, light(wood, .3))]))
        for k in range(6):
            y = 66 + k * 9
            c.drawRect(box(-56 - (y - 64) * .6, y, 56 + (y - 64) * .6, y + 1.6), fill(shade(wood, .5)))
        for s in (-1, 1):
            c.drawPath(tapered([(s * 56, -40), (s * 84, 112)], [2.6, 4]), fill("#2c282c"))

    def near(c: Any) -> None:
        r = m.rnd("gate near")
        for s in (-.5, .5):
            c.drawPath(tapered([(s * 60, 120), (s * 110, 200), (s * 330, 480)], [6, 14, 34]), fill(m.tone("#86704e", "#20263a"), .4, 3))
        for _ in range(120):
            x, y = r.uniform(-1.4, 1.4) * m.reach, r.uniform(110, 460)
            q = (y - 20) / 240
            if abs(x) > 40 + y * .9 or r.random() < .14:
                c.drawPath(tapered([(x, y), (x + 4 * q, y - 14 * q), (x + 10 * q, y - 26 * q)], [5 * q, 3.4 * q, .6]), fill(m.tone("#7f9a58", "#22343e"), .85))
            else:
                c.drawOval(box(x, y, x + 10 * q, y + 4 * q), fill(m.tone("#d0c2a4", "#3c4258"), .6))
        for s in (-1, 1):
            with standing(c, s * m.reach * .8, 160):
                c.drawRect(box(-9, -560, 9, 0), fill(t.oak(m)))
                hung.banner(c, m, s * -54, -520, 96, 300, 2)
            for _ in range(5):
                p.foliage(c, r, s * m.reach * r.uniform(.7, 1.1), r.uniform(150, 190), 74, 40, list(LEAVES[m.time]), 22)

    return [*far(m), Sheet(.45, middle), Sheet(.86, near)]


def battlements(m: Moment) -> list[Sheet]:
    """On the wall: merlons against the sky, a corner tower with its flag, fields and a village far below."""
    stone = m.tone("#b6ac9a", "#4a4c5e")

    def land(c: Any) -> None:
        r, green = m.rnd("land"), m.tone("#8fa968", "#20323e")
        ground(c, 50, green, mix(green, HAZE[m.time], .6))
        for k in range(9):
            x = r.uniform(-1.1, 1.1) * m.reach
            c.drawPath(smooth([(x - 120, 66 + k * 7), (x, 58 + k * 7), (x + 130, 66 + k * 7), (x, 74 + k * 7)]), fill(mix(green, r.choice(("#d8c070", "#6a8a50", "#b0bc70")), .4), .5))
        for k in range(8):
            x, y = m.reach * (-.5 + .1 * k) + r.uniform(-8, 8), 62 + r.uniform(0, 14)
            c.drawRect(box(x - 8, y - 10, x + 8, y), fill(mix("#e2d8c4", HAZE[m.time], .3)))
            c.drawPath(poly([(x - 10, y - 10), (x, y - 20), (x + 10, y - 10)]), fill(mix(m.tone("#8a5a4a", "#2c2438"), HAZE[m.time], .3)))
            if m.lamps:
                glow(c, x, y - 4, 18, "#ffc070", .9)
        c.drawRect(box(m.reach * -.2 - 4, 34, m.reach * -.2 + 4, 64), fill(mix("#cfc5b2", HAZE[m.time], .3)))
        c.drawPath(poly([(m.reach * -.2 - 6, 34), (m.reach * -.2, 10), (m.reach * -.2 + 6, 34)]), fill(mix("#5a607a", HAZE[m.time], .3)))

    def parapet(c: Any) -> None:
        tower(c, m, m.reach * (.74 if m.upright else .7), 130, 150, 260, stone, flag=True)
        n = 5 if m.upright else 9
        step = (RIGHT - LEFT) / (n * 2.2)
        x = -m.reach * 1.2 - step
        c.drawRect(box(LEFT, 30, RIGHT, 132), linear((0, 30), (0, 132), [(0, light(stone, .14)), (1, shade(stone, .7))]))
        t.ashlar(c, m.rnd("parapet"), -m.reach * 1.4, 30, m.reach * 1.4, 132, stone, 34)
        while x < m.reach * 1.3:
            c.drawRect(box(x, -56, x + step * .56, 34), linear((x, 0), (x + step * .56, 0), [(0, light(stone, .16)), (1, shade(stone, .74))]))
            t.ashlar(c, m.rnd("merlon", round(x)), x, -56, x + step * .56, 34, stone, 30)
            c.drawRect(box(x - 4, -62, x + step * .56 + 4, -52), fill(light(stone, .26)))
            x += step
        c.drawRect(box(LEFT, 24, RIGHT, 34), fill(light(stone, .26)))
        ground(c, 130, m.tone("#8f877a", "#282c40"), m.tone("#aaa192", "#343a52"))
        for i in range(-12, 13):
            c.drawPath(tapered([(i * 62, 130), (i * 170, BOTTOM)], [1, 4]), fill(m.tone("#6c665c", "#181c2e"), .5))
        for y in (148.0, 176.0, 218.0, 280.0, 370.0):
            c.drawRect(box(LEFT, y, RIGHT, y + 1 + y * .006), fill(m.tone("#6c665c", "#181c2e"), .5))

    def near(c: Any) -> None:
        with standing(c, -m.reach * .78, 166):
            c.drawRect(box(-9, -760, 9, 0), fill(t.oak(m)))
            hung.banner(c, m, 70, -720, 120, 360, 1)
        if m.lamps:
            with standing(c, m.reach * .3, 150):
                _brazier(c)

    return [*far(m), Sheet(.2, land), Sheet(.55, parapet), Sheet(.86, near)]


def _brazier(c: Any) -> None:
    """A basket of fire on legs."""
    for k in (-30, 0, 30):
        c.drawPath(tapered([(k * .5, -150), (k, 0)], [9, 7]), fill("#26242a"))
    c.drawPath(poly([(-46, -206), (46, -206), (26, -146), (-26, -146)]), fill("#2e2a2e"))
    glow(c, 0, -230, 300, "#ff9a4a", .7)
    for k in (-18, 0, 18):
        c.drawPath(tapered([(k, -196), (k + 6, -240 + abs(k)), (k - 2, -288 + abs(k) * 2)], [22, 16, 2]), fill("#ffc860" if k else "#fff0b0"))
