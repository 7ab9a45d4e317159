"""Folding text so that tricks of writing do not hide a word, with the way back to where it stood. Pure."""
from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

_LEET = str.maketrans("013457@$!|", "oieastasil")
_NOISE = set(" \t\n\r*.·•-_~^`'\"|/\\+=,，。、…！!？?；;：:#&（）()【】[]<>《》“”‘’\u3000\u200b")


@lru_cache(maxsize=1)
def _simplify() -> Any:
    import opencc
    return opencc.OpenCC("t2s")


def fold(text: str, *, tight: bool = False) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in the original: full width to half, traditional to
    simplified, lower case, accents off. `tight` also drops everything between letters and reads digits as letters, for
    words written as 裸.聊 or p0rn; in English that would join words, so blanks between two words of letters stay."""
    out: list[str] = []
    where: list[int] = []
    for i, original in enumerate(text):
        for c in unicodedata.normalize("NFKD", original):
            if unicodedata.combining(c):
                continue
            c = c.lower()
            if tight:
                if c in _NOISE:
                    continue
                c = c.translate(_LEET)
            out.append(c)
            where.append(i)
    folded = "".join(out)
    simple = _simplify().convert(folded)
    return (simple if len(simple) == len(folded) else folded), where


def syllables(text: str) -> tuple[str, list[int]]:
    """Chinese as toneless pinyin with a bar after each syllable, and the index in the text of each character of that:
    for homophones (色请 for 色情)."""
    from pypinyin import lazy_pinyin
    out: list[str] = []
    where: list[int] = []
    for i, c in enumerate(text):
        if "\u3400" <= c <= "\u9fff":
            piece = lazy_pinyin(c)[0] + "|"
            out.append(piece)
            where += [i] * len(piece)
        else:
            out.append("#")
            where.append(i)
    return "".join(out), where
