"""The embedded dramatist: a story engine without a model. What it knows lies in `premises/`, `phrases/` and the lexicons."""
from __future__ import annotations

from engine.writing.dramatist.tell import write

__all__ = ["write"]
