"""Which pixels of a moved sheet are summed up for each of a frame's, and how much each weighs."""
from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.film.lanes import BYTES

TILE = BYTES
"""Bytes across that are drawn together: 16 pixels of luma, 8 of the half-size chroma, which is interleaved."""
FRACTIONS = 1024
"""Positions between two pixels that are told apart."""
_FAR = 1 << 16
"""No sheet begins so many pixels beside the frame, so that whole parts can be cut off instead of rounded down."""

_inner = nb.njit(nogil=True, boundscheck=False, _nrt=False, forceinline=True)  # type: ignore[call-overload]


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
_FOUR_STEPS, _FOUR_PAIRS, _TWO_STEPS, _TWO_PAIRS = CUBIC.steps, CUBIC.pairs, LINEAR.steps, LINEAR.pairs



MOST = 12 / 7
"""Pixels of a sheet from one of the frame's to the next: sixteen bytes are enough for the eight bytes of half a tile."""


@_inner
def slide(b):  # type: ignore[no-untyped-def]
    """Of a sheet of which column x shows x + b: the pixel that column 0 shows, and the fraction after it."""
    i = int(np.floor(b))
    return i, int((b - i) * FRACTIONS + 0.5)


@_inner
def fill(a, b, step, cubic, base, table):  # type: ignore[no-untyped-def]
    """The pass across of a zoom, for all tiles of a plane with `step` channels: column x shows a·x + b.

    `base` `[tiles, 2]` gets the first byte that either half of a tile looks at; `table` `uint16[tiles, 2, 2, 16]`, by tile and pair
    of taps, which bytes from `base` on make each byte, and their weights. Both taps of a pair are written together, the first
    lowest; so are the numbers of their bytes.
    """
    half = TILE // step // 2
    lead, pairs = (1, 2) if cubic else (0, 1)
    for t in range(len(base)):
        for h in range(2):
            p = a * ((2 * t + h) * half) + b + _FAR
            start = int(p) - lead
            base[t, h] = (start - _FAR) * step
            for x in range(half):
                q = a * ((2 * t + h) * half + x) + b + _FAR
                i = int(q)
                k = int((q - i) * FRACTIONS + 0.5)
                o = h * BYTES // 2 + x * step
                for n in range(pairs):
                    bytes_, weights = (_FOUR_STEPS[k, n], _FOUR_PAIRS[k, n]) if cubic else (_TWO_STEPS[k, n], _TWO_PAIRS[k, n])
                    which = ((i - start) * 257 + bytes_) * step
                    table[t, n, 0, o] = np.uint16(which)
                    table[t, n, 1, o] = np.uint16(weights)
                    if step == 2:
                        table[t, n, 0, o + 1] = np.uint16(which + 257)
                        table[t, n, 1, o + 1] = np.uint16(weights)
