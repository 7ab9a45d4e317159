"""Where chapters begin. Nothing of the text between headings is lost; headings without a text (a table of contents) are."""
from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from engine.drama.vocabulary import Language
from engine.writing.novel.book import Chapter

_NUMBER = "零〇一二三四五六七八九十百千万两\\d"
_ZH = re.compile(rf"^(?:正文\s*)?(?:[【\[]\s*)?(第\s*[{_NUMBER}]{{1,9}}\s*[章回节卷部集折篇幕])(?!的|里|中|内|我|你|他|她)[】\]]?[\s:：.、·\-—]*(.{{0,40}})$")
_ZH_NAMED = re.compile(r"^(楔子|序章|序幕|引子|引言|序言|序|前言|尾声|终章|后记|番外[^，。]{0,12})[\s:：]*([^。！？]{0,30})$")
_EN = re.compile(r"^((?:chapter|part|book|act)\s+(?:\d{1,4}|[ivxlc]{1,8}|(?:twenty|thirty|forty|fifty)?[- ]?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
                 r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)?|the\s+\w+))\s*(?:[.:\-—–]\s*(.{0,80})|)$", re.I)
_EN_NAMED = re.compile(r"^(prologue|epilogue|preface|foreword|introduction|interlude)\b[.:\s\-—–]*(.{0,60})$", re.I)
_BARE = re.compile(r"^(\d{1,4}|[一二三四五六七八九十百]{1,5}|[IVXLC]{1,7})[.、．]?\s*([^。！？.!?，,]{0,24})$")
_MARKDOWN = re.compile(r"^(#{1,4})\s+(.+?)\s*#*$")
_LONGEST_HEADING = 90
PART = 3000
"""Characters of a part of a book without chapters."""

Line = tuple[int, str]
"""Rank of a heading that the file format itself marks (1 is the highest; 0 is no heading), and the words."""


def heading(line: str) -> str:
    """The title of a chapter that begins at this line; "" when none does."""
    line = line.strip(" \t\u3000*=-_")
    if not line or len(line) > _LONGEST_HEADING:
        return ""
    for pattern in (_ZH, _ZH_NAMED, _EN, _EN_NAMED):
        if (m := pattern.match(line)) and not re.search(r"[。！？，]$", line):
            return re.sub(r"\s+", " ", f"{m[1]} {m[2] or ''}").strip(" ：:")
    return ""


def lines_of(text: str) -> list[Line]:
    """Plain text as lines; Markdown headings keep their rank."""
    out = []
    for raw in text.splitlines():
        line = raw.strip(" \t\u3000\ufeff")
        mark = _MARKDOWN.match(line)
        out.append((len(mark[1]), mark[2]) if mark else (0, line))
    return out


def split(lines: Iterable[Line], language: Language) -> list[Chapter]:
    """Chapters by the headings of the file format, else by words like 第三章, else by bare numbers, else in equal parts."""
    found = [(rank, words) for rank, words in lines if words]
    ranks = sorted({rank for rank, _ in found if rank})
    for rank in ranks:
        starts = {i for i, (r, _) in enumerate(found) if r and r <= rank}
        starts |= {i for i, (r, words) in enumerate(found) if not r and heading(words)}
        if len(chapters := _cut(found, starts)) > 1:
            return chapters
    starts = {i for i, (_, words) in enumerate(found) if heading(words)}
    if len(chapters := _cut(found, starts)) > 1:
        return chapters
    if bare := _counted(found):
        return _cut(found, bare)
    if len(chapters) == 1 and chapters[0].title and len(chapters[0].text) <= 2 * PART:
        return chapters
    return _parts([words for _, words in found], language)


def _cut(found: list[Line], starts: set[int]) -> list[Chapter]:
    out: list[Chapter] = []
    marks = sorted({0, *starts, len(found)})
    for a, b in pairwise(marks):
        title = (heading(found[a][1]) or found[a][1]) if a in starts else ""
        body = "\n".join(words for _, words in found[a + (a in starts):b])
        if body:
            out.append(Chapter(number=len(out) + 1, title=title[:120], text=body))
    return out


def _counted(found: list[Line]) -> set[int]:
    """Lines that are only a number (with a short name), when they count up from one."""
    wanted, starts = 1, set()
    for i, (_, words) in enumerate(found):
        m = _BARE.match(words)
        if m and _value(m[1]) == wanted:
            starts.add(i)
            wanted += 1
    return starts if wanted > 3 and len(found) > 2 * wanted else set()


def _value(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    if re.fullmatch("[IVXLC]+", digits):
        worth = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in digits]
        return sum(-v if v < max(worth[i + 1:], default=0) else v for i, v in enumerate(worth))
    total, here = 0, 0
    for c in digits:
        if c in "十百":
            total += max(here, 1) * (10 if c == "十" else 100)
            here = 0
        else:
            here = "零一二三四五六七八九".index(c)
    return total + here


def _parts(lines: list[str], language: Language) -> list[Chapter]:
    out: list[Chapter] = []
    held: list[str] = []
    for line in [*lines, ""]:
        if held and (not line or sum(map(len, held)) + len(line) > PART):
            number = len(out) + 1
            out.append(Chapter(number=number, title=f"第{number}部分" if language == "zh" else f"Part {number}", text="\n".join(held)))
            held = []
        if line:
            held.append(line)
    return out
