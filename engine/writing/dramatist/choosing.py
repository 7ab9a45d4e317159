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
from engine.writing.dramatist.idea import shape
from engine.writing.dramatist.idea_words import idea_words
from engine.writing.dramatist.kinds import of_kind
from engine.writing.dramatist.period import MODERN, of_our_days
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.republic import plays_in_the_republic
from engine.writing.dramatist.setup_en import turn_words
from engine.writing.dramatist.skeletons import from_idea, shown_premise, told_premise
from engine.writing.dramatist.suiting import (
    TOLD_BEFORE,
    asked_for,
    contradicted,
    fit_of,
    guise_missed,
    may,
    mentions,
    weight_of,
)

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
_CLEARLY_TOLD, _SERVES = 9.0, 6.0
"""The same where the idea's kind of event has premises of its own; the second for a premise that says it `serves` that event."""


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
        s = sum(weight_of(t) + 0.3 * min(len(t), 4) for t in p.tags if ":" not in t and mentions(text, t, language))
        if not may(p, brief.prompt):
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

    best = max((p for p in options if not contradicted(p, brief.prompt) and not (republic and of_our_days(p))), key=score, default=options[0])
    fit = fit_of(best, brief, reading, language)
    told_so = fit >= _CLEARLY_TOLD or (bool(reading.turn and reading.turn.weak) and may(best, text) and asked_for(best, text, language))
    in_form = of_kind(reading.text, language, old, key, form=True)
    if in_form and not (republic and of_our_days(in_form)) and (not told_so or float(in_form.fields.get("rank", 1)) >= _FORM_BEFORE):
        return in_form
    if not told_so and not (event and _covers(reading)) and (turned := _for_turn(brief, reading, language, old, key)):
        return turned
    if event and reading.situation and reading.situation.weight < _FIRM and (shown := shown_premise(reading, language, old, key)):
        event = None if language == "zh" and "plain" in shown.fields and not old else shown
    if event and _beside_the_point(reading) and (facts := premise_of_facts(reading, key)):
        return facts
    if old and language == "zh" and all(t in _AT_COURT for t in best.tags if ":" not in t and mentions(text, t, language)):
        fit = 0.0  # who lives at court is no story
    if event and reading.situation and not _tells(best, reading.situation.name, reading.situation.weight, fit, text, language):
        return event
    # the tags of the English premises are everyday words: two of them (a stranger, a detective) do not make a story
    enough = TOLD_BEFORE if asked_for(best, text, language) else TOLD_BEFORE + (0.5 * _has_more(reading) if language == "zh" else 1.5)
    told = idea_words(reading)
    enough += 2.5 * bool(shown_premise(reading, language, old, key))
    enough += 2.5 * bool(told["odd"] or told["twist"] or (language == "zh" and told["what"]))  # what somebody finds out, or what comes of it, is what the idea is about
    if fit >= enough and not guise_missed(best, reading, text, language):
        return best
    if not old and language == "en" and reading.language == "en" and (shape(reading)[0] != "habit" or chance(_WHOLE, "whole", *key)) and (whole := whole_story(reading, key)):
        return whole
    if not old and _by_facts(reading, language) and (facts := premise_of_facts(reading, key)):
        return facts
    found = from_idea(reading, language, old, key, brief.genre)
    if found is None or not _plays_it(found, reading, told):
        found = told_premise(brief, reading, language, old, key) or found
    if found is None and language == "en":
        facts = None if old else premise_of_facts(reading, key)
        did = from_idea(reading, language, old, key, brief.genre, "deed")
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
    return told or (may(premise, text) and asked_for(premise, text, language))


def _for_event(reading: Reading, language: Language, old: bool, key: tuple[object, ...]) -> Premise | None:
    """One of the premises for the idea's kind of event; None when it is of no kind that we know."""
    if not reading.situation:
        return None
    if shape(reading)[0] == "guise" and reading.situation.name not in _GUISES and not _certain(reading):
        return None
    options = [p for p in premises(language) if reading.situation.name in p.situations and may(p, reading.text)
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
    options = [p for p in premises(language) if p.turn == reading.turn.kind and may(p, reading.text) and reading.relation not in p.fields.get("not", "").split()
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
