"""Lip-sync: which mouth is seen while a line is heard."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction

from engine.drama.vocabulary import Viseme
from engine.sound.speech import Speech

PICTURES_A_SECOND = 12
"""Drawn animation is shot on twos: faster mouths flicker."""
_LEAD_SECONDS = 0.03
"""A mouth opens a moment before its sound."""


def mouth(speech: Speech, start: int, rate: Fraction) -> Callable[[int], Viseme]:
    """The viseme per frame of the timeline for a line whose speech starts at frame `start`; at rest outside it."""
    begins = [a for a, _, _ in speech.visemes]
    pictures, frames = PICTURES_A_SECOND * rate.denominator, rate.numerator

    def shape(frame: int) -> Viseme:
        if frame < start:
            return "X"
        picture = (frame - start) * pictures // frames
        at = (picture + 0.5) / PICTURES_A_SECOND + _LEAD_SECONDS
        k = bisect_right(begins, at) - 1
        if k < 0 or at >= speech.visemes[k][1]:
            return "X"
        return speech.visemes[k][2]

    return shape
