"""Things that stand in places. Each takes a canvas and where it stands (`x` centre or left, `y` the floor or its top)."""
from __future__ import annotations

import math
from random import Random
from typing import Any

from engine.picture.gfx import (
    SCREEN,
    Colour,
    fill,
    glow,
    light,
    linear,
    mix,
    poly,
    shade,
    smooth,
    stroke,
    tapered,
)
from engine.picture.lettering import draw_text
from engine.picture.scenery.air import TOP, Moment, box, rounded

BOOKS = ["#7a3b3f", "#3f5a7a", "#c9a063", "#6d7a66", "#b9b2a6", "#8c5b6e"]


def window(canvas: Any, x: float, y: float, w: float, h: float, frame: Colour, *, panes: int = 2, curtain: Colour | None = None) -> None:
    """The frame, glass bars and curtains around a hole that shows what is behind."""
    canvas.drawRect(box(x, y, x + w, y + h), stroke(frame, 12))
    for i in range(1, panes):
        canvas.drawRect(box(x + w * i / panes - 4, y, x + w * i / panes + 4, y + h), fill(frame))
    canvas.drawRect(box(x, y + h * .3, x + w, y + h * .3 + 6), fill(frame))
    canvas.drawPath(poly([(x + w * .12, y), (x + w * .26, y), (x + w * .1, y + h), (x - w * .02 + w * .02, y + h)]), fill("#ffffff", .07))
    canvas.drawRect(box(x - 16, y + h, x + w + 16, y + h + 12), fill(light(frame, .2)))
    if curtain is not None:
        for side in (-1, 1):
            edge = x - 26 if side < 0 else x + w + 26
            curtain_side(canvas, edge, side, y - 30, y + h + 60, w * .3, curtain)


def curtain_side(canvas: Any, edge: float, side: int, top: float, bottom: float, width: float, colour: Colour) -> None:
    for i in range(5):
        a, b = edge - side * width * i / 5, edge - side * width * (i + 1.15) / 5
        canvas.drawPath(smooth([(a, top, 1), (b, top, 1), (b + side * 8, (top + bottom) / 2), (b, bottom, 1), (a, bottom, 1), (a + side * 8, (top + bottom) / 2)]),
                        linear((a, 0), (b, 0), [(0, shade(colour, .62)), (.5, light(colour, .1)), (1, shade(colour, .75))]))


def shelf(canvas: Any, r: Random, x: float, y: float, w: float, rows: int, back: Colour, colours: list[str] | None = None, bottles: bool = False) -> None:
    """Shelves of books, or of bottles and cups."""
    canvas.drawRect(box(x, y, x + w, y + rows * 84 + 12), fill(shade(back, .6)))
    for row in range(rows):
        base = y + 84 + row * 84
        at = x + 10
        while at < x + w - 22:
            width, height = (r.uniform(14, 22), r.uniform(34, 62)) if bottles else (r.uniform(9, 19), r.uniform(44, 70))
            if r.random() < .84:
                colour = mix(r.choice(colours or BOOKS), back, .3)
                if bottles:
                    rounded(canvas, at, base - height * .7, at + width, base, 3, fill(colour))
                    canvas.drawRect(box(at + width * .36, base - height, at + width * .64, base - height * .6), fill(colour))
                    canvas.drawRect(box(at + 2, base - height * .62, at + 4, base - 4), fill("#ffffff", .35))
                else:
                    canvas.drawRect(box(at, base - height, at + width, base), fill(colour))
            at += width + (6 if bottles else 2)
        canvas.drawRect(box(x, base, x + w, base + 7), fill(light(back, .08)))


def monitor(canvas: Any, x: float, y: float, w: float = 120, screen: Colour = "#3c6fb2", on: bool = True) -> None:
    """A screen whose foot stands at (x, y)."""
    h = w * .62
    canvas.drawRect(box(x - 6, y - 20, x + 6, y), fill("#11141f"))
    canvas.drawRect(box(x - 26, y - 4, x + 26, y + 2), fill("#11141f"))
    rounded(canvas, x - w / 2, y - 20 - h, x + w / 2, y - 18, 5, fill("#0c1020"))
    face = linear((x - w / 2, y - h), (x + w / 2, y), [(0, light(screen, .3)), (1, shade(screen, .4))]) if on else fill("#1b2130")
    canvas.drawRect(box(x - w / 2 + 5, y - 15 - h, x + w / 2 - 5, y - 24), face)
    if on:
        for i in range(6):
            canvas.drawRect(box(x - w * .38, y - h + i * 9 - 4, x - w * .38 + w * (.25 + .4 * ((i * 37) % 5) / 5), y - h + i * 9 - 1), fill("#dcecff", .55))
        glow(canvas, x, y - h * .6, w * 1.4, screen, .32)


def lamp(canvas: Any, x: float, y: float, colour: Colour = "#ffca80", on: bool = True) -> None:
    """A desk lamp with its foot at (x, y)."""
    canvas.drawPath(tapered([(x, y), (x - 12, y - 52), (x + 22, y - 92)], [5, 4, 4]), fill("#151824"))
    canvas.drawPath(poly([(x + 6, y - 104), (x + 46, y - 96), (x + 58, y - 68), (x, y - 78)]), fill("#1c2030"))
    if on:
        glow(canvas, x + 34, y - 66, 210, colour, .75)


def floor_lamp(canvas: Any, x: float, y: float, height: float = 300, on: bool = True, shade_colour: Colour = "#e8d2a8") -> None:
    canvas.drawRect(box(x - 3, y - height, x + 3, y), fill("#2a2622"))
    canvas.drawOval(box(x - 34, y - 8, x + 34, y + 6), fill("#2a2622"))
    canvas.drawPath(poly([(x - 26, y - height - 62), (x + 26, y - height - 62), (x + 46, y - height + 8), (x - 46, y - height + 8)]), fill(light(shade_colour, .35 if on else 0)))
    if on:
        glow(canvas, x, y - height - 20, 330, "#ffcf90", .75)


def pendant(canvas: Any, x: float, y: float, size: float = 46, colour: Colour = "#20232f", on: bool = True) -> None:
    """A hanging lamp whose shade ends at y."""
    canvas.drawRect(box(x - 1.5, TOP, x + 1.5, y - size), fill("#14161f"))
    canvas.drawPath(smooth([(x - size * .25, y - size, 1), (x + size * .25, y - size, 1), (x + size, y, 1), (x - size, y, 1)], True, .6), fill(colour))
    if on:
        canvas.drawOval(box(x - size * .8, y - 5, x + size * .8, y + 6), fill("#fff0cc"))
        glow(canvas, x, y + 4, size * 5.2, "#ffc87a", .7)


def plant(canvas: Any, r: Random, x: float, y: float, h: float, colour: Colour, leaves: int = 10, pot: Colour | None = "#8a5a44") -> None:
    """A pot plant standing at (x, y)."""
    if pot is not None:
        canvas.drawPath(poly([(x - h * .16, y - h * .26), (x + h * .16, y - h * .26), (x + h * .12, y), (x - h * .12, y)]), linear((x - h * .16, 0), (x + h * .16, 0), [(0, shade(pot, .65)), (.4, light(pot, .1)), (1, shade(pot, .5))]))
        y -= h * .25
    for i in range(leaves):
        angle = -math.pi / 2 + (i - (leaves - 1) / 2) * .27 + r.uniform(-.06, .06)
        size = h * r.uniform(.6, .95)
        canvas.drawPath(tapered([(x, y), (x + math.cos(angle) * size * .55, y + math.sin(angle) * size * .7), (x + math.cos(angle) * size * 1.05, y + math.sin(angle) * size * .76 + size * .12)],
                                [h * .02, h * .1, 1]), fill(mix(colour, shade(colour, .5), r.random())))


def tree(canvas: Any, r: Random, x: float, y: float, h: float, trunk: Colour, leaves: list[Colour]) -> None:
    """A broad tree standing at (x, y)."""
    canvas.drawOval(box(x - h * .24, y - h * .02, x + h * .24, y + h * .035), fill("#05060c", .35, h * .012))
    canvas.drawPath(smooth([(x - h * .08, y + h * .012, 1), (x - h * .036, y - h * .08), (x - h * .026, y - h * .56, 1), (x + h * .022, y - h * .56, 1), (x + h * .036, y - h * .08), (x + h * .08, y + h * .012, 1)]),
                    linear((x - h * .04, 0), (x + h * .05, 0), [(0, shade(trunk, .8)), (.5, light(trunk, .06)), (1, shade(trunk, .55))]))
    for s in (-1, 1):
        canvas.drawPath(tapered([(x, y - h * .35), (x + s * h * .12, y - h * .5), (x + s * h * .2, y - h * .6)], [h * .04, h * .025, h * .01]), fill(trunk))
    foliage(canvas, r, x, y - h * .72, h * .36, h * .3, leaves)


def foliage(canvas: Any, r: Random, x: float, y: float, rx: float, ry: float, colours: list[Colour], clumps: int = 70) -> None:
    """A crown: a dark mass first, then scalloped clumps that get lighter and smaller towards the light."""
    canvas.drawOval(box(x - rx * .8, y - ry * .75, x + rx * .8, y + ry * .8), fill(colours[0]))
    for i in range(clumps):
        t = i / clumps
        angle, d = r.uniform(0, math.tau), math.sqrt(r.random())
        cx, cy = x + rx * d * math.cos(angle) - rx * .12 * t, y + ry * d * math.sin(angle) - ry * .22 * t
        q = r.uniform(.22, .42) * min(rx, ry) * (1.0 - .7 * t)
        at = t * (len(colours) - 1)
        k = min(len(colours) - 2, int(at))
        points = [(cx + q * (1.0 + (.2 if j % 2 else -.02) + .1 * math.sin(2.7 * j + i)) * math.cos(j * math.tau / 18 + i),
                   cy + q * .86 * (1.0 + (.2 if j % 2 else -.02)) * math.sin(j * math.tau / 18 + i)) for j in range(18)]
        canvas.drawPath(smooth(points), fill(mix(colours[k], colours[k + 1], (at - k) * .85), .94))


def picture(canvas: Any, x: float, y: float, w: float, h: float, colour: Colour, frame: Colour = "#2b2622") -> None:
    """A framed picture: hills under a sun."""
    canvas.drawRect(box(x - 7, y - 7, x + w + 7, y + h + 7), fill(frame))
    canvas.drawRect(box(x, y, x + w, y + h), linear((0, y), (0, y + h), [(0, light(colour, .4)), (1, colour)]))
    canvas.drawCircle(x + w * .68, y + h * .36, h * .13, fill(light(colour, .75)))
    canvas.drawPath(smooth([(x, y + h, 1), (x, y + h * .7), (x + w * .3, y + h * .52), (x + w * .62, y + h * .72), (x + w, y + h * .56), (x + w, y + h, 1)]), fill(shade(colour, .6)))


def lantern(canvas: Any, x: float, y: float, size: float = 34, on: bool = True) -> None:
    """A red paper lantern hanging with its middle at (x, y)."""
    canvas.drawRect(box(x - 1.4, y - size * 2.4, x + 1.4, y - size), fill("#2b1a16"))
    if on:
        glow(canvas, x, y, size * 4.6, "#ff8a4a", .7)
    canvas.drawOval(box(x - size, y - size * .86, x + size, y + size * .86), radial_red(x, y, size, on))
    for k in (-.55, -.2, .2, .55):
        canvas.drawOval(box(x - size * abs(k), y - size * .86, x + size * abs(k), y + size * .86), stroke("#6e1512", 1.4, .6))
    for dy in (-size * .9, size * .74):
        rounded(canvas, x - size * .4, y + dy, x + size * .4, y + dy + size * .16, 3, fill("#d9a648"))
    canvas.drawRect(box(x - 2, y + size * .9, x + 2, y + size * 1.6), fill("#d9a648"))


def radial_red(x: float, y: float, size: float, on: bool) -> Any:
    from engine.picture.gfx import radial
    return radial((x - size * .2, y - size * .2), size * 1.2, [(0, "#ffb46a" if on else "#d8443a"), (.55, "#e0392f"), (1, "#8c1a1c")])


def street_lamp(canvas: Any, x: float, y: float, h: float, on: bool) -> None:
    canvas.drawRect(box(x - 5, y - h, x + 5, y), fill("#151824"))
    canvas.drawPath(tapered([(x, y - h), (x + 26, y - h - 26), (x + 72, y - h - 22)], [8, 6, 5]), fill("#151824"))
    rounded(canvas, x + 44, y - h - 28, x + 92, y - h - 14, 6, fill("#2a2f3f"))
    if on:
        canvas.drawRect(box(x + 50, y - h - 15, x + 86, y - h - 10), fill("#fff2cf"))
        glow(canvas, x + 68, y - h - 8, 240, "#ffd08a", .75)
        cone = linear((0, y - h), (0, y), [(0, "#ffd9a0", .3), (1, "#ffd9a0", 0)], SCREEN)
        canvas.drawPath(poly([(x + 50, y - h - 10), (x + 86, y - h - 10), (x + 190, y), (x - 50, y)]), cone)


def sign(canvas: Any, text: str, x: float, y: float, size: float, colour: Colour, upright: bool = False, lit: bool = True) -> None:
    """A shop sign with its words; `x`, `y` is its top left corner."""
    letters = list(text) if upright else [text]
    w = size * 1.5 if upright else size * (len(text) * .62 if text.isascii() else len(text)) + size
    h = size * 1.16 * len(letters) + size * .5 if upright else size * 1.6
    rounded(canvas, x, y, x + w, y + h, 6, fill(mix("#0b0d1a", colour, .12 if lit else .45)))
    rounded(canvas, x + 3, y + 3, x + w - 3, y + h - 3, 4, stroke(colour, 2.4, .9 if lit else .4))
    if lit:
        glow(canvas, x + w / 2, y + h / 2, max(w, h) * 1.1, colour, .45)
    for i, letter in enumerate(letters):
        draw_text(canvas, letter, x + w / 2, y + size * (1.12 + 1.16 * i if upright else 1.16), size, light(colour, .55, "#ffffff") if lit else "#e8e2d8", centre=True)


def mess(canvas: Any, r: Random, x0: float, x1: float, y: float, m: Moment) -> None:
    """What people leave on a table: mugs, papers, cups, a phone."""
    x = x0
    while x < x1:
        kind = r.choice(["mug", "papers", "books", "cup", "gap"])
        if kind == "mug":
            colour = r.choice(["#d8d2c8", "#b5483e", "#3f6a8a", "#e6c98a"])
            rounded(canvas, x, y - 26, x + 22, y, 4, fill(colour))
            canvas.drawCircle(x + 24, y - 14, 7, stroke(colour, 3.4))
        elif kind == "papers":
            for k in range(3):
                canvas.drawPath(poly([(x + k * 3, y - 3 - 3 * k), (x + 52 + k * 2, y - 4 - 3 * k), (x + 56, y - 1 - 3 * k), (x + 2, y - 3 * k)]), fill(mix("#f2efe6", "#9aa0b4", .12 * k if not m.night else .35 + .1 * k)))
        elif kind == "books":
            for k in range(3):
                canvas.drawRect(box(x + k * 3, y - 9 * (k + 1), x + 50 - k * 2, y - 9 * k), fill(mix(r.choice(BOOKS), "#20232f", .3 if m.night else 0)))
        elif kind == "cup":
            canvas.drawPath(poly([(x, y - 34), (x + 22, y - 34), (x + 18, y), (x + 4, y)]), fill("#efe8dc"))
            canvas.drawRect(box(x + 2, y - 24, x + 20, y - 12), fill("#8a5a44"))
        x += r.uniform(58, 96)
