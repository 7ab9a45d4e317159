"""Light: what a mood does to people and places, and the grade that is drawn into every sheet.

Figures are lit by multiplication, never by laying colour over them, so that black hair stays black: ambient everywhere,
a gain on the side of the key light and on the face, a shadow that deepens away from it, then a rim that follows the
silhouette on the lit side (and a second one from the other side in neon).
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from engine.drama.vocabulary import Light, Style, TimeOfDay
from engine.picture.gfx import ATOP, RGB, SCREEN, Colour, ink, linear, mix, mul, radial
from engine.picture.skia_load import skia

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
_IN, _OUT = skia.BlendMode.kDstIn, skia.BlendMode.kDstOut


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
    "neon": Mood("#cbbcee", "#170c45", .52, "#ff6bb5", .36, "#4fe3ff", 1.0, "#ff5fb0", "#0b2a74", .20, 1.16, 1.08, .54, "#ff4fa3"),
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


def grade(light: Light, style: Style) -> Any:
    """The colour filter of a mood and a style pack: saturation and contrast about a middle grey."""
    m = MOODS[light]
    saturation, contrast = m.saturation, m.contrast
    if style == "pastel":
        saturation, contrast = .72 + saturation * .40, .94
    elif style == "ink":
        saturation, contrast = 1.0, 1.0
    r, g, b = .3 * (1 - saturation), .59 * (1 - saturation), .11 * (1 - saturation)
    k, o = contrast, (1 - contrast) * .46 + (.05 if style == "pastel" else 0)
    return skia.ColorFilters.Matrix([k * (r + saturation), k * g, k * b, 0, o, k * r, k * (g + saturation), k * b, 0, o,
                                     k * r, k * g, k * (b + saturation), 0, o, 0, 0, 0, 1, 0])


def _scaled(factor: RGB, lift: float = 0.0) -> Any:
    r, g, b = factor
    return skia.Paint(ColorFilter=skia.ColorFilters.Matrix([r, 0, 0, 0, lift, 0, g, 0, 0, lift, 0, 0, b, 0, lift, 0, 0, 0, 1, 0]))


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


def relit(draw: Callable[[Any], None], region: tuple[int, int, int, int], whole: tuple[int, int], lamp: Lamp, colour: Any) -> Any:
    """Draw a figure and light it, as a skia image of `region` (left, top, width, height) of the whole sprite.

    `draw` gets a canvas in sprite pixels. All gradients are laid out over the whole sprite, so that a small region (a
    mouth) comes out exactly as it would in the whole. `colour` is the grade, applied last.
    """
    left, top, width, height = region
    raw = skia.Surface(width, height)
    canvas = raw.getCanvas()
    canvas.clear(0)
    canvas.translate(-left, -top)
    draw(canvas)
    image = raw.makeImageSnapshot()
    out = skia.Surface(width, height)
    c = out.getCanvas()
    c.clear(0)
    c.translate(-left, -top)
    _light(c, image, left, top, whole, lamp)
    final = skia.Surface(width, height)
    f = final.getCanvas()
    f.clear(0)
    f.drawImage(out.makeImageSnapshot(), 0, 0, LINEAR, skia.Paint(ColorFilter=colour))
    return final.makeImageSnapshot()


def _light(c: Any, image: Any, left: int, top: int, whole: tuple[int, int], lamp: Lamp) -> None:
    w, h = whole
    m = lamp.mood
    ambient = mul(m.ambient, _DAYLIGHT[lamp.time])
    ambient = (ambient[0] * (1 - lamp.dark), ambient[1] * (1 - lamp.dark), ambient[2] * (1 - lamp.dark))
    c.drawImage(image, left, top, LINEAR, _scaled(ambient))
    near, far = (0.0, float(w)) if lamp.side < 0 else (float(w), 0.0)
    key = mix(m.key, "#fff6ee", .55)
    if not lamp.dark:
        _gain(c, image, left, top, key, 1.16, linear((near, 0), (far, h * .25), [(0, "#000000", .2 + m.key_gain * 1.6), (.55, "#000000", 0)], _IN))
    c.drawPaint(linear((near, 0), (far, 0), [(.42, m.shadow, 0), (1, m.shadow, m.shadow_alpha)], ATOP))
    c.drawPaint(linear((0, 0), (0, h), [(.4, m.shadow, 0), (1, m.shadow, m.shadow_alpha * .7)], ATOP))
    if lamp.face and not lamp.dark:
        x, y, radius = lamp.face
        _gain(c, image, left, top, key, 1.08, radial((x + lamp.side * radius * .12, y), radius, [(0, "#000000", .85), (.45, "#000000", .55), (1, "#000000", 0)], _IN))
    if m.rim_alpha:
        _rim(c, image, left, top, h, m.rim, lamp.side * lamp.rim * 1.6, m.rim_alpha * (.9 if not lamp.dark else .5), lamp.rim)
    if m.rim_two:
        _rim(c, image, left, top, h, m.rim_two, -lamp.side * lamp.rim * 1.1, .7, lamp.rim)


def _gain(c: Any, image: Any, left: int, top: int, key: RGB, gain: float, mask: Any) -> None:
    """The figure again, brighter, where the mask lets it through."""
    layer = skia.Surface(image.width(), image.height())
    canvas = layer.getCanvas()
    canvas.clear(0)
    canvas.drawImage(image, 0, 0, LINEAR, _scaled((key[0] * gain, key[1] * gain, key[2] * gain), .012))
    canvas.translate(-left, -top)
    canvas.drawPaint(mask)
    c.drawImage(layer.makeImageSnapshot(), left, top)


def _rim(c: Any, image: Any, left: int, top: int, h: int, colour: Colour, shift: float, alpha: float, width: float) -> None:
    """The silhouette minus itself moved away from the light; it fades towards the feet."""
    layer = skia.Surface(image.width(), image.height())
    canvas = layer.getCanvas()
    canvas.clear(0)
    canvas.drawImage(image, 0, 0, LINEAR, skia.Paint(ColorFilter=skia.ColorFilters.Blend(ink(colour, alpha), skia.BlendMode.kSrcIn)))
    canvas.drawImage(image, shift, width * .9, LINEAR, skia.Paint(BlendMode=_OUT, ImageFilter=skia.ImageFilters.Blur(width * .5, width * .5)))
    canvas.translate(-left, -top)
    canvas.drawPaint(linear((0, 0), (0, h), [(0, "#000000", 1), (.55, "#000000", .75), (1, "#000000", .25)], _IN))
    c.drawImage(layer.makeImageSnapshot(), left, top, LINEAR, skia.Paint(BlendMode=SCREEN))


def bloom(image: Any, strength: float) -> Any:
    """Bright places glow into their surroundings; worked out at a sixth of the size."""
    w, h = image.width(), image.height()
    small = skia.Surface(max(1, w // 6), max(1, h // 6))
    threshold = skia.ColorFilters.Matrix([2.1, 0, 0, 0, -1.02, 0, 2.1, 0, 0, -1.02, 0, 0, 2.1, 0, -1.02, 0, 0, 0, 1, 0])
    mipmaps = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    small.getCanvas().drawImageRect(image, skia.Rect(0, 0, small.width(), small.height()), mipmaps,
                                    skia.Paint(ColorFilter=threshold, ImageFilter=skia.ImageFilters.Blur(4.5, 4.5)))
    out = skia.Surface(w, h)
    c = out.getCanvas()
    c.drawImage(image, 0, 0)
    c.drawImageRect(small.makeImageSnapshot(), skia.Rect(0, 0, w, h), LINEAR, skia.Paint(BlendMode=SCREEN, Alphaf=strength))
    return out.makeImageSnapshot()


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
