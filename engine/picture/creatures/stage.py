"""What an animal sits on where the ground is out of sight, and what it lays down. Frame units (720 high)."""
from __future__ import annotations

from typing import Any

from engine.drama.vocabulary import Brought, Interiors, Setting
from engine.picture.gfx import Colour, clipped, fill, light, linear, mix, rnd, shade, smooth, soft, tapered
from engine.picture.skia_load import skia


def draw_ledge(canvas: Any, y: float, x: float, half: float, setting: Setting, key: str) -> None:
    """A table's or a wall's top from side to side, whose middle is at `y`; the animal at `x`."""
    wood = setting in Interiors
    tone: Colour = "#7a5640" if wood else "#8b8d92"
    top, front = y - 22, y + 26
    canvas.drawRect(skia.Rect(-half - 80, top, half + 80, front), linear((0, top), (0, front), [(0, shade(tone, .82)), (1, light(tone, .16))]))
    canvas.drawRect(skia.Rect(-half - 80, front, half + 80, 460), linear((0, front), (0, 400), [(0, shade(tone, .62)), (1, shade(tone, .36))]))
    canvas.drawRect(skia.Rect(-half - 80, front - 2, half + 80, front + 3), fill(light(tone, .34), .8))
    r = rnd("ledge", key)
    for _ in range(14):
        at, length, row = r.uniform(-half, half), r.uniform(60, 190), r.uniform(top + 5, front - 5)
        canvas.drawPath(tapered([(at, row), (at + length * .5, row + 1.5), (at + length, row)], [.6, 2.4, .6]), fill(shade(tone, .55), .3))
    if not wood:
        for i in range(-6, 7):
            canvas.drawPath(tapered([(i * 150 + 30, front + 4), (i * 150 + 34, 420)], [2.4, 2.4]), fill(shade(tone, .3), .5))
    soft(canvas, x, y + 4, 150, 20, "#0a0812", .55)


def draw_table(canvas: Any, x: float, top: float, ground: float, k: float) -> None:
    """A small round table under a device, from `top` down to the `ground`; `k` frame units for a head unit."""
    w, tone = 210 * k, "#6a4a38"
    soft(canvas, x, ground, w * 1.1, w * .16, "#06060c", .7)
    for side in (-1, 0, 1):
        canvas.drawPath(tapered([(x + side * w * .5, top + 10 * k), (x + side * w * .72, ground - (10 * k if side else 0))], [26 * k, 14 * k]), linear((0, top), (0, ground), [(0, shade(tone, .5)), (1, shade(tone, .8))]))
    canvas.drawOval(skia.Rect(x - w, top - 20 * k, x + w, top + 46 * k), fill(shade(tone, .6)))
    canvas.drawOval(skia.Rect(x - w, top - 32 * k, x + w, top + 32 * k), linear((x - w, 0), (x + w, 0), [(0, shade(tone, .8)), (.6, light(tone, .22)), (1, tone)]))
    soft(canvas, x, top, 110 * k, 18 * k, "#06060c", .55)


def draw_perch(canvas: Any, x: float, top: float, ground: float, k: float) -> None:
    """A bird's stand: foot, pole, and the bar it sits on."""
    soft(canvas, x, ground, 200 * k, 30 * k, "#06060c", .7)
    brass: Colour = "#a8854c"
    canvas.drawOval(skia.Rect(x - 120 * k, ground - 26 * k, x + 120 * k, ground + 14 * k), linear((x - 120 * k, 0), (x + 120 * k, 0), [(0, shade(brass, .5)), (.6, light(brass, .2)), (1, shade(brass, .7))]))
    canvas.drawRect(skia.Rect(x - 11 * k, top, x + 11 * k, ground - 10 * k), linear((x - 11 * k, 0), (x + 11 * k, 0), [(0, shade(brass, .5)), (.6, light(brass, .3)), (1, shade(brass, .6))]))
    canvas.drawPath(tapered([(x - 170 * k, top + 6 * k), (x, top + 8 * k), (x + 170 * k, top + 6 * k)], [26 * k, 28 * k, 26 * k]), fill("#7a5a40"))
    canvas.drawPath(tapered([(x - 170 * k, top), (x, top + 2 * k), (x + 170 * k, top)], [6 * k, 7 * k, 6 * k]), fill("#b08a64", .8))


def draw_brought(canvas: Any, what: Brought, x: float, y: float, k: float, flip: int) -> None:
    """A shoe or a letter on the ground at (x, y); `k` frame units for a head unit."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(k * flip, k)
    soft(canvas, 0, 0, 150, 26, "#06060c", .6)
    if what == "shoe":
        _shoe(canvas)
    else:
        canvas.drawPath(smooth([(-92, -8, 1), (-40, -36, 1), (96, -30, 1), (60, 2, 1)], tension=0), linear((0, -36), (0, 2), [(0, "#f3ead6"), (1, "#cfc2a8")]))
        canvas.drawPath(tapered([(-40, -35), (14, -14), (95, -29)], [1.5, 3, 1.5]), fill("#9a8a70"))
        canvas.drawCircle(14, -15, 9, fill("#b23a3a"))
    canvas.restore()


def _shoe(canvas: Any) -> None:
    """A child's cloth shoe, worn."""
    tone: Colour = "#b8463e"
    body = smooth([(-100, -8), (-104, -64), (-84, -84), (-50, -78), (-20, -62), (30, -52), (84, -40), (112, -18), (108, -6), (0, -4)])
    canvas.drawPath(body, linear((0, -84), (0, 0), [(0, light(tone, .2)), (.6, tone), (1, shade(tone, .6))]))
    canvas.drawPath(smooth([(-92, -66), (-82, -80), (-52, -74), (-26, -60), (-52, -52), (-80, -54)]), fill(shade(tone, .34)))
    with clipped(canvas, body):
        soft(canvas, 80, -30, 50, 22, mix(tone, "#ffffff", .5), .5)
        for i in range(4):
            at = -14 + i * 18
            canvas.drawPath(tapered([(at - 8, -60 + i * 5), (at + 6, -46 + i * 4), (at + 10, -34 + i * 3)], [3, 6, 3]), fill("#f4ece0"))
    canvas.drawPath(smooth([(-106, -12), (0, -10), (112, -14), (114, -2), (100, 4), (-96, 4)]), linear((0, -14), (0, 5), [(0, "#f0e8da"), (1, "#a89a86")]))
