"""Underscore: a cue composed for a mood, as long as it has to be, ending on its tonic.

Chord progressions, figures and tempi per mood; a motif drawn from the seed comes back through the cue, so that the same
seed is the same theme. Scale degrees count from 0.
"""
from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, oaconvolve, sosfilt

from engine.drama.vocabulary import Mood
from engine.sound.effects import generator
from engine.sound.instruments import note
from engine.sound.speech import RATE, Audio

_MAJOR, _MINOR, _DORIAN, _PENTATONIC = [0, 2, 4, 5, 7, 9, 11], [0, 2, 3, 5, 7, 8, 10], [0, 2, 3, 5, 7, 9, 10], [0, 2, 4, 7, 9, 12, 14]


@dataclass(frozen=True)
class _Score:
    """How a mood is played. `figure` are chord steps in eighths, None is a rest."""

    bpm: int
    tonic: int
    scale: list[int]
    chords: list[int]
    pad: str | None = None
    figure: tuple[int | None, ...] = ()
    figure_by: str = "piano"
    lead: str | None = None
    drums: tuple[tuple[float, float], ...] = ()
    ticks: bool = False
    dark: bool = False


_SCORES: dict[Mood, _Score] = {
    "romance": _Score(74, 60, _MAJOR, [0, 4, 5, 2, 3, 0, 3, 4], "strings", (0, 2, 4, 7, 4, 2, 4, 2), "piano", "flute"),
    "sorrow": _Score(60, 57, _MINOR, [0, 5, 2, 6, 0, 3, 4, 0], "strings", (0, None, 4, None, 2, None, 4, None), "piano", "erhu"),
    "suspense": _Score(92, 50, _MINOR, [0, 0, 5, 5, 0, 0, 1, 4], "tremolo", (0, 4, None, 4, 0, 4, 7, None), "pizzicato", None,
                       ((0, .9), (2, .6)), True, True),
    "triumph": _Score(104, 62, _MAJOR, [0, 3, 4, 0, 5, 3, 4, 4], "strings", (0, 2, 4, 2, 7, 4, 2, 4), "pluck", "horn",
                      ((0, 1), (1.5, .6), (2, .9), (3, .7), (3.5, .8))),
    "comedy": _Score(118, 65, _MAJOR, [0, 0, 3, 4, 0, 5, 1, 4], None, (0, 4, 2, 4, 0, 4, 7, 4), "pizzicato", "celesta", (), True),
    "warm": _Score(82, 55, _MAJOR, [0, 5, 3, 4, 0, 5, 3, 0], "pad", (0, 2, 4, 7, 9, 7, 4, 2), "pluck", "flute"),
    "tension": _Score(112, 48, _MINOR, [0, 0, 1, 0, 5, 5, 6, 4], "tremolo", (0, 0, 7, 0, 0, 8, 7, 4), "bass", None,
                      ((0, 1), (1, .4), (2, .8), (2.5, .5), (3, .5)), True, True),
    "mystery": _Score(66, 53, _DORIAN, [0, 3, 0, 6, 0, 3, 5, 0], "pad", (None, 4, None, 7, None, 9, None, 8), "celesta", None, (), False, True),
    "anger": _Score(126, 45, _MINOR, [0, 0, 5, 6, 0, 0, 3, 4], "strings", (0, 0, 0, 4, 0, 0, 7, 4), "bass", "horn",
                    ((0, 1), (.5, .5), (1, .8), (2, 1), (2.5, .6), (3, .9), (3.5, .7)), False, True),
    "hope": _Score(88, 57, _PENTATONIC, [0, 3, 0, 4, 0, 3, 2, 0], "strings", (0, 1, 2, 4, 2, 4, 5, 4), "piano", "flute"),
}

_LEVEL = {"pad": .16, "figure": .34, "lead": .30, "bass": .34, "drum": .38, "tick": .07}
_PAN = {"pad": 0.0, "figure": .28, "lead": -.22, "bass": 0.0, "drum": 0.0, "tick": .4}


def compose(mood: Mood, seconds: float, seed: int = 0) -> Audio:
    """A cue as `float32[n, 2]`, peak 0.7, exactly `seconds` long; it ends by itself in its last bars."""
    n = int(round(seconds * RATE))
    if n == 0:
        return np.zeros((0, 2), np.float32)
    dry = np.zeros((n, 2), np.float32)
    for at, voice, instrument, pitch, held, velocity in _notes(_SCORES[mood], seconds, random.Random(f"{mood}|{seed}")):
        start = int(at * RATE)
        sound = note(instrument, pitch, max(40, int(held * 1000 / 20) * 20))[:n - start]
        if start >= n or len(sound) == 0:
            continue
        gain, pan = _LEVEL[voice] * velocity, _PAN[voice]
        dry[start:start + len(sound), 0] += sound * np.float32(gain * (1 - pan) ** .5)
        dry[start:start + len(sound), 1] += sound * np.float32(gain * (1 + pan) ** .5)
    wet = dry + np.float32(.22) * np.stack([oaconvolve(dry[:, c], _hall()[:, c])[:n] for c in (0, 1)], 1)
    return _shaped(np.asarray(wet, np.float32), n)


def _shaped(x: NDArray[np.float32], n: int) -> Audio:
    """A short beginning, an end that has rung out, a peak of 0.7."""
    x = x.copy()
    head, tail = min(int(.05 * RATE), n // 4), min(int(1.8 * RATE), n // 3)
    x[:head] *= np.linspace(0, 1, head, dtype=np.float32)[:, None]
    x[n - tail:] *= (np.linspace(1, 0, tail, dtype=np.float32) ** 1.5)[:, None]
    return np.asarray(x / max(1e-6, float(np.abs(x).max())) * .7, np.float32)


@lru_cache(maxsize=1)
def _hall() -> NDArray[np.float32]:
    """The impulse of a synthetic hall: noise that dies in 1.6 s, without rumble or hiss, unit energy."""
    length = int(1.6 * RATE)
    impulse = generator("hall").standard_normal((length, 2)) * np.exp(-np.arange(length) / RATE * 3.4)[:, None]
    impulse = sosfilt(butter(2, [250, 5200], "band", fs=RATE, output="sos"), impulse, axis=0)
    return np.asarray(impulse / np.sqrt((impulse**2).sum(0)), np.float32)


_Event = tuple[float, str, str, int, float, float]
"""Start in seconds, voice, instrument, MIDI pitch, seconds held, velocity 0..1."""


def _notes(score: _Score, seconds: float, r: random.Random) -> Iterator[_Event]:
    """The whole score. Tempo is bent by a few per cent so that the last bar ends with the cue."""
    bars = max(1, round(seconds / (240 / score.bpm)))
    bar = seconds / bars
    motif = [r.choice([0, 2, 4, 1, 5]) for _ in range(4)]
    rhythm = r.choice([(2, 1, 1), (1, 1, 2), (3, 1), (1.5, .5, 2)])
    at_lead = 0
    for b in range(bars):
        start, last = b * bar, b == bars - 1
        root = 0 if last else score.chords[b % len(score.chords)]
        swell = .62 + .38 * float(np.sin(np.pi * min(1.0, (b + .7) / bars)))
        yield from _ground(score, start, bar, root, swell, last)
        yield from _figure(score, start, bar, root, swell, last, r)
        if score.lead and not last and (b % 4 != 0 or bars < 4):
            theme, at_lead = _lead(score, start, bar, root, swell, motif, rhythm, at_lead, r)
            yield from theme


def _pitch(score: _Score, degree: int, low: int, high: int) -> int:
    """The degree as a MIDI pitch, moved by octaves into the range."""
    p = score.tonic + score.scale[degree % 7] + 12 * (degree // 7)
    while p < low:
        p += 12
    while p > high:
        p -= 12
    return p


def _ground(score: _Score, start: float, bar: float, root: int, swell: float, last: bool) -> Iterator[_Event]:
    """Bass, pad and drums."""
    yield start, "bass", "bass", _pitch(score, root, 33, 45), bar * (.92 if not last else .7), swell
    if score.pad:
        for degree in (root, root + 2, root + 4):
            yield start, "pad", score.pad, _pitch(score, degree, 50, 67), bar * .96, swell
        if score.dark and not last:
            yield start + bar / 2, "pad", score.pad, _pitch(score, root + 1, 70, 80), bar * .45, swell * .35
    beat = bar / 4
    if not last:
        for offset, velocity in score.drums:
            yield start + offset * beat, "drum", "drum", 36 if offset in (0, 2) else 43, .3, velocity * swell
    if score.ticks and not last:
        for i in range(8):
            yield start + i * beat / 2, "tick", "tick", 90, .05, (1.0 if i % 2 else .6) * swell


def _figure(score: _Score, start: float, bar: float, root: int, swell: float, last: bool, r: random.Random) -> Iterator[_Event]:
    step = bar / 8
    for i, degree in enumerate(score.figure if not last else score.figure[:1]):
        if degree is None or (i % 4 == 3 and r.random() < .25):
            continue
        low, high = (36, 52) if score.figure_by == "bass" else (55, 84)
        human = r.uniform(0, .008)
        yield start + i * step + human, "figure", score.figure_by, _pitch(score, root + degree, low, high), step * (3.0 if last else 1.5), swell * (.9 if i % 4 == 0 else .66)


def _lead(score: _Score, start: float, bar: float, root: int, swell: float, motif: list[int], rhythm: tuple[float, ...], before: int, r: random.Random
          ) -> tuple[list[_Event], int]:
    """The theme in one bar and the degree on which it ends: the motif's steps over the chord, each note near the one before."""
    assert score.lead
    events: list[_Event] = []
    at, whole = start, sum(rhythm)
    for i, length in enumerate(rhythm):
        steps = (0, 2, 4, motif[i % len(motif)])
        degree = root + 7 + motif[i % len(motif)]
        if before:
            last = before
            degree = min((root + 7 + x for x in steps), key=lambda d: abs(d - last) + (1.5 if d == last else 0))
        before = degree
        held = bar * length / whole
        events.append((at, "lead", score.lead, _pitch(score, degree, 62, 86), held * .94, swell * r.uniform(.82, 1.0)))
        at += held
    return events, before
