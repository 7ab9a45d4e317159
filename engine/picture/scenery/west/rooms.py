"""Rooms of castles and manors: hall, drawing room, library, bedchamber."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, fill, glow, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box
from engine.picture.scenery.furniture import rug, vase
from engine.picture.scenery.hanging import chandelier
from engine.picture.scenery.old.fittings import drape, valance
from engine.picture.scenery.room import Room
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import hangings as hung
from engine.picture.scenery.west import pieces as f

_WALLS: tuple[tuple[str, str], ...] = (("#8fa38c", "#3c4a50"), ("#a8605a", "#50303c"), ("#7f93ac", "#34405c"), ("#c0a878", "#544a50"))
CLOTHS: tuple[tuple[str, str], ...] = (("#8c3a3e", "#4c2834"), ("#3f6a5c", "#24404a"), ("#3f5684", "#26345a"), ("#7a5a86", "#42345a"))


def hall(m: Moment) -> list[Sheet]:
    """The great hall: pointed windows, hangings with arms, thrones on a dais, a long table at the side, rings of candles."""
    room = Room(m, 186 if m.upright else 350)
    return [Sheet(.55, lambda c: _hall_shell(c, m, room)), Sheet(.8, lambda c: _hall_things(c, m, room))]


def _hall_shell(c: Any, m: Moment, room: Room) -> None:
    stone, h = t.stone(m), room.half
    room.shell(c, stone, shade(t.oak(m), .5), m.tone("#948a7c", "#38384a"), pattern="tiles", side=shade(stone, .94))
    t.ashlar(c, m.rnd("hall wall"), -h, room.top, h, room.floor - 9, stone)
    _arcade(c, room, stone)
    bays = (-.62, 0.0, .62) if m.upright else (-.78, -.26, .26, .78)
    for k, u in enumerate(bays):
        x = u * h
        t.window(c, m, x, 16 if abs(x) > 30 else -40, 26 if m.upright else 34, -196, stone, stained=k % 2 == 0 or len(bays) == 3)
    for k, v in enumerate((-.31, .31) if m.upright else (-.52, 0.0, .52)):
        hung.banner(c, m, v * h, -190, 40 if m.upright else 52, 190, k)
    t.beams(room, c, m)
    for u in bays:
        room.light_on_floor(c, u * h - 30, u * h + 30, t.daylight(m), .24)
    for s in (-1, 1):
        c.save()
        c.translate(s * h * 1.5, -60)
        f.torch(c, m, 0, 0)
        c.restore()


def _arcade(c: Any, room: Room, stone: RGB) -> None:
    """Blind arches in flight along both side walls."""
    h = room.half
    for s in (-1, 1):
        for d0, d1 in ((1.08, 1.3), (1.38, 1.68), (1.78, 2.2)):
            mid = (d0 + d1) / 2
            arch = smooth([(s * h * d0, (room.floor - 9) * d0, 1), (s * h * d0, -60 * d0), (s * h * mid, -150 * mid, 1), (s * h * d1, -60 * d1), (s * h * d1, (room.floor - 9) * d1, 1)], True, .7)
            c.drawPath(arch, fill(shade(stone, .46)))
            c.drawPath(arch, stroke(light(stone, .1), 3.4 * mid))


def _hall_things(c: Any, m: Moment, room: Room) -> None:
    r, (field, _) = m.rnd("hall"), t.arms(m)
    pale = m.tone("#b9afa0", "#4c4a58")
    for k, (wide, d) in enumerate(((150, 1.24), (124, 1.15))):
        y = room.floor - 10 * k
        c.drawPath(room.flat(y, -wide, wide, 1.02, d), fill(light(pale, .1 * k)))
        c.drawRect(box(-wide * d, y * d, wide * d, y * d + 12), fill(shade(pale, .72)))
    c.drawPath(room.flat(room.floor - 10, -36, 36, 1.06, 1.16), fill(shade(field, .9)))
    c.drawPath(room.flat(room.floor, -44, 44, 1.24, 5), linear((0, room.floor), (0, room.floor * 4), [(0, field), (1, shade(field, .6))]))
    for e in (-41, 41):
        c.drawPath(room.flat(room.floor, e - 2, e + 2, 1.24, 5), fill(t.GILT, .8))
    for seat, size in ((-46.0, 1.0), (46.0, .92)):
        with room.at(c, seat, 1.12, room.floor - 12):
            c.scale(size, size)
            f.throne(c, t.oak(m), field, m.tone(t.GILT, "#7c6440"))
    for s in (-1, 1):
        with room.at(c, s * 104, 1.3):
            hung.candelabrum(c, 250, m.lamps, 5)
        with room.at(c, s * room.half * .86, 1.62):
            f.table(c, 210, t.oak(m), h=150)
            f.on_table(c, m, r, [-60, 0, 58], -156)
        if not m.upright:
            with room.at(c, s * room.half * .8, 2.06):
                _guard_of_steel(c, m)
    for x in (-.3, .34):
        hung.hoop(c, m, x * room.half * 1.2, -250, 62 if m.upright else 84)


def _guard_of_steel(c: Any, m: Moment) -> None:
    """An empty suit of armour with its halberd."""
    steel = m.tone("#98a0ac", "#434a60")
    shade_ = linear((-50, 0), (50, 0), [(0, shade(steel, .6)), (.4, light(steel, .4)), (1, shade(steel, .46))])
    c.drawRect(box(-56, -22, 56, 0), fill(shade(steel, .4)))
    for s in (-1, 1):
        c.drawPath(tapered([(s * 20, -190), (s * 22, -110), (s * 24, -20)], [36, 30, 26]), shade_)
        c.drawPath(tapered([(s * 50, -330), (s * 60, -260), (s * 46, -200)], [30, 26, 22]), shade_)
        c.drawOval(box(s * 46 - 28, -356, s * 46 + 28, -310), shade_)
    c.drawPath(smooth([(-48, -342, 1), (48, -342, 1), (44, -250), (36, -190, 1), (-36, -190, 1), (-44, -250)]), shade_)
    c.drawPath(smooth([(-30, -350, 1), (-32, -400), (0, -424), (32, -400), (30, -350, 1)]), shade_)
    c.drawRect(box(-26, -394, 26, -386), fill("#15161e"))
    c.drawPath(tapered([(0, -424), (-16, -450), (-30, -430)], [9, 12, 2]), fill(t.arms(m)[0]))
    c.drawPath(tapered([(66, 0), (66, -500)], [7, 6]), fill(m.tone("#5a3e2c", "#2c2428")))
    c.drawPath(smooth([(66, -540, 1), (72, -490), (104, -500), (100, -440), (70, -456), (60, -500)]), shade_)


def drawing_room(m: Moment) -> list[Sheet]:
    """A drawing room: panels, portraits, a fire with a mirror over it, tall windows with drapes, a settee."""
    room = Room(m, 182 if m.upright else 350)
    wall, cloth = m.tone(*m.rnd("walls").choice(_WALLS)), m.tone(*m.rnd("cloths").choice(CLOTHS))
    return [Sheet(.55, lambda c: _drawing_shell(c, m, room, wall, cloth)), Sheet(.8, lambda c: _drawing_things(c, m, room, cloth))]


def _drawing_shell(c: Any, m: Moment, room: Room, wall: RGB, cloth: RGB) -> None:
    h, trim, r = room.half, m.tone("#efe7d6", "#6c6878"), m.rnd("portraits")
    room.shell(c, wall, m.tone("#ece4d4", "#4c4a5c"), m.tone("#a87c50", "#48363c"), side=shade(wall, .94))
    t.panelled(room, c, m, wall, trim)
    windows = (h * .62,) if m.upright else (-h * .7, h * .7)
    for x in windows:
        t.sash(c, m, x, 66, 36 if m.upright else 44, -176, trim)
        for s in (-1, 1):
            drape(c, x + s * (46 if m.upright else 56), s, -196, room.floor, 34, cloth)
        valance(c, x - 58, x + 58, -198, cloth, 30)
        room.light_on_floor(c, x - 40, x + 40, t.daylight(m), .3)
    spots = ((-h * .76, 62.0, 84.0), (h * .16, 50.0, 66.0)) if m.upright else ((-h * .40, 72.0, 96.0), (h * .40, 72.0, 96.0))
    for x, w, tall in spots:
        hung.portrait(c, m, r, x, -156, w, tall)
    x = -h * .26 if m.upright else 0.0
    c.save()
    c.translate(x, room.floor)
    t.hearth(c, m, 118, 118, m.tone("#e6ded0", "#6a6674"), m.time != "day")
    c.restore()
    c.drawRect(box(x - 42, -152, x + 42, 0), fill(m.tone(t.GILT, "#7a6440")))
    c.drawRect(box(x - 35, -145, x + 35, -6), linear((x - 35, -145), (x + 35, -6), [(0, mix(wall, "#ffffff", .5)), (.5, mix(wall, "#ffffff", .16)), (1, mix(wall, "#ffffff", .36))]))
    for s in (-1, 1):
        c.save()
        c.translate(x + s * 46, 3)
        c.scale(.46, .46)
        hung.candelabrum(c, 66, m.lamps)
        c.restore()


def _drawing_things(c: Any, m: Moment, room: Room, cloth: RGB) -> None:
    r, wood = m.rnd("drawing"), m.tone("#7a5238", "#443034")
    with room.at(c, 0, 1.74):
        rug(c, 360 if m.upright else 460, 66, mix(cloth, m.tone("#8a3a36", "#4a2a34"), .4))
    if not m.cleared:
        with room.at(c, room.half * (.66 if m.upright else .56), 1.42):
            f.settee(c, 250 if m.upright else 330, wood, cloth)
    with room.at(c, -room.half * .66, 1.46):
        f.chair(c, wood, 1, cloth)
    with room.at(c, -room.half * .95, 1.6):
        f.table(c, 130, wood, h=130, deep=22)
        vase(c, r, -18, -138, "#e0e4e2", ["#e8a0a8", "#f6ece0", "#d8707a"])
        hung.candle(c, 34, -138, 34, m.lamps)
    with room.at(c, room.half * .98, 1.96):
        p.plant(c, r, 0, 0, 300, m.tone("#4a7a56", "#28464c"), 9, "#c8b08a")
    chandelier(c, 0, -236 if m.upright else -250, 66 if m.upright else 92, m.lamps)


def library(m: Moment) -> list[Sheet]:
    """A library or study: cases of books, a desk with quill and candles, a globe, a window."""
    room = Room(m, 182 if m.upright else 350)
    wood = t.oak(m)

    def shell(c: Any) -> None:
        wall = m.tone("#5f6f5c", "#30383e")
        room.shell(c, wall, shade(wood, .7), m.tone("#8a6444", "#40303a"), side=shade(wall, .9))
        t.panelled(room, c, m, wall, light(wood, .1))
        x = 64.0 if m.upright else 0.0
        t.sash(c, m, x, 60, 46 if m.upright else 66, -178, light(wood, .3))
        for s in (-1, 1):
            drape(c, x + s * (58 if m.upright else 80), s, -196, room.floor, 36, m.tone("#7a3a38", "#48282e"))
        valance(c, x - (70 if m.upright else 92), x + (70 if m.upright else 92), -198, m.tone("#7a3a38", "#48282e"), 30)
        t.beams(room, c, m, False)
        room.light_on_floor(c, x - 60, x + 60, t.daylight(m), .3)

    def things(c: Any) -> None:
        r = m.rnd("library")
        for x, d in ((-room.half * .62, 1.12), (-room.half * .86, 1.34)) if m.upright else ((-room.half * .52, 1.1), (room.half * .52, 1.1), (-room.half * .82, 1.3), (room.half * .82, 1.3)):
            with room.at(c, x, d):
                f.books(c, r, 190, 470, wood, 6)
        with room.at(c, 0, 1.3):
            f.chair(c, wood, 0, m.tone("#6a2f30", "#40242c"))
        with room.at(c, 0, 1.42):
            f.table(c, 330, wood)
            f.quill(c, -20, -178)
            for k in range(4):
                c.drawRect(box(-138 + k * 2, -190 - k * 13, -72 + k * 2, -178 - k * 13), fill(("#6a2f2c", "#3c4a3a", "#2f3f58", "#7a5a34")[k]))
            c.save()
            c.translate(116, -178)
            hung.candelabrum(c, 70, m.lamps)
            c.restore()
        with room.at(c, room.half * .8, 1.66):
            f.globe(c, m)
        with room.at(c, -room.half * .98, 1.9):
            f.chair(c, wood, 1, m.tone("#6a2f30", "#40242c"))
        if m.lamps:
            glow(c, 0, -40, 300, "#ffca80", .2)

    return [Sheet(.55, shell), Sheet(.8, things)]


def bedchamber(m: Moment) -> list[Sheet]:
    """A bedchamber: a four-poster, a pointed or tall window, a fire, a chest, a dressing table with its mirror."""
    room = Room(m, 180 if m.upright else 340)
    r = m.rnd("chamber")
    cloth, cover = m.tone(*r.choice(CLOTHS)), m.tone(*r.choice((("#b89a5c", "#5c5048"), ("#8a4a4e", "#4c303c"), ("#6f84a4", "#3c4866"))))
    wood = t.oak(m)

    def shell(c: Any) -> None:
        wall = mix(t.stone(m), m.tone("#c8b08c", "#4a4050"), .4)
        room.shell(c, wall, shade(wood, .6), m.tone("#8a6546", "#40303a"), side=mix(wall, wood, .16))
        t.ashlar(c, m.rnd("chamber wall"), -room.half, room.top, room.half, room.floor - 9, wall, 44)
        x = room.half * .74
        t.window(c, m, x, 40, 30 if m.upright else 40, -176, wall)
        for s in (-1, 1):
            drape(c, x + s * (42 if m.upright else 54), s, -196, room.floor, 26, cloth)
        hung.tapestry(c, m, m.rnd("weave"), -room.half * .74, -170, 76 if m.upright else 120, 150)
        t.posts(room, c, m)
        hung.side_hanging(room, c, m, -1, 1.24, 1.52)
        hung.side_hanging(room, c, m, 1, 1.3, 1.56)
        t.beams(room, c, m, False)
        room.light_on_floor(c, x - 36, x + 36, t.daylight(m), .34)

    def things(c: Any) -> None:
        if not m.cleared:
            with room.at(c, 0, 1.2):
                f.four_poster(c, m, 330 if m.upright else 400, wood, cloth, cover)
        with room.at(c, -room.half * .8, 1.44):
            f.mirror(c, m, 150, 150)
        with room.at(c, -room.half * .66, 1.62):
            f.stool(c, wood)
        with room.at(c, room.half * .82, 1.5):
            f.chest(c, 190, wood)
        with room.at(c, room.half * .56, 1.44):
            hung.candelabrum(c, 210, m.lamps)
        with room.at(c, 0, 1.84):
            rug(c, 290, 48, mix(cloth, m.tone("#8a3a36", "#4a2a34"), .3))
        with room.at(c, room.half * 1.0, 2.0):
            f.chair(c, wood, -1, cloth)

    return [Sheet(.55, shell), Sheet(.8, things)]
