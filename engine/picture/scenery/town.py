"""Outdoors in town: a street of shops and a roof above the city."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import SCREEN, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import hanging, passers
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
    near_city,
    rounded,
    skyline,
    veil,
)
from engine.picture.scenery.ground import EYE, LEAVES, standing


def street(m: Moment) -> list[Sheet]:
    front, wet = near_city(m), m.weather == "rain"
    gap = 62.0 if m.upright else 130.0

    return [
        *city(m, 40),
        Sheet(.45, lambda c: _street_shops(c, m, front, gap)),
        Sheet(.6, lambda c: _street_road(c, m, front, wet, gap)),
        Sheet(.85, lambda c: _street_near(c, m, front, wet, gap))]


def _street_shops(c: Any, m: Moment, front: Colour, gap: float) -> None:
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


def _street_road(c: Any, m: Moment, front: Colour, wet: bool, gap: float) -> None:
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


def _street_near(c: Any, m: Moment, front: Colour, wet: bool, gap: float) -> None:
    r = m.rnd("crowd")
    tones = [mix(front, q, .5) for q in ("#3a3040", "#4a3a34", "#2c3c50", "#5a4a54")]
    kinds = ["umbrella", "walk", "umbrella"] if wet else ["walk", "bag", "stand", "walk"]
    with standing(c, -gap * .9, 64):
        parked_car(c, "#c2483e", m.lamps)
    for x, y in ((-gap * 1.05, 74), (gap * .2, 58), (gap * .9, 78), (-gap * 1.9, 100), (gap * 1.7, 106), (-gap * .3, 60), (gap * 2.5, 128), (-gap * 2.8, 132)):
        with standing(c, x, y):
            passers.figure(c, r, 390, r.choice(tones), kind=r.choice(kinds), rim="#ffcf9a" if m.lamps else None)
    for s, y in ((-1, 120), (1, 96), (1, 190), (-1, 236)):
        with standing(c, s * (gap * .72 + (y - 44) * .98), y):
            p.street_lamp(c, 0, 0, 720, m.lamps)
    with standing(c, m.reach * .98, 250):
        f.cabinet(c, 120, 300, "#b5483e", 1)
        rounded(c, -44, -280, 44, -120, 6, fill("#dff2ff", .8 if m.lamps else .5))
    with standing(c, -m.reach * 1.06, 176):
        p.tree(c, m.rnd("tree"), 0, 0, 620, "#3a2c2a", LEAVES[m.time])  # type: ignore[arg-type]


def _front(c: Any, m: Moment, r: Random, side: int, a: float, b: float, gap: float, colour: Any, name: str, k: int) -> None:
    """A house of the street seen in flight from x = a (far) to x = b (near): windows above, a shop below."""
    def y(at: float, x: float) -> float:
        return EYE + (at - EYE) * x / gap
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


def parked_car(c: Any, colour: Colour, lamps: bool) -> None:
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

    return [*city(m, 90), Sheet(.55, lambda c: _rooftop_deck(c, m, n)), Sheet(.85, lambda c: _rooftop_things(c, m, n))]


def _rooftop_deck(c: Any, m: Moment, n: Colour) -> None:
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


def _rooftop_things(c: Any, m: Moment, n: Colour) -> None:
    k = shade(n, .78)
    r = m.rnd("roof")
    s = m.reach
    with standing(c, -s * .9, 150):
        c.drawRect(box(-190, -520, 150, 0), linear((-190, 0), (150, 0), [(0, shade(k, .7)), (1, mix(k, "#9aa0ba", .3))]))
        c.drawRect(box(-200, -540, 160, -516), fill(mix(k, "#b0b6cc", .4)))
        c.drawRect(box(20, -330, 120, 0), fill(shade(k, .42)))
        c.drawRect(box(30, -320, 110, -6), fill(mix("#5a7a8a", k, .5)))
        c.drawCircle(70, -366, 13, fill("#ffe2a8"))
        glow(c, 70, -366, 240, "#ffc97a", .85 if m.lamps else .2)
        draw_text(c, "天台" if m.chinese else "ROOF", -90, -420, 44 if m.chinese else 34, mix(k, "#e8ecf6", .6), centre=True)
    with standing(c, s * .84, 140):
        for leg in (-70, 60):
            c.drawPath(tapered([(leg, -300), (leg * 1.3, 0)], [12, 12]), fill(shade(k, .5)))
        rounded(c, -120, -560, 110, -290, 30, linear((-120, 0), (110, 0), [(0, mix(k, "#a8aec4", .45)), (.4, mix(k, "#c4cade", .5)), (1, shade(k, .8))]))
        c.drawPath(poly([(-130, -556), (-5, -640), (120, -556)]), fill(shade(k, .9)))
        for hoop in (-500, -420, -340):
            c.drawRect(box(-120, hoop, 110, hoop + 6), fill(shade(k, .6)))
    with standing(c, s * .5, 128):
        rounded(c, -80, -150, 80, 0, 8, fill(mix(k, "#9aa0ba", .35)))
        c.drawCircle(0, -76, 58, fill(shade(k, .5)))
        for a in range(4):
            c.drawPath(tapered([(0, -76), (50 * (1, 0, -1, 0)[a], -76 + 50 * (0, 1, 0, -1)[a])], [6, 16]), fill(mix(k, "#9aa0ba", .3)))
    with standing(c, -s * .16, 166):
        f.bench(c, 260, mix("#9a6e4e", k, .3))
    for x, y, h in ((-s * .52, 150, 210), (s * .3, 152, 190), (-s * .96, 230, 320), (s * .98, 236, 340)):
        with standing(c, x, y):
            p.plant(c, r, 0, 0, h, LEAVES[m.time][1], 11)
    c.drawRect(box(s * .62, -430, s * .62 + 6, 110), fill("#0c0f1d"))
    c.drawRect(box(-s * .58, -400, -s * .58 + 6, 108), fill("#0c0f1d"))
    hanging.bulbs(c, [(-s * 1.1, -330), (-s * .58, -390), (s * .62, -424), (s * 1.2, -330)], 74, m.lamps, 16)
    hanging.bulbs(c, [(-s * 1.1, -240), (-s * .58, -300), (s * .62, -330), (s * 1.2, -250)], 60, m.lamps, 16)
    with standing(c, s * .1, 112):
        c.drawPath(smooth([(-300, -360), (0, -330), (300, -366)], False), stroke("#20232e", 3))
        for i, colour in enumerate(("#d98a7a", "#e8e2d4", "#7a9ab0", "#d9b86a")):
            x = -200 + i * 110
            c.drawPath(smooth([(x, -350, 1), (x + 74, -346, 1), (x + 80, -270), (x + 66, -220), (x + 30, -232), (x + 4, -222), (x - 6, -280)], True, .6), linear((x, 0), (x + 74, 0), [(0, mix(colour, k, .3)), (1, mix(shade(colour, .7), k, .3))]))
