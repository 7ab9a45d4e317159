"""A line as a text: how long it may be, where it is cut in two, what is put before it."""
from __future__ import annotations

import re

from engine.drama.vocabulary import Language

MOST_HAN, MOST_WORDS, MOST_TOLD = 28, 18, 26
"""A line longer than this is cut in two or not taken; the last is for an English narrator, who reads."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_PLAIN = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """A text by its letters only, to be compared with others."""
    return _PLAIN.sub("", text).lower()


def is_short(text: str, language: Language, told: bool = False) -> bool:
    """Whether it can be said in a breath; `told` by the narrator."""
    if language == "zh":
        return len(_HAN.findall(text)) <= MOST_HAN
    return len(text.split()) <= (MOST_TOLD if told else MOST_WORDS)


def is_statement(text: str, language: Language) -> bool:
    """Whether a line is long and plain enough to bear an opening."""
    return "？" not in text and "?" not in text and (len(text) > 8 if language == "zh" else len(text.split()) > 4)


def opened(opening: str, text: str, language: Language) -> str:
    """A line with an opening before it; in English `_` in the opening marks where the line goes."""
    if language == "zh":
        return opening + text
    return opening.replace("_", text)


def halves(text: str) -> list[str]:
    """A long line cut at the stop nearest to its middle, and nowhere within what it quotes; empty when there is none."""
    stops = [m.end() for m in re.finditer(r"[。！？；…—，]+[”’」』]*|[.!?;]+[”’\"]? |, (?=(?:and|but|so|or|because|when|if|then|until|unless|not|I|you|he|she|we|they|it|there|nobody)\b)", text) if 0.25 < m.end() / len(text) < 0.85 and text[:m.end()].count("“") == text[:m.end()].count("”")]
    if not stops:
        return []
    at = min(stops, key=lambda s: abs(s - len(text) / 2) + (0 if text[s - 1] in "。！？.!?… " else 4))
    first, second = text[:at].strip(), text[at:].strip()
    first = first.rstrip("，,")
    if not first or not second:
        return []
    if first[-1] not in "。！？；…—.!?;”\"":
        first += "。" if _HAN.search(first) else "."
    return [first, second[0].upper() + second[1:]]
