"""What of an English idea stands where, for premises that are for the form it is told in: each is named in a header as `<first>`.

    <first>    what its first clause says of A: “keeps ordering two coffees”
    <second>   what the clause after it says of A too: “… but has never worn one herself”
    <other>    what its last clause says of somebody else: “the barista starts drinking the second”
    <who>      what is said of A before the verb: “a man who writes obituaries is asked …”
    <rest>     the last clause with whoever or whatever it is about, when that is not A: “one tape is still out”
"""
from __future__ import annotations

import re

from engine.writing.dramatist.facts_en import Fact, facts_of

_PRONOUNS = {"he": "m", "she": "f", "they": ""}
_WHO = re.compile(r"\b(?:who|that) (.+)$", re.I)
PLACE = re.compile(r"<(first|second|other|who|rest)>")


def standing_at(place: str, text: str, gender: str) -> str:
    """The words of an idea at a place (`first`, `second` …); "" when it has none there. `gender` is A's (f, m, "")."""
    facts = facts_of(text)
    if not facts:  # “a dentist who is afraid of dentists” is no sentence
        m = _WHO.search(text) if place == "who" else None
        return m[1] if m else ""
    last = facts[-1]
    if place == "first":
        return facts[0].predicate
    if place == "second":
        return facts[1].predicate if len(facts) > 1 and _of_the_first(facts[1], gender) else ""
    if place == "who":
        m = _WHO.search(facts[0].subject)
        return m[1] if m else ""
    if len(facts) < 2 or _of_the_first(last, gender):
        return ""
    return last.predicate if place == "other" else last.text


def _of_the_first(fact: Fact, gender: str) -> bool:
    """Whether a clause goes on about whom the first was about."""
    pronoun = _PRONOUNS.get(fact.subject.lower())
    return not fact.own or (pronoun is not None and (pronoun == gender or not gender))
