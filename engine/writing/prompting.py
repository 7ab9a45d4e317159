"""The prompts: files, a version, and putting values into them."""
from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from engine.drama.vocabulary import Language

_HERE = Path(__file__).parent / "prompts"


def version_of(folder: Path) -> str:
    """The number in `VERSION` and a mark of the words, so that a prompt which is changed without raising the number asks anew too."""
    words = hashlib.sha256()
    for file in sorted(folder.glob("*/*.md")):
        words.update(f"{file.parent.name}/{file.name}\x1f".encode() + file.read_bytes().replace(b"\r\n", b"\n") + b"\x1f")
    return f"{(folder / 'VERSION').read_text().strip()}.{words.hexdigest()[:8]}"


PROMPTS_VERSION = version_of(_HERE)


@lru_cache
def _file(language: Language, name: str) -> str:
    return (_HERE / language / f"{name}.md").read_text(encoding="utf-8").strip()


def prompt(language: Language, name: str, **values: object) -> str:
    """The prompt file `name` with its `{{slots}}` filled. KeyError when a value is missing."""
    return re.sub(r"\{\{(\w+)\}\}", lambda m: str(values[m[1]]), _file(language, name))
