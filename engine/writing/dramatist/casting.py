"""Who plays: the premise's parts, filled with the people of the prompt; each with a look that nobody else has."""
from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, cast

from engine.drama.script import Character, Look
from engine.drama.vocabulary import Age, Build, FaceShape, Gender, Genre, Language, Skin
from engine.writing.dramatist.ailing import lies_ill
from engine.writing.dramatist.attire import era_of, hair_colour, hair_for, look_words, outfit_for
from engine.writing.dramatist.bank import Part, Premise
from engine.writing.dramatist.chance import number, pick, shuffled
from engine.writing.dramatist.kinds import parts_of_kind
from engine.writing.dramatist.lookup import job_row, lexicon
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading import Reading

COLOURS: tuple[tuple[str, str], ...] = (
    ("#2f3b57", "#b23a48"), ("#7a2e3a", "#e0b15a"), ("#2f5d50", "#e8d9b5"), ("#8a5a34", "#3c6e91"), ("#5b4a7a", "#d98a9c"),
    ("#c7a17a", "#4a3b32"), ("#3d4a4f", "#d0704a"), ("#a34a5e", "#f0d9c8"), ("#406882", "#e7b84b"), ("#6b7a3f", "#c9543d"),
)
_FAR = 75.0
"""Between two colours (0 to 255 in each of R, G, B) that nobody mixes up in a dim light."""
_OTHER_GENDER = {a: b for one, two in (("父亲", "母亲"), ("儿子", "女儿"), ("丈夫", "妻子"), ("哥哥", "姐姐"), ("弟弟", "妹妹"), ("爷爷", "奶奶"), ("舅舅", "姨妈"), ("二叔", "二婶"), ("新郎", "新娘"),
                                      ("前男友", "前女友"), ("前夫", "前妻"), ("岳母", "婆婆"), ("富家少爷", "富家小姐"), ("新婚丈夫", "新婚妻子"), ("未婚夫", "未婚妻"), ("伴郎", "伴娘")) for a, b in ((one, two), (two, one))}
"""The word for the same place in a family when the other gender has it."""
_ANYBODY = frozenset("小偷 人 男人 女人 女子 男子 姑娘 小伙 老人 陌生人 男生 女生 女孩 男孩 孩子 少年 少女 老太太 老头 老奶奶 老爷爷 客人 顾客 年轻人 阿婆 阿公 大叔 大妈 大爷 中年人 盲人 独生女".split())
"""Words for a person that do not say what they do or are to another."""
_SOMEBODY = frozenset(("man", "woman", "boy", "girl", "old man", "old woman", "person", "stranger", "crew", "jury", "team", "gang", "family", "class", "troupe", "squad"))
"""English words for anybody, and for several of whom one plays: a part's own word says more."""
OWNER = re.compile(r"的(?!(?:女|儿|父|母|妻|丈|爷|奶|外|哥|弟|姐|妹|师|徒|朋友|男|老|孩))|['’]s\b|,? (?:who |that )?(?:has |had |is |was )?(?:already )?(?:drowned|died|disappeared|vanished|dead|killed|buried)\b")
EVERY = re.compile(r"(?:每个|每位|每一个|所有|\b(?:every|each|all|everyone's|late|dead))\s?$", re.I)
_PARENT = re.compile(r"(?:的|之|家的?)(?:女儿|儿子|千金|嫡女|庶女|独女|之女|小女|公子|女)|['’]s (?:daughter|son|wife|widow|sister|brother)")
ROLES: tuple[Literal["lead", "second", "rival", "support"], ...] = ("lead", "second", "rival", "support", "support")


def assign(premise: Premise, reading: Reading, size: int) -> dict[str, tuple[Part, Person]]:
    """Which person of the prompt takes which part, for the first `size` parts.

    People come in the order in which the prompt names them, except that a lone “ex” or “mother” is the opposite, not the lead.
    """
    roles = list(premise.parts)[:size]
    if "kind" in premise.fields:
        return parts_of_kind(premise, reading, roles)
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
    lead = premise.from_idea and reading.language == "en" and bool(people) and (people[0].at < 30 or premise.turn == "facts")
    lead = lead or (bool(premise.situations) and reading.language == "zh" and bool(people) and people[0].called in _ANYBODY)
    lead = lead or (premise.own_lines and reading.language == "zh" and bool(people) and people[0].at < (3 if people[0].called in _ANYBODY else 1))
    lead = lead or (premise.retold and bool(people) and people[0].at < len(re.split("[，。]", reading.text)[0]) and not re.match("[^，。]{0,6}[两三四五六七八九十几]个人", reading.text))
    if premise.fields.get("second") == "own" and people:  # B is what the premise is about, and nobody of the idea
        people.insert(1, Person())
    if len(people) == 1 and not people[0].name and not people[0].job and not people[0].at < 0 and "B" in roles and not lead:
        people.insert(0, Person())
    if not premise.from_idea and len(people) > 1 and len(roles) > 1 and _crossed(premise.parts[roles[0]].gender, premise.parts[roles[1]].gender, people, premise.fields.get("era") == "old"):
        people[:2] = people[1::-1]
    if premise.situations and reading.situation:
        people = [p for p in people if p.at < 0 or p.name or not any(a <= p.at and p.end <= b for a, b in reading.situation.spoken_of)]
    if premise.own_lines and not premise.turn:  # whose room it is, and “every patient”, do not come in
        people = [p for n, p in enumerate(people) if p.at < 0 or not n or p.name or not (OWNER.match(reading.text[p.end:]) or EVERY.search(reading.text[:p.at]))]
    if premise.fields.get("genders") == "fixed":  # of “the general's daughter” the general does not come in
        people = [p for p in people if p.at < 0 or not _PARENT.match(reading.text[p.end:])]
    claimed = _claimed(premise, people) | _in_the_event(premise, reading, people)
    people = [p for p in people if all(p is not c for cs in claimed.values() for c in cs)]
    if premise.fields.get("cast") == "named":  # whom its event does not name plays nobody's part
        people = [] if "A" in claimed else people[:1]
    if premise.situations and reading.language == "en":
        # beyond the two whom it is about only those have a part whom the event names, or who have a name
        people = [p for n, p in enumerate(people) if n + sum(r in claimed for r in "AB") < 2 or p.name]
    if premise.fields.get("lead") == "pronoun" and "A" not in claimed and not any(p.called or p.name or p.gender for p in people):
        people = _only_pronouns(reading)[:1]
    out: dict[str, tuple[Part, Person]] = {}
    for role in roles:
        part = premise.parts[role]
        if role in claimed:
            out[role] = (part, claimed[role][0])
            continue
        if premise.fields.get("genders") == "fixed":  # who cannot have this part may have another
            person = next((p for p in people if p.gender in ("", part.gender) and (role in "AB" or p.name)), None)
            people = [p for p in people if p is not person]
            out[role] = (part, person or Person())
            continue
        # nobody's brother plays somebody's mother: he may play who comes after her
        fits = bool(people) and not (people[0].gender and people[0].gender != _bound_gender(part, reading.language) != "")
        # and a grandfather is nobody's runaway son, unless the story is the idea's own
        aged = bool(people) and not premise.from_idea and people[0].age == "elder" and not people[0].name and not people[0].job and part.age in ("child", "young", "adult")
        out[role] = (part, people.pop(0) if fits and not aged else Person())
    return out


def _either(premise: Premise, reading: Reading) -> list[Person]:
    """The people of the prompt; of a couple whose words are neither's alone (a florist, an heir; he … her) no pronoun tells who is who: they are as the premise has them."""
    he, she = (re.search(rf"\b(?:{words})\b", reading.text, re.I) for words in ("he|him|his", "she|hers?"))
    pronoun = any(p.gender and not p.called and not p.name and p.at >= 0 for p in reading.people)
    if not (premise.situations and premise.fields.get("pairs") == "AB" and reading.language == "en" and ((he and she) or pronoun)):
        return list(reading.people)
    known = lexicon("en").PEOPLE
    return [replace(p, gender="") if p.gender and p.called and not p.name and p.at >= 0 and not known.get(p.called.lower(), ("", ""))[0] else p for p in reading.people]


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


def _bound_gender(part: Part, language: Language) -> str:
    """The gender that the part's own word has (mother, 父亲, queen); "" for a job that anybody may have."""
    return str(lexicon(language).PEOPLE.get(part.job, ("", ""))[0])


def _job_in_idea(job: str, person: Person, like: Character | None) -> str:
    """The idea's own word for who they are; of two alike (`like` is the first), the same."""
    if like and not person.job and not (person.called and person.called.isascii()):
        return like.job
    if person.called in _SOMEBODY:
        return job  # the part's own word says more
    if re.search(r"车$|^(?:银行|财务|外卖|运营|策划|外科|返乡|代驾|面试|侦探社)$", person.called):
        return job  # where or with what they work is not who they are
    if person.called in _ANYBODY:
        return job
    return person.called if person.called and not person.called.endswith("部") and person.called[:1] == person.called[:1].lower() else job


def _crossed(first: str, second: str, people: list[Person], old: bool) -> bool:
    """Whether a couple of the prompt fits the two parts only the other way round."""
    a, b = people[0].gender, people[1].gender
    return bool(a and b) and a != b and not people[0].name and (a, b) == (second, first) and (old or not (people[0].job and people[1].job))


def old_times(genre: Genre, premise: Premise) -> bool:
    """Whether it plays in the age of hanfu and palaces."""
    return premise.fields.get("era", "") == "old"


def cast_parts(premise: Premise, genre: Genre, reading: Reading, language: Language, size: int, key: tuple[object, ...]) -> dict[str, Character]:
    """The characters by role letter, names unique, silhouettes apart."""
    lex, old = lexicon(language), old_times(genre, premise)
    era = era_of(old, language, reading.text)
    chosen = assign(premise, reading, size)
    taken_names, taken_hair, taken_outfit = {p.name for _, p in chosen.values() if p.name}, set[str](), set[str]()
    colours = _apart(shuffled(COLOURS, "colours", *key), len(chosen))
    genders = {r: _gender(r, part, person, chosen) for r, (part, person) in chosen.items()}
    pair = premise.fields.get("pairs", "")
    one, other = pair[:1], pair[1:]
    if other in genders and genders[one] == genders[other] and not chosen[other][1].gender:
        genders[other] = "m" if genders[one] == "f" else "f"
    alike = premise.fields.get("same", "")
    if alike and all(r in genders for r in alike):
        told = next((chosen[r][1].gender for r in alike if chosen[r][1].gender), genders[alike[0]])
        genders.update({r: told for r in alike if not chosen[r][1].gender})
    out: dict[str, Character] = {}
    for i, (role, (part, person)) in enumerate(chosen.items()):
        gender = genders[role]
        age = cast(Age, part.age if person.age == "child" and role in premise.fields.get("grown", "") else _fit_age(person, part))
        job = person.job or part.job
        if person.job and any(part.job in re.split(r"[ ,]", words) and row[0] == person.job for words, row in lex.JOBS):
            job = part.job  # the premise's word for the same trade says more (waitress, not shopkeeper)
        if gender != part.gender and not person.job:
            job = _OTHER_GENDER.get(job, job)
        if "kind" in premise.fields and person.called not in _ANYBODY and (person.called in lex.PEOPLE or (not old and (row := job_row(job, lex)) and row[1] == "palace")):
            job = person.called
        if premise.from_idea:
            job = _job_in_idea(job, person, out.get("A") if (premise.fields.get("skeleton") == "pair" or "AB" in premise.fields.get("same", "")) and role == "B" else None)
        if old and person.called and not person.called.endswith("部") and person.called not in _SOMEBODY:
            job = person.called
        family = next((out[r].name[0] for r in _relatives(premise, reading, role, chosen) if r in out), "") if language == "zh" else ""
        known = person.name if person.name not in {c.name for c in out.values()} else ""
        name = known or _name(lex.NAMES, gender, age, old, language, reading, taken_names, (*key, role), family)
        taken_names.add(name)
        row = job_row(job, lex)
        hair = hair_for(gender, age, era, job, reading.text, taken_hair, (*key, "hair", role))
        outfit = "patient" if not old and lies_ill(reading.text, person, language) else outfit_for(row, gender, age, era, job, reading.text, taken_outfit, (*key, "outfit", role))
        taken_hair.add(hair)
        taken_outfit.add(outfit)
        dark, accent = colours[i % len(colours)]
        skin = cast(Skin, pick(("fair", "light", "light") if language == "zh" or old else ("fair", "light", "tan", "brown"), "skin", *key, role))
        look = Look(
            skin=skin,
            face=cast(FaceShape, shuffled(("oval", "heart", "long", "round", "square") if gender == "f" else ("long", "square", "oval", "round", "oval"), "face", *key, gender)[i % 5]),
            build=cast(Build, "slim" if age == "young" and gender == "f" else pick(("slim", "average", "broad") if gender == "m" else ("slim", "average"), "build", *key, role)),
            hair=hair, hair_color=hair_colour(age, language, era == "east" or skin == "brown", (*key, role)), outfit=outfit, color=dark, accent=accent,
            glasses=not old and not any(c.look.glasses for c in out.values()) and number("glasses", *key, role) % 3 == 0, beard=gender == "m" and age in ("middle", "elder") and number("beard", *key, role) % 2 == 0,
            earrings=gender == "f" and number("ear", *key, role) % 2 == 0,
        )
        look = look.model_copy(update={"words": look_words(look, gender, age, language)})
        temper = part.temper.split(None, 1)
        out[role] = Character(name=name, gender=cast(Gender, gender), age=age, role=ROLES[i], job=job,
                              temper=temper[1] if len(temper) > 1 else part.temper, look=look)
    return out


_OF_ONE_NAME = frozenset("儿子 女儿 孩子 哥哥 姐姐 弟弟 妹妹 父亲 爸爸 爷爷 孙子 孙女".split())


def _relatives(premise: Premise, reading: Reading, role: str, chosen: dict[str, tuple[Part, Person]]) -> list[str]:
    """Roles with whom one has the surname in common: by the premise (`family: AD`), or because the idea calls B the child, sibling or father of A."""
    out = [pair[0] for pair in premise.fields.get("family", "").split() if pair[1] == role]
    if role == "B" and reading.relation == "kin" and premise.fields.get("genders") != "fixed" and (chosen["B"][1].called in _OF_ONE_NAME or chosen["A"][1].called in _OF_ONE_NAME):
        out.append("A")
    return out


def temper_of(part: Part) -> str:
    """The key of the temper: cold hot soft wry proud timid."""
    return part.temper.split(None, 1)[0]


def _gender(role: str, part: Part, person: Person, chosen: dict[str, tuple[Part, Person]]) -> str:
    """The prompt's word; else, for a couple, the opposite of the other; else the part's own."""
    if person.gender:
        return person.gender
    if bound := _bound_gender(part, "zh" if re.search(r"[\u3400-\u9fff]", part.job) else "en"):
        return bound
    if role in "AB":
        other = chosen.get("B" if role == "A" else "A")
        if other and other[1].gender and other[0].gender != part.gender:
            return "m" if other[1].gender == "f" else "f"
    return part.gender


def _fit_age(person: Person, part: Part) -> str:
    if part.age == "child" and person.age in ("young", "adult"):
        return "child"  # “儿子” and “the child” say how old nobody is
    return person.age or part.age


def _name(names: dict[str, tuple[str, ...]], gender: str, age: str, old: bool, language: Language, reading: Reading, taken: set[str], key: tuple[object, ...], surname: str = "") -> str:
    chinese = language == "en" and (reading.city in ("Beijing", "Shanghai", "Shenzhen", "Hong Kong", "Guangzhou", "Chengdu", "Hangzhou"))
    given = names["cn_" + gender] if chinese else names[("old_" if old else "elder_" if age in ("elder",) or (age == "middle" and language == "zh") else "") + gender]
    family = names["cn_surnames"] if chinese else names["surnames"]
    for n in range(200):
        first, last = pick(given, "given", n, *key), pick(family, "family", n, *key)
        if language == "en":
            name = f"{last} {first}" if chinese else first
            clash = any(name.split()[-1][0] == t.split()[-1][0] or name == t for t in taken if t)
        else:
            name = (surname or last) + first
            clash = any((name[0] == t[0] and not surname) or set(first) & set(t) for t in taken if t)
        if not clash or (n > 150 and name not in taken):
            return name
    raise AssertionError("no name left")


def _apart(colours: Sequence[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    """The first `count` in which no two people wear nearly the same: each is well away from those before it, as far as there are such."""
    rgb = {dark: [int(dark[i:i + 2], 16) for i in (1, 3, 5)] for dark, _ in colours}
    out: list[tuple[str, str]] = []
    for _ in range(count):
        def nearest(colour: tuple[str, str]) -> float:
            return min((math.dist(rgb[colour[0]], rgb[other[0]]) for other in out), default=_FAR)
        free = [c for c in colours if c not in out] or list(colours)
        out.append(next((c for c in free if nearest(c) >= _FAR), max(free, key=nearest)))
    return out
