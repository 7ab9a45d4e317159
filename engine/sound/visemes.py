"""Phonemes with their times → mouth shapes. Pure."""
from __future__ import annotations

from collections.abc import Iterable

from engine.drama.vocabulary import Viseme

_SHAPES: dict[Viseme, str] = {
    "A": "aɑæʌɐäAIW",
    "E": "eɛəɜɚɤᵊkɡghŋθðxnltdɹrɾʔ",
    "I": "iɪjɨszʃʒʧʤʂʐɕʨʦʣɻʅɿʰ",
    "O": "oɔɒOYQ",
    "U": "uʊwɥyʉ",
    "M": "mbpfv",
}
_OF = {letter: shape for shape, letters in _SHAPES.items() for letter in letters}
SHORTEST = 0.055
"""Seconds: a shape that is shown for less is not seen and only makes the mouth flicker."""

WORD_GAP = 0.09
"""Seconds: a shorter break between two words closes no mouth."""


def viseme_of(phoneme: str) -> Viseme | None:
    """The shape of one phoneme letter (misaki's alphabet); None for stress and tone marks, X for pauses."""
    if phoneme in " ,.!?:;…—“”()\"'":
        return "X"
    return _OF.get(phoneme)


def shapes(phones: Iterable[tuple[float, float, str]]) -> list[tuple[float, float, Viseme]]:
    """(start, end, phoneme) in order → shapes: marks belong to the shape before them, neighbours that look alike are
    one, and what is too short to be seen goes to its neighbour (closed lips excepted: they are what one notices)."""
    out: list[tuple[float, float, Viseme]] = []
    for start, end, phone in phones:
        shape = viseme_of(phone)
        if phone == " " and end - start < WORD_GAP:
            shape = None
        short = end - start < SHORTEST and shape not in ("M", "X") and bool(out) and out[-1][2] != "X" and start - out[-1][1] < 0.03
        if shape is None or short or (out and out[-1][2] == shape and start - out[-1][1] < 0.03):
            if out:
                out[-1] = (out[-1][0], end, out[-1][2])
            continue
        out.append((start, end, shape))
    return [s for s in out if s[1] > s[0]]
