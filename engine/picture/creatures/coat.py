"""Fur, feathers and manes: the colours that a coat is painted in, and how hairs stand on an edge."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from engine.drama.vocabulary import Being
from engine.picture.gfx import RGB, Colour, Point, fill, light, lum, mix, mul, rgb, rnd, shade, smooth, tapered

Marking = Literal["plain", "tabby", "socks", "saddle"]
"""Of one colour; striped; with a pale chest and feet; with a darker back."""


@dataclass(frozen=True)
class Coat:
    """Every flat colour of an animal. `pale` is the underside, `dark` stripes and edges, `line` drawn features."""

    base: RGB
    shadow: RGB
    core: RGB
    glow: RGB
    pale: RGB
    dark: RGB
    line: RGB
    iris: RGB
    nose: RGB
    skin: RGB
    """Of the inside of an ear and of the mouth."""
    marking: Marking


_IRIS: dict[Being, tuple[str, str]] = {"cat": ("#c9b13c", "#7fae6a"), "dog": ("#5a3820", "#6b4426"), "fox": ("#c98a2e", "#b87a28"), "rabbit": ("#4a2e28", "#53342c"),
                                       "parrot": ("#e0a83a", "#e0a83a"), "pigeon": ("#d8702e", "#d8702e"), "horse": ("#3a2418", "#3a2418")}
_NOSE: dict[Being, str] = {"cat": "#c9837c", "dog": "#2b2429", "fox": "#2b2429", "rabbit": "#d39a94"}


def coat(being: Being, colour: str) -> Coat:
    """The palette of an animal of that colour: always the same for the same two."""
    base = rgb(colour)
    bright = lum(base)
    r = rnd("coat", being, colour)
    shadow = mix(mul(base, (.70, .62, .66)), "#4a3652", .12)
    pale = mix(base, "#fbf3e6", .74 if bright > .2 else .86)
    return Coat(
        base=base, shadow=shadow, core=mix(mul(base, (.48, .40, .44)), "#2a1c34", .2), glow=light(base, .34, "#fff0d8"),
        pale=pale, dark=mix(mul(base, (.56, .46, .42)), "#3a2430", .2), line=mix(shade(base, .3), "#241820", .6),
        iris=rgb(_IRIS.get(being, ("#6b4426",) * 2)[r.random() < .5]), nose=rgb(_NOSE.get(being, "#3a2c30")), skin=mix("#e0a59c", base, .25),
        marking=_marking(being, base))


def _marking(being: Being, base: RGB) -> Marking:
    """What coats of that colour mostly have: dark and ruddy ones a white chest, cats in between stripes."""
    bright, ruddy = lum(base), base[0] - base[2] > .2
    if being == "cat":
        return "socks" if bright < .22 else "plain" if bright > .8 or (bright < .6 and not ruddy and abs(base[0] - base[1]) > .06) else "tabby"
    if being == "dog":
        return "plain" if bright > .78 else "saddle" if ruddy and .3 < bright < .5 else "socks"
    return "socks" if being in ("fox", "horse") else "plain"


def tufts(canvas: Any, points: Sequence[Point], colour: Colour, length: float, *key: object, alpha: float = 1.0, lean: float = 0.0, width: float = 7.0) -> None:
    """Pointed locks along a line, all leaning one way: the edge of a ruff, of a cheek, of a belly."""
    r = rnd("tuft", *key)
    paint = fill(colour, alpha)
    for (ax, ay, *_), (bx, by, *_) in pairwise(points):
        n = max(1, int(((bx - ax) ** 2 + (by - ay) ** 2) ** .5 / (width * 1.5)))
        for i in range(n):
            t = (i + r.uniform(.2, .8)) / n
            x, y = ax + (bx - ax) * t, ay + (by - ay) * t
            dx, dy = by - ay, ax - bx
            d = (dx * dx + dy * dy) ** .5 or 1.0
            k = length * r.uniform(.6, 1.15)
            ex, ey = x + dx / d * k + (bx - ax) / d * k * lean, y + dy / d * k + (by - ay) / d * k * lean
            canvas.drawPath(tapered([(x - dx / d * 5, y - dy / d * 5), ((x + ex) / 2, (y + ey) / 2), (ex, ey)], [width, width * .62, .4]), paint)


def stripes(canvas: Any, rows: Sequence[Sequence[Point]], colour: Colour, width: float, alpha: float = .75) -> None:
    """The marks of a tabby: strokes that swell and end in a point."""
    for row in rows:
        n = len(row)
        canvas.drawPath(tapered(row, [width * (1 - abs(2 * i / (n - 1) - .8) * .75) for i in range(n)]), fill(colour, alpha))


def patch(canvas: Any, points: Sequence[Point], colour: Colour, alpha: float = 1.0, blur: float = 0.0) -> None:
    """A closed shape of one colour."""
    canvas.drawPath(smooth(points), fill(colour, alpha, blur))
