"""How loud an episode is, and bringing it to where the web wants it, stretch by stretch: every stretch is measured, the gain
follows from all measures together, and each is limited by itself."""
from __future__ import annotations

from collections.abc import Iterable

import numba
import numpy as np
from numpy.typing import NDArray

from engine.sound.meter import REACH, STEP, hop_peaks, integrated, steps
from engine.sound.parts import HOP
from engine.sound.speech import RATE, Audio

TARGET_LUFS = -16.0
CEILING_DB = -1.3
"""dBTP before encoding; AAC adds a little."""
_RESERVE_DB = 0.15
"""By which the limiter aims lower, since a gain that changes within a hop moves the peaks between samples a little."""
_GAIN_STEP = 0.5
"""dB, of the gain to the target: a line that is spoken otherwise must not change every sample of the episode by a hundredth."""
_TURNS = 4
"""Of the limiter, over what a gain that changes within a hop has let through."""
_GUESSES = 12
"""Of the gain, each giving back what the limiter takes of the one before: sparse loud peaks take several."""
_BACK = 0.1
"""Seconds in which the limiter lets go."""
_THERE = np.float32(1e-4)
"""So near to no limiting there is none: what was limited a second ago changes nothing any more."""


def ratio(db: float) -> np.float32:
    """A gain as a factor."""
    return np.float32(10 ** (db / 20))


def measured(sound: Audio, first: int, last: int) -> NDArray[np.float32]:
    """Of every hop from `first` on: its K-weighted energy and its highest sample, `[2, hops]`. What comes before is heard by
    the filters only."""
    energy = steps(sound, step=HOP)
    hops = -(-len(sound) // HOP)
    highest = np.zeros(hops * HOP, np.float32)
    np.abs(sound).max(1, out=highest[:len(sound)])
    heard = slice(first // HOP, -(-last // HOP))
    return np.stack([energy[heard].astype(np.float32), highest.reshape(hops, HOP).max(1)[heard]])


def gain_for(measures: Iterable[NDArray[np.float32]], samples: int) -> float:
    """The gain in dB, in whole steps, with which an episode of so many samples comes to -16 LUFS within a quarter of a dB: what
    the limiter takes away is given back. `measures` of all its stretches, in order. Silence stays silence."""
    energy, highest = np.concatenate(list(measures), 1).astype(np.float64)
    gain, found = 0.0, _loudness(energy, samples)
    if not np.isfinite(found):
        return gain
    for turn in range(_GUESSES):
        step = _GAIN_STEP * round((TARGET_LUFS - found) / _GAIN_STEP)
        if not step and turn:
            break
        gain += step
        factor = float(ratio(gain))
        found = _loudness(energy * (factor * _eased(_needed((highest * factor).astype(np.float32)))) ** 2, samples)
    return gain


def _loudness(hops: NDArray[np.float64], samples: int) -> float:
    each = STEP // HOP
    energy = np.pad(hops, (0, -len(hops) % each)).reshape(-1, each).sum(1)
    return integrated(energy, max(samples, int(0.4 * RATE) + 1))


def levelled(sound: Audio, gain_db: float) -> Audio:
    """A stretch with this gain, and a look-ahead limiter for its true peak: the gain falls before a peak and comes back in a
    tenth of a second, so nothing is cut flat."""
    loud = sound * ratio(gain_db)
    need = _needed(_peaks(loud, _aim()))
    if not len(need) or need.min() >= 1.0:
        return loud
    ceiling = float(ratio(CEILING_DB))
    for _ in range(_TURNS):
        out = loud * between(_eased(need), 0, len(loud))[:, None]
        peaks = _peaks(out, ceiling)
        if peaks.max() <= ceiling:
            break
        need = np.where(peaks > ceiling, need * _needed(peaks), need)
    return np.asarray(out, np.float32)


def _peaks(sound: Audio, matter: float) -> NDArray[np.float32]:
    """True peaks of the hops, as far as they can reach `matter`."""
    return hop_peaks(np.pad(sound, ((REACH, REACH), (0, 0))), HOP, matter)


def _aim() -> float:
    return float(ratio(CEILING_DB - _RESERVE_DB))


def _needed(peaks: NDArray[np.float32]) -> NDArray[np.float32]:
    """What every hop must come down to."""
    return np.minimum(1.0, np.float32(_aim()) / np.maximum(peaks, 1e-9)).astype(np.float32)


def _eased(need: NDArray[np.float32]) -> NDArray[np.float32]:
    """What every hop must come down to → a gain that falls before and recovers after."""
    # the least gain of a hop and its neighbours, so that interpolation between hops never passes the ceiling
    around = np.minimum(need, np.minimum(np.concatenate([need[1:], need[-1:]]), np.concatenate([need[:1], need[:-1]])))
    gain = _recover(around, np.float32(1 - np.exp(-HOP / RATE / _BACK)), _THERE)
    return np.asarray(np.minimum(gain, np.minimum(np.concatenate([gain[1:], gain[-1:]]), np.concatenate([gain[:1], gain[:-1]]))))


@numba.njit(cache=True, nogil=True)
def _recover(need: NDArray[np.float32], release: np.float32, there: np.float32) -> NDArray[np.float32]:
    """Falls at once, rises slowly."""
    out = np.empty_like(need)
    state = np.float32(1.0)
    for i in range(len(need)):
        state += (np.float32(1.0) - state) * release
        if np.float32(1.0) - state < there:
            state = np.float32(1.0)
        state = min(need[i], state)
        out[i] = state
    return out


def between(gain: NDArray[np.float32], start: int, n: int) -> NDArray[np.float32]:
    """The gains of the middles of hops, as a gain for every sample of a part."""
    return np.asarray(_interpolated(gain, start, n, HOP))


@numba.njit(cache=True, nogil=True)
def _interpolated(gain: NDArray[np.float32], start: int, n: int, hop: int) -> NDArray[np.float32]:
    out = np.empty(n, np.float32)
    half = hop // 2
    for i in range(n):
        at = min(max(start + i - half, 0), (len(gain) - 1) * hop)
        k = at // hop
        part = np.float32((at - k * hop) / hop)
        after = gain[min(k + 1, len(gain) - 1)]
        out[i] = gain[k] + (after - gain[k]) * part
    return out
