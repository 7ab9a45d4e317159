"""What happens in the idea: who does what, turned into words that another person can say to their face."""
from __future__ import annotations

import re
from typing import Literal

from engine.writing.dramatist import clauses_en
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.reading import Reading
from engine.writing.dramatist.spoken_zh import speakable, to_your_face

Shape = Literal["find", "habit", "deed", "task", "pair", "guise"]
"""Something turns up; something is done again and again, or has been done once, and asks for a reason; somebody is asked to do something; two are caught in the same thing; somebody passes for another."""

_ZH_FIND = re.compile(r"发现|拼出|拆出|挖出|捞|捡|捉到|钓到|钓上|掉出|收养|遇到|遇见|翻出|查到|查出|撞破|偷听|摸到|认出|收到|捡到|找到|看见|看到|听见|听到|翻出|翻到|得知|撞见|梦见")
TASK = re.compile(r"(?:受托|受雇|被请|被派|被雇|被要求|受命|接到[^，。]{0,8}(?:任务|委托|订单|活)|答应[^，。]{0,6}[替帮给])|\b(?:is|are|was) (?:asked|called|summoned|hired|paid|invited|ordered|sent|commissioned|told|chosen|begged) to\b|\bagrees? to\b", re.I)
"""What makes a deed a task that another gave."""
_ZH_AGAIN = re.compile(r"每|总|一直|天天|年年|夜夜|坚持|守着|从不|从来|[一二三四五六七八九十几多]年(?![前后])|不停|反复|还在")
"""What makes a deed a habit in Chinese."""
_EN_FIND = re.compile(r"^(?:find|realise|realize|wake|dig|discover|receive|get|hear|see|inherit|learn|notice|recognise|recognize|pull|open|overhear|unearth|spot|catch)\b")
_EN_AGAIN = re.compile(r"\b(?:every|each|always|daily|nightly|never|still|keeps?(?! (?:finding|getting|receiving|seeing|hearing|losing|meeting|waking|running into))|for (?:\w+|\d+) years|once a|whenever|anonymously|hides|reads|teaches|writes|sends|waits|visits|sews|plays|sings)\b")
"""What makes something a habit or a calling: it is asked about in the present."""
GUISE = re.compile(r"冒充|假扮|假装(?!不|没|看|听|睡|忘|失忆|生气|镇定)|误认|误以为|当成了|被认成|替身(?!演员)|(?<!被)(?<!被.)(?<!被..)顶替|扮演|扮成|女扮男装|(?<!被)(?<!被.)(?<!被..)冒名|"
                    r"\b(?:pretend\w*|impersonat\w*|imposter|impostor|mistaken for|mistakes? \w+ for|hired to play|hires? [^.;]{0,30} to (?:play|be|pretend)|looks exactly like (?:his|her|their) (?:late|lost|dead|missing)|poses? as|posing as|passes for|disguise\w*|understudy|body double|fakes?)\b", re.I)
_ZH_PAIR = re.compile(r"^(?:两个|两位|两名|一对|俩)|兄弟俩|姐妹俩|夫妻俩")
_EN_PAIR = re.compile(r"^(?:two|a pair of|twin)\b", re.I)


def shape(reading: Reading) -> tuple[Shape, str]:
    """What kind of situation it is, and its predicate in the second person (of a pair: after “we”); "" when it cannot be said."""
    said, subject = sentence(reading)
    if not subject:
        return "habit", ""
    kind, deed = _zh(said, subject.end) if reading.language == "zh" else _en(said, subject.end, subject.gender)
    if kind != "pair" and GUISE.search(said):
        kind = "guise"
    elif kind in ("deed", "habit") and TASK.search(said):
        kind = "task"
    return kind, _to_their_face(kind, deed, reading)


def sentence(reading: Reading) -> tuple[str, Person | None]:
    """The first sentence and its subject: the first person in it."""
    said = re.split(r"[。！？!?\n;；]|(?<!\b[ap]\.m)\.(?:\s|$)", reading.text.strip())[0]
    return said, next((p for p in reading.people if p.end < len(said)), None)


def _to_their_face(kind: Shape, deed: str, reading: Reading) -> str:
    """Whoever speaks or hears the words is not named in them: a ruler is “陛下”, one's own granddaughter asks about “me”."""
    other = reading.people[1].called if len(reading.people) > 1 else ""
    if reading.language == "en" and kind in ("habit", "deed") and any(p.name and p.name in deed for p in reading.people[:2]):
        return ""
    if reading.language == "zh":
        return re.sub("皇上|皇帝", "陛下", deed) if other in ("皇上", "皇帝") else deed
    if kind not in ("habit", "deed") or not other or re.match(r"['’]s\b", reading.text[reading.people[1].end:]):
        return deed
    if re.search(rf"\byour {re.escape(other)} (?:can|can't|cannot|will|won't|would|wouldn't|must|never|didn't|doesn't|had|could|couldn't)\b", deed):
        return ""
    if any(m[1] in clauses_en.THIRD for m in re.finditer(rf"\byour {re.escape(other)} (\w+)", deed)):
        return ""  # “your maid sings” would be “I sing”
    deed = re.sub(rf"\byour {re.escape(other)}\b", "me", re.sub(rf"\byour {re.escape(other)}'s\b", "my", deed))
    return "" if re.search(rf"\b(?:an?|the) (?:[\w-]+ )?{re.escape(other)}(?=$| (?:to|in|on|at|for|from|with|how|about|into|against)\b)", deed) else deed  # whoever is spoken to is not spoken of


def _zh(said: str, at: int) -> tuple[Shape, str]:
    clauses = said[at:].strip("，、 ")
    first, _, rest = clauses.partition("，")
    find = bool(_ZH_FIND.search(clauses))
    pair = bool(_ZH_PAIR.search(said))
    if len(re.sub(_ZH_FIND, "", first)) < 3:
        first = first + rest.partition("，")[0]
    deed = re.sub(r"^(?:俩|们)+", "", first) if pair else to_your_face(first)
    if not speakable(deed, 4, 20) or first.startswith("直到"):
        return "find" if find else "habit", ""
    return "pair" if pair else "find" if find else "habit" if _ZH_AGAIN.search(first) else "deed", deed


def _en(said: str, at: int, gender: str) -> tuple[Shape, str]:
    rest = said[at:].strip(" ,")
    if _EN_PAIR.search(said):
        deed = re.sub(r"^s\b\s*", "", rest)
        deed = re.sub(r"^(?:who|that)\s+", "", deed).split(",")[0]
        return "pair", deed if re.match(r"(?:have|share|are|must|\w+[^s\W])\b", deed) and clauses_en.sayable(deed) else ""
    clause = clauses_en.main_clause(rest) if not said[at:].startswith(("'s", "’s")) else ""
    if not clause:
        return "habit", ""
    deed = clauses_en.told(clause, gender, tense="now")
    if _EN_FIND.search(deed):
        return "find", deed
    return "habit" if again(clause) else "deed", deed


def again(clause: str) -> bool:
    """Whether an English clause tells what is done over and over."""
    return bool(_EN_AGAIN.search(re.split(r" (?:who|whom|that|which|he|she|they) ", clause)[0]))


def done(reading: Reading) -> str:
    """The idea's main clause as something that was done by whom it is said to (“found a ring in your coat”); "" when it cannot be said."""
    if reading.language == "zh":
        return ""
    said, subject = sentence(reading)
    if not subject or _EN_PAIR.search(said) or said[subject.end:].startswith(("'s", "’s")):
        return ""
    return _to_their_face("deed", clauses_en.told(clauses_en.main_clause(said[subject.end:]), subject.gender), reading)
