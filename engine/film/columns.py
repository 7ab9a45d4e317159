"""Which pixels of a moved sheet are summed up for each of a frame's, and how much each weighs."""
from __future__ import annotations

import math

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.film.lanes import BYTES, WIDE

TILE = BYTES
"""Bytes across that are drawn together: 16 pixels of luma, 8 of the half-size chroma, which is interleaved."""
FRACTIONS = 1024
"""Positions between two pixels that are told apart."""
TURNING = -1
"""In place of the one fraction that all columns of a slide share, when they do not."""

_fast = nb.njit(nogil=True, cache=True, boundscheck=False)


def _weights(cubic: bool) -> NDArray[np.int16]:
    """Weights of the pixels around a position, in 128ths that add up to 128: of four (Catmull-Rom) or two."""
    f = np.arange(FRACTIONS + 1) / FRACTIONS
    if not cubic:
        second = np.floor(128 * f + 0.5)
        return np.stack([128 - second, second], 1).astype(np.int16)
    outer = [np.floor(128 * c + 0.5) for c in (-0.5 * f + f * f - 0.5 * f**3, 0.5 * f + 2 * f * f - 1.5 * f**3, -0.5 * f * f + 0.5 * f**3)]
    return np.stack([outer[0], 128 - sum(outer), outer[1], outer[2]], 1).astype(np.int16)


class Taps:
    """By position between two pixels: which pixels are summed up, counted from the one before, and their weights in 128ths.
    A weight of 128 does not fit into a byte with a sign, so such a pixel counts twice with 64. `pairs` and `steps` are the
    weights and the pixels two by two as one number, the second 256 times."""

    def __init__(self, cubic: bool) -> None:
        weights = _weights(cubic)
        count = weights.shape[1]
        self.lead = (count - 1) // 2
        self.pixels = np.tile(np.arange(count, dtype=np.int8) - np.int8(self.lead), (FRACTIONS + 1, 1))
        for k in np.flatnonzero(weights.max(1) == 128):
            [whole] = np.flatnonzero(weights[k] == 128)
            others = [n for n in np.flatnonzero(weights[k]) if n != whole]
            order = [whole, whole, *others, *[whole] * count][:count]
            self.pixels[k] = np.array(order, np.int8) - np.int8(self.lead)
            weights[k] = [64, 64, *weights[k, others], *[0] * count][:count]
        self.weights: NDArray[np.int8] = weights.astype(np.int8)
        self.pairs = np.ascontiguousarray(self.weights).view(np.int16)
        self.steps = self.pixels[:, ::2].astype(np.int64) + 256 * self.pixels[:, 1::2].astype(np.int64)


CUBIC, LINEAR = Taps(True), Taps(False)


class Columns:
    """The pass across, for all tiles of a plane `width` bytes wide with `step` channels: column x shows a·x + b.

    `base` is the first byte that either half of a tile looks at. In a slide (a is 1) all columns are at the same `fraction`
    between two pixels; otherwise `table` tells, by tile and pair of taps, which bytes from `base` on make each byte, and
    their weights. ValueError when the sheet is shown so small that sixteen bytes are not enough for half a tile.
    """

    def __init__(self, a: float, b: float, width: int, step: int, smooth: bool) -> None:
        self.taps = taps = LINEAR if smooth else CUBIC
        count = taps.weights.shape[1]
        half = TILE // step // 2
        if (math.ceil(a * (half - 1)) + count) * step > BYTES:
            raise ValueError(f"a sheet cannot be shown at {1 / a:.2f} times its size")
        tiles = -(-width // TILE)
        first = np.floor(a * (np.arange(2 * tiles) * half) + b).astype(np.int64) - taps.lead
        self.base = first.reshape(tiles, 2) * step
        self.fraction = int((b - math.floor(b)) * FRACTIONS + 0.5) if a == 1 else TURNING
        self.table = np.zeros((0 if a == 1 else tiles, count // 2, 2, WIDE), np.uint8)
        _fill(a, b, step, taps.steps, taps.pairs, self.base, self.table.view(np.uint16))


@_fast
def _fill(a, b, step, bytes_, pairs, base, table):  # type: ignore[no-untyped-def]
    """Both taps of a pair are written together, the first lowest; so are the numbers of their bytes."""
    half = TILE // step // 2
    for t in range(len(table)):
        for h in range(2):
            for x in range(half):
                p = a * ((2 * t + h) * half + x) + b
                i = int(np.floor(p))
                k = int((p - i) * FRACTIONS + 0.5)
                for n in range(pairs.shape[1]):
                    which, weights = (i * step - base[t, h]) * 257 + bytes_[k, n] * step, pairs[k, n]
                    for c in range(step):
                        o = h * BYTES // 2 + x * step + c
                        table[t, n, 0, o] = np.uint16(which + c * 257)
                        table[t, n, 1, o] = np.uint16(weights)
