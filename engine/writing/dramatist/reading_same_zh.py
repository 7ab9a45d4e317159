"""Who in a Chinese idea is one and the same, who comes first, and whom it has though it gives them no word of their own."""
from __future__ import annotations

import re

from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.people import Person

_IS = re.compile("，?(?:说|自称|声称)?(?:[他她]|自己)?(?:年轻时|当年|从前|以前|竟然?|其实|正|就|居然|原来|却|恰好|偏偏)*是(?:一[个名位])?(?:(?:[他她我]|自己)(?:们)?的?|(?:[他她我]|自己)[^，。]{1,14}的|[^，。他她我的]{0,10}的|[^，。他她我的不]{1,3})?(?:亲生|亲|前|新|老)?")
"""Between somebody and what they are: 新娘 | 竟是自己失踪的 | 女儿."""
_FOR = re.compile("(?:为了?|因为|由于)[^，。]{2,24}，")
"""Begins with the reason, not with who has it."""
_PARENTS = re.compile("(?<![他她我])(?:父母|爸妈|爹娘)(?=(?:正|都|却|竟|已|突然|偷偷|背着|双双|瞒着)?(?:在|把|给|要|离婚|为[了他她]|每|让|逼|来|去|同时|吵|不同意|反对|同意))")
_PUPIL = re.compile("转[学校]生|小学(?!老师|教师|校长|同学|门口)|初[一二三中]|高[一二三中]|大[一二三四]|大学生|中学生")
_HUSBAND = re.compile("老头|老爷子|老汉")


def as_they_are(people: list[Person], text: str) -> list[Person]:
    """Without whom somebody else turns out to be: of “董事长是她二十年没联系的儿子” only the 董事长 stays, a man."""
    out = list(people)
    for other in people:
        for one in out:
            if one is other or one.at > other.at or other.name or other not in out or not other.called:
                continue
            ends = [one.end] if one.name or not one.called else [m.end() for m in re.finditer(re.escape(one.called), text)]
            if text[other.end:other.end + 1] != "的" and any(end <= other.at and _IS.fullmatch(text[end:other.at]) for end in ends) and _own_gender(one) in ("", other.gender or _own_gender(one)):
                one.gender = _own_gender(one) or other.gender or one.gender
                out = [p for p in out if p is not other]
                break
    pair = next((p for p in out if p.called == "丈夫" and p.age == "elder"), None)
    return [p for p in out if pair is None or p is pair or p.name or not _HUSBAND.search(p.called)]


def _own_gender(p: Person) -> str:
    """The gender that the word for somebody tells by itself."""
    return "f" if re.search("女(?!婿)", p.called) else "m" if "男" in p.called else p.gender if p.name else lexicon_zh.PEOPLE.get(p.called, ("",))[0]


def lead_first(people: list[Person], text: str) -> list[Person]:
    """Whose reason an idea begins with (“为了给奶奶凑手术费，大学生…”) comes before whom it is for."""
    m = _FOR.match(text)
    if not m:
        return people
    lead = next((p for p in people if p.at >= m.end()), None)
    return people if lead is None or lead.at - m.end() > 12 or re.search("[，。]", text[m.end():lead.at]) else [lead, *[p for p in people if p is not lead]]


def parents(people: list[Person], text: str) -> list[Person]:
    """A mother and a father where 父母 do something."""
    m = _PARENTS.search(text)
    if not m or len(people) > 3 or any(p.called in ("母亲", "父亲", "妈妈", "爸爸") for p in people):
        return people
    return sorted([*people, *(Person(called=called, gender=gender, age="middle", at=m.start(), end=m.end()) for called, gender in (("母亲", "f"), ("父亲", "m")))], key=lambda p: p.at)


_THEIRS = re.compile("(?:^|，)([^，。]{1,8}?)(?:竟然?|就|正|居然)?是[^，。他她]{0,8}(?:把|被|给|为|替|害|抛弃|赶走|救|骗|毁)[^，。他她]{0,2}([他她])(?!们)[^，。]{1,14}的")


def whose(people: list[Person], text: str) -> list[Person]:
    """“评委是当年把他赶出师门的师父”: it is about him, of whom nothing else is told."""
    m = _THEIRS.search(text)
    if not m or not people or any(p.at < m.start(1) or p.at == m.start(2) for p in people):
        return people
    gender = "f" if m[2] == "她" else "m"
    for p in people:
        p.gender = p.gender if lexicon_zh.PEOPLE.get(p.called, ("",))[0] or re.search("[男女]", p.called) else ""
    return [Person(gender=gender, age="adult", at=-1, end=-1), *people]


def somebody(people: list[Person], text: str) -> list[Person]:
    """Whom only a pronoun within the idea names (外卖平台给他派了一单) is whom it is about, when there is nobody else. Who marries
    him in somebody's place (替姐姐嫁给…，他…) is a woman."""
    m = re.search("(?<!其)[他她](?!们)", text)
    if people or not m:
        return people
    bride = m[0] == "他" and re.search("嫁(?!祸|接|妆)", text[:m.start()])
    return [Person(gender="f" if m[0] == "她" or bride else "m", age="adult", at=-1, end=-1)]


_FOR_HER = re.compile("替[^，。]{0,4}(?:千金|小姐|姐姐|妹妹|公主|新娘|闺蜜)[^，。]{0,3}(?:相亲|出嫁|嫁|入宫|和亲|成亲)|替嫁|代嫁")
_FOR_HIM = re.compile("替[^，。]{0,4}(?:少爷|公子|哥哥|弟弟|新郎|兄弟)[^，。]{0,3}(?:相亲|娶|成亲|迎亲)")


def stand_ins(people: list[Person], text: str) -> None:
    """The gender that whom somebody stands in for tells: who meets a man for a young lady is a woman."""
    for pattern, gender in ((_FOR_HER, "f"), (_FOR_HIM, "m")):
        if people and not people[0].gender and (m := pattern.search(text)) and people[0].at < m.start():
            people[0].gender = gender


def pupils(people: list[Person], text: str) -> None:
    """How old a word for somebody's school says they are."""
    for p in people:
        m = _PUPIL.search(text[max(0, p.at - 2):p.end]) if p.at >= 0 else None
        if m and not p.age:
            p.age = "child" if m[0] == "小学" else "young"
        elif p.job == "学生" and not p.age and "老年" not in text:
            p.age = "young"

