"""Weather in front of everything: tiles of alpha that repeat in both directions and move by whole pixels.

Whole pixels at a constant speed are perfectly even, cost no resampling, and what falls is too soft or too fast for the
eye to see the grid.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Weather
from engine.memory import kept_for
from engine.motion.chance import number

U8 = NDArray[np.uint8]


@dataclass(frozen=True)
class Veil:
    """One sheet of falling things of one colour.

    `luma`: alpha that repeats every `period` columns and every row count, wider than a frame by one period, so that a
    row never has to wrap; `chroma` is the same for Cb and Cr interleaved at half size. The levels are the colour, per
    column. `dx`, `dy`: pixels a frame, to the right and down.
    """

    luma: U8
    chroma: U8
    luma_levels: U8
    chroma_levels: U8
    period: int
    dx: int
    dy: int

    def place(self, frame: int) -> tuple[int, int]:
        """First row and first column of the luma tile that a frame shows; even, since all its numbers are."""
        return (-self.dy * frame) % self.luma.shape[0], (-self.dx * frame) % self.period


def _veil(tile: NDArray[np.float32], width: int, dx: int, dy: int, colour: tuple[int, int, int]) -> Veil:
    """A tile of alpha (even size) as a sheet of a colour (Y, Cb, Cr in limited range) for frames of this width."""
    times = -(-width // tile.shape[1]) + 1
    luma = np.ascontiguousarray(np.tile(np.clip(np.round(tile), 0, 255).astype(np.uint8), (1, times)))
    half = np.round((luma[::2, ::2].astype(np.float32) + luma[1::2, ::2]) / 2).astype(np.uint8)
    levels = np.tile(np.array(colour[1:], np.uint8), width // 2)
    return Veil(luma, np.ascontiguousarray(np.repeat(half, 2, 1)), np.full(width, colour[0], np.uint8), levels, tile.shape[1], dx, dy)


_VARIANTS = 3
"""As many different falls of each weather are made: enough that no two shots in a row look alike."""


def veils(weather: Weather, size: tuple[int, int], rate: Fraction, seed: int) -> list[Veil]:
    """The sheets of a weather for frames of `size`, from far to near; none when it is clear. Kept for the next shots."""
    return _veils(weather, size, rate, seed % _VARIANTS)


@kept_for("segment")
@lru_cache(maxsize=3)
def _veils(weather: Weather, size: tuple[int, int], rate: Fraction, seed: int) -> list[Veil]:
    width, height = size
    scale = min(width, height) / 720
    pace = 24 / float(rate)
    dice = np.random.Generator(np.random.PCG64(number("weather", weather, seed, width, height)))
    if weather == "rain":
        return [_rain(dice, width, scale, pace, *p) for p in ((330, 26, 1.1, 30, 0.24), (150, 56, 1.6, 46, 0.33), (34, 120, 2.5, 74, 0.30))]
    if weather == "snow":
        return [_flakes(dice, width, scale, pace, *p) for p in ((300, 1.8, 2, 0.5), (110, 3.3, 4, 0.66), (20, 7.5, 6, 0.42))]
    if weather == "wind":
        return [_petals(dice, width, scale, pace, *p) for p in ((18, 6.0, 4, 4, 0.78), (6, 11.0, 8, 6, 0.66))]
    if weather == "fog":
        return [_fog(dice, width, height, scale, *p) for p in ((2, 0.20), (-2, 0.16))]
    return []


def _even(value: float) -> int:
    """The nearest even whole number away from zero: an odd speed would jitter in the half-size planes."""
    return int(math.copysign(max(2, 2 * round(abs(value) / 2)), value)) if value else 0


def _tile(width: int, scale: float) -> NDArray[np.float32]:
    """An empty tile, wider than the frame, so that nothing is seen twice side by side."""
    return np.zeros((2 * round(430 * scale), 2 * round(0.65 * width)), np.float32)


def _stamp(tile: NDArray[np.float32], mark: NDArray[np.float32], x: int, y: int) -> None:
    """Lay a mark on the tile, the brighter value wins; what leaves on one side comes in on the other."""
    h, w = mark.shape
    if y + h <= tile.shape[0] and x + w <= tile.shape[1]:
        spot = tile[y:y + h, x:x + w]
        np.maximum(spot, mark, out=spot)
        return
    around = np.ix_((np.arange(h) + y) % tile.shape[0], (np.arange(w) + x) % tile.shape[1])
    tile[around] = np.maximum(tile[around], mark)


def _rain(dice: np.random.Generator, width: int, scale: float, pace: float, count: int, length: float, thick: float, speed: float, alpha: float) -> Veil:
    dy = _even(speed * scale * pace)
    dx = -_even(dy * 0.11)
    tile = _tile(width, scale)
    rows, period = tile.shape
    long, slope = length * scale, dx / dy
    for _ in range(count):
        stretch = 0.6 + 0.8 * dice.random()
        mark = _streak(long * stretch, slope, thick * scale, 255 * alpha * (0.5 + 0.5 * dice.random()))
        _stamp(tile, mark, int(dice.integers(period)), int(dice.integers(rows)))
    return _veil(tile, width, dx, dy, (204, 133, 125))


def _streak(length: float, slope: float, thick: float, alpha: float) -> NDArray[np.float32]:
    """A drop's trail along its way, faint at its upper end."""
    rows = max(4, round(length))
    wide = round(abs(slope) * rows + thick * 3) + 4
    y = np.arange(rows, dtype=np.float32)[:, None]
    x = np.arange(wide, dtype=np.float32)[None]
    centre = wide / 2 + (y - rows / 2) * slope
    across = np.clip(0.5 + thick / 2 - np.abs(x - centre), 0, 1)
    along = np.clip(y / rows, 0, 1) * np.clip((rows - y) / 4, 0, 1)
    return (alpha * across * along).astype(np.float32)


def _flakes(dice: np.random.Generator, width: int, scale: float, pace: float, count: int, radius: float, speed: float, alpha: float) -> Veil:
    dy = _even(speed * scale * pace)
    tile = _tile(width, scale)
    rows, period = tile.shape
    for _ in range(count):
        r = radius * scale * (0.7 + 0.6 * dice.random())
        n = math.ceil(r * 2) * 2 + 1
        g = np.arange(n, dtype=np.float32) - n // 2
        distance = np.sqrt(g[:, None] ** 2 + g[None] ** 2)
        mark = 255 * alpha * (0.6 + 0.4 * dice.random()) * np.clip(1.25 - distance / r, 0, 1) ** 1.2
        _stamp(tile, mark.astype(np.float32), int(dice.integers(period)), int(dice.integers(rows)))
    return _veil(tile, width, _even(dy * 0.4), dy, (232, 130, 126))


def _petals(dice: np.random.Generator, width: int, scale: float, pace: float, count: int, radius: float, across: float, down: float, alpha: float) -> Veil:
    tile = _tile(width, scale)
    rows, period = tile.shape
    for _ in range(count):
        r = radius * scale * (0.7 + 0.6 * dice.random())
        n = math.ceil(r * 1.5) * 2 + 1
        big = np.zeros((n * 8, n * 8), np.uint8)
        axes = (round(r * 8), round(r * 8 * (0.35 + 0.3 * dice.random())))
        cv2.ellipse(big, (n * 4, n * 4), axes, float(dice.integers(180)), 0, 360, 255, -1, cv2.LINE_AA)
        mark = cv2.resize(cv2.GaussianBlur(big, (0, 0), 5), (n, n), interpolation=cv2.INTER_AREA).astype(np.float32) * alpha
        _stamp(tile, mark, int(dice.integers(period)), int(dice.integers(rows)))
    return _veil(tile, width, _even(across * scale * pace), _even(down * scale * pace), (188, 122, 146))


def _fog(dice: np.random.Generator, width: int, height: int, scale: float, across: int, alpha: float) -> Veil:
    """Bands of mist, thicker below: the tile is as high as the frame and only moves sideways."""
    period = 2 * (round(1100 * scale) // 2)
    tile = np.zeros((height, period), np.float32)
    for cells, weight in ((5, 0.6), (11, 0.3), (23, 0.1)):
        noise = dice.random((max(2, cells * height // width // 2), cells)).astype(np.float32)
        wrapped = np.concatenate([noise, noise, noise], 1)
        tile += weight * cv2.resize(wrapped, (period * 3, height), interpolation=cv2.INTER_CUBIC)[:, period:2 * period]
    rise = np.linspace(0.35, 1.0, height, dtype=np.float32)[:, None]
    return _veil(np.clip(tile, 0, 1) * rise * (255 * alpha * 1.5), width, across, 0, (196, 129, 127))
