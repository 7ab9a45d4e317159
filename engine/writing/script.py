"""The door of the writing room: a brief in, a whole drama in words out."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.errors import BadInput
from engine.writing.findings import Findings
from engine.writing.novel.book import Book
from engine.writing.prompting import PROMPTS_VERSION

if TYPE_CHECKING:
    from engine.providers.text import TextProvider

Progress = Callable[[float, str], None]
"""Share done 0..1, and what is being done."""

WRITING_VERSION = f"42.{PROMPTS_VERSION}"
"""Enters the cache key of the script stage: raise its number when the same brief should be written anew."""


def quiet(share: float, what: str) -> None:
    """Progress that nobody watches."""


def write_script(brief: Brief, provider: str | TextProvider = "embedded", progress: Progress = quiet, book: Book | None = None,
                 findings: Findings | None = None) -> Script:
    """Write the drama that the brief asks for, with the embedded dramatist or a language model (by name, or made for
    somebody's own account); out of the `book` that the
    brief names, if it names one. What the continuity check finds and mends is added to `findings`.

    The estimated length of each episode (engine.drama.pace) is within 5 % of the brief's. Raises BadInput for an idea
    whose language is not recognised, ProviderError or ProviderRefused when the model's service fails.
    """
    try:
        language = brief.spoken
    except ValueError as e:
        raise BadInput(f"{str(e).capitalize()}.", key="error.language_unknown") from e
    found = findings if findings is not None else Findings()
    if book is not None and brief.source is not None and provider == "embedded":
        from engine.writing.novel import adapt

        return adapt(book, brief.source.chapters, brief, progress)
    if provider == "embedded":
        from engine.writing.dramatist import write

        return write(brief, language, progress)
    from engine.writing.model_writer import write_with_model

    return write_with_model(brief, language, provider, progress, book, found)
