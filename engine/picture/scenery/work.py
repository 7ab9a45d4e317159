"""Rooms where people work, learn, heal and judge: office, classroom, hospital, court."""
from __future__ import annotations

import math
from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, shade, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import hanging, passers
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box, city, rounded
from engine.picture.scenery.homes import WINDOW_LIGHT
from engine.picture.scenery.room import Room, side_door, side_frame, side_shelf, side_window, spread


def office(m: Moment) -> list[Sheet]:
    wall, frame = m.tone("#8a96a8", "#27304c"), m.tone("#4a5466", "#131a30")
    room = Room(m, 186 if m.upright else 400)
    glass = [(x, -196.0, x + 84, 96.0) for x in spread(room.half, 92)]

    return [*city(m, 44), Sheet(.55, lambda c: _office_shell(c, m, wall, frame, room, glass)), Sheet(.8, lambda c: _office_things(c, m, room))]


def _office_shell(c: Any, m: Moment, wall: Colour, frame: Colour, room: Room, glass: list[tuple[float, float, float, float]]) -> None:
    room.shell(c, frame, m.tone("#c8ced8", "#1c243c"), m.tone("#77808e", "#222a42"), holes=glass, pattern="tiles", side=wall)
    for x0, y0, x1, y1 in glass:
        c.drawRect(box(x0, -112, x1, -108), fill(frame))
        c.drawPath(poly([(x0 + 10, y0), (x0 + 34, y0), (x0 + 8, y1), (x0, y1), (x0, y0 + 60)]), fill("#ffffff", .06))
        room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .30)
        for k in range(5):
            c.drawRect(box(x0, y0 + k * 7, x1, y0 + k * 7 + 3.4), fill(m.tone("#e4e6ea", "#3a4464"), .9))
    lit = "#ffdda8" if m.light == "warm" else "#bcd6ff"
    for x in (-100, 100) if m.upright else (-260, 0, 260):
        for d0, d1 in ((1.06, 1.22), (1.36, 1.66), (1.9, 2.4)):
            room.panel_light(c, x, 26, d0, d1, lit)
    for x in (-18, 14):
        c.drawPath(room.flat(room.top + 4, x, x + 10, 1, 4), fill(shade(frame, .8)))
    side_shelf(room, c, -1, 1.3, 1.9, -130, 132, 4, mix(wall, "#6a5a50", .5), ["#b5483e", "#3f6a8a", "#e8e2d4", "#d9a648", "#4a5a72"])
    c.drawPath(room.side(1, 1.12, 1.5, -120, 30), fill(m.tone("#f4f4f0", "#8a94b0")))
    r = m.rnd("notes")
    for i in range(14):
        d, y = 1.16 + (i % 5) * .06, -104 + (i // 5) * 40
        c.drawPath(room.side(1, d, d + .04, y, y + 24), fill(mix(r.choice(["#ffd95e", "#ff9fb0", "#9fe0c8", "#9fc8ff"]), frame, .3 if m.night else 0)))
    side_door(room, c, 1, 1.7, 2.25, m.tone("#9aa4b4", "#36405e"), glass=m.tone("#cfe0ea", "#4a6290"))


def _office_things(c: Any, m: Moment, room: Room) -> None:
    r, wood = m.rnd("office"), m.tone("#b08c68", "#4c4654")
    for x, d in ((-104, 1.14), (8, 1.14), (118, 1.14), (-250, 1.2), (262, 1.2)):
        if abs(x) < room.half:
            with room.at(c, x, d):
                f.table(c, 176, wood, deep=26, closed=True)
                p.monitor(c, -34, -184, 92, r.choice(["#3c6fb2", "#3f8f8a", "#5b5fa8"]), on=r.random() < .85)
                f.papers(c, r, 24, -186, .3 if m.night else 0)
    for s in (-1, 1):
        with room.at(c, s * (150 if m.upright else 220), 1.56):
            f.table(c, 240, wood, deep=40)
            p.monitor(c, -46 * s, -198, 116, "#4a7fc0")
            p.monitor(c, 56 * s, -192, 104, "#37618f", on=r.random() < .7)
            p.mess(c, r, -100, 96, -172, m)
            f.bookstack(c, r, 88 * s, -172, p.BOOKS, 4)
        with room.at(c, s * (118 if m.upright else 190), 1.7):
            f.chair_back(c, m.tone("#4a5a78", "#2c3654"))
    if m.lamps:
        with room.at(c, -60, 1.15):
            p.lamp(c, 0, -184)
    with room.at(c, -room.half * .66, 1.08):
        p.plant(c, r, 0, 0, 260, "#3a6a52" if not m.night else "#204038")
    with room.at(c, room.half * .93, 2.05):
        p.plant(c, r, 0, 0, 380, "#3a6a52" if not m.night else "#1d3a36", 13)
    for x, y in ((-66, -252), (74, -238)) if m.upright else ((-190, -230), (30, -250), (220, -232)):
        p.pendant(c, x, y, 34, m.tone("#30343e", "#141824"), on=True)


def classroom(m: Moment) -> list[Sheet]:
    wall, wood = m.tone("#e6e0cc", "#3e4256"), m.tone("#c99a60", "#6a5448")
    room = Room(m, 182 if m.upright else 370)
    w = 138.0 if m.upright else 250.0

    return [*city(m, 30), Sheet(.55, lambda c: _classroom_shell(c, m, wall, room, w)), Sheet(.8, lambda c: _classroom_desks(c, m, wood, room, w))]


def _classroom_shell(c: Any, m: Moment, wall: Colour, room: Room, w: float) -> None:
    sides = [(-1, 1.14, 1.5, -150.0, 30.0), (-1, 1.62, 2.2, -150.0, 30.0)]
    room.shell(c, wall, m.tone("#f2eee0", "#2c3044"), m.tone("#c0a078", "#3c3640"), side_holes=sides, side=mix(wall, "#8fb0a0", .2))
    for s, d0, d1, y0, y1 in sides:
        side_window(room, c, s, d0, d1, y0, y1, m.tone("#f2eee4", "#505670"), 2)
        c.drawPath(room.side(s, d0 - .03, d0 + .09, y0 - 10, y1 + 30), fill(m.tone("#8fb5c9", "#3c5068"), .95))
    c.drawRect(box(-w - 8, -142, w + 8, 52), fill("#6a4a36"))
    c.drawRect(box(-w, -134, w, 44), linear((-w, -134), (w, 44), [(0, "#336350"), (1, "#24483a")]))
    for k in range(9):
        c.drawPath(tapered([(-w + 20 + k * w * .2, -110 + (k * 37) % 120), (-w + 70 + k * w * .2, -116 + (k * 37) % 120)], [2, 18]), fill("#ffffff", .035))
    draw_text(c, "距高考还有 30 天" if m.chinese else "30 days to finals", 0, -98, w * .19 if m.chinese else w * .17, "#eef4ee", centre=True, alpha=.9)
    draw_text(c, "f(x) = ax² + bx + c", -w * .82, -44, w * .12, "#eef4ee", alpha=.65)
    draw_text(c, "值日：二组" if m.chinese else "Duty: group 2", w * .3, 30, w * .1, "#f5d98a", alpha=.75)
    c.drawPath(tapered([(w * .1, 6), (w * .3, -40), (w * .5, -10), (w * .7, -50)], [2.4, 2.4, 2.4, 2]), fill("#eef4ee", .5))
    c.drawRect(box(-w, 44, w, 51), fill("#a87c58"))
    for k, text in enumerate(("好好学习", "天天向上") if m.chinese else ("STUDY", "HARD")):
        x = (-1 if k == 0 else 1) * w * .58
        rounded(c, x - w * .36, -196, x + w * .36, -158, 4, fill("#c2342c"))
        draw_text(c, text, x, -168, w * .15, "#ffe9b0", centre=True)
    c.drawCircle(0, -178, 21, fill("#f6f3ea"))
    c.drawCircle(0, -178, 21, stroke("#2b2e38", 3))
    c.drawPath(tapered([(0, -178), (0, -192)], [2.4, 1.6]), fill("#2b2e38"))
    c.drawPath(tapered([(0, -178), (10, -173)], [2.4, 1.6]), fill("#2b2e38"))
    for k in range(4):
        side_frame(room, c, 1, 1.14 + k * .2, 1.27 + k * .2, -110 + 8 * (k % 2), -10, "#efe6d4", ["#d98a6a", "#6a9ab0", "#8ab07a", "#c8a05a"][k])
    for x in (-90, 90) if m.upright else (-220, 0, 220):
        for d0, d1 in ((1.1, 1.2), (1.5, 1.66), (2.1, 2.36)):
            room.panel_light(c, x, 36, d0, d1, "#eaf3ff", on=m.time != "day" or m.weather != "clear")
    for x0, x1 in ((-room.half, -room.half * .4),):
        room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .4)


def _classroom_desks(c: Any, m: Moment, wood: Colour, room: Room, w: float) -> None:
    r = m.rnd("desks")
    with room.at(c, w * .62, 1.08):
        f.table(c, 160, shade(wood, .85), h=200, closed=True)
        f.papers(c, r, -40, -212)
    hanging.fan(c, -70 if m.upright else -170, -300, 96, m.tone("#eceae2", "#7a829a"))
    hanging.fan(c, 92 if m.upright else 190, -262, 70, m.tone("#eceae2", "#7a829a"))
    for d, step in ((1.3, 108), (1.56, 112), (1.88, 118)):
        n = 2 if m.upright else 4
        for i in range(n):
            x = (i - (n - 1) / 2) * step
            with room.at(c, x, d):
                f.table(c, 150, wood, h=150, deep=32)
                f.bookstack(c, r, r.uniform(-40, 20), -152, ["#d9483e", "#3f6aa8", "#e8c35a", "#3f8a6a", "#f0ece0"], r.randint(2, 6))
                if r.random() < .5:
                    f.mug(c, 48, -152, r.choice(["#d8d2c8", "#5a86a8", "#e08a8a"]))
                f.papers(c, r, -66, -160)


def hospital(m: Moment) -> list[Sheet]:
    wall, trim = m.tone("#d6e4e6", "#56707c"), m.tone("#7ab0ae", "#38626e")
    room = Room(m, 104 if m.upright else 190, -150, 96)

    return [Sheet(.45, lambda c: _hospital_corridor(c, m, wall, trim, room)), Sheet(.8, lambda c: _hospital_things(c, m, trim, room))]


def _hospital_corridor(c: Any, m: Moment, wall: Colour, trim: Colour, room: Room) -> None:
    room.shell(c, wall, m.tone("#eef6f6", "#48606e"), m.tone("#a9c2c4", "#3c5260"), pattern="tiles")
    c.drawRect(box(-62, -92, 62, 96), fill(m.tone("#a9c8cc", "#2c4456")))
    for x in (-60, 3):
        rounded(c, x, -90, x + 57, 96, 3, linear((x, 0), (x + 57, 0), [(0, m.tone("#c4dcde", "#3c5a6c")), (1, m.tone("#93b6bb", "#2c4656"))]))
        rounded(c, x + 12, -74, x + 45, -10, 4, fill(m.tone("#eafafc", "#9fd0e0"), .95))
    glow(c, 0, -40, 120, "#dff6ff", .3)
    for s in (-1, 1):
        c.drawPath(room.side(s, 1, 5, 20, 32), fill(trim))
        c.drawPath(room.side(s, 1, 5, 10, 14), fill(light(trim, .4)))
        for k, (d0, d1) in enumerate(((1.14, 1.34), (1.56, 1.88), (2.2, 2.7), (3.1, 3.9))):
            side_door(room, c, s, d0, d1, mix(trim, wall, .4), -84, m.tone("#e6f6f8", "#a8d2e0"))
            dm = d1 + .05 * d1
            c.drawPath(room.side(s, dm, dm + .09 * d1, -62, -44), fill("#2a7a8a" if k % 2 else "#d98a3a"))
    for d0, d1 in ((1.05, 1.16), (1.34, 1.52), (1.8, 2.1), (2.6, 3.1)):
        room.panel_light(c, 0, 30, d0, d1, "#dff2ff")
        c.drawPath(room.flat(room.floor, -24, 24, d0, d1), fill("#ffffff", .2, 5))
    for d, text, colour in ((1.5, ("急诊" if m.chinese else "EMERGENCY"), "#1f8a5e"), (2.5, ("手术室 →" if m.chinese else "SURGERY →"), "#2a6a9a")):
        y = (room.top + 34) * d
        for x in (-40, 40):
            c.drawRect(box(x * d * .8 - 1, room.top * d, x * d * .8 + 1, y), fill("#6a7a84"))
        rounded(c, -50 * d, y, 50 * d, y + 28 * d, 5, fill(colour))
        draw_text(c, text, 0, y + 20 * d, (17 if m.chinese else 12) * d, "#f2fffa", centre=True)
        glow(c, 0, y + 14 * d, 90 * d, light(colour, .3), .3)


def _hospital_things(c: Any, m: Moment, trim: Colour, room: Room) -> None:
    r = m.rnd("ward")
    tones = [m.tone("#e8f0f2", "#8aa0ac"), m.tone("#a8c8d0", "#5a7c8c"), m.tone("#c8b8b0", "#6a6470")]
    for x, d, kind in ((-26, 1.08, "walk"), (30, 1.2, "stand")):
        with room.at(c, x, d):
            passers.figure(c, r, 390, r.choice(tones), kind=kind)
    for s in (-1, 1):
        with room.at(c, s * (room.half - 14), 1.46):
            c.scale(.8, 1)
            f.seats(c, 2, mix(trim, "#dfe8e8", .25))
        with room.at(c, s * (room.half - 8), 2.0):
            f.seats(c, 2, mix(trim, "#dfe8e8", .2))
    with room.at(c, room.half * .72, 1.66):
        c.drawRect(box(-2, -380, 2, 0), fill("#b8c4cc"))
        for a in (-26, 26):
            c.drawPath(tapered([(0, -10), (a, 0)], [4, 3]), fill("#8a98a2"))
        rounded(c, -22, -384, -2, -324, 7, fill("#eefafc", .92))
        rounded(c, 4, -378, 22, -330, 7, fill("#f6d8c8", .9))
    with room.at(c, -room.half * .8, 1.26):
        p.plant(c, r, 0, 0, 200, "#4a8a70" if not m.night else "#2c5654")


def court(m: Moment) -> list[Sheet]:
    wood, wall = m.tone("#7c5136", "#59402f"), m.tone("#d8c8a6", "#5c5044")
    room = Room(m, 190 if m.upright else 380, -300, 136)
    w = 120.0 if m.upright else 190.0

    return [Sheet(.5, lambda c: _court_shell(c, m, wood, wall, room, w)), Sheet(.8, lambda c: _court_bench(c, m, wood, room))]


def _court_shell(c: Any, m: Moment, wood: Colour, wall: Colour, room: Room, w: float) -> None:
    room.shell(c, wall, m.tone("#e8dcc2", "#4a4038"), m.tone("#96603e", "#42302a"), side=mix(wall, wood, .3))
    for x in spread(room.half, 54):
        c.drawRect(box(x, -130, x + 48, 134), linear((x, 0), (x + 48, 0), [(0, light(wood, .14)), (1, shade(wood, .72))]))
        c.drawRect(box(x + 8, -118, x + 40, 20), stroke(shade(wood, .55), 2.4))
    c.drawRect(box(-room.half, -140, room.half, -128), fill(light(wood, .24)))
    for s in (-1, 1):
        x = s * (w + 34)
        c.drawRect(box(x - 15, -300, x + 15, 134), linear((x - 15, 0), (x + 15, 0), [(0, shade(wall, .72)), (.35, light(wall, .3)), (1, shade(wall, .6))]))
        for y in (-292, -280, 118):
            rounded(c, x - 20, y, x + 20, y + 12, 3, fill(light(wall, .22)))
        p.curtain_side(c, x - s * 24, s, -280, 20, 30, "#8c2430")
        for d0, d1 in ((1.2, 1.5), (1.7, 2.2)):
            c.drawPath(room.side(s, d0, d1, -190, 10), linear((s * room.half * d0, 0), (s * room.half * d1, 0), [(0, light(WINDOW_LIGHT[m.time], .3)), (1, shade(WINDOW_LIGHT[m.time], .62))]))
            side_window(room, c, s, d0, d1, -190, 10, shade(wood, .7), 3)
    _scales(c, 0, -208, 46)
    draw_text(c, "公正" if m.chinese else "JUSTICE", 0, -150, 20, "#e2b75a", kind="serif", centre=True)
    c.drawPath(room.flat(room.floor, -52, 52, 1, 5), fill("#8c2430", .7))


def _court_bench(c: Any, m: Moment, wood: Colour, room: Room) -> None:
    r = m.rnd("court")
    with room.at(c, 0, 1.1):
        for x in (-150, 0, 150):
            rounded(c, x - 52, -440, x + 52, -250, 20, fill(shade(wood, .5)))
            rounded(c, x - 40, -428, x + 40, -262, 16, fill("#6e1f2a"))
        for x in (-150, 0, 150):
            c.save()
            c.translate(x, -84)
            passers.figure(c, r, 370, "#241f2a", kind="bust")
            c.restore()
        f.counter(c, 620, wood, light(wood, .2), 270, 7)
        for x in (-170, 0, 170):
            rounded(c, x - 44, -318, x + 44, -286, 4, fill("#e8dcc0"))
        f.papers(c, r, 60, -290)
        c.drawPath(tapered([(-70, -296), (-20, -318)], [8, 5]), fill("#5a3420"))
        rounded(c, -92, -312, -66, -286, 6, fill("#6a3f28"))
    for s in (-1, 1):
        with room.at(c, s * 136 if m.upright else s * 230, 1.48):
            f.table(c, 190, wood, closed=True)
            f.papers(c, r, -40, -182)
            f.bookstack(c, r, 50, -170, p.BOOKS, 3)
            rounded(c, -66, -214, 10, -178, 3, fill("#f0e8d4"))
            draw_text(c, ("原告" if s < 0 else "被告") if m.chinese else ("PLAINTIFF" if s < 0 else "DEFENCE"), -28, -188, 24 if m.chinese else 12, "#3a2a20", centre=True)
    hanging.chandelier(c, 0, -340, 96, True)
    for gx, d in _gallery(m):
        with room.at(c, gx, d):
            passers.figure(c, r, 390, r.choice([m.tone("#4a4654", "#2c2832"), m.tone("#6a5048", "#3a2c2c"), m.tone("#46586a", "#28323e")]), kind="sit")
    for s in (-1, 1):
        with room.at(c, s * room.half * .86, 2.06):
            f.bench(c, 260, wood)


def _gallery(m: Moment) -> list[tuple[float, float]]:
    half = 150 if m.upright else 300
    return [(s * (half + 16 * k), 1.72 + .1 * k) for s in (-1, 1) for k in range(3)]


def _scales(c: Any, x: float, y: float, q: float) -> None:
    """The emblem of a court: a pair of scales."""
    c.drawCircle(x, y, q, fill("#7a2020"))
    c.drawCircle(x, y, q, stroke("#e2b75a", q * .1))
    c.drawCircle(x, y, q * .82, stroke("#e2b75a", q * .03))
    c.drawPath(tapered([(x, y - q * .6), (x, y + q * .5)], [q * .05, q * .12]), fill("#e2b75a"))
    c.drawPath(tapered([(x - q * .55, y - q * .38), (x, y - q * .46), (x + q * .55, y - q * .38)], [q * .05, q * .1, q * .05]), fill("#e2b75a"))
    c.drawRect(box(x - q * .3, y + q * .46, x + q * .3, y + q * .56), fill("#e2b75a"))
    for s in (-1, 1):
        px = x + s * q * .54
        for k in (-1, 1):
            c.drawPath(tapered([(px, y - q * .38), (px + k * q * .2, y + q * .08)], [1.4, 1]), fill("#e2b75a"))
        a = math.pi
        c.drawArc(box(px - q * .22, y - q * .1, px + q * .22, y + q * .26), 0, a * 180 / math.pi, True, fill("#e2b75a"))
