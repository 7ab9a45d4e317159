"""Instruments, note by note: recorded ones from the sound font in engine/assets, and a few that it lacks, synthesised.

A note is `float32[n]` at 48 kHz with its tail, about full scale at its loudest.
"""
from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelMissing
from engine.memory import kept_for
from engine.settings import ROOT
from engine.sound.effects import generator
from engine.sound.filters import band
from engine.sound.speech import RATE

Note = NDArray[np.float32]
FONT = ROOT / "engine" / "assets" / "orchestra" / "orchestra.sf3"

_PROGRAMS = {
    "piano": (0, 60, 2.2), "celesta": (8, 84, 1.2), "glockenspiel": (9, 84, 1.6), "musicbox": (10, 84, 1.4), "vibraphone": (11, 65, 1.6),
    "dulcimer": (15, 67, 1.6), "guitar": (24, 60, 1.6), "violin": (40, 72, .5), "cello": (42, 48, .6), "contrabass": (43, 38, .6),
    "tremolo": (44, 60, .7), "pizzicato": (45, 60, .9), "harp": (46, 64, 2.0), "timpani": (47, 41, 2.0), "strings": (49, 60, 1.1),
    "choir": (52, 64, 1.2), "horn": (60, 55, .7), "oboe": (68, 72, .4), "bassoon": (70, 48, .4), "clarinet": (71, 64, .4), "flute": (73, 74, .4),
    "xiao": (77, 67, .5), "pad": (89, 60, 1.5), "zheng": (107, 62, 2.0), "taiko": (116, 40, 1.8),
}
"""General MIDI program, a pitch in the middle of the range by which the level is set, seconds of tail."""


def hertz(pitch: int) -> float:
    """Frequency of a MIDI pitch (69 is 440 Hz)."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


class _Orchestra:
    """The loaded sound font; one note sounds at a time."""

    def __init__(self) -> None:
        import tinysoundfont
        if not FONT.is_file():
            raise ModelMissing("The instruments in engine/assets/orchestra are missing or damaged: check the project out again.")
        self.synth: Any = tinysoundfont.Synth(samplerate=RATE, gain=0)
        try:
            self.font = self.synth.sfload(str(FONT))
        except Exception as error:
            raise ModelMissing("The instruments in engine/assets/orchestra are missing or damaged: check the project out again.") from error

    def play(self, program: int, pitch: int, held: float, tail: float) -> NDArray[np.float32]:
        """Mono, as it comes from the font."""
        self.synth.program_select(0, self.font, 0, program)
        self.synth.noteon(0, pitch, 100)
        struck = np.frombuffer(bytes(self.synth.generate(int(held * RATE))), np.float32)[::2]
        self.synth.noteoff(0, pitch)
        ringing = np.frombuffer(bytes(self.synth.generate(int(tail * RATE))), np.float32)[::2]
        self.synth.sounds_off(0)
        return np.concatenate([struck, ringing])


@kept_for("bed")
@lru_cache
def _orchestra() -> _Orchestra:
    return _Orchestra()


@lru_cache
def _loudest(instrument: str) -> float:
    program, middle, _ = _PROGRAMS[instrument]
    return float(np.abs(_orchestra().play(program, middle, 1.0, 0.0)).max())


def _recorded(instrument: str, pitch: int, held: float) -> Note:
    program, _, tail = _PROGRAMS[instrument]
    x = _orchestra().play(program, pitch, held, tail) / np.float32(max(1e-4, _loudest(instrument)))
    end = min(int(.25 * RATE), len(x) // 2)
    x[-end:] *= np.linspace(1, 0, end, dtype=np.float32)
    return x


def _erhu(pitch: int, held: float) -> Note:
    """A bowed voice that slides into its note and sways widely: two strings on a snake-skin drum."""
    f, t = hertz(pitch), np.arange(int((held + .25) * RATE)) / RATE
    glide = 1 - .03 * np.exp(-t * 18)
    phase = 2 * np.pi * np.cumsum(f * glide * (1 + .006 * np.minimum(1, t / .4) * np.sin(2 * np.pi * 5.6 * t))) / RATE
    x = sum(np.sin(k * phase) * g for k, g in enumerate((1, .75, .5, .42, .2, .16, .08), 1) if f * k < 9000)
    up, down = np.minimum(1.0, t / .09), np.clip(1 - (t - held) / .25, 0, 1)
    bow = band(generator("bow", pitch).standard_normal(len(t)), 900, 4200, 1) * .05
    return np.asarray((np.asarray(x) * .42 + bow) * up * up * (3 - 2 * up) * np.where(t < held, 1.0, down * down), np.float32)


def _tick(pitch: int, held: float) -> Note:
    """A dry brush, like a clock in the next room."""
    t = np.arange(int(.12 * RATE)) / RATE
    return np.asarray(band(generator("tick", pitch).standard_normal(len(t)), 3500, 9000, 1) * np.exp(-60 * t), np.float32)


_SYNTHESISED: dict[str, Callable[[int, float], Note]] = {"erhu": _erhu, "tick": _tick}
INSTRUMENTS = (*_PROGRAMS, *_SYNTHESISED)


@kept_for("bed")
@lru_cache(maxsize=96)
def note(instrument: str, pitch: int, held_ms: int) -> Note:
    """A note held so long, with its tail (about half a MB); kept, since a cue repeats its notes, of which it has about fifty."""
    if make := _SYNTHESISED.get(instrument):
        return make(pitch, held_ms / 1000)
    return _recorded(instrument, pitch, held_ms / 1000)
