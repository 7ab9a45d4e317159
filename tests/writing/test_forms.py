"""Premises for the form that an idea is told in: chosen when nothing knows its matter, and spoken in the idea's own words."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.drama.vocabulary import Language
from engine.writing import write_script
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.found import found_words, may_be_empty
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import conceive

FORMS: list[tuple[Language, str]] = [(language, p.id) for language in ("zh", "en") for p in premises(language) if "form" in p.fields]  # type: ignore[misc]

IDEAS: list[tuple[Language, str, str, str]] = [
    ("zh", "快递站的阿姨帮所有人代收快递，却从来不敢拆自己的那一个", "form_all_but_self", "从来不敢拆自己的那一个"),
    ("zh", "村里的木匠给所有人打过棺材，却一直没给自己打一口", "form_self_without", "给所有人打过棺材"),
    ("en", "The town's only taxi driver refuses to drive anyone to the bridge", "form_refuses_one", "drive anyone to the bridge"),
]


def _said(script: Script) -> str:
    return "\n".join(b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue")


@pytest.mark.parametrize(("language", "idea", "form", "words"), IDEAS)
def test_an_idea_is_told_by_its_form_and_says_its_own_words(language: Language, idea: str, form: str, words: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, language), language).premise.id == form
    assert words in _said(write_script(Brief(prompt=idea, duration_sec=60)))


@pytest.mark.parametrize(("words", "gender", "you", "me", "going"), [
    ("finds a ring in her coat and sells it", "f", "you found a ring in your coat and sold it", "I found a ring in my coat and sold it", "finding a ring in your coat and selling it"),
    ("has never opened his own", "m", "you've never opened your own", "I've never opened my own", "having never opened your own"),
    ("quietly restoring the paintings", "f", "you quietly restored the paintings", "I quietly restored the paintings", "quietly restoring the paintings"),
    ("burned down the school", "m", "you burned down the school", "I burned down the school", "burning down the school"),
    ("is afraid of bridges", "m", "you're afraid of bridges", "I'm afraid of bridges", "being afraid of bridges"),
    ("can't sleep", "m", "you can't sleep", "I can't sleep", ""),
    ("the bridge by the mill", "m", "", "", ""),
])
def test_an_english_predicate_comes_into_a_mouth(words: str, gender: str, you: str, me: str, going: str) -> None:
    from engine.writing.dramatist.found import _predicate_en
    forms = _predicate_en(words, gender)
    assert (forms["_you"], forms["_me"], forms["_ing"]) == (you, me, going)


def test_a_chinese_predicate_and_thing_come_into_a_mouth() -> None:
    premise = next(p for p in premises("zh") if p.id == "form_all_but_self")
    words = found_words(premise, "裁缝给所有人做嫁衣，却从来不敢穿她的那一件", "zh", {"A": "f"})
    assert words["never_me"] == "从来不敢穿我的那一件" and words["never_you"] == "从来不敢穿你的那一件"


def test_what_the_idea_has_no_words_for_is_not_said() -> None:
    premise = next(p for p in premises("zh") if p.id == "form_all_but_self")
    words = found_words(premise, "他帮别人", "zh", {"A": "m"})
    assert words["never"] == "" and "never" in may_be_empty(premise) and "does" not in may_be_empty(premise)


@pytest.mark.parametrize(("language", "form"), FORMS)
def test_a_form_has_all_its_parts(language: Language, form: str) -> None:
    premise = next(p for p in premises(language) if p.id == form)
    assert {"open", "clash", "turn", "end", "hook"} <= set(premise.sections)
    assert premise.fields["plays"] and premise.clues
