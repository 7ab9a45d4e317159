"""How a shot is taken, and what is drawn in its frame's own units."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Light, OldTimes, Style
from engine.picture import shading
from engine.picture.framing import Frame, frame_of, key_side, nearer, turned
from engine.picture.gfx import rgb
from engine.picture.layers import Layer, Pixels
from engine.picture.lighting import grade, mood_of
from engine.picture.place import Canvas, blurred, trimmed
from engine.picture.seating import Seating, seating
from engine.picture.skia_load import skia
from engine.picture.washes import painted_figure

_TILT = 5.0
"""Degrees of a dutch angle."""


@dataclass(frozen=True)
class SetUp:
    """How a shot is taken: everything that its layers share."""

    canvas: Canvas
    style: Style
    frame: Frame
    side: int
    """Where the key light comes from."""
    tilt: float
    seat: Seating | None
    old: OldTimes = ""

    @classmethod
    def of(cls, shot: Shot, canvas: Canvas, style: Style, variant: int = 0, old: OldTimes = "", floor: bool = False) -> SetUp:
        return cls(canvas, style, turned(nearer(frame_of(shot.size, canvas.aspect, shot.angle, shot.setting, floor), variant), shot), key_side(shot),
                   _TILT if shot.angle == "dutch" else 0.0, seating(shot), old)


def sheet(canvas: Canvas, draw: Callable[[Any], None], name: str, depth: float, s: SetUp, light: Light, blur: float = 0.0) -> Layer:
    """A layer drawn in frame units (720 high, the origin in the middle), in the style's technique, lit and graded."""
    w, h = canvas.full

    def scaled(c: Any) -> None:
        c.translate(w / 2, h / 2)
        c.rotate(s.tilt)
        c.scale(canvas.unit, canvas.unit)
        draw(c)

    lit = grade(light, s.style).copy()
    lit[:, :3] *= np.array(rgb(mood_of(light, s.style).ambient), np.float32)
    drawn, x, y = trimmed(blurred(scaled, w, h, blur * canvas.unit))
    layer = Layer(name, depth, shading.graded(drawn, lit), x, y)
    if s.style != "noir":
        layer.image = painted_figure(layer.image, s.style, canvas.unit, (layer.x, layer.y))
    return layer


def image_of(image: Pixels) -> Any:
    return skia.Image.fromarray(np.ascontiguousarray(image), colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType)
