"""What the brief form offers: the closed lists of the domain, example ideas, and how long a drama takes to make."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from engine.drama.vocabulary import Aspect, Genre, Language, Style
from engine.pipeline.estimate import own_seconds

CHOICES: dict[str, list[Any]] = {
    "aspect": list(get_args(Aspect)),
    "style": list(get_args(Style)),
    "genre": ["auto", *get_args(Genre)],
    "language": ["auto", *get_args(Language)],
    "height": [720, 1080],
}
"""Values of the brief's fields, in the order in which they are shown."""


@dataclass(frozen=True)
class Example:
    """An idea to start from."""

    label: str
    prompt: str
    language: Language
    picture: str
    """Name of its picture in `studio/assets/examples`, which `scripts.page_pictures` draws."""


EXAMPLES = [
    Example("辞职信", "北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信。", "zh", "letter"),
    Example("雨夜来电", "上海，暴雨夜，女警官接到一通电话，打来的人声音和她失踪五年的姐姐一模一样。", "zh", "call"),
    Example("还珠", "古代深宫，新入宫的绣娘发现，皇上腰间的旧荷包，是她十年前亲手绣给一个落难少年的。", "zh", "palace"),
    Example("The ring", "A tired barista in a rainy city finds her late grandmother's ring in a stranger's coffee cup.", "en", "ring"),
    Example("Cold case", "A detective gets a call at midnight from a phone that was buried with her brother five years ago.", "en", "cold"),
    Example("Wrong floor", "Two rivals for the same promotion get stuck in a lift on the night of the office party. One of them has already won.", "en", "lift"),
]
"""Ideas in both languages and several genres."""


def examples(language: Language) -> list[Example]:
    """The ideas in the reader's own language."""
    return [example for example in EXAMPLES if example.language == language]


def estimate_minutes(episodes: int, duration_sec: int) -> float:
    """Minutes of our own work that a drama takes on this kind of machine."""
    return own_seconds(episodes, duration_sec) / 60
