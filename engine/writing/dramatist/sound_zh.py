"""Whether a line made of an idea's own words is a sound Chinese sentence: what fails is not spoken.

No grammar is written out here; these are the marks by which compositions have gone wrong.
"""
from __future__ import annotations

import re
from collections.abc import Collection

MOST_HAN = 28
"""Characters of a line."""
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"), ("【", "】"))
_DOUBLED = re.compile(r"的的|了了|着着|把把|被被|是是|(?<!现)在在|和和|给给|你你(?!我)|我我(?!你)|他他|她她|，，|。。|、、|^[，。、；！？]|[，、][。！？]|\{|\}")
_OF_ONESELF = re.compile(r"被自己[^，。！？]{0,10}的(?=[我你])|(?:过|了|着)的[我你](?![们的])|(?:(?<!全)新|老)[我你](?![们的家])|[一这那某每][个位名][我你](?=[，。！？]|$)|([我你])(?:给|把|对|向|跟|替|为|让|被|骂|打|救|爱|等|请|陪|送|找|劝|逼|带|叫)\1(?![们的妈爸家老爹娘自])|(?<!是)([我你])是\2(?!的?[妈爸自])|([我你])(?:在|去|到|进|往|从)\3家")
"""你在你家偷到一半, 被自己骂哭过的我: one person in two places of the same sentence."""
_SWEARS = re.compile("[他她]妈的")
_TORN = re.compile(r"(?:(?<!一)把|(?<![棉床])被|因为|如果|为了|关于|其中|或者|并且)(?=[。！]|$)|(?:发现|得知|听说|意识到|才知道)(?=[。！]|$)|[忽突]然告诉[^，。！？]{1,4}(?=[。！]|$)")
_NO_VERB = re.compile(r"^[^把被给对为替向和跟与让叫使]{0,5}(?:选手|老师|医生|师傅|师|员|工人|老板|司机|学生|主播|教练|厨子|阿姨|大爷|老人|女孩|男孩)(?:回|在|去|来|带|发现|每|把|被|给|和|跟|为|替|收|捡|成|打|做|开|从|却|竟)")
"""A predicate that has a subject of its own: 你退役选手回到山村."""


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket has its other half."""
    for opening, closing in _PAIRS:
        depth = 0
        for c in text:
            depth += (c == opening) - (c == closing)
            if depth < 0 or depth > 1:
                return False
        if depth:
            return False
    return text.count('"') % 2 == 0


def fault(text: str, speaker: str = "", names: Collection[str] = ()) -> str:
    """What is wrong with a line, "" when nothing is known to be. `names` are all that people of the drama are called,
    `speaker` is the one who says it ("" for what is seen or narrated)."""
    if not balanced(text):
        return "a quotation mark without its other half"
    for pattern, what in ((_DOUBLED, "a word twice"), (_OF_ONESELF, "one person in two places"), (_SWEARS, "a curse"), (_TORN, "torn off")):
        if m := pattern.search(text):
            return f"{what}: {m[0]}"
    for name in names:
        if re.search(rf"(?:[一两三几那这某每][个位名]|[男女副总]|[过了]的|自己[^，。！？]{{0,10}}的){re.escape(name)}", text):
            return f"a name with what belongs to a noun: {name}"
        if re.search(f"的{re.escape(name)}", text) and re.search(rf"(?:{'|'.join(map(re.escape, names))})的{re.escape(name)}", text):
            return f"one who is another's: {name}"
        if re.search(f"{re.escape(name)}(?:{re.escape(name)}|们)", text):
            return f"a name twice: {name}"
    own = re.escape(speaker)
    if speaker and speaker in re.sub(rf"(?:我是|我叫|我，|叫我){own}|[“「][^”」]*{own}[^”」]*[”」]|^(?:[^，。]{{0,8}}，)?{own}(?=[。！？]|$)", "", text):
        return "the speaker in the third person"
    return ""


def predicate(words: str) -> bool:
    """Whether words can stand after 你 or 我: they have no subject of their own, and end as a sentence ends."""
    return not (_NO_VERB.search(words) or re.match("(?!在|一直|从|追)[\u4e00-\u9fff]{2,6}(?:以后|之后|后|(?<![同当按及准])时)(?![面来门台院辈期代间天])", words) or re.match("第[一二三四五六七八九十]+[天次年]|今[天晚]|昨[天晚]|后来|如今", words) or re.search(r"(?:前|后|时|时候|的|地|得|却|而|和|与|跟|在|把|被|给|对|向|从|是|因为|所以|但|如果|当|直到|并|又|也|还|想|要|一|那|这|发现|以为)$", words))
