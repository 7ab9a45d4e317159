"""Rooms where people of old times live: hall, study, bedchamber, kitchen, school."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import (
    Colour,
    fill,
    glow,
    light,
    linear,
    mix,
    poly,
    shade,
    smooth,
    stroke,
    tapered,
)
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.furniture import rug, vase
from engine.picture.scenery.old import fittings as t
from engine.picture.scenery.old import pieces as f
from engine.picture.scenery.old.walls import boards, moon_window, plaster, tiles
from engine.picture.scenery.room import Room


def hall(m: Moment, grand: bool = False) -> list[Sheet]:
    """The hall of a house; `grand` is that of a palace: red columns, a dais, a gilt screen behind the seat."""
    wood = t.timber(m)
    room = Room(m, 184 if m.upright else 350)
    bay = .56 if m.upright else .36

    return [Sheet(.55, lambda c: _hall_shell(c, m, grand, wood, room, bay)), Sheet(.8, lambda c: _hall_things(c, m, grand, wood, room))]


def _hall_shell(c: Any, m: Moment, grand: bool, wood: Colour, room: Room, bay: float) -> None:
    wall = m.tone("#d9c49c", "#443648") if grand else plaster(m)
    room.shell(c, wall, shade(wood, .62), m.tone("#7a6a60", "#2e2a38") if grand else tiles(m), pattern="tiles", side=mix(wall, wood, .2))
    h = room.half
    edge = h * bay
    for s in (-1, 1):
        a, b = sorted((s * (edge + 10), s * (h - 16)))
        t.doors(c, m, a, b, -190, room.floor, 1 if m.upright else 3, wood, "steps" if m.upright else "grid")
    if grand:
        t.plaque(c, 0, -196, 120, "正大光明")
        c.drawRect(box(-78, -142, 78, 84), linear((0, -142), (0, 84), [(0, m.tone("#c79a44", "#8a6a3c")), (1, m.tone("#8a6430", "#4a3a34"))]))
        for x in (-52, 0, 52):
            c.drawRect(box(x - 24, -134, x + 24, 78), stroke(m.tone("#f0d58a", "#b8985c"), 2, .9))
            for k in range(4):
                y = -110 + k * 46
                c.drawPath(smooth([(x - 18, y), (x - 4, y - 14), (x + 10, y - 4), (x + 2, y + 8), (x - 8, y + 4), (x + 16, y + 20)], False), stroke(m.tone("#f6e2a0", "#c8a86a"), 2.6, .9))
    else:
        t.centre_piece(c, m, m.rnd("centre"), -194, m.rnd("plaque").choice(("德馨堂", "世德堂", "崇礼堂")))
    t.frame(room, c, m, rich=grand, bays=bay)
    room.light_on_floor(c, -h * .9, -h * .3, t.window_paper(m), .2)
    room.light_on_floor(c, h * .3, h * .9, t.window_paper(m), .2)


def _hall_things(c: Any, m: Moment, grand: bool, wood: Colour, room: Room) -> None:
    r = m.rnd("hall")
    if grand:
        for k, (wide, d) in enumerate(((196, 1.2), (168, 1.12))):
            c.drawPath(room.flat(room.floor - 9 * k, -wide, wide, 1.02, d), fill(m.tone("#9a3430", "#54242e")))
            c.drawRect(box(-wide * d, (room.floor - 9 * k) * d, wide * d, (room.floor - 9 * k) * d + 11), fill(m.tone("#c8b494", "#5c5464")))
        with room.at(c, 0, 1.12, room.floor - 16):
            f.couch(c, 250, m.tone("#b8862e", "#7a5a34"), "#8a2f36")
        with room.at(c, 0, 1.2, room.floor - 8):
            f.table(c, 230, m.tone("#8a5a2c", "#553a30"), h=100)
            f.thread_books(c, r, -60, -120, 3)
            f.burner(c, 66, -108, 26)
        c.drawPath(room.flat(room.floor, -62, 62, 1.22, 5), linear((0, room.floor), (0, room.floor * 4), [(0, m.tone("#a83a34", "#5c2630")), (1, m.tone("#7a2a2c", "#3c1a26"))]))
        for e in (-58, 58):
            c.drawPath(room.flat(room.floor, e - 2, e + 2, 1.22, 5), fill(t.GILT, .8))
    else:
        with room.at(c, 0, 1.12):
            f.table(c, 300, wood, ends=True)
            vase(c, r, -104, -190, "#5a86a8", ["#e8a0a8", "#f6e4e0"])
            f.burner(c, 0, -182, 28)
            f.flame(c, 104, -186, 40, m.lamps)
        for x in (-62.0, 62.0):
            with room.at(c, x, 1.26):
                f.armchair(c, wood, 0, "#a8433a")
        with room.at(c, 0, 1.27):
            f.table(c, 84, wood, h=140, deep=20)
            f.teapot(c, -12, -158)
            f.bowl(c, 22, -154)
        with room.at(c, 0, 1.8):
            rug(c, 330, 56, m.tone("#a8503e", "#54303a"))
    for s in (-1, 1):
        with room.at(c, s * room.half * .74, 1.46):
            f.candlestand(c, 270, m.lamps)
        with room.at(c, s * room.half * .9, 1.9):
            if grand:
                vase_of_bronze(c)
            else:
                f.armchair(c, wood, -s, "#a8433a")
    for x in (-room.half * .34, room.half * .34):
        t.palace_lantern(c, x * 1.3, -262, 34, m.lamps)


def vase_of_bronze(c: Any) -> None:
    """A great incense burner on three legs."""
    bronze = "#7a6a48"
    for x in (-34, 30):
        c.drawPath(tapered([(x, -60), (x * 1.2, 0)], [13, 9]), fill(shade(bronze, .6)))
    c.drawPath(smooth([(-52, -150, 1), (52, -150, 1), (62, -100), (40, -50), (-40, -50), (-62, -100)]), linear((-60, 0), (60, 0), [(0, light(bronze, .24)), (1, shade(bronze, .5))]))
    for s in (-1, 1):
        rounded(c, s * 58 - 8, -196, s * 58 + 8, -140, 5, stroke(shade(bronze, .8), 8))
    c.drawPath(tapered([(0, -150), (-20, -220), (22, -300), (-8, -390)], [4, 18, 22, 2]), fill("#ffffff", .18, 8))


def study(m: Moment, rich: bool = False) -> list[Sheet]:
    """A scholar's study: desk, bookshelves, a round window on bamboo, a zither."""
    wood = t.timber(m)
    room = Room(m, 184 if m.upright else 350)
    wx = 72.0 if m.upright else 150.0

    def shell(c: Any) -> None:
        room.shell(c, plaster(m), shade(wood, .62), boards(m), side=mix(plaster(m), wood, .2))
        moon_window(c, m, wx, -50, 78, wood)
        for x, kind in ((-48, "word"), (-118, "mountain"), (-176, "bamboo"), (-250, "plum")):
            if abs(x) < room.half - 20:
                t.scroll(c, m, m.rnd("scroll", x), x, -178, 52, 150, kind)
        t.frame(room, c, m, rich=rich, bays=.94)
        room.light_on_floor(c, wx - 70, wx + 70, t.window_paper(m), .26)

    def things(c: Any) -> None:
        r = m.rnd("study")
        with room.at(c, -room.half * .72, 1.18):
            f.bookcase(c, r, 210, 430, wood, 5)
        if not m.upright:
            with room.at(c, room.half * .84, 1.2):
                f.bookcase(c, r, 200, 400, wood, 5)
        with room.at(c, -8 if m.upright else 0, 1.24):
            f.armchair(c, wood, 0, "#3f6a66")
        with room.at(c, 0, 1.36):
            f.table(c, 340, wood, ends=True)
            f.writing_things(c, 0, -178)
            f.thread_books(c, r, -120, -180, 4)
            f.flame(c, 142, -178, 34, m.lamps)
        with room.at(c, room.half * .72, 1.5):
            f.table(c, 190, shade(wood, .9), h=112, deep=26)
            c.translate(0, -128)
            f.zither(c, 176)
        with room.at(c, room.half * .95, 1.95):
            p.plant(c, r, 0, 0, 300, m.tone("#4a7a56", "#28464c"), 9, "#5a7a8a")
        with room.at(c, -room.half * .96, 1.9):
            scroll_vat(c)
        t.palace_lantern(c, -room.half * .1, -268, 34, m.lamps, red=False)

    return [Sheet(.55, shell), Sheet(.8, things)]


def scroll_vat(c: Any) -> None:
    """A porcelain vat with rolled scrolls in it."""
    f.shadow(c, 50, 10)
    for k, (x, h) in enumerate(((-26, 210), (-8, 240), (12, 196), (28, 226))):
        rounded(c, x - 8, -h, x + 8, -80, 3, fill(("#e6d9b8", "#d8c69c", "#efe4c8", "#cdb98c")[k]))
        c.drawCircle(x, -h, 5, fill("#5a3a28"))
    c.drawPath(smooth([(-46, -128, 1), (46, -128, 1), (50, -70), (38, 0, 1), (-38, 0, 1), (-50, -70)]), linear((-50, 0), (50, 0), [(0, "#f2f4f2"), (1, "#9aa8b4")]))
    for k in range(4):
        c.drawPath(smooth([(-36 + k * 22, -70), (-28 + k * 22, -88), (-18 + k * 22, -70), (-28 + k * 22, -54)]), stroke("#3f66a0", 3, .8))


def bedchamber(m: Moment, rich: bool = False) -> list[Sheet]:
    """A bedchamber: a canopy bed behind a moon gate, mirror, screen, incense."""
    wood = t.timber(m)
    room = Room(m, 180 if m.upright else 340)
    silk = m.tone("#b8564e", "#6a3446") if rich else m.tone("#8fa8a0", "#46566a")

    def shell(c: Any) -> None:
        wall = mix(plaster(m), "#c98a7a", .16)
        room.shell(c, wall, shade(wood, .62), boards(m), side=mix(wall, wood, .22))
        for s in (-1, 1):
            a, b = sorted((s * (room.half - 14), s * room.half * .66))
            t.lattice(c, m, a, -170, b, 30, wood, "steps")
        t.frame(room, c, m, rich=rich, bays=.62)
        room.light_on_floor(c, -room.half * .9, -room.half * .5, t.window_paper(m), .3)

    def things(c: Any) -> None:
        r = m.rnd("chamber")
        with room.at(c, 0, 1.1):
            f.canopy_bed(c, 330 if m.upright else 380, wood, m.tone("#c8695e", "#6a3c50") if not rich else m.tone("#d8a84e", "#7a5a48"), silk)
        t.moon_gate(room, c, 1.28, wood, 128 if m.upright else 150)
        for s in (-1, 1):
            t.drape(c, s * 150, s, -230 * 1.28, room.floor * 1.28, 46, mix(silk, "#f6ece0", .5), alpha=.86)
        with room.at(c, -room.half * .74, 1.5):
            f.table(c, 150, wood, h=132, deep=24)
            c.drawOval(box(-36, -236, 36, -164), fill("#6a5330"))
            c.drawOval(box(-30, -230, 30, -170), linear((-30, -230), (30, -170), [(0, "#f0dca0"), (1, "#a88a50")]))
            c.drawPath(tapered([(-16, -164), (0, -150), (16, -164)], [5, 7, 5]), fill("#5a3a28"))
            rounded(c, 40, -160, 68, -144, 3, fill("#a8433a"))
            vase(c, r, -54, -146, "#d8e0e2", ["#e89aa8", "#f6d8d8"])
        with room.at(c, -room.half * .58, 1.66):
            f.drum_stool(c, wood, "#b8564e")
        with room.at(c, room.half * .8, 1.5):
            f.folding_screen(c, m, r, 210, 330, wood, 3)
        with room.at(c, room.half * .5, 1.62):
            f.candlestand(c, 240, m.lamps)
        with room.at(c, 0, 1.9):
            rug(c, 280, 46, m.tone("#b8685c", "#5a3448"))
        with room.at(c, room.half * .96, 2.0):
            vase_of_bronze(c)
        t.palace_lantern(c, -room.half * .6, -252, 30, m.lamps, red=False)

    return [Sheet(.55, shell), Sheet(.8, things)]


def kitchen(m: Moment) -> list[Sheet]:
    """A kitchen with a brick stove, steamers, jars and what hangs from the beams."""
    wood = t.timber(m)
    room = Room(m, 184 if m.upright else 340)

    return [Sheet(.55, lambda c: _kitchen_shell(c, m, wood, room)), Sheet(.8, lambda c: _kitchen_things(c, m, wood, room))]


def _kitchen_shell(c: Any, m: Moment, wood: Colour, room: Room) -> None:
    wall = mix(plaster(m), "#8a6a4c", .25)
    room.shell(c, wall, shade(wood, .5), tiles(m), pattern="tiles", side=mix(wall, wood, .25))
    t.lattice(c, m, 30, -140, 130, 10, wood, "grid")
    for row in range(3):
        y = -120 + row * 44
        c.drawRect(box(-150, y, -30, y + 6), fill(wood))
        for k in range(4):
            f.jar(c, -136 + k * 30, y, 24 + 4 * ((k + row) % 3), ("#6a4a34", "#4a5a5c", "#8a5a3c")[(k + row) % 3])
    t.frame(room, c, m, bays=.96)
    room.light_on_floor(c, 30, 130, t.window_paper(m), .26)


def _kitchen_things(c: Any, m: Moment, wood: Colour, room: Room) -> None:
    brick = m.tone("#a88a74", "#5c4c4c")
    with room.at(c, -20, 1.24):
        f.shadow(c, 260, 14)
        c.drawRect(box(-230, -170, 230, 0), linear((0, -170), (0, 0), [(0, brick), (1, shade(brick, .5))]))
        for j in range(6):
            for i in range(12):
                c.drawRect(box(-228 + i * 39 + (18 if j % 2 else 0), -164 + j * 28, -192 + i * 39 + (18 if j % 2 else 0), -139 + j * 28), stroke(shade(brick, .7), 1.6, .7))
        c.drawPath(poly([(-216, -196), (216, -196), (240, -166), (-240, -166)]), fill(light(brick, .2)))
        for x in (-110.0, 96.0):
            c.drawPath(smooth([(x - 40, 0, 1), (x - 40, -66), (x, -92), (x + 40, -66), (x + 40, 0, 1)]), fill("#1c1414"))
            glow(c, x, -30, 120, "#ff8a3a", .8)
            for k in (-16, 0, 16):
                c.drawPath(smooth([(x + k, -50, 1), (x + k + 9, -20), (x + k, -4), (x + k - 9, -20)]), fill("#ffb648"))
        c.drawOval(box(-176, -206, -44, -172), fill("#26242a"))
        c.drawOval(box(-166, -206, -54, -182), fill("#4a4a52"))
        for k in range(3):
            rounded(c, 40, -222 - 30 * k, 152, -194 - 30 * k, 6, linear((40, 0), (152, 0), [(0, "#d8b478"), (1, "#8a6438")]))
            c.drawRect(box(40, -212 - 30 * k, 152, -208 - 30 * k), fill("#6a4a2a", .7))
        for k, x in enumerate((-120.0, -96.0, 92.0)):
            c.drawPath(tapered([(x, -230 - 60 * (k == 2)), (x - 20, -310), (x + 20, -390), (x - 6, -470)], [4, 24, 28, 2]), fill("#ffffff", .2, 9))
    for k in range(9):
        x = (-.85 + k * .21) * room.half
        c.drawRect(box(x - .8, -300, x + .8, -214), fill("#4a3426"))
        for j in range(4):
            c.drawOval(box(x - 6, -226 + j * 13, x + 6, -212 + j * 13), fill(("#b8362a", "#e8dcc0", "#c8843a")[k % 3]))
    with room.at(c, room.half * .8, 1.5):
        for x, s, g in ((-60, 130, "#5a3c2c"), (50, 160, "#4a4438"), (-6, 96, "#7a4a34")):
            f.jar(c, x, 0, s, g)
    with room.at(c, -room.half * .9, 1.66):
        for k in range(14):
            x, y = -50 + (k % 5) * 25 + 12 * (k // 5), -14 - 24 * (k // 5)
            c.drawCircle(x, y, 13, fill("#8a5f3c"))
            c.drawCircle(x, y, 8, stroke("#d8b07c", 3))
    with room.at(c, 20, 1.72):
        f.table(c, 250, wood)
        for k, colour in enumerate(("#d8d0b8", "#4f8a4e", "#b8433a")):
            c.drawOval(box(-90 + k * 62, -190, -38 + k * 62, -168), fill(colour))
        f.bowl(c, 104, -164)
    t.palace_lantern(c, room.half * .3, -250, 28, m.lamps, red=False)


def school(m: Moment) -> list[Sheet]:
    """A schoolroom: the master's desk under a scroll, rows of low desks with books."""
    wood = t.timber(m)
    room = Room(m, 184 if m.upright else 350)

    def shell(c: Any) -> None:
        room.shell(c, plaster(m), shade(wood, .62), boards(m), side=mix(plaster(m), wood, .2))
        t.plaque(c, 0, -194, 104, "明德堂")
        t.scroll(c, m, m.rnd("sage"), 0, -146, 60, 150, "word")
        for s in (-1, 1):
            a, b = sorted((s * 66, s * (room.half - 18)))
            t.lattice(c, m, a, -160, b, 30, wood, "diamond")
        t.frame(room, c, m, bays=.3)
        room.light_on_floor(c, -room.half * .9, -room.half * .4, t.window_paper(m), .3)

    def things(c: Any) -> None:
        r = m.rnd("school")
        with room.at(c, 0, 1.14):
            f.table(c, 240, wood, ends=True)
            f.writing_things(c, 0, -178)
        for d in (1.36, 1.66):
            for x in (-room.half * .56, room.half * .56) if m.upright else (-room.half * .7, -room.half * .3, room.half * .3, room.half * .7):
                with room.at(c, x, d):
                    f.table(c, 176, light(wood, .12), h=104, deep=30)
                    f.thread_books(c, r, -34, -112, 3)
                    f.bowl(c, 46, -108, "#5a6a7a")
        for s in (-1, 1):
            t.palace_lantern(c, s * room.half * .6, -262, 30, m.lamps, red=False)

    return [Sheet(.55, shell), Sheet(.8, things)]
