"""Light: what a mood does to people and places, and the grade that is drawn into every sheet.

Figures are lit by multiplication, never by laying colour over them, so that black hair stays black: ambient everywhere,
a gain on the side of the key light and on the face, a shadow that deepens away from it, then a rim that follows the
silhouette on the lit side (and a second one from the other side in neon).
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Light, Style, TimeOfDay
from engine.picture import shading
from engine.picture.gfx import RGB, Colour, linear, mix, mul, radial, rgb
from engine.picture.layers import Pixels
from engine.picture.shading import Drawn
from engine.picture.skia_load import skia

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
Floats = NDArray[np.float32]
Matrix = NDArray[np.float32]
"""`float32[3, 4]`: red, green and blue, each from the three and a constant; all 0..1."""


@dataclass(frozen=True)
class Mood:
    """A light mood. `high` and `low` tint the bright and the dark side of the frame by `tint`."""

    ambient: str
    shadow: str
    shadow_alpha: float
    key: str
    key_gain: float
    rim: str
    rim_alpha: float
    high: str
    low: str
    tint: float
    saturation: float
    contrast: float
    vignette: float
    rim_two: str | None = None


MOODS: dict[Light, Mood] = {
    "warm": Mood("#ffeedb", "#4d2a4c", .40, "#ffd9a0", .28, "#ffcf88", .95, "#ffab5e", "#3b1d52", .17, 1.10, 1.05, .50),
    "cold": Mood("#d9e3f7", "#131f48", .42, "#c8dcff", .22, "#a9ceff", .95, "#8ab4ff", "#08133d", .18, .94, 1.06, .54),
    "neon": Mood("#d6cfee", "#170c45", .52, "#ff9ac8", .30, "#4fe3ff", 1.0, "#ff5fb0", "#0b2a74", .13, 1.08, 1.08, .54, "#ff4fa3"),
    "noir": Mood("#b4bccb", "#04050b", .56, "#eef3ff", .20, "#f5f8ff", 1.0, "#cfd8ea", "#020308", .22, .34, 1.16, .70),
    "soft": Mood("#fff8f0", "#7a6a92", .22, "#fff6e4", .18, "#ffffff", .60, "#fff0d8", "#8a7ab0", .10, 1.05, 1.0, .30),
    "ominous": Mood("#c3cfc6", "#0a1512", .52, "#d8f0c8", .18, "#b8e8c0", .85, "#8fd0a0", "#1a0612", .20, .74, 1.12, .66),
}
_INK_TINT: dict[Light, str] = {"warm": "#c8783c", "cold": "#3c5a8c", "neon": "#7a3c8c", "noir": "#20242c", "soft": "#c8a878", "ominous": "#2c4438"}
_DAYLIGHT: dict[TimeOfDay, RGB] = {"day": (1.06, 1.05, 1.03), "dawn": (1.02, .99, .97), "dusk": (1.0, .96, .96), "night": (.92, .93, .99)}


@lru_cache(maxsize=32)
def mood_of(light: Light, style: Style) -> Mood:
    """The light mood as a style pack has it: pastel and ink know no hard shadows and no burning edges."""
    m = MOODS[light]
    if style == "pastel":
        return replace(m, ambient=_hex(mix(m.ambient, "#fffaf4", .6)), shadow=_hex(mix(m.shadow, "#8a6a92", .65)), shadow_alpha=m.shadow_alpha * .42,
                       key_gain=m.key_gain * .5, rim=_hex(mix(m.rim, "#fff6e8", .6)), rim_alpha=m.rim_alpha * .34, rim_two=None)
    if style == "ink":
        return replace(m, ambient=_hex(mix(m.ambient, "#fffdf6", .8)), shadow_alpha=m.shadow_alpha * .36, key_gain=m.key_gain * .25, rim_alpha=0.0, rim_two=None)
    return m


def _hex(colour: RGB) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, v)) * 255):02x}" for v in colour)


def grade(light: Light, style: Style) -> Matrix:
    """The colour matrix of a mood and a style pack: saturation and contrast about a middle grey."""
    m = MOODS[light]
    saturation, contrast = m.saturation, m.contrast
    if style == "pastel":
        saturation, contrast = .72 + saturation * .40, .94
    elif style == "ink":
        saturation, contrast = 1.0, 1.0
    r, g, b = .3 * (1 - saturation), .59 * (1 - saturation), .11 * (1 - saturation)
    k, o = contrast, (1 - contrast) * .46 + (.05 if style == "pastel" else 0)
    return np.array([(k * (r + saturation), k * g, k * b, o), (k * r, k * (g + saturation), k * b, o), (k * r, k * g, k * (b + saturation), o)], np.float32)


@dataclass(frozen=True)
class Lamp:
    """How one figure is lit: mood, hour, the side the key comes from (-1 left, 1 right), how dark it is held (0..1 for a
    near head from behind), the face's middle and radius in sprite pixels, and the thickness of the rim in pixels."""

    mood: Mood
    time: TimeOfDay
    side: int
    dark: float
    face: tuple[float, float, float] | None
    rim: float


def rims_of(drawn: Drawn, lamp: Lamp) -> NDArray[np.uint8]:
    """What of a drawn figure gets no rim, as `uint8[n, h, w]`, for each of the lamp's lines of light: see `lit`."""
    h, w = drawn.shape[:2]
    return np.array([_shifted(drawn[..., 3], shift, lamp.rim) for _, shift, _ in _rims(lamp)], np.uint8).reshape(-1, h, w)


def reach_of(lamp: Lamp) -> int:
    """How many pixels away the silhouette matters for a rim."""
    return math.ceil(lamp.rim * 3.1) + 2


def lit(drawn: Drawn, rims: NDArray[np.uint8], at: tuple[int, int], whole: tuple[int, int], lamp: Lamp, colour: Matrix) -> Pixels:
    """Light a drawn figure, or the part of it whose top left corner is `at`, with its part of the rims.

    All gradients are laid out over the `whole` sprite (width, height), so that a small part (a mouth) comes out exactly as
    it would in the whole. `colour` is the grade, applied last.
    """
    left, top = at
    height, width = drawn.shape[:2]
    w, h = (float(n) for n in whole)
    m = lamp.mood
    x, y = np.arange(left, left + width, dtype=np.float32) + np.float32(.5), np.arange(top, top + height, dtype=np.float32) + np.float32(.5)
    near, far = (0.0, w) if lamp.side < 0 else (w, 0.0)
    ambient = np.array(mul(m.ambient, _DAYLIGHT[lamp.time]), np.float32) * np.float32(1 - lamp.dark)
    key = mix(m.key, "#fff6ee", .55)
    strength = min(1.0, .2 + m.key_gain * 1.6)
    # along the way from the near upper corner to the far side, down to nothing at .55 of it
    step = strength / .55 / (w**2 + (h * .25)**2)
    face = (lamp.face[0] + lamp.side * lamp.face[2] * .12 - left, lamp.face[1] - top, lamp.face[2]) if lamp.face and not lamp.dark else (0.0, 0.0, 0.0)
    return shading.lit(
        drawn, ambient, _gain(key, 1.16, not lamp.dark), np.float32(strength) - step * (x - near) * (far - near), -step * y * (h * .25),
        np.array(face, np.float32), _gain(key, 1.08, True),
        np.array(rgb(m.shadow), np.float32), _rising((x - near) / (far - near), .42, m.shadow_alpha), _rising(y / h, .4, m.shadow_alpha * .7),
        rims, np.array([(*rgb(c), alpha) for c, _, alpha in _rims(lamp)], np.float32).reshape(-1, 4),
        np.interp(y / h, (0, .55, 1), (1, .75, .25)).astype(np.float32), colour)


def _gain(key: RGB, gain: float, there: bool) -> Floats:
    """Red, green, blue, a lift, and whether there is any."""
    return np.array([*(k * gain for k in key), .012, there], np.float32)


def _rising(t: Floats, start: float, most: float) -> Floats:
    """Nothing up to `start`, `most` at 1."""
    return np.asarray(np.clip((t - start) / (1 - start), 0, 1) * most, np.float32)


def _rims(lamp: Lamp) -> list[tuple[Colour, float, float]]:
    """Colour, shift in pixels and alpha of the lines of light along the silhouette."""
    m = lamp.mood
    found: list[tuple[Colour, float, float]] = []
    if m.rim_alpha:
        found.append((m.rim, lamp.side * lamp.rim * 1.6, m.rim_alpha * (.9 if not lamp.dark else .5)))
    if m.rim_two:
        found.append((m.rim_two, -lamp.side * lamp.rim * 1.1, .7))
    return found


def _shifted(alpha: NDArray[np.uint8], shift: float, width: float) -> NDArray[np.uint8]:
    """The silhouette moved away from the light and softened: what of it gets no rim."""
    h, w = alpha.shape
    way = np.array([[1, 0, shift], [0, 1, width * .9]], np.float32)
    moved = cv2.warpAffine(np.ascontiguousarray(alpha), way, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(cv2.GaussianBlur(moved, (0, 0), width * .5, borderType=cv2.BORDER_CONSTANT), np.uint8)


def bloom(drawn: Pixels) -> NDArray[np.uint8]:
    """How bright places glow into their surroundings, as `uint8[h, w, 3]` of the same size; worked out at a sixth of it."""
    h, w = drawn.shape[:2]
    small = np.ascontiguousarray(cv2.resize(drawn, (max(1, w // 6), max(1, h // 6)), interpolation=cv2.INTER_AREA)[..., :3])
    shading.bright(small)
    small = np.asarray(cv2.GaussianBlur(small, (0, 0), 4.5, borderType=cv2.BORDER_CONSTANT), np.uint8)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR), np.uint8)


def glaze(canvas: Any, width: int, height: int, light: Light, side: int, style: Style) -> None:
    """The topmost sheet: warm and dark corners of the mood and the vignette; pale edges for pastel, a tint for ink. Plain
    alpha, so that the film engine only has to blend it."""
    m = mood_of(light, style)
    near, far = ((0, 0), (width, height)) if side < 0 else ((width, 0), (0, height))
    radius = (width**2 + height**2) ** .5 / 2
    if style == "ink":
        canvas.drawPaint(linear((0, 0), (0, height), [(0, _INK_TINT[light], .13), (.6, _INK_TINT[light], .02)]))
        return
    if style == "pastel":
        canvas.drawPaint(linear((0, 0), (0, height), [(0, mix(m.high, "#fff6e8", .55), .20), (.5, mix(m.high, "#ffe9ea", .6), .05), (1, "#e8d4f0", .05)]))
        canvas.drawPaint(radial((width / 2, height * .44), radius, [(0, "#fff4ea", 0), (.62, "#fff4ea", 0), (1, "#fff0e6", .55)]))
        return
    canvas.drawPaint(linear(near, far, [(0, m.high, m.tint * .55), (.5, m.high, 0)]))
    canvas.drawPaint(linear(near, far, [(.5, m.low, 0), (1, m.low, m.tint)]))
    canvas.drawPaint(radial((width / 2, height * .46), radius, [(0, "#05060d", 0), (.55, "#05060d", 0), (1, "#05060d", m.vignette)]))
