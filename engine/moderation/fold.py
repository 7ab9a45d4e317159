"""Folding text so that tricks of writing do not hide a word, with the way back to where it stood. Pure."""
from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from engine.pinyin import pypinyin

_DIGITS = str.maketrans("0134578", "oieastb")
_SIGNS = {"@": "a", "$": "s", "!": "i", "|": "i", "€": "e", "+": "t"}
"""Signs that stand for a letter only between Latin ones; elsewhere they are punctuation."""
_LOOKALIKE = str.maketrans("øłđıаеорсухіѕԁӏαορνι", "oldiaeopcyxisdiaopvi")
"""Letters of other alphabets, and Latin ones that do not decompose, that look like plain Latin ones."""


@lru_cache(maxsize=1)
def _simplify() -> Any:
    import opencc
    return opencc.OpenCC("t2s")


def fold(text: str, *, tight: bool = False) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in the original: full width to half, traditional to
    simplified, lower case, accents, look-alikes and invisible characters away. `tight` also drops everything between
    letters and reads digits and signs as letters, `l` and `i` as one, for words written as 裸.聊 or p0rn."""
    out: list[str] = []
    where: list[int] = []
    for i, original in enumerate(text):
        for c in unicodedata.normalize("NFKD", original):
            if unicodedata.category(c) in ("Mn", "Cf", "Cc") and c not in "\t\n":
                continue
            c = c.lower()[:1].translate(_LOOKALIKE)
            if tight:
                c = _letter(c, text, i)
            if c:
                out.append(c)
                where.append(i)
    folded = "".join(out)
    simple = _simplify().convert(folded)
    return (simple if len(simple) == len(folded) else folded), where


def _letter(c: str, text: str, i: int) -> str:
    """The letter that a character stands for in tight writing, or nothing."""
    if c in _SIGNS and 0 < i < len(text) - 1 and all(n.isascii() and n.isalnum() for n in (text[i - 1], text[i + 1])):
        c = _SIGNS[c]
    if not c.isalnum():
        return ""
    return c.translate(_DIGITS).replace("l", "i")


def syllables(text: str) -> tuple[str, list[int]]:
    """Chinese as toneless pinyin with a bar after each syllable, and the index in the text of each character of that:
    for homophones (色请 for 色情)."""
    out: list[str] = []
    where: list[int] = []
    for i, c in enumerate(text):
        piece = pypinyin().lazy_pinyin(c)[0] + "|" if "\u3400" <= c <= "\u9fff" else "#"
        out.append(piece)
        where += [i] * len(piece)
    return "".join(out), where
