"""Bodies on four legs, sitting and standing, in three quarters: cats, dogs, foxes and rabbits differ in measures.

Own units: the eye line is y = 0 and the head is some 190 wide, as in `head`; the body looks to +x.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.picture.creatures.coat import Coat, stripes
from engine.picture.gfx import Colour, Point, clipped, fill, linear, mix, shade, smooth, soft, stroke, tapered
from engine.picture.skia_load import skia


@dataclass(frozen=True)
class Frame:
    """The measures of a body. `sit` and `stand`: y of the ground; `chest` half the width at the chest, `leg` a foreleg's
    width, `long` the trunk's length when standing, `deep` its depth."""

    sit: float
    stand: float
    chest: float
    leg: float
    long: float
    deep: float
    tail: Literal["thin", "curled", "brush", "scut"]
    ruff: float
    """How long the hair of the chest is."""


def draw_sitting(canvas: Any, coat: Coat, f: Frame, collar: Colour | None, back: bool = False) -> None:
    """Sitting on the haunches, both forefeet before it."""
    g, w = f.sit, f.chest
    _tail(canvas, coat, f, (-w * 1.5, g - 46), g)
    hull = [(-w * .62, 46), (-w * .98, 112), (-w * 1.28, g * .46), (-w * 1.86, g * .68), (-w * 2.1, g * .86), (-w * 1.84, g - 6), (-w * .8, g), (w * .9, g), (w * 1.0, g * .82), (w * .90, g * .62), (w * 1.02, g * .42), (w * .94, g * .27), (w * .62, 46)]
    body = smooth(hull)
    canvas.drawPath(body, fill(coat.base))
    with clipped(canvas, body):
        canvas.drawPaint(linear((-w * 2.1, 0), (w * 1.1, 0), [(0, coat.shadow, .85), (.42, coat.shadow, .12), (.7, coat.shadow, 0), (1, coat.glow, .4)]))
        canvas.drawPaint(linear((0, g * .7), (0, g), [(0, coat.core, 0), (1, coat.core, .42)]))
        if back:
            canvas.drawPaint(linear((-w, 0), (w, 0), [(0, coat.shadow, .5), (.5, coat.shadow, 0), (1, coat.shadow, .5)]))
            soft(canvas, 0, 80, w * .9, 60, coat.core, .6)
        else:
            _haunch(canvas, coat, f)
            if coat.marking == "tabby":
                stripes(canvas, [[(-w * 1.5, g * (.40 + .09 * i)), (-w * 1.12, g * (.44 + .09 * i)), (-w * .78, g * (.53 + .09 * i))] for i in range(4)], coat.dark, 20, .55)
            if coat.marking == "saddle":
                canvas.drawPath(smooth([(-w * 1.0, 60), (-w * 2.3, g * .6), (-w * 2.3, g * .84), (-w * 1.3, g * .62), (-w * .7, g * .34)]), fill(coat.core, .8, 12))
    if back:
        return
    _bib(canvas, coat, f)
    for x, far in ((w * .66, True), (w * -.02, False)):
        _foreleg(canvas, coat, f, x, g * .48, g, far)
    _hind_foot(canvas, coat, f)
    _ruff(canvas, coat, f, g * .40)
    _collar(canvas, collar, w)


def _ruff(canvas: Any, coat: Coat, f: Frame, low: float) -> None:
    """The shade of the chin on the chest, and locks that fall down it."""
    w = f.chest
    soft(canvas, w * .1, 84, w * .86, 44, coat.core, .62)
    for i, (x, y, k) in enumerate(((-.34, .62, .9), (-.04, .84, 1.1), (.34, .94, 1.2), (.66, .74, .9), (.14, .62, .9), (.46, .60, .8))):
        at, top = x * w, 60 + (low - 60) * (y - .34)
        colour = mix(coat.pale, coat.base, .1) if coat.marking in ("socks", "saddle") else coat.glow
        canvas.drawPath(tapered([(at - 3, top), (at + 3, top + f.ruff * k), (at + 8, top + f.ruff * 2.1 * k)], [f.ruff * .5, f.ruff * .46, .4]), fill(colour, .34 if i < 4 else .5))
        canvas.drawPath(tapered([(at + 6, top + f.ruff * .8 * k), (at + 10, top + f.ruff * 1.5 * k), (at + 9, top + f.ruff * 2.2 * k)], [.6, 2.6, .4]), fill(coat.shadow, .5))


def _haunch(canvas: Any, coat: Coat, f: Frame) -> None:
    g, w = f.sit, f.chest
    canvas.drawPath(smooth([(-w * 1.9, g * .66), (-w * 1.3, g * .60), (-w * .66, g * .72), (-w * .46, g * .90), (-w * .8, g + 6), (-w * 2.2, g + 6), (-w * 2.3, g * .8)]), fill(mix(coat.base, coat.glow, .18)))
    canvas.drawPath(tapered([(-w * 1.5, g * .62), (-w * .9, g * .65), (-w * .52, g * .78), (-w * .46, g * .93)], [2, 7, 9, 3]), fill(coat.core, .55))
    soft(canvas, -w * 1.3, g * .74, w * .5, g * .1, coat.glow, .3)


def _bib(canvas: Any, coat: Coat, f: Frame) -> None:
    """The paler chest."""
    g, w = f.sit, f.chest
    if coat.marking in ("socks", "saddle"):
        canvas.drawPath(smooth([(-w * .5, 66), (w * .1, 78), (w * .66, 66), (w * .82, 140), (w * .66, g * .50), (w * .36, g * .60), (w * .02, g * .50), (-w * .42, g * .36)]), fill(coat.pale, .95, 3))
    else:
        soft(canvas, w * .22, g * .32, w * .74, g * .26, coat.glow if coat.marking == "plain" else coat.pale, .6)


def _foreleg(canvas: Any, coat: Coat, f: Frame, x: float, top: float, ground: float, far: bool) -> None:
    h = f.leg / 2
    sock = coat.pale if coat.marking == "socks" else coat.base
    leg = smooth([(x - h * 1.15, top), (x - h, top + (ground - top) * .5), (x - h * .96, ground - h * 1.1), (x - h * 1.16, ground - h * .5), (x - h * .9, ground + 3), (x + h * .5, ground + 5), (x + h * 1.62, ground + 2), (x + h * 1.66, ground - h * .56), (x + h * .98, ground - h * 1.12), (x + h * .96, top + (ground - top) * .5), (x + h * 1.1, top)])
    canvas.saveLayer(None, None)
    canvas.drawPath(leg, linear((0, top), (0, ground), [(0, coat.base), (.62, coat.base), (.86, sock), (1, sock)]))
    with clipped(canvas, leg):
        canvas.drawPaint(linear((x - h * 1.2, 0), (x + h * 1.4, 0), [(0, coat.shadow, .75 if far else .55), (.5, coat.shadow, .3 if far else .05), (1, coat.glow, .0 if far else .35)]))
    canvas.drawPaint(linear((0, top), (0, top + (ground - top) * .46), [(0, coat.base, 0), (1, coat.base, 1)], mode=skia.BlendMode.kDstIn))  # out of the chest
    canvas.restore()
    canvas.drawPath(tapered([(x - h * .98, top + 60), (x - h * .96, (top + ground) / 2), (x - h * .98, ground - h)], [1, 5, 2]), fill(coat.core, .5))
    for i in (-.1, .55, 1.1):
        canvas.drawPath(tapered([(x + h * i, ground - h * .62), (x + h * (i + .12), ground - h * .2), (x + h * (i + .1), ground + 1)], [1, 4, 1.5]), fill(coat.core, .6))


def _hind_foot(canvas: Any, coat: Coat, f: Frame) -> None:
    g, w, h = f.sit, f.chest, f.leg / 2
    sock = coat.pale if coat.marking == "socks" else coat.base
    foot = smooth([(-w * 1.5, g - h * .6), (-w * .9, g - h * 1.2), (-w * .42, g - h * 1.1), (-w * .24, g - h * .4), (-w * .4, g + 5), (-w * 1.4, g + 4)])
    canvas.drawPath(foot, linear((0, g - h * 1.2), (0, g + 5), [(0, mix(sock, coat.glow, .3)), (1, mix(sock, coat.shadow, .5))]))
    for i in (.42, .62, .8):
        canvas.drawPath(tapered([(-w * i, g - h * .6), (-w * (i - .05), g - h * .1), (-w * (i - .02), g + 2)], [1, 4, 1.5]), fill(coat.core, .5))


def _tail(canvas: Any, coat: Coat, f: Frame, root: Point, ground: float) -> None:
    x, y = root[:2]
    w = f.chest
    if f.tail == "scut":
        canvas.drawCircle(x - w * .5, y - 10, w * .42, fill(coat.pale))
        soft(canvas, x - w * .6, y + 6, w * .4, w * .3, coat.shadow, .5)
        return
    if f.tail == "curled":
        line: list[Point] = [(x + 20, y), (x - w * .7, y - w * .1), (x - w * 1.02, y - w * .8), (x - w * .66, y - w * 1.36), (x - w * .2, y - w * 1.2)]
        widths: Sequence[float] = (w * .5, w * .48, w * .44, w * .36, 6)
    elif f.tail == "brush":
        line = [(x + 30, y + 10), (x - w * .7, ground - w * .3), (x - w * 1.6, ground - w * .5), (x - w * 2.2, ground - w * 1.1), (x - w * 2.36, ground - w * 1.8)]
        widths = (w * .4, w * .7, w * .92, w * .74, 5)
    else:
        line = [(x + 20, y + 14), (x - w * .8, ground - w * .14), (x - w * 1.5, ground - w * .3), (x - w * 1.78, ground - w * .94), (x - w * 1.5, ground - w * 1.5), (x - w * 1.66, ground - w * 1.92)]
        widths = (w * .34, w * .34, w * .34, w * .31, w * .28, w * .14)
    tail = tapered(line, widths)
    canvas.drawPath(tail, fill(coat.base))
    with clipped(canvas, tail):
        canvas.drawPath(tapered([(px + widths[i] * .22, py + widths[i] * .26) for i, (px, py, *_) in enumerate(line)], [k * .6 for k in widths]), fill(coat.shadow, .7, 5))
        if coat.marking in ("socks", "saddle") and f.tail != "thin":
            canvas.drawPath(tapered(line[-2:], [widths[-2] * 1.1, widths[-1] * 2]), fill(coat.pale, .95, 4))
        if coat.marking == "tabby":
            for i in range(1, len(line)):
                (ax, ay, *_), (bx, by, *_) = line[i - 1], line[i]
                for t in (.3, .8):
                    px, py = ax + (bx - ax) * t, ay + (by - ay) * t
                    dx, dy = by - ay, ax - bx
                    d = (dx * dx + dy * dy) ** .5
                    canvas.drawPath(tapered([(px - dx / d * w * .3, py - dy / d * w * .3), (px, py), (px + dx / d * w * .3, py + dy / d * w * .3)], [8, 13, 8]), fill(coat.dark, .55))


def draw_standing(canvas: Any, coat: Coat, f: Frame, collar: Colour | None) -> None:
    """On its four feet, the trunk away from the viewer to the left, as in a step."""
    g, w, long = f.stand, f.chest, f.long
    top, low = g - f.deep - (g - f.deep) * .62, g - (g - f.deep) * .56
    _standing_tail(canvas, coat, f, (-long, top + 26))
    for x, lean in ((-long * .80, 26), (w * .5, 30)):
        _standing_leg(canvas, coat, f, x, low - 50, g - 10, lean, True, x < 0)
    trunk = smooth([(-w * .5, 30), (-long * .34, top + 16), (-long * .72, top + 4), (-long * 1.0, top + 26), (-long * 1.1, (top + low) / 2), (-long * .98, low + 4), (-long * .5, low + 8), (-w * .2, low + 24), (w * .7, low - 10), (w * .92, (top + low) / 2), (w * .6, 44)])
    canvas.drawPath(trunk, fill(coat.base))
    with clipped(canvas, trunk):
        canvas.drawPaint(linear((0, top), (0, low + 10), [(0, coat.glow, .35), (.35, coat.base, 0), (.62, coat.shadow, .2), (1, coat.core, .62)]))
        canvas.drawPaint(linear((-long * 1.1, 0), (-long * .5, 0), [(0, coat.shadow, .6), (1, coat.shadow, 0)]))
        if coat.marking == "tabby":
            stripes(canvas, [[(-long * (.30 + .16 * i), top - 6), (-long * (.28 + .16 * i), top + f.deep * .4), (-long * (.34 + .16 * i), top + f.deep * .72)] for i in range(5)], coat.dark, 22, .55)
        if coat.marking == "saddle":
            canvas.drawPath(smooth([(-w * .3, 20), (-long * 1.2, top - 20), (-long * 1.2, top + f.deep * .6), (-long * .6, top + f.deep * .5), (-w * .2, top + f.deep * .5)]), fill(coat.core, .8, 12))
        if coat.marking in ("socks", "saddle"):
            canvas.drawPath(smooth([(-w * .3, 70), (w * .8, 60), (w * .9, low), (-w * .1, low + 30)]), fill(coat.pale, .92, 6))
    for x, lean in ((-long * .88, -40), (w * -.06, -12)):
        _standing_leg(canvas, coat, f, x, low - 60, g, lean, False, x < -w)
    _ruff(canvas, coat, f, low)
    _collar(canvas, collar, w)


def _standing_leg(canvas: Any, coat: Coat, f: Frame, x: float, top: float, ground: float, lean: float, far: bool, hind: bool) -> None:
    h = f.leg / 2
    foot = x + lean
    sock = coat.pale if coat.marking == "socks" else coat.base
    mid = top + (ground - top) * .52
    bend = -h * .9 if hind else h * .15
    thigh = 2.0 if hind else 1.4
    leg = smooth([(x - h * thigh, top), (x + bend - h * 1.05, mid), (foot - h * .86, ground - h * 1.2), (foot - h, ground - h * .4), (foot - h * .8, ground + 3), (foot + h * .5, ground + 4), (foot + h * 1.5, ground + 2), (foot + h * 1.5, ground - h * .56), (foot + h * .8, ground - h * 1.2), (x + bend + h, mid), (x + h * thigh, top)])
    canvas.saveLayer(None, None)
    canvas.drawPath(leg, linear((0, top), (0, ground), [(0, coat.base), (.62, coat.base), (.84, sock), (1, sock)]))
    with clipped(canvas, leg):
        canvas.drawPaint(linear((x - h * 2, 0), (x + h * 2, 0), [(0, coat.shadow, .6), (.55, coat.shadow, .1), (1, coat.glow, .3)]))
        if far:
            canvas.drawPaint(fill(coat.core, .5))
    if not far:
        canvas.drawPaint(linear((0, top), (0, top + 52), [(0, coat.base, 0), (1, coat.base, 1)], mode=skia.BlendMode.kDstIn))  # out of the trunk
    canvas.restore()
    for i in (.3, .9):
        canvas.drawPath(tapered([(foot + h * i, ground - h * .6), (foot + h * (i + .1), ground)], [1, 4]), fill(coat.core, .6))


def _standing_tail(canvas: Any, coat: Coat, f: Frame, root: Point) -> None:
    x, y = root[:2]
    w = f.chest
    if f.tail == "scut":
        canvas.drawCircle(x - w * .1, y + 10, w * .4, fill(coat.pale))
        return
    if f.tail == "thin":
        line: list[Point] = [(x + 20, y + 8), (x - w * .6, y - w * .2), (x - w * .8, y - w * 1.1), (x - w * .5, y - w * 1.9), (x - w * .7, y - w * 2.4)]
        widths: Sequence[float] = (w * .34, w * .32, w * .3, w * .26, w * .1)
    elif f.tail == "curled":
        line = [(x + 26, y + 10), (x - w * .3, y - w * .5), (x - w * .1, y - w * 1.1), (x + w * .4, y - w * 1.1), (x + w * .5, y - w * .7)]
        widths = (w * .5, w * .52, w * .48, w * .4, 6)
    else:
        line = [(x + 26, y + 14), (x - w * .8, y + w * .3), (x - w * 1.7, y + w * .8), (x - w * 2.5, y + w * .9)]
        widths = (w * .44, w * .8, w * .8, 4)
    tail = tapered(line, widths)
    canvas.drawPath(tail, fill(coat.base))
    with clipped(canvas, tail):
        canvas.drawPath(tapered([(px + widths[i] * .2, py + widths[i] * .25) for i, (px, py, *_) in enumerate(line)], [k * .6 for k in widths]), fill(coat.shadow, .7, 5))
        if coat.marking == "socks" and f.tail == "brush":
            canvas.drawPath(tapered(line[-2:], [widths[-2], 20]), fill(coat.pale, .95, 4))


def _collar(canvas: Any, collar: Colour | None, w: float) -> None:
    if collar is None:
        return
    line = [(-w * .72, 78), (-w * .3, 104), (w * .24, 112), (w * .74, 88)]
    canvas.drawPath(tapered(line, [15, 17, 17, 14]), fill(shade(collar, .6)))
    canvas.drawPath(tapered([(x, y - 2) for x, y in line], [11, 13, 13, 10]), fill(collar))
    canvas.drawCircle(w * .24, 126, 13, fill("#e0b455"))
    canvas.drawCircle(w * .24, 126, 13, stroke("#8a6428", 2.2))
    canvas.drawCircle(w * .20, 122, 4, fill("#fff2c8", .9))
