"""What is heard beneath the words of an episode: its cues of music and the sound of its places, each as long as it is heard.

A bed depends on nothing that is said, so that it can be made once and laid under every version of the words.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from engine.drama.timeline import Timeline
from engine.sound.effects import ambience
from engine.sound.music import compose
from engine.sound.speech import RATE, Audio

_EDGE = 0.4
"""Seconds in which the sound of a place comes and goes."""
_LONGEST_CUE, _LONGEST_PLACE = 90 * RATE, 60 * RATE
"""Samples about which a bed may be long: it is made in memory as a whole, 110 MB a minute."""
_VARIANTS = 1000
"""More than there are places in an episode."""


@dataclass(frozen=True)
class Bed:
    """One bed: where it begins, in samples, and all that it depends on, as JSON."""

    start: int
    recipe: dict[str, Any]

    @property
    def music(self) -> bool:
        """Whether it makes room for voices."""
        return "mood" in self.recipe


def beds_of(timeline: Timeline) -> list[Bed]:
    """The beds of an episode: music, then places. Lengths are counted from frame 0: at rates like 30000/1001 a bed would
    otherwise be a sample longer or shorter by where it stands."""
    music = [Bed(timeline.sample(s.start) + at, {"mood": s.mood, "seed": s.seed, "palette": s.palette, "samples": length})
             for s in timeline.music for at, length in _pieces(timeline.sample(s.frames), _LONGEST_CUE)]
    edge = int(_EDGE * RATE)
    # a piece comes while the one before goes
    return music + [Bed(timeline.sample(s.start) + at - edge * bool(k), {"ambience": s.kind, "variant": i + _VARIANTS * k, "samples": length + edge * bool(k)})
                    for i, s in enumerate(timeline.ambience) for k, (at, length) in enumerate(_pieces(timeline.sample(s.frames), _LONGEST_PLACE))]


def _pieces(samples: int, longest: int) -> list[tuple[int, int]]:
    """Start and length of the pieces in which so much is made, none like another, since equal cues would be the same."""
    count = -(-samples // longest)
    cuts = [samples * i // max(count, 1) + RATE * i * (count - i) for i in range(count + 1)]
    return [(a, b - a) for a, b in pairwise(cuts)] or [(0, samples)]


def bed(recipe: Mapping[str, Any]) -> Audio:
    """`float32[samples, 2]` of a recipe from `beds_of`."""
    seconds = recipe["samples"] / RATE
    if "mood" in recipe:
        return compose(recipe["mood"], seconds, recipe["seed"], recipe["palette"])
    sound = ambience(recipe["ambience"], seconds, recipe["variant"])
    if edge := min(int(_EDGE * RATE), len(sound) // 3):
        ramp = np.linspace(0, 1, edge, dtype=np.float32)[:, None]
        sound[:edge] *= ramp
        sound[-edge:] *= ramp[::-1]
    return sound
