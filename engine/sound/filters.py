"""The few filters that the sound is made with, as in `scipy.signal`, which brings statistics and optimisation along: 41 MB
that every worker would hold for itself, 23 of shared code, and 0.9 s to import them. All but `convolved` are sample for sample
the same (`tests/sound/test_filters.py` compares them with scipy).

Sounds are `float64[n]` or `float32[n]`; compiled by numba without liberties, so that results are the same on every machine.
"""
from __future__ import annotations

import math
from functools import lru_cache

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.sound.speech import RATE

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

SIDE = 10
"""Samples to either side that a resampled value is made of, at the lower rate."""
_BLOCK = 2**19
"""Samples that are transformed at once: few operations a sample for the impulse of a hall, and 2 MB each."""


@lru_cache(maxsize=64)
def _sections(order: int, low: float, high: float) -> F64:
    """A Butterworth band-pass as sections of second order, `[order, 5]`: b0 b1 b2 a1 a2 (Oppenheim and Schafer,
    "Discrete-Time Signal Processing", 7.1.2: the bilinear transform of the analogue filter)."""
    if order not in (1, 2):
        raise ValueError("of the first or second order")
    twice = 4.0
    edges = np.array([twice * math.tan(math.pi * (2 * f / RATE) / 2) for f in (low, high)])
    width, centre = edges[1] - edges[0], math.sqrt(edges[0] * edges[1])
    half = -np.exp(1j * np.pi * np.arange(-order + 1, order, 2) / (2 * order)) * width / 2
    poles = np.concatenate([half + np.sqrt(half**2 - centre**2 + 0j), half - np.sqrt(half**2 - centre**2 + 0j)])
    gain = width**order * np.real(np.prod(np.full(order, twice)) / np.prod(twice - poles))
    poles = (twice + poles) / (twice - poles)
    # the zeros are at 1 and -1, one of each per order
    if order == 1:
        return np.array([[gain, 0.0, -gain, -np.real(poles[0] + poles[1]), np.real(poles[0] * poles[1])]])
    # of two pairs, that nearest to the unit circle comes last and takes the zeros nearest to it
    first, last = sorted((p for p in poles if p.imag > 0), key=lambda p: -abs(1 - abs(p)))
    side = 1.0 if abs(last - 1) < abs(last + 1) else -1.0
    return np.array([[b * g, 2 * side * s * b * g, b * g, -2 * p.real, p.real * p.real + p.imag * p.imag]
                     for p, s, b, g in ((first, 1.0, 1.0, gain), (last, -1.0, 1.0, 1.0))])


def band(x: F64, low: float, high: float, order: int = 2) -> F64:
    """Band-pass between `low` and `high` Hz (Butterworth of the first or second order)."""
    return Band(low, high, order)(x)


class Band:
    """The same for a sound that comes block by block."""

    def __init__(self, low: float, high: float, order: int = 2) -> None:
        self._sections = _sections(order, float(low), float(high))
        self._state = np.zeros((order, 2))

    def __call__(self, x: F64) -> F64:
        """The next block, filtered."""
        return np.asarray(_filtered(np.ascontiguousarray(x, np.float64), self._sections, self._state))


@nb.njit(cache=True, nogil=True)
def _filtered(x: F64, sections: F64, state: F64) -> F64:
    out = np.empty_like(x)
    for i in range(len(x)):
        value = x[i]
        for s in range(len(sections)):
            f, z = sections[s], state[s]
            made = f[0] * value + z[0]
            z[0] = f[1] * value - f[3] * made + z[1]
            z[1] = f[2] * value - f[4] * made
            value = made
        out[i] = value
    return out


def low_pass(times: int) -> F64:
    """What is laid over samples to interpolate between them at so many times the rate: a sinc beneath a Kaiser window of
    5, `[2 · 10 · times + 1]`, of the sum `times`."""
    at = np.arange(2 * SIDE * times + 1) - SIDE * times
    taps = np.sinc(at / times) / times * np.kaiser(len(at), 5.0)
    return np.asarray(taps / taps.sum() * times)


def doubled(audio: F32) -> F32:
    """The same sound at twice the rate."""
    return np.asarray(_doubled(np.ascontiguousarray(audio, np.float32), _taps()))


@lru_cache(maxsize=1)
def _taps() -> F32:
    return (low_pass(2) / 2).astype(np.float32) * np.float32(2)


@nb.njit(cache=True, nogil=True)
def _doubled(audio: F32, taps: F32) -> F32:
    n, reach = len(audio), len(taps) // 2
    out = np.empty(2 * n, np.float32)
    for t in range(2 * n):
        value = np.float32(0.0)
        for j in range(max(0, (t - reach + 1) // 2), min(n, (t + reach) // 2 + 1)):
            value += audio[j] * taps[t + reach - 2 * j]
        out[t] = value
    return out


def convolved(x: F32, impulse: F32) -> F32:
    """The first len(x) samples of x convolved with a shorter impulse, by overlap-add (Oppenheim and Schafer, 8.7.3), a block
    at a time: all blocks of a cue of 90 s at once would be 90 MB. As near to the exact sum as float32 goes."""
    n, more = len(x), len(impulse) - 1
    size = min(max(_BLOCK, _power(2 * more)), _power(n + more))
    step = min(size - more, n)
    spectrum = np.fft.rfft(impulse, size)
    out: F32 = np.empty(n, np.float32)
    rest: F32 = np.zeros(more, np.float32)
    for at in range(0, n, step):
        block = np.fft.rfft(x[at:at + step], size)
        block *= spectrum
        made: F32 = np.asarray(np.fft.irfft(block, size), np.float32)
        made[:more] += rest
        rest = made[step:step + more].copy()
        out[at:at + step] = made[:min(step, n - at)]
    return out


def _power(least: int) -> int:
    """The next power of two."""
    return 1 << (least - 1).bit_length()
