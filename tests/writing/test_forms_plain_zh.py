"""Plain ideas as people type them, told by the form they have: who plays whom, and what of the idea is said."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.story import Story, conceive


def _story(idea: str) -> Story:
    return conceive(Brief(prompt=idea), read(idea, "zh"), "zh")


def _text(script: Script) -> str:
    return "\n".join(b.text + b.insert_text for s in script.scenes() for b in s.beats if b.kind != "narration")


@pytest.mark.parametrize(("idea", "form", "words"), [
    ("她在前夫的公司当保洁，没人知道她才是最大的股东", "form_hidden_post", "保洁"),
    ("同一家医院，她做手术的医生是十年前甩了她的男友", "form_ex_in_role", "十年"),
    ("一个女法官审的第一个案子，被告是她的初恋", "form_ex_in_role", "不熟|不认识"),
    ("妈妈的日记里写着，我不是她亲生的", "form_written_there", "不是亲生的"),
    ("一场车祸，她失去了声音，却听见了丈夫和闺蜜的对话", "form_overheard", "失去了声音|比墙还老实"),
    ("小镇女孩考上北大，父亲却把录取通知书藏了起来", "form_hid_from", "录取通知书"),
    ("丈夫的手机里有一个没有备注的号码，每天凌晨三点打来", "form_spouse_secret", "每天凌晨三点|没有备注的号码"),
    ("总裁每天都去同一家面馆，只为看老板娘一眼", "form_daily_for_one", "每天都去同一家面馆"),
    ("一个骗子假扮富家公子，没想到骗到了另一个骗子", "form_two_frauds", "名片|马场"),
    ("爷爷去世后，奶奶每天还是盛两碗饭", "form_two_bowls", "碗"),
    ("她被公司裁员那天，在地铁上捡到一份写着她名字的合同", "form_my_name_on", "我的名字|合同"),
    ("他在旧货市场买到一本写着自己名字的日记", "form_my_name_on", "日记"),
    ("两个保安在深夜的商场里发现一个走失的孩子", "form_lost_child", "孩子"),
    ("儿子结婚，婆婆把亲家母认成了当年抢走自己工作的人", "form_mistook_for_old", "当年抢走自己工作的人|认错"),
])
def test_a_plain_idea_is_told_by_its_form(idea: str, form: str, words: str) -> None:
    assert _story(idea).premise.id == form
    text = _text(write_script(Brief(prompt=idea, duration_sec=90)))
    assert any(word in text for word in words.split("|")), text


def test_who_does_it_plays_it() -> None:
    cast = _story("儿子结婚，婆婆把亲家母认成了当年抢走自己工作的人").cast
    assert (cast["A"].job, cast["A"].gender, cast["C"].job) == ("婆婆", "f", "儿子")
    cast = _story("同一家医院，她做手术的医生是十年前甩了她的男友").cast
    assert (cast["A"].gender, cast["B"].gender) == ("f", "m") and cast["A"].job != "医生"
    cast = _story("女司机在末班车上发现一个不说话的小女孩").cast
    assert (cast["A"].job, cast["A"].gender, cast["C"].gender, cast["C"].age) == ("司机", "f", "f", "child")


def test_an_idea_of_the_dead_keeps_its_own_story() -> None:
    assert not _story("入殓师在逝者手里发现一张写着自己名字的纸条").premise.id.startswith("form_")
