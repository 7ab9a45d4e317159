"""What the houses of the Chinese republic are fitted with: panels, electric lamps, telephones, gramophones, clocks, maps.

Things stand on the origin in the units of furniture (229 a metre); what hangs on a wall is in the units of the back wall.
"""
from __future__ import annotations

import math
from typing import Any

from engine.picture.gfx import (
    RGB,
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
from engine.picture.scenery.furniture import shadow
from engine.picture.skia_load import skia

BRASS = "#c9a24e"
BLACK = "#1d1b20"


def walnut(m: Moment) -> RGB:
    """The wood of panels and furniture."""
    return m.tone("#744a30", "#432d2c")


def globe_lamp(c: Any, x: float, y: float, size: float, on: bool, top: float = TOP) -> None:
    """A ball of milk glass on a brass rod."""
    c.drawRect(box(x - 1.6, top, x + 1.6, y - size), fill(shade(BRASS, .6)))
    c.drawPath(smooth([(x - size * .5, y - size * .8, 1), (x, y - size * 1.3), (x + size * .5, y - size * .8, 1)]), fill(BRASS))
    c.drawCircle(x, y, size, radial((x - size * .3, y - size * .4), size * 1.5, [(0, "#fffaf0"), (1, "#ffdca0" if on else "#cfc8bc")]))
    if on:
        glow(c, x, y, size * 5.4, "#ffca80", .72)


def sconce(c: Any, x: float, y: float, on: bool) -> None:
    """A fan of frosted glass on the wall, lit from within."""
    shell = smooth([(x - 15, y - 22, 1), (x, y - 30), (x + 15, y - 22, 1), (x + 5, y, 1), (x - 5, y, 1)], True, .7)
    c.drawPath(shell, linear((0, y - 28), (0, y), [(0, "#fff2d2" if on else "#cfc6b4"), (1, "#e0a860" if on else "#8f8676")]))
    for k in (-.5, 0, .5):
        c.drawPath(tapered([(x + k * 22, y - 26), (x + k * 6, y - 2)], [1.2, 1.2]), fill(BRASS, .8))
    c.drawRect(box(x - 5, y, x + 5, y + 9), fill(BRASS))
    if on:
        glow(c, x, y - 16, 84, "#ffc070", .7)


def bulb(c: Any, x: float, y: float, on: bool, top: float = TOP) -> None:
    """A bare bulb under an enamel shade on its wire."""
    c.drawRect(box(x - 1, top, x + 1, y - 24), fill("#14141a"))
    c.drawPath(smooth([(x - 6, y - 26, 1), (x + 6, y - 26, 1), (x + 30, y, 1), (x - 30, y, 1)], True, .5), linear((x - 30, 0), (x + 30, 0), [(0, "#2c3c3a"), (.4, "#5a746c"), (1, "#22302e")]))
    c.drawCircle(x, y + 4, 8, fill("#fff2c8" if on else "#cfc8b8"))
    if on:
        glow(c, x, y + 6, 230, "#ffca7c", .8)
        c.drawPath(poly([(x - 26, y + 2), (x + 26, y + 2), (x + 190, y + 420), (x - 190, y + 420)]), linear((0, y), (0, y + 420), [(0, "#ffd890", .2), (1, "#ffd890", 0)]))


def bankers_lamp(c: Any, x: float, y: float, on: bool) -> None:
    """A desk lamp with a green glass shade."""
    c.drawOval(box(x - 24, y - 8, x + 24, y + 3), fill(shade(BRASS, .7)))
    c.drawRect(box(x - 3, y - 76, x + 3, y - 4), linear((x - 3, 0), (x + 3, 0), [(0, light(BRASS, .3)), (1, shade(BRASS, .6))]))
    c.drawPath(smooth([(x - 56, y - 66, 1), (x - 46, y - 92), (x, y - 102), (x + 46, y - 92), (x + 56, y - 66, 1)], True, .8), linear((0, y - 100), (0, y - 66), [(0, "#5cae7c" if on else "#2f6a4c"), (1, "#1f4a36")]))
    c.drawRect(box(x - 54, y - 68, x + 54, y - 64), fill("#fff0c0" if on else "#c8ccb8"))
    if on:
        glow(c, x, y - 52, 190, "#ffdc96", .75)


def telephone(c: Any, x: float, y: float, k: float = 1.0) -> None:
    """A black desk telephone with its dial; its foot is at (x, y)."""
    c.save()
    c.translate(x, y)
    c.scale(k, k)
    c.drawPath(smooth([(-44, 0, 1), (-40, -14), (-22, -46), (22, -46), (40, -14), (44, 0, 1)], True, .8), linear((-44, 0), (44, 0), [(0, "#121116"), (.36, "#4c4a54"), (1, "#100f14")]))
    c.drawOval(box(-17, -38, 17, -8), fill("#d8d2c4"))
    c.drawOval(box(-13, -35, 13, -11), fill(BLACK))
    for i in range(8):
        a = i * math.tau / 9
        c.drawCircle(9 * math.cos(a), -23 + 8 * math.sin(a), 2.0, fill("#cfc8b8"))
    c.drawPath(tapered([(-54, -60), (-20, -56), (20, -56), (54, -60)], [13, 8, 8, 13]), fill("#2a282f"))
    for s in (-1, 1):
        c.drawOval(box(s * 50 - 15, -68, s * 50 + 15, -42), fill(BLACK))
        c.drawRect(box(s * 20 - 4, -56, s * 20 + 4, -44), fill(BRASS))
    c.drawPath(tapered([(-40, -60), (0, -58), (40, -61)], [1, 2.4, 1]), fill("#ffffff", .4))
    c.restore()


def gramophone(c: Any, wood: Colour) -> None:
    """A gramophone on its cabinet: turntable, arm, a great brass horn."""
    shadow(c, 78, 12)
    c.drawRect(box(-66, -150, 66, 0), linear((-66, 0), (66, 0), [(0, light(wood, .2)), (1, shade(wood, .5))]))
    for x in (-32, 32):
        c.drawRect(box(x - 26, -134, x + 26, -18), stroke(shade(wood, .55), 3))
    c.drawRect(box(-74, -160, 74, -146), fill(light(wood, .24)))
    c.drawRect(box(-58, -186, 58, -160), linear((-58, 0), (58, 0), [(0, light(wood, .3)), (1, shade(wood, .6))]))
    c.drawOval(box(-48, -198, 48, -178), fill("#16151a"))
    c.drawOval(box(-13, -192, 13, -184), fill("#b8433a"))
    c.drawPath(tapered([(52, -186), (58, -224), (34, -250), (10, -262)], [8, 8, 9, 12]), fill(shade(BRASS, .8)))
    horn = smooth([(6, -252, 1), (-30, -290), (-96, -312), (-120, -386), (-70, -430), (-6, -418), (28, -372), (24, -292), (20, -262, 1)], True, .9)
    c.drawPath(horn, linear((-120, -430), (30, -250), [(0, light(BRASS, .5)), (.5, BRASS), (1, shade(BRASS, .5))]))
    c.drawOval(box(-116, -436, 22, -322), radial((-46, -380), 90, [(0, shade(BRASS, .3)), (.7, shade(BRASS, .75)), (1, light(BRASS, .3))]))
    for a in range(8):
        q = a * math.tau / 8
        c.drawPath(tapered([(-46, -380), (-47 + 66 * math.cos(q), -379 + 55 * math.sin(q))], [1, 4]), fill(shade(BRASS, .55), .6))


def long_clock(c: Any, wood: Colour) -> None:
    """A clock as tall as a man, its pendulum behind glass."""
    shadow(c, 54, 10)
    c.drawRect(box(-50, -60, 50, 0), linear((-50, 0), (50, 0), [(0, light(wood, .16)), (1, shade(wood, .5))]))
    c.drawRect(box(-38, -330, 38, -60), linear((-38, 0), (38, 0), [(0, light(wood, .2)), (1, shade(wood, .55))]))
    c.drawRect(box(-24, -310, 24, -80), fill("#1a1418"))
    c.drawRect(box(-1.5, -310, 1.5, -140), fill(BRASS))
    c.drawCircle(0, -132, 15, radial((-4, -136), 18, [(0, light(BRASS, .5)), (1, shade(BRASS, .7))]))
    c.drawPath(smooth([(-52, -330, 1), (-52, -430, 1), (-20, -452), (0, -476), (20, -452), (52, -430, 1), (52, -330, 1)], True, .6), linear((-52, 0), (52, 0), [(0, light(wood, .24)), (1, shade(wood, .5))]))
    c.drawCircle(0, -384, 36, fill(BRASS))
    c.drawCircle(0, -384, 31, fill("#f4ecd8"))
    for k in range(12):
        a = k * math.tau / 12
        c.drawCircle(25 * math.sin(a), -384 - 25 * math.cos(a), 1.8, fill("#3a2e28"))
    c.drawPath(tapered([(0, -384), (-10, -402)], [4, 2]), fill("#2a2024"))
    c.drawPath(tapered([(0, -384), (18, -390)], [3, 1.6]), fill("#2a2024"))


def window(c: Any, m: Moment, x: float, foot: float, half: float, top: float, frame: Colour) -> None:
    """A tall window with an arched light of coloured glass over its panes."""
    sky = m.tone("#e2ecee", "#33457c")
    sky = mix(sky, "#f2a868", .5) if m.time == "dusk" else mix(sky, "#f4c8a4", .4) if m.time == "dawn" else sky
    spring = top + half
    whole = skia.Path()
    whole.addRRect(skia.RRect.MakeRectXY(box(x - half, top, x + half, foot + half), half, half))
    c.save()
    c.clipRect(box(x - half - 20, top - 20, x + half + 20, foot))
    c.drawPath(whole, linear((0, top), (0, foot), [(0, shade(sky, .84)), (1, light(sky, .2))]))
    with clipped(c, whole):
        for k, tint in enumerate(("#c8503e", "#e0a840", "#3f8a78", "#3f6aa8", "#e0a840", "#c8503e")):
            a0, a1 = math.pi + k * math.pi / 6, math.pi + (k + 1) * math.pi / 6
            c.drawPath(poly([(x, spring), (x + 2 * half * math.cos(a0), spring + 2 * half * math.sin(a0)), (x + 2 * half * math.cos(a1), spring + 2 * half * math.sin(a1))]), fill(tint, .5 if not m.night else .38))
        c.drawCircle(x, spring, half * .34, fill("#f0d890", .8))
    for u in (-.34, .34):
        c.drawRect(box(x + u * half - 1.6, spring, x + u * half + 1.6, foot), fill(frame))
    n = max(2, round((foot - spring) / 44))
    for j in range(n + 1):
        y = spring + (foot - spring) * j / n
        c.drawRect(box(x - half, y - 1.6, x + half, y + 1.6), fill(frame))
    c.drawPath(whole, stroke(frame, 7))
    c.restore()
    c.drawRect(box(x - half - 10, foot, x + half + 10, foot + 7), fill(light(frame, .2)))
    if not m.night:
        glow(c, x, (top + foot) / 2, half * 3.4, sky, .2)


def wall_map(c: Any, m: Moment, x: float, y: float, w: float, h: float) -> None:
    """A map of provinces and rivers with pins and arrows, on rollers."""
    paper = m.tone("#e4d6ae", "#6e6858")
    c.drawRect(box(x - w / 2, y, x + w / 2, y + h), linear((x - w / 2, y), (x + w / 2, y + h), [(0, light(paper, .2)), (1, shade(paper, .8))]))
    r = m.rnd("map")
    with clipped(c, poly([(x - w / 2, y), (x + w / 2, y), (x + w / 2, y + h), (x - w / 2, y + h)])):
        for _ in range(9):
            a, b = x + r.uniform(-.5, .5) * w, y + r.uniform(.05, .95) * h
            land = smooth([(a + r.uniform(.14, .24) * w * math.cos(k), b + r.uniform(.12, .2) * h * math.sin(k)) for k in (0, 1, 2, 3, 4, 5)])
            c.drawPath(land, fill(r.choice(("#b8a06a", "#a8b07c", "#c8a884", "#9ca884")), .5))
            c.drawPath(land, stroke("#7a6444", 1.2, .8))
        for k in (.32, .68):
            c.drawPath(smooth([(x - w / 2, y + h * k), (x - w * .2, y + h * (k - .1)), (x + w * .1, y + h * (k + .08)), (x + w / 2, y + h * (k - .04))], False), stroke("#5a86a4", 3, .9))
        for _ in range(3):
            a, b = x + r.uniform(-.3, .2) * w, y + r.uniform(.3, .8) * h
            c.drawPath(tapered([(a, b), (a + w * .12, b - h * .12), (a + w * .2, b - h * .13)], [1.5, 5, 1]), fill("#b8322c"))
    for _ in range(7):
        c.drawCircle(x + r.uniform(-.42, .42) * w, y + r.uniform(.1, .9) * h, 3, fill(r.choice(("#c8362e", "#2f5a9a"))))
    for yy in (y, y + h):
        rounded(c, x - w / 2 - 7, yy - 4, x + w / 2 + 7, yy + 4, 3, fill(walnut(m)))


def panels(room: Any, c: Any, m: Moment, wall: Colour, wood: Colour, dado: float = 40.0) -> None:
    """A dado of walnut, pilasters and a frieze of stepped fans over it."""
    h, f, t = room.half, room.floor, room.top
    for s in (-1, 1):
        c.drawPath(room.side(s, 1, 5, dado, f - 9), fill(shade(wood, .66 if s > 0 else .8)))
        c.drawPath(room.side(s, 1, 5, t, t + 26), fill(shade(wood, .6)))
    c.drawRect(box(-h, dado, h, f - 9), linear((0, dado), (0, f), [(0, light(wood, .08)), (1, shade(wood, .76))]))
    c.drawRect(box(-h, dado - 4, h, dado + 3), fill(light(wood, .24)))
    n = max(3, round(2 * h / 92))
    for i in range(n):
        a, b = -h + 2 * h * i / n + 8, -h + 2 * h * (i + 1) / n - 8
        c.drawRect(box(a, dado + 13, b, f - 22), stroke(shade(wood, .58), 2.4, .8))
    c.drawRect(box(-h, t, h, t + 26), linear((0, t), (0, t + 26), [(0, light(wood, .12)), (1, shade(wood, .7))]))
    k = max(4, round(2 * h / 44))
    for i in range(k):
        x = -h + 2 * h * (i + .5) / k
        for q in (15, 10, 5):
            c.drawArc(box(x - q, t + 24 - q, x + q, t + 24 + q), 180, 180, False, stroke(BRASS, 1.6, .8))
    for d in (1.16, 1.5, 2.0):
        for s in (-1, 1):
            c.drawPath(room.side(s, d, d + .07 * d, t + 26, dado), fill(shade(light(wall, .2), .76)))


def rickshaw(c: Any, m: Moment) -> None:
    """A rickshaw that waits with its shafts on the ground: two high wheels, a black hood, a lamp."""
    shadow(c, 190, 16)
    body = m.tone("#26282e", "#15161d")
    for x in (150.0, 178.0):
        c.drawPath(tapered([(-20 + x * .1, -96), (x * .9, -60), (x + 90, -6)], [8, 7, 6]), fill(shade(BRASS, .62)))
    c.drawPath(smooth([(-92, -120, 1), (-84, -70), (-30, -62), (58, -66), (66, -112, 1), (10, -118), (-20, -176), (-92, -186, 1)], True, .6), linear((0, -190), (0, -60), [(0, light(body, .2)), (1, shade(body, .6))]))
    c.drawPath(smooth([(-84, -126, 1), (-12, -132, 1), (2, -112), (-78, -108, 1)], True, .6), fill("#a8343a"))
    hood = smooth([(-104, -176, 1), (-118, -262), (-74, -318), (6, -322), (58, -280, 1), (24, -268), (-16, -232), (-30, -176, 1)], True, .8)
    c.drawPath(hood, linear((-110, -320), (50, -180), [(0, light(body, .3)), (1, shade(body, .6))]))
    for k in range(3):
        c.drawPath(smooth([(-100 + 22 * k, -178), (-92 + 30 * k, -256), (-44 + 30 * k, -312)], False), stroke(light(body, .32), 2.4, .7))
    for x, tone in ((18.0, .6), (-26.0, 1.0)):
        c.drawCircle(x, -76, 76, stroke(shade("#3a3436", tone), 8))
        for k in range(10):
            a = k * math.tau / 10
            c.drawPath(tapered([(x, -76), (x + 72 * math.cos(a), -76 + 72 * math.sin(a))], [3, 2]), fill(shade(BRASS, tone * .8)))
        c.drawCircle(x, -76, 11, fill(shade(BRASS, tone)))
    c.drawRect(box(56, -150, 74, -116), fill("#ffe2a0" if m.lamps else "#d8d0bc"))
    c.drawRect(box(54, -156, 76, -148), fill(BRASS))
    if m.lamps:
        glow(c, 65, -132, 120, "#ffb860", .8)
