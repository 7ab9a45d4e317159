"""How far a premise suits an idea: what of its words is in it, and what forbids it."""
from __future__ import annotations

import re

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Premise
from engine.writing.dramatist.idea import GUISE, shape
from engine.writing.dramatist.period import of_our_days
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.republic import plays_in_the_republic

_RELATIVES = frozenset("爷爷 奶奶 外公 外婆 爸爸 妈妈 父亲 母亲 儿子 女儿 哥哥 弟弟 姐姐 妹妹 丈夫 妻子 婆婆 儿媳 孙子 孙女".split())
"""Words of the prompt that say little of what happens: there is a grandfather in many a story."""


def fit_of(premise: Premise, brief: Brief, reading: Reading, language: Language) -> float:
    """How many of the prompt's own things the premise is about."""
    text = brief.prompt.lower()
    if not may(premise, brief.prompt):
        return 0.0
    strange = premise.fields.get("object") == "own" and reading.thing is not None and reading.thing.name not in premise.fields["O"] and reading.thing.name not in premise.tags
    return (-2.0 * strange + sum(weight_of(t, language) for t in premise.tags if ":" not in t and mentions(text, t, language))
            + sum(1.0 for t in premise.tags & reading.tags))


_DEAD_LEAD = re.compile(r"^[\w' -]{3,40}?\b(?:has|have|had) been dead\b|^[\w' -]{3,40}?,? who (?:has |had )?died\b", re.I)
"""The idea's first person is dead: nobody who does a thing every day, or once, and is asked why."""


def may(premise: Premise, prompt: str) -> bool:
    """What the premise cannot do without is in the prompt, what it cannot bear is not, and the idea is of its world."""
    if not premise.at_home(prompt) or (premise.fields.get("skeleton") in ("habit", "deed", "pair", "guise", "task") and _DEAD_LEAD.search(prompt)):
        return False
    if plays_in_the_republic(prompt) and of_our_days(premise):
        return False
    unless = premise.fields.get("unless")
    needed = [premise.fields[name] for name in ("needs", "about") if name in premise.fields]
    return all(re.search(words, prompt, re.I) for words in needed) and not (unless and re.search(unless, prompt, re.I))


def contradicted(premise: Premise, prompt: str) -> bool:
    """Whether somebody who is dead in the prompt would have to come in."""
    living = {part.job for role, part in premise.parts.items() if role not in premise.fields.get("absent", "")}
    return any(re.search(rf"{job}[^，。]{{0,3}}(?:去世|过世|死后|死了|走后|离世|葬礼)|(?:已故|去世|死去|亡)的?{job}|\b(?:late|dead) {job}\b|\b{job}(?:'s (?:death|funeral)| died| dies)\b", prompt, re.I)
               for job in living if job)


def weight_of(tag: str, language: Language = "en") -> float:
    """What a word of the prompt says for a premise: enough alone where the tag ends in “!”; a single letter (店, 信) stands in many a word."""
    if language == "zh" and tag in _RELATIVES:
        return 1.0
    return TOLD_BEFORE if tag.endswith("!") else 0.6 if len(tag) == 1 else 2.0


def mentions(text: str, tag: str, language: Language) -> bool:
    word = tag.rstrip("!").replace("_", " ")
    if language == "zh":
        return word.lower() in text
    return re.search(rf"\b{re.escape(word.lower())}", text) is not None


def asked_for(premise: Premise, text: str, language: Language) -> bool:
    """Whether a word is there that is enough alone."""
    return any(t.endswith("!") and mentions(text, t, language) for t in premise.tags)


def guise_missed(premise: Premise, reading: Reading, text: str, language: Language) -> bool:
    """Whether somebody passes for another in the idea and the premise, which suits the rest of it, knows nothing of that."""
    return shape(reading)[0] == "guise" and not any(GUISE.search(t.rstrip("!")) for t in premise.tags if ":" not in t and mentions(text, t, language))


TOLD_BEFORE = 4.0
"""The fit (`fit_of`) from which a premise's own story is about the idea; below it the idea's own event is played."""
