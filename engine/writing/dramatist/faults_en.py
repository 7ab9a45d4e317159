"""What is wrong with an English line for sure: agreement, articles, doubled words, loose ends, quotes, and who speaks of whom.

The gate of `filling.fill`: a line that has a fault is not said. It knows nothing of what a line means, and lets a doubtful one pass.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from engine.writing.dramatist.clauses_en import IRREGULAR, THIRD

VOWEL_SOUND = r"(?=[aeiou])(?!(?:uni(?!n)|us[aeu]|usu|ut[ei]|ur[ae]|eu|one\b|once\b|ewe|ubiq|uk))|(?=(?:hour|honest|honou?r|heir)\w*)"
"""What “an” stands before."""
_START = r"(?:^|[.!?…;:,“\"—–(] ?|\b(?:that|and|but|because|if|when|so|while|what|how|why|where|then|or|until|before|after|who|whom) )"
_ADVERB = r"(?:(?:never|always|also|just|still|only|really|secretly|already|once|even|now) )?"
_SAME_IN_THE_PAST = frozenset(v for v, past in IRREGULAR.items() if v == past)
_BASES = frozenset(v for v in THIRD.values() if v not in _SAME_IN_THE_PAST) - {"be", "must", "like", "fold", "found", "light", "set", "wound", "ground", "fell", "lay", "saw", "felt", "left", "stand", "bear"} - set(IRREGULAR.values())
_THIRDS = frozenset(v for v in THIRD if v not in ("is", "has", "does", "goes", "must", "was", "means")) - {"others", "lights", "hands", "lies", "needs"}
_NOUN_AFTER = r"(?:the|a|an|my|your|our|their|his|its)"
_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("agreement", re.compile(rf"{_START}(?:he|she|it) {_ADVERB}(?:have|are|do|don't|am|haven't|aren't)\b", re.I)),
    ("agreement", re.compile(rf"(?:{_START})(?:I|you|we|they) {_ADVERB}(?:has|is|does|hasn't|isn't|doesn't)\b", re.I)),
    ("agreement", re.compile(rf"{_START}(?:you|we|they) {_ADVERB}(?:was|wasn't)\b", re.I)),
    ("agreement", re.compile(rf"{_START}I {_ADVERB}(?:are|aren't)\b", re.I)),
    ("agreement", re.compile(r"\b(?:because|when|if|while|until|unless) me (?:\w+s|can|can't|cannot|will|won't|would|must|never|didn't|don't|has|had|is|was)\b", re.I)),
    ("doubled word", re.compile(r"\b(the|an?|of|to|for|from|with|and|but|or|my|your|are|was|has|have|he|she|we|they|because|until)\b \1\b", re.I)),
    ("two articles", re.compile(rf"\b(?:the|an?|my|your|our|their|its|every) {_NOUN_AFTER}\b(?! of\b)")),
    ("two prepositions", re.compile(r"\b(?:(?<!instead )of|for|with|into) (?:of|for|with|into|to|by)\b")),
    ("article", re.compile(rf"\ba (?:{VOWEL_SOUND})", re.I)),
    ("article", re.compile(r"\b[Aa]n (?=(?:[bcdfgjklmnpqrstvwxyz]|h(?!our|onest|ono|eir)|uni(?!n)|eu|one\b)[a-z]*)")),
    ("loose end", re.compile(r"(?<=\w )(?:the|an?|my|your|our|their|every|and|or|but|than|because|if|unless)[.?!]", re.I)),
    ("punctuation", re.compile(r",[.?!,;]|[;:][.?!,]|(?<!\.)\.\.(?!\.)|\s[,.;?!](?!\.)|[“(]\s|\s[”)]|[?!]\.|^[,.;:?!]")),
    ("oneself", re.compile(r"\b(?:I (?:let|made|helped|had) me|you (?:let|made|helped|had) you) [a-z]+\b(?<!\bup)(?<!\bin)", re.I)),
    ("oneself", re.compile(r"\bI (?:\w+ly )?(?!let\b)(\w+(?:ed|s)?) me\b")),
    ("oneself", re.compile(rf"{_START}you (?:\w+ly )?(?!thank|bless|see\b|know\b|mean\b|told\b|tell\b)\w+ you(?=[.,?!]|$)", re.I)),
    ("oneself", re.compile(r"\bI(?:'m| am| was) (?:\w+ )?(?:the|an?|one) [^.,;?!]*\b(?:who|that)\b(?![^.,;?!]*\b(?:he|she|they|you|we) )[^.,;?!]* me\b")),
    ("oneself", re.compile(r"\b[Yy]ou(?:'re| are| were) (?:\w+ )?(?:the|an?|one) [^.,;?!]*\b(?:who|that)\b[^.,;?!]* you(?=[.,?!]|$| (?:for|to|in|at|from|with|on|by|fly|go|leave|out|off)\b)")),
)
_NAMED_BY_SELF = r"(?:'s\b| (?:is|was|has|had|does|did|will|would|must|can|never|always|\w+[^s\W]s)\b)"


def faults(line: str, speaker: str = "") -> list[str]:
    """The faults of a line of speech, of the narrator or of what is shown; `speaker` is the name of who says it."""
    found = [f"{name}: {m[0].strip()}" for name, pattern in _FAULTS if (m := pattern.search(line))]
    found += _agreement(line)
    if line.count("“") != line.count("”") or line.count('"') % 2 or line.count("(") != line.count(")"):
        found.append("quotes")
    if speaker and re.search(rf"(?<!I'm )(?<!name is )(?<!name's )\b{re.escape(speaker.split()[0])}{_NAMED_BY_SELF}", line):
        found.append("speaks of themselves by name")
    return found


def _agreement(line: str) -> Iterator[str]:
    """“you decides”, “she find”: a verb that does not follow its person, where nothing but a subject can stand."""
    for m in re.finditer(rf"{_START}(I|you|we|they|he|she|it) {_ADVERB}([a-z]+)\b", line, re.I):
        third = m[1].lower() in ("he", "she", "it")
        if m[2] in (_BASES if third else _THIRDS) and not (third and re.search(r"\b(?:did|does|doesn't|didn't|let|make|made|help|will|would|can|could|should|must|may|might)\b", line[:m.start(1)], re.I)):
            yield f"agreement: {m[1]} {m[2]}"
    for m in re.finditer(r"\b(?:you|we|they|I) (?:still|once|never|always|secretly|also|really|only) ([a-z]+)\b", line):
        if m[1] in _THIRDS:
            yield f"agreement: {m[0]}"
    if (half := re.match(r"An? (?:[\w'-]+ ){1,3}and ([a-z]+) (?:the|an?|his|her|my|your|their)\b", line)) and half[1] in _THIRDS:
        yield f"two halves: {half[0]}"
    for m in re.finditer(r"\b(?:didn't|did not|won't|can't|cannot|couldn't|wouldn't|doesn't|don't|must|will not) ([a-z]+)\b", line):
        if m[1] in _THIRDS:
            yield f"agreement: {m[0]}"
