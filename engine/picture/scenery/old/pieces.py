"""Furniture of an old house. The origin is the floor under its middle; 229 units are a metre."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import Colour, clipped, fill, glow, light, linear, poly, radial, shade, smooth, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery.air import Moment, box, rounded
from engine.picture.scenery.furniture import SEAT, shadow
from engine.picture.scenery.old.fittings import GILT, drape, valance

TABLE = 160.0


def counter(c: Any, half: float, h: float, wood: Colour) -> None:
    """A dealer's counter, panelled in front, `half` as wide to either side and `h` high."""
    shadow(c, half, 12)
    c.drawRect(box(-half, -h, half, 0), linear((0, -h), (0, 0), [(0, light(wood, .06)), (1, shade(wood, .42))]))
    step = (2 * half - 10) / 5
    for i in range(5):
        rounded(c, 10 - half + i * step, 28 - h, step - half + i * step, -18, 4, stroke(shade(wood, .5), 4))
    c.drawPath(poly([(4 - half, -h - 20), (half - 4, -h - 20), (half + 14, 2 - h), (-half - 14, 2 - h)]), fill(light(wood, .26)))


def table(c: Any, w: float, wood: Colour, *, h: float = TABLE, deep: float = 34, ends: bool = False, apron: bool = True) -> None:
    """A table with a carved apron; with `ends` its top turns up at both sides (翘头案)."""
    shadow(c, w * .6, 14)
    for x in (-w / 2 + 16, w / 2 - 28):
        c.drawPath(smooth([(x, -h, 1), (x + 12, -h, 1), (x + 10, -h * .4), (x + 15, -4), (x - 3, 0, 1), (x + 2, -h * .4)], True, .6), linear((x, 0), (x + 12, 0), [(0, light(wood, .1)), (1, shade(wood, .45))]))
    for x in (-w / 2 + 36, w / 2 - 44):
        c.drawRect(box(x, -h, x + 7, -14), fill(shade(wood, .4)))
    top = poly([(-w / 2 + deep * .5, -h - deep), (w / 2 - deep * .5, -h - deep), (w / 2, -h), (-w / 2, -h)])
    c.drawPath(top, linear((-w / 2, -h - deep), (w / 2, -h), [(0, light(wood, .28)), (.6, light(wood, .1)), (1, wood)]))
    c.drawRect(box(-w / 2, -h, w / 2, -h + 10), linear((0, -h), (0, -h + 10), [(0, light(wood, .08)), (1, shade(wood, .6))]))
    if apron:
        c.drawPath(smooth([(-w / 2 + 14, -h + 10, 1), (w / 2 - 14, -h + 10, 1), (w / 2 - 26, -h + 40), (w / 4, -h + 24), (0, -h + 34), (-w / 4, -h + 24), (-w / 2 + 26, -h + 40)], True, .8), fill(shade(wood, .7)))
    if ends:
        for s in (-1, 1):
            c.drawPath(smooth([(s * w / 2, -h + 4), (s * (w / 2 + 13), -h - 12), (s * (w / 2 + 9), -h - 26), (s * (w / 2 - 3), -h - 12)]), fill(light(wood, .16)))


def armchair(c: Any, wood: Colour, facing: int = 0, cushion: Colour | None = None) -> None:
    """An armchair with a tall splat and a yoke (官帽椅); `facing` 0 looks at the camera."""
    shadow(c, 58, 12)
    f = facing * 8
    for x in (-44, 38):
        c.drawRect(box(x, -SEAT, x + 7, 0), fill(shade(wood, .7)))
    for x in (-36, 30):
        c.drawRect(box(x + f, -236, x + 6 + f, -SEAT), fill(wood))
    c.drawPath(smooth([(-14 + f, -SEAT - 6, 1), (-10 + f, -170), (-15 + f, -232, 1), (17 + f, -232, 1), (12 + f, -170), (16 + f, -SEAT - 6, 1)], True, .6), fill(light(wood, .1)))
    c.drawPath(tapered([(-50 + f, -230), (-30 + f, -240), (f, -246), (30 + f, -240), (52 + f, -230)], [5, 8, 9, 8, 5]), fill(light(wood, .2)))
    for s in (-1, 1):
        c.drawPath(tapered([(s * 34 + f, -176), (s * 48, -168), (s * 52, -160)], [6, 7, 7]), fill(light(wood, .12)))
        c.drawRect(box(s * 48 - 3, -166, s * 48 + 3, -SEAT), fill(shade(wood, .8)))
    c.drawRect(box(-54, -SEAT - 8, 54, -SEAT + 8), linear((0, -SEAT - 8), (0, -SEAT + 8), [(0, light(wood, .26)), (1, shade(wood, .6))]))
    if cushion is not None:
        rounded(c, -46, -SEAT - 16, 46, -SEAT - 2, 6, linear((0, -SEAT - 16), (0, -SEAT), [(0, light(cushion, .2)), (1, shade(cushion, .7))]))
    c.drawRect(box(-46, -30, 46, -24), fill(shade(wood, .6)))


def drum_stool(c: Any, wood: Colour, cloth: Colour) -> None:
    """A round stool like a drum."""
    shadow(c, 44, 10)
    c.drawPath(smooth([(-36, -96, 1), (36, -96, 1), (46, -52), (36, 0, 1), (-36, 0, 1), (-46, -52)], True, .9), linear((-46, 0), (46, 0), [(0, light(wood, .14)), (1, shade(wood, .5))]))
    for k in (-18, 8):
        c.drawOval(box(k, -72, k + 16, -24), fill(shade(wood, .36)))
    c.drawOval(box(-38, -108, 38, -86), fill(cloth))


def bench(c: Any, w: float, wood: Colour) -> None:
    """A long narrow bench."""
    shadow(c, w * .5, 8)
    for s in (-1, 1):
        c.drawPath(tapered([(s * w * .38, -92), (s * w * .46, 0)], [9, 8]), fill(shade(wood, .6)))
    rounded(c, -w / 2, -100, w / 2, -86, 3, linear((0, -100), (0, -86), [(0, light(wood, .22)), (1, shade(wood, .64))]))


def couch(c: Any, w: float, wood: Colour, cloth: Colour) -> None:
    """A day bed with rails on three sides (罗汉床), mat and bolsters."""
    shadow(c, w * .54, 16)
    c.drawRect(box(-w / 2, -206, w / 2, -SEAT), linear((0, -206), (0, -SEAT), [(0, light(wood, .12)), (1, shade(wood, .66))]))
    for i in range(5):
        rounded(c, -w / 2 + 14 + i * (w - 28) / 5, -196, -w / 2 + 8 + (i + 1) * (w - 28) / 5, -122, 3, stroke(shade(wood, .5), 3))
        rounded(c, -w / 2 + 24 + i * (w - 28) / 5, -184, -w / 2 - 2 + (i + 1) * (w - 28) / 5, -134, 14, stroke(light(wood, .2), 2, .7))
    rounded(c, -w / 2 + 8, -SEAT - 18, w / 2 - 8, -SEAT + 6, 6, linear((0, -SEAT - 18), (0, -SEAT + 6), [(0, light(cloth, .26)), (1, shade(cloth, .74))]))
    for s in (-1, 1):
        c.drawRect(box(s * w / 2 - 10, -180, s * w / 2 + 10, -SEAT + 4), fill(shade(wood, .8)))
        c.drawOval(box(s * w * .38 - 30, -SEAT - 50, s * w * .38 + 30, -SEAT - 12), linear((0, -SEAT - 50), (0, -SEAT - 12), [(0, light(cloth, .4)), (1, shade(cloth, .8))]))
    c.drawRect(box(-w / 2 - 6, -SEAT + 4, w / 2 + 6, -SEAT + 20), fill(light(wood, .1)))
    c.drawPath(smooth([(-w / 2, -SEAT + 20, 1), (w / 2, -SEAT + 20, 1), (w / 2 + 8, -8), (w / 2 - 14, 0), (w / 2 - 34, -58), (0, -66), (-w / 2 + 34, -58), (-w / 2 + 14, 0), (-w / 2 - 8, -8)], True, .6), fill(shade(wood, .74)))


def canopy_bed(c: Any, w: float, wood: Colour, cloth: Colour, silk: Colour) -> None:
    """A bed with posts, a carved canopy and curtains that are tied aside."""
    shadow(c, w * .6, 20)
    high = 470.0
    c.drawRect(box(-w / 2, -high, w / 2, -40), linear((0, -high), (0, -60), [(0, shade(silk, .34)), (1, shade(silk, .56))]))
    for k in range(9):
        x = -w / 2 + (k + .5) * w / 9
        c.drawPath(tapered([(x, -high), (x + 4, -260), (x, -90)], [3, 8, 3]), fill(shade(silk, .3), .55))
    c.drawRect(box(-w / 2 + 6, -164, w / 2 - 6, -96), fill(shade(wood, .66)))
    c.drawPath(smooth([(-w * .42, -140), (-w * .2, -156), (w * .02, -142), (w * .02, -100), (-w * .42, -98)]), linear((0, -156), (0, -98), [(0, "#f4ead8"), (1, "#c8b49c")]))
    c.drawPath(smooth([(-w / 2, -112, 1), (-w * .1, -128), (w * .2, -122), (w / 2, -108, 1), (w / 2 + 4, -46, 1), (-w / 2 - 4, -46, 1)], True, .5), linear((0, -128), (0, -46), [(0, light(cloth, .26)), (1, shade(cloth, .62))]))
    for i in range(6):
        x = -w * .4 + i * w * .16
        c.drawPath(tapered([(x, -112), (x + 9, -80), (x - 4, -48)], [1, 6, 2]), fill(shade(cloth, .55), .5))
    c.drawRect(box(-w / 2 - 12, -48, w / 2 + 12, -28), linear((0, -48), (0, -28), [(0, light(wood, .2)), (1, shade(wood, .6))]))
    c.drawPath(smooth([(-w / 2 - 6, -28, 1), (w / 2 + 6, -28, 1), (w / 2 + 8, 0, 1), (w / 2 - 26, -8), (0, -16), (-w / 2 + 26, -8), (-w / 2 - 8, 0, 1)], True, .5), fill(shade(wood, .7)))
    for s in (-1, 1):
        drape(c, s * (w / 2 - 4), s, -high + 24, -34, w * .17, silk)
        x = s * (w / 2 + 4)
        c.drawRect(box(x - 8, -high - 8, x + 8, -20), linear((x - 8, 0), (x + 8, 0), [(0, light(wood, .18)), (1, shade(wood, .5))]))
    c.drawRect(box(-w / 2 - 22, -high - 34, w / 2 + 22, -high), linear((0, -high - 34), (0, -high), [(0, light(wood, .16)), (1, shade(wood, .6))]))
    for i in range(7):
        x = -w / 2 + (i + .5) * w / 7
        c.drawOval(box(x - 17, -high - 28, x + 17, -high - 6), stroke(GILT, 2, .8))
    valance(c, -w / 2, w / 2, -high, silk)


def folding_screen(c: Any, m: Moment, r: Random, w: float, h: float, wood: Colour, panels: int = 4) -> None:
    """A standing screen in zigzag, painted with mountains, a plum branch and cranes."""
    shadow(c, w * .54, 10)
    step = w / panels
    silk = m.tone("#e8ddc2", "#6a6878")
    for i in range(panels):
        a, b = -w / 2 + i * step, -w / 2 + (i + 1) * step
        up, down = (0.0, 10.0) if i % 2 else (10.0, 0.0)
        panel = poly([(a, -h + up), (b, -h + down), (b, down * .6), (a, up * .6)])
        c.drawPath(panel, fill(shade(wood, .8 if i % 2 else 1.0)))
        inner = poly([(a + 7, -h + up + 12), (b - 7, -h + down + 12), (b - 7, -h * .2 + down), (a + 7, -h * .2 + up)])
        c.drawPath(inner, linear((a, 0), (b, 0), [(0, light(silk, .1)), (1, shade(silk, .84 if i % 2 else .94))]))
        with clipped(c, inner):
            y = -h * .2
            c.drawPath(smooth([(a - 20, y, 1), (a + step * .2, y - h * r.uniform(.14, .3)), (a + step * .6, y - h * r.uniform(.2, .42)), (b + 20, y - h * .1), (b + 20, y, 1)]), linear((0, y - h * .4), (0, y), [(0, "#4a5a64", .6), (1, "#4a5a64", .06)]))
            c.drawPath(tapered([(a - 10, -h * r.uniform(.6, .74)), (a + step * .5, -h * .72), (b + 10, -h * r.uniform(.76, .86))], [4, 3, 1.6]), fill("#4a342c", .85))
            for _ in range(8):
                c.drawCircle(r.uniform(a, b), -h * r.uniform(.64, .86), 4.4, fill("#c8584e", .9))
        c.drawPath(poly([(a + 10, -h * .16 + up), (b - 10, -h * .16 + down), (b - 10, -h * .05), (a + 10, -h * .05)]), stroke(light(wood, .2), 2, .8))


def bookcase(c: Any, r: Random, w: float, h: float, wood: Colour, rows: int = 4, treasures: bool = True) -> None:
    """Open shelves of uneven height with thread-bound books, rolled scrolls and vases (博古架)."""
    shadow(c, w * .54, 12)
    c.drawRect(box(-w / 2, -h, w / 2, 0), fill(shade(wood, .42)))
    step = (h - 20) / rows
    for row in range(rows):
        base = -h + 10 + step * (row + 1)
        x = -w / 2 + 12
        split = -w / 2 + w * (.36, .62)[row % 2]
        while x < w / 2 - 26:
            kind = r.random()
            if kind < .5:
                for k in range(r.randint(2, 4)):
                    rounded(c, x, base - 9 * (k + 1), x + 46, base - 9 * k - 1, 1.5, fill(r.choice(("#34507a", "#4a6284", "#7a4a3a", "#c8b88e"))))
                    c.drawRect(box(x + 38, base - 9 * (k + 1) + 2, x + 46, base - 9 * k - 2), fill("#efe6d0", .9))
                x += 54
            elif kind < .74:
                for k, (dx, dy) in enumerate(((0, 0), (13, 0), (6.5, -11))):
                    c.drawCircle(x + 8 + dx, base - 7 + dy, 7, fill("#e6d8b4" if k else "#d8c69a"))
                    c.drawCircle(x + 8 + dx, base - 7 + dy, 2.4, fill("#7a5a3c"))
                x += 36
            elif treasures:
                glaze = r.choice(("#8fb5ac", "#d8e0e4", "#5a7a9a", "#a8543c"))
                c.drawPath(smooth([(x + 6, base - 40, 1), (x + 20, base - 40, 1), (x + 18, base - 34), (x + 27, base - 20), (x + 19, base, 1), (x + 7, base, 1), (x - 1, base - 20), (x + 8, base - 34)]), linear((x, 0), (x + 26, 0), [(0, light(glaze, .4)), (1, shade(glaze, .6))]))
                x += 38
            else:
                x += 30
        c.drawRect(box(-w / 2, base, w / 2, base + 6), fill(light(wood, .1)))
        c.drawRect(box(split - 3, base - step + 6, split + 3, base), fill(wood))
    c.drawRect(box(-w / 2 - 5, -h - 8, w / 2 + 5, -h + 6), fill(light(wood, .2)))
    for s in (-1, 1):
        c.drawRect(box(s * w / 2 - 5, -h, s * w / 2 + 5, 0), fill(wood))


def drawers(c: Any, w: float, h: float, wood: Colour, columns: int, rows: int) -> None:
    """The hundred drawers of a pharmacy, each with its label and ring."""
    shadow(c, w * .54, 12)
    c.drawRect(box(-w / 2, -h, w / 2, 0), linear((0, -h), (0, 0), [(0, light(wood, .08)), (1, shade(wood, .62))]))
    a, b = w / columns, (h - 16) / rows
    for i in range(columns):
        for j in range(rows):
            x, y = -w / 2 + i * a, -h + 10 + j * b
            c.drawRect(box(x + 3, y + 3, x + a - 3, y + b - 3), fill(light(wood, .12 + .1 * ((i * 3 + j * 5) % 3))))
            c.drawRect(box(x + a * .3, y + b * .2, x + a * .7, y + b * .48), fill("#ecdfc0"))
            c.drawRect(box(x + a * .36, y + b * .3, x + a * .64, y + b * .38), fill("#4a3a34", .8))
            c.drawCircle(x + a / 2, y + b * .72, 3.4, stroke(GILT, 2))
    c.drawRect(box(-w / 2 - 8, -h - 8, w / 2 + 8, -h + 8), fill(light(wood, .2)))


def jar(c: Any, x: float, y: float, size: float, glaze: Colour, word: str = "") -> None:
    """A glazed jar under a tied cloth; wine jars bear a red label."""
    c.drawPath(smooth([(x - size * .34, y - size * .92, 1), (x + size * .34, y - size * .92, 1), (x + size * .56, y - size * .5), (x + size * .36, y, 1), (x - size * .36, y, 1), (x - size * .56, y - size * .5)]), linear((x - size * .5, 0), (x + size * .5, 0), [(0, light(glaze, .3)), (.4, glaze), (1, shade(glaze, .5))]))
    c.drawPath(smooth([(x - size * .42, y - size * .82, 1), (x - size * .30, y - size * 1.06), (x + size * .30, y - size * 1.06), (x + size * .42, y - size * .82, 1), (x, y - size * .76)]), fill("#b8473a"))
    if word:
        c.drawPath(poly([(x, y - size * .68), (x + size * .26, y - size * .42), (x, y - size * .16), (x - size * .26, y - size * .42)]), fill("#c23a2e"))
        draw_text(c, word, x, y - size * .32, size * .28, "#2a1a14", kind="serif", centre=True)


def candlestand(c: Any, h: float, on: bool) -> None:
    """A tall stand with a burning candle under a silk shade."""
    shadow(c, 26, 6)
    c.drawRect(box(-2.5, -h, 2.5, 0), fill("#4a3022"))
    for s in (-1, 1):
        c.drawPath(tapered([(0, -30), (s * 14, -10), (s * 24, 0)], [4, 4, 3]), fill("#4a3022"))
    c.drawOval(box(-14, -h - 3, 14, -h + 3), fill(GILT))
    flame(c, 0, -h - 4, 30, on)


def flame(c: Any, x: float, y: float, tall: float, on: bool) -> None:
    """A candle whose foot stands at (x, y)."""
    c.drawRect(box(x - 5, y - tall, x + 5, y), linear((x - 5, 0), (x + 5, 0), [(0, "#c23a30"), (1, "#8a241e")]))
    if on:
        glow(c, x, y - tall - 10, 210, "#ffc070", .6)
        c.drawPath(smooth([(x, y - tall - 26, 1), (x + 6, y - tall - 8), (x, y - tall), (x - 6, y - tall - 8)]), fill("#fff0b8"))


def burner(c: Any, x: float, y: float, size: float = 30) -> None:
    """A bronze incense burner with smoke."""
    bronze: Colour = "#6a5a3a"
    for s in (-1, 1):
        c.drawPath(tapered([(x + s * size * .4, y - size * .3), (x + s * size * .5, y)], [5, 4]), fill(shade(bronze, .7)))
    c.drawPath(smooth([(x - size * .6, y - size * .8, 1), (x + size * .6, y - size * .8, 1), (x + size * .5, y - size * .25), (x, y - size * .12), (x - size * .5, y - size * .25)]), linear((x - size, 0), (x + size, 0), [(0, light(bronze, .3)), (1, shade(bronze, .6))]))
    c.drawPath(smooth([(x - size * .5, y - size * .8, 1), (x, y - size * 1.3), (x + size * .5, y - size * .8, 1)]), fill(bronze))
    c.drawPath(tapered([(x, y - size * 1.2), (x - size * .5, y - size * 2.4), (x + size * .5, y - size * 3.6), (x - size * .1, y - size * 5)], [2, 8, 10, 1]), fill("#ffffff", .22, 5))


def teapot(c: Any, x: float, y: float, glaze: Colour = "#8a4a34") -> None:
    """A small pot; its foot is at (x, y)."""
    c.drawPath(smooth([(x - 19, y - 14), (x - 12, y - 29), (x + 12, y - 29), (x + 19, y - 14), (x + 12, y), (x - 12, y)]), radial((x - 6, y - 20), 30, [(0, light(glaze, .4)), (1, shade(glaze, .6))]))
    c.drawPath(tapered([(x + 15, y - 12), (x + 27, y - 18), (x + 31, y - 28)], [8, 6, 4]), fill(glaze))
    c.drawPath(smooth([(x - 15, y - 24), (x - 31, y - 22), (x - 29, y - 8), (x - 15, y - 8)], False), stroke(shade(glaze, .8), 4))
    c.drawCircle(x, y - 32, 4, fill(shade(glaze, .8)))


def bowl(c: Any, x: float, y: float, glaze: Colour = "#e6ebe8") -> None:
    """A tea bowl."""
    c.drawPath(smooth([(x - 14, y - 18, 1), (x + 14, y - 18, 1), (x + 9, y - 4), (x + 6, y, 1), (x - 6, y, 1), (x - 9, y - 4)]), linear((x - 14, 0), (x + 14, 0), [(0, light(glaze, .3)), (1, shade(glaze, .66))]))
    c.drawOval(box(x - 14, y - 22, x + 14, y - 14), fill("#9a7a44"))
    c.drawOval(box(x - 14, y - 22, x + 14, y - 14), stroke(glaze, 2))


def writing_things(c: Any, x: float, y: float) -> None:
    """Brushes on their rack, an inkstone, paper with a weight."""
    c.drawPath(poly([(x - 46, y - 2), (x + 34, y - 2), (x + 42, y + 7), (x - 54, y + 7)]), fill("#f2ead6"))
    for k in range(3):
        c.drawPath(tapered([(x - 20 + k * 16, y - 1), (x - 20 + k * 16, y + 5)], [2.4, 2.4]), fill("#3a3a44", .8))
    rack = x + 66
    for dx in (-20, 20):
        c.drawRect(box(rack + dx - 2, y - 62, rack + dx + 2, y), fill("#4a2e22"))
    c.drawRect(box(rack - 26, y - 64, rack + 26, y - 59), fill("#5a3828"))
    for k in range(4):
        px = rack - 14 + k * 9.4
        c.drawRect(box(px - 1, y - 59, px + 1, y - 30), fill("#a88a58"))
        c.drawPath(tapered([(px, y - 30), (px, y - 20), (px, y - 12)], [3.4, 4.4, .6]), fill("#2a2a30"))
    rounded(c, x - 92, y - 8, x - 60, y + 2, 3, fill("#2c2c34"))


def thread_books(c: Any, r: Random, x: float, y: float, count: int = 4) -> None:
    """A pile of thread-bound books."""
    for k in range(count):
        a = r.uniform(-4, 4)
        rounded(c, x - 34 + a, y - 10 * (k + 1), x + 34 + a, y - 10 * k - 1, 1.5, fill(r.choice(("#34507a", "#465f86", "#5a6a8a"))))
        c.drawRect(box(x + 28 + a, y - 10 * (k + 1) + 2, x + 34 + a, y - 10 * k - 3), fill("#efe6d0"))


def zither(c: Any, w: float) -> None:
    """A qin on a table; its middle is at the origin."""
    c.drawPath(smooth([(-w / 2, -6), (-w * .3, -18), (w * .34, -18), (w / 2, -8), (w / 2, 2), (-w / 2, 4)], True, .7), linear((0, -18), (0, 4), [(0, "#5a3a2c"), (1, "#2a1a18")]))
    for k in range(5):
        c.drawPath(tapered([(-w * .46, -13 + k * 2.6), (w * .46, -14 + k * 2.4)], [.9, .9]), fill("#e8d8b0", .7))
