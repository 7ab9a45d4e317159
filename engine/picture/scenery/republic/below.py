"""Shut-in places of the republic: a cell where people are questioned, a shop with glass cases, a kitchen range."""
from __future__ import annotations

from typing import Any

from engine.drama.places import sells_medicine
from engine.picture.gfx import fill, glow, light, linear, mix, shade, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as g
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.old import houses, rooms
from engine.picture.scenery.old import pieces as east
from engine.picture.scenery.republic import fittings as t
from engine.picture.scenery.room import Room
from engine.picture.scenery.west import pieces as west
from engine.picture.scenery.west.fittings import ashlar


def cell(m: Moment) -> list[Sheet]:
    """A cellar of bricks: a barred window high up, one bulb, a table with papers and a chair on either side, iron bars."""
    room = Room(m, 182 if m.upright else 344)
    brick = m.tone("#8a6a5c", "#3a2f38")

    def shell(c: Any) -> None:
        room.shell(c, brick, shade(brick, .5), m.tone("#77706a", "#2c2b36"), side=shade(brick, .86), pattern="tiles")
        ashlar(c, m.rnd("bricks"), -room.half, room.top, room.half, room.floor - 9, brick, 17)
        x = room.half * .5
        c.drawRect(box(x - 36, -176, x + 36, -116), fill(m.tone("#cfdadc", "#2c3a66")))
        for k in range(5):
            c.drawRect(box(x - 30 + k * 15 - 2, -176, x - 30 + k * 15 + 2, -116), fill("#17161c"))
        c.drawRect(box(x - 36, -176, x + 36, -116), stroke(shade(brick, .5), 6))
        room.light_on_floor(c, x - 40, x + 40, m.tone("#e6ecec", "#5a6ca8"), .3)
        a = -room.half * .62
        c.drawRect(box(a - 54, -120, a + 54, room.floor), fill("#14131a"))
        for k in range(8):
            c.drawRect(box(a - 52 + k * 15 - 2.6, -120, a - 52 + k * 15 + 2.6, room.floor), linear((a - 52 + k * 15 - 3, 0), (a - 52 + k * 15 + 3, 0), [(0, "#7a7a80"), (1, "#24242a")]))
        for y in (-120, 0, room.floor - 6):
            c.drawRect(box(a - 56, y, a + 56, y + 6), fill("#3a3a42"))

    def things(c: Any) -> None:
        with room.at(c, room.half * .12, 1.3):
            west.chair(c, t.walnut(m), 0, m.tone("#4a3a30", "#2c2628"))
        if not m.cleared:
            with room.at(c, room.half * .12, 1.46):
                west.table(c, 230, t.walnut(m))
                g.papers(c, m.rnd("file"), -40, -178, .2)
                t.bankers_lamp(c, 70, -176, True)
        t.bulb(c, room.half * .08, -176, True)
        with room.at(c, room.half * .9, 1.6):
            west.barrel(c, 0, 0, 150, m.tone("#7c5638", "#3c2e2c"))

    return [Sheet(.55, shell), Sheet(.8, things)]


def shop(m: Moment) -> list[Sheet]:
    """A shop of the time: glass cases, bolts of silk or jars of drugs, an abacus, a calendar girl on the wall."""
    room, wood = Room(m, 186 if m.upright else 350), t.walnut(m)
    if sells_medicine(m.name):
        return houses.pharmacy(m)

    def shell(c: Any) -> None:
        wall = m.tone("#c8b48c", "#4a4450")
        room.shell(c, wall, shade(wood, .7), m.tone("#8a6244", "#40303a"), side=shade(wall, .9))
        for x in (-.66, .0, .66) if not m.upright else (-.5, .5):
            _shelves(c, m, x * room.half, 84 if m.upright else 104)
        x = 0.0 if m.upright else room.half * .33
        _calendar(c, m, x, -160)

    def things(c: Any) -> None:
        with room.at(c, 0, 1.36):
            east.counter(c, 250, 174, wood)
            c.drawRect(box(-228, -150, 228, -60), fill(m.tone("#cfe0e4", "#5a6a80"), .5))
            for k, tint in enumerate(("#b8433a", "#3f6a8a", "#d8a84e", "#5a8a6a", "#8a4a7a", "#d8d0c0")):
                rounded(c, -210 + k * 72, -110, -160 + k * 72, -72, 6, fill(tint))
            rounded(c, -60, -206, 26, -180, 3, fill("#5a3a28"))
            for k in range(7):
                c.drawCircle(-52 + k * 11, -193, 4.6, fill("#c8a060"))
            t.telephone(c, 150, -178, .8)
        for s in (-1, 1):
            t.globe_lamp(c, s * room.half * .5, -240, 20, m.lamps)

    return [Sheet(.55, shell), Sheet(.8, things)]


def _shelves(c: Any, m: Moment, x: float, w: float) -> None:
    """Shelves with bolts of cloth and tins."""
    wood, r = t.walnut(m), m.rnd("shelves", x)
    c.drawRect(box(x - w / 2, -180, x + w / 2, 70), fill(shade(wood, .6)))
    for row in range(5):
        y = -136 + row * 50
        c.drawRect(box(x - w / 2, y, x + w / 2, y + 6), fill(light(wood, .16)))
        a = x - w / 2 + 5
        while a < x + w / 2 - 14:
            q, tall = r.uniform(9, 16), r.uniform(22, 38)
            tint = m.tone(r.choice(("#b8433a", "#3f6a8a", "#d8a84e", "#5a8a6a", "#8a4a7a", "#e0d6c0", "#c8743c")), r.choice(("#6a2f34", "#2c4460", "#7a6238", "#365246", "#4c3050")))
            rounded(c, a, y - tall, a + q, y, 2, linear((a, 0), (a + q, 0), [(0, light(tint, .2)), (1, shade(tint, .7))]))
            a += q + 2


def _calendar(c: Any, m: Moment, x: float, y: float) -> None:
    """A printed calendar with a lady in a qipao, as shops gave away."""
    c.drawRect(box(x - 27, y, x + 27, y + 96), fill(m.tone("#f0e2c0", "#8a8272")))
    c.drawRect(box(x - 22, y + 6, x + 22, y + 66), fill("#7fb0a8"))
    c.drawPath(tapered([(x, y + 30), (x - 3, y + 50), (x + 2, y + 66)], [14, 12, 18]), fill("#c8404a"))
    c.drawCircle(x, y + 22, 7, fill("#f2d0b4"))
    c.drawCircle(x - 1, y + 17, 7.6, fill("#1c181e"))
    draw_text(c, "月份牌", x, y + 84, 14, "#8a2f2c", kind="serif", centre=True)


def kitchen(m: Moment) -> list[Sheet]:
    """A big house's kitchen: the brick range with its steamers of old, an electric bulb over it, a meat safe, enamel basins."""
    shell, things = rooms.kitchen(m)

    def more(c: Any) -> None:
        things.draw(c)
        t.bulb(c, 0, -214, m.lamps)
        if m.lamps:
            glow(c, 0, -150, 260, "#ffc880", .3)
        room = Room(m, 184 if m.upright else 340)
        with room.at(c, room.half * .98, 1.8):
            pale = m.tone("#e6ebe8", "#8a92a4")
            for k in range(2):
                c.drawOval(box(-60, -40 - 150 * k, 60, -10 - 150 * k), fill(pale))
                c.drawOval(box(-60, -40 - 150 * k, 60, -10 - 150 * k), stroke(mix(pale, "#2f5a9a", .7), 5))

    return [shell, Sheet(things.depth, more)]
