"""What an English idea is about: its things, sums and spans of time, as they can be said of it."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.writing.dramatist.clauses_en import THIRD
from engine.writing.dramatist.facts_en import Fact, is_somebody
from engine.writing.dramatist.lexicon_en import OBJECTS, PLACES
from engine.writing.dramatist.who_en import THINGS_IN_ER

if TYPE_CHECKING:
    from engine.writing.dramatist.reading import Reading

SLOTS = ("topic", "Topic", "topic2", "topic_title", "obj", "Obj", "found", "money", "Money", "span", "Span", "Deadline")
"""What can be said of an idea's things; a slot with a capital begins a sentence."""

_STOP = (r"who|that|which|whose|whom|and|or|but|he|she|they|it|I|to|of|in|on|at|by|for|from|with|without|under|over|into|onto|behind|before|after|until|unless|because|if|when|while|where|as|than|so|is|are|was|were|has|have|had|does|doesn't|do|don't|did|didn't|"
         r"will|won't|would|can|can't|must|never|every|each|his|her|their|my|your|the|a|an|back|up|out|off|away|down|again|online|tonight|today|tomorrow|yesterday|once|alone|not|only|just|last|next|this|between|through|inside|outside|near|about|against|around|during|since|too|now|then|instead|apart|together|(?!bully|family|ally|butterfly|belly|jelly|lily|bully)\w+ly|(?!(?:ring|string|earring|wing|spring|swing|painting|building|wedding|drawing|meeting|ceiling|recording|carving|clothing|hearing|sewing|bowling|fishing|washing|king)\b)\w+ing|ran|sold|tell|inherit|break|become|give|take|make|go|come|know|say|find|lose|speak|believe|forget|remember|live|die|left|wrote|sent|gave|took|told|made|lost|found|stole|bought|died|came|went|older|younger|still|ago|laid|all|both|too|nobody|everyone|everybody|somebody|someone|something|nothing|what|how|why|whether|married|no")
_NP = re.compile(rf"\b(?:an?|the|one|his|her|their|my|its|two|three|four|five|six|seven|ten|\d+) ((?!(?:{_STOP})\b)[\w'’-]+(?: (?!(?:{_STOP}|{'|'.join(v for v in THIRD if len(v) > 3)})\b)[\w'’-]+){{0,2}}?)(?=$|[,.;:!?”\"]| (?!\w+ing\b)(?:{_STOP})\b| (?:{'|'.join(v for v in THIRD if len(v) > 3)})\b)", re.I)
_BARE = re.compile(rf"^(?:smuggles|steals|sells|sold|stole|buys|bakes|grows|makes|brews|delivers|collects|forges|hides|carries|cooks|serves|repairs|fixes|paints|writes|inherits|finds|receives|keeps|sends|swaps?|trades|hoards|fakes|rents|breeds|trains|shares?|hunts) ((?!(?:{_STOP})\b)[a-z]+(?: (?!(?:{_STOP})\b)[a-z]+)?)(?=$|[,.;]| (?:{_STOP})\b)")
"""What somebody deals in, without an article: “smuggles whisky”."""
_NO_TOPIC = re.compile(r"\b(?:war|flood|earthquake|storm|fact|nerve|mind|temper|breath|patience|courage|sight|chance|reason|purpose|labou?r|home|days?|nights?|mornings?|evenings?|weeks?|months?|years?|hours?|minutes?|time|way|one|ones|other|same|first|last|best|lot|few|man|woman|men|women|boy|girl|person|people|half|end|middle|front|back|side|background|clients?|customers?|guests?|visitors?|passengers?|patients?|strangers?|secrets?|truth|plans?|affairs?|mistakes?|errors?|dollars|pounds|euros|place|town|village|city|world|moment|life|kind|sort|part|rest|own|truth|bit|pair|couple|day|old|him|her|them|mother|father|sister|brother|wife|husband|son|daughter|friend|child|children|family|parents|eye|eyes|hair|hands?)$|\d$", re.I)


_CUT_OFF = re.compile(r"(?:^| )(?!(?:bed|seed|weed|shed|sled|feed|red|seabed|hundred|hotbed|biped|newlywed)$)(?:[a-z]+ed|hidden|stolen|written|forgotten|broken|torn|given|known|sent|bought|sold|asleep|awake|alive|alone|full|unaware|afraid)$", re.I)
"""A participle at the end, after which the noun phrase goes on: “the letter addressed (to her)”, “the unfinished (last chapter)”."""


_NO_DOERS = THINGS_IN_ER | {w.split()[-1] for words, _ in OBJECTS for w in words.split(",")} | frozenset("chapter theater theatre mirror colour color rumour rumor honour supper silver leather motor container hamster door floor poor error terror horror tractor elevator generator refrigerator calculator list twist fist "
                                                                                                        "dress mess press piano business address mattress fortress".split())
_WHERE = re.compile(r"\b(?:at|in|into|on|near|behind|inside|outside|through|across|under|to|from|around|over) $", re.I)
_SOMEWHERE = re.compile(r"\b(?:" + "|".join(sorted({w for words, _ in PLACES for w in words.split(",")} | {"pantry", "closet", "attic", "cupboard", "yard", "backyard", "trunk", "corridor", "stairwell", "porch", "lobby"}, key=len, reverse=True)) + r")$", re.I)
"""Where something is done is not what it is about."""


def _may_do(noun: str) -> bool:
    """Whether a word looks like one for somebody (“the caterer”), though nobody knows it."""
    last = noun.lower().split()[-1]
    return bool(re.search(r"(?:er|or|ist|ian|eer|ess)$", last)) and last not in _NO_DOERS


def _whole(noun: str) -> str:
    """A noun phrase without what it was cut off in; "" when nothing is left."""
    return _CUT_OFF.sub("", re.sub(r"^(?:same|only|very|other|next|last|first|wrong|right) ", "", noun))


def topics(facts: list[Fact], reading: Reading) -> dict[str, str]:
    """What the first and the last fact are about: “the whisky”; never a person."""
    people = {w for p in reading.people for name in (p.called.lower(), p.name.lower()) if name for w in (name, name.split()[-1])}
    found: list[list[str]] = []
    for fact in facts:
        nouns = [m[1] for m in _BARE.finditer(fact.predicate)]
        nouns += [m[1] for m in sorted(_NP.finditer(fact.predicate), key=lambda m: bool(_WHERE.search(fact.predicate[:m.start()]))) if not (_WHERE.search(fact.predicate[:m.start()]) and _SOMEWHERE.search(m[1])) and not _NO_TOPIC.search(m[1]) and re.sub(r"ves$", "f", m[1].lower().split()[-1]).removesuffix("s") not in {w.split()[-1] for w in people} and m[1].lower() not in people and m[1].lower().split()[-1] not in people and not is_somebody(m[1]) and not _may_do(m[1]) and "'" not in m[1] and "’" not in m[1]]
        nouns = [whole for n in nouns if (whole := _whole(n)) and not is_somebody(whole)]
        if reading.thing and not nouns and re.search(rf"\b(?:a|an|the|his|her|their|{'|'.join(THIRD)}) {re.escape(reading.thing.name)}\b", fact.predicate, re.I):
            nouns = [reading.thing.name]
        if not fact.own or (m := re.fullmatch(r"(?:an?|the) ((?:[\w-]+ ){0,2}[\w-]+)", fact.subject, re.I)) is None or _NO_TOPIC.search(m[1]) or is_somebody(m[1]) or _may_do(m[1]) or m[1].lower().split()[-1] in people:
            found.append([f"the {n}" for n in nouns])
        else:
            found.append([f"the {n}" for n in (m[1], *nouns)])
    found = [[_own_no_more(n) for n in nouns] for nouns in found]
    first = next((n for nouns in found for n in nouns), "")
    last = next((n for nouns in reversed(found) for n in reversed(nouns) if n != first), "")
    if not first:  # without a thing it is called by whom it is about
        lead = reading.people[0] if reading.people else None
        trade = reading.text[lead.at:lead.end] if lead and lead.job and lead.called and not lead.name else ""
        return {"topic_title": "The " + " ".join(w[0].upper() + w[1:] for w in trade.split())} if re.fullmatch(r"[A-Za-z -]*[a-rt-z]", trade) else {}
    title = " ".join(w if w in ("of", "and", "in") else w[0].upper() + w[1:] for w in first.split()) if first else ""
    return {"topic": first, "Topic": _capital(first) if first else "", "topic2": last, "topic_title": title}


_FOUND = re.compile(r"(?:\w+ly )?(?:finds?|discovers?|digs? up|picks? up|notices?) ", re.I)
_VERB = re.compile(rf"(?:\w+ly )?(?:{'|'.join(sorted(THIRD, key=len, reverse=True))})(?: (?:up|out|down|off))? ")
_NUMBER = r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|a hundred|half a)"
_MONEY = re.compile(rf"\b{_NUMBER}(?:[ -](?:hundred|thousand|million))*[ -](?:dollars|pounds|euros|francs)\b|[$£€]\d[\d,.]*\d(?: (?:million|thousand))?", re.I)
_SPAN = re.compile(rf"\bfor (?!an? )(?:over |almost |nearly )?({_NUMBER} (?:years|months))\b|\b({_NUMBER} years)(?= (?:ago|later)\b)", re.I)
_DEADLINE = re.compile(rf"\b((?:before|by|until) (?:Easter|Christmas|midnight|dawn|noon|sunrise|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day))\b|\b({_NUMBER} (?:days|hours|weeks|minutes))(?= (?:left|to)\b)|\b(?:in|within|only has) ({_NUMBER} (?:days|hours|minutes))\b", re.I)


def measures(facts: list[Fact], reading: Reading, topic: str) -> dict[str, str]:
    """What the first does something to (`obj`; `found`, where it is found), and the sum, the years and the time that is left in an idea.

    Where it has no `topic` that is what it is about.
    """
    said = facts[0].predicate
    out: dict[str, str] = {}
    if (verb := _VERB.match(said)) and (noun := _thing(said, verb.end(), reading)):
        out |= {"obj": noun, "Obj": _capital(noun)} | ({"found": noun} if _FOUND.match(said) else {})
    if noun := out.get("obj", "") if not topic else "":
        out |= {"topic": noun, "Topic": _capital(noun), "topic_title": "The " + " ".join(w.capitalize() for w in noun.split()[1:])}
    if m := _MONEY.search(reading.text):
        out |= {"money": m[0], "Money": _capital(m[0])}
    for slot, pattern in (("Span", _SPAN), ("Deadline", _DEADLINE)):
        if m := pattern.search(reading.text):
            out[slot] = _capital(next(g for g in m.groups() if g))
    if "Span" in out:
        out["span"] = out["Span"][0].lower() + out["Span"][1:]
    return out


_ALIVE = re.compile(r"\b(?:baby|babies|newborns?|infants?|child|children|kids?|toddlers?|body|bodies|corpses?|dogs?|cats?|pupp(?:y|ies)|kittens?|parrots?|horses?|ghosts?)$", re.I)
"""What is found and is no thing."""


def _thing(said: str, at: int, reading: Reading) -> str:
    """The noun phrase that begins here, as “the …”; "" for a person, and for what is no thing."""
    m = _NP.match(said, at)
    noun = _whole(re.sub(r"^.*['’]s ", "", m[1])) if m else ""  # of “her late grandmother's ring” the ring
    if not noun or noun[-1] in "'’" or _NO_TOPIC.search(noun) or is_somebody(noun) or _ALIVE.search(noun) or _may_do(noun) or any(noun.lower().endswith(p.called.lower()) for p in reading.people if p.called):
        return ""
    return _own_no_more(f"the {noun}")


def _own_no_more(noun: str) -> str:
    """“the own marriage” is “the marriage”."""
    return re.sub(r"^the own ", "the ", noun)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
