"""The first clause of an English idea that has a second: as it is seen, as the one it is about says it, and as another says it to them."""
from __future__ import annotations

import re

from engine.writing.dramatist.clauses_en import THIRD, VERB, main_clause, past, persons, plain, third
from engine.writing.dramatist.idea import shape
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.spoken_en import ADVERBS, EVERY_TIME, contracted, finite
from engine.writing.dramatist.turn_en import Turn

SLOTS = ("setup_act", "setup_you", "setup_me", "setup_we", "who_b", "secret_me", "thing", "turn_act", "turn_you", "turn_me", "turn_say", "turn_it", "turn_late", "turn_answer")
"""Every slot that a turn may fill."""
_GOING_ON = frozenset("drive serve teach sew paint play guard nurse tutor translate cook write wait work live train plan pretend follow hide hunt build run look watch count care clean read rehearse sing dance study carry search collect fight knit share".split())
"""Verbs for what takes its time: one is at it while one speaks."""
_BEGINS = re.compile(rf"{ADVERBS}(?:can|cannot|can't|must|will|could|has|is|never|{VERB.pattern[2:-2]})\b[^,;]+", re.I)
"""A first clause that begins with its verb."""
_SECRET = re.compile(r"^,? (?:who|that) (?:is (?:secretly|really|actually|in fact)|secretly is|was once|used to be) ((?:the|a|an|his|her|one)\b.+)", re.I)
_HABIT = re.compile(rf"{EVERY_TIME}|\b(?:always|daily|nightly|never|still|once a|whenever|for (?:\w+|\d+) years)\b", re.I)
_LOOSE = re.compile(r"\b(?:he|she|him|himself|herself)\b", re.I)


def turn_words(reading: Reading) -> dict[str, str]:
    """Every slot of an idea's two clauses; empty where it has nothing to say."""
    words = dict.fromkeys(SLOTS, "")
    turn = reading.turn
    if turn is None:
        return words
    words |= dict(turn.words)
    lead = reading.people[0]
    words |= _setup(reading, turn, lead)
    words["who_b"] = _who_that_is(reading.text[:turn.start], turn.other, lead) if turn.other else ""
    words["thing"] = reading.thing.full if reading.thing else ""
    for name in ("turn_say", "turn_you", "turn_me"):
        if words[name] and words[name][-1] not in ".?!":
            words[name] += "?" if re.match(r"(?:who|what|where|why|how)\b", words[name]) else "."
    return words


def _setup(reading: Reading, turn: Turn, lead: Person) -> dict[str, str]:
    rest = reading.text[lead.end:turn.start]
    out = {}
    if m := _SECRET.match(rest):
        verbs = [v for v in VERB.finditer(m[1]) if v[0] not in ("is", "has")]
        if verbs:
            hidden = persons(m[1][:verbs[0].start()].strip(" ,"), lead.gender, "I")
            out["secret_me"] = "" if _LOOSE.search(hidden) else f"I'm {hidden}"
            rest = " " + m[1][verbs[0].start():]
    if shape(reading)[0] == "pair":
        deed = re.sub(r"^s?\b\s*(?:who |that )?", "", re.split(r",| until | only to | but |;| [—–] | and (?:both|neither|each)\b| and$", rest.strip())[0]).strip()
        first, _, more = deed.partition(" ")
        said = finite(f"{third(first)} {more}", "we") if deed and not re.match(r"(?:have|haven't|are|aren't|don't|share|must)(?!\w)", deed) else deed
        we = re.sub(r"\bthem\b", "us", re.sub(r"\btheir\b", "our", contracted(f"we {said}"))) if said else ""
        you = re.sub(r"\bthem\b", "you", re.sub(r"\btheir\b", "your", f"the two of you {said}")) if said else ""
        return out | {"setup_we": we, "setup_me": we, "setup_you": you, "setup_act": f"and {{B}} {deed}" if deed else ""}
    clause = main_clause(rest) or (m[0] if (m := _BEGINS.match(rest.strip())) else "")
    clause = re.split(r",| until | only to | but |;| [—–] |\. ", clause)[0].strip(" .")
    clause = re.sub(r" (?:and|while|because)$", "", clause)
    if not clause or re.match(r"(?:is|are|was) (?:secretly|really|actually|in fact) ", clause):
        return out  # who somebody is is no scene
    out["setup_act"] = clause
    for name, person in (("setup_you", "you"), ("setup_me", "I")):
        said = contracted(f"{person} {persons(ongoing(clause, person), lead.gender, person)}")
        out[name] = "" if _LOOSE.search(said) or not 3 <= len(said.split()) <= 17 else said
    return out


def ongoing(clause: str, person: str) -> str:
    """“serves the judge” is “am serving the judge” while it goes on, “find a ring” is told when it is over, and a habit is a habit."""
    m = re.match(rf"({ADVERBS})(\w+)\b", clause)
    base = plain(m[2]) if m else ""
    if base in ("find", "discover", "notice", "learn", "realise", "realize", "see", "hear"):
        return finite(clause, person) if " that " not in clause or base in ("see", "hear") else past(base) + clause[m.end():] if m else ""
    if m and base in _GOING_ON and not _HABIT.search(clause):
        more = re.sub(r"\b(and|then) (\w+)\b", lambda s: f"{s[1]} {ing(plain(s[2]))}" if s[2] in THIRD else s[0], clause[m.end():])
        return f"{'am' if person == 'I' else 'are'} {m[1]}{ing(base)}{more}"
    if m and base and _HABIT.search(re.split(r" (?:who|that|which|he|she|they) ", clause)[0]):
        more = re.sub(r"\b(and|then) ((?:never |always |still |only )?)(\w+)\b", lambda s: f"{s[1]} {s[2]}{THIRD.get(s[3], s[3])}", clause[m.end():])
        return f"{m[1]}{base}{more}"
    said = finite(clause, person)
    if m and m[2] == "is":  # “is called to …”: that is over
        return re.sub(r"^(?:am|are)\b", "was" if person == "I" else "were", said) if re.match(r"is (?:\w+ed|found|sent|paid|told|chosen|given|left|caught|hit|made|put|shown|taken|sold|thrown)\b", clause) else said
    return said


def ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", base) and base not in ("look", "cook") else base + "ing"


def _who_that_is(setup: str, other: Person, lead: Person) -> str:
    """“the judge who jailed her father” in her own mouth; "" when the idea says no more of them than one word."""
    if not other.called:
        return ""
    m = re.search(rf"\b((?:the|a|an|his|her) (?:[\w-]+ ){{0,2}}{re.escape(other.called)}) (who|whose) ([^,;.—]+)", setup, re.I)
    if not m:
        return ""
    relative = re.split(r" (?:until|but|only to) ", m[3])[0].strip()
    said = persons(f"{m[1]} {m[2]} {relative}", lead.gender, "I")
    return "" if re.search(r"\b(?:he|him|himself|herself)\b", said) or len(said.split()) > 14 else re.sub("^an? ", "the ", said)
