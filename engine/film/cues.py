"""Subtitles: which words are read when. Pure."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from engine.drama.pace import speech_seconds
from engine.drama.script import Line
from engine.drama.sharing import share
from engine.drama.timeline import Cue, SpeechClip
from engine.film.wording import quoted, split

HOLD_SECONDS = 0.3
"""A subtitle stays this long after its last word when nothing follows at once."""
SAFE_SHARE = 0.86
"""Share of the frame's width that text may fill."""


def letter_height(size: tuple[int, int]) -> int:
    """Height of the subtitle letters (one em) in pixels for a frame of `size`: 14 characters a line at 720×1280."""
    width, height = size
    return round(0.0612 * width) if width <= height else round(0.056 * height)


def line_em(size: tuple[int, int]) -> float:
    """Width of one line of subtitles in em; in wide frames never more than the eye takes in at once."""
    return min(SAFE_SHARE * size[0] / letter_height(size), 22.0)


CUT_SECONDS = 0.3
"""A subtitle neither comes nor goes so shortly before or after a cut, but with it: the eye takes one that stays over a cut for
a new one and reads it again, and one that flashes up before it is not read at all. The usual rule of the field is seven frames
of 24 (Netflix, Timed Text Style Guide: Subtitle Timing Guidelines)."""


def cues_of(speech: Sequence[SpeechClip], lines: Mapping[str, Line], frames: int, rate: Fraction, size: tuple[int, int], cuts: Sequence[int] = ()) -> list[Cue]:
    """Successive cues for every line, their times shared out by how long their words take to say. They never overlap,
    and the last one of a line is held a little. `cuts` are the first frames of shots."""
    em, hold, near = line_em(size), round(HOLD_SECONDS * rate), round(CUT_SECONDS * rate)
    cues: list[Cue] = []
    people = list(dict.fromkeys(lines[clip.line].character for clip in speech if lines[clip.line].character))
    for i, clip in enumerate(speech):
        limit = speech[i + 1].start if i + 1 < len(speech) else frames
        end = max(clip.end, min(clip.end + hold, limit))
        line = lines[clip.line]
        parts = split(quoted(line.text, line.language), em)[: end - clip.start]
        if not parts:
            continue
        weights = [max(0.2, speech_seconds(p, line.language, line.emotion) - 0.2) for p in parts]
        spare = clip.frames - len(parts)
        lengths = [1 + s for s in share(spare, weights)] if spare >= 0 else [1] * len(parts)
        edges = _with_cuts([*accumulate(lengths[:-1], initial=clip.start), max(end, clip.start + sum(lengths[:-1]) + 1)], clip.end, cuts, near)
        cues += [Cue(start=at, frames=until - at, text=part, character=line.character, voice=people.index(line.character) + 1 if line.character else 0)
                 for part, (at, until) in zip(parts, pairwise(edges), strict=True)]
    return cues


def _with_cuts(edges: list[int], spoken: int, cuts: Sequence[int], near: int) -> list[int]:
    """The frames at which the cues of a line begin, and the one at which the last ends, with the first and the last moved to
    the cut that is `near`, if there is time left to read them. `spoken` is the end of the line."""
    first = next((cut for cut in cuts if edges[0] < cut <= min(edges[0] + near, edges[1] - near)), edges[0])
    last = next((cut for cut in cuts if max(spoken - near, edges[-2] + near) <= cut < edges[-1]), edges[-1])
    return [first, *edges[1:-1], last] if len(edges) > 2 or last - first >= near else edges
