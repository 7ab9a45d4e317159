"""What a Chinese idea tells of is what is played: its kind of event, its people, its deed said in sound Chinese, its own hook last."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.idea import shape
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.situations import recognise
from engine.writing.dramatist.spoken_zh import speakable, to_my_face
from engine.writing.dramatist.story import Story, conceive

EVENTS = [
    ("小镇照相馆的老板在冲洗旧胶卷时，发现一张十年后才会发生的合影", "time_word"), ("女儿假装怀孕回家过年，没想到母亲先宣布自己要再婚", "home_news"),
    ("护士在七号床认出了毁了她全家的男人", "enemy"), ("急诊室女医生发现抢救的人，正是十年前撞死她弟弟的司机", "enemy"),
    ("外卖骑手在暴雨夜给前女友送了一份生日蛋糕，开门的却是她的未婚夫", "ex_door"), ("殡仪馆化妆师每天收到去世母亲的短信", "dead_word"),
    ("灯塔看守人收到一封来自五十年前沉船的信", "long_ago"), ("大学生收到一张来自十年后的自己的明信片", "time_word"),
    ("母亲去世后，女儿在老宅阁楼发现一箱没寄出的信", "relic"), ("失踪七年的丈夫回家，妻子正要嫁给他的弟弟", "returned"),
    ("房东太太发现新来的租客是十年前走失的孙子", "returned"), ("两个闺蜜合租，其中一个偷偷用另一个的身份和网友恋爱", "deceit"),
    ("老木匠把店交给徒弟前，发现徒弟一直在偷偷卖他的手稿", "heir"), ("最好的兄弟把他踢出了两人一起创办的公司", "partner"),
    ("妻子发现丈夫有一把陌生的钥匙", "double_life"), ("阿婆在菜市场卖了三十年豆腐，忽然有个年轻人叫她妈", "child"),
    ("两个餐车老板被迫共用一个停车位一整个夏天", "share"), ("契约结婚一周年那天，他递来了离婚协议", "contract"),
    ("开了四十年的澡堂明天就要拆了，最后一晚来了一位陌生客人", "deadline"), ("公交司机老周的最后一班车，上来一个不买票的女孩", "last_shift"),
    ("独生女继承了一座海岛，条件是必须和仇人的儿子一起住满一百天", "inherit"), ("临终的爷爷只想再听一次戏台上的那出戏", "wish"),
    ("被裁员的父亲每天西装革履去公园上班，女儿带着同学撞见了他", "lie"), ("目击了凶案的盲人按摩师，第二天迎来了一位新客人", "witness"),
    ("山区女孩被匿名资助了十年，大学毕业那天她决定去找那个人", "benefactor"), ("扫地机器人忽然用亡夫的声音跟她说话", "machine"),
    ("乒乓球女孩在全国决赛遇上自己的母亲", "contest"), ("小镇修车师傅其实是退役的赛车冠军，被一群富二代堵在门口羞辱", "hidden"),
    ("女孩租了一个男朋友回家过年，没想到奶奶早就认识他", "fake_love"), ("一位老太太走进照相馆，要拍一张三十年前没拍成的结婚照", "request"),
    ("出租车司机在深夜载到一个想去跳桥的女孩", "stranger"), ("夜班便利店店员每晚都遇到一个买两份便当的女孩", "regular"),
    ("婚礼前夜，新娘收到一段新郎和别人的录音", "wedding"), ("女孩把告白短信发错给了一个陌生号码", "wrong_number"),
    ("新娘装失忆逃婚，却发现新郎也在演戏", "feigned"), ("修钟表的老人发现每天来修同一块表的女孩，其实是他三十年前走失的女儿", "returned"),
    ("儿子发现七十岁的父亲偷偷报名了街舞比赛", "secret"), ("警察抓住的小偷竟是当年救过他命的人", "saviour"),
]
NONE = ["两个人在雨里", "春天来了", "一只猫在屋顶上看月亮"]


@pytest.mark.parametrize(("idea", "event"), EVENTS)
def test_an_idea_is_of_this_kind(idea: str, event: str) -> None:
    found = recognise(idea, "zh")
    assert found and found.name == event


@pytest.mark.parametrize("idea", NONE)
def test_what_tells_no_event_is_of_no_kind(idea: str) -> None:
    assert recognise(idea, "zh") is None


@pytest.mark.parametrize(("idea", "people"), [
    ("两个闺蜜合租，其中一个偷偷用另一个的身份和网友恋爱", [("f", "adult"), ("f", "adult")]), ("老木匠把店交给徒弟前，发现徒弟一直在偷偷卖他的手稿", [("m", "elder"), ("m", "young")]),
    ("一对母女十年没见", [("f", "middle"), ("f", "young")]), ("中年男人在车站等一个刚毕业的护士", [("m", "middle"), ("f", "adult")]),
    ("孪生姐妹抢一张录取通知书", [("f", "adult"), ("f", "adult")]), ("奶奶教孙女绣花", [("f", "elder"), ("f", "young")]), ("老刑警在码头蹲守", [("m", "middle")]),
])
def test_ages_and_genders_are_read(idea: str, people: list[tuple[str, str]]) -> None:
    cast = write_script(Brief(prompt=idea, duration_sec=30, language="zh")).characters
    assert all(any(c.gender == g and c.age == a for c in cast) for g, a in people), [(c.gender, c.age, c.job) for c in cast]
    assert [(p.gender or g) for p, (g, _) in zip(read(idea, "zh").people, people, strict=False)] == [g for g, _ in people]


def test_nobody_is_called_by_a_pronoun_or_a_trade() -> None:
    for idea, _ in EVENTS:
        for person in read(idea, "zh").people:
            assert not re.search(r"[他她我你妈爸]|别人|司机|医生", person.name), (idea, person.name)


def test_a_deed_is_said_as_a_sound_predicate_or_not_at_all() -> None:
    for idea, _ in EVENTS:
        found = recognise(idea, "zh")
        words = [to_my_face(v) for k, v in found.words.items() if k in ("secret", "wrong")] if found else []
        for said in [*words, shape(read(idea, "zh"))[1]]:
            assert not said or (speakable(said, 2, 20) and not re.search(r"[他她]|另一|其中|(?:前|后|时|的)$|^(?:的|却|而|和)", said)), (idea, said)
    assert to_my_face("卖他的手稿") == "卖我的手稿" and to_my_face("用另一个的身份和网友恋爱") == "用我的身份和网友恋爱"
    assert to_my_face("把店交给徒弟前") == "" and to_my_face("其中一个") == ""


@pytest.mark.parametrize("duration", [30, 60])
def test_the_last_beats_are_the_premises_own_hook_and_the_event_is_played(duration: int) -> None:
    for idea, _ in EVENTS[::4]:
        brief = Brief(prompt=idea, duration_sec=duration)
        story = conceive(brief, read(idea, "zh"), "zh")
        said = [b for s in write_script(brief).scenes() for b in s.beats]
        assert _told(said[-1].text, story, "hook"), (idea, said[-1].text)
        assert any(_told(b.text, story, "open") for b in said[:5]), idea


def _told(text: str, story: Story, section: str) -> bool:
    """Whether a line is one of a section's: the same words around the names."""
    for exchange in story.premise.sections[section].exchanges:
        for beat in exchange.beats:
            for option in re.sub(r"^\[|\]$", "", beat.text).split("|"):
                pattern = "".join(".*" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]*\})", option))
                if re.fullmatch(pattern, text):
                    return True
    return False


def test_every_premise_of_an_event_can_be_told_of_an_idea_that_gives_nothing() -> None:
    for premise in (p for p in premises("zh") if p.situations):
        assert {"open", "clash", "turn", "end", "hook"} <= set(premise.sections), premise.id
        for n in range(2):
            told = premise.told(n)
            assert {x.id for s in told.sections.values() for x in s.exchanges}
        assert len(premise.sections["hook"].exchanges) >= 3 or "skeleton" in premise.fields, premise.id
