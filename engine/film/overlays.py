"""Everything that is read over a segment: subtitles and title cards, each drawn once, shown for its frames."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.drama.timeline import Cue, Timeline, TitleCard
from engine.film.cues import SAFE_SHARE, letter_height, line_em
from engine.film.lettering import LINE_HEIGHT, Words, measure, set_block
from engine.film.planes import Frame
from engine.film.wording import wrap

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the frame."""

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


_HAIR = 0.4
"""How far brow and hair rise above a face's box, as a share of its height."""
_SMALL = 0.09
"""Cards up to this share of the frame's height fit above a line of subtitles."""
_MOST_FACES: Box = (0.1, 0.08, 0.9, 0.58)
"""Where people's faces are in most shots, as shares of width and height."""


_SUBTITLES_FROM = 0.77
"""The share of the height below which subtitles of two rows stand; a card keeps above it."""


def overlays_of(timeline: Timeline, start: int, end: int, faces: Sequence[Box], subtitles: bool | Captions) -> list[Overlay]:
    """What is read between two frames of the timeline, in the order of drawing. `faces` are kept clear by the cards."""
    size = (timeline.width, timeline.height)
    found = []
    titles = [c for c in timeline.titles if c.start < end and c.end > start]
    if subtitles:
        captions = subtitles if isinstance(subtitles, Captions) else Captions()
        hook = next((c for c in titles if c.kind == "said"), None)
        read = [c for c in timeline.cues if c.start < end and c.end > start and (hook is None or c.start < hook.start)]
        found = [Overlay(_clear(c, size, captions, faces), c.start, min(c.end, hook.start) if hook else c.end) for c in read]
        if hook:
            words = Cue(start=hook.start, frames=hook.frames, text=hook.text, voice=hook.voice)
            found.append(Overlay(_clear(words, size, replace(captions, size="large"), faces), hook.start, hook.end))
    fade = max(1, round(_FADE_SECONDS * timeline.rate))
    cards = [c for c in titles if c.kind != "said"]
    # a card that goes on over a cut must stay where it is, so it cannot look for a place in either picture: below most faces
    whole = all(c.start >= start and c.end <= end for c in cards)
    found += [Overlay(words, card.start, card.end, min(fade, card.frames // 2)) for card, words in _cards(cards, size, faces if whole else [_MOST_FACES])]
    return found


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


def _cards(cards: Sequence[TitleCard], size: tuple[int, int], faces: Sequence[Box]) -> list[tuple[TitleCard, Words]]:
    """Title with the episode under it, or the hook, where the fewest faces are."""
    width, height = size
    unit = min(width, height)
    rows: list[tuple[TitleCard, list[str], float, float]] = []
    for card in cards:
        em = unit * {"title": 0.116, "episode": 0.054, "hook": 0.072, "end": 0.05}.get(card.kind, 0.06)
        limit = 0.84 * width
        lines = wrap(card.text, limit / em)
        # a wide picture has room for a long row, and not for high ones between the faces and the subtitles
        most = 1 if width > height and measure(card.text, 0.65 * em) <= limit else 2
        while em > 14 and (len(lines) > most or max(measure(r, em) for r in lines) > limit):
            em *= 0.93
            lines = wrap(card.text, limit / em)
        rows.append((card, lines, em, 0.06 if card.kind == "title" and len(card.text) <= 8 else 0.02))
    tall = sum(_height(lines, em) for _, lines, em, _ in rows)
    low = min(0.60, _SUBTITLES_FROM - tall / height)
    places: tuple[float, ...] = (0.15, 0.10, 0.22, low) if height > width else (0.12, 0.20, 0.34, low)
    if height > width and tall / height < _SMALL:
        places = (*places, 0.66, 0.70)  # between a chin and the subtitles
    heads = [(left, top - _HAIR * (bottom - top), right, bottom) for left, top, right, bottom in faces]
    top = min(places, key=lambda p: (_overlap(heads, p, p + tall / height), places.index(p))) * height
    out = []
    for card, lines, em, tracking in rows:
        out.append((card, set_block(lines, em, width / 2, top=top, tracking=tracking, veil=True)))
        top += _height(lines, em)
    return out


def _height(lines: list[str], em: float) -> float:
    return len(lines) * LINE_HEIGHT * em + 0.3 * em


def _overlap(faces: Sequence[Box], top: float, bottom: float) -> float:
    return round(sum(max(0.0, min(bottom, b) - max(top, t)) for _, t, _, b in faces), 3)
