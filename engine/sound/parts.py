"""What is heard in a stretch of an episode. Nothing else of the episode enters the mix of that stretch, so that other words
change the stretches around them and no others.

Stretches overlap: what is made of one is heard from `first` to `last` only. Before that the limiter and the meter come to
where they would be if they had been at work from the beginning; after it whoever encodes the stretch looks ahead.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.drama.timeline import Timeline
from engine.sound.beds import beds_of
from engine.sound.speech import RATE

HOP = 240
"""Samples (5 ms) per step of the ducking, of the meter and of the limiter; stretches begin with one."""
FADE = int(.06 * RATE)
"""Samples in which an episode's sound comes and goes."""
_BEFORE = 7 * RATE // 10
"""How long before a stretch voices are looked at: after them music takes two seconds to come back, most of which
lie within the stretch, before it is heard."""
_EARLY = RATE // 10
"""For at least so long before a voice music makes room."""
LONGEST_EFFECT = 4 * RATE


@dataclass(frozen=True)
class Stretch:
    """A part of a recording, in samples: what is made (`start` to `end`), and what is heard of that (`first` to `last`)."""

    start: int
    first: int
    last: int
    end: int


def whole(samples: int) -> Stretch:
    """A recording in one part."""
    return Stretch(0, 0, samples, samples)


def parts_of(timeline: Timeline, stretches: Iterable[Stretch], lines: Mapping[str, str], beds: Sequence[str]) -> list[dict[str, Any]]:
    """All that the mix of each stretch depends on, as JSON: places in samples from its own beginning, lines and beds under
    the names that are given, by id and in the order of `beds_of`."""
    laid = list(zip(beds_of(timeline), beds, strict=True))
    spoken = [(timeline.sample(c.start), timeline.sample(c.end + 1), lines[c.line]) for c in timeline.speech]
    spots = [(timeline.sample(s.at), {"kind": s.kind, "variant": i, "gain_db": s.gain_db}) for i, s in enumerate(timeline.effects)]
    samples = timeline.sample(timeline.frames)
    found = []
    for at in stretches:
        before = min(_BEFORE, at.start)
        if at.start % HOP or 0 < at.start < FADE or samples - FADE < at.end < samples:
            raise ValueError(f"nothing can be mixed from sample {at.start} to {at.end} of {samples}")
        found.append({
            "samples": at.end - at.start, "before": before, "heard": [at.first - at.start, at.last - at.start],
            "opens": at.start == 0, "closes": at.end == samples,
            "lines": [{"at": a - at.start, "speech": name} for a, b, name in spoken if a < at.end + _EARLY and b > at.start - before],
            "beds": [{"at": bed.start - at.start, "samples": length, "music": bed.music, "bed": name} for bed, name in laid
                     if bed.start < at.end and bed.start + (length := bed.recipe["samples"]) > at.start],
            "effects": [{"at": a - at.start, **spot} for a, spot in spots if a < at.end and a + LONGEST_EFFECT > at.start]})
    return found
