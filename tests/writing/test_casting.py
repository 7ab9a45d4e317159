"""Who plays wears what their work asks for, and no two wear nearly the same colour."""
from __future__ import annotations

import math
from itertools import combinations

import pytest

from engine.drama.brief import Brief
from engine.drama.vocabulary import OldDress
from engine.writing import write_script


@pytest.mark.parametrize(("prompt", "outfit"), [
    ("急诊科女医生在值夜班时，推开病房门，看见三年前悔婚的前男友躺在病床上", "whitecoat"),
    ("重案组女刑警发现搭档就是她找了十年的证人", "police"),
    ("A young emergency doctor finds her ex-husband on the operating table", "whitecoat"),
])
def test_a_trade_is_known_by_the_end_of_its_word(prompt: str, outfit: str) -> None:
    assert write_script(Brief(prompt=prompt, duration_sec=30)).characters[0].look.outfit == outfit


@pytest.mark.parametrize("prompt", [
    "急诊科女医生在值夜班时，推开病房门，看见三年前悔婚的前男友躺在病床上", "护士发现昏迷的病人每晚都会醒来十分钟", "A young emergency doctor finds her ex-husband on the operating table",
    "A night nurse learns that the patient in room nine is her father",
])
def test_who_lies_in_hospital_wears_its_pyjamas(prompt: str) -> None:
    outfits = [c.look.outfit for c in write_script(Brief(prompt=prompt, duration_sec=30)).characters]
    assert outfits.count("patient") == 1 and outfits[0] != "patient"


def test_the_sick_of_old_times_keep_their_robes() -> None:
    people = write_script(Brief(prompt="冷宫里，太医发现病榻上的贵妃中的是自己三年前配的毒", duration_sec=30)).characters
    assert all(c.look.outfit in OldDress for c in people)


@pytest.mark.parametrize("seed", range(6))
def test_nobody_wears_nearly_what_another_wears(seed: int) -> None:
    script = write_script(Brief(prompt="程序员和设计师在天台重逢", duration_sec=30, seed=seed))
    colours = [[int(c.look.color[i:i + 2], 16) for i in (1, 3, 5)] for c in script.characters[:2]]
    assert all(math.dist(a, b) >= 60 for a, b in combinations(colours, 2))


def test_two_whom_an_idea_calls_by_the_same_word_have_two_names() -> None:
    script = write_script(Brief(prompt="公主和亲路上换了马夫的衣服逃走，马夫替她坐进花轿", duration_sec=60))
    assert len({c.name for c in script.characters}) == len(script.characters)
    assert "马夫" not in {c.name for c in script.characters}
