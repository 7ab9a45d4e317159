"""Where the republic went out: a dance hall with its band, an opera house with its stage, the room behind it."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import (
    RGB,
    SCREEN,
    Colour,
    clipped,
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
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as g
from engine.picture.scenery import passers
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.hanging import chandelier
from engine.picture.scenery.old import fittings as east
from engine.picture.scenery.old import pieces as seats
from engine.picture.scenery.old.fittings import drape, valance
from engine.picture.scenery.republic import fittings as t
from engine.picture.scenery.republic.fittings import BRASS
from engine.picture.scenery.room import Room

_GOLD = "#e2b860"


def dance_hall(m: Moment) -> list[Sheet]:
    """A dance hall: a stage under a fan of lights, curtains, a microphone, a band behind its desks, tables with lamps round the floor."""
    room = Room(m, 188 if m.upright else 360)
    return [Sheet(.55, lambda c: _hall_shell(c, m, room)), Sheet(.8, lambda c: _hall_things(c, m, room))]


def _hall_shell(c: Any, m: Moment, room: Room) -> None:
    h, velvet = room.half, m.tone("#a3303c", "#6e2434")
    wall = m.tone("#7c4a4a", "#3c2636")
    room.shell(c, wall, m.tone("#5c3c44", "#281c2e"), m.tone("#a8743f", "#5a3c34"), side=shade(wall, .9))
    wide = h * (.8 if m.upright else .62)
    c.drawRect(box(-wide, -150, wide, 96), linear((0, -150), (0, 96), [(0, "#2c1426"), (1, "#7c2f3c")]))
    for k in range(13):  # the sunburst behind the band
        a = math.pi + math.pi * (k + .5) / 13
        ray = poly([(0, 86), (2 * wide * math.cos(a - .07), 86 + 2 * wide * math.sin(a - .07)), (2 * wide * math.cos(a + .07), 86 + 2 * wide * math.sin(a + .07))])
        with clipped(c, poly([(-wide, -150), (wide, -150), (wide, 96), (-wide, 96)])):
            c.drawPath(ray, linear((0, 86), (0, -150), [(0, _GOLD, .75), (1, _GOLD, .2)]))
    for q in (64, 44, 26):
        c.drawArc(box(-q, 86 - q, q, 86 + q), 180, 180, True, fill(mix(_GOLD, "#7c2f3c", q / 130)))
    draw_text(c, "百樂門", 0, -96, 40 if m.upright else 52, "#ffe9b0", kind="serif", centre=True)
    glow(c, 0, -110, 190, "#ff9a5a", .5)
    for s in (-1, 1):
        drape(c, s * wide, s, -172, 98, wide * .34, velvet)
    valance(c, -wide - 14, wide + 14, -176, velvet, 40)
    for q, tint in ((20, shade(_GOLD, .8)), (10, _GOLD)):  # stepped frame of the stage
        c.drawRect(box(-wide - q, -186 - q * .6, wide + q, -176), fill(tint))
        for s in (-1, 1):
            a, b = sorted((s * (wide + q - 10), s * (wide + q)))
            c.drawRect(box(a, -186, b, room.floor), fill(shade(tint, .8)))
    c.drawRect(box(-wide, 92, wide, room.floor), linear((0, 92), (0, room.floor), [(0, "#c88a4a"), (1, "#5a3426")]))
    n = round(wide / 14)
    for k in range(-n, n + 1):
        c.drawCircle(k * 14, 100, 3.4, fill("#fff0c0"))
    glow(c, 0, 100, wide * 1.2, "#ffc070", .42)


def _hall_things(c: Any, m: Moment, room: Room) -> None:
    r = m.rnd("dance hall")
    for x in (-.44, -.16, .16, .44):
        with room.at(c, x * room.half * 1.1, 1.08, room.floor - 40):
            _bandsman(c, m.rnd("band", x))
    with room.at(c, 0, 1.16, room.floor - 22):
        _microphone(c)
    for s in (-1, 1):
        for d, u in ((1.3, .86), (1.72, .94)):
            with room.at(c, s * room.half * u, d):
                _table(c, m, m.rnd("table", s, d))
    for x in (-.6, .58) if m.upright else (-.66, -.46, .48, .66):
        for k in (-.5, .5):
            with room.at(c, x * room.half + k * 17, 1.26):
                passers.figure(c, r, 390, mix("#2c1a2a", "#6a2f44" if k < 0 else "#2a3448", .5), kind="stand", rim="#ffb070")
    colours = ("#ff6f8f", "#ffc060", "#7fb0ff")
    for k, x in enumerate((-.6, 0.0, .6)):
        beam = poly([(x * room.half * 1.6, -460), (x * room.half * 1.6 + 14, -460), (x * room.half * .5 + 120, 250), (x * room.half * .5 - 120, 250)])
        c.drawPath(beam, linear((0, -460), (0, 250), [(0, colours[k], .22), (1, colours[k], 0)]))
    chandelier(c, 0, -252 if m.upright else -262, 62 if m.upright else 100, True, BRASS)
    for _ in range(60):
        c.drawCircle(r.uniform(-1, 1) * room.half * 1.6, r.uniform(-300, 240), r.uniform(1, 2.6), fill("#fff2d0", r.uniform(.15, .5), 0, SCREEN))


def _bandsman(c: Any, r: Random) -> None:
    """A musician in a white jacket behind his desk."""
    passers.figure(c, r, 330, "#d8d0c4", kind="bust")
    c.drawPath(tapered([(-34, -170), (30, -206), (52, -170)], [6, 9, 26]), fill(BRASS))
    rounded(c, -54, -120, 54, 6, 4, linear((0, -120), (0, 0), [(0, "#3a1c2c"), (1, "#7c2f3c")]))
    c.drawPath(smooth([(-22, -52, 1), (0, -92, 1), (22, -52, 1), (0, -30, 1)], True, .1), stroke(_GOLD, 4))


def _microphone(c: Any) -> None:
    """A round microphone on its stand."""
    c.drawOval(box(-30, -8, 30, 6), fill("#2a2228"))
    c.drawRect(box(-3, -270, 3, 0), linear((-3, 0), (3, 0), [(0, "#f0e2c0"), (1, "#6a5434")]))
    c.drawCircle(0, -300, 25, stroke(BRASS, 5))
    c.drawCircle(0, -300, 15, fill("#55505a"))
    for k in range(4):
        a = math.pi / 4 + k * math.pi / 2
        c.drawPath(tapered([(15 * math.cos(a), -300 + 15 * math.sin(a)), (24 * math.cos(a), -300 + 24 * math.sin(a))], [1.6, 1.6]), fill("#d8cfc0"))
    for k in (-8, -2, 4):
        c.drawRect(box(-11, -302 + k, 11, -300 + k), fill("#d8d4d0", .8))


def _table(c: Any, m: Moment, r: Random) -> None:
    """A small round table with a white cloth, a lamp with a red shade, glasses."""
    g.shadow(c, 80, 12)
    c.drawPath(smooth([(-72, -132, 1), (72, -132, 1), (64, -40), (78, -6, 1), (0, 2), (-78, -6, 1), (-64, -40)], True, .6), linear((-72, 0), (72, 0), [(0, "#cfc4bc"), (.4, "#f6efe6"), (1, "#a89c9c")]))
    c.drawOval(box(-74, -146, 74, -120), fill("#faf4ea"))
    c.drawRect(box(-3, -184, 3, -134), fill(BRASS))
    c.drawPath(poly([(-15, -218), (15, -218), (28, -180), (-28, -180)]), fill("#e0564e"))
    glow(c, 0, -190, 130, "#ff9a60", .7)
    for x in (-42, 40):
        c.drawPath(smooth([(x - 9, -176, 1), (x + 9, -176, 1), (x + 3, -156), (x + 2, -138, 1), (x - 2, -138, 1), (x - 3, -156)], True, .5), fill("#f0d8a0", .8))
    for s in (-1, 1):
        with_back = smooth([(s * 96, -190, 1), (s * 118, -196), (s * 112, -90, 1), (s * 112, 0, 1), (s * 104, 0, 1), (s * 100, -84)], True, .4)
        c.drawPath(with_back, fill("#3c2028"))


def opera_house(m: Moment) -> list[Sheet]:
    """An opera house that sells tea: the square stage with its railing and embroidered cloth, tables with covered cups before it."""
    room = Room(m, 186 if m.upright else 356)
    return [Sheet(.55, lambda c: _opera_shell(c, m, room)), Sheet(.8, lambda c: _opera_things(c, m, room))]


def _opera_shell(c: Any, m: Moment, room: Room) -> None:
    wood, red = east.timber(m), m.tone("#a8362f", "#702a30")
    wall = m.tone("#c9b088", "#4a3c40")
    room.shell(c, wall, shade(wood, .6), m.tone("#8a6246", "#3e2e34"), side=mix(wall, wood, .34))
    wide = room.half * (.78 if m.upright else .56)
    c.drawRect(box(-wide, -150, wide, 70), linear((0, -150), (0, 70), [(0, shade(red, .7)), (1, light(red, .1))]))
    for row in range(4):
        for k in range(-4, 5):
            x, y = k * wide / 4.4 + (row % 2) * wide / 9, -124 + row * 52
            c.drawCircle(x, y, 11, stroke(_GOLD, 2.6, .55))
            c.drawCircle(x, y, 4, fill(_GOLD, .7))
    for s, words in ((1, "出將"), (-1, "入相")):
        x = s * wide * .72
        c.drawRect(box(x - 24, -84, x + 24, 70), linear((0, -84), (0, 70), [(0, "#2f4f6a"), (1, "#1f3246")]))
        c.drawRect(box(x - 24, -84, x + 24, -76), fill(_GOLD))
        draw_text(c, words, x, -94, 22, "#f6e6b8", kind="serif", centre=True)
    for s in (-1, 1):
        x = s * wide
        c.drawRect(box(x - 9, -190, x + 9, room.floor), linear((x - 9, 0), (x + 9, 0), [(0, shade(red, .6)), (.4, light(red, .2)), (1, shade(red, .5))]))
    c.drawRect(box(-wide - 20, -206, wide + 20, -176), linear((0, -206), (0, -176), [(0, light(wood, .2)), (1, shade(wood, .6))]))
    east.plaque(c, 0, -214, 124, "廣和樓")
    c.drawRect(box(-wide, 66, wide, room.floor), linear((0, 66), (0, room.floor), [(0, light(wood, .2)), (1, shade(wood, .5))]))
    c.drawRect(box(-wide, 38, wide, 44), fill(light(wood, .24)))
    n = round(wide / 16)
    for k in range(-n, n + 1):
        c.drawRect(box(k * 16 - 2, 42, k * 16 + 2, 68), fill(wood))
    glow(c, 0, 10, wide * 1.3, "#ffc070", .4)
    for d in (1.2, 1.6, 2.1):  # the gallery on both sides
        for s in (-1, 1):
            c.drawPath(room.side(s, d, d + .05 * d, room.top, room.floor), fill(shade(wood, .8)))
            c.drawPath(room.side(s, d + .05 * d, d + .36 * d, -70, -34), fill(shade(wood, .62)))


def _opera_things(c: Any, m: Moment, room: Room) -> None:
    wood, r = east.timber(m), m.rnd("opera")
    if not m.cleared:
        with room.at(c, 0, 1.08, room.floor - 50):
            seats.table(c, 96, light(wood, .1), h=116, deep=18)
            c.drawRect(box(-46, -112, 46, -20), linear((0, -112), (0, -20), [(0, "#b8433a"), (1, "#7a2a2c")]))
            c.drawRect(box(-46, -30, 46, -20), fill(_GOLD))
    for s in (-1, 1):
        for d, u in ((1.3, .62), (1.66, .92)):
            with room.at(c, s * room.half * u, d):
                seats.table(c, 118, wood, h=140, deep=24)
                covered_cup(c, -30, -148)
                covered_cup(c, 26, -146)
                c.drawOval(box(-12, -156, 12, -146), fill("#b8743a"))
            with room.at(c, s * room.half * (u + .12), d + .06):
                seats.armchair(c, wood, -s, "#8a3a34")
    for s in (-1, 1):
        with room.at(c, s * room.half * .74, 1.37):
            passers.figure(c, r, 380, mix("#2a2026", r.choice(("#3a4a5a", "#5a3a34", "#4a4438")), .6), kind="sit", rim="#ffc890")
    for x in (-.62, -.2, .2, .62):
        east.palace_lantern(c, x * room.half * 1.3, -250, 30, m.lamps)


def covered_cup(c: Any, x: float, y: float) -> None:
    """A cup with a lid on its saucer."""
    c.drawOval(box(x - 22, y - 4, x + 22, y + 5), fill("#dfe6e8"))
    c.drawPath(smooth([(x - 15, y - 24, 1), (x + 15, y - 24, 1), (x + 8, y, 1), (x - 8, y, 1)], True, .6), fill("#f4f6f4"))
    c.drawPath(smooth([(x - 16, y - 24, 1), (x, y - 34), (x + 16, y - 24, 1)], True, .8), fill("#cfdadf"))
    c.drawCircle(x, y - 34, 3, fill("#3f66a0"))


def backstage(m: Moment) -> list[Sheet]:
    """Behind the stage: a mirror framed with bulbs, headdresses on their stands, robes on a rail, trunks."""
    room = Room(m, 182 if m.upright else 344)
    wood = t.walnut(m)

    def shell(c: Any) -> None:
        wall = m.tone("#a88a6c", "#45363e")
        room.shell(c, wall, shade(wood, .6), m.tone("#7e5a40", "#3c2c32"), side=shade(wall, .9))
        c.drawRect(box(-room.half, -150, room.half, -144), fill(shade(wood, .7)))
        for k in range(7):
            _robe(c, -room.half * .92 + k * room.half * .15, -146, ("#b8433a", "#3f6a8a", "#e0b15a", "#4f8a6a", "#8a4a7a", "#d8d0c0", "#c8643a")[k])
        _poster(c, m, room.half * .72, -150)

    def things(c: Any) -> None:
        with room.at(c, 12 if m.upright else 60, 1.36):
            _make_up(c, m, wood)
        with room.at(c, -room.half * .5, 1.6):
            seats.drum_stool(c, wood, "#b8433a")
        for x, d in ((room.half * .86, 1.5), (-room.half * .88, 1.7)):
            with room.at(c, x, d):
                rounded(c, -84, -110, 84, 0, 5, linear((0, -110), (0, 0), [(0, "#8a4030"), (1, "#4a2420")]))
                for k in (-60, 0, 60):
                    c.drawRect(box(k - 5, -110, k + 5, 0), fill(shade(BRASS, .8)))
                _headdress(c, m.rnd("crown", x), 0, -110)
        t.bulb(c, -room.half * .3, -214, m.lamps or m.time == "dawn")

    return [Sheet(.55, shell), Sheet(.8, things)]


def _robe(c: Any, x: float, y: float, tint: Colour) -> None:
    robe = smooth([(x - 4, y, 1), (x - 20, y + 14), (x - 24, y + 120), (x - 20, y + 214, 1), (x + 20, y + 214, 1), (x + 24, y + 120), (x + 20, y + 14), (x + 4, y, 1)], True, .5)
    c.drawPath(robe, linear((x - 24, 0), (x + 24, 0), [(0, shade(tint, .5)), (.4, shade(tint, .9)), (1, shade(tint, .46))]))
    c.drawCircle(x, y + 90, 9, stroke(_GOLD, 2.4, .8))
    c.drawRect(box(x - 20, y + 200, x + 20, y + 207), fill(_GOLD, .8))


def _poster(c: Any, m: Moment, x: float, y: float) -> None:
    """A playbill in red paper."""
    c.drawRect(box(x - 34, y, x + 34, y + 120), fill(m.tone("#c8453a", "#7c2f34")))
    for k, letter in enumerate("名角登台"):
        draw_text(c, letter, x, y + 28 + k * 27, 24, "#ffe9b0", kind="serif", centre=True)


def _make_up(c: Any, m: Moment, wood: RGB) -> None:
    g.table(c, 250, wood)
    rounded(c, -92, -400, 92, -184, 6, fill(shade(wood, .8)))
    c.drawRect(box(-80, -388, 80, -194), linear((-80, -388), (80, -194), [(0, m.tone("#e8eef0", "#8f98b4")), (.5, m.tone("#a8b4be", "#525a7c")), (1, m.tone("#d8e0e6", "#767ea0"))]))
    for k in range(6):
        for x in (-86, 86):
            c.drawCircle(x, -376 + k * 36, 7, fill("#fff2c8"))
    glow(c, 0, -290, 240, "#ffd08a", .5)
    for x, tint in ((-100, "#d8463c"), (-76, "#f2ece0"), (-52, "#2a2428"), (70, "#e0a84e"), (96, "#e88a98")):
        c.drawOval(box(x - 11, -190, x + 11, -178), fill(tint))
    for k in range(3):
        c.drawPath(tapered([(20 + k * 9, -184), (26 + k * 14, -224)], [4, 2]), fill("#5a3a28"))


def _headdress(c: Any, r: Random, x: float, y: float) -> None:
    """A phoenix crown on its stand: blue feathers, pearls, red pompoms."""
    c.drawRect(box(x - 4, y - 50, x + 4, y), fill("#5a3a2c"))
    c.drawPath(smooth([(x - 46, y - 50, 1), (x - 56, y - 96), (x - 20, y - 128), (x + 20, y - 128), (x + 56, y - 96), (x + 46, y - 50, 1)], True, .8), linear((x - 50, 0), (x + 50, 0), [(0, "#2f6a9a"), (.4, "#5fa8d0"), (1, "#244a70")]))
    for _ in range(26):
        c.drawCircle(x + r.uniform(-46, 46), y - r.uniform(54, 124), r.uniform(3, 5.4), fill(r.choice(("#f6f2e8", "#f6f2e8", "#e0b15a"))))
    for k in (-34, -12, 12, 34):
        c.drawCircle(x + k, y - 128 - 8 * (abs(k) < 20), 9, fill("#d8463c"))
