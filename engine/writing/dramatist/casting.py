"""Who plays: the premise's parts, filled with the people of the prompt; each with a look that nobody else has."""
from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from engine.drama.script import Character, Look
from engine.drama.vocabulary import Age, Being, Build, FaceShape, Gender, Genre, Language, Skin
from engine.writing.beings import animal_in, coat_of, is_machine, machine_in
from engine.writing.dramatist.ailing import lies_ill
from engine.writing.dramatist.attire import Era, era_of, hair_colour, hair_for, look_words, outfit_for
from engine.writing.dramatist.bank import Part, Premise
from engine.writing.dramatist.chance import number, pick, shuffled
from engine.writing.dramatist.kinds import KIN_WORDS
from engine.writing.dramatist.lookup import job_row, lexicon
from engine.writing.dramatist.parts import ANYBODY, assign, bound_gender
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.republic import plays_in_the_republic
from engine.writing.picture_words_beings import being_words

COLOURS: tuple[tuple[str, str], ...] = (
    ("#2f3b57", "#b23a48"), ("#7a2e3a", "#e0b15a"), ("#2f5d50", "#e8d9b5"), ("#8a5a34", "#3c6e91"), ("#5b4a7a", "#d98a9c"),
    ("#c7a17a", "#4a3b32"), ("#3d4a4f", "#d0704a"), ("#a34a5e", "#f0d9c8"), ("#406882", "#e7b84b"), ("#6b7a3f", "#c9543d"),
)
_FAR = 75.0
"""Between two colours (0 to 255 in each of R, G, B) that nobody mixes up in a dim light."""
_OTHER_GENDER = {a: b for one, two in (("父亲", "母亲"), ("儿子", "女儿"), ("丈夫", "妻子"), ("哥哥", "姐姐"), ("弟弟", "妹妹"), ("爷爷", "奶奶"), ("舅舅", "姨妈"), ("二叔", "二婶"), ("新郎", "新娘"),
                                      ("前男友", "前女友"), ("前夫", "前妻"), ("岳母", "婆婆"), ("继子", "继女"), ("养女", "养子"), ("假千金", "假少爷"), ("真千金", "真少爷"), ("继母", "继父"), ("亲妈", "亲爸"), ("养母", "养父"), ("生母", "生父"), ("大姐", "大哥"), ("弟媳", "姐夫"), ("富家少爷", "富家小姐"), ("少爷", "小姐"), ("新婚丈夫", "新婚妻子"), ("未婚夫", "未婚妻"), ("伴郎", "伴娘")) for a, b in ((one, two), (two, one))}
"""The word for the same place in a family when the other gender has it."""
_SOMEBODY = frozenset(("man", "woman", "boy", "girl", "old man", "old woman", "person", "stranger", "crew", "jury", "team", "gang", "family", "class", "troupe", "squad"))
"""English words for anybody, and for several of whom one plays: a part's own word says more."""
_ANY = frozenset(("man", "woman", "person", "boy", "girl"))
"""Of these not even how old or what they are to another."""
_OF_WHERE = re.compile(r"^(?:(?:民国|旧?上海滩?|百乐门|租界|大?[帅督]军?府)的?)+(?=[\u3400-\u9fff]{2})")
"""Before the word for who somebody is: 民国少帅, 百乐门歌女."""
ROLES: tuple[Literal["lead", "second", "rival", "support"], ...] = ("lead", "second", "rival", "support", "support")


def _job_in_idea(job: str, person: Person, like: Character | None) -> str:
    """The idea's own word for who they are; of two alike (`like` is the first), the same."""
    if like and not person.job and not (person.called and person.called.isascii()):
        return like.job
    if person.called in _SOMEBODY:
        return job  # the part's own word says more
    if re.search(r"车$|^(?:银行|财务|外卖|运营|策划|外科|返乡|代驾|面试|侦探社)$", person.called):
        return job  # where or with what they work is not who they are
    if person.called in ANYBODY:
        return job
    return person.called if person.called and not person.called.endswith("部") and person.called[:1] == person.called[:1].lower() else job


def old_times(genre: Genre, premise: Premise) -> bool:
    """Whether it plays in the age of hanfu and palaces."""
    return premise.fields.get("era", "") == "old"


def cast_parts(premise: Premise, genre: Genre, reading: Reading, language: Language, size: int, key: tuple[object, ...]) -> dict[str, Character]:
    """The characters by role letter, names unique, silhouettes apart."""
    lex, old = lexicon(language), old_times(genre, premise)
    chosen = _machines_in_their_part(premise, assign(premise, reading, size))
    genders = _genders(premise, chosen)
    wardrobe = _Wardrobe(old, language, reading, era_of(old, language, reading.text), _apart(shuffled(COLOURS, "colours", *key), len(chosen)), key)
    taken_names = {p.name for _, p in chosen.values() if p.name}
    out: dict[str, Character] = {}
    for i, (role, (part, person)) in enumerate(chosen.items()):
        gender = genders[role]
        age = cast(Age, part.age if person.age == "child" and role in premise.fields.get("grown", "") else _fit_age(person, part))
        like = out.get("A") if (premise.fields.get("skeleton") == "pair" or "AB" in premise.fields.get("same", "")) and role == "B" else None
        job = _OF_WHERE.sub("", _job(premise, part, person, gender, old, language, like))
        family = next((out[r].name[0] for r in _relatives(premise, reading, role, chosen) if r in out), "") if language == "zh" else ""
        known = person.name if person.name not in {c.name for c in out.values()} else ""
        known = known or premise.fields.get(f"called.{role}", "")  # what a dog, or a voice, is called
        name = known or _name(lex.NAMES, gender, age, "republic_" if wardrobe.era == "republic" and language == "zh" else "old_" if old or wardrobe.era == "west" else "", language, reading, taken_names, (*key, role), family)
        taken_names.add(name)
        temper = part.temper.split(None, 1)
        out[role] = Character(name=name, gender=cast(Gender, gender), age=age, role=ROLES[i], job=job, temper=temper[1] if len(temper) > 1 else part.temper,
                              look=wardrobe.dress(i, role, person, gender, age, job, being_of(premise, role, job, reading.text)))
    return out


def _genders(premise: Premise, chosen: dict[str, tuple[Part, Person]]) -> dict[str, str]:
    """By role: as the prompt says; a couple's are two, and those of `same` one."""
    genders = {r: _gender(r, part, person, chosen) for r, (part, person) in chosen.items()}
    pair = premise.fields.get("pairs", "")
    one, other = pair[:1], pair[1:]
    if other in genders and genders[one] == genders[other] and not chosen[other][1].gender:
        genders[other] = "m" if genders[one] == "f" else "f"
    alike = premise.fields.get("same", "")
    if alike and all(r in genders for r in alike):
        told = next((chosen[r][1].gender for r in alike if chosen[r][1].gender), genders[alike[0]])
        genders.update({r: told for r in alike if not chosen[r][1].gender})
    return genders


def _job(premise: Premise, part: Part, person: Person, gender: str, old: bool, language: Language, like: Character | None) -> str:
    """The word for who plays a part: the prompt's or the premise's; of two alike (`like` is the first), the same."""
    lex = lexicon(language)
    job = person.job or part.job
    if person.job and any(part.job in re.split(r"[ ,]", words) and row[0] == person.job for words, row in lex.JOBS):
        job = part.job  # the premise's word for the same trade says more (waitress, not shopkeeper)
    if gender != part.gender and not person.job:
        job = _OTHER_GENDER.get(job, job)
    if "kind" in premise.fields and person.called not in ANYBODY and not ("form" in premise.fields and person.called in _ANY) and (person.called in lex.PEOPLE or person.called in KIN_WORDS or (person.called and not old and (row := job_row(job, lex)) and row[1] == "palace")):
        job = person.called
    if premise.from_idea or (language == "en" and "form" in premise.fields):
        job = _job_in_idea(job, person, like)
    if old and person.called and not person.called.endswith("部") and person.called not in _SOMEBODY:
        job = person.called
    return job


@dataclass
class _Wardrobe:
    """Looks of a cast, of which no two have one silhouette or colour as far as there are others."""

    old: bool
    language: Language
    reading: Reading
    era: Era
    colours: list[tuple[str, str]]
    key: tuple[object, ...]
    hair: set[str] = field(default_factory=set)
    outfits: set[str] = field(default_factory=set)
    glasses: bool = False

    def dress(self, i: int, role: str, person: Person, gender: str, age: Age, job: str, being: Being = "person") -> Look:
        """The look of the one at place `i`."""
        if being not in ("person", "robot"):
            look = Look(being=being, color=coat_of(being, self.reading.text, str(self.key)), accent=self.colours[i % len(self.colours)][1])
            return look.model_copy(update={"words": being_words(look, self.language)})
        key, language, old = self.key, self.language, self.old
        hair = hair_for(gender, age, self.era, job, self.reading.text, self.hair, (*key, "hair", role))
        outfit = "patient" if self.era == "new" and lies_ill(self.reading.text, person, language) else outfit_for(
            job_row(job, lexicon(language)), gender, age, self.era, job, self.reading.text, self.outfits, (*key, "outfit", role))
        self.hair.add(hair)
        self.outfits.add(outfit)
        dark, accent = self.colours[i % len(self.colours)]
        skin = cast(Skin, pick(("fair", "light", "light") if language == "zh" or old else ("fair", "light", "tan", "brown"), "skin", *key, role))
        look = Look(
            skin=skin,
            face=cast(FaceShape, shuffled(("oval", "heart", "long", "round", "square") if gender == "f" else ("long", "square", "oval", "round", "oval"), "face", *key, gender)[i % 5]),
            build=cast(Build, "slim" if age == "young" and gender == "f" else pick(("slim", "average", "broad") if gender == "m" else ("slim", "average"), "build", *key, role)),
            hair=hair, hair_color=hair_colour(gender, age, language, self.era, self.era in ("east", "republic") or skin == "brown", (*key, role)), outfit=outfit, color=dark, accent=accent,
            glasses=(self.era == "new" or (self.era == "republic" and outfit in ("changshan", "threepiece", "studentdress"))) and not self.glasses and number("glasses", *key, role) % 3 == 0, beard=gender == "m" and age in ("middle", "elder") and number("beard", *key, role) % 2 == 0,
            earrings=gender == "f" and number("ear", *key, role) % 2 == 0,
        )
        if being == "robot":
            look = look.model_copy(update={"being": being, "glasses": False, "beard": False, "earrings": False})
            return look.model_copy(update={"words": being_words(look, language)})
        self.glasses = self.glasses or look.glasses
        return look.model_copy(update={"words": look_words(look, gender, age, language)})


def being_of(premise: Premise, role: str, job: str, text: str) -> Being:
    """What who plays a part is: as the premise says (`being.B: animal`, of which kind the idea tells), or by the word for them."""
    told = premise.fields.get(f"being.{role}", "")
    if told == "animal":
        return animal_in(text)
    if told == "machine":
        return machine_in(text)
    if told:
        return cast(Being, told)
    return "robot" if is_machine(job) and machine_in(job) == "robot" and not any(k.startswith("being.") for k in premise.fields) else "person"


def _machines_in_their_part(premise: Premise, chosen: dict[str, tuple[Part, Person]]) -> dict[str, tuple[Part, Person]]:
    """A machine of the idea plays the premise's machine, and whoever had that part the machine's."""
    part = next((k.partition(".")[2] for k, v in premise.fields.items() if k.startswith("being.") and v in ("machine", "robot")), "")
    other = next((r for r, (_, p) in chosen.items() if r != part and is_machine(f"{p.called} {p.job}")), "")
    if part not in chosen or not other:
        return chosen
    return {**chosen, part: (chosen[part][0], chosen[other][1]), other: (chosen[other][0], chosen[part][1])}


_OF_ONE_NAME = frozenset("儿子 女儿 孩子 哥哥 姐姐 弟弟 妹妹 父亲 爸爸 爷爷 孙子 孙女".split())


def _relatives(premise: Premise, reading: Reading, role: str, chosen: dict[str, tuple[Part, Person]]) -> list[str]:
    """Roles with whom one has the surname in common: by the premise (`family: AD`), or because the idea calls B the child, sibling or father of A."""
    out = [pair[0] for pair in premise.fields.get("family", "").split() if pair[1] == role]
    if role == "B" and reading.relation == "kin" and "form" not in premise.fields and premise.fields.get("genders") != "fixed" and (chosen["B"][1].called in _OF_ONE_NAME or chosen["A"][1].called in _OF_ONE_NAME):
        out.append("A")
    return out


def temper_of(part: Part) -> str:
    """The key of the temper: cold hot soft wry proud timid."""
    return part.temper.split(None, 1)[0]


def _gender(role: str, part: Part, person: Person, chosen: dict[str, tuple[Part, Person]]) -> str:
    """The prompt's word; else, for a couple, the opposite of the other; else the part's own."""
    if person.gender:
        return person.gender
    if bound := bound_gender(part, "zh" if re.search(r"[\u3400-\u9fff]", part.job) else "en"):
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


def _name(names: dict[str, tuple[str, ...]], gender: str, age: str, then: str, language: Language, reading: Reading, taken: set[str], key: tuple[object, ...], surname: str = "") -> str:
    chinese = language == "en" and (plays_in_the_republic(reading.text) or reading.city in ("Beijing", "Shanghai", "Shenzhen", "Hong Kong", "Guangzhou", "Chengdu", "Hangzhou"))
    given = names["cn_" + gender] if chinese else names[(then or ("elder_" if age == "elder" or (age == "middle" and language == "zh") else "")) + gender]
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
