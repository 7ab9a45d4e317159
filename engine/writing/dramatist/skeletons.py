"""Premises that tell an idea of no known kind by what happens in it: skeletons of a deed, a find, a turn, and the narrator's own."""
from __future__ import annotations

import re
from dataclasses import replace

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.chance import pick
from engine.writing.dramatist.idea import shape
from engine.writing.dramatist.idea_words import idea_words
from engine.writing.dramatist.parts import EVERY, OWNER
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.scenes_zh import scene_words
from engine.writing.dramatist.suiting import may
from engine.writing.dramatist.told_zh import about

_LARGE = frozenset("棺材 钢琴 古琴 行李箱 木箱 箱子 coffin piano cello suitcase chest hive".split())
"""What does not go into a drawer."""
_UNCANNY = re.compile(r"自己|[他她]的|明天|未来|死|逝|尸|骨|鬼|已故|去世|一模一样|不存在|消失|预言|梦|年后|有人|字条|纸条|匿名|会说话")
"""What nobody would believe, or what somebody must have put there."""
_COINCIDES = re.compile("是[^，]{0,10}我|我的|把我|给我|自己|当年|年前|失踪|死|同一|一模一样|竟|前[夫妻男女任]|救命|仇|恩人|亲生|走失|失散")
"""What a last clause has of whom it happens to be: nobody says of anything else that it cannot be chance."""


def told_premise(brief: Brief, reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """One of the premises in which the narrator tells an idea of no known kind, that which is most about its matter."""
    if reading.language != language:
        return None
    text = reading.own or reading.text
    has = idea_words(reading) | scene_words(reading, {n: "ABCDE"[n] for n in range(len(reading.people))})
    lead, other = [*(p.called + p.job for p in reading.people), "", ""][:2]
    if reading.people and reading.people[0].at > len(re.split("[，。]", text)[0]):
        lead, other = "", lead
    options = [(about(p, text), p) for p in premises(language) if p.retold and not (p.genres[0] == "romance" and _parent_and_child(reading)) and may(p, text) and (p.fields.get("era") == "old") == old
               and re.search(p.fields.get("who", ""), lead) and re.search(p.fields.get("other", ""), other)
               and ("own" not in p.fields or (reading.own and reading.people and len(reading.people) > 1)) and all(has[slot] for slot in p.fields.get("has", "").split())]
    most = max((much for much, _ in options), default=0.0)
    return pick([p for much, p in options if much == most], "told", *key) if options else None


def _parent_and_child(reading: Reading) -> bool:
    """Whether the first two are of one family and no couple."""
    return any(p.called in ("儿子", "女儿", "父亲", "母亲", "爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆", "孙子", "孙女", "哥哥", "弟弟", "姐姐", "妹妹", "婆婆", "岳母", "儿媳") for p in reading.people[:2])


def from_idea(reading: Reading, language: Language, old: bool, key: tuple[object, ...], genre: str, only: str = "") -> Premise | None:
    """The skeleton for what happens in the idea, or of the `only` kind asked for; None when it tells of nobody."""
    kind: str
    kind, deed = shape(reading)
    if reading.language != language or not (deed or reading.people):
        return None
    told = idea_words(reading)
    if kind not in ("guise", "task") and (told["odd"] or (not deed and kind != "pair") or (kind == "deed" and told["then"])):
        kind = "find"
    if kind in ("deed", "find") and told["twist"] and told["mine"] and not (told["odd"] or told["what"]) and (language != "zh" or _COINCIDES.search(told["twist"])):
        kind = "turn"
    elif kind == "find" and language == "zh" and told["what"] and told["mine"] and not _UNCANNY.search(reading.text) and len(reading.people) < 3:
        kind = "turn"  # what was come upon is odd, but everybody would believe it
    alone = not any(p.name or not (EVERY.search(reading.text[:p.at]) or OWNER.match(reading.text[p.end:])) for p in reading.people[1:])
    shown = _that_shows(reading, language, old, kind, key)
    if shown and not (language == "zh" and not old and "plain" in shown.fields and (told["odd"] or told["twist"])) and not ("有人" in told["odd"] and "about" not in shown.fields):  # who did it is what that is about
        return shown
    kind = only or kind
    options = [p for p in premises(language) if not p.retold and p.fields.get("skeleton") == kind and "asks" not in p.fields and reading.relation not in p.fields.get("not", "").split()
               and not (p.fields.get("object") == "small" and reading.thing and reading.thing.name in _LARGE) and may(p, reading.text)
               and (p.own_lines or (deed and (reading.thing or kind in ("guise", "pair")))) and p.fields.get("with", "") != ("second" if alone else "alone")]
    dark = [p for p in options if p.fields.get("with") == "dark"]
    if told["odd"] or told["what"] or told["twist"]:  # what can be said is said: the others have a story of their own behind it
        options = [p for p in options if p.own_lines] or options
    if not options:
        return None
    if kind == "habit" and genre != "auto":  # why it is done is told in the genre's own way
        options = [p for p in options if genre in p.genres[:4]] or options
    found = pick(dark or options, "skeleton", *key)
    return replace(found, fields={**found.fields, "era": "old"}) if old else found


def shown_premise(reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """What `_that_shows` finds for the idea, when it shows two things of it or more."""
    if reading.language != language:
        return None
    found = _that_shows(reading, language, old, shape(reading)[0], key)
    return found if found and _seen(found) > 1 else None


def _seen(premise: Premise) -> int:
    """How much of an idea a premise shows that `asks` for what is in it."""
    return len(premise.fields["asks"].split()) + 2 * ("about" in premise.fields)


def _that_shows(reading: Reading, language: Language, old: bool, kind: str, key: tuple[object, ...]) -> Premise | None:
    """One of the skeletons that `asks` for what the idea has to show, and of these one that shows most; None when it has nothing for any.

    `asks: seen/happens who` asks for a deed or an event, and somebody else. What a skeleton is `about` tells as much as two more things to show.
    """
    if language != "zh":
        return None
    told = idea_words(reading) | scene_words(reading, {n: "ABCDE"[n] for n in range(len(reading.people))})
    lead = next((p.called + p.job for p in reading.people), "")
    two = kind == "pair" or bool(re.match("两[个位名家对]|一对|俩", reading.text))
    options = [(_seen(p), p) for p in premises(language)
               if "asks" in p.fields and ("pair" in p.fields["skeleton"]) == two and (kind != "guise" or "guise" in p.fields["skeleton"]) and all(any(told[slot] for slot in either.split("/")) for either in p.fields["asks"].split())
               and reading.relation not in p.fields.get("not", "").split() and may(p, reading.text) and re.search(p.fields.get("who", ""), lead)
               and (("costume" in p.genres) if old else p.fields.get("era") != "old")]
    if not options:
        return None
    # one that suits any deed comes after all that are about this one
    most = max(("plain" not in p.fields, shown) for shown, p in options)
    found = pick([p for shown, p in options if ("plain" not in p.fields, shown) == most], "shows", *key)
    return replace(found, fields={**found.fields, "era": "old"}) if old else found
