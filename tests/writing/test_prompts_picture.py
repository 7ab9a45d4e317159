"""What image models are told about a shot."""
from __future__ import annotations

from typing import get_args

import pytest

from engine.drama.script import Character, Look, Script
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import InsertKind, Language, Pose, Setting, Style
from engine.writing import picture_words
from engine.writing.prompts_picture import character_seed, picture_order, picture_prompt

SCRIPT = Script.model_construct(title="雨夜", characters=[
    Character(name="林晚", gender="f", age="young", look=Look(hair="long", outfit="coat", color="#b3874f", glasses=True)),
    Character(name="顾沉", gender="m", look=Look(hair="comma", outfit="suit", color="#2b3552")),
])


def shot(**changes) -> Shot:
    people = [Placement(character="顾沉", x=.46, facing="left", pose="crossed", emotion="angry"), Placement(character="林晚", x=-.46, pose="phone", emotion="sad")]
    return Shot(**{**dict(episode=1, scene=1, number=1, size="two", setting="cafe", place="街角咖啡馆", time_of_day="night", weather="rain", light="warm", mood="sorrow",
                          focus="林晚", actors=people, frames=24), **changes})


def test_everything_that_is_seen_is_said_in_both_languages():
    zh, _ = picture_prompt(shot(), SCRIPT, "noir", "zh", "9:16")
    en, _ = picture_prompt(shot(), SCRIPT, "noir", "en", "9:16")
    for word in ("双人", "咖啡馆", "夜晚", "下雨", "暖光", "悲伤氛围", "林晚", "顾沉", "双臂抱胸", "手机贴在耳边", "愤怒", "悲伤含泪", "画面左侧", "画面右侧", "看向右方", "看向左方", "戴眼镜", "9:16", "没有文字"):
        assert word in zh, word
    for word in ("two-shot", "café", "night", "rain", "warm light", "sorrowful", "arms crossed", "phone held to the ear", "angry", "on the left", "looking left", "glasses", "vertical 9:16", "no text"):
        assert word in en, word
    assert zh.index("林晚") < zh.index("顾沉"), "who stands left is told first"
    assert "（" not in en and "the two face each other" in en


def test_sides_follow_the_frame_and_not_the_order_of_the_list():
    swapped, _ = picture_prompt(shot(actors=shot().actors[::-1]), SCRIPT, "noir", "zh")
    assert swapped == picture_prompt(shot(), SCRIPT, "noir", "zh")[0]


def test_from_behind_has_no_face():
    actors = [Placement(character="林晚", x=-.3, emotion="sad"), Placement(character="顾沉", x=.55, facing="left", view="back", emotion="angry")]
    zh, _ = picture_prompt(shot(size="ots", actors=actors), SCRIPT, "noir", "zh")
    assert "过肩" in zh and "背影" in zh and "愤怒" not in zh


@pytest.mark.parametrize("kind", get_args(InsertKind))
@pytest.mark.parametrize("language", get_args(Language))
def test_objects_carry_their_words_and_a_hand(kind, language):
    prompt, negative = picture_prompt(shot(size="insert", actors=[], insert=Insert(kind=kind, text=["一八〇七"], owner="林晚")), SCRIPT, "noir", language)
    assert "一八〇七" in prompt and ("手" in prompt or "hand" in prompt or kind == "clock")
    assert not negative.startswith(("文字", "text")), "a model must not be told to leave out the words it shall write"


@pytest.mark.parametrize("style", get_args(Style))
@pytest.mark.parametrize("language", get_args(Language))
def test_styles_have_words_and_a_negative_of_their_own(style, language):
    prompts = {s: picture_prompt(shot(), SCRIPT, s, language) for s in get_args(Style)}
    assert len({p for p, _ in prompts.values()}) == len({n for _, n in prompts.values()}) == 3
    assert prompts[style][1].startswith(("文字", "text"))


def test_no_word_is_missing():
    for language in get_args(Language):
        assert set(picture_words.SETTINGS[language]) == set(get_args(Setting)) and set(picture_words.POSES[language]) == set(get_args(Pose))
        for setting in get_args(Setting):
            assert len(picture_prompt(shot(setting=setting), SCRIPT, "ink", language)[0]) < 2000


def test_a_face_keeps_its_seed_and_its_references():
    a, b = picture_order(shot(), SCRIPT, "noir", "zh", seed=7), picture_order(shot(size="close", actors=shot().actors[1:]), SCRIPT, "noir", "zh", seed=7)
    assert a.seed == b.seed == character_seed("林晚", 7) != character_seed("顾沉", 7) and 0 <= a.seed < 2**31
    assert a.people == ("林晚", "顾沉") and b.people == ("林晚",)


@pytest.mark.parametrize(("language", "words"), [("zh", "侧脸，看向右方"), ("en", "in profile, looking right")])
def test_who_is_turned_to_the_side_is_so_in_words(language, words):
    turned = [Placement(character="林晚", x=-.3, view="profile")]
    assert words in picture_prompt(shot(size="close", actors=turned), SCRIPT, "noir", language)[0]
