"""What somebody does in the second clause, as it is said to them and by them."""
from __future__ import annotations

import re

from engine.writing.dramatist.clauses_en import THIRD
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.spoken_en import ADVERBS, Voice, contracted, finite, in_persons

_STATES = frozenset("is are was were has have had knows owns owes loves hates wants needs lives works belongs remembers".split())
LOOSE = re.compile(r"\b(?:he|she|him|himself|herself|they)\b|\b(?:to|of|in|at|by|for|from|with|and|or|but|that|which|my|your|own|as|when|while|the|a)$", re.I)
"""What is left over when a pronoun means nobody, or a clause was cut off."""
MOST = 20
"""Words of a second clause."""
MARK, WHOM = "\x01", "\x02"
"""“my” or “your”, “me” or “you”, of the first one, until it is known who speaks."""
_PERCEIVES = re.compile(r"\b((?:recogni[sz]|notic|hear|rememb|believ|understand|forg[eo]t)\w*) (?:his|her) (?=\w)", re.I)
"""Where both have one gender, what somebody hears or forgets is the other's."""
_SECRETLY = re.compile(r"is (?:\w+ly )?(?:pretending|hiding|lying|planning|dying|carrying|faking|stealing|selling|spying|writing|paying|being)\b")
"""What goes on unseen comes out; the rest that goes on is seen."""
_GOES_ON = re.compile(r"is (?:\w+ly |still |already )?\w+ing\b")


def named(pred: str, lead: Person) -> str:
    """“the therapist's real name” in a clause about somebody else: the first one's."""
    head = re.escape(lead.called.split()[-1]) if lead.called else "\0"
    pred = re.sub(rf"\bthe (?:[\w-]+ )?{head}'s\b", MARK, pred)
    return re.sub(rf"\bthe (?:[\w-]+ )?{head}\b", WHOM, pred)


_DONE_TO = re.compile(rf"^({ADVERBS}(?:has |had )?{ADVERBS}(?:sav|spar|ruin|kill|murder|st[eo]l|steal|br[eo]k|break|wreck|destroy|rescu|betray|rob|fram|burn|spoil|haunt|evict|jail|raid|sabotag)\w*) (?:his|her) (?=\w)", re.I)
"""What is mostly done to another: “saved her life” is not one's own."""


def done_to_them(pred: str) -> str:
    """What somebody does to what is another's, marked as the first one's."""
    return _DONE_TO.sub(lambda m: f"{m[1]} {MARK} ", pred)


_OWN = re.compile(r"(?:lost|left|loses|leaves|has|had|keeps|kept|loves?|loved|misses|missed|wears|wore|carries|carried|changed|changes|lives|lived|hides|hid|brings|brought|forgot|forgets|uses|used|raised|raises|owns|never|still|says|said|tells|told|wants|needs|is|was)$")
"""Verbs for what one does mostly with what is one's own."""


def done_by_them(pred: str, lead: Person) -> str:
    """“poisoned her roses”, of somebody who is told of because of it: the first one's roses."""
    own = {"m": "his", "f": "her"}.get(lead.gender, "his|her")
    return re.sub(rf"^({ADVERBS}(?:has |had )?)(\w+) (?:{own}) (?=\w)", lambda m: m[0] if _OWN.match(m[2]) else f"{m[1]}{m[2]} {MARK} ", pred)


def of_the_first(pred: str, before: str, lead: Person) -> str:
    """“his son's name”, when the first clause has spoken of the first one's son: marked as theirs."""
    own = {"m": "his", "f": "her"}.get(lead.gender, "his|her")
    pred = re.sub(r"^(is (?:really |actually |secretly )?)(?:his|her) (?=\w)", rf"\1{MARK} ", pred)  # nobody is their own father
    pred = done_to_them(pred)
    pred = _PERCEIVES.sub(lambda m: f"{m[1]} {MARK} ", pred)
    return re.sub(rf"\b({own}) ([a-z]+)\b", lambda m: f"{MARK} {m[2]}" if re.search(rf"\b{m[0]}\b", before) else m[0], pred)


def said_of(pred: str, he: str, him: str) -> dict[str, str]:
    """The predicate said to whom it is about, and by them; empty when it would be no sentence."""
    out = {}
    pred = re.sub(r"\b((?:him|her) (?:that )?)they\b", r"\1we", pred)
    for name, subject, other in (("turn_you", "you", "I"), ("turn_me", "I", "you")):
        said = finite(pred, subject)
        line = f"{subject} {in_persons(said, Voice(subject, he, other, him))}" if said else ""
        line = contracted(line.replace(MARK, "my" if other == "I" else "your").replace(WHOM, "me" if other == "I" else "you"))
        if not line or LOOSE.search(line) or len(line.split()) > MOST - 2:
            return {}
        out[name] = line
    return out


def happening(pred: str) -> bool:
    """Whether somebody does it now, before everybody's eyes."""
    if _GOES_ON.match(pred) and not _SECRETLY.match(pred):
        return True
    m = re.match(rf"{ADVERBS}(\w+)\b", pred, re.I)
    if re.match(r"(?:never|always) ", pred):
        return False
    return bool(m) and m[1].lower() in THIRD and m[1].lower() not in _STATES  # type: ignore[index]
