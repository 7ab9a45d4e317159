"""Furniture of old Europe: thrones and settees, four-posters, tables with candles, barrels, kettles. Feet stand at the origin."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import (
    RGB,
    Colour,
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
from engine.picture.scenery.air import Moment, box, rounded
from engine.picture.scenery.furniture import shadow
from engine.picture.scenery.old.fittings import drape
from engine.picture.scenery.west.fittings import GILT
from engine.picture.scenery.west.hangings import candelabrum, candle, fleur

SEAT = 104.0


def throne(c: Any, wood: Colour, cloth: Colour, gold: Colour = GILT) -> None:
    """A high seat with a pointed back, and a footstool before it."""
    shadow(c, 90, 14)
    back = smooth([(-62, -SEAT, 1), (-66, -330), (-40, -380), (0, -432, 1), (40, -380), (66, -330), (62, -SEAT, 1)], True, .5)
    c.drawPath(back, linear((-66, 0), (66, 0), [(0, light(gold, .2)), (.5, gold), (1, shade(gold, .6))]))
    inner = smooth([(-46, -SEAT - 10, 1), (-50, -322), (-30, -358), (0, -398, 1), (30, -358), (50, -322), (46, -SEAT - 10, 1)], True, .5)
    c.drawPath(inner, linear((0, -398), (0, -SEAT), [(0, light(cloth, .16)), (1, shade(cloth, .66))]))
    fleur(c, 0, -290, 28, gold)
    for s in (-1, 1):
        c.drawPath(tapered([(s * 66, -316), (s * 68, -350)], [9, 6]), fill(gold))
        c.drawCircle(s * 68, -358, 10, fill(light(gold, .3)))
        c.drawRect(box(s * 72 - 9, -176, s * 72 + 9, 0), linear((s * 72 - 9, 0), (s * 72 + 9, 0), [(0, light(gold, .2)), (1, shade(gold, .55))]))
        rounded(c, s * 72 - 15, -188, s * 72 + 15, -172, 6, fill(light(gold, .26)))
    rounded(c, -62, -SEAT - 22, 62, -SEAT + 4, 9, linear((0, -SEAT - 22), (0, -SEAT), [(0, light(cloth, .28)), (1, shade(cloth, .7))]))
    c.drawRect(box(-66, -SEAT + 2, 66, -16), linear((0, -SEAT), (0, 0), [(0, gold), (1, shade(wood, .7))]))


def chair(c: Any, wood: Colour, facing: int, cloth: Colour) -> None:
    """A high-backed chair; `facing` 1 looks right, -1 left, 0 to the camera."""
    shadow(c, 54, 10)
    f = -facing * 12
    for x in (-40, 36):
        c.drawPath(tapered([(x, -SEAT), (x * 1.1, 0)], [9, 7]), fill(shade(wood, .66)))
    c.drawPath(smooth([(-42 + f * .3, -SEAT, 1), (-44 + f, -236), (-26 + f, -258), (f, -268), (26 + f, -258), (44 + f, -236), (42 + f * .3, -SEAT, 1)], True, .5), fill(wood))
    c.drawPath(smooth([(-31 + f * .4, -SEAT - 16, 1), (-33 + f, -226), (f, -248), (33 + f, -226), (31 + f * .4, -SEAT - 16, 1)], True, .5), linear((0, -250), (0, -SEAT), [(0, light(cloth, .2)), (1, shade(cloth, .74))]))
    for s in (-1, 1):
        c.drawCircle(s * 38 + f, -254, 7, fill(light(wood, .3)))
    rounded(c, -48, -SEAT - 15, 48, -SEAT + 3, 7, linear((0, -SEAT - 15), (0, -SEAT), [(0, light(cloth, .28)), (1, shade(cloth, .7))]))
    c.drawRect(box(-46, -SEAT + 2, 46, -SEAT + 12), fill(light(wood, .1)))


def stool(c: Any, wood: Colour) -> None:
    """A round-topped stool of three legs."""
    shadow(c, 40, 8)
    for x in (-26, 4, 28):
        c.drawPath(tapered([(x * .6, -96), (x, 0)], [8, 6]), fill(shade(wood, .6)))
    c.drawOval(box(-38, -110, 38, -90), linear((-38, 0), (38, 0), [(0, light(wood, .3)), (1, shade(wood, .7))]))


def settee(c: Any, w: float, wood: Colour, cloth: Colour) -> None:
    """A settee with a curved back and turned legs."""
    shadow(c, w * .54, 14)
    for x in (-w * .44, -w * .14, w * .14, w * .44):
        c.drawPath(tapered([(x, -70), (x * 1.02, -30), (x, 0)], [9, 6, 8]), fill(shade(wood, .7)))
    c.drawPath(smooth([(-w / 2, -90, 1), (-w * .48, -190), (-w * .26, -206), (0, -232), (w * .26, -206), (w * .48, -190), (w / 2, -90, 1)], True, .8), fill(wood))
    back = smooth([(-w * .46, -96, 1), (-w * .44, -180), (-w * .25, -196), (0, -220), (w * .25, -196), (w * .44, -180), (w * .46, -96, 1)], True, .8)
    c.drawPath(back, linear((0, -220), (0, -90), [(0, light(cloth, .24)), (1, shade(cloth, .72))]))
    for i in range(-3, 4):
        for j in range(2):
            c.drawCircle(i * w * .12 + (j % 2) * w * .06, -166 + 34 * j, 3.4, fill(shade(cloth, .56), .8))
    rounded(c, -w * .46, -118, w * .46, -84, 12, linear((0, -118), (0, -84), [(0, light(cloth, .32)), (1, shade(cloth, .74))]))
    c.drawRect(box(-w * .47, -86, w * .47, -66), linear((0, -86), (0, -66), [(0, light(wood, .24)), (1, shade(wood, .6))]))
    for s in (-1, 1):
        c.drawPath(smooth([(s * w * .47, -84, 1), (s * w * .5, -150), (s * w * .43, -164), (s * w * .41, -144), (s * w * .44, -86, 1)], True, .8), fill(light(wood, .14)))


def table(c: Any, w: float, wood: Colour, *, h: float = 168.0, deep: float = 30.0) -> None:
    """A table on turned legs with a stretcher."""
    shadow(c, w * .54, 14)
    for x in (-w * .43, w * .43):
        c.drawPath(tapered([(x, -h + 12), (x, -h * .66), (x, -h * .5), (x, -h * .2), (x, 0)], [14, 9, 18, 10, 13]), linear((x - 9, 0), (x + 9, 0), [(0, light(wood, .16)), (1, shade(wood, .5))]))
    c.drawRect(box(-w * .43, -26, w * .43, -16), fill(shade(wood, .6)))
    c.drawRect(box(-w * .47, -h + 6, w * .47, -h + 26), linear((0, -h), (0, -h + 26), [(0, shade(wood, .9)), (1, shade(wood, .58))]))
    c.drawPath(poly([(-w * .46, -h - deep * .5), (w * .46, -h - deep * .5), (w / 2 + 6, -h + 2), (-w / 2 - 6, -h + 2)]), linear((-w / 2, 0), (w / 2, 0), [(0, light(wood, .36)), (1, light(wood, .06))]))
    c.drawRect(box(-w / 2 - 6, -h + 1, w / 2 + 6, -h + 9), fill(light(wood, .16)))


def four_poster(c: Any, m: Moment, w: float, wood: Colour, cloth: Colour, cover: Colour) -> None:
    """A bed with turned posts, a tester with a fringe, and curtains tied back."""
    shadow(c, w * .6, 20)
    high = 430.0
    c.drawRect(box(-w / 2, -high, w / 2, -40), linear((0, -high), (0, -60), [(0, shade(cloth, .34)), (1, shade(cloth, .56))]))
    for k in range(9):
        x = -w / 2 + (k + .5) * w / 9
        c.drawPath(tapered([(x, -high), (x + 4, -260), (x, -90)], [3, 8, 3]), fill(shade(cloth, .3), .5))
    c.drawPath(smooth([(-w * .42, -120, 1), (-w * .42, -226), (-w * .2, -262), (0, -280), (w * .2, -262), (w * .42, -226), (w * .42, -120, 1)], True, .7), linear((0, -280), (0, -120), [(0, light(wood, .16)), (1, shade(wood, .6))]))
    fleur(c, 0, -226, 24, light(wood, .34))
    for s in (-1, 1):
        c.drawPath(smooth([(s * w * .06, -142), (s * w * .1, -176), (s * w * .36, -178), (s * w * .42, -142), (s * w * .34, -118), (s * w * .08, -118)]), linear((0, -178), (0, -118), [(0, "#f8f2e6"), (1, "#c9bca6")]))
    c.drawPath(smooth([(-w / 2, -124, 1), (-w * .1, -136), (w * .2, -132), (w / 2, -122, 1), (w / 2 + 4, -36, 1), (-w / 2 - 4, -36, 1)], True, .5), linear((0, -136), (0, -36), [(0, light(cover, .26)), (1, shade(cover, .62))]))
    c.drawPath(smooth([(-w / 2, -124, 1), (-w * .1, -137), (w * .2, -133), (w / 2, -122, 1), (w / 2, -104, 1), (0, -112), (-w / 2, -106, 1)], True, .5), fill("#efe6d4"))
    for i in range(7):
        x = -w * .42 + i * w * .14
        c.drawPath(tapered([(x, -104), (x + 8, -76), (x - 3, -40)], [1, 6, 2]), fill(shade(cover, .52), .5))
    c.drawRect(box(-w / 2 - 10, -42, w / 2 + 10, -22), linear((0, -42), (0, -22), [(0, light(wood, .2)), (1, shade(wood, .6))]))
    for s in (-1, 1):
        drape(c, s * (w / 2 - 4), s, -high + 20, -30, w * .15, cloth)
        x = s * (w / 2 + 4)
        c.drawPath(tapered([(x, -high - 10), (x, -300), (x, -220), (x, -120), (x, 0)], [11, 14, 20, 12, 18]), linear((x - 9, 0), (x + 9, 0), [(0, light(wood, .2)), (1, shade(wood, .48))]))
    c.drawRect(box(-w / 2 - 20, -high - 26, w / 2 + 20, -high), linear((0, -high - 26), (0, -high), [(0, light(wood, .2)), (1, shade(wood, .6))]))
    n = 11
    for i in range(n):
        a = -w / 2 - 14 + i * (w + 28) / n
        b = a + (w + 28) / n
        c.drawPath(smooth([(a, -high, 1), (b, -high, 1), (b, -high + 22), ((a + b) / 2, -high + 40), (a, -high + 22)]), linear((0, -high), (0, -high + 40), [(0, light(cloth, .14)), (1, shade(cloth, .7))]))
        c.drawCircle((a + b) / 2, -high + 42, 4.4, fill(GILT))


def chest(c: Any, w: float, wood: Colour) -> None:
    """An iron-bound chest."""
    shadow(c, w * .54, 10)
    c.drawPath(smooth([(-w / 2, -70, 1), (-w / 2, -92), (-w * .4, -108), (w * .4, -108), (w / 2, -92), (w / 2, -70, 1)], True, .6), linear((0, -108), (0, -70), [(0, light(wood, .26)), (1, shade(wood, .8))]))
    c.drawRect(box(-w / 2, -72, w / 2, 0), linear((0, -72), (0, 0), [(0, wood), (1, shade(wood, .6))]))
    for k in (-.36, 0, .36):
        c.drawRect(box(k * w - 6, -108, k * w + 6, 0), fill("#2c262a", .85))
    rounded(c, -11, -80, 11, -52, 3, fill(GILT))


def barrel(c: Any, x: float, y: float, size: float, wood: Colour, lying: bool = False) -> None:
    """A barrel that stands at (x, y), or lies there with its end to the camera."""
    if lying:
        c.drawCircle(x, y - size * .5, size * .5, fill(shade(wood, .5)))
        c.drawCircle(x, y - size * .5, size * .43, radial((x - size * .1, y - size * .6), size * .6, [(0, light(wood, .3)), (1, shade(wood, .7))]))
        for k in (-.26, -.09, .09, .26):
            c.drawRect(box(x + k * size - 1, y - size * .9, x + k * size + 1, y - size * .1), fill(shade(wood, .5), .6))
        c.drawCircle(x, y - size * .5, size * .46, stroke("#3a3436", size * .05))
        c.drawCircle(x, y - size * .28, size * .05, fill("#2a1e1a"))
        return
    w = size * .38
    c.drawPath(smooth([(x - w, y - size, 1), (x + w, y - size, 1), (x + w * 1.24, y - size * .5), (x + w, y, 1), (x - w, y, 1), (x - w * 1.24, y - size * .5)], True, .9), linear((x - w * 1.2, 0), (x + w * 1.2, 0), [(0, shade(wood, .7)), (.36, light(wood, .24)), (1, shade(wood, .5))]))
    c.drawOval(box(x - w, y - size * 1.06, x + w, y - size * .92), fill(light(wood, .12)))
    for k, q in ((.16, 1.12), (.42, 1.24), (.74, 1.2)):
        c.drawPath(tapered([(x - w * q, y - size * k), (x, y - size * k + size * .05), (x + w * q, y - size * k)], [size * .05] * 3), fill("#3a3436"))


def kettle(c: Any, x: float, y: float, size: float) -> None:
    """An iron pot on a chain over a fire."""
    c.drawPath(smooth([(x - size * .5, y - size * .6, 1), (x + size * .5, y - size * .6, 1), (x + size * .6, y - size * .3), (x + size * .36, y), (x - size * .36, y), (x - size * .6, y - size * .3)]), linear((x - size * .6, 0), (x + size * .6, 0), [(0, "#4a4648"), (.4, "#6a6668"), (1, "#1e1c20")]))
    c.drawOval(box(x - size * .5, y - size * .68, x + size * .5, y - size * .52), fill("#2a282c"))
    c.drawPath(smooth([(x - size * .46, y - size * .6), (x, y - size * 1.3), (x + size * .46, y - size * .6)], False), stroke("#3a3638", 4))


def books(c: Any, r: Random, w: float, h: float, wood: Colour, rows: int = 5) -> None:
    """A tall case of leather-bound books with a cornice."""
    shadow(c, w * .54, 12)
    c.drawRect(box(-w / 2, -h, w / 2, 0), fill(shade(wood, .42)))
    step = (h - 24) / rows
    for row in range(rows):
        base, x = -h + 12 + step * (row + 1), -w / 2 + 10
        while x < w / 2 - 18:
            bw, bh = r.uniform(9, 17), step * r.uniform(.56, .82)
            if r.random() < .9:
                tone: Colour = r.choice(("#6a2f2c", "#3c4a3a", "#2f3f58", "#7a5a34", "#4a3044", "#8a6a44"))
                c.drawRect(box(x, base - bh, x + bw, base), linear((x, 0), (x + bw, 0), [(0, light(tone, .16)), (1, shade(tone, .7))]))
                for k in (.2, .76):
                    c.drawRect(box(x, base - bh * k - 2, x + bw, base - bh * k), fill(GILT, .7))
            x += bw + 1.5
        c.drawRect(box(-w / 2, base, w / 2, base + 7), fill(light(wood, .12)))
    c.drawRect(box(-w / 2 - 8, -h - 14, w / 2 + 8, -h + 6), linear((0, -h - 14), (0, -h + 6), [(0, light(wood, .3)), (1, shade(wood, .7))]))
    for s in (-1, 1):
        c.drawRect(box(s * w / 2 - 6, -h, s * w / 2 + 6, 0), fill(wood))


def globe(c: Any, m: Moment) -> None:
    """A globe on its stand."""
    wood = m.tone("#6a4630", "#3c2c30")
    for x in (-30, 30):
        c.drawPath(tapered([(x * .4, -110), (x, 0)], [8, 6]), fill(wood))
    c.drawCircle(0, -164, 60, radial((-18, -184), 84, [(0, m.tone("#e2d3a4", "#8a8478")), (1, m.tone("#8f8a5c", "#3c4450"))]))
    for pts in (((-30, -200), (-6, -206), (4, -184), (-22, -166), (-40, -176)), ((10, -170), (36, -176), (34, -140), (14, -126))):
        c.drawPath(smooth(list(pts)), fill(m.tone("#9a7a4a", "#4c4444"), .8))
    c.drawCircle(0, -164, 65, stroke(GILT, 5))


def quill(c: Any, x: float, y: float) -> None:
    """Paper, an inkwell and a feather on a table."""
    c.drawPath(poly([(x - 50, y - 3), (x + 28, y - 3), (x + 36, y + 7), (x - 58, y + 7)]), fill("#f4ecd8"))
    for k in range(3):
        c.drawRect(box(x - 40, y - 1 + k * 2.4, x + 16, y + k * 2.4), fill("#7a7070", .6))
    rounded(c, x + 44, y - 22, x + 70, y + 3, 5, fill("#2c2a3a"))
    c.drawPath(tapered([(x + 57, y - 18), (x + 74, y - 60), (x + 98, y - 96)], [3, 15, 1]), fill("#f0ece0"))
    c.drawPath(tapered([(x + 57, y - 18), (x + 76, y - 60), (x + 98, y - 96)], [2, 1.6, .6]), fill("#b0a898"))


def goblet(c: Any, x: float, y: float, metal: Colour = "#c9a45a") -> None:
    """A cup on a foot, at (x, y)."""
    c.drawOval(box(x - 13, y - 4, x + 13, y + 4), fill(shade(metal, .7)))
    c.drawPath(tapered([(x, y), (x, y - 22)], [6, 5]), fill(metal))
    c.drawPath(smooth([(x - 15, y - 50, 1), (x + 15, y - 50, 1), (x + 14, y - 34), (x, y - 20), (x - 14, y - 34)], True, .8), linear((x - 15, 0), (x + 15, 0), [(0, shade(metal, .8)), (.36, light(metal, .5)), (1, shade(metal, .6))]))
    c.drawOval(box(x - 15, y - 54, x + 15, y - 46), fill(shade(metal, .5)))


def on_table(c: Any, m: Moment, r: Random, xs: list[float], y: float) -> None:
    """Goblets, a dish of fruit, books and a quill, candles when it is dark."""
    desk = (m.seed.split("|")[1] if m.seed.count("|") > 1 else "") in ("office", "classroom", "court")
    for i, x in enumerate(xs):
        if i == 1 and m.lamps:
            c.save()
            c.translate(x, y)
            candelabrum(c, 60, True)
            c.restore()
        elif desk and i == 0:
            quill(c, x, y)
        elif desk:
            for k in range(3):
                tone: Colour = r.choice(("#6a2f2c", "#3c4a3a", "#2f3f58"))
                rounded(c, x - 32, y - 12 * (k + 1), x + 32, y - 12 * k - 1, 2, fill(tone))
        elif i % 2 == 0:
            goblet(c, x, y)
            goblet(c, x + 40, y + 3)
        else:
            c.drawOval(box(x - 44, y - 12, x + 44, y + 6), fill(m.tone("#c9ced0", "#7c8290")))
            for dx, dy, tone in ((-20, -16, "#a8433a"), (4, -20, "#c88a3a"), (22, -14, "#7a9a4a"), (-4, -32, "#a8433a")):
                c.drawCircle(x + dx, y + dy, 13, radial((x + dx - 4, y + dy - 4), 16, [(0, light(tone, .4)), (1, tone)]))


def torch(c: Any, m: Moment, x: float, y: float) -> None:
    """A burning torch in its ring on a wall."""
    c.drawPath(tapered([(x, y + 46), (x, y)], [6, 13]), fill("#3a281e"))
    c.drawRect(box(x - 10, y + 8, x + 10, y + 14), fill("#2a2628"))
    glow(c, x, y - 18, 280, "#ff9a4a", .7 if m.lamps else .5)
    for k in (-6, 0, 6):
        c.drawPath(smooth([(x + k, y - 44 + abs(k) * 2, 1), (x + k + 9, y - 12), (x + k, y + 3), (x + k - 9, y - 12)]), fill("#ffc860" if k else "#fff0b0"))


def mirror(c: Any, m: Moment, w: float, h: float) -> None:
    """A dressing table with its mirror, brushes and a candle."""
    wood: RGB = m.tone("#7a5238", "#443034")
    table(c, w, wood, h=132, deep=22)
    c.drawOval(box(-h * .34, -150 - h, h * .34, -150), fill(GILT))
    glass = box(-h * .27, -142 - h * .94, h * .27, -158)
    c.drawOval(glass, linear((-h * .2, -150 - h), (h * .2, -150), [(0, m.tone("#eef4f4", "#6a7698")), (.5, m.tone("#b4c8d0", "#46506e")), (1, m.tone("#d8e2e2", "#5a6684"))]))
    candle(c, -w * .38, -142, 30, m.lamps)
    rounded(c, w * .2, -156, w * .36, -140, 4, fill(mix("#a8433a", wood, .2)))
