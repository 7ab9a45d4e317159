"""The mix of an episode: speech over ducked music, ambience and effects, levelled for the web."""
from __future__ import annotations

from collections.abc import Mapping

import numba
import numpy as np
from numpy.typing import NDArray

from engine.drama.timeline import Timeline
from engine.sound.checks import loudness, true_peak_db
from engine.sound.effects import ambience, effect
from engine.sound.music import compose
from engine.sound.speech import RATE, Audio, Speech

SOUND_VERSION = 2
"""Enters the cache key: raise it when the same timeline should sound different."""

TARGET_LUFS = -16.0
CEILING_DB = -1.3
"""dBTP before encoding; AAC adds a little."""
MUSIC_DB = -4.5
"""Of the music, against the -20 LUFS of cues and of voices, where nobody speaks."""
DUCK_DB = -11.0
_ATTACK, _RELEASE = 0.015, 0.45
"""Seconds in which the music makes room and comes back."""
_HOP = 240
"""Samples (5 ms) per step of the ducking and of the limiter."""
_FADE = 0.06


def mix_episode(timeline: Timeline, speech: Mapping[str, Speech], voice_db: float = 0.0, music_db: float = 0.0) -> Audio:
    """`float32[n, 2]` with exactly `timeline.sample(timeline.frames)` samples, at -16 LUFS, true peak at most -1 dBTP.

    `speech` by line id. A timeline in which nothing sounds gives silence.
    """
    n = timeline.sample(timeline.frames)
    voices = _voices(timeline, speech, n)
    music = _music(timeline, n)
    ducked = music * duck_gain(voices)[:, None]
    beds = _beds(timeline, n)
    mixed = voices * _gain(voice_db) + ducked * _gain(MUSIC_DB + music_db) + beds
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


def _voices(timeline: Timeline, speech: Mapping[str, Speech], n: int) -> Audio:
    canvas = np.zeros((n, 2), np.float32)
    for clip in timeline.speech:
        _place(canvas, speech[clip.line].audio, timeline.sample(clip.start))
    return canvas


def _music(timeline: Timeline, n: int) -> Audio:
    """Cues one after another, each fading under the next."""
    canvas = np.zeros((n, 2), np.float32)
    for span in timeline.music:
        start, end = timeline.sample(span.start), timeline.sample(span.end)
        _place(canvas, compose(span.mood, (end - start) / RATE, span.seed, span.palette), start)
    return canvas


def _beds(timeline: Timeline, n: int) -> Audio:
    canvas = np.zeros((n, 2), np.float32)
    for span in timeline.ambience:
        start, end = timeline.sample(span.start), timeline.sample(span.end)
        bed = ambience(span.kind, (end - start) / RATE, span.start).copy()
        edge = min(int(.4 * RATE), len(bed) // 3)
        if edge:
            bed[:edge] *= np.linspace(0, 1, edge, dtype=np.float32)[:, None]
            bed[-edge:] *= np.linspace(1, 0, edge, dtype=np.float32)[:, None]
        _place(canvas, bed, start)
    for i, spot in enumerate(timeline.effects):
        _place(canvas, effect(spot.kind, i), timeline.sample(spot.at), 0.32 * 10 ** (spot.gain_db / 20))
    return canvas


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
    return np.asarray(np.interp(np.arange(n), np.arange(hops) * _HOP + _HOP / 2, gain), np.float32)


@numba.njit(cache=True, nogil=True)
def _follow(gate: NDArray[np.float32], attack: np.float32, release: np.float32) -> NDArray[np.float32]:
    out = np.empty_like(gate)
    state = np.float32(0.0)
    for i in range(len(gate)):
        state += (gate[i] - state) * (attack if gate[i] > state else release)
        out[i] = state
    return out


def level(audio: Audio) -> Audio:
    """To -16 LUFS with a limiter; what the limiter takes away is given back once more. Silence stays silence."""
    found = loudness(audio)
    if not np.isfinite(found):
        return audio
    for _ in range(3):
        audio = limit(audio * _gain(TARGET_LUFS - found))
        found = loudness(audio)
        if not np.isfinite(found) or abs(found - TARGET_LUFS) < 0.15:
            break
    excess = true_peak_db(audio) - CEILING_DB
    return np.asarray(audio * _gain(-excess) if excess > 0 else audio, np.float32)


def limit(audio: Audio) -> Audio:
    """Look-ahead limiter: gain falls before a peak and comes back in a tenth of a second, so nothing is cut flat."""
    ceiling = np.float32(10 ** ((CEILING_DB - 0.3) / 20))
    n = len(audio)
    hops = -(-n // _HOP)
    peaks = np.zeros(hops * _HOP, np.float32)
    peaks[:n] = np.abs(audio).max(1)
    need = np.minimum(1.0, ceiling / np.maximum(peaks.reshape(hops, _HOP).max(1), 1e-9)).astype(np.float32)
    if need.min() >= 1.0:
        return audio
    # the least gain of a hop and its neighbours, so that interpolation between hops never passes the ceiling
    around = np.minimum(need, np.minimum(np.concatenate([need[1:], need[-1:]]), np.concatenate([need[:1], need[:-1]])))
    gain = _recover(around, np.float32(1 - np.exp(-_HOP / RATE / 0.1)))
    gain = np.minimum(gain, np.minimum(np.concatenate([gain[1:], gain[-1:]]), np.concatenate([gain[:1], gain[:-1]])))
    smooth = np.interp(np.arange(n), np.arange(hops) * _HOP + _HOP / 2, gain)
    return np.asarray(audio * smooth[:, None], np.float32)


@numba.njit(cache=True, nogil=True)
def _recover(need: NDArray[np.float32], release: np.float32) -> NDArray[np.float32]:
    """Falls at once, rises slowly."""
    out = np.empty_like(need)
    state = np.float32(1.0)
    for i in range(len(need)):
        state = min(need[i], state + (np.float32(1.0) - state) * release)
        out[i] = state
    return out
