"""What happens in the idea: who does what, turned into words that another person can say to their face."""
from __future__ import annotations

import re
from typing import Literal

from engine.writing.dramatist.reading import Reading

Shape = Literal["find", "habit", "pair", "guise"]
"""Something turns up; something is done that asks for a reason; two are caught in the same thing; somebody passes for another."""

_ZH_FIND = re.compile(r"发现|拼出|翻出|查到|查出|撞破|偷听|摸到|认出|收到|捡到|找到|看见|看到|听见|听到|翻出|翻到|得知|撞见|梦见")
_EN_FIND = re.compile(r"^(?:find|realise|realize|wake|dig|discover|receive|get|hear|see|inherit|learn|notice|recognise|recognize|pull|open|overhear|unearth|spot|catch)\b")
_EN_VERB = re.compile(r"\b(finds|discovers|receives|gets|hears|sees|inherits|learns|notices|recogni[sz]es|pulls|opens|overhears|spots|catches|teaches|returns|reads|hides|falls|"
                      r"sews|sells|steals|meets|writes|sends|keeps|visits|delivers|waits|takes|saves|builds|pretends|loses|brings|calls|makes|paints|follows|leaves|buys|"
                      r"cooks|sings|plays|realises|realizes|knows|believes|remembers|promises|decides|begins|starts|turns|wakes|moves|rents|borrows|shares|enters|breaks|digs|answers|rings|asks|tells|hires|accepts|confesses|swears|mistakes|fakes|poses|wins|stops|restores|delivers|translates|photographs|drives|spends|raises|counts|guards|rescues|befriends|dreams|owns|trains|becomes|goes|comes|walks|carries|watches|marries|lies|lives|runs|drives|works|refuses|agrees|tries|wants|has|is|must)\b")
GUISE = re.compile(r"冒充|假扮|假装|误认|误以为|当成了|被认成|替身|顶替|扮演|扮成|女扮男装|冒名|"
                    r"\b(?:pretend\w*|impersonat\w*|imposter|impostor|mistaken for|mistakes? \w+ for|hired to play|poses? as|posing as|passes for|disguise\w*|understudy|body double|fakes?)\b", re.I)
_ZH_PAIR = re.compile(r"^(?:两个|两位|两名|一对|俩)|兄弟俩|姐妹俩|夫妻俩")
_EN_PAIR = re.compile(r"^(?:two|a pair of|twin)\b", re.I)
_EN_BASE = {"has": "have", "is": "are", "lies": "lie", "must": "must", "marries": "marry", "carries": "carry", "tries": "try", "teaches": "teach", "catches": "catch", "watches": "watch", "goes": "go", "wishes": "wish", "pushes": "push"}


def shape(reading: Reading) -> tuple[Shape, str]:
    """What kind of situation it is, and its predicate in the second person (of a pair: after “we”); "" when it cannot be said."""
    said = re.split(r"[。！？!?\n;；]|\.(?:\s|$)", reading.text.strip())[0]
    subject = next((p for p in reading.people if p.end < len(said)), None)
    if not subject:
        return "habit", ""
    kind, deed = _zh(said, subject.end) if reading.language == "zh" else _en(said, subject.end)
    if kind != "pair" and GUISE.search(said):
        kind = "guise"
    return kind, _to_their_face(kind, deed, reading)


def _to_their_face(kind: Shape, deed: str, reading: Reading) -> str:
    """Whoever speaks or hears the words is not named in them: a ruler is “陛下”, one's own granddaughter asks about “me”."""
    other = reading.people[1].called if len(reading.people) > 1 else ""
    if reading.language == "zh":
        return re.sub("皇上|皇帝", "陛下", deed) if other in ("皇上", "皇帝") else deed
    return re.sub(rf"\byour {re.escape(other)}\b", "me", deed) if kind == "habit" and other else deed


def _zh(said: str, at: int) -> tuple[Shape, str]:
    clauses = said[at:].strip("，、 ")
    first, _, rest = clauses.partition("，")
    find = bool(_ZH_FIND.search(clauses))
    pair = bool(_ZH_PAIR.search(said))
    if len(re.sub(_ZH_FIND, "", first)) < 3:
        first = first + rest.partition("，")[0]
    deed = re.sub(r"^(?:俩|们|都|却|又|正|突然|忽然|意外)+", "", first)
    if not pair:
        deed = re.sub(r"[她他](?!们)", "你", deed)
    if not 4 <= len(deed) <= 20 or deed.startswith(("的", "和", "与", "跟")):
        return "find" if find else "habit", ""
    return "pair" if pair else "find" if find else "habit", deed


def _en(said: str, at: int) -> tuple[Shape, str]:
    rest = said[at:].strip(" ,")
    if _EN_PAIR.search(said):
        deed = re.sub(r"^s\b\s*", "", rest)
        deed = re.sub(r"^(?:who|that)\s+", "", deed).split(",")[0]
        return "pair", deed if 2 <= len(deed.split()) <= 14 and re.match(r"(?:have|share|are|must|\w+[^s\W])\b", deed) else ""
    m = _EN_VERB.search(rest)
    if not m:
        return "habit", ""
    verb = _EN_BASE.get(m[1], m[1][:-1])
    tail = rest[m.end():].split(",")[0].strip()
    tail = re.sub(r"\b(?:he|she) (\w+?)s\b", lambda v: f"you {_EN_BASE.get(v[1] + 's', v[1])}", tail)
    tail = re.sub(r"\b(?:her|him)\b(?= (?:is|was|has|had|and|or|now|to|for|from|in|on|at|with|who|when|as|into|out|away|back)\b|$)", "you", tail)
    for own, yours in (("herself", "yourself"), ("himself", "yourself"), ("her", "your"), ("his", "your"), ("she", "you"), ("he", "you")):
        tail = re.sub(rf"\b{own}\b", yours, tail)
    deed = f"{verb} {tail}".strip()
    find = bool(_EN_FIND.search(deed))
    return "find" if find else "habit", deed if 3 <= len(deed.split()) <= 15 else ""
