"""What is said in Chinese dramas of all kinds: few lines come back from one to the next, few only fill time, and an answer is to its question."""
from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.writing import write_script
from engine.writing.dramatist.bank import Exchange, phrases, premises
from engine.writing.dramatist.reading import read
from engine.writing.dramatist.scenes_zh import SLOTS as SCENE_SLOTS
from engine.writing.dramatist.told_zh import SLOTS as TOLD_SLOTS
from engine.writing.dramatist.told_zh import tells

IDEAS = [
    "女厨师用一碗牛肉面换回了被骗走的店", "村里唯一的赤脚医生被城里来的医生举报无证行医", "退伍老兵在地铁口卖红薯，城管队长是他当年的新兵", "钟点工在雇主家的保险柜里看见了自己的出生证明",
    "继母把继女的录取通知书藏了起来，三十年后才说出原因", "消防员救出的女孩二十年后成了采访他的记者", "太监总管为了护住小皇子，把自己的养子送上了断头台", "空间站里只剩两个宇航员，氧气只够一个人回家",
    "两个快递员打赌，谁先送完一千单谁就向老板娘表白", "大学室友四个人合买的彩票中了奖，彩票却不见了", "实习护士替老院长背下一场医疗事故", "孤儿院长大的厨师在美食节目上认出了母亲的味道",
    "地铁司机连续三十天在同一站看见同一个女人挥手", "快餐店经理炒了一个迟到的员工，第二天发现他是投资人", "年轻的法官要判自己的启蒙老师", "戏班子的花旦嗓子哑了，替她唱的是打杂的男孩",
    "山里的护林员捡到一部一直在响的手机", "程序员写的恋爱程序爱上了他的女朋友", "一对双胞胎交换身份参加面试，结果两个人都被录取了", "丞相府的二小姐装傻十年，只为等一个人回来",
    "班里最胖的男生要跳舞给全校看", "外星人来地球学做豆腐", "酒店清洁工捡到一张写着明天日期的房卡", "老裁缝收到一块绣着自己名字的血布", "健身教练减不下自己妈妈的体重",
    "同学聚会上，当年的校花成了服务员", "盲人调酒师凭声音认出了绑架过他的人", "高铁上，两个抢座的人发现彼此是网恋对象", "医馆里的小学徒一针扎醒了昏迷的王爷", "豆腐西施把豆腐卖给了敌军",
]


@lru_cache
def scripts() -> tuple[Script, ...]:
    return tuple(write_script(Brief(prompt=p, duration_sec=60, scenes_per_episode=3)) for p in IDEAS)


def said(script: Script) -> list[str]:
    """The lines of a drama, whoever says them of whom."""
    names = re.compile("|".join(re.escape(c.name) for c in script.characters))
    return [re.sub("[他她]", "T", names.sub("@", b.text)) for s in script.scenes() for b in s.beats if b.kind == "dialogue"]


def test_few_lines_come_back_from_drama_to_drama() -> None:
    in_dramas = Counter(line for script in scripts() for line in set(said(script)))
    lines = sum(in_dramas.values())
    table = "\n".join(f"{n} {line}" for line, n in in_dramas.most_common(30))
    assert sum(n for n in in_dramas.values() if n > 2) < 0.02 * lines, table
    assert sum(n for n in in_dramas.values() if n > 1) < 0.18 * lines, table


def test_few_lines_only_fill_time() -> None:
    """`rest` is what two people say while nothing happens: it comes after all that the premise has of its own."""
    fillers = {re.sub("[他她]", "T", option) for s in phrases("zh") if s.name == "rest" for x in s.exchanges for b in x.beats for option in b.text.strip("[]").split("|")}
    lines = [line for script in scripts() for line in said(script)]
    filling = [line for line in lines if line in fillers]
    assert len(filling) < 0.03 * len(lines), filling


def test_somebody_is_against_it_in_most_dramas() -> None:
    """Of the three who matter the one who is against them (the third of the cast) has a line of their own."""
    heard = [script.characters[2].name in {b.character for s in script.scenes() for b in s.beats if b.kind == "dialogue"} for script in scripts()]
    assert sum(heard) >= 0.8 * len(heard)


_OWN = re.compile(r"\{(\w+)\}")
_TELLS = re.compile(r"\{(?:mine|talk|narr|quote|tell)_")


def _uneven(exchange: Exchange) -> list[str]:
    """Lines with another number of wordings than the rest of their exchange: the third question would have the first answer."""
    counts = []
    for b in exchange.beats:
        if b.kind != "dialogue" or _TELLS.search(b.text):
            continue
        options = b.text[1:-1].split("|") if b.text.startswith("[") and b.text.endswith("]") else [b.text]
        own = [o for o in options if set(_OWN.findall(o)) & {*SCENE_SLOTS, *TOLD_SLOTS}]
        counts += [(len(part), b.text) for part in (own, [o for o in options if o not in own]) if part]
    most = max((n for n, _ in counts), default=1)
    return [text for n, text in counts if n not in (1, most)]


def test_what_is_asked_in_one_wording_is_answered_in_the_same() -> None:
    """The idea's own words take the place of the others, so each sort must have as many as the answers have."""
    told = [p for p in premises("zh") if p.retold]
    assert len(told) > 40
    assert [(x.id, text) for p in told for s in p.sections.values() for x in s.exchanges for text in _uneven(x)] == []


@pytest.mark.parametrize(("idea", "nobody_says"), [("继母把继女的录取通知书藏了起来，三十年后才说出原因", "三十年后才说出原因"), ("他存了十年钱，十年后终于买下那条船", "十年后终于买下那条船")])
def test_what_has_no_subject_is_told_and_not_shouted(idea: str, nobody_says: str) -> None:
    words = tells(read(idea, "zh"), "{A}")
    assert nobody_says not in words["talk_z"] and nobody_says in words["narr_z"]
