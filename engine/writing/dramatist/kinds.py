"""Stories for a whole kind of idea, known by how such ideas are told: who left whom at the registry, whose bride price is asked for.

A premise is for a kind by its headers, regular expressions over the idea:

    kind: 闪婚|拉[^，。]{1,6}(?:领证|结婚)          ideas that it tells; of several premises the one of the highest `rank:` (1 without)
    not_kind: 皇|妃                               and of these none
    plays: B 总裁 路人; C 未婚夫; - 孙子            which words for somebody are which role, of either sex; `-` does not come in, `{who}` is whom
                                                 the premise's `find.who:` has found
    mirror: BC                                   roles that are of the other sex when A is
    alike: BC                                    roles of one sex: whose word tells it tells it of both
    veiled: A                                    roles that look and are called as they pass for ({trade}, else as the premise says), whatever they are in truth
    find.money: [一二三四五六七八九十百]+万 // 三十八万    words of the idea's own: see found.py
    form: yes                                     it is for the form that an idea is told in (does for all what she never does for herself), whatever
                                                  it is about: looked for after all that knows the matter. `plays: A *; B *` are then whoever is in it
    form: first                                  the same, of a form so strict that it is looked for together with the kinds
    away: gone                                   whoever is in the words of this slot of its own is only spoken of (我有过一个弟弟)

Whoever of the idea is no role's is A if nobody else is, and does not come in otherwise, unless they have a name.
"""
from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Part, Premise, premises
from engine.writing.dramatist.chance import number
from engine.writing.dramatist.found import found_words, may_be_empty
from engine.writing.dramatist.lookup import lexicon
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading import Reading

_ERAS: dict[bool | str, tuple[str | None, ...]] = {True: ("old", "any"), False: (None, "new", "any"), "republic": ("republic",)}
_OTHER = {"f": "m", "m": "f", "": ""}


def of_kind(prompt: str, language: Language, old: bool | Literal["republic"], key: tuple[object, ...], form: bool = False) -> Premise | None:
    """The premise for the idea's kind, of several of the same rank the one that the seed takes; None when it is of no kind.

    `old` is whether it plays in the days of palaces, or in the republic. With `form`: for the form that it is told in, whatever it is about.
    """
    found = [p for p in premises(language) if "kind" in p.fields and (p.fields.get("form") == "yes") == form and p.fields.get("era") in _ERAS[old] and _tells(p, prompt)]
    best = max(found, key=lambda p: (float(p.fields.get("rank", 1)), number("kind", *key, p.id)), default=None)
    return replace(best, fields={**best.fields, "era": "old"}) if best and old is True else best


def _tells(premise: Premise, prompt: str) -> bool:
    """Whether an idea is of the kind that a premise is for."""
    never = premise.fields.get("not_kind")
    told = bool(re.search(premise.fields["kind"], prompt, re.I)) and not (never and re.search(never, prompt, re.I)) and premise.at_home(prompt)
    return told and ("form" not in premise.fields or _can_be_named(premise, prompt))


def _can_be_named(premise: Premise, prompt: str) -> bool:
    """Whether an idea has the words that the title and the plot line of a premise for its form are made of."""
    found = found_words(premise, prompt, "zh" if re.search("[\u3400-\u9fff]", prompt) else "en", {})
    named = re.findall(r"\{(\w+)\}", premise.fields["title"] + premise.fields["logline"])
    return all(found.get(name, name) for name in named if name in may_be_empty(premise))


def parts_of_kind(premise: Premise, reading: Reading, roles: Sequence[str]) -> dict[str, tuple[Part, Person]]:
    """Who of the idea has which part; of whom the idea says nothing the premise's own word holds."""
    claims = _claims(premise, reading)
    every = {word for _, *words in claims for word in words}
    taken: dict[str, Person] = {}
    free = _present(premise, reading, _people(reading, next((words for role, *words in claims if role == "A"), [])))
    for role, *words in claims:
        mine = _called(free, words, every)
        free = [p for p in free if not any(p is q for q in mine)]
        if not mine and "*" in words:
            mine = [p for p in free if p.called not in every][:1]
            free = [p for p in free if not any(p is q for q in mine)]
        if mine and role in premise.parts:
            taken[role] = mine[0]
        if role == "A":  # of two that are called so the other may have another part
            free = sorted([*free, *mine[1:]], key=lambda p: p.at)
    taken |= _unread(claims, taken, reading, "form" in premise.fields)
    if "A" not in taken and (lead := next((p for p in free if _of_an_age(p, premise.parts["A"], reading.language)), None)):
        taken["A"] = lead
        free = [p for p in free if p is not lead]
    if "A" not in taken and "form" in premise.fields and (pronoun := _HIS_OR_HER.search(reading.text)):
        taken["A"] = Person(gender="f" if pronoun[1].lower() in ("she", "her") else "m")
    for person in (p for p in free if p.name):
        role = next((r for r in roles if r not in taken and person.gender in ("", premise.parts[r].gender)), "")
        if role:
            taken[role] = person
    anybody = {role for role, *words in claims if {"*", "="} & set(words) and "form" in premise.fields}
    taken = {role: _in_a_form(person) if role in anybody and reading.language == "en" else person if role in anybody and person.gender else _by_the_word(person, reading) for role, person in taken.items()}
    taken |= {role: _veiled(taken.get(role, Person()), premise, reading.text) for role in premise.fields.get("veiled", "")}
    for group in premise.fields.get("alike", "").split():
        told = next((taken[r].gender for r in group if r in taken and taken[r].gender), "")
        taken |= {r: replace(taken.get(r, Person()), gender=taken[r].gender if r in taken and taken[r].gender else told) for r in group if told}
    turned = _turned(premise, taken)
    return {role: (premise.parts[role], taken[role] if role in anybody and role in taken else _as_part(taken.get(role, Person()), premise.parts[role], role in turned, reading.language)) for role in roles}


_FOUND = re.compile(r"\{(\w+)\}")


def _claims(premise: Premise, reading: Reading) -> list[list[str]]:
    """Of each role the words that are it; of one that was found by a pattern (`{who}`) what that found, its last word, and the mark `=`."""
    claims = [spec.split() for spec in premise.fields.get("plays", "").split(";") if spec.strip()]
    found = found_words(premise, reading.text, reading.language, {}) if any(_FOUND.match(w) for _, *words in claims for w in words) else {}
    out: list[list[str]] = []
    for role, *words in claims:
        said = [found.get(m[1], "") for w in words if (m := _FOUND.match(w))]
        named = [p.called for p in reading.people if p.called and any(re.search(rf"{re.escape(p.called)}$", s) for s in said)]
        out.append([role, *(w for w in words if not _FOUND.match(w)), *named, *(["="] if said else [])])
    return out


_AGES_EN = {"boy": "child", "girl": "child", "schoolboy": "child", "schoolgirl": "child", "widow": "middle"}
"""How old an English word makes somebody who is alone with it; a girlfriend, or “the girl she loved”, is called otherwise or has no such part."""


def _in_a_form(person: Person) -> Person:
    """Somebody of an English idea in a premise for its form: as read, a boy as a child and a widow as no young woman."""
    general = lexicon("en").PEOPLE.get(person.called, ("", ""))[1]
    return replace(person, age=_AGES_EN.get(person.called, person.age) if person.age in ("", general) else person.age)


def _present(premise: Premise, reading: Reading, people: Sequence[Person]) -> list[Person]:
    """Of the people of an idea those whom the words of the premise's `away` slots do not name."""
    found = found_words(premise, reading.text, reading.language, {}) if "away" in premise.fields else {}
    words = [found.get(slot, "") for slot in premise.fields.get("away", "").split()]
    return [p for p in people if not (p.called and p.called not in "她他我" and any(p.called in word for word in words))]


def _called(people: Sequence[Person], words: Sequence[str], every: Collection[str]) -> list[Person]:
    """Who is called by one of the words, or by a longer word that ends in one (植物人丈夫) and is no other role's (`every` has those of all roles)."""
    ends = tuple(w for w in words if len(w) > 1)
    return [p for p in people if p.called in words or (p.job and p.job in words) or (p.called not in every and p.called.endswith(ends))]


_PRONOUN = re.compile("(?:^|[，。；])([她他])(?![们的俩])")
_HIS_OR_HER = re.compile(r"\b(she|her|he|his)\b", re.I)
"""By which an English idea that names nobody (“the music box comes back every time she …”) says of which sex it is."""
_LEAD_EN = re.compile("(He|She) [a-z]")
"""An English idea that is about somebody of whom it only says “she”."""
_PRONOUN_WITHIN = re.compile("(?<![是的给把对向跟和让叫请被替帮等找其有在从为])([她他])(?![们的俩])")
"""The same where words stand before it (为了面子她说…)."""


def _people(reading: Reading, lead: Sequence[str]) -> list[Person]:
    """Who is in the idea; with them her whom only a pronoun names (为了报仇，她嫁进…), where `lead` are words of A and have it."""
    people = [p for p in reading.people if p.called or p.name or p.gender or p.job]
    if (she := _LEAD_EN.match(reading.text)) and "*" in lead:
        return [Person(called="", gender="f" if she[1] == "She" else "m", at=0, end=len(she[1])), *people]
    m = _PRONOUN.search(reading.text) or (_PRONOUN_WITHIN.search(reading.text) if "*" in lead else None)
    if not m or not {m[1], "*"} & set(lead):
        return people
    gender = "f" if m[1] == "她" else "m"
    if "*" in lead and reading.text[m.end(1):m.end(1) + 1] in ("是", "当"):  # 她是护士: that is the nurse
        return people
    if any((p.called in lead and p.at < m.start(1)) or p.called == m[1] or ("*" in lead and p.at < m.start(1) and p.gender in ("", gender)) for p in people):
        return people
    return sorted([*people, Person(called=m[1], gender=gender, at=m.start(1), end=m.end(1))], key=lambda p: p.at)


_WOMAN = re.compile("阿姨|大妈|大姐|老太太|奶奶|女首富|女总裁|女老板|千金|[女她]")


def _veiled(person: Person, premise: Premise, text: str) -> Person:
    """Somebody as they pass for: by the trade that the idea has for it, whoever they are in truth."""
    trade = found_words(premise, text, "zh", {}).get("trade", "")
    known = trade if trade in text else ""
    return replace(person, job=known or premise.parts["A"].job, called=known, gender="f" if _WOMAN.search(text.partition("，")[0]) else "m")


def _by_the_word(person: Person, reading: Reading) -> Person:
    """Somebody with the sex that their own word has (女司机), or their name; of whose word has none the premise knows more than what stands near them."""
    bound = lexicon(reading.language).PEOPLE.get(person.called, ("", ""))[0] or next((g for w, g in KIN_WORDS.items() if person.called.endswith(w)), "")
    word = reading.text[max(0, person.at - 1):person.at] + person.called if person.called and reading.language == "zh" else ""
    bound = bound or ("m" if "男" in word else "f" if "女" in word else "")
    return replace(person, gender=bound or (person.gender if person.name or person.called in ("", "她", "他") else ""))


KIN_WORDS = {"公公": "m", "岳父": "m", "老丈人": "m", "婆婆": "f", "岳母": "f", "丈母娘": "f", "姥姥": "f", "姥爷": "m", "老爹": "m", "老娘": "f", "老妈": "f", "老爸": "m", "夫人": "f", "女婿": "m", "儿媳": "f", "媳妇": "f"}
"""Of the family too, though the lexicon does not have them as somebody: of which sex."""


_GROWN = ("young", "adult", "middle", "elder")


def _of_an_age(person: Person, part: Part, language: Language) -> bool:
    """Whether somebody may be as old as a part: no grandmother proposes, and no girl keeps house for fifty years."""
    age = lexicon(language).PEOPLE.get(person.called, ("", ""))[1]
    return age not in _GROWN or part.age not in _GROWN or abs(_GROWN.index(age) - _GROWN.index(part.age)) < 2


def _unread(claims: Sequence[Sequence[str]], taken: Mapping[str, Person], reading: Reading, any_word: bool) -> dict[str, Person]:
    """Roles that the idea has a word of the family for, or (`any_word`) any of theirs, by that word, where nobody was read in its place."""
    out: dict[str, Person] = {}
    used = [(p.at, p.end) for p in taken.values()]
    for role, *words in claims:
        if role in taken or role == "-":
            continue
        known = {w: lexicon(reading.language).PEOPLE.get(w, ("", ""))[0] for w in words if any_word and len(w) > 1} | KIN_WORDS
        found = [(reading.text.find(w), w) for w in words if w in known and w in reading.text]
        free = [(at, w) for at, w in found if not any(a < at + len(w) and at < b for a, b in used)]
        if free:
            at, word = min(free)
            out[role] = Person(called=word, gender=known[word], at=at, end=at + len(word))
            used.append((at, at + len(word)))
    return out


def _turned(premise: Premise, taken: dict[str, Person]) -> frozenset[str]:
    """Roles of the other sex than the premise says: those of `mirror` and A itself, when the idea's A is, or in want of A their B."""
    pair = frozenset("A" + premise.fields.get("mirror", ""))
    known = next((r for r in sorted(pair) if r in taken and taken[r].gender), "")
    return pair if len(pair) > 1 and known and taken[known].gender != premise.parts[known].gender else frozenset()


def _as_part(person: Person, part: Part, turned: bool, language: Language) -> Person:
    """Somebody of the idea as they play a part: how old a word for them is in general (女儿: young) says nothing, what the idea says of it does."""
    general = lexicon(language).PEOPLE.get(person.called, ("", ""))[1]
    gender = person.gender or (_OTHER[part.gender] if turned else part.gender)
    return replace(person, gender=gender, age=part.age if person.age in ("", general) else person.age)
