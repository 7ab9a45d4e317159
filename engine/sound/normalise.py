"""Text → what is said: numbers, dates, times, money, percentages, telephone numbers, units, abbreviations written out."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from engine.drama.vocabulary import Language

_Rules = list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]


def speakable(text: str, language: Language) -> str:
    """The text with everything written out that is not said as it is written."""
    text = unicodedata.normalize("NFKC", re.sub(r"…+|\.{3,}", "\x00", text).replace("²", "^2").replace("℃", "°C")).replace("\x00", "…")
    return _zh(text) if language == "zh" else _en(text)


def _apply(text: str, rules: _Rules) -> str:
    for pattern, change in rules:
        text = pattern.sub(change, text)
    return text


_DIGITS = "零一二三四五六七八九"
_SPELT = "零幺二三四五六七八九"
"""Digit by digit, one is said yāo, so that it is not taken for seven."""
_UNITS_ZH = {"km/h": "公里每小时", "kg": "公斤", "km": "公里", "cm": "厘米", "mm": "毫米", "ml": "毫升", "mg": "毫克", "m^2": "平方米", "㎡": "平方米", "°C": "度",
             "GB": "G", "g": "克", "m": "米", "L": "升", "h": "小时"}
_MONEY_ZH = {"$": "美元", "€": "欧元", "£": "英镑", "¥": "元", "￥": "元"}


def _each(digits: str, table: str = _SPELT) -> str:
    return "".join(table[int(d)] for d in digits if d.isdigit())


def _clock_zh(m: re.Match[str]) -> str:
    hour, minute = "两" if int(m[1]) == 2 else m[1].lstrip("0") or "0", int(m[2])
    return f"{hour}点" + (f"{'零' if minute < 10 else ''}{minute}分" if minute else "整")


def _count_zh(m: re.Match[str]) -> str:
    """A number of years; cn2an alone would take it for a year."""
    import cn2an
    return "两" if m[1] == "2" else str(cn2an.an2cn(m[1][:16]))


_ZH: _Rules = [
    (re.compile(r"(?<=\d),(?=\d{3})"), ""),
    (re.compile(r"(?<![\d.:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])"), _clock_zh),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), lambda m: f"{_each(m[1], _DIGITS)}年{int(m[2])}月{int(m[3])}日"),
    (re.compile(r"(?<!\d)(\d{4})(?=年(?!前|后|来|间|的时间))"), lambda m: _each(m[1], _DIGITS)),
    (re.compile(r"(?<!\d)(\d+)(?=年(?:前|后|来|间|的时间))"), _count_zh),
    (re.compile(r"(?<!\d)(\d\d)(?=年[代级出的秋春夏冬])"), lambda m: _each(m[1], _DIGITS)),
    (re.compile(r"\+86[- ]?"), ""),
    (re.compile(r"(?<![\d.])(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8}|400-\d{3}-?\d{4}|\d{3,4}-\d{4,8})(?!\d)"), lambda m: _each(m[1])),
    (re.compile(r"(?<![\d.])(\d{8,})(?![\d万亿])"), lambda m: _each(m[1])),
    (re.compile(r"(?<=[打拨])(110|119|120|12345)(?!\d)"), lambda m: _each(m[1])),
    (re.compile(r"(?<![\d.])(\d{3,4})(?=(?:号?房|室|号病房|号楼|病房|航班|公交|路车|次列车|次航班))"), lambda m: _each(m[1])),
    (re.compile(r"(?<!\d)996(?!\d)"), "九九六"),
    (re.compile(r"(?<!\d)(\d+)\*24(?:小时)?"), lambda m: f"{m[1]}乘二十四小时"),
    (re.compile(r"([$€£¥￥])\s?(\d+(?:\.\d+)?)(万|亿|千|百万)?"), lambda m: f"{m[2]}{m[3] or ''}{_MONEY_ZH[m[1]]}"),
    (re.compile(r"零下-?(?=\d)"), "零下"),
    (re.compile(r"(?<![\d\u3400-\u9fff\w])-(\d+(?:\.\d+)?)\s?°C"), r"零下\1度"),
    (re.compile(r"(\d)\s?(km/h|kg|km|cm|mm|ml|mg|m\^2|°C|GB|g|m|L|h)(?![A-Za-z])"), lambda m: m[1] + _UNITS_ZH[m[2]]),
    (re.compile(r"(?<![\d/])(\d{1,3})\s?[-~—]\s?(\d{1,4})(?=\s?[\u3400-\u9fff%])"), r"\1到\2"),
    (re.compile(r"(?<!\d)2(?=[个次年天位条只件封杯块对双种遍岁倍间瓶家份把本张])(?<!第2)"), "两"),
    (re.compile(r"(?<![\d第月])2(?=点(?!\d))"), "两"),
    (re.compile(r"\bN[Oo]\.\s?(\d+)"), r"第\1"),
    (re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)"), "乘"),
    (re.compile(r"&"), "和"),
]


def _zh(text: str) -> str:
    import cn2an
    return str(cn2an.transform(_apply(text, _ZH), "an2cn")).replace("-", " ").replace("*", "乘")


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONEY = {"$": ("dollar", "cent"), "€": ("euro", "cent"), "£": ("pound", "p"), "¥": ("yuan", "")}
_UNITS = {"kg": "kilogram", "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "ml": "milliliter", "lb": "pound", "lbs": "pound", "ft": "foot", "in": "inch",
          "mi": "mile", "mph": "mile per hour", "km/h": "kilometer per hour", "kph": "kilometer per hour", "hr": "hour", "hrs": "hour", "min": "minute",
          "mins": "minute", "sec": "second", "secs": "second", "GB": "gigabyte", "°C": "degree", "°F": "degree", "g": "gram", "m": "meter"}
_ABBREVIATIONS = {"Mr": "Mister", "Mrs": "Missus", "Ms": "Miss", "Dr": "Doctor", "Prof": "Professor", "Jr": "Junior", "Sr": "Senior", "vs": "versus", "etc": "et cetera",
                  "Capt": "Captain", "Lt": "Lieutenant", "Sgt": "Sergeant"}
_FRACTIONS = {"1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "a quarter", "3/4": "three quarters"}


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


def ordinal_in_words(n: int) -> str:
    """First, twenty-second, one hundredth …"""
    head, joint, last = re.match(r"(.*?)([- ]?)([a-z]+)$", number_in_words(n)).groups()  # type: ignore[union-attr]
    last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head}{joint}{last}"


def year_in_words(n: int) -> str:
    """1998, 2005, 2019, 1900, 2000 as years are said."""
    if n % 1000 == 0:
        return number_in_words(n)
    if 2000 < n < 2010:
        return f"two thousand {_ONES[n % 100]}"
    high, low = divmod(n, 100)
    return number_in_words(high) + (f" {'oh ' if low < 10 else ''}{number_in_words(low)}" if low else " hundred")


def _plain(text: str) -> str:
    """A number with or without decimals and thousands' commas."""
    whole, _, part = text.replace(",", "").partition(".")
    said = number_in_words(min(int(whole or 0), 10**12 - 1))
    return said + (" point " + " ".join(_ONES[int(d)] for d in part) if part else "")


def _spelt(digits: str) -> str:
    return " ".join("oh" if d == "0" else _ONES[int(d)] for d in digits if d.isdigit())


def _clock_en(m: re.Match[str]) -> str:
    hour, minute = int(m[1]), int(m[2])
    if minute:
        said = f" {'oh ' if minute < 10 else ''}{number_in_words(minute)}"
    else:
        said = "" if m[3] else " o'clock"
    return number_in_words(hour) + said + (f" {m[3][0].lower()} m" if m[3] else "")


def _money_en(m: re.Match[str]) -> str:
    name, small = _MONEY[m[1]]
    if m[3]:
        return f"{_plain(m[2])} {m[3]} {name}{'' if name == 'yuan' else 's'}"
    whole, _, part = m[2].replace(",", "").partition(".")
    one = name if whole == "1" or name == "yuan" else name + "s"
    if not part or not int(part) or not small:
        return f"{_plain(whole)} {one}"
    cents = int(part[:2].ljust(2, "0"))
    rest = f"{number_in_words(cents)} {small}{'' if cents == 1 or small == 'p' else 's'}"
    return f"{_plain(whole)} {one} and {rest}" if int(whole or 0) else rest


def _unit_en(m: re.Match[str]) -> str:
    name = _UNITS[m[2]]
    if m[1] != "1":
        head, per, rest = name.partition(" per ")
        name = ("feet" if head == "foot" else head + "es" if head == "inch" else head + "s") + per + rest
    return f"{_plain(m[1])} {name}"


_EN: _Rules = [
    (re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Jr|Sr|vs|etc|Capt|Lt|Sgt)\.(?=\s|$|,)"), lambda m: _ABBREVIATIONS[m[1]]),
    (re.compile(r"\bNo\.\s?(?=\d)"), "number "),
    (re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?:\s?([aApP])\.?[mM]\b\.?)?"), _clock_en),
    (re.compile(r"\b(\d{1,2})\s?([aApP])\.?[mM]\b\.?"), lambda m: f"{number_in_words(int(m[1]))} {m[2].lower()} m"),
    (re.compile(r"([$€£¥])\s?(\d[\d,]*(?:\.\d+)?)(?:\s(hundred|thousand|million|billion))?"), _money_en),
    (re.compile(r"\b(1/2|1/3|2/3|1/4|3/4)\b"), lambda m: _FRACTIONS[m[1]]),
    (re.compile(r"\b24/7\b"), "twenty-four seven"),
    (re.compile(rf"\b({_MONTHS})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s((?:1[1-9]|20)\d\d))?\b"),
     lambda m: f"{m[1]} {ordinal_in_words(int(m[2]))}" + (f", {year_in_words(int(m[3]))}" if m[3] else "")),
    (re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), lambda m: ordinal_in_words(int(m[1]))),
    (re.compile(r"\b((?:1[1-9]|20)\d)0s\b"), lambda m: re.sub(r"y$", "ies", year_in_words(int(m[1]) * 10))),
    (re.compile(r"\+?(?:\d{1,3}[- ])?\(?\d{3}\)?[- ]\d{3,4}[- ]\d{4}\b|\b\d{3}-\d{4}\b"), lambda m: _spelt(m[0])),
    (re.compile(r"\b(911|999|112|110|120|411)\b(?!,)"), lambda m: _spelt(m[1])),
    (re.compile(r"(?<=[Rr]oom )([1-9]\d\d)\b"), lambda m: f"{_ONES[int(m[1][0])]} {'oh ' if m[1][1] == '0' and m[1][2] != '0' else ''}{number_in_words(int(m[1][1:])) if m[1][1:] != '00' else 'hundred'}"),
    (re.compile(r"\b(\d+(?:\.\d+)?)\s?(km/h|kg|km|cm|mm|ml|lbs?|ft|mi|mph|kph|hrs?|mins?|secs?|GB|°C|°F|g|m)(?![A-Za-z])"), _unit_en),
    (re.compile(r"\b((?:1[1-9]|20)\d\d)\b(?![,.]\d)"), lambda m: year_in_words(int(m[1]))),
    (re.compile(r"(?<=\d)\s?[-–]\s?(?=\d)"), " to "),
    (re.compile(r"\d[\d,]*(?:\.\d+)?"), lambda m: _plain(m[0].rstrip(",")) + ("," if m[0].endswith(",") else "")),
    (re.compile(r"%"), " percent"),
    (re.compile(r"&"), " and "),
]


def _en(text: str) -> str:
    return _apply(text, _EN)
