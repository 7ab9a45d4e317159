"""The drawing vocabulary on skia: colours, paints, smooth paths, tapered strokes, glows, a deterministic generator.

Colours are `#rrggbb` or triples of floats 0..1; every function takes both and returns triples. Points are `(x, y)`; in
`smooth` a third, true element makes the point a sharp corner. Nothing here knows what is drawn.
"""
from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.picture.skia_load import skia

RGB = tuple[float, float, float]
Colour = str | RGB
Point = tuple[float, ...]
Points = Sequence[Point]

SCREEN = skia.BlendMode.kScreen


def rnd(*key: object) -> random.Random:
    """A generator that depends on the key alone (sha256 of its parts), on every machine and in every process."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def rgb(colour: Colour) -> RGB:
    """The colour as three floats 0..1."""
    if isinstance(colour, str):
        digits = colour.lstrip("#")
        return (int(digits[:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)
    return (colour[0], colour[1], colour[2])


def mix(a: Colour, b: Colour, t: float) -> RGB:
    """From `a` (t = 0) to `b` (t = 1)."""
    p, q = rgb(a), rgb(b)
    return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t)


def mul(a: Colour, b: Colour) -> RGB:
    """Channel by channel product."""
    p, q = rgb(a), rgb(b)
    return (p[0] * q[0], p[1] * q[1], p[2] * q[2])


def lum(colour: Colour) -> float:
    """Perceived lightness 0..1 (Rec. 601 weights)."""
    r, g, b = rgb(colour)
    return 0.299 * r + 0.587 * g + 0.114 * b


def shade(colour: Colour, k: float = 0.7) -> RGB:
    """Darker and a little cooler, as an illustrator picks a shadow; `k` is the share of light left."""
    r, g, b = rgb(colour)
    return (r * k * 0.98, g * k * 0.955, min(1.0, b * k + 0.015))


def light(colour: Colour, t: float = 0.3, to: Colour = "#fff4e0") -> RGB:
    """Towards a warm white by the share `t`."""
    return mix(colour, to, t)


@lru_cache(maxsize=4096)
def ink(colour: Colour, alpha: float = 1.0) -> int:
    """skia's packed colour, clamped."""
    r, g, b = (max(0.0, min(1.0, v)) for v in rgb(colour))
    return int(skia.Color4f(r, g, b, max(0.0, min(1.0, alpha))).toColor())


def fill(colour: Colour, alpha: float = 1.0, blur: float = 0.0, mode: Any = None) -> Any:
    """A filling paint; `blur` is the sigma in the canvas's own units."""
    paint = skia.Paint(AntiAlias=True, Color=ink(colour, alpha))
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    if mode is not None:
        paint.setBlendMode(mode)
    return paint


def stroke(colour: Colour, width: float, alpha: float = 1.0, blur: float = 0.0, mode: Any = None) -> Any:
    """A line of constant width with round ends."""
    paint = fill(colour, alpha, blur, mode)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(width)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


Stops = Sequence[tuple[float, Colour] | tuple[float, Colour, float]]
"""Gradient stops: position 0..1, colour, and the alpha unless it is 1."""


def _gradient(shader: Any, mode: Any) -> Any:
    paint = skia.Paint(AntiAlias=True, Shader=shader, Dither=True)
    if mode is not None:
        paint.setBlendMode(mode)
    return paint


def _stops(stops: Stops) -> tuple[list[int], list[float]]:
    return [ink(s[1], s[2] if len(s) > 2 else 1.0) for s in stops], [s[0] for s in stops]


def linear(start: Point, end: Point, stops: Stops, mode: Any = None) -> Any:
    """A paint with a linear gradient."""
    colours, at = _stops(stops)
    return _gradient(skia.GradientShader.MakeLinear([skia.Point(*start[:2]), skia.Point(*end[:2])], colours, at), mode)


def radial(centre: Point, radius: float, stops: Stops, mode: Any = None) -> Any:
    """A paint with a radial gradient."""
    colours, at = _stops(stops)
    return _gradient(skia.GradientShader.MakeRadial(skia.Point(*centre[:2]), radius, colours, at), mode)


def smooth(points: Points, closed: bool = True, tension: float = 1.0) -> Any:
    """A Catmull-Rom curve through the points as a path; `(x, y, 1)` is a sharp corner; tension 0 gives straight lines."""
    return skia.Path(_smooth(tuple(map(tuple, points)), closed, tension))


@lru_cache(maxsize=4096)
def _smooth(points: tuple[tuple[float, ...], ...], closed: bool, tension: float) -> Any:
    """Kept, since a face is drawn once for every mouth."""
    n = len(points)
    path = skia.Path()
    path.moveTo(points[0][0], points[0][1])

    def tangent(i: int) -> tuple[float, float]:
        if len(points[i]) > 2 and points[i][2]:
            return (0.0, 0.0)
        if closed:
            a, b = points[(i - 1) % n], points[(i + 1) % n]
        else:
            a, b = points[max(i - 1, 0)], points[min(i + 1, n - 1)]
        return ((b[0] - a[0]) * tension / 6, (b[1] - a[1]) * tension / 6)

    for i in range(n if closed else n - 1):
        p, q = points[i], points[(i + 1) % n]
        tp, tq = tangent(i), tangent((i + 1) % n)
        path.cubicTo(p[0] + tp[0], p[1] + tp[1], q[0] - tq[0], q[1] - tq[1], q[0], q[1])
    if closed:
        path.close()
    return path


def poly(points: Points, closed: bool = True) -> Any:
    """Straight lines through the points."""
    path = skia.Path()
    path.addPoly([skia.Point(p[0], p[1]) for p in points], closed)
    return path


def tapered(points: Points, widths: Sequence[float]) -> Any:
    """A brush stroke as a closed outline: a centre line and the width at each of its points."""
    left, right = [], []
    n = len(points)
    for i, p in enumerate(points):
        a, b = points[max(i - 1, 0)], points[min(i + 1, n - 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        d = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / d * widths[i] / 2, dx / d * widths[i] / 2
        left.append((p[0] + nx, p[1] + ny))
        right.append((p[0] - nx, p[1] - ny))
    return smooth(left + right[::-1])


def swell(n: int, width: float, tip: float = 0.3) -> list[float]:
    """Widths of a stroke of `n` points that swells in the middle and ends thin."""
    return [width * math.sin(math.pi * (i + 0.35) / (n - 0.3)) + tip for i in range(n)]


def along(points: Points, t: float) -> tuple[float, float]:
    """The place at share `t` of a polyline, counted in points."""
    at = max(0.0, min(1.0, t)) * (len(points) - 1)
    i = min(int(at), len(points) - 2)
    k = at - i
    p, q = points[i], points[i + 1]
    return (p[0] + (q[0] - p[0]) * k, p[1] + (q[1] - p[1]) * k)


def lerp(a: Points, b: Points, t: float) -> list[Point]:
    """The polyline between two of equal length; corner marks are those of `a`."""
    return [(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, *p[2:3]) for p, q in zip(a, b, strict=True)]


def union(*paths: Any) -> Any:
    """The paths as one outline."""
    out = paths[0]
    for path in paths[1:]:
        out = skia.Op(out, path, skia.PathOp.kUnion_PathOp)
    return out


class clipped:
    """`with clipped(canvas, path):` draws only inside the path."""

    def __init__(self, canvas: Any, path: Any) -> None:
        self._canvas, self._path = canvas, path

    def __enter__(self) -> None:
        self._canvas.save()
        self._canvas.clipPath(self._path, skia.ClipOp.kIntersect, True)

    def __exit__(self, *_: object) -> None:
        self._canvas.restore()


def glow(canvas: Any, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0, mode: Any = SCREEN) -> None:
    """A soft round light that falls off like a lamp in air."""
    stops: Stops = [(0, colour, alpha), (0.25, colour, alpha * 0.45), (0.6, colour, alpha * 0.12), (1, colour, 0)]
    canvas.drawCircle(x, y, radius, radial((x, y), radius, stops, mode))


def soft(canvas: Any, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float) -> None:
    """An oval patch that fades to nothing at its edge (cheaper than a blurred oval)."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1.0, ry / rx)
    canvas.drawCircle(0, 0, rx, radial((0, 0), rx, [(0, colour, alpha), (.5, colour, alpha * .62), (1, colour, 0)]))
    canvas.restore()


def surface(width: float, height: float) -> Any:
    """An empty transparent raster surface of whole pixels."""
    return skia.Surface(int(width), int(height))


def pixels(image: Any) -> NDArray[np.uint8]:
    """A skia image or surface as `uint8[h, w, 4]` RGBA with straight alpha."""
    return np.asarray(image.toarray(colorType=skia.kRGBA_8888_ColorType), np.uint8)


def drawing(width: int, height: int, draw: Callable[[Any], None], left: int = 0, top: int = 0) -> NDArray[np.uint8]:
    """What `draw` paints on a canvas whose pixel (`left`, `top`) comes first, as `uint8[h, w, 4]` in skia's native order
    (BGRA), premultiplied: what its own loops are quickest with."""
    out = np.zeros((height, width, 4), np.uint8)
    draw_on(out, draw, left, top)
    return out


def draw_on(drawn: NDArray[np.uint8], draw: Callable[[Any], None], left: int = 0, top: int = 0) -> None:
    """Go on with a `drawing` whose first pixel is (`left`, `top`)."""
    sheet = skia.Surface(drawn, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    canvas = sheet.getCanvas()
    canvas.translate(-left, -top)
    draw(canvas)
