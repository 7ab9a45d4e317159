"""Inside a car, seen through the windscreen: the people sit between what is behind them and the dashboard."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Colour, fill, glow, light, linear, mix, poly, shade, smooth, stroke, tapered
from engine.picture.scenery.air import (
    BOTTOM,
    CITY_LIGHTS,
    LEFT,
    NEON,
    RIGHT,
    TOP,
    Moment,
    Sheet,
    bokeh,
    box,
    city,
    rounded,
)
from engine.picture.skia_load import skia


def car(m: Moment) -> list[Sheet]:
    """Behind the people: road and city through rear and side windows, roof lining, seats."""
    dark = m.tone("#4a4c56", "#1c1f2c")
    w = 250.0 if m.upright else 430.0

    return [
        *city(m, 40),
        Sheet(.3, lambda c: _car_road(c, m)),
        Sheet(.6, lambda c: _car_cabin(c, m, dark, w)),
        Sheet(.85, lambda c: _car_seats(c, m, w)),
        Sheet(.9, lambda c: _car_mirror(c))]


def _car_road(c: Any, m: Moment) -> None:
    c.drawRect(box(LEFT, 60, RIGHT, BOTTOM), fill(m.tone("#80858c", "#1c2236")))
    r = m.rnd("traffic")
    if m.lamps:
        bokeh(c, r, 90, (-480, -250, 480, 84), [*NEON, "#ff5a4e", "#fff2d0", "#ffd88a", *CITY_LIGHTS], (7, 26), .6)
    else:
        for k in range(9):
            x = -480 + k * 120
            c.drawPath(smooth([(x - 50, 60), (x - 30, -60 - 30 * (k % 3)), (x + 20, -70), (x + 50, 60)]), fill(mix("#5a7a5a", "#c8d8d0", .4)))
    for x, colour in ((-70, "#ffe9b8"), (-20, "#ffe9b8"), (60, "#ff6a5a"), (120, "#ff6a5a")):
        glow(c, x, 66, 60, colour, .8 if m.lamps else .25)


def _car_cabin(c: Any, m: Moment, dark: Colour, w: float) -> None:
    whole = skia.Path()
    whole.addRect(box(LEFT, TOP, RIGHT, BOTTOM))
    rear = smooth([(-w * .46, -150), (0, -166), (w * .46, -150), (w * .52, -20), (w * .5, 4), (0, 10), (-w * .5, 4), (-w * .52, -20)], True, .8)
    left = smooth([(-w * 1.06, -140, 1), (-w * .66, -156, 1), (-w * .7, 30, 1), (-w * 1.25, 60, 1)], True, .2)
    right = smooth([(w * 1.06, -140, 1), (w * .66, -156, 1), (w * .7, 30, 1), (w * 1.25, 60, 1)], True, .2)
    shell = whole
    for hole in (rear, left, right):
        shell = skia.Op(shell, hole, skia.PathOp.kDifference_PathOp)
    c.drawPath(shell, linear((0, -480), (0, 420), [(0, shade(dark, .6)), (.36, light(dark, .1)), (.6, shade(dark, .7)), (1, shade(dark, .4))]))
    for hole in (rear, left, right):
        c.drawPath(hole, stroke(shade(dark, .45), 9))
        c.drawPath(hole, fill("#ffffff", .05))
    c.drawPath(smooth([(LEFT, -236, 1), (-w, -214), (0, -204), (w, -214), (RIGHT, -236, 1), (RIGHT, -246, 1), (0, -216), (LEFT, -246, 1)], True, .6), fill(shade(dark, .42)))
    for k in range(4):
        y = -270 - k * 56
        c.drawPath(smooth([(LEFT, y - 30), (0, y), (RIGHT, y - 30)], False), stroke(shade(dark, .5), 2, .5))
    rounded(c, -34, -262, 34, -236, 10, fill(light(dark, .2)))
    c.drawOval(box(-22, -258, 22, -240), fill("#fff0cc" if m.lamps else light(dark, .4)))
    if m.lamps:
        glow(c, 0, -246, 260, "#ffdca0", .42)
    for s in (-1, 1):
        x = s * w * .88
        c.drawPath(smooth([(x - 14, -206), (x, -190), (x + 16, -206), (x + 20, -186), (x, -172), (x - 20, -186)]), fill(light(dark, .16)))
        c.drawPath(tapered([(s * w * .66, -120), (s * w * .69, 40), (s * w * .66, 230)], [26, 30, 22]), fill(shade(dark, .5)))
        c.drawPath(tapered([(s * w * .655, -100), (s * w * .66, 40), (s * w * .52, 240)], [7, 8, 9]), fill("#15161d"))


def _car_seats(c: Any, m: Moment, w: float) -> None:
    leather = m.tone("#8a6a54", "#4a3c3c")
    for s in (-1, 1):
        x = s * w * .45
        rounded(c, x - 50, -136, x + 50, -46, 26, linear((x - 50, 0), (x + 50, 0), [(0, light(leather, .16)), (1, shade(leather, .55))]))
        for k in (-18, 18):
            c.drawRect(box(x + k - 3, -52, x + k + 3, -20), fill("#8a8f98"))
        c.drawPath(smooth([(x - 92, -10), (x - 70, -38), (x + 70, -38), (x + 92, -10), (x + 104, 200), (x + 96, 420), (x - 96, 420), (x - 104, 200)], True, .7), linear((x - 100, 0), (x + 100, 0), [(0, light(leather, .12)), (.5, leather), (1, shade(leather, .5))]))
        for seam in (-.5, 0.0, .5):
            c.drawPath(tapered([(x + seam * 90, -28), (x + seam * 100, 160), (x + seam * 96, 380)], [2, 3, 3]), fill(shade(leather, .45), .7))


def _car_mirror(c: Any) -> None:
    rounded(c, -66, -330, 66, -286, 18, fill("#0a0b10"))
    rounded(c, -58, -324, 58, -292, 13, linear((-58, 0), (58, 0), [(0, "#39445e"), (.5, "#7d8cac"), (1, "#2a3348")]))
    c.drawRect(box(-5, -372, 5, -328), fill("#0a0b10"))
    c.drawPath(tapered([(10, -288), (12, -252)], [1.6, 1.2]), fill("#8a2a2a"))
    c.drawPath(smooth([(12, -252), (24, -238), (12, -222), (0, -238)]), fill("#b5302c"))
    c.drawPath(tapered([(12, -224), (12, -196)], [3, 5]), fill("#b5302c"))


def dashboard(c: Any, half: float, top: float, colour: Any, driver: float) -> None:
    """What is before the people in the front seats, in frame units: `half` the frame's width, `top` its upper edge, `driver`
    where the wheel is."""
    c.drawPath(smooth([(-half * 1.3, top + 20, 1), (-half * .5, top - 4), (0, top), (half * .5, top - 4), (half * 1.3, top + 20, 1), (half * 1.3, top + 500, 1), (-half * 1.3, top + 500, 1)], True, .7),
               linear((0, top), (0, top + 210), [(0, light(colour, .2)), (.3, colour), (1, shade(colour, .36))]))
    c.drawPath(tapered([(-half * 1.2, top + 22), (0, top + 4), (half * 1.2, top + 22)], [2, 4, 2]), fill(light(colour, .5), .6))
    q = min(half * .62, 150.0)
    c.drawCircle(driver, top + q * .74, q, stroke("#0b0c12", q * .17))
    c.drawCircle(driver, top + q * .74, q * 1.05, stroke(light(colour, .3), 2.4, .6))
    c.drawPath(smooth([(driver - q * .9, top + q * .7), (driver, top + q * .5), (driver + q * .9, top + q * .7), (driver + q * .3, top + q * 1.1), (driver - q * .3, top + q * 1.1)]), fill("#14161e"))
    x = -driver * .6
    rounded(c, x - 58, top + 40, x + 58, top + 110, 7, fill("#0a0d16"))
    c.drawRect(box(x - 52, top + 46, x + 52, top + 104), linear((x - 52, 0), (x + 52, 0), [(0, "#3c7fb2"), (1, "#18284a")]))
    c.drawPath(smooth([(x - 40, top + 96), (x - 10, top + 70), (x + 12, top + 84), (x + 40, top + 56)], False), stroke("#8fe0ff", 3))
    glow(c, x, top + 76, 120, "#4a8fd8", .4)
    c.drawPath(poly([(-half, -380), (-half + 30, -380), (half * -1.5, 500), (half * -1.7, 500)]), fill(shade(colour, .4)))
