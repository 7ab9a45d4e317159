"""Ideas that are of no usual kind: what is taken from them, and that the whole drama is about it."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.writing import write_script
from engine.writing.dramatist.ages import plays_in_old_times
from engine.writing.dramatist.bank import middles, premises
from engine.writing.dramatist.clauses_zh import clauses
from engine.writing.dramatist.idea_words import idea_words
from engine.writing.dramatist.plan import arc
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.reading_zh import of_somebody
from engine.writing.dramatist.situations import cues
from engine.writing.dramatist.spoken_zh import speakable
from engine.writing.dramatist.story import conceive


@pytest.mark.parametrize(("idea", "slot", "words"), [
    ("图书管理员发现有人在每本还回来的书里给她留下批注", "odd_you", "有人在每本还回来的书里给你留下批注"),
    ("修鞋匠发现隔壁的老人其实是他走散的师弟", "odd_b", "你其实是我走散的师弟"),
    ("入殓师在逝者手里发现一张写着自己名字的纸条", "what", "一张写着自己名字的纸条"),
    ("一个女孩每天给已经注销的号码发短信，今天有人回了", "then", "有人回了"),
    ("A piano tuner discovers that the old woman he visits every spring has not owned a piano for ten years", "odd_b", "you have not owned a piano for ten years"),
    ("A dentist recognises the teeth of a man who was buried in 1998", "what", "the teeth of a man who was buried in 1998"),
    ("A night-shift baker leaves bread on a doorstep every morning, until one day the door is open", "then", "the door is open"),
    ("A magician makes a volunteer disappear and cannot bring her back", "mine", ""),
])
def test_what_is_taken_from_an_idea(idea: str, slot: str, words: str) -> None:
    assert idea_words(read(idea, "zh" if ord(idea[0]) > 255 else "en"))[slot] == words


@pytest.mark.parametrize(("idea", "told"), [
    ("图书管理员发现有人在每本还回来的书里给她留下批注", "有人在每本还回来的书里给我留下批注"),
    ("A lonely librarian finds that someone has been correcting the endings of sad books", "omeone has been correcting the endings of sad books"),
])
def test_what_was_found_out_is_said_again_when_it_is_fought_over(idea: str, told: str) -> None:
    scenes = list(write_script(Brief(prompt=idea, duration_sec=60, episodes=3)).scenes())
    assert sum(any(told in b.text for b in s.beats if b.kind == "dialogue") for s in scenes) >= 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_that_is_recognised_can_be_played(language: Language) -> None:
    assert {name for name, _, _ in cues(language)} == {s for p in premises(language) for s in p.situations}


@pytest.mark.parametrize("idea", ["护士在七号床认出了毁了她全家的男人", "A nurse recognises the man who ruined her family in bed seven", "小宫女冒着大雪把一封密信送到边关将军手里"])
def test_a_long_drama_has_a_middle_of_its_own(idea: str) -> None:
    brief = Brief(prompt=idea, episodes=3)
    language: Language = "zh" if ord(idea[0]) > 255 else "en"
    story = conceive(brief, read(idea, language), language)
    assert all(card.spine for row in arc(story) for card in row)
    assert sum(name.startswith("between.") for name in story.premise.sections) >= 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_middle_can_be_searched_set_back_won_owned_up_to_and_paid_for(language: Language) -> None:
    names = [s.name for s in middles(language)]
    assert all(names.count(name) >= 3 for name in ("search", "setback", "victory", "confession", "cost"))
    assert sum(len(s.exchanges) for s in middles(language) if s.name == "tease") >= 8


@pytest.mark.parametrize("idea", ["出租车司机载到一个去年已经去世的乘客", "A widow cooks her dead husband's recipes and finds notes in them"])
def test_the_turn_is_in_the_shortest_drama_and_has_an_answer(idea: str) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=30))
    scene = script.episodes[0].scenes[1]
    shown = next(i for i, b in enumerate(scene.beats) if b.insert)
    assert len({b.character for b in scene.beats[shown:] if b.kind == "dialogue"}) == 2


@pytest.mark.parametrize(("idea", "jobs"), [
    ("皇后赐给贵妃一杯毒酒，守门的侍卫替她先喝了一口", ["贵妃", "侍卫", "皇后"]), ("战死三年的将军忽然回京，夫人正在给他上香", ["夫人", "将军"]),
    ("The chancellor brings a royal decree and the duke's daughter sees that the seal is wrong", ["daughter"]),
])
def test_who_is_at_court_has_the_part_of_their_rank(idea: str, jobs: list[str]) -> None:
    cast = write_script(Brief(prompt=idea, duration_sec=30)).characters
    assert [c.job for c in cast][:len(jobs)] == jobs


@pytest.mark.parametrize(("idea", "shown", "spoken", "jobs"), [
    ("生日那天，快递员送来一个蛋糕，里面藏着一枚戒指，寄件人是她去世三年的未婚夫", {"cake", "ring"}, ("戒指", "未婚夫"), {"快递员"}),
    ("On her birthday a courier brings a cake with a ring in it, sent by the fiancé who died three years ago", {"cake", "ring"}, ("ring", "fiancé"), {"courier"}),
    ("她在二手市场买到一台旧相机，里面有一张明天才会拍的照片", {"photograph"}, ("相机", "明天"), set[str]()),
    ("每天凌晨三点，便利店都会来一个买同一瓶牛奶的女孩，直到有一天她没有来", {"letter"}, ("灯",), {"店员"}),
])
def test_what_the_idea_names_is_seen_and_spoken_of(idea: str, shown: set[str], spoken: tuple[str, ...], jobs: set[str]) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=60))
    beats = [b for s in script.scenes() for b in s.beats]
    said = " ".join(b.text for b in beats if b.kind == "dialogue")
    assert shown <= {b.insert for b in beats}
    assert all(word in said for word in spoken)
    assert jobs <= {c.job for c in script.characters}
    assert not any(c.job in ("寄件人", "sender") for c in script.characters)


def test_two_who_never_speak_play_where_they_are_stuck() -> None:
    script = write_script(Brief(prompt="两个陌生人每天在同一部电梯里相遇却从不说话，直到电梯停在两层之间", duration_sec=60))
    assert {s.setting for s in script.scenes()} == {"lift"}


@pytest.mark.parametrize(("idea", "twist"), [
    ("钢琴老师收了一个新学生，她弹的曲子是他从没发表过的那一首", "她弹的曲子是我从没发表过的那一首"),
    ("她租下了一间老房子，墙上的身高线是她小时候的", "墙上的身高线是我小时候的"),
    ("他偷了邻居的车，后备箱里是一箱旧信", ""),
])
def test_the_second_half_of_an_idea_is_told(idea: str, twist: str) -> None:
    assert idea_words(read(idea, "zh"))["twist"] == twist
    said = [b.text for s in write_script(Brief(prompt=idea, duration_sec=60)).scenes() for b in s.beats if b.kind == "dialogue"]
    assert not twist or any(twist in text for text in said)


def test_whom_an_idea_begins_with_leads_though_only_a_pronoun_names_them() -> None:
    cast = write_script(Brief(prompt="她每天给丈夫做早餐，直到警察告诉她丈夫三年前就死了", duration_sec=30)).characters
    assert cast[0].gender == "f" and cast[0].job != "丈夫"


def test_who_lies_unconscious_opens_no_door() -> None:
    script = write_script(Brief(prompt="保姆发现她照顾的植物人老太太是当年抛弃她的生母", duration_sec=60))
    mother = next(c.name for c in script.characters if c.job == "生母")
    first = next(iter(script.scenes()))
    assert not any(b.character == mother and b.kind == "dialogue" for b in first.beats)


def test_who_follows_a_description_is_whom_the_clause_is_about() -> None:
    """带他的主管正要…: it is the superior who sells, and nobody says 你带他的主管."""
    idea = "新来的实习生是董事长的私生子，而带他的主管正要把公司卖掉"
    reading = read(idea, "zh")
    assert [reading.people[c.who].called for c in clauses(reading)] == ["实习生", "主管"]
    assert not speakable("带他的主管正要把公司卖掉")
    assert "带他的" not in "".join(b.text for e in write_script(Brief(prompt=idea, duration_sec=45)).episodes for s in e.scenes for b in s.beats)


@pytest.mark.parametrize(("idea", "never"), [
    ("女法医解剖的无名尸身上，纹着她丈夫的名字", "女解剖|解剖的手"),
    ("婆婆偷偷给前儿媳带了三年孩子，直到新儿媳进门", "[^。]新儿媳进门"),
    ("我用弟弟的骨髓救了老板的女儿，老板却把我开除了", "用弟弟的(?!骨髓)|[^。]我用"),  # the one who tells it says it of themselves
    ("乡村女教师收到的助学款，来自她亲手送进监狱的人", "？的助学款|收到的助学款。"),
    ("大厨尝了一口外卖，哭着冲出餐厅去找那个厨子", "尝了一口(?!外卖)"),
])
def test_no_idea_is_turned_into_nonsense(idea: str, never: str) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=45))
    told = "\n".join(b.text for e in script.episodes for s in e.scenes for b in s.beats if b.kind != "narration")
    assert not re.search(never, told)


def test_a_top_mark_in_the_exams_of_today_is_not_of_the_days_of_palaces() -> None:
    assert not plays_in_old_times("高考状元被人顶替了名字") and plays_in_old_times("新科状元拒婚公主")
    assert not plays_in_old_times("故宫修文物的年轻人") and plays_in_old_times("宫女捡到一块玉")


def test_an_idea_told_by_me_is_told_of_somebody() -> None:
    assert of_somebody("我把前夫的遗书念给我婆婆听") == "她把前夫的遗书念给她婆婆听"
    assert of_somebody("我老婆失忆了，只记得我欠她钱") == "他老婆失忆了，只记得他欠她钱"
    assert of_somebody("我想要一个关于雨夜的故事").startswith("我") and of_somebody("我叫林晚，今年三十").startswith("我")
