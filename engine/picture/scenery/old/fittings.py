"""What an old Chinese house is built of and hung with: columns and beams, lattice, doors, scrolls, plaques, lanterns, drapes."""
from __future__ import annotations

from random import Random
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
from engine.picture.lettering import draw_text
from engine.picture.scenery.air import TOP, Moment, box, rounded
from engine.picture.scenery.room import Room
from engine.picture.skia_load import skia

GILT = "#d8b25a"
_LINES = (("寧靜致遠", "厚德載物"), ("清風明月", "流水高山"), ("家和人安", "詩書傳家"))


def timber(m: Moment) -> RGB:
    """The wood of an old house: dark, reddish."""
    return m.tone("#7c4a32", "#43303a")


def lacquer(m: Moment) -> RGB:
    """The red of columns."""
    return m.tone("#a03a30", "#5e2a34")


def window_paper(m: Moment) -> RGB:
    """Paper in a window, with what light there is outside."""
    paper = m.tone("#f8eccb", "#5a6890")
    return mix(paper, "#f2a860", .45) if m.time == "dusk" else paper


def frame(room: Room, c: Any, m: Moment, *, rich: bool = False, bays: float = .56) -> None:
    """Columns at the back wall and before the side walls, the painted lintel, the beams of the ceiling."""
    post, wood = lacquer(m) if rich else timber(m), timber(m)
    h, t, f = room.half, room.top, room.floor
    for d0, d1 in ((1.1, 1.17), (1.36, 1.45), (1.74, 1.86), (2.3, 2.48)):
        c.drawPath(room.flat(t, -h, h, d0, d1), linear((0, t * d1), (0, t * d0), [(0, shade(wood, .5)), (1, light(wood, .08))]))
    for x in (-h * .5, h * .5):
        c.drawPath(poly([((x - 5), t), ((x + 5), t), ((x + 5) * 2.6, t * 2.6), ((x - 5) * 2.6, t * 2.6)]), fill(shade(wood, .62)))
    c.drawRect(box(-h, t, h, t + 30), linear((0, t), (0, t + 30), [(0, light(wood, .1)), (1, shade(wood, .62))]))
    n = int(h / 16)
    for i in range(-n, n + 1):
        tint: Colour = ("#3f7a78", "#4a6aa0", "#b8493a")[i % 3] if rich else shade(wood, .7)
        c.drawPath(smooth([(i * 16 - 6, t + 15), (i * 16, t + 6), (i * 16 + 6, t + 15), (i * 16, t + 24)]), fill(m.tone(tint, shade(tint, .6)), .9))
    c.drawRect(box(-h, t + 30, h, t + 34), fill(GILT if rich else shade(wood, .5), .8))
    for x in (-h + 6, -h * bays, h * bays, h - 6):
        c.drawRect(box(x - 8, t + 26, x + 8, f), linear((x - 8, 0), (x + 8, 0), [(0, shade(post, .6)), (.38, light(post, .2)), (1, shade(post, .5))]))
        _bracket(c, x, t + 34, wood)
        c.drawOval(box(x - 13, f - 7, x + 13, f + 5), fill(m.tone("#b4aca0", "#4c4a56")))
    for s in (-1, 1):
        x, d = s * h * .93, 1.62
        with room.at(c, x, d):
            c.drawRect(box(-17, -420 * ACT, 17, 4), linear((-17, 0), (17, 0), [(0, shade(post, .55)), (.4, light(post, .16)), (1, shade(post, .42))]))
            c.drawOval(box(-27, -12, 27, 12), fill(m.tone("#a8a094", "#454450")))


ACT = 1.93


def _bracket(c: Any, x: float, y: float, wood: RGB) -> None:
    """The carved corner under a beam, on both sides of a column."""
    for s in (-1, 1):
        c.drawPath(smooth([(x + s * 8, y, 1), (x + s * 46, y, 1), (x + s * 30, y + 9), (x + s * 22, y + 7), (x + s * 16, y + 22), (x + s * 8, y + 30, 1)], True, .7), fill(shade(wood, .8)))


def lattice(c: Any, m: Moment, x0: float, y0: float, x1: float, y1: float, wood: Colour, pattern: str = "steps") -> None:
    """A papered window of fine bars: `steps` of rectangles in one another, `diamond`, or a plain `grid`."""
    paper = window_paper(m)
    c.drawRect(box(x0, y0, x1, y1), linear((0, y0), (0, y1), [(0, light(paper, .2)), (1, shade(paper, .84))]))
    bars = skia.Path()

    def line(ax: float, ay: float, bx: float, by: float) -> None:
        bars.moveTo(ax, ay)
        bars.lineTo(bx, by)

    w, h = x1 - x0, y1 - y0
    if pattern == "diamond":
        step = 15.0
        with clipped(c, poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])):
            for i in range(int((w + h) / step) + 1):
                line(x0 + i * step, y0, x0 + i * step - h, y1)
                line(x1 - i * step, y0, x1 - i * step + h, y1)
            c.drawPath(bars, stroke(wood, 2.2))
    else:
        if pattern == "grid":
            for i in range(1, int(w / 12)):
                line(x0 + i * w / int(w / 12), y0, x0 + i * w / int(w / 12), y1)
            for k in (.12, .5, .88):
                for e in (-3, 3):
                    line(x0, y0 + h * k + e, x1, y0 + h * k + e)
        else:
            g = min(w, h) * .13
            for k in (1, 2, 3):
                bars.addRect(box(x0 + g * k, y0 + g * k * h / w * .8, x1 - g * k, y1 - g * k * h / w * .8))
            for t in (.25, .5, .75):
                line(x0 + w * t, y0, x0 + w * t, y0 + g * 3 * h / w * .8)
                line(x0 + w * t, y1, x0 + w * t, y1 - g * 3 * h / w * .8)
                line(x0, y0 + h * t, x0 + g * 3, y0 + h * t)
                line(x1, y0 + h * t, x1 - g * 3, y0 + h * t)
        c.drawPath(bars, stroke(wood, 2.2))
    c.drawRect(box(x0, y0, x1, y1), stroke(wood, 6))
    c.drawRect(box(x0 - 2, y0 - 2, x1 + 2, y1 + 2), stroke(shade(wood, .6), 1.6))


def doors(c: Any, m: Moment, x0: float, x1: float, top: float, floor: float, leaves: int, wood: Colour, pattern: str = "grid") -> None:
    """Partition doors (隔扇): lattice above, carved panels below."""
    w = (x1 - x0) / leaves
    waist = top + (floor - top) * .6
    for i in range(leaves):
        a, b = x0 + i * w + 1.5, x0 + (i + 1) * w - 1.5
        c.drawRect(box(a, top, b, floor), linear((a, 0), (b, 0), [(0, light(wood, .1)), (1, shade(wood, .74))]))
        lattice(c, m, a + 6, top + 8, b - 6, waist, wood, pattern)
        for y0, y1 in ((waist + 8, waist + 26), (waist + 34, floor - 8)):
            c.drawRect(box(a + 6, y0, b - 6, y1), fill(shade(wood, .7)))
            c.drawRect(box(a + 9, y0 + 3, b - 9, y1 - 3), stroke(light(wood, .2), 1.4, .8))
        c.drawOval(box((a + b) / 2 - 9, waist + 44, (a + b) / 2 + 9, floor - 18), stroke(light(wood, .18), 2, .8))


def moon_gate(room: Room, c: Any, d: float, wood: Colour, radius: float = 112.0, y: float = 4.0) -> None:
    """A partition of fine lattice with a round opening, across the room at depth `d`."""
    h, t, f = room.half, room.top, room.floor
    path = skia.Path()
    path.addRect(box(-h * d, (t + 30) * d, h * d, f * d))
    path.addCircle(0, y * d, radius * d)
    path.addRect(box(-radius * .62 * d, y * d, radius * .62 * d, f * d))
    path.setFillType(skia.PathFillType.kEvenOdd)
    hole = skia.Path()
    hole.addCircle(0, y * d, radius * d)
    feet = skia.Path()
    feet.addRect(box(-radius * .62 * d, y * d, radius * .62 * d, f * d))
    hole = skia.Op(hole, feet, skia.PathOp.kUnion_PathOp)
    whole = skia.Path()
    whole.addRect(box(-h * d, (t + 30) * d, h * d, f * d))
    with clipped(c, skia.Op(whole, hole, skia.PathOp.kDifference_PathOp)):
        bars = skia.Path()
        step = 13.0 * d
        n = int(h * d / step) + 1
        for i in range(-n, n + 1):
            bars.moveTo(i * step, (t + 30) * d)
            bars.lineTo(i * step, f * d)
        for k in range(int((f - t) * d / step)):
            y0 = (t + 30) * d + k * step
            for i in range(-n, n + 1):
                if (i + k) % 2:
                    bars.moveTo(i * step, y0)
                    bars.lineTo((i + 1) * step, y0)
        c.drawPath(bars, stroke(shade(wood, .86), 3.0))
    c.drawPath(hole, stroke(shade(wood, .5), 15))
    c.drawPath(hole, stroke(light(wood, .14), 8))
    c.drawRect(box(-h * d, (t + 30) * d - 8, h * d, (t + 30) * d + 6), fill(wood))


def scroll(c: Any, m: Moment, r: Random, x: float, y: float, w: float, h: float, kind: str = "") -> None:
    """A hanging scroll, its upper edge in the middle at (x, y): mountains, bamboo, a branch of plum, or one character."""
    kind = kind or r.choice(("mountain", "bamboo", "plum", "word"))
    silk, paper = m.tone("#b9a37c", "#5c5668"), m.tone("#f2ead4", "#a8a4ac")
    ink: Colour = "#3a3a44"
    c.drawPath(poly([(x - 8, y), (x, y - 12), (x + 8, y)]), stroke("#4a3428", 1.2))
    c.drawRect(box(x - w / 2, y, x + w / 2, y + h), fill(silk))
    a, b, s, e = x - w * .40, x + w * .40, y + h * .13, y + h * .87
    c.drawRect(box(a, s, b, e), fill(paper))
    with clipped(c, poly([(a, s), (b, s), (b, e), (a, e)])):
        if kind == "mountain":
            for k, (dx, top) in enumerate(((.2, .34), (-.2, .22), (.06, .5))):
                px = x + dx * w
                c.drawPath(smooth([(px - w * .34, e, 1), (px - w * .1, s + (e - s) * (top + .12)), (px, s + (e - s) * top), (px + w * .12, s + (e - s) * (top + .16)), (px + w * .34, e, 1)]), linear((0, s), (0, e), [(0, ink, .3 + .2 * k), (.8, ink, .02)]))
            c.drawCircle(x + w * .2, s + (e - s) * .14, w * .06, fill("#c2402f", .85))
        elif kind == "bamboo":
            for stem in (-.16, .04, .2):
                c.drawPath(tapered([(x + stem * w, e), (x + (stem + .05) * w, s + h * .1)], [2.4, 1.6]), fill(ink, .7))
            for _ in range(16):
                px, py = x + r.uniform(-.3, .3) * w, s + r.uniform(.1, .7) * (e - s)
                c.drawPath(tapered([(px, py), (px + r.uniform(-9, 9), py + 8), (px + r.uniform(-14, 14), py + 17)], [.6, 3.4, .4]), fill(ink, .75))
        elif kind == "plum":
            c.drawPath(tapered([(a, e - 8), (x - w * .1, s + (e - s) * .6), (x + w * .1, s + (e - s) * .34), (b, s + (e - s) * .12)], [5, 4, 2.6, .8]), fill(ink, .8))
            for _ in range(13):
                c.drawCircle(x + r.uniform(-.34, .34) * w, s + r.uniform(.1, .7) * (e - s), 2.8, fill("#c24a4a", .85))
        else:
            word = r.choice(("靜", "福", "壽", "和", "禪"))
            draw_text(c, word, x, (s + e) / 2 + w * .24, w * .62, ink, kind="serif", centre=True)
    c.drawRect(box(a + w * .02, e - 9, a + w * .02 + 6, e - 3), fill("#b8362a", .9))
    for yy in (y, y + h):
        rounded(c, x - w * .56, yy - 3, x + w * .56, yy + 3, 3, fill("#4a3022"))


def couplet(c: Any, m: Moment, x: float, y: float, h: float, words: str, wide: float = 20) -> None:
    """A board with a line of writing, read downwards."""
    c.drawRect(box(x - wide / 2, y, x + wide / 2, y + h), fill(m.tone("#3a2a24", "#241f28")))
    c.drawRect(box(x - wide / 2, y, x + wide / 2, y + h), stroke(GILT, 1.6, .8))
    for i, letter in enumerate(words):
        draw_text(c, letter, x, y + h * (i + .72) / len(words), wide * .8, GILT, kind="serif", centre=True)


def plaque(c: Any, x: float, y: float, w: float, words: str) -> None:
    """The board over a hall, read across."""
    h = w * .34
    c.drawRect(box(x - w / 2, y, x + w / 2, y + h), linear((0, y), (0, y + h), [(0, "#2a3050"), (1, "#181c32")]))
    c.drawRect(box(x - w / 2, y, x + w / 2, y + h), stroke(GILT, 4))
    size = min(h * .66, w * .86 / max(len(words), 1))
    draw_text(c, words, x, y + h * .5 + size * .36, size, "#f0d080", kind="serif", centre=True)


def centre_piece(c: Any, m: Moment, r: Random, y: float, words: str) -> None:
    """The middle of a hall's back wall (中堂): plaque, painting, a couplet."""
    plaque(c, 0, y, 112, words)
    scroll(c, m, r, 0, y + 52, 72, 140, "mountain")
    for s, line in zip((1, -1), r.choice(_LINES), strict=True):
        couplet(c, m, s * 62, y + 56, 122, line)


def palace_lantern(c: Any, x: float, y: float, size: float, on: bool, top: float = TOP, red: bool = True) -> None:
    """A six-sided lantern with tassels that hangs at y."""
    c.drawRect(box(x - 1.2, top, x + 1.2, y - size), fill("#2b1c18"))
    skin: Colour = "#c23a30" if red else "#e8cf9a"
    body = [(x - size * .5, y - size * .7), (x + size * .5, y - size * .7), (x + size * .74, y), (x + size * .5, y + size * .6), (x - size * .5, y + size * .6), (x - size * .74, y)]
    c.drawPath(poly(body), radial((x, y), size, [(0, "#fff0c0" if on else light(skin, .3)), (1, skin)]))
    for k in (-.22, .22):
        c.drawPath(poly([(x + k * size, y - size * .7), (x + k * size * 1.5, y), (x + k * size, y + size * .6)], False), stroke("#4a241c", 1.8))
    c.drawPath(poly(body), stroke("#4a241c", 2.6))
    for yy, wide in ((y - size * .76, .72), (y + size * .64, .6)):
        rounded(c, x - size * wide, yy - size * .1, x + size * wide, yy + size * .07, 2, fill(GILT))
    for k in (-.5, 0, .5):
        c.drawPath(tapered([(x + k * size, y + size * .7), (x + k * size, y + size * (1.2 if k else 1.6))], [2.4, 4]), fill(shade(skin, .9)))
    if on:
        glow(c, x, y, size * 5.4, "#ffb868", .6)


def drape(c: Any, edge: float, side: int, top: float, bottom: float, width: float, colour: Colour, *, alpha: float = 1.0) -> None:
    """Silk tied to the side: it falls from the beam, is gathered at the cord, and spreads below. `side` is where the cord is."""
    tie = top + (bottom - top) * .58
    fall = smooth([(edge, top, 1), (edge - side * width * 1.5, top, 1), (edge - side * width * 1.1, top + (tie - top) * .4), (edge - side * width * .3, tie - 8), (edge - side * width * .26, tie + 8),
                   (edge - side * width * .5, bottom, 1), (edge + side * width * .16, bottom, 1), (edge, tie)], True, .8)
    c.drawPath(fall, linear((edge - side * width * 1.4, 0), (edge, 0), [(0, light(colour, .2), alpha), (.5, colour, alpha), (1, shade(colour, .7), alpha)]))
    with clipped(c, fall):
        for k in range(5):
            t = (k + .6) / 5
            c.drawPath(tapered([(edge - side * width * 1.5 * t, top), (edge - side * width * (.9 * t), (top + tie) / 2), (edge - side * width * .26 * t, tie), (edge - side * width * .45 * t, bottom)], [1, 5, 2.4, 6]), fill(shade(colour, .62), .5))
    rounded(c, min(edge, edge - side * width * .32), tie - 5, max(edge, edge - side * width * .32), tie + 5, 4, fill(GILT))
    c.drawPath(tapered([(edge - side * width * .2, tie), (edge - side * width * .24, tie + 40)], [3, 7]), fill(GILT))


def valance(c: Any, x0: float, x1: float, y: float, colour: Colour, deep: float = 26) -> None:
    """A scalloped strip of silk under a beam."""
    n = max(2, round((x1 - x0) / 46))
    w = (x1 - x0) / n
    for i in range(n):
        a = x0 + i * w
        c.drawPath(smooth([(a, y, 1), (a + w, y, 1), (a + w, y + deep * .5), (a + w / 2, y + deep * 1.2), (a, y + deep * .5)]), linear((0, y), (0, y + deep), [(0, light(colour, .12)), (1, shade(colour, .7))]))
    c.drawRect(box(x0, y - 3, x1, y + 2), fill(GILT, .9))
