"""Rooms where people live: bedroom, living room, kitchen."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import RGB, Colour, fill, glow, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.scenery import furniture as f
from engine.picture.scenery import hanging
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box, city, rounded
from engine.picture.scenery.room import Room, side_door, side_frame, side_shelf, side_window

WINDOW_LIGHT = {"day": "#fff6dc", "dawn": "#ffd7b0", "dusk": "#ffab72", "night": "#6f8fd6"}


def bedroom(m: Moment) -> list[Sheet]:
    wall, wood = m.tone("#e2cfc6", "#34304e"), m.tone("#7c5644", "#4a3440")
    room = Room(m, 176 if m.upright else 330)
    x0, x1 = (-116.0, 60.0) if m.upright else (-210.0, 40.0)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#efe4dc", "#262440"), m.tone("#b28c68", "#33283c"), holes=[(x0, -170, x1, 60)], side=mix(wall, "#b98a96", .18))
        p.window(c, x0, -170, x1 - x0, 230, m.tone("#f4ece2", "#4a4464"), panes=3)
        for s, x in ((-1, x0 - 16), (1, x1 + 16)):
            p.curtain_side(c, x, s, -206, 128, 62, m.tone("#c98f9c", "#4a3c64"))
        c.drawRect(box(x0 - 34, -212, x1 + 34, -205), fill(shade(wood, .6)))
        room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .34)
        side_frame(room, c, 1, 1.2, 1.45, -120, -50, shade(wood, .6), m.tone("#8fa3b8", "#3a4a6c"))
        side_frame(room, c, 1, 1.52, 1.7, -104, -46, shade(wood, .6), "#c79a86")
        side_shelf(room, c, -1, 1.55, 2.1, -130, 20, 3, wood, p.BOOKS)
        for k in range(9):
            x = -room.half + k * room.half / 4
            if m.lamps:
                glow(c, x, -208 + 10 * (k % 2), 30, "#ffd08a", .8)
            c.drawCircle(x, -208 + 10 * (k % 2), 3, fill("#fff0cc"))
        for i, (dx, dy) in enumerate(((84, -120), (112, -96), (88, -78), (122, -140))):
            if dx < room.half - 18:
                c.drawRect(box(dx, dy, dx + 22, dy + 18), fill(["#f2e4d4", "#e8b8a8", "#a8c0c8", "#d8c890"][i]))

    def things(c: Any) -> None:
        r = m.rnd("bed")
        with room.at(c, -room.half * .82, 1.3):
            f.cabinet(c, 150, 420, m.tone("#c8ae98", "#4c4258"), 2)
        with room.at(c, 40 if m.upright else 70, 1.38):
            if not m.cleared:
                f.bed(c, 330, m.tone("#8a9abc", "#46507e"), wood)
        with room.at(c, 150 if m.upright else 200, 1.42):
            f.cabinet(c, 92, 118, wood, 1, 2)
            p.lamp(c, -14, -118, on=m.lamps)
            f.mug(c, 30, -118, "#d8b8a8")
        with room.at(c, -room.half * .5, 1.5):
            f.chair(c, m.tone("#a87c58", "#5a4450"), 1, "#c98f9c")
            c.drawPath(smooth([(-50, -236), (-10, -244), (6, -170), (-20, -130), (-56, -150)]), fill(m.tone("#5a6a8a", "#3c4468")))
        with room.at(c, 0, 1.9):
            f.rug(c, 300, 46, m.tone("#d8a89a", "#5a3c5a"))
            f.bookstack(c, r, -170, 8, p.BOOKS, 3)
            c.drawPath(smooth([(120, 4), (150, -10), (176, 0), (160, 12), (128, 14)]), fill("#e8d8c8"))
        hanging.paper_lamp(c, -40 if m.upright else -90, -292, 46, m.lamps)
        with room.at(c, -room.half * .98, 2.15):
            p.plant(c, r, 0, 0, 330, "#4a7a56" if not m.night else "#28464c", 12)

    return [*city(m, 30), Sheet(.55, shell), Sheet(.8, things)]


def livingroom(m: Moment) -> list[Sheet]:
    wall, wood = m.tone("#e0d3bc", "#3a3446"), m.tone("#8a6444", "#5a4238")
    room = Room(m, 186 if m.upright else 360)
    x0, x1 = (-140.0, 30.0) if m.upright else (-280.0, -10.0)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#f0e8da", "#2a2636"), m.tone("#b78a5e", "#3a2c34"), holes=[(x0, -178, x1, 92)], side=mix(wall, "#8a9a86", .22))
        p.window(c, x0, -178, x1 - x0, 270, m.tone("#f4eee4", "#4e475c"), panes=2)
        for s, x in ((-1, x0 - 14), (1, x1 + 14)):
            p.curtain_side(c, x, s, -208, 130, 58, m.tone("#a8b598", "#44524e"))
        c.drawRect(box(x0 - 40, -214, x1 + 40, -206), fill(shade(wood, .6)))
        room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .34)
        for i, (x, y, w, h) in enumerate(((76, -140, 46, 60), (130, -120, 36, 44), (84, -68, 34, 30), (128, -66, 40, 34))):
            if x + w < room.half + 10 or not m.upright:
                p.picture(c, x, y, w, h, ["#b98a6e", "#6e8aa0", "#9a7a9a", "#7a9a78"][i])
        side_shelf(room, c, 1, 1.2, 1.85, -150, 132, 5, wood, p.BOOKS)
        side_frame(room, c, -1, 1.16, 1.42, -120, -30, shade(wood, .5), m.tone("#c78a6a", "#6a4a5a"))
        side_door(room, c, -1, 1.66, 2.2, m.tone("#d8c6a8", "#5a4c50"))

    def things(c: Any) -> None:
        r = m.rnd("living")
        with room.at(c, 0, 1.66):
            f.rug(c, 380, 66, m.tone("#b8685c", "#54303e"))
        if not m.cleared:
            with room.at(c, -8 if m.upright else 20, 1.3):
                f.sofa(c, 430, m.tone("#74879a", "#414a6a"))
        with room.at(c, 142 if m.upright else 230, 1.34):
            p.floor_lamp(c, 0, 0, 300, on=m.lamps)
        with room.at(c, -156 if m.upright else -250, 1.4):
            p.plant(c, r, 0, 0, 300, "#4a7a56" if not m.night else "#284a48", 13)
        with room.at(c, 4, 1.72):
            f.table(c, 270, wood, h=84, deep=46)
            f.papers(c, r, -104, -96)
            f.mug(c, 20, -92, "#d8d2c8", True)
            f.vase(c, r, 86, -98, "#8ab0b8", ["#e88a8a", "#f2c8a0", "#f6e8d8"])
        hanging.chandelier(c, 10, -262, 74, m.lamps)
        with room.at(c, room.half * .95, 2.3):
            c.translate(0, 20)
            f.cabinet(c, 150, 190, wood, 2, 2)
            f.bookstack(c, r, -20, -204, p.BOOKS, 4)

    return [*city(m, 30), Sheet(.55, shell), Sheet(.8, things)]


def kitchen(m: Moment) -> list[Sheet]:
    wall, cup = m.tone("#e6e2d4", "#3a4052"), m.tone("#7fa096", "#36525a")
    wood = m.tone("#b98a5c", "#5c4640")
    room = Room(m, 184 if m.upright else 340)

    return [
        *city(m, 20),
        Sheet(.55, lambda c: _kitchen_shell(c, m, wall, cup, wood, room)),
        Sheet(.8, lambda c: _kitchen_things(c, m, cup, wood, room))]


def _kitchen_shell(c: Any, m: Moment, wall: Colour, cup: Colour, wood: RGB, room: Room) -> None:
    room.shell(c, wall, m.tone("#f2eee2", "#2a2e3c"), m.tone("#c8a884", "#3c343c"), holes=[(-72, -150, 72, 20)], pattern="tiles", side=mix(wall, cup, .2))
    for row in range(5):
        for i in range(-int(room.half / 17), int(room.half / 17) + 1):
            x, y = i * 17 + (8 if row % 2 else 0), -28 + row * 12
            left, right = max(x - 8.0, -room.half), min(x + 7.6, room.half)
            if right - left > 2 and (not -72 < x < 72 or y > 20):
                c.drawRect(box(left, y, right, y + 11), fill(light(wall, .4 if not m.night else .1), .9))
    p.window(c, -72, -150, 144, 170, m.tone("#f6f2e8", "#4c5064"), panes=2)
    c.drawPath(smooth([(-84, -158, 1), (84, -158, 1), (78, -112), (40, -124), (0, -110), (-40, -124), (-78, -112)]), fill(m.tone("#d9806a", "#5c4450")))
    for k in range(6):
        c.drawPath(tapered([(-70 + k * 28, -156), (-66 + k * 27, -122)], [2, 5]), fill("#ffffff", .22))
    for s in (-1, 1):
        for k in range(3):
            a = s * (78 + k * 56)
            rounded(c, min(a, a + s * 52), -190, max(a, a + s * 52), -62, 4, linear((a, 0), (a + s * 52, 0), [(0, light(cup, .16)), (1, shade(cup, .8))]))
            rounded(c, min(a, a + s * 52) + 6, -184, max(a, a + s * 52) - 6, -68, 3, stroke(shade(cup, .66), 2))
            c.drawRect(box(a + s * 6 - 1.5, -92, a + s * 6 + 1.5, -76), fill("#e0d0a0"))
    side_shelf(room, c, -1, 1.3, 1.9, -128, -20, 2, wood, ["#d9c7a8", "#9c5a43", "#5c7a68", "#e8dcc8"], True)
    c.drawPath(room.side(1, 1.12, 1.66, -150, room.floor), linear((room.half, 0), (room.half * 1.6, 0), [(0, m.tone("#e8ecec", "#6a7284")), (1, m.tone("#aab2b8", "#434a5c"))]))
    c.drawPath(room.side(1, 1.12, 1.66, -40, -36), fill("#6a727c"))
    for k, colour in enumerate(("#d9483e", "#e8b53a", "#3f8a5a", "#f4f0e6")):
        d = 1.2 + .1 * k
        c.drawPath(room.side(1, d, d + .06, -110 + 17 * (k % 2), -92 + 17 * (k % 2)), fill(colour))
    room.light_on_floor(c, -72, 72, WINDOW_LIGHT[m.time], .26)
    c.drawRect(box(-150, -206, 150, -202), fill("#4a4650"))
    for k, (x, q) in enumerate(((-124, 17), (-92, 13), (104, 15), (136, 18))):
        c.drawRect(box(x - 1, -202, x + 1, -188), fill("#4a4650"))
        c.drawCircle(x, -174, q, linear((x - q, -190), (x + q, -160), [(0, "#c88a5a" if k % 2 else "#8a929c"), (1, "#5a3c2c" if k % 2 else "#3c424c")]))


def _kitchen_things(c: Any, m: Moment, cup: Colour, wood: RGB, room: Room) -> None:
    r = m.rnd("kitchen")
    with room.at(c, 0, 1.12):
        f.counter(c, 520 if m.upright else 940, cup, m.tone("#f0eadc", "#6a7080"), 186, 5 if m.upright else 9)
        c.drawPath(tapered([(-10, -200), (-12, -262), (22, -276), (34, -246)], [9, 7, 7, 6]), fill("#c8d0d8"))
        p.mess(c, r, -240, -60, -200, m)
        rounded(c, 84, -246, 176, -200, 9, fill("#3a3f48"))
        c.drawOval(box(78, -252, 182, -236), fill("#59606c"))
        for k in range(3):
            c.drawPath(tapered([(112 + k * 18, -254), (104 + k * 18, -300), (122 + k * 18, -350)], [3, 12, 1]), fill("#ffffff", .18, 4))
        f.bookstack(c, r, 216, -200, ["#b5645a", "#d9b46a", "#7a9a86"], 3)
    if not m.cleared:
        _laid(room, c, r, wood, m)
    for x in (-86, 66):
        p.pendant(c, x, -236, 46, "#d8a65c" if not m.night else "#a87c48", on=m.lamps)
    side_window(room, c, -1, 2.1, 2.12, -100, 100, wood, 1)


def _laid(room: Room, c: Any, r: Random, wood: RGB, m: Moment) -> None:
    """The kitchen's own table with fruit and flowers, and its two chairs."""
    with room.at(c, 0, 1.62):
        f.table(c, 310, wood, deep=44, cloth=m.tone("#e8dcc8", "#5c5468"))
        c.drawOval(box(-60, -196, 50, -170), fill("#d8d2c6"))
        for k, colour in enumerate(("#d9483e", "#e8a03a", "#d9c23a", "#8ab04a")):
            c.drawCircle(-36 + k * 22, -198 - 7 * (k % 2), 15, linear((0, -214), (0, -180), [(0, light(colour, .3)), (1, shade(colour, .7))]))
        f.mug(c, 104, -176, "#5a86a8", True)
        f.vase(c, r, -116, -182, "#d8c2a8", ["#f2d06a", "#f6f0e0"])
    for s in (-1, 1):
        with room.at(c, s * 128, 1.7):
            f.chair(c, wood, -s)


__all__ = ["WINDOW_LIGHT", "bedroom", "kitchen", "livingroom"]
