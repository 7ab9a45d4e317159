"""Loudness and true peak of long recordings in a fraction of what whole-array filters take (numba, compiled once per machine).

Loudness follows ITU-R BS.1770-4 with the filters of pyloudnorm: gating blocks of 400 ms that overlap by three quarters are
sums of four steps of 100 ms, so every sample is weighted once. True peak is that of annex 2, by the interpolator of
`scipy.signal.resample_poly`: where the samples around are so small that even the worst phase cannot reach the highest
value found so far, nothing is interpolated, which leaves the result the same.
"""
from __future__ import annotations

from functools import lru_cache

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.sound.filters import SIDE, low_pass
from engine.sound.speech import RATE, Audio

STEP = RATE // 10
"""Samples between two gating blocks."""
_OVERSAMPLING = 4
REACH = SIDE
"""Samples to either side that an interpolated value depends on."""
_HOP = 64


@lru_cache(maxsize=1)
def _weighting() -> NDArray[np.float64]:
    """The two stages of K weighting, `[2, 5]`: b0 b1 b2 a1 a2. They are a shelf of 4 dB above 1500 Hz and a high-pass at 38 Hz,
    after R. Bristow-Johnson's "Cookbook formulae for audio equalizer biquad filter coefficients"."""
    def angle(hertz: float, quality: float) -> tuple[float, float]:
        w = 2 * np.pi * hertz / RATE
        return float(np.cos(w)), float(np.sin(w)) / (2 * quality)

    a, (c, s) = 10 ** (4 / 40), angle(1500, 1 / np.sqrt(2))
    r = 2 * np.sqrt(a) * s
    shelf = np.array([a * (a + 1 + (a - 1) * c + r), -2 * a * (a - 1 + (a + 1) * c), a * (a + 1 + (a - 1) * c - r),
                      2 * (a - 1 - (a + 1) * c), a + 1 - (a - 1) * c - r]) / (a + 1 - (a - 1) * c + r)
    c, s = angle(38, .5)
    return np.stack([shelf, np.array([(1 + c) / 2, -1 - c, (1 + c) / 2, -2 * c, 1 - s]) / (1 + s)])


def steps(audio: Audio, state: NDArray[np.float64] | None = None, step: int = STEP) -> NDArray[np.float64]:
    """The K-weighted energy of every `step` samples, both channels together; the last step may be a part. A recording can be
    given in blocks of whole steps, with the `state` (from `beginning`) that each leaves to the next."""
    return np.asarray(_steps(np.ascontiguousarray(audio, np.float32), _weighting(), step, beginning(audio.shape[1]) if state is None else state))


def beginning(channels: int) -> NDArray[np.float64]:
    """The state of the weighting before the first sample."""
    return np.zeros((channels, 4))


def integrated(energy: NDArray[np.float64], samples: int) -> float:
    """Integrated loudness in LUFS from the steps of so many samples; -inf for silence, NaN never."""
    count = round((samples / RATE - 0.4) / 0.1) + 1
    padded = np.concatenate([energy, np.zeros(max(0, count + 3 - len(energy)))])
    total = np.concatenate([[0.0], np.cumsum(padded)])
    blocks = np.maximum(total[4:count + 4] - total[:count], 0.0) / (4 * STEP)
    loud = blocks[blocks >= 10 ** ((-70.0 + 0.691) / 10)]
    if len(loud):
        loud = loud[loud > 0.1 * loud.mean()]
    return float(-0.691 + 10 * np.log10(loud.mean())) if len(loud) else -np.inf


@lru_cache(maxsize=1)
def _interpolator() -> tuple[NDArray[np.float32], float]:
    """`[phases, taps]`, and the most by which a phase can exceed the samples that it is made of."""
    taps = low_pass(_OVERSAMPLING)
    phases = np.zeros((_OVERSAMPLING, 2 * REACH + 1), np.float32)
    for p in range(_OVERSAMPLING):
        own = taps[p::_OVERSAMPLING]
        phases[p, :len(own)] = own
    return phases, float(np.abs(phases).sum(1).max())


def true_peak(padded: Audio, known: float = 0.0) -> float:
    """The highest absolute value between and on the samples, at four times the rate, or `known` if that is more. `REACH`
    samples before and after them are given too."""
    phases, most = _interpolator()
    return float(_true_peak(np.ascontiguousarray(padded, np.float32), phases, np.float32(most), REACH, _HOP, np.float32(known)))


def hop_peaks(padded: Audio, hop: int, matter: float) -> NDArray[np.float32]:
    """The true peak of every `hop` samples, the louder channel's; of hops that cannot reach `matter`, the highest sample.
    `REACH` samples before and after them are given too."""
    phases, most = _interpolator()
    return np.asarray(_hop_peaks(np.ascontiguousarray(padded, np.float32), phases, np.float32(most), REACH, hop, np.float32(matter)))


@nb.njit(cache=True, nogil=True)
def _steps(audio: NDArray[np.float32], k: NDArray[np.float64], step: int, state: NDArray[np.float64]) -> NDArray[np.float64]:
    n, channels = audio.shape
    out = np.zeros(-(-n // step))
    for c in range(channels):
        p1, p2, q1, q2 = state[c]
        for s in range(len(out)):
            energy = 0.0
            for i in range(s * step, min(n, (s + 1) * step)):
                x = np.float64(audio[i, c])
                y = k[0, 0] * x + p1
                p1 = k[0, 1] * x - k[0, 3] * y + p2
                p2 = k[0, 2] * x - k[0, 4] * y
                z = k[1, 0] * y + q1
                q1 = k[1, 1] * y - k[1, 3] * z + q2
                q2 = k[1, 2] * y - k[1, 4] * z
                energy += z * z
            out[s] += energy
        state[c, 0], state[c, 1], state[c, 2], state[c, 3] = p1, p2, q1, q2
    return out


@nb.njit(cache=True, nogil=True, fastmath=True)
def _true_peak(padded: NDArray[np.float32], phases: NDArray[np.float32], most: np.float32, reach: int, hop: int, known: np.float32) -> np.float32:
    n, channels = padded.shape[0] - 2 * reach, padded.shape[1]
    best = np.float32(0.0)
    for c in range(channels):
        for i in range(n):
            best = max(best, abs(padded[i + reach, c]))
    best = max(known, best * np.float32(0.99))
    for c in range(channels):
        for start in range(0, n, hop):
            end = min(n, start + hop)
            around = np.float32(0.0)
            for i in range(start, end + 2 * reach):
                around = max(around, abs(padded[i, c]))
            if around * most <= best:
                continue
            for i in range(start, end):
                for p in range(phases.shape[0]):
                    value = np.float32(0.0)
                    for t in range(phases.shape[1]):
                        value += phases[p, t] * padded[i + 2 * reach - t, c]
                    best = max(best, abs(value))
    return best


@nb.njit(cache=True, nogil=True, fastmath=True)
def _hop_peaks(padded: NDArray[np.float32], phases: NDArray[np.float32], most: np.float32, reach: int, hop: int, matter: np.float32) -> NDArray[np.float32]:
    n, channels = padded.shape[0] - 2 * reach, padded.shape[1]
    out = np.zeros(-(-n // hop), np.float32)
    for h in range(len(out)):
        start, end = h * hop, min(n, (h + 1) * hop)
        for c in range(channels):
            around = np.float32(0.0)
            for i in range(start, end + 2 * reach):
                around = max(around, abs(padded[i, c]))
            best = np.float32(0.0)
            for i in range(start + reach, end + reach):
                best = max(best, abs(padded[i, c]))
            if around * most > matter:
                for i in range(start, end):
                    for p in range(1, phases.shape[0]):
                        value = np.float32(0.0)
                        for t in range(phases.shape[1]):
                            value += phases[p, t] * padded[i + 2 * reach - t, c]
                        best = max(best, abs(value))
            out[h] = max(out[h], best)
    return out
