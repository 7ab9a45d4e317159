"""Under rock and under stone: a chapel with its altar and pews, a cave with its fire."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import (
    RGB,
    clipped,
    fill,
    glow,
    light,
    linear,
    mix,
    poly,
    radial,
    shade,
    smooth,
    stroke,
    tapered,
)
from engine.picture.scenery.air import BOTTOM, LEFT, RIGHT, TOP, Moment, Sheet, box
from engine.picture.scenery.room import Room
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import hangings as hung


def chapel(m: Moment) -> list[Sheet]:
    """A chapel: a tall window of stained glass over the altar, pillars, pews on both sides of the aisle."""
    room = Room(m, 180 if m.upright else 340)
    return [Sheet(.55, lambda c: _chapel_shell(c, m, room)), Sheet(.8, lambda c: _pews(c, m, room))]


def _chapel_shell(c: Any, m: Moment, room: Room) -> None:
    stone, half = t.stone(m), room.half
    room.shell(c, stone, shade(stone, .5), m.tone("#948a7c", "#38384a"), pattern="tiles", side=shade(stone, .92))
    t.ashlar(c, m.rnd("chapel wall"), -half, room.top, half, room.floor - 9, stone)
    t.window(c, m, 0, -6, 52 if m.upright else 70, -216, stone, stained=True)
    for s in (-1, 1):
        t.window(c, m, s * half * (.68 if m.upright else .6), 10, 24 if m.upright else 34, -160, stone, stained=True)
    for d in (1.03, 1.34, 1.76, 2.3):
        for s in (-1, 1):
            with room.at(c, s * half * .96, d):
                c.drawRect(box(-20, -430 * 1.93, 20, 0), linear((-20, 0), (20, 0), [(0, shade(stone, .6)), (.4, light(stone, .2)), (1, shade(stone, .5))]))
                c.drawRect(box(-30, -22, 30, 4), fill(light(stone, .16)))
        rib = smooth([(-half * .96 * d, -110 * d), (-half * .6 * d, -190 * d), (0, -232 * d), (half * .6 * d, -190 * d), (half * .96 * d, -110 * d)], False, .9)
        c.drawPath(rib, stroke(shade(stone, .5), 13 * d))
        c.drawPath(rib, stroke(light(stone, .12), 7 * d))
    for x, tint in ((-40, "#c8505c"), (0, "#e8c46a"), (40, "#5a8ac8")):
        room.light_on_floor(c, x - 18, x + 18, tint if not m.night else shade(tint, .5), .26)


def _pews(c: Any, m: Moment, room: Room) -> None:
    field, _ = t.arms(m)
    wood, cloth = t.oak(m), m.tone("#f2ecdf", "#8a8898")
    with room.at(c, 0, 1.12):
        c.drawRect(box(-150, -20, 150, 0), fill(shade(t.stone(m), .8)))
        c.drawRect(box(-116, -150, 116, -18), linear((0, -150), (0, -18), [(0, cloth), (1, shade(cloth, .72))]))
        c.drawRect(box(-116, -150, 116, -136), fill(t.GILT, .9))
        c.drawRect(box(-30, -136, 30, -40), fill(field))
        for x in (-84, -54, 54, 84):
            hung.candle(c, x, -150, 44, True)
        for part in (box(-4, -252, 4, -150), box(-28, -226, 28, -218)):
            c.drawRect(part, fill(t.GILT))
    c.drawPath(room.flat(room.floor, -26, 26, 1.16, 5), linear((0, room.floor), (0, room.floor * 4), [(0, field), (1, shade(field, .6))]))
    for d in (1.34, 1.56, 1.84):
        for s in (-1, 1):
            with room.at(c, s * room.half * .58, d):
                w = room.half * .74
                c.drawRect(box(-w, -150, w, -18), linear((0, -150), (0, 0), [(0, light(wood, .14)), (1, shade(wood, .5))]))
                c.drawRect(box(-w - 6, -158, w + 6, -142), fill(light(wood, .26)))
                for e in (-1, 1):
                    c.drawPath(smooth([(e * w - 11, 0, 1), (e * w - 13, -150), (e * w, -184), (e * w + 13, -150), (e * w + 11, 0, 1)], True, .6), fill(shade(wood, .76)))


def cave(m: Moment) -> list[Sheet]:
    """A cave: its mouth with the sky far back, walls and teeth of rock, a fire on the floor, things that somebody hid."""
    rock = m.tone("#7c746c", "#34343f")

    def walls(c: Any) -> None:
        c.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), radial((0, -30), m.reach * 1.3, [(0, light(rock, .16)), (.5, shade(rock, .7)), (1, shade(rock, .3))]))
        _mouth(c, m, rock)
        _rock_face(c, m, rock)
        c.drawRect(box(LEFT, 96, RIGHT, BOTTOM), linear((0, 96), (0, 480), [(0, shade(rock, .82)), (.3, rock), (1, shade(rock, .42))]))
        r = m.rnd("pebbles")
        for _ in range(90):
            x, y = r.uniform(-1.3, 1.3) * m.reach, r.uniform(104, 470)
            q = (y - 10) / 240
            c.drawOval(box(x - 13 * q, y - 4 * q, x + 13 * q, y + 4 * q), fill(light(rock, .2) if r.random() < .4 else shade(rock, .6), .7))

    def near(c: Any) -> None:
        _teeth(c, m, rock)
        c.save()
        c.translate(m.reach * (.16 if m.upright else .08), 138)
        _fire(c)
        c.restore()

    return [Sheet(.5, walls), Sheet(.8, near)]


def _mouth(c: Any, m: Moment, rock: RGB) -> None:
    """The way out, with what light there is outside."""
    x = -m.reach * .04
    hole = smooth([(x - 96, 100, 1), (x - 112, 20), (x - 70, -84), (x - 6, -122), (x + 66, -92), (x + 104, -10), (x + 92, 100, 1)], True, .8)
    sky = t.daylight(m)
    c.drawPath(hole, linear((0, -120), (0, 100), [(0, sky), (1, light(sky, .3))]))
    with clipped(c, hole):
        c.drawPath(smooth([(x - 140, 60), (x - 50, 30), (x + 40, 54), (x + 140, 36), (x + 140, 120, 1), (x - 140, 120, 1)]), fill(mix(m.tone("#6f8a64", "#18263a"), sky, .3)))
        for dx in (-60, -20, 50):
            c.drawPath(poly([(x + dx - 15, 66), (x + dx, -4), (x + dx + 15, 66)]), fill(mix(m.tone("#4a6a4c", "#14202f"), sky, .3)))
    c.drawPath(hole, stroke(shade(rock, .4), 9))
    glow(c, x, 0, 260, sky, .34)


def _rock_face(c: Any, m: Moment, rock: RGB) -> None:
    """Planes of rock on both sides, lit from the mouth."""
    r = m.rnd("rock")
    for s in (-1, 1):
        for k in range(7):
            x, y = s * m.reach * r.uniform(.55, 1.2), r.uniform(-380, 40)
            w, h = r.uniform(60, 130), r.uniform(70, 160)
            c.drawPath(smooth([(x - w, y, 1), (x - w * .3, y - h), (x + w * .6, y - h * .7, 1), (x + w, y + h * .3), (x + w * .1, y + h * .6, 1)], True, .3), fill(light(rock, .04) if k % 3 == 0 else shade(rock, r.uniform(.44, .66))))
            c.drawPath(tapered([(x - w * .8, y), (x - w * .2, y - h * .8), (x + w * .5, y - h * .6)], [1, 4, 1]), fill(light(rock, .3), .4))


def _teeth(c: Any, m: Moment, rock: RGB) -> None:
    """Stone that hangs from above and stands up from the floor at the sides."""
    r = m.rnd("teeth")
    n = 9 if m.upright else 15
    for k in range(n):
        x = -m.reach * 1.2 + 2.4 * m.reach * k / (n - 1) + r.uniform(-14, 14)
        long = r.uniform(60, 150) * (.6 + .9 * abs(x) / m.reach)
        w = long * r.uniform(.22, .34)
        top = -470.0 if m.upright else -400.0
        c.drawPath(smooth([(x - w, top, 1), (x - w * .5, top + long * .5), (x, top + long + (60 if m.upright else 20), 1), (x + w * .5, top + long * .5), (x + w, top, 1)], True, .5), linear((x - w, 0), (x + w, 0), [(0, light(rock, .16)), (1, shade(rock, .4))]))
    for s in (-1, 1):
        for u, tall in ((.78, 130.0), (.96, 230.0), (1.14, 310.0)):
            x, w = s * m.reach * u, tall * .3
            c.drawPath(smooth([(x - w, 200, 1), (x - w * .5, 200 - tall * .5), (x, 200 - tall, 1), (x + w * .5, 200 - tall * .5), (x + w, 200, 1)], True, .5), linear((x - w, 0), (x + w, 0), [(0, light(rock, .2)), (1, shade(rock, .42))]))


def _fire(c: Any) -> None:
    """A fire between stones."""
    glow(c, 0, -30, 320, "#ff9a4a", .75)
    for a, b in (((-44, 0), (40, -14)), ((-38, -12), (46, 2))):
        c.drawPath(tapered([a, b], [13, 11]), fill("#3a281e"))
    for x, tall in ((-22, 46), (0, 84), (22, 54)):
        c.drawPath(smooth([(x, -tall - 8, 1), (x + 17, -tall * .4), (x, 0), (x - 17, -tall * .4)]), fill("#ffb648" if x else "#ffe08c"))
    for x in (-60, -34, 0, 36, 62):
        c.drawOval(box(x - 17, -4, x + 17, 14), fill("#4a4448"))
