"""Words of the lexicons: whether and where they stand in a text, and what is known of a job."""
from __future__ import annotations

import re
from functools import cache
from types import ModuleType

from engine.drama.vocabulary import Language
from engine.writing.dramatist import lexicon_en, lexicon_zh


def lexicon(language: Language) -> ModuleType:
    return lexicon_zh if language == "zh" else lexicon_en


def split(words: str, language: Language) -> list[str]:
    return [w.strip() for w in (words.split() if language == "zh" else words.split(","))]


def has(text: str, word: str, language: Language) -> bool:
    return find(text, word, language) >= 0


def find(text: str, word: str, language: Language) -> int:
    """Where a word of a lexicon stands, or -1; in English as a whole word, plural allowed."""
    if language == "zh":
        at = text.find(word)
        return -1 if word == "少年" and at >= 0 and _OF_THE_YOUNG.match(text, at + 2) else at
    m = _whole_word(word).search(text)
    return m.start() if m else -1


_OF_THE_YOUNG = re.compile("电竞|宫|组|队|班|赛|足球|篮球|时|犯")
"""After 少年 where it is nobody: 少年队."""


@cache
def _whole_word(word: str) -> re.Pattern[str]:
    """A lexicon has more words than `re` keeps patterns of: without a shelf of our own each would be compiled each time."""
    plural = "(?:es)?" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s?"
    return re.compile(rf"(?<![\w-]){re.escape(word)}{plural}(?![\w-])", re.I)


def first(text: str, groups: list[tuple[str, str]], language: Language) -> tuple[str, str]:
    """Of the groups, the one whose longest word occurs; ties to the earlier group."""
    best: tuple[int, str, str] = (0, "", "")
    for words, value in groups:
        for w in split(words, language):
            if len(w) > best[0] and has(text, w, language):
                best = (len(w), value, w)
    return best[1], best[2]


def job_setting(job: str, lex: ModuleType) -> str:
    row = job_row(job, lex)
    return row[1] if row else ""


def job_row(job: str, lex: ModuleType) -> tuple[str, str, str, str, str] | None:
    """What is known of a job: where it is done, in what clothes, how one is addressed; of “急诊科女医生” or “emergency doctor”, what is known of the longest trade at its end."""
    jobs: list[tuple[str, tuple[str, str, str, str, str]]] = lex.JOBS
    if same := next((row for words, row in jobs if row[0] == job or job in re.split(r"[ ,]", words)), None):
        return same
    english = job.isascii()
    ends = [(len(word), row) for words, row in jobs for word in words.split("," if english else " ")
            if len(word) > 1 and job.lower().endswith(" " + word.lower() if english else word)]
    return max(ends, key=lambda end: end[0])[1] if ends else None
