"""Phonemes with their times → mouth shapes. Pure."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from engine.drama.vocabulary import Viseme

_SHAPES: dict[Viseme, str] = {
    "A": "aɑæʌɐäAIW",
    "E": "eɛəɜɚɤᵊkɡghŋθðxnltdɹrɾʔ",
    "I": "iɪjɨszʃʒʧʤʂʐɕʨʦʣɻʅɿʰ",
    "O": "oɔɒOYQ",
    "U": "uʊwɥyʉ",
    "M": "mbpfv",
}
_VOWELS = frozenset("aɑæʌɐäAIWeɛəɜɚɤᵊiɪɨɻʅɿoɔɒOYQuʊyʉ")
_STRESS = "ˈˌ"
_OF = {letter: shape for shape, letters in _SHAPES.items() for letter in letters}
SHORTEST = 0.055
"""Seconds: a shape that is shown for less is not seen and only makes the mouth flicker."""

WORD_GAP = 0.09
"""Seconds: a shorter break between two words closes no mouth."""
_TOUCH = 0.03
"""Seconds between two shapes up to which one follows the other at once."""
_CONSONANT = 0.25
"""What a second of a consonant weighs against one of a vowel, when two become one shape."""


def viseme_of(phoneme: str) -> Viseme | None:
    """The shape of one phoneme letter (misaki's alphabet); None for stress and tone marks, X for pauses."""
    if phoneme in " ,.!?:;…—“”()\"'":
        return "X"
    return _OF.get(phoneme)


@dataclass
class _Piece:
    start: float
    end: float
    shape: Viseme
    weight: float

    def take(self, other: _Piece) -> None:
        """Become one with a neighbour, in the shape of the weightier."""
        if other.shape != self.shape and other.weight > self.weight:
            self.shape, self.weight = other.shape, other.weight
        elif other.shape == self.shape:
            self.weight += other.weight
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)


def shapes(phones: Iterable[tuple[float, float, str]]) -> list[tuple[float, float, Viseme]]:
    """(start, end, phoneme) in order → shapes. Marks of stress belong to the shape after them, other marks to the one before,
    and neighbours that look alike are one. What is too short to be seen joins its shorter neighbour, vowels before consonants
    (closed lips excepted: they are what one notices). In fast speech every phoneme is that short, and the mouth still moves."""
    pieces: list[_Piece] = []
    stress: float | None = None
    for start, end, phone in phones:
        if phone in _STRESS:
            stress = start if stress is None else stress
            continue
        shape = None if phone == " " and end - start < WORD_GAP else viseme_of(phone)
        if shape is None:
            if pieces:
                pieces[-1].end = end
                stress = None if stress is None else end
            continue
        start, stress = start if stress is None else stress, None
        _append(pieces, _Piece(start, end, shape, (end - start) * (1 if phone in _VOWELS else _CONSONANT)))
    while (pair := _too_short(pieces)) is not None:
        pieces[pair].take(pieces.pop(pair + 1))
        joined: list[_Piece] = []
        for piece in pieces:
            _append(joined, piece)
        pieces = joined
    return [(p.start, p.end, p.shape) for p in pieces if p.end > p.start]


def _touch(one: _Piece, other: _Piece) -> bool:
    return other.start - one.end < _TOUCH


def _append(pieces: list[_Piece], piece: _Piece) -> None:
    """At the end, or one with the last if they look alike."""
    if pieces and pieces[-1].shape == piece.shape and _touch(pieces[-1], piece):
        pieces[-1].take(piece)
    else:
        pieces.append(piece)


def _too_short(pieces: list[_Piece]) -> int | None:
    """Of the shortest shape that is not seen and has an open neighbour: which two are to be one, by the first of them."""
    best: tuple[float, float, int] | None = None
    for first, (one, other) in enumerate(pairwise(pieces)):
        if "X" in (one.shape, other.shape) or "M" in (one.shape, other.shape) or not _touch(one, other):
            continue
        short, long = sorted((one.end - one.start, other.end - other.start))
        if short < SHORTEST and (best is None or (short, long) < best[:2]):
            best = short, long, first
    return best[2] if best else None
