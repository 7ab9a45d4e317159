"""Everything that is read over a segment: subtitles and title cards, each drawn once, shown for its frames."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.drama.timeline import Cue, Timeline, TitleCard
from engine.film.cards import Box, set_cards
from engine.film.cues import SAFE_SHARE, letter_height, line_em
from engine.film.lettering import Words, measure, set_block
from engine.film.planes import Frame
from engine.film.wording import wrap

_WHITE = (255, 255, 255)
_ACCENTS = ((255, 236, 170), (190, 228, 255), (255, 208, 216), (206, 246, 204), (228, 212, 255))
"""Speakers are told apart by a light colour, in the order in which they come to speak; all stay as legible as white."""
_FADE_SECONDS = 0.35
_PUSHED = 1.1
"""No camera move enlarges a picture more than this."""


@dataclass(frozen=True)
class Overlay:
    """Words shown from frame `start` up to `end` (exclusive), `fade` frames long coming and going."""

    words: Words
    start: int
    end: int
    fade: int = 0

    def opacity(self, frame: int) -> float:
        if not self.start <= frame < self.end:
            return 0.0
        if not self.fade:
            return 1.0
        return min(1.0, (frame - self.start + 1) / self.fade, (self.end - frame) / self.fade)

    @property
    def area(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels of all that `draw` may change."""
        height, width = self.words.planes.y.shape
        return self.words.x, self.words.y, self.words.x + width, self.words.y + height

    def draw(self, frame: Frame, number: int) -> None:
        self.words.planes.over(frame, self.words.x, self.words.y, self.opacity(number))


def accent(voice: int) -> tuple[int, int, int]:
    """The colour of a speaker's subtitles, the same in every shot of an episode; the narrator's (0) are white."""
    return _ACCENTS[(voice - 1) % len(_ACCENTS)] if voice else _WHITE


def bottom_line(size: tuple[int, int]) -> float:
    """Where the lower edge of subtitles lies, in pixels from the top: above the buttons of an upright player."""
    width, height = size
    return height * (0.86 if height > width else 0.93)


@dataclass(frozen=True)
class Captions:
    """How subtitles are set: letters with a dark edge, or on a dark box; small, medium or large."""

    style: Literal["outline", "box"] = "outline"
    size: Literal["small", "medium", "large"] = "medium"


_SCALE = {"small": 0.84, "medium": 1.0, "large": 1.2}


def subtitle(cue: Cue, size: tuple[int, int], captions: Captions = Captions(), scale: float = 1.0) -> Words:
    """A cue set on at most two lines within the safe margins; letters shrink before a third line is made. `scale` makes them smaller."""
    letters = _SCALE[captions.size] * scale
    em = float(letter_height(size)) * letters
    rows = wrap(cue.text, line_em(size) / max(1.0, letters))
    while em > 12 and (len(rows) > 2 or max(measure(r, em) for r in rows) > SAFE_SHARE * size[0]):
        em *= 0.93
        rows = wrap(cue.text, SAFE_SHARE * size[0] / em)
    return set_block(rows, em, size[0] / 2, bottom=bottom_line(size), colour=accent(cue.voice), box=captions.style == "box")


_PANNED = 0.035
"""No pan or tilt carries a face further, as a share of the frame's width or height."""
_MOST_FACES: Box = (0.1, 0.08, 0.9, 0.58)
"""Where people's faces are in most shots, as shares of width and height."""
_SUBTITLES: Box = (0.0, 0.77, 1.0, 1.0)
"""Where subtitles of two rows stand."""


def overlays_of(timeline: Timeline, start: int, end: int, faces: Sequence[Box], subtitles: bool | Captions) -> list[Overlay]:
    """What is read between two frames of the timeline, in the order of drawing. `faces`, as the picture has them at rest, are kept clear."""
    size = (timeline.width, timeline.height)
    titles = [c for c in timeline.titles if c.start < end and c.end > start]
    captions = subtitles if isinstance(subtitles, Captions) else Captions()
    hook = next((c for c in titles if c.kind == "said"), None)
    read = [c for c in timeline.cues if c.start < end and c.end > start and (hook is None or c.start < hook.start)]
    said = [Overlay(_clear(c, size, captions, faces), c.start, min(c.end, hook.start) if hook else c.end) for c in read]
    if hook:
        words = Cue(start=hook.start, frames=hook.frames, text=hook.text, voice=hook.voice)
        said.append(Overlay(_clear(words, size, replace(captions, size="large"), faces), hook.start, hook.end))
    found = said if subtitles else []
    for at in sorted({c.start for c in titles if c.kind != "said"}):
        found = [*found, *_cards([c for c in titles if c.kind != "said" and c.start == at], timeline, (start, end), faces, said)]
    return found


def _cards(cards: list[TitleCard], timeline: Timeline, span: tuple[int, int], faces: Sequence[Box], said: list[Overlay]) -> list[Overlay]:
    """Cards that come at one moment, off the faces and off the subtitles of their time, even where those are read from a file."""
    size = width, height = timeline.width, timeline.height
    first, last = cards[0].start, max(c.end for c in cards)
    if span[0] <= first and last <= span[1]:
        beside = [w.words.box for w in said if w.start < last and w.end > first]
        placed = set_cards(cards, size, [_swept(f) for f in faces], [(a / width, b / height, c / width, d / height) for a, b, c, d in beside])
    else:
        # a card that goes on over a cut must stay where it is, so it cannot look for a place in either picture: below most faces
        placed = set_cards(cards, size, [_MOST_FACES], [_SUBTITLES] if any(c.start < last and c.end > first for c in timeline.cues) else [])
    fade = max(1, round(_FADE_SECONDS * timeline.rate))
    return [Overlay(words, card.start, card.end, min(fade, card.frames // 2)) for card, words in placed]


_LOWER = (0.0, 0.035, 0.05, 0.07)
_SMALLER = (1.0, 0.84, 0.72)
"""What a subtitle may do to keep off a chin: sink by a share of the frame's height, and be set in smaller letters."""


def _clear(cue: Cue, size: tuple[int, int], captions: Captions, faces: Sequence[Box]) -> Words:
    """The subtitle at its usual height, or as much lower, and then smaller, as keeps it off a chin that comes down so far; where nothing does, so that
    least of a face is covered."""
    grown = [_grown(f) for f in faces]
    tried: list[tuple[float, int, Words]] = []
    for scale in _SMALLER:
        words = subtitle(cue, size, captions, scale)
        for lower in _LOWER:
            down = round(lower * size[1]) // 2 * 2
            if lower and words.box[3] + down > size[1]:
                break
            moved = replace(words, y=words.y + down)
            covered = sum(_covered(moved.box, f, size) for f in grown)
            if not covered:
                return moved
            tried.append((covered, len(tried), moved))
    return min(tried)[2]


def _covered(box: tuple[int, int, int, int], face: Box, size: tuple[int, int]) -> float:
    """Pixels of a face under a box."""
    width, height = size
    across = min(box[2], face[2] * width) - max(box[0], face[0] * width)
    down = min(box[3], face[3] * height) - max(box[1], face[1] * height)
    return max(0.0, across) * max(0.0, down)


def _grown(face: Box) -> Box:
    """A face as large as a push-in makes it."""
    left, top, right, bottom = (0.5 + _PUSHED * (v - 0.5) for v in face)
    return left, top, right, bottom


def _swept(face: Box) -> Box:
    """All that a face may cover while the camera pushes in on it or passes by."""
    grown = _grown(face)
    return min(face[0], grown[0]) - _PANNED, min(face[1], grown[1]) - _PANNED, max(face[2], grown[2]) + _PANNED, max(face[3], grown[3]) + _PANNED
