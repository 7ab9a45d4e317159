"""Chinese ideas of something odd, told by their form: known by it, played by those whom the idea has, and said in its own words."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.found import found_words
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.reading_zh import of_somebody
from engine.writing.dramatist.story import conceive

IDEAS: list[tuple[str, str, str]] = [
    ("法医老周解剖了三具毫不相干的尸体，每一具的鞋底都粘着同一张电影票", "fz_same_sign", "每一具的鞋底都粘着同一张电影票"),
    ("一个给死人化妆的女孩，发现每个死者手心里都写着同一个电话号码", "fz_same_sign", "每个死者手心里都写着同一个电话号码"),
    ("我在二手市场买了部旧手机，备忘录每天半夜还在更新", "fz_secondhand", "备忘录每天半夜还在更新"),
    ("死去三年的丈夫，今早给我的朋友圈点了个赞", "fz_from_gone", "我丈夫今早给我的朋友圈点了个赞"),
    ("毕业十年同学聚会，合影里多出一个谁也不认识的人", "fz_one_more", "合影里多出一个谁也不认识的人"),
    ("只有我记得我有过一个弟弟", "fz_only_i", "我有过一个弟弟"),
    ("爷爷临终前说，阁楼那口箱子，千万别在下雨天打开", "fz_rule_bait", "阁楼那口箱子，千万别在下雨天打开"),
    ("客栈掌柜立了个规矩：天字一号房，给钱也不准住", "fz_rule_half", "天字一号房，给钱也不准住"),
    ("每天醒来，床头的便签上都写着倒计时，今天是三", "fz_countdown", "床头的便签上都写着倒计时，今天是三"),
    ("她每弹一首曲子，就会忘掉一个爱过的人", "fz_price", "每弹一首曲子，忘掉一个爱过的人"),
    ("只有凌晨四点才会亮灯的照相馆，洗出来的都是还没发生的照片", "fz_night_place", "洗出来的都是还没发生的照片"),
    ("租来的房子里，每天下班回家饭都是热的，可我一个人住", "fz_lives_here", "每天下班回家饭都是热的"),
    ("那把雨伞我扔了七次，它每次都回到门口", "fz_returns", "那把雨伞我扔了七次"),
    ("女儿给去世的妈妈做了个AI，AI却开始劝她别再打开它", "fz_ai_gone", "它开始劝我别再打开它"),
    ("父亲留下一个打不开的保险柜，密码是一个他从没提过的日子", "fz_locked", "没什么事"),
    ("外卖员收到一个订单，送达时间是七天后，收货人写的是他自己", "fz_from_tomorrow", "送达时间是七天后"),
    ("刺客每杀一个人，背上就多一个字，最后一个字是她师父的名字", "fz_mark_deed", "最后一个字是我师父的名字"),
    ("女孩每次撒谎，手腕上就多一道线，医生说她的线快绕满一圈了", "fz_mark_lie", "每次撒谎，手腕上就多一道线"),
    ("电梯维修工能看见每个人头顶还剩几天，今天他在女儿头上看见了一", "fz_sees_death", "今天我在女儿头上看见了一"),
    ("一个能看见谎言的法官，发现妻子身上全是红色", "fz_sees_lies", "你身上全是红色"),
    ("配钥匙的老头，给一个女人配了一把没有锁的钥匙，她每天都来配一把", "fz_strange_customer", "一把没有锁的钥匙"),
    ("殡仪馆夜班的老刘，接到一个预约：明晚十点，本人亲自来", "fz_own_funeral", "明晚十点，本人亲自来"),
    ("村口的乌鸦每天叼来一枚纽扣，全是失踪的人身上的", "fz_animal_brings", "村口的乌鸦每天叼来一枚纽扣"),
    ("御书房的画像，每换一个皇帝就睁一分眼", "fz_old_haunt", "每换一个皇帝就睁一分眼"),
    ("男人出差回家，妻子却说他昨天就已经回来了", "fz_home_before", "你昨天就已经回来了"),
    ("出租车司机在后视镜里看见自己坐在后座", "fz_sees_self", "我在后视镜里看见自己坐在后座"),
    ("邮递员送来一封寄往1987年的信，地址是他现在的家", "fz_late_letter", "一封寄往1987年的信"),
    ("孩子们说操场上有个小朋友，老师们谁也看不见", "fz_unseen_child", "操场上有个小朋友"),
    ("弟弟的玩具对讲机里，传来了爸爸的声音，可爸爸去年就走了", "fz_voice", "传来了爸爸的声音"),
    ("快递员每送到14号楼，总有一个包裹寄给十年前失踪的孩子", "fz_to_gone", "总有一个包裹寄给十年前失踪的孩子"),
    ("每天凌晨，停产十年的工厂都会响起上班铃", "fz_strange_undone", "停产十年的工厂都会响起上班铃"),
    ("搬进新家后，女儿每天对着衣柜说晚安", "fz_strange_hidden", "女儿每天对着衣柜说晚安"),
    ("我爸的棋盘上，每天早上都有人替他走了一步", "fz_each_other", "我父亲的棋盘上，每天早上都有人替他走了一步"),
    ("渔民每次出海都会捞上同一只鞋，今天捞上来的是另一只", "fz_each_other", "我每次出海都会捞上同一只鞋"),
    ("妈妈的手机号停机十年，今晚给我打来了视频", "fz_asked_to_stop", "妈妈的手机号停机十年"),
    ("养老院有个规矩，谁也不许问三号房的老太太今天星期几", "fz_rule_half", "谁也不许问三号房的老太太今天星期几"),
    ("小区电梯每到凌晨三点就会停在不存在的十八层", "fz_night_place", "停在不存在的十八层"),
    ("全村的井水一夜之间变甜了，只有我家的还是苦的", "fz_strange_hidden", "全村的井水一夜之间变甜了"),
    ("她的影子开始比她早一步做动作", "fz_strange_hidden", "我的影子开始比我早一步做动作"),
]
"""An idea, the form it is told by (or one that begins so, of which the seed takes one), and words that must be said in a minute."""

PLAIN = [
    "外卖小哥每天给一个独居老太太送馄饨", "两个陌生人每天在同一部电梯里相遇却从不说话", "退休教师每天给流浪狗上一堂课", "末日避难所只剩一个名额，父子俩都想让给对方",
    "被公婆赶出门的儿媳，十年后开着自己的养老院收留了他们", "冷宫里的妃子忽然有了身孕", "花店老板娘收到一张订单，要把花送给她自己的墓", "扫地机器人忽然用亡夫的声音跟她说话",
    "程序员写的辞职信被系统自动发给了全公司", "她每次撒谎鼻子就流血，偏偏她是谈判专家", "一个男人每天醒来都是同一个星期三",
]
"""Ideas with a word or two of such forms, which have a story of their own."""


def _said(script: Script) -> str:
    return "\n".join(b.text for s in script.scenes() for b in s.beats if b.kind == "dialogue" or b.insert)


@pytest.mark.parametrize(("idea", "form", "words"), IDEAS)
def test_an_odd_idea_is_told_by_its_form_and_says_its_own_words(idea: str, form: str, words: str) -> None:
    told = of_somebody(idea)
    assert conceive(Brief(prompt=told), read(told, "zh", idea if told != idea else ""), "zh").premise.id in (form, form + "_mine", form.replace("hidden", "theirs"))
    assert words in _said(write_script(Brief(prompt=idea, duration_sec=60)))


@pytest.mark.parametrize("idea", PLAIN)
def test_an_idea_with_a_story_of_its_own_keeps_it(idea: str) -> None:
    assert not conceive(Brief(prompt=idea), read(idea, "zh"), "zh").premise.id.startswith("fz_")


@pytest.mark.parametrize("form", [p.id for p in premises("zh") if p.id.startswith("fz_")])
def test_whoever_a_line_names_is_filled_in_everywhere(form: str) -> None:
    premise = next(p for p in premises("zh") if p.id == form)
    assert not any("{" in part.job + part.temper for part in premise.parts.values())


def test_a_man_who_is_called_by_his_surname_is_one_of_the_cast() -> None:
    assert [(p.name, p.called) for p in read("法医老周解剖了三具尸体", "zh").people] == [("老周", "法医")]
    assert not [p.name for p in read("老林子里下了雪，老陈醋卖完了", "zh").people if p.name]


def test_whoever_is_only_spoken_of_does_not_come_in() -> None:
    cast = write_script(Brief(prompt="只有我记得我有过一个弟弟", duration_sec=60)).characters
    assert not any(c.job == "弟弟" for c in cast)
    assert conceive(Brief(prompt="医院的7号床，躺上去的病人都会说同一句梦话"), read("医院的7号床，躺上去的病人都会说同一句梦话", "zh"), "zh").cast["A"].job != "病人"


def test_the_lead_of_a_form_has_the_sex_of_the_idea_s_pronoun() -> None:
    idea = "收银员一握别人的手就知道对方什么时候死，她握住了自己未婚夫的手"
    assert conceive(Brief(prompt=idea), read(idea, "zh"), "zh").cast["A"].gender == "f"


def test_a_pronoun_is_not_the_lead_s_when_it_is_somebody_else_s() -> None:
    premise = next(p for p in premises("zh") if p.id == "fz_strange_hidden")
    words = found_words(premise, "奶奶走失了七天，回来以后，家里的镜子全被她用布蒙上了", "zh", {"A": "-"})
    assert words["odd_my"] == "家里的镜子全被她用布蒙上了"


def test_the_lead_s_own_name_becomes_a_pronoun_in_the_lead_s_mouth() -> None:
    premise = next(p for p in premises("zh") if p.id == "fz_ai_gone")
    words = found_words(premise, "养老院的陪聊机器人，坚持说自己是李奶奶的儿子", "zh", {"A": "f"}, "李奶奶")
    assert words["odd_my"] == "坚持说自己是我的儿子"


def test_what_tells_of_wonder_is_not_said_again() -> None:
    premise = next(p for p in premises("zh") if p.id == "fz_one_more")
    assert found_words(premise, "我们寝室住六个人，点名册上却一直只有五个", "zh", {"A": "f"})["odd_my"] == "点名册上一直只有五个"
