"""Who is who in a Chinese idea: trades that the lexicon does not know, pairs, names after a title, and what a word before somebody tells of age."""
from __future__ import annotations

import re
from dataclasses import replace

from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.names import NOT_NAMES, may_be_name, segmenter, titled, trades
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.who_zh import core, is_who

_OLD = re.compile(r"(?:老|年迈的?|白发的?|[七八九]十岁的?|[七八九]十多岁的?|古稀的?)(?:[\u4e00-\u9fff]{0,2})$")
_MIDDLE = re.compile(r"(?:中年|[四五]十岁的?|[四五]十多岁的?|人到中年的?|单亲)$")
_YOUNG = re.compile(r"(?:年轻的?|二十岁的?|十[六七八九]岁的?|刚毕业的?|新来的?|实习)$")
_OLD_TRADE = re.compile(r"^老(?!师|板|公|婆|家|大$|乡|总|同学|朋友|搭档|友|外|一辈)")
_LIVELY_TRADES = re.compile(r"警|兵|司机|骑手|程序员|刑|记者|民警|球|教练")
"""An old one of these is in the fifties: they would have retired."""
_AGENT = re.compile(r"(?:^|[，。：、]|^[\u4e00-\u9fff]{2,5}的|^(?:小镇|乡村|村里|山村|城里|县城))(?:(?:一|那|这|有|某)[个名位]|两[个名位])?(?:老|年轻的?|退休的?|失业的?|落魄的?)?((?:小说|收藏|科学|作曲|漫画|美食|发明|历史学|谈判专)家|(?:考古|救援|施工|登山|探险)队员?|[\u4e00-\u9fff]{1,5}?(?:守护人|守塔人|主播|售货员|[人员工师匠手者贩夫医官兵长生叔伯婶])|[\u4e00-\u9fff]{1,4}(?:老板|学徒|店主|教练|小贩|掌柜|师傅|摊主|船主|车主|业主))"
                       r"(?=每[天晚年次]|发现|在|把|给|被|用|收到|捡|替|为|从|和|与|跟|误|走|等|听|看|遇|认|带|偷|找|却|总|突然|忽然|意外|接|教|爱上|是|其实|曾|原来|竟|想|要|正|带|开|没|不|也|记|知|会|能|摸|捞|收|数|写|讲|送|挨|说|到|爬|跑|坐|站|躺|背|骑|端|抱|推|扛|敲|举|装|溜|挖|冲|用|做|帮|教|画|唱|卖|修|救|拆|，|的)")


def agent(text: str) -> Person | None:
    """Who does it, when the lexicon does not know the trade: 灯塔守护人."""
    m = _AGENT.search(text[:60])
    good = m is not None and not re.search("装成|扮成|冒充|变成|成了|做了", m[1]) and m[1] not in NOT_NAMES and not _NO_AGENT.search(m[1])
    called = re.sub("^.*[里上中边外]的(?=..)", "", m[1]).lstrip("的") if m else ""  # 村里的老中医
    if m and good and not re.search("[和与跟]", m[1]) and core(called) == called:
        return Person(job=called, called=called, at=m.end(1) - len(called), end=m.end(1))
    found = _head(text)
    return None if found and found.called[0] in "女男" and found.called[1:] in trades() else found  # the lexicon knows that trade


_NO_AGENT = re.compile(r"没人|无人|有人|洗手|动手|出手|机器人|受益人|[寄收发]件人|每[天晚年]|^[他她]|[照着听出看见发现了过]|^(?:女人|男人|被|把|一个|每个|没有|机器)")
def somebody_else(people: list[Person], text: str) -> list[Person]:
    """With whom the one has to do, when only the grammar tells that it is somebody (…的通缉犯, 一个是包工头): at most two in all."""
    at = 0
    for token in segmenter().cut(text[:80]):  # type: ignore[attr-defined]
        start, at = at, at + len(token.word)
        if len(people) > 1:
            break
        new = token.flag[:1] in "nli" and not text.rfind("“", 0, start) > text.rfind("”", 0, start) and len(token.word) > 1 and is_who(token.word) and not any((p.at < at and start < p.end) or p.called == token.word for p in people)
        new = new and not re.search("(?:全[楼村校班家城]|所有|每[个位])$", text[:start])
        if new and not re.match("[的们]", text[at:]) and (len(token.word) > 2 or re.search("(?:一[个名位]|是|的|和|跟|给|把|被)$", text[:start])):
            people = sorted([*people, Person(job=token.word, called=token.word, at=start, end=at)], key=lambda p: p.at)
    return people


def as_one(people: list[Person], text: str) -> list[Person]:
    """主播 within the first 男主播 is the same."""
    out: list[Person] = []
    for p in people:
        longer = next((q for q in people if q is not p and not q.name and not p.name and p.called and len(q.called) > len(p.called) and q.called.endswith(p.called)
                       and text.find(q.called) <= p.at < text.find(q.called) + len(q.called)), None)
        if longer:
            longer.at, longer.end, longer.gender = text.find(longer.called), text.find(longer.called) + len(longer.called), longer.gender or p.gender
        else:
            out.append(p)
    return sorted(out, key=lambda p: p.at)


def sound(marks: list[Person], text: str) -> list[Person]:
    """Without words that stand before somebody, without what is nobody (没人, 专门给人), and without what somebody becomes (当了孙女婿)."""
    out = []
    for p in marks:
        if p.at and (_POST.search(text[:p.at]) if not p.name else re.search("(?:当|做)(?:上|成)?了$", text[:p.at])):
            continue
        if (p.at and text.rfind("“", 0, p.at) > text.rfind("”", 0, p.at)) or (p.called.endswith("女") and re.match("[生孩子人士童]", text[p.end:])):
            continue  # what stands in quotation marks is nobody, 聋哑女生 no 哑女
        called = p.called and core(p.called)
        if p.name or called:
            job = called if p.job == p.called else p.job
            out.append(p if called == p.called else replace(p, called=called, job="" if job in lexicon_zh.PEOPLE else job, at=p.end - len(called)))
    return out


_WORK_OR_WHERE = frozenset("外卖 出租车 网约车 银行 财务 设计部 运营 策划 外科 代驾 扫地 家政 返乡 保洁 销售 中介".split())
"""Words that mean somebody only where no other noun follows: 外卖平台 and 扫地机器人 are things."""


def no_person(text: str, at: int, word: str) -> bool:
    """Whether a word of a trade is here a part of the word for a thing."""
    rest = text[at + len(word):]
    if word.endswith("车") and re.match("[上里中后内座]", rest):
        return True  # who is left in a taxi is not left in its driver
    if re.match("机器|机(?!长)|系统|软件|平台|群(?!众|演)|圈", rest):
        return True
    token = next(iter(segmenter().cut(rest[:8])), None) if word in _WORK_OR_WHERE else None  # type: ignore[attr-defined]
    return token is not None and token.flag[:1] == "n" and len(token.word) > 1 and not is_who(token.word) and token.word not in lexicon_zh.PEOPLE


_BEFORE_WHO = re.compile(r"^(?:一[个名位对]|两[个名位]|[三四五六七八九十几]个|这个|那个|某个?|有个|[\u4e00-\u9fff]{0,12}的)+")


def _head(text: str) -> Person | None:
    """Who a clause is about by its grammar: the noun for somebody before its verb (哑巴理发师 | 给…, 退役电竞选手 | 回到…)."""
    for clause in re.finditer("[^，。！？；]+", text[:60]):
        at = end = skipped = len(m[0]) if (m := re.match("被[^，]{1,8}?的", clause[0])) else 0
        end = 0
        for token in segmenter().cut(clause[0][skipped:skipped + 26]):  # type: ignore[attr-defined]
            new = bool(end) and token.word[0] in lexicon_zh.SURNAMES and 2 <= len(token.word) <= 3 and not is_who(clause[0][:at + len(token.word)])  # a name
            if end and (new or (token.flag[:1] in "vpdctm" and not token.word.endswith("的"))):
                whole = clause[0][:end]
                begin = m.end() if (m := _BEFORE_WHO.match(whole)) else 0
                called = whole[begin:].lstrip("0123456789的")
                begin = end - len(called)
                if 2 <= len(called) <= 8 and not re.search("机器人|每|^[他她]|[了着过]", called) and not re.search("[一二三四五六七八九十两]|我|你", called) and core(called) == called:
                    return Person(job=called, called=called, at=clause.start() + begin, end=clause.start() + end)
                break
            if token.flag[:1] == "p" or token.word in ("把", "被", "给", "对", "在"):
                break
            at += len(token.word)
            end = at if token.flag[:1] in "nrba" and is_who(clause[0][:at]) else 0
    return None


def old_hands(people: list[Person], text: str) -> None:
    """Ages that a word before somebody tells: 老木匠, 中年男人, 刚毕业的护士. The old of a trade is a man where nothing says other."""
    for p in people:
        if p.age in ("elder", "child") or p.at < 0:
            continue
        before, whole = text[max(0, p.at - 6):p.at], text[p.at:p.end]
        if not p.gender and _HER.search(whole):
            p.gender = "f"
        if p.job and (title := _TITLE.match(text[p.end:])):
            p.gender, age = lexicon_zh.PEOPLE[title[0]]
            p.age = p.age or age
            continue
        if (_OLD.search(before) and not re.search(r"老(?:师|板|公|婆|家)", before)) or _OLD_TRADE.search(whole):
            p.age = "middle" if _LIVELY_TRADES.search(whole) else "elder"
            if not p.gender and p.job and not re.search(r"绣|裁缝|护|保洁|保姆|月嫂", whole):
                p.gender = "m"
        elif _MIDDLE.search(before) or whole.startswith("中年"):
            p.age = "middle"
        elif _YOUNG.search(before) and not p.age:
            p.age = "young"


_TITLE = re.compile("大爷|阿姨|大妈|大叔|大娘|大姐|大哥|奶奶|爷爷")
"""Stands after a trade and tells of whom it is: 保安大爷."""
_HER = re.compile("(?:老板娘|娘子|[阿大]姨|大妈|大姐|大嫂|小妹|婆婆|奶奶)$")
"""Ends a longer word for a woman: 小卖部老板娘."""
_SIBLINGS = (("姐姐", "妹妹"), ("哥哥", "弟弟"))


def pairs(people: list[Person], text: str) -> list[Person]:
    """“两个闺蜜” are two people, “母女” are a mother and a daughter."""
    for word, two in lexicon_zh.PAIRS.items():
        at = text.find(word)
        if re.search("(?:假扮|扮|假装|冒充|装|演)(?:成|作)?(?:一对)?$", text[:max(at, 0)]):
            continue  # who only passes for a couple is none
        if at >= 0 and not any(p.at < at + len(word) and at < p.end and p.name for p in people):
            people = [p for p in people if not (p.at < at + len(word) and at < p.end) and not any(p.called == called for called, _, _ in two)]
            people += [Person(called=called, gender=gender, age=age, at=at, end=at + len(word)) for called, gender, age in two]
            people.sort(key=lambda p: p.at)
            return people
    for i, p in enumerate(people):
        if re.search(r"(?:两个|两位|两名|一对|两家|俩|双胞胎|孪生)[^，。了把被给]{0,6}$", text[max(0, p.at - 9):p.at]) or re.match("俩", text[p.end:]):
            if other := next((word for pair in _SIBLINGS if p.called in pair for word in pair if word != p.called and word in text), ""):
                at = text.rfind(other)  # of twins the elder and the younger are named apart
                rest = [q for q in people if q is not p and q.called != other]
                return [p, Person(called=other, gender=p.gender, age=p.age, at=at, end=at + len(other)), *rest]
            # what the two are to one another (“是前夫前妻”) is nobody else
            rest = [q for q in people[i + 1:] if q.name or not any(q.called == word and pair in ("ex", "foe") for word, pair, _ in lexicon_zh.RELATIONS)]
            gender = {"m": "f", "f": "m"}.get(p.gender, "") if re.search("夫妻|夫妇|情侣|恋人", text) and not re.search("[男女]", p.called) else p.gender
            return [*people[:i + 1], replace(p, at=p.end, end=p.end, gender=gender), *rest]
    return people


def _is_word(word: str) -> bool:
    """Whether the dictionary has it as one word for a deed: 解剖 after a doctor is what they do."""
    tokens = [(t.word, t.flag) for t in segmenter().cut(word)]  # type: ignore[attr-defined]
    return len(tokens) == 1 and tokens[0][1][:1] == "v"


_ENDS_A_TIME = re.compile("(?:车祸|高考|金婚|丁忧|申请|方才|时间|任期|满月|安检|解约|祝寿|应聘|包养|贝壳|白天|黄昏|温泉)")
"""What begins with a surname's character and is when something was: 妻子车祸后失去味觉."""


def named(text: str, marks: list[Person]) -> list[Person]:
    """Names that follow a title directly (学霸沈知行和…), which a dictionary does not know."""
    out = [Person(name=name, gender=gender, age=age, at=at, end=at + len(name)) for at, name, gender, age in titled(text)]
    for mark in marks:
        m = re.match(rf"([{lexicon_zh.SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=和|与|跟|在|，|。|的|是|成了|成为|把|被|遇|发现|收到|爱上|、|也|却|正|带|拿|回|每|给|要|从|用|接|错|刚|终|已|曾|去|来|做|当|靠|替|为|对|向|想|决|开|因|考|辞|捡|看|听|找|骗|嫁|娶|穿|重|逃|失|退|离|[两三四五六七八九十多]年|$)", text[mark.end:])
        if m and not _ENDS_A_TIME.match(m[1]) and m[1] not in NOT_NAMES and not _is_word(m[1]) and m[1] not in lexicon_zh.PEOPLE and m[1] not in trades() and may_be_name(m[1], set()):
            out.append(Person(name=m[1], at=mark.end, end=mark.end + len(m[1])))
        elif m := re.match(rf"([老小阿][{lexicon_zh.SURNAMES}])(?=[，。的和与在把被给发收遇每正要接从用又却有])", text[mark.end:]):
            out.append(Person(name=m[1], age="middle" if m[1][0] == "老" else "young", at=mark.end, end=mark.end + 2))
    return out


_IS = re.compile(r"(?:^|[，。])[^，。]{0,4}([他她])(?:其实|却|正好?|偏偏|曾经?)*是(?:一[名位个])?([\u4e00-\u9fff]{1,5}?(?:专家|律师|医生|护士|警察|老师|演员|[员师匠手者家]))(?=[，。]|$)")


def trade_of_pronoun(people: list[Person], text: str) -> None:
    """“偏偏她是谈判专家”: whom only a pronoun names has a trade."""
    if (m := _IS.search(text)) and people and people[0].at == 0 and not (people[0].called or people[0].name or people[0].job):
        people[0].called = m[2]
        people[0].job = next((row[0] for words, row in lexicon_zh.JOBS if m[2] in words.split()), "")


def other_party(people: list[Person], text: str) -> list[Person]:
    """“对方说…” is somebody: whoever the first meets."""
    m = re.search(r"(?<=[，。])(?:对方|那人|来人|有人)(?=说|竟|却|其实|是|把|在|问|没|已)", text)
    if not m or len(people) != 1:
        return people
    pronoun = re.search(r"[他她](?!们)", text[m.end():])
    gender = "" if not pronoun else "f" if pronoun[0] == "她" else "m"
    if gender and people[0].gender == gender and not re.search("女|男", text[:m.start()]) and not people[0].name:
        people[0].gender = ""
    return [*people, Person(called=m[0], gender=gender, at=m.start(), end=m.end())]


_CHILD_OF = re.compile("之[女子]")
"""“丞相之女” is his daughter."""
_POST = re.compile("(?:应聘|竞聘|穿越?成了?(?:古代的?|一[名个位])?|重生成了?|当上?了?|做起了?|扮成了?|变成了?|成了(?:[他她]的?)?|考上了?|转行做|(?<![相正])当(?:上?了|成了|回|起了?)?|(?<!叫)做(?:了|起了)?)(?:一[名位个])?[^给把被和跟对的了着过为替向在]{0,2}$")
"""Before what somebody becomes, who is nobody else."""


_NO_MORE = re.compile("(?:去世|过世|病逝|离世|死|走)(?:了)?(?:后|以后|之后|之?前)|临终|的葬礼|(?:暴毙|遇害|身亡|惨死|驾崩|薨|身故|双亡|早逝|牺牲|病故)|[^，。的]{0,9}(?:早|就|已|经)[^，。的]{0,9}(?:死了|去世了|不在了|过世了|病逝了|死去了)")
"""After somebody who is dead when it begins."""
_HEAVEN = re.compile("(?:天堂|天国|天上|地下|另一个世界|坟里|墓里)里?的$")


_DEAD = re.compile("(?:去世|过世|病逝|离世|牺牲|已故|死去|死了)[^，。的]{0,6}的$")
_BACK = re.compile("回来|归来|复活|还魂|出现|活着|站在|重生|敲门|醒|开口|睁")
"""Who was dead may come in after all."""


def not_there(people: list[Person], text: str) -> list[Person]:
    """Whose house or whose body it is comes in only if they do something: 将军府, 太子的尸."""
    parent = any(p.called in ("父亲", "母亲", "爸爸", "妈妈") for p in people)
    people = [p for p in people if p.name or not (parent and p.job and re.match("的(?:儿子|女儿)", text[p.end:]))]  # 父亲 is who that is
    people = [p for p in people if p.name or not p.at or not (_POST.search(text[:p.at]) or re.search("(?:不是|并非)(?:[他她]的?|[^，。]{1,4}的)$|(?:不存在|虚构|想象|想象中|没有出生|未出生)的$", text[:p.at]))]
    people = [replace(p, called="小姐" if m[0].endswith("女") else "公子", job="小姐" if m[0].endswith("女") else "", gender="f" if m[0].endswith("女") else "m", age="young", end=m.end())
              if (m := _CHILD_OF.match(text, p.end)) else p for p in people]
    people = [p for p in people if p.name or not p.at or p.called not in ("植物人", "昏迷")]
    if len(people) > 1 and not _BACK.search(text):
        people = [p for p in people if p.name or not p.at or not (p.called.startswith("亡") or _DEAD.search(text[:p.at]))] or people
    people = [p for p in people if p.name or not p.at or not _HEAVEN.search(text[:p.at])]
    people = [p for p in people if p.called != "外卖" or not re.search("[口份点吃尝订盒家送了]$", text[:p.at])]
    people = [p for p in people if not re.search("的?某人|弹幕|有人$", p.called)]
    alone = len(people) == 1
    people = [p for p in people if alone or p.name or not _NO_MORE.match(text[p.end:])]
    alone = len(people) == 1
    return [p for p in people if alone or p.name or not (re.match("府|家(?=的|里|门)|的(?:尸|遗体|坟|墓|灵位|牌位|遗物|骨灰)", text[p.end:]) and p.end > p.at)]


_IS_HERS = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:竟然?|居然|正|就|其实)?是([他她])[^，。]{2,16}的[\u4e00-\u9fff]{1,6}(?=[，。]|$)")


def whose_past(people: list[Person], text: str) -> list[Person]:
    """“相亲对象是她三年前骂过的写手”: it is about her, and the other comes second."""
    m = _IS_HERS.match(text)
    if not m or len(people) != 1 or people[0].at >= m.start(2):
        return people
    other = people[0]
    gender = "f" if m[2] == "她" else "m"
    other.gender = ("m" if gender == "f" else "f") if other.gender in ("", gender) and other.called == "相亲对象" else other.gender
    return [Person(gender=gender, called="她" if gender == "f" else "他", at=m.start(2), end=m.end(2)), other]


def with_pronoun(people: list[Person], text: str) -> list[Person]:
    """Whom an idea begins with by a pronoun (“她每天给丈夫做早餐”) is somebody too, and the first of all."""
    m = re.match("([他她])(?![们的妈爸家是，])", text) or (None if people else re.match("[^，他她]{2,10}，([他她])(?![们的妈爸家是，])", text))
    if not m or len(people) > 4:
        return people
    return [Person(gender="f" if m[1] == "她" else "m", at=m.start(1), end=m.end(1)), *people]


_I = re.compile(r"(?<!自)我(?!叫|们|是[\u4e00-\u9fff]{2,3}[，。]|想要?|要(?:写|看|一个|拍)|希望|的?(?:想法|故事|点子|创意))")
_ORDERS = re.compile("^(?:请|帮我|给我|替我|麻烦|写|生成|来一|讲|拍|做一|创作|我想|我要|我希望|我需要|我有个|我的?(?:想法|故事|点子|创意))|我叫|我是[\u4e00-\u9fff]{2,3}[，。]")
"""Begins what is no idea but a wish for one."""
_HER = re.compile("我的?(?:前|未婚)?(?:老公|丈夫|男友|男朋友|夫|未婚夫|婆婆|公公)|我(?:怀孕|嫁)")
_HIS = re.compile("(?:前|未婚)?(?:女友|女朋友|老婆|妻子?)(?:变?成了?|成为|是|把|给|说|要|让)我")
_HERS = re.compile("(?:前|未婚)?(?:男友|男朋友|老公|丈夫|夫)(?:变?成了?|成为|是|把|给|说|要|让)我")
_HIM = re.compile("我的?(?:前|未婚)?(?:老婆|妻子?|女友|女朋友|媳妇|未婚妻|岳母|岳父|丈母娘)|我(?:娶|当爸)|我[^，。]{0,10}当(?:了|上)?(?:伴郎|新郎|和尚|上门女婿|赘婿)")


def teller(people: list[Person], prompt: str, own: str) -> list[Person]:
    """Who tells an idea of themselves is somebody, and the first of all: 我妈的相亲对象… is told by a daughter or a son."""
    others = set(re.findall("[他她](?!们)", own))
    for p in people:  # a pronoun that stands for the one who tells says nothing of anybody else
        if not p.name and not lexicon_zh.PEOPLE.get(p.called, ("",))[0] and not re.search("[男女]", own[max(0, p.at - 1):p.end]):
            p.gender = "" if len(others) != 1 else "m" if "他" in others else "f"
    at = own.find("我")
    gender = "m" if prompt[at:at + 1] == "他" else "f"
    if people and people[0].at <= at < people[0].end:
        if people[0].gender and not (people[0].called or people[0].name):
            people[0].gender = gender  # nothing else of the idea tells it of a pronoun that is “I”
        return people
    if people and people[0].at < at:  # spoken of after somebody else: no clause begins with them
        return [Person(gender=gender, age="adult"), *people]
    return [Person(gender=gender, age="adult", at=at, end=at + 1), *people]


def of_somebody(prompt: str) -> str:
    """An idea told by 我 as one that is told of somebody: 我用弟弟的骨髓… is 她用弟弟的骨髓…; he where a wife is hers or his says so."""
    if not _I.search(re.sub("《[^》]*》|[：:][^，。]*", "", prompt)) or _ORDERS.search(prompt) or "“" in prompt or "「" in prompt:
        return prompt
    him, her = bool(_HIM.search(prompt) or _HIS.search(prompt)), bool(_HER.search(prompt) or _HERS.search(prompt))
    who = "他" if him and not her else "她"
    prompt = re.sub("(?<!自)我妈(?!妈)", who + "母亲", re.sub("(?<!自)我爸(?!爸)", who + "父亲", prompt))
    return re.sub("(?<!自)我(?!行我素|们)", who, prompt)
