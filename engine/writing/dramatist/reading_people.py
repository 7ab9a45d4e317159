"""Everybody in an idea, in order of appearance, and what tells of their gender."""
from __future__ import annotations

import re
from types import ModuleType

from engine.drama.vocabulary import Language
from engine.writing.dramatist import reading_en, reading_zh
from engine.writing.dramatist.clauses_en import TO_ANOTHER
from engine.writing.dramatist.lookup import find, split
from engine.writing.dramatist.names import en_names, given_gender, zh_names
from engine.writing.dramatist.people import Person

_HELD_BY_ANOTHER = {"zh": r"(?:拿着|握着|攥着|带着|捧着|戴着|看到|发现)$", "en": r"\b(?:holds|holding|carrying|carries|with|has|wearing)\b[^.,;!?]*$"}
_ZH_NO_COUPLE = re.compile(r"徒弟|学徒|弟子|师父|师傅|女儿|儿子|父亲|母亲|爸爸|妈妈|爷爷|奶奶|兄弟|姐妹|闺蜜|哥哥|弟弟|姐姐|妹妹|老人|学生|孩子|女孩|男孩|仇人|凶手|毁了|害死|小偷|犯人|恩人|劫匪|被告|(?:快递|外卖|邮递)员送")
"""Words that say of two people that they are no couple: neither’s gender follows from the other’s."""

_KIN = frozenset("儿子 女儿 父亲 母亲 妻子 丈夫 老婆 老公 太太 妹妹 弟弟 姐姐 哥哥 爷爷 奶奶 孙子 孙女".split())
"""“消防员的儿子” are two people."""
BRINGS = re.compile(r"(?:给[^，。]{1,4})?(?:送来|送到|递来|捧来)|\s(?:brings|delivers|hands)\b")
"""After somebody who hands over what the idea is about: a pronoun later on means whoever gets it."""


_ALSO_VERBS = frozenset("策划 运营 编辑 翻译 导演 代驾 主持".split())


def people_of(text: str, lex: ModuleType, language: Language) -> list[Person]:
    """Everybody in order of appearance; words that stand together (“设计部的新同事”) are one person."""
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
    marks.sort(key=lambda p: (p.at, -p.end))
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
    people = reading_en.described(people, text) if language == "en" else reading_zh.pairs(people, text)
    _genders(people, text, lex, language)
    return people[:5]


def _merge(person: Person, other: Person) -> None:
    person.name = person.name or other.name
    if other.job and not person.job and other.called.isascii():
        person.called = other.called  # “rival bakers” are bakers
    person.job = person.job or other.job
    person.gender = person.gender or other.gender
    person.age = person.age or other.age
    person.end = max(person.end, other.end)


_OF_HER = re.compile(r"(?<!Josh)(?<!u)(?:[^k]a|elle|ette|ine|lyn|ie|eth|ice)$(?<!Ezra)(?<!Luca)(?<!Joshua)(?<!Eddie)(?<!Charlie)(?<!Freddie)(?<!Archie)(?<!Ollie)(?<!Jamie)(?<!Robbie)(?<!Louie)")
_OF_HIM = re.compile(r"(?:us|rd|rt|ck|ld|to|do|ro|io|vin|ton|son|las|max)$(?<!Cleo)(?<!Margo)(?<!Madison)(?<!Alison)(?<!Allison)")
"""How a given name that nobody knows ends when it is mostly hers, or his."""


def _genders(people: list[Person], text: str, lex: ModuleType, language: Language) -> None:
    """Explicit words first, then known given names, then the pronouns that follow, then the opposite of the other."""
    for p in people:
        near = text[max(0, p.at - 3):p.end]
        if language == "zh":
            near = re.sub("^.*[的和与跟，]", "", text[max(0, p.at - 3, *(q.end for q in people if q.end <= p.at)):p.at]) + text[max(0, p.at):p.end]
        if language == "zh" and not p.name and p.at and text[p.at - 1] in "男女":
            p.gender = "f" if text[p.at - 1] == "女" else "m"  # 女骗子
        if not p.gender and language == "zh":
            p.gender = "f" if "女" in near else "m" if "男" in near else ""
        elif not p.gender:
            p.gender = "f" if re.search(r"\b(?:female|woman)\s*$", text[max(0, p.at - 9):p.at], re.I) else ""
            first = p.name.split(" ")[0]
            p.gender = p.gender or next((g for g in "fm" if first and (first in lex.NAMES[g] or first in lex.NAMES.get("known_" + g, ()))), "")
        if language == "zh" and p.called and re.search("女(?!婿)", text[p.end - len(p.called):p.end]) and "男" not in p.called:
            p.gender = "f"
        if language == "zh" and re.fullmatch("老.", p.name) and not p.gender and not ("她" in text and "他" not in text):
            p.gender = "m"
    only = {lex.PRONOUNS[m[1]] for m in re.finditer("(?:^|[，。])[^，。]{0,4}([他她])(?!们)", text)} if language == "zh" else set()  # at the head of a clause
    for p in people if language == "zh" else ():
        if p.name and not p.gender and (not only or given_gender(p.name) in only):
            p.gender = given_gender(p.name)
    if language == "zh" and sum(bool(p.name) for p in people) > 1:  # of two who are named a pronoun alone does not tell which
        for p in people:
            p.gender = p.gender or given_gender(p.name)
    spots = re.finditer(r"[他她]" if language == "zh" else r"\b(?:he|his|him|she|her|hers)\b", text, re.I)
    for m in spots:
        gender = lex.PRONOUNS[m[0].lower()]
        if any(p.gender == gender and p.at < m.start() for p in people):
            continue
        before = [p for p in people if p.end <= m.start() and not p.gender and not BRINGS.match(text[p.end:])]
        if language == "zh" and len(before) > 1 and before[0] is people[0] and re.search("^(?:发现|看见|看到|听见|得知)", text[before[0].end:]):
            before = before[:1]  # “小说家发现邻居…和他昨天写的一样”: who found it out
        if language == "zh" and len(before) > 1 and re.fullmatch("(?:却|竟|就|当众|一把|又)*[把将骂打赶开踢撞]", text[before[-1].end:m.start()]):
            before = before[:-1]  # “新来的经理把他骂下了车”: nobody does that to themselves
        if language == "zh" and len(before) > 1 and re.search("(?:^|[，。])(?:而|但|可|却)?对方[^，。]*$", text[:m.start()]):
            before = before[:1]  # what the other does is done to the first
        if language == "zh" and len(before) > 1 and m.start() and re.search("(?:^|[，。])[^，。]{0,4}$", text[:m.start()]):
            before = [p for p in before if not re.search("(?:替|帮|为|给|被|把|对|向)$", text[:p.at])] or before  # who did not act is not whom a clause goes on with
        if language == "en" and len(before) > 1 and m[0].lower() in ("he", "she") and re.fullmatch(r"['’]s (?:[\w-]+ )?", text[before[0].end:before[1].at]):
            before = before[1:]  # “a tailor's apprentice …, he”
        if before:
            # “… who holds the letter he wrote”: whoever holds it is not the one who wrote it
            by_another = re.search(_HELD_BY_ANOTHER[language], text[max(0, m.start() - 50):m.start()], re.I) and len(people) > 1
            # in one English sentence a pronoun is mostly its subject's
            by_another = by_another or (language == "en" and not re.search(r"[.;!?]|\bwhere $", text[before[0].end:m.start()]))
            if language == "en" and m[0].lower() in ("him", "her") and _DOES.fullmatch(text[before[-1].end:m.start()]) and _OBJECT.match(text[m.end():]):
                continue  # “her boss fires her”: nobody does that to themselves
            by_another = by_another and not (language == "en" and len(before) > 1 and TO_ANOTHER.search(text[:m.end()]) and re.match(r"[,.;]|$| (?:in|on|at|to|for|with|from|as|by|into|out|back|instead|there)\b", text[m.end():]))
            before[0 if by_another else -1].gender = gender
    for p in people:
        if language == "en" and not p.gender and re.match(r"['’]s (?:[\w-]+ )?(?:daughter|son)\b", text[p.end:]) and (parent := re.search(r"\b(?:her|his) (father|mother)\b", text[p.end:], re.I)):
            p.gender = "m" if parent[1].lower() == "father" else "f"
        if language == "en" and p.name and not p.gender:
            p.gender = "f" if _OF_HER.search(p.name.split()[0]) else "m" if _OF_HIM.search(p.name.split()[0]) else ""
        if not p.gender and len(people) == 2 and language == "zh" and not _ZH_NO_COUPLE.search(text):
            other = people[1] if p is people[0] else people[0]
            p.gender = {"f": "m", "m": "f"}.get(other.gender, "")


_DOES = re.compile(r" (?:\w+ly )?[a-z]+s ")
_OBJECT = re.compile(r"[,.;]|$| (?:by|in|on|at|to|for|with|from|as|because|when|and|but|after|before|until|again|twice|the (?:same )?day|every|out|up|off|away|back)\b")
"""What follows “her” where it is whom something is done to, and not whose."""
_NO_CROWN = re.compile(r"\b(?:drag|beauty|prom|homecoming|dancing|drama|dairy|pageant|carnival) $")


def fix_genders(people: list[Person], genders: str) -> None:
    for p, g in zip(people, genders, strict=False):
        p.gender = p.gender or g
