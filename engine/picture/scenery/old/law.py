"""The law of old times: a magistrate's court, and the dungeon under it."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery.air import Moment, Sheet, box, rounded
from engine.picture.scenery.old import fittings as t
from engine.picture.scenery.old import pieces as f
from engine.picture.scenery.old.houses import folk
from engine.picture.scenery.old.walls import tiles
from engine.picture.scenery.room import Room


def court(m: Moment) -> list[Sheet]:
    """A magistrate's court: the sun over the sea, the high table, boards that call for silence, constables."""
    wood = t.timber(m)
    room = Room(m, 186 if m.upright else 350)

    def shell(c: Any) -> None:
        wall = m.tone("#c9bda6", "#3a3644")
        room.shell(c, wall, shade(wood, .5), tiles(m), pattern="tiles", side=mix(wall, wood, .25))
        c.drawRect(box(-100, -150, 100, 70), fill(m.tone("#dfe4dc", "#6a7284")))
        c.drawCircle(0, -86, 30, fill("#c83a2c"))
        for row in range(5):
            for k in range(-4, 5):
                x, y = k * 25 + (12 if row % 2 else 0), -22 + row * 22
                if abs(x) < 96:
                    for q in (14, 9, 4):
                        c.drawArc(box(x - q, y - q, x + q, y + q), 180, 180, False, stroke(m.tone("#3f6a86", "#34486a"), 2))
        c.drawRect(box(-100, -150, 100, 70), stroke(wood, 7))
        t.plaque(c, 0, -204, 128, "明镜高悬")
        t.frame(room, c, m, rich=True, bays=.64)

    def things(c: Any) -> None:
        r = m.rnd("court")
        c.drawPath(room.flat(room.floor, -150, 150, 1.0, 1.24), fill(m.tone("#8a7c6a", "#4a4450")))
        c.drawRect(box(-186, room.floor * 1.24, 186, room.floor * 1.24 + 12), fill(m.tone("#6a5c50", "#363240")))
        with room.at(c, 0, 1.08):
            f.armchair(c, wood, 0, "#a8433a")
        with room.at(c, 0, 1.18):
            f.table(c, 300, wood, h=178)
            red = m.tone("#a8342e", "#64262e")
            c.drawPath(smooth([(-150, -178, 1), (150, -178, 1), (148, -30, 1), (-148, -30, 1)], True, .2), linear((0, -178), (0, -30), [(0, light(red, .1)), (1, shade(red, .66))]))
            c.drawRect(box(-148, -42, 148, -34), fill(t.GILT))
            rounded(c, -112, -222, -72, -190, 3, fill("#4a2e22"))
            for k in range(4):
                c.drawRect(box(-106 + k * 9, -262, -101 + k * 9, -214), fill("#c83a2c"))
            f.writing_things(c, 10, -194)
        for s, words in ((-1, "肃静"), (1, "回避")):
            with room.at(c, s * room.half * .56, 1.22):
                c.drawRect(box(-4, -300, 4, 0), fill("#3a261e"))
                rounded(c, -36, -410, 36, -260, 8, fill(m.tone("#8a2a26", "#54222a")))
                rounded(c, -36, -410, 36, -260, 8, stroke(t.GILT, 3))
                for i, letter in enumerate(words):
                    draw_text(c, letter, 0, -346 + 62 * i, 52, "#f0d080", kind="serif", centre=True)
            for d in (1.5, 1.8):
                with room.at(c, s * room.half * .84, d):
                    folk(c, r, 380, m.tone("#3c4450", "#282a38"))
                    c.drawRect(box(s * -44 - 4, -400, s * -44 + 4, 0), fill("#7a3a2c"))
        for s in (-1, 1):
            t.palace_lantern(c, s * room.half * .4, -268, 30, m.lamps)

    return [Sheet(.55, shell), Sheet(.8, things)]


def dungeon(m: Moment) -> list[Sheet]:
    """A dungeon: stone, a barred cell, straw, torches, one high window."""
    stone = m.tone("#7c7a76", "#3a3c48")
    room = Room(m, 184 if m.upright else 340)

    return [Sheet(.55, lambda c: _dungeon_shell(c, m, stone, room)), Sheet(.8, lambda c: _dungeon_things(c, m, room))]


def _dungeon_shell(c: Any, m: Moment, stone: Colour, room: Room) -> None:
    room.shell(c, stone, shade(stone, .5), shade(stone, .8), pattern="tiles", side=shade(stone, .9))
    r = m.rnd("stones")
    for row in range(9):
        x = -room.half - r.uniform(0, 30)
        while x < room.half:
            w = r.uniform(44, 78)
            c.drawRect(box(max(x, -room.half), -228 + row * 41, min(x + w, room.half), -190 + row * 41), stroke(shade(stone, .62), 2, .8))
            if r.random() < .3:
                c.drawRect(box(max(x, -room.half), -228 + row * 41, min(x + w, room.half), -190 + row * 41), fill(light(stone, .2), .14))
            x += w
    c.drawRect(box(-30, -200, 30, -150), fill(t.window_paper(m)))
    for k in range(4):
        c.drawRect(box(-22 + k * 14, -200, -18 + k * 14, -150), fill("#241c1c"))
    c.drawPath(poly([(-30, -150), (30, -150), (150, 200), (-10, 200)]), linear((0, -150), (60, 200), [(0, t.window_paper(m), .34), (1, t.window_paper(m), 0)]))
    for s in (-1, 1):
        for k in range(5):
            x, y = s * room.half * .7, -120 + k * 15
            c.drawOval(box(x - 4, y, x + 4, y + 13), stroke("#2c2a2e", 3))


def _dungeon_things(c: Any, m: Moment, room: Room) -> None:
    r = m.rnd("dungeon")
    for _ in range(90):
        x, y = r.uniform(-1, 1) * room.half * 1.3, r.uniform(150, 190)
        c.drawPath(tapered([(x, y), (x + r.uniform(-26, 26), y + r.uniform(-8, 8))], [2.2, .8]), fill(m.tone("#c8a860", "#7a6a4a"), .8))
    wood = m.tone("#6a4a34", "#3c2c2c")
    d = 1.3
    n = 4 if m.upright else 7
    for s in (-1, 1):
        for k in range(n):
            x = s * (room.half - 8 - k * 26) * d
            c.drawRect(box(x - 8, room.top * d, x + 8, room.floor * d), linear((x - 8, 0), (x + 8, 0), [(0, shade(wood, .6)), (.4, light(wood, .14)), (1, shade(wood, .5))]))
        a, b = sorted((s * room.half * d, s * (room.half - 26 * (n - 1) - 14) * d))
        for y in (-150, -20, 96):
            c.drawRect(box(a, y * d - 8, b, y * d + 8), linear((0, y * d - 8), (0, y * d + 8), [(0, light(wood, .1)), (1, shade(wood, .5))]))
    for s in (-1, 1):
        x, y = s * (room.half - 26 * (n - 1) - 20) * d, -70
        c.drawPath(tapered([(x, y + 50), (x, y)], [6, 12]), fill("#3a261e"))
        glow(c, x, y - 16, 300, "#ff9a4a", .7)
        for k in (-6, 0, 6):
            c.drawPath(smooth([(x + k, y - 42 + abs(k) * 2, 1), (x + k + 9, y - 10), (x + k, y + 4), (x + k - 9, y - 10)]), fill("#ffc860" if k else "#fff0b0"))
    with room.at(c, room.half * .8, 1.8):
        f.table(c, 130, wood, h=110, apron=False)
        f.bowl(c, 0, -116, "#6a5a48")
