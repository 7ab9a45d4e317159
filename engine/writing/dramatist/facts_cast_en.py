"""Who of an English idea is to be seen when it is told by its facts, and whose deed each of them is."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.writing.dramatist.facts_en import Fact, facts_of
from engine.writing.dramatist.gone_en import COME_BACK
from engine.writing.dramatist.people import Person

if TYPE_CHECKING:
    from engine.writing.dramatist.reading import Reading


def in_order(facts: list[Fact]) -> list[Fact]:
    """Who somebody is, told in a last sentence (“Nora, a paramedic, has never believed in fate”), is what the story begins with."""
    last = facts[-1] if facts else None
    if last and len(facts) > 1 and not last.joint and re.match(r"[A-Z]\w+, an? ", last.subject) and re.match(r"(?:is|was|has|had|lives|works|believes|doesn't|never)\b", last.predicate):
        return [last, *facts[:-1]]
    return facts


def cast_of(reading: Reading) -> list[Person]:
    """Who is to be seen: the first, then who does something, then who is only met; nobody who is only named to say whose something is, or is
    told of in a relative clause (“the woman her fiancé ran off with”)."""
    people = [p for p in reading.people if p.at >= 0 or p.gender]
    people = people if COME_BACK.search(reading.text) else [p for p in people if not _VANISHES.match(reading.text[p.end:])]
    people = [p for p in people if not re.match(r" (?:drone|machine|app|truck|van|bot)\b", reading.text[p.end:])]
    if len(people) > 1 and people[0].at >= 0 and re.match(r"['’]s ", reading.text[people[0].end:]) and people[1].at - people[0].end < 12:
        people = [people[1], people[0], *people[2:]]  # of “the king's food taster” it is the taster of whom it is told
    facts = facts_of(reading.text)
    begun = reading.text[:reading.text.find(facts[0].predicate) + len(facts[0].predicate)] if facts else reading.text
    when = facts[0].when if facts and people and reading.text.startswith(facts[0].when) else ""
    begun = begun[len(when):]
    if when and not people[0].gender and (m := re.search(r"\b(?:(he|him|his)|she|hers?)\b", when, re.I)):
        people[0] = replace(people[0], gender="m" if m[1] else "f")  # “after the prank that ruined her voice, a singer …”
    if hidden := _hidden(reading.text if re.match("(?:her|his) ", begun, re.I) else begun, people):
        people.insert(0, hidden)
        if len(people) == 1 and (other := _hidden(re.sub(r"\b(?:he|him|his)\b" if hidden.gender == "m" else r"\b(?:she|hers?)\b", "one", reading.text, flags=re.I), [])):
            people.append(other)  # “He fixes clocks; she breaks them”
    subjects = " ; ".join(head_of(f.subject).lower() for f in facts_of(reading.text))
    if people and not (len(people) > 1 and people[1].called == people[0].called) and people[0].called and re.match(r"(?:twins|two|three|four|five|a pair of)\b", reading.text, re.I) and reading.text[people[0].end - 1:people[0].end + 1].strip().endswith("s"):
        people.insert(1, replace(people[0]))
    there = [p for p in people[1:] if p.name or (not re.match(r"['’]s\b", reading.text[p.end:]) and not _TOLD_OF.search(reading.text[:p.at]))]
    if not there:  # of whom only a relation is told may be somebody too: “her mother's wedding”, “the day his wife dies”
        there = [p for p in people[1:] if p.called and not _GONE.search(reading.text[:p.at]) and people[0].called != p.called][:1]
    does = [p for p in there if p.called and re.search(rf"\b{re.escape(p.called.lower())}s?\b", subjects)]
    seen = [*people[:1], *does, *(p for p in there if not any(p is q for q in does))]
    seen = [replace(p, age="young") if p.age == "child" and p.called in ("grandson", "granddaughter", "nephew", "niece") and not _SMALL.search(reading.text[:p.at]) else p for p in seen]
    return [p for n, p in enumerate(seen) if n < 2 or p.age != "child"]  # the third is whom they are against


_VANISHES = re.compile(r" (?:disappear(?:s|ed)|vanish(?:es|ed)|(?:goes|went) missing|is (?:missing|kidnapped|abducted))\b(?! (?:into|from (?:the|his|her) (?:stage|box)))")
_SMALL = re.compile(r"\b(?:little|small|baby|newborn|\w+-year-old|babysits?|babysitting) (?:[\w-]+ )?$", re.I)
"""Before a grandchild who is a child."""
_GONE = re.compile(r"\b(?:late|dead|missing|lost|never had an?|husband's|wife's) $", re.I)
_TOLD_OF = re.compile(r"\b(?:the|an?) (?:[\w-]+ ){1,2}(?:his|her|their) (?:[\w-]+ )?$|\b(?:late|dead|missing|lost) $|\bwho (?:[\w-]+ ){1,3}(?:his|her|their) (?:[\w-]+ )?$", re.I)


def _hidden(text: str, people: list[Person]) -> Person | None:
    """Of whom it is told where only a pronoun names them (“Her sister sold …”, “The school bully must tutor her”); None where a pronoun means somebody named."""
    m = re.search(r"\b(?:(he|him|his)|(she|her|hers))\b", text, re.I)
    if not m or any(p.name for p in people) or (people and people[0].at < 0 and people[0].gender):
        return None
    gender = "m" if m[1] else "f"
    again = re.search(r"\b(?:he|him|his)\b" if gender == "m" else r"\b(?:she|hers?)\b", text[m.end():], re.I)
    if not m.start() and len(people) > 1 and not again:
        return None  # “Her grandfather says …, but a general …” is told of the grandfather
    if not m.start() or not any(p.at < m.start() and p.gender in ("", gender) for p in people):
        return Person(gender=gender, age="adult")
    return None


def head_of(subject: str) -> str:
    """“the bride who ordered 300 roses” → “the bride”."""
    return re.split(rf" (?:who|that|which|whose|at|in|on|of|with|from|for|to|behind|as|named|called)\b|{_DONE_TO}|,", subject)[0].strip()


_DONE_TO = r" (?:[a-z]+ed|caught|sent|left|known|born|stuck|lost|found|thrown|sold|bought|paid|forced|given|written|stolen|built|kept|hidden|torn|shot)(?= (?:for|by|to|in|on|at|from|with|as|of|into|under|behind|during|after)\b)"
"""A participle after somebody: “a clown hired for a party”."""


def role_of(fact: Fact, n: int, facts: list[Fact], lead: Person, second: Person | None) -> str:
    """"A", "B" or "" for somebody else or a thing; what has no subject of its own is of the one before."""
    word = head_of(fact.subject).lower()
    if second and second.called == lead.called and (one := re.fullmatch(r"(?:the )?(one|first|older|elder|other|second|younger)(?: one| of them)?", word)):
        return "A" if one[1] in ("one", "first", "older", "elder") else "B"
    if second and second.called and re.fullmatch(rf"(?:the|an?) (?:[\w-]+ )?{re.escape(lead.called.lower())} and (?:the|an?|his|her) (?:[\w-]+ )?{re.escape(second.called.lower())}", word):
        return "AB"
    if second and lead.name and second.name and re.fullmatch(rf"{re.escape(lead.name)} and {re.escape(second.name)}", head_of(fact.subject)):
        return "AB"
    if second and second.called and (several := re.fullmatch(r"(?:the|an?) ((?:[\w-]+ ){0,3}[\w-]+) and (?:the|an?|his|her) ((?:[\w-]+ ){0,3}[\w-]+)", word)) and several[1].endswith(lead.called.lower()) and several[2].endswith(second.called.lower()):
        return "AB"
    if re.search(r"\w and (?:his|her|their|the|an?|my) ", word):
        return ""
    if re.match(r"(?:the|an?|his|her) [\w-]+(?:, | and )(?:the|an?|his|her) ", fact.subject.lower()):
        return ""
    if re.match(r"(?:two|three|four|five|both|twins?|they)\b", word) and second and second.called == lead.called:
        return "A"
    if word in ("he", "she", "only he", "only she"):
        gender = "m" if word.endswith("he") and not word.endswith("she") else "f"
        if lead.gender == gender or (not lead.gender and not (second and second.gender == gender)):
            return "A" if not (second and second.gender == gender and n and role_of(facts[n - 1], n - 1, facts, lead, second) == "B") else ""
        return "B" if second and second.gender in ("", gender) else ""
    for person, role in ((lead, "A"), (second, "B")):
        if person and ((person.called and re.search(rf"\b{re.escape(person.called.lower())}s?$", word)) or (person.name and person.name.split()[0].lower() in word.split())):
            return role
    return ""
