"""Who in an English idea is dead: they are spoken of, and neither come in nor speak."""
from __future__ import annotations

import re

from engine.writing.dramatist.people import Person

COME_BACK = re.compile(r"\b(?:ghosts?|haunt\w*|spirits?|s[eé]ances?|afterlife|undead|zombies?|vampires?|resurrect\w*|reincarnat\w*|immortal|(?:comes?|came|coming) back|returns?|returned|alive|fak(?:es?|ed|ing)|reappears?|walks? (?:in|through)|time (?:loop|travel\w*|machine)|"
                        r"hologram|clone|android|presumed|believed|declared|thought)\b", re.I)
"""Words of an idea in which the dead may come in after all."""
_BEFORE = re.compile(r"\b(?:(?:late|dead|deceased|departed|murdered|drowned) (?:[\w-]+ )?|(?:funeral|grave|death|ashes|burial|wake|memory|eulogy|obituary|murder) (?:of|for) (?:the|an?|his|her|their|my) (?:[\w-]+ )?|"
                     r"(?:killed|murdered|shot|poisoned|hanged|executed|buried|buries|bury|mourns?|mourning|outlived) (?:the|his|her|their|my) (?:own |only |best )?)$", re.I)
_THEIR_LAST = re.compile(r"s?['’]s (?:[\w-]+ ){0,2}?(?:funeral|death|grave|ashes|burial|wake|tomb|tombstone|gravestone|headstone|murder|murderer|killer|obituary|eulogy|coffin|corpse|autopsy|memorial|estate|last words|will(?! (?:be|not|have|never)\b))\b", re.I)
_DIED = re.compile(r"(?:,? who| that)? (?:(?:has|have|had) (?:(?:\w+ly|just|already|long) )?(?:died|drowned|passed away|been (?:dead|murdered|killed|buried))|died|drowned|passed away|was (?:killed|murdered|buried)|is (?:long )?dead|(?:he|she|they) (?:has |had |have )?(?:once )?(?:lost|buried|never had|mourns?|killed))\b", re.I)
_WHEN = re.compile(r"(?:^|[.;!?] )(?:when|after|once|before) (?:[\w'’-]+ ){1,3}$", re.I)
_HE_DIED = re.compile(r"\b(he|she) (?:(?:suddenly|finally) )?(?:had )?(?:died|passed away|drowned|was (?:killed|murdered|buried))\b", re.I)


def the_living(people: list[Person], text: str) -> list[Person]:
    """Those of `people` (as they stand in `text`) who can come in."""
    if COME_BACK.search(text):
        return people
    dead = [p for p in people if p.at >= 0 and p.end and _is_dead(p, text)]
    for m in _HE_DIED.finditer(text):
        gender = "m" if m[1].lower() == "he" else "f"
        before = [p for p in people if 0 < p.end <= m.start() and p.gender == gender]
        dead += before[-1:]
    return [p for p in people if not any(p is d for d in dead)]


def _is_dead(person: Person, text: str) -> bool:
    before, after = text[:person.at], text[person.end:]
    if _BEFORE.search(before) or _THEIR_LAST.match(after) or _DIED.match(after):
        return True
    return bool(re.match(r" (?:suddenly )?dies\b", after)) and bool(_WHEN.search(before))
