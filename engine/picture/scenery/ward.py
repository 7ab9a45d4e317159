"""A room in a hospital: window, curtain, the wall's sockets and lamp, monitor, drip, a locker with flowers."""
from __future__ import annotations

import itertools
from typing import Any

from engine.picture.gfx import RGB, fill, glow, light, linear, mix, shade, stroke, tapered
from engine.picture.scenery import furniture as f
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, Sheet, box, city, rounded
from engine.picture.scenery.homes import WINDOW_LIGHT
from engine.picture.scenery.room import Room, side_door


def ward(m: Moment) -> list[Sheet]:
    wall, trim = m.tone("#dfeaea", "#4a5e70"), m.tone("#8fbcb8", "#38606e")
    room = Room(m, 176 if m.upright else 340)
    x0, x1 = (-20.0, 150.0) if m.upright else (40.0, 290.0)

    def shell(c: Any) -> None:
        room.shell(c, wall, m.tone("#f4f8f8", "#3a4a5a"), m.tone("#b4c8c8", "#34465a"), holes=[(x0, -172, x1, 40)], pattern="tiles", side=mix(wall, trim, .12))
        p.window(c, x0, -172, x1 - x0, 212, m.tone("#f6fafa", "#52647a"), panes=3)
        for s, x in ((-1, x0 - 12), (1, x1 + 12)):
            p.curtain_side(c, x, s, -206, 118, 46, m.tone("#bcd8d2", "#4a6a78"))
        c.drawRect(box(x0 - 34, -212, x1 + 34, -206), fill(shade(trim, .7)))
        room.light_on_floor(c, x0, x1, WINDOW_LIGHT[m.time], .34)
        c.drawRect(box(-room.half, 66, room.half, 76), fill(trim))
        _rail(c, m, -room.half + 6, x0 - 44)
        side_door(room, c, -1, 1.7, 2.2, mix(trim, wall, .4), -104, m.tone("#eef8f8", "#a8d2e0"))
        for x in (-80, 60):
            for d0, d1 in ((1.1, 1.34), (1.8, 2.2)):
                room.panel_light(c, x, 36, d0, d1, "#e6f4ff", m.lamps or m.light == "cold")

    def things(c: Any) -> None:
        r = m.rnd("sickroom")
        with room.at(c, room.half * .72, 1.3):
            f.cabinet(c, 120, 150, m.tone("#e2ddd0", "#5a6270"), 1, 2)
            f.vase(c, r, -24, -150, "#dfe8ea", ["#f2b8c0", "#f6e6b8", "#e8f0f0"])
            f.mug(c, 34, -150, "#8fb0c4", True)
        with room.at(c, -room.half * .36, 1.24):
            _monitor(c, m)
        with room.at(c, -room.half * .78, 1.42):
            _drip(c)
        with room.at(c, room.half * .2, 1.5):
            f.chair(c, m.tone("#b89a78", "#54485a"), -1, m.tone("#8fb4b0", "#46687a"))
        with room.at(c, -room.half * .98, 1.9):
            _screen(c, m.tone("#cfe4e0", "#56788a"))

    return [*city(m, 40), Sheet(.55, shell), Sheet(.8, things)]


def _rail(c: Any, m: Moment, x0: float, x1: float) -> None:
    """The strip of lamps and sockets over a bed's head."""
    tone = m.tone("#c8d4d6", "#5c7084")
    rounded(c, x0, -96, x1, -66, 5, linear((0, -96), (0, -66), [(0, light(tone, .5, "#ffffff")), (1, shade(tone, .8))]))
    rounded(c, x0 + 8, -106, x1 - 8, -97, 4, fill("#fff6e0" if m.lamps else light(tone, .4)))
    if m.lamps:
        glow(c, (x0 + x1) / 2, -116, 120, "#ffe6b8", .5)
    for k in range(5):
        x = x0 + 18 + k * (x1 - x0 - 36) / 4
        rounded(c, x - 7, -89, x + 7, -74, 3, fill(("#f6fafa", "#d8e4e6", "#7ab88a", "#f6fafa", "#e8b85a")[k]))
        c.drawCircle(x, -81, 2.4, fill("#44525c"))


def _monitor(c: Any, m: Moment) -> None:
    """A monitor on its stand, with a heart's trace."""
    c.drawPath(tapered([(0, -190), (0, -8)], [9, 11]), fill("#9aa8b2"))
    for a in (-34, 34):
        c.drawPath(tapered([(0, -16), (a, -2)], [8, 6]), fill("#76848e"))
    rounded(c, -76, -306, 76, -186, 10, linear((0, -306), (0, -186), [(0, "#e4eaec"), (1, "#aab6bc")]))
    rounded(c, -66, -297, 66, -203, 5, fill("#0c1a22"))
    trace = [(-62.0, -256.0), (-40, -256), (-32, -270), (-26, -236), (-18, -256), (8, -256), (16, -278), (23, -232), (30, -256), (62, -256)]
    for (ax, ay), (bx, by) in itertools.pairwise(trace):
        c.drawLine(ax, ay, bx, by, stroke("#5dffa0", 3.4))
    for k, colour in enumerate(("#ffcf5a", "#5ac8ff")):
        c.drawPath(tapered([(-62, -230 + 14 * k), (-20, -233 + 14 * k), (20, -227 + 14 * k), (62, -230 + 14 * k)], [2.4] * 4), fill(colour, .9))
    glow(c, 0, -250, 120, "#5dffc0", .3 if m.lamps else .12)


def _drip(c: Any) -> None:
    """A stand with two bags and a tube."""
    c.drawRect(box(-3, -400, 3, 0), fill("#b8c4cc"))
    for a in (-34, 34):
        c.drawPath(tapered([(0, -12), (a, 0)], [5, 4]), fill("#8a98a2"))
    c.drawPath(tapered([(-30, -392), (0, -402), (30, -392)], [4, 5, 4]), fill("#b8c4cc"))
    rounded(c, -44, -388, -16, -312, 8, linear((0, -388), (0, -312), [(0, "#f4fcff"), (1, "#bcd8e6")]))
    rounded(c, 16, -384, 42, -320, 8, linear((0, -384), (0, -320), [(0, "#fff0e4"), (1, "#f0c8ac")]))
    c.drawPath(tapered([(-30, -312), (-34, -200), (-8, -120), (30, -60)], [2.4] * 4), fill("#e8f4f8", .8))


def _screen(c: Any, cloth: RGB) -> None:
    """A curtain that parts this bed from the next one."""
    c.drawRect(box(-90, -560, 90, -548), fill("#a8b4ba"))
    c.drawRect(box(-90, -548, 90, -40), linear((-90, 0), (90, 0), [(0, shade(cloth, .84)), (1, cloth)]))
    for k in range(8):
        x = -84 + k * 23
        c.drawPath(tapered([(x, -546), (x + 5, -300), (x - 2, -42)], [3, 9, 12]), fill(shade(cloth, .7), .5))


__all__ = ["ward"]
