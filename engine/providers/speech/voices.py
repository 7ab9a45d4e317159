"""Whose voice: lists of a service's voices as the settings write them."""
from __future__ import annotations


def voices_of(text: str, gender: str) -> tuple[str, ...]:
    """The voices of `women,… | men,…` for a speaker: those of the gender first, then the others."""
    women, _, men = text.partition("|")
    lists = [tuple(v.strip() for v in part.split(",") if v.strip()) for part in (women, men)]
    first, second = (lists[1], lists[0]) if gender.lower().startswith("m") and lists[1] else (lists[0], lists[1])
    return first + second
