"""Which premise tells the idea: one about it, one for its kind of event, or a skeleton for what happens in it."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.writing.dramatist.ages import OF_OUR_DAYS, plays_in_old_times
from engine.writing.dramatist.bank import Premise, premises
from engine.writing.dramatist.chance import chance, number, pick
from engine.writing.dramatist.facts_en import facts_of
from engine.writing.dramatist.facts_premise import premise_of_facts, says_the_turn, whole_story
from engine.writing.dramatist.facts_said_en import told_facts
from engine.writing.dramatist.idea import GUISE, shape
from engine.writing.dramatist.idea_words import idea_words
from engine.writing.dramatist.kinds import of_kind
from engine.writing.dramatist.parts import EVERY, OWNER
from engine.writing.dramatist.period import MODERN, of_our_days
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.republic import plays_in_the_republic
from engine.writing.dramatist.scenes_zh import scene_words
from engine.writing.dramatist.setup_en import turn_words
from engine.writing.dramatist.told_zh import about

_LARGE = frozenset("棺材 钢琴 古琴 行李箱 木箱 箱子 coffin piano cello suitcase chest hive".split())
"""What does not go into a drawer."""
_TOLD_BEFORE = 4.0
"""The fit (`fit_of`) from which a premise's own story is about the idea; below it the idea's own event is played."""
_FIRM = 4.0
"""The weight of an event below which it is told from what the idea has to show, if that is two things or more."""
_BEYOND_DOUBT = 5.0
"""The weight of an event whose words say so much that no other story is about the idea."""
_SURE = 5.0
"""The weight from which an event is no guess by one word."""
_FORM_BEFORE = 2.0
"""The `rank:` from which a form knows better who plays whom than a premise that is about the idea's words."""
_GUISES = frozenset(("deceit", "home_news", "fake_love", "feigned", "lie", "hidden", "secret", "double_life", "witness", "mistaken"))
"""Events in which somebody may pass for another; of the rest the guise is what the idea is about."""
_AT_COURT = frozenset("皇后 贵妃 后宫 冷宫 宫女 太后 皇上 皇帝 娘娘 太子 王爷 公主 郡主 将军 太医 丫鬟 侍卫 王府 侯府 丞相 宫 皇 妃 世子 嬷嬷 太监".split())
_RELATIVES = frozenset("爷爷 奶奶 外公 外婆 爸爸 妈妈 父亲 母亲 儿子 女儿 哥哥 弟弟 姐姐 妹妹 丈夫 妻子 婆婆 儿媳 孙子 孙女".split())
"""Words of the prompt that say little of what happens: there is a grandfather in many a story."""
_CLEARLY_TOLD, _SERVES = 9.0, 6.0
"""The same where the idea's kind of event has premises of its own; the second for a premise that says it `serves` that event."""


_UNCANNY = re.compile(r"自己|[他她]的|明天|未来|死|逝|尸|骨|鬼|已故|去世|一模一样|不存在|消失|预言|梦|年后|有人|字条|纸条|匿名|会说话")
"""What nobody would believe, or what somebody must have put there."""


_COINCIDES = re.compile("是[^，]{0,10}我|我的|把我|给我|自己|当年|年前|失踪|死|同一|一模一样|竟|前[夫妻男女任]|救命|仇|恩人|亲生|走失|失散")
"""What a last clause has of whom it happens to be: nobody says of anything else that it cannot be chance."""


def choose_premise(brief: Brief, reading: Reading, language: Language, key: tuple[object, ...]) -> Premise:
    """The premise that tells the idea; in the republic one of its own kinds before all others."""
    if not plays_in_the_republic(brief.prompt):
        return _choose(brief, reading, language, key)
    found = of_kind(brief.prompt, language, "republic", key) or _choose(brief, reading, language, key)
    return replace(found, fields={**found.fields, "era": "republic"})


def _choose(brief: Brief, reading: Reading, language: Language, key: tuple[object, ...]) -> Premise:
    """The premise whose words the prompt uses; among equals the seed decides."""
    known = [p for p in premises(language) if not p.from_idea and ("kind" not in p.fields or p.tags)]
    options = [p for p in known if brief.genre == "auto" or brief.genre in p.genres] or known
    # whoever asks for costumes has them, unless the idea itself names what there was not
    old = plays_in_old_times(brief.prompt) or (language == "en" and brief.genre == "costume" and not MODERN.search(brief.prompt))
    event = _for_event(reading, language, old, key)
    republic = plays_in_the_republic(brief.prompt)
    if (its_own := of_kind(brief.prompt, language, old, key)) and not (republic and of_our_days(its_own)):
        return its_own
    if event and _certain(reading):
        return event
    text = brief.prompt.lower()

    def score(p: Premise) -> float:
        s = sum(_weight(t) + 0.3 * min(len(t), 4) for t in p.tags if ":" not in t and _mentions(text, t, language))
        if not _may(p, brief.prompt):
            s -= 8.0
        s += sum(2.5 if t.startswith("rel:") else 1.5 for t in p.tags & reading.tags)
        s += sum(min(reading.genres.get(g, 0.0), 4.0) * (1.2 if i == 0 else 0.7) for i, g in enumerate(p.genres))
        if brief.genre != "auto" and p.genres[0] == brief.genre:
            s += 2
        s += 6.0 if (p.fields.get("era") == "old") == old and p.fields.get("era") != "republic" else -6.0
        for part, person in zip(p.parts.values(), reading.people, strict=False):
            fixed = p.fields.get("fixed", "")
            if person.gender and person.gender != part.gender:
                s -= 4.0 if part is p.parts.get(fixed[:1]) or part is p.parts.get(fixed[1:2]) else 0.3
        return s + number("premise", *key, p.id) % 1000 / 400

    best = max((p for p in options if not _contradicted(p, brief.prompt) and not (republic and of_our_days(p))), key=score, default=options[0])
    fit = fit_of(best, brief, reading, language)
    told_so = fit >= _CLEARLY_TOLD or (bool(reading.turn and reading.turn.weak) and _may(best, text) and _asked_for(best, text, language))
    in_form = of_kind(reading.text, language, old, key, form=True)
    if in_form and not (republic and of_our_days(in_form)) and (not told_so or float(in_form.fields.get("rank", 1)) >= _FORM_BEFORE):
        return in_form
    if not told_so and not (event and _covers(reading)) and (turned := _for_turn(brief, reading, language, old, key)):
        return turned
    if event and reading.situation and reading.situation.weight < _FIRM and (shown := _shown(reading, language, old, key)):
        event = None if language == "zh" and "plain" in shown.fields and not old else shown
    if event and _beside_the_point(reading) and (facts := premise_of_facts(reading, key)):
        return facts
    if old and language == "zh" and all(t in _AT_COURT for t in best.tags if ":" not in t and _mentions(text, t, language)):
        fit = 0.0  # who lives at court is no story
    if event and reading.situation and not _tells(best, reading.situation.name, reading.situation.weight, fit, text, language):
        return event
    # the tags of the English premises are everyday words: two of them (a stranger, a detective) do not make a story
    enough = _TOLD_BEFORE if _asked_for(best, text, language) else _TOLD_BEFORE + (0.5 * _has_more(reading) if language == "zh" else 1.5)
    told = idea_words(reading)
    enough += 2.5 * bool(_shown(reading, language, old, key))
    enough += 2.5 * bool(told["odd"] or told["twist"] or (language == "zh" and told["what"]))  # what somebody finds out, or what comes of it, is what the idea is about
    if fit >= enough and not _guise_missed(best, reading, text, language):
        return best
    if not old and language == "en" and reading.language == "en" and (shape(reading)[0] != "habit" or chance(_WHOLE, "whole", *key)) and (whole := whole_story(reading, key)):
        return whole
    if not old and _by_facts(reading, language) and (facts := premise_of_facts(reading, key)):
        return facts
    found = _from_idea(reading, language, old, key, brief.genre)
    if found is None or not _plays_it(found, reading, told):
        found = _told(brief, reading, language, old, key) or found
    if found is None and language == "en":
        facts = None if old else premise_of_facts(reading, key)
        did = _from_idea(reading, language, old, key, brief.genre, "deed")
        found = (did or facts) if shape(reading)[0] == "habit" and shape(reading)[1] else (facts or did)
    return found or best


_WHOLE = 0.5
"""How often a habit is told by a whole story, and not by one of those that are for habits."""
_SECOND = frozenset(("seen_b", "seen_then", "says", "accused", "news", "happens", "is_a", "is_b"))
"""Slots in which what a second clause tells is shown."""


def _has_more(reading: Reading) -> bool:
    """Whether an idea goes on after its first clause."""
    return bool(re.search("[，。；].{4}", reading.text))


def _plays_it(premise: Premise, reading: Reading, told: Mapping[str, str]) -> bool:
    """Whether a skeleton plays what an idea tells from its first clause to its last."""
    fields = premise.fields
    if "plain" in fields or (reading.own and reading.people and not reading.people[0].end):
        return False
    if "asks" in fields:
        return "about" in fields or not _has_more(reading) or bool(_SECOND & set(re.split("[ /]", fields["asks"])))
    return "guise" in fields["skeleton"] or bool(told["odd"] and "find" in fields["skeleton"]) or bool(told["twist"] and "turn" in fields["skeleton"])


def _told(brief: Brief, reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """One of the premises in which the narrator tells an idea of no known kind, that which is most about its matter."""
    if reading.language != language:
        return None
    text = reading.own or reading.text
    has = idea_words(reading) | scene_words(reading, {n: "ABCDE"[n] for n in range(len(reading.people))})
    lead, other = [*(p.called + p.job for p in reading.people), "", ""][:2]
    if reading.people and reading.people[0].at > len(re.split("[，。]", text)[0]):
        lead, other = "", lead
    options = [(about(p, text), p) for p in premises(language) if p.retold and not (p.genres[0] == "romance" and _parent_and_child(reading)) and _may(p, text) and (p.fields.get("era") == "old") == old
               and re.search(p.fields.get("who", ""), lead) and re.search(p.fields.get("other", ""), other)
               and ("own" not in p.fields or (reading.own and reading.people and len(reading.people) > 1)) and all(has[slot] for slot in p.fields.get("has", "").split())]
    most = max((much for much, _ in options), default=0.0)
    return pick([p for much, p in options if much == most], "told", *key) if options else None


def _parent_and_child(reading: Reading) -> bool:
    """Whether the first two are of one family and no couple."""
    return any(p.called in ("儿子", "女儿", "父亲", "母亲", "爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆", "孙子", "孙女", "哥哥", "弟弟", "姐姐", "妹妹", "婆婆", "岳母", "儿媳") for p in reading.people[:2])


def _by_facts(reading: Reading, language: Language) -> bool:
    """Whether an idea of no known kind is told by its own facts: an English one, unless it is only a habit or a guise, which have stories of their own."""
    if language != "en" or reading.language != "en":
        return False
    kind, deed = shape(reading)
    if (told := told_facts(reading)) and told.opening == "event":
        return True
    return sum(f.own for f in facts_of(reading.text)) > 1 or not deed or (kind not in ("habit", "guise", "task") and not idea_words(reading)["odd"])


def _tells(premise: Premise, event: str, weight: float, fit: float, text: str, language: Language) -> bool:
    """Whether a premise with a story of its own is about the idea in spite of the idea's event: it is for that event, or asked for beyond doubt."""
    if event in premise.fields.get("serves", "").split():
        return fit >= _SERVES
    told = fit >= _CLEARLY_TOLD and not (language == "zh" and weight >= _BEYOND_DOUBT)
    return told or (_may(premise, text) and _asked_for(premise, text, language))


def _asked_for(premise: Premise, text: str, language: Language) -> bool:
    """Whether a word is there that is enough alone."""
    return any(t.endswith("!") and _mentions(text, t, language) for t in premise.tags)


def _for_event(reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """One of the premises for the idea's kind of event; None when it is of no kind that we know."""
    if not reading.situation:
        return None
    if shape(reading)[0] == "guise" and reading.situation.name not in _GUISES and not _certain(reading):
        return None
    options = [p for p in premises(language) if reading.situation.name in p.situations and _may(p, reading.text)
               and reading.relation not in p.fields.get("not", "").split()]
    ours = language == "en" and _certain(reading) and bool(OF_OUR_DAYS.search(reading.text))
    eras = {"any", "old" if old else "new"} | ({"new"} if ours else set())
    if old or not (language == "en" and OF_OUR_DAYS.search(reading.text)):  # a prom queen has no court
        eras.add("always old")
    options = [p for p in options if p.fields.get("era", "new") in eras]
    if not options:
        return None
    found = pick([p for p in options if p.fields.get("era", "new") != "new"] or options if old else options, "event", *key)
    aged = found.fields.get("era") == "always old" or (old and (found.fields.get("era", "new") != "new" or not ours))
    return replace(found, fields={**found.fields, "era": "old"}) if aged else found


def _certain(reading: Reading) -> bool:
    """Whether the whole situation of the idea was recognised, not only a word or two of it."""
    return reading.situation is not None and reading.situation.whole


def _covers(reading: Reading) -> bool:
    """Whether the words by which the idea's event is known reach into its second clause: then the event is the turn."""
    event, turn = reading.situation, reading.turn
    if not event or not turn:
        return False
    if turn.weak == 2:
        return True
    return event.weight >= _SURE - turn.weak and event.span[1] > turn.start + 8 * (not turn.weak)


def _beside_the_point(reading: Reading) -> bool:
    """Whether an English idea tells of more than the event of which it has a word or two: what several do, one after the other."""
    event = reading.situation
    if event is None or reading.language != "en" or event.weight >= _SURE:
        return False
    share = (event.span[1] - event.span[0]) / max(1, min(len(reading.text), _NEAR))
    return share < _PART and sum(f.own for f in facts_of(reading.text)) > 1


_NEAR, _PART = 240, 0.26
"""Characters of an idea in which its event is looked for, and the share of them that its words must be where the idea tells of more than one thing."""


def _for_turn(brief: Brief, reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """One of the premises that play the idea's second clause; None when it has none that can be said."""
    if not reading.turn or reading.language != language:
        return None
    words = turn_words(reading)
    if not words["setup_you"]:
        return None
    has = {"secret": bool(words["secret_me"]), "late": bool(words["turn_late"]), "pair": bool(words["setup_we"])}
    options = [p for p in premises(language) if p.turn == reading.turn.kind and _may(p, reading.text) and reading.relation not in p.fields.get("not", "").split()
               and has.get(p.fields.get("with", ""), True) and not (p.fields.get("with") == "alone" and has["pair"])]
    options = [p for p in options if not (only := p.fields.get("only")) or re.search(only, words["turn_act"] + words["turn_it"], re.I)]
    options = [p for p in options if has.get(p.fields.get("with", ""))] or [p for p in options if {"needs", "only"} & set(p.fields)] or options
    genre = brief.genre if brief.genre != "auto" else max(reading.genres, key=lambda g: reading.genres[g], default="")
    if not options:
        return None
    rank = {p.id: p.genres.index(genre) if genre in p.genres else 20 for p in options}
    found = pick([p for p in options if rank[p.id] <= min(rank.values()) + 1], "turn", *key)
    if not old and reading.turn.kind != "both" and not {"needs", "only"} & set(found.fields) and found.fields.get("with") not in ("secret", "late") and says_the_turn(reading) and (facts := premise_of_facts(reading, key)):
        return facts  # its people and things say more than a story that suits any turn of the kind
    return replace(found, fields={**found.fields, "era": "old"}) if old else found


def _guise_missed(premise: Premise, reading: Reading, text: str, language: Language) -> bool:
    """Whether somebody passes for another in the idea and the premise, which suits the rest of it, knows nothing of that."""
    return shape(reading)[0] == "guise" and not any(GUISE.search(t.rstrip("!")) for t in premise.tags if ":" not in t and _mentions(text, t, language))


def _from_idea(reading: Reading, language: Language, old: bool, key: tuple[object, ...], genre: str, only: str = "") -> Premise | None:
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
               and not (p.fields.get("object") == "small" and reading.thing and reading.thing.name in _LARGE) and _may(p, reading.text)
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


def _shown(reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
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
               and reading.relation not in p.fields.get("not", "").split() and _may(p, reading.text) and re.search(p.fields.get("who", ""), lead)
               and (("costume" in p.genres) if old else p.fields.get("era") != "old")]
    if not options:
        return None
    # one that suits any deed comes after all that are about this one
    most = max(("plain" not in p.fields, shown) for shown, p in options)
    found = pick([p for shown, p in options if ("plain" not in p.fields, shown) == most], "shows", *key)
    return replace(found, fields={**found.fields, "era": "old"}) if old else found


def fit_of(premise: Premise, brief: Brief, reading: Reading, language: Language) -> float:
    """How many of the prompt's own things the premise is about."""
    text = brief.prompt.lower()
    if not _may(premise, brief.prompt):
        return 0.0
    strange = premise.fields.get("object") == "own" and reading.thing is not None and reading.thing.name not in premise.fields["O"] and reading.thing.name not in premise.tags
    return (-2.0 * strange + sum(_weight(t, language) for t in premise.tags if ":" not in t and _mentions(text, t, language))
            + sum(1.0 for t in premise.tags & reading.tags))


_DEAD_LEAD = re.compile(r"^[\w' -]{3,40}?\b(?:has|have|had) been dead\b|^[\w' -]{3,40}?,? who (?:has |had )?died\b", re.I)
"""The idea's first person is dead: nobody who does a thing every day, or once, and is asked why."""


def _may(premise: Premise, prompt: str) -> bool:
    """What the premise cannot do without is in the prompt, what it cannot bear is not, and the idea is of its world."""
    if not premise.at_home(prompt) or (premise.fields.get("skeleton") in ("habit", "deed", "pair", "guise", "task") and _DEAD_LEAD.search(prompt)):
        return False
    if plays_in_the_republic(prompt) and of_our_days(premise):
        return False
    unless = premise.fields.get("unless")
    needed = [premise.fields[name] for name in ("needs", "about") if name in premise.fields]
    return all(re.search(words, prompt, re.I) for words in needed) and not (unless and re.search(unless, prompt, re.I))


def _contradicted(premise: Premise, prompt: str) -> bool:
    """Whether somebody who is dead in the prompt would have to come in."""
    living = {part.job for role, part in premise.parts.items() if role not in premise.fields.get("absent", "")}
    return any(re.search(rf"{job}[^，。]{{0,3}}(?:去世|过世|死后|死了|走后|离世|葬礼)|(?:已故|去世|死去|亡)的?{job}|\b(?:late|dead) {job}\b|\b{job}(?:'s (?:death|funeral)| died| dies)\b", prompt, re.I)
               for job in living if job)


def _weight(tag: str, language: Language = "en") -> float:
    """What a word of the prompt says for a premise: enough alone where the tag ends in “!”; a single letter (店, 信) stands in many a word."""
    if language == "zh" and tag in _RELATIVES:
        return 1.0
    return _TOLD_BEFORE if tag.endswith("!") else 0.6 if len(tag) == 1 else 2.0


def _mentions(text: str, tag: str, language: Language) -> bool:
    word = tag.rstrip("!").replace("_", " ")
    if language == "zh":
        return word.lower() in text
    return re.search(rf"\b{re.escape(word.lower())}", text) is not None
