"""The story of an idea that no premise is about: put together, scene by scene, from what its facts ask for."""
from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import get_args

from engine.drama.vocabulary import Genre
from engine.writing.dramatist.bank import HERE, Exchange, Part, Premise, Section, premises_of, sections_of
from engine.writing.dramatist.chance import chance, pick, shuffled
from engine.writing.dramatist.clauses_en import IRREGULAR
from engine.writing.dramatist.facts_cast_en import cast_of
from engine.writing.dramatist.facts_said_en import SLOTS, Told, told_facts
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.themes_en import jobs_of

_PARTS = {
    "A": Part("f", "adult", "neighbour", "wry says less than is thought", "to come out of it with a straight back", "has thought of giving up"),
    "B": Part("m", "adult", "visitor", "soft listens before speaking", "to know the truth about {A}", "has known {A} by sight for years"),
    "C": Part("m", "middle", "manager", "proud likes things as they were", "that it stops", "was in the same place once, and gave in"),
    "D": Part("f", "young", "colleague", "warm says what others think", "that {A} is all right", "hasn't told {A} everything"),
}
_GENTLE = {
    "A": Part("f", "adult", "neighbour", "wry says the true thing a day late", "[to be asked, for once|to say it before somebody else does|one evening without an excuse|to be taken at {A.his} word]",
              "[has told it to nobody but the kettle|has practised the first sentence in the car|has written it down and hidden it|would do it again]"),
    "B": Part("m", "adult", "visitor", "soft waits to be asked in", "[to be told by {A}, and nobody else|not to be the last to know|to sit down next to {A}|an answer]",
              "[has been waiting for it for years|once wanted the same, and let it go|knows more than {B.he} says|keeps something of {A}'s]"),
    "C": Part("m", "middle", "manager", "proud knows how one does it", "[everything as it was|no talk in the street|to be right, for once|to be asked first]",
              "[did the same thing, at that age|is afraid of being left over|is fonder of {A} than {C.he} shows|has never been asked]"),
    "D": Part("f", "young", "colleague", "warm puts the kettle on first", "[to hear all of it|{A} to be happy, or at least awake|a good seat|to be in on it]",
              "[has guessed it since spring|has told one person|would like somebody to do that for {D.him}|has a bet on it]"),
}
"""The same where nobody is in danger."""
_FIELDS = {
    "skeleton": "turn_facts", "lines": "own", "narrated": "yes", "hooks": "late", "O": "letter note", "past": "that day", "event": "that day", "stake": "the truth", "truth": "it was no chance",
    "text": "in a hurry:|we must talk", "title": "[{topic_title}|What Happened to {A}]", "logline": "{A} cannot go on as before, and {B} is the one who asks why.",
    "places": "street:outside; kitchen:the back room; park:the bench outside; livingroom:the next room", "at": "work",
}


@lru_cache
def _bank() -> dict[str, tuple[Section, ...]]:
    found: dict[str, tuple[Section, ...]] = {}
    for path in sorted((HERE / "facts").glob("en*.txt")):
        for section in sections_of(path, "facts"):
            found[section.name] = (*found.get(section.name, ()), section)
    return found


def premise_of_facts(reading: Reading, key: tuple[object, ...]) -> Premise | None:
    """The premise made for an English idea; None when its facts cannot be told."""
    told = told_facts(reading)
    if told is None:
        return None
    if whole := whole_story(reading, key):
        return whole
    bank = _bank()
    two = told.opening in ("pair", "rivals")
    kinds: dict[str, str] = {"open": told.opening, "clash": told.opening, "turn": told.opening if two and not told.words["news"] and told.turning in ("own", "event", "none") else told.turning, "end": told.opening}
    if kinds["turn"] == "none":
        kinds["turn"] = f"none_{told.opening}"
    sections: dict[str, Section] = {}
    for part, kind in kinds.items():
        # nobody is to forget what it is about: what is said in its words is said by the turn at the latest
        must = part == "open" or (part == "turn" and told.turning != "none") or (part == "clash" and not _says(sections["open"], told))
        sections[part] = _named(_chosen(part, kind, told, reading, key, must), part)
    sections |= {name: _named(found[0], name) for name, found in bank.items() if "." not in name}
    sections["hook"] = _named(_hooks(told, key), "hook")
    return Premise("facts", get_args(Genre), frozenset(), dict(_FIELDS), _parts(told), (), sections)


@lru_cache
def _wholes() -> tuple[Premise, ...]:
    return tuple(premises_of(HERE / "facts" / "whole_en.txt"))


_OVER = re.compile(rf"you (?:\w+ly )?(?:[a-z]+ed|{'|'.join(sorted({v for v in IRREGULAR.values() if ' ' not in v and v not in IRREGULAR}, key=len, reverse=True))})\b")
"""What somebody has done, and does no longer: “you threw back the fish”."""


_DARK = re.compile(r"\b(?:murder\w*|kill\w*|dead(?! ringer)|dies|died|dying|deaths?|corpses?|bod(?:y|ies)|ghosts?(?!writ)|haunt\w*|vampires?|werewol\w+|zombies?|demons?|devil|curse\w*|war|bombs?|guns?|sho(?:ots?|t)|poison\w*|blackmail\w*|"
                   r"kidnap\w*|hostages?|terroris\w+|assassin\w*|hit ?m[ae]n|mafia|cartel|gangs?|drugs?|rob(?:s|bed|bery)|thie(?:f|ves)|steals?|stolen|smuggl\w*|forg(?:es|ed|er)|prison\w*|jail\w*|detective|police\w*|victims?|cancer|coma|robots?|androids?|aliens?|"
                   r"clones?|spaceship|planet|Mars|apocalypse|immortal|prophe\w+|time (?:travel\w*|machine|loop)|funeral|grave\w*|drown\w*|abuse\w*|suicid\w*|trial|juror|jury|sniper|soldiers?|spy|spies|agent)\b", re.I)
"""What no story can be about in which nobody comes to harm."""


def whole_story(reading: Reading, key: tuple[object, ...]) -> Premise | None:
    """A story that was thought out from the first scene to the last, and says the idea's own clauses where it begins and where it turns; None when the idea
    does not give the words for any."""
    told = told_facts(reading)
    if told is None or _DARK.search(reading.text) or (reading.turn and told.turning != "none"):
        return None  # a turn that was read has scenes in which it is said at any length
    words = told.words | {"done": "yes" if _OVER.match(told.words["a_you"]) else "no"}
    options = []
    for p in _wholes():
        opening, _, turning = p.fields["for"].partition("/")
        if told.opening in opening.split() and told.turning in turning.split() and _suits(p, words, reading.text):
            options.append(p)
    exact = [p for p in options if p.fields["for"].split()[0] == told.opening] if told.opening == "find" else options
    found = pick(exact or options, "whole", *key) if options else None
    return replace(found, parts=found.parts | {"D": _GENTLE["D"]}, genres=(*found.genres, *(g for g in get_args(Genre) if g not in found.genres)), fields=_FIELDS | {k: v for k, v in found.fields.items() if k not in ("asks", "done", "for", "only", "never")}) if found else None


def _suits(premise: Premise, words: dict[str, str], idea: str) -> bool:
    """Whether an idea has what a whole story cannot do without, and its first clause is something that can be asked about so."""
    f = premise.fields
    never = f.get("never")
    return (f.get("done", words["done"]) == words["done"] and all(words[w] for w in f["asks"].split()) and bool(re.search(f.get("only", ""), idea, re.I))
            and not (never and re.search(never, words["a_you"], re.I)))


def _parts(told: Told) -> dict[str, Part]:
    """The four, C and D as who there is in the idea's world."""
    against, beside = jobs_of(told.themes)
    parts = _GENTLE if "heart" in told.themes else _PARTS
    return parts | {role: replace(parts[role], job=job) for role, job in (("C", against), ("D", beside)) if job}


_OF_ITS_KIND = 0.6
"""How often a scene for what happens (a secret, a blow) is taken before one that suits anything of its world."""
_OF_ITS_WORLD, _OWN_WORDS = 0.8, 0.55
"""How often a scene is one of the idea's world where there is one, and else one with the idea's own words in it."""


def _chosen(part: str, kind: str, told: Told, reading: Reading, key: tuple[object, ...], must: bool = False) -> Section:
    """The section of a part: one of the idea's world and its people before one of its own words, and that before any that would do in every story.

    It `must` say something in the idea's own words, if there is any that does.
    """
    kinds = [kind, kind.partition("_")[0]] + ([f"as_{told.turning}"] if part == "end" else [])
    options = [s for name in dict.fromkeys([*kinds, "any"]) for s in _bank().get(f"{part}.{name}", ()) if themes(s) <= told.themes and not _wants(s.exchanges[0], told)]
    gentle = [s for s in options if "heart" in themes(s)]  # where nobody is in danger nobody speaks as if they were
    if gentle and not (must and not any(_says(s, told) for s in gentle)):
        options = gentle
    if told.words["a_youb"] != told.words["a_you"]:  # who is in it themselves has not overheard it
        options = [s for s in options if not any("{a_youb}" in b.text for b in s.exchanges[0].beats)] or options
    if know_each_other(reading):
        options = [s for s in options if not any(_STRANGERS.search(b.text) for x in s.exchanges for b in x.beats)] or options
    exact = [s for s in options if s.name != f"{part}.any"]
    own = [s for s in exact if not themes(s) - _TERMS and _says(s, told)]
    rank = {id(s): (len(themes(s) - _TERMS), part == "turn" and s.name == f"turn.{kind}") for s in options}
    told_of = [s for s in options if themes(s) - _TERMS and rank[id(s)] == max(rank.values())]
    if "heart" in told.themes and any(s.name != f"{part}.any" for s in told_of) and chance(_OF_ITS_KIND, "kind", part, *key):
        told_of = [s for s in told_of if s.name != f"{part}.any"]
    if must and (saying := [s for s in options if part == "open" and _says(s, told, clause=True)] or [s for s in options if _says(s, told)]):
        told_of, own = [s for s in told_of if s in saying], own or saying
    if told_of and (not own or part == "end" or chance(_OF_ITS_WORLD, "world", part, *key)):
        specific = told_of
    elif own and (must or chance(_OWN_WORDS, "own", part, *key)):
        specific = own
    else:
        specific = exact if len(exact) > 1 else options
    chosen = pick(specific, "facts", part, *key)
    return replace(chosen, tags=tuple(t for t in chosen.tags if t[0] != "+"), exchanges=tuple(x for x in chosen.exchanges if not _wants(x, told)))


def themes(section: Section) -> frozenset[str]:
    """What a section asks of the idea's world (`+wedding`)."""
    return frozenset(t[1:] for t in section.tags if t[0] == "+")


_TERMS = frozenset(("known", "stranger"))
"""Themes that say who may play a scene, and not what it is about."""
_FEW = 2
"""Hooks of an idea's own world from which it needs no others."""


def _hooks(told: Told, key: tuple[object, ...]) -> Section:
    """What the drama may end with: hooks of the idea's world, of its kind and of its turn, and only where those are few the others."""
    found = [s for name in ("any", told.opening, told.turning) for s in _bank().get(f"hook.{name}", ()) if themes(s) <= told.themes]
    if "heart" in told.themes:
        found = [s for s in found if "heart" in themes(s)] or found
    own = [x for s in found if themes(s) for x in s.exchanges]
    kind = [x for s in found if not themes(s) and s.name != "hook.any" for x in s.exchanges]
    rest = [x for s in found if not themes(s) and s.name == "hook.any" for x in s.exchanges]
    most = [*own, *kind] if len(own) + len(kind) > _FEW else [*own, *kind, *shuffled(rest, "hooks", *key)[:2 * _FEW]]
    return replace(found[0], tags=(), exchanges=tuple(x for x in most if not _wants(x, told)))


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
    """Words that an exchange needs and the idea does not have; `f_mid`, which is only seen, may be wanting, and so may what has an alternative."""
    return {name for b in exchange.beats for name in _SLOT.findall(_EITHER.sub("", b.text)) if name in SLOTS and name != "f_mid" and not told.words[name]}


_CLAUSES = frozenset(("a_you", "a_youb", "a_me", "a_we", "ing", "ing_me", "ing_b", "aim", "aim_me", "aim_b"))
"""Words that say what the first clause tells, and not only what it is about."""


def _says(section: Section, told: Told, clause: bool = False) -> bool:
    """Whether its first exchange says something in the idea's own words; with `clause`, what its first clause tells."""
    return any((name in _CLAUSES if clause else name not in ("trade", "b_as")) and told.words.get(name) for b in section.exchanges[0].beats if b.kind == "dialogue" for name in _SLOT.findall(b.text))


_SLOT = re.compile(r"\{(\w+)\}")
_EITHER = re.compile(r"\[(?:[^\[\]]*\|)?[^\[\]{}|]*(?:\|[^\[\]]*)?\]")
"""Alternatives of which one asks for no word."""


def _named(section: Section, name: str) -> Section:
    return replace(section, name=name, exchanges=tuple(replace(x, id=f"facts/{name}/{n}") for n, x in enumerate(section.exchanges)))
