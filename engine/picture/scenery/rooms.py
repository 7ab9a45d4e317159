"""Places indoors. Weather stays behind their windows."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import SCREEN, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, LEFT, NEON, RIGHT, TOP, Moment, Sheet, bokeh, box, city, rounded

_DARK = "#0c1020"


def _window_light(canvas: Any, m: Moment, x: float, w: float, floor: float) -> None:
    """What falls through a window on the floor."""
    colour = {"day": "#fff6dc", "dawn": "#ffd7b0", "dusk": "#ffab72", "night": "#6f8fd6"}[m.time]
    canvas.drawPath(poly([(x, floor), (x + w, floor), (x + w * 1.6 + 40, BOTTOM), (x + 20 - w * .1, BOTTOM)]),
                    linear((0, floor), (0, BOTTOM - 60), [(0, colour, .30), (1, colour, 0)], SCREEN))


def office(m: Moment) -> list[Sheet]:
    wall = m.tone("#66728a", "#1a2138")
    frame = m.tone("#3c4658", "#0d1224")

    def room(c: Any) -> None:
        for i in range(-5, 6):
            c.drawRect(box(i * 190 + 88, TOP, i * 190 + 102, 150), fill(frame))
        c.drawRect(box(LEFT, -190, RIGHT, -180), fill(frame))
        p.ceiling(c, shade(wall, .9), -318)
        for x in (-640, -330, -30, 270, 580):
            p.strip_light(c, x, -392, 130, "#ffdda8" if m.light == "warm" else "#b4d2ff")
        c.drawRect(box(LEFT, 146, RIGHT, 176), fill(shade(frame, 1.3)))
        p.floor(c, 172, mix(wall, "#0a0d18", .45), boards=False)
        for i in range(-5, 6):
            _window_light(c, m, i * 190 + 108, 160, 174)

    def furniture(c: Any) -> None:
        r = m.rnd("office")
        wood = m.tone("#8a6f5a", "#2a3046")
        for x in (-860, -430, 250, 640):
            p.desk(c, x, 128, 330, wood)
            p.monitor(c, x + 96, 142, 118, r.choice(["#3c6fb2", "#3f8f8a", "#5b5fa8"]), on=r.random() < (.9 if m.lamps else .7))
            p.monitor(c, x + 226, 142, 104, "#37618f", on=r.random() < .6)
            p.mess(c, r, x + 20, x + 320, 146, m)
        p.desk(c, -92, 112, 250, shade(wood, .8), 18)
        p.monitor(c, -14, 122, 96, "#4a7fc0")
        if m.lamps:
            p.lamp(c, 86, 118)
        p.plant(c, r, 210, 196, 190, "#2f5a48" if not m.night else "#16302e")
        p.plant(c, r, -500, 200, 240, "#2f5a48" if not m.night else "#16302e")
        p.shelf(c, r, -760, -160, 200, 3, wall)
        for i in range(7):
            c.drawRect(box(-196 + i % 4 * 34, -64 + i // 4 * 34, -168 + i % 4 * 34, -38 + i // 4 * 34), fill(mix(r.choice(["#ffd95e", "#ff9fb0", "#9fe0c8"]), wall, .45 if m.night else .1)))

    def front(c: Any) -> None:
        p.plant(c, m.rnd("front"), -330, 470, 300, "#0e1a1e", 11, "#0a0d18")
        c.drawRect(box(280, 360, 720, BOTTOM), fill("#0a0d18"))
        rounded(c, 330, 250, 470, 362, 8, fill("#0a0d18"))

    return [*city(m, 150), Sheet(.55, room), Sheet(.8, furniture), Sheet(1.4, front)]


def cafe(m: Moment) -> list[Sheet]:
    wood, wall = "#7a4d34", m.tone("#cdb59a", "#3b2a2b")

    def outside(c: Any) -> None:
        if m.lamps:
            bokeh(c, m.rnd("out"), 60, (LEFT, -180, RIGHT, 170), ["#ffb45e", "#ff6f61", "#ffd98f", "#7fc8ff", "#ff8fb0"], (10, 34), .5)
        r = m.rnd("people")
        for _ in range(6):
            p.passer_by(c, r, r.uniform(-500, 400), 176, r.uniform(210, 250), m.tone("#7a8496", "#151a30"))

    def room(c: Any) -> None:
        openings = [(-560, -230, 300, 380), (-178, -230, 300, 380)]
        p.holes(c, openings, linear((0, TOP), (0, 300), [(0, shade(wall, .55)), (.5, wall), (1, shade(wall, .7))]), 240)
        for x, y, w, h in openings:
            p.window(c, x, y, w, h, shade(wood, .6), panes=3)
        p.shelf(c, m.rnd("shelf"), 200, -210, 420, 4, mix(wood, wall, .4), ["#d9c7a8", "#9c5a43", "#5c7a68", "#e8dcc8", "#b98a4f"], bottles=True)
        c.drawRect(box(LEFT, 200, RIGHT, 236), fill(shade(wood, .5)))
        p.floor(c, 230, shade(wood, .8))
        rounded(c, -150, -318, 96, -258, 6, fill("#1d211f"))
        draw_text(c, "今日特调 · 桂花拿铁" if m.chinese else "TODAY: FLAT WHITE", -27, -280, 22, "#f2e6c9", centre=True)

    def furniture(c: Any) -> None:
        r = m.rnd("tables")
        p.desk(c, 190, 96, 560, shade(wood, .9), 22)
        rounded(c, 300, 10, 430, 98, 8, linear((300, 0), (430, 0), [(0, "#9aa2ad"), (.5, "#e4e8ec"), (1, "#6d747e")]))
        p.mess(c, r, 450, 720, 112, m)
        for x in (-520, -250):
            c.drawOval(box(x - 104, 138, x + 104, 172), fill(light(wood, .1)))
            c.drawRect(box(x - 7, 160, x + 7, 300), fill(shade(wood, .45)))
            p.mess(c, r, x - 70, x + 60, 154, m)
        for x in (-420, -90, 180, 460):
            p.pendant(c, x, -178 + 26 * (x % 3), 44, "#2a2320", on=True)
        p.plant(c, r, 150, 240, 200, "#3f6a4c")

    return [*city(m, 170), Sheet(.3, outside), Sheet(.55, room), Sheet(.82, furniture)]


def hospital(m: Moment) -> list[Sheet]:
    wall, trim = m.tone("#c9d9dc", "#4d6670"), m.tone("#6fa3a4", "#2d5560")

    def corridor(c: Any) -> None:
        c.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), fill(shade(wall, .85)))
        c.drawPath(poly([(LEFT, TOP), (RIGHT, TOP), (120, -150), (-120, -150)]), linear((0, TOP), (0, -150), [(0, light(wall, .1)), (1, shade(wall, .75))]))
        c.drawPath(poly([(LEFT, BOTTOM), (RIGHT, BOTTOM), (120, 96), (-120, 96)]), linear((0, 96), (0, BOTTOM), [(0, shade(wall, .7)), (1, mix(wall, "#8fb0b4", .4))]))
        for side in (-1, 1):
            c.drawPath(poly([(side * 960, TOP), (side * 120, -150), (side * 120, 96), (side * 960, BOTTOM)]), linear((side * 960, 0), (side * 120, 0), [(0, light(wall, .06)), (1, shade(wall, .62))]))
            c.drawPath(poly([(side * 960, 190), (side * 120, 20), (side * 120, 34), (side * 960, 260)]), fill(trim))
            for k in range(4):
                t0, t1 = .12 + k * .22, .24 + k * .22
                a, b = 120 + 840 * t0**1.6, 120 + 840 * t1**1.6
                ya, yb = -96 - 330 * t0**1.6, -96 - 330 * t1**1.6
                fa, fb = 96 + 444 * t0**1.6, 96 + 444 * t1**1.6
                c.drawPath(poly([(side * a, ya), (side * b, yb), (side * b, fb), (side * a, fa)]), fill(mix(trim, wall, .45)))
                c.drawPath(poly([(side * (a + (b - a) * .3), ya + 34), (side * (a + (b - a) * .6), ya + 26), (side * (a + (b - a) * .6), ya + 96), (side * (a + (b - a) * .3), ya + 96)]), fill("#dff2f2" if m.time != "night" else "#9cc6d4", .85))
        for k, y in enumerate((-176, -224, -300, -420)):
            w = 30 + k * 46
            c.drawPath(poly([(-w, y), (w, y), (w * 1.16, y - 12 - 8 * k), (-w * 1.16, y - 12 - 8 * k)]), fill("#f4fbff"))
            glow(c, 0, y, 120 + 70 * k, "#d6f0ff", .42)
            c.drawPath(poly([(-w * .8, 110 + k * 60), (w * .8, 110 + k * 60), (w, 128 + k * 74), (-w, 128 + k * 74)]), fill("#ffffff", .1, 6))
        c.drawRect(box(-70, -96, 70, 96), fill(m.tone("#9fc0c6", "#1c3047")))
        c.drawRect(box(-3, -96, 3, 96), fill(shade(trim, .6)))
        rounded(c, -58, -136, 58, -106, 5, fill("#1f8a5e"))
        draw_text(c, "急诊" if m.chinese else "EMERGENCY", 0, -114, 20 if m.chinese else 15, "#eafff4", centre=True)
        glow(c, 0, -120, 110, "#3fe0a0", .5)

    def things(c: Any) -> None:
        for side in (-1, 1):
            for i in range(3):
                x = side * (206 + i * 66) - 28
                rounded(c, x, 116 + i * 14, x + 58, 178 + i * 14, 8, fill(mix(trim, "#e8f0f0", .2)))
                rounded(c, x, 176 + i * 14, x + 58, 192 + i * 14, 5, fill(shade(trim, .8)))
                c.drawRect(box(x + 6, 190 + i * 14, x + 11, 232 + i * 14), fill("#5b6570"))
                c.drawRect(box(x + 46, 190 + i * 14, x + 51, 232 + i * 14), fill("#5b6570"))
        c.drawRect(box(146, -60, 149, 190), fill("#b8c4cc"))
        c.drawPath(smooth([(136, -60), (160, -60), (164, -8), (148, 4), (132, -8)]), fill("#e8f4f6", .9))
        p.plant(c, m.rnd("h"), -176, 176, 150, "#3f7a64")

    return [Sheet(.4, corridor), Sheet(.8, things)]


def bedroom(m: Moment) -> list[Sheet]:
    wall, wood = m.tone("#d9c9c2", "#2c2a44"), "#6e4a3a"

    def room(c: Any) -> None:
        openings = [(-190, -250, 300, 350)]
        p.holes(c, openings, linear((0, TOP), (0, 240), [(0, shade(wall, .6)), (.5, wall), (1, shade(wall, .75))]), 240)
        for x, y, w, h in openings:
            p.window(c, x, y, w, h, m.tone("#efe6dc", "#463f5c"), panes=2, curtain=m.tone("#b98a96", "#3c3358"))
        p.ceiling(c, shade(wall, .95), -370)
        p.picture(c, 200, -190, 150, 110, "#8fa3b8" if not m.night else "#3a4a6c")
        p.picture(c, -430, -170, 110, 140, "#c79a86" if not m.night else "#5a4460")
        p.floor(c, 226, m.tone("#9a7658", "#2a2236"))
        _window_light(c, m, -170, 260, 228)

    def furniture(c: Any) -> None:
        r = m.rnd("bed")
        p.bed(c, -150, 250, 330, m.tone("#7f8fb0", "#3b4470"), wood)
        rounded(c, 214, 118, 330, 250, 6, linear((214, 0), (330, 0), [(0, light(wood, .1)), (1, shade(wood, .6))]))
        if m.lamps:
            p.lamp(c, 262, 120)
        p.mess(c, r, 220, 320, 118, m)
        p.shelf(c, r, -640, -120, 260, 4, mix(wood, wall, .3))
        p.floor_lamp(c, -262, 246, 300, on=m.lamps)
        p.plant(c, r, 420, 250, 230, "#3f6a4c" if not m.night else "#1d3340")

    return [*city(m, 130), Sheet(.55, room), Sheet(.82, furniture)]


def livingroom(m: Moment) -> list[Sheet]:
    wall, wood = m.tone("#d8cbb6", "#332d3c"), "#7d5a40"

    def room(c: Any) -> None:
        openings = [(-470, -260, 260, 400), (-160, -260, 260, 400)]
        p.holes(c, openings, linear((0, TOP), (0, 240), [(0, shade(wall, .6)), (.5, wall), (1, shade(wall, .75))]), 244)
        for x, y, w, h in openings:
            p.window(c, x, y, w, h, m.tone("#f2ece2", "#4a4358"), curtain=m.tone("#a9b59a", "#3d4a4a"))
        p.ceiling(c, shade(wall, .95), -380)
        for i, x in enumerate((170, 270, 390)):
            p.picture(c, x, -200 + 30 * (i % 2), 80 + 20 * (i % 2), 100, ["#b98a6e", "#6e8aa0", "#9a7a9a"][i])
        p.floor(c, 236, m.tone("#a47c58", "#2e2430"))
        _window_light(c, m, -150, 240, 238)

    def furniture(c: Any) -> None:
        r = m.rnd("living")
        c.drawOval(box(-330, 262, 330, 380), fill(m.tone("#b5645a", "#4a2c3c"), .85))
        c.drawOval(box(-290, 272, 290, 368), stroke("#e8d2a8", 3, .5))
        p.sofa(c, -230, 268, 440, m.tone("#6f7f8f", "#39405c"))
        p.floor_lamp(c, 262, 262, 330, on=m.lamps)
        p.shelf(c, r, 360, -90, 280, 4, mix(wood, wall, .3))
        p.plant(c, r, -300, 270, 270, "#3f6a4c" if not m.night else "#203a3c", 12)
        p.desk(c, -130, 300, 250, wood, 20)
        p.mess(c, r, -110, 100, 316, m)
        p.pendant(c, 0, -236, 60, "#3a2f2a", on=m.lamps)

    return [*city(m, 130), Sheet(.55, room), Sheet(.82, furniture)]


def kitchen(m: Moment) -> list[Sheet]:
    wall, cupboard = m.tone("#dfe3da", "#333a4c"), m.tone("#7d9a92", "#2c4450")

    def room(c: Any) -> None:
        openings = [(-140, -210, 280, 230)]
        p.holes(c, openings, linear((0, TOP), (0, 240), [(0, shade(wall, .7)), (.5, wall), (1, shade(wall, .8))]), 300)
        for x, y, w, h in openings:
            p.window(c, x, y, w, h, m.tone("#f4f0e6", "#4a4c60"), curtain=m.tone("#d9a07a", "#5a4450"))
        for row in range(3):
            for i in range(-24, 25):
                c.drawRect(box(i * 40, 40 + row * 26, i * 40 + 38, 64 + row * 26), fill(light(wall, .25 if not m.night else .05), .8))
        for x in (-760, -600, -440, -300, 180, 330, 480, 640):
            rounded(c, x, -290, x + 144, -120, 5, linear((x, 0), (x + 144, 0), [(0, light(cupboard, .12)), (1, shade(cupboard, .8))]))
            c.drawRect(box(x + 64, -134, x + 80, -129), fill("#d9c9a0"))
        p.floor(c, 290, m.tone("#b89a7a", "#2c2a34"))

    def furniture(c: Any) -> None:
        r = m.rnd("kitchen")
        c.drawRect(box(LEFT, 116, RIGHT, 140), fill(m.tone("#efe9dd", "#5a5f70")))
        for x in range(-960, 960, 160):
            rounded(c, x + 4, 142, x + 156, 300, 4, linear((x, 0), (x + 156, 0), [(0, light(cupboard, .08)), (1, shade(cupboard, .72))]))
        p.mess(c, r, -420, 430, 116, m)
        c.drawPath(tapered([(-20, 116), (-22, 60), (10, 46), (26, 70)], [8, 7, 7, 6]), fill("#c8d0d8"))
        rounded(c, 230, 74, 330, 118, 8, fill("#3a3f48"))
        for k in range(3):
            c.drawPath(tapered([(270 + k * 14, 66), (262 + k * 14, 30), (276 + k * 14, -10)], [3, 7, 1]), fill("#ffffff", .14, 3))
        rounded(c, -330, -60, -200, 300, 8, linear((-330, 0), (-200, 0), [(0, "#eef0f0"), (1, "#a9b0b6")]) if not m.night else fill("#4a5264"))
        for x in (-90, 110):
            p.pendant(c, x, -226, 40, "#c9a063", on=m.lamps)

    return [*city(m, 110), Sheet(.55, room), Sheet(.82, furniture)]


def classroom(m: Moment) -> list[Sheet]:
    wall = m.tone("#dcd6c2", "#363a4c")

    def room(c: Any) -> None:
        openings = [(-900, -220, 240, 330), (-620, -220, 240, 330)]
        p.holes(c, openings, linear((0, TOP), (0, 240), [(0, shade(wall, .7)), (.5, wall), (1, shade(wall, .8))]), 230)
        for x, y, w, h in openings:
            p.window(c, x, y, w, h, "#e8e4da" if not m.night else "#4c5064", curtain=m.tone("#8fb5c9", "#33465c"))
        p.ceiling(c, shade(wall, .95), -340)
        c.drawRect(box(-300, -216, 430, 96), fill("#5b4032"))
        c.drawRect(box(-290, -206, 420, 86), linear((-290, -206), (420, 86), [(0, "#2f5a48"), (1, "#234437")]))
        draw_text(c, "距高考还有 30 天" if m.chinese else "30 days to finals", -170, -130, 40, "#e9f2ea", alpha=.85)
        draw_text(c, "f(x) = ax² + bx + c", -150, -60, 28, "#e9f2ea", alpha=.6)
        draw_text(c, "值日：林晚 顾沉" if m.chinese else "Duty: Mia, Daniel", -150, 40, 22, "#f5d98a", alpha=.7)
        c.drawRect(box(-290, 84, 420, 98), fill("#8a6248"))
        for i, x in enumerate((-120, 120)):
            p.strip_light(c, x, -392, 150, "#eaf3ff")
            if i == 0:
                c.drawCircle(x + 116, -282, 34, fill("#f4f1e8"))
                c.drawCircle(x + 116, -282, 34, stroke("#2b2e38", 4))
                c.drawPath(tapered([(x + 116, -282), (x + 116, -304)], [3, 2]), fill("#2b2e38"))
                c.drawPath(tapered([(x + 116, -282), (x + 132, -274)], [3, 2]), fill("#2b2e38"))
        p.floor(c, 222, m.tone("#a88660", "#2e2a34"))

    def desks(c: Any) -> None:
        r = m.rnd("desks")
        for row, (y, s) in enumerate(((176, .8), (236, 1.0))):
            for i in range(-4, 5):
                x = i * 200 * s + row * 70 - 80
                p.desk(c, x, y, 150 * s, m.tone("#c79a62", "#5a4a48"), 20 * s)
                if r.random() < .8:
                    p.mess(c, r, x + 14, x + 110 * s, y + 12 * s, m)

    return [*city(m, 120), Sheet(.55, room), Sheet(.85, desks)]


def bar(m: Moment) -> list[Sheet]:
    wall = mix("#2b1d2c", "#150e1e", 1 if m.night else .4)

    def room(c: Any) -> None:
        c.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), linear((0, TOP), (0, BOTTOM), [(0, shade(wall, .5)), (.5, wall), (1, shade(wall, .5))]))
        for k in range(9):
            for i in range(-16, 17):
                c.drawRect(box(i * 64 + (k % 2) * 32, -360 + k * 34, i * 64 + 60 + (k % 2) * 32, -330 + k * 34), fill(mix(wall, "#6e3a44", .22 + .1 * ((i * 7 + k * 3) % 3) / 3)))
        r = m.rnd("bar")
        for x in (-560, -230, 90, 400):
            p.shelf(c, r, x, -180, 290, 3, mix(wall, "#5a3a2c", .6), ["#3f7a64", "#b5793a", "#8a2f3a", "#3f5a8a", "#d9c9a0"], bottles=True)
            for row in range(3):
                c.drawRect(box(x, -98 + row * 84, x + 290, -95 + row * 84), fill(NEON[(row + int(x)) % 4], .8))
                glow(c, x + 145, -96 + row * 84, 190, NEON[(row + int(x)) % 4], .22)
        p.sign(c, "夜色" if m.chinese else "MIDNIGHT", -90, -316, 62 if m.chinese else 40, "#ff4f8f")

    def counter(c: Any) -> None:
        c.drawPath(poly([(LEFT, 128), (RIGHT, 128), (RIGHT, 160), (LEFT, 160)]), linear((0, 128), (0, 160), [(0, "#8a5a3c"), (1, "#4a2c22")]))
        c.drawRect(box(LEFT, 160, RIGHT, BOTTOM), linear((0, 160), (0, 420), [(0, "#2c1a1c"), (1, "#120a12")]))
        r = m.rnd("glasses")
        for _ in range(16):
            x = r.uniform(-700, 700)
            c.drawPath(poly([(x, 96), (x + 22, 96), (x + 18, 130), (x + 4, 130)]), fill("#dff2ff", .3))
            c.drawRect(box(x + 4, 110, x + 18, 128), fill(r.choice(["#ffb13d", "#ff6f61", "#8fe0ff"]), .7))
        for x in (-180, 40, 240, -420):
            p.pendant(c, x, -118 + 14 * (x % 5), 34, "#1a141c", on=True)
        bokeh(c, r, 26, (-700, -260, 700, 120), NEON, (8, 26), .35)

    return [Sheet(.45, room), Sheet(.82, counter)]


def court(m: Moment) -> list[Sheet]:
    wood, wall = "#6e4630", m.tone("#c9b894", "#4a4038")

    def room(c: Any) -> None:
        p.wall(c, wall, 240)
        for i in range(-8, 9):
            c.drawRect(box(i * 120 - 50, -150, i * 120 + 50, 240), linear((i * 120 - 50, 0), (i * 120 + 50, 0), [(0, light(wood, .1)), (1, shade(wood, .7))]))
        for x in (-330, 290):
            c.drawRect(box(x, TOP, x + 46, 240), linear((x, 0), (x + 46, 0), [(0, shade(wall, .7)), (.4, light(wall, .2)), (1, shade(wall, .6))]))
        c.drawCircle(0, -226, 62, fill("#b5302c"))
        c.drawCircle(0, -226, 62, stroke("#e2b75a", 7))
        c.drawPath(poly([(0, -262), (-34, -206), (34, -206)]), stroke("#e2b75a", 5))
        c.drawRect(box(-4, -262, 4, -184), fill("#e2b75a"))
        for x in (-200, 200):
            glow(c, x, -200, 250, "#ffd9a0", .35)
        p.floor(c, 236, m.tone("#8a5c40", "#3a2a24"))

    def bench(c: Any) -> None:
        c.drawPath(poly([(-300, 20), (300, 20), (330, 54), (-330, 54)]), fill(light(wood, .2)))
        c.drawRect(box(-330, 54, 330, 206), linear((0, 54), (0, 206), [(0, wood), (1, shade(wood, .5))]))
        for i in range(-3, 4):
            rounded(c, i * 90 - 38, 76, i * 90 + 38, 188, 5, stroke(light(wood, .2), 3))
        rounded(c, -60, -70, 60, 24, 12, fill(shade(wood, .5)))
        for x in (-240, 160):
            p.desk(c, x, 196, 190, wood, 18)
            p.mess(c, m.rnd("court", x), x + 20, x + 160, 210, m)

    return [Sheet(.5, room), Sheet(.82, bench)]


def shop(m: Moment) -> list[Sheet]:
    wall = m.tone("#e4ded0", "#4c5266")

    def room(c: Any) -> None:
        p.wall(c, wall, 232)
        p.ceiling(c, light(wall, .1), -330)
        for x in (-420, -140, 140, 420):
            p.strip_light(c, x, -400, 190, "#f2f8ff")
        r = m.rnd("shop")
        for i, x in enumerate((-760, -500, -240, 30, 300, 560)):
            p.shelf(c, r, x, -230, 236, 5, mix(wall, "#8a94a4", .5), ["#d9483e", "#e8b53a", "#3f8a5a", "#3f6aa8", "#e8e2d8", "#c76aa0"], bottles=i % 2 == 0)
        p.sign(c, "便利店 24H" if m.chinese else "OPEN 24H", -130, -326, 34, "#37d0a0")
        p.floor(c, 226, m.tone("#d0ccc0", "#4a4c58"), boards=False)
        for x in (-300, 0, 300):
            c.drawPath(poly([(x - 60, 236), (x + 60, 236), (x + 110, BOTTOM), (x - 110, BOTTOM)]), fill("#ffffff", .08, 10))

    def counter(c: Any) -> None:
        p.desk(c, -250, 150, 300, "#b5483e", 20)
        p.monitor(c, -160, 160, 76, "#3f8a8a")
        p.mess(c, m.rnd("c"), -100, 40, 164, m)
        p.shelf(c, m.rnd("front"), 110, 90, 200, 2, "#8a94a4", ["#e8b53a", "#d9483e", "#3f8a5a"])

    return [Sheet(.5, room), Sheet(.85, counter)]


def lift(m: Moment) -> list[Sheet]:
    steel = m.tone("#a9b0ba", "#6f7886")

    def cabin(c: Any) -> None:
        c.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), linear((LEFT, 0), (RIGHT, 0), [(0, shade(steel, .5)), (.35, shade(steel, .8)), (.5, light(steel, .15)), (.65, shade(steel, .8)), (1, shade(steel, .5))]))
        for x in (-420, -210, 0, 210, 420):
            c.drawRect(box(x - 1.5, -300, x + 1.5, 250), fill(shade(steel, .45)))
            c.drawRect(box(x + 2, -300, x + 40, 250), fill("#ffffff", .07, 5))
        c.drawRect(box(LEFT, 84, RIGHT, 96), fill(light(steel, .35)))
        c.drawRect(box(LEFT, 96, RIGHT, 100), fill(shade(steel, .4)))
        p.ceiling(c, shade(steel, .6), -300)
        for x in (-220, 0, 220):
            p.strip_light(c, x, -352, 150, "#fff0d2" if m.light == "warm" else "#e6f2ff")
        rounded(c, 116, -150, 180, 70, 8, fill(shade(steel, .42)))
        for i in range(10):
            c.drawCircle(134 + i % 2 * 28, -104 + i // 2 * 34, 10, fill("#ffcf86" if i == 7 else light(steel, .3)))
        rounded(c, 120, -146, 176, -120, 4, fill("#14161c"))
        draw_text(c, "18", 148, -125, 20, "#ff5a4e", centre=True)
        c.drawPath(poly([(LEFT, 250), (RIGHT, 250), (RIGHT, BOTTOM), (LEFT, BOTTOM)]), linear((0, 250), (0, BOTTOM), [(0, shade(steel, .35)), (1, shade(steel, .18))]))
        c.drawPath(poly([(-150, 250), (150, 250), (210, BOTTOM), (-210, BOTTOM)]), fill("#ffffff", .08, 14))

    return [Sheet(.7, cabin)]


def airport(m: Moment) -> list[Sheet]:
    frame = m.tone("#77808e", "#1f2638")

    def outside(c: Any) -> None:
        c.drawRect(box(LEFT, 90, RIGHT, BOTTOM), linear((0, 90), (0, 240), [(0, m.tone("#9aa4a8", "#1a2038")), (1, m.tone("#7d868c", "#141a2e"))]))
        y = 60.0
        c.drawPath(smooth([(-420, y, 1), (-360, y - 34), (-80, y - 44), (210, y - 40), (290, y - 16), (240, y + 8), (-40, y + 16), (-380, y + 10)]),
                   linear((0, y - 44), (0, y + 16), [(0, m.tone("#f6f8fa", "#aab4d0")), (1, m.tone("#b4bec8", "#4a5678"))]))
        c.drawPath(poly([(-408, y - 24), (-452, y - 132), (-396, y - 128), (-330, y - 32)]), fill("#c23a44"))
        c.drawPath(poly([(-60, y), (60, y), (-70, y + 66), (-136, y + 66)]), fill(m.tone("#d4dae0", "#6a7494")))
        for i in range(22):
            rounded(c, -300 + i * 23, y - 26, -290 + i * 23, y - 14, 3, fill("#3d5a7c" if not m.lamps else "#ffe2a8"))

    def hall(c: Any) -> None:
        for i in range(-5, 6):
            c.drawRect(box(i * 180 - 6, TOP, i * 180 + 6, 150), fill(frame))
        c.drawRect(box(LEFT, -136, RIGHT, -126), fill(frame))
        p.ceiling(c, shade(frame, .8), -320)
        for x in range(-840, 900, 240):
            p.strip_light(c, x, -390, 150, "#fff0d8")
        c.drawRect(box(LEFT, 140, RIGHT, 160), fill(shade(frame, .8)))
        p.floor(c, 156, m.tone("#b9bec4", "#2a3046"), boards=False)
        for i in range(-5, 6):
            _window_light(c, m, i * 180 + 10, 160, 158)
        rounded(c, -150, -304, 170, -196, 6, fill("#10141f"))
        rows = [("北京 PEK", "登机"), ("上海 SHA", "准点"), ("巴黎 CDG", "延误")] if m.chinese else [("PARIS CDG", "BOARDING"), ("TOKYO NRT", "ON TIME"), ("LIMA LIM", "DELAYED")]
        for i, (place, state) in enumerate(rows):
            draw_text(c, place, -134, -272 + i * 32, 20, "#ffd98a")
            draw_text(c, state, 60, -272 + i * 32, 18, "#8fe0a8" if i < 2 else "#ff8f7a")

    def people(c: Any) -> None:
        r = m.rnd("travellers")
        for _ in range(9):
            p.passer_by(c, r, r.uniform(-700, 700), r.uniform(200, 226), r.uniform(190, 230), r.choice([m.tone("#5a6478", "#1c2440"), m.tone("#8a6a5a", "#2a2034"), m.tone("#4a6a70", "#162a3c")]))
        for x in (-520, 250):
            for i in range(4):
                rounded(c, x + i * 66, 150, x + i * 66 + 58, 212, 8, fill(shade(frame, .55)))
            c.drawRect(box(x, 210, x + 260, 218), fill("#3a404e"))

    from engine.picture.scenery.air import sky
    return [Sheet(.04, lambda c: sky(c, m, 100)), Sheet(.2, outside), Sheet(.55, hall), Sheet(.85, people)]


def car(m: Moment) -> list[Sheet]:
    def cabin(c: Any) -> None:
        dark = m.tone("#2a2d36", "#0e1018")
        glass = poly([(-330, -250), (330, -250), (420, 90), (-420, 90)])
        path = poly([(LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)])
        from engine.picture.skia_load import skia
        c.drawPath(skia.Op(path, glass, skia.PathOp.kDifference_PathOp), linear((0, TOP), (0, BOTTOM), [(0, shade(dark, .7)), (.6, dark), (1, shade(dark, .5))]))
        c.drawPath(glass, stroke(shade(dark, .5), 16))
        rounded(c, -92, -286, 92, -222, 18, fill("#0a0b10"))
        rounded(c, -80, -278, 80, -232, 12, linear((-80, 0), (80, 0), [(0, "#39445e"), (.5, "#6d7c9c"), (1, "#2a3348")]))
        c.drawPath(tapered([(-250, 86), (-60, 78)], [5, 3]), fill("#0a0b10"))
        c.drawPath(tapered([(40, 84), (250, 74)], [3, 5]), fill("#0a0b10"))

    def dash(c: Any) -> None:
        dark = m.tone("#2a2d36", "#12141e")
        c.drawPath(smooth([(LEFT, 128, 1), (-300, 96), (0, 90), (300, 96), (RIGHT, 128, 1), (RIGHT, BOTTOM, 1), (LEFT, BOTTOM, 1)], True, .7), linear((0, 90), (0, 380), [(0, light(dark, .12)), (1, shade(dark, .4))]))
        rounded(c, -70, 130, 90, 216, 8, fill("#0a0d16"))
        c.drawRect(box(-62, 138, 82, 208), linear((-62, 138), (82, 208), [(0, "#3c7fb2"), (1, "#18284a")]))
        glow(c, 10, 170, 170, "#4a8fd8", .4)
        for k in range(2):
            x = -330 + k * 66
            c.drawCircle(x, 172, 30, fill("#0a0b10"))
            c.drawCircle(x, 172, 26, stroke("#ffb45e", 2.4, .8))
            c.drawPath(tapered([(x, 172), (x + 14, 156)], [3, 1]), fill("#ff6f4a"))

    sheets = city(m, 96)

    def road(c: Any) -> None:
        c.drawRect(box(LEFT, 80, RIGHT, BOTTOM), fill(m.tone("#70757c", "#151a2c")))
        if m.lamps:
            bokeh(c, m.rnd("traffic"), 70, (-480, -200, 480, 84), [*NEON, "#ff5a4e", "#fff2d0", "#ffd88a"], (8, 30), .55)
    return [*sheets, Sheet(.3, road), Sheet(.8, cabin), Sheet(.86, dash)]
