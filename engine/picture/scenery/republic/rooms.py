"""Rooms of the Chinese republic: a mansion's salon, a bedroom, a study, a commander's office, a mission hospital."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.scenery import furniture as g
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box
from engine.picture.scenery.hanging import chandelier, fan
from engine.picture.scenery.old import pieces as east
from engine.picture.scenery.old.fittings import drape, scroll, valance
from engine.picture.scenery.republic import fittings as t
from engine.picture.scenery.republic.fittings import BRASS
from engine.picture.scenery.room import Room
from engine.picture.scenery.west import pieces as west
from engine.picture.scenery.west.fittings import hearth
from engine.picture.skia_load import skia

_WALLS: tuple[tuple[str, str], ...] = (("#b9a878", "#54505c"), ("#8fa08c", "#3e4a52"), ("#b08a78", "#54424e"), ("#8d9aa6", "#3a4460"))
_CLOTHS: tuple[tuple[str, str], ...] = (("#8a2f38", "#542634"), ("#2f5d50", "#22414a"), ("#6a4a2c", "#45342e"), ("#43527e", "#2b3558"))


def salon(m: Moment) -> list[Sheet]:
    """The drawing room of a mansion: walnut and brass, arched windows with coloured glass, a fire, a sofa, a gramophone, a tall clock."""
    room = Room(m, 184 if m.upright else 350)
    wall, cloth = m.tone(*m.rnd("walls").choice(_WALLS)), m.tone(*m.rnd("cloths").choice(_CLOTHS))
    return [Sheet(.55, lambda c: _salon_shell(c, m, room, wall, cloth)), Sheet(.8, lambda c: _salon_things(c, m, room, cloth))]


def _curtained(c: Any, m: Moment, room: Room, x: float, half: float, cloth: RGB) -> None:
    """An arched window between heavy curtains."""
    t.window(c, m, x, 70, half, -176, light(t.walnut(m), .1))
    for s in (-1, 1):
        drape(c, x + s * (half + 10), s, -200, room.floor, half * .86, cloth)
    valance(c, x - half - 26, x + half + 26, -202, cloth, 30)


def _salon_shell(c: Any, m: Moment, room: Room, wall: RGB, cloth: RGB) -> None:
    h, wood = room.half, t.walnut(m)
    room.shell(c, wall, m.tone("#e6dcc4", "#4e4a58"), m.tone("#8a5c3c", "#45323a"), side=shade(wall, .93))
    t.panels(room, c, m, wall, wood)
    for x in ((h * .6,) if m.upright else (-h * .7, h * .7)):
        _curtained(c, m, room, x, 34 if m.upright else 46, cloth)
        room.light_on_floor(c, x - 40, x + 40, m.tone("#f4e6c4", "#5a6ca8"), .26)
    x = -h * .3 if m.upright else 0.0
    scroll(c, m, m.rnd("over the fire"), x, -176, 60, 150, "mountain")
    c.save()
    c.translate(x, room.floor)
    hearth(c, m, 124, 112, shade(m.tone("#6a625e", "#3a3842"), 1.0), m.time != "day")
    c.restore()
    for s in (-1, 1):
        t.sconce(c, x + s * (58 if m.upright else 84), -92, m.lamps)
        g.vase(c, m.rnd("vase", s), x + s * 46, 6, "#3f6aa8", ["#e8a0a8", "#f6ece0"])


def _salon_things(c: Any, m: Moment, room: Room, cloth: RGB) -> None:
    r, wood = m.rnd("salon"), t.walnut(m)
    with room.at(c, 0, 1.76):
        g.rug(c, 350 if m.upright else 470, 66, mix(cloth, m.tone("#8a3a36", "#4a2a34"), .5))
    with room.at(c, -room.half * .9, 1.24):
        t.long_clock(c, wood)
    with room.at(c, -room.half * .74, 1.5):
        t.gramophone(c, wood)
    if not m.cleared:
        with room.at(c, room.half * (.62 if m.upright else .52), 1.42):
            g.sofa(c, 250 if m.upright else 330, mix(cloth, "#3a2620", .3), (BRASS, light(cloth, .3)))
    with room.at(c, room.half * .98, 1.66):
        west.table(c, 120, wood, h=132, deep=22)
        t.telephone(c, -4, -140, .9)
    with room.at(c, -room.half * 1.0, 1.98):
        p.plant(c, r, 0, 0, 290, m.tone("#4a7a56", "#28464c"), 10, "#3f5f8a")
    chandelier(c, 0, -236 if m.upright else -252, 66 if m.upright else 94, m.lamps, BRASS)


def bedroom(m: Moment) -> list[Sheet]:
    """A bedroom: a brass bed under a gauze canopy, a dressing table with three mirrors, a silk screen, an arched window."""
    room = Room(m, 180 if m.upright else 340)
    wall, cloth = m.tone(*m.rnd("bed walls").choice((("#b08f8a", "#514452"), ("#8fa3a0", "#3e4c58"), ("#b8a684", "#524e58")))), m.tone(*m.rnd("cloths").choice(_CLOTHS))
    wood = t.walnut(m)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#e2d8c6", "#4a4856"), m.tone("#85583c", "#42303a"), side=shade(wall, .92))
        t.panels(room, c, m, wall, wood, 62)
        x = room.half * .66
        _curtained(c, m, room, x, 30 if m.upright else 42, cloth)
        room.light_on_floor(c, x - 36, x + 36, m.tone("#f4e6c4", "#5a6ca8"), .3)
        scroll(c, m, m.rnd("bed scroll"), -room.half * .72, -168, 44, 150, "plum")

    def things(c: Any) -> None:
        if not m.cleared:
            with room.at(c, -6, 1.2):
                _brass_bed(c, m, 320 if m.upright else 390, cloth)
        with room.at(c, -room.half * .84, 1.46):
            _dressing_table(c, m, wood)
        with room.at(c, -room.half * .66, 1.66):
            east.drum_stool(c, wood, light(cloth, .2))
        with room.at(c, room.half * .86, 1.5):
            east.folding_screen(c, m, m.rnd("screen"), 180, 320, wood, 3)
        with room.at(c, room.half * .54, 1.42):
            west.table(c, 84, wood, h=116, deep=18)
            p.floor_lamp(c, 0, -120, 60, m.lamps, "#e0b890")
        with room.at(c, 0, 1.86):
            g.rug(c, 290, 48, mix(cloth, m.tone("#8a3a36", "#4a2a34"), .3))
        t.globe_lamp(c, room.half * .1, -246, 22, m.lamps)

    return [Sheet(.55, shell), Sheet(.8, things)]


def _brass_bed(c: Any, m: Moment, w: float, cloth: RGB) -> None:
    """A bed of brass rods, a quilt of silk on it, gauze gathered to a ring above."""
    g.shadow(c, w * .56, 18)
    gauze = m.tone("#f4ece0", "#8a88a0")
    for s in (-1, 1):
        c.drawPath(poly([(0, -470), (s * w * .5, -120), (s * w * .58, -20), (s * w * .4, -130), (s * 12, -440)]), fill(gauze, .5))
    c.drawCircle(0, -470, 16, fill(BRASS))
    for i in range(9):
        x = -w / 2 + i * w / 8
        c.drawRect(box(x - 4, -230, x + 4, -100), linear((x - 4, 0), (x + 4, 0), [(0, light(BRASS, .4)), (1, shade(BRASS, .6))]))
    for y in (-236, -166):
        c.drawRect(box(-w / 2 - 6, y - 5, w / 2 + 6, y + 5), linear((0, y - 5), (0, y + 5), [(0, light(BRASS, .5)), (1, shade(BRASS, .6))]))
    for x in (-w / 2, w / 2):
        c.drawRect(box(x - 7, -250, x + 7, 0), linear((x - 7, 0), (x + 7, 0), [(0, light(BRASS, .5)), (1, shade(BRASS, .5))]))
        c.drawCircle(x, -258, 13, fill(light(BRASS, .3)))
    for s in (-1, 1):
        c.drawRRect(_round(s * w * .23 - w * .19, -166, s * w * .23 + w * .19, -112, 20), linear((0, -166), (0, -112), [(0, "#faf5ea"), (1, "#cfc4b4")]))
    quilt = light(cloth, .18)
    c.drawRRect(_round(-w / 2, -128, w / 2, -30, 18), linear((0, -128), (0, -30), [(0, light(quilt, .24)), (1, shade(quilt, .6))]))
    c.drawRect(box(-w / 2, -120, w / 2, -104), fill("#efe6d4"))
    for i in range(6):
        x = -w * .4 + i * w * .16
        c.drawCircle(x, -68 + 12 * (i % 2), 11, stroke(BRASS, 2.6, .7))
    c.drawRect(box(-w / 2 - 6, -34, w / 2 + 6, -20), fill(shade(BRASS, .7)))


def _round(x0: float, y0: float, x1: float, y1: float, q: float) -> Any:
    return skia.RRect.MakeRectXY(box(x0, y0, x1, y1), q, q)


def _dressing_table(c: Any, m: Moment, wood: RGB) -> None:
    """A table with a round mirror and two wings, scent bottles and powder on it."""
    g.shadow(c, 84, 12)
    for x in (-76, 26):
        c.drawRect(box(x, -132, x + 50, 0), linear((x, 0), (x + 50, 0), [(0, light(wood, .16)), (1, shade(wood, .55))]))
        for y in (-112, -68, -26):
            c.drawCircle(x + 25, y, 4, fill(BRASS))
    c.drawRect(box(-86, -144, 86, -130), fill(light(wood, .24)))
    for s in (-1, 1):
        c.drawPath(poly([(s * 48, -300), (s * 84, -282), (s * 84, -164), (s * 48, -152)]), linear((0, -300), (0, -150), [(0, "#dfeaf0"), (1, "#8f9cae")]))
    c.drawOval(box(-52, -330, 52, -150), fill(BRASS))
    c.drawOval(box(-46, -324, 46, -156), linear((-46, -324), (46, -156), [(0, m.tone("#eef4f6", "#8f9cc0")), (.5, m.tone("#b4c2ce", "#56608a")), (1, m.tone("#dfe8ee", "#7a86ae"))]))
    for x, tall, tint in ((-62, 34, "#b8505c"), (-40, 22, "#e8dcc4"), (44, 26, "#5a8aa8"), (64, 38, "#d8a84e")):
        c.drawRRect(_round(x - 8, -146 - tall, x + 8, -144, 4), fill(tint, .9))
    if m.lamps:
        for s in (-1, 1):
            glow(c, s * 60, -260, 90, "#ffca80", .5)


def study(m: Moment) -> list[Sheet]:
    """A study: glazed bookcases, a desk with a green lamp, telephone and brushes, a scroll, a globe, a ceiling fan."""
    room = Room(m, 182 if m.upright else 350)
    wood = t.walnut(m)

    def shell(c: Any) -> None:
        wall = m.tone("#9aa08a", "#3a4450")
        room.shell(c, wall, m.tone("#ddd4c0", "#464452"), m.tone("#7e5438", "#3f2f38"), side=shade(wall, .92))
        t.panels(room, c, m, wall, wood)
        x = 62.0 if m.upright else 0.0
        _curtained(c, m, room, x, 38 if m.upright else 58, m.tone("#5c6a4c", "#34424a"))
        room.light_on_floor(c, x - 50, x + 50, m.tone("#f4e6c4", "#5a6ca8"), .28)

    def things(c: Any) -> None:
        r = m.rnd("study")
        for x, d in ((-room.half * .62, 1.1), (-room.half * .9, 1.36)) if m.upright else ((-room.half * .56, 1.1), (room.half * .56, 1.1), (-room.half * .86, 1.32)):
            with room.at(c, x, d):
                west.books(c, r, 190, 450, wood, 6)
        with room.at(c, 0, 1.28):
            west.chair(c, wood, 0, m.tone("#4a3a2c", "#2c2628"))
        with room.at(c, 0, 1.42):
            _desk(c, m, 340, wood)
            t.bankers_lamp(c, -104, -176, m.lamps or m.weather != "clear")
            t.telephone(c, 116, -174, .82)
            east.writing_things(c, 8, -178)
        with room.at(c, room.half * .84, 1.6):
            west.globe(c, m)
        with room.at(c, -room.half * .98, 1.92):
            east.armchair(c, wood, 1, "#6a7a5c")
        fan(c, 0, -262, 96 if m.upright else 120, shade(wood, .8))

    return [Sheet(.55, shell), Sheet(.8, things)]


def _desk(c: Any, m: Moment, w: float, wood: RGB) -> None:
    """A broad desk of two pedestals with brass pulls and a leather top."""
    g.shadow(c, w * .54, 16)
    c.drawRect(box(-w / 2 + 10, -150, w / 2 - 10, -8), fill(shade(wood, .42)))
    for s in (-1, 1):
        a, b = sorted((s * w * .48, s * w * .22))
        c.drawRect(box(a, -152, b, 0), linear((a, 0), (b, 0), [(0, light(wood, .14)), (1, shade(wood, .55))]))
        for y in (-132, -90, -48):
            c.drawRect(box(a + 8, y, b - 8, y + 34), stroke(shade(wood, .5), 2.4))
            c.drawRect(box((a + b) / 2 - 11, y + 14, (a + b) / 2 + 11, y + 19), fill(BRASS))
    c.drawPath(poly([(-w * .47, -182), (w * .47, -182), (w * .53, -158), (-w * .53, -158)]), linear((-w / 2, 0), (w / 2, 0), [(0, light(wood, .34)), (1, light(wood, .04))]))
    c.drawPath(poly([(-w * .36, -179), (w * .36, -179), (w * .40, -162), (-w * .40, -162)]), fill(m.tone("#3c5244", "#22302e")))
    c.drawRect(box(-w * .53, -158, w * .53, -148), fill(light(wood, .18)))


def headquarters(m: Moment) -> list[Sheet]:
    """A commander's office: a map on the wall, a desk with telephone and lamp, sabres, a tiger's skin, leather chairs."""
    room = Room(m, 184 if m.upright else 350)
    wood = t.walnut(m)

    def shell(c: Any) -> None:
        wall = m.tone("#8d8a6c", "#3c4044")
        room.shell(c, wall, m.tone("#d8ccb0", "#45424c"), m.tone("#744a34", "#3c2c34"), side=shade(wall, .9))
        t.panels(room, c, m, wall, wood, 34)
        t.wall_map(c, m, 0, -176, 150 if m.upright else 230, 148)
        for s in (-1, 1):
            x = s * room.half * .78
            if m.upright and s < 0:
                _sabres(c, x, -96)
            else:
                _curtained(c, m, room, x, 26 if m.upright else 40, m.tone("#7a2f2c", "#4a2428"))
            t.sconce(c, s * (room.half * .5), -70, m.lamps)

    def things(c: Any) -> None:
        with room.at(c, 0, 1.26):
            west.chair(c, wood, 0, m.tone("#6a2a26", "#3c1e22"))
        with room.at(c, 0, 1.42):
            _desk(c, m, 350, wood)
            t.telephone(c, 100, -174, .9)
            t.bankers_lamp(c, -112, -176, m.lamps or m.weather != "clear")
            _papers_of_state(c)
        for s in (-1, 1):
            with room.at(c, s * room.half * .86, 1.72):
                west.chair(c, shade(wood, .8), -s, m.tone("#4a2e22", "#2c2020"))
        with room.at(c, room.half * .92, 1.3):
            _hat_stand(c, m)
        chandelier(c, 0, -246, 56 if m.upright else 84, m.lamps, BRASS)

    return [Sheet(.55, shell), Sheet(.8, things)]


def _sabres(c: Any, x: float, y: float) -> None:
    """Two sabres crossed on a shield of wood."""
    c.drawOval(box(x - 26, y - 30, x + 26, y + 30), fill("#4a2a22"))
    for s in (-1, 1):
        c.drawPath(tapered([(x - s * 44, y + 40), (x, y + 4), (x + s * 48, y - 46)], [3, 5, 1.4]), fill("#cdd2d8"))
        c.drawCircle(x - s * 40, y + 36, 7, stroke(BRASS, 3))
        c.drawPath(tapered([(x - s * 44, y + 40), (x - s * 56, y + 50)], [6, 5]), fill("#2a1c1a"))


def _papers_of_state(c: Any) -> None:
    """Orders under a seal, a holster with its pistol."""
    for k in range(4):
        c.drawPath(poly([(-46 + k * 3, -184 - k * 2), (34 + k * 3, -184 - k * 2), (42 + k * 2, -166 - k * 2), (-52 + k * 2, -166 - k * 2)]), fill("#efe6cf" if k % 2 else "#dfd2b4"))
    c.drawRect(box(46, -190, 62, -170), fill("#b2301f"))
    c.drawCircle(54, -192, 8, fill("#d8b25a"))


def _hat_stand(c: Any, m: Moment) -> None:
    """A hat stand with a greatcoat and a cap on it."""
    wood = t.walnut(m)
    g.shadow(c, 46, 10)
    c.drawRect(box(-5, -430, 5, 0), fill(shade(wood, .8)))
    for s in (-1, 1):
        c.drawPath(smooth([(0, -404), (s * 34, -420), (s * 40, -444)], False), stroke(wood, 6))
        c.drawPath(smooth([(0, -40), (s * 34, -12), (s * 42, 0)], False), stroke(wood, 7))
    coat = m.tone("#4c5342", "#2b3236")
    c.drawPath(smooth([(-8, -400, 1), (-54, -372), (-66, -200), (-58, -90, 1), (44, -94, 1), (40, -220), (30, -376)], True, .6), linear((-60, 0), (44, 0), [(0, light(coat, .14)), (1, shade(coat, .6))]))
    c.drawOval(box(14, -466, 80, -432), fill(coat))
    c.drawRect(box(18, -446, 76, -436), fill("#8a2f2c"))


def ward(m: Moment) -> list[Sheet]:
    """The ward of a mission hospital: iron beds, white screens, tall windows, a lamp on a trolley."""
    room = Room(m, 184 if m.upright else 350)

    def shell(c: Any) -> None:
        wall = m.tone("#dcdccc", "#47505e")
        room.shell(c, wall, m.tone("#efeadc", "#50525e"), m.tone("#9a8468", "#443c44"), side=shade(wall, .93), pattern="tiles")
        c.drawRect(box(-room.half, 44, room.half, room.floor - 9), fill(m.tone("#9ab0a4", "#35444a")))
        for x in ((-.55, .55) if m.upright else (-.7, 0.0, .7)):
            t.window(c, m, x * room.half, 34, 30 if m.upright else 40, -172, m.tone("#f2eee2", "#6c7080"))
            room.light_on_floor(c, x * room.half - 34, x * room.half + 34, m.tone("#f4ecd4", "#5a6ca8"), .3)

    def things(c: Any) -> None:
        for s in (-1, 1):
            with room.at(c, s * room.half * .62, 1.3):
                _iron_bed(c, m, 210)
            with room.at(c, s * room.half * .92, 1.74):
                _iron_bed(c, m, 220)
        with room.at(c, 0, 1.5):
            west.table(c, 110, m.tone("#cfcabc", "#5c5c68"), h=130, deep=20)
            for k, tint in enumerate(("#7a4a2c", "#dfe8e6", "#3f6a8a")):
                c.drawRRect(_round(-40 + k * 28, -176, -22 + k * 28, -136, 4), fill(tint))
        for x in (-.4, .4):
            t.globe_lamp(c, x * room.half, -240, 20, m.lamps)

    return [Sheet(.55, shell), Sheet(.8, things)]


def _iron_bed(c: Any, m: Moment, w: float) -> None:
    iron = m.tone("#e4e2d8", "#7c8290")
    g.shadow(c, w * .52, 12)
    for x in (-w / 2, w / 2):
        c.drawRect(box(x - 4, -190, x + 4, 0), fill(iron))
    for k in range(6):
        x = -w / 2 + (k + .5) * w / 6
        c.drawRect(box(x - 2, -184, x + 2, -90), fill(iron))
    c.drawRect(box(-w / 2, -192, w / 2, -184), fill(light(iron, .2)))
    c.drawRRect(_round(-w * .3, -142, w * .3, -98, 14), fill(m.tone("#fbfaf4", "#aab0c0")))
    c.drawRRect(_round(-w / 2, -112, w / 2, -40, 10), linear((0, -112), (0, -40), [(0, m.tone("#f4f2ea", "#9aa2b6")), (1, m.tone("#b8bcb8", "#535c74"))]))
    c.drawRect(box(-w / 2, -78, w / 2, -58), fill(m.tone("#a84a44", "#6a3840"), .8))
