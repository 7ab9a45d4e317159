"""An English idea as the row of things that happen in it: its clauses, as typed, each with who does what.

“A divorce lawyer is left at the altar and must represent the woman her fiancé ran off with” is two facts of one subject. A clause that
cannot be parted with certainty stays with the one before it, so that no word of the idea is lost.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.writing.dramatist.clauses_en import IRREGULAR, THIRD, main_verbs
from engine.writing.dramatist.lexicon_en import PEOPLE
from engine.writing.dramatist.who_en import somebody

MOST = 34
"""Words of a fact that a narrator can say in one breath."""
_AUX = r"is|are|was|were|has|have|had|does|do|did|will|would|can|could|must|should|may|might|never|isn't|aren't|wasn't|doesn't|don't|didn't|won't|can't|cannot|couldn't|hasn't|haven't|wouldn't|no longer"
_BASE = "|".join(sorted({v for v in THIRD.values() if v not in ("be", "must")}, key=len, reverse=True))
_THEN = "|".join(sorted({v for v in IRREGULAR.values() if " " not in v}, key=len, reverse=True))
_PLURAL = re.compile(r"^(?:two|three|four|five|six|seven|ten|twelve|both|all|some|many|several|twins|they|we|you|the two|a pair|a couple|his|her|their|the|[a-z]+s\b)(?: [\w'-]+){0,4}?$", re.I)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose|whom)$", re.I)
_OWN_SUBJECT = r"(?:he|she|it|they|both|neither|nobody|no one|everyone|someone|somebody|something|nothing|everything|each|all|one|only|the|a|an|his|her|their|its|every|another|two|three|no|this|that|there|[A-Z]\w+)"
_JOINTS = re.compile(
    rf"(?P<stop>[.!?](?=\s|$)\s*|;\s+| [—–-]+ |: (?=[a-z]+ ))|(?P<word>,? (?:until|but|yet|while|though|although|whereas)|, (?:and then|and|so|when|then)|,? only to| and then|,? and(?= (?:must|ends? up|now|then|{'|'.join(sorted(THIRD, key=len, reverse=True))})\b)|(?<=\w) and(?= (?:(?:the|his|her|their|one|nobody|only|he|she|they|it) |an? (?:[\w-]+ )?[\w-]+ (?:{'|'.join(sorted(THIRD, key=len, reverse=True))})\b))|,(?= {_OWN_SUBJECT}\b))\s+")


@dataclass(frozen=True)
class Fact:
    """One thing that is or happens."""

    subject: str
    """As typed; that of the fact before, where it has none of its own."""
    predicate: str
    joint: str = ""
    """The word that joins it to the fact before (“until”, “but”); "" at the beginning of a sentence."""
    own: bool = True
    """Whether the subject stands in this clause."""
    when: str = ""
    """What stands before the subject (“the day she forgets”)."""

    @property
    def text(self) -> str:
        return f"{self.subject} {self.predicate}"


def facts_of(text: str) -> list[Fact]:
    """The facts of an idea, in its order; empty when no clause of it has a verb that we find."""
    text = _SEVERAL.sub(lambda m: m[0].replace(", ", _COMMA).replace(" and ", _AND), re.sub(r"\s+", " ", text.strip()))
    out: list[Fact] = []
    joint, at = "", 0
    pieces = []
    for m in _JOINTS.finditer(text):
        if re.search(r"(?:^|[;.,] )(?:the (?:day|night|moment|year|morning)|every time|each time) [^,;.]+$", text[:m.start()], re.I) and m[0].startswith(","):
            continue
        if _inside_quotes(text, m.start()) or re.search(r"\b(?:Mr|Mrs|Dr|St|a\.m|p\.m)$", text[:m.start()]):
            continue
        pieces.append((joint, text[at:m.start()], m[0]))
        joint, at = (m["word"] or "").strip(" ,").lower(), m.end()
    pieces.append((joint, text[at:], ""))
    waiting = ""
    for n, (joint, piece, _) in enumerate(pieces):
        piece = piece.strip(" ,.;!?—–")
        if not piece:
            continue
        piece, waiting = waiting + piece, ""
        fact = _fact(piece, joint, out[-1] if out else None, new_sentence=not joint)
        if fact is None and (not out or not joint) and (not out or re.fullmatch(r"[A-Z]\w+(?: [\w'-]+){0,3}", piece)):
            waiting = piece + (", " if pieces[n + 1:n + 2] and pieces[n + 1][0] == "" else " and " if pieces[n + 1:n + 2] and pieces[n + 1][0] == "and" else " ")  # “Nora, a paramedic, has never …”
        elif fact is None and not joint and re.match(r"(?:in|on|at|after|before|during|every|since|for|under|behind|one|the (?:day|night|next)) ", piece, re.I) and any(p.strip(" ,.;!?") for _, p, _ in pieces[n + 1:]):
            waiting = piece + ", "  # “…; on his last shift, his mother walks in”
        elif out and _OPEN_END.search(out[-1].predicate):
            out[-1] = replace(out[-1], predicate=out[-1].predicate + _glue(pieces[n - 1][2]) + piece)  # “the man who, she realises, killed her mother”
        elif fact is None and out:
            out[-1] = replace(out[-1], predicate=out[-1].predicate + _glue(pieces[n - 1][2]) + piece)
        elif fact is not None:
            out.append(fact)
    if len(out) == 1 and (parted := _parted(out[0])):
        out = parted
    told = [replace(f, subject=f.subject.replace(_COMMA, ", ").replace(_AND, " and "), predicate=f.predicate.replace(_COMMA, ", ").replace(_AND, " and ")) for f in out]
    return [f for f in told if len(f.text.split()) <= MOST]


_COMMA, _AND = "\x03", "\x04"
"""Commas and “and” between those who do something together, by which no clauses are parted."""
_SEVERAL = re.compile(r"^(?:the|an?) (?:[\w-]+ ){0,3}[\w-]+ and (?:the|an?|his|her) (?:[\w-]+ ){0,3}[\w-]+(?= (?:all|both|are|have|want|love|meet|share|live|must|fight|decide|fall|marry|swap|open|run|compete|bet|agree|find|try)\b)|(?:(?:the|an?|his|her) [\w-]+, )*(?:the|an?|his|her) [\w-]+,? and (?:the|an?|his|her) [\w-]+(?= (?:all|both|are|have|want|love|meet|share|live|must|fight|decide)\b)", re.I)


def _parted(fact: Fact) -> list[Fact]:
    """“picks up a passenger who gives an address”, where there is nothing else: “the passenger gives an address” is what comes of it."""
    m = re.fullmatch(r"(?P<head>.+ (?<!\bof )(?<!\bfor )(?<!\bto )(?<!\bwith )(?<!\bfrom )(?<!\babout )(?<!\blike )(?:a|an|his|her|their) (?P<np>(?:[\w'-]+ ){0,2}[\w'-]+)),? who (?P<pred>.+)", fact.predicate)
    if not m or not is_somebody(m["np"]) or verb_at(f"the {m['np']} {m['pred']}") != len(m["np"]) + 5:
        return []
    return [Fact(fact.subject, m["head"], fact.joint, fact.own), Fact(f"the {m['np']}", m["pred"], "who")]


_OPEN_END = re.compile(r"\b(?:who|whose|whom|that|which|because|the|an?|of|to|with|and|or)(?:, (?:he|she|they|it) (?:\w+ly )?\w+)?$")
"""What no clause ends with, nor with an aside after it."""


def _glue(joint: str) -> str:
    return {".": ". ", "!": "! ", "?": "? "}.get(joint.strip(), joint if joint.endswith(" ") else joint + " ")


def is_somebody(noun: str) -> bool:
    """Whether a noun phrase means a person or people."""
    last = noun.lower().split()[-1]
    single = re.sub(r"ves$", "f", last).removesuffix("s")
    others = ("deaf", "dead", "others", "people", "poor", "rich", "living", "friends", "crowd", "police", "youngest", "oldest", "eldest", "family", "one")
    return bool({last, single} & set(PEOPLE)) or last in others or somebody(noun.lower()) is not None or somebody(single) is not None


def _inside_quotes(text: str, at: int) -> bool:
    return text[:at].count('"') % 2 == 1 or text[:at].count("“") > text[:at].count("”")


_WHEN = tuple(re.compile(pattern, re.I) for pattern in (
    r"((?:(?:[\w-]+ (?:years?|months?|weeks?|days?|hours?|minutes?) )?(?:after|before|since)|in|on|at|during|every|since|for|under|behind) [^,]+), (.+)",
    r"(in \d{4}|(?:at|around|by) (?:[\d:]+ ?(?:a\.?m\.?|p\.?m\.?|o'clock)?|midnight|noon|dawn)),? (.+)",
    r"((?:every|each|one|last|this|that|the next) (?:\w+day|day|night|morning|evening|afternoon|week|month|year|summer|winter|spring|autumn|fall|christmas|birthday|time)(?: (?:night|morning|evening|afternoon|at \w+))?),? (?=(?:he|she|they|it|the|his|her|an?|nobody|someone|two|three)\b)(.+)",
    r"(today|tonight|tomorrow|yesterday|now|suddenly|one day|one night|this time),? (?=(?:he|she|they|it|the|his|her|an?|nobody|someone)\b)(.+)"))
"""A time or a place before what happens then, and that."""


def _fact(piece: str, joint: str, before: Fact | None, new_sentence: bool) -> Fact | None:
    if joint == "only to" and before and (m := re.match(rf"({_BASE})\b(.*)", piece)):
        several = re.match(r"(?:two|three|four|five|six|seven|ten|both|they|all)\b", before.subject, re.I)
        third = m[1] if several else next((t for t, base in THIRD.items() if base == m[1]), m[1])
        return Fact(before.subject, third + m[2], "only to", own=False)
    if m := re.fullmatch(r'["“]([^"”]+?),?["”],? (says|reads|writes|asks|whispers|shouts) (.+)', piece):
        return Fact(m[3], f"{m[2]} “{m[1]}”", joint)
    for when in _WHEN:
        if (m := when.match(piece)) and (inner := _fact(m[2], joint, before, new_sentence)):
            return replace(inner, when=m[1])
    if m := re.match(r"((?:the (?:day|night|moment|year|morning)|every time|one (?:day|night)|each time) (?:(?:he|she|they|it|the \w+|his \w+|her \w+) [^,]+)),? (.+)", piece, re.I):
        inner = _fact(m[2], joint, before, new_sentence)
        return replace(inner, when=m[1]) if inner else None
    piece = re.sub(r"^(?:when|while|after|as|since|once) ", "", piece, flags=re.I) if new_sentence else piece
    if before and joint in ("and", "but", "and then", "then", "yet", "so") and (m := re.match(rf"(?:(?:now|then|also|still|secretly|\w+ly) )?(?:{_AUX}|{'|'.join(THIRD)}|ends? up|has to|must)\b", piece)):
        return Fact(before.subject, piece, joint, own=False)
    at = verb_at(piece)
    if at is None:
        return None
    subject = piece[:at].strip(" ")
    if how := _HOW_BEFORE.search(subject):
        at, subject = how.start(1), subject[:how.start()]
    aside = subject.endswith(",") and "," in subject[:-1]  # “her guitar, sold the week he left, …”
    subject = subject.strip(" ,") + ("," if aside and not subject.startswith("{") else "")
    if not subject or not 1 <= len(subject.split()) <= 14 or re.match(r"(?:because|if|unless|that|who|which|whose|where|as|than|to|of|with|for|in|on|at)\b|.*\b(?:whether|if)\b", subject, re.I):
        return None
    return Fact(subject, piece[at:].strip(), joint)


_PARTICIPLE = re.compile(rf"(?:{_THEN}|[a-z]+ed) (?:for|by|to|in|on|at|from|with|of|into|under|behind|during|after|the (?:day|night|week|year|morning))\b")
"""What may say who somebody is, or what was done with a thing, before the verb."""
_HOW_BEFORE = re.compile(r"(?<=[a-zA-Z,]) ((?:(?!family|bully|butterfly|ally|belly|lily|elderly|only\b)[a-z]+ly|still|always|also|just|once|now|finally)(?: (?:[a-z]+ly|still|always|also|just))?)$")
"""How or when somebody does something, between them and the verb: it belongs to what they do."""


def verb_at(piece: str) -> int | None:
    """Where the main verb of a clause begins; relative clauses before it are passed over. None when no verb is found."""
    relative = False
    spots = sorted({m.start() for m in re.finditer(rf"\b(?:{_AUX})\b", piece)} | {m.start() for m in main_verbs(piece)}
                   | {m.start() for m in re.finditer(rf"\b(?:{_THEN}|(?!need|speed|breed|feed|seed|hundred|bed|red|wed|sacred|naked|wicked|crooked|aged|retired|\w*-)[a-z]{{3,}}ed)\b", piece) if _past_here(piece, m.start())})
    if _AND in piece and (m := re.search(rf"{_AND}(?:the|an?|his|her) (?:[\w-]+ ){{0,3}}?[\w-]+ (?=(?:all |both )?(?:{_BASE})\b)", piece, re.I)):
        spots = sorted({*spots, m.end()})
    if _PLURAL.match(piece.split(" ", 1)[0]):
        spots = sorted({*spots, *(m.start() for m in re.finditer(rf"\b(?:{_BASE}|swap|end up)\b", piece) if _PLURAL.match(piece[:m.start()].strip()) and _plural_noun(piece[:m.start()]))})
    if (m := _SOME_VERB.match(piece)) and m.start(1) < min(spots, default=len(piece)):
        return m.start(1)
    for spot in spots:
        head = piece[:spot].rstrip()
        if not head:
            continue
        if _RELATIVE.search(head):
            relative = True
            continue
        if re.search(r"\b(?:the|a|an|his|her|their|of|in|to|for|and|old|who \w+|that (?:he|she|they|it))$", head, re.I) or (not relative and re.search(r"\b(?:he|she|they|I|it)$", head) and len(head.split()) > 2):
            continue
        if relative and re.search(r"\b(?:who|that|which)(?: \w+ly)? \w+$", head):
            continue
        if _PARTICIPLE.match(piece[spot:]) and any(later > spot and not re.search(r"\b(?:who|that|which|and|but|when|as|while|because|where|if|I|he|she|they|we|you|it)\b", piece[spot:later]) for later in spots):
            continue  # “a clown hired for a party drops …”
        return spot
    return None


_SOME_VERB = re.compile(r"(?:only )?(?:an?|the|my|his|her|their|every) (?:[\w'-]+ ){1,3}?([a-z]{3,}[^sui]s|bets|bids) (?:the|a|an|his|her|their|on|in|to|that|with|at|from|for|by|every|into|over|about|against|under|out|up|off|down)\b", re.I)
"""A verb that we do not know, by its place: “A robot butler files for divorce”."""


def _past_here(piece: str, at: int) -> bool:
    """Whether a past form can be the verb here: after a noun, and not as an adjective before one."""
    head = piece[:at].rstrip()
    return bool(re.search(r"(?:\b(?:he|she|they|it|I|we|nobody|someone)|\b(?:the|a|an|his|her|their|my|every) (?:[\w'-]+ )*[\w'-]+|[A-Z]\w+)$", head, re.I)) and not re.search(r"\b(?:is|are|was|were|be|been|has|have|had|the|a|an|his|her|their|and|very)$", head) and bool(re.match(r"\w+ (?:the|a|an|his|her|their|him|it|them|me|my|our|to|in|on|at|for|up|down|out|off|that|with|from|by|into|away|\w+ly)\b|\w+$", piece[at:], re.I))


def _plural_noun(head: str) -> bool:
    words = head.strip().lower().split()
    return bool(words) and (words[-1] in ("they", "we", "you", "both", "two", "people", "men", "women", "children", "couple", "twins", "police") or (words[-1].endswith("s") and not words[-1].endswith(("ss", "'s"))) or words[0] in ("two", "three", "four", "five", "both", "they"))
