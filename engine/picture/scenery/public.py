"""A shop and a lift."""
from __future__ import annotations

from typing import Any

from engine.drama.places import over_the_counter
from engine.picture.gfx import fill, glow, light, linear, mix, poly, shade, stroke
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import passers
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.room import Room, side_shelf, spread

_GOODS = ["#d9483e", "#e8b53a", "#3f8a5a", "#3f6aa8", "#e8e2d8", "#c76aa0", "#e88a4a"]


def shop(m: Moment) -> list[Sheet]:
    wall = m.tone("#ece6d8", "#5c6276")
    room = Room(m, 150 if m.upright else 320)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#f4f2ea", "#6a7286"), m.tone("#d8d4c8", "#565c6c"), pattern="tiles", side=mix(wall, "#9fb8c4", .3))
        for i, x in enumerate(spread(room.half, 72)):
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
        sign = over_the_counter(m.name)
        if sign:
            p.sign(c, sign, -15.0 * len(sign) if m.chinese else -9.0 * len(sign), -218, 30 if m.chinese else 22, "#e8c27a")
        else:
            p.sign(c, "便利店 24H" if m.chinese else "OPEN 24H", -106 if m.chinese else -92, -218, 30, "#37d0a0")
        for x, d, text, colour in ((-66, 1.5, "特价" if m.chinese else "SALE", "#d9483e"), (80, 1.8, "新品" if m.chinese else "NEW", "#e8a03a"), (-110, 2.1, "买一送一" if m.chinese else "2 FOR 1", "#3f8a5a")) if not sign else ():
            y = (room.top + 8) * d
            c.drawRect(box(x * d - 1, y - 40, x * d + 1, y), fill("#6a727c"))
            rounded(c, x * d - 42 * d, y, x * d + 42 * d, y + 32 * d, 4, fill(colour))
            draw_text(c, text, x * d, y + 23 * d, (20 if len(text) < 4 else 16) * d, "#fff8ea", centre=True)
        for d0, d1 in ((1.04, 1.24), (1.4, 1.8), (2.1, 2.8)):
            c.drawPath(room.flat(room.floor, -40, 40, d0, d1), fill("#ffffff", .16, 6))

    def things(c: Any) -> None:
        r = m.rnd("shop")
        with room.at(c, 34, 1.14):
            passers.figure(c, r, 390, m.tone("#7a8a9a", "#4a5468"), kind="bag")
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
