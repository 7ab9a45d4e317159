"""The story of an idea that no premise is about: put together, scene by scene, from what its facts ask for."""
from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import get_args

from engine.drama.vocabulary import Genre
from engine.writing.dramatist.bank import HERE, Exchange, Part, Premise, Section, sections_of
from engine.writing.dramatist.chance import chance, pick
from engine.writing.dramatist.facts_cast_en import cast_of
from engine.writing.dramatist.facts_said_en import SLOTS, Told, told_facts
from engine.writing.dramatist.reading import Reading

_PARTS = {
    "A": Part("f", "adult", "neighbour", "wry says less than is thought", "to come out of it with a straight back", "has thought of giving up"),
    "B": Part("m", "adult", "visitor", "soft listens before speaking", "to know the truth about {A}", "has known {A} by sight for years"),
    "C": Part("m", "middle", "manager", "proud likes things as they were", "that it stops", "was in the same place once, and gave in"),
    "D": Part("f", "young", "colleague", "warm says what others think", "that {A} is all right", "hasn't told {A} everything"),
}
_FIELDS = {
    "skeleton": "turn_facts", "lines": "own", "narrated": "yes", "hooks": "late", "O": "letter note", "past": "that day", "event": "that day", "stake": "the truth", "truth": "it was no chance",
    "text": "in a hurry:|we must talk", "title": "[{topic_title}|What Happened to {A}]", "logline": "{A} cannot go on as before, and {B} is the one who asks why.",
    "places": "street:outside; kitchen:the back room; park:the bench outside; livingroom:the next room", "at": "work",
}


@lru_cache
def _bank() -> dict[str, tuple[Section, ...]]:
    found: dict[str, tuple[Section, ...]] = {}
    for section in sections_of(HERE / "facts" / "en.txt", "facts"):
        found[section.name] = (*found.get(section.name, ()), section)
    return found


def premise_of_facts(reading: Reading, key: tuple[object, ...]) -> Premise | None:
    """The premise made for an English idea; None when its facts cannot be told."""
    told = told_facts(reading)
    if told is None:
        return None
    bank = _bank()
    two = told.opening in ("pair", "rivals")
    kinds: dict[str, str] = {"open": told.opening, "clash": told.opening, "turn": told.opening if two and not told.words["news"] and told.turning in ("own", "event", "none") else told.turning, "end": told.opening}
    if kinds["turn"] == "none":
        kinds["turn"] = f"none_{told.opening}"
    sections: dict[str, Section] = {}
    for part, kind in kinds.items():
        options = [s for name in (kind, kind.partition("_")[0], "any") for s in bank.get(f"{part}.{name}", ()) if not _wants(s.exchanges[0], told)]
        if told.words["a_youb"] != told.words["a_you"]:  # who is in it themselves has not overheard it
            options = [s for s in options if not any("{a_youb}" in b.text for b in s.exchanges[0].beats)] or options
        if know_each_other(reading):
            options = [s for s in options if not any(_STRANGERS.search(b.text) for x in s.exchanges for b in x.beats)] or options
        if sum(s.name == f"{part}.{kind}" for s in options) > 1:  # those for any idea only where there are hardly others
            options = [s for s in options if s.name == f"{part}.{kind}"]
        own = [s for s in options if "{" in "".join(b.text for b in s.exchanges[0].beats if b.kind == "dialogue")]
        # what has the idea's own words comes first, but not always
        chosen = pick(own if own and (part == "turn" or chance(0.55, "own", part, *key)) else options, "facts", part, *key)
        sections[part] = _named(replace(chosen, exchanges=tuple(x for x in chosen.exchanges if not _wants(x, told))), part)
    for name, found in bank.items():
        if "." not in name:
            sections[name] = _named(found[0], name)
    return Premise("facts", get_args(Genre), frozenset(), dict(_FIELDS), dict(_PARTS), (), sections)


_STRANGERS = re.compile(r"\bwho (?:I am|you are)\b|\b(?:know|knew) (?:my|your) name\b|\b(?:have we|we've never|never) met\b(?! you\b)|\bcomplete stranger\b", re.I)
"""What only those say to each other who have not met."""


def know_each_other(reading: Reading) -> bool:
    """Whether the idea says whose the second is: their sister, their boss, their ex."""
    people = cast_of(reading)[:2]
    if len(people) < 2:
        return False
    whose = any(p.at > 0 and re.search(r"(?:\b(?:his|her|their|my)|['’]s) (?:[\w-]+ )?$", reading.text[:p.at], re.I) for p in people)
    return whose or bool(re.match(r" who (?:[a-z]+ )?[a-z]+ (?:her|him|them)\b", reading.text[people[1].end:]))


def says_the_turn(reading: Reading) -> bool:
    """Whether the idea's turn, as it has been read, is among what its facts give to be said."""
    told, turn = told_facts(reading), reading.turn
    if told is None or turn is None:
        return False
    mine = {told.words[slot].strip(".?! ").lower() for slot in ("b_says", "b_you", "b_me", "own_you", "own_me", "news")} - {""}
    read = {words.strip(".?! ").lower() for name, words in turn.words.items() if name in ("turn_say", "turn_you", "turn_me", "turn_it")}
    return told.turning != "none" and bool(mine & read or (mine and turn.kind == "event"))


def _wants(exchange: Exchange, told: Told) -> set[str]:
    """Words that an exchange needs and the idea does not have; `f_mid`, which is only seen, may be wanting."""
    needed = {name for b in exchange.beats for name in re.findall(r"\{(\w+)\}", b.text)} & set(SLOTS) - {"f_mid"}
    return {name for name in needed if not told.words[name]}


def _named(section: Section, name: str) -> Section:
    return replace(section, name=name, exchanges=tuple(replace(x, id=f"facts/{name}/{n}") for n, x in enumerate(section.exchanges)))
