"""Clients of outside services, one file each, grouped by what they give."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.providers.text import TextProvider

__all__ = ["text_provider"]


def text_provider(name: str) -> TextProvider:
    """The language model service of that name; see `engine.providers.text`. BadInput when there is none."""
    from engine.providers.text import text_provider as find

    return find(name)
