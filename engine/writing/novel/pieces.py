"""The passages of a book as beats: how each is played, how long it takes, what it is worth."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from engine.drama.pace import beat_seconds
from engine.drama.script import Beat
from engine.drama.vocabulary import Language
from engine.writing.continuity import split_line
from engine.writing.novel.digest import DRAMATIC
from engine.writing.novel.passages import Passage
from engine.writing.novel.roles import Cast

_LONGEST_TOLD = {"zh": 46, "en": 26}
"""Han characters or words of a sentence that can be told or shown in one picture."""


@dataclass
class Piece:
    """A passage as beats."""

    passage: Passage
    beats: list[Beat]
    seconds: float
    worth: float = 0.0
    at: int = 0


def pieces_of(told: list[Passage], cast_: Cast, language: Language) -> list[Piece]:
    """All passages that can be played, in order; what was said before is not said again."""
    out: list[Piece] = []
    said: set[str] = set()
    common = {n for n, _ in Counter(p.who for p in told if p.who).most_common(6)}
    for passage in told:
        plain = re.sub(r"[\W_]+", "", passage.text).lower()
        if not plain or plain in said:
            continue
        beats = _beats(passage, cast_, language)
        if not beats:
            continue
        said.add(plain)
        worth = 0.35 * len(DRAMATIC.findall(passage.text)) + (0.3 if passage.who in common else 0.0)
        worth += (1.6 + 0.3 * bool(re.search("[？！?!]", passage.text))) if passage.kind == "say" else (0.7 if passage.who else 0.4)
        out.append(Piece(passage, beats, sum(beat_seconds(b, language) for b in beats), worth, len(out)))
    return out


def _beats(passage: Passage, cast_: Cast, language: Language) -> list[Beat]:
    """How a passage is played; nothing for a line of nobody's and for a sentence too long for a picture."""
    if passage.kind == "say":
        if passage.who not in cast_.names:
            return []
        return [Beat(kind="dialogue", character=passage.who, emotion=passage.emotion, text=part) for part in split_line(passage.text[:590], language) if re.search(r"\w", part)]
    size = len(re.findall(r"[\u3400-\u9fff]", passage.text)) if language == "zh" else len(passage.text.split())
    if size > _LONGEST_TOLD[language] or re.search(r"[“”「」\"]", passage.text):
        return []
    if _with_name(passage, language) != passage.text and passage.who in passage.text:
        return []  # a pronoun that cannot mean whom it seems to mean
    if passage.who in cast_.names and size <= 0.7 * _LONGEST_TOLD[language]:
        return [Beat(kind="action", character=passage.who, emotion=passage.emotion, text=_with_name(passage, language))]
    if re.match(r"[他她它]" if language == "zh" else r"(?:he|she|it|they)\b", passage.text, re.I) and not passage.who:
        return []  # nobody would know whom it means
    return [Beat(kind="narration", text=_with_name(passage, language))]


def _with_name(passage: Passage, language: Language) -> str:
    """The sentence, with the name for a pronoun at its beginning: in the book the name stands a line before."""
    if not passage.who:
        return passage.text
    return re.sub(r"^[他她](?!们)", passage.who, passage.text) if language == "zh" else re.sub(r"^(?:He|She)\b", passage.who, passage.text)
