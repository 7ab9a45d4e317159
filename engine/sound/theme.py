"""The theme of a drama: one tune, drawn from its seed, that comes back in every mood. Pure."""
from __future__ import annotations

import random
from dataclasses import dataclass

_CELLS = (((0, 3), (3, 1), (4, 4)), ((0, 2), (2, 2), (4, 4)), ((0, 4), (4, 2), (6, 2)), ((0, 3), (3, 3), (6, 2)), ((0, 2), (2, 1), (3, 1), (4, 4)), ((0, 1), (1, 1), (2, 6)))
"""Rhythms of a bar: (start, length) in eighths."""
_REST = ((0, 6),)
_PENTATONIC = (0, 1, 2, 4, 5)
"""Degrees of the major scale that every Chinese tune keeps to; degree 3 and 6 become their neighbours."""


@dataclass(frozen=True)
class Tone:
    """A tone of the tune: bar 0 to 3, start and length in eighths, degree of the scale, whether it falls on a strong beat."""

    bar: int
    start: int
    length: int
    degree: int
    strong: bool


def theme(seed: int) -> tuple[Tone, ...]:
    """Four bars: a question that stays open, and its answer that begins alike and comes home."""
    r = random.Random(f"theme|{seed}")
    first, second = r.sample(_CELLS, 2)
    degree = r.choice([0, 2, 4, 4])
    leap = r.choice([-4, -3, 3, 4, 5])
    tones: list[Tone] = []
    opening: list[int] = []
    for i, _ in enumerate(first):
        opening.append(degree)
        degree += leap if i == 0 and r.random() < .4 else r.choice([-2, -1, 1, 1, 2])
        degree = max(-3, min(8, degree))
    middle: list[int] = []
    for _ in second:
        middle.append(degree)
        degree = max(-3, min(8, degree + r.choice([-2, -1, -1, 1, 2])))
    middle[-1] = r.choice([1, 4, 6])
    close = [opening[0] + 1, *[d + r.choice([-1, 0, 1]) for d in opening[1:]]]
    for bar, cells, degrees in ((0, first, opening), (1, second, middle), (2, first, close), (3, _REST, [0])):
        tones += [Tone(bar, start, length, d, start in (0, 4)) for (start, length), d in zip(cells, degrees, strict=True)]
    return tuple(tones)


def pentatonic(degree: int) -> int:
    """The nearest degree below that the five-tone scale has."""
    octave, within = divmod(degree, 7)
    return octave * 7 + max(d for d in _PENTATONIC if d <= within)
