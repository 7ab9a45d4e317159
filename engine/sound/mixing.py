"""The mix of an episode: speech over ducked music, ambience and effects, levelled for the web."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from engine.drama.timeline import Timeline
from engine.sound.beds import bed, beds_of
from engine.sound.effects import effect
from engine.sound.levels import between, gain_for, levelled, measured, ratio
from engine.sound.parts import FADE, HOP, parts_of, whole
from engine.sound.speech import RATE, Audio, Speech

SOUND_VERSION = 8
"""Enters the cache key: raise it when the same timeline should sound different."""

MUSIC_DB = -4.5
"""Of the music, against the -20 LUFS of cues and of voices, where nobody speaks."""
DUCK_DB = -11.0
_ATTACK, _RELEASE = 0.03, 0.45
"""Seconds in which the music makes room, and after which two thirds of it are back."""
_BACK = 2.0
"""Seconds after a voice when all of the music is back. What was said before changes nothing any more, so that an episode can be
mixed in stretches; a follower with feedback would never quite forget it."""

Lines = Callable[[str], Speech]
"""A spoken line, by its name; asked for one by one."""
Bed = Callable[[str, int, int], Audio]
"""The samples of a bed, by its name, from one to another."""


def mix_episode(timeline: Timeline, speech: Mapping[str, Speech], voice_db: float = 0.0, music_db: float = 0.0, beds: Iterable[Audio] | None = None) -> Audio:
    """The sound of a short timeline in one part: exactly `timeline.sample(timeline.frames)` samples at -16 LUFS, true peak at
    most -1 dBTP. `speech` by line id; `beds`: those of `beds_of(timeline)`, in that order, which are made here when they are
    not given. A timeline in which nothing sounds gives silence."""
    made = {str(i): b for i, b in enumerate((bed(w.recipe) for w in beds_of(timeline)) if beds is None else beds)}
    samples = timeline.sample(timeline.frames)
    part, = parts_of(timeline, [whole(samples)], {line: line for line in speech}, list(made))
    mixed = mix(part, speech.__getitem__, lambda name, first, last: made[name][first:last], voice_db, music_db)
    return levelled(mixed, gain_for([measured(mixed, 0, samples)], samples))


def mix(part: Mapping[str, Any], lines: Lines, bed: Bed, voice_db: float = 0.0, music_db: float = 0.0) -> Audio:
    """A stretch from `parts_of`, as loud as its sounds are: `float32[samples, 2]`."""
    samples, before = part["samples"], part["before"]
    voices = np.zeros((before + samples, 2), np.float32)
    for line in part["lines"]:
        _lay(voices, before + line["at"], lines(line["speech"]).audio)
    duck = _duck(_speaking(voices))
    mixed = voices[before:]
    if voice_db:
        mixed *= ratio(voice_db)
    for under in part["beds"]:
        first, last = max(0, under["at"]), min(samples, under["at"] + under["samples"])
        sound = bed(under["bed"], first - under["at"], last - under["at"])
        if under["music"]:
            _place_ducked(mixed[first:last], sound, between(duck, before + first, last - first), ratio(MUSIC_DB + music_db))
        else:
            mixed[first:last] += sound
    for spot in part["effects"]:
        _lay(mixed, spot["at"], effect(spot["kind"], spot["variant"]), 0.32 * 10 ** (spot["gain_db"] / 20))
    edge = min(FADE, samples // 2)
    if part["opens"]:
        mixed[:edge] *= np.linspace(0, 1, edge, dtype=np.float32)[:, None]
    if part["closes"]:
        mixed[samples - edge:] *= np.linspace(1, 0, edge, dtype=np.float32)[:, None]
    return mixed


def _lay(canvas: Audio, at: int, sound: Audio, gain: float = 1.0) -> None:
    """Lay a sound over a canvas; mono goes to both sides, and what lies outside is left out."""
    part = sound[max(0, -at):max(0, len(canvas) - at)]
    canvas[max(0, at):max(0, at) + len(part)] += part * np.float32(gain)


@numba.njit(cache=True, nogil=True)
def _place_ducked(canvas: Audio, sound: Audio, duck: NDArray[np.float32], gain: np.float32) -> None:
    """Lay music over a canvas, as loud as `duck` allows at every sample."""
    for i in range(len(sound)):
        g = duck[i] * gain
        canvas[i, 0] += sound[i, 0] * g
        canvas[i, 1] += sound[i, 1] * g


def _speaking(voices: Audio) -> NDArray[np.bool_]:
    """Whether somebody speaks, for every hop."""
    hops = -(-len(voices) // HOP)
    mono = np.zeros(hops * HOP, np.float32)
    mono[:len(voices)] = voices[:, 0]
    return np.asarray(np.sqrt((mono.reshape(hops, HOP) ** 2).mean(1)) > 0.008)


def _duck(speaking: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Gain for the music in the middle of every hop: `DUCK_DB` where somebody speaks, 1 elsewhere, with attack and release.
    The gate opens 60 ms early, so that no first sound is covered."""
    hops, early, attack = len(speaking), round(.06 * RATE / HOP), round(_ATTACK * RATE / HOP)
    ahead = np.concatenate([speaking[early:], np.zeros(min(early, hops), bool)])[:hops]
    since = _since(speaking | ahead, round(_BACK * RATE / HOP))
    fall = np.exp(-np.arange(since.max(initial=0) + 1) * (HOP / RATE / _RELEASE))
    end = np.exp(-_BACK / _RELEASE)
    held = np.maximum(fall - end, 0)[since] / (1 - end)
    curve = np.convolve(held, np.full(attack, 1 / attack))[:hops]
    return np.asarray(10 ** (DUCK_DB / 20 * curve), np.float32)


@numba.njit(cache=True, nogil=True)
def _since(gate: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
    """Hops since the gate was open, `most` of them or more being the same."""
    out = np.empty(len(gate), np.int64)
    last = most
    for i in range(len(gate)):
        last = 0 if gate[i] else min(last + 1, most)
        out[i] = last
    return out
