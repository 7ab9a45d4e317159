"""Where title cards stand: the title over its episode, the hook over the end; off every face, and off what is read besides."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.drama.timeline import TitleCard
from engine.film.lettering import LINE_HEIGHT, Words, measure, set_block, shadow_of
from engine.film.wording import wrap

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the frame."""

_HAIR = 0.4
"""How far brow and hair rise above a face's box, as a share of its height."""
_SMALL = 0.09
"""Cards up to this share of the frame's height fit above a line of subtitles."""
_SUBTITLES_FROM = 0.77
"""The share of the height below which subtitles of two rows stand; where it can, a card keeps above it."""
_EDGE = 0.03
"""The share of the frame that stays free at every side."""
_LETTERS = {"title": 0.116, "episode": 0.054, "hook": 0.072, "end": 0.05}
"""Height of letters in shares of the frame's short side."""
_LEAST_LETTER = 14.0
"""Pixels below which letters are not made smaller."""
_SMALLER = (1.0, 0.88, 0.77, 0.67, 0.58)
"""How much smaller letters may be set for a face's sake."""
_COLUMNS = ((0.5, 0.84), (0.26, 0.44), (0.74, 0.44), (0.2, 0.32), (0.8, 0.32), (0.16, 0.24), (0.84, 0.24))
"""Middle and width, in shares of the frame's width, of where rows may stand: across it, else beside a face."""
_STEP = 0.01
"""Shares of the height from one place that is tried to the next."""
_SMALLNESS, _ASIDE, _ON_HAIR = 2.0, 0.3, 10.0
"""What is lost by letters that have shrunk to nothing, by standing aside, and by covering hair as large as the frame; the measure is a move of
the cards by the frame's height."""


@dataclass(frozen=True)
class _Row:
    """One card broken into lines, its letters `em` pixels high, the longest line `width` pixels wide."""

    card: TitleCard
    lines: list[str]
    em: float
    tracking: float
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * LINE_HEIGHT * self.em + 0.3 * self.em

    def box(self, centre: float, top: float, size: tuple[int, int]) -> Box:
        """All that its letters and their shadow touch when its first line begins at `top` (pixels)."""
        pad = shadow_of(self.em) + 2
        low = top + LINE_HEIGHT * self.em * (len(self.lines) - 1) + 1.2 * self.em
        return (centre - self.width / 2 - pad) / size[0], (top - pad) / size[1], (centre + self.width / 2 + pad) / size[0], (low + pad) / size[1]


@dataclass(frozen=True)
class _Layout:
    """The rows of all cards of a moment in a column; `odd` says how far they are from how cards usually look."""

    rows: list[_Row]
    centre: float
    odd: float
    size: tuple[int, int]

    @property
    def height(self) -> float:
        """As a share of the frame's."""
        return sum(r.height for r in self.rows) / self.size[1]

    def lost(self, top: float, faces: Sequence[Box], read: Sequence[Box]) -> tuple[float, float]:
        """The share of the frame in which faces and what is read are covered, or words cut off; and that of covered hair."""
        heads = [(left, up - _HAIR * (down - up), right, up) for left, up, right, down in faces]
        over = hair = 0.0
        for row in self.rows:
            box = row.box(self.centre, top * self.size[1], self.size)
            over += sum(covered(box, f) for f in (*faces, *read)) + max(0.0, _EDGE - min(box[0], box[1], 1 - box[2], 1 - box[3]))
            hair += sum(covered(box, h) for h in heads)
            top += row.height / self.size[1]
        return round(over, 5), hair


def set_cards(cards: Sequence[TitleCard], size: tuple[int, int], faces: Sequence[Box], read: Sequence[Box]) -> list[tuple[TitleCard, Words]]:
    """The cards one under another, where they cover least: no face, nothing of what is `read` at the same time, and rather no hair.

    `faces` as large as the camera makes them in the shot. Where cards usually stand comes first; then higher or lower, beside a
    face, or in smaller letters.
    """
    best: tuple[float, float, _Layout, float] | None = None
    for layout in _layouts(cards, size) if cards else ():
        if best and best[0] == 0 and best[1] <= layout.odd:
            continue  # nothing in it could be better
        for top, odd in _tops(layout):
            over, hair = layout.lost(top, faces, read)
            found = (over, layout.odd + odd + _ON_HAIR * hair)
            if best is None or found < best[:2]:
                best = (*found, layout, top)
    if best is None:
        return []
    _, _, layout, at = best
    out, top = [], at * size[1]
    for row in layout.rows:
        out.append((row.card, set_block(row.lines, row.em, layout.centre, top=top, tracking=row.tracking, veil=True)))
        top += row.height
    return out


def _layouts(cards: Sequence[TitleCard], size: tuple[int, int]) -> Iterator[_Layout]:
    usual: list[_Row] = []
    for scale in _SMALLER:
        for n, (middle, share) in enumerate(_COLUMNS):
            rows = _rows(cards, size, scale, share * size[0], 3 if n else 2)
            usual = usual or rows
            small = 1 - min(row.em / before.em for row, before in zip(rows, usual, strict=True))
            yield _Layout(rows, middle * size[0], _SMALLNESS * small + (_ASIDE if n else 0.0), size)


def _tops(layout: _Layout) -> Iterator[tuple[float, float]]:
    """Where the first row may begin, as shares of the height, and how odd that is: above the people, else below their faces and above the
    subtitles, else anywhere."""
    upright, tall = layout.size[1] > layout.size[0], layout.height
    low = min(0.60, _SUBTITLES_FROM - tall)
    usual: tuple[float, ...] = (0.15, 0.10, 0.22, low) if upright else (0.12, 0.20, 0.34, low)
    usual = (*usual, 0.66, 0.70) if upright and tall < _SMALL else usual
    for k, top in enumerate(usual):
        yield top, 0.01 * k
    # the buttons of an upright player lie over the bottom of its picture
    for step in range(round(0.05 / _STEP), int(((0.88 if upright else 0.95) - tall) / _STEP) + 1):
        yield step * _STEP, 0.06 + min(abs(step * _STEP - top) for top in usual)


def _rows(cards: Sequence[TitleCard], size: tuple[int, int], scale: float, limit: float, most: int) -> list[_Row]:
    """Each card on at most so many lines of `limit` pixels, its letters made smaller until it fits."""
    width, height = size
    rows = []
    for card in cards:
        em = min(width, height) * _LETTERS.get(card.kind, 0.06) * scale
        # a wide picture has room for a long row, and not for high ones between the faces and the subtitles
        lines_most = 1 if width > height and measure(card.text, 0.65 * em) <= limit else most
        lines = wrap(card.text, limit / em, lines_most)
        while em > _LEAST_LETTER and (len(lines) > lines_most or max(measure(r, em) for r in lines) > limit):
            em *= 0.93
            lines = wrap(card.text, limit / em, lines_most)
        tracking = 0.06 if card.kind == "title" and len(card.text) <= 8 else 0.02
        rows.append(_Row(card, lines, em, tracking, max(measure(r, em) + tracking * em * max(0, len(r) - 1) for r in lines)))
    return rows


def covered(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
