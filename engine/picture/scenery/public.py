"""Rooms that are everybody's: café, bar, shop, airport, metro platform, lift."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import SCREEN, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, LEFT, NEON, RIGHT, Moment, Sheet, bokeh, box, city, rounded, sky
from engine.picture.scenery.homes import WINDOW_LIGHT
from engine.picture.scenery.room import Room, side_frame, side_shelf
from engine.picture.scenery.work import _spread

_BOTTLES = ["#3f7a64", "#b5793a", "#8a2f3a", "#3f5a8a", "#d9c9a0", "#6a3f78"]
_GOODS = ["#d9483e", "#e8b53a", "#3f8a5a", "#3f6aa8", "#e8e2d8", "#c76aa0", "#e88a4a"]


def _brick(room: Room, c: Any, s: int, d0: float, d1: float, colour: Any) -> None:
    """Courses of bricks on a side wall."""
    y = room.top
    row = 0
    while y < room.floor - 10:
        d = d0 + (.06 if row % 2 else 0)
        while d < d1:
            c.drawPath(room.side(s, d, min(d + .115, d1), y + 1, y + 12), fill(mix(colour, "#000000" if (row * 7 + int(d * 31)) % 5 == 0 else "#e0a080", .12 + .05 * ((row * 3 + int(d * 17)) % 3))))
            d += .125
        y += 14
        row += 1


def cafe(m: Moment) -> list[Sheet]:
    wood, wall = m.tone("#8f5d3e", "#6e4630"), m.tone("#dcc4a4", "#4c3632")
    room = Room(m, 184 if m.upright else 370)
    x0, x1 = (-150.0, 18.0) if m.upright else (-300.0, 30.0)

    def outside(c: Any) -> None:
        if m.lamps:
            bokeh(c, m.rnd("out"), 60, (LEFT, -180, RIGHT, 100), ["#ffb45e", "#ff6f61", "#ffd98f", "#7fc8ff", "#ff8fb0"], (8, 26), .5)
        r = m.rnd("people")
        c.save()
        c.translate(0, 98)
        f.crowd(c, r, [(r.uniform(-300, 200), .5) for _ in range(5)], [m.tone("#7a8496", "#1c2238"), m.tone("#9a7a6a", "#2a2030")], ["walk", "bag", "umbrella" if m.weather == "rain" else "stand"])
        c.restore()

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#5c463a", "#2a201f"), m.tone("#a8744c", "#4e342a"), holes=[(x0, -160, x1, 84)], side=mix(wall, "#8a4a38", .4))
        _brick(room, c, -1, 1.02, 2.6, mix(wall, "#a0523c", .55))
        p.window(c, x0, -160, x1 - x0, 244, shade(wood, .6), panes=3)
        draw_text(c, "咖 啡" if m.chinese else "COFFEE", (x0 + x1) / 2, -118, 32, "#fff2d8", kind="serif", centre=True, alpha=.75)
        for d in (1.3, 1.75, 2.4):
            c.drawPath(room.flat(room.top + 2, -room.half, room.half, d, d * 1.05), fill(shade(wood, .42)))
        r = m.rnd("shelf")
        c.drawRect(box(34, -150, room.half, 40), fill(mix(wall, wood, .5)))
        p.shelf(c, r, 40, -148, room.half - 46, 2, mix(wood, wall, .3), ["#d9c7a8", "#9c5a43", "#5c7a68", "#e8dcc8", "#b98a4f"], bottles=True)
        for row in range(2):
            glow(c, 40 + (room.half - 46) / 2, -66 + row * 84, 110, "#ffc98a", .3)
        rounded(c, 30, -224, room.half - 4, -158, 4, fill("#1d2420"))
        for i, (name, price) in enumerate((("桂花拿铁", "32"), ("手冲", "38"), ("可可", "28")) if m.chinese else (("FLAT WHITE", "4.2"), ("FILTER", "3.8"), ("COCOA", "3.5"))):
            draw_text(c, name, 42, -206 + i * 19, 15 if m.chinese else 12, "#f2e6c9")
            draw_text(c, price, room.half - 36, -206 + i * 19, 13, "#e8b56a")
        for k, colour in enumerate(("#c78a5a", "#6a8a94", "#a85a4a")):
            side_frame(room, c, -1, 1.2 + k * .3, 1.4 + k * .3, -100 - 10 * (k % 2), -24, "#2a201c", colour)
        side_shelf(room, c, 1, 1.9, 2.6, -110, 60, 3, wood, p.BOOKS)
        room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .34)

    def things(c: Any) -> None:
        r = m.rnd("tables")
        with room.at(c, room.half * .72, 1.26):
            f.counter(c, 300, wood, "#3a2a24", 222, 4)
            rounded(c, -76, -318, 40, -238, 9, linear((-76, 0), (40, 0), [(0, "#9aa2ad"), (.5, "#e4e8ec"), (1, "#6d747e")]))
            c.drawRect(box(-60, -276, 24, -270), fill("#2a2d36"))
            for k in range(4):
                f.mug(c, -56 + k * 28, -316, "#efe8dc")
            f.vase(c, r, 92, -240, "#b5645a", ["#f2c8a0", "#f6f0e0", "#e08a8a"])
        for x, d in ((-128, 1.22), (-40, 1.3), (-150, 1.66)) if m.upright else ((-280, 1.2), (-150, 1.28), (-30, 1.24), (-230, 1.7)):
            with room.at(c, x - 44, d):
                f.chair(c, shade(wood, .8), 1, "#8a4a3c")
            with room.at(c, x + 44, d):
                f.chair(c, shade(wood, .8), -1, "#8a4a3c")
            if r.random() < .7:
                with room.at(c, x - 40, d * 1.005):
                    f.figure(c, r, 390, m.tone("#6a6a7a", "#3a3040"), kind="sit", rim="#ffc98a")
            with room.at(c, x, d * 1.02):
                f.round_table(c, 110, wood)
                f.mug(c, -22, -170, "#efe8dc", True)
                f.vase(c, r, 24, -172, "#7a9a86", ["#f2d06a"])
        for x, y, q in ((-120, -208, 40), (-20, -270, 50), (104, -226, 44), (200, -300, 60), (-230, -310, 60), (330, -240, 46), (-380, -250, 46)):
            p.pendant(c, x, y, q, "#2a2320" if int(x) % 3 else "#7a4a2c", on=True)
        for x, y in ((-190, -388), (66, -420), (150, -380)):
            _hanging(c, r, x, y, 70, "#4a7a50" if not m.night else "#2c4a3c")
        with room.at(c, room.half * .98, 2.1):
            p.plant(c, r, 0, 0, 340, "#4a7a50" if not m.night else "#28463c", 13)
        f.bulbs(c, [(-330, -330), (-20, -352), (330, -330)], 46, m.lamps, 18)

    return [*city(m, 60), Sheet(.3, outside), Sheet(.55, shell), Sheet(.8, things)]


def _hanging(c: Any, r: Any, x: float, y: float, size: float, colour: Any) -> None:
    """A pot that hangs with its plant trailing."""
    c.drawRect(box(x - 1, -700, x + 1, y - size * .3), fill("#1d1a18"))
    for k in range(9):
        a = (k - 4) * .2
        end = (x + a * size * 1.5, y + size * r.uniform(.5, 1.3))
        c.drawPath(tapered([(x, y - 4), (x + a * size * 1.2, y + size * .1), end], [5, 9, 2]), fill(mix(colour, shade(colour, .5), r.random())))
    c.drawPath(smooth([(x - size * .3, y - size * .3, 1), (x + size * .3, y - size * .3, 1), (x + size * .2, y + size * .06), (x - size * .2, y + size * .06)], True, .6), fill("#8a5a44"))


def bar(m: Moment) -> list[Sheet]:
    wall = m.tone("#4a3040", "#2c1c30")
    room = Room(m, 190 if m.upright else 380)

    def shell(c: Any) -> None:
        room.shell(c, wall, "#1a121e", "#3a2228", side=mix(wall, "#5a2a34", .5))
        for s in (-1, 1):
            _brick(room, c, s, 1.02, 3.0, mix(wall, "#7a3a40", .5))
        r = m.rnd("bar")
        c.drawRect(box(-room.half, -146, room.half, 132), fill(mix(wall, "#1a0f18", .6)))
        for i, x in enumerate(_spread(room.half, 94)):
            p.shelf(c, r, x, -140, 86, 3, mix(wall, "#6a422e", .6), _BOTTLES, bottles=True)
            for row in range(3):
                colour = NEON[(row + i) % 4]
                c.drawRect(box(x, -58 + row * 84, x + 86, -55.6 + row * 84), fill(light(colour, .3), .9))
                glow(c, x + 43, -70 + row * 84, 90, colour, .3)
        p.sign(c, "夜色" if m.chinese else "MIDNIGHT", -74 if m.chinese else -88, -222, 46 if m.chinese else 26, "#ff4f8f")
        for k, colour in enumerate(("#c78a5a", "#4a6a94", "#a83a5a")):
            side_frame(room, c, -1, 1.3 + k * .34, 1.52 + k * .34, -110, -20, "#15101a", colour)
        y = -118.0
        for k, (d0, d1, colour) in enumerate(((1.24, 1.5, "#37d0ff"), (1.7, 2.1, "#ffb13d"))):
            c.drawPath(room.side(1, d0, d1, y, y + 46), stroke(colour, 4))
            glow(c, room.half * (d0 + d1) / 2, (y + 20) * 1.5, 150, colour, .5)
            draw_text(c, "酒" if m.chinese else "BAR", room.half * (d0 + d1) / 2, (y + 34) * (d0 + d1) / 2, 40 if m.chinese and k else 26, light(colour, .6), centre=True)

    def things(c: Any) -> None:
        r = m.rnd("glasses")
        with room.at(c, 20, 1.16):
            f.figure(c, r, 390, "#2a2434", kind="stand", rim="#ff8fb8")
        with room.at(c, 0, 1.3):
            w = 520 if m.upright else 980
            f.counter(c, w, "#5a3424", "#a86c42", 236, 6 if m.upright else 11)
            c.drawRect(box(-w / 2, -222, w / 2, -214), fill("#ff9f5a", .8))
            glow(c, 0, -216, w * .6, "#ff8a4a", .3)
            for _ in range(14):
                x = r.uniform(-w / 2 + 20, w / 2 - 30)
                _glass(c, x, -240, r.choice(["#ffb13d", "#ff6f61", "#8fe0ff", "#c98fff"]))
        for x in ((-120, 4, 130) if m.upright else (-300, -180, -60, 70, 190, 310)):
            with room.at(c, x, 1.46):
                f.stool(c, "#8a2f3a", 170)
                if x % 4 == 2 or x < -100:
                    c.translate(0, -62)
                    f.figure(c, r, 390, r.choice(["#2c2a44", "#3c2434", "#243848"]), kind="sit", rim="#ff7ab0")
        for i, x in enumerate((-140, -46, 46, 140, -250, 250)):
            p.pendant(c, x, -214 - 16 * (i % 3), 30, "#1a141c", on=True)
        c.drawRect(box(-190, -330, 190, -322), fill("#3a2620"))
        for k in range(15):
            x = -178 + k * 25
            c.drawPath(smooth([(x - 8, -300, 1), (x + 8, -300, 1), (x + 5, -280), (x, -274), (x - 5, -280)], True, .7), fill("#dff2ff", .34))
            c.drawRect(box(x - 1, -322, x + 1, -300), fill("#dff2ff", .4))
        bokeh(c, r, 34, (-700, -430, 700, 60), NEON, (6, 24), .3)
        for x0, colour in ((-120, "#ff4f8f"), (110, "#37d0ff")):
            c.drawPath(poly([(x0 - 8, -520), (x0 + 8, -520), (x0 * .2 + 170, 360), (x0 * .2 - 130, 360)]), linear((0, -520), (0, 300), [(0, colour, .22), (1, colour, 0)], SCREEN))

    return [Sheet(.45, shell), Sheet(.8, things)]


def _glass(c: Any, x: float, y: float, drink: Any) -> None:
    c.drawPath(poly([(x, y - 44), (x + 26, y - 44), (x + 22, y), (x + 4, y)]), fill("#dff2ff", .32))
    c.drawPath(poly([(x + 2, y - 28), (x + 24, y - 28), (x + 21, y - 2), (x + 5, y - 2)]), fill(drink, .85))
    c.drawRect(box(x + 4, y - 42, x + 7, y - 6), fill("#ffffff", .5))


def shop(m: Moment) -> list[Sheet]:
    wall = m.tone("#ece6d8", "#5c6276")
    room = Room(m, 150 if m.upright else 320)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#f4f2ea", "#6a7286"), m.tone("#d8d4c8", "#565c6c"), pattern="tiles", side=mix(wall, "#9fb8c4", .3))
        for i, x in enumerate(_spread(room.half, 72)):
            rounded(c, x, -150, x + 68, 130, 4, fill("#2a3440"))
            c.drawRect(box(x + 4, -144, x + 64, 120), linear((0, -144), (0, 120), [(0, "#d8f2fa"), (1, "#8fc0d4")]))
            p.shelf(c, m.rnd("fridge", i), x + 6, -150, 58, 3, "#a9c8d4", _GOODS, bottles=True)
            c.drawRect(box(x + 58, -40, x + 62, 30), fill("#e8f0f4"))
            glow(c, x + 34, -60, 80, "#dff6ff", .28)
        for s in (-1, 1):
            side_shelf(room, c, s, 1.12, 3.4, -120, 132, 6, mix(wall, "#8a94a4", .5), _GOODS, bottles=s < 0)
            for k in range(4):
                d = 1.3 + k * .42
                c.drawPath(room.side(s, d, d + .14, -124, -108), fill(["#d9483e", "#e8b53a"][k % 2]))
        for x in (-74, 74) if m.upright else (-220, 0, 220):
            for d0, d1 in ((1.04, 1.24), (1.4, 1.8), (2.1, 2.8)):
                room.panel_light(c, x, 14, d0, d1, "#f2f8ff")
        p.sign(c, "便利店 24H" if m.chinese else "OPEN 24H", -106 if m.chinese else -92, -218, 30, "#37d0a0")
        for x, d, text, colour in ((-66, 1.5, "特价" if m.chinese else "SALE", "#d9483e"), (80, 1.8, "新品" if m.chinese else "NEW", "#e8a03a"), (-110, 2.1, "买一送一" if m.chinese else "2 FOR 1", "#3f8a5a")):
            y = (room.top + 8) * d
            c.drawRect(box(x * d - 1, y - 40, x * d + 1, y), fill("#6a727c"))
            rounded(c, x * d - 42 * d, y, x * d + 42 * d, y + 32 * d, 4, fill(colour))
            draw_text(c, text, x * d, y + 23 * d, (20 if len(text) < 4 else 16) * d, "#fff8ea", centre=True)
        for d0, d1 in ((1.04, 1.24), (1.4, 1.8), (2.1, 2.8)):
            c.drawPath(room.flat(room.floor, -40, 40, d0, d1), fill("#ffffff", .16, 6))

    def things(c: Any) -> None:
        r = m.rnd("shop")
        with room.at(c, 34, 1.14):
            f.figure(c, r, 390, m.tone("#7a8a9a", "#4a5468"), kind="bag")
        for x, d in ((-8, 1.3),) if m.upright else ((-90, 1.3), (110, 1.34)):
            with room.at(c, x, d):
                f.table(c, 200, "#c8ccd4", h=150, closed=True)
                for k in range(7):
                    rounded(c, -90 + k * 26, -186 - 10 * (k % 2), -68 + k * 26, -160, 4, fill(_GOODS[k % 7]))
        with room.at(c, room.half * .74, 1.62):
            f.counter(c, 240, "#b5483e", "#e8e2d4", 216, 3)
            p.monitor(c, -40, -226, 84, "#3f8a8a")
            for k in range(4):
                rounded(c, 20 + k * 22, -262, 38 + k * 22, -228, 3, fill(_GOODS[(k * 2) % 7]))
        with room.at(c, -room.half * .92, 2.0):
            for k in range(3):
                rounded(c, -60, -60 * (k + 1), 60, -60 * k, 4, linear((-60, 0), (60, 0), [(0, "#d8a868"), (1, "#a87c48")]))
                c.drawRect(box(-60, -60 * k - 34, 60, -60 * k - 28), fill("#8a6238"))

    return [Sheet(.5, shell), Sheet(.8, things)]


def lift(m: Moment) -> list[Sheet]:
    steel = m.tone("#b4bac4", "#8a93a4")
    room = Room(m, 168 if m.upright else 250, -232, 150)

    def cabin(c: Any) -> None:
        room.shell(c, shade(steel, .92), shade(steel, .7), m.tone("#6a6058", "#4c4448"), pattern="tiles", side=steel)
        for s in (-1, 1):
            x0, x1 = (-108, -1) if s < 0 else (1, 108)
            c.drawRect(box(x0, -168, x1, 150), linear((x0, 0), (x1, 0), [(0, shade(steel, .7)), (.3, light(steel, .3)), (.55, shade(steel, .9)), (1, shade(steel, .66))]))
            for k in range(5):
                c.drawPath(poly([(x0 + 8 + k * 22, -168), (x0 + 16 + k * 22, -168), (x0 - 12 + k * 22, 150), (x0 - 22 + k * 22, 150)]), fill("#ffffff", .05))
        c.drawRect(box(-1.4, -168, 1.4, 150), fill("#1c2028"))
        c.drawRect(box(-116, -176, 116, 150), stroke(shade(steel, .55), 8))
        rounded(c, -42, -218, 42, -184, 5, fill("#12141a"))
        draw_text(c, "18 ▲", 0, -193, 25, "#ff5a4e", centre=True)
        glow(c, 0, -200, 80, "#ff5a4e", .4)
        for s in (-1, 1):
            for d in (1.0, 1.3, 1.7, 2.3):
                c.drawPath(room.side(s, d, d * 1.012, room.top, room.floor), fill(shade(steel, .5)))
            c.drawPath(room.side(s, 1.05, 3.6, 44, 54), linear((s * room.half, 0), (s * room.half * 3, 0), [(0, light(steel, .4)), (1, shade(steel, .7))]))
            c.drawPath(room.side(s, 1.05, 3.6, 54, 58), fill(shade(steel, .45)))
            c.drawPath(room.side(s, 1.06, 1.26, room.top + 8, 140), fill("#ffffff", .1))
        c.drawPath(room.side(-1, 1.34, 1.68, -140, 10), fill("#23262e"))
        c.drawPath(room.side(-1, 1.36, 1.66, -134, 4), linear((-room.half * 1.36, -180), (-room.half * 1.66, 0), [(0, "#e88a5a"), (1, "#7a2f5a")]))
        c.drawPath(room.side(-1, 1.44, 1.58, -60, -52), fill("#fff2d8"))
        c.drawPath(room.side(1, 1.16, 1.36, -96, 70), fill(shade(steel, .4)))
        for i in range(12):
            d, y = 1.21 + .09 * (i % 2), -64 + 20 * (i // 2)
            c.drawCircle(room.half * d, y * d, 7.4 * d, fill("#ffcf86" if i == 7 else light(steel, .4)))
            c.drawCircle(room.half * d, y * d, 7.4 * d, stroke(shade(steel, .4), 1.6))
        c.drawPath(room.side(1, 1.19, 1.33, -92, -74), fill("#12141a"))
        warm = "#fff0d2" if m.light == "warm" else "#e6f2ff"
        for x in (-86, 0, 86):
            for d0, d1 in ((1.06, 1.3), (1.4, 1.9), (2.1, 3.0)):
                room.panel_light(c, x, 26, d0, d1, warm)
        c.drawPath(room.flat(room.floor, -70, 70, 1.1, 3.4), fill("#ffffff", .08, 10))

    return [Sheet(.6, cabin)]


def airport(m: Moment) -> list[Sheet]:
    frame = m.tone("#8a94a4", "#2a3350")
    room = Room(m, 230 if m.upright else 440, -300, 120)
    glass = [(x, -260.0, x + 104, 86.0) for x in _spread(room.half, 112)]

    def outside(c: Any) -> None:
        c.drawRect(box(LEFT, 44, RIGHT, BOTTOM), linear((0, 44), (0, 140), [(0, m.tone("#a9b4b8", "#1e2644")), (1, m.tone("#7d868c", "#161d34"))]))
        y = 24.0
        c.drawPath(smooth([(-300, y, 1), (-250, y - 30), (-60, y - 38), (150, y - 34), (206, y - 12), (170, y + 8), (-30, y + 14), (-270, y + 10)]),
                   linear((0, y - 38), (0, y + 14), [(0, m.tone("#f8fafc", "#b4bedc")), (1, m.tone("#b4bec8", "#56628a"))]))
        c.drawPath(poly([(-292, y - 20), (-330, y - 120), (-284, y - 116), (-230, y - 26)]), fill("#c23a44"))
        c.drawPath(poly([(-40, y), (50, y), (-60, y + 54), (-110, y + 54)]), fill(m.tone("#d4dae0", "#6a7494")))
        for i in range(17):
            rounded(c, -214 + i * 20, y - 24, -206 + i * 20, y - 13, 3, fill("#3d5a7c" if not m.lamps else "#ffe2a8"))
        for x in (-120, 60):
            c.drawRect(box(x, y + 10, x + 6, y + 26), fill("#3a4048"))
            c.drawCircle(x + 3, y + 28, 6, fill("#22262e"))
        if m.lamps:
            bokeh(c, m.rnd("field"), 40, (LEFT, 50, RIGHT, 110), ["#ffd98a", "#8fd0ff", "#ff7a6a", "#8fe0a8"], (2, 7), .8)

    def hall(c: Any) -> None:
        room.shell(c, frame, m.tone("#dfe4ea", "#2c3552"), m.tone("#c4cad0", "#343c56"), holes=glass, pattern="tiles", side=mix(frame, "#dfe4ea", .3))
        for x0, _, x1, y1 in glass:
            for y in (-180, -90, 0):
                c.drawRect(box(x0, y, x1, y + 4), fill(frame))
            room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .34)
            c.drawPath(poly([(x0 + 12, -260), (x0 + 40, -260), (x0 + 6, y1), (x0, y1 - 60)]), fill("#ffffff", .07))
        for d in (1.15, 1.45, 1.85, 2.4):
            c.drawPath(room.flat(room.top, -room.half, room.half, d, d * 1.035), fill(shade(frame, .62)))
            n = 9
            for k in range(n):
                xa, xb = -room.half + k * 2 * room.half / n, -room.half + (k + 1) * 2 * room.half / n
                c.drawPath(tapered([(xa * d, room.top * d), ((xa + xb) / 2 * d, (room.top + 26) * d), (xb * d, room.top * d)], [3, 3, 3]), fill(shade(frame, .8)))
            c.drawRect(box(-room.half * d, (room.top + 25) * d, room.half * d, (room.top + 29) * d), fill(shade(frame, .74)))
        for x in (-90, 90):
            for d0, d1 in ((1.2, 1.4), (1.55, 1.8), (2.0, 2.35)):
                room.panel_light(c, x, 20, d0, d1, "#fff0d8")
        for s in (-1, 1):
            for k, d in enumerate((1.3, 1.8)):
                c.drawPath(room.side(s, d, d * 1.24, -110, -10), linear((s * room.half * d, 0), (s * room.half * d * 1.24, 0), [(0, ["#e88a5a", "#4a8ac8"][k]), (1, ["#a83a5a", "#2a4a8a"][k])]))
                glow(c, s * room.half * d * 1.1, -60 * d, 120, ["#ff9a6a", "#6ab0ff"][k], .3)
        for px in (-96, 96):
            c.drawRect(box(px - 2, -520, px + 2, -238), fill(shade(frame, .5)))
        rounded(c, -128, -240, 128, -128, 5, fill("#10141f"))
        c.drawRect(box(-122, -234, 122, -212), fill("#1d2a44"))
        draw_text(c, "出发  DEPARTURES", 0, -217, 16, "#e8f0ff", centre=True)
        rows = [("08:40", "北京 PEK", "登机"), ("09:15", "上海 SHA", "准点"), ("09:50", "巴黎 CDG", "延误")] if m.chinese else [("08:40", "PARIS CDG", "BOARDING"), ("09:15", "TOKYO NRT", "ON TIME"), ("09:50", "LIMA LIM", "DELAYED")]
        for i, (when, place, state) in enumerate(rows):
            yy = -190 + i * 26
            draw_text(c, when, -116, yy, 16, "#9fb4d8")
            draw_text(c, place, -62, yy, 16, "#ffd98a")
            draw_text(c, state, 60 if m.chinese else 42, yy, 14, "#8fe0a8" if i < 2 else "#ff8f7a")

    def people(c: Any) -> None:
        r = m.rnd("travellers")
        tones = [m.tone("#6a7488", "#2c3454"), m.tone("#9a7a6a", "#3c3044"), m.tone("#5a7a80", "#263c50"), m.tone("#a8604a", "#4a2c34")]
        for d, n in ((1.08, 7), (1.3, 4)):
            for _ in range(n):
                with room.at(c, r.uniform(-1, 1) * room.half * .9, d):
                    f.figure(c, r, 390, r.choice(tones), kind=r.choice(["walk", "case", "stand", "bag"]), rim=WINDOW_LIGHT[m.time])
        for s in (-1, 1):
            with room.at(c, s * (140 if m.upright else 240), 1.56):
                f.seats(c, 3 if m.upright else 5, m.tone("#46566e", "#2c3654"))
            with room.at(c, s * (150 if m.upright else 260), 1.6):
                f.figure(c, r, 390, r.choice(tones), kind="sit")
        for s in (-1, 1):
            with room.at(c, s * room.half * .56, 1.24):
                c.drawRect(box(-16, -900, 16, 0), linear((-16, 0), (16, 0), [(0, shade(frame, .7)), (.4, light(frame, .3)), (1, shade(frame, .6))]))
        for x in (-70, 60):
            with room.at(c, x, 1.76):
                for k in (-1, 1):
                    c.drawRect(box(k * 70 - 4, -120, k * 70 + 4, 0), fill("#2a2d36"))
                    c.drawOval(box(k * 70 - 18, -6, k * 70 + 18, 4), fill("#22252e"))
                c.drawPath(smooth([(-70, -110), (0, -92), (70, -110)], False), stroke("#c23a44", 7))

    return [Sheet(.04, lambda c: sky(c, m, 60)), Sheet(.2, outside), Sheet(.5, hall), Sheet(.8, people)]


def underground(m: Moment) -> list[Sheet]:
    """A metro platform: a train on the left, columns on the right, people waiting."""
    wall = "#5c6678"
    room = Room(m, 120 if m.upright else 210, -150, 104)

    def hall(c: Any) -> None:
        room.shell(c, wall, "#39414f", "#6a7484", pattern="tiles")
        c.drawRect(box(-room.half, -150, room.half, 104), linear((0, -150), (0, 104), [(0, "#14181f"), (1, "#2a303c")]))
        glow(c, -40, 20, 120, "#ffe2a8", .5)
        h = room.half
        c.drawPath(room.side(-1, 1.0, 5.2, -92, 84), linear((-h, 0), (-h * 4, 0), [(0, "#8a96a8"), (1, "#d8e0ea")]))
        c.drawPath(room.side(-1, 1.0, 5.2, 44, 58), fill("#d9483e"))
        c.drawPath(room.side(-1, 1.0, 5.2, 62, 66), fill("#d9483e"))
        c.drawPath(room.side(-1, 1.0, 5.2, 84, 104), fill("#12151c"))
        r = m.rnd("train")
        for k, (d0, d1) in enumerate(((1.06, 1.2), (1.26, 1.4), (1.5, 1.74), (1.84, 2.1), (2.3, 2.8), (3.0, 3.6))):
            if k % 3 == 1:
                c.drawPath(room.side(-1, d0, d1, -74, 84), fill("#aab4c2"))
                mid = (d0 + d1) / 2
                for a, b in ((d0, mid), (mid, d1)):
                    c.drawPath(room.side(-1, a + .01, b - .01, -66, 80), fill("#ffeec4", .95))
            else:
                c.drawPath(room.side(-1, d0, d1, -60, 20), fill("#ffeec4", .95))
            for _ in range(2):
                d = d0 + (d1 - d0) * r.uniform(.2, .8)
                c.drawOval(box(-h * d - 11 * d, -26 * d, -h * d + 11 * d, 0), fill("#4a4450", .8))
                c.drawPath(poly([(-h * d - 20 * d, 20 * d), (-h * d - 15 * d, -4 * d), (-h * d + 15 * d, -4 * d), (-h * d + 20 * d, 20 * d)]), fill("#4a4450", .8))
            glow(c, -h * (d0 + d1) / 2, -20 * d0, 110 * d0, "#ffe2a8", .3)
        for k, (d0, d1) in enumerate(((1.1, 1.36), (1.6, 2.0), (2.3, 2.9))):
            c.drawPath(room.side(1, d0 - .02, d1 + .02, -84, 40), fill("#1a1e28"))
            c.drawPath(room.side(1, d0, d1, -80, 36), linear((h * d0, -100), (h * d1, 40), [(0, ["#ff9f7a", "#7ac0ff", "#ffd06a"][k]), (1, ["#b5487a", "#4a5ac8", "#d9603a"][k])]))
            c.drawPath(room.side(1, d0 + (d1 - d0) * .2, d1 - (d1 - d0) * .3, 6, 12), fill("#ffffff", .9))
            glow(c, h * (d0 + d1) / 2, -20 * d0, 130 * d0, ["#ff9f7a", "#7ac0ff", "#ffd06a"][k], .34)
        for x in (-34, 44):
            c.drawPath(room.flat(room.top + 1, x, x + 9, 1.0, 5.2), fill("#f2faff"))
            for d in (1.2, 1.6, 2.1, 2.8):
                glow(c, (x + 4) * d, room.top * d, 70 * d, "#cfe8ff", .3)
                c.drawPath(room.flat(room.top + 2, x - 8, x + 18, d, d * 1.03), fill("#39414f"))
        c.drawPath(room.flat(room.floor, -h * .72, -h * .6, 1, 5.2), fill("#e8c04a", .95))
        for d in (1.1, 1.3, 1.6, 2.0, 2.6, 3.4):
            c.drawPath(room.flat(room.floor, -30, 60, d, d * 1.08), fill("#ffffff", .08, 4))

    def near(c: Any) -> None:
        r = m.rnd("commuters")
        tones = ["#3c4458", "#54404e", "#35505a", "#5a4a40"]
        for d, xs in ((1.1, (-40, -10, 24, 56)), (1.3, (0, 48)), (1.52, (78,))):
            for x in xs:
                with room.at(c, x + r.uniform(-8, 8), d):
                    f.figure(c, r, 390, r.choice(tones), kind=r.choice(["stand", "bag", "walk"]), rim="#ffe2b0")
        for d, w in ((1.35, 26), (1.9, 30)):
            at = room.half * .78
            c.drawRect(box((at - w / 2) * d, room.top * d - 4, (at + w / 2) * d, room.floor * d), linear(((at - w / 2) * d, 0), ((at + w / 2) * d, 0), [(0, "#4a5362"), (.4, "#a9b4c4"), (1, "#333b48")]))
            c.drawRect(box((at - w / 2) * d, (room.floor - 34) * d, (at + w / 2) * d, (room.floor - 24) * d), fill("#d9483e"))
        for d, text, colour in ((1.62, "人民广场" if m.chinese else "CITY HALL", "#1d4f8a"), (2.5, "2 号线  →" if m.chinese else "LINE 2  →", "#2a7a4a")):
            y = (room.top + 30) * d
            for x in (-44, 44):
                c.drawRect(box(x * d - 1.5, room.top * d, x * d + 1.5, y), fill("#22262e"))
            rounded(c, -62 * d, y, 62 * d, y + 30 * d, 4, fill(colour))
            draw_text(c, text, 0, y + 21 * d, (18 if m.chinese else 15) * d, "#f4f8ff", centre=True)
            glow(c, 0, y + 14 * d, 80 * d, "#6ab0ff", .25)
        with room.at(c, 104, 1.66):
            f.bench(c, 170, "#8a94a4")
        bokeh(c, r, 16, (-500, -300, 500, 40), ["#cfe8ff", "#ffe9b8"], (5, 14), .25)

    return [Sheet(.45, hall), Sheet(.8, near)]


__all__ = ["airport", "bar", "cafe", "lift", "shop", "underground"]
