"""What is heard of a line: its words without the directions that a script puts in brackets among them."""
from __future__ import annotations

import re
from functools import lru_cache

_BRACKETED = re.compile(r"\s*(?:（(?P<wide>[^（）]{1,60})）|(?<![A-Za-z0-9])\((?P<narrow>[^()]{1,60})\)|【(?P<black>[^【】]{1,60})】|(?<![A-Za-z0-9])\[(?P<square>[^\[\]]{1,60})\])")
"""A part in brackets with the blank before it; `person(s)` has none."""
_OF_A_STAGE = re.compile(r"停顿|沉默|片刻|音乐|音效|声起|低声|低沉|轻声|旁白|画外|画面|字幕|淡[入出]|镜头|特写|[语声]气|哽咽|叹气|\b(?:pause|beat|silence|music|sound|sfx|fx|softly|quietly|whisper\w*|sighs?|laughs?|cut to|fade|o\.?s\.?|v\.?o\.?|close on|title)\b", re.I)
"""What is a direction even where a narrator speaks, whose brackets may hold words of the story."""
_OPENS, _CLOSES = "“「『", "”」』"


@lru_cache(maxsize=4096)
def said(text: str, narrated: bool = False) -> str:
    """The words of a line that are spoken and read as its subtitle; "" when it is nothing but a direction.

    `我（停顿）来` is heard as `我来`, `I (pause) know` as `I know`. What is quoted is read out whole, and numbers in brackets are said.
    """
    if not any(c in text for c in "（(【["):
        return text

    def kept(m: re.Match[str]) -> str:
        words = next(w for w in m.groups() if w is not None)
        before = text[:m.start()]
        quoted = sum(before.count(c) for c in _OPENS) > sum(before.count(c) for c in _CLOSES) or before.count('"') % 2 == 1
        story = not any(c.isalpha() for c in words) or (narrated and not _OF_A_STAGE.search(words))
        return m[0] if quoted or story else ""

    heard = _BRACKETED.sub(kept, text)
    if heard == text:
        return text
    heard = re.sub(r"([，、,;；])(?:\s*[，、,;；])+", r"\1", heard).strip().lstrip("，、,;；。. ")
    return heard if any(c.isalnum() for c in heard) else ""


def directions(text: str) -> str:
    """What a line's brackets say of how it is spoken, one after another."""
    return " ".join(next(w for w in m.groups() if w is not None) for m in _BRACKETED.finditer(text))
