"""What is heard beneath the words of an episode: its cues of music and the sound of its places, each as long as it is heard.

A bed depends on nothing that is said, so that it can be made once and laid under every version of the words.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.drama.timeline import Timeline
from engine.sound.effects import ambience
from engine.sound.music import compose
from engine.sound.speech import RATE, Audio

_EDGE = 0.4
"""Seconds in which the sound of a place comes and goes."""


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
    music = [Bed(timeline.sample(s.start), {"mood": s.mood, "seed": s.seed, "palette": s.palette, "samples": timeline.sample(s.frames)}) for s in timeline.music]
    return music + [Bed(timeline.sample(s.start), {"ambience": s.kind, "variant": i, "samples": timeline.sample(s.frames)})
                    for i, s in enumerate(timeline.ambience)]


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
