"""Below stairs and under the ground: kitchen, cellar, dungeon; and the tavern outside."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.room import Room, side_shelf
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import hangings as hung
from engine.picture.scenery.west import pieces as f


def kitchen(m: Moment) -> list[Sheet]:
    """A castle's kitchen: a wide hearth with a kettle, copper pans, herbs from the beams, a scrubbed table."""
    room = Room(m, 184 if m.upright else 345)
    return [Sheet(.55, lambda c: _kitchen_shell(c, m, room)), Sheet(.8, lambda c: _kitchen_things(c, m, room))]


def _kitchen_shell(c: Any, m: Moment, room: Room) -> None:
    wall, h = mix(t.stone(m), m.tone("#c8a884", "#463c48"), .4), room.half
    room.shell(c, wall, shade(t.oak(m), .56), m.tone("#9a8c7a", "#3c3a46"), pattern="tiles", side=shade(wall, .92))
    t.ashlar(c, m.rnd("kitchen wall"), -h, room.top, h, room.floor - 9, wall, 40)
    t.window(c, m, h * .7, -10, 26 if m.upright else 34, -150, wall)
    wood = t.oak(m)
    for row, y in enumerate((-128.0, -84.0)):
        a, b = (-h * .98, -h * .52) if m.upright else (-h * .96, -h * .5)
        c.drawRect(box(a, y, b, y + 6), fill(wood))
        n = 4 if m.upright else 6
        for k in range(n):
            x = a + (b - a) * (k + .5) / n
            tone: Colour = ("#a8683c", "#8a8f94", "#c0b094")[(k + row) % 3]
            c.drawPath(smooth([(x - 8, y, 1), (x - 10, y - 18), (x - 6, y - 26, 1), (x + 6, y - 26, 1), (x + 10, y - 18), (x + 8, y, 1)], True, .6), fill(m.tone(tone, shade(tone, .6))))
    t.posts(room, c, m)
    for s in (-1, 1):
        side_shelf(room, c, s, 1.2, 1.5, -140, -30, 2, wood, ("#a8683c", "#8a8f94", "#c0b094", "#7a4a34"), True)
    t.beams(room, c, m, False)
    room.light_on_floor(c, h * .6, h * .9, t.daylight(m), .3)


def _kitchen_things(c: Any, m: Moment, room: Room) -> None:
    wood = t.oak(m)
    with room.at(c, room.half * .1, 1.08):
        t.hearth(c, m, 330, 300, m.tone("#9c8c78", "#4c4650"))
        f.kettle(c, 0, -96, 78)
    for k in range(8):
        x = (-.8 + k * .23) * room.half
        c.drawRect(box(x - .8, -300, x + .8, -220), fill("#4a3426"))
        if k % 2:
            c.drawCircle(x, -204, 17, fill(m.tone("#b0683a", "#6a4434")))
            c.drawCircle(x - 4, -208, 9, fill(light(m.tone("#b0683a", "#6a4434"), .3), .7))
        else:
            for dx in (-7, 0, 7):
                c.drawPath(tapered([(x, -226), (x + dx, -206), (x + dx * 1.6, -184)], [2, 8, 1]), fill(m.tone("#6f8a50", "#34483c")))
    with room.at(c, room.half * .8, 1.44):
        f.barrel(c, -20, 0, 150, m.tone("#8a6240", "#46342e"))
        f.barrel(c, 74, 0, 120, m.tone("#7c5638", "#40302c"))
    with room.at(c, -room.half * .64, 1.4):
        f.table(c, 300, light(wood, .2))
        _food(c, m, -176)
        hung.candle(c, 116, -176, 34, m.lamps)
    with room.at(c, -room.half * .5, 1.62):
        f.stool(c, wood)


def _food(c: Any, m: Moment, y: float) -> None:
    """Loaves, a cheese, onions."""
    for x, w in ((-100, 40), (-46, 34)):
        tone = m.tone("#c08a4c", "#74543e")
        c.drawPath(smooth([(x - w, y, 1), (x - w, y - 14), (x, y - 32), (x + w, y - 14), (x + w, y, 1)]), linear((0, y - 32), (0, y), [(0, light(tone, .3)), (1, shade(tone, .7))]))
        for k in (-.4, 0, .4):
            c.drawPath(tapered([(x + k * w - 6, y - 22), (x + k * w + 6, y - 12)], [2, 3]), fill(shade(tone, .6)))
    c.drawPath(poly([(14, y), (64, y), (58, y - 26), (18, y - 20)]), fill(m.tone("#e6c46a", "#86704e")))
    for x in (80, 94):
        c.drawCircle(x, y - 9, 10, fill(m.tone("#b8764a", "#6a4a44")))


def _vault(c: Any, m: Moment, room: Room, stone: RGB) -> None:
    """Ribs of a low vault, and a back wall of arches."""
    h = room.half
    room.shell(c, stone, shade(stone, .5), shade(stone, .74), pattern="tiles", side=shade(stone, .88))
    t.ashlar(c, m.rnd("vault"), -h, room.top, h, room.floor - 6, stone, 40)
    for d in (1.02, 1.3, 1.7, 2.25):
        rib = smooth([(-h * d, room.floor * d, 1), (-h * d, -70 * d), (-h * .62 * d, -176 * d), (0, -206 * d), (h * .62 * d, -176 * d), (h * d, -70 * d), (h * d, room.floor * d, 1)], False, .9)
        c.drawPath(rib, stroke(shade(stone, .5), 17 * d))
        c.drawPath(rib, stroke(light(stone, .06), 10 * d))
    above = smooth([(-h * 1.02, -70), (-h * .62, -176), (0, -206), (h * .62, -176), (h * 1.02, -70), (h * 1.02, room.top - 4, 1), (-h * 1.02, room.top - 4, 1)], True, .9)
    c.drawPath(above, fill(shade(stone, .42), .8))


def cellar(m: Moment) -> list[Sheet]:
    """A vaulted cellar with rows of barrels, crates, bottles and a torch."""
    room, stone, wood = Room(m, 180 if m.upright else 335), m.tone("#9a9082", "#454452"), m.tone("#86603e", "#4a3630")

    def shell(c: Any) -> None:
        _vault(c, m, room, stone)
        h = room.half
        c.drawPath(t.lancet(0, room.floor - 6, 44, -90), fill(shade(stone, .3)))
        for k in range(6):
            y = room.floor - 6 - k * 15
            c.drawRect(box(-40 + k * 3, y - 15, 40 - k * 3, y), fill(light(shade(stone, .5 + .07 * k), .04)))
        glow(c, 0, -30, 150, "#ffd8a0" if m.lamps else t.daylight(m), .4)
        f.torch(c, m, -h * .5, -60)
        f.torch(c, m, h * .5, -60)

    def things(c: Any) -> None:
        for s in (-1, 1):
            for d, x in ((1.16, .66), (1.42, .78), (1.74, .86)):
                with room.at(c, s * room.half * x, d):
                    for bx, by in ((-62, 0), (62, 0), (0, -108)):
                        f.barrel(c, bx, by, 122, wood, True)
        with room.at(c, 30 if m.upright else 90, 1.36):
            rounded(c, -66, -88, 66, 0, 3, linear((0, -88), (0, 0), [(0, light(wood, .2)), (1, shade(wood, .6))]))
            for k in range(4):
                c.drawRect(box(-66, -84 + k * 22, 66, -81 + k * 22), fill(shade(wood, .5)))
            for x in (-36, -8, 22):
                c.drawPath(smooth([(x - 9, -88, 1), (x - 9, -120), (x - 3, -132), (x - 3, -148, 1), (x + 3, -148, 1), (x + 3, -132), (x + 9, -120), (x + 9, -88, 1)], True, .5), fill(m.tone("#4a6048", "#22302e")))
            hung.candle(c, 50, -88, 28, True)

    return [Sheet(.55, shell), Sheet(.8, things)]


def dungeon(m: Moment) -> list[Sheet]:
    """A dungeon: a grate high up, chains, bars at both sides, straw and a torch."""
    room, stone = Room(m, 184 if m.upright else 340), m.tone("#86827c", "#3c3e4a")

    def shell(c: Any) -> None:
        _vault(c, m, room, stone)
        c.drawPath(t.lancet(0, -110, 30, -180), fill(t.daylight(m)))
        for k in range(4):
            c.drawRect(box(-23 + k * 14, -182, -19 + k * 14, -110), fill("#241f22"))
        c.drawPath(poly([(-30, -112), (30, -112), (170, 210), (0, 210)]), linear((0, -112), (60, 210), [(0, t.daylight(m), .32), (1, t.daylight(m), 0)]))
        for s in (-1, 1):
            x = s * room.half * .52
            f.torch(c, m, s * room.half * .84, -50)
            c.drawCircle(x, -64, 6, stroke("#2c2a2e", 4))
            for k in range(6):
                c.drawOval(box(x - 4, -58 + k * 14, x + 4, -44 + k * 14), stroke("#35333a", 3))
            c.drawCircle(x, 36, 11, stroke("#35333a", 5))

    def things(c: Any) -> None:
        r, iron = m.rnd("dungeon"), m.tone("#4c4a50", "#22222c")
        for _ in range(90):
            x, y = r.uniform(-1, 1) * room.half * 1.3, r.uniform(150, 192)
            c.drawPath(tapered([(x, y), (x + r.uniform(-26, 26), y + r.uniform(-8, 8))], [2.2, .8]), fill(m.tone("#c8a860", "#7a6a4a"), .8))
        d, n = 1.34, 4 if m.upright else 7
        for s in (-1, 1):
            for k in range(n):
                x = s * (room.half - 6 - k * 25) * d
                c.drawRect(box(x - 5, room.top * d, x + 5, room.floor * d), linear((x - 5, 0), (x + 5, 0), [(0, shade(iron, .6)), (.4, light(iron, .3)), (1, shade(iron, .5))]))
            a, b = sorted((s * room.half * d, s * (room.half - 25 * (n - 1) - 14) * d))
            for y in (-120, 20, 130):
                c.drawRect(box(a, y * d - 6, b, y * d + 6), fill(iron))
        with room.at(c, room.half * .82, 1.84):
            f.stool(c, t.oak(m))
        with room.at(c, -room.half * .84, 1.8):
            c.drawPath(smooth([(-34, 0, 1), (-38, -58, 1), (38, -58, 1), (34, 0, 1)], True, .3), fill(t.oak(m)))
            c.drawOval(box(-38, -66, 38, -50), fill(m.tone("#5c7078", "#2a3440")))

    return [Sheet(.55, shell), Sheet(.8, things)]


def shop(m: Moment) -> list[Sheet]:
    """A shop: shelves of jars, books and bolts of cloth, a counter with its scales, a bow window."""
    room, wood = Room(m, 184 if m.upright else 350), t.oak(m)

    def shell(c: Any) -> None:
        wall, half = m.tone("#c9b890", "#484250"), room.half
        room.shell(c, wall, shade(wood, .6), m.tone("#86623f", "#3e2e34"), side=shade(wall, .92))
        t.posts(room, c, m)
        for s in (-1, 1):
            side_shelf(room, c, s, 1.14, 1.56, -150, 60, 4, wood, ("#8a4a44", "#4a5f7a", "#c0a878", "#5a6a4c"))
        t.sash(c, m, half * .58, 30, 42 if m.upright else 60, -150, light(wood, .24))
        _goods(c, m, -half * .94, half * .22 if m.upright else half * .3, wood)
        t.beams(room, c, m, False)
        room.light_on_floor(c, half * .4, half * .76, t.daylight(m), .3)

    def things(c: Any) -> None:
        with room.at(c, -room.half * .16, 1.26):
            width = 420.0 if m.upright else 560.0
            c.drawRect(box(-width / 2, -168, width / 2, 0), linear((0, -168), (0, 0), [(0, light(wood, .1)), (1, shade(wood, .5))]))
            for k in range(6):
                x = -width / 2 + width * (k + .5) / 6
                c.drawRect(box(x - width * .07, -140, x + width * .07, -22), stroke(shade(wood, .54), 5))
            c.drawRect(box(-width / 2 - 14, -184, width / 2 + 14, -164), linear((0, -184), (0, -164), [(0, light(wood, .4)), (1, wood)]))
            _scales(c, m, -120, -184)
            hung.candle(c, 150, -184, 34, m.lamps)
        with room.at(c, room.half * .8, 1.6):
            f.barrel(c, 0, 0, 140, m.tone("#8a6240", "#46342e"))
        hung.hoop(c, m, 0, -240, 58)

    return [Sheet(.55, shell), Sheet(.8, things)]


def _goods(c: Any, m: Moment, a: float, b: float, wood: RGB) -> None:
    """Shelves on the back wall with what is sold."""
    r = m.rnd("goods")
    c.drawRect(box(a - 6, -178, b + 6, 60), fill(shade(wood, .44)))
    for row in range(4):
        base, x = -124.0 + row * 58, a + 8
        while x < b - 20:
            tone: Colour = m.tone(*r.choice((("#8a4a44", "#4c3238"), ("#4a6078", "#2c3850"), ("#c8b48a", "#6a6268"), ("#5f7250", "#303c40"), ("#a8743c", "#5c4638"))))
            w = r.uniform(15, 24)
            if (row + int(x)) % 3:
                c.drawPath(smooth([(x + 2, base, 1), (x, base - 20), (x + 4, base - 34, 1), (x + w - 4, base - 34, 1), (x + w, base - 20), (x + w - 2, base, 1)], True, .7), linear((x, 0), (x + w, 0), [(0, light(tone, .3)), (1, shade(tone, .6))]))
                c.drawRect(box(x + 3, base - 40, x + w - 3, base - 33), fill(shade(wood, .9)))
            else:
                rounded(c, x, base - 26, x + w * 1.5, base, 6, linear((0, base - 26), (0, base), [(0, light(tone, .2)), (1, shade(tone, .6))]))
                x += w * .5
            x += w + 5
        c.drawRect(box(a - 6, base, b + 6, base + 6), fill(light(wood, .14)))


def _scales(c: Any, m: Moment, x: float, y: float) -> None:
    brass = m.tone("#cfa552", "#7a6440")
    c.drawPath(tapered([(x, y), (x, y - 96)], [9, 6]), fill(brass))
    c.drawOval(box(x - 26, y - 8, x + 26, y + 4), fill(shade(brass, .7)))
    c.drawPath(tapered([(x - 60, y - 88), (x, y - 96), (x + 60, y - 84)], [4, 6, 4]), fill(brass))
    for s, low in ((-1, -40.0), (1, -34.0)):
        for k in (-18, 18):
            c.drawPath(tapered([(x + s * 58, y - 86), (x + s * 58 + k, y + low)], [1.6, 1.6]), fill(shade(brass, .7)))
        c.drawPath(smooth([(x + s * 58 - 24, y + low, 1), (x + s * 58 + 24, y + low, 1), (x + s * 58, y + low + 16)]), fill(brass))


def tavern(m: Moment) -> list[Sheet]:
    """An inn's common room: plaster and beams, a fire, a counter with barrels, benches and mugs."""
    room, wood = Room(m, 184 if m.upright else 350), t.oak(m)

    def shell(c: Any) -> None:
        wall, h = m.tone("#dcc9a4", "#4c4450"), room.half
        room.shell(c, wall, shade(wood, .6), m.tone("#86623f", "#3e2e34"), side=shade(wall, .92))
        for u in (-.98, -.5, 0, .5, .98):
            c.drawRect(box(u * h - 8, room.top, u * h + 8, room.floor), fill(shade(wood, .86)))
        for y in (-150, 20):
            c.drawRect(box(-h, y, h, y + 13), fill(shade(wood, .8)))
        for s in (-1, 1):
            c.drawPath(tapered([(s * h * .5, -140), (s * h * .96, 20)], [11, 11]), fill(shade(wood, .8)))
        t.sash(c, m, h * .26, 8, 30 if m.upright else 46, -132, light(wood, .1))
        t.posts(room, c, m)
        t.beams(room, c, m)
        room.light_on_floor(c, h * .1, h * .42, t.daylight(m), .3)

    def things(c: Any) -> None:
        with room.at(c, -room.half * .46, 1.06):
            t.hearth(c, m, 210, 210, m.tone("#a08c74", "#4c4650"))
        with room.at(c, room.half * .7, 1.2):
            for bx, by in ((-70.0, 0.0), (50.0, 0.0), (-10.0, -112.0)):
                f.barrel(c, bx, by, 124, m.tone("#8a6240", "#4a3630"), True)
        for x, d in ((-.84, 1.5), (.8, 1.6)):
            with room.at(c, x * room.half, d):
                f.table(c, 230, wood, h=150)
                for k in (-60, 10, 62):
                    f.goblet(c, k, -156, m.tone("#b0aa9c", "#6c6870"))
                hung.candle(c, -20, -156, 32, m.lamps)
            with room.at(c, x * room.half * .96, d + .16):
                f.stool(c, wood)
        for x in (-.36, .4):
            hung.hoop(c, m, x * room.half, -240, 58)

    return [Sheet(.55, shell), Sheet(.8, things)]
