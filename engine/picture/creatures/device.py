"""A voice without a body: a speaker, and a phone on its stand. Own units: the middle of the light is y = 0."""
from __future__ import annotations

import math
from typing import Any

from engine.picture.creatures.coat import Coat
from engine.picture.creatures.jaws import opening
from engine.picture.gfx import (
    Colour,
    clipped,
    fill,
    glow,
    light,
    linear,
    mix,
    radial,
    shade,
    smooth,
    soft,
    stroke,
    tapered,
)
from engine.picture.people.acting import LIDS, Acting, Step
from engine.picture.skia_load import skia

SPEAKER_GROUND = 250.0
PHONE_GROUND = 210.0


def draw_speaker(canvas: Any, coat: Coat, accent: str | None, standing: bool, back: bool) -> None:
    """A cylinder clad in cloth, its light on the top."""
    shape = smooth([(-110, -40, 1), (-115, 40), (-116, 190), (-104, 238), (-50, 252), (50, 252), (104, 238), (116, 190), (115, 40), (110, -40, 1)], tension=.8)
    canvas.drawPath(shape, fill(coat.base))
    with clipped(canvas, shape):
        canvas.drawPaint(linear((-116, 0), (116, 0), [(0, coat.core, .8), (.3, coat.shadow, .3), (.62, coat.glow, .35), (.78, coat.glow, .1), (1, coat.core, .55)]))
        for i in range(24):
            x = -112 + i * 9.7
            canvas.drawPath(tapered([(x, -40), (x * 1.02, 110), (x, 250)], [1.6, 1.6, 1.6]), fill(coat.core, .28))
        for y in range(-10, 250, 12):
            canvas.drawPath(tapered([(-118, y - 8), (0, y + 6), (118, y - 8)], [1.2, 1.6, 1.2]), fill(coat.core, .22))
        canvas.drawPaint(linear((0, 170), (0, 252), [(0, "#0c0a14", 0), (1, "#0c0a14", .55)]))
    canvas.drawOval(skia.Rect(-110, -76, 110, -4), fill(shade(coat.base, .55)))
    canvas.drawOval(skia.Rect(-100, -70, 100, -8), linear((0, -70), (0, -8), [(0, shade(coat.base, .34)), (1, shade(coat.base, .48))]))


def speaker_steps(coat: Coat, acting: Acting, accent: str | None) -> list[Step]:
    """The ring of light: wide and bright when it speaks, dim when it does not."""
    colour = _lamp(accent)

    def ring(canvas: Any) -> None:
        k = .45 + .55 * max(opening(acting), .25 if acting.lid == "open" else 0)
        glow(canvas, 0, -40, 150 + 70 * opening(acting), colour, .5 * k, mode=skia.BlendMode.kPlus)
        for w, alpha, tone in ((16, .35, colour), (9, .95, mix(colour, "#ffffff", .35)), (3.4, 1.0, mix(colour, "#ffffff", .8))):
            canvas.drawOval(skia.Rect(-78, -61, 78, -16), stroke(tone, w * (.8 + .4 * k), alpha * k + .05))
        for i in range(7):
            t = (i - 3) * 17
            h = opening(acting) * (26 - abs(i - 3) * 5)
            canvas.drawPath(tapered([(t, -39 - h * .5), (t, -39 + h * .5 + 2)], [5, 5]), fill(mix(colour, "#ffffff", .6), .9 * min(1, k + .1)))

    def dim(canvas: Any) -> None:
        canvas.drawOval(skia.Rect(-78, -61, 78, -16), stroke(colour, 5 * (.5 + LIDS[acting.lid] * .5), .35))

    return [("lids", dim), ("viseme", ring)]


def draw_phone(canvas: Any, coat: Coat, accent: str | None, standing: bool, back: bool) -> None:
    """Upright on a small stand, a little turned."""
    canvas.drawOval(skia.Rect(-70, PHONE_GROUND - 16, 76, PHONE_GROUND + 8), fill("#2c2f3a"))
    canvas.drawPath(smooth([(-52, 168), (58, 168), (64, PHONE_GROUND - 4), (-58, PHONE_GROUND - 4)], tension=.3), fill("#3c404e"))
    canvas.save()
    canvas.translate(-5, 3)
    canvas.drawPath(_slab(0), fill(shade(coat.base, .36)))
    canvas.restore()
    body = _slab(0)
    canvas.drawPath(body, fill(shade(coat.base, .6)))
    canvas.drawPath(body, stroke(light(coat.base, .4), 4, .7))
    if back:
        return
    screen = _slab(9)
    with clipped(canvas, screen):
        colour = _lamp(accent)
        canvas.drawPaint(linear((0, -190), (0, 190), [(0, mix("#0c1024", colour, .10)), (.5, mix("#0c1024", colour, .22)), (1, "#0a0c18")]))
        canvas.drawPath(smooth([(-100, -190), (-20, -190), (-90, 190), (-140, 190)], tension=.1), fill("#ffffff", .05))


def _slab(inset: float) -> Any:
    """The phone's outline, less `inset` on every side: upright, its right edge a little farther away."""
    m = skia.Matrix()
    m.setSkew(0, .035)
    path = skia.Path()
    path.addRRect(skia.RRect.MakeRectXY(skia.Rect(-92 + inset, -178 + inset, 92 - inset, 178 - inset), 26 - inset * .8, 26 - inset * .8))
    path.transform(m)
    return path


def phone_steps(coat: Coat, acting: Acting, accent: str | None) -> list[Step]:
    """A ring on the screen that swells with the voice, and the line of the voice in it."""
    colour = _lamp(accent)

    def dim(canvas: Any) -> None:
        if acting.view == "back":
            return
        with clipped(canvas, _slab(9)):
            canvas.drawCircle(0, -10, 56, stroke(colour, 3, .25 + .2 * LIDS[acting.lid]))

    def ring(canvas: Any) -> None:
        if acting.view == "back":
            return
        wide = opening(acting)
        with clipped(canvas, _slab(9)):
            canvas.drawCircle(0, -10, 120, radial((0, -10), 120, [(0, colour, .34 + .3 * wide), (.5, colour, .14 + .1 * wide), (1, colour, 0)]))
            canvas.drawCircle(0, -10, 44 + 14 * wide, stroke(colour, 12, .45))
            canvas.drawCircle(0, -10, 44 + 14 * wide, stroke(mix(colour, "#ffffff", .7), 5, .95))
            line = [(x, -10 + math.sin(x * .22) * wide * 22 * math.exp(-(x / 22) ** 2)) for x in range(-34, 35, 4)]
            canvas.drawPath(tapered(line, [3.4] * len(line)), fill(mix(colour, "#ffffff", .85)))
            for i, w in enumerate((56, 84, 40)):
                soft(canvas, 0, 92 + i * 20, w * .5, 3.4, mix(colour, "#ffffff", .5), .5)

    return [("lids", dim), ("viseme", ring)]


def _lamp(accent: str | None) -> Colour:
    """The light's colour: bright, whatever the accent is."""
    return mix(accent or "#4fd3ff", "#7fe6ff", .35)
