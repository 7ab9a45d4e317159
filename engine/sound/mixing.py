"""The mix of an episode: speech over ducked music, ambience and effects, levelled for the web."""
from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import numba
import numpy as np
from numpy.typing import NDArray

from engine.drama.timeline import Timeline
from engine.sound.beds import bed, beds_of
from engine.sound.checks import decibels, loudness
from engine.sound.effects import effect
from engine.sound.meter import REACH, beginning, hop_peaks, integrated, steps, true_peak
from engine.sound.speech import RATE, Audio, Speech
from engine.sound.tape import BLOCK, Tape

SOUND_VERSION = 6
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
    """`mix` of a short timeline as `float32[n, 2]`, with beds in one block each."""
    mixed = mix(timeline, speech, voice_db, music_db, None if beds is None else ([b] for b in beds))
    return mixed.read(0, len(mixed))


def mix(timeline: Timeline, speech: Mapping[str, Speech], voice_db: float = 0.0, music_db: float = 0.0, beds: Iterable[Iterable[Audio]] | None = None,
        folder: Path | None = None) -> Tape:
    """Exactly `timeline.sample(timeline.frames)` samples, at -16 LUFS, true peak at most -1 dBTP, on a tape in `folder`.

    `speech` by line id, asked for one by one; `beds`: those of `beds_of(timeline)`, in that order, each in blocks, which are
    made here when they are not given. A timeline in which nothing sounds gives silence. What is needed in memory does not
    grow with the timeline.
    """
    mixed = Tape(timeline.sample(timeline.frames), folder)
    for clip in timeline.speech:
        mixed.add(timeline.sample(clip.start), speech[clip.line].audio)
    duck = _duck(np.concatenate([_speaking(mixed.read(a, b)) for a, b in mixed.spans()] or [np.zeros(0, bool)]))
    if voice_db:
        _scale(mixed, _gain(voice_db))
    wanted = beds_of(timeline)
    for at, blocks in zip(wanted, ([bed(w.recipe)] for w in wanted) if beds is None else beds, strict=True):
        start = at.start
        for block in blocks:
            if at.music:
                part = mixed.read(start, start + len(block))
                _place_ducked(part, block, _between(duck, start, len(block)), _gain(MUSIC_DB + music_db))
                mixed.write(start, part)
            else:
                mixed.add(start, block)
            start += len(block)
    for i, spot in enumerate(timeline.effects):
        mixed.add(timeline.sample(spot.at), effect(spot.kind, i), 0.32 * 10 ** (spot.gain_db / 20))
    edge = min(int(_FADE * RATE), len(mixed) // 2)
    for start, ramp in ((0, np.linspace(0, 1, edge, dtype=np.float32)), (len(mixed) - edge, np.linspace(1, 0, edge, dtype=np.float32))):
        mixed.write(start, mixed.read(start, start + edge) * ramp[:, None])
    return level(mixed, folder)


def _gain(db: float) -> np.float32:
    return np.float32(10 ** (db / 20))


def _scale(tape: Tape, gain: np.float32) -> None:
    for a, b in tape.spans():
        tape.write(a, tape.read(a, b) * gain)


@numba.njit(cache=True, nogil=True)
def _place_ducked(canvas: Audio, sound: Audio, duck: NDArray[np.float32], gain: np.float32) -> None:
    """Lay music over a canvas, as loud as `duck` allows at every sample."""
    for i in range(len(sound)):
        g = duck[i] * gain
        canvas[i, 0] += sound[i, 0] * g
        canvas[i, 1] += sound[i, 1] * g


def duck_gain(voices: Audio) -> NDArray[np.float32]:
    """Gain per sample for the music: `DUCK_DB` where somebody speaks, 1 elsewhere, with attack and release. The gate
    opens 60 ms early, so that no first sound is covered."""
    return _between(_duck(_speaking(voices)), 0, len(voices))


def _speaking(voices: Audio) -> NDArray[np.bool_]:
    """Whether somebody speaks, for every hop."""
    hops = -(-len(voices) // _HOP)
    mono = np.zeros(hops * _HOP, np.float32)
    mono[:len(voices)] = voices[:, 0]
    return np.asarray(np.sqrt((mono.reshape(hops, _HOP) ** 2).mean(1)) > 0.008)


def _duck(speaking: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The gain in the middle of every hop."""
    hops, early = len(speaking), round(.06 * RATE / _HOP)
    ahead = np.concatenate([speaking[early:], np.zeros(min(early, hops), bool)])[:hops]
    curve = _follow((speaking | ahead).astype(np.float32), np.float32(1 - np.exp(-_HOP / RATE / _ATTACK)), np.float32(1 - np.exp(-_HOP / RATE / _RELEASE)))
    return np.asarray(10 ** (DUCK_DB / 20 * curve), np.float32)


def _between(gain: NDArray[np.float32], start: int, n: int) -> NDArray[np.float32]:
    """The gains of the middles of hops, as a gain for every sample of a part."""
    return np.asarray(_interpolated(gain, start, n, _HOP))


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


@numba.njit(cache=True, nogil=True)
def _follow(gate: NDArray[np.float32], attack: np.float32, release: np.float32) -> NDArray[np.float32]:
    out = np.empty_like(gate)
    state = np.float32(0.0)
    for i in range(len(gate)):
        state += (gate[i] - state) * (attack if gate[i] > state else release)
        out[i] = state
    return out


def level(audio: Tape, folder: Path | None = None) -> Tape:
    """To -16 LUFS within a quarter of a dB, with a limiter; what the limiter takes away is given back. Silence stays silence.

    The gain comes in steps, so that a line that is spoken otherwise does not change every sample of the episode by a
    hundredth of a dB.
    """
    found = _loudness(audio)
    if not np.isfinite(found):
        return audio
    gain, out = 0.0, Tape(len(audio), folder)
    for turn in range(4):
        step = _GAIN_STEP * round((TARGET_LUFS - found) / _GAIN_STEP)
        if not step and turn:
            break
        gain += step
        _limit(audio, _gain(gain), out)
        found = _loudness(out)
    peak = 0.0
    for a, b in out.spans():
        peak = true_peak(out.read(a - REACH, b + REACH), peak)
    excess = decibels(peak) - CEILING_DB
    if excess > 0:
        _scale(out, _gain(-math.ceil(excess / _TRIM_STEP) * _TRIM_STEP))
    return out


def _loudness(tape: Tape) -> float:
    if len(tape) < BLOCK:
        return loudness(tape.read(0, len(tape)))
    state = beginning(2)
    return integrated(np.concatenate([steps(tape.read(a, b), state) for a, b in tape.spans()]), len(tape))


def _limit(audio: Tape, gain: np.float32, out: Tape) -> None:
    """Look-ahead limiter for the true peak of audio · gain: the gain falls before a peak and comes back in a tenth of a
    second, so nothing is cut flat."""
    ceiling = np.float32(10 ** ((CEILING_DB - 0.15) / 20))
    peaks = np.concatenate([hop_peaks(audio.read(a - REACH, b + REACH) * gain, _HOP, float(ceiling)) for a, b in audio.spans()])
    need = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)).astype(np.float32)
    less = _eased(need) if need.min() < 1.0 else None
    for a, b in audio.spans():
        block = audio.read(a, b) * gain
        out.write(a, block if less is None else block * _between(less, a, b - a)[:, None])


def _eased(need: NDArray[np.float32]) -> NDArray[np.float32]:
    """What every hop must come down to → a gain that falls before and recovers after."""
    # the least gain of a hop and its neighbours, so that interpolation between hops never passes the ceiling
    around = np.minimum(need, np.minimum(np.concatenate([need[1:], need[-1:]]), np.concatenate([need[:1], need[:-1]])))
    gain = _recover(around, np.float32(1 - np.exp(-_HOP / RATE / 0.1)))
    return np.asarray(np.minimum(gain, np.minimum(np.concatenate([gain[1:], gain[-1:]]), np.concatenate([gain[:1], gain[:-1]]))))


@numba.njit(cache=True, nogil=True)
def _recover(need: NDArray[np.float32], release: np.float32) -> NDArray[np.float32]:
    """Falls at once, rises slowly."""
    out = np.empty_like(need)
    state = np.float32(1.0)
    for i in range(len(need)):
        state = min(need[i], state + (np.float32(1.0) - state) * release)
        out[i] = state
    return out
