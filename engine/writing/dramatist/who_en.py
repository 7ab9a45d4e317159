"""Whom the words of an English idea's second clause mean: one of the two, somebody whom nobody has read yet, or a thing."""
from __future__ import annotations

import re

from engine.writing.dramatist.clauses_en import THIRD
from engine.writing.dramatist.lexicon_en import JOBS, PEOPLE
from engine.writing.dramatist.people import Person

_PERSONAL = re.compile(r"(?:bully|dishwasher|psychic|medium|mechanic|medic|comic|caterer|banker|heckler|pickpocket|stowaway|barista|understudy|nanny|rival|deputy|intern|jockey|bouncer|passenger|landlord|landlady|neighbou?r|roommate|detective|ghost|vampire|burglar|beggar|orphan|widow|bride|buyer|stepmother|classmate|godfather|daredevil|rookie|teen|critic|guest|host|thief|spy|heir|pupil|clown|cop|mayor|pilot|priest|sheriff|chief|coach|mate|guard|judge|cook|chef|nurse|tenant|merchant|sailor|customer|lady|officer|stranger|manager|lawyer|soldier|barber|boxer|fighter|[cst]or|ist|man|woman|ian|ant|eer|ess|ee|boy|girl)$")
"""How words for people end."""
THINGS_IN_ER = frozenset("letter counter poster washer sticker locker order shower boiler cooker heater toaster printer computer filter cover ladder matter winter freezer hanger marker timer sweater speaker dresser planter charger dinner "
                          "summer finger banner weather water flower tower river number paper drawer trailer answer blender corner offer feather shutter slipper pepper butter burner recorder scooter reminder chapter theater theatre mirror motor container door floor elevator tractor generator refrigerator error terror "
                          "rumor rumour harbor harbour thunder fever hunger anger wonder shoulder center centre meter border disorder disaster semester list fist twist".split())
"""What ends like somebody who does something and is nobody."""
_VERBS = frozenset(THIRD.values())
LATE = re.compile(r"\b(late|dead|drowned|buried|vanished|missing)\b", re.I)
"""Said of who is gone."""
_KIN = re.compile(r"\b((?:his|her|their) (?:[\w-]+ ){0,2}?(" + "|".join(sorted((w for w, (gender, _) in PEOPLE.items() if gender), key=len, reverse=True)) + r"))\b", re.I)
"""Somebody of the family by a word that tells their gender."""


def meant(who: str, start: int, lead: Person, second: Person | None, people: list[Person], learned: bool = False) -> Person | None:
    """Whom the subject of the clause means; somebody new when it names one; None for a thing."""
    word = who.lower()
    if word in ("he", "she"):
        return _by_pronoun("m" if word == "he" else "f", lead, second, learned)
    if word == "the other" or (second and second.called == lead.called and re.match("one of ", word)):
        return second
    if word in ("it", "there", "they") or re.match(r"(?:every|no|nobody|everyone|somebody|someone|one of|two|its)\b", word):
        return None
    word = re.sub(r"(?<=\w) (?:in|on|at|behind|inside|outside|under|from)(?: (?:it|them|the \w+))?$", "", word)
    head = word.split()[-1]
    if re.match(r"the ", word) and re.search(rf"\b{re.escape(head)}$", lead.called.lower() or "\0"):
        return lead
    if second and re.match(r"(?:the|his|her) ", word) and re.search(rf"\b{re.escape(head)}$", second.called.lower() or "\0"):
        return second
    called = next((p for p in people if p.called and p.at >= start and word.endswith(p.called.lower())), None)
    return called if called and (called.name or called.called in PEOPLE or somebody(word)) else somebody(word)


def spoken_of(who: str, before: str, lead: Person) -> str:
    """“he”, of “their late father's accordion”: whom a pronoun means that is neither of the two; "" when it may be one of them."""
    gender = {"he": "m", "she": "f"}.get(who.lower(), "")
    if not gender or lead.gender in ("", gender):
        return ""
    return next((m[1] for m in _KIN.finditer(before[lead.end:]) if PEOPLE.get(m[2].lower(), ("",))[0] == gender and LATE.search(m[1])), "")


def unread(setup: str) -> Person | None:
    """Somebody of the first clause whom nobody has read (“her new pupil”)."""
    for m in re.finditer(r"\b(?:a|an|the|his|her|their) (?:[\w-]+ ){0,2}?([\w-]+)(?=$|[,.;]| (?:who|on|in|at|to|for|and|from|with|by|is)\b)", setup):
        if person := somebody(m[0].lower()):
            return person
    return None


def _by_pronoun(gender: str, lead: Person, second: Person | None, learned: bool) -> Person | None:
    """“he” is the first when nothing speaks against it; what A learns of “him” is learned of the other."""
    if second and second.gender in ("", gender) and (learned or lead.gender == {"m": "f", "f": "m"}[gender]):
        second.gender = second.gender or gender
        return second
    if lead.gender in ("", gender) or not PEOPLE.get(lead.called, ("",))[0]:
        lead.gender = gender  # what was guessed is known now
        return lead
    return None if second else Person(gender=gender)


def somebody(word: str) -> Person | None:
    """A person of the idea whom nobody has read yet (“a detective”, “his late wife”); None for what is no person."""
    head = word.split()[-1]
    names = [" ".join(word.split()[-n:]) for n in (3, 2, 1)]
    for name in names:
        if name in PEOPLE:
            gender, age = PEOPLE[name]
            return Person(gender=gender, age=age, called=name, at=0, end=0)
    row = next((row for words, row in JOBS if head in words.split(",")), None)
    if head in THINGS_IN_ER:
        return None
    if row or _PERSONAL.search(head) or (head.endswith("er") and {head[:-2], head[:-1], re.sub(r"(.)\1$", r"\1", head[:-2])} & _VERBS):
        return Person(job=row[0] if row else head, called=head, at=0, end=0)
    return None
