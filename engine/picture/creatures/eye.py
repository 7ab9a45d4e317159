"""An animal's eye: nearly all iris, a dark rim, a lid of fur."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.picture.creatures.coat import Coat
from engine.picture.gfx import Colour, clipped, fill, light, linear, mix, smooth, tapered
from engine.picture.people.acting import EXPRESSIONS, LIDS, Acting
from engine.picture.skia_load import skia


@dataclass(frozen=True)
class Eye:
    """Where an eye is and how it is cut; `side` is the way its outer corner points, `slant` lifts that corner, `slit` is the
    width of the pupil (1 is round)."""

    x: float
    y: float
    width: float
    height: float
    side: int
    slant: float = 0.0
    slit: float = 1.0


def draw_eye(canvas: Any, coat: Coat, eye: Eye, acting: Acting, lid: Colour) -> None:
    """The eye at that moment; `lid` is the colour of the fur above it."""
    expression = EXPRESSIONS[acting.emotion]
    opening = min(1.12, expression.lids) * LIDS[acting.lid]
    w, h = eye.width / 2, eye.height / 2
    inner, outer = (eye.x - eye.side * w, eye.y + h * .34), (eye.x + eye.side * w, eye.y - eye.slant)
    if opening < .12:
        low = eye.y + h * .42
        canvas.drawPath(tapered([outer, (eye.x + eye.side * w * .3, low + h * .2), (eye.x - eye.side * w * .4, low + h * .3), inner], [2, h * .30, h * .26, 1.4]), fill(coat.line))
        return
    top = eye.y - h * opening + h * (1 - min(opening, 1)) * .4
    bottom = eye.y + h * (1 - .34 * expression.squint)
    ball = smooth([inner, (eye.x - eye.side * w * .52, top + h * .26), (eye.x + eye.side * w * .1, top), (eye.x + eye.side * w * .72, top + h * .30 - eye.slant * .5), outer,
                   (eye.x + eye.side * w * .62, bottom - h * .30), (eye.x - eye.side * w * .1, bottom), (eye.x - eye.side * w * .66, bottom - h * .16)])
    canvas.drawPath(smooth([(inner[0] - eye.side * 7, inner[1] + 5), (eye.x, top - 4), (outer[0] + eye.side * 5, outer[1] - 2), (eye.x, bottom + 4)]), fill(coat.line, .9))
    with clipped(canvas, ball):
        canvas.drawPaint(fill(mix(coat.iris, "#2a1a12", .55)))
        gx = eye.x + (acting.gaze[0] * .5 + expression.gaze[0]) * w * .34
        gy = eye.y + (acting.gaze[1] + expression.gaze[1]) * h * .3
        r = h * 1.02
        canvas.drawCircle(gx, gy, r * 1.06, linear((0, gy - r), (0, gy + r), [(0, mix(coat.iris, "#1c1210", .5)), (.5, coat.iris), (1, light(coat.iris, .5, "#fff0b8"))]))
        canvas.drawOval(skia.Rect(gx - r * .52 * eye.slit, gy - r * .66, gx + r * .52 * eye.slit, gy + r * .66), fill("#120c10"))
        canvas.drawPath(smooth([(eye.x - w * 1.2, top - h), (eye.x + w * 1.2, top - h), (eye.x + w * 1.2, top + h * .42), (eye.x, top + h * .22), (eye.x - w * 1.2, top + h * .42)]), fill("#160e14", .45, h * .12))
        if expression.inner < -2 or expression.skew:  # the brow comes down over it
            drop = h * .5
            canvas.drawPath(smooth([(inner[0] - eye.side * 8, top - h), (outer[0] + eye.side * 8, top - h), (outer[0] + eye.side * 8, top), (inner[0] - eye.side * 8, top + h * .4 + drop)], tension=.2), fill(lid))
        canvas.drawOval(skia.Rect(gx + r * .04, gy - r * .62, gx + r * .50, gy - r * .14), fill("#ffffff", .96))
        canvas.drawCircle(gx - r * .36, gy + r * .42, r * .13, fill("#ffffff", .7))
    canvas.drawPath(tapered([(inner[0] - eye.side * 5, inner[1] + 4), (eye.x - eye.side * w * .5, top + h * .22), (eye.x + eye.side * w * .1, top - 1), (eye.x + eye.side * w * .74, top + h * .28 - eye.slant * .5), (outer[0] + eye.side * 7, outer[1] - 3)],
                            [1.4, h * .22, h * .28, h * .26, 1]), fill(coat.line))
