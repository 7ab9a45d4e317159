"""Words that a premise finds in the idea by patterns of its own, and how each of them comes into a mouth.

    find.money: [一二三四五六七八九十百]+万 // 三十八万    {money}: the idea's words (the first group, if there is one), else those after `//`
    A.never: 却从来?不敢?([^，。]+) // 拆开它             {never}: a predicate of role A, in the same way
    A.refuses: refuses to ([^,.;]+)                    without `//` the slot is empty where the idea has nothing, and lines that need it are not said

Of what was found for `find.x` there are also {x_my} and {x_you}, as A says it and as others say it to A: 她的狗 is 我的狗 and 你的狗, “her ring”
is “my ring”; of somebody of the family what their own child calls them, and others to the child (爸, 你爸).

Of a predicate there are {x_you} and {x_me}. In Chinese without a subject (你{x_you}); in English with it: “you found a ring in your coat”,
“I found …” ({x_now_you}, {x_now_me} in the present: “you find …”), and {x_do}, {x_do_my} (“find a ring in your coat”), {x_ing}, {x_ing_my}
(“finding …”), and of several {x_we} (“we share an oven”), {x_both} (“the two of you share an oven”). One that would be no sentence is empty. Of B's predicate A is the other: “thanks him”
is “you thanked me”.

A pattern, or what stands after `//`, may be a place of an English idea (`<first>`, `<who>`, see found_facts.py): what its first clause says.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Premise
from engine.writing.dramatist.clauses_en import THIRD, past, persons, plain
from engine.writing.dramatist.found_facts import PLACE, standing_at
from engine.writing.dramatist.setup_en import ing
from engine.writing.dramatist.spoken_en import ADVERBS, Voice, contracted, finite, in_persons
from engine.writing.dramatist.spoken_zh import DANGLING

_HEADER = re.compile(r"(find|[A-E])\.(\w+)")
_ZH_FORMS, _EN_FORMS = ("_you", "_me"), ("_you", "_me", "_now_you", "_now_me", "_do", "_do_my", "_ing", "_ing_my", "_we", "_both")
_CALLED = {"父亲": "爸", "爸爸": "爸", "老爸": "爸", "母亲": "妈", "妈妈": "妈", "老妈": "妈"}
_KIN = re.compile("[爸妈父母爷奶哥姐弟妹儿女公婆]")
_MOST_ZH, _MOST_EN = 18, 15
"""Characters, and words, of a predicate that a mouth can take in one line."""


def found_words(premise: Premise, text: str, language: Language, genders: Mapping[str, str], lead: str = "", called: str = "") -> dict[str, str]:
    """The slots that a premise finds in the idea, or has words of its own for; `genders` (f, m, "") by role, for whose pronouns are turned (“-”: no pronoun is theirs), `lead` is A's name and `called` the idea's own word for A (渔民每次出海… is 我每次出海…)."""
    out: dict[str, str] = {}
    for header, value in premise.fields.items():
        if not (m := _HEADER.fullmatch(header)):
            continue
        word = _found(value, text, genders.get("A", ""))
        gender = genders.get(m[1] if m[1] != "find" else "A", "")
        out[m[2]] = word
        if language == "zh" and lead and gender in ("f", "m") and m[1] in ("find", "A"):
            ta = "她" if gender == "f" else "他"
            word = re.sub(f"^{re.escape(called)}(?=[\u4e00-\u9fff]{{3}})(?!的)", ta, word.replace(lead, ta)) if called else word.replace(lead, ta)
        if m[1] == "find":
            said = _thing(word, gender, language)
        elif language == "en":
            said = _predicate_en(word, gender, genders.get("A", "") if m[1] != "A" else None)
        else:
            said = _predicate(word, gender)
        out |= {m[2] + form: words for form, words in said.items()}
    return out


def always_filled(premise: Premise) -> frozenset[str]:
    """Slots that a premise has words for in any case."""
    heads = [(m[1], m[2], value) for header, value in premise.fields.items() if (m := _HEADER.fullmatch(header))]
    return frozenset(slot for kind, name, value in heads if " // " in value and not PLACE.fullmatch(value.rpartition(" // ")[2]) for slot in ((name, name + "_my", name + "_you") if kind == "find" else (name,)))


def may_be_empty(premise: Premise) -> frozenset[str]:
    """Slots of its own that an idea may leave empty."""
    forms = ("", "_my", *_ZH_FORMS, *_EN_FORMS)
    names = [m[2] for header in premise.fields if (m := _HEADER.fullmatch(header))]
    return frozenset(name + form for name in names for form in forms) - always_filled(premise)


def _found(value: str, text: str, gender: str) -> str:
    """The first of what a header names that the idea has, and what is not found there but said in any case."""
    *places, other = value.split(" // ") if " // " in value else (value, "")
    for pattern in (*places, other):
        if place := PLACE.fullmatch(pattern.strip()):
            found = standing_at(place[1], text, gender)
        elif pattern is other:
            found = other
        else:
            m = re.search(pattern.strip(), text, re.I)
            found = next((g for g in m.groups() if g), m[0]) if m else ""
        if found:
            return found.strip(" ,.，。")
    return ""


def _thing(word: str, gender: str, language: Language) -> dict[str, str]:
    """`{x_my}` and `{x_you}` of a thing or of somebody."""
    if language == "zh":
        called = _CALLED.get(word, word)
        called = _YET.sub("", called)
        family = len(word) < 4 and _KIN.search(word)
        return {"_my": _turned_zh(called, gender, "我"), "_you": "你" + called if family else _turned_zh(called, gender, "你")}
    return {"_my": persons(word, gender, "I"), "_you": persons(word, gender, "you")}


_YET = re.compile("(?<=[\u4e00-\u9fffA-Za-z])(?:却(?!步)|(?<!究)竟然?|居然)(?=[\u4e00-\u9fff]{2})")
"""Tells that an idea thinks a thing odd (点名册上却只有五个): whoever says it does not need it."""


def _turned_zh(words: str, gender: str, person: str) -> str:
    """A pronoun of A's own becomes `person`."""
    if gender == "-":
        return words
    own = {"f": "她", "m": "他"}.get(gender, "他她")
    return re.sub(rf"(?<!其)[{own}](?![们俩])", person, words)


_LEADING = re.compile("^(?:一直|竟然?|早就|居然|偏偏|突然|忽然|却|而|正|又|都|还|就|才|也)+(?=.)")


def _predicate(words: str, gender: str) -> dict[str, str]:
    said = _LEADING.sub("", words)
    if not 1 < len(said) <= _MOST_ZH or DANGLING.search(said):
        return dict.fromkeys(_ZH_FORMS, "")
    return {"_you": _turned_zh(said, gender, "你"), "_me": _turned_zh(said, gender, "我")}


def _predicate_en(words: str, gender: str, other: str | None = None) -> dict[str, str]:
    """All forms of an English predicate that was found as “finds …”, “found …”, “find …”, “to find …” (of which any verb is known), “(has been) finding …” or “can't find …”.

    With the gender of an `other`: what somebody does to one of that gender who is spoken with.
    """
    words = re.sub("^(?:(?:has|have|had) )?been (?=[a-z]+ing)", "", words)
    to, words = words.startswith("to "), words.removeprefix("to ")
    m = re.match(rf"({ADVERBS})([\w']+)\b", words)
    base = (m[2] if to else _base(m[2])) if m else ""
    if not m or len(words.split()) > _MOST_EN or not (base or m[2] in _MODALS):
        return dict.fromkeys(_EN_FORMS, "")

    def mine(said: str, person: str) -> str:
        return persons(said, gender, person) if other is None else in_persons(said, Voice(person, gender, "I" if person == "you" else "you", other))

    several = _several(words) if m[2] == base or m[2] in ("have", "are", "were") or m[2] in _MODALS else {"_we": "", "_both": ""}
    if not base:
        you, me = (contracted(f"{person} {mine(words, person)}") for person in ("you", "I"))
        return dict.fromkeys(_EN_FORMS, "") | {"_you": you, "_now_you": you, "_me": me, "_now_me": me} | several
    rest = words[m.end():]
    third = m[1] + ("is" if base == "be" else next((t for t, b in THIRD.items() if b == base), base + "s")) + rest

    def whole(person: str, now: bool) -> str:
        said = finite(words if m[2] in _bases() and m[2] != base and not m[2].endswith("ing") else third, person, now)
        return contracted(f"{person} {mine(said, person)}") if said else ""

    do = m[1] + base + _SECOND.sub(lambda s: f"{s[1]} {THIRD.get(s[2], s[2])}", rest)
    going = m[1] + _ing(base) + _SECOND.sub(lambda s: f"{s[1]} {_ing(THIRD[s[2]]) if s[2] in THIRD else s[2]}", rest)
    return {"_you": whole("you", False), "_me": whole("I", False), "_now_you": whole("you", True), "_now_me": whole("I", True),
            "_do": mine(do, "you"), "_do_my": mine(do, "I"), "_ing": mine(going, "you"), "_ing_my": mine(going, "I")} | several


def _several(words: str) -> dict[str, str]:
    """What several do, as one of them says it (“have to share their oven”: “we have to share our oven”), and as it is said to two of them."""
    we, both = (re.sub(r"\b(?:they|them)\b", other, re.sub(r"\btheir\b", own, words)) for other, own in (("us", "our"), ("you", "your")))
    return {"_we": contracted("we " + we), "_both": "the two of you " + contracted(both)}


_MODALS = frozenset("can can't cannot could couldn't will won't would wouldn't must should shouldn't does doesn't did didn't".split())
_SECOND = re.compile(r"\b(and|then|but) (\w+s)\b")


def _ing(base: str) -> str:
    return "being" if base == "be" else ing(base)


@lru_cache
def _bases() -> dict[str, str]:
    """Of every verb we know the forms “found”, “finding” and “find”, and its plain form."""
    verbs = {*THIRD.values()} - {"be", "have"}
    regular = {(v + "d" if v.endswith("e") else v + "ed"): v for v in verbs}
    return regular | {past(v): v for v in verbs} | {ing(v): v for v in verbs} | {v: v for v in verbs}


def _base(verb: str) -> str:
    """The plain form of a verb as it stands; "" for what is none."""
    return {"is": "be", "has": "have", "had": "have", "have": "have"}.get(verb) or _bases().get(verb) or plain(verb)
