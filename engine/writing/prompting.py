"""The prompts: files, a version, and putting values into them."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from engine.drama.vocabulary import Language

_HERE = Path(__file__).parent / "prompts"
PROMPTS_VERSION = (_HERE / "VERSION").read_text().strip()


@lru_cache
def _file(language: Language, name: str) -> str:
    return (_HERE / language / f"{name}.md").read_text(encoding="utf-8").strip()


def prompt(language: Language, name: str, **values: object) -> str:
    """The prompt file `name` with its `{{slots}}` filled. KeyError when a value is missing."""
    return re.sub(r"\{\{(\w+)\}\}", lambda m: str(values[m[1]]), _file(language, name))
