"""What is not said as it is written, in both languages, and words of one language inside the other."""
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sound.normalise import number_in_words, ordinal_in_words, speakable, year_in_words
from engine.sound.pronounce import sounds_of, split_pinyin

ZH = {
    "996": "九九六", "14:30见": "十四点三十分见", "10:05": "十点零五分", "下午2:00": "下午两点整", "8点30": "八点三十", "2点": "两点", "2019年": "二零一九年",
    "2020年12月25日": "二零二零年十二月二十五日", "2019-03-05见": "二零一九年三月五日见", "96年的": "九六年的", "1000年前": "一千年前", "3天": "三天", "一共3500块": "一共三千五百块",
    "28块5": "二十八块五", "¥3500": "三千五百元", "$45.50": "四十五点五零美元", "1,000万": "一千万", "1.5亿": "一点五亿", "涨了15%": "涨了百分之十五", "3.5%": "百分之三点五",
    "打13812345678": "打幺三八幺二三四五六七八", "打138-1234-5678": "打幺三八幺二三四五六七八", "010-62345678": "零幺零六二三四五六七八", "打110": "打幺幺零", "110米": "一百一十米",
    "重5kg": "重五公斤", "跑了10km": "跑了十公里", "零下5℃": "零下五度", "25°C": "二十五度", "60m²": "六十平方米", "3-5天": "三到五天", "1/3的人": "三分之一的人", "2个人": "两个人", "2对": "两对",
    "12个": "十二个", "22个": "二十二个", "第2集": "第二集", "第2天": "第二天", "2楼": "二楼", "1808房": "幺八零八房", "7*24": "七乘二十四小时", "0.5秒": "零点五秒",
}
EN = {
    "2:05": "two oh five", "It's 3:00": "It's three o'clock", "7:00 a.m.": "seven a m", "10 p.m.": "ten p m", "$50": "fifty dollars", "$1": "one dollar",
    "$45.50": "forty-five dollars and fifty cents", "$0.99": "ninety-nine cents", "$1.5 million": "one point five million dollars", "£20": "twenty pounds",
    "€5.20": "five euros and twenty cents", "¥300": "three hundred yuan", "100%": "one hundred percent", "3.5%": "three point five percent", "3.14": "three point one four",
    "in 1998": "in nineteen ninety-eight", "in 2005": "in two thousand five", "in 2000": "in two thousand", "the 1990s": "the nineteen nineties", "in 2019": "in twenty nineteen",
    "March 5, 2019": "March fifth, twenty nineteen", "May 21st": "May twenty-first", "the 3rd floor": "the third floor", "the 20th": "the twentieth", "555-1234": "five five five one two three four",
    "call 911": "call nine one one", "5kg of rice": "five kilograms of rice", "60 mph": "sixty miles per hour", "1 km": "one kilometer", "25°C": "twenty-five degrees",
    "Dr. Lin and Mr. Gu": "Doctor Lin and Mister Gu", "24/7": "twenty-four seven", "No. 5": "number five", "2-3 days": "two to three days", "1/2": "one half",
    "room 1204": "room twelve oh four", "room 305": "room three oh five", "1,000,000": "one million", "I'm 28.": "I'm twenty-eight.", "R&D": "R and D",
}


@pytest.mark.parametrize(("text", "said"), ZH.items())
def test_chinese(text, said):
    assert speakable(text, "zh").strip() == said


@pytest.mark.parametrize(("text", "said"), EN.items())
def test_english(text, said):
    assert re.sub(r"\s+", " ", speakable(text, "en")).strip() == said


@given(st.text("0123456789.,:-/$¥%€年月日号点块个kmg +*第打房s", max_size=24), st.sampled_from(["zh", "en"]))
def test_nothing_written_with_digits_breaks_it_and_no_digit_is_left(text, language):
    assert not re.search(r"[0-9]", speakable(text, language))


def test_numbers():
    assert number_in_words(1_234_567) == "one million two hundred thirty-four thousand five hundred sixty-seven"
    assert [ordinal_in_words(n) for n in (1, 12, 20, 21, 100)] == ["first", "twelfth", "twentieth", "twenty-first", "one hundredth"]
    assert year_in_words(1900) == "nineteen hundred"


def phonemes(text, language, names=frozenset()):
    return "".join(s.phonemes for s in sounds_of(text, language, frozenset(names)))


@pytest.mark.parametrize(("text", "sound"), [
    ("WiFi密码", "wˈifˌI"), ("他说OK", "ˌOkˈA"), ("在CBD见", "sˈi bˈi dˈi"), ("用AI做的", "ˈA ˈI"), ("Tony老师", "tˈOni"), ("DNA鉴定", "dˈi ˈɛn ˈA"), ("去KTV", "kˈA tˈi vˈi"), ("T恤", "tˈi"),
])
def test_english_inside_chinese(text, sound):
    assert sound in phonemes(text, "zh")


def test_chinese_names_inside_english():
    names = {"Xiaoyu", "Lin Wan", "Gu Chen", "Daniel", "Song You"}
    assert split_pinyin("Xiaoyu") == ["xiao", "yu"] and split_pinyin("Daniel") == []
    assert "ɕjau" in phonemes("Xiaoyu, wait.", "en", names)
    assert phonemes("Gu Chen left.", "en", names).startswith("ku→ꭧʰə→n")
    assert phonemes("Gu, wait!", "en", names).startswith("ku→"), "by a part of the name, too"
    assert phonemes("Did you hear the song?", "en", names) == phonemes("Did you hear the song?", "en"), "words are no names"
