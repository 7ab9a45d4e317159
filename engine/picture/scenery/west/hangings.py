"""What hangs on the walls and from the beams of old Europe: banners, tapestries, portraits, shields, candles."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import (
    Colour,
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
from engine.picture.scenery.air import TOP, Moment, box, rounded
from engine.picture.scenery.room import Room
from engine.picture.scenery.west.fittings import GILT, arms


def banner(c: Any, m: Moment, x: float, y: float, w: float, h: float, kind: int = 0) -> None:
    """A swallow-tailed hanging with the arms of the house, from a rod."""
    field, device = arms(m)
    cloth = poly([(x - w / 2, y), (x + w / 2, y), (x + w / 2, y + h), (x, y + h * .86), (x - w / 2, y + h)])
    c.drawPath(cloth, linear((x - w / 2, 0), (x + w / 2, 0), [(0, shade(field, .8)), (.3, light(field, .1)), (.62, field), (1, shade(field, .66))]))
    with clipped(c, cloth):
        if kind % 3 == 0:
            c.drawRect(box(x - w * .09, y, x + w * .09, y + h), fill(device))
            c.drawRect(box(x - w / 2, y + h * .3, x + w / 2, y + h * .3 + w * .18), fill(device))
        elif kind % 3 == 1:
            for k in (.22, .5):
                c.drawPath(poly([(x - w / 2, y + h * (k + .16)), (x, y + h * k), (x + w / 2, y + h * (k + .16)), (x + w / 2, y + h * (k + .26)), (x, y + h * (k + .1)), (x - w / 2, y + h * (k + .26))]), fill(device))
        else:
            fleur(c, x, y + h * .42, w * .34, device)
        c.drawRect(box(x - w / 2 + 3, y, x - w / 2 + 7, y + h), fill(device, .8))
        c.drawRect(box(x + w / 2 - 7, y, x + w / 2 - 3, y + h), fill(device, .8))
    rounded(c, x - w * .6, y - 4, x + w * .6, y + 3, 3, fill(GILT))


def fleur(c: Any, x: float, y: float, size: float, colour: Colour) -> None:
    """A fleur-de-lis about (x, y)."""
    c.drawPath(smooth([(x, y - size, 1), (x + size * .3, y - size * .3), (x + size * .12, y + size * .3), (x, y + size * .8, 1), (x - size * .12, y + size * .3), (x - size * .3, y - size * .3)]), fill(colour))
    for s in (-1, 1):
        c.drawPath(smooth([(x + s * size * .1, y + size * .3, 1), (x + s * size * .34, y - size * .3), (x + s * size * .8, y - size * .42), (x + s * size * .86, y), (x + s * size * .62, y + size * .1), (x + s * size * .6, y - size * .16), (x + s * size * .34, y + size * .24)]), fill(colour))
    c.drawRect(box(x - size * .42, y + size * .24, x + size * .42, y + size * .4), fill(shade(colour, .8)))


def tapestry(c: Any, m: Moment, r: Random, x: float, y: float, w: float, h: float) -> None:
    """A woven picture: trees, a white hart, hills, within a border."""
    ground = m.tone("#5a6a58", "#2c3440")
    c.drawRect(box(x - w / 2, y, x + w / 2, y + h), fill(m.tone("#7a4038", "#40282e")))
    inner = poly([(x - w * .42, y + h * .08), (x + w * .42, y + h * .08), (x + w * .42, y + h * .92), (x - w * .42, y + h * .92)])
    with clipped(c, inner):
        c.drawRect(box(x - w / 2, y, x + w / 2, y + h), linear((0, y), (0, y + h), [(0, light(ground, .34)), (1, shade(ground, .8))]))
        c.drawPath(smooth([(x - w * .5, y + h * .62), (x - w * .1, y + h * .5), (x + w * .5, y + h * .66), (x + w * .5, y + h, 1), (x - w * .5, y + h, 1)]), fill(shade(ground, .74)))
        for k in range(4):
            tx = x + w * (-.36 + .24 * k + r.uniform(-.05, .05))
            c.drawRect(box(tx - 2, y + h * .3, tx + 2, y + h * .72), fill(m.tone("#4a382c", "#201c24")))
            for _ in range(6):
                c.drawCircle(tx + r.uniform(-.09, .09) * w, y + h * r.uniform(.16, .36), w * .06, fill(mix("#4f7048", "#a88a4a", r.random() * .5), .9 if not m.night else .5))
        hart = m.tone("#e6dcc4", "#8c8a96")
        hx, hy, q = x + r.uniform(-.1, .1) * w, y + h * .72, w * .12
        c.drawOval(box(hx - q, hy - q * .5, hx + q, hy + q * .4), fill(hart))
        for dx in (-.8, -.4, .5, .8):
            c.drawRect(box(hx + dx * q - 1.2, hy, hx + dx * q + 1.2, hy + q * 1.1), fill(hart))
        c.drawPath(tapered([(hx + q * .8, hy), (hx + q * 1.1, hy - q * .9), (hx + q * 1.5, hy - q)], [5, 4, 3]), fill(hart))
        for s in (-.3, .3):
            c.drawPath(tapered([(hx + q * 1.2, hy - q), (hx + q * (1.2 + s), hy - q * 1.9)], [1.6, 1]), fill(hart))
    c.drawPath(inner, stroke(m.tone(GILT, "#7a6440"), 3))
    rounded(c, x - w * .54, y - 5, x + w * .54, y + 3, 3, fill(GILT))


def portrait(c: Any, m: Moment, r: Random, x: float, y: float, w: float, h: float) -> None:
    """An ancestor in a carved gilt frame; the frame's upper edge in the middle is at (x, y)."""
    gold = m.tone("#c79a4a", "#6e5838")
    c.drawRect(box(x - w / 2 + 4, y + 6, x + w / 2 + 6, y + h + 9), fill("#0a0812", .3, 5))
    c.drawRect(box(x - w / 2, y, x + w / 2, y + h), linear((x - w / 2, y), (x + w / 2, y + h), [(0, light(gold, .36)), (.5, gold), (1, shade(gold, .6))]))
    e = w * .11
    inner = poly([(x - w / 2 + e, y + e), (x + w / 2 - e, y + e), (x + w / 2 - e, y + h - e), (x - w / 2 + e, y + h - e)])
    c.drawPath(inner, radial((x - w * .1, y + h * .4), h * .7, [(0, m.tone("#6a5a44", "#3a3440")), (1, m.tone("#2c2622", "#18161e"))]))
    with clipped(c, inner):
        coat, skin = r.choice(("#6a2f34", "#2f4258", "#3c4a38", "#4a3450")), m.tone("#d9b394", "#7c6a68")
        c.drawPath(smooth([(x - w * .40, y + h, 1), (x - w * .32, y + h * .66), (x, y + h * .54), (x + w * .32, y + h * .66), (x + w * .40, y + h, 1)]), fill(m.tone(coat, shade(coat, .6))))
        c.drawPath(smooth([(x - w * .14, y + h * .58), (x, y + h * .54), (x + w * .14, y + h * .58), (x, y + h * .74)]), fill(m.tone("#eee6d6", "#8a8890")))
        hair = r.choice(("#4a3426", "#8a8078", "#2c2422", "#7a4c30"))
        c.drawOval(box(x - w * .19, y + h * .19, x + w * .19, y + h * .56), fill(m.tone(hair, shade(hair, .6))))
        c.drawOval(box(x - w * .125, y + h * .25, x + w * .125, y + h * .54), fill(skin))
        if r.random() < .5:
            for s in (-1, 1):
                c.drawOval(box(x + s * w * .2 - w * .08, y + h * .36, x + s * w * .2 + w * .08, y + h * .62), fill(m.tone(hair, shade(hair, .6))))
    c.drawPath(inner, stroke(shade(gold, .5), 2))
    for k in range(5):
        c.drawCircle(x + (k - 2) * w * .22, y + e * .5, e * .24, fill(light(gold, .4)))


def shield(c: Any, m: Moment, x: float, y: float, size: float) -> None:
    """A shield with crossed swords behind it."""
    field, device = arms(m)
    for s in (-1, 1):
        c.drawPath(tapered([(x - s * size, y + size * .9), (x + s * size, y - size * .9)], [3, 4.6]), fill(m.tone("#c4c8cc", "#6c7080")))
        c.drawPath(tapered([(x - s * size * .92, y + size * .5), (x - s * size * .52, y + size * .84)], [4, 4]), fill(GILT))
    path = smooth([(x - size * .6, y - size * .64, 1), (x + size * .6, y - size * .64, 1), (x + size * .56, y + size * .1), (x, y + size * .8, 1), (x - size * .56, y + size * .1)], True, .7)
    c.drawPath(path, linear((x - size, 0), (x + size, 0), [(0, light(field, .2)), (1, shade(field, .7))]))
    fleur(c, x, y - size * .04, size * .34, device)
    c.drawPath(path, stroke(GILT, 3))


def side_hanging(room: Room, c: Any, m: Moment, s: int, d0: float, d1: float, top: float = -160.0, low: float = 70.0) -> None:
    """A woven hanging on a side wall, seen in flight: the arms' colours in bands, a fringe."""
    field, device = arms(m)
    c.drawPath(room.side(s, d0, d1, top, low), linear((s * room.half * d0, 0), (s * room.half * d1, 0), [(0, field), (1, shade(field, .6))]))
    for a, b in ((.08, .16), (.84, .92)):
        c.drawPath(room.side(s, d0, d1, top + (low - top) * a, top + (low - top) * b), fill(device, .8))
    e = (d1 - d0) * .3
    c.drawPath(room.side(s, d0 + e, d1 - e, top + (low - top) * .34, top + (low - top) * .66), fill(device, .75))
    c.drawPath(room.side(s, d0 + e * 1.3, d1 - e * 1.3, top + (low - top) * .42, top + (low - top) * .58), fill(field))
    c.drawPath(room.side(s, d0, d1, low, low + 7), fill(GILT, .8))
    c.drawPath(room.side(s, d0 - .02, d1 + .02, top - 6, top), fill(GILT))


def candle(c: Any, x: float, y: float, tall: float, on: bool) -> None:
    """A wax candle whose foot stands at (x, y)."""
    c.drawRect(box(x - 4.4, y - tall, x + 4.4, y), linear((x - 4, 0), (x + 4, 0), [(0, "#fbf4e2"), (1, "#cdbfa2")]))
    if on:
        glow(c, x, y - tall - 10, 150, "#ffc878", .5)
        c.drawPath(smooth([(x, y - tall - 25, 1), (x + 5.6, y - tall - 8), (x, y - tall), (x - 5.6, y - tall - 8)]), fill("#fff0b8"))


def candelabrum(c: Any, h: float, on: bool, arms_of: int = 3, metal: Colour = GILT) -> None:
    """A standing or table candlestick of several arms, its foot at the origin."""
    c.drawOval(box(-h * .12 - 10, -8, h * .12 + 10, 6), fill(shade(metal, .6)))
    c.drawPath(tapered([(0, 0), (0, -h * .5), (0, -h)], [11, 6, 7]), linear((-6, 0), (6, 0), [(0, light(metal, .3)), (1, shade(metal, .55))]))
    for y in (-h * .3, -h * .62, -h * .86):
        c.drawOval(box(-8, y - 5, 8, y + 5), fill(light(metal, .2)))
    reach = 26 + h * .06
    for k in range(arms_of):
        u = 0.0 if arms_of == 1 else -1 + 2 * k / (arms_of - 1)
        x, y = u * reach, -h - (12 if abs(u) < .1 else 0)
        if abs(u) > .1:
            c.drawPath(smooth([(0, -h * .88), (x * .6, -h * .84), (x, -h * .96), (x, y)], False), stroke(metal, 4.4))
        c.drawOval(box(x - 10, y - 4, x + 10, y + 3), fill(light(metal, .3)))
        candle(c, x, y - 2, 30, on)


def hoop(c: Any, m: Moment, x: float, y: float, size: float, top: float = TOP) -> None:
    """An iron ring of candles on chains, as hangs in halls."""
    iron = m.tone("#4a4038", "#221f28")
    for s in (-1, 0, 1):
        c.drawPath(tapered([(x, y - size * 1.5), (x + s * size * .92, y)], [1.8, 1.8]), fill(iron))
    c.drawRect(box(x - 1.6, top, x + 1.6, y - size * 1.46), fill(iron))
    c.drawOval(box(x - size, y - size * .24, x + size, y + size * .24), stroke(iron, max(4.0, size * .12)))
    for k in range(8):
        u = -1 + 2 * (k + .5) / 8
        yy = y + (size * .24 if k % 2 else -size * .2) * (1 - u * u) ** .5
        cx = x + u * size
        c.drawRect(box(cx - size * .035, yy - size * .34, cx + size * .035, yy - 2), fill("#f2e8d0" if not m.night else "#d8c8a8"))
        if m.lamps:
            c.drawCircle(cx, yy - size * .40, size * .06, fill("#fff0b8"))
            glow(c, cx, yy - size * .4, size * .7, "#ffc070", .5)
    if m.lamps:
        glow(c, x, y, size * 4.6, "#ffb868", .5)
