"""Weather in front of everything: tiles of alpha that repeat in both directions and move by whole pixels.

Whole pixels at a constant speed are perfectly even, cost no resampling, and what falls is too soft or too fast for the
eye to see the grid.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Weather
from engine.motion.chance import number

U8 = NDArray[np.uint8]


@dataclass(frozen=True)
class Veil:
    """One sheet of falling things of one colour.

    `alpha` repeats every `period` columns and every row count; it is wider than a frame by one period, so that a row
    never has to wrap. `dx`, `dy`: pixels a frame, to the right and down. `colour`: Y, Cb, Cr in limited range.
    """

    alpha: U8
    period: int
    dx: int
    dy: int
    colour: tuple[int, int, int]

    def place(self, frame: int) -> tuple[int, int]:
        """First row and first column of the tile that a frame shows; both even, so that chroma moves along."""
        top = (-self.dy * frame) % self.alpha.shape[0]
        left = (-self.dx * frame) % self.period
        return top - top % 2, left - left % 2


def veils(weather: Weather, size: tuple[int, int], rate: Fraction, seed: int) -> list[Veil]:
    """The sheets of a weather for frames of `size`, from far to near; none when it is clear."""
    width, height = size
    scale = min(width, height) / 720
    pace = 24 / float(rate)
    dice = np.random.Generator(np.random.PCG64(number("weather", weather, seed, width, height)))
    if weather == "rain":
        return [_rain(dice, width, scale, pace, *p) for p in ((150, 26, 1.1, 30, 0.20), (70, 52, 1.6, 46, 0.26), (16, 110, 2.4, 74, 0.24))]
    if weather == "snow":
        return [_flakes(dice, width, scale, pace, *p) for p in ((170, 1.7, 2, 0.45), (60, 3.2, 4, 0.6), (12, 7.5, 6, 0.42))]
    if weather == "wind":
        return [_petals(dice, width, scale, pace, *p) for p in ((14, 6.0, 4, 4, 0.72), (5, 11.0, 8, 6, 0.6))]
    if weather == "fog":
        return [_fog(dice, width, height, scale, *p) for p in ((2, 0.20), (-2, 0.16))]
    return []


def _even(value: float) -> int:
    """The nearest even whole number away from zero: an odd speed would jitter in the half-size planes."""
    return int(math.copysign(max(2, 2 * round(abs(value) / 2)), value)) if value else 0


def _tile(width: int, period: int, rows: int) -> NDArray[np.float32]:
    return np.zeros((rows, period), np.float32)


def _widened(tile: NDArray[np.float32], width: int) -> U8:
    """The tile repeated to a frame's width and one period more, as 8 bits."""
    times = -(-width // tile.shape[1]) + 1
    return np.ascontiguousarray(np.tile(np.clip(np.round(tile), 0, 255).astype(np.uint8), (1, times)))


def _stamp(tile: NDArray[np.float32], mark: NDArray[np.float32], x: int, y: int) -> None:
    """Lay a mark on the tile, the brighter value wins; what leaves on one side comes in on the other."""
    h, w = mark.shape
    rows = (np.arange(h) + y) % tile.shape[0]
    columns = (np.arange(w) + x) % tile.shape[1]
    spot = np.ix_(rows, columns)
    tile[spot] = np.maximum(tile[spot], mark)


def _rain(dice: np.random.Generator, width: int, scale: float, pace: float, count: int, length: float, thick: float, speed: float, alpha: float) -> Veil:
    dy = _even(speed * scale * pace)
    dx = -_even(dy * 0.11)
    period, rows = 2 * (round(640 * scale) // 2), 2 * (round(720 * scale) // 2)
    tile = _tile(width, period, rows)
    long, slope = length * scale, dx / dy
    for _ in range(count):
        stretch = 0.6 + 0.8 * dice.random()
        mark = _streak(long * stretch, slope, thick * scale, 255 * alpha * (0.5 + 0.5 * dice.random()))
        _stamp(tile, mark, int(dice.integers(period)), int(dice.integers(rows)))
    return Veil(_widened(tile, width), period, dx, dy, (204, 133, 125))


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
    period, rows = 2 * (round(700 * scale) // 2), 2 * (round(760 * scale) // 2)
    tile = _tile(width, period, rows)
    for _ in range(count):
        r = radius * scale * (0.7 + 0.6 * dice.random())
        n = math.ceil(r * 2) * 2 + 1
        g = np.arange(n, dtype=np.float32) - n // 2
        distance = np.sqrt(g[:, None] ** 2 + g[None] ** 2)
        mark = 255 * alpha * (0.6 + 0.4 * dice.random()) * np.clip(1.25 - distance / r, 0, 1) ** 1.2
        _stamp(tile, mark.astype(np.float32), int(dice.integers(period)), int(dice.integers(rows)))
    return Veil(_widened(tile, width), period, _even(dy * 0.4), dy, (232, 130, 126))


def _petals(dice: np.random.Generator, width: int, scale: float, pace: float, count: int, radius: float, across: float, down: float, alpha: float) -> Veil:
    period, rows = 2 * (round(860 * scale) // 2), 2 * (round(900 * scale) // 2)
    tile = _tile(width, period, rows)
    for _ in range(count):
        r = radius * scale * (0.7 + 0.6 * dice.random())
        n = math.ceil(r * 1.5) * 2 + 1
        big = np.zeros((n * 8, n * 8), np.uint8)
        axes = (round(r * 8), round(r * 8 * (0.35 + 0.3 * dice.random())))
        cv2.ellipse(big, (n * 4, n * 4), axes, float(dice.integers(180)), 0, 360, 255, -1, cv2.LINE_AA)
        mark = cv2.resize(cv2.GaussianBlur(big, (0, 0), 5), (n, n), interpolation=cv2.INTER_AREA).astype(np.float32) * alpha
        _stamp(tile, mark, int(dice.integers(period)), int(dice.integers(rows)))
    return Veil(_widened(tile, width), period, _even(across * scale * pace), _even(down * scale * pace), (188, 122, 146))


def _fog(dice: np.random.Generator, width: int, height: int, scale: float, across: int, alpha: float) -> Veil:
    """Bands of mist, thicker below: the tile is as high as the frame and only moves sideways."""
    period = 2 * (round(1100 * scale) // 2)
    tile = np.zeros((height, period), np.float32)
    for cells, weight in ((5, 0.6), (11, 0.3), (23, 0.1)):
        noise = dice.random((max(2, cells * height // width // 2), cells)).astype(np.float32)
        wrapped = np.concatenate([noise, noise, noise], 1)
        tile += weight * cv2.resize(wrapped, (period * 3, height), interpolation=cv2.INTER_CUBIC)[:, period:2 * period]
    rise = np.linspace(0.35, 1.0, height, dtype=np.float32)[:, None]
    return Veil(_widened(np.clip(tile, 0, 1) * rise * 255 * alpha * 1.5, width), period, across, 0, (196, 129, 127))
