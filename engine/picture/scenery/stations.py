"""Where people leave: an airport and the underground."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import passers
from engine.picture.scenery.air import BOTTOM, LEFT, RIGHT, Moment, Sheet, bokeh, box, rounded, sky
from engine.picture.scenery.homes import WINDOW_LIGHT
from engine.picture.scenery.room import Room, spread


def airport(m: Moment) -> list[Sheet]:
    frame = m.tone("#8a94a4", "#2a3350")
    room = Room(m, 230 if m.upright else 440, -300, 120)
    glass = [(x, -260.0, x + 104, 86.0) for x in spread(room.half, 112)]

    return [
        Sheet(.04, lambda c: sky(c, m, 60)),
        Sheet(.2, lambda c: _airport_outside(c, m)),
        Sheet(.5, lambda c: _airport_hall(c, m, frame, room, glass)),
        Sheet(.8, lambda c: _airport_people(c, m, frame, room))]


def _airport_outside(c: Any, m: Moment) -> None:
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


def _airport_hall(c: Any, m: Moment, frame: Colour, room: Room, glass: list[tuple[float, float, float, float]]) -> None:
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


def _airport_people(c: Any, m: Moment, frame: Colour, room: Room) -> None:
    r = m.rnd("travellers")
    tones = [m.tone("#6a7488", "#2c3454"), m.tone("#9a7a6a", "#3c3044"), m.tone("#5a7a80", "#263c50"), m.tone("#a8604a", "#4a2c34")]
    for d, n in ((1.08, 7), (1.3, 4)):
        for _ in range(n):
            with room.at(c, r.uniform(-1, 1) * room.half * .9, d):
                passers.figure(c, r, 390, r.choice(tones), kind=r.choice(["walk", "case", "stand", "bag"]), rim=WINDOW_LIGHT[m.time])
    for s in (-1, 1):
        with room.at(c, s * (140 if m.upright else 240), 1.56):
            f.seats(c, 3 if m.upright else 5, m.tone("#46566e", "#2c3654"))
        with room.at(c, s * (150 if m.upright else 260), 1.6):
            passers.figure(c, r, 390, r.choice(tones), kind="sit")
    for s in (-1, 1):
        with room.at(c, s * room.half * .56, 1.24):
            c.drawRect(box(-16, -900, 16, 0), linear((-16, 0), (16, 0), [(0, shade(frame, .7)), (.4, light(frame, .3)), (1, shade(frame, .6))]))
    for x in (-70, 60):
        with room.at(c, x, 1.76):
            for k in (-1, 1):
                c.drawRect(box(k * 70 - 4, -120, k * 70 + 4, 0), fill("#2a2d36"))
                c.drawOval(box(k * 70 - 18, -6, k * 70 + 18, 4), fill("#22252e"))
            c.drawPath(smooth([(-70, -110), (0, -92), (70, -110)], False), stroke("#c23a44", 7))


def underground(m: Moment) -> list[Sheet]:
    """A metro platform: a train on the left, columns on the right, people waiting."""
    wall = "#5c6678"
    room = Room(m, 120 if m.upright else 210, -150, 104)

    return [Sheet(.45, lambda c: _underground_hall(c, m, wall, room)), Sheet(.8, lambda c: _underground_near(c, m, room))]


def _underground_hall(c: Any, m: Moment, wall: Colour, room: Room) -> None:
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


def _underground_near(c: Any, m: Moment, room: Room) -> None:
    r = m.rnd("commuters")
    tones = ["#3c4458", "#54404e", "#35505a", "#5a4a40"]
    for d, xs in ((1.1, (-40, -10, 24, 56)), (1.3, (0, 48)), (1.52, (78,))):
        for x in xs:
            with room.at(c, x + r.uniform(-8, 8), d):
                passers.figure(c, r, 390, r.choice(tones), kind=r.choice(["stand", "bag", "walk"]), rim="#ffe2b0")
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
