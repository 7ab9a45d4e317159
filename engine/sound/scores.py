"""How each mood is played: tempo, mode, harmony, who plays what, and how dense it gets. Data only.

Scale degrees count from 0; chords are triads on a degree. A figure is read in eighths: chord steps above the root, None a rest.
"""
from __future__ import annotations

from dataclasses import dataclass, replace

from engine.drama.vocabulary import Mood, Palette

MAJOR, MINOR, DORIAN = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 9, 10)

Figure = tuple[int | None, ...]
Hits = tuple[tuple[float, float], ...]
"""(beat, velocity) within a bar."""


@dataclass(frozen=True)
class Score:
    """A mood. `chords` carry the theme, `other` the part between its returns."""

    bpm: int
    tonic: int
    scale: tuple[int, ...]
    chords: tuple[int, ...]
    other: tuple[int, ...]
    figures: tuple[Figure, ...] = ()
    figure_by: str = "piano"
    figure_range: tuple[int, int] = (55, 84)
    pad: str | None = "strings"
    lead: str | None = None
    second: str | None = None
    """Plays the theme when it comes back, or answers it."""
    lead_range: tuple[int, int] = (64, 86)
    bass: str = "contrabass"
    bass_beats: tuple[float, ...] = (0.0,)
    drum: str = "taiko"
    drums: Hits = ()
    ticks: bool = False
    dark: bool = False
    """A high, dissonant tremolo that comes and goes, and a theme of which only the head is heard."""
    ninth: bool = False
    """The pad adds the ninth: softer."""
    hall: float = 0.22


SCORES: dict[Mood, Score] = {
    "romance": Score(72, 60, MAJOR, (0, 4, 5, 2, 3, 0, 3, 4), (5, 3, 0, 4, 5, 3, 1, 4),
                     ((0, 2, 4, 7, 9, 7, 4, 2), (0, 4, 7, 9, 7, 4, 2, 4), (0, None, 4, 7, None, 9, 7, 4)),
                     lead="violin", second="oboe", bass="cello", ninth=True, hall=.3),
    "sorrow": Score(56, 57, MINOR, (0, 5, 2, 6, 3, 0, 5, 4), (3, 0, 5, 2, 3, 0, 1, 4),
                    ((0, None, 4, None, 2, None, 4, None), (0, None, 2, 4, None, None, 7, None)), pad="strings",
                    lead="cello", second="violin", lead_range=(52, 74), bass="contrabass", hall=.36),
    "suspense": Score(92, 50, MINOR, (0, 0, 5, 5, 0, 0, 1, 4), (0, 6, 5, 4, 0, 6, 1, 4),
                      ((0, 4, None, 4, 0, 4, 7, None), (0, None, 4, 3, None, 4, 0, None), (0, 2, None, 4, None, 2, 1, None)), "pizzicato", (50, 76),
                      pad="tremolo", lead="clarinet", lead_range=(50, 68), drums=((0, .8), (.5, .35)), ticks=True, dark=True),
    "triumph": Score(104, 62, MAJOR, (0, 3, 4, 0, 5, 3, 4, 4), (5, 3, 0, 4, 5, 3, 1, 4),
                     ((0, 2, 4, 2, 7, 4, 2, 4), (0, 4, 7, 4, 9, 7, 4, 7)), "harp", lead="horn", second="violin", lead_range=(57, 79),
                     bass="cello", bass_beats=(0.0, 2.0), drum="timpani", drums=((0, 1), (1.5, .5), (2, .9), (3, .7), (3.5, .8)), hall=.3),
    "comedy": Score(122, 65, MAJOR, (0, 0, 3, 4, 0, 5, 1, 4), (3, 3, 0, 0, 1, 1, 4, 4),
                    ((None, 4, None, 4, None, 4, 2, 4), (None, 2, None, 4, None, 2, None, 4), (0, None, 4, 2, None, 4, None, 7)), "pizzicato", (58, 79),
                    pad=None, lead="clarinet", second="glockenspiel", lead_range=(65, 89), bass="bassoon", bass_beats=(0.0, 2.0), ticks=True, hall=.12),
    "warm": Score(80, 55, MAJOR, (0, 5, 3, 4, 0, 5, 3, 4), (3, 4, 2, 5, 3, 1, 4, 4),
                  ((0, 2, 4, 7, 9, 7, 4, 2), (0, 4, 2, 4, 7, 4, 2, 4), (0, None, 4, 2, 7, None, 4, 2)), "guitar", (48, 76),
                  lead="flute", second="vibraphone", bass="cello", ninth=True, hall=.24),
    "tension": Score(112, 48, MINOR, (0, 0, 1, 0, 5, 5, 6, 4), (0, 1, 0, 1, 5, 6, 1, 4),
                     ((0, 0, 7, 0, 0, 8, 7, 4), (0, 0, 0, 7, 0, 0, 8, 7), (0, 4, 0, 4, 0, 5, 4, 0)), "cello", (36, 57),
                     pad="tremolo", lead="horn", lead_range=(48, 67), drums=((0, 1), (1, .4), (2, .8), (2.5, .5), (3, .5)), ticks=True, dark=True, hall=.16),
    "mystery": Score(64, 53, DORIAN, (0, 3, 0, 6, 0, 3, 5, 0), (0, 1, 0, 1, 3, 3, 6, 0),
                     ((None, 4, None, 7, None, 9, None, 8), (0, None, None, 8, None, 4, None, None), (None, 7, 8, None, 4, None, None, 2)), "celesta", (65, 91),
                     pad="choir", lead="flute", second="musicbox", lead_range=(60, 79), dark=True, hall=.42),
    "anger": Score(128, 45, MINOR, (0, 0, 5, 6, 0, 0, 3, 4), (0, 6, 5, 4, 0, 6, 5, 4),
                   ((0, 0, 0, 4, 0, 0, 7, 4), (0, 0, 7, 0, 0, 8, 7, 4), (0, 0, 4, 0, 0, 2, 4, 7)), "cello", (36, 57),
                   pad="strings", lead="horn", second="violin", lead_range=(52, 74), drum="timpani",
                   drums=((0, 1), (.5, .5), (1, .8), (2, 1), (2.5, .6), (3, .9), (3.5, .7)), dark=True, hall=.16),
    "hope": Score(90, 62, MAJOR, (0, 4, 3, 4, 5, 3, 0, 4), (3, 0, 4, 5, 3, 0, 1, 4),
                  ((0, 4, 7, 4, 9, 4, 7, 4), (0, 2, 4, 7, 4, 2, 4, 7)), "piano", lead="oboe", second="horn", bass="cello", bass_beats=(0.0, 2.5),
                  drum="timpani", drums=((0, .35),), ninth=True, hall=.28),
}

_CHINESE = {"piano": "zheng", "guitar": "zheng", "harp": "zheng", "celesta": "dulcimer", "violin": "erhu", "oboe": "xiao", "flute": "xiao",
            "clarinet": "xiao", "musicbox": "dulcimer", "vibraphone": "dulcimer", "glockenspiel": "dulcimer", "bassoon": "dulcimer"}


def score_of(mood: Mood, palette: Palette = "film") -> Score:
    """The mood's score, for that orchestra."""
    score = SCORES[mood]
    if palette == "film":
        return score
    swap = {name: _CHINESE[played] for name in ("figure_by", "lead", "second", "bass") if (played := getattr(score, name)) in _CHINESE}
    if mood == "sorrow":
        swap["lead"] = "erhu"
    return replace(score, **swap)  # type: ignore[arg-type]
