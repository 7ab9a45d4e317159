"""Subtitles: which words are read when. Pure."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

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


def cues_of(speech: Sequence[SpeechClip], lines: Mapping[str, Line], frames: int, rate: Fraction, size: tuple[int, int]) -> list[Cue]:
    """Successive cues for every line, their times shared out by how long their words take to say. They never overlap,
    and the last one of a line is held a little."""
    em, hold = line_em(size), round(HOLD_SECONDS * rate)
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
        at = clip.start
        for k, (part, length) in enumerate(zip(parts, lengths, strict=True)):
            last = k == len(parts) - 1
            cues.append(Cue(start=at, frames=max(1, (end if last else at + length) - at), text=part, character=line.character,
                            voice=people.index(line.character) + 1 if line.character else 0))
            at += length
    return cues
