"""Under the sky in old times: a street of shops, a garden, the top of a city wall, a landing stage."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import RGB, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, Sheet, box, ground, hills, rounded, sky
from engine.picture.scenery.ground import EYE, LEAVES, overhang, standing
from engine.picture.scenery.old import fittings as t
from engine.picture.scenery.old.houses import ROBES, folk
from engine.picture.scenery.palace import tiled_roof
from engine.picture.scenery.shanshui import far_view

_SIGNS = ("茶", "酒", "药", "布", "米", "当", "面")


def far(m: Moment, setting: Any, base: float = 50) -> list[Sheet]:
    """The distance: in ink the pack's own, else sky and two ranges of hills."""
    if m.ink and (seen := far_view(setting, m)):
        return seen

    def back(c: Any) -> None:
        sky(c, m, base + 20)
        hills(c, m, "far", base, 170, m.tone("#9db4bc", "#1c2a4c"))
        hills(c, m, "near", base + 20, 90, m.tone("#6f9480", "#14203c"))

    return [Sheet(.04, back)]


def roof_tile(m: Moment) -> RGB:
    return m.tone("#5a6a6e", "#1e2a40")


def street(m: Moment) -> list[Sheet]:
    """A market street between timber houses, lanterns across it, a gate tower at its end."""
    gap = 62.0 if m.upright else 130.0

    return [
        *far(m, "street"),
        Sheet(.45, lambda c: _street_shops(c, m, gap)),
        Sheet(.6, lambda c: _street_road(c, m)),
        Sheet(.85, lambda c: _street_near(c, m, gap))]


def _street_shops(c: Any, m: Moment, gap: float) -> None:
    r = m.rnd("old shops")
    red = m.tone("#8a4036", "#4a2630")
    c.drawRect(box(-70, -36, 70, 48), fill(mix(m.tone("#a89a86", "#3a3c4c"), HAZE[m.time], .3)))
    c.drawPath(smooth([(-20, 48, 1), (-20, 8), (0, -12), (20, 8), (20, 48, 1)]), fill(m.tone("#3a3230", "#14141e")))
    c.save()
    c.translate(0, -40)
    c.scale(.24, .24)
    for y, half in ((0, 300), (-110, 220)):
        c.drawRect(box(-half * .7, y - 20, half * .7, y + 60), fill(shade(red, .8)))
        tiled_roof(c, 0, y - 20, half, 90, roof_tile(m))
    c.restore()
    for side in (-1, 1):
        edges = [gap * (1 + .42 * k) ** 1.9 for k in range(7)]
        for k in range(5, -1, -1):
            _house(c, m, r, side, edges[k], edges[k + 1], gap, k)
    for k in range(3):
        y = -236 - k * 74
        c.drawPath(smooth([(LEFT, y - 120), (-160, y + 16), (160, y + 18), (RIGHT, y - 110)], False), stroke("#2b1c18", 2, .8))
        for j in range(-3, 4):
            p.lantern(c, j * 46.0, y + 36 + 6 * (1 - abs(j) / 3), 12, on=m.lamps)


def _street_road(c: Any, m: Moment) -> None:
    stone = m.tone("#9a9284", "#343648")
    ground(c, 44, shade(stone, .6), mix(stone, HAZE[m.time], .3))
    r = m.rnd("flags")
    y, row = 48.0, 0
    while y < 470:
        high = 5 + (y - 40) * .16
        w = high * 2.6
        x = -760 + (row % 2) * w / 2
        while x < 760:
            c.drawPath(smooth([(x + 1, y), (x + w - 2, y + .5), (x + w - 1, y + high - 1), (x, y + high - 1)], True, .5), fill(mix(stone, shade(stone, .62), r.random() * .6), .55))
            x += w
        y += high
        row += 1
    if m.weather == "rain" or m.lamps:
        for _ in range(26):
            x, y = r.uniform(-300, 300), r.uniform(60, 380)
            c.drawOval(box(x - y * .1, y, x + y * .1, y + y * .03), fill("#ffc87a" if m.lamps else "#eef2f6", .2))


def _street_near(c: Any, m: Moment, gap: float) -> None:
    r = m.rnd("old crowd")
    for x, y in ((-gap * 1.0, 72), (gap * .3, 58), (gap * .95, 80), (-gap * 1.9, 104), (gap * 1.8, 110), (-gap * .3, 60)):
        with standing(c, x, y):
            folk(c, r, 380, m.tone(r.choice(ROBES), "#2c2a3a"))
    for s, y in ((1, 196), (-1, 176)):
        with standing(c, s * m.reach * .92, y):
            _stall(c, m, r, s)
    with standing(c, -m.reach * 1.08, 220):
        p.tree(c, m.rnd("old tree"), 0, 0, 620, "#3a2c2a", LEAVES[m.time])  # type: ignore[arg-type]


def _house(c: Any, m: Moment, r: Random, side: int, a: float, b: float, gap: float, k: int) -> None:
    """A house of the street seen in flight from x = a (far) to x = b (near): shop, eaves, an upper floor, the roof."""
    wood = mix(t.timber(m), HAZE[m.time], .3 - .05 * k)
    tile = mix(roof_tile(m), HAZE[m.time], .24 - .04 * k)
    roof, foot = -82.0 - 26 * ((k * 7 + (side > 0) * 3) % 3), 44.0

    def y(at: float, x: float) -> float:
        return EYE + (at - EYE) * x / gap

    def quad(u0: float, u1: float, t0: float, t1: float, out: float = 1.0) -> Any:
        xa, xb = a + (b - a) * u0, a + (b - a) * u1
        return poly([(side * xa, y(t0, xa)), (side * xb, y(t0, xb)), (side * xb * out, y(t1, xb)), (side * xa * out, y(t1, xa))])
    c.drawPath(quad(0, 1, roof, foot), linear((side * a, 0), (side * b, 0), [(0, wood), (1, shade(wood, .7))]))
    warm = mix("#ffd890" if m.lamps else "#e8d6ac", wood, .14 if m.lamps else .3)
    for i in range(3):
        u = .07 + i * .31
        c.drawPath(quad(u, u + .24, roof + 14, -34), fill(warm if m.lamps and r.random() < .7 else mix(t.window_paper(m), wood, .3)))
        for j in range(1, 4):
            c.drawPath(quad(u + .06 * j - .006, u + .06 * j + .006, roof + 14, -34), fill(shade(wood, .6)))
        c.drawPath(quad(u, u + .24, (roof - 20) / 2 - 2, (roof - 20) / 2 + 1), fill(shade(wood, .6)))
    c.drawPath(quad(.06, .94, -10, foot), fill(mix(warm, shade(wood, .5), .25)))
    for u in (.06, .34, .62, .9):
        c.drawPath(quad(u, u + .035, -10, foot), fill(shade(wood, .6)))
    for u in (.12, .4, .68):
        c.drawPath(quad(u, u + .18, 24, foot), fill(shade(wood, .8)))
        for j in range(3):
            c.drawPath(quad(u + .06 * j, u + .06 * j + .045, 15 - 3 * (j % 2), 24), fill(mix(r.choice(("#b8573a", "#5a7a5a", "#d8a84e", "#6a7a9a")), wood, .2)))
    if m.lamps:
        mid = (a + b) / 2
        glow(c, side * mid, y(20, mid), (b - a) * 1.1, "#ffb868", .45)
    for top, deep in ((-26.0, 17.0), (roof - 16, 22.0)):
        c.drawPath(quad(-.04, 1.04, top, top + deep, .88), linear((0, y(top, a)), (0, y(top + deep, b)), [(0, light(tile, .2)), (1, shade(tile, .6))]))
        for i in range(11):
            u = i / 10
            xa = a + (b - a) * u
            c.drawPath(tapered([(side * xa, y(top, xa)), (side * xa * .88, y(top + deep, xa))], [1.2, 2.4]), fill(shade(tile, .45), .7))
        c.drawPath(quad(-.04, 1.04, top - 3, top + 1), fill(shade(tile, .5)))
    if k % 2 == (side > 0):
        x = a + (b - a) * .14
        size = 13 * x / gap
        top, at = y(-20, x), side * x - side * size * 1.5
        colour = m.tone(("#a8362e", "#e4d6b4", "#3f5a78")[k % 3], ("#5c2630", "#77727c", "#2a3450")[k % 3])
        c.drawRect(box(min(side * x, at - side * size), top - 1.5, max(side * x, at - side * size), top + 1.5), fill("#2b1c18"))
        c.drawPath(smooth([(at - size * .7, top, 1), (at + size * .7, top, 1), (at + size * .64, top + size * 2.6, 1), (at, top + size * 2.3), (at - size * .74, top + size * 2.7, 1)], True, .5), fill(colour))
        draw_text(c, _SIGNS[(k * 2 + (side > 0)) % 7], at, top + size * 1.5, size * 1.05, "#f4e2b0" if k % 3 != 1 else "#3a2a24", kind="serif", centre=True)


def _stall(c: Any, m: Moment, r: Random, side: int) -> None:
    """A stall under a cloth roof."""
    wood, cloth = t.timber(m), m.tone("#c8a878", "#5a4a52")
    for x in (-110, 100):
        c.drawRect(box(x, -330, x + 9, 0), fill(shade(wood, .7)))
    c.drawRect(box(-120, -130, 120, -10), linear((0, -130), (0, 0), [(0, wood), (1, shade(wood, .5))]))
    for k in range(9):
        q = r.uniform(14, 20)
        c.drawCircle(-104 + k * 26, -138, q, fill(mix(("#c8563a", "#d8a84e", "#7a8a4a")[k % 3], wood, .14)))
    c.drawPath(smooth([(-150, -310, 1), (-120, -366, 1), (120, -366, 1), (150, -310, 1), (90, -298), (30, -308), (-30, -298), (-90, -308)], True, .6), linear((0, -366), (0, -300), [(0, light(cloth, .16)), (1, shade(cloth, .7))]))
    t.palace_lantern(c, side * -126, -256, 26, m.lamps, top=-310)


def garden(m: Moment) -> list[Sheet]:
    """A garden: pond with lotus, pavilion, rocks, a zigzag bridge, blossom overhead."""
    def back(c: Any) -> None:
        green = m.tone("#7f9a6c", "#22323c")
        ground(c, 52, shade(green, .7), mix(green, HAZE[m.time], .3))
        water = m.tone("#9cc0c4", "#26385a")
        c.drawPath(smooth([(-520, 76), (-160, 62), (200, 70), (560, 90), (520, 150), (120, 172), (-260, 160), (-560, 130)]), linear((0, 62), (0, 172), [(0, light(water, .2)), (1, shade(water, .7))]))
        r = m.rnd("lotus")
        for _ in range(26):
            x, y = r.uniform(-460, 460), r.uniform(84, 152)
            q = (y - 40) * .16
            c.drawOval(box(x - q, y - q * .34, x + q, y + q * .34), fill(m.tone("#5f8f62", "#1e3a40")))
            if r.random() < .3:
                c.drawPath(smooth([(x, y - q * 1.2, 1), (x + q * .4, y - q * .5), (x, y - q * .1), (x - q * .4, y - q * .5)]), fill("#f0b8c0"))
        red = m.tone("#9a3f34", "#54262e")
        with standing(c, -m.reach * .5, 84):
            for x in (-200, -80, 80, 200):
                c.drawRect(box(x - 12, -330, x + 12, 0), linear((x - 12, 0), (x + 12, 0), [(0, shade(red, .6)), (.4, light(red, .14)), (1, shade(red, .5))]))
            c.drawRect(box(-230, -90, 230, -76), fill(red))
            for k in range(-11, 12):
                c.drawRect(box(k * 20 - 3, -80, k * 20 + 3, -20), fill(shade(red, .8)))
            c.drawRect(box(-240, -22, 240, 6), fill(m.tone("#b4aca0", "#4c4a56")))
            tiled_roof(c, 0, -320, 290, 170, roof_tile(m))
            t.palace_lantern(c, 0, -240, 36, m.lamps, top=-320)

    def near(c: Any) -> None:
        r = m.rnd("rocks")
        stone = m.tone("#8f9494", "#3a4252")
        for side in (-1, 1):
            x = side * m.reach * .84
            with standing(c, x, 180):
                for k in range(4):
                    q, dx = r.uniform(90, 150), (k - 1.5) * 80
                    h = r.uniform(150, 380) * (1.1 if k == 1 else .8)
                    crest = [(dx + (u / 5 - 1) * q * .62, -h * math.sin(math.pi * (u + .9) / 11.8) ** .6 * r.uniform(.72, 1.0)) for u in range(11)]
                    c.drawPath(smooth([(dx - q * .66, 0, 1), *crest, (dx + q * .66, 0, 1)], True, .9), linear((dx - q, 0), (dx + q, 0), [(0, light(stone, .24)), (.5, stone), (1, shade(stone, .55))]))
                    for u in (2, 5, 8):
                        c.drawPath(tapered([crest[u], (crest[u][0] + 8, crest[u][1] * .6), (crest[u][0] - 4, crest[u][1] * .2)], [1, 9, 2]), fill(shade(stone, .5), .5))
                    c.drawOval(box(dx - q * .14, -h * .62, dx + q * .1, -h * .44), fill(shade(stone, .4)))
        path = m.tone("#c4b89e", "#4a4a58")
        c.drawPath(smooth([(-70, 168, 1), (60, 168, 1), (150, 260), (420, 480, 1), (-420, 480, 1), (-130, 260)], True, .7), linear((0, 168), (0, 480), [(0, path), (1, shade(path, .7))]))
        for _ in range(46):
            y = r.uniform(180, 440)
            x = r.uniform(-1, 1) * (y - 100) * .8
            c.drawOval(box(x - y * .05, y - y * .014, x + y * .05, y + y * .014), fill(shade(path, .7), .5))
        blossom: list[Colour] = [m.tone("#8a5a6a", "#3a2a44"), m.tone("#d8929e", "#6a4a68"), m.tone("#f6d4d6", "#a88aa0")]
        overhang(c, m, r, -1, blossom)

    return [*far(m, "park"), Sheet(.5, back), Sheet(.85, near)]


def wall_top(m: Moment) -> list[Sheet]:
    """The walk on a city wall: battlements, banners, a gate tower, roofs below."""
    stone = m.tone("#9a958c", "#363a4a")

    def walk(c: Any) -> None:
        r = m.rnd("roofs below")
        for _ in range(22):
            x, y, q = r.uniform(-1.3, 1.3) * m.reach, r.uniform(20, 66), r.uniform(24, 46)
            c.save()
            c.translate(x, y)
            c.scale(q / 300, q / 300)
            c.drawRect(box(-220, -10, 220, 160), fill(m.tone("#c8bca4", "#3a3a50")))
            if m.lamps and r.random() < .6:
                c.drawRect(box(-60, 30, 60, 110), fill("#ffd48a"))
            tiled_roof(c, 0, 0, 280, 110, mix(roof_tile(m), HAZE[m.time], .3))
            c.restore()
        c.drawRect(box(LEFT, 62, RIGHT, 118), linear((0, 62), (0, 118), [(0, light(stone, .14)), (1, shade(stone, .6))]))
        for i in range(-9, 10):
            c.drawRect(box(i * 74 - 24, 12, i * 74 + 24, 64), linear((0, 12), (0, 64), [(0, light(stone, .2)), (1, shade(stone, .74))]))
        for j in range(3):
            for i in range(-22, 23):
                c.drawRect(box(i * 30 + 15 * (j % 2), 66 + j * 17, i * 30 + 28 + 15 * (j % 2), 80 + j * 17), stroke(shade(stone, .6), 1, .6))
        ground(c, 116, shade(stone, .5), stone)
        for y in (130.0, 158.0, 200.0, 260.0, 340.0, 440.0):
            c.drawRect(box(LEFT, y, RIGHT, y + 1 + y * .005), fill(shade(stone, .45), .5))
        for i in range(-14, 15):
            c.drawPath(tapered([(i * 50, 116), (i * 190, BOTTOM)], [.8, 4]), fill(shade(stone, .45), .5))

    def things(c: Any) -> None:
        red = m.tone("#9a3f34", "#54262e")
        with standing(c, -m.reach * .82, 132):
            c.drawRect(box(-230, -420, 230, 0), fill(shade(red, .8)))
            for k in range(-2, 3):
                t.lattice(c, m, k * 88 - 32, -340, k * 88 + 32, -90, t.timber(m), "grid")
            tiled_roof(c, 0, -410, 330, 170, roof_tile(m))
        for x, y in ((m.reach * .28, 130), (m.reach * .72, 150), (m.reach * 1.02, 186)):
            with standing(c, x, y):
                c.drawRect(box(-5, -640, 5, 0), fill("#2b1c18"))
                c.drawPath(smooth([(6, -630, 1), (150, -612), (230, -560), (200, -500), (236, -440), (120, -448), (6, -420, 1)], True, .7), linear((0, -630), (230, -420), [(0, m.tone("#b8453a", "#6a2c36")), (1, m.tone("#7a2c2a", "#3c1c28"))]))
        for x, y in ((-m.reach * .3, 128), (m.reach * .5, 140)):
            with standing(c, x, y):
                c.drawPath(tapered([(-26, -130), (0, -70), (26, -130)], [6, 12, 6]), fill("#3a3230"))
                for k in (-16, 0, 16):
                    c.drawPath(tapered([(k, -70), (k * 1.6, 0)], [6, 5]), fill("#3a3230"))
                if m.lamps:
                    glow(c, 0, -160, 320, "#ff9a4a", .7)
                    for k in (-14, 0, 14):
                        c.drawPath(smooth([(k, -210 + abs(k), 1), (k + 14, -150), (k, -116), (k - 14, -150)]), fill("#ffc860" if k else "#fff0b0"))

    return [*far(m, "rooftop"), Sheet(.55, walk), Sheet(.85, things)]


def landing(m: Moment) -> list[Sheet]:
    """A landing stage on wide water, boats with mat roofs."""
    def water(c: Any) -> None:
        blue = m.tone("#8fb4bc", "#22345a")
        c.drawRect(box(LEFT, 50, RIGHT, BOTTOM), linear((0, 50), (0, 300), [(0, mix(blue, HAZE[m.time], .5)), (1, shade(blue, .7))]))
        r = m.rnd("waves")
        for _ in range(80):
            y = 54 + r.random() ** 1.5 * 240
            x, w = r.uniform(-620, 620), (y - 40) * r.uniform(.2, .6)
            c.drawPath(tapered([(x - w, y), (x, y - 1.6), (x + w, y)], [.5, 1.6 + (y - 40) * .012, .5]), fill("#ffd8a0" if m.lamps and r.random() < .3 else "#eef4f4", .3))
        for x, y, s in ((-m.reach * .6, 76, .24), (m.reach * .34, 66, .17), (m.reach * .74, 104, .42)):
            c.save()
            c.translate(x, y)
            c.scale(s, s)
            wood = shade(t.timber(m), .8)
            c.drawPath(smooth([(-300, -40, 1), (-200, 10), (200, 10), (310, -54, 1), (220, 56), (-220, 56)]), linear((0, -40), (0, 56), [(0, wood), (1, shade(wood, .5))]))
            c.drawPath(smooth([(-150, -6, 1), (-130, -110), (0, -140), (130, -110), (150, -6, 1)]), linear((0, -140), (0, 0), [(0, m.tone("#b89a68", "#5a5050")), (1, m.tone("#7a6240", "#3a3440"))]))
            c.drawPath(tapered([(190, -20), (200, -260)], [9, 6]), fill(wood))
            t.palace_lantern(c, 176, -160, 28, m.lamps, top=-250)
            c.restore()

    def stage(c: Any) -> None:
        wood = m.tone("#8a6a4c", "#3c3038")
        c.drawPath(poly([(-150, 140), (150, 140), (560, 480), (-560, 480)]), linear((0, 140), (0, 480), [(0, light(wood, .14)), (1, shade(wood, .6))]))
        d = 1.0
        while 140 * d < 480:
            c.drawRect(box(-150 * d - (d - 1) * 20, 140 * d, 150 * d + (d - 1) * 20, 140 * d + 2 * d), fill(shade(wood, .45), .8))
            d *= 1.09
        for s in (-1, 1):
            for k, d in enumerate((1.0, 1.3, 1.75, 2.4)):
                x, y = s * (150 * d + (d - 1) * 20), 140 * d
                c.drawRect(box(x - 6 * d, y - 60 * d, x + 6 * d, y + 20 * d), linear((x - 6 * d, 0), (x + 6 * d, 0), [(0, light(wood, .1)), (1, shade(wood, .4))]))
                if k:
                    q = (1.0, 1.3, 1.75, 2.4)[k - 1]
                    c.drawPath(smooth([(s * (150 * q + (q - 1) * 20), 140 * q - 48 * q), (s * (150 * (q + d) / 2), 140 * (q + d) / 2 - 26 * d), (x, y - 48 * d)], False), stroke("#c8b088", 3.4))
        with standing(c, m.reach * .7, 190):
            rounded(c, -60, -90, 60, 0, 6, linear((-60, 0), (60, 0), [(0, light(wood, .2)), (1, shade(wood, .5))]))
        with standing(c, -m.reach * .86, 200):
            p.tree(c, m.rnd("willow"), 0, 0, 640, "#3a3028", LEAVES[m.time])  # type: ignore[arg-type]

    return [*far(m, "seaside", 40), Sheet(.5, water), Sheet(.85, stage)]
