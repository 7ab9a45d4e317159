"""Quieter ways of the republic: a lane between houses with stone gates, the drive of a mansion."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import RGB, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, Moment, Sheet, box, ground, rounded, sky, veil
from engine.picture.scenery.ground import LEAVES, overhang, standing
from engine.picture.scenery.republic.fittings import BRASS
from engine.picture.scenery.republic.ways import automobile, gas_lamp, passer, stone, street_sky
from engine.picture.scenery.west.masonry import cobbles


def lane(m: Moment) -> list[Sheet]:
    """A lane between brick houses with stone gates: washing on poles, a lamp over the arch, stools and a brazier at a door."""
    gap = 70.0 if m.upright else 128.0
    return [Sheet(.04, lambda c: street_sky(c, m)), Sheet(.5, lambda c: _lane_houses(c, m, gap)), Sheet(.86, lambda c: _lane_things(c, m, gap))]


def _lane_houses(c: Any, m: Moment, gap: float) -> None:
    r, brick = m.rnd("lane"), m.tone("#9a5c48", "#3c2a34")
    cobbles(c, m, 52)
    arch = stone(m)  # the arch over the lane's end
    c.drawRect(box(-gap * .9, -120, gap * .9, 60), fill(shade(brick, .8)))
    c.drawPath(smooth([(-26, 62, 1), (-26, -14), (0, -46), (26, -14), (26, 62, 1)], True, .9), linear((0, -46), (0, 62), [(0, HAZE[m.time]), (1, light(HAZE[m.time], .2))]))
    rounded(c, -44, -88, 44, -62, 3, fill(arch))
    draw_text(c, "福德里", 0, -68, 20, "#3a2a26", kind="serif", centre=True)
    for i in (3, 2, 1, 0):
        d = (1.0, 1.6, 2.55, 4.0)[3 - i]
        for s in (-1, 1):
            _gate_house(c, m, r, s, gap * d, gap * d * 1.62, d, brick)
    for d in (1.2, 1.8, 2.7):
        _washing(c, m, r, gap, d)


def _gate_house(c: Any, m: Moment, r: Random, s: int, near: float, far: float, d: float, brick: RGB) -> None:
    """A house in flight with its stone-framed double door, a pediment over it, shuttered windows above."""
    a, b = s * near, s * far
    f0, f1, t0, t1 = 52 + 40 * (d - 1), 52 + 40 * (d * 1.62 - 1), -160 * d, -250 * d

    def at(u: float, v: float) -> tuple[float, float]:
        return a + (b - a) * u, (t0 + (t1 - t0) * u) * (1 - v) + (f0 + (f1 - f0) * u) * v

    c.drawPath(poly([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]), linear((a, 0), (b, 0), [(0, shade(brick, .66)), (1, brick if s < 0 else shade(brick, .84))]))
    for k in range(1, 22):
        c.drawPath(tapered([at(0, k / 22), at(1, k / 22)], [.5 * d, .9 * d]), fill(light(brick, .3), .3))
    pale = stone(m)
    c.drawPath(poly([at(.24, .50), at(.76, .50), at(.76, 1), at(.24, 1)]), fill(light(pale, .1)))
    c.drawPath(poly([at(.20, .50), at(.80, .50), at(.72, .42), at(.5, .38), at(.28, .42)]), fill(pale))
    door = m.tone("#2c2426", "#17141c")
    c.drawPath(poly([at(.32, .56), at(.68, .56), at(.68, 1), at(.32, 1)]), fill(door))
    c.drawPath(tapered([at(.5, .56), at(.5, 1)], [1.4 * d, 2 * d]), fill(light(door, .3)))
    for u in (.46, .54):
        x, y = at(u, .78)
        c.drawCircle(x, y, 3.2 * d, stroke(BRASS, 1.4 * d))
    for u0, u1 in ((.12, .36), (.62, .86)):
        lit = m.lamps and r.random() < .7
        pane = poly([at(u0, .10), at(u1, .10), at(u1, .30), at(u0, .30)])
        c.drawPath(pane, fill("#ffd488" if lit else m.tone("#7c8a8c", "#1c2034")))
        c.drawPath(pane, stroke(m.tone("#6a4030", "#2c2228"), 3 * d))
        c.drawPath(tapered([at((u0 + u1) / 2, .10), at((u0 + u1) / 2, .30)], [2 * d, 2 * d]), fill(m.tone("#6a4030", "#2c2228")))
        if lit:
            x, y = at((u0 + u1) / 2, .2)
            glow(c, x, y, 70 * d, "#ffb860", .4)
    if d < 3 and r.random() < .8:
        x, y = at(.5, .46)
        c.drawCircle(x, y, 7 * d, fill("#fff0c4" if m.lamps else "#d8d2c0"))
        if m.lamps:
            glow(c, x, y, 90 * d, "#ffc070", .7)


def _washing(c: Any, m: Moment, r: Random, gap: float, d: float) -> None:
    """Clothes on a bamboo pole across the lane."""
    y = -120 * d
    c.drawPath(tapered([(-gap * d, y - 4 * d), (gap * d, y + 3 * d)], [2.4 * d, 2.4 * d]), fill(m.tone("#b8985c", "#5a4c40")))
    x = -gap * d * .74
    while x < gap * d * .7:
        w, h = r.uniform(16, 26) * d, r.uniform(30, 52) * d
        tint = m.tone(r.choice(("#dfe2de", "#5a7ea8", "#c8746a", "#e6d6b0", "#7a8a70")), r.choice(("#6a7086", "#2f4264", "#5c3a44", "#6a6258")))
        c.drawPath(smooth([(x, y, 1), (x + w, y, 1), (x + w * 1.04, y + h, 1), (x + w * .5, y + h * .94), (x - w * .04, y + h, 1)], True, .4), linear((x, 0), (x + w, 0), [(0, tint), (1, shade(tint, .74))]))
        x += w + r.uniform(6, 16) * d


def _lane_things(c: Any, m: Moment, gap: float) -> None:
    r = m.rnd("lane folk")
    for x, y in ((-gap * .3, 74), (gap * .24, 66)):
        with standing(c, x, y):
            passer(c, m, r)
    with standing(c, -m.reach * .62, 168):
        for x, h in ((0, 90), (66, 70)):
            c.drawRect(box(x - 26, -h, x + 26, -h + 10), fill(m.tone("#a8774a", "#4a3830")))
            for k in (-20, 20):
                c.drawPath(tapered([(x + k, -h + 8), (x + k * 1.2, 0)], [6, 5]), fill(m.tone("#7c5434", "#382a28")))
        c.drawPath(smooth([(130, -86, 1), (188, -86, 1), (180, 0, 1), (138, 0, 1)], True, .4), fill(m.tone("#8a5a44", "#44302e")))
        glow(c, 159, -80, 70, "#ff8a3c", .8)
        c.drawOval(box(128, -104, 190, -82), fill("#26242a"))
    with standing(c, m.reach * .74, 176):
        _bicycle(c, m)


def _bicycle(c: Any, m: Moment) -> None:
    """A gentleman's bicycle against the wall."""
    iron = m.tone("#24262c", "#15161e")
    for x in (-86.0, 86.0):
        c.drawCircle(x, -64, 62, stroke(iron, 6))
        for k in range(9):
            a = k * math.tau / 9
            c.drawPath(tapered([(x, -64), (x + 60 * math.cos(a), -64 + 60 * math.sin(a))], [1.4, 1]), fill("#8f949c", .8))
    for line in (((-86, -64), (-34, -150), (60, -150), (0, -64), (-34, -150)), ((0, -64), (-86, -64)), ((86, -64), (58, -172), (74, -184)), ((-34, -150), (-40, -170))):
        c.drawPath(smooth(list(line), False, 0), stroke(iron, 6))
    c.drawOval(box(-62, -180, -16, -166), fill("#5a3a28"))


def mansion(m: Moment) -> list[Sheet]:
    """The front of a mansion: iron gates thrown open, a drive with planes, columns and a balcony, a motor car, sentries' boxes."""
    leaves: list[Colour] = list(LEAVES[m.time])
    return [Sheet(.04, lambda c: _mansion_sky(c, m, leaves)), Sheet(.4, lambda c: _mansion_front(c, m)), Sheet(.7, lambda c: _drive(c, m, leaves)), Sheet(.9, lambda c: overhang(c, m, m.rnd("plane"), -1, leaves))]


def _mansion_sky(c: Any, m: Moment, leaves: list[Colour]) -> None:
    sky(c, m, 40)
    r = m.rnd("park")
    for k in range(-7, 8):
        p.foliage(c, r, k * m.reach * .22, 6 + r.uniform(-20, 16), 120, 84, [mix(q, HAZE[m.time], .3) for q in leaves], 30)
    veil(c, m, -120, 60, .34)


def _mansion_front(c: Any, m: Moment) -> None:
    wall, w = m.tone("#cfc2a8", "#4a4856"), (196.0 if m.upright else 330.0)
    roof = m.tone("#7a4a3c", "#2e2430")
    c.drawPath(poly([(-w - 12, -130), (-w * .8, -186), (w * .8, -186), (w + 12, -130)]), linear((0, -186), (0, -130), [(0, light(roof, .16)), (1, shade(roof, .7))]))
    c.drawRect(box(-w, -130, w, 66), linear((-w, 0), (w, 0), [(0, shade(wall, .8)), (.4, light(wall, .12)), (1, shade(wall, .66))]))
    c.drawPath(poly([(-70, -130), (0, -176), (70, -130)]), fill(light(wall, .2)))
    n = 3 if m.upright else 4
    for s in (-1, 1):
        for k in range(n):
            x = s * (66 + (w - 78) * (k + .5) / n)
            for top, low in ((-108, -46), (-16, 40)):
                c.drawRect(box(x - 15, top - 4, x + 15, low + 4), fill(light(wall, .3)))
                c.drawRect(box(x - 11, top, x + 11, low), fill("#ffd890" if m.lamps else m.tone("#7f94a0", "#222a44")))
                c.drawRect(box(x - 1.2, top, x + 1.2, low), fill(shade(wall, .6)))
                c.drawRect(box(x - 11, (top + low) / 2 - 1.2, x + 11, (top + low) / 2 + 1.2), fill(shade(wall, .6)))
                if m.lamps:
                    glow(c, x, (top + low) / 2, 56, "#ffb860", .34)
    c.drawRect(box(-22, -20, 22, 66), fill("#ffe0a0" if m.lamps else m.tone("#5a3a2c", "#241c22")))
    c.drawRect(box(-1.5, -20, 1.5, 66), fill("#3a2620"))
    for x in (-56, -32, 32, 56):
        c.drawRect(box(x - 7, -126, x + 7, 66), linear((x - 7, 0), (x + 7, 0), [(0, shade(wall, .7)), (.4, light(wall, .44)), (1, shade(wall, .62))]))
    c.drawRect(box(-70, -40, 70, -30), fill(light(wall, .3)))
    for k in range(-8, 9):
        c.drawRect(box(k * 8 - 1.4, -58, k * 8 + 1.4, -40), fill(light(wall, .2)))
    c.drawRect(box(-70, -62, 70, -57), fill(light(wall, .3)))
    for k in range(3):
        c.drawRect(box(-60 - 9 * k, 58 + 6 * k, 60 + 9 * k, 65 + 6 * k), fill(shade(light(wall, .2), 1 - .1 * k)))
    if m.lamps:
        glow(c, 0, 20, 220, "#ffc070", .5)


def _drive(c: Any, m: Moment, leaves: list[Colour]) -> None:
    grass = m.tone("#7f9a5c", "#22363e")
    ground(c, 74, shade(grass, .7), mix(grass, HAZE[m.time], .2))
    c.drawPath(smooth([(-64, 74, 1), (64, 74, 1), (170, 190), (420, BOTTOM, 1), (-420, BOTTOM, 1), (-170, 190)], True, .7), linear((0, 74), (0, 460), [(0, m.tone("#dccfb2", "#4c5068")), (1, m.tone("#a89878", "#282c44"))]))
    r = m.rnd("hedges")
    for s in (-1, 1):
        for k in range(4):
            p.foliage(c, r, s * (110 + 70 * k), 92 + 16 * k, 44 + 6 * k, 26 + 4 * k, leaves, 20)
    with standing(c, m.reach * .46, 128):
        automobile(c, m)
    for s in (-1, 1):
        with standing(c, s * m.reach * .86, 196):
            _gate_pier(c, m, s)
    with standing(c, -m.reach * .5, 150):
        gas_lamp(c, m)


def _gate_pier(c: Any, m: Moment, s: int) -> None:
    """A pier of the gate with its lamp, and a leaf of wrought iron that stands open."""
    grey = stone(m)
    c.drawRect(box(-52, -520, 52, 0), linear((-52, 0), (52, 0), [(0, shade(grey, .7)), (.4, light(grey, .2)), (1, shade(grey, .6))]))
    for y in (-540, -24):
        c.drawRect(box(-64, y, 64, y + 26), fill(light(grey, .16)))
    rounded(c, -34, -380, 34, -230, 3, fill(m.tone("#7c2a28", "#4a2026")))
    for j, letter in enumerate("公館"):
        draw_text(c, letter, 0, -324 + 60 * j, 50, "#f2d890", kind="serif", centre=True)
    c.drawCircle(0, -576, 36, fill("#fff0c8" if m.lamps else "#dcd8cc"))
    if m.lamps:
        glow(c, 0, -576, 230, "#ffcf88", .7)
    iron = "#1b1d22"
    for k in range(7):
        x = -s * (70 + 22 * k)
        c.drawRect(box(x - 4, -420 - 10 * math.sin(k * .5) * 4, x + 4, -10), fill(iron))
    for y in (-380, -60):
        a, b = sorted((-s * 60, -s * 210))
        c.drawRect(box(a, y, b, y + 8), fill(iron))
