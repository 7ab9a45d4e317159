"""A book as chapters of plain text, and the part of it that a drama is adapted from."""
from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.drama.base import Model
from engine.drama.vocabulary import Language


class Chapter(Model):
    """A chapter; `text` has a line break between paragraphs and no heading."""

    number: int = Field(ge=1)
    title: str = Field("", max_length=120)
    text: str


class Book(Model):
    """What was read from a file."""

    title: str = Field(max_length=120)
    language: Language
    kind: Literal["novel", "script"]
    """A finished script is kept word for word instead of being adapted."""
    chapters: list[Chapter] = Field(min_length=1)

    @property
    def text(self) -> str:
        """All of it, chapters apart by an empty line."""
        return "\n\n".join(c.text for c in self.chapters)

    def chosen(self, numbers: list[int]) -> list[Chapter]:
        """The chapters of these numbers in the book's order; all of them for none."""
        return [c for c in self.chapters if not numbers or c.number in set(numbers)]
