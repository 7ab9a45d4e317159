"""Where people eat and drink: a café and a bar."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import SCREEN, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import hanging, passers
from engine.picture.scenery import props as p
from engine.picture.scenery.air import LEFT, NEON, RIGHT, Moment, Sheet, bokeh, box, city, rounded
from engine.picture.scenery.homes import WINDOW_LIGHT
from engine.picture.scenery.room import Room, side_frame, side_shelf, spread

BOTTLES = ["#3f7a64", "#b5793a", "#8a2f3a", "#3f5a8a", "#d9c9a0", "#6a3f78"]


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

    return [
        *city(m, 60),
        Sheet(.3, lambda c: _cafe_outside(c, m)),
        Sheet(.55, lambda c: _cafe_shell(c, m, wood, wall, room, x0, x1)),
        Sheet(.8, lambda c: _cafe_things(c, m, wood, room))]


def _cafe_outside(c: Any, m: Moment) -> None:
    if m.lamps:
        bokeh(c, m.rnd("out"), 60, (LEFT, -180, RIGHT, 100), ["#ffb45e", "#ff6f61", "#ffd98f", "#7fc8ff", "#ff8fb0"], (8, 26), .5)
    r = m.rnd("people")
    c.save()
    c.translate(0, 98)
    passers.crowd(c, r, [(r.uniform(-300, 200), .5) for _ in range(5)], [m.tone("#7a8496", "#1c2238"), m.tone("#9a7a6a", "#2a2030")], ["walk", "bag", "umbrella" if m.weather == "rain" else "stand"])
    c.restore()


def _cafe_shell(c: Any, m: Moment, wood: Colour, wall: Colour, room: Room, x0: float, x1: float) -> None:
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


def _cafe_things(c: Any, m: Moment, wood: Colour, room: Room) -> None:
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
                passers.figure(c, r, 390, m.tone("#6a6a7a", "#3a3040"), kind="sit", rim="#ffc98a")
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
    hanging.bulbs(c, [(-330, -330), (-20, -352), (330, -330)], 46, m.lamps, 18)


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

    return [Sheet(.45, lambda c: _bar_shell(c, m, wall, room)), Sheet(.8, lambda c: _bar_things(c, m, room))]


def _bar_shell(c: Any, m: Moment, wall: Colour, room: Room) -> None:
    room.shell(c, wall, "#1a121e", "#3a2228", side=mix(wall, "#5a2a34", .5))
    for s in (-1, 1):
        _brick(room, c, s, 1.02, 3.0, mix(wall, "#7a3a40", .5))
    r = m.rnd("bar")
    c.drawRect(box(-room.half, -146, room.half, 132), fill(mix(wall, "#1a0f18", .6)))
    for i, x in enumerate(spread(room.half, 94)):
        p.shelf(c, r, x, -140, 86, 3, mix(wall, "#6a422e", .6), BOTTLES, bottles=True)
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


def _bar_things(c: Any, m: Moment, room: Room) -> None:
    r = m.rnd("glasses")
    with room.at(c, 20, 1.16):
        passers.figure(c, r, 390, "#2a2434", kind="stand", rim="#ff8fb8")
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
                passers.figure(c, r, 390, r.choice(["#2c2a44", "#3c2434", "#243848"]), kind="sit", rim="#ff7ab0")
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


def _glass(c: Any, x: float, y: float, drink: Any) -> None:
    c.drawPath(poly([(x, y - 44), (x + 26, y - 44), (x + 22, y), (x + 4, y)]), fill("#dff2ff", .32))
    c.drawPath(poly([(x + 2, y - 28), (x + 24, y - 28), (x + 21, y - 2), (x + 5, y - 2)]), fill(drink, .85))
    c.drawRect(box(x + 4, y - 42, x + 7, y - 6), fill("#ffffff", .5))
