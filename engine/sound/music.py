"""Underscore: a cue composed for a mood, as long as it has to be, ending on its tonic.

The theme belongs to the drama (`theme.py`: the seed alone makes the tune), the mood gives it tempo, mode, harmony and
players (`scores.py`). A cue has a form: it opens, states the theme, turns aside, lets the theme return in other hands,
and closes with a cadence; no two bars are played alike.
"""
from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Mood, Palette
from engine.sound.checks import loudness
from engine.sound.effects import generator
from engine.sound.filters import band, convolved
from engine.sound.orchestra import note
from engine.sound.scores import MINOR, Score, score_of
from engine.sound.speech import RATE, Audio
from engine.sound.theme import Tone, pentatonic, theme

CUE_LUFS = -20.0
"""Every cue comes out equally loud, whatever it is made of."""
_PEAK = 0.9
_LEVEL = {"pad": .13, "figure": .42, "lead": .26, "bass": .17, "drum": .55, "tick": .15, "dark": .09}
_PAN = {"pad": 0.0, "figure": .28, "lead": -.22, "bass": .06, "drum": -.05, "tick": .4, "dark": -.4}
_EARLY = 0.1
"""Seconds by which slow bows start before the beat on which they are to be heard."""

Part = Literal["opening", "theme", "aside", "return", "close"]


@dataclass(frozen=True)
class _Event:
    """A note: start and length in seconds, loudness 0..1."""

    at: float
    role: str
    instrument: str
    pitch: int
    held: float
    velocity: float


@dataclass(frozen=True)
class _Bar:
    part: Part
    index: int
    """Within the part."""
    chord: int
    energy: float


def compose(mood: Mood, seconds: float, seed: int = 0, palette: Palette = "film") -> Audio:
    """A cue as `float32[n, 2]` at -20 LUFS, exactly `seconds` long; it ends by itself in its last bars.

    `seed` is the drama: the same seed gives the same tune in every mood.
    """
    n = int(round(seconds * RATE))
    if n == 0:
        return np.zeros((0, 2), np.float32)
    score = score_of(mood, palette)
    dry = np.zeros((n, 2), np.float32)
    for event in _events(score, seconds, theme(seed), random.Random(f"{mood}|{seed}|{n}"), palette):
        _play(dry, event)
    for c in (0, 1):
        echo = convolved(dry[:, c], _hall()[:, c])
        echo *= np.float32(score.hall)
        dry[:, c] += echo
    return _shaped(dry, n)


def _play(canvas: NDArray[np.float32], event: _Event) -> None:
    start = max(0, int(event.at * RATE))
    sound = note(event.instrument, event.pitch, max(60, int(event.held * 1000 / 20) * 20))[:max(0, len(canvas) - start)]
    gain, pan = _LEVEL[event.role] * event.velocity, _PAN[event.role]
    canvas[start:start + len(sound), 0] += sound * np.float32(gain * (1 - pan) ** .5)
    canvas[start:start + len(sound), 1] += sound * np.float32(gain * (1 + pan) ** .5)


def _shaped(x: NDArray[np.float32], n: int) -> Audio:
    """A short beginning, an end that has rung out, the loudness of all cues; in place."""
    head, tail = min(int(.05 * RATE), n // 4), min(int(1.8 * RATE), n // 3)
    x[:head] *= np.linspace(0, 1, head, dtype=np.float32)[:, None]
    x[n - tail:] *= (np.linspace(1, 0, tail, dtype=np.float32) ** 1.5)[:, None]
    found, peak = loudness(x), max(1e-6, float(x.max()), -float(x.min()))
    gain = 10 ** ((CUE_LUFS - found) / 20) if np.isfinite(found) else .1 / peak
    x *= np.float32(min(gain, _PEAK / peak))
    return x


@lru_cache(maxsize=1)
def _hall() -> NDArray[np.float32]:
    """The impulse of a synthetic hall: noise that dies in 1.6 s, without rumble or hiss, unit energy."""
    length = int(1.6 * RATE)
    impulse = generator("hall").standard_normal((length, 2)) * np.exp(-np.arange(length) / RATE * 3.4)[:, None]
    impulse = np.stack([band(impulse[:, c], 250, 5200) for c in (0, 1)], 1)
    return np.asarray(impulse / np.sqrt((impulse**2).sum(0)), np.float32)


def form(bars: int, score: Score) -> list[_Bar]:
    """The plan of a cue of that many bars: which part each belongs to, over which chord, how strong."""
    parts: list[tuple[Part, int]] = [("opening", i) for i in range(2 if bars >= 8 else 1 if bars >= 4 else 0)]
    order: tuple[Part, ...] = ("theme", "aside", "return", "aside")
    k = 0
    while len(parts) < bars:
        parts += [(order[k % 4], i) for i in range(4)]
        k += 1
    parts = parts[:bars]
    if bars >= 3:
        parts[-1:] = [("close", 0)]
    strength = {"opening": .52, "theme": .72, "aside": .6, "return": .95, "close": .62}
    out, half = [], 0
    for b, (part, i) in enumerate(parts):
        if i == 0 and b:
            half ^= part in ("theme", "return", "aside") and parts[b - 1][0] != "opening"
        chords = score.other if part == "aside" else score.chords
        chord = chords[(i + 4 * half) % len(chords)]
        if b == bars - 1 or b == 0:
            chord = 0
        elif b == bars - 2 and bars >= 3:
            chord = 4
        arc = .8 + .2 * float(np.sin(np.pi * min(1.0, (b + .7) / bars)))
        out.append(_Bar(part, i, chord, strength[part] * arc))
    return out


def _events(score: Score, seconds: float, tune: tuple[Tone, ...], r: random.Random, palette: Palette) -> Iterator[_Event]:
    """The whole score. Tempo is bent by a few per cent so that the last bar ends with the cue."""
    bars = max(1, round(seconds / (240 / score.bpm)))
    length = seconds / bars
    octave = _octave(score, tune)
    voicing: list[int] = []
    plan = form(bars, score)
    for b, bar in enumerate(plan):
        start, last = b * length, b == bars - 1
        voicing = _voiced(score, bar.chord, voicing)
        yield from _ground(score, bar, start, length, voicing, last)
        yield from _beat(score, bar, start, length, last, r)
        yield from _figure(score, bar, start, length, last, r)
        if score.lead and bar.part in ("theme", "return") and not last:
            yield from _tune(score, bar, start, length, tune, octave, palette, r)
    if score.lead and plan[-1].part == "close":
        # the last word belongs to the theme: its first tone, long, over the tonic
        yield _Event((bars - 1) * length, "lead", score.lead, _pitch(score, 0, 0) + 12 * octave, length * .6, .5)


def _pitch(score: Score, degree: int, chord: int) -> int:
    """The degree as a MIDI pitch; a minor dominant gets its leading tone."""
    raised = score.scale == MINOR and chord % 7 == 4 and degree % 7 == 6
    return score.tonic + score.scale[degree % 7] + 12 * (degree // 7) + raised


def _within(pitch: int, low: int, high: int) -> int:
    """The pitch moved by octaves into the range."""
    while pitch < low:
        pitch += 12
    while pitch > high:
        pitch -= 12
    return pitch


def _octave(score: Score, tune: tuple[Tone, ...]) -> int:
    """By how many octaves the tune is moved to lie in the middle of its player's range."""
    mean = sum(_pitch(score, t.degree, 0) for t in tune) / len(tune)
    return round((sum(score.lead_range) / 2 - mean) / 12)


def _voiced(score: Score, chord: int, before: list[int]) -> list[int]:
    """The chord between F3 and B4, each voice as near as can be to where it was."""
    degrees = [chord, chord + 2, chord + 4, *([chord + 8] if score.ninth and chord % 7 in (0, 3) else [])]
    choices = [[p for o in (-2, -1, 0, 1, 2) if 53 <= (p := _pitch(score, d, chord) + 12 * o) <= 71] for d in degrees]
    if not before:
        return sorted(c[0] for c in choices)
    return sorted(min(c, key=lambda p: min(abs(p - q) for q in before)) for c in choices)


def _ground(score: Score, bar: _Bar, start: float, length: float, voicing: list[int], last: bool) -> Iterator[_Event]:
    """Bass and pad, and the high unease of dark moods."""
    root = _within(_pitch(score, bar.chord, bar.chord), 33, 45)
    if bar.part != "opening" or bar.index:
        beats = score.bass_beats if not last else (0.0,)
        for i, at in enumerate(beats):
            until = beats[i + 1] if i + 1 < len(beats) else 4.0
            pitch = root if i == 0 else _within(_pitch(score, bar.chord + 4, bar.chord), 36, 50)
            yield _Event(start + at * length / 4, "bass", score.bass, pitch, (until - at) * length / 4 * (.9 if not last else .7), bar.energy)
    if score.pad:
        for pitch in voicing:
            yield _Event(start - _EARLY, "pad", score.pad, pitch, length * (.98 if not last else .6), bar.energy)
        if score.dark and bar.part in ("aside", "return") and bar.index % 2:
            high = _within(_pitch(score, bar.chord + 1, bar.chord), 76, 88)
            yield _Event(start + length / 2, "dark", "tremolo", high, length * .45, bar.energy)


def _beat(score: Score, bar: _Bar, start: float, length: float, last: bool, r: random.Random) -> Iterator[_Event]:
    """Drums from the theme on, fewer when it is quiet; a clock where there is one."""
    beat = length / 4
    if last:
        if score.drums:
            yield _Event(start, "drum", score.drum, _within(score.tonic, 36, 47), .3, .7 * bar.energy)
        return
    for offset, velocity in score.drums:
        if bar.part == "opening" or (bar.part == "aside" and velocity < .6):
            continue
        pitch = _within(score.tonic if offset in (0, 2) else score.tonic + 7, 36, 50)
        yield _Event(start + offset * beat + r.uniform(0, .006), "drum", score.drum, pitch, .3, velocity * bar.energy * r.uniform(.85, 1))
    if score.drums and bar.part == "aside" and bar.index == 3:
        for i in range(4):
            yield _Event(start + (3 + i / 4) * beat, "drum", score.drum, _within(score.tonic + 7, 36, 50), .2, (.35 + .15 * i) * bar.energy)
    if score.ticks:
        for i in range(8):
            if r.random() > .12:
                yield _Event(start + i * beat / 2, "tick", "tick", 90, .05, (1.0 if i % 2 else .6) * bar.energy * r.uniform(.7, 1))


def _figure(score: Score, bar: _Bar, start: float, length: float, last: bool, r: random.Random) -> Iterator[_Event]:
    """What moves under the theme: another figure in every part, never twice quite the same."""
    if not score.figures:
        return
    step = length / 8
    if last:
        # a slow roll up the tonic
        for i, step_up in enumerate((0, 2, 4, 7)):
            pitch = _within(_pitch(score, step_up, 0) + 12 * (i == 3), *score.figure_range)
            yield _Event(start + i * .09, "figure", score.figure_by, pitch, length * .5, bar.energy * .8)
        return
    which = {"opening": 0, "theme": 0, "aside": 1, "return": 2, "close": 0}[bar.part] % len(score.figures)
    figure = score.figures[which]
    for i, degree in enumerate(figure):
        if degree is None or (bar.part == "opening" and i % 2) or (i % 4 and r.random() < .1):
            continue
        leap = 12 if i % 4 == 2 and r.random() < .12 else 0
        pitch = _within(_pitch(score, bar.chord + degree, bar.chord) + leap, *score.figure_range)
        accent = 1.0 if i == 0 else .82 if i == 4 else .66
        yield _Event(start + i * step + r.uniform(0, .012), "figure", score.figure_by, pitch, step * 1.6, bar.energy * accent * r.uniform(.82, 1))


def _tune(score: Score, bar: _Bar, start: float, length: float, tune: tuple[Tone, ...], octave: int, palette: Palette, r: random.Random) -> Iterator[_Event]:
    """The bar's part of the theme, its strong tones drawn to the chord. Dark moods hear only its head, twice as slow."""
    returning = bar.part == "return"
    player = (score.second if returning and score.second else score.lead) or ""
    step = length / 8
    for tone in tune:
        if score.dark:
            at, held = (tone.bar * 8 + tone.start) * 2 - bar.index * 8, tone.length * 2
            if tone.bar or not 0 <= at < 8 or bar.index > 1:
                continue
        elif tone.bar != bar.index:
            continue
        else:
            at, held = tone.start, tone.length
        degree = pentatonic(tone.degree) if palette == "chinese" else tone.degree
        if tone.strong:
            degree = min((degree + d for d in (0, -1, 1, -2, 2) if (degree + d - bar.chord) % 7 in (0, 2, 4)), key=lambda d: abs(d - degree))
        pitch = _pitch(score, degree, bar.chord) + 12 * octave
        velocity = bar.energy * (1.0 if tone.strong else .84) * r.uniform(.88, 1)
        yield _Event(start + at * step + r.uniform(0, .015), "lead", player, pitch, held * step * .94, velocity)
