"""The turn of an English idea: what its second clause says, who does it, and how the two whom it is about would say it.

“A waitress serves the judge who jailed her father, until he asks her to taste his soup first”: the judge is B, and he says
“Taste my soup first”. A turn that cannot be said with certainty is none, and the idea is told by its event or its deed.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from engine.writing.dramatist.clauses_en import IRREGULAR, THIRD, TO_ANOTHER, main_verbs, persons, third
from engine.writing.dramatist.lexicon_en import PEOPLE
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.spoken_en import ADVERBS, Voice, contracted, quoted
from engine.writing.dramatist.turn_said_en import (
    LOOSE,
    MARK,
    MOST,
    WHOM,
    done_by_them,
    happening,
    named,
    of_the_first,
    said_of,
)
from engine.writing.dramatist.who_en import LATE, meant, somebody, spoken_of, unread

Kind = Literal["ask", "deed", "truth", "own", "find", "news", "event", "both"]
"""B says something; B does something; what B is or has done comes out; A does it; A finds something; A learns something; something happens; each does it to the other."""


@dataclass(frozen=True)
class Turn:
    """What the second clause turns the story with."""

    kind: Kind
    start: int
    end: int
    """Where in the idea it stands."""
    other: Person | None
    """Whom it is about besides the first."""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    """How it is seen and said: `turn_act` follows B's (of `own`: A's) name; `turn_you` and `turn_me` are said to whoever does it and by them; `turn_say` is their own words; `turn_it` is what is found, or happens."""
    weak: int = 0
    """1 for a relative clause, which may only say who somebody is: an event that knows its words is surer. 2 for one that is only added
    by “and”: any event is."""


_LEARNS = r"(?:finds?(?: out)?|discovers?|learns?|reali[sz]es?|notices?|sees?|hears?|understands?|recogni[sz]es?)"
_JOINTS = tuple(re.compile(p, re.I) for p in (
    r",? only to (?=find|discover|learn|reali[sz]e|see|hear)", r",? unaware that |,? not knowing(?: that)? |,? without knowing(?: that)? ", r",? until ", r",? but (?!only\b)|,? yet (?=he|she|they|the|his|her)",
    r"; | [—–-] |\. (?=[A-Z])", r",? (?:while|whereas|though|although|even though) (?=he|she|they|the|a|an|his|her|their|every|no)\b", r", (?:when|the day|the night|just as|on the day) ", r",? and (?=both|neither|each)", r" because (?=he|she)", r",? and (?=(?:finds? out|finds? that|discovers?|learns?|reali[sz]es?|notices?)\b)", r", (?:and|so) (?=\w+ \w+)", r", (?=who |whose )", r" and (?=(?:he|she|his \w+|her \w+|the \w+(?: \w+){0,2}) \w+s\b)", r" (?=who (?!(?:[^,;.]* )?who ))", rf" and (?=(?:{'|'.join(sorted(THIRD))})\b)"))
_LEARNED = "\0"
"""Before a clause that tells what the first learns."""
_INVERTED = re.compile(r"^(?:when|while|after|as) (?=(?:a|an|the|two|his|her)\b)", re.I)
_LEADS = re.compile(r"^(?:(?:and|but|then|now|today|tonight|suddenly|finally|at last|instead|in the end|in secret|meanwhile),? |(?:one|that|the (?:next|same|last|first)|this|every) (?:day|night|morning|evening|year|week|time|spring|summer|winter),? "
                    r"|(?:behind|inside|under|in|on|at|from|after|before|with) (?:it|him|her|them|(?:the|a|an|his|her|their|two|three|one|ten) (?:[\w'-]+ ){0,2}?[\w'-]+),? )+(?=\w)", re.I)
_NOW = "|".join(["is", "are", "was", "were", "has", "have", "does", "do", "will", "can", "cannot", "can't", "must", "could", "would", "won't", "doesn't", "isn't", "never", *sorted(THIRD, key=len, reverse=True)])
_PAST = "|".join(sorted({v for v in IRREGULAR.values() if " " not in v} | {"had", "did", r"\w+ed"}, key=len, reverse=True))
_WHO = r"(?P<np>he|she|it|they|both(?: of them)?|neither(?: of them)?|each|(?:everyone|nobody|no one|somebody|someone)(?: else)?(?: (?:in|at|on|from|behind|outside|under) the \w+(?: \w+)?)?|there|(?:one|all|some) of (?:them|the \w+)|the other|(?:the|a|an|his|her|their|its|every|another|two|no) (?:(?!who\b|that\b|he\b|she\b|they\b)[\w'’-]+ ){0,5}?(?!he\b|she\b|they\b)[\w'’-]+)"
_CLAUSES = tuple(re.compile(rf"^(?P<long>for (?:a|two|three|ten|years|months|weeks)(?: \w+)?,? )?{_WHO}(?P<who> (?:who|whom|he|she|they) .+?| (?:inside|outside|there|upstairs|next door|below))? (?P<pred>{ADVERBS}(?:{verbs})\b.*)$", re.I) for verbs in (_NOW, _PAST))
_SEES_DO = re.compile(rf"^(?:sees?|hears?|watch) ((?:his|her|the|a|an|their) (?:[\w'-]+ ){{0,2}}?[\w'-]+) ({'|'.join(sorted(set(THIRD.values()), key=len, reverse=True))})\b((?: .+)?)$", re.I)
_PLURAL = re.compile(rf"^(?P<long>)(?P<np>both(?: of them)?|they|the two)(?P<who>) (?P<pred>{ADVERBS}(?:{'|'.join(sorted(set(THIRD.values()), key=len, reverse=True))})\b.*)$", re.I)
_TURNS_OUT = re.compile(rf"^{ADVERBS}turns? out (?:to be |that )", re.I)
_IS = re.compile(r"^(?:is|was|turns out to be) (?:actually |really |secretly |in fact )?(?=(?:the|a|an|his|her|their|one|also|not)\b)", re.I)
_KNOWN = re.compile(r"(?:is|was|turns out to be) (?:actually |really |none other than )?((?:his|her|their) (?:own )?(?:[\w-]+ )?[\w-]+)$", re.I)
DID_IT = re.compile(r"(?:the|his|her|their|my) (?:[\w-]+ ){0,2}(?:thief|burglar|robber|vandal|arsonist|killer|murderer|blackmailer|stalker|hacker|forger|kidnapper|poisoner|saboteur|spy|mole|traitor|informant|donor|benefactor|admirer|poet|author|writer|ghostwriter|columnist|critic|reviewer|sender|caller|buyer|bidder|"
                     r"troll|blogger|vigilante|informer|rival|culprit|leak|winner|owner|impostor|cheat|heckler|fan|enemy|opponent)$", re.I)
"""A word for what somebody has done, by whoever it was."""
_OPENLY = re.compile(r"(?:(?:never|always) \w+s|will|won't|must|has (?:one|two|three|only|\d+|an?) (?:\w+ )?(?:nights?|days?|hours?|minutes?|weeks?|months?|chances?) (?:left )?to)(?: |$)", re.I)
"""What everybody can see is no secret."""
_HIDING = re.compile(rf"^{ADVERBS}(?:is|has been|was) (?:hiding|keeping secret|concealing) (?:from \w+ )?that |^{ADVERBS}(?:knows|hides|knew) (?:all along )?that (?=he |she )", re.I)
_WONDERS = re.compile(r"^(?:knows?|suspects?|guesses) (who|what|where|why|how) (?:the other|they) (?:is|are) (.+)$", re.I)
_NO_REQUEST = re.compile(r"(?:I(?:'m|'ve|'ll)?|thank you|yes|no|goodbye|you(?:'re)?|we)\b", re.I)
"""What somebody says who wants nothing by it."""
_ANSWERS = {"who": "Somebody I never said goodbye to.", "what": "Something I can't give back.", "where": "Nowhere I'd want you to follow.", "why": "Because nobody else would.", "how": "Badly."}
"""What may be said to anybody who asks."""


def turn_of(text: str, people: list[Person]) -> Turn | None:
    """The turn of an idea; None when it has one clause only, or one that nobody in it could say."""
    text = text.strip()
    lead = next((p for p in people if p.at >= 0), None)
    if lead is None or lead.at > 60:
        return None
    if not lead.gender and (m := re.search(r"\b(?:(his|he|him)|(her|she))\b", text[lead.end:], re.I)) and not TO_ANOTHER.search(text[:lead.end + m.end()]):
        lead.gender = "m" if m[1] else "f"  # the first pronoun is mostly the subject's
    for start, told in _second_clauses(text, lead.end):
        if 2 < len(told.split()) <= MOST and (turn := _read(text, start, told, lead, people)):
            added = text[:start].rstrip().endswith(" and") and not text[:start].rstrip().endswith((", and", "; and"))
            return replace(turn, weak=2) if added else turn
    return None


def _second_clauses(text: str, after: int) -> list[tuple[int, str]]:
    """Where the second clause may begin, the surest first, and its words."""
    found = [(m.end(), m[0].strip(" ,").lower()) for joint in _JOINTS if (m := joint.search(text, after))]
    if _INVERTED.match(text) and (m := re.compile(", ").search(text, after)):
        found.insert(0, (m.end(), ""))
    out = []
    for start, words in found:
        rest = re.split(r"[;!?]|\.(?:\s|$)|,? (?:only to|until|but) | [—–] ", text[start:])[0]
        begin = start + (m.end() if (m := _LEADS.match(rest)) else 0)
        told = text[begin:start + len(rest)].strip(" ,.")
        cut = re.split(r", (?=who|which|where|and|so|while|because|as)", told)[0]
        told = told if len(told.split()) <= MOST - 4 else cut
        out.append((begin, _LEARNED * words.startswith(("only to", "unaware", "not knowing", "without")) + told))
    return out


def _read(text: str, start: int, told: str, lead: Person, people: list[Person]) -> Turn | None:
    end = start + len(told)
    second = next((p for p in people[1:] if p.at >= 0 and p.end <= start and p is not lead), None) or unread(text[lead.end:start])
    learned, told = told.startswith(_LEARNED), told.removeprefix(_LEARNED)
    if m := re.match(r"(who|whose) ", told):
        told = told.split(",")[0]
        end = start + len(told)
        return _relative(told, m, start, end, lead, second, text) if not second or second.end in (0, start - 1, start - 2) else None
    if learned and (m := _SEES_DO.match(told)):  # “to see his daughter take the first spoonful”
        who, pred = m[1], f"{third(m[2])}{m[3]}"
        return _done(who, pred, meant(who, start, lead, second, people), start, end, lead, second, text[:start])
    if learned:  # it is A who learns it
        told = re.sub(rf"^(?:she |he )?{_LEARNS} (?:that )?", "", told, flags=re.I)
        return _truth(told, start, end, lead, second, people, text) or _found(told, start, end, lead, second)
    if m := re.match(rf"{_LEARNS} (?:that )?", told, re.I):  # “…, and discovers that …”
        return _truth(told[m.end():], start, end, lead, second, people, text)
    if told.split()[0] in THIRD and text[:start].endswith(" and "):  # what the first does besides
        return _done("", told, lead, start, end, lead, second, text[:start])
    clause = next((m for p in (*_CLAUSES, _PLURAL) if (m := p.match(told))), None)
    if not clause or re.match(r"the (?:day|night|moment|morning|year) (?:he|she|it|they|the|his|her)\b", told, re.I):
        return None
    who, pred = clause["np"], clause["pred"]
    if who.lower().startswith(("both", "neither", "each")):
        return _both(who.lower(), pred, start, end, lead, second, text)
    if (gone := spoken_of(who, text[:start], lead)):
        return _happens(gone, pred, start, end, lead, second)
    if who.lower() in ("it", "they") and not _TURNS_OUT.match(pred):
        return None
    person = meant(who, start, lead, second, people)
    if person is lead and (m := re.match(rf"{ADVERBS}{_LEARNS} (?:that )?", pred, re.I)):
        told = pred[m.end():]
        return _truth(told, start, end, lead, second, people, text) or _found(told, start, end, lead, second)
    if who.lower() == "it" and (m := _TURNS_OUT.match(pred)):
        return _truth(pred[m.end():], start, end, lead, second, people, text)
    return _done((clause["long"] or "") + who, pred, person, start, end, lead, second, text[:start])


_ONLY_SO_NAMED = re.compile(r"\b(?:the|one) (?:only )?(?:man|woman|boy|girl|person|people|one|guy|lady)[, ]*$", re.I)
"""Whom nothing but the relative clause after it tells from others."""


def _another(before: str, told: str, lead: Person, second: Person | None) -> bool:
    """Whether “him” in what is told may be a third of the first one's gender, who was named in between (“his dead son … the girl who loved him”)."""
    gender = lead.gender
    if not gender or not re.search({"m": r"\bhi[ms]\b|\bhe\b", "f": r"\bhers?\b|\bshe\b"}[gender], told, re.I):
        return False
    named = [w for w, (g, _) in PEOPLE.items() if g == gender and not (second and w in second.called) and re.search(rf"\b{re.escape(w)}\b(?!['’]s)", before, re.I)]
    return bool(named)


def _relative(told: str, m: re.Match[str], start: int, end: int, lead: Person, second: Person | None, text: str) -> Turn | None:
    """“…, who is about to fire every driver”: of whoever stands before it."""
    if m[1].lower() == "whose" or second is None or len(main_verbs(re.split(r" (?:and|but|that|which|when|where|if|because|while|until|who) ", told[m.end():])[0])) > 1:
        return None  # “the man who washes dishes is …” is no relative clause to its end
    if _another(text[lead.end:start], told, lead, second) or _ONLY_SO_NAMED.search(text[:start]):
        return None
    pred = told[m.end():]
    if second.gender in ("", lead.gender) and lead.gender:
        pred = done_by_them(pred, lead)
    turn = _done("", pred, second, start, end, lead, second, "")
    return replace(turn, weak=1) if turn else None


def _done(who: str, pred: str, person: Person | None, start: int, end: int, lead: Person, second: Person | None, before: str) -> Turn | None:
    """The clause as what somebody does, says, is, or as what happens."""
    if person is None and (m := _IS.match(pred)):  # “their first opponent is the man who …”
        person = somebody(re.split(r" (?:who|that|of|from|in)\b", pred[m.end():])[0].lower())
        pred = pred if person is None else "is " + pred[m.end():]
    if person is None:
        return _happens(who, pred, start, end, lead, second)
    by_lead = person is lead
    other = second if by_lead else person
    if m := _HIDING.match(pred):
        pred = re.sub("^(?:he|she) ", "", pred[m.end():])
    pred = re.sub(rf"^{ADVERBS}turns? out to be ", "is ", pred)
    pred = re.sub(r"\bown$", lambda m: f"own {every[1]}{'' if every[1].endswith('s') else 's'}" if (every := re.search(r"\b(?:every|other people's|each) (\w+)", before)) else m[0], pred)
    if re.match(r"(?:doesn't|does not|don't) (?:even )?recogni[sz]e (?:him|her)$", pred):
        return None  # that nobody is recognised is no turn yet
    marked = pred if by_lead or (lead.gender and person.gender not in ("", lead.gender)) else of_the_first(pred, before, lead)
    marked = named(marked, lead) if not by_lead else marked
    words = said_of(marked, person.gender, lead.gender if not by_lead else (second.gender if second else ""))
    if not words:
        return None
    say = "" if by_lead else quoted(marked, Voice("I", person.gender, "you", lead.gender)).replace(MARK, "your").replace(WHOM, "you")
    if say and not LOOSE.search(say):
        words["turn_say"] = say
    asks = bool(words.get("turn_say")) and not _NO_REQUEST.match(words["turn_say"])
    kind: Kind = "own" if by_lead else "ask" if asks else "deed" if happening(pred) else "truth"
    if kind == "truth" and _OPENLY.match(pred):
        return None
    words["turn_act"] = pred
    if LATE.search(who):
        kind = "truth"
    if late := LATE.search(who):
        words["turn_late"] = late[1].lower().replace("late", "dead")
    return Turn(kind, start, end, other, words)


def _truth(told: str, start: int, end: int, lead: Person, second: Person | None, people: list[Person], text: str) -> Turn | None:
    """What A learns: a clause about B, or about something else."""
    clause = next((m for p in _CLAUSES if (m := p.match(told))), None)
    if not clause or (re.match(r"(?:a|an|his|her|their) ", told, re.I) and re.search(r"\b(?:who|that|which|with|in|on|of)\b", clause["np"] + (clause["who"] or ""))):
        return None
    if (gone := spoken_of(clause["np"], text[:start], lead)):
        return _happens(gone, clause["pred"], start, end, lead, second, "news")
    if clause["np"].lower() in ("it", "they"):
        return _happens(clause["np"].lower(), clause["pred"], start, end, lead, second, "news")
    if (known := _KNOWN.match(clause["pred"])) and DID_IT.match(clause["np"]):  # “the thief is her own landlord”: that is what is said to the landlord
        found = next((p for p in people if p is not lead and p.called and known[1].lower().endswith(p.called.lower())), None) or somebody(known[1].lower())
        return replace(turn, kind="truth", words={k: v for k, v in turn.words.items() if k != "turn_say"}) if found and (turn := _done(known[1], f"is {clause['np']}", found, start, end, lead, second, text[:start])) else None
    person = meant(clause["np"], start, lead, second, people, learned=True)
    turn = _done(clause["np"], clause["pred"], person, start, end, lead, second, text[:start])
    if not turn or turn.kind == "own":
        return turn
    return Turn("news" if turn.kind == "event" else "truth", start, end, turn.other, {k: v for k, v in turn.words.items() if k != "turn_say"})


def _found(told: str, start: int, end: int, lead: Person, second: Person | None) -> Turn | None:
    """What A finds: a thing, or somebody."""
    thing = persons(told, lead.gender, "I")
    if not re.match(r"(?:a|an|the|my|two|three|one|nothing|no)\b", thing) or LOOSE.search(thing) or len(thing.split()) > 14:
        return None
    return Turn("find", start, end, second, {"turn_it": thing})


def _happens(who: str, pred: str, start: int, end: int, lead: Person, second: Person | None, kind: Kind = "event") -> Turn | None:
    """What happens of itself: told as A would tell it."""
    whole = f"{who} {pred}"
    own = re.match(r"(?:his|her|their) ", who, re.I)
    us = bool(re.match("their ", who, re.I))
    if us:
        said = "our " + re.sub(r"\bthem\b", "us", re.sub(r"\btheir\b", "our", whole[6:]))
    elif own and "'s" in who:
        said = "my " + whole[own.end():]  # whose pronouns follow is that person's
    else:
        said = persons(whole, lead.gender, "I")
    said = re.sub(r"\b(starts|begins)\b", lambda m: {"starts": "has started", "begins": "has begun"}[m[1]], said, count=1)
    if not us and re.search({"f": r"\b(?:he|she|him|his|himself|herself)\b", "m": r"\b(?:he|she|hers?|himself|herself)\b"}.get(lead.gender, r"\b(?:he|she|him|himself|herself)\b"), said if not (own and "'s" in who) else ""):
        return None
    if len(said.split()) > MOST or re.match("you ", who, re.I):
        return None
    return Turn(kind, start, end, second, {"turn_it": contracted(said), "turn_act": whole})


def _both(who: str, pred: str, start: int, end: int, lead: Person, second: Person | None, text: str) -> Turn | None:
    """“both pretend to be the owner”, “neither knows who the other is mourning”: what each says to the other."""
    if m := _WONDERS.match(pred):
        return Turn("both", start, end, second, {"turn_say": f"{m[1]} are you {m[2]}", "turn_answer": _ANSWERS[m[1].lower()]})
    line = quoted(re.sub(r"^\w+", lambda m: third(m[0]), pred), Voice("I", "", "you", ""))
    if not line or LOOSE.search(line):
        return None
    return Turn("both", start, end, second, {"turn_say": line})
