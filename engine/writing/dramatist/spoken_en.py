"""A finite clause of an English idea as somebody in it says it: of themselves, to the one it is about, or as a request in their own words."""
from __future__ import annotations

import re
from dataclasses import dataclass

from engine.writing.dramatist.clauses_en import IRREGULAR, THIRD, past, persons, plain

ADVERBS = r"(?:(?:\w+ly|already|still|once|never|always|just|also|now|first|even|only|too|again|then|quietly|ever) )*"
_PARTICIPLE = re.compile(
    rf"(?:have|has|had) {ADVERBS}(?:\w+ed|been|begun|become|broken|chosen|come|done|drawn|driven|drunk|eaten|fallen|flown|forgotten|forgiven|frozen|given|gone|grown|hidden|known|ridden|risen|"
    r"run|seen|shown|spoken|stolen|sung|sunk|sworn|swum|taken|thrown|torn|woken|worn|written|" + "|".join(sorted(set(IRREGULAR.values()) - {"was", "had to"})) + r")\b", re.I)
"""“has taken” and not “has a key”."""
_STATES = frozenset("know own owe love hate want need live work believe belong remember have keep mean deserve hope think fear miss like understand resemble look sleep recognise recognize speak seem".split())
"""Verbs for what goes on: nobody says that they “knew” what they know."""
_FIXED = frozenset("will can cannot can't could must would should might may won't had did didn't couldn't wouldn't hadn't never".split())
_NOT = {"cannot": "can't", "can not": "can't", "will not": "won't"}


@dataclass(frozen=True)
class Voice:
    """Who speaks of whom: `subject` is what the clause's subject is called (“I”, “you”), of gender `he`; the other one is `other`, of gender `him`."""

    subject: str
    he: str
    other: str
    him: str


def _verb(adverbs: str, verb: str, person: str, more: str) -> str:
    """A verb in the third person as it follows “I” or “you”, told when it is done; what goes on stays in the present."""
    if verb in ("is", "are"):
        return adverbs + ("am" if person == "I" else "are")
    if verb in ("was", "were"):
        return adverbs + ("was" if person == "I" else "were")
    if verb == "has":
        return adverbs + "have"
    if verb in ("does", "doesn't"):
        lasts = re.match(rf"{re.escape(adverbs)}{verb} (?:not )?(\w+)", more)
        return adverbs + verb.replace("does", "do" if lasts and lasts[1] in _STATES else "did")
    if verb in ("isn't", "wasn't"):
        return adverbs + {"isn't": "am not" if person == "I" else "aren't", "wasn't": "wasn't" if person == "I" else "weren't"}[verb]
    if verb in _FIXED or (verb not in THIRD and (verb in IRREGULAR.values() or verb.endswith("ed"))):
        return adverbs + verb
    base = plain(verb)
    if not base:
        return ""
    going = base in _STATES or re.search(rf"{EVERY_TIME}|\b(?:always|never|when|whenever|if)\b", more.split(" that ")[0] + " " + adverbs)
    return adverbs + (base if going else past(base))


EVERY_TIME = r"\b(?:every|each) (?:single |other )?(?:\w+day|day|night|morning|evening|afternoon|week|weekend|month|year|summer|winter|spring|autumn|time|shift|hour|lunch|dinner|christmas|birthday)\b"
"""“every night”, and not “every line”."""
_HEAD = re.compile(rf"({ADVERBS})([\w']+)\b")
_SECOND = re.compile(rf"\b(and|but|then|and then) ({ADVERBS})([\w']+)\b")


def finite(predicate: str, person: str, now: bool = False) -> str:
    """The predicate as it follows `person` (“I”, “you”): “has already called it off and is afraid” → “have already called it off and am afraid”; "" when its verb is none. What is done as a rule (`now`) stays in the present."""
    head = _HEAD.match(predicate)
    said = _verb(head[1], head[2], person, "always" if now else predicate) if head else ""
    if not head or not said:
        return ""

    def second(m: re.Match[str]) -> str:
        if m[3] not in THIRD and m[3] not in ("is", "was", "has", "does", "doesn't"):
            return m[0]
        return f"{m[1]} {_verb(m[2], m[3], person, 'always' if now else '')}"
    return said + _SECOND.sub(second, predicate[head.end():])


def contracted(text: str) -> str:
    """As it is said aloud: “you have taken” is “you've taken”, “does not” is “doesn't”."""
    for full, short in _NOT.items():
        text = re.sub(rf"\b{full}\b", short, text)
    text = re.sub(r"\b(is|are|was|were|has|have|had|does|do|did|would|could|should) not\b", r"\1n't", text)
    text = re.sub(r"\b(you|we|they) are(?= \w)", r"\1're", text)
    text = re.sub(r"\bI am(?= \w)", "I'm", text)
    return re.sub(r"\b(I|you|we) have(?= )", lambda m: f"{m[1]}'ve" if _PARTICIPLE.match("have" + text[m.end():]) else m[0], text)


def in_persons(text: str, voice: Voice) -> str:
    """Third-person pronouns become “I” and “you”; where both have one gender, what is done to somebody is done to the other."""
    if voice.he and voice.him and voice.he != voice.him:
        return persons(persons(text, voice.he, voice.subject), voice.him, voice.other)
    him = {"I": "me", "you": "you", "we": "us"}[voice.other]
    text = re.sub(r"\bhim\b(?!self)", him, text)
    text = re.sub(r"\bher\b(?=$|[,.]| (?:not|the|a|an|some|no|this|that|what|why|how|where|everything|nothing|something|by|to|for|from|in|on|at|with|into|out|away|back|up|down|after|before|and|again|about|who|that|off|over)\b)", him, text)
    return persons(text, voice.he or voice.him, voice.subject)


_OBJECTS = r"(?:him|her|them|the \w+|everyone|everybody|(?:his|her) [\w-]+)"
_ASKS = re.compile(rf"^{ADVERBS}(?:asks?|begs?|tells?|orders?|wants?|invites?|forces?|dares?|warns?|commands?|needs?|challenges?|advises?|sentences?) {_OBJECTS} (not )?to (.+)$", re.I)
_OFFERS = re.compile(rf"^{ADVERBS}(asks?|begs?|offers?|wants?|threatens|promises?|refuses|agrees|decides|demands|volunteers|swears) (not )?to (.+)$", re.I)
_ABOUT = re.compile(rf"^{ADVERBS}asks? (?:{_OBJECTS} )?about (.+)$", re.I)
_FOR = re.compile(rf"^{ADVERBS}(?:asks?|begs?) (?:{_OBJECTS} )?for (.+)$", re.I)
_CLAIMS = re.compile(rf"^{ADVERBS}(?:says?|tells? {_OBJECTS}|claims?|admits?|confesses|swears?|insists?|explains?|writes?|whispers?|announces?) (?:that )?(he|she|they) (.+)$", re.I)
_POSES = re.compile(rf"^{ADVERBS}(?:pretends?|claims?) to be (.+)$", re.I)
_WORDLESS: tuple[tuple[str, str], ...] = ((r"thanks? (?:him|her|them)$", "thank you"), (r"(?:proposes?(?: to (?:him|her))?|asks? (?:him|her) to marry (?:him|her))$", "marry me"),
                                          (r"apologi[sz]es?\b.*", "I'm sorry"), (r"says? yes$", "yes"), (r"says? no$", "no"), (r"says? goodbye$", "goodbye"), (r"forgives? (?:him|her)$", "I forgive you"))
_QUOTED = re.compile(r"[“\"]([^”\"]{3,80})[”\"]")


def quoted(predicate: str, voice: Voice) -> str:
    """What somebody says in the words of the clause: “asks him to make her look more dead” → “make me look more dead”; "" when nobody speaks in it."""
    if m := _QUOTED.search(predicate):
        return m[1].rstrip(".")
    predicate = re.split(rf"^.*?\band (?={ADVERBS}(?:asks?|begs?|tells?|orders?|says?|offers?|thanks?|proposes?)\b)", predicate)[-1]
    for pattern, words in _WORDLESS:
        if re.match(ADVERBS + pattern, predicate):
            return words
    if m := _ASKS.match(predicate):
        return ("don't " if m[1] else "") + in_persons(m[2], voice)
    if m := _OFFERS.match(predicate):
        return _offer(m[1].rstrip("s").lower(), bool(m[2]), in_persons(m[3], voice))
    if m := _ABOUT.match(predicate):
        about = in_persons(m[1], voice)
        return f"what do you know about {about}?" if re.match("an? ", about) else f"tell me about {about}"
    if m := _FOR.match(predicate):
        return "give me " + in_persons(m[1], voice)
    if m := _POSES.match(predicate):
        return f"{voice.subject}'m {in_persons(m[1], voice)}"
    if m := _CLAIMS.match(predicate):
        if m[1].lower() == "they":
            return contracted("we " + m[2])
        gender = {"he": "m", "she": "f"}[m[1].lower()]
        if gender != voice.he and voice.he and voice.him in ("", gender):  # she says that he is …: that is the other
            said = finite(m[2], voice.other)
            other = Voice(voice.other, gender, voice.subject, voice.he)
            return contracted(f"{voice.other} {in_persons(said, other)}") if said else ""
        said = finite(m[2], "I")
        return contracted("I " + in_persons(said, voice)) if said else ""
    return ""


def _offer(verb: str, negative: bool, deed: str) -> str:
    if verb == "refuse":
        return f"I won't {deed}"
    if verb in ("offer", "threaten", "promise", "agree", "volunteer", "swear", "decide"):
        return f"I won't {deed}" if negative else f"I'll {deed}"
    return f"don't let me {deed}" if negative else f"let me {deed}"
