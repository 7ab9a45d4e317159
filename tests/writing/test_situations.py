"""What kind of event an idea tells of, and whether its premises can be told of any idea of that kind."""
from __future__ import annotations

import pytest

from engine.drama.vocabulary import Language
from engine.writing.dramatist.bank import premises
from engine.writing.dramatist.situations import cues, recognise

EVENTS: dict[Language, list[tuple[str, str]]] = {
    "zh": [
        ("护士在急诊室认出了害死她父亲的人", "enemy"), ("出租车司机载到一个去年已经去世的乘客", "ghost"), ("寡妇照着亡夫的菜谱做菜，在页边发现了他留下的字条", "margins"),
        ("两个陌生人每天在同一部电梯里相遇却从不说话", "daily"), ("一个男人每天醒来都是同一个星期三", "loop"), ("妈妈和女儿一觉醒来交换了身体", "swap"),
        ("入殓师在逝者手里发现一张写着自己名字的纸条", "own_name"), ("盲人调音师听出钢琴里藏着一个女孩的求救声", "plea"), ("便利店女孩能看见每个人头顶的倒计时", "gift"),
        ("画家一直画一个从没见过的女人，有一天她推门进来", "portrait"), ("新租客发现阁楼里住着一个老人", "room"), ("书店店员替富二代写情书给自己暗恋的女孩", "cyrano"),
        ("谈判桌上的翻译故意翻错了一句话", "interpreter"), ("流浪狗每天叼着一只铃铛守在路口", "animal"), ("整栋楼的人都收到了一封匿名信", "poison_pen"),
        ("外卖员发现每天点餐的独居老人其实是他失散的父亲", "lost_parent"), ("丞相带着一道圣旨来到将军府", "old_edict"), ("皇后赐给贵妃一杯毒酒", "old_cup"),
        ("庶女替嫡姐嫁给杀人如麻的将军", "old_bride"), ("小宫女冒着大雪把一封密信送到边关将军手里", "old_letter"), ("战死三年的将军忽然回京", "old_general"),
        ("冷宫里的妃子忽然有了身孕", "old_heir"), ("快递员送来一个蛋糕，寄件人是她去世三年的未婚夫", "gone_gift"),
        ("每天凌晨三点，便利店都会来一个买牛奶的女孩，直到有一天她没有来", "no_show"), ("摄影师冲洗出一张三天后的照片", "time_word"), ("年轻的太医给贵妃诊脉", "old_physician"), ("街头卖艺的姑娘其实是流落民间的公主", "old_lost"), ("敌国送来的质子和看守他的女将军", "old_hostage"),
    ],
    "en": [
        ("A nurse recognises the man who ruined her family in bed seven", "enemy"), ("A taxi driver picks up a passenger who died last year", "ghost"),
        ("A widow cooks her dead husband's recipes and finds notes in them", "margins"), ("Two strangers keep getting each other's mail and begin to answer it", "cross_mail"),
        ("A man relives the last day of his marriage until he says the right thing", "loop"), ("A mother and daughter wake up in each other's bodies", "swap"),
        ("A coroner finds a slip of paper with her own name on it in a dead man's hand", "own_name"), ("A seamstress finds a plea for help sewn into a dress", "plea"),
        ("A waitress can see how long everyone has left to live", "gift"), ("A painter keeps painting a woman he has never met until she walks into his studio", "portrait"),
        ("A new tenant finds that an old man has been living in the attic", "room"), ("A bride's speech is written by the best man, who meant every word", "cyrano"),
        ("A translator for a dying general realises the peace treaty says something else", "interpreter"), ("A stray dog brings the same bell to a stranger every morning", "animal"),
        ("Everyone in the village receives an anonymous letter", "poison_pen"), ("Two travellers take each other's identical suitcase home", "mixup"),
        ("A baker finds a wedding ring baked into a loaf and the sender is her missing fiancé", "gone_gift"),
        ("A waiter keeps a table for a woman every Friday, until one Friday she does not come", "no_show"),
        ("Two neighbours who have never spoken get trapped in the basement during a storm", "strangers_stuck"),
    ],
}


@pytest.mark.parametrize(("language", "idea", "event"), [(lang, *row) for lang, rows in EVENTS.items() for row in rows])
def test_an_idea_is_of_this_kind(language: Language, idea: str, event: str) -> None:
    found = recognise(idea, language)
    assert found and found.name == event


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_premise_is_for_kinds_that_are_recognised(language: Language) -> None:
    known = {name for name, _, _ in cues(language)}
    assert {s for p in premises(language) for s in p.situations} <= known
