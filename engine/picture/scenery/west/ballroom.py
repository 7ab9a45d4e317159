"""The ballroom of a castle or a manor."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import clipped, fill, light, linear, mix, poly, shade
from engine.picture.scenery.air import Moment, Sheet, box
from engine.picture.scenery.hanging import chandelier
from engine.picture.scenery.old.fittings import drape
from engine.picture.scenery.room import Room
from engine.picture.scenery.west import fittings as t
from engine.picture.scenery.west import hangings as hung
from engine.picture.scenery.west import pieces as f
from engine.picture.scenery.west.rooms import CLOTHS
from engine.picture.skia_load import skia


def ballroom(m: Moment) -> list[Sheet]:
    """A ballroom: a row of mirrors and windows, columns, many candles, an open floor."""
    room = Room(m, 190 if m.upright else 372)
    return [Sheet(.55, lambda c: _ball_shell(c, m, room)), Sheet(.8, lambda c: _ball_things(c, m, room))]


def _ball_shell(c: Any, m: Moment, room: Room) -> None:
    h, wall, gold = room.half, m.tone("#ece2cc", "#5c5868"), m.tone(t.GILT, "#8a7048")
    cloth = m.tone(*m.rnd("cloths").choice(CLOTHS))
    room.shell(c, wall, m.tone("#f2ead8", "#504e60"), m.tone("#c09a68", "#584448"), side=shade(wall, .95))
    n = 3 if m.upright else 5
    for i in range(n):
        x = -h + 2 * h * (i + .5) / n
        half = h / n * .56
        top = box(x - half, -176, x + half, 70)
        c.drawRRect(skia.RRect.MakeRectXY(top, half, half * .9), fill(gold))
        inner = poly([(x - half + 5, -120), (x - half * .6, -158), (x, -170), (x + half * .6, -158), (x + half - 5, -120), (x + half - 5, 66), (x - half + 5, 66)])
        sky = t.daylight(m)
        c.drawPath(inner, linear((x - half, -170), (x + half, 70), [(0, light(sky, .2)), (.5, shade(sky, .86)), (1, mix(sky, wall, .4))]) if i % 2 else linear((x - half, -170), (x + half, 70), [(0, light(wall, .5, "#ffffff")), (.4, shade(wall, .8)), (.6, light(wall, .3)), (1, shade(wall, .7))]))
        with clipped(c, inner):
            for k in (-.34, .34):
                c.drawRect(box(x + k * half - 1.5, -170, x + k * half + 1.5, 70), fill(gold, .8))
            for y in (-110, -50, 10):
                c.drawRect(box(x - half, y - 1.5, x + half, y + 1.5), fill(gold, .8))
        if i % 2:
            for s in (-1, 1):
                drape(c, x + s * (half + 6), s, -184, room.floor, half * .5, cloth)
    for i in range(n + 1):
        x = -h + 2 * h * i / n
        c.drawRect(box(x - 9, -206, x + 9, room.floor), linear((x - 9, 0), (x + 9, 0), [(0, shade(wall, .76)), (.4, light(wall, .4, "#ffffff")), (1, shade(wall, .66))]))
        for foot in (-206.0, room.floor - 14):
            c.drawRect(box(x - 13, foot, x + 13, foot + 13), fill(gold))
        if 0 < i < n:
            c.save()
            c.translate(x, -40)
            c.scale(.5, .5)
            hung.candelabrum(c, 40, m.lamps)
            c.restore()
    c.drawRect(box(-h, room.top, h, -206), linear((0, room.top), (0, -206), [(0, light(wall, .2)), (1, shade(wall, .8))]))
    for k in range(-12, 13):
        c.drawCircle(k * h / 12, -221, 5, fill(gold, .9))
    for d in (1.3, 1.7, 2.3):
        for s in (-1, 1):
            with room.at(c, s * h * .97, d):
                c.drawRect(box(-22, -440 * 1.93, 22, 0), linear((-22, 0), (22, 0), [(0, shade(wall, .66)), (.4, light(wall, .4, "#ffffff")), (1, shade(wall, .56))]))
                c.drawRect(box(-32, -26, 32, 4), fill(gold))
    for k in range(-3, 4):
        room.light_on_floor(c, k * h * .3 - 22, k * h * .3 + 22, "#ffe6b8" if m.lamps else t.daylight(m), .22)


def _ball_things(c: Any, m: Moment, room: Room) -> None:
    r, wood = m.rnd("ball"), m.tone("#c8a560", "#6c5840")
    cloth = m.tone(*m.rnd("cloths").choice(CLOTHS))
    for s in (-1, 1):
        with room.at(c, s * room.half * .72, 1.2):
            f.chair(c, wood, -s, cloth)
        with room.at(c, s * room.half * .9, 1.5):
            f.settee(c, 210, wood, cloth)
        with room.at(c, s * room.half * .98, 1.98):
            hung.candelabrum(c, 300, m.lamps, 5)
    with room.at(c, room.half * .3, 1.12):
        f.table(c, 190, wood, h=140)
        f.on_table(c, m, r, [-54, 0, 50], -146)
    for x, d in ((0.0, 1.0), (-.62, .78), (.62, .78)):
        chandelier(c, x * room.half, -214 - 40 * d, (64 if m.upright else 92) * d, m.lamps, m.tone(t.GILT, "#a08048"))
