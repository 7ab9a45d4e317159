"""What an idea tells of its people's gender: their words, their names, and the pronouns that follow."""
from __future__ import annotations

import re
from types import ModuleType

from engine.drama.vocabulary import Language
from engine.writing.dramatist.clauses_en import TO_ANOTHER
from engine.writing.dramatist.names import given_gender
from engine.writing.dramatist.people import Person

_HELD_BY_ANOTHER = {"zh": r"(?:拿着|握着|攥着|带着|捧着|戴着|看到|发现)$", "en": r"\b(?:holds|holding|carrying|carries|with|has|wearing)\b[^.,;!?]*$"}
_ZH_NO_COUPLE = re.compile(r"徒弟|学徒|弟子|师父|师傅|女儿|儿子|父亲|母亲|爸爸|妈妈|爷爷|奶奶|兄弟|姐妹|闺蜜|哥哥|弟弟|姐姐|妹妹|老人|学生|孩子|女孩|男孩|仇人|凶手|毁了|害死|小偷|犯人|恩人|劫匪|被告|(?:快递|外卖|邮递)员送")
"""Words that say of two people that they are no couple: neither’s gender follows from the other’s."""
BRINGS = re.compile(r"(?:给[^，。]{1,4})?(?:送来|送到|递来|捧来)|\s(?:brings|delivers|hands)\b")
"""After somebody who hands over what the idea is about: a pronoun later on means whoever gets it."""
_OF_HER = re.compile(r"(?<!Josh)(?<!u)(?:[^k]a|elle|ette|ine|lyn|ie|eth|ice)$(?<!Ezra)(?<!Luca)(?<!Joshua)(?<!Eddie)(?<!Charlie)(?<!Freddie)(?<!Archie)(?<!Ollie)(?<!Jamie)(?<!Robbie)(?<!Louie)")
_OF_HIM = re.compile(r"(?:us|rd|rt|ck|ld|to|do|ro|io|vin|ton|son|las|max)$(?<!Cleo)(?<!Margo)(?<!Madison)(?<!Alison)(?<!Allison)")
"""How a given name that nobody knows ends when it is mostly hers, or his."""
_DOES = re.compile(r" (?:\w+ly )?[a-z]+s ")
_OBJECT = re.compile(r"[,.;]|$| (?:by|in|on|at|to|for|with|from|as|because|when|and|but|after|before|until|again|twice|the (?:same )?day|every|out|up|off|away|back)\b")
"""What follows “her” where it is whom something is done to, and not whose."""


def tell_genders(people: list[Person], text: str, lex: ModuleType, language: Language) -> None:
    """Explicit words first, then known given names, then the pronouns that follow, then the opposite of the other."""
    for p in people:
        if language == "zh":
            _by_word_zh(p, people, text)
        elif not p.gender:
            _by_word_en(p, text, lex)
    if language == "zh":
        _by_given_name(people, text, lex)
    for m in re.finditer(r"[他她]" if language == "zh" else r"\b(?:he|his|him|she|her|hers)\b", text, re.I):
        gender = lex.PRONOUNS[m[0].lower()]
        if any(p.gender == gender and p.at < m.start() for p in people):
            continue
        if person := (_meant_zh if language == "zh" else _meant_en)(m, people, text):
            person.gender = gender
    for p in people:
        if language == "en":
            _by_ending(p, text)
        elif not p.gender and len(people) == 2 and not _ZH_NO_COUPLE.search(text):
            other = people[1] if p is people[0] else people[0]
            p.gender = {"f": "m", "m": "f"}.get(other.gender, "")


def _by_word_zh(p: Person, people: list[Person], text: str) -> None:
    """女 or 男 before or in the word for somebody; 老王 is a man."""
    near = re.sub("^.*[的和与跟，]", "", text[max(0, p.at - 3, *(q.end for q in people if q.end <= p.at)):p.at]) + text[max(0, p.at):p.end]
    if not p.name and p.at and text[p.at - 1] in "男女":
        p.gender = "f" if text[p.at - 1] == "女" else "m"  # 女骗子
    if not p.gender:
        p.gender = "f" if "女" in near else "m" if "男" in near else ""
    if p.called and re.search("女(?!婿)", text[p.end - len(p.called):p.end]) and "男" not in p.called:
        p.gender = "f"
    if re.fullmatch("老.", p.name) and not p.gender and not ("她" in text and "他" not in text):
        p.gender = "m"


def _by_word_en(p: Person, text: str, lex: ModuleType) -> None:
    """“female” before the word for somebody, or a known given name."""
    p.gender = "f" if re.search(r"\b(?:female|woman)\s*$", text[max(0, p.at - 9):p.at], re.I) else ""
    first = p.name.split(" ")[0]
    p.gender = p.gender or next((g for g in "fm" if first and (first in lex.NAMES[g] or first in lex.NAMES.get("known_" + g, ()))), "")


def _by_given_name(people: list[Person], text: str, lex: ModuleType) -> None:
    """Chinese given names, unless the pronoun at the head of a clause speaks against them."""
    only = {lex.PRONOUNS[m[1]] for m in re.finditer("(?:^|[，。])[^，。]{0,4}([他她])(?!们)", text)}
    for p in people:
        if p.name and not p.gender and (not only or given_gender(p.name) in only):
            p.gender = given_gender(p.name)
    if sum(bool(p.name) for p in people) > 1:  # of two who are named a pronoun alone does not tell which
        for p in people:
            p.gender = p.gender or given_gender(p.name)


def _untold(m: re.Match[str], people: list[Person], text: str) -> list[Person]:
    """Whom a pronoun may mean: those before it whose gender nothing has told yet."""
    return [p for p in people if p.end <= m.start() and not p.gender and not BRINGS.match(text[p.end:])]


def _held_by_another(m: re.Match[str], people: list[Person], text: str, language: Language) -> bool:
    """“… who holds the letter he wrote”: whoever holds it is not the one who wrote it."""
    return len(people) > 1 and bool(re.search(_HELD_BY_ANOTHER[language], text[max(0, m.start() - 50):m.start()], re.I))


def _meant_zh(m: re.Match[str], people: list[Person], text: str) -> Person | None:
    """Whom 他 or 她 means."""
    before = _untold(m, people, text)
    if len(before) > 1 and before[0] is people[0] and re.search("^(?:发现|看见|看到|听见|得知)", text[before[0].end:]):
        before = before[:1]  # “小说家发现邻居…和他昨天写的一样”: who found it out
    if len(before) > 1 and re.fullmatch("(?:却|竟|就|当众|一把|又)*[把将骂打赶开踢撞]", text[before[-1].end:m.start()]):
        before = before[:-1]  # “新来的经理把他骂下了车”: nobody does that to themselves
    if len(before) > 1 and re.search("(?:^|[，。])(?:而|但|可|却)?对方[^，。]*$", text[:m.start()]):
        before = before[:1]  # what the other does is done to the first
    if len(before) > 1 and m.start() and re.search("(?:^|[，。])[^，。]{0,4}$", text[:m.start()]):
        before = [p for p in before if not re.search("(?:替|帮|为|给|被|把|对|向)$", text[:p.at])] or before  # who did not act is not whom a clause goes on with
    return (before[0] if _held_by_another(m, people, text, "zh") else before[-1]) if before else None


def _meant_en(m: re.Match[str], people: list[Person], text: str) -> Person | None:
    """Whom “he” or “her” means: in one sentence mostly its subject."""
    before = _untold(m, people, text)
    if len(before) > 1 and m[0].lower() in ("he", "she") and re.fullmatch(r"['’]s (?:[\w-]+ )?", text[before[0].end:before[1].at]):
        before = before[1:]  # “a tailor's apprentice …, he”
    if not before or (m[0].lower() in ("him", "her") and _DOES.fullmatch(text[before[-1].end:m.start()]) and _OBJECT.match(text[m.end():])):
        return None  # “her boss fires her”: nobody does that to themselves
    by_first = _held_by_another(m, people, text, "en") or not re.search(r"[.;!?]|\bwhere $", text[before[0].end:m.start()])
    by_first = by_first and not (len(before) > 1 and TO_ANOTHER.search(text[:m.end()]) and re.match(r"[,.;]|$| (?:in|on|at|to|for|with|from|as|by|into|out|back|instead|there)\b", text[m.end():]))
    return before[0 if by_first else -1]


def _by_ending(p: Person, text: str) -> None:
    """Somebody's daughter or son whose parent is told, and how a given name ends."""
    if not p.gender and re.match(r"['’]s (?:[\w-]+ )?(?:daughter|son)\b", text[p.end:]) and (parent := re.search(r"\b(?:her|his) (father|mother)\b", text[p.end:], re.I)):
        p.gender = "m" if parent[1].lower() == "father" else "f"
    if p.name and not p.gender:
        p.gender = "f" if _OF_HER.search(p.name.split()[0]) else "m" if _OF_HIM.search(p.name.split()[0]) else ""


def fix_genders(people: list[Person], genders: str) -> None:
    """Give those whose gender nothing tells that of an event's players, in their order."""
    for p, g in zip(people, genders, strict=False):
        p.gender = p.gender or g
