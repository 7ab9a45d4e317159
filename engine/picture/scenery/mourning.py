"""A hall in which people take leave of the dead."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import Colour, clipped, fill, glow, light, linear, mix, poly, shade, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import passers
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.room import Room, side_door

_WHITE: tuple[Colour, ...] = ("#f6f4ee", "#fbfaf6", "#e9e8e2")
_YELLOW: tuple[Colour, ...] = ("#f0cf62", "#e8bc48", "#f6e08e")
_BLACK: Colour = "#23242b"


def mourning(m: Moment) -> list[Sheet]:
    """A portrait between black drapes, banks of chrysanthemums before it, wreaths along the walls."""
    wall = m.tone("#c9ccd2", "#565c6c")
    room = Room(m, 168 if m.upright else 330, -250.0)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#dfe1e4", "#484e5e"), m.tone("#9a9da6", "#3c4250"), pattern="tiles", side=mix(wall, "#8a94a8", .3))
        side_door(room, c, 1, 1.8, 2.1, m.tone("#6a6f7c", "#3c4252"), -110)
        for s in (-1, 1):
            for d in (1.12, 1.56, 2.2):
                glow(c, s * room.half * (d + .03), -80 * d, 60 * d, "#fff0d0", .3)
                rounded(c, s * room.half * (d + .04) - 4 * d, -92 * d, s * room.half * (d + .04) + 4 * d, -64 * d, 3 * d, fill("#fff6e2"))
        c.drawPath(room.flat(room.floor, -44, 44, 1, 5.2), linear((0, room.floor), (0, room.floor * 3), [(0, m.tone("#4a4e5a", "#2c303c")), (1, m.tone("#3a3e4a", "#20242e"))]))
        _drapes(c, room)
        _portrait(c, m)
        room.light_on_floor(c, -room.half, room.half, "#f2f0e8", .22)

    def things(c: Any) -> None:
        r = m.rnd("mourning")
        for s in (-1, 1):
            for n, d in enumerate((1.12, 1.5, 1.95)):
                with room.at(c, s * (room.half * .8), d):
                    _wreath(c, r, m, s * (n + 1))
        with room.at(c, 0, 1.06):
            _bank(c, r, 300 if m.upright else 460)
        for s in (-1, 1):
            with room.at(c, s * (118 if m.upright else 190), 1.3):
                passers.figure(c, r, 380, m.tone("#3c404c", "#2a2e3a"), kind="stand", rim="#e8e4da")

    return [Sheet(.55, shell), Sheet(.8, things)]


def _drapes(c: Any, room: Room) -> None:
    """Black cloth behind the portrait, with swags of white above it."""
    w, top = room.half * .74, room.top + 8
    c.drawRect(box(-w, top, w, room.floor - 9), linear((0, top), (0, room.floor), [(0, "#33343d"), (1, _BLACK)]))
    with clipped(c, poly([(-w, top), (w, top), (w, room.floor - 9), (-w, room.floor - 9)])):
        for k in range(int(w / 8)):
            x = -w + 8 + k * 16
            c.drawPath(tapered([(x, top), (x + 2, room.floor)], [2, 4]), fill("#15161b", .5, 1))
    count = max(3, round(w / 60))
    for k in range(count):
        x0, x1 = -w + 2 * w * k / count, -w + 2 * w * (k + 1) / count
        for dy, tone in ((0, "#f4f3ee"), (7, "#d8d8d6")):
            c.drawPath(tapered([(x0, top + dy), ((x0 + x1) / 2, top + 26 + dy), (x1, top + dy)], [5, 15, 5]), fill(tone))


def _portrait(c: Any, m: Moment) -> None:
    """A framed likeness with a black ribbon, and what is written above it."""
    words, size = ("沉痛悼念", 34) if m.chinese else ("IN LOVING MEMORY", 21)
    rounded(c, -104, -206, 104, -160, 3, fill(_BLACK))
    draw_text(c, words, 0, -170 if m.chinese else -176, size, "#f6f4ee", kind="serif", centre=True)
    glow(c, 0, -74, 130, "#fff6e0", .3)
    c.drawRect(box(-50, -146, 50, -16), fill("#0f1014"))
    c.drawRect(box(-42, -138, 42, -24), linear((0, -138), (0, -24), [(0, "#c6cbd4"), (1, "#8f96a4")]))
    with clipped(c, poly([(-42, -138), (42, -138), (42, -24), (-42, -24)])):
        c.drawCircle(0, -94, 22, fill("#5a606e"))
        c.drawOval(box(-36, -66, 36, 4), fill("#4c525f"))
    for s in (-1, 1):
        c.drawPath(tapered([(0, -150), (s * 34, -132), (s * 62, -84)], [10, 8, 5]), fill("#1a1b21"))
    c.drawCircle(0, -148, 11, fill("#1a1b21"))


def _blooms(c: Any, r: Random, x: float, y: float, size: float, count: int, tones: tuple[Colour, ...]) -> None:
    """Chrysanthemums close together: rings of narrow petals."""
    for k in range(count):
        a, d = k * 2.399, size * (k / count) ** .5
        bx, by, q, tone = x + d * math.cos(a), y + d * .8 * math.sin(a), r.uniform(9, 13), r.choice(tones)
        c.drawCircle(bx, by, q, fill(shade(tone, .8)))
        for n in range(9):
            t = n * .698
            c.drawPath(tapered([(bx, by), (bx + q * math.cos(t), by + q * math.sin(t))], [2, 4]), fill(tone))
        c.drawCircle(bx, by, q * .3, fill(shade(tone, .88)))


def _bank(c: Any, r: Random, width: float) -> None:
    """Steps of flowers before the portrait, white above and yellow below, candles on both sides."""
    for row, (y, tones) in enumerate(((-128, _WHITE), (-84, _WHITE), (-40, _YELLOW), (-8, _WHITE))):
        half = width / 2 * (.66 + .11 * row)
        c.drawRect(box(-half, y - 8, half, y + 44), fill(shade("#4e6a4c", .9 - .08 * row)))
        for k in range(int(half * 2 / 30) + 1):
            _blooms(c, r, -half + k * 30, y - 4, 17, 6, tones)
    for s in (-1, 1):
        x = s * (width / 2 + 22)
        c.drawPath(tapered([(x, -120), (x, 30)], [6, 9]), fill("#b89a5c"))
        rounded(c, x - 7, -168, x + 7, -120, 3, fill("#f6efe0"))
        glow(c, x, -182, 52, "#ffdf9a", .7)
        c.drawOval(box(x - 4, -186, x + 4, -168), fill("#fff2c8"))


def _wreath(c: Any, r: Random, m: Moment, number: int) -> None:
    """A wreath on its stand, ribbons with a few strokes of writing hanging from it."""
    for s in (-1, 1):
        c.drawPath(tapered([(0, -210), (s * 46, 8)], [6, 8]), fill("#6a5a48"))
    c.drawCircle(0, -206, 84, fill("#46604a"))
    tones = _YELLOW if number % 2 else _WHITE
    for ring, count in ((70, 17), (46, 11)):
        for k in range(count):
            a = 2 * math.pi * k / count
            _blooms(c, r, ring * math.cos(a), -206 + ring * math.sin(a), 9, 3, tones if ring > 60 else _WHITE)
    c.drawCircle(0, -206, 27, fill(light("#46604a", .14)))
    c.drawCircle(0, -206, 27, stroke("#f4f3ee", 3))
    if m.chinese:
        draw_text(c, "奠", 0, -191, 40, "#f6f4ee", kind="serif", centre=True)
    for s in (-1, 1):
        c.drawPath(tapered([(s * 24, -136), (s * 40, -20)], [17, 21]), fill("#f6f4ee"))
        for k in range(5):
            y = -122 + k * 20
            c.drawPath(tapered([(s * (26 + k * 2.6) - 4, y), (s * (26 + k * 2.6) + 4, y + 2)], [3, 3]), fill(_BLACK, .8))
