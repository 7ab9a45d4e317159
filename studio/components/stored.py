"""Sentences that were kept with a drama when nobody was looking, in the language of whoever looks now."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

from studio.components.words import language

_LOCALES = Path(__file__).resolve().parent.parent / "locales"


@lru_cache
def patterns(locale: str = "zh") -> list[tuple[str, str]]:
    """Regular expressions of whole sentences (in what Python and JavaScript have in common) and the words for each."""
    loaded: dict[str, str] = yaml.safe_load((_LOCALES / f"stored_{locale}.yaml").read_text(encoding="utf-8"))
    return [(pattern, str(sentence)) for pattern, sentence in loaded.items()]


@lru_cache(maxsize=4096)
def chinese(sentence: str) -> str:
    """The sentence in Chinese, or as it is where we have no words for it. Several findings are separated by `; `."""
    for pattern, said in patterns():
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            return said.format(*(chinese(g or "") for g in found.groups()))
    # Quotations hold a semicolon now and then: only a sentence that as a whole is unknown is taken apart.
    parts = sentence.split("; ")
    told = [chinese(part) for part in parts] if len(parts) > 1 else parts
    return "；".join(told) if told != parts else sentence


@lru_cache(maxsize=4096)
def english(sentence: str) -> str:
    """The sentence as it is, its shorthand (`e1s2 beat 3`, names of forms) in words."""
    for pattern, said in patterns("en"):
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            return said.format(*(english(g or "") for g in found.groups()))
    return sentence


def stored(sentence: str) -> str:
    """A sentence of the engine for this page's reader."""
    return english(sentence) if language() == "en" else chinese(sentence)
