"""What lies on a beach: wet sand that mirrors the sky, ripples, rocks, a boat drawn ashore, shells and driftwood."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import RGB, clipped, fill, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, box
from engine.picture.scenery.ground import standing


def strewn(c: Any, m: Moment, sand: RGB) -> None:
    """Everything on the sand, from the water's edge to the camera; nothing of it rises where faces are."""
    r = m.rnd("strewn")
    _wet(c, m, sand)
    _ripples(c, r, m, sand)
    side = r.choice((-1, 1))
    with standing(c, -side * m.reach * (.5 if m.upright else .34), 152):
        _rocks(c, m, r)
    with standing(c, side * m.reach * (.46 if m.upright else .2), 166):
        c.scale(side, 1)
        _boat(c, m)
    for x, y in ((-.78, 240.0), (.3, 300.0), (-.1, 380.0)):
        with standing(c, x * m.reach, y):
            _driftwood(c, m, r)
    _finds(c, m, r, sand)


def _wet(c: Any, m: Moment, sand: RGB) -> None:
    """The sand that the last wave left shining."""
    sky = mix(HAZE[m.time], sand, .35)
    edge = [(LEFT + i * 120, 160 + 10 * math.sin(i * 1.7)) for i in range(17)]
    c.drawPath(smooth([*edge, (RIGHT, 126, 1), (0, 122), (LEFT, 126, 1)], True, .8), linear((0, 124), (0, 172), [(0, sky, .85), (1, sky, .1)]))
    c.drawPath(smooth(edge, False), stroke("#ffffff", 2.2, .3 if m.night else .6))


def _ripples(c: Any, r: Random, m: Moment, sand: RGB) -> None:
    """Ridges that the wind has drawn, wider towards the camera."""
    for k in range(30):
        y = 176 + k * k * .36
        q = (y - 20) / 240
        x = r.uniform(-1.3, .9) * m.reach
        w = r.uniform(60, 150) * q
        tone, alpha = (light(sand, .34), .5) if k % 2 else (shade(sand, .72), .42)
        c.drawPath(tapered([(x, y), (x + w * .5, y - 5 * q), (x + w, y + 2 * q), (x + w * 1.6, y - 3 * q)], [.6, 5 * q, 6 * q, .6]), fill(tone, alpha))


def _rocks(c: Any, m: Moment, r: Random) -> None:
    stone = m.tone("#8a8078", "#343a50")
    c.drawOval(box(-190, -14, 190, 18), fill("#0a0a14", .28, 8))
    for x, w, h in ((-104, 84, 96), (84, 96, 84), (-6, 92, 140), (140, 44, 44), (-156, 40, 36)):
        rock = smooth([(x - w, 0, 1), (x - w * .9, -h * .5), (x - w * .3, -h), (x + w * .4, -h * .9), (x + w * .9, -h * .42), (x + w, 0, 1)], True, .7)
        c.drawPath(rock, linear((x - w, -h), (x + w, 0), [(0, light(stone, .26)), (.5, stone), (1, shade(stone, .5))]))
        with clipped(c, rock):
            for _ in range(3):
                a = x + r.uniform(-.6, .6) * w
                c.drawPath(tapered([(a, -h * .8), (a + 14, -h * .4), (a + 6, 0)], [1, 5, 2]), fill(shade(stone, .5), .5))
            c.drawRect(box(x - w, -h * .2, x + w, 4), fill(m.tone("#5c6a4a", "#242f3c"), .5))


def _boat(c: Any, m: Moment) -> None:
    """A rowing boat that leans on its side, oars in it."""
    wood, paint = m.tone("#9a6a44", "#3c3444"), m.tone("#4f86a0", "#28466a")
    c.drawOval(box(-230, -16, 240, 24), fill("#0a0a14", .32, 9))
    hull = smooth([(-230, -96, 1), (-150, -74), (40, -66), (236, -112, 1), (196, -24), (90, 4), (-130, 4), (-206, -40)], True, .8)
    c.drawPath(hull, linear((0, -110), (0, 6), [(0, light(paint, .2)), (1, shade(paint, .5))]))
    inside = smooth([(-230, -98, 1), (-130, -118), (60, -112), (236, -114, 1), (40, -70), (-150, -76)], True, .8)
    c.drawPath(inside, fill(shade(wood, .5)))
    for x in (-110, 20, 120):
        c.drawPath(tapered([(x - 8, -112), (x + 12, -76)], [15, 17]), fill(wood))
    c.drawPath(smooth([(-232, -98), (-150, -74), (40, -66), (238, -114)], False), stroke(light(wood, .3), 8))
    for k in (-44, -22):
        c.drawPath(tapered([(-212, k - 12), (-40, k + 14), (190, k - 16)], [2, 3.4, 2]), fill(shade(paint, .5), .7))
    for x, tip in ((-30, -190), (40, -176)):
        c.drawPath(tapered([(x - 130, -84), (x + 90, tip + 40), (x + 150, tip)], [6, 6, 15]), fill(light(wood, .26)))


def _driftwood(c: Any, m: Moment, r: Random) -> None:
    wood, w = m.tone("#b09a80", "#454a60"), r.uniform(80, 130)
    c.drawOval(box(-w, -6, w, 12), fill("#0a0a14", .26, 6))
    c.drawPath(tapered([(-w, -8), (-w * .3, -18), (w * .4, -10), (w, -22)], [6, 22, 19, 7]), linear((0, -28), (0, 0), [(0, light(wood, .3)), (1, shade(wood, .6))]))
    c.drawPath(tapered([(w * .1, -16), (w * .3, -44), (w * .36, -62)], [11, 7, 2]), fill(shade(wood, .84)))
    c.drawPath(tapered([(-w * .7, -12), (0, -17), (w * .7, -18)], [.6, 2.4, .6]), fill(shade(wood, .5), .7))


def _finds(c: Any, m: Moment, r: Random, sand: RGB) -> None:
    """Pebbles, shells, starfish, tufts of marram at the edges."""
    for _ in range(46):
        x, y = r.uniform(-1.25, 1.25) * m.reach, r.uniform(180, BOTTOM * .68)
        q, kind = (y - 20) / 240, r.random()
        tone = m.tone(r.choice(("#f6ead8", "#e0a890", "#c8b4a4", "#a89c94")), "#5c6480")
        if kind < .55:
            c.drawOval(box(x - 7 * q, y - 5 * q, x + 7 * q, y + 3 * q), fill(tone))
            c.drawOval(box(x - 7 * q, y + 1 * q, x + 9 * q, y + 5 * q), fill(shade(sand, .6), .5))
        elif kind < .85:
            c.drawPath(smooth([(x, y + 6 * q, 1), (x - 11 * q, y - 4 * q), (x - 5 * q, y - 12 * q), (x + 5 * q, y - 12 * q), (x + 11 * q, y - 4 * q)]), fill(tone))
            for k in (-.5, 0, .5):
                c.drawPath(tapered([(x, y + 5 * q), (x + 14 * k * q, y - 10 * q)], [.6, 1.6 * q]), fill(shade(tone, .7)))
        else:
            for k in range(5):
                a = k * math.tau / 5 + .3
                c.drawPath(tapered([(x, y), (x + 14 * q * math.cos(a), y + 7 * q * math.sin(a))], [8 * q, 2 * q]), fill(m.tone("#d8785a", "#5a4a66")))
    for side in (-1, 1):
        for _ in range(13):
            x, y = side * m.reach * r.uniform(.8, 1.2), r.uniform(220, 430)
            q = (y - 20) / 240
            for k in range(4):
                c.drawPath(tapered([(x + k * 4 * q, y), (x + (k * 4 + 6) * q, y - 26 * q), (x + (k * 4 + r.uniform(4, 22)) * q, y - r.uniform(38, 60) * q)], [4 * q, 3 * q, .5]), fill(m.tone("#9aa86a", "#2c3f4a"), .9))
