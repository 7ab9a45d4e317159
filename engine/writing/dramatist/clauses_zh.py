"""The clauses of a Chinese idea: who does what, in their order, and which of them is said, thought, found or simply so."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.names import segmenter
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.who_zh import is_who

Kind = Literal["does", "says", "thinks", "is", "finds", "state"]
"""Something seen; words in a mouth; what somebody takes for true; what somebody is; what turns up; what is so for years and cannot be seen at once."""
THING = -1
"""Who does it when it is nobody: a phone rings, a note falls out."""
_UNKNOWN = -2
"""Somebody whom only a pronoun names, and who is nobody of the reading."""
_FAR = 160
_LEAD = re.compile(r"^(?:但是?|可是?|而且?|却|结果|没想到|谁知|谁料|不料|哪知|直到|后来|如今|于是|偏偏|突然|忽然|原来|并且?|这才|才(?=知道|发现|明白)|只有|只见|其实|然后|接着|就在这时)+")
_TURN = re.compile(r"^(?:但|可|却|结果|没想到|谁知|谁料|不料|哪知|直到|偏偏|原来|其实|突然|忽然)|(?:却|竟|偏偏|其实|居然|原来)")
_WHEN = re.compile(r"^(?:有一天|有天|这天|那天|今天|今晚|当晚|昨天|昨晚|第[一二三四五六七八九十\d]+[天次年]|[一二三四五六七八九十百\d]+[年天个月]+后|[\u4e00-\u9fff]{0,8}?(?:那天|当天|那年|那晚|最后一天|前夜|当晚|前一天))(?=.{3})")
_ONLY_WHEN = re.compile(r"(?:醒来|天|夜|晚|年|时|前|后|里|上|中|日)$")
EVERY = re.compile(r"(?:每(?:个|一)?(?:[天晚夜早年月周次]|星期|中秋|除夕|清明|生日)(?:年|里|上|晚上|夜里|早上|清晨|凌晨|傍晚|中秋|除夕|清明|生日|冬天|春天)*(?:[零一二三四五六七八九十两]{1,3}点)?|天天|年年|夜夜|(?<![霸老副一])总(?![裁监统部共数局算之小经公])是?|一直|从来)(?:都|会|要)?")
_ADVERBS = re.compile(r"^(?:们|俩|都|却|又|也|正|就|才|竟然?|居然|偷偷|悄悄)+(?=.{2})")
_NO_SUBJECT = re.compile(r"^(?:回家|回到|回去|只记得|只想|只能|不敢|不肯|决定|把|被|给|替|为|向|对|跟|和|从|在|用|让|叫|找|去|来|等|看|听|发现|遇|认|爱|收|接|捡|救|带|送|抱|教|帮|才|想|要|说|奉|当|与|嫁|娶|偷|躲|骗|挖|拿)")
_SAYS = re.compile(r"^(?:对[^，]{1,5}?|只|还)?(?:说|声称|坚称|自称|喊(?!了)|回答|承认|告诉(?:[他她]|所有人|大家)|求[他她]|要求[他她]?)(?:道|着)?(?:自己)?(?P<told>.{3,})")
_THINKS = re.compile(r"^(?:一直|都|全[\u4e00-\u9fff]{1,2}都|却|还)?(?:以为|怀疑|认定|断定|咬定|骂|举报|指责|嘲笑|笑话?)(?P<told>(?:[他她]|是).{2,})")
_IS = re.compile(r"^(?:其实|竟然?|却|原来|正好?|也|偏偏|居然|曾经?)*(?:就|正|都)?是(?P<told>(?!否|不是).{2,})")
_FINDS = re.compile(r"(?:发现|挖出|捞起|捞出|掉出|翻出|翻到|买到|捡到|收到|找到|拆出|摸到|钓到|钓上(?!来)|打捞出|看见|看到|认出|遇见|听见|查出)(?!的)了?(?P<told>.{2,})")
_CLEFT = re.compile("([\u4e00-\u9fff]{1,4}?)的[\u4e00-\u9fff]{0,3}?是((?!不是|.*[他她]).{2,})")
"""抽中的奖品是自己的离职通知书: 抽中自己的离职通知书."""
_WHO_IS = re.compile("(?:开门|敲门|站在[^，]{1,4}|来|打来|坐在[^，]{1,4}|等在[^，]{1,4}|躺在[^，]{1,4})的(?:人)?(?:竟然?|居然|正)?是")
"""开门的是…: somebody is there."""
_WHAT_CAME = re.compile("([收捡买找拿挖翻拆]到|挖出|捞出|翻出)的([^的]{1,6})")
"""收到的助学款，来自…: 收到助学款."""
_NO_DEED = re.compile("(?:要|想|曾|刚|正在)?[^的给把在收捡买是]{1,3}的[^的]{1,4}")
"""Somebody or something with what is said of it: 要救的伤者."""
_OF_THEIRS = re.compile("[^的把被给在，]{1,3}的(?!时候)[^的把被给在，]{1,6}?(?:被|就|竟|却|都|也)")
"""What somebody wrote, made, has: 写的辞职信被发给了全公司 is about a letter."""
_WHERE = re.compile("[^的把给被]{1,4}的[^的]{1,8}(?:上|里|中|下|旁边?|后面|前面)")
"""Where something is, with what is done there: 解剖的无名尸身上."""
_SOMEBODY_ELSE = re.compile("(?:新来?的?|前|另[一外]?[个位]?|那[个位]?|这[个位]?)?(?:" + "|".join(sorted((w for w in lexicon_zh.PEOPLE if len(w) > 1), key=len, reverse=True)) + ")")
"""Begins a clause about somebody who is nobody of the reading: 新儿媳进门."""
_AT_THAT = re.compile("(?:的)?(?:那(?:天|夜|晚|年|一刻)|时候?)$")
"""After what else happened then: 刺客潜入王府那夜."""
_LEARNS = re.compile("发现|看见|看到|听见|听说|得知|知道")
_STATE = re.compile(r"(?!没收)(?:[\d一二三四五六七八九十几多半两]+(?:年|辈子|个月)(?![前后])|^(?:怕|爱|恨|喜欢|有|没有?|会|能|想|知道|只|不|从|一辈子|都没|欠|暗恋|失去|患|得了)|过$)")
_WHO_DOES = re.compile("(?![被把])[\u4e00-\u9fff]{1,4}[他她]的")
"""Said of a person who follows it: 带他的主管."""
_THING_DOES = re.compile("(?!竟|却|就)[\u4e00-\u9fff]{2,10}?(?:里|上|中|外|平台|公司|学校|医院|警方|银行|手机|电话|机器人)")
"""Begins a clause before anybody was named in which something happens."""
_TO_THEM = re.compile("(?:是|第一[个件单次])[^，]{0,4}(?:帮|给|替|为|跟|和|与|对|向|把|被|陪|找)[^，]{0,3}$")
"""Stands before somebody in what is said of a thing."""
_GOES_ON = re.compile("[正却就竟已要在是把被也又才都偷悄]|发现|其实|居然|偏偏|突然")
"""Begins what a subject does."""
_THERE = re.compile(r"^(?:备注|信上|墙上|牌子上|纸条上|来了一|走进来?一|站着一|来电|屏幕|里面|上面|背面|门外|门口|落款|署名|其中一|另一[家个])")
"""Heads of a clause in which something is or happens, and nobody does it."""


@dataclass(frozen=True)
class Clause:
    """One clause."""

    who: int
    """Index of the person among those of the reading; `THING` when nobody does it."""
    words: str
    """What they do, without the person and without when and how often; of a thing the whole clause."""
    kind: Kind
    told: str = ""
    """What is said, thought, found, or is."""
    every: str = ""
    """How often: 每天, 每年中秋."""
    turns: bool = False
    """Whether it goes against what was told before."""
    at: int = 0
    """Where `words` begins in the idea."""


def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The idea's clauses, up to some four; empty when it is not told in Chinese."""
    if reading.language != "zh":
        return ()
    out: list[Clause] = []
    last = 0 if reading.people else THING
    for at, text in _parts(reading):
        if len(text) <= 8 and _ONLY_WHEN.search(text) and not any(at <= p.at < at + len(text) for p in reading.people):
            continue
        clause = _clause(reading, at, text, last, bool(out))
        if clause:
            out.append(clause)
            last = clause.who if clause.who != THING else last
    return tuple(out[:4])


def _parts(reading: Reading) -> Iterator[tuple[int, str]]:
    """The pieces between stops; “…的死者，是网友” is one, as long as nobody stands after its comma whose place would be lost."""
    text = reading.text[:_FAR]
    for m in re.finditer(r"(?P<one>[^，。！？；：,;!?\n]+)(?:，(?P<two>(?:就|竟|正|竟然)?是(?!不是)[^，。！？；：,;!?\n]+))?", text):
        if m["two"] and any(m.start("two") <= p.at < m.end() for p in reading.people):
            yield m.start(), m["one"].rstrip()
            yield m.start("two"), m["two"].rstrip()
        elif m[0].strip():
            yield m.start(), m[0].rstrip().replace("，", "")


def _clause(reading: Reading, at: int, text: str, last: int, later: bool) -> Clause | None:
    turns = later and bool(_TURN.search(text))
    start = 0
    for pattern in (_LEAD, _WHEN, _LEAD):
        if (m := pattern.match(text[start:])) and not (pattern is _WHEN and _whose_day(text[start:start + m.end()], text[start + m.end():])):
            start += m.end()
    if re.fullmatch("在[^，了着过]{3,20}(?:日|天|时候?|年|月|晚|夜|上|里|中|前|后)", text[start:].lstrip("他她我")):
        return None
    who, end = _subject(reading, at + start, text[start:], last)
    if who == _UNKNOWN:
        return None
    if who != THING and _OF_THEIRS.match(text[start + end:]):
        return Clause(THING, text, "does", "", "", turns, at)
    start = start + end if who != THING else start
    rest = text[start:]
    own = reading.people[0].gender if reading.people else ""
    if who == 0 and own and (m := re.match("(?:还|就|又|偏|也)*(?:要|让|叫|逼|求|骂)([他她])", rest)) and m[1] == {"m": "他", "f": "她"}[own]:
        who = 1 if len(reading.people) > 1 else THING  # “还要他遛她的狗”: nobody asks that of themselves
    every = ""
    if (m := EVERY.search(rest[:14])) and not _LEARNS.search(rest[:m.start()]):
        every = m[0]
        rest = rest[:m.start()] + rest[m.end():] if m.start() else rest[m.end():]
        start += len(every) if not m.start() else 0
    rest = rest if re.search("回到|穿越?到|重生到|忘|记得|想起", rest) else _AT_THAT.sub("", rest)
    if m := _ADVERBS.match(rest):
        rest, start = rest[m.end():], start + m.end()
    if re.search("第[一二三四五六七八九十]+(?:件事|天|次|年|晚)$|的(?:事|东西)$", rest):
        return None
    if len(rest) < 2 or (who != THING and (_NO_DEED.fullmatch(rest) or _WHERE.fullmatch(rest))):
        return None
    if who != THING and (nominal(rest) or _only_where(rest)):
        return None
    if m := _WHAT_CAME.fullmatch(rest):
        return Clause(who, m[1] + m[2], "finds", m[2], every, turns, at + start)
    if re.match("[\u4e00-\u9fff]{1,2}的是", rest) and not end:
        return None  # 装的是…: what is in it, of which the clause before told
    if who != THING and (m := _CLEFT.fullmatch(rest)) and (len(m[1]) < 3 or re.search("[到出来见走掉住]$", m[1])):
        return Clause(who, m[1] + m[2], "does", "", every, turns, at + start)
    for kind, pattern in (("thinks", _THINKS), ("says", _SAYS), ("is", _IS), ("finds", _FINDS)):
        if (m := pattern.search(rest)) and (kind == "finds" or not m.start()):
            return Clause(who, rest, kind, m["told"].strip(), every, turns, at + start)  # type: ignore[arg-type]
    return Clause(who, rest, "state" if _STATE.search(rest) else "does", "", every, turns, at + start)


def nominal(words: str) -> bool:
    """Whether words are somebody or something with what is said of it, and no sentence: 接手的第一个案子, 丢了三年的钱包."""
    tokens = [(t.word, t.flag) for t in segmenter().cut(words)]  # type: ignore[attr-defined]
    of = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n][0] == "的"), 0)
    if not of or "是" in "".join(word for word, _ in tokens[of + 1:]) or any(flag[:1] == "v" and flag != "vn" for _, flag in tokens[of + 1:]) or of == len(tokens) - 1:
        return False
    head = tokens[:of]
    verbs = [n for n, (_, flag) in enumerate(head) if flag[:1] == "v" and flag != "vn"]
    if len(verbs) != 1 or any(flag[:1] == "p" for _, flag in head) or re.search("了[一两三几这那]?[个位名只条张把件封枚]", "".join(w for w, _ in head)):
        return False
    return all(flag in ("ul", "uz", "ug", "m", "t", "d") for _, flag in head[verbs[0] + 1:])


def _whose_day(when: str, rest: str) -> bool:
    """Whether what tells the day begins with who does the rest: 大盗金盆洗手那天 | 请他当证婚人."""
    first, then = (next(iter(segmenter().cut(x[:8])), None) for x in (when, rest))  # type: ignore[attr-defined]
    return first is not None and then is not None and len(first.word) > 1 and is_who(first.word) and then.flag[:1] in "vp"


def _only_where(words: str) -> bool:
    """Whether words only tell where it is: 寿宴上."""
    return len(words) < 6 and words[-1:] in ("上", "里", "中", "下", "外") and not any(t.flag[:1] == "v" for t in segmenter().cut(words))  # type: ignore[attr-defined]


def _subject(reading: Reading, at: int, text: str, last: int) -> tuple[int, int]:
    """Who the clause is about and where what it says of them begins."""
    people = reading.people
    if (spot := next((n for n, p in enumerate(people) if p.at == at and p.end == at + 1), -1)) >= 0:
        return spot, 1  # whom this very pronoun stands for
    if m := re.match(r"[他她](?![们的妈爸])", text):
        return _meant(reading, m[0], last), 1
    named = [(n, (p.at - at, p.end - at)) for n, p in enumerate(people) if at <= p.at < at + len(text) and p.end > p.at]
    named += [(n, (0, len(p.called) if text.startswith(p.called) else 2)) for n, p in enumerate(people) if len(p.called) > 1 and p.at < at and text.startswith((p.called, *([p.called[-2:]] if len(p.called) > 3 and is_who(p.called[-2:]) else [])))]
    if named:
        n, (begin, end) = min(named, key=lambda x: x[1])
        before = text[:begin]
        plain = _ADVERBS.sub("", EVERY.sub("", before))
        if _WHO_DOES.fullmatch(before) and _GOES_ON.match(text[end:]):
            return n, end  # “带他的主管正要…” tells of the superior
        if _NO_SUBJECT.match(plain) and any(p.end <= at for p in people):
            return last, 0  # “…的老头，每天给隔壁床的植物人念报纸” goes on with the old man
        if _TO_THEM.search(before) or re.search("[三四五六七八九十几][个位名]$", before):
            return THING, 0  # “奖品是跟董事长吃饭” tells of the prize, “四个女生…” of more than one
        if re.search("[帮给替跟对向把被陪让]$", before) and not any(p.at < at for p in people):
            return _UNKNOWN, 0
        if re.match("的(?!时候)|们", text[end:]):
            return THING, 0  # “皇帝的手机响了” tells of a telephone
        if not before or (len(before) <= 14 and not re.search(r"[他她]|自己|了|着", before) and (
                (re.fullmatch("[^，]*的[\u4e00-\u9fff]{0,4}", before) and not n and not any(p.at < at for p in people)) or (before.endswith("的") and not re.match(r"[被把]", before)) or (re.fullmatch(r"(?:[一两三那这某有每]?[个位名对家]?|只有|其中|新来的?|隔壁|退休|失业|小|老|女|男|年轻|洗碗|双胞胎|[\u4e00-\u9fff]{0,4})*", before) and not _NO_SUBJECT.match(before)))):
            return n, end
    if re.match("(?:竟然?|居然|就|却|其实)*是(?!不是)", text):
        return THING, 0
    if re.match("对方|双方|彼此|两个?人(?!的)|那人|来人", text) and not any(p.at <= at < p.end for p in people):
        return THING, 0
    if re.match("全(?:公司|村|校|班|家|城|国|镇|楼|场|网|世界|小区)|所有|人人|大家|众人|没有?人|有人|每个人|谁都", text) or _THERE.match(text) or _WHO_IS.match(text) or _SOMEBODY_ELSE.match(text):
        return THING, 0
    if not any(p.at < at + len(text) for p in people if p.at >= 0) and not reading.own:
        return (THING if _THING_DOES.match(text) and not _NO_SUBJECT.match(text) and text[0] != "只" else _UNKNOWN), 0  # nobody was named yet
    if _NO_SUBJECT.match(text):
        return last, 0
    tokens = [(t.word, t.flag) for t in segmenter().cut(text[:16])]  # type: ignore[attr-defined]
    if tokens and len(tokens[0][0]) > 1 and is_who(tokens[0][0]):
        return THING, 0  # somebody of whom nothing else is told
    if EVERY.match(text) or (tokens and tokens[0][1][:1] in "vpdac"):
        return last, 0
    return THING, 0


def _meant(reading: Reading, pronoun: str, last: int) -> int:
    """Whom a pronoun at the head of a clause means: the first of that gender, of two of them the one who was spoken of last."""
    gender = "m" if pronoun == "他" else "f"
    fitting = [n for n, p in enumerate(reading.people) if p.gender == gender]
    if len(fitting) == 1 or (fitting and last not in fitting):
        return fitting[0]
    if last in fitting or not reading.people:
        return last
    return next((n for n, p in enumerate(reading.people) if not p.gender), _UNKNOWN)
