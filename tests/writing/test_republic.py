"""Ideas of the Chinese republic play in their time: known as such, dressed so, told by their own stories, and nobody has a telephone in the pocket."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Beat, Character, Look, Scene, Script, in_old_times
from engine.drama.vocabulary import RepublicDress
from engine.writing import write_script
from engine.writing.dramatist.ages import plays_in_old_times
from engine.writing.dramatist.attire_republic import hair_then, outfit_then
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.republic import UNHEARD_OF, in_their_time, place_then, plays_in_the_republic
from engine.writing.dramatist.story import conceive
from engine.writing.novel.passages import Passage
from engine.writing.novel.people import Person
from engine.writing.novel.roles import cast_of
from engine.writing.wardrobe import wardrobe

_KINDS = {
    "民国少帅强娶了敌军将领的女儿，新婚夜她把枪藏在枕头下": "rep_forced_marriage", "督军抢亲，抢来的女医生袖子里藏着一把手术刀": "rep_forced_marriage",
    "少帅每晚都来听名角唱戏，却从来不鼓掌": "rep_opera_officer", "戏班的刀马旦和少帅打了一个赌": "rep_opera_officer",
    "大帅府的姨太太争宠，三姨太偷偷怀了别人的孩子": "rep_concubines", "替姐姐嫁给少帅，新婚夜他说他要娶的就是她": "rep_bride_in_place", "民国，丫鬟替小姐上花轿，嫁给了瘸腿的督军": "rep_bride_in_place",
    "民国双胞胎姐妹，一个是督军的千金，一个是卖花女，交换了身份": "rep_twins", "上海滩百乐门歌女和军统特务同住一间屋，谁也不知道对方的身份": "rep_spy_couple", "民国，一对夫妻同床三年，互不知道对方是地下工作者": "rep_spy_couple",
    "民国，留洋归来的少爷要退掉包办婚姻，却爱上了教他弟弟念书的女先生": "rep_returned_fiance", "名伶十年后回到上海滩，要让当年毁她嗓子的人血债血偿": "rep_star_returns",
    "民国十二年，督军的独子爱上了父亲新娶的九姨太": "rep_fathers_concubine", "七姨太和少帅从小一起长大，如今隔着一道辈分": "rep_fathers_concubine",
    "一个女特务奉命暗杀一个教书先生，却每天去听他上课": "rep_sent_to_kill", "黄包车夫的真实身份是租界里最大的帮派老大": "rep_rickshaw", "百乐门的舞女等了十二年，等一个会唱下半首歌的人": "rep_half_song",
}
_OTHERS = ("北平城里的裁缝给督军做寿衣，量尺寸时量到了一道熟悉的疤", "1935年的上海，报馆女记者和法租界探长一起查一桩命案", "民国女学生剪了辫子，被族长关进祠堂", "花旦不肯给军阀唱堂会的戏", "沪上名媛假扮丫鬟去相亲")
_NOT = ("民国少帅穿越到现代送外卖", "她在博物馆修一件民国旗袍，旗袍里有一封信", "剧组里演少帅的演员爱上了场记", "皇帝的贵妃和将军私奔", "旗袍店的老板娘每年给同一个人做一件嫁衣", "总裁的公馆里住着一个哑巴女佣", "外卖员每天给同一栋老公寓送餐")


def _script(idea: str, episodes: int = 1) -> Script:
    return write_script(Brief(prompt=idea, duration_sec=60, episodes=episodes))


@pytest.mark.parametrize("idea", [*_KINDS, *_OTHERS])
def test_an_idea_of_the_republic_is_known_dressed_and_told_so(idea: str) -> None:
    assert plays_in_the_republic(idea) and not plays_in_old_times(idea)
    script = _script(idea)
    assert in_old_times(script.characters) == "republic" and all(c.look.outfit in RepublicDress | {"qipao"} for c in script.characters)
    assert not any(s.setting == "palace" and "殿" in s.place for s in script.scenes())
    for scene in script.scenes():
        for words in (scene.place, scene.description, *(b.text + b.insert_text for b in scene.beats)):
            assert not UNHEARD_OF.search(words), words
        assert not any(b.insert == "phone" for b in scene.beats)


@pytest.mark.parametrize(("idea", "kind"), _KINDS.items())
def test_its_kind_has_a_story_of_its_own(idea: str, kind: str) -> None:
    assert conceive(Brief(prompt=idea), read(idea, "zh"), "zh").premise.id == kind


@pytest.mark.parametrize("idea", _NOT)
def test_an_idea_with_a_word_of_it_is_of_its_own_time(idea: str) -> None:
    assert not plays_in_the_republic(idea) and in_old_times(_script(idea).characters) != "republic"


def test_stories_of_the_republic_are_told_of_nothing_else() -> None:
    ours = [p.id for p in premises("zh") if p.fields.get("era") == "republic"]
    assert len(ours) >= 12
    for idea in ("替姐姐嫁进豪门，丈夫是个坐轮椅的病秧子", "双胞胎妹妹替姐姐去公司上班", "古代替嫁，新郎竟是太子"):
        assert conceive(Brief(prompt=idea), read(idea, "zh"), "zh").premise.id not in ours


def test_people_wear_what_goes_with_who_they_are() -> None:
    worn = {job: outfit_then(gender, age, job, set()) for job, gender, age in (("少帅", "m", "adult"), ("管家", "m", "middle"), ("特务", "m", "adult"), ("女学生", "f", "young"), ("丫鬟", "f", "young"), ("歌女", "f", "adult"), ("大太太", "f", "middle"), ("黄包车夫", "m", "adult"))}
    assert worn == {"少帅": "tunic", "管家": "changshan", "特务": "threepiece", "女学生": "studentdress", "丫鬟": "shortjacket", "歌女": "qipao", "大太太": "aoqun", "黄包车夫": "shortjacket"}
    assert hair_then("m", "adult", "副官", "tunic", set()) == "cap" and hair_then("m", "adult", "少帅", "tunic", set()) == "slick"
    assert hair_then("m", "adult", "探长", "threepiece", set()) == "fedora" and hair_then("f", "adult", "歌女", "qipao", set()) == "waves" and hair_then("f", "young", "女学生", "studentdress", set()) == "bob"


def test_things_and_places_of_ours_are_those_of_then() -> None:
    assert "手机" not in in_their_time("她的手机响了，屏幕上是监控") and "电报" in in_their_time("她的手机响了")
    assert place_then("lift", "停在半层的电梯", "zh", ("k",)) != "停在半层的电梯" and place_then("livingroom", "公馆的客厅", "zh", ("k",)) == "公馆的客厅"
    assert "coffee" not in place_then("cafe", "the corner coffee shop", "en", ("k",))


_BEATS = [Beat(kind="dialogue", character="沈曼青", text="夜深了。")]


def test_people_marry_sleep_and_dress_as_then() -> None:
    bride = Character(name="沈曼青", gender="f", job="新娘", look=Look(outfit="qipao", color="#406882"))
    groom = Character(name="顾震霆", gender="m", job="新郎", look=Look(outfit="tunic", color="#2f3b57"))
    cast = {c.name: c for c in (bride, groom)}
    wedding = Scene(number=1, episode=1, title="婚礼", place="公馆的婚礼", setting="livingroom", characters=list(cast), beats=_BEATS)
    worn = wardrobe(wedding, cast, (), "republic")
    assert worn["沈曼青"].outfit == "aoqun" and worn["沈曼青"].color == "#b3242e" and worn["顾震霆"].outfit == "tunic"
    night = Scene(number=1, episode=1, title="夜", place="卧房", setting="bedroom", characters=list(cast), beats=_BEATS)
    assert wardrobe(night, cast, ("沈曼青",), "republic")["沈曼青"].outfit == "pyjamas"
    told = Scene(number=1, episode=1, title="夜", place="客厅", setting="livingroom", characters=list(cast), description="顾震霆穿着长衫。", beats=_BEATS)
    assert wardrobe(told, cast, (), "republic")["顾震霆"].outfit == "changshan"
    assert "顾震霆" not in wardrobe(told, {n: c.model_copy(update={"look": Look(outfit="suit")}) for n, c in cast.items()}, (), ""), "today nobody puts that on"


def test_a_novel_of_the_republic_is_dressed_so() -> None:
    text = "民国十五年，少帅顾震霆穿过租界，走进公馆。沈曼青披着旗袍外的披肩，叫了一辆黄包车。" * 20
    told = [Passage("say", "走。", who, "neutral", 0, i, i) for i, who in enumerate(("顾震霆", "沈曼青"))]
    cast = cast_of(told, [Person("顾震霆", "m", 20), Person("沈曼青", "f", 20)], text, "zh", 0)
    assert {c.name: c.look.outfit for c in cast.characters}["顾震霆"] == "tunic" and in_old_times(cast.characters) == "republic"


def test_an_english_idea_of_old_shanghai_is_of_the_republic() -> None:
    script = _script("In 1930s Shanghai, a nightclub singer discovers the pianist is a spy sent to watch her")
    assert in_old_times(script.characters) == "republic" and all(" " in c.name for c in script.characters)
    assert not plays_in_the_republic("A museum guard in Shanghai finds a cheongsam that moves at night")
