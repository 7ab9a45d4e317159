"""A fact of an English idea as it is seen: a sentence about people who have names, each told once who they are."""
from __future__ import annotations

import re

from engine.writing.dramatist.facts_cast_en import head_of
from engine.writing.dramatist.facts_en import Fact
from engine.writing.dramatist.people import Person

_JOINTS = {"but": "But ", "yet": "But ", "until": "Then ", "and then": "Then ", "so": "So "}


def sentence(fact: Fact, who: str, lead: Person, second: Person | None, met: set[str], n: int) -> str:
    """The fact as a sentence. `who` (`A`, `B`, `AB` or "") does it, `met` are those whom an earlier one has told of, and whoever this
    one tells of is put in; `n` is its number."""
    subject = _subject(fact, who, lead, second, met, n)
    opening = _JOINTS.get(fact.joint, "")
    if fact.when:
        subject = f"{fact.when}, {subject if subject.startswith('{') else subject[0].lower() + subject[1:]}"
    subject = subject if subject.startswith("{") or not opening else subject[0].lower() + subject[1:]
    text = f"{opening}{subject} {_predicate(fact, who, lead, met, n)}".strip(" .")
    text = re.sub(r",,+", ",", re.sub(r"(?<=\w)”$", ".”", text))
    return text[0].upper() + text[1:] + ("" if text.endswith(("”", "!", "?")) else ".")


def _subject(fact: Fact, who: str, lead: Person, second: Person | None, met: set[str], n: int) -> str:
    """Who does it."""
    person = {"A": lead, "B": second}.get(who)
    subject, head = fact.subject, head_of(fact.subject)
    if who == "AB" and lead.name and second and second.name:
        met.update("AB")
        subject = "{A} and {B}"
    elif who == "AB" and not met and (m := re.fullmatch(r"(an?|the) (.+) and (an?|the|his|her) (.+)", subject, re.I)):
        met.update("AB")
        subject = f"{{A}}, {m[1].lower()} {m[2]}, and {{B}}, {m[3]} {m[4]},"
    if person and re.match(r"(?:two|both|three|twins?)\b", subject, re.I):
        return subject if fact.own else "They"
    if not person and re.match(r"tomorrow|today|tonight$", head, re.I):
        return subject
    if person and second and second.called == lead.called and re.fullmatch(r"(?:the )?(?:one|first|older|elder|other|second|younger)(?: one| of them)?", head, re.I):
        return f"{{{who}}}"
    if person and head.lower() in ("he", "she", "only he", "only she"):
        return f"{'only ' if head.lower().startswith('only') else ''}{{{who}}}"
    if person:
        return _introduced(fact, who, person, met)
    if not fact.own:
        return fact.subject if not n else "They" if re.match(r"(?:two|three|both|\w+s\b)", subject, re.I) else "It"
    return subject


def _introduced(fact: Fact, who: str, person: Person, met: set[str]) -> str:
    """The name, with who that is when nothing has told it yet: “{A}, a baker from Lyon,”."""
    subject, head = fact.subject, head_of(fact.subject)
    known, more = who in met or person.name, subject[len(head):]
    met.add(who)
    if not fact.own or (known and not person.name and not more):
        return f"{{{who}}}"
    if person.name and (head == person.name or head.startswith(person.name.split()[0])):
        return (f"{{{who}}}" + more).rstrip(",") + ("," if more.startswith(",") else "")
    of_another = re.match(r"(?:his|her) ", head, re.I)
    if who == "B" and of_another and "A" not in met:
        met.add("A")
        return f"{{A}}'s {head[of_another.end():]} {{B}}{more}"
    if who == "A" and of_another:
        return f"{{A}}, {'an' if head[of_another.end()] in 'aeiou' else 'a'} {head[of_another.end():]}{more},"
    if re.match(r"only (?:the|an?) ", head, re.I) and not more:
        return f"only {{{who}}}, {head[5:]},"
    if re.fullmatch(r"an? (?:young |old )?(?:man|woman|boy|girl|person)", head, re.I) and not more:
        return f"{{{who}}}"
    if re.match(r"(?:an?|the|one|his|her|their) ", head, re.I):
        return f"{{{who}}}, {head[0].lower() + head[1:]}{more},"
    return subject


def _predicate(fact: Fact, who: str, lead: Person, met: set[str], n: int) -> str:
    """What is done, with the name of the first where the first sentence tells of them as whom it is done to."""
    predicate, named = fact.predicate, 0
    if not n and who == "B" and not lead.called and "A" not in met:
        predicate, named = re.subn(r"\b(?:him|her)\b(?= (?:in|at|to|on|for|with|by|from|the|a)\b|$)", "{A}", predicate, count=1)
    met |= {"A"} if named else set()
    if not n and who != "A" and lead.called and not lead.name and "A" not in met:
        predicate, named = re.subn(rf"\b(the|an?) ({re.escape(lead.called)})\b(?!'s| who| that| of)(?=(.?))", lambda m: f"{m[1]} {m[2]}, {{A}}{',' if m[3] == ' ' else ''}", predicate, count=1, flags=re.I)
        met |= {"A"} if named else set()
    return predicate
