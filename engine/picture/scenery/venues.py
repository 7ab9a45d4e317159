"""Places that a setting's name means beside its usual one: a hall in which people marry, a garage under a house."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import Colour, clipped, fill, glow, light, linear, mix, poly, shade, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import furniture as f
from engine.picture.scenery import passers
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.hanging import bulbs, chandelier
from engine.picture.scenery.room import Room, side_door
from engine.picture.scenery.town import parked_car

_BLOOMS: tuple[Colour, ...] = ("#f6e9e2", "#f2c9cf", "#e8a3ae", "#fbf6ee", "#f0d9b8")


def banquet(m: Moment) -> list[Sheet]:
    """A hall decked for a wedding: drapes and an arch of flowers at the end of an aisle, guests at both sides."""
    wall, gold = m.tone("#efe2d4", "#94767c"), m.tone("#c9a469", "#a8844e")
    room = Room(m, 168 if m.upright else 330, -262.0)
    aisle = 46.0

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#f8f1e8", "#7a626a"), m.tone("#cdb7a0", "#7c626a"), pattern="tiles", side=mix(wall, "#d8a8a0", .22))
        _drapes(c, room, mix(wall, "#fff8f2", .5))
        for s in (-1, 1):
            for d in (1.12, 1.5, 2.0, 2.7):
                c.drawPath(room.side(s, d, d + .07 * d, room.top + 8, room.floor - 9), fill(light(wall, .22)))
                glow(c, s * room.half * (d + .03), -60 * d, 70 * d, "#ffdca8", .34)
                rounded(c, s * room.half * (d + .04) - 5 * d, -76 * d, s * room.half * (d + .04) + 5 * d, -48 * d, 3 * d, fill("#fff2d6"))
        side_door(room, c, 1, 1.72, 1.96, gold, -110)
        c.drawPath(room.flat(room.floor, -aisle, aisle, 1, 5.2), linear((0, room.floor), (0, room.floor * 3), [(0, m.tone("#f6ece2", "#b59aa0")), (1, m.tone("#e6d2c4", "#8a707c"))]))
        for s in (-1, 1):
            c.drawPath(room.flat(room.floor, s * aisle - 2, s * aisle + 2, 1, 5.2), fill(gold, .8))
        room.light_on_floor(c, -room.half, room.half, "#ffe2b4", .3)

    def things(c: Any) -> None:
        r = m.rnd("banquet")
        with room.at(c, 0, 1.08):
            _arch(c, r, m)
        tones = [m.tone("#7a6a78", "#54445a"), m.tone("#5f6a84", "#424a66"), m.tone("#a07a74", "#74525e"), m.tone("#6f7f74", "#4c5a5e")]
        for d, out in ((1.24, (92, 132)), (1.46, (100, 140)), (1.72, (112,))):
            for s in (-1, 1):
                for x in out if m.upright else (*out, out[-1] + 52, out[-1] + 104):
                    with room.at(c, s * x, d):
                        f.chair(c, "#f2e6d6", -s, "#e8c9b0")
                        if r.random() < .8:
                            passers.figure(c, r, 390, r.choice(tones), kind="sit", rim="#ffe2b8")
        for d in (1.3, 1.6):
            for s in (-1, 1):
                with room.at(c, s * (aisle + 12), d):
                    c.drawPath(tapered([(0, -150), (0, 0)], [7, 12]), fill(gold))
                    _flowers(c, r, 0, -166, 46, 24)
        for x, y, q in ((0, -300, 76), (-150, -250, 50), (150, -250, 50)):
            chandelier(c, x, y, q, True)
        bulbs(c, [(-330, -330), (0, -372), (330, -330)], 40, True, 20)

    return [Sheet(.55, shell), Sheet(.8, things)]


def _drapes(c: Any, room: Room, cloth: Colour) -> None:
    """White cloth before the back wall, gathered in swags, with strings of light behind it."""
    h, top = room.half, room.top + 7
    c.drawRect(box(-h, top, h, room.floor - 9), linear((0, top), (0, room.floor), [(0, shade(cloth, .9)), (.5, cloth), (1, shade(cloth, .8))]))
    n = int(h / 9)
    for k in range(-n, n + 1):
        c.drawPath(tapered([(k * 9, top), (k * 9 + 2, room.floor - 9)], [1.4, 4]), fill(shade(cloth, .74), .42, 1))
        if k % 3 == 0:
            for y in range(int(top) + 20, int(room.floor) - 20, 26):
                c.drawCircle(k * 9 + 4, y + (k * 7) % 13, 1.5, fill("#fff1c8", .95))
    with clipped(c, poly([(-h, top), (h, top), (h, room.floor), (-h, room.floor)])):
        w = h / 2
        for i in range(4):
            x = -h + i * w
            for dy in (0, 12, 24):
                c.drawPath(tapered([(x, top + dy * .3), (x + w / 2, top + 54 + dy), (x + w, top + dy * .3)], [8, 16, 8]), fill(mix(cloth, shade(cloth, .7), .3 + dy / 60), .9))


def _flowers(c: Any, r: Random, x: float, y: float, size: float, count: int) -> None:
    """A cluster of blooms among leaves."""
    for k in range(count // 2):
        a = k * 2.399
        c.drawOval(box(x + size * .9 * math.cos(a) - 9, y + size * .8 * math.sin(a) - 5, x + size * .9 * math.cos(a) + 9, y + size * .8 * math.sin(a) + 5), fill("#7d9a76", .9))
    for k in range(count):
        a, d = k * 2.399, size * (k / count) ** .5
        bx, by, q = x + d * math.cos(a), y + d * .85 * math.sin(a), r.uniform(8, 14)
        tone = r.choice(_BLOOMS)
        c.drawCircle(bx, by, q, fill(shade(tone, .86)))
        c.drawCircle(bx - q * .16, by - q * .2, q * .76, fill(tone))
        c.drawCircle(bx, by, q * .3, fill(shade(tone, .7), .6))


def _arch(c: Any, r: Random, m: Moment) -> None:
    """A round arch of flowers, a sign in its middle."""
    glow(c, 0, -270, 300, "#ffe2b4", .5)
    c.drawCircle(0, -262, 236, stroke(m.tone("#d9b877", "#b08c52"), 9))
    for k in range(22):
        a = 2.0 + k * .262
        if not .9 < a % 6.283 < 2.24 or k % 5 == 0:
            _flowers(c, r, 236 * math.cos(a), -262 + 236 * math.sin(a), 44 if k % 3 else 58, 16)
    draw_text(c, "囍" if m.chinese else "LOVE", 0, -210 if m.chinese else -250, 120 if m.chinese else 62, "#b8434e" if m.chinese else "#b98a52", kind="serif", centre=True, alpha=.92)


def car_park(m: Moment) -> list[Sheet]:
    """A garage under a house: columns, painted bays, parked cars, strip lights."""
    wall = "#8a92a0"
    room = Room(m, 150 if m.upright else 300, -150, 110)

    def hall(c: Any) -> None:
        room.shell(c, wall, "#565e6c", "#7c8490", pattern="plain", side="#7a8290")
        for s in (-1, 1):
            c.drawPath(room.side(s, 1, 5.2, 40, 72), fill("#d8a83c" if s < 0 else "#3f7a6a", .9))
        c.drawRect(box(-room.half, 40, room.half, 72), fill("#3f7a6a", .9))
        draw_text(c, "B2", -room.half * .62, 6, 52, "#e8edf2", centre=True, alpha=.9)
        rounded(c, room.half * .3, -96, room.half * .3 + 84, -62, 4, fill("#2f8f5a"))
        draw_text(c, "出口 →" if m.chinese else "EXIT →", room.half * .3 + 42, -72, 20, "#f2fff6", centre=True)
        glow(c, room.half * .3 + 42, -78, 90, "#6affb0", .3)
        for x in (-54, 62):
            c.drawPath(room.flat(room.top + 1, x, x + 9, 1.0, 5.2), fill("#3e4654"))
            for d0, d1 in ((1.06, 1.3), (1.5, 1.9), (2.3, 3.0)):
                room.panel_light(c, x + 4, 7, d0, d1, "#dff0ff")
        for s in (-1, 1):
            for d in (1.2, 1.56, 2.06, 2.8):
                c.drawPath(room.flat(room.floor, s * room.half * .48, s * room.half, d, d * 1.02), fill("#eef2f6", .8))
        for y in (1.25, 1.7, 2.5):
            c.drawPath(room.flat(room.floor, -3, 3, y, y * 1.2), fill("#eef2f6", .6))
        c.drawPath(room.flat(room.floor, -40, 60, 1.1, 4), fill("#ffffff", .07, 6))
        for k in range(3):
            c.drawPath(room.flat(room.top + 2, -room.half, room.half, 1.16 + k * .5, 1.2 + k * .52), fill("#4a5260"))
        c.drawPath(room.side(1, 1.0, 5.2, -140, -126), fill("#b5483e"))

    def near(c: Any) -> None:
        r = m.rnd("garage")
        for d, s, tone in ((1.34, -1, "#5a6a80"), (1.34, 1, "#8a4a46"), (1.74, 1, "#3c4252"), (1.78, -1, "#b8bcc4")):
            with room.at(c, s * room.half * .74, d):
                c.scale(1.25, 1.25)
                parked_car(c, tone, False)
        for d in (1.46, 1.96):
            for s in (-1, 1):
                at, w = s * room.half * .46, 22.0
                c.drawRect(box((at - w / 2) * d, room.top * d - 4, (at + w / 2) * d, room.floor * d), linear(((at - w / 2) * d, 0), ((at + w / 2) * d, 0), [(0, "#5c6472"), (.4, "#b4bcc8"), (1, "#444b58")]))
                for k, stripe in enumerate(("#e8c04a", "#23262e", "#e8c04a")):
                    c.drawRect(box((at - w / 2) * d, (room.floor - 42 + 12 * k) * d, (at + w / 2) * d, (room.floor - 30 + 12 * k) * d), fill(stripe, .9))
                draw_text(c, f"{'ABCD'[int(d * 2) % 4]}{3 + s + int(d * 10) % 5}", at * d, -20 * d, 17 * d, "#2a3040", centre=True)
        if r.random() < .6:
            with room.at(c, r.uniform(-30, 30), 1.16):
                passers.figure(c, r, 390, "#3c4458", kind="walk", rim="#cfe4ff")

    return [Sheet(.45, hall), Sheet(.8, near)]


__all__ = ["banquet", "car_park"]
