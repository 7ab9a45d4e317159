"""What the clauses of a Chinese idea tell, and that it is on the screen."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.drama.pace import scene_seconds
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.bank import phrases, premises
from engine.writing.dramatist.clauses_zh import THING, clauses
from engine.writing.dramatist.established import blames
from engine.writing.dramatist.period_zh import in_their_time
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.scenes_zh import scene_words
from engine.writing.dramatist.stage import MOST_PEOPLE


def told(script: Script) -> str:
    """Everything that is seen, read and said, with the people's names taken out."""
    text = "".join(b.text + b.insert_text for s in script.scenes() for b in s.beats)
    for c in script.characters:
        text = text.replace(c.name, "")
    return re.sub(r"\W", "", text)


def likeness(one: Script, other: Script) -> float:
    """The share of common runs of four characters."""
    a, b = ({t[i:i + 4] for i in range(len(t) - 3)} for t in (told(one), told(other)))
    return len(a & b) / len(a | b)


@pytest.mark.parametrize(("idea", "expected"), [
    ("洗碗阿姨每天把客人剩的花带回家，老板以为她偷东西", [(0, "does", "把客人剩的花带回家"), (1, "thinks", "以为她偷东西")]),
    ("皇帝的手机响了", [(THING, "does", "皇帝的手机响了")]),
    ("养老院里最凶的老头，每天偷偷给隔壁床的病人念报纸", [(0, "does", "给隔壁床的病人念报纸")]),
    ("刺客潜入王府那夜，王爷正抱着孩子", [(0, "does", "潜入王府"), (1, "does", "抱着孩子")]),
])
def test_clauses_tell_who_does_what(idea: str, expected: list[tuple[int, str, str]]) -> None:
    assert [(c.who, c.kind, c.words) for c in clauses(read(idea, "zh"))] == expected


@pytest.mark.parametrize(("idea", "slot", "words"), [
    ("公司的司机其实是创始人，新来的经理把他骂下了车", "seen_b", "{B}把{A}骂下了车"),
    ("公司的司机其实是创始人，新来的经理把他骂下了车", "is_a", "创始人"),
    ("外卖员送错了餐，对方说这是她绝食三天来吃的第一口饭", "says", "这是我绝食三天来吃的第一口饭"),
    ("退休警察每年中秋给一个陌生女人寄一盒月饼", "to_me", "每年中秋给我寄一盒月饼"),
    ("退休警察每年中秋给一个陌生女人寄一盒月饼", "seen", "{A}照例给{B}寄一盒月饼"),
    ("侍卫奉命烧掉冷宫里的一架古琴，却在琴腹中发现一个婴儿", "found_n", "婴儿"),
    ("新郎在婚礼上接到电话，说新娘还在机场等他", "news", "新娘还在机场等我"),
    ("她每次撒谎鼻子就流血，偏偏她是谈判专家", "effect", "鼻子流血"),
])
def test_what_an_idea_has_to_show(idea: str, slot: str, words: str) -> None:
    reading = read(idea, "zh")
    assert scene_words(reading, {n: "ABCDE"[n] for n in range(len(reading.people))})[slot] == words


@pytest.mark.parametrize(("idea", "parts"), [
    ("公司的司机其实是创始人，新来的经理把他骂下了车", ("骂下了车", "就是创始人")),
    ("失聪的钢琴师在地铁站弹琴，只有一个小女孩听出他弹错了", ("在地铁站弹琴", "弹错了")),
    ("两个男人在同一座墓前放下同样的花，才知道他们爱过同一个女人", ("同一座墓前放下同样的花", "两个人她都爱过")),
    ("洗碗阿姨每天把客人剩的花带回家，老板以为她偷东西", ("把客人剩的花带回家", "你偷东西")),
    ("两家面馆老板斗了三十年，其中一家关门那天，另一家也没开", ("斗了三十年", "另一家也没开")),
    ("侍卫奉命烧掉冷宫里的一架古琴，却在琴腹中发现一个婴儿", ("烧掉冷宫里的一架古琴", "在琴腹中发现一个婴儿")),
])
def test_what_it_tells_is_on_the_screen(idea: str, parts: tuple[str, ...]) -> None:
    played = "".join(b.text for s in write_script(Brief(prompt=idea, duration_sec=60)).scenes() for b in s.beats if b.kind != "narration")
    assert all(part in played for part in parts), played


HABITS = ["卖糖葫芦的老人每天给公交站的空座位留一串糖葫芦", "退休警察每年中秋给一个陌生女人寄一盒月饼", "图书馆的清洁工每天在同一本书里夹一张字条", "修车师傅每天早上给对面楼挂一盏灯"]


def test_two_habits_are_two_stories() -> None:
    skeletons = {p.id for p in premises("zh") if "often" in p.fields.get("asks", "") or p.fields.get("skeleton") == "habit"}
    assert len(skeletons) >= 6
    scripts = [write_script(Brief(prompt=p, duration_sec=60)) for p in HABITS]
    assert likeness(scripts[0], scripts[1]) < 0.1
    by_seed = {re.sub(r"\W", "", write_script(Brief(prompt=HABITS[1], duration_sec=60, seed=n)).logline[-24:]) for n in range(8)}
    assert len(by_seed) >= 3, by_seed


def test_finds_have_several_pasts() -> None:
    idea = "矿工在旧矿洞里挖出一只上了锁的铁盒"
    assert len({write_script(Brief(prompt=idea, duration_sec=60, seed=n)).logline[-20:] for n in range(8)}) >= 2


@pytest.mark.parametrize(("idea", "then"), [
    ("皇帝的手机响了，来电显示是他三年前亲手赐死的皇后", "皇帝的窗前落下一只信鸽，信上的落款是他三年前亲手赐死的皇后"), ("小厨娘给王爷做了一个生日蛋糕", "小厨娘给王爷做了一个寿糕"),
    ("女法医带着手机穿越到王府", "女法医带着手机穿越到王府"),
])
def test_old_times_have_their_own_things(idea: str, then: str) -> None:
    assert in_their_time(idea) == then


def test_a_palace_with_a_telephone_is_a_costume_drama() -> None:
    script = write_script(Brief(prompt="皇帝的手机响了，来电显示是他三年前亲手赐死的皇后", duration_sec=60))
    assert script.genre == "costume" and all(s.setting in ("palace", "countryside") for s in script.scenes())
    assert not re.search("手机|电话|屏幕", told(script)) and "信鸽" in told(script)


def test_who_comes_from_another_time_plays_so() -> None:
    played = told(write_script(Brief(prompt="女法医穿越到大梁，第一天就被请去验太子的尸", duration_sec=60)))
    assert "被请去验太子的尸" in played and re.search("后世|一千年|简体", played)


def test_nobody_is_blamed_before_anything_came_out() -> None:
    """In the bank's exchanges that fill a scene of the idea's own story."""
    accusing = ["".join(b.text for b in x.beats) for s in phrases("zh") for x in s.exchanges if blames(x)]
    assert len(accusing) > 20
    for idea in ("小说家发现邻居每天的生活和他昨天写的一模一样", "老裁缝给死去的儿子做了二十年的衣服，今天来了一个正好能穿的年轻人"):
        script = write_script(Brief(prompt=idea, duration_sec=120, episodes=2))
        for beat in (b for s in script.episodes[0].scenes for b in s.beats if b.kind == "dialogue"):
            # a line of an accusing exchange is one of its alternatives, word for word
            assert not any(len(beat.text) > 5 and beat.text in a and "{" not in beat.text for a in accusing), beat.text


def test_no_exchange_of_a_skeleton_needs_more_people_than_a_scene_holds() -> None:
    for p in premises("zh"):
        if "asks" in p.fields:
            assert all(len(x.roles) <= MOST_PEOPLE for s in p.sections.values() for x in s.exchanges), p.id


IDEAS = ["婆婆把儿媳的嫁妆戒指卖了，给她还清了赌债", "小和尚捡到一只鞋，鞋里塞着一张银票和一封情书", "丞相之女抛绣球，砸中了来退婚的将军", "父亲假装不识字，让女儿念了十年的信"]


@pytest.mark.parametrize("idea", [*HABITS, *IDEAS])
@pytest.mark.parametrize("duration", [30, 75, 120])
def test_it_fits_and_repeats_nothing(idea: str, duration: int) -> None:
    script = write_script(Brief(prompt=idea, duration_sec=duration))
    assert sum(scene_seconds(s, "zh") for s in script.scenes()) == pytest.approx(duration, rel=0.05)
    lines = [b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue"]
    assert len(lines) == len(set(lines))


def test_no_couple_of_teacher_and_pupil() -> None:
    for seed in range(4):
        assert write_script(Brief(prompt="校霸在天台上救了想跳楼的班主任", duration_sec=60, seed=seed)).genre != "romance"
