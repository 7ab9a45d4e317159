"""Roads and shores of old Europe: a lane with its manor, a town's street, a harbour; and the inside of a coach."""
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
    poly,
    shade,
    smooth,
    stroke,
    tapered,
)
from engine.picture.scenery import passers
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, Sheet, box, ground, hills, sky, veil
from engine.picture.scenery.ground import LEAVES, overhang, standing
from engine.picture.scenery.old.fittings import drape, valance
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import hangings as hung
from engine.picture.scenery.west import pieces as f
from engine.picture.scenery.west.masonry import cobbles, far, manor, tower


def lane(m: Moment) -> list[Sheet]:
    """A country lane between dry stone walls: the manor on its rise, hedgerows, an oak, a milestone."""
    grass = m.tone("#93b264", "#24404a")
    leaves: list[Colour] = list(LEAVES[m.time])
    return [*far(m, 30), Sheet(.2, lambda c: _estate(c, m, grass, leaves)), Sheet(.5, lambda c: _lane(c, m, grass, leaves)), Sheet(.88, lambda c: _verge(c, m, grass, leaves))]


def _estate(c: Any, m: Moment, grass: Colour, leaves: list[Colour]) -> None:
    r, s = m.rnd("estate"), m.reach
    c.drawPath(smooth([(LEFT, 54), (-s * .6, 34), (-s * .1, 22), (s * .5, 36), (RIGHT, 50), (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)]), fill(mix(grass, HAZE[m.time], .42)))
    manor(c, m, -s * (.34 if m.upright else .3), 32, 190 if m.upright else 240)
    for _ in range(16):
        x = r.uniform(-1.2, 1.2) * s
        p.foliage(c, r, x, 34 + r.uniform(-6, 12), 46, 40, [mix(q, HAZE[m.time], .34) for q in leaves], 20)


def _lane(c: Any, m: Moment, grass: Colour, leaves: list[Colour]) -> None:
    r, s = m.rnd("lane"), m.reach
    ground(c, 50, shade(grass, .8), mix(grass, HAZE[m.time], .2))
    for k in range(7):
        y = 58 + k * 9
        c.drawPath(smooth([(LEFT, y), (-s * .5, y - 5), (s * .3, y + 3), (RIGHT, y - 3), (RIGHT, y + 2), (s * .3, y + 7), (-s * .5, y), (LEFT, y + 4)]), fill(mix(grass, "#d8c468" if not m.night else "#2c4a50", .3), .5))
    c.drawPath(smooth([(-s * .2, 50), (-s * .14, 50), (20, 84), (80, 160), (240, 320), (540, BOTTOM, 1), (-360, BOTTOM, 1), (-110, 320), (-40, 170), (-30, 90)]), linear((0, 50), (0, 480), [(0, m.tone("#e6d4ac", "#505876")), (1, m.tone("#b89a6c", "#2c3450"))]))
    for side in (-.5, .5):
        c.drawPath(tapered([(-s * .16, 54), (14 + side * 24, 92), (36 + side * 90, 190), (100 + side * 300, 440)], [1.6, 5, 12, 28]), fill(shade(m.tone("#b89a6c", "#2c3450"), .8), .5))
    stone = m.tone("#aca698", "#3c4054")
    for side, x0 in ((-1, -70.0), (1, 96.0)):
        for k in range(9):
            with standing(c, x0 + side * k * s * (.13 if m.upright else .12), 96 + 8 * k):
                _dry_wall(c, r, side, stone)
    for k in range(8):
        p.foliage(c, r, s * (.26 + .12 * k), 70 + r.uniform(-6, 8), 50, 34, leaves, 22)


def _dry_wall(c: Any, r: Random, side: int, stone: RGB) -> None:
    """A length of wall of unhewn stones."""
    w = side * 330
    for row in range(5):
        x = 0.0
        while abs(x) < abs(w):
            step = r.uniform(40, 74)
            a, b = sorted((x, x + side * step))
            c.drawOval(box(a - 3, -34 - row * 25, b + 3, 2 - row * 25), fill(mix(stone, light(stone, .4) if r.random() < .4 else shade(stone, .6), r.uniform(.1, .5))))
            x += side * step


def _verge(c: Any, m: Moment, grass: Colour, leaves: list[Colour]) -> None:
    r, s = m.rnd("verge"), m.reach
    with standing(c, s * .82, 150):
        p.tree(c, r, 0, 0, 1000, m.tone("#5c4436", "#20222f"), leaves)
    with standing(c, -s * .56, 148):
        stone = m.tone("#c2bbac", "#464a60")
        c.drawPath(smooth([(-44, 0, 1), (-44, -96), (0, -132), (44, -96), (44, 0, 1)], True, .8), linear((-44, 0), (44, 0), [(0, light(stone, .2)), (1, shade(stone, .6))]))
        for k in range(3):
            c.drawRect(box(-22, -84 + k * 20, 22, -79 + k * 20), fill(shade(stone, .6), .7))
    overhang(c, m, r, -1, leaves)
    for _ in range(150):
        x, y = r.uniform(LEFT, RIGHT), r.uniform(120, 470)
        q = (y - 20) / 240
        if -60 * q - 20 < x - 50 < 150 * q:
            continue
        c.drawPath(tapered([(x, y), (x + 4 * q, y - 16 * q), (x + 11 * q, y - 30 * q)], [5 * q, 3.4 * q, .6]), fill(light(grass, .16), .8))
        if r.random() < .3:
            c.drawCircle(x + 10 * q, y - 30 * q, 4.2 * q, fill(r.choice(["#f6e27a", "#ffffff", "#a890d0"]), 1 if not m.night else .4))


def street(m: Moment) -> list[Sheet]:
    """A street of timbered houses whose upper floors lean out, lamps on their walls, a church at its end."""
    gap = 64.0 if m.upright else 130.0
    return [*far(m), Sheet(.3, lambda c: _church(c, m)), Sheet(.5, lambda c: _houses(c, m, gap)), Sheet(.86, lambda c: _corner(c, m))]


def _church(c: Any, m: Moment) -> None:
    stone = mix(m.tone("#a8a090", "#3c4056"), HAZE[m.time], .4)
    tower(c, m, 6, 60, 46, 120, stone)


def _houses(c: Any, m: Moment, gap: float) -> None:
    r = m.rnd("houses")
    cobbles(c, m, 56)
    for i in (3, 2, 1, 0):
        d = (1.0, 1.55, 2.4, 3.8)[3 - i]
        for s in (-1, 1):
            _house_front(c, m, r, s, gap * d, d)
    tones = [m.tone("#5a5048", "#22222e"), m.tone("#6a4a44", "#2c222c")]
    for x, y in ((-18.0, 78.0), (22.0, 84.0)):
        with standing(c, x, y):
            passers.figure(c, r, 390, r.choice(tones), kind="walk")


def _house_front(c: Any, m: Moment, r: Random, s: int, x: float, d: float) -> None:
    """One house in flight: plaster between timbers, a jetty, a gable, lit panes."""
    wood = m.tone("#5a4032", "#2a2228")
    plaster = m.tone(*r.choice((("#e6d8b8", "#4c4856"), ("#d9c4a0", "#484250"), ("#e2d2c4", "#4a4858"))))
    wide, foot, top, jetty = 200 * d, 58 + (d - 1) * 62, -210 * d, -70 * d
    out = s * (x - 16 * d)
    a, b = s * x, s * (x + wide)
    c.drawRect(box(min(a, b), jetty, max(a, b), foot), linear((a, 0), (b, 0), [(0, shade(plaster, .84)), (1, shade(plaster, .66))]))
    c.drawRect(box(min(out, b), top, max(out, b), jetty), linear((out, 0), (b, 0), [(0, plaster), (1, shade(plaster, .74))]))
    roof = m.tone("#7a5244", "#2e2632")
    mid = (out + b) / 2
    c.drawPath(poly([(out - s * 14 * d, top), (mid, top - 110 * d), (b + s * 14 * d, top)]), linear((0, top - 110 * d), (0, top), [(0, light(roof, .16)), (1, shade(roof, .7))]))
    for y in (top, (top + jetty) / 2, jetty - 6 * d, jetty + 6 * d):
        c.drawRect(box(min(out, b), y - 4 * d, max(out, b), y + 4 * d), fill(wood))
    for u in (0.0, .25, .5, .75, 1.0):
        px = out + (b - out) * u
        c.drawRect(box(px - 4 * d, top, px + 4 * d, jetty), fill(wood))
    for u in (0.0, .5):
        p0, p1 = out + (b - out) * u, out + (b - out) * (u + .25)
        c.drawPath(tapered([(p0, jetty), (p1, (top + jetty) / 2)], [6 * d, 6 * d]), fill(wood))
    for u in (.37, .87):
        px = out + (b - out) * u
        lit = m.lamps and r.random() < .8
        c.drawRect(box(px - 17 * d, top + 18 * d, px + 17 * d, top + 58 * d), fill("#ffdc98" if lit else m.tone("#7f96a4", "#20283e")))
        for k in (-6, 6):
            c.drawRect(box(px + k * d - d * .8, top + 18 * d, px + k * d + d * .8, top + 58 * d), fill(wood))
        c.drawRect(box(px - 18 * d, top + 36 * d, px + 18 * d, top + 38 * d), fill(wood))
        if lit:
            glow(c, px, top + 38 * d, 70 * d, "#ffc070", .5)
    px = a + (b - a) * .3
    c.drawPath(t.lancet(px, foot, 21 * d, foot - 104 * d), fill(shade(wood, .8)))
    px = a + (b - a) * .72
    c.drawRect(box(px - 34 * d, foot - 92 * d, px + 34 * d, foot - 36 * d), fill("#ffdc98" if m.lamps else m.tone("#8fa4ac", "#262e44")))
    for k in (-17, 0, 17):
        c.drawRect(box(px + k * d - d, foot - 92 * d, px + k * d + d, foot - 36 * d), fill(wood))
    lamp = s * (x - 26 * d)
    c.drawPath(tapered([(a, jetty + 26 * d), (lamp, jetty + 22 * d)], [3 * d, 2 * d]), fill("#26222a"))
    c.drawPath(poly([(lamp - 7 * d, jetty + 26 * d), (lamp + 7 * d, jetty + 26 * d), (lamp + 5 * d, jetty + 48 * d), (lamp - 5 * d, jetty + 48 * d)]), fill("#ffe0a0" if m.lamps else "#d8d2c0"))
    if m.lamps:
        glow(c, lamp, jetty + 37 * d, 90 * d, "#ffb860", .7)


def _corner(c: Any, m: Moment) -> None:
    with standing(c, -m.reach * .7, 150):
        f.barrel(c, 0, 0, 160, m.tone("#8a6240", "#46342e"))
        f.barrel(c, 100, 8, 130, m.tone("#7c5638", "#40302c"))
    with standing(c, m.reach * .74, 156):
        wood = m.tone("#86623f", "#40302e")
        c.drawRect(box(-110, -150, 110, -30), linear((0, -150), (0, -30), [(0, light(wood, .2)), (1, shade(wood, .6))]))
        for x in (-70, 70):
            c.drawCircle(x, -44, 44, stroke(shade(wood, .6), 11))
            for k in range(4):
                c.drawPath(tapered([(x - 40 * (k % 2 * 2 - 1) * (k < 2), -44 - 40 * (k >= 2)), (x + 40 * (k % 2 * 2 - 1) * (k < 2), -44 + 40 * (k >= 2))], [5, 5]), fill(shade(wood, .6)))
        for x, tone in ((-70, "#c88a3a"), (-20, "#a8433a"), (34, "#7a9a4a"), (76, "#d8b25a")):
            c.drawOval(box(x - 34, -186, x + 34, -136), fill(m.tone(tone, shade(tone, .5))))


def harbour(m: Moment) -> list[Sheet]:
    """A quay: a tall ship at anchor, a lighthouse on its rock, bollards, crates and nets."""
    sea = m.tone("#4f8fa6", "#1a3058")

    def water(c: Any) -> None:
        sky(c, m, 20)
        hills(c, m, "cape", 26, 90, mix("#5a6a80", HAZE[m.time], .5))
        c.drawRect(box(LEFT, 18, RIGHT, BOTTOM), linear((0, 18), (0, 190), [(0, mix(sea, HAZE[m.time], .55)), (1, sea)]))
        r = m.rnd("glitter")
        for _ in range(120):
            x, y = r.uniform(-1.3, 1.3) * m.reach, 22 + 110 * r.random() ** 1.6
            c.drawRect(box(x, y, x + r.uniform(8, 34), y + 1.6), fill("#ffffff" if not m.night else "#cfd8ff", .4))
        veil(c, m, -60, 40, .3)

    def ships(c: Any) -> None:
        _ship(c, m, -m.reach * (.36 if m.upright else .42), 74, .46 if m.upright else .6)
        _ship(c, m, m.reach * .3, 40, .2)

    def quay(c: Any) -> None:
        stone, wood = m.tone("#a69c8c", "#3c4056"), m.tone("#86623f", "#40302e")
        c.drawRect(box(LEFT, 122, RIGHT, 152), linear((0, 122), (0, 152), [(0, light(stone, .2)), (1, shade(stone, .6))]))
        cobbles(c, m, 140, "quay")
        for x in (-m.reach * .74, -m.reach * .2, m.reach * .36):
            with standing(c, x, 146):
                c.drawPath(smooth([(-22, 0, 1), (-20, -62), (-32, -84), (0, -98), (32, -84), (20, -62), (22, 0, 1)]), linear((-30, 0), (30, 0), [(0, m.tone("#5a5a60", "#2c2e3a")), (1, "#1c1c24")]))
        with standing(c, m.reach * .8, 168):
            for x, y, q in ((-70, 0, 120), (64, 4, 104), (-4, -118, 96)):
                c.drawRect(box(x - q / 2, y - q, x + q / 2, y), linear((0, y - q), (0, y), [(0, light(wood, .2)), (1, shade(wood, .6))]))
                c.drawPath(tapered([(x - q / 2, y), (x + q / 2, y - q)], [8, 8]), fill(shade(wood, .6)))
                c.drawRect(box(x - q / 2, y - q, x + q / 2, y), stroke(shade(wood, .5), 6))
        with standing(c, -m.reach * .86, 176):
            f.barrel(c, 0, 0, 160, wood)
            for k in range(4):
                c.drawOval(box(60, -26 - k * 12, 170, -2 - k * 12), stroke(m.tone("#c8b084", "#6a6058"), 9))

    return [Sheet(.06, water), Sheet(.4, ships), Sheet(.62, quay)]


def _ship(c: Any, m: Moment, x: float, y: float, k: float) -> None:
    """A three-masted ship whose waterline is at (x, y)."""
    c.save()
    c.translate(x, y)
    c.scale(k, k)
    hull, sail = m.tone("#6a4634", "#2c2430"), m.tone("#efe6d2", "#6c6c84")
    for mx, h in ((-120, 400), (10, 480), (130, 380)):
        c.drawRect(box(mx - 5, -h, mx + 5, -30), fill(shade(hull, .8)))
        for j, (wide, top) in enumerate(((110, .34), (92, .60), (66, .82))):
            yy = -h * top - 60
            c.drawPath(smooth([(mx - wide, yy, 1), (mx + wide, yy, 1), (mx + wide * .92, yy + 50), (mx + wide * 1.04, yy + 96 - j * 10, 1), (mx, yy + 80 - j * 10), (mx - wide * 1.04, yy + 96 - j * 10, 1), (mx - wide * .92, yy + 50)], True, .7), linear((mx - wide, 0), (mx + wide, 0), [(0, shade(sail, .84)), (.4, light(sail, .3)), (1, shade(sail, .7))]))
            c.drawRect(box(mx - wide - 8, yy - 4, mx + wide + 8, yy + 3), fill(shade(hull, .7)))
    field, _ = t.arms(m)
    c.drawPath(poly([(10, -480), (74, -466), (10, -450)]), fill(field))
    c.drawPath(tapered([(200, -70), (320, -150)], [10, 5]), fill(hull))
    c.drawPath(smooth([(-240, -96, 1), (-220, -60), (0, -44), (190, -66), (250, -92, 1), (206, 0), (150, 30), (-180, 30), (-228, -20)], True, .8), linear((0, -90), (0, 30), [(0, light(hull, .16)), (1, shade(hull, .5))]))
    c.drawPath(tapered([(-236, -72), (0, -26), (236, -74)], [7, 9, 6]), fill(t.GILT, .85))
    for px in range(-160, 170, 44):
        c.drawRect(box(px - 8, -22, px + 8, -6), fill("#ffd890" if m.lamps else shade(hull, .4)))
    c.drawOval(box(-240, 22, 230, 46), fill("#0a1420", .3, 6))
    c.restore()


def coach(m: Moment) -> list[Sheet]:
    """Inside a coach: the padded back wall and its windows, drapes, the seat."""
    leather, wood, w = m.tone("#6a2f34", "#40242e"), t.oak(m), 230.0 if m.upright else 420.0

    def cabin(c: Any) -> None:
        c.drawRect(box(-960, -700, 960, 700), linear((0, -480), (0, 420), [(0, shade(wood, .44)), (.4, wood), (1, shade(wood, .4))]))
        for s in (-1, 1):
            c.drawPath(poly([(s * w * .86, -250), (s * 960, -520), (s * 960, 640), (s * w * .86, 250)]), fill(shade(wood, .6)))
            a, b = sorted((s * w * .38, s * w * .8))
            frame = poly([(a, -160), (b, -160), (b, 10), (a, 10)])
            with clipped(c, frame):
                for sheet in (*far(m, 0), ):
                    sheet.draw(c)
                ground(c, 0, m.tone("#8fae66", "#20343e"), m.tone("#8fae66", "#20343e"))
            c.drawPath(frame, stroke(light(wood, .2), 10))
            drape(c, s * w * .82, s, -172, 60, 44, leather)
        pad = box(-w * .32, -190, w * .32, 44)
        c.drawRect(pad, linear((0, -190), (0, 44), [(0, light(leather, .14)), (1, shade(leather, .7))]))
        for i in range(-3, 4):
            for j in range(6):
                x, y = i * w * .095 + (j % 2) * w * .047, -170 + j * 40
                if abs(x) < w * .3:
                    c.drawCircle(x, y, 3.6, fill(t.GILT, .9))
                    for q in (-1, 1):
                        c.drawPath(tapered([(x, y), (x + q * w * .047, y + 40)], [2.4, .8]), fill(shade(leather, .5), .7))
        c.drawRect(box(-w, -270, w, -240), linear((0, -270), (0, -240), [(0, light(wood, .2)), (1, shade(wood, .6))]))
        valance(c, -w * .94, w * .94, -238, leather, 34)
        for s in (-1, 1):
            c.save()
            c.translate(s * w * .345, -60)
            hung.candle(c, 0, 0, 30, m.lamps)
            c.restore()

    def seat(c: Any) -> None:
        c.drawRect(box(-w * .98, 40, w * .98, 150), linear((0, 40), (0, 150), [(0, light(leather, .24)), (.3, leather), (1, shade(leather, .5))]))
        for i in range(-4, 5):
            c.drawPath(tapered([(i * w * .22, 44), (i * w * .23, 140)], [2, 5]), fill(shade(leather, .5), .6))
        c.drawRect(box(-w * 1.1, 150, w * 1.1, 700), linear((0, 150), (0, 420), [(0, shade(wood, .8)), (1, shade(wood, .3))]))

    return [Sheet(.5, cabin), Sheet(.8, seat)]
