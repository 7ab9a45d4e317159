"""Instruments, synthesised note by note: nothing to install, no licence. Each note is `float64[n]` at 48 kHz, peak about 1."""
from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from engine.sound.effects import band, generator
from engine.sound.speech import RATE

Note = NDArray[np.float64]


def hertz(pitch: int) -> float:
    """Frequency of a MIDI pitch (69 is 440 Hz)."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


def _t(seconds: float) -> Note:
    return np.arange(int(seconds * RATE)) / RATE


def _envelope(t: Note, held: float, attack: float, release: float) -> Note:
    """Rises in `attack`, holds until `held`, falls in `release` seconds."""
    up = np.minimum(1.0, t / max(attack, 1e-4))
    down = np.clip(1 - (t - held) / release, 0, 1)
    return np.asarray(up * up * (3 - 2 * up) * np.where(t < held, 1.0, down * down))


def _piano(pitch: int, held: float) -> Note:
    """Slightly stretched partials that die the faster the higher they are; a felt hammer."""
    f, t = hertz(pitch), _t(min(held + 1.6, 4.5))
    x = np.zeros(len(t))
    stretch = 0.0004
    for k in range(1, 13):
        fk = f * k * np.sqrt(1 + stretch * k * k)
        if fk > 14_000:
            break
        x += np.sin(2 * np.pi * fk * t + k) * np.exp(-(0.9 + 0.55 * k + f / 900) * t) / k**1.35
    hammer = band(generator("hammer", pitch).standard_normal(len(t)), 300, 2400, 1) * np.exp(-90 * t) * .12
    return np.asarray((x * .8 + hammer) * np.clip(1 - (t - held - .3) / 1.2, 0, 1))


def _strings(pitch: int, held: float) -> Note:
    """A section: five players, each a little off, with vibrato, softened."""
    f, t = hertz(pitch), _t(held + .7)
    r = generator("strings", pitch)
    x = np.zeros(len(t))
    for _ in range(5):
        detune, rate, phase = 1 + r.normal(0, .0022), r.uniform(4.6, 5.8), r.uniform(0, 6.28)
        vibrato = 2 * np.pi * f * detune * t + .35 * f / 440 * np.sin(2 * np.pi * rate * t + phase)
        for k in range(1, 9):
            if f * k > 9000:
                break
            x += np.sin(k * vibrato + phase * k) / k**1.5
    return np.asarray(x / 6 * _envelope(t, held, .28, .7))


def _tremolo(pitch: int, held: float) -> Note:
    x = _strings(pitch, held)
    t = np.arange(len(x)) / RATE
    return np.asarray(x * (.55 + .45 * np.abs(np.sin(2 * np.pi * 6.2 * t))))


def _pluck(pitch: int, held: float) -> Note:
    """Karplus-Strong: a string excited by noise that its own loop filters."""
    f = hertz(pitch)
    period = max(2, round(RATE / f))
    n = int(min(held + 1.2, 3.0) * RATE)
    burst = generator("pluck", pitch).uniform(-1, 1, period)
    burst = np.convolve(burst, np.ones(3) / 3, "same")
    x = np.zeros(n)
    x[:period] = burst
    b = np.zeros(period + 2)
    b[period] = b[period + 1] = .4985
    return np.asarray(lfilter([1.0], np.concatenate([[1.0], -b[1:]]), x) * np.clip(1 - (np.arange(n) / RATE - held) / 1.2, 0, 1))


def _pizzicato(pitch: int, held: float) -> Note:
    x = _pluck(pitch, .18)
    return np.asarray(x * np.exp(-5.5 * np.arange(len(x)) / RATE))


def _flute(pitch: int, held: float) -> Note:
    f, t = hertz(pitch), _t(held + .25)
    vibrato = 2 * np.pi * f * t + .22 * np.minimum(1, t / .5) * f / 300 * np.sin(2 * np.pi * 5.1 * t)
    breath = band(generator("breath", pitch).standard_normal(len(t)), max(200, f * .8), min(9000, f * 2.4), 1) * .05
    return np.asarray((np.sin(vibrato) + .28 * np.sin(2 * vibrato) + .08 * np.sin(3 * vibrato) + breath) * _envelope(t, held, .07, .25))


def _erhu(pitch: int, held: float) -> Note:
    """A bowed voice with a wide vibrato, for sorrow and old times."""
    f, t = hertz(pitch), _t(held + .25)
    glide = 1 - .03 * np.exp(-t * 18)
    phase = 2 * np.pi * np.cumsum(f * glide * (1 + .006 * np.minimum(1, t / .4) * np.sin(2 * np.pi * 5.6 * t))) / RATE
    x = sum(np.sin(k * phase) * g for k, g in enumerate((1, .75, .5, .42, .2, .16, .08), 1) if f * k < 9000)
    return np.asarray(np.asarray(x) * .45 * _envelope(t, held, .09, .25))


def _horn(pitch: int, held: float) -> Note:
    f, t = hertz(pitch), _t(held + .3)
    bright = .35 + .65 * np.minimum(1, t / .18)
    x = sum(np.sin(2 * np.pi * f * k * t) * bright ** (k - 1) / k**1.15 for k in range(1, 9) if f * k < 8000)
    return np.asarray(np.asarray(x) * .55 * _envelope(t, held, .06, .3))


def _bass(pitch: int, held: float) -> Note:
    f, t = hertz(pitch), _t(held + .35)
    x = np.sin(2 * np.pi * f * t) + .45 * np.sin(4 * np.pi * f * t) + .18 * np.sin(6 * np.pi * f * t)
    return np.asarray(x * .75 * _envelope(t, held, .04, .35))


def _celesta(pitch: int, held: float) -> Note:
    f, t = hertz(pitch), _t(1.8)
    return np.asarray((np.sin(2 * np.pi * f * t) + .4 * np.sin(2 * np.pi * 4 * f * t) * np.exp(-6 * t)) * np.exp(-3.4 * t) * np.minimum(1, t / .002))


def _pad(pitch: int, held: float) -> Note:
    f, t = hertz(pitch), _t(held + 1.2)
    x = sum(np.sin(2 * np.pi * f * d * k * t + d * 9) / k**1.8 for d in (.997, 1.0, 1.004) for k in range(1, 6))
    return np.asarray(np.asarray(x) / 3.4 * _envelope(t, held, .6, 1.2))


def _drum(pitch: int, held: float) -> Note:
    """Low drum; a higher pitch is a drier hit."""
    t = _t(1.1)
    f = hertz(pitch)
    body = np.sin(2 * np.pi * (f * t + f * .5 / 14 * (1 - np.exp(-14 * t)))) * np.exp(-5.5 * t)
    return np.asarray(body + band(generator("drum", pitch).standard_normal(len(t)), 120, 1600, 1) * np.exp(-40 * t) * .5)


def _tick(pitch: int, held: float) -> Note:
    t = _t(.12)
    return np.asarray(band(generator("tick", pitch).standard_normal(len(t)), 3500, 9000, 1) * np.exp(-60 * t))


_PLAY: dict[str, Callable[[int, float], Note]] = {
    "piano": _piano, "strings": _strings, "tremolo": _tremolo, "pluck": _pluck, "pizzicato": _pizzicato, "flute": _flute, "erhu": _erhu,
    "horn": _horn, "bass": _bass, "celesta": _celesta, "pad": _pad, "drum": _drum, "tick": _tick,
}
INSTRUMENTS = tuple(_PLAY)


@lru_cache(maxsize=400)
def note(instrument: str, pitch: int, held_ms: int) -> NDArray[np.float32]:
    """A note as it rings, its tail included; kept, since cues repeat their notes."""
    return np.asarray(_PLAY[instrument](pitch, held_ms / 1000), np.float32)
