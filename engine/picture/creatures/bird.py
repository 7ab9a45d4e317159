"""A parrot and a pigeon, upright on their feet. Own units: the eye line is y = 0, the head some 130 wide."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.picture.creatures.coat import Coat
from engine.picture.creatures.jaws import opening
from engine.picture.gfx import Colour, clipped, fill, light, linear, mix, shade, smooth, soft, stroke, tapered
from engine.picture.people.acting import EXPRESSIONS, LIDS, Acting, Step

GROUND = 400.0


@dataclass(frozen=True)
class Bird:
    """What of its feathers and beak differs; None is as the coat says."""

    hooked: bool
    face: Colour | None
    wing: Colour | None
    tips: Colour
    beak: Colour


PARROT = Bird(True, "#f3ead8", None, "#e5b63c", "#3a3436")
PIGEON = Bird(False, None, "#8f96a4", "#4a4f5c", "#5a4a4c")


def draw_body(kind: Bird, canvas: Any, coat: Coat, collar: str | None, standing: bool, back: bool) -> None:
    """Breast, folded wing, tail and feet."""
    wing = mix(coat.base, "#2f6fb0", .62) if kind.hooked else mix(kind.wing or coat.base, coat.base, .4)
    _tail(canvas, kind, coat, wing)
    for x in (-18, 30):
        canvas.drawPath(tapered([(x, GROUND - 60), (x + 2, GROUND - 14)], [20, 12]), fill(mix(coat.base, coat.core, .5)))
        for dx in (-16, 8, 28):
            canvas.drawPath(tapered([(x + 2, GROUND - 16), (x + dx * .7, GROUND - 6), (x + dx, GROUND + 2)], [11, 9, 3]), fill("#8a6a66" if not kind.hooked else "#5c5458"))
    body = smooth([(-42, 20), (-84, 90), (-108, 190), (-86, 290), (-30, 352), (36, 340), (84, 270), (92, 170), (70, 80), (52, 24)])
    canvas.drawPath(body, fill(coat.base))
    with clipped(canvas, body):
        canvas.drawPaint(linear((-100, 0), (96, 0), [(0, coat.shadow, .9), (.4, coat.shadow, .15), (.7, coat.shadow, 0), (1, coat.glow, .4)]))
        canvas.drawPaint(linear((0, 220), (0, 356), [(0, coat.core, 0), (1, coat.core, .5)]))
        if not kind.hooked:
            soft(canvas, 10, 66, 80, 46, "#4f8f7a", .75)
            soft(canvas, 30, 96, 60, 34, "#8a5a92", .6)
        for row in range(5):
            for i in range(4 + row % 2):
                x, y = -10 + i * 26 - (row % 2) * 12, 130 + row * 38
                canvas.drawPath(tapered([(x - 9, y - 6), (x, y + 5), (x + 9, y - 6)], [.6, 3, .6]), fill(coat.shadow, .38))
        soft(canvas, 4, 44, 60, 26, coat.core, .5)
    _wing(canvas, kind, coat, wing, back)


def _tail(canvas: Any, kind: Bird, coat: Coat, wing: Colour) -> None:
    for i, (x, colour) in enumerate(((-150, coat.base if kind.hooked else wing), (-128, wing), (-104, coat.shadow if kind.hooked else kind.tips))):
        long = (1.0 if kind.hooked else .55) * (150 - i * 16)
        canvas.drawPath(tapered([(-56 + i * 10, 262), (x * .8, 300 + long * .4), (x, 320 + long)], [44, 36, 12]), fill(shade(colour, .84)))


def _wing(canvas: Any, kind: Bird, coat: Coat, wing: Colour, back: bool) -> None:
    for dx, flip in ((0, 1), (10, -1)) if back else ((0, 1),):
        canvas.save()
        canvas.translate(dx, 0)
        canvas.scale(flip, 1)
        shape = smooth([(-36, 84), (-92, 116), (-122, 210), (-126, 300), (-112, 372), (-76, 318), (-30, 250), (-8, 170), (-10, 106)])
        canvas.drawPath(shape, fill(coat.base if kind.hooked else wing))
        with clipped(canvas, shape):
            canvas.drawPaint(linear((0, 150), (0, 330), [(0, wing, 0), (.3, wing, .9), (.6, wing), (1, shade(kind.tips, .8))]))
            if kind.hooked:
                canvas.drawPath(tapered([(-110, 170), (-60, 190), (0, 168)], [16, 26, 18]), fill(kind.tips, .9, 3))
            else:
                for y in (232, 276):
                    canvas.drawPath(tapered([(-130, y + 16), (-70, y + 4), (-20, y - 20)], [18, 22, 10]), fill(kind.tips, .9, 1))
            canvas.drawPaint(linear((-126, 0), (-8, 0), [(0, "#1c1430", .4), (.5, "#1c1430", .04), (1, "#fff4d8", .14)]))
            for i in range(6):
                x = -100 + i * 16
                canvas.drawPath(tapered([(x + 24, 170), (x + 4, 260), (x - 22, 370)], [.8, 3.4, 1]), fill("#1c1430", .34))
        canvas.drawPath(tapered([(-12, 108), (-10, 170), (-32, 250), (-78, 318)], [1, 5, 5, 1]), fill("#1c1430", .4))
        canvas.restore()


def steps(kind: Bird, coat: Coat, acting: Acting) -> list[Step]:
    """Head, the eye, and a beak that opens."""
    back = acting.view == "back"
    tone = coat.base if kind.hooked else mix(coat.base, "#5f6472", .4)

    def form(canvas: Any) -> None:
        head = smooth([(-50, -46), (-4, -68), (44, -54), (66, -14), (62, 26), (46, 60), (0, 72), (-46, 58), (-66, 16), (-64, -20)])
        canvas.drawPath(head, fill(tone))
        with clipped(canvas, head):
            if kind.face and not back:
                canvas.drawPath(smooth([(-30, -26), (14, -34), (60, -10), (60, 34), (12, 42), (-30, 24), (-40, 0)]), fill(kind.face))
                for y in (14, 24, 33):
                    canvas.drawPath(tapered([(-24, y - 2), (0, y + 3), (24, y)], [.8, 3, .8]), fill(coat.base, .55))
            canvas.drawPaint(linear((-66, 20), (66, -20), [(0, coat.shadow, .8), (.4, coat.shadow, .1), (1, coat.glow, .35)]))
            canvas.drawPaint(linear((0, 30), (0, 74), [(0, coat.core, 0), (1, coat.core, .35)]))

    def eye(canvas: Any) -> None:
        if not back:
            _eye(canvas, coat, acting, 6, -8, 17, tone if not kind.face else kind.face)

    def beak(canvas: Any) -> None:
        if not back:
            (_hooked if kind.hooked else _straight)(canvas, kind, acting)

    return [("rest", form), ("lids", eye), ("viseme", beak)]


def _eye(canvas: Any, coat: Coat, acting: Acting, x: float, y: float, r: float, lid: Colour) -> None:
    opening_ = LIDS[acting.lid] * min(1.0, EXPRESSIONS[acting.emotion].lids + .1)
    canvas.drawCircle(x, y, r + 4, fill(mix(lid, "#6a5a58", .5)))
    if opening_ < .2:
        canvas.drawCircle(x, y, r, fill(mix(lid, "#8a7a74", .4)))
        canvas.drawPath(tapered([(x - r, y + 3), (x, y + 7), (x + r, y + 2)], [1, 4, 1]), fill("#2a1c20"))
        return
    canvas.drawCircle(x, y, r, fill(coat.iris))
    canvas.drawCircle(x, y, r, stroke("#3a241c", 2.4))
    gx, gy = x + acting.gaze[0] * 3, y + acting.gaze[1] * 3
    canvas.drawCircle(gx, gy, r * .58, fill("#120c10"))
    canvas.drawCircle(gx + r * .24, gy - r * .26, r * .24, fill("#ffffff", .95))
    if opening_ < .85:
        with clipped(canvas, smooth([(x - r - 5, y - r - 5), (x + r + 5, y - r - 5), (x + r + 5, y - r + 2 * r * (1 - opening_) + 2), (x - r - 5, y - r + 2 * r * (1 - opening_))], tension=0)):
            canvas.drawCircle(x, y, r + 1, fill(mix(lid, "#8a7a74", .4)))


def _hooked(canvas: Any, kind: Bird, acting: Acting) -> None:
    drop = opening(acting) * 26
    low = smooth([(40, 26), (66, 26 + drop * .5), (76, 34 + drop), (66, 52 + drop), (46, 46 + drop * .6), (34, 36)])
    if drop > 2:
        canvas.drawPath(smooth([(38, 14), (80, 22), (72, 40 + drop), (44, 40 + drop * .5)]), fill("#5a1c26"))
        canvas.drawPath(smooth([(46, 26), (62, 24 + drop * .4), (68, 34 + drop * .7), (52, 36 + drop * .5)]), fill("#b9646a"))
    canvas.drawPath(low, linear((40, 20), (76, 60), [(0, light(kind.beak, .2)), (1, kind.beak)]))
    up = smooth([(34, -20), (62, -26), (92, -8), (104, 26), (96, 62, 1), (84, 38), (66, 26), (40, 28), (30, 4)])
    canvas.drawPath(up, linear((30, -24), (104, 40), [(0, light(kind.beak, .34)), (.5, kind.beak), (1, shade(kind.beak, .6))]))
    canvas.drawPath(tapered([(50, -18), (78, -8), (94, 20)], [1, 7, 1]), fill("#ffffff", .28))
    canvas.drawCircle(48, -6, 3.2, fill("#0c080a", .8))


def _straight(canvas: Any, kind: Bird, acting: Acting) -> None:
    drop = opening(acting) * 18
    canvas.drawPath(smooth([(52, 12), (82, 16 + drop), (100, 22 + drop, 1), (78, 28 + drop), (52, 22)]), fill(shade(kind.beak, .7)))
    canvas.drawPath(smooth([(50, -6), (82, 2), (108, 18, 1), (82, 18), (52, 16)]), fill(kind.beak))
    canvas.drawPath(smooth([(50, -12), (66, -12), (74, 0), (54, 2)]), fill("#e8e2de"))
