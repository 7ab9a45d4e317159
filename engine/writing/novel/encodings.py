"""Bytes of a text file → text. Files of novels come as UTF-8, GB18030 (and GBK, GB2312), Big5 or UTF-16, rarely saying which."""
from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from engine.errors import BadInput

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
         (b"\x84\x31\x95\x33", "gb18030"))
_FREQUENT = frozenset("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把"
                      "這個們來為國說時會對過發後裡學無開還")
_ODD = re.compile(r"[^\u0000-\u024f\u2000-\u2fff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SAMPLE = 200_000


def decode(data: bytes) -> str:
    """The text. Raises BadInput for what is no text in any encoding that novels come in."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _plain(data, name).lstrip("\ufeff")
    if found := _wide(data):
        return _plain(data[:len(data) - len(data) % 2], found)
    try:
        text = data.decode("utf-8")
        if "\x00" in text:
            raise _no_text()
        return text
    except UnicodeDecodeError as error:
        # A file cut off in the middle of a letter is still UTF-8.
        if error.start >= len(data) - 4 and len(data) > 64:
            return data[:error.start].decode("utf-8")
    if b"\x00" in data:
        raise _no_text()
    best = max(("gb18030", "big5", "utf-16-le", "utf-16-be"), key=lambda name: _likely(data, name))
    if _likely(data, best) > 0.12:
        return data.decode(best, errors="replace")
    guess = from_bytes(data[:_SAMPLE]).best()
    return _plain(data, guess.encoding if guess else "cp1252")


def _no_text() -> BadInput:
    return BadInput("This file is no text that can be read. Save it as UTF-8 and try again.", key="error.no_text")


def _plain(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, errors="replace")
    if text and text.count("\ufffd") > max(2, len(text) // 200):
        raise _no_text()
    return text


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of the two orders the one that gives text; "" when neither does."""
    if b"\x00" not in data or len(data) < 4:
        return ""
    head = data[:_SAMPLE - _SAMPLE % 2]
    best = max(("utf-16-le", "utf-16-be"), key=lambda name: _textual(head, name))
    return best if _textual(head, best) > 0.9 else ""


def _textual(data: bytes, encoding: str) -> float:
    """Share of characters that texts are made of; everyday ones count, rare ones are held against it."""
    text = data[:len(data) - len(data) % 2].decode(encoding, errors="replace")
    good = sum(c in _FREQUENT or c in "\n\r\t" or " " <= c <= "~" or c in "，。！？：；、“”‘’…—　《》「」『』（）–é" for c in text)
    common = len(re.findall(r"[\u3400-\u9fff\u00a0-\u024f]", text))
    return min(1.0, (good + 0.9 * common) / len(text)) if good > 0.1 * len(text) else 0.0


def _likely(data: bytes, encoding: str) -> float:
    """Share of the decoded letters that are everyday Chinese; 0 when it does not decode."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    letters = re.findall(r"[^\x00-\x7f\s，。！？：；、“”‘’…—　《》（）]", text)
    odd = sum(bool(_ODD.match(c)) for c in letters)
    return (sum(c in _FREQUENT for c in letters) - 2 * odd) / len(letters) if letters else 0.0
