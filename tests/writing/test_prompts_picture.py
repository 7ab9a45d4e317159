"""What image models are told about a shot."""
from __future__ import annotations

import re
from typing import get_args

import pytest

from engine.drama.script import Character, Look, Script
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import InsertKind, Language, Pose, Setting, Style
from engine.writing import picture_words
from engine.writing.prompts_picture import picture_prompt

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


@pytest.mark.parametrize(("language", "words"), [("zh", "侧脸，看向右方"), ("en", "in profile, looking right")])
def test_who_is_turned_to_the_side_is_so_in_words(language, words):
    turned = [Placement(character="林晚", x=-.3, view="profile")]
    assert words in picture_prompt(shot(size="close", actors=turned), SCRIPT, "noir", language)[0]


_QUEEN = Character(name="沈妃", gender="f", look=Look(outfit="hanfu"))
_GENERAL = Character(name="萧将军", gender="m", look=Look(outfit="armour"))
_COURT = {c.name: c for c in (_QUEEN, _GENERAL)}
_MODERN = {"zh": re.compile("现代办公|手机|电梯|地铁|机场|汽车|咖啡|便利店|霓虹|沙发|挂钟|城市|楼顶|生日蛋糕|钻戒"),
           "en": re.compile(r"\b(?:modern|phone|lift|metro|airport|windscreen|caf[ée]|coffee|convenience|neon|sofa|wall clock|city behind|rooftop|cupboards|birthday cake|diamond)\b", re.I)}


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("setting", get_args(Setting))
def test_a_drama_of_old_times_names_no_place_of_today(setting: Setting, language: Language) -> None:
    one = shot(setting=setting, place="", light="neon", actors=[Placement(character="沈妃", pose="phone")], focus="沈妃")
    words, negative = picture_prompt(one, _COURT, "noir", language)
    assert not (found := _MODERN[language].search(words)), found
    assert ("手机" if language == "zh" else "phones") in negative, "named as what must not be seen"
    assert ("手机" if language == "zh" else "phones") not in picture_prompt(shot(setting=setting), SCRIPT, "noir", language)[1]


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("kind", get_args(InsertKind))
def test_a_drama_of_old_times_names_no_thing_of_today(kind: InsertKind, language: Language) -> None:
    words, _ = picture_prompt(shot(size="insert", actors=[], place="", setting="palace", insert=Insert(kind=kind, owner="沈妃")), _COURT, "noir", language)
    assert not (found := _MODERN[language].search(words)), found


@pytest.mark.parametrize(("setting", "place", "zh", "en"), [("palace", "御花园", "庭院", "courtyard"), ("palace", "太后寝宫", "寝宫", "bedchamber"), ("palace", "御书房", "御书房", "study"),
                                                           ("shop", "回春药铺", "药铺", "medicine shop"), ("car", "回京路上", "马车", "carriage"), ("hospital", "医馆", "医馆", "apothecary")])
def test_a_place_of_old_is_the_room_that_its_name_says(setting: Setting, place: str, zh: str, en: str) -> None:
    one = shot(setting=setting, place=place, actors=[], focus=None)
    assert zh in picture_prompt(one, _COURT, "ink", "zh")[0] and en in picture_prompt(one, _COURT, "ink", "en")[0]


def test_the_age_is_the_whole_dramas_not_that_of_those_in_the_shot() -> None:
    nobody = shot(setting="office", place="", actors=[], focus=None)
    assert "书房" in picture_prompt(nobody, _COURT, "noir", "zh")[0]
    assert "书房" in picture_prompt(nobody, {}, "noir", "zh", old="east")[0] and "现代办公室" in picture_prompt(nobody, {}, "noir", "zh", old="")[0]


def test_who_lies_is_told_as_lying_with_the_others_at_the_bedside() -> None:
    a, b = shot().actors
    one = shot(setting="hospital", place="三号病房", size="two", actors=[a.model_copy(update={"pose": "lie", "asleep": True}), b])
    words, _ = picture_prompt(one, SCRIPT, "noir", "zh")
    assert "躺在床上" in words and "双眼闭着" in words and "守在床边" in words and "相对而立" not in words and "医院病房" in words
    assert "lying in bed" in picture_prompt(one, SCRIPT, "noir", "en")[0]
