"""Outdoors away from houses: a park, open country, the sea."""
from __future__ import annotations

import math
from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.scenery import furniture as f
from engine.picture.scenery import passers
from engine.picture.scenery import props as p
from engine.picture.scenery.air import (
    BOTTOM,
    HAZE,
    LEFT,
    RIGHT,
    Moment,
    Sheet,
    box,
    ground,
    hills,
    near_city,
    rounded,
    sky,
    skyline,
    veil,
)
from engine.picture.scenery.ground import EYE, FEET, LEAVES, overhang, standing
from engine.picture.scenery.shore import strewn


def park(m: Moment) -> list[Sheet]:
    leaves: list[Colour] = list(LEAVES[m.time])
    grass = m.tone("#86b066", "#22384a")

    return [
        Sheet(.04, lambda c: _park_back(c, m)),
        Sheet(.2, lambda c: _park_far_trees(c, m, leaves, grass)),
        Sheet(.6, lambda c: _park_middle(c, m, leaves, grass)),
        Sheet(.88, lambda c: _park_near(c, m, leaves))]


def _park_back(c: Any, m: Moment) -> None:
    sky(c, m, 40)
    skyline(c, m, "park", 40, (90, 240), mix(near_city(m), HAZE[m.time], .55), lit=.16 if m.lamps else 0)
    veil(c, m, -140, 40, .55)


def _park_far_trees(c: Any, m: Moment, leaves: list[Colour], grass: Colour) -> None:
    r = m.rnd("far")
    for i in range(18):
        p.foliage(c, r, -900 + i * 106 + r.uniform(-30, 30), -14 + r.uniform(-50, 20), 92, 96, [mix(q, HAZE[m.time], .42) for q in leaves], 36)
    ground(c, 40, grass, mix(grass, HAZE[m.time], .4))


def _park_middle(c: Any, m: Moment, leaves: list[Colour], grass: Colour) -> None:
    ground(c, 66, shade(grass, .62), grass)
    c.drawOval(box(-m.reach * 2.2, 70, -m.reach * .1, 132), linear((0, 70), (0, 132), [(0, m.tone("#c4e2ea", "#3c5880")), (1, m.tone("#7ab0c4", "#1c3054"))]))
    r = m.rnd("mid")
    for _ in range(16):
        x, y = r.uniform(-m.reach * 1.9, -m.reach * .3), r.uniform(80, 124)
        c.drawRect(box(x, y, x + r.uniform(14, 46), y + 2), fill("#ffffff", .4))
    c.drawPath(smooth([(20, 64), (54, 64), (40, 100), (60, 170), (240, 330), (520, BOTTOM, 1), (-420, BOTTOM, 1), (-130, 330), (-50, 180), (-6, 100)]), linear((0, 64), (0, 480), [(0, m.tone("#e6d8b4", "#4a5470")), (1, m.tone("#b59a74", "#2a3248"))]))
    for _ in range(14):
        x, y = r.uniform(-200, 260), r.uniform(150, 430)
        c.drawOval(box(x, y, x + y * .14, y + y * .03), fill("#ffffff" if m.time != "night" else "#8fb0d8", .12))
    tones = [m.tone("#6a7a8a", "#2a3850"), m.tone("#a86a5a", "#3c3040")]
    for x, y, kind in ((34.0, 82.0, "walk"), (16.0, 92.0, "stand")):
        with standing(c, x, y):
            passers.figure(c, r, 390, r.choice(tones), kind=kind)
    for x, y, h in ((-m.reach * .72, 96, 900), (m.reach * .66, 104, 1000), (-m.reach * 1.5, 110, 900), (m.reach * 1.6, 100, 860), (m.reach * .3, 74, 760)):
        with standing(c, x, y):
            p.tree(c, r, 0, 0, h, m.tone("#6a4a3a", "#20222f"), leaves)
    for _ in range(110):
        x, y = r.uniform(LEFT, RIGHT), r.uniform(90, 460)
        q = (y - 20) / 240
        c.drawPath(tapered([(x, y), (x + 3 * q, y - 11 * q), (x + 9 * q, y - 20 * q)], [4 * q, 3 * q, .6]), fill(light(grass, .22), .7))
        if r.random() < .3:
            c.drawCircle(x + 9 * q, y - 20 * q, 3.6 * q, fill(r.choice(["#f6e27a", "#ffffff", "#f2a0b0"]), .9 if not m.night else .4))


def _park_near(c: Any, m: Moment, leaves: list[Colour]) -> None:
    r = m.rnd("petals")
    with standing(c, -m.reach * .5, 176):
        f.bench(c, 270, "#9a6e4e" if not m.night else "#4c4450")
    for x, y in ((m.reach * .52, 168.0), (-m.reach * .16, 92.0), (m.reach * 1.3, 190.0)):
        with standing(c, x, y):
            p.street_lamp(c, 0, 0, 560, m.lamps)
    overhang(c, m, r, 1, leaves)
    overhang(c, m, r, -1, leaves)
    for _ in range(60):
        x, y = r.uniform(-700, 700), r.uniform(120, 440)
        c.drawOval(box(x, y, x + 12, y + 6), fill(leaves[2], .75))
    for _ in range(26):
        x, y = r.uniform(-m.reach, m.reach), r.uniform(-330, 120)
        c.drawPath(smooth([(x, y), (x + 5, y - 4), (x + 11, y), (x + 5, y + 4)]), fill(light(leaves[2], .2), .8))


def countryside(m: Moment) -> list[Sheet]:
    grass = m.tone("#92b660", "#24404a")
    leaves: list[Colour] = list(LEAVES[m.time])
    s = m.reach

    return [
        Sheet(.04, lambda c: _countryside_back(c, m)),
        Sheet(.5, lambda c: _countryside_fields(c, m, grass, leaves, s)),
        Sheet(.88, lambda c: _countryside_near(c, m, grass, leaves, s))]


def _countryside_back(c: Any, m: Moment) -> None:
    sky(c, m, 30)
    hills(c, m, "a", 20, 240, mix("#6a8098", HAZE[m.time], .58))
    hills(c, m, "b", 36, 150, mix("#5a7a70", HAZE[m.time], .4))
    hills(c, m, "c", 50, 70, mix("#5a8258", HAZE[m.time], .24))


def _countryside_fields(c: Any, m: Moment, grass: Colour, leaves: list[Colour], s: float) -> None:
    ground(c, 44, grass, mix(grass, HAZE[m.time], .4))
    for i in range(-12, 13):
        c.drawPath(tapered([(i * 46 - 20, 46), (i * 220, BOTTOM)], [1, 22]), fill(mix(grass, "#d9c25a" if not m.night else "#2c4a50", .5), .5))
    c.drawPath(smooth([(30, 44), (58, 44), (36, 84), (70, 160), (260, 320), (560, BOTTOM, 1), (-340, BOTTOM, 1), (-90, 320), (-30, 170), (0, 90)]), linear((0, 44), (0, 480), [(0, m.tone("#ecd8ac", "#505876")), (1, m.tone("#c0a070", "#2c3450"))]))
    for side in (-.5, .5):
        c.drawPath(tapered([(40 + side * 10, 50), (22 + side * 26, 90), (40 + side * 90, 190), (110 + side * 300, 440)], [2, 5, 12, 30]), fill(shade(m.tone("#c0a070", "#2c3450"), .8), .6))
    for x, y, q in ((-s * .5, 74, 1.0), (-s * 1.4, 60, .9), (s * .9, 56, .7)):
        with standing(c, x, y):
            _house(c, m, q)
    r = m.rnd("rows")
    for i in range(9):
        p.foliage(c, r, s * .3 + i * 60, 30 + r.uniform(-4, 4), 34, 30, [mix(q, HAZE[m.time], .3) for q in leaves], 18)
    if not m.old:
        _wires(c, s)


def _wires(c: Any, s: float) -> None:
    """Telegraph poles across the fields, and what they carry."""
    for x in (-s * .2, s * .14, s * .42):
        with standing(c, x, 62):
            c.drawRect(box(-6, -560, 6, 0), fill("#3a3438"))
            c.drawRect(box(-70, -520, 70, -508), fill("#3a3438"))
    for k in (-1, 1):
        c.drawPath(smooth([(-s * .2 + k * 12, -112), (-s * .02, -96), (s * .14 + k * 12, -112), (s * .28, -96), (s * .42 + k * 12, -112), (s * 1.2, -190)], False), stroke("#2c2a32", 1.4, .8))


def _countryside_near(c: Any, m: Moment, grass: Colour, leaves: list[Colour], s: float) -> None:
    r = m.rnd("c")
    with standing(c, s * .78, 150):
        p.tree(c, r, 0, 0, 980, m.tone("#6a4a3a", "#20222f"), leaves)
    overhang(c, m, r, -1, leaves)
    wood = m.tone("#a8845e", "#3a3644")
    for i in range(12):
        with standing(c, -s * 1.4 + i * s * .11, 118 + i * 7):
            c.drawRect(box(-6, -150, 6, 0), fill(wood))
    for dy in (-120, -66):
        a, b = _at(118, dy), _at(118 + 77, dy)
        c.drawPath(tapered([(-s * 1.4, a), (-s * 1.4 + 11 * s * .11, b)], [5, 9]), fill(wood))
    with standing(c, s * .36, 140):
        c.drawOval(box(-90, -150, 90, 30), linear((0, -150), (0, 30), [(0, m.tone("#e8c870", "#5a5a5c")), (1, m.tone("#a8823c", "#383a48"))]))
        c.drawOval(box(-40, -110, 40, -10), stroke(m.tone("#c09a4c", "#4a4a54"), 5))
    for _ in range(170):
        x, y = r.uniform(LEFT, RIGHT), r.uniform(110, 470)
        q = (y - 20) / 240
        if -30 * q - 20 < x - 30 < 130 * q:
            continue
        c.drawPath(tapered([(x, y), (x + 4 * q, y - 16 * q), (x + 11 * q, y - 30 * q)], [5 * q, 3.4 * q, .6]), fill(light(grass, .16), .8))
        if r.random() < .35:
            c.drawCircle(x + 10 * q, y - 30 * q, 4.4 * q, fill(r.choice(["#f6e27a", "#ffffff", "#f2a0b0"]), 1 if not m.night else .4))


def _at(y: float, up: float) -> float:
    return y + up * (y - EYE) / (FEET - EYE)


def _house(c: Any, m: Moment, q: float) -> None:
    """A farmhouse with a smoking chimney."""
    c.scale(q, q)
    wall = m.tone("#f2e9d6", "#565870")
    c.drawRect(box(-300, -330, 260, 0), linear((-300, 0), (260, 0), [(0, wall), (1, shade(wall, .76))]))
    c.drawPath(smooth([(-360, -310, 1), (-250, -500, 1), (220, -500, 1), (320, -310, 1)], True, .2), linear((0, -500), (0, -310), [(0, m.tone("#8a5a4a", "#3a2c44")), (1, m.tone("#5a3a34", "#241c30"))]))
    for i in range(-8, 9):
        c.drawPath(tapered([(i * 27 - 16, -498), (i * 38 - 20, -312)], [2, 4]), fill("#2c1c1c", .35))
    rounded(c, -60, -210, 40, 0, 4, fill("#6a4630"))
    for x in (-240, 90):
        rounded(c, x, -240, x + 110, -120, 4, fill("#ffdc98" if m.lamps else "#9fc0d0"))
        c.drawRect(box(x + 52, -240, x + 58, -120), fill("#6a4630"))
        if m.lamps:
            glow(c, x + 55, -180, 300, "#ffc87a", .6)
    c.drawRect(box(140, -580, 190, -470), fill("#7a5248"))
    c.drawPath(tapered([(165, -580), (180, -720), (240, -860), (200, -1010)], [24, 60, 100, 20]), fill("#ffffff", .2, 26))


def seaside(m: Moment) -> list[Sheet]:
    sea = m.tone("#3f93b2", "#1a3260")
    s = m.reach

    return [
        Sheet(.04, lambda c: _seaside_back(c, m, sea, s)),
        Sheet(.6, lambda c: _seaside_beach(c, m)),
        Sheet(.88, lambda c: _seaside_near(c, m, s))]


def _seaside_back(c: Any, m: Moment, sea: Colour, s: float) -> None:
    sky(c, m, 20)
    hills(c, m, "cape", 26, 90, mix("#5a6a88", HAZE[m.time], .5))
    c.drawRect(box(LEFT, 18, RIGHT, BOTTOM), linear((0, 18), (0, 150), [(0, mix(sea, HAZE[m.time], .55)), (1, sea)]))
    r = m.rnd("glitter")
    warm = {"day": "#ffffff", "dawn": "#ffe2b0", "dusk": "#ffcf8a", "night": "#cfd8ff"}[m.time]
    cx = s * .5 if m.night else -s * .4
    for _ in range(210):
        y = 22 + r.random() ** 1.5 * 110
        x = cx + r.gauss(0, 26 + (y - 20) * 1.5) if r.random() < .7 else r.uniform(-s * 1.4, s * 1.4)
        c.drawRect(box(x, y, x + r.uniform(8, 30) * (y / 90 + .3), y + r.uniform(1, 2.6)), fill(warm, r.uniform(.25, .85)))
    c.drawPath(poly([(s * .3, 20), (s * .3 + 16, 20), (s * .3 + 13, 26), (s * .3 + 3, 26)]), fill("#f4f4f0"))
    c.drawPath(poly([(s * .3 + 8, -12), (s * .3 + 8, 18), (s * .3 + 22, 18)]), fill("#f4f4f0"))
    x = -s * .82
    c.drawPath(poly([(x - 9, 10), (x + 9, 10), (x + 6, -96), (x - 6, -96)]), linear((x - 9, 0), (x + 9, 0), [(0, m.tone("#f4f0e8", "#8a94b0")), (1, m.tone("#b8b4ac", "#4a5474"))]))
    for y in (-70.0, -30.0):
        c.drawRect(box(x - 8, y, x + 8, y + 14), fill("#c2483e"))
    c.drawRect(box(x - 8, -112, x + 8, -96), fill("#2a2d36"))
    glow(c, x, -104, 90, "#ffe9a8", .9 if m.lamps else .2)


def _seaside_beach(c: Any, m: Moment) -> None:
    sand = m.tone("#eedcb0", "#4a5274")
    c.drawPath(smooth([(LEFT, 126, 1), (-300, 136), (0, 122), (330, 140), (RIGHT, 126, 1), (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)]), linear((0, 122), (0, BOTTOM), [(0, shade(sand, .7)), (.12, sand), (1, shade(sand, .66))]))
    for k, (y, a) in enumerate(((78.0, .3), (98.0, .5), (116.0, .7), (132.0, .95))):
        wave = [(LEFT + i * 96, y + (8 if (i + k) % 2 else -6) * (.5 + k * .25)) for i in range(21)]
        c.drawPath(smooth(wave, False), stroke("#ffffff", 2.4 + k * 2, a * (.6 if m.night else 1)))
    r = m.rnd("sand")
    for _ in range(150):
        x, y = r.uniform(LEFT, RIGHT), r.uniform(150, 480)
        c.drawOval(box(x, y, x + r.uniform(4, 14), y + 3), fill(shade(sand, .74), .5))
    strewn(c, m, sand)
    for i in range(10):
        y = 160 + i * 28
        for k in (-1, 1):
            c.drawOval(box(60 + k * 9 + i * 10 - y * .03, y + 8 * k, 60 + k * 9 + i * 10 + y * .03, y + 8 * k + y * .03), fill(shade(sand, .6), .6))


def _seaside_near(c: Any, m: Moment, s: float) -> None:
    wood = m.tone("#97745a", "#343a54")
    r = m.rnd("gulls")
    c.drawPath(poly([(s * .42, 96), (s * .56, 96), (s * 2.0, 520), (s * 1.2, 520)]), fill(light(wood, .14)))
    for i in range(14):
        t = (i / 13) ** 1.4
        y = 96 + 424 * t
        c.drawPath(poly([(s * (.42 + .78 * t), y), (s * (.56 + 1.44 * t), y), (s * (.56 + 1.44 * t), y + 2 + 3 * t), (s * (.42 + .78 * t), y + 2 + 3 * t)]), fill(shade(wood, .5)))
    for i in range(6):
        t = (i / 5) ** 1.4
        x, y, q = s * (.42 + .78 * t), 96 + 424 * t, .4 + 1.3 * t
        c.drawRect(box(x - 5 * q, y - 90 * q, x + 5 * q, y + 12 * q), fill(shade(wood, .7)))
    c.drawPath(smooth([(s * .42, 62), (s * .62, 90), (s * .9, 180), (s * 1.2, 380)], False), stroke("#d8c8a0", 3))
    with standing(c, -s * .62, 186):
        c.save()
        c.rotate(-9)
        c.drawRect(box(-4, -420, 4, 0), fill("#e8e2d4"))
        colours = ("#d9483e", "#f4ece0")
        for k in range(6):
            a, b = -190.0 + k * 63, -190.0 + (k + 1) * 63
            c.drawPath(smooth([(0, -440, 1), (a, -330, 1), ((a + b) / 2, -318), (b, -330, 1)], True, .5), fill(mix(colours[k % 2], "#22304e", .4 if m.night else 0)))
        c.restore()
        c.drawPath(smooth([(-150, -40, 1), (70, -60, 1), (130, -150, 1), (150, -140, 1), (90, -20, 1), (-150, -10, 1)], True, .3), fill("#5a86a8" if not m.night else "#2c4468"))
    for _ in range(9):
        x, y, q = r.uniform(-s, s), r.uniform(-340, -60), r.uniform(.6, 1.6)
        c.drawPath(tapered([(x - 18 * q, y - 7 * q), (x - 8 * q, y - 9 * q), (x, y), (x + 8 * q, y - 10 * q), (x + 18 * q, y - 8 * q)], [1, 3.4 * q, 4 * q, 3.4 * q, 1]), fill("#f4f6fa" if not m.night else "#6a7494"))
    palm: list[Colour] = list(LEAVES[m.time])
    x = s * 1.02
    c.drawPath(tapered([(x + 40, 300), (x, 60), (x - 20, -160), (x - 60, -330)], [34, 26, 20, 14]), fill(shade(wood, .6)))
    for k in range(9):
        turn = -2.9 + k * .36
        ex, ey = x - 60 + math.cos(turn) * 170, -330 + math.sin(turn) * 90 + 66
        c.drawPath(tapered([(x - 60, -330), ((x - 60 + ex) / 2, (-330 + ey) / 2 - 50), (ex, ey)], [7, 24, 2]), fill(mix(palm[0], palm[1], k % 3 / 2)))
