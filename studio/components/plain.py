"""What people typed, shown as they typed it."""
from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=])")


def plain(text: str) -> str:
    """The text for a Streamlit element that reads Markdown: every mark of it, colours and icons included, escaped."""
    return _MARKS.sub(r"\\\1", text)
