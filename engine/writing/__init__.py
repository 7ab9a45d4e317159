"""Brief → script → storyboard."""
from __future__ import annotations

from typing import Any

__all__ = ["BOARD_VERSION", "WRITING_VERSION", "board_episode", "difference", "parse_script", "picture_prompt", "rewrite_beats", "summary", "to_fountain",
           "to_json", "to_markdown", "write_script"]

_WHERE = {
    "write_script": "engine.writing.script",
    "WRITING_VERSION": "engine.writing.script",
    "board_episode": "engine.writing.board",
    "BOARD_VERSION": "engine.writing.board",
    "difference": "engine.writing.comparing",
    "summary": "engine.writing.comparing",
    "parse_script": "engine.writing.interchange",
    "to_fountain": "engine.writing.interchange",
    "to_json": "engine.writing.interchange",
    "to_markdown": "engine.writing.interchange",
    "rewrite_beats": "engine.writing.rewriting",
    "picture_prompt": "engine.writing.prompts_picture",
}


def __getattr__(name: str) -> Any:
    """Each door is imported when it is first used: whoever boards a script need not load the dramatist's lexicons."""
    if name not in _WHERE:
        raise AttributeError(name)
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_WHERE[name]), name)
    return found
