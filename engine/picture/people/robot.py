"""The head of a household robot on a body in clothes: a smooth shell with a screen for a face, on which eyes and mouth are drawn in light."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Colour, Points, clipped, fill, glow, linear, mix, smooth, soft, stroke, tapered
from engine.picture.people.acting import EXPRESSIONS, LIDS, VISEMES, Acting, Step
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

SHELL = "#e4e7ee"
_LAMP = "#7fe6ff"
_HEAD: Points = [(-70, -96), (-8, -122), (52, -106), (86, -56), (90, 4), (78, 62), (48, 98), (8, 112), (-46, 100), (-84, 58), (-98, 0), (-94, -54)]
_SCREEN: Points = [(-44, -64), (8, -72), (54, -62), (76, -28), (78, 14), (66, 52), (36, 74), (-6, 76), (-44, 60), (-58, 22), (-60, -28)]
_SIDE: Points = [(-74, -92), (-14, -120), (44, -104), (74, -56), (80, 0), (74, 56), (46, 98), (2, 110), (-52, 96), (-90, 52), (-102, -4), (-96, -54)]
_SIDE_SCREEN: Points = [(22, -66), (56, -62), (70, -28), (74, 12), (68, 50), (50, 74), (26, 74), (14, 36), (12, -26)]


def robot_steps(person: Person, acting: Acting) -> list[Step]:
    """Shell and screen, then what of the light moves with lids and voice."""
    side = acting.view == "profile"
    lamp = mix(_LAMP, person.look.accent, .12)

    def form(canvas: Any) -> None:
        _shell(canvas, _SIDE if side else _HEAD)
        _ear(canvas, lamp, -34 if side else -84, side)
        screen = smooth(_SIDE_SCREEN if side else _SCREEN)
        canvas.drawPath(screen, fill("#10131f"))
        with clipped(canvas, screen):
            canvas.drawPaint(linear((-60, -72), (80, 76), [(0, "#2c3552"), (.4, "#141827"), (1, "#090b14")]))
            canvas.drawPath(smooth([(-64, -80), (10, -84), (-40, 30), (-80, 60)]), fill("#ffffff", .07))
        canvas.drawPath(screen, stroke("#8d94a6", 3, .8))

    def eyes(canvas: Any) -> None:
        e = EXPRESSIONS[acting.emotion]
        for x, way, k in ((54, 1, .7),) if side else ((-22, -1, 1.0), (46, 1, .82)):
            _eye(canvas, x + (acting.gaze[0] + e.gaze[0]) * 5, -6 + (acting.gaze[1] + e.gaze[1]) * 6, way, k, e.lids * LIDS[acting.lid], e.squint, e.inner, lamp)

    def mouth(canvas: Any) -> None:
        e, shape = EXPRESSIONS[acting.emotion], VISEMES[acting.viseme]
        x, half = (56, 10) if side else (12, 21)
        wide = half * ((shape.width - .3 * shape.round) if shape else .9)
        drop = (shape.open if shape else e.part * .4) * 20
        bend = e.curve * 10
        glow(canvas, x, 42, 34, lamp, .22)
        if drop > 2:
            canvas.drawPath(smooth([(x - wide, 40 - bend * .5), (x, 38), (x + wide, 40 - bend * .5), (x + wide * .6, 42 + drop * .8), (x, 42 + drop), (x - wide * .6, 42 + drop * .8)]), fill(mix(lamp, "#ffffff", .35)))
        else:
            canvas.drawPath(tapered([(x - wide, 42 - bend), (x - wide * .4, 43 + bend * .3), (x + wide * .4, 43 + bend * .3), (x + wide, 42 - bend)], [3, 5, 5, 3]), fill(mix(lamp, "#ffffff", .35)))

    return [("rest", form), ("lids", eyes), ("viseme", mouth)]


def draw_robot_back(canvas: Any, person: Person, acting: Acting) -> None:
    """The shell from behind, with its seam."""
    _shell(canvas, [(-x * .98, y) for x, y in _HEAD][::-1])
    canvas.drawPath(tapered([(-4, -118), (6, -30), (4, 108)], [1, 3, 1]), fill("#8d94a6", .8))
    for x in (-88, 92):
        canvas.drawOval(skia.Rect(x - 12, -26, x + 12, 30), fill("#b9bfcc"))
    glow(canvas, 4, 66, 26, _LAMP, .6)
    canvas.drawCircle(4, 66, 5, fill("#d8f8ff"))


def _shell(canvas: Any, outline: Points) -> None:
    head = smooth(outline)
    canvas.drawPath(head, fill(SHELL))
    with clipped(canvas, head):
        canvas.drawPaint(linear((-98, 30), (90, -20), [(0, "#7d86a0", .85), (.34, "#9aa2b8", .35), (.62, "#c8cdd8", 0), (1, "#ffffff", .6)]))
        canvas.drawPaint(linear((0, 40), (0, 112), [(0, "#5c6480", 0), (1, "#5c6480", .5)]))
        soft(canvas, 4, -94, 50, 18, "#ffffff", .75)
        canvas.drawPath(tapered([(-92, -30), (-40, -92), (40, -98), (86, -40)], [1, 2.4, 2.4, 1]), fill("#8d94a6", .7))


def _ear(canvas: Any, lamp: Colour, x: float, side: bool) -> None:
    """A round cap with a thin ring of light."""
    w = 24 if side else 15
    canvas.drawOval(skia.Rect(x - w, -30, x + w, 30), linear((x - w, 0), (x + w, 0), [(0, "#8d94a6"), (.6, "#eef0f5"), (1, "#b9bfcc")]))
    canvas.drawOval(skia.Rect(x - w * .6, -18, x + w * .6, 18), stroke(lamp, 3, .95))
    glow(canvas, x, 0, 34, lamp, .35)


def _eye(canvas: Any, x: float, y: float, way: int, k: float, opening: float, squint: float, inner: float, lamp: Colour) -> None:
    """A bar of light with rounded ends; joy bends it, anger and grief cut it aslant."""
    glow(canvas, x, y, 40 * k, lamp, .45)
    tone = mix(lamp, "#ffffff", .4)
    if opening < .2:
        canvas.drawPath(tapered([(x - 14 * k, y + 4), (x, y + 7), (x + 14 * k, y + 4)], [3, 5, 3]), fill(tone, .8))
        return
    h, w = 21 * min(opening, 1.15), 13 * k
    if squint > .5:
        canvas.drawPath(tapered([(x - w * 1.3, y + 8), (x - w * .6, y - 6), (x + w * .6, y - 6), (x + w * 1.3, y + 8)], [4, 8, 8, 4]), fill(tone))
        return
    shape = smooth([(x - w, y - h * .5), (x, y - h), (x + w, y - h * .5), (x + w, y + h * .5), (x, y + h), (x - w, y + h * .5)])
    with clipped(canvas, shape):
        canvas.drawPaint(fill(tone))
        if inner:
            near, far = (x - way * w, x + way * w)
            cut = inner * 1.1
            canvas.drawPath(smooth([(near, y - h * 1.2, 1), (far, y - h * 1.2, 1), (far, y - h * .9 + max(cut, 0), 1), (near, y - h * .9 + max(-cut, 0), 1)], tension=0), fill("#12151f"))
        canvas.drawCircle(x + w * .2, y - h * .35, 4 * k, fill("#ffffff", .95))

