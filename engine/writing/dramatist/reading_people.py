"""Everybody in an idea, in order of appearance."""
from __future__ import annotations

import re
from types import ModuleType

from engine.drama.vocabulary import Language
from engine.writing.dramatist import reading_en, reading_zh
from engine.writing.dramatist.lookup import find, split
from engine.writing.dramatist.names import en_names, zh_names
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading_genders import tell_genders

_KIN = frozenset("儿子 女儿 父亲 母亲 妻子 丈夫 老婆 老公 太太 妹妹 弟弟 姐姐 哥哥 爷爷 奶奶 孙子 孙女".split())
"""“消防员的儿子” are two people."""
_ALSO_VERBS = frozenset("策划 运营 编辑 翻译 导演 代驾 主持".split())
"""Trades whose word is a deed, too."""
_NO_CROWN = re.compile(r"\b(?:drag|beauty|prom|homecoming|dancing|drama|dairy|pageant|carnival) $")
"""Before “queen” and “princess” where she wears no crown."""


def people_of(text: str, lex: ModuleType, language: Language) -> list[Person]:
    """Everybody in order of appearance; words that stand together (“设计部的新同事”) are one person."""
    marks = _by_words(text, lex, language)
    if agent := (reading_zh.agent(text) if language == "zh" else reading_en.agent(text)):
        marks.append(agent)
    if language == "zh":
        marks += reading_zh.named(text, marks)
    else:
        marks += [p for p in reading_en.of_the_facts(text) if not any(m.at <= p.at and p.end <= m.end for m in marks)]
    taken = [(p.at, p.end) for p in marks if p.name]
    names = zh_names(text) if language == "zh" else en_names(text, lex)
    marks += [Person(name=n, at=at, end=at + len(n)) for at, n in names if not any(a < at + len(n) and at < b for a, b in taken)]
    if language == "zh":
        marks = reading_zh.sound(marks, text)
    people = _joined(sorted(marks, key=lambda p: (p.at, -p.end)), text, lex, language)
    people = reading_en.described(people, text) if language == "en" else reading_zh.pairs(people, text)
    tell_genders(people, text, lex, language)
    return people[:5]


def _by_words(text: str, lex: ModuleType, language: Language) -> list[Person]:
    """Those whom the lexicon has a word for: by their trade, or by what they are to others."""
    low = text if language == "zh" else text.lower()
    marks: list[Person] = []
    for words, row in lex.JOBS:
        for w in split(words, language):
            at = find(low, w, language)
            if at >= 0 and language == "zh" and (re.match("[铺店馆厂院局]", low[at + len(w):]) or (w == "银行" and not re.match("职员|柜员|经理", low[at + len(w):])) or (w in _ALSO_VERBS and re.match("[了着过]|一[场次个]", low[at + len(w):]))):
                continue  # 裁缝铺 is a place, 策划了一场 a deed
            if at >= 0 and language == "zh" and reading_zh.no_person(low, at, w):
                continue
            if at >= 0 and (low[at + len(w):].startswith((" of hono", "-of-hono")) or _NO_CROWN.search(low[:at])):
                continue  # a friend of the bride's is nobody's maid, nor wears a drag queen a crown
            if at >= 0 and not (w == "外卖" and low[max(0, at - 1):at] in ("份", "单", "个")):
                marks.append(Person(job=row[0], called=w, at=at, end=at + len(w)))
    for w, (gender, age) in lex.PEOPLE.items():
        at = find(low, w, language)
        if w == "女儿" and low[at + 2:at + 3] in ("身", "红", "国"):
            continue
        if at >= 0 and not low[at + len(w):].startswith((" of hono", "-of-hono")) and not _NO_CROWN.search(low[:at]):
            marks.append(Person(gender=gender, age=age, called=w, at=at, end=at + len(w)))
    return marks


def _joined(marks: list[Person], text: str, lex: ModuleType, language: Language) -> list[Person]:
    """The people whom words in order of appearance stand for: what overlaps, or follows closely, tells of one."""
    people: list[Person] = []
    for mark in marks:
        if people and mark.at < people[-1].end:
            if not (mark.name and people[-1].name):
                _merge(people[-1], mark)
            continue
        if len(people) > 1 and not mark.name and not mark.gender and (not mark.job or any(mark.called == w for w, _, _ in lex.RELATIONS)):
            continue  # “they became colleagues” names no third person
        if mark.name and any(p.name == mark.name for p in people):
            continue
        gap = text[people[-1].end:mark.at] if people else ""
        close = (r"[的]?(?:新|老|小|女|男|年轻|漂亮)*" if language == "zh" else r"(?:,? (?:named|called) | (?:of|from|in|in the|from the) (?:new )?| |, (?:a|an|the) )" if not (people and people[-1].name) else r"(?:,? (?:named|called) | (?:of|from|in|in the|from the) (?:new )?| |, (?:a|an|the|his|her|their) (?:[\w-]+ ){0,2})")
        of_kin = language == "zh" and gap[:1] == "的" and ((bool(people[-1].gender) and (not people[-1].job or people[-1].called in lex.PEOPLE)) or mark.called in _KIN)
        if people and not of_kin and re.fullmatch(close, gap) and not (people[-1].name and mark.name):
            _merge(people[-1], mark)
            continue
        people.append(mark)
    return people


def _merge(person: Person, other: Person) -> None:
    person.name = person.name or other.name
    if other.job and not person.job and other.called.isascii():
        person.called = other.called  # “rival bakers” are bakers
    person.job = person.job or other.job
    person.gender = person.gender or other.gender
    person.age = person.age or other.age
    person.end = max(person.end, other.end)
