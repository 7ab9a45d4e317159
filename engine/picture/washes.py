"""The hand of a style pack: what turns flat drawing into watercolour (`pastel`) or ink on paper (`ink`).

Everything works on `uint8[h, w, 4]` RGBA with straight alpha and depends on pixels near by only (`REACH` units), on
absolute pixel coordinates and on nothing else, so that a mouth's patch comes out exactly as it would in the whole figure.
`scale` is pixels per unit (the frame is 720 units high).
"""
from __future__ import annotations

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Style
from engine.memory import kept_for
from engine.picture.layers import Pixels

REACH = 13.0
"""How far, in units, a pixel's neighbours matter."""
PAPER = (241, 233, 214)
INK = (38, 38, 46)
SEAL = (178, 48, 38)
_TILE = 512
_BLOCK = 1024
Floats = NDArray[np.floating[Any]]


@kept_for("draw")
@lru_cache(maxsize=8)
def _noise(kind: str) -> Floats:
    """A tile of noise, about -1..1, that repeats without a seam: `grain` (fine), `cloud` (pools of pigment), `fibre` (long
    threads of the paper)."""
    dice = np.random.Generator(np.random.PCG64(sum(map(ord, kind))))
    base = dice.standard_normal((_TILE, _TILE)).astype(np.float32)
    spectrum = np.fft.rfft2(base)
    fy, fx = np.fft.fftfreq(_TILE)[:, None], np.fft.rfftfreq(_TILE)[None, :]
    f = np.hypot(fx, fy)
    if kind == "grain":
        band = np.exp(-((f - .16) / .12) ** 2)
    elif kind == "cloud":
        band = 1 / (f + .006) ** 2.3
    elif kind == "ragged":
        band = np.exp(-((f - .035) / .03) ** 2)
    else:
        band = np.exp(-(fy / .18) ** 2 - (fx / .022) ** 2) + np.exp(-(fx / .15) ** 2 - (fy / .025) ** 2)
    band[0, 0] = 0
    out = np.fft.irfft2(spectrum * band, s=(_TILE, _TILE))
    return (out / (out.std() * 2.2)).clip(-1, 1).astype(np.float32)


def _field(kind: str, h: int, w: int, scale: float, origin: tuple[int, int]) -> Floats:
    """That noise over an area of the picture; a tile's pixel is .6 units."""
    x, y = origin
    return _sheet(kind, -(-(y + h) // _BLOCK) * _BLOCK, -(-(x + w) // _BLOCK) * _BLOCK, scale)[y:y + h, x:x + w]


_NIGHT = (.34, .38, .50)
"""What a wash of night leaves of the paper's red, green and blue, where it is deepest."""


@kept_for("draw")
@lru_cache(maxsize=8)
def _sheet(kind: str, h: int, w: int, scale: float) -> Floats:
    """The noise from the picture's corner on; kept, since every sprite and mouth takes its part of it."""
    step = 1 / (scale * .6)
    tile = np.pad(_noise(kind), ((0, 1), (0, 1)), mode="wrap")
    mx, my = np.meshgrid(((np.arange(w) * step) % _TILE).astype(np.float32), ((np.arange(h) * step) % _TILE).astype(np.float32))
    return np.asarray(cv2.remap(tile, mx, my, cv2.INTER_LINEAR), np.float32)


def painted_place(groups: list[tuple[float, Pixels]], style: Style, scale: float, night: bool) -> list[tuple[float, Pixels]]:
    """The rasters of a place in the style's technique; the farther, the paler."""
    if style == "pastel":
        return [(depth, _watercolour(image, scale, (0, 0), 1.0)) for depth, image in groups]
    solid = [image[..., :3][image[..., 3] > 200][::97] for _, image in groups]
    tones = np.concatenate([s for s in solid if len(s)]) @ np.array([.3, .59, .11])
    lo, hi = float(np.percentile(tones, 3)), float(np.percentile(tones, 97))
    return [(depth, _inked(image, scale, (0, 0), (lo, max(hi, lo + 70)), mist=.62 - .5 * depth, loose=1.0, night=night)) for depth, image in groups]


def painted_figure(image: Pixels, style: Style, scale: float, origin: tuple[int, int]) -> Pixels:
    """A lit figure (or a part of it whose top left corner is at `origin` of the whole) in the style's technique."""
    if style == "pastel":
        return _watercolour(image, scale, origin, .45)
    if style == "ink":
        return _inked(image, scale, origin, (6.0, 236.0), mist=0.0, loose=.0, night=False)
    return image


def _light(rgb: Floats) -> Floats:
    return np.asarray(rgb @ np.array([.3, .59, .11], np.float32), np.float32)


def _blur(image: Floats, sigma: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)


def _moved(image: Pixels, scale: float, origin: tuple[int, int], reach: float) -> Pixels:
    """Edges made ragged, as a wet brush leaves them: every pixel taken from a little beside."""
    h, w = image.shape[:2]
    push = _field("ragged", h, w, scale, origin) * np.float32(reach * scale)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    return np.asarray(cv2.remap(image, xs + push, ys + push[::, ::-1] * np.float32(.7), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _watercolour(image: Pixels, scale: float, origin: tuple[int, int], strength: float) -> Pixels:
    """Light washes: pigment gathers along edges and in pools, the paper's tooth shows, darks stay pale."""
    h, w = image.shape[:2]
    if strength > .6:
        image = _moved(image, scale, origin, 1.3)
    rgb = image[..., :3].astype(np.float32)
    tone = _light(rgb)
    rim = np.clip(tone - _blur(tone, 3.6 * scale), -26, 26)
    pool = _field("cloud", h, w, scale, origin)
    grain = _field("grain", h, w, scale, origin)
    out = 255 * (rgb / 255) ** (.66 if strength > .6 else .80)
    wash = rim * (.8 * strength) + pool * (10 * strength) + grain * (4.5 * strength)
    out += wash[..., None]
    warm = np.array([7, 2, -3], np.float32) * strength
    result = image.copy()
    result[..., :3] = np.clip(out + warm, 0, 255).astype(np.uint8)
    return result


def _inked(image: Pixels, scale: float, origin: tuple[int, int], levels: tuple[float, float], mist: float, loose: float, night: bool) -> Pixels:
    """Ink on paper: a few washes with dark wet edges, brush lines where forms end, hardly any colour but red."""
    h, w = image.shape[:2]
    if loose:
        image = _moved(image, scale, origin, 1.5)
    rgb = image[..., :3].astype(np.float32)
    alpha = image[..., 3].astype(np.float32) / 255
    tone = ((_light(rgb) - levels[0]) / (levels[1] - levels[0])).clip(0, 1)
    pool = _field("cloud", h, w, scale, origin)
    grain = _field("grain", h, w, scale, origin)
    whole = tone * alpha + (1 - alpha)
    soft = _blur(whole, (2.2 if loose else .8) * scale)
    washes = _steps(soft, 4 if loose else 6) * (.75 if loose else .6) + soft * (.25 if loose else .4)
    edge = np.clip(_blur(whole, 1.1 * scale) - _blur(whole, 3.4 * scale), -.3, .3)
    lines = np.clip(-(_blur(whole, (.55 if loose else .8) * scale) - _blur(whole, (1.5 if loose else 2.1) * scale)) * (7.0 if loose else 8.0) - (.20 if loose else .12), 0, 1)
    dry = (.78 + .6 * _field("ragged", h, w, scale * .5, origin)).clip(.15, 1)
    low = .30 if loose else .16
    value = low + (1 - low) * washes ** (.66 if loose else .82) + edge * (1.1 if loose else .5) + pool * (.055 if loose else .02) + grain * .016
    if mist:
        ys = (np.arange(h, dtype=np.float32) + origin[1]) / max(h, 1)
        veil = np.exp(-((ys - .50) / .10) ** 2) * mist + np.clip((.30 - ys) / .30, 0, 1) * (.12 if night else .3) + np.clip((ys - .74) / .26, 0, 1) * .35
        value += (1 - value) * (veil[:, None] * (1 + .8 * pool)).clip(0, .9)
    value -= lines * dry * (.62 if loose else .74) * (1 - mist * .6)
    value = value.clip(0, 1)[..., None]
    paper, ink = np.array(PAPER, np.float32), np.array(INK, np.float32)
    out = ink + (paper - ink) * value
    if night:
        ys = (np.arange(h, dtype=np.float32) + origin[1]) / max(h, 1)
        dusk = ((.66 - .62 * ys)[:, None] + .16 * pool).clip(.08, .72)[..., None]
        out *= 1 - dusk * (1 - np.array(_NIGHT, np.float32))
    grey = _light(rgb)[..., None]
    chroma = rgb - grey
    out += chroma * ((.20 if loose else .40) * value.clip(.3, 1))
    hot = ((rgb[..., 0] - np.maximum(rgb[..., 1], rgb[..., 2] * .94)) / 70 - (.62 if loose else .85)).clip(0, 1)[..., None] * (.85 if loose and mist < .4 else .25 if loose else .8)
    out = out * (1 - hot) + (np.array(SEAL, np.float32) * (.55 + .55 * value)) * hot
    result = image.copy()
    result[..., :3] = np.clip(out, 0, 255).astype(np.uint8)
    return result


def _steps(value: Floats, count: int) -> Floats:
    """Values drawn together into as many washes, with soft steps between."""
    at = value * count
    base = np.floor(at)
    part = at - base
    return np.asarray(((base + np.clip((part - .35) / .3, 0, 1)) / count).clip(0, 1), np.float32)


def paper(h: int, w: int, scale: float) -> Pixels:
    """A sheet to lay over everything: fibres and tooth of the paper, its pale uneven border."""
    fibre, grain, pool = (_field(k, h, w, scale, (0, 0)) for k in ("fibre", "grain", "cloud"))
    ys, xs = np.mgrid[-1:1:h * 1j, -1:1:w * 1j].astype(np.float32)
    near = (np.maximum(np.abs(xs) ** 5, np.abs(ys) ** 7) * 1.15 + pool * .16 * np.maximum(np.abs(xs), np.abs(ys)) ** 3).clip(0, 1)
    texture = fibre * .065 + grain * .04
    out = np.empty((h, w, 4), np.uint8)
    dark = texture < 0
    out[..., :3] = np.where(dark[..., None], np.array((96, 84, 66), np.float32), np.array((255, 250, 238), np.float32)).astype(np.uint8)
    border = (near > np.abs(texture))[..., None]
    out[..., :3] = np.where(border, np.array(PAPER, np.uint8), out[..., :3])
    out[..., 3] = (np.maximum(np.abs(texture), near) * 255).clip(0, 235).astype(np.uint8)
    return out


def tooth(h: int, w: int, scale: float) -> Pixels:
    """The tooth of watercolour paper, to lay over everything."""
    texture = _field("grain", h, w, scale, (0, 0)) * .035 + _field("cloud", h, w, scale, (0, 0)) * .02
    out = np.empty((h, w, 4), np.uint8)
    out[..., :3] = np.where((texture < 0)[..., None], np.array((150, 120, 110), np.uint8), np.array((255, 250, 240), np.uint8))
    out[..., 3] = (np.abs(texture) * 255).astype(np.uint8)
    return out
