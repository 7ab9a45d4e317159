"""Ideas of no known kind: told in their own words, about their own matter, and in sound Chinese."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Beat, Script
from engine.writing import write_script
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.matter_zh import matter
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.reading_zh import of_somebody
from engine.writing.dramatist.scenes_zh import scene_words
from engine.writing.dramatist.sound_zh import balanced, fault
from engine.writing.dramatist.stage import MOST_PEOPLE
from engine.writing.dramatist.told_zh import tells

IDEAS = [
    "退役电竞选手回到山村，带着五个留守儿童打进了全国少年电竞决赛", "我妈的相亲对象，是欠我工资三年的老赖", "哑巴理发师给一个来剪头的通缉犯剪了最后一次头",
    "村里的老中医给守寡十年的村长媳妇把出了三个月的喜脉", "地震后，水泥板下压着两个人，一个是包工头，一个是举报他偷工减料的工人",
    "外婆把养老钱全打赏给了一个男主播，男主播却连夜坐火车来还钱", "女总裁为了躲相亲，租了自家公司的保安当男朋友，保安说：“加钱，我还会做饭。”",
    "程序员被AI取代后，应聘去给那个AI当“人类陪练”，却发现AI不想上班", "重生回到高考前一天，我决定不再替我妹妹去考试", "小偷在女警家里偷到一半，发现她在哭",
    "网红被自己骂哭过的同学举报了", "钢琴老师收了一个新学生，她弹的曲子是他从没发表过的那一首",
]


def beats(script: Script) -> list[Beat]:
    return [b for s in script.scenes() for b in s.beats]


def faults(script: Script) -> list[str]:
    names = [c.name for c in script.characters]
    found = [(b.text, fault(b.text, b.character or "" if b.kind == "dialogue" else "", names)) for b in beats(script)]
    return [f"{what} in {text}" for text, what in found if what]


@pytest.mark.parametrize("line", [
    "你在你家偷到一半？", "被自己骂哭过的我举报了。", "他的的手。", "他说“别走。", "她妈的相亲对象。", "你给你买了花？", "收了一个新我。", "于是把。", "“好。",
    "高考前一天，同桌突然告诉我。", "简明月突然告诉贺雨桐。",
])
def test_the_gate_knows_what_is_no_sentence(line: str) -> None:
    assert fault(line)


@pytest.mark.parametrize(("line", "speaker", "names"), [("林晚骂了我。", "林晚", ["林晚"]), ("一个林晚走了进来。", "", ["林晚"]), ("男林晚来了。", "", ["林晚"]), ("林晚们没让他接住。", "", ["林晚"]), ("最后一个目标是林晚的周越。", "", ["林晚", "周越"])])
def test_the_gate_knows_names_out_of_place(line: str, speaker: str, names: list[str]) -> None:
    assert fault(line, speaker, names)


@pytest.mark.parametrize("line", ["你给你妈打个电话。", "我说过的，你记得吗？", "“好。”", "我是林晚。", "你把你的东西拿走。", "谢谢你的花。", "设计部，林晚。", "她现在在哪儿？", "我推你一把。", "跑一个我听听。", "这个我还不会！", "你先告诉我。", "别告诉周越。"])
def test_the_gate_lets_good_lines_through(line: str) -> None:
    assert not fault(line, "林晚", ["林晚"])


def test_a_broken_line_of_a_premise_is_not_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate stands before every line: with a fault that finds one in each, nobody says anything."""
    from engine.writing.dramatist import wording

    monkeypatch.setattr(wording, "fault", lambda text, speaker, names: "broken" if "？" in text else "")
    script = write_script(Brief(prompt=IDEAS[5], duration_sec=60))
    spoken = [b.text for s in script.scenes() for p in [s.beats] for b in p if b.kind == "dialogue"]
    assert spoken and not any("？" in text for text in spoken)


@pytest.mark.parametrize("idea", IDEAS)
def test_no_line_is_broken(idea: str) -> None:
    for seed in range(5):
        assert faults(write_script(Brief(prompt=idea, duration_sec=60, seed=seed))) == []


@pytest.mark.parametrize("idea", IDEAS[:5] + IDEAS[6:9])
def test_the_idea_is_told_whole_and_the_length_kept(idea: str) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=60))
    said = re.sub(r"\W", "", "".join(b.text for b in beats(script)))
    for clause in re.findall(r"[\u4e00-\u9fffA-Z]{6,}", idea):
        assert clause in said or re.sub("^却", "", clause) in said, (clause, said)
    assert sum(scene_seconds(s, "zh") for s in script.scenes()) == pytest.approx(60, rel=0.05)
    lines = [b.text for b in beats(script) if b.kind == "dialogue"]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(("idea", "called"), [
    ("退役电竞选手回到山村，带着五个留守儿童打进了决赛", ["退役电竞选手"]), ("哑巴理发师给一个来剪头的通缉犯剪了最后一次头", ["哑巴理发师", "通缉犯"]),
    ("村里的老中医给守寡十年的村长媳妇把出了三个月的喜脉", ["老中医", "村长"]), ("外婆把养老钱全打赏给了一个男主播，男主播却连夜坐火车来还钱", ["外婆", "男主播"]),
    ("穿越成古代县令的数学老师，用一道应用题破了杀人案", ["老师"]), ("爷爷去世前留下一张藏宝图，儿子为它打得头破血流", ["儿子"]),
    ("裁缝铺的老师傅给一个不存在的客人做了四十年旗袍", ["老师傅"]), ("班花和学渣被锁在体育器材室一整夜", ["班花", "学渣"]),
    ("乞丐每天在银行门口存一块钱", ["乞丐"]), ("女侠金盆洗手开了一家客栈", ["女侠"]), ("前女友成了他的房东，还要他每天遛她的狗", ["前女友"]),
])
def test_who_is_in_an_idea(idea: str, called: list[str]) -> None:
    assert [p.called for p in read(idea, "zh").people] == called


@pytest.mark.parametrize(("idea", "first", "turn"), [
    ("外婆把养老钱全打赏给了一个男主播，男主播却连夜坐火车来还钱", "外婆把养老钱全打赏给了一个男主播", "男主播却连夜坐火车来还钱"),
    ("退役电竞选手回到山村，带着五个留守儿童打进了全国少年电竞决赛", "退役电竞选手回到山村", "{A}带着五个留守儿童打进了全国少年电竞决赛"),
    ("村口修自行车的老李头，竟然是国家通缉二十年的数学家", "村口修自行车的老李头，竟然是国家通缉二十年的数学家", ""),
])
def test_what_the_narrator_tells(idea: str, first: str, turn: str) -> None:
    words = tells(read(idea, "zh"), "{A}")
    assert (words["tell_a"], words["tell_z"]) == (first, turn)


def test_who_tells_of_themselves_says_i() -> None:
    idea = "我妈的相亲对象，是欠我工资三年的老赖"
    reading = read(of_somebody(idea), "zh", idea)
    assert tells(reading, "{A}")["mine_a"] == "" or tells(reading, "{A}")["mine_a"].startswith("我妈")
    script = write_script(Brief(prompt=idea, duration_sec=60))
    assert idea in script.logline and not re.search("她妈的", "".join(b.text for b in beats(script)))


def test_words_that_an_idea_puts_in_a_mouth_are_said_by_it() -> None:
    script = write_script(Brief(prompt="女总裁为了躲相亲，租了自家公司的保安当男朋友，保安说：“加钱，我还会做饭。”", duration_sec=60))
    guard = next(c.name for c in script.characters if c.job == "保安")
    assert any(b.character == guard and b.text == "加钱，我还会做饭。" for b in beats(script))


@pytest.mark.parametrize(("idea", "noun"), [("快递小哥每天给十八楼送一束花", "花"), ("厨师用最后一袋面粉做了一锅汤", "面粉"), ("女总裁为了躲相亲，租了自家公司的保安", "相亲")])
def test_what_an_idea_is_about(idea: str, noun: str) -> None:
    assert matter(read(idea, "zh")) == noun


def test_a_pronoun_of_another_gender_is_not_spoken_as_you() -> None:
    reading = read("小偷在她家偷到一半，女警回来了", "zh")
    words = scene_words(reading, {n: "ABCDE"[n] for n in range(len(reading.people))})
    assert "你家" not in words["you_a"]


def test_premises_that_tell_an_idea_hold_no_more_people_than_a_scene() -> None:
    told = [p for p in premises("zh") if p.retold]
    assert len(told) > 15
    for p in told:
        assert all(len(x.roles) <= MOST_PEOPLE for s in p.sections.values() for x in s.exchanges), p.id
        assert {"open", "clash", "turn", "end", "hook"} <= set(p.sections), p.id
        assert all(balanced(b.text) for s in p.sections.values() for x in s.exchanges for b in x.beats), p.id


@pytest.mark.parametrize("idea", ["哑巴理发师给一个来剪头的通缉犯剪了最后一次头", "父亲不会说话，却在女儿的婚礼上拿起了话筒"])
def test_who_cannot_speak_writes(idea: str) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=60))
    mute = script.characters[0].name
    own = [b for b in beats(script) if b.character == mute]
    assert not any(b.kind == "dialogue" for b in own)
    assert sum(b.text.startswith(f"{mute}写下") and b.insert == "letter" for b in own) >= 3
    assert sum(scene_seconds(s, "zh") for s in script.scenes()) == pytest.approx(60, rel=0.05)


def test_who_only_plays_mute_speaks() -> None:
    script = write_script(Brief(prompt="千金大小姐装哑巴应聘保姆", duration_sec=60))
    assert any(b.kind == "dialogue" and b.character == script.characters[0].name for b in beats(script))


@pytest.mark.parametrize(("idea", "slot"), [
    ("听障外卖员被顾客投诉不接电话", "seen"), ("国足门将退役后去幼儿园，孩子们一个球都没让他接住", "seen_b"),
    ("程序员写的辞职信被系统自动发给了全公司", "you_a"), ("钢琴老师收了一个新学生", "you_a"),
])
def test_what_cannot_be_told_of_one_is_not_told(idea: str, slot: str) -> None:
    reading = read(idea, "zh")
    assert scene_words(reading, {n: "ABCDE"[n] for n in range(len(reading.people))})[slot] == ""


def test_gender_is_told_by_the_word_before_and_not_by_who_tells() -> None:
    assert read("女骗子专骗渣男的钱捐给山区", "zh").people[0].gender == "f"
    idea = "高铁上对面的陌生人一直看着我哭，到站时他递给我一张我小时候的照片"
    assert [p.gender for p in read(of_somebody(idea), "zh", idea).people] == ["f", "m"]


def test_a_name_takes_the_whole_of_the_noun_it_stands_for() -> None:
    reading = read("外星人绑架了一个广场舞大妈", "zh")
    assert scene_words(reading, {0: "A", 1: "B"})["seen"] == "{A}绑架了{B}"
