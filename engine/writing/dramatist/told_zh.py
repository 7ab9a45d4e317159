"""An idea of no known kind, told in its own words: what the narrator, or whoever it happened to, says of it, and what it is about.

Slots: `tell_a`, `tell_a2` are what is so at first, `tell_z`, `tell_z2` what comes of it, each a sentence of the narrator without
its stop; `mine_a` … the same as its teller says it (ideas told by 我), `talk_z` what comes of it as a bystander says it, `narr_a`,
`narr_z` … what is left to the narrator; `quote_a` and `quote_b` words that the idea puts in somebody's mouth; `noun` what it is
about, `noun_z` what its end is about. `theme` is the word of the idea by which a premise (`told: 工资|彩票|…`) is about it.
"""
from __future__ import annotations

import re

from engine.writing.dramatist.bank import Premise
from engine.writing.dramatist.clauses_zh import nominal
from engine.writing.dramatist.matter_zh import matter
from engine.writing.dramatist.names import segmenter
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.sound_zh import MOST_HAN, balanced, fault

_TELLS = ("tell_a", "tell_a2", "tell_z", "tell_z2")
SLOTS = (*_TELLS, "mine_a", "mine_a2", "mine_z", "mine_z2", "narr_a", "narr_a2", "narr_z", "narr_z2", "talk_z", "quote_a", "quote_b", "noun", "noun_z")
_FAR = 400
"""Characters of the idea that are told."""
_TURNS = re.compile(r"^(?:但|可(?!以|能|怜|爱)|却|结果|没想到|谁知|谁料|不料|哪知|直到|偏偏|原来|其实|突然|忽然|而)|却|竟|居然|才发现|才知道")
_LEAD = re.compile(r"^(?:但是?|可是?|而且?|却|结果|没想到|谁知|谁料|不料|哪知|偏偏|原来|其实|突然|忽然)，?")
_GOES_ON = re.compile(r"^(?:就|竟然?|居然|正|都|也|还|又|其实|原来|才)?是(?!不是)|^(?:的|和|与|并|也|都|还(?!钱|债|清|给|有)|上面|里面|背面|其中|一个|一位|一只|另一)")
"""Begins what belongs to the clause before it."""
_OPEN = re.compile("^[^，]{0,6}为了[^，]{2,14}$|(?:发现|得知|知道|听说|意识到|以为|觉得|看见|看到|听见|明白|想到|说)$")
"""Ends a clause of which the next is the object."""
_NO_SUBJECT = re.compile(r"^(?:却|竟|才|又|也|还|都|就|便|正|只是|忽然|突然|决定|开始|发现|带|用|把|被|给|替|为了|向|对|跟|靠|在|去|来|回|要|想|会|能|不(?!料)|没(?!人|有人|有谁)|每|一直|终于|只好|只能|必须|应聘|答应|拒绝|假装|偷偷|打|做|写|卖|买|救|爱|教|学|跑|走|逃|躲|等|找|拿|送|收|接|捡|养|说|问|劝|求|骗|当|成|变|租|开口)")
"""Begins what the one does of whom the clause before was told."""
_WHEN_ONLY = re.compile(r"[^，他她]{0,4}[一二三四五六七八九十百几多\d]+[个]?(?:年|天|月|小时|分钟)(?:之?后|以后|前|来)，?(?:才|就|又|也|终于|总算|却|还)")
"""Begins what tells when, and not who: 三十年后才说出原因."""
_INSTRUCTS = re.compile(r"^(?:请|帮我|给我|麻烦)?(?:写|生成|来|拍|做|讲|创作)(?:一|个|部|段)[^，。：:]{0,12}(?:短剧|故事|剧本|短片|戏)(?:[，。：:]|关于|，?讲(?:的是|述)?|，?主题是?)*")
_QUOTE = re.compile(r"(?P<who>[^“”「」：，]{0,14}?)(?:说|问|喊|回答|写道?|只有|第一句话?|留下)*(?:一句话?|是)?[：，]?[“「](?P<words>[^“”「」]{2,30})[”」][。！？]?")


def tells(reading: Reading, lead: str) -> dict[str, str]:
    """The slots. `lead` is what the one is called whom a clause without a subject is about."""
    words = dict.fromkeys(SLOTS, "")
    parts = _parts(reading)
    if not parts:
        return words
    turn = _turn(parts)
    parts, turn = _quoted(parts, turn, reading, words)
    first, last = _lines(parts[:turn]), _lines(parts[turn:])[-2:]
    if not last and len(first) > 2:
        first, last = first[:-1], first[-1:]
    first = first[:2]
    if turn == 1 and last and reading.people and reading.people[0].at < len(parts[0]) and _goes_without(last[0]):
        last[0] = ("我" if reading.own else lead) + last[0]
    for name, line in zip(_TELLS, [*first, *[""] * (2 - len(first)), *last], strict=False):
        words[name] = line.rstrip("：:") if 2 <= len(line) <= MOST_HAN + 6 and balanced(line) else ""
    _who_says(words, reading)
    end = reading.text.find("，" + parts[-1]) if len(parts) > 1 else -1
    words["noun"] = matter(reading, 0, end if end > 0 else 120) or matter(reading)
    words["noun_z"] = (matter(reading, end) if end > 0 else "") or words["noun"]
    return words


def _who_says(words: dict[str, str], reading: Reading) -> None:
    """Each piece of the telling in the mouth it suits."""
    for name in _TELLS:
        part = name.partition("_")[2]
        words["mine_" + part] = words[name] if reading.own and _speech(words[name]) else ""
        words["narr_" + part] = "" if words["mine_" + part] else words[name]
    said = _LEAD.sub("", words["tell_z"])
    if not reading.own and not words["tell_z2"] and said and _speech(said) and not re.match("直到|[他她]|就|当|这|因为|只为|为了|于是|所以|由于", said) and not re.search("你", said) and not fault(said) and not _goes_without(said) and not _WHEN_ONLY.match(said):
        words["talk_z"], words["narr_z"] = re.sub("却|竟然?|居然", "", said, count=1), ""


def _speech(line: str) -> bool:
    """Whether a line of the telling can be said with a few words before it."""
    return _han(line) <= MOST_HAN


def _quoted(parts: list[str], turn: int, reading: Reading, words: dict[str, str]) -> tuple[list[str], int]:
    """Takes out of the telling what the idea has somebody say: it is said by them."""
    for n, part in enumerate(parts):
        if not (m := _QUOTE.fullmatch(part)) or len(parts) < 2:
            continue
        who = next((k for k, p in enumerate(reading.people[:2]) if (p.called or p.name) and (p.called or p.name) in m["who"]), 0)
        gender = "f" if "她" in m["who"] else "m" if "他" in m["who"] else ""
        if not who and gender and reading.people and reading.people[0].gender not in ("", gender):
            who = 1
        words["quote_" + "ab"[who]] = m["words"] + ("" if m["words"][-1] in "。！？…" else "。")
        if _han(m["who"]) > 6 and not re.search("第一|开口|写着|只有", m["who"]):
            return [*parts[:n], m["who"], *parts[n + 1:]], turn
        return parts[:n] + parts[n + 1:], turn - (n < turn)
    return parts, turn


_DONE = re.compile("(?:听|看|拿|收|写|做|打|买|卖|找|救|学|骗|认|抱|带|走|跑|活|等|守|嫁|娶|爱|输|赢|考|演|唱|开|治|养|还|欠|拆|修|烧|说|讲|偷|抓|放|点|签)(?:了|完|过|到|出|起|上|下|回|走|掉|着)")


def _goes_without(part: str) -> bool:
    """Whether a clause has no subject of its own."""
    if _DONE.match(part):
        return True
    if not _NO_SUBJECT.match(part) or re.match("(?:在|从)[^，]{1,10}(?:站着|坐着|躺着|住着|有|传来|走出)", part):
        return False
    token = next(iter(segmenter().cut(part[:12])))  # type: ignore[attr-defined]
    return bool(token.flag[:1] in "vpdcu")


def _parts(reading: Reading) -> list[str]:
    """The clauses of the idea, none of them torn out of what it belongs to."""
    text = _INSTRUCTS.sub("", (reading.own or reading.text)[:_FAR].strip())
    text = text if balanced(text) else re.sub("[“”\"「」『』‘’]", "", text)
    out: list[str] = []
    for part in re.findall(r"(?:[“「『][^”」』]*[”」』]|[^，。！？；\n,;!?])+[？?！!]?", text):
        part = part.strip(" ：:、")
        if not part:
            continue
        if out and (_GOES_ON.match(part) or _OPEN.search(out[-1]) or (nominal(_after_lead(out[-1], reading)) and not _goes_without(part)) or len(out[-1]) < 5 or (out[-1][-1] in "后时前天日晚里上中" and len(out[-1]) < 16 and len(out) == 1 and not re.search("[了着过]", out[-1]))):
            out[-1] += "，" + part
        else:
            out.append(part)
    return out


def _after_lead(part: str, reading: Reading) -> str:
    """A clause without the one it begins with."""
    first = reading.people[0] if reading.people else None
    called = (first.called or first.name) if first else ""
    return part[part.find(called) + len(called):] if called and called in part[:12] else part


def _turn(parts: list[str]) -> int:
    """The clause with which the idea turns: the last that says so, else the last of all; of one clause none."""
    if len(parts) < 2:
        return len(parts)
    saying = [n for n, part in enumerate(parts) if n and _TURNS.search(part)]
    return saying[-1] if saying else len(parts) - 1


def _lines(parts: list[str]) -> list[str]:
    """Clauses in lines of the narrator: as many in a line as it holds, a longer one parted at its commas."""
    out: list[str] = []
    for part in (p for whole in parts for p in ([whole] if _han(whole) <= MOST_HAN else whole.split("，"))):
        if out and _han(out[-1]) + _han(part) <= MOST_HAN - 4:
            out[-1] += "，" + part
        else:
            out.append(part)
    return [line for line in out if _han(line) <= MOST_HAN]


def _han(text: str) -> int:
    return len(re.findall(r"[\u3400-\u9fff]", text))


def theme(premise: Premise, text: str) -> str:
    """The word of the idea that the premise is about; "" when it is about none."""
    found = _found(premise, text)
    return max(found, key=lambda word: (len(word), -text.find(word)), default="")


def about(premise: Premise, text: str) -> float:
    """How much of an idea a told premise is about: more for several of its words and for long ones; one without a matter
    of its own (`told: .`) suits whatever no other is about enough."""
    if premise.fields["told"] == ".":
        return float(premise.fields.get("weight", 1))
    return float(premise.fields.get("weight", 1)) * sum(1.0 if len(word) == 1 else 1.6 + 0.4 * (len(word) > 2) for word in _found(premise, text))


def _found(premise: Premise, text: str) -> list[str]:
    """Its words in the idea, none that is only a part of another."""
    if premise.fields["told"] == ".":
        return []
    words = [w for w in premise.fields["told"].split("|") if w in text]
    words = [w for w in words if w != "智能" or re.search("智能(?!手机|手表|音箱|马桶|家居|锁|电视)", text)]
    return [w for w in words if not any(w != other and w in other for other in words)]
