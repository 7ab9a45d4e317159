"""Places under the sky."""
from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from engine.picture.gfx import SCREEN, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import props as p
from engine.picture.scenery.air import (
    BOTTOM,
    CITY_LIGHTS,
    HAZE,
    LEFT,
    NEON,
    RIGHT,
    Moment,
    Sheet,
    box,
    city,
    ground,
    hills,
    near_city,
    rounded,
    sky,
    skyline,
    veil,
)

_LEAVES = {
    "day": ["#2f5a3c", "#4f8a4e", "#86b866"], "dawn": ["#4a5248", "#7d8a5c", "#c9b57a"], "dusk": ["#5a3038", "#a8503c", "#e0904e"],
    "night": ["#14233a", "#22394a", "#3c5f66"],
}
_EYE = 6.0
"""The horizon of open ground: people's chests."""
_FEET = 262.0


@contextmanager
def _on(c: Any, x: float, y: float) -> Iterator[float]:
    """A canvas for a thing that stands on open ground at (x, y), in the units of the people who act; gives the scale."""
    k = (y - _EYE) / (_FEET - _EYE)
    c.save()
    c.translate(x, y)
    c.scale(k, k)
    yield k
    c.restore()


def _overhang(c: Any, m: Moment, r: Random, side: int, leaves: list[Colour]) -> None:
    """Branches that hang into the upper corner of the frame."""
    x = side * (m.reach + 40)
    c.drawPath(tapered([(x, -560), (x - side * 90, -440), (x - side * 190, -380), (x - side * 270, -392)], [34, 20, 12, 3]), fill(shade(leaves[0], .5)))
    for k in range(11):
        t = k / 10
        p.foliage(c, r, x - side * (20 + 250 * t) + r.uniform(-20, 20), -430 + r.uniform(-70, 60) * (1 - t * .5), 78 - 34 * t, 56 - 22 * t, leaves, 26)


def street(m: Moment) -> list[Sheet]:
    front, wet = near_city(m), m.weather == "rain"
    gap = 62.0 if m.upright else 130.0

    def shops(c: Any) -> None:
        r = m.rnd("shops")
        names = ["花店", "书屋", "面馆", "药房", "咖啡", "酒馆", "照相"] if m.chinese else ["BOOKS", "NOODLE", "CAFE", "PHARM", "BAR", "ROSE", "PHOTO"]
        for side in (-1, 1):
            edges = [gap * (1 + .42 * k) ** 1.9 for k in range(7)]
            for k in range(5, -1, -1):
                a, b = edges[k], edges[k + 1]
                _front(c, m, r, side, a, b, gap, mix(front, ["#8a5a64", "#5a6a84", "#7a6a58", "#6a5478"][(k + (side > 0)) % 4], .38), names[(k * 2 + (side > 0)) % 7], k)
        for k in range(4):
            y = -250 - k * 66
            c.drawPath(smooth([(LEFT, y - 120), (-160, y + 16), (160, y + 18), (RIGHT, y - 110)], False), stroke("#14161f", 2, .8))
            for j in range(-3, 4):
                if k % 2 == 0:
                    x = j * 44.0
                    yy = y + 18 + 6 * (1 - abs(j) / 3)
                    if m.chinese:
                        p.lantern(c, x, yy + 16, 12, on=m.lamps)
                    else:
                        c.drawPath(poly([(x - 12, yy), (x + 12, yy), (x, yy + 24)]), fill(NEON[(j + k) % 5], .8))

    def road(c: Any) -> None:
        ground(c, 44, mix(front, "#12141f", .5), mix(front, "#8a90a8", .3))
        c.drawPath(poly([(-gap * .55, 44), (gap * .55, 44), (540, BOTTOM), (-540, BOTTOM)]), linear((0, 44), (0, 480), [(0, mix(front, "#a9b0c4", .3)), (1, mix(front, "#141622", .55))]))
        for s in (-1, 1):
            c.drawPath(poly([(s * gap * .55, 44), (s * gap * .6, 44), (s * 580, BOTTOM), (s * 520, BOTTOM)]), fill(mix(front, "#d0d4e0", .4)))
        y = 150.0
        for i in range(-5, 5):
            w = 46.0
            c.drawPath(poly([(i * w, y), (i * w + w * .56, y), ((i + .56) * w * 1.46, y + 62), (i * w * 1.46, y + 62)]), fill("#e8ecf2", .2 if m.night else .42))
        r = m.rnd("wet")
        for _ in range(70 if wet else 40 if m.lamps else 0):
            x, y = r.uniform(-620, 620), 50 + r.random() ** 1.3 * 380
            h = (y - 30) * r.uniform(.3, .7) * (1.3 if wet else .7)
            c.drawPath(tapered([(x, y), (x + r.uniform(-5, 5), y + h * .5), (x, y + h)], [2, (y - 20) * .08, 2]), fill(r.choice(NEON + CITY_LIGHTS), .34 if wet else .15, 5, SCREEN))
        if wet:
            for _ in range(60):
                x, y = r.uniform(-500, 500), r.uniform(90, 430)
                q = (y - 30) * .09
                c.drawOval(box(x - q, y - q * .26, x + q, y + q * .26), stroke("#dfe8ff", 1.3, .35))
        if m.weather == "snow":
            for _ in range(30):
                x, y = r.uniform(-600, 600), r.uniform(60, 450)
                q = (y - 20) * r.uniform(.2, .5)
                c.drawOval(box(x - q, y - q * .12, x + q, y + q * .16), fill("#f4f8ff", .75))

    def near(c: Any) -> None:
        r = m.rnd("crowd")
        tones = [mix(front, q, .5) for q in ("#3a3040", "#4a3a34", "#2c3c50", "#5a4a54")]
        kinds = ["umbrella", "walk", "umbrella"] if wet else ["walk", "bag", "stand", "walk"]
        with _on(c, -gap * .9, 64):
            _car(c, "#c2483e", m.lamps)
        for x, y in ((-gap * 1.05, 74), (gap * .2, 58), (gap * .9, 78), (-gap * 1.9, 100), (gap * 1.7, 106), (-gap * .3, 60), (gap * 2.5, 128), (-gap * 2.8, 132)):
            with _on(c, x, y):
                f.figure(c, r, 390, r.choice(tones), kind=r.choice(kinds), rim="#ffcf9a" if m.lamps else None)
        for s, y in ((-1, 120), (1, 96), (1, 190), (-1, 236)):
            with _on(c, s * (gap * .72 + (y - 44) * .98), y):
                p.street_lamp(c, 0, 0, 720, m.lamps)
        with _on(c, m.reach * .98, 250):
            f.cabinet(c, 120, 300, "#b5483e", 1)
            rounded(c, -44, -280, 44, -120, 6, fill("#dff2ff", .8 if m.lamps else .5))
        with _on(c, -m.reach * 1.06, 176):
            p.tree(c, m.rnd("tree"), 0, 0, 620, "#3a2c2a", _LEAVES[m.time])  # type: ignore[arg-type]

    return [*city(m, 40), Sheet(.45, shops), Sheet(.6, road), Sheet(.85, near)]


def _front(c: Any, m: Moment, r: Random, side: int, a: float, b: float, gap: float, colour: Any, name: str, k: int) -> None:
    """A house of the street seen in flight from x = a (far) to x = b (near): windows above, a shop below."""
    def y(at: float, x: float) -> float:
        return _EYE + (at - _EYE) * x / gap
    roof, foot = -96.0 - 34 * ((k * 7 + (side > 0) * 3) % 4), 44.0

    def quad(u0: float, u1: float, t0: float, t1: float) -> Any:
        xa, xb = a + (b - a) * u0, a + (b - a) * u1
        return poly([(side * xa, y(t0, xa)), (side * xb, y(t0, xb)), (side * xb, y(t1, xb)), (side * xa, y(t1, xa))])
    c.drawPath(quad(0, 1, roof, foot), linear((side * a, 0), (side * b, 0), [(0, mix(colour, HAZE[m.time], .3)), (1, shade(colour, .8))]))
    c.drawPath(quad(0, 1, roof - 3, roof + 3), fill(light(colour, .2)))
    rows = int((-22 - roof) / 22)
    for row in range(rows):
        for i in range(3):
            on = r.random() < (.6 if m.lamps else .06)
            t0 = roof + 9 + row * 22
            c.drawPath(quad(.1 + i * .3, .3 + i * .3, t0, t0 + 13), fill(r.choice(CITY_LIGHTS) if on else mix(colour, "#a9c0d8" if not m.night else "#1c2644", .35), .92))
            if (row + i + k) % 4 == 0:
                c.drawPath(quad(.08 + i * .3, .32 + i * .3, t0 + 11, t0 + 15), fill(shade(colour, .5)))
    neon = NEON[(k + (side > 0) * 2) % 5]
    c.drawPath(quad(.06, .94, -2, foot), fill(mix("#ffdca6" if m.lamps else "#9ab0c0", colour, .16)))
    for u in (.08, .36, .64):
        c.drawPath(quad(u, u + .2, 6, foot - 6), fill(mix("#fff0cc" if m.lamps else "#c4d4de", colour, .1)))
        c.drawPath(quad(u + .03, u + .12, 22, foot - 6), fill(mix(r.choice(["#b5483e", "#3f6a8a", "#6a8a5a", "#d9a648"]), "#ffe2b0", .2), .7))
    c.drawPath(quad(0, 1, -13, -1), fill(mix("#141624", neon, .3 if m.lamps else .5)))
    c.drawPath(quad(0, 1, -2, 3), fill(mix(neon, "#f4e8e0", .2), .9 if m.lamps else .55))
    mid = (a + b) / 2
    if m.lamps:
        glow(c, side * mid, y(16, mid), (b - a) * 1.1, r.choice(["#ffc87a", "#ff9f7a", "#8fd0ff"]), .5)
    size = 9.4 * mid / gap
    draw_text(c, name, side * mid, y(-3.6, mid), size if len(name) < 4 else size * .72, light(neon, .6, "#ffffff") if m.lamps else "#f4ece0", centre=True)
    if k % 2 == (side > 0):
        x = a + (b - a) * .1
        size = 12 * x / gap
        top = y(-64, x)
        for_side = side * x - side * size * .9
        w = size * 1.3
        rounded(c, for_side - w / 2, top, for_side + w / 2, top + size * 3.1, 3, fill(mix("#0b0d1a", neon, .2 if m.lamps else .6)))
        rounded(c, for_side - w / 2 + 1.5, top + 1.5, for_side + w / 2 - 1.5, top + size * 3.1 - 1.5, 2, stroke(neon, 1.6, .9))
        for j, letter in enumerate(name[:2]):
            draw_text(c, letter, for_side, top + size * (1.2 + 1.3 * j), size, light(neon, .6, "#ffffff"), centre=True)
        if m.lamps:
            glow(c, for_side, top + size * 1.5, size * 4, neon, .5)


def _car(c: Any, colour: Colour, lamps: bool) -> None:
    """A parked car, seen from the front."""
    f.shadow(c, 130, 12)
    c.drawPath(smooth([(-112, -20, 1), (-118, -110), (-92, -128), (-70, -200), (70, -200), (92, -128), (118, -110), (112, -20, 1)], True, .6), linear((0, -200), (0, 0), [(0, light(colour, .2)), (1, shade(colour, .5))]))
    c.drawPath(smooth([(-78, -130, 1), (-60, -188), (60, -188), (78, -130, 1)], True, .5), fill("#2a3448"))
    for x in (-88, 88):
        c.drawOval(box(x - 20, -92, x + 20, -62), fill("#fff2cc"))
        if lamps:
            glow(c, x, -78, 170, "#ffe9b8", .8)
    c.drawRect(box(-60, -70, 60, -44), fill("#1a1c24"))
    for x in (-98, 70):
        c.drawRect(box(x, -24, x + 28, 2), fill("#101218"))


def rooftop(m: Moment) -> list[Sheet]:
    n = near_city(m)

    def deck(c: Any) -> None:
        skyline(c, m, "near", 160, (120, 300), shade(n, .95), lit=.26 if m.lamps else 0, widths=(80, 150))
        veil(c, m, -60, 120, .3)
        ground(c, 96, shade(n, .5), mix(n, "#9aa0b8", .3))
        c.drawRect(box(LEFT, 44, RIGHT, 100), linear((0, 44), (0, 100), [(0, mix(n, "#b4bcd4", .42)), (1, shade(n, .8))]))
        c.drawRect(box(LEFT, 38, RIGHT, 48), fill(mix(n, "#d0d6e6", .52)))
        for i in range(-16, 17):
            c.drawRect(box(i * 58 - 2.2, -16, i * 58 + 2.2, 42), fill(shade(n, .6)))
        for y in (-20.0, 8.0):
            c.drawRect(box(LEFT, y, RIGHT, y + 5), fill(shade(n, .6)))
        for i in range(-14, 15):
            c.drawPath(tapered([(i * 60, 100), (i * 220, BOTTOM)], [.8, 4]), fill(shade(n, .35), .55))
        for y in (112.0, 134.0, 168.0, 220.0, 300.0, 420.0):
            c.drawRect(box(LEFT, y, RIGHT, y + 1.6 + y * .004), fill(shade(n, .35), .5))
        r = m.rnd("puddles")
        for _ in range(9):
            x, y = r.uniform(-500, 500), r.uniform(130, 400)
            c.drawOval(box(x - y * .3, y - y * .04, x + y * .3, y + y * .04), fill(HAZE[m.time], .16 if m.weather != "rain" else .4))

    def things(c: Any) -> None:
        k = shade(n, .78)
        r = m.rnd("roof")
        s = m.reach
        with _on(c, -s * .9, 150):
            c.drawRect(box(-190, -520, 150, 0), linear((-190, 0), (150, 0), [(0, shade(k, .7)), (1, mix(k, "#9aa0ba", .3))]))
            c.drawRect(box(-200, -540, 160, -516), fill(mix(k, "#b0b6cc", .4)))
            c.drawRect(box(20, -330, 120, 0), fill(shade(k, .42)))
            c.drawRect(box(30, -320, 110, -6), fill(mix("#5a7a8a", k, .5)))
            c.drawCircle(70, -366, 13, fill("#ffe2a8"))
            glow(c, 70, -366, 240, "#ffc97a", .85 if m.lamps else .2)
            draw_text(c, "天台" if m.chinese else "ROOF", -90, -420, 44 if m.chinese else 34, mix(k, "#e8ecf6", .6), centre=True)
        with _on(c, s * .84, 140):
            for leg in (-70, 60):
                c.drawPath(tapered([(leg, -300), (leg * 1.3, 0)], [12, 12]), fill(shade(k, .5)))
            rounded(c, -120, -560, 110, -290, 30, linear((-120, 0), (110, 0), [(0, mix(k, "#a8aec4", .45)), (.4, mix(k, "#c4cade", .5)), (1, shade(k, .8))]))
            c.drawPath(poly([(-130, -556), (-5, -640), (120, -556)]), fill(shade(k, .9)))
            for hoop in (-500, -420, -340):
                c.drawRect(box(-120, hoop, 110, hoop + 6), fill(shade(k, .6)))
        with _on(c, s * .5, 128):
            rounded(c, -80, -150, 80, 0, 8, fill(mix(k, "#9aa0ba", .35)))
            c.drawCircle(0, -76, 58, fill(shade(k, .5)))
            for a in range(4):
                c.drawPath(tapered([(0, -76), (50 * (1, 0, -1, 0)[a], -76 + 50 * (0, 1, 0, -1)[a])], [6, 16]), fill(mix(k, "#9aa0ba", .3)))
        with _on(c, -s * .16, 166):
            f.bench(c, 260, mix("#9a6e4e", k, .3))
        for x, y, h in ((-s * .52, 150, 210), (s * .3, 152, 190), (-s * .96, 230, 320), (s * .98, 236, 340)):
            with _on(c, x, y):
                p.plant(c, r, 0, 0, h, _LEAVES[m.time][1], 11)
        c.drawRect(box(s * .62, -430, s * .62 + 6, 110), fill("#0c0f1d"))
        c.drawRect(box(-s * .58, -400, -s * .58 + 6, 108), fill("#0c0f1d"))
        f.bulbs(c, [(-s * 1.1, -330), (-s * .58, -390), (s * .62, -424), (s * 1.2, -330)], 74, m.lamps, 16)
        f.bulbs(c, [(-s * 1.1, -240), (-s * .58, -300), (s * .62, -330), (s * 1.2, -250)], 60, m.lamps, 16)
        with _on(c, s * .1, 112):
            c.drawPath(smooth([(-300, -360), (0, -330), (300, -366)], False), stroke("#20232e", 3))
            for i, colour in enumerate(("#d98a7a", "#e8e2d4", "#7a9ab0", "#d9b86a")):
                x = -200 + i * 110
                c.drawPath(smooth([(x, -350, 1), (x + 74, -346, 1), (x + 80, -270), (x + 66, -220), (x + 30, -232), (x + 4, -222), (x - 6, -280)], True, .6), linear((x, 0), (x + 74, 0), [(0, mix(colour, k, .3)), (1, mix(shade(colour, .7), k, .3))]))

    return [*city(m, 90), Sheet(.55, deck), Sheet(.85, things)]


def park(m: Moment) -> list[Sheet]:
    leaves: list[Colour] = list(_LEAVES[m.time])
    grass = m.tone("#86b066", "#22384a")

    def back(c: Any) -> None:
        sky(c, m, 40)
        skyline(c, m, "park", 40, (90, 240), mix(near_city(m), HAZE[m.time], .55), lit=.16 if m.lamps else 0)
        veil(c, m, -140, 40, .55)

    def far_trees(c: Any) -> None:
        r = m.rnd("far")
        for i in range(18):
            p.foliage(c, r, -900 + i * 106 + r.uniform(-30, 30), -14 + r.uniform(-50, 20), 92, 96, [mix(q, HAZE[m.time], .42) for q in leaves], 36)
        ground(c, 40, grass, mix(grass, HAZE[m.time], .4))

    def middle(c: Any) -> None:
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
            with _on(c, x, y):
                f.figure(c, r, 390, r.choice(tones), kind=kind)
        for x, y, h in ((-m.reach * .72, 96, 900), (m.reach * .66, 104, 1000), (-m.reach * 1.5, 110, 900), (m.reach * 1.6, 100, 860), (m.reach * .3, 74, 760)):
            with _on(c, x, y):
                p.tree(c, r, 0, 0, h, m.tone("#6a4a3a", "#20222f"), leaves)
        for _ in range(110):
            x, y = r.uniform(LEFT, RIGHT), r.uniform(90, 460)
            q = (y - 20) / 240
            c.drawPath(tapered([(x, y), (x + 3 * q, y - 11 * q), (x + 9 * q, y - 20 * q)], [4 * q, 3 * q, .6]), fill(light(grass, .22), .7))
            if r.random() < .3:
                c.drawCircle(x + 9 * q, y - 20 * q, 3.6 * q, fill(r.choice(["#f6e27a", "#ffffff", "#f2a0b0"]), .9 if not m.night else .4))

    def near(c: Any) -> None:
        r = m.rnd("petals")
        with _on(c, -m.reach * .5, 176):
            f.bench(c, 270, "#9a6e4e" if not m.night else "#4c4450")
        for x, y in ((m.reach * .52, 168.0), (-m.reach * .16, 92.0), (m.reach * 1.3, 190.0)):
            with _on(c, x, y):
                p.street_lamp(c, 0, 0, 560, m.lamps)
        _overhang(c, m, r, 1, leaves)
        _overhang(c, m, r, -1, leaves)
        for _ in range(60):
            x, y = r.uniform(-700, 700), r.uniform(120, 440)
            c.drawOval(box(x, y, x + 12, y + 6), fill(leaves[2], .75))
        for _ in range(26):
            x, y = r.uniform(-m.reach, m.reach), r.uniform(-330, 120)
            c.drawPath(smooth([(x, y), (x + 5, y - 4), (x + 11, y), (x + 5, y + 4)]), fill(light(leaves[2], .2), .8))

    return [Sheet(.04, back), Sheet(.2, far_trees), Sheet(.6, middle), Sheet(.88, near)]


def palace(m: Moment) -> list[Sheet]:
    red, tile = m.tone("#b03c34", "#642434"), m.tone("#4f7076", "#1c2c48")
    k = .74 if m.upright else 1.0

    def back(c: Any) -> None:
        sky(c, m, 30)
        hills(c, m, "p", 20, 230, mix("#5a6a80", HAZE[m.time], .6))
        hills(c, m, "q", 40, 130, mix("#4a6070", HAZE[m.time], .45))
        veil(c, m, -160, 50, .55)

    def hall(c: Any) -> None:
        ground(c, 70, m.tone("#a39c90", "#20263e"), m.tone("#d0cabc", "#343c5e"))
        for i in range(-16, 17):
            c.drawPath(tapered([(i * 46, 70), (i * 200, BOTTOM)], [.8, 4]), fill(m.tone("#7d776c", "#161b30"), .55))
        for y in (82.0, 100.0, 126.0, 164.0, 220.0, 300.0, 420.0):
            c.drawRect(box(LEFT, y, RIGHT, y + 1 + y * .005), fill(m.tone("#7d776c", "#161b30"), .5))
        for s in (-1, 1):
            c.drawPath(poly([(s * 300 * k, 10), (s * 1000, -120), (s * 1000, 300), (s * 300 * k, 72)]), linear((s * 300, 0), (s * 1000, 0), [(0, shade(red, .66)), (1, red)]))
            c.drawPath(poly([(s * 290 * k, 14), (s * 290 * k, -8), (s * 1000, -200), (s * 1000, -110)]), fill(tile))
        c.save()
        c.scale(k, k)
        c.translate(0, -6)
        for j, (half, y) in enumerate(((400, 104), (372, 88), (344, 72))):
            c.drawRect(box(-half, y - 16, half, y), fill(m.tone(light("#d9d4c6", .1 * j), light("#3f4768", .06 * j))))
            for i in range(-int(half / 24), int(half / 24) + 1):
                c.drawRect(box(i * 24 - 2, y - 30, i * 24 + 2, y - 14), fill(m.tone("#ece8dc", "#5a6288")))
            c.drawRect(box(-half, y - 32, half, y - 27), fill(m.tone("#ece8dc", "#5a6288")))
        c.drawPath(poly([(-46, 40), (46, 40), (74, 108), (-74, 108)]), fill(m.tone("#cfc8b8", "#4a5274")))
        for j in range(7):
            c.drawRect(box(-46 - j * 4, 44 + j * 9, 46 + j * 4, 47 + j * 9), fill(m.tone("#a8a092", "#2c3452")))
        c.drawRect(box(-310, -110, 310, 44), fill(shade(red, .6)))
        for i in range(-4, 5):
            x = i * 70.0
            c.drawRect(box(x - 28, -96, x + 28, 42), linear((0, -96), (0, 42), [(0, "#ffe0a0" if m.lamps else "#d4c096"), (1, "#e8924e" if m.lamps else "#8f8060")]))
            for j in range(-2, 3):
                c.drawRect(box(x + j * 11 - 1, -96, x + j * 11 + 1, 42), fill(shade(red, .4), .8))
            for bar in range(-86, 40, 20):
                c.drawRect(box(x - 28, bar, x + 28, bar + 2), fill(shade(red, .4), .8))
        for i in range(-5, 5):
            x = i * 70.0 + 35
            c.drawRect(box(x - 9, -112, x + 9, 44), linear((x - 9, 0), (x + 9, 0), [(0, shade(red, .6)), (.4, light(red, .16)), (1, shade(red, .5))]))
        if m.lamps:
            glow(c, 0, -30, 400, "#ffb45e", .45)
        _roof(c, 0, -112, 430, 110, tile)
        c.drawRect(box(-230, -256, 230, -204), fill(shade(red, .7)))
        for i in range(-6, 7):
            c.drawRect(box(i * 36 - 12, -250, i * 36 + 12, -208), fill("#ffd890" if m.lamps else "#b8a67c", .9))
        _roof(c, 0, -250, 310, 104, tile)
        for i in range(-12, 13):
            c.drawRect(box(i * 33 - 9, -112, i * 33 + 9, -98), fill("#2f6a7a" if i % 2 else "#3f8a5a", .9))
        rounded(c, -64, -206, 64, -158, 4, fill("#1c2c5a"))
        rounded(c, -64, -206, 64, -158, 4, stroke("#e9c46a", 3))
        draw_text(c, "长乐宫", 0, -170, 34, "#e9c46a", kind="serif", centre=True)
        c.restore()
        r = m.rnd("guards")
        for x, y in ((-92.0, 92.0), (92.0, 92.0), (-m.reach * .62, 112.0), (m.reach * .62, 112.0)):
            with _on(c, x, y):
                f.figure(c, r, 390, m.tone("#7a3a34", "#3a2234") if not m.ink else "#4e4a4c", kind="stand")
                c.drawPath(tapered([(56, -470), (56, 0)], [5, 5]), fill("#2a2020"))
                c.drawPath(poly([(48, -470), (56, -520), (64, -470)]), fill("#c8ccd4"))

    def near(c: Any) -> None:
        s = m.reach
        for side in (-1, 1):
            with _on(c, side * s * .86, 186):
                c.drawRect(box(-9, -760, 9, 0), linear((-9, 0), (9, 0), [(0, shade(red, .6)), (1, red)]))
                c.drawPath(smooth([(side * -8, -740, 1), (side * -120, -730, 1), (side * -128, -560), (side * -108, -400), (side * -118, -300, 1), (side * -64, -330, 1), (side * -10, -300, 1)], True, .4), linear((0, -740), (0, -300), [(0, light(red, .14)), (1, shade(red, .7))]))
                draw_text(c, "长乐"[side > 0], side * -64, -520, 70, "#f0cf7a", kind="serif", centre=True)
            with _on(c, side * s * .54, 150):
                c.drawPath(smooth([(-50, -60), (-64, -110), (-40, -140), (40, -140), (64, -110), (50, -60), (30, -44), (-30, -44)]), linear((-64, 0), (64, 0), [(0, "#5a5046"), (.4, "#a89c86"), (1, "#463e36")]))
                for a in (-36, 36):
                    c.drawPath(tapered([(a, -50), (a * 1.2, 0)], [14, 10]), fill("#4a4238"))
                for a in (-12, 8):
                    c.drawPath(tapered([(a, -140), (a - 20, -210), (a + 24, -290), (a - 10, -380)], [4, 18, 22, 2]), fill("#ffffff", .18, 8))
        for x, y in ((-s * .46, -250), (s * .46, -250), (-s * .8, -190), (s * .8, -190), (0, -300)):
            c.drawRect(box(x - 1, -600, x + 1, y - 60), fill("#2b1a16"))
            p.lantern(c, x, y, 26, on=m.lamps)
        r = m.rnd("plum")
        blossom: list[Colour] = ["#8a3a56", "#d0708e", "#f6c0cc"]
        x = -s - 20
        c.drawPath(tapered([(x, -520), (x + 100, -420), (x + 200, -376), (x + 290, -396)], [30, 20, 11, 3]), fill("#2c1c22"))
        c.drawPath(tapered([(x + 100, -420), (x + 130, -330), (x + 190, -290)], [14, 8, 2]), fill("#2c1c22"))
        for _ in range(15):
            p.foliage(c, r, x + r.uniform(20, 290), r.uniform(-450, -300), 38, 29, blossom, 20)
        for _ in range(24):
            c.drawOval(box(px := r.uniform(-s, s), py := r.uniform(-280, 400), px + 8, py + 5), fill("#f6c0cc", .8))

    return [Sheet(.04, back), Sheet(.45, hall), Sheet(.88, near)]


def _roof(c: Any, x: float, y: float, half: float, h: float, tile: Any) -> None:
    """A sweeping tiled roof whose eaves are at y."""
    path = smooth([(x - half - 50, y - 34, 1), (x - half * .8, y - 12), (x - half * .5, y - h * .5), (x - half * .42, y - h, 1), (x + half * .42, y - h, 1), (x + half * .5, y - h * .5), (x + half * .8, y - 12), (x + half + 50, y - 34, 1), (x + half, y + 10, 1), (x - half, y + 10, 1)])
    c.drawPath(path, linear((0, y - h), (0, y + 10), [(0, light(tile, .24)), (1, shade(tile, .6))]))
    for i in range(-18, 19):
        t = i / 18
        c.drawPath(tapered([(x + t * half * .42, y - h), (x + t * half * .66, y - h * .42), (x + t * half * .98, y + 8)], [1.4, 2, 3]), fill(shade(tile, .42), .7))
    c.drawPath(tapered([(x - half * .48, y - h - 6), (x, y - h - 9), (x + half * .48, y - h - 6)], [13, 13, 13]), fill(shade(tile, .5)))
    for s in (-1, 1):
        c.drawPath(smooth([(x + s * half * .44, y - h), (x + s * half * .5, y - h - 26), (x + s * half * .4, y - h - 16)]), fill(shade(tile, .5)))
    c.drawRect(box(x - half, y + 4, x + half, y + 16), fill("#d0a044"))


def countryside(m: Moment) -> list[Sheet]:
    grass, leaves = m.tone("#92b660", "#24404a"), list(_LEAVES[m.time])
    s = m.reach

    def back(c: Any) -> None:
        sky(c, m, 30)
        hills(c, m, "a", 20, 240, mix("#6a8098", HAZE[m.time], .58))
        hills(c, m, "b", 36, 150, mix("#5a7a70", HAZE[m.time], .4))
        hills(c, m, "c", 50, 70, mix("#5a8258", HAZE[m.time], .24))

    def fields(c: Any) -> None:
        ground(c, 44, grass, mix(grass, HAZE[m.time], .4))
        for i in range(-12, 13):
            c.drawPath(tapered([(i * 46 - 20, 46), (i * 220, BOTTOM)], [1, 22]), fill(mix(grass, "#d9c25a" if not m.night else "#2c4a50", .5), .5))
        c.drawPath(smooth([(30, 44), (58, 44), (36, 84), (70, 160), (260, 320), (560, BOTTOM, 1), (-340, BOTTOM, 1), (-90, 320), (-30, 170), (0, 90)]), linear((0, 44), (0, 480), [(0, m.tone("#ecd8ac", "#505876")), (1, m.tone("#c0a070", "#2c3450"))]))
        for side in (-.5, .5):
            c.drawPath(tapered([(40 + side * 10, 50), (22 + side * 26, 90), (40 + side * 90, 190), (110 + side * 300, 440)], [2, 5, 12, 30]), fill(shade(m.tone("#c0a070", "#2c3450"), .8), .6))
        for x, y, q in ((-s * .5, 74, 1.0), (-s * 1.4, 60, .9), (s * .9, 56, .7)):
            with _on(c, x, y):
                _house(c, m, q)
        r = m.rnd("rows")
        for i in range(9):
            p.foliage(c, r, s * .3 + i * 60, 30 + r.uniform(-4, 4), 34, 30, [mix(q, HAZE[m.time], .3) for q in leaves], 18)
        for x in (-s * .2, s * .14, s * .42):
            with _on(c, x, 62):
                c.drawRect(box(-6, -560, 6, 0), fill("#3a3438"))
                c.drawRect(box(-70, -520, 70, -508), fill("#3a3438"))
        for k in (-1, 1):
            c.drawPath(smooth([(-s * .2 + k * 12, -112), (-s * .02, -96), (s * .14 + k * 12, -112), (s * .28, -96), (s * .42 + k * 12, -112), (s * 1.2, -190)], False), stroke("#2c2a32", 1.4, .8))

    def near(c: Any) -> None:
        r = m.rnd("c")
        with _on(c, s * .78, 150):
            p.tree(c, r, 0, 0, 980, m.tone("#6a4a3a", "#20222f"), leaves)  # type: ignore[arg-type]
        _overhang(c, m, r, -1, leaves)  # type: ignore[arg-type]
        wood = m.tone("#a8845e", "#3a3644")
        for i in range(12):
            with _on(c, -s * 1.4 + i * s * .11, 118 + i * 7):
                c.drawRect(box(-6, -150, 6, 0), fill(wood))
        for dy in (-120, -66):
            a, b = _at(118, dy), _at(118 + 77, dy)
            c.drawPath(tapered([(-s * 1.4, a), (-s * 1.4 + 11 * s * .11, b)], [5, 9]), fill(wood))
        with _on(c, s * .36, 140):
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

    return [Sheet(.04, back), Sheet(.5, fields), Sheet(.88, near)]


def _at(y: float, up: float) -> float:
    return y + up * (y - _EYE) / (_FEET - _EYE)


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

    def back(c: Any) -> None:
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

    def beach(c: Any) -> None:
        sand = m.tone("#eedcb0", "#4a5274")
        c.drawPath(smooth([(LEFT, 126, 1), (-300, 136), (0, 122), (330, 140), (RIGHT, 126, 1), (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)]), linear((0, 122), (0, BOTTOM), [(0, shade(sand, .7)), (.12, sand), (1, shade(sand, .66))]))
        for k, (y, a) in enumerate(((78.0, .3), (98.0, .5), (116.0, .7), (132.0, .95))):
            wave = [(LEFT + i * 96, y + (8 if (i + k) % 2 else -6) * (.5 + k * .25)) for i in range(21)]
            c.drawPath(smooth(wave, False), stroke("#ffffff", 2.4 + k * 2, a * (.6 if m.night else 1)))
        r = m.rnd("sand")
        for _ in range(150):
            x, y = r.uniform(LEFT, RIGHT), r.uniform(150, 480)
            c.drawOval(box(x, y, x + r.uniform(4, 14), y + 3), fill(shade(sand, .74), .5))
        for i in range(10):
            y = 160 + i * 28
            for k in (-1, 1):
                c.drawOval(box(60 + k * 9 + i * 10 - y * .03, y + 8 * k, 60 + k * 9 + i * 10 + y * .03, y + 8 * k + y * .03), fill(shade(sand, .6), .6))

    def near(c: Any) -> None:
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
        with _on(c, -s * .62, 186):
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
        palm: list[Colour] = list(_LEAVES[m.time])
        x = s * 1.02
        c.drawPath(tapered([(x + 40, 300), (x, 60), (x - 20, -160), (x - 60, -330)], [34, 26, 20, 14]), fill(shade(wood, .6)))
        for k in range(9):
            turn = -2.9 + k * .36
            ex, ey = x - 60 + math.cos(turn) * 170, -330 + math.sin(turn) * 90 + 66
            c.drawPath(tapered([(x - 60, -330), ((x - 60 + ex) / 2, (-330 + ey) / 2 - 50), (ex, ey)], [7, 24, 2]), fill(mix(palm[0], palm[1], k % 3 / 2)))

    return [Sheet(.04, back), Sheet(.6, beach), Sheet(.88, near)]

