"""Names of files that people take away."""
from __future__ import annotations

import re
import unicodedata

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{i}" for i in range(1, 10)), *(f"lpt{i}" for i in range(1, 10))}
_LONGEST_BYTES = 180
"""Of the title part: file systems take 255 bytes in all."""


def file_name(title: str, episode: int, suffix: str) -> str:
    """`辞职信-E01.mp4`: safe on every file system; never hidden, never empty, never a reserved name."""
    text = unicodedata.normalize("NFC", title)
    text = "".join(c if unicodedata.category(c)[0] not in "CS" or c in "+=" else " " for c in text)
    text = re.sub(r'[<>:"/\\|?*\s]+', " ", text).strip(" .-")
    while len(text.encode()) > _LONGEST_BYTES:
        text = text[:-1].rstrip(" .-")
    if not text or text.lower().split(".")[0].strip() in _RESERVED:
        text = f"drama {text}".strip()
    return f"{text}-E{episode:02d}{suffix}"
