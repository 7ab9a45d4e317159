"""The mix of an episode: speech over ducked music, ambience and effects, levelled for the web."""
from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numba
import numpy as np
from numpy.typing import NDArray

from engine.drama.timeline import Timeline
from engine.sound.beds import bed, beds_of
from engine.sound.checks import loudness, true_peak_db
from engine.sound.effects import effect
from engine.sound.meter import hop_peaks
from engine.sound.speech import RATE, Audio, Speech

SOUND_VERSION = 5
"""Enters the cache key: raise it when the same timeline should sound different."""

TARGET_LUFS = -16.0
CEILING_DB = -1.3
"""dBTP before encoding; AAC adds a little."""
MUSIC_DB = -4.5
"""Of the music, against the -20 LUFS of cues and of voices, where nobody speaks."""
DUCK_DB = -11.0
_ATTACK, _RELEASE = 0.015, 0.45
"""Seconds in which the music makes room and comes back."""
_GAIN_STEP, _TRIM_STEP = 0.5, 0.1
"""dB, of the gain to the target and of what is taken away where the true peak is too high."""
_HOP = 240
"""Samples (5 ms) per step of the ducking and of the limiter."""
_FADE = 0.06


def mix_episode(timeline: Timeline, speech: Mapping[str, Speech], voice_db: float = 0.0, music_db: float = 0.0, beds: Iterable[Audio] | None = None) -> Audio:
    """`float32[n, 2]` with exactly `timeline.sample(timeline.frames)` samples, at -16 LUFS, true peak at most -1 dBTP.

    `speech` by line id; `beds`: those of `beds_of(timeline)`, in that order, which are made here when they are not given. A
    timeline in which nothing sounds gives silence.
    """
    n = timeline.sample(timeline.frames)
    mixed = np.zeros((n, 2), np.float32)
    for clip in timeline.speech:
        _place(mixed, speech[clip.line].audio, timeline.sample(clip.start))
    duck = duck_gain(mixed)
    mixed *= _gain(voice_db)
    # one after another, and in place: two minutes of sound are 46 MB, and a worker has much else in its memory
    wanted = beds_of(timeline)
    for at, sound in zip(wanted, (bed(w.recipe) for w in wanted) if beds is None else beds, strict=True):
        if at.music:
            _place_ducked(mixed, sound, at.start, duck, _gain(MUSIC_DB + music_db))
        else:
            _place(mixed, sound, at.start)
    for i, spot in enumerate(timeline.effects):
        _place(mixed, effect(spot.kind, i), timeline.sample(spot.at), 0.32 * 10 ** (spot.gain_db / 20))
    edge = min(int(_FADE * RATE), n // 2)
    mixed[:edge] *= np.linspace(0, 1, edge, dtype=np.float32)[:, None]
    mixed[n - edge:] *= np.linspace(1, 0, edge, dtype=np.float32)[:, None]
    return level(mixed)


def _gain(db: float) -> np.float32:
    return np.float32(10 ** (db / 20))


def _place(canvas: Audio, sound: Audio, at: int, gain: float = 1.0) -> None:
    """Add a sound at a sample, cut off at the end of the canvas; mono goes to both sides."""
    part = sound[:max(0, len(canvas) - at)]
    if len(part):
        canvas[at:at + len(part)] += part * np.float32(gain)


@numba.njit(cache=True, nogil=True)
def _place_ducked(canvas: Audio, sound: Audio, at: int, duck: NDArray[np.float32], gain: np.float32) -> None:
    """`_place` for music, which is as loud as `duck` allows at every sample of the canvas."""
    for i in range(min(len(sound), len(canvas) - at)):
        g = duck[at + i] * gain
        canvas[at + i, 0] += sound[i, 0] * g
        canvas[at + i, 1] += sound[i, 1] * g


def duck_gain(voices: Audio) -> NDArray[np.float32]:
    """Gain per sample for the music: `DUCK_DB` where somebody speaks, 1 elsewhere, with attack and release. The gate
    opens 60 ms early, so that no first sound is covered."""
    n = len(voices)
    hops = -(-n // _HOP)
    mono = np.zeros(hops * _HOP, np.float32)
    mono[:n] = voices[:, 0]
    speaking = np.sqrt((mono.reshape(hops, _HOP) ** 2).mean(1)) > 0.008
    early = round(.06 * RATE / _HOP)
    ahead = np.concatenate([speaking[early:], np.zeros(min(early, hops), bool)])[:hops]
    curve = _follow((speaking | ahead).astype(np.float32), np.float32(1 - np.exp(-_HOP / RATE / _ATTACK)), np.float32(1 - np.exp(-_HOP / RATE / _RELEASE)))
    gain = 10 ** (DUCK_DB / 20 * curve)
    return _between(gain.astype(np.float32), n)


def _between(gain: NDArray[np.float32], n: int) -> NDArray[np.float32]:
    """The gains of the middles of hops, as a gain for every sample."""
    return np.asarray(_interpolated(gain, n, _HOP))


@numba.njit(cache=True, nogil=True)
def _interpolated(gain: NDArray[np.float32], n: int, hop: int) -> NDArray[np.float32]:
    out = np.empty(n, np.float32)
    half = hop // 2
    for i in range(n):
        at = min(max(i - half, 0), (len(gain) - 1) * hop)
        k = at // hop
        part = np.float32((at - k * hop) / hop)
        after = gain[min(k + 1, len(gain) - 1)]
        out[i] = gain[k] + (after - gain[k]) * part
    return out


@numba.njit(cache=True, nogil=True)
def _follow(gate: NDArray[np.float32], attack: np.float32, release: np.float32) -> NDArray[np.float32]:
    out = np.empty_like(gate)
    state = np.float32(0.0)
    for i in range(len(gate)):
        state += (gate[i] - state) * (attack if gate[i] > state else release)
        out[i] = state
    return out


def level(audio: Audio) -> Audio:
    """To -16 LUFS within a quarter of a dB, with a limiter; what the limiter takes away is given back. Silence stays silence.

    The gain comes in steps, so that a line that is spoken otherwise does not change every sample of the episode by a
    hundredth of a dB.
    """
    found = loudness(audio)
    if not np.isfinite(found):
        return audio
    gain, out = 0.0, None
    for _ in range(4):
        step = _GAIN_STEP * round((TARGET_LUFS - found) / _GAIN_STEP)
        if not step and out is not None:
            break
        gain += step
        out = limit(audio * _gain(gain))
        found = loudness(out)
    assert out is not None
    excess = true_peak_db(out) - CEILING_DB
    return np.asarray(out * _gain(-math.ceil(excess / _TRIM_STEP) * _TRIM_STEP) if excess > 0 else out, np.float32)


def limit(audio: Audio) -> Audio:
    """Look-ahead limiter for the true peak: gain falls before a peak and comes back in a tenth of a second, so nothing is cut
    flat."""
    ceiling = np.float32(10 ** ((CEILING_DB - 0.15) / 20))
    n = len(audio)
    need = np.minimum(1.0, ceiling / np.maximum(hop_peaks(audio, _HOP, float(ceiling)), 1e-9)).astype(np.float32)
    if need.min() >= 1.0:
        return audio
    # the least gain of a hop and its neighbours, so that interpolation between hops never passes the ceiling
    around = np.minimum(need, np.minimum(np.concatenate([need[1:], need[-1:]]), np.concatenate([need[:1], need[:-1]])))
    gain = _recover(around, np.float32(1 - np.exp(-_HOP / RATE / 0.1)))
    gain = np.minimum(gain, np.minimum(np.concatenate([gain[1:], gain[-1:]]), np.concatenate([gain[:1], gain[:-1]])))
    return audio * _between(gain, n)[:, None]


@numba.njit(cache=True, nogil=True)
def _recover(need: NDArray[np.float32], release: np.float32) -> NDArray[np.float32]:
    """Falls at once, rises slowly."""
    out = np.empty_like(need)
    state = np.float32(1.0)
    for i in range(len(need)):
        state = min(need[i], state + (np.float32(1.0) - state) * release)
        out[i] = state
    return out
