"""The facts of an English idea in words: as they are seen with their people's names, as the two say them to each other, and what they are about."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.writing.dramatist.clauses_en import THIRD, persons, plain
from engine.writing.dramatist.facts_cast_en import cast_of, in_order, role_of
from engine.writing.dramatist.facts_en import Fact, facts_of
from engine.writing.dramatist.facts_seen_en import sentence
from engine.writing.dramatist.facts_things_en import SLOTS as THINGS
from engine.writing.dramatist.facts_things_en import measures, topics
from engine.writing.dramatist.faults_en import faults
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.setup_en import ing, ongoing
from engine.writing.dramatist.spoken_en import ADVERBS, Voice, contracted, finite, in_persons, quoted
from engine.writing.dramatist.themes_en import themes_of
from engine.writing.dramatist.turn_said_en import happening

if TYPE_CHECKING:
    from engine.writing.dramatist.reading import Reading

Opening = Literal["event", "secret", "blow", "find", "will", "task", "habit", "strange", "pair", "pair_crime", "rivals", "plain"]
Turning = Literal["ask", "deed", "knows", "truth", "own", "event", "none"]
SLOTS = ("f_open", "f_mid", "f_turn", "mid", "a_you", "a_youb", "a_me", "a_we", "b_you", "b_me", "b_says", "own_you", "own_me", "news", *THINGS, "trade", "b_as", "ing", "ing_me", "ing_b", "aim", "aim_me", "aim_b")
"""Every slot that the facts may fill."""

_KINDS: tuple[tuple[Opening, str], ...] = (
    ("strange", r"\b(?:ghosts?(?![- ]?writ)|vampires?|werewol\w+|robots?|androids?|clones?|aliens?|time (?:machine|travel\w*|loop)|future|immortal|cursed?|magic(?:al)?|invisible|reincarnat\w*|afterlife|hologram|parallel|prophe\w+|breathes|talking|haunt\w*|devil|demon|angel|mermaid|dragon|witch)\b"),
    ("blow", r"^(?:is|are|was|were|gets?) (?!asked|called|invited|hired|paid|chosen|assigned|ordered|secretly|really|about|now|the\b|an?\b|known|called|always|never)(?:\w+ly )?(?:\w+ed|left|sent|told|stuck|caught|hit|thrown|stolen|forgotten|given|born|lost|shot|sold|found|beaten)\b|^(?:loses?|fails?|misses|dies|has (?:\w+ )?(?:days|weeks|months|hours) (?:left|to live))\b"),
    ("will", r"^(?:\w+ly )?(?:refuses|won't|will not|cannot|can't) "),
    ("secret", r"\b(?:smuggl\w+|steals?|forges?|hides?|lies|pretends?|cheats?|spies|fakes?|secretly|swaps?|poisons?|blackmails?|breaks? into|robs?|launders?|impersonates?|poses? as|without telling|anonymously|counterfeits?|sells? (?:fake|stolen)|keeps? (?:it |this )?secret|is hiding|burns?|sold|stole)\b"),
    ("will", r"^(?:\w+ly )?(?:won't|will not|refuses?|has never|have never|never|doesn't|does not|don't|no longer|has not|hasn't|is not|isn't)\b"),
    ("find", r"^(?:\w+ly )?(?:finds?|discovers?|notices?|hears?|sees?|receives?|gets? (?:an?|the|his|her) (?:[\w-]+ )?(?:letter|message|parcel|package|call|text|email|note|photo|photograph|invitation|postcard|box|envelope|bill|visit)|inherits?|picks? up|digs? up|recogni[sz]es?|reali[sz]es?|learns?|overhears?|opens? (?:an?|the|his|her) (?:letter|box|package|parcel|safe|envelope|drawer|grave|coffin|suitcase|trunk|book))\b"),
    ("task", r"^(?:must|has to|have to|tries|try|wants?|decides?|plans?|prepares?|needs?|hopes?|agrees?|promises?|bets?|enters?|challenges?|competes?|has (?:one|two|three|ten|\d+) (?:days?|hours?|weeks?|minutes?))\b"),
    ("habit", r"\b(?:every|each|always|(?<!for )(?<!in )a (?:day|week|month|year|night)|nightly|daily|for (?:\w+|\d+) years|once a|still|keeps?)\b|^(?:runs?|teaches|bakes|writes?|reads?|delivers?|repairs?|works?|plays?|paints?|cooks?|drives?|lives?)\b"),
)
_LOOSE = re.compile(r"\b(?:he|she|him|himself|herself|they|them|their|theirs)\b|[“”\"?!]", re.I)
_MOST, _MOST_SEEN = 17, 30
"""Words of a line made of a fact, and of what is seen between the first fact and the last."""


@dataclass(frozen=True)
class Told:
    """Which scenes the facts ask for, and their words."""

    opening: Opening
    turning: Turning
    words: dict[str, str]
    themes: frozenset[str] = frozenset()
    """Of what world it is and what its two are to each other."""


def told_facts(reading: Reading) -> Told | None:
    """How an idea is told by its facts; None when it tells of nobody, or has no clause with a verb."""
    facts = in_order(facts_of(reading.text))
    people = cast_of(reading)
    if not facts:
        return None
    people = people or [Person()]
    lead, second = people[0], people[1] if len(people) > 1 else None
    who = [role_of(f, n, facts, lead, second) for n, f in enumerate(facts)]
    words = dict.fromkeys(SLOTS, "")
    met: set[str] = set()
    seen = [sentence(f, w, lead, second, met, n) for n, (f, w) in enumerate(zip(facts, who, strict=True))]
    words["f_open"] = seen[0]
    if len(facts) > 1:
        words["f_turn"] = seen[-1]
        words["f_mid"] = " ".join(seen[1:-1]) if len(" ".join(seen[1:-1]).split()) <= _MOST_SEEN else seen[1]
        words["mid"] = next((said for f, w in list(zip(facts, who, strict=True))[1:-1] if not w and (said := _news(f, lead))), "")
    words |= topics(facts, reading)
    words |= measures(facts, reading, words["topic"])
    words["trade"] = reading.text[lead.at:lead.end] if lead.job and lead.called and not lead.name and re.fullmatch(r"[\w -]+", reading.text[lead.at:lead.end]) and reading.text[lead.end - 1:lead.end] != "s" else ""
    words["b_as"] = f"the {reading.text[second.at:second.end]}" if second and second.job and second.called and not second.name else ""
    opening, opened = _opened(facts[0], who[0], lead, second, reading)
    turning, turned = _turned(facts[-1], who[-1], lead, second, reading) if len(facts) > 1 else ("none", {})
    words |= opened | turned
    return Told(opening, turning, words | _as_read(reading, turning), themes_of(reading.text, lead, second))


def _opened(first: Fact, whose: str, lead: Person, second: Person | None, reading: Reading) -> tuple[Opening, dict[str, str]]:
    """How the first fact opens the drama, and its words."""
    opening: Opening = next((kind for kind, pattern in _KINDS if re.search(pattern, first.predicate if kind in ("blow", "find", "task", "will") else reading.text if kind == "strange" else first.text, re.I)), "plain")
    if whose not in ("A", "AB") and opening != "strange":
        opening = "event"
    plural = re.match(r"(?:two|three|four|five|both|twin|twins|a couple|a pair)\b", first.subject, re.I)
    if second and ((plural and second.called == lead.called) or whose == "AB"):
        opening = "pair_crime" if opening == "secret" else "rivals" if re.search(r"\b(?:rivals?|feuding|competing|share|same|only|enem\w+|neither|both want|fight|hate|estranged|haven't spoken|not spoken|each other)\b", reading.text, re.I) else "pair"
        return opening, {"a_we": _we(first.predicate)}
    if whose != "A":
        return opening, {}
    words = _own(first.predicate, lead, second, "a") | _going_on(first.predicate, lead, second)
    words["a_you"] = words.get("a_you", "") or _of_both(first.predicate, lead, second)
    with_them = {slot: _with(words.get(own, ""), second, by_them=True) for slot, own in (("a_youb", "a_you"), ("ing_b", "ing"), ("aim_b", "aim"))}
    return opening, words | with_them


def _turned(last: Fact, whose: str, lead: Person, second: Person | None, reading: Reading) -> tuple[Turning, dict[str, str]]:
    """What the last fact turns the drama with, and its words."""
    turn = reading.turn
    if whose == "A" and turn and turn.kind == "news" and (news := _with(_sayable(turn.words.get("turn_it", "")), second, by_them=False)):
        return "event", {"news": news}  # what the first finds out
    if whose == "A":
        own = _own(last.predicate, lead, second, "own")
        return "own", own | {"own_me": _with(own.get("own_me", ""), second, by_them=False)}
    if whose == "B" and second:
        return _others(last.predicate, lead, second)
    return "event", {"news": _with(_news(last, lead), second, by_them=False)}


def _as_read(reading: Reading, turning: Turning) -> dict[str, str]:
    """The words of the turn that was read, where it is of the same kind as the last fact: they know who is who better."""
    turn = reading.turn
    if turn is None:
        return {}
    slots = {"own": (("own_you", "turn_you"), ("own_me", "turn_me")), "event": (("news", "turn_it"),), "none": ()}.get(turning, (("b_you", "turn_you"), ("b_me", "turn_me")))
    if (turning == "own") != (turn.kind == "own") or (turning == "event") != (turn.kind in ("event", "news")):
        return {}
    asked = turn.words.get("turn_say", "") if turning == "ask" else ""
    says = {"b_says": asked[0].upper() + asked[1:] + ("" if asked[-1] in ".?!" else ".")} if asked else {}
    return says | {mine: said for mine, theirs in slots if (said := _sayable(turn.words.get(theirs, "").rstrip(".")))}


def _own(predicate: str, lead: Person, second: Person | None, name: str) -> dict[str, str]:
    """What the first does, said to them by somebody who is not in it, and by them."""
    out = {}
    if second and second.gender and second.gender == lead.gender and re.search(r"\b(?:him|his|her|hers)\b", _after(predicate, second)):
        return {}
    if not lead.gender and second and second.gender and re.search({"m": r"\b(?:he|him|his)\b", "f": r"\b(?:she|hers?)\b"}[second.gender], predicate):
        return {}
    for slot, person in ((f"{name}_you", "you"), (f"{name}_me", "I")):
        told = _goes_on(predicate, person)
        said = contracted(f"{person} {persons(told, lead.gender, person)}") if told else ""
        if lead.called:
            said = re.sub(rf"\bthe {re.escape(lead.called)}'s\b", "your" if person == "you" else "my", said)
        out[slot] = _sayable(said)
    return out


def _of_both(predicate: str, lead: Person, second: Person | None) -> str:
    """What the first does to the other, said to the first by a third: “you read your husband's horoscope to him”; "" unless the two are told apart by their pronouns."""
    if not second or {lead.gender, second.gender} != {"f", "m"} or not _after(predicate, second):
        return ""
    told = _goes_on(predicate, "you")
    said = contracted(f"you {persons(told, lead.gender, 'you')}") if told else ""
    own = {"f": r"\b(?:she|hers?|herself)\b", "m": r"\b(?:he|him|his|himself)\b"}[lead.gender]
    return said if 3 <= len(said.split()) <= _MOST and not re.search(own + r"|\b(?:they|them|their)\b", said, re.I) and not faults(said[:1].upper() + said[1:] + ".") else ""


def _going_on(predicate: str, lead: Person, second: Person | None) -> dict[str, str]:
    """“smuggles whisky”: `ing` “smuggling whisky”, as it is said to them (`ing_me` by them); “must organise the wedding”: `aim` “organise the wedding”."""
    if second and second.gender and second.gender == lead.gender and re.search(r"\b(?:his|her)\b", _after(predicate, second)):
        return {}
    if m := re.match(r"(?:must|has to|have to|wants? to|decides? to|tries to|plans? to|needs? to|hopes? to|promises to|agrees to|is (?:asked|told|sent|hired|paid|ordered|forced|called) to) (.+)", predicate):
        you, me = persons(m[1], lead.gender, "you"), persons(m[1], lead.gender, "I")
        return {"aim": you, "aim_me": me} if _sayable("to " + you) and _sayable("to " + me) and len(you.split()) <= 10 else {}
    if m := re.match(r"(?:has|have) been (\w+ing .+)", predicate):
        you, me = persons(m[1], lead.gender, "you"), persons(m[1], lead.gender, "I")
        return {"ing": you, "ing_me": me} if _sayable("of " + you) and _sayable("of " + me) and len(you.split()) <= 10 else {}
    adverbs = m[0] if (m := re.match(ADVERBS, predicate)) else ""
    predicate = predicate[len(adverbs):]
    adverbs = "" if adverbs.strip() in ("still", "now", "then", "just", "already", "once") else adverbs
    verb = predicate.partition(" ")[0]
    base = THIRD.get(verb) or (plain(verb) if re.match(r"\w+s (?:the|a|an|his|her|every|on|in|to|with|at|from|for)\b", predicate) else "")
    rest = re.split(r" (?:and|but) ", predicate[len(verb):])[0]
    if not base or base in ("be", "have", "must", "find", "discover", "get", "notice", "see", "hear", "lose", "wake", "meet", "realise", "realize", "learn", "inherit", "receive", "come", "forget", "fail", "recognise", "recognize", "keep") or _ONCE.match(rest):
        return {}
    you, me = (persons(f"{adverbs}{ing(base)}{rest}", lead.gender, person) for person in ("you", "I"))
    return {"ing": you, "ing_me": me} if _sayable("of " + you) and _sayable("of " + me) and len(you.split()) <= 9 else {}


_ONCE = re.compile(r" (?:an?|one) \w+$| (?:up|back|home) ")
"""After the verb for what is done once."""


def _goes_on(predicate: str, person: str) -> str:
    """“smuggles whisky” is what somebody does as a rule, “smuggles a bottle” is what they have done."""
    if re.match(r"(?:refuses|wants|needs|hopes|believes|loves|hates|knows|owes|owns|has to|lives|works|sleeps|runs(?! (?:off|away|into|out|over|from|for|back|home)\b)|teaches)\b|.*\b(?:an?|every|each) (?:day|week|month|year|night|morning|evening)\b", predicate):
        return finite(predicate, person, now=True)
    m = re.match(r"(\w+) (?!(?:an?|one|the|his|her|their|up|out|in|into|off|away|down|that|with|on|to|from|by|back|home|every|each|everything|nothing|at|for|over|under|about|through|after|before|around)\b)[a-z]+\b", predicate)
    if m and m[1] in THIRD and THIRD[m[1]] not in ("be", "have", "get", "find", "lose", "meet", "discover", "see", "hear", "come", "wake", "fail"):
        return finite(predicate, person, now=True)
    return ongoing(predicate, person)


_OF_ANOTHER = re.compile(r"\b(?:he|she|him|his|hers?)\b", re.I)


def _with(said: str, second: Person | None, by_them: bool) -> str:
    """Words that name the second, as they say them (`by_them`), or as they are said to them: “unless the tenant invites you” is “unless I invite you”,
    “the day my wife dies” is “the day you die”; "" when that cannot be turned."""
    if not said or second is None or not (second.called or second.name):
        return said
    subject, other, own = ("I", "me", "my") if by_them else ("you", "you", "your")
    if second.gender and _OF_ANOTHER.search(said):  # those of the first are turned already
        said = contracted(persons(said, second.gender, subject))
        if _OF_ANOTHER.search(said):
            return ""
    if second.name:
        called = rf"\b{re.escape(second.name)}"
        said = re.sub(rf"{called} (\w+)\b", lambda m: f"{subject} {THIRD[m[1]]}" if m[1] in THIRD and THIRD[m[1]] != "be" else m[0], re.sub(rf"{called}['’]s\b", own, said))
        said = re.sub(rf"{called}\b(?=$|[,.]| (?:to|in|on|at|for|from|with|by|about|into|under|out|up|down|off|away|how|what|why|where|that|and|the|an?)\b)", other, said)
        if re.search(rf"{called}\b", said) or not second.called:
            return "" if re.search(rf"{called}\b", said) or faults(f"{said}.") else said
    named = rf"(?:the|an?|your own|my own|your|my) (?:[\w-]+ )?{re.escape(second.called)}"
    said = re.sub(rf"\b{named}['’]s\b", own, said, flags=re.I)
    said = re.sub(rf"\b{named} (\w+)\b", lambda m: f"{subject} {THIRD[m[1]]}" if m[1] in THIRD and THIRD[m[1]] != "be" else m[0], said, flags=re.I)
    said = re.sub(rf"\b{named}(?= (?:to|in|on|at|for|from|with|by|about|into|under|out|up|down|off|away|how|what|why|where|that)\b)", other, said, flags=re.I)
    said = re.sub(r"\b(up|down|out|off|in) (me|you)$", r"\2 \1", re.sub(rf"\b{named}$", other, said, flags=re.I))
    return "" if re.search(rf"\b{re.escape(second.called)}\b", said, re.I) or faults(f"{said}.") else said


def _after(text: str, person: Person) -> str:
    """What follows the word for somebody in a text; "" when it does not name them."""
    called = person.called or person.name
    at = text.lower().find(called.lower()) if called else -1
    return text[at:] if at >= 0 else ""


def _others(predicate: str, lead: Person, second: Person) -> tuple[Turning, dict[str, str]]:
    """What the second does or is, said to them by the first, and by them."""
    out = {}
    if lead.called:
        predicate = re.sub(rf"\bthe (?:[\w-]+ )?{re.escape(lead.called.split()[-1])}'s\b", "\1", predicate)
    for slot, subject, other in (("b_you", "you", "I"), ("b_me", "I", "you")):
        said = ongoing(predicate, subject)
        line = contracted(f"{subject} {in_persons(said, Voice(subject, second.gender, other, lead.gender))}").replace("\1 own" if subject == "I" else "\1", "\1").replace("\1", "my" if other == "I" else "your") if said else ""
        out[slot] = _sayable(line)
    same = not lead.gender or not second.gender or lead.gender == second.gender
    if same and re.search(r"\b(?:his|her|him)\b", predicate):
        out = {"b_you": "", "b_me": ""}
    says = quoted(predicate, Voice("I", second.gender, "you", lead.gender)).replace("\1", "your")
    out["b_says"] = "" if not says or re.search(r"\b(?:he|she|him|himself|herself)\b", says) or faults(says + ".") else says[0].upper() + says[1:] + ("" if says[-1] in ".?!" else ".")
    if re.match(r"(?:\w+ly )?(?:recogni[sz]es|finds out|discovers|learns|reali[sz]es|notices|sees|hears|knows|remembers|overhears|suspects)\b", predicate):
        return "knows", out
    return ("ask" if out["b_says"] else "deed" if happening(predicate) else "truth"), out


def _we(predicate: str) -> str:
    said = re.sub(r"\b(?:they|them)\b", "us", re.sub(r"\btheir\b", "our", f"we {predicate}"))
    return _sayable(contracted(said))


def _news(fact: Fact, lead: Person) -> str:
    """What happens to somebody or something else, as the first tells it."""
    said = persons(fact.text, lead.gender, "I")
    said = said[0].lower() + said[1:] if re.match(r"(?:The|A|An|Her|His|Their|Nobody|Everyone|One|Every|My|Someone|It|Tomorrow|Today|Tonight|No|Only|Something)\b", said) else said
    return "" if fact.subject.lower() in ("it", "they", "one", "both") else _sayable(contracted(said))


def _sayable(line: str) -> str:
    """The line, or "" when somebody in it is not told apart, or it is no English."""
    if not line or _LOOSE.search(line) or re.search(r"\b(?:the|an?|my|your) \w+ it \w+s\b", line) or not 3 <= len(line.split()) <= _MOST or faults(line[0].upper() + line[1:] + "."):
        return ""
    return line
