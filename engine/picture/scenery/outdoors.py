"""Places under the sky."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import SCREEN, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
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
    bokeh,
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
    "night": ["#101c30", "#1c3040", "#31505a"],
}


def street(m: Moment) -> list[Sheet]:
    front = near_city(m)

    def shops(c: Any) -> None:
        r = m.rnd("shops")
        names = ["花店", "书屋", "面馆", "药房", "咖啡", "酒馆", "照相"] if m.chinese else ["BOOKS", "NOODLE", "CAFE", "PHARM", "BAR", "FLOWERS", "PHOTO"]
        for side in (-1, 1):
            for k in range(6):
                x = side * (96 + k * 150) - (140 if side < 0 else 0)
                top = -330 - 40 * k + r.uniform(-30, 30)
                own = mix(front, "#6a5a70", r.uniform(.1, .35))
                c.drawRect(box(x, top, x + 144, 170), linear((0, top), (0, 170), [(0, own), (1, shade(own, .75))]))
                for row in range(5):
                    for i in range(3):
                        on = r.random() < (.5 if m.lamps else .1)
                        rounded(c, x + 14 + i * 42, top + 22 + row * 56, x + 44 + i * 42, top + 60 + row * 56, 3, fill(r.choice(CITY_LIGHTS) if on else mix(own, "#a9c0d8", .2), .85 if on else .7))
                rounded(c, x + 8, 40, x + 136, 168, 4, fill(mix("#ffd9a0" if m.lamps else "#8aa0b0", own, .25)))
                if m.lamps:
                    glow(c, x + 72, 100, 170, r.choice(["#ffc87a", "#ff9f7a", "#8fd0ff"]), .4)
                p.sign(c, names[(k * 2 + (side > 0)) % len(names)], x + 6, -2, 24 if m.chinese else 19, NEON[(k + (side > 0) * 2) % len(NEON)], lit=m.lamps)
                if k % 2 == 0:
                    p.sign(c, names[(k + 3) % len(names)][: 2 if m.chinese else 4], x + (118 if side < 0 else -14), -190, 20, NEON[(k + 1) % len(NEON)], upright=True, lit=m.lamps)
        for k in range(3):
            y = -230 + k * 60
            c.drawPath(smooth([(LEFT, y - 40), (-200, y + 10), (200, y + 12), (RIGHT, y - 36)], False), stroke("#14161f", 2, .7))

    def road(c: Any) -> None:
        wet = m.weather == "rain"
        ground(c, 164, mix(front, "#0a0c16", .6), mix(front, "#8a90a8", .18))
        c.drawPath(poly([(-60, 164), (60, 164), (420, BOTTOM), (-420, BOTTOM)]), linear((0, 164), (0, BOTTOM), [(0, mix(front, "#a9b0c4", .25)), (1, mix(front, "#0a0c16", .5))]))
        for y, w in ((190.0, 26.0), (230.0, 44.0), (290.0, 70.0), (370.0, 100.0)):
            for i in range(-5, 5):
                c.drawPath(poly([(i * w, y), (i * w + w * .55, y), (i * w * 1.12 + w * .6, y + w * .3), (i * w * 1.12, y + w * .3)]), fill("#e8ecf2", .16 if m.night else .35))
        r = m.rnd("wet")
        for _ in range(46 if wet or m.night else 0):
            x, y = r.uniform(-620, 620), r.uniform(172, 420)
            h = r.uniform(40, 150) * (1.2 if wet else .6)
            c.drawPath(tapered([(x, y), (x + r.uniform(-5, 5), y + h * .5), (x, y + h)], [3, r.uniform(10, 26), 2]), fill(r.choice(NEON + CITY_LIGHTS), .3 if wet else .14, 7, SCREEN))
        for _ in range(7):
            p.passer_by(c, r, r.choice([-1, 1]) * r.uniform(100, 480), r.uniform(176, 200), r.uniform(120, 160), mix(front, "#1a1624", .4))

    def near(c: Any) -> None:
        for x in (-250.0, 210.0, 520.0):
            p.street_lamp(c, x, 236, 420, m.lamps)
        p.tree(c, m.rnd("tree"), -420, 250, 480, "#3a2c2a", _LEAVES[m.time])  # type: ignore[arg-type]

    return [*city(m, 60), Sheet(.45, shops), Sheet(.6, road), Sheet(.9, near)]


def rooftop(m: Moment) -> list[Sheet]:
    n = near_city(m)

    def deck(c: Any) -> None:
        skyline(c, m, "near", 200, (60, 200), shade(n, .95), lit=.22 if m.lamps else 0, widths=(110, 220))
        ground(c, 150, shade(n, .45), mix(n, "#8a8fa8", .2))
        c.drawRect(box(LEFT, 92, RIGHT, 156), linear((0, 92), (0, 156), [(0, mix(n, "#aab2cc", .36)), (1, shade(n, .8))]))
        c.drawRect(box(LEFT, 84, RIGHT, 98), fill(mix(n, "#c6cde0", .48)))
        for i in range(-14, 15):
            c.drawRect(box(i * 70 - 2.4, 16, i * 70 + 2.4, 88), fill(shade(n, .65)))
        for y in (14, 50):
            c.drawRect(box(LEFT, y, RIGHT, y + 6), fill(shade(n, .65)))
        for i in range(-10, 11):
            c.drawPath(tapered([(i * 90, 156), (i * 190, BOTTOM)], [1, 3]), fill(shade(n, .35), .6))
        for y in (200, 270, 380):
            c.drawRect(box(LEFT, y, RIGHT, y + 2), fill(shade(n, .35), .5))

    def things(c: Any) -> None:
        k = shade(n, .75)
        c.drawRect(box(-640, -210, -300, 206), linear((-640, 0), (-300, 0), [(0, shade(k, .7)), (1, mix(k, "#8d94b0", .2))]))
        c.drawRect(box(-440, -60, -350, 206), fill(shade(k, .4)))
        c.drawCircle(-395, -100, 9, fill("#ffe2a8"))
        glow(c, -395, -100, 190, "#ffc97a", .8 if m.lamps else .2)
        rounded(c, 260, 60, 420, 190, 8, fill(mix(k, "#8d94b0", .18)))
        c.drawCircle(340, 126, 46, fill(shade(k, .5)))
        c.drawCircle(340, 126, 40, stroke(mix(k, "#8d94b0", .3), 3))
        r = m.rnd("roof")
        for x in (-170.0, 160.0):
            p.plant(c, r, x, 214, 130, _LEAVES[m.time][1], 9)
        p.bench(c, -120, 216, 230, mix("#8a6248", k, .4))
        c.drawRect(box(196, -260, 202, 160), fill("#0c0f1d"))
        for a, b, sag in (((-640, -190), (199, -250), 130), ((199, -250), (760, -200), 110)):
            wire = [(a[0] + (b[0] - a[0]) * t / 16, a[1] + (b[1] - a[1]) * t / 16 + sag * 4 * (t / 16) * (1 - t / 16)) for t in range(17)]
            c.drawPath(smooth(wire, False), stroke("#0c0f1d", 2))
            for x, y in wire[1:-1]:
                if m.lamps:
                    glow(c, x, y + 8, 46, "#ffcf86", .85)
                c.drawCircle(x, y + 8, 4.5, fill("#fff2d2"))

    return [*city(m, 130), Sheet(.55, deck), Sheet(.85, things)]


def park(m: Moment) -> list[Sheet]:
    leaves = _LEAVES[m.time]
    grass = m.tone("#7da860", "#1a2c36")

    def back(c: Any) -> None:
        sky(c, m, 60)
        skyline(c, m, "park", 60, (60, 190), mix(near_city(m), HAZE[m.time], .5), lit=.14 if m.lamps else 0)
        veil(c, m, -100, 60, .5)

    def far_trees(c: Any) -> None:
        r = m.rnd("far")
        for i in range(16):
            p.foliage(c, r, -900 + i * 120 + r.uniform(-30, 30), 20 + r.uniform(-26, 20), 100, 92, [mix(q, HAZE[m.time], .45) for q in leaves], 34)
        ground(c, 80, grass, mix(grass, HAZE[m.time], .3))

    def middle(c: Any) -> None:
        ground(c, 120, shade(grass, .7), grass)
        c.drawPath(smooth([(-30, 112), (70, 112), (40, 180), (220, 300), (460, BOTTOM, 1), (-260, BOTTOM, 1), (-60, 290), (-70, 180)]), linear((0, 112), (0, BOTTOM), [(0, m.tone("#d9c9a4", "#3a4258")), (1, m.tone("#b59a74", "#272e44"))]))
        c.drawOval(box(-640, 140, -140, 216), linear((0, 140), (0, 216), [(0, m.tone("#a9d0de", "#2c4468")), (1, m.tone("#7aa8bc", "#182a4a"))]))
        r = m.rnd("mid")
        for x, y, h in ((-330.0, 176.0, 460), (330.0, 190.0, 520), (620.0, 180.0, 470), (-640.0, 190.0, 500)):
            p.tree(c, r, x, y, h, m.tone("#6a4a3a", "#1c1c2c"), leaves)  # type: ignore[arg-type]
        for _ in range(60):
            x, y = r.uniform(LEFT, RIGHT), r.uniform(150, 400)
            c.drawPath(tapered([(x, y), (x + 3, y - 9), (x + 8, y - 15)], [3, 2.4, .6]), fill(light(grass, .2), .7))

    def near(c: Any) -> None:
        p.bench(c, -190, 236, 190, "#8a6248" if not m.night else "#3a3440")
        p.street_lamp(c, 136, 240, 330, m.lamps)
        r = m.rnd("petals")
        for _ in range(50):
            c.drawOval(box(x := r.uniform(-700, 700), y := r.uniform(230, 430), x + 12, y + 6), fill(leaves[2], .7))

    return [Sheet(.04, back), Sheet(.2, far_trees), Sheet(.6, middle), Sheet(.9, near)]


def palace(m: Moment) -> list[Sheet]:
    red, tile = m.tone("#a83a34", "#5a1f2c"), m.tone("#4a6a70", "#16243c")

    def back(c: Any) -> None:
        sky(c, m, 60)
        hills(c, m, "p", 60, 200, mix("#5a6a80", HAZE[m.time], .6))
        veil(c, m, -120, 90, .5)

    def hall(c: Any) -> None:
        ground(c, 150, m.tone("#9a948a", "#1c2136"), m.tone("#c4bfb2", "#2c3350"))
        for i in range(-12, 13):
            c.drawPath(tapered([(i * 60, 152), (i * 170, BOTTOM)], [.8, 3]), fill(m.tone("#7d776c", "#141829"), .6))
        for k, (half, y) in enumerate(((420, 152), (390, 138), (360, 124))):
            c.drawRect(box(-half, y - 14, half, y), fill(m.tone(light("#d9d4c6", .1 * k), light("#3a4260", .06 * k))))
        c.drawRect(box(-340, -70, 340, 112), fill(shade(red, .6)))
        for i in range(-4, 5):
            x = i * 76
            c.drawRect(box(x - 30, -58, x + 30, 110), linear((0, -58), (0, 110), [(0, "#ffd98a" if m.lamps else "#c9b58a"), (1, "#e08a4a" if m.lamps else "#8a7a5c")]))
            for j in range(-2, 3):
                c.drawRect(box(x + j * 12 - 1, -58, x + j * 12 + 1, 110), fill(shade(red, .4), .8))
            for y in range(-40, 100, 26):
                c.drawRect(box(x - 30, y, x + 30, y + 2), fill(shade(red, .4), .8))
        for i in range(-5, 5):
            x = i * 76 + 38
            c.drawRect(box(x - 9, -72, x + 9, 114), linear((x - 9, 0), (x + 9, 0), [(0, shade(red, .6)), (.4, light(red, .12)), (1, shade(red, .5))]))
        if m.lamps:
            glow(c, 0, 40, 430, "#ffb45e", .4)
        _roof(c, 0, -72, 470, 110, tile)
        c.drawRect(box(-250, -206, 250, -160), fill(shade(red, .7)))
        _roof(c, 0, -200, 330, 100, tile)
        rounded(c, -62, -152, 62, -108, 4, fill("#1c2c5a"))
        from engine.picture.lettering import draw_text
        draw_text(c, "长乐宫", 0, -119, 34, "#e9c46a", kind="serif", centre=True)

    def near(c: Any) -> None:
        for x in (-176.0, 176.0, -430.0, 430.0):
            p.lantern(c, x, -96 if abs(x) < 200 else -60, 30, on=m.lamps)
        r = m.rnd("plum")
        blossom = ["#8a3a56", "#d0708e", "#f6c0cc"]
        c.drawPath(tapered([(-420, -420), (-300, -300), (-170, -262), (-90, -284)], [26, 18, 10, 4]), fill("#2c1c22"))
        for _ in range(9):
            p.foliage(c, r, r.uniform(-400, -90), r.uniform(-370, -250), 44, 34, blossom, 20)  # type: ignore[arg-type]
        for side in (-1, 1):
            rounded(c, side * 250 - 34, 120, side * 250 + 34, 214, 8, linear((side * 250 - 34, 0), (side * 250 + 34, 0), [(0, "#6e6558"), (.4, "#b5ab98"), (1, "#4a443c")]) if not m.night else fill("#2a3048"))

    return [Sheet(.04, back), Sheet(.45, hall), Sheet(.9, near)]


def _roof(c: Any, x: float, y: float, half: float, h: float, tile: Any) -> None:
    """A sweeping tiled roof whose eaves are at y."""
    path = smooth([(x - half - 46, y - 26, 1), (x - half * .8, y - 14), (x - half * .5, y - h * .5), (x - half * .42, y - h, 1), (x + half * .42, y - h, 1), (x + half * .5, y - h * .5), (x + half * .8, y - 14), (x + half + 46, y - 26, 1), (x + half, y + 10, 1), (x - half, y + 10, 1)])
    c.drawPath(path, linear((0, y - h), (0, y + 10), [(0, light(tile, .2)), (1, shade(tile, .6))]))
    for i in range(-14, 15):
        t = i / 14
        c.drawPath(tapered([(x + t * half * .42, y - h), (x + t * half * .66, y - h * .42), (x + t * half * .98, y + 8)], [1.4, 2, 3]), fill(shade(tile, .42), .7))
    c.drawPath(tapered([(x - half * .46, y - h - 4), (x, y - h - 8), (x + half * .46, y - h - 4)], [10, 12, 10]), fill(shade(tile, .5)))
    c.drawRect(box(x - half, y + 4, x + half, y + 16), fill("#c9963e"))


def countryside(m: Moment) -> list[Sheet]:
    grass, leaves = m.tone("#8ab05c", "#182a34"), _LEAVES[m.time]

    def back(c: Any) -> None:
        sky(c, m, 40)
        hills(c, m, "a", 30, 190, mix("#6a8098", HAZE[m.time], .55))
        hills(c, m, "b", 66, 120, mix("#5a7a6a", HAZE[m.time], .35))

    def fields(c: Any) -> None:
        ground(c, 84, grass, mix(grass, HAZE[m.time], .3))
        for i in range(-9, 10):
            c.drawPath(tapered([(i * 60 - 20, 90), (i * 200, BOTTOM)], [1, 16]), fill(mix(grass, "#c9b55a" if not m.night else "#243a44", .5), .5))
        c.drawPath(smooth([(-10, 86), (36, 86), (10, 150), (130, 260), (330, BOTTOM, 1), (-200, BOTTOM, 1), (-50, 250), (-40, 150)]), fill(m.tone("#d9bf8e", "#39405a")))
        x = -190.0
        c.drawRect(box(x - 90, 10, x + 90, 116), fill(m.tone("#efe6d4", "#4a4c64")))
        c.drawPath(poly([(x - 120, 16), (x + 120, 16), (x + 72, -56), (x - 72, -56)]), fill(m.tone("#8a4a3c", "#2c2034")))
        rounded(c, x - 20, 50, x + 16, 116, 3, fill("#5a3c2c"))
        for dx in (-70, 36):
            rounded(c, x + dx, 40, x + dx + 34, 74, 3, fill("#ffd98a" if m.lamps else "#8fb0c4"))
        if m.lamps:
            glow(c, x, 60, 210, "#ffc87a", .5)
        c.drawPath(tapered([(x + 56, -56), (x + 62, -110), (x + 86, -170), (x + 70, -230)], [8, 18, 34, 8]), fill("#ffffff", .14, 12))

    def near(c: Any) -> None:
        r = m.rnd("c")
        p.tree(c, r, 246, 220, 560, m.tone("#6a4a3a", "#1c1c2c"), leaves)  # type: ignore[arg-type]
        for i in range(14):
            px = -760 + i * 62
            c.drawRect(box(px, 190, px + 9, 262), fill(m.tone("#9a7a5a", "#2c2a38")))
        for y in (206.0, 234.0):
            c.drawRect(box(-770, y, 100, y + 8), fill(m.tone("#9a7a5a", "#2c2a38")))
        for _ in range(90):
            x, y = r.uniform(LEFT, RIGHT), r.uniform(240, 440)
            c.drawPath(tapered([(x, y), (x + 4, y - 12), (x + 10, y - 22)], [4, 3, .6]), fill(light(grass, .15), .8))
            if r.random() < .3 and not m.night:
                c.drawCircle(x + 8, y - 22, 3.4, fill(r.choice(["#f6e27a", "#ffffff", "#f2a0b0"])))

    return [Sheet(.04, back), Sheet(.5, fields), Sheet(.9, near)]


def seaside(m: Moment) -> list[Sheet]:
    sea = m.tone("#3f8fae", "#12244a")

    def back(c: Any) -> None:
        sky(c, m, 46)
        hills(c, m, "cape", 52, 70, mix("#5a6a88", HAZE[m.time], .5))
        c.drawRect(box(LEFT, 44, RIGHT, BOTTOM), linear((0, 44), (0, 220), [(0, mix(sea, HAZE[m.time], .5)), (1, sea)]))
        r = m.rnd("glitter")
        warm = {"day": "#ffffff", "dawn": "#ffe2b0", "dusk": "#ffcf8a", "night": "#cfd8ff"}[m.time]
        for _ in range(150):
            y = 50 + r.random() ** 1.5 * 140
            x = -120 + r.gauss(0, 40 + (y - 46) * 2.2) if m.time != "night" else 118 + r.gauss(0, 30 + (y - 46) * 1.6)
            c.drawRect(box(x, y, x + r.uniform(8, 34), y + r.uniform(1, 2.6)), fill(warm, r.uniform(.25, .8)))

    def beach(c: Any) -> None:
        sand = m.tone("#e6d2a4", "#3a4260")
        c.drawPath(smooth([(LEFT, 176, 1), (-300, 190), (0, 178), (330, 196), (RIGHT, 180, 1), (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)]), linear((0, 176), (0, BOTTOM), [(0, shade(sand, .75)), (.2, sand), (1, shade(sand, .7))]))
        for k, (y, a) in enumerate(((150.0, .35), (166.0, .55), (182.0, .8))):
            wave = [(LEFT + i * 120, y + (7 if (i + k) % 2 else -5)) for i in range(17)]
            c.drawPath(smooth(wave, False), stroke("#ffffff", 3 + k * 1.6, a * (.5 if m.night else 1)))
        r = m.rnd("sand")
        for _ in range(90):
            x, y = r.uniform(LEFT, RIGHT), r.uniform(220, 460)
            c.drawOval(box(x, y, x + r.uniform(4, 12), y + 3), fill(shade(sand, .7), .5))

    def near(c: Any) -> None:
        wood = m.tone("#8a6a52", "#2a2c40")
        c.drawPath(poly([(150, 150), (210, 150), (520, 420), (300, 420)]), fill(light(wood, .1)))
        for i in range(9):
            t = i / 8
            c.drawPath(poly([(150 + 150 * t, 150 + 270 * t), (210 + 310 * t, 150 + 270 * t), (210 + 310 * t, 153 + 272 * t), (150 + 150 * t, 153 + 272 * t)]), fill(shade(wood, .5)))
        for x, y in ((176.0, 118.0), (250.0, 180.0), (350.0, 270.0)):
            c.drawRect(box(x, y, x + 12, y + 90), fill(shade(wood, .6)))
        r = m.rnd("gulls")
        for _ in range(6):
            x, y = r.uniform(-300, 300), r.uniform(-260, -80)
            c.drawPath(tapered([(x - 18, y - 6), (x, y), (x + 18, y - 7)], [1, 4, 1]), fill("#f4f6fa" if not m.night else "#5a6484"))

    return [Sheet(.04, back), Sheet(.6, beach), Sheet(.9, near)]


def underground(m: Moment) -> list[Sheet]:
    """A metro platform: a train on the left, columns, an advertisement."""
    wall = "#4c5666"

    def hall(c: Any) -> None:
        c.drawRect(box(LEFT, -540, RIGHT, BOTTOM), linear((0, -540), (0, 300), [(0, shade(wall, .35)), (.5, shade(wall, .8)), (1, shade(wall, .5))]))
        c.drawPath(poly([(LEFT, -540), (RIGHT, -540), (140, -130), (-140, -130)]), fill(shade(wall, .5)))
        for k in range(6):
            t = (k / 5) ** 1.7
            c.drawPath(poly([(-90 - 330 * t, -150 - 250 * t), (-60 - 230 * t, -150 - 250 * t), (-70 - 290 * t, -144 - 246 * t), (-96 - 380 * t, -144 - 246 * t)]), fill("#f2faff"))
            glow(c, -80 - 290 * t, -146 - 246 * t, 60 + 170 * t, "#cfe8ff", .35)
        c.drawPath(poly([(-140, -96), (-140, 92), (LEFT, 420), (LEFT, -430)]), linear((-140, 0), (LEFT, 0), [(0, "#6f7a8c"), (1, "#b8c2d0")]))
        for k in range(5):
            a, b = (k / 5) ** 1.5, ((k + .62) / 5) ** 1.5
            xa, xb = -150 - 810 * a, -150 - 810 * b
            c.drawPath(poly([(xa, -70 - 240 * a), (xb, -70 - 240 * b), (xb, 30 + 120 * b), (xa, 30 + 120 * a)]), fill("#ffe9b8", .92))
        c.drawPath(poly([(-140, 60), (LEFT, 260), (LEFT, 300), (-140, 70)]), fill("#d9483e"))
        c.drawPath(poly([(-140, 92), (140, 92), (RIGHT, BOTTOM), (LEFT, BOTTOM)]), linear((0, 92), (0, BOTTOM), [(0, "#5c6676"), (1, "#2c333f")]))
        c.drawPath(poly([(-128, 92), (-104, 92), (-560, BOTTOM), (-700, BOTTOM)]), fill("#e8c04a", .9))
        c.drawPath(poly([(140, -130), (140, 92), (RIGHT, BOTTOM), (RIGHT, -540)]), linear((140, 0), (RIGHT, 0), [(0, shade(wall, .6)), (1, light(wall, .06))]))

    def near(c: Any) -> None:
        for x, w in ((196, 40), (330, 58), (560, 84)):
            c.drawRect(box(x, -540, x + w, 180 + w * 1.6), linear((x, 0), (x + w, 0), [(0, "#3a4250"), (.4, "#8a94a4"), (1, "#2c333f")]))
        p.sign(c, "人民广场" if m.chinese else "CITY HALL", -86, -246, 30 if m.chinese else 26, "#37d0ff")
        r = m.rnd("commuters")
        for _ in range(6):
            p.passer_by(c, r, r.uniform(-120, 420), r.uniform(170, 200), r.uniform(150, 180), r.choice(["#2a3040", "#3c2f3a", "#24363c"]))
        rounded(c, 226, -150, 300, 40, 5, linear((226, -150), (300, 40), [(0, "#ff9f7a"), (1, "#b5487a")]))
        bokeh(c, r, 16, (-500, -300, 500, 40), ["#cfe8ff", "#ffe9b8"], (6, 18), .3)

    return [Sheet(.45, hall), Sheet(.85, near)]
