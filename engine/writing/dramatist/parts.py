"""Which person of the prompt takes which part of a premise."""
from __future__ import annotations

import re
from dataclasses import replace

from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Part, Premise
from engine.writing.dramatist.kinds import parts_of_kind
from engine.writing.dramatist.lookup import lexicon
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading import Reading

ANYBODY = frozenset("小偷 人 男人 女人 女子 男子 姑娘 小伙 老人 陌生人 男生 女生 女孩 男孩 孩子 少年 少女 老太太 老头 老奶奶 老爷爷 客人 顾客 年轻人 阿婆 阿公 大叔 大妈 大爷 中年人 盲人 独生女".split())
"""Words for a person that do not say what they do or are to another."""
OWNER = re.compile(r"的(?!(?:女|儿|父|母|妻|丈|爷|奶|外|哥|弟|姐|妹|师|徒|朋友|男|老|孩))|['’]s\b|,? (?:who |that )?(?:has |had |is |was )?(?:already )?(?:drowned|died|disappeared|vanished|dead|killed|buried)\b")
EVERY = re.compile(r"(?:每个|每位|每一个|所有|\b(?:every|each|all|everyone's|late|dead))\s?$", re.I)
_PARENT = re.compile(r"(?:的|之|家的?)(?:女儿|儿子|千金|嫡女|庶女|独女|之女|小女|公子|女)|['’]s (?:daughter|son|wife|widow|sister|brother)")


def assign(premise: Premise, reading: Reading, size: int) -> dict[str, tuple[Part, Person]]:
    """Which person of the prompt takes which part, for the first `size` parts.

    People come in the order in which the prompt names them, except that a lone “ex” or “mother” is the opposite, not the lead.
    """
    roles = list(premise.parts)[:size]
    if "kind" in premise.fields:
        return parts_of_kind(premise, reading, roles)
    people = _coming_in(premise, reading, _in_order(premise, reading, roles))
    claimed = _claimed(premise, people) | _in_the_event(premise, reading, people)
    people = _left(premise, reading, people, claimed)
    out: dict[str, tuple[Part, Person]] = {}
    for role in roles:
        part = premise.parts[role]
        if role in claimed:
            out[role] = (part, claimed[role][0])
        elif premise.fields.get("genders") == "fixed":  # who cannot have this part may have another
            person = next((p for p in people if p.gender in ("", part.gender) and (role in "AB" or p.name)), None)
            people = [p for p in people if p is not person]
            out[role] = (part, person or Person())
        else:
            if premise.situations and reading.language == "en" and role not in "AB":
                people = [p for p in people if p.name]
            out[role] = (part, people.pop(0) if people and _may_play(people[0], part, premise, reading) else Person())
    return out


def _in_order(premise: Premise, reading: Reading, roles: list[str]) -> list[Person]:
    """The people of the prompt as they take parts; somebody without a word for them where the premise brings its own."""
    people = _either(premise, reading)
    if premise.fields.get("skeleton") == "guise" and reading.language == "en" and len(people) > 1 and re.search(r"\bhires?\b|\blooks exactly like\b", reading.text):
        people = [people[1], people[0]]  # who is hired, or so alike, is who passes for another
    elif premise.fields.get("skeleton") == "guise" and not (reading.situation and reading.situation.name in premise.situations) and len(people) > 1 and not people[1].name:
        # whom somebody passes for is not there
        people[0].gender = people[0].gender or people[1].gender
        people.pop(1)
    if premise.turn not in ("", "facts") and reading.turn:  # whom the second clause is about, and nobody who is only spoken of
        people = [people[0], reading.turn.other or Person(), *(p for p in people[1:] if p.name and p is not reading.turn.other)]
    if not any(p.called or p.name or p.job for p in people):
        people = _only_pronouns(reading)
    lead = _leads(premise, reading, people)
    if premise.fields.get("second") == "own" and people:  # B is what the premise is about, and nobody of the idea
        people.insert(1, Person())
    if len(people) == 1 and not people[0].name and not people[0].job and not people[0].at < 0 and "B" in roles and not lead:
        people.insert(0, Person())
    if not premise.from_idea and len(people) > 1 and len(roles) > 1 and _crossed(premise.parts[roles[0]].gender, premise.parts[roles[1]].gender, people, premise.fields.get("era") == "old"):
        people[:2] = people[1::-1]
    return people


def _leads(premise: Premise, reading: Reading, people: list[Person]) -> bool:
    """Whether the first whom the prompt names is the lead, even if no more is said than whose ex or mother it is."""
    if not people:
        return False
    first, chinese = people[0], reading.language == "zh"
    return ((premise.from_idea and reading.language == "en" and (first.at < 30 or premise.turn == "facts"))
            or (bool(premise.situations) and chinese and first.called in ANYBODY)
            or (premise.own_lines and chinese and first.at < (3 if first.called in ANYBODY else 1))
            or (premise.retold and first.at < len(re.split("[，。]", reading.text)[0]) and not re.match("[^，。]{0,6}[两三四五六七八九十几]个人", reading.text)))


def _coming_in(premise: Premise, reading: Reading, people: list[Person]) -> list[Person]:
    """Without those who are only spoken of."""
    if premise.situations and reading.situation:
        people = [p for p in people if p.at < 0 or p.name or not any(a <= p.at and p.end <= b for a, b in reading.situation.spoken_of)]
    if premise.own_lines and not premise.turn:  # whose room it is, and “every patient”, do not come in
        people = [p for n, p in enumerate(people) if p.at < 0 or not n or p.name or not (OWNER.match(reading.text[p.end:]) or EVERY.search(reading.text[:p.at]))]
    if premise.fields.get("genders") == "fixed":  # of “the general's daughter” the general does not come in
        people = [p for p in people if p.at < 0 or not _PARENT.match(reading.text[p.end:])]
    return people


def _left(premise: Premise, reading: Reading, people: list[Person], claimed: dict[str, list[Person]]) -> list[Person]:
    """Who takes the parts that nobody has by a word or a deed of the prompt (`claimed`), in order."""
    people = [p for p in people if all(p is not c for cs in claimed.values() for c in cs)]
    if premise.fields.get("cast") == "named":  # whom its event does not name plays nobody's part
        people = [] if "A" in claimed else people[:1]
    if premise.situations and reading.language == "en":
        people = [p for p in people if p.name or p.at < 0 or not _SURGERY.match(reading.text[p.end:])]
        # beyond the two whom it is about only those have a part whom the event names, or who have a name
        people = [p for n, p in enumerate(people) if n + sum(r in claimed for r in "AB") < 2 or p.name]
    if premise.fields.get("lead") == "pronoun" and "A" not in claimed and not any(p.called or p.name or p.gender for p in people):
        people = _only_pronouns(reading)[:1]
    elif premise.situations and premise.fields.get("lead") == "pronoun" and "A" not in claimed:
        people = [p for p in people if p.name or p.at < 0 or not _OF_THEIRS.search(reading.text[:p.at])]
    return people


_SURGERY = re.compile(r"['’]s (?:[\w-]+ )?(?:surgery|operation|treatment|debts?|bills?|shop|house|bakery|farm|company|funeral|will|wedding|heart|trust|name|honou?r|memory|tuition|school)\b")
"""After somebody for whose sake, or in whose house, it is done, and who has no part in it."""
_OF_THEIRS = re.compile(r"\b(?:his|her|their|my) (?:[\w-]+ )?$", re.I)
"""Before somebody who is another's, and not who an idea of “she” is about."""


def _may_play(person: Person, part: Part, premise: Premise, reading: Reading) -> bool:
    """Nobody's brother plays somebody's mother: he may play who comes after her. And a grandfather is nobody's runaway son, unless the story is the idea's own."""
    if person.gender and person.gender != bound_gender(part, reading.language) != "":
        return False
    return premise.from_idea or person.age != "elder" or bool(person.name or person.job) or part.age not in ("child", "young", "adult")


def _either(premise: Premise, reading: Reading) -> list[Person]:
    """The people of the prompt; of a couple whose words are neither's alone (a florist, an heir; he … her) no pronoun tells who is who: they are as the premise has them."""
    he, she = (re.search(rf"\b(?:{words})\b", reading.text, re.I) for words in ("he|him|his", "she|hers?"))
    pronoun = any(p.gender and not p.called and not p.name and p.at >= 0 for p in reading.people) or any(_known(p) for p in reading.people[:2])
    if not (premise.situations and premise.fields.get("pairs") == "AB" and reading.language == "en" and ((he and she) or pronoun)):
        return list(reading.people)
    return [replace(p, gender="") if p.gender and p.called and not p.name and p.at >= 0 and not _known(p) else p for p in reading.people]


def _known(person: Person) -> str:
    """The gender that the word for somebody has by itself (a contract wife); "" for a florist."""
    words = person.called.lower().split()
    return str(lexicon("en").PEOPLE.get(words[-1], ("", ""))[0]) if words else ""


def _only_pronouns(reading: Reading) -> list[Person]:
    """Nobody is named: “she” and “he” are who it is about, in the order in which they come."""
    words = {"他": "m", "她": "f"} if reading.language == "zh" else {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
    found = re.findall("[他她](?!们)" if reading.language == "zh" else r"\b(?:he|his|him|she|her)\b", reading.text.lower())
    return [Person(gender=g, at=-1) for g in dict.fromkeys(words[w] for w in found)]


def _claimed(premise: Premise, people: list[Person]) -> dict[str, list[Person]]:
    """Who of the prompt has a part by the word for them (`plays: C 岳母 丈母娘; D 首富`): the first plays it, others are the same person.

    Whom the role `-` names is nobody who comes in.
    """
    out: dict[str, list[Person]] = {}
    for spec in filter(None, premise.fields.get("plays", "").split(";")):
        role, *words = spec.replace("_", "-").split()
        for person in people:
            if person.called.lower() in words and (role not in premise.parts or person.gender in ("", premise.parts[role].gender)):
                out.setdefault(role, []).append(person)
    return out


def _in_the_event(premise: Premise, reading: Reading, people: list[Person]) -> dict[str, list[Person]]:
    """Who of the prompt has a part by what they do in its event (`situations.Situation.roles`)."""
    if not premise.situations or not reading.situation:
        return {}
    out: dict[str, list[Person]] = {}
    for role, (start, end) in reading.situation.roles.items():
        free = [p for p in people if p.at >= 0 and not any(p is q for q, in out.values())]
        word = reading.text[start:end]
        person = next((p for p in free if p.at < end and start < p.end), None) or next((p for p in free if p.called and p.called == word), None)
        if person and role in premise.parts:
            out[role] = [person]
    return out


def bound_gender(part: Part, language: Language) -> str:
    """The gender that the part's own word has (mother, 父亲, queen); "" for a job that anybody may have."""
    return str(lexicon(language).PEOPLE.get(part.job, ("", ""))[0])


def _crossed(first: str, second: str, people: list[Person], old: bool) -> bool:
    """Whether a couple of the prompt fits the two parts only the other way round."""
    a, b = people[0].gender, people[1].gender
    return bool(a and b) and a != b and not people[0].name and (a, b) == (second, first) and (old or not (people[0].job and people[1].job))
