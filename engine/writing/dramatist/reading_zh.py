"""Who is who in a Chinese idea: trades that the lexicon does not know, pairs, names after a title, and what a word before somebody tells of age."""
from __future__ import annotations

import re
from dataclasses import replace

from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.names import NOT_NAMES, may_be_name, trades
from engine.writing.dramatist.people import Person

_OLD = re.compile(r"(?:老|年迈的?|白发的?|[七八九]十岁的?|[七八九]十多岁的?|古稀的?)(?:[\u4e00-\u9fff]{0,2})$")
_MIDDLE = re.compile(r"(?:中年|[四五]十岁的?|[四五]十多岁的?|人到中年的?|单亲)$")
_YOUNG = re.compile(r"(?:年轻的?|二十岁的?|十[六七八九]岁的?|刚毕业的?|新来的?|实习)$")
_OLD_TRADE = re.compile(r"^老(?!师|板|公|婆|家|大$|乡|总|同学|朋友|搭档|友|外|一辈)")
_LIVELY_TRADES = re.compile(r"警|兵|司机|骑手|程序员|刑|记者|民警|球|教练")
"""An old one of these is in the fifties: they would have retired."""
_AGENT = re.compile(r"(?:^|[，。：、]|^[\u4e00-\u9fff]{2,5}的|^(?:小镇|乡村|村里|山村|城里|县城))(?:(?:一|那|这|有|某)[个名位]|两[个名位])?(?:老|年轻的?|退休的?|失业的?|落魄的?)?([\u4e00-\u9fff]{1,5}?(?:守护人|守塔人|主播|售货员|[人员工师匠手者贩夫医官兵长生叔伯婶])|[\u4e00-\u9fff]{1,4}(?:老板|学徒|店主|教练|小贩|掌柜|师傅|摊主|船主|车主|业主))"
                       r"(?=每[天晚年次]|发现|在|把|给|被|用|收到|捡|替|为|从|和|与|跟|误|走|等|听|看|遇|认|带|偷|找|却|总|突然|忽然|意外|接|教|爱上|是|其实|曾|原来|竟|想|要|正|带|开|没|不|也|记|知|会|能|摸|捞|收|数|写|讲|送|挨|说|到|挖|冲|用|做|帮|教|画|唱|卖|修|救|拆|，|的)")


def agent(text: str) -> Person | None:
    """Who does it, when the lexicon does not know the trade: 灯塔守护人."""
    m = _AGENT.search(text[:60])
    return Person(job=m[1], called=m[1], at=m.start(1), end=m.end(1)) if m and m[1] not in NOT_NAMES and not re.search(r"机器人|[寄收发]件人|每[天晚年]|^[他她]|[照着听出看见发现]|^(?:女人|男人|被|把|一个|每个|没有|机器)", m[1]) else None


def old_hands(people: list[Person], text: str) -> None:
    """Ages that a word before somebody tells: 老木匠, 中年男人, 刚毕业的护士. The old of a trade is a man where nothing says other."""
    for p in people:
        if p.age in ("elder", "child") or p.at < 0:
            continue
        before, whole = text[max(0, p.at - 6):p.at], text[p.at:p.end]
        if (_OLD.search(before) and not re.search(r"老(?:师|板|公|婆|家)", before)) or _OLD_TRADE.search(whole):
            p.age = "middle" if _LIVELY_TRADES.search(whole) else "elder"
            if not p.gender and p.job and not re.search(r"绣|裁缝|护|保洁|保姆|月嫂", whole):
                p.gender = "m"
        elif _MIDDLE.search(before):
            p.age = "middle"
        elif _YOUNG.search(before) and not p.age:
            p.age = "young"


def pairs(people: list[Person], text: str) -> list[Person]:
    """“两个闺蜜” are two people, “母女” are a mother and a daughter."""
    for word, two in lexicon_zh.PAIRS.items():
        at = text.find(word)
        if at >= 0 and not any(p.at < at + len(word) and at < p.end and p.name for p in people):
            people = [p for p in people if not (p.at < at + len(word) and at < p.end) and not any(p.called == called for called, _, _ in two)]
            people += [Person(called=called, gender=gender, age=age, at=at, end=at + len(word)) for called, gender, age in two]
            people.sort(key=lambda p: p.at)
            return people
    for i, p in enumerate(people):
        if re.search(r"(?:两个|两位|两名|一对|两家|俩|双胞胎|孪生)[^，。]{0,6}$", text[max(0, p.at - 9):p.at]) or re.match("俩", text[p.end:]):
            # what the two are to one another (“是前夫前妻”) is nobody else
            rest = [q for q in people[i + 1:] if q.name or not any(q.called == word and pair in ("ex", "foe") for word, pair, _ in lexicon_zh.RELATIONS)]
            return [*people[:i + 1], replace(p, at=p.end, end=p.end), *rest]
    return people


def named(text: str, marks: list[Person]) -> list[Person]:
    """Names that follow a title directly (学霸沈知行和…), which a dictionary does not know."""
    out = []
    for mark in marks:
        m = re.match(rf"([{lexicon_zh.SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=和|与|跟|在|，|。|的|是|成了|成为|把|被|遇|发现|收到|爱上|、|也|却|正|带|拿|回|$)", text[mark.end:])
        if m and m[1] not in NOT_NAMES and m[1] not in lexicon_zh.PEOPLE and m[1] not in trades() and may_be_name(m[1], set()):
            out.append(Person(name=m[1], at=mark.end, end=mark.end + len(m[1])))
        elif m := re.match(rf"([老小阿][{lexicon_zh.SURNAMES}])(?=[，。的和与在把被给发收遇每正要接从用又却有])", text[mark.end:]):
            out.append(Person(name=m[1], age="middle" if m[1][0] == "老" else "young", at=mark.end, end=mark.end + 2))
    return out


def with_pronoun(people: list[Person], text: str) -> list[Person]:
    """Whom an idea begins with by a pronoun (“她每天给丈夫做早餐”) is somebody too, and the first of all."""
    m = re.match("([他她])(?![们的妈爸家是，])", text)
    if not m or len(people) > 4:
        return people
    return [Person(gender="f" if m[1] == "她" else "m", at=0, end=1), *people]
