"""The place of a shot as two sheets of pixels: drawn once for a scene, then framed, blurred and graded for each shot.

Drawing a place is the dear part and blurring it the next; so every place is rasterised once as seen in a wide shot
(`_masters`), and closer shots enlarge that raster, which their blur hides. Blurs are worked out at half or quarter size.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from engine.drama.vocabulary import Light, Setting, Style
from engine.memory import kept_for, kept_up_to
from engine.picture import shading
from engine.picture.framing import Frame, widest
from engine.picture.gfx import drawing, pixels, rgb
from engine.picture.layers import Pixels, shared
from engine.picture.lighting import MOODS, bloom, grade
from engine.picture.scenery import Moment, Sheet, indoors, place
from engine.picture.scenery.weather import weathered
from engine.picture.shading import Drawn
from engine.picture.skia_load import skia
from engine.picture.washes import painted_place

MARGIN = .08
"""Of the short side, on every side."""
_SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
_GROUPS = (.25, .62, 1.0)
"""Sheets of a place up to these depths are one raster each."""
_SHEETS_MB = 60.0
"""Six framings of a place in 720×1280, which spare 19 of 50 shots theirs; in 1080×1920 three, which spare three of them: six
would be 120 MB."""
_BLOOM: dict[Style, float] = {"noir": .30, "pastel": .34, "ink": 0.0}


@dataclass(frozen=True)
class Canvas:
    """The picture's pixels: frame, margin, pixels per unit."""

    width: int
    height: int

    @property
    def margin(self) -> int:
        return round(MARGIN * min(self.width, self.height) / 2) * 2

    @property
    def full(self) -> tuple[int, int]:
        return self.width + 2 * self.margin, self.height + 2 * self.margin

    @property
    def unit(self) -> float:
        return self.height / 720

    @property
    def aspect(self) -> float:
        return self.width / self.height


@dataclass(frozen=True)
class _Master:
    """A raster of sheets of about the same depth; the scenery's origin lies at its middle."""

    depth: float
    image: Any
    scale: float
    """Pixels per unit."""


@kept_up_to("draw", _SHEETS_MB)
def place_sheets(moment: Moment, setting: Setting, light: Light, style: Style, canvas: Canvas, frame: Frame, tilt: float) -> tuple[Pixels, Pixels]:
    """The far (opaque) and the near part of a place, graded; kept, since the shots of a scene share them."""
    masters = _masters(moment, setting, style, canvas)
    far = _framed([m for m in masters if m.depth <= _GROUPS[1]], canvas, frame, tilt)
    near = _framed([m for m in masters if m.depth > _GROUPS[1]], canvas, frame, tilt)
    if frame.haze and style != "ink":
        haze = np.array(rgb(MOODS[light].low if style == "noir" else "#fff4ea")[::-1], np.float32)
        # between the place and the people, so that faces stand out
        shading.veiled(far, haze, (frame.haze * np.linspace(.6, 1.4, len(far))).astype(np.float32))
    colour = grade(light, style)
    if _BLOOM[style]:
        return shared(shading.finished(far, bloom(far), _BLOOM[style], colour)), shared(shading.graded(near, colour))
    far[..., 3] = np.uint8(255)  # a blur leaves the outermost pixels a little transparent
    return shared(shading.graded(far, colour)), shared(shading.graded(near, colour))


@kept_for("draw")
@lru_cache(maxsize=1)
def _masters(moment: Moment, setting: Setting, style: Style, canvas: Canvas) -> list[_Master]:
    """The rasters of a place, from back to front, in the style's own technique."""
    sheets = place(setting, moment)
    if not indoors(setting, moment.name):
        sheets = weathered(sheets, moment)
    scale = canvas.unit * widest(canvas.aspect)
    w = math.ceil(canvas.full[0] + 24 * canvas.unit)
    h = math.ceil(canvas.full[1] + 210 * canvas.unit)
    found, below = [], -1.0
    for top in _GROUPS:
        group = [s for s in sheets if below < s.depth <= top]
        below = top
        if group:
            found.append((group[-1].depth if top < 1 else .85, _raster(group, w, h, scale)))
    if style != "noir":
        found = [(d, skia.Image.fromarray(p, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType))
                 for d, p in painted_place([(d, pixels(i)) for d, i in found], style, scale, moment.night)]
    return [_Master(d, i, scale) for d, i in found]


def _raster(sheets: list[Sheet], w: int, h: int, scale: float) -> Any:
    surface = skia.Surface(w, h)
    c = surface.getCanvas()
    c.clear(0)
    c.translate(w / 2, h / 2)
    c.scale(scale, scale)
    for sheet in sheets:
        c.save()
        sheet.draw(c)
        c.restore()
    return surface.makeImageSnapshot()


def _framed(masters: list[_Master], canvas: Canvas, frame: Frame, tilt: float) -> Drawn:
    """Rasters onto one drawing: the farther, the less enlarged and the more blurred."""
    w, h = canvas.full
    whole: Drawn | None = None
    for m in masters:
        zoom = widest(canvas.aspect) * (frame.zoom / widest(canvas.aspect)) ** (.45 + .6 * m.depth)
        pan = frame.pan * (.35 + .65 * m.depth)
        blur = frame.blur * canvas.unit * (1.2 - .4 * m.depth)
        k = canvas.unit * zoom / m.scale * (1.1 if tilt else 1)
        aside = frame.turn * max(0.0, (m.image.width() * canvas.unit * zoom / m.scale - w) / 2)
        image = blurred(lambda q, m=m, k=k, pan=pan, aside=aside: _lay(q, m, w, h, k, aside, pan * canvas.unit, tilt), w, h, blur)  # type: ignore[misc]
        if whole is None:
            whole = image
        else:
            shading.lay(whole, image)
    return np.zeros((h, w, 4), np.uint8) if whole is None else whole


def _lay(c: Any, m: _Master, w: int, h: int, k: float, aside: float, pan: float, tilt: float) -> None:
    c.translate(w / 2 + aside, h / 2 + pan)
    c.rotate(tilt)
    c.scale(k, k)
    c.drawImage(m.image, -m.image.width() / 2, -m.image.height() / 2, _SMOOTH)


def blurred(draw: Callable[[Any], None], w: int, h: int, sigma: float) -> Drawn:
    """What `draw` paints on a canvas of w × h pixels, blurred; a strong blur is worked out on a smaller sheet."""
    q = 4 if sigma > 7 else 2 if sigma > 3 else 1

    def scaled(c: Any) -> None:
        c.scale(1 / q, 1 / q)
        draw(c)

    small = drawing(math.ceil(w / q) + 2 * (q > 1), math.ceil(h / q) + 2 * (q > 1), scaled)
    if sigma > .3:
        small = np.asarray(cv2.GaussianBlur(small, (0, 0), sigma / q, borderType=cv2.BORDER_REPLICATE), np.uint8)
    if q == 1:
        return small
    large = cv2.resize(small, (small.shape[1] * q, small.shape[0] * q), interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(large[:h, :w])


def trimmed(drawn: Drawn) -> tuple[Drawn, int, int]:
    """A drawing cut to what is not transparent (to next to nothing when all is), and where that lies."""
    solid = drawn[..., 3] > 0
    ys, xs = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    if len(ys) == 0:
        return np.zeros((2, 2, 4), np.uint8), 0, 0
    return np.ascontiguousarray(drawn[ys[0]:ys[-1] + 1, xs[0]:xs[-1] + 1]), int(xs[0]), int(ys[0])
