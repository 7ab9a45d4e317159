"""Furniture with form: what stands on a floor. The origin is the floor under its middle; 229 units are a metre."""
from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, radial, shade, smooth, stroke, tapered
from engine.picture.scenery.air import box, rounded

TABLE = 168.0
"""Height of a table's top."""
SEAT = 104.0
"""Height of a chair's seat."""


def shadow(c: Any, half: float, flat: float = 16, alpha: float = .42) -> None:
    """Where a thing touches the floor."""
    c.save()
    c.scale(1, flat / half)
    c.drawCircle(0, 0, half, radial((0, 0), half, [(0, "#07060f", alpha), (.55, "#07060f", alpha * .7), (1, "#07060f", 0)]))
    c.restore()


def table(c: Any, w: float, wood: Colour, *, h: float = TABLE, deep: float = 34, cloth: Colour | None = None, closed: bool = False) -> None:
    """A table seen a little from above. `closed` gives it a front instead of legs."""
    shadow(c, w * .62)
    if closed:
        c.drawRect(box(-w / 2 + 8, -h + 10, w / 2 - 8, 0), linear((0, -h), (0, 0), [(0, shade(wood, .72)), (1, shade(wood, .42))]))
        panels = max(3, round((w - 44) / 130))
        wide = (w - 44) / panels
        for k in range(panels):
            x = -w / 2 + 22 + k * wide
            c.drawRect(box(x + 6, -h + 30, x + wide - 6, -18), linear((0, -h), (0, 0), [(0, shade(wood, .58)), (1, shade(wood, .36))]))
            c.drawRect(box(x + 6, -h + 30, x + wide - 6, -18), stroke(shade(wood, .34), 2))
            c.drawRect(box(x + 8, -h + 31, x + wide - 8, -h + 33), fill(light(wood, .1), .5))
        c.drawRect(box(-w / 2 + 8, -9, w / 2 - 8, 0), fill(shade(wood, .3)))
    else:
        for x in (-w / 2 + 14, w / 2 - 24):
            c.drawRect(box(x, -h, x + 11, 0), linear((x, 0), (x + 11, 0), [(0, light(wood, .06)), (1, shade(wood, .45))]))
        for x in (-w / 2 + 34, w / 2 - 40):
            c.drawRect(box(x, -h, x + 7, -16), fill(shade(wood, .4)))
    top = poly([(-w / 2 + deep * .55, -h - deep), (w / 2 - deep * .55, -h - deep), (w / 2, -h), (-w / 2, -h)])
    c.drawPath(top, linear((-w / 2, -h - deep), (w / 2, -h), [(0, light(wood, .26)), (.6, light(wood, .1)), (1, wood)]))
    c.drawRect(box(-w / 2, -h, w / 2, -h + 11), linear((0, -h), (0, -h + 11), [(0, wood), (1, shade(wood, .6))]))
    if cloth is not None:
        c.drawPath(smooth([(-w / 2 - 3, -h - 2, 1), (w / 2 + 3, -h - 2, 1), (w / 2 - 6, -h + 46), (w / 4, -h + 58), (0, -h + 50), (-w / 4, -h + 60), (-w / 2 + 6, -h + 46)]), linear((0, -h), (0, -h + 60), [(0, cloth), (1, shade(cloth, .7))]))
        c.drawPath(top, fill(light(cloth, .14)))


def round_table(c: Any, w: float, wood: Colour, h: float = TABLE) -> None:
    """A café table on one leg."""
    shadow(c, w * .5)
    c.drawPath(tapered([(0, -h), (0, -20), (0, -4)], [12, 10, 26]), fill(shade(wood, .34)))
    c.drawOval(box(-w * .24, -13, w * .24, 5), fill(shade(wood, .3)))
    c.drawOval(box(-w / 2, -h - 10, w / 2, -h + 22), fill(shade(wood, .5)))
    c.drawOval(box(-w / 2, -h - 17, w / 2, -h + 15), linear((-w / 2, -h), (w / 2, -h), [(0, light(wood, .3)), (1, shade(wood, .9))]))


def chair(c: Any, wood: Colour, facing: int, cushion: Colour | None = None) -> None:
    """A chair in three-quarter view whose sitter looks towards `facing` (-1 left, 1 right): the back is on the other side."""
    shadow(c, 60, 12)
    f = facing
    for x in (-46, 30):
        c.drawPath(tapered([(x * f, -SEAT + 6), (x * f - 3 * f, 0)], [9, 6]), fill(shade(wood, .5)))
    for x in (-30, 44):
        c.drawPath(tapered([(x * f, -SEAT + 10), (x * f + 4 * f, 6)], [10, 7]), fill(shade(wood, .8)))
    c.drawPath(smooth([(-54 * f, -SEAT - 8, 1), (-46 * f, -226), (-38 * f, -236), (-10 * f, -232), (-14 * f, -SEAT - 6, 1)], True, .6), linear((0, -236), (0, -SEAT), [(0, light(wood, .18)), (1, shade(wood, .66))]))
    for k in range(2):
        c.drawPath(tapered([((-42 + k * 12) * f, -222), ((-46 + k * 13) * f, -SEAT - 12)], [3, 3]), fill(shade(wood, .4), .6))
    seat = smooth([(-56 * f, -SEAT + 2), (-40 * f, -SEAT - 14), (30 * f, -SEAT - 14), (54 * f, -SEAT + 4), (46 * f, -SEAT + 14), (-48 * f, -SEAT + 14)], True, .7)
    c.drawPath(seat, linear((0, -SEAT - 14), (0, -SEAT + 14), [(0, light(cushion or wood, .2)), (1, shade(cushion or wood, .62))]))


def chair_back(c: Any, colour: Colour, w: float = 92) -> None:
    """An office chair seen from behind: for the near edge of a picture."""
    shadow(c, w * .7, 14)
    for a in (-.5, 0, .5):
        c.drawPath(tapered([(0, -22), (a * w, 0)], [9, 6]), fill("#15171f"))
    c.drawRect(box(-5, -SEAT, 5, -20), fill("#20232c"))
    rounded(c, -w * .52, -SEAT - 16, w * .52, -SEAT + 8, 10, fill(shade(colour, .6)))
    rounded(c, -w * .48, -250, w * .48, -SEAT - 26, 24, linear((-w / 2, 0), (w / 2, 0), [(0, light(colour, .14)), (.6, colour), (1, shade(colour, .55))]))
    rounded(c, -w * .36, -236, w * .36, -SEAT - 42, 18, stroke(shade(colour, .6), 3))


def stool(c: Any, colour: Colour, h: float = 150) -> None:
    shadow(c, 40, 10)
    for x in (-24, 0, 24):
        c.drawPath(tapered([(x * .5, -h), (x * 1.2, 0)], [6, 4]), fill(shade(colour, .4)))
    c.drawOval(box(-26, -58, 26, -48), stroke(shade(colour, .5), 4))
    c.drawOval(box(-38, -h - 4, 38, -h + 16), fill(shade(colour, .6)))
    c.drawOval(box(-38, -h - 12, 38, -h + 8), linear((-38, 0), (38, 0), [(0, light(colour, .24)), (1, shade(colour, .8))]))


def sofa(c: Any, w: float, colour: Colour, cushions: Sequence[Colour] = ("#d9b46a", "#b5645a")) -> None:
    """A sofa seen from the front."""
    shadow(c, w * .56)
    rounded(c, -w / 2, -206, w / 2, -24, 30, linear((0, -206), (0, -24), [(0, light(colour, .16)), (1, shade(colour, .56))]))
    n = 3 if w > 340 else 2
    for i in range(n):
        x0, x1 = -w / 2 + 28 + i * (w - 56) / n, -w / 2 + 24 + (i + 1) * (w - 56) / n
        rounded(c, x0, -196, x1, -104, 18, linear((0, -196), (0, -104), [(0, light(colour, .22)), (1, shade(colour, .8))]))
        rounded(c, x0, -116, x1, -62, 14, linear((0, -116), (0, -62), [(0, light(colour, .3)), (1, shade(colour, .74))]))
    for side in (-1, 1):
        x = side * (w / 2 - 12)
        rounded(c, x - 28, -148, x + 28, -8, 22, linear((0, -148), (0, 0), [(0, light(colour, .22)), (1, shade(colour, .46))]))
    c.drawRect(box(-w / 2 + 20, -62, w / 2 - 20, -16), fill(shade(colour, .5)))
    for i, cushion in enumerate(cushions):
        x = -w * .3 + i * w * .56
        c.drawPath(smooth([(x - 34, -158), (x + 6, -172), (x + 40, -152), (x + 36, -108), (x, -98), (x - 38, -112)]), linear((0, -170), (0, -98), [(0, light(cushion, .2)), (1, shade(cushion, .66))]))
    throw = light(colour, .5, "#f4e4cc")
    c.drawPath(smooth([(w * .11, -209, 1), (w * .29, -209, 1), (w * .30, -120), (w * .31, -74, 1), (w * .12, -74, 1), (w * .115, -120)]), linear((0, -209), (0, -74), [(0, throw), (.62, shade(throw, .84)), (.66, light(throw, .1)), (1, shade(throw, .8))]))
    for y in (-196, -100, -88):
        c.drawPath(tapered([(w * .112, y), (w * .2, y + 2), (w * .30, y)], [3, 3, 3]), fill(shade(colour, .8), .5))
    for i in range(11):
        c.drawPath(tapered([(w * (.125 + .0175 * i), -75), (w * (.124 + .0178 * i), -64)], [2.4, 1]), fill(shade(throw, .8)))


def bed(c: Any, w: float, cloth: Colour, wood: Colour, pillow: Colour = "#f2ece6") -> None:
    """A bed seen from its foot: headboard, pillows, a cover with folds and a throw."""
    shadow(c, w * .6, 20)
    rounded(c, -w / 2 - 16, -268, w / 2 + 16, -60, 20, linear((0, -268), (0, -60), [(0, light(wood, .14)), (1, shade(wood, .5))]))
    for i in range(4):
        rounded(c, -w / 2 + 8 + i * (w - 16) / 4, -252, -w / 2 + 2 + (i + 1) * (w - 16) / 4, -130, 12, stroke(shade(wood, .55), 3))
    for x in (-w * .24, w * .24):
        c.drawPath(smooth([(x - w * .22, -166), (x, -184), (x + w * .22, -168), (x + w * .21, -116), (x, -106), (x - w * .22, -114)]), linear((0, -184), (0, -106), [(0, pillow), (1, shade(pillow, .74))]))
        c.drawPath(tapered([(x - 30, -130), (x, -146), (x + 34, -136)], [1, 4, 1]), fill(shade(pillow, .6), .5))
    cover = smooth([(-w / 2 - 10, -118, 1), (w / 2 + 10, -118, 1), (w / 2 + 52, 0, 1), (-w / 2 - 52, 0, 1)], True, .25)
    c.drawPath(cover, linear((0, -118), (0, 0), [(0, light(cloth, .24)), (.4, cloth), (1, shade(cloth, .5))]))
    c.drawPath(smooth([(-w / 2 - 12, -112, 1), (w / 2 + 12, -112, 1), (w / 2 + 16, -88), (0, -80), (-w / 2 - 16, -88)]), fill(light(cloth, .6), .9))
    for i in range(6):
        x = -w / 2 + w * (.08 + .17 * i)
        c.drawPath(tapered([(x, -76), (x + 10 + (x * .1), -36), (x * 1.14, -4)], [1, 8, 3]), fill(shade(cloth, .55), .45))
    c.drawPath(smooth([(-w / 2 - 30, -52, 1), (w * .1, -62), (w / 2 + 34, -46, 1), (w / 2 + 46, -16, 1), (0, -26), (-w / 2 - 44, -18, 1)]), fill(mix(cloth, "#e8b878", .6), .9))


def bedside(c: Any, w: float, cloth: Colour) -> None:
    """The side of a bed on which somebody sits."""
    shadow(c, w * .56, 16)
    rounded(c, -w / 2, -SEAT - 10, w / 2, -6, 18, linear((0, -SEAT), (0, 0), [(0, light(cloth, .3)), (.5, cloth), (1, shade(cloth, .46))]))
    c.drawPath(smooth([(-w / 2 - 6, -SEAT - 4), (-w / 4, -SEAT - 22), (0, -SEAT - 16), (w / 4, -SEAT - 24), (w / 2 + 6, -SEAT - 4), (w / 2, -SEAT + 18), (0, -SEAT + 26), (-w / 2, -SEAT + 18)]), linear((0, -SEAT - 24), (0, -SEAT + 26), [(0, light(cloth, .5)), (1, light(cloth, .1))]))
    for i in range(6):
        x = -w * .42 + i * w * .17
        c.drawPath(tapered([(x, -SEAT + 16), (x + 9, -52), (x - 3, -8)], [2, 8, 3]), fill(shade(cloth, .6), .5))
    x = -w * .36
    c.drawPath(smooth([(x - 84, -SEAT - 20), (x - 10, -SEAT - 64), (x + 74, -SEAT - 34), (x + 66, -SEAT - 8), (x - 70, -SEAT - 4)]), linear((0, -SEAT - 64), (0, -SEAT), [(0, "#f6f0ea"), (1, "#c8beb8")]))


def counter(c: Any, w: float, wood: Colour, top: Colour, h: float = 232, panels: int = 5) -> None:
    """A bar or a shop counter with panels."""
    shadow(c, w * .55, 14)
    c.drawRect(box(-w / 2, -h, w / 2, 0), linear((0, -h), (0, 0), [(0, wood), (1, shade(wood, .42))]))
    for i in range(panels):
        x0 = -w / 2 + i * w / panels
        rounded(c, x0 + 10, -h + 34, x0 + w / panels - 10, -18, 5, stroke(shade(wood, .48), 4))
        rounded(c, x0 + 13, -h + 37, x0 + w / panels - 13, -h + 39, 1, fill(light(wood, .25), .7))
    c.drawPath(poly([(-w / 2 + 10, -h - 16), (w / 2 - 10, -h - 16), (w / 2 + 12, -h + 2), (-w / 2 - 12, -h + 2)]), linear((-w / 2, 0), (w / 2, 0), [(0, light(top, .3)), (.5, top), (1, shade(top, .8))]))
    c.drawRect(box(-w / 2 - 12, -h + 2, w / 2 + 12, -h + 14), fill(shade(top, .55)))


def bench(c: Any, w: float, colour: Colour) -> None:
    """A park bench or a row of waiting seats."""
    shadow(c, w * .55, 10)
    for x in (-w / 2 + 16, w / 2 - 26):
        c.drawPath(tapered([(x, -200), (x + 4, -SEAT), (x + 2, 0)], [9, 10, 9]), fill("#1d2029"))
    for i, y in enumerate((-202.0, -176.0, -150.0)):
        rounded(c, -w / 2, y, w / 2, y + 17, 4, linear((0, y), (0, y + 17), [(0, light(colour, .2)), (1, shade(colour, .74 - .06 * i))]))
    for i, y in enumerate((-SEAT - 12, -SEAT)):
        rounded(c, -w / 2 - 4 * i, y, w / 2 + 4 * i, y + 12, 4, fill(light(colour, .16 - .1 * i)))


def seats(c: Any, count: int, colour: Colour) -> None:
    """Shell seats on a bar, as in halls and corridors."""
    w = count * 84
    shadow(c, w * .55, 10)
    for i in range(count):
        x = -w / 2 + i * 84
        rounded(c, x + 4, -206, x + 78, -112, 16, linear((0, -206), (0, -112), [(0, light(colour, .22)), (1, shade(colour, .7))]))
        rounded(c, x + 2, -116, x + 80, -90, 12, linear((0, -116), (0, -90), [(0, light(colour, .1)), (1, shade(colour, .5))]))
    c.drawRect(box(-w / 2 + 6, -90, w / 2 - 6, -80), fill("#3a404c"))
    for x in (-w / 2 + 40, w / 2 - 46):
        c.drawPath(tapered([(x, -82), (x, 0)], [8, 8]), fill("#3a404c"))
        c.drawRect(box(x - 22, -5, x + 22, 1), fill("#3a404c"))


def cabinet(c: Any, w: float, h: float, colour: Colour, doors: int = 2, rows: int = 1) -> None:
    """A chest, a wardrobe, a filing cabinet."""
    shadow(c, w * .6, 12)
    c.drawRect(box(-w / 2, -h, w / 2, 0), linear((-w / 2, 0), (w / 2, 0), [(0, light(colour, .14)), (1, shade(colour, .66))]))
    c.drawPath(poly([(-w / 2 + 8, -h - 14), (w / 2 - 8, -h - 14), (w / 2 + 5, -h + 3), (-w / 2 - 5, -h + 3)]), fill(light(colour, .26)))
    for i in range(doors):
        for j in range(rows):
            x0, x1 = -w / 2 + 7 + i * (w - 8) / doors, -w / 2 + 2 + (i + 1) * (w - 8) / doors
            y0, y1 = -h + 12 + j * (h - 18) / rows, -h + 6 + (j + 1) * (h - 18) / rows
            rounded(c, x0, y0, x1, y1, 4, stroke(shade(colour, .52), 3))
            c.drawCircle(x1 - 12 if i % 2 == 0 else x0 + 12, (y0 + y1) / 2, 4, fill("#d8c48a"))


def rug(c: Any, half: float, flat: float, colour: Colour, edge: Colour = "#e8d2a8") -> None:
    c.drawOval(box(-half, -flat, half, flat), fill(colour, .92))
    c.drawOval(box(-half * .9, -flat * .86, half * .9, flat * .86), stroke(edge, 3.4, .55))
    c.drawOval(box(-half * .62, -flat * .6, half * .62, flat * .6), stroke(edge, 2, .4))


def papers(c: Any, r: Random, x: float, y: float, dim: float = 0.0) -> None:
    """A heap of sheets, a file, a pen."""
    for k in range(4):
        a = r.uniform(-8, 8)
        c.drawPath(poly([(x + a, y - 3 * k), (x + 62 + a, y - 3 * k - 1), (x + 70 + a, y + 6 - 3 * k), (x - 4 + a, y + 7 - 3 * k)]), fill(mix("#f4f0e6", "#4a5478", dim + .05 * k)))
    c.drawPath(tapered([(x + 20, y - 12), (x + 56, y - 16)], [3, 2]), fill("#b5483e"))


def mug(c: Any, x: float, y: float, colour: Colour, steam: bool = False) -> None:
    rounded(c, x - 13, y - 31, x + 13, y, 4, linear((x - 13, 0), (x + 13, 0), [(0, light(colour, .3)), (1, shade(colour, .7))]))
    c.drawOval(box(x - 13, y - 35, x + 13, y - 27), fill("#3a241c"))
    c.drawCircle(x + 16, y - 17, 8, stroke(colour, 4))
    if steam:
        for k in (-5, 5):
            c.drawPath(tapered([(x + k, y - 40), (x + k - 8, y - 62), (x + k + 6, y - 84), (x + k - 2, y - 104)], [2, 7, 8, 1]), fill("#ffffff", .2, 3))


def vase(c: Any, r: Random, x: float, y: float, pot: Colour, blooms: Sequence[Colour]) -> None:
    """Flowers in a vase."""
    for i in range(7):
        a = -math.pi / 2 + (i - 3) * .24
        end = (x + math.cos(a) * 58, y - 38 + math.sin(a) * r.uniform(44, 66))
        c.drawPath(tapered([(x, y - 34), ((x + end[0]) / 2 + 4, (y - 34 + end[1]) / 2), end], [4, 3, 2]), fill("#4a7048"))
        colour = r.choice(list(blooms))
        for k in range(5):
            b = k * math.tau / 5
            c.drawCircle(end[0] + math.cos(b) * 6, end[1] + math.sin(b) * 6, 6.4, fill(colour))
        c.drawCircle(end[0], end[1], 4, fill("#ffe9a8"))
    c.drawPath(smooth([(x - 12, y - 46, 1), (x + 12, y - 46, 1), (x + 20, y - 16), (x + 11, y, 1), (x - 11, y, 1), (x - 20, y - 16)]), linear((x - 20, 0), (x + 20, 0), [(0, light(pot, .3)), (1, shade(pot, .6))]))


def laptop(c: Any, x: float, y: float, screen: Colour = "#6fa8e0", glowing: bool = True) -> None:
    """An open laptop seen from behind its user's left; its hinge at (x, y)."""
    c.drawPath(poly([(x - 56, y - 74), (x + 50, y - 74), (x + 56, y), (x - 62, y)]), fill("#2a2d36"))
    c.drawPath(poly([(x - 50, y - 68), (x + 45, y - 68), (x + 50, y - 6), (x - 55, y - 6)]), linear((x, y - 70), (x, y), [(0, light(screen, .4)), (1, shade(screen, .7))]))
    c.drawPath(poly([(x - 62, y), (x + 56, y), (x + 74, y + 16), (x - 78, y + 16)]), fill("#a8aebb"))
    c.drawPath(poly([(x - 56, y + 3), (x + 51, y + 3), (x + 60, y + 10), (x - 64, y + 10)]), fill("#3c414d"))
    if glowing:
        glow(c, x, y - 40, 130, screen, .3)


def bookstack(c: Any, r: Random, x: float, y: float, colours: Sequence[Colour], count: int = 4) -> None:
    for k in range(count):
        a, w = r.uniform(-5, 5), r.uniform(56, 74)
        rounded(c, x - w / 2 + a, y - 13 * (k + 1), x + w / 2 + a, y - 13 * k - 1, 2, fill(r.choice(list(colours))))
        c.drawRect(box(x + w / 2 + a - 7, y - 13 * (k + 1) + 2, x + w / 2 + a - 1, y - 13 * k - 3), fill("#efe6d2", .9))
