"""Names of people in a text."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from types import ModuleType

from engine.chinese import tagger
from engine.writing.dramatist import lexicon_zh
from engine.writing.dramatist.clauses_en import IRREGULAR, THIRD

STOP_NAMES = frozenset(
    ["The", "A", "An", "High", "Married", "In", "On", "At", "When", "After", "Before", "While", "One", "Two", "Three", "It", "He", "She", "They", "His", "Her", "Their", "There", "This", "That", "But", "And", "Or", "If", "As", "For", "From", "With", "By", "Of", "To", "So", "Then", "Now", "Once", "Every", "Each", "Some", "Someone", "Something", "Everyone", "Everybody", "Somebody", "Anyone", "Anybody", "Nobody", "No", "Not", "What", "Who", "Why", "How", "Where", "Only", "Just", "Even", "Until", "Because", "Although", "During", "Inside", "Outside", "Behind", "Under", "Over", "Between", "Years", "Year", "Day", "Night", "Tonight", "Today", "Tomorrow", "Yesterday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Christmas", "Thanksgiving", "English", "Chinese", "American", "British", "Mr", "Mrs", "Ms", "Miss", "Dr", "Doctor", "Detective", "Captain", "Professor", "President", "Queen", "King", "Prince", "Princess", "Lord", "Lady", "Sir", "My", "Your", "Our", "I", "You", "We", "Im", "Its", "Hes", "Shes", "Ai", "Ceo", "Fbi", "Tv", "Dna", "Usb", "Write", "Make", "Tell", "Story", "Drama", "Romance", "Comedy", "Suspense", "Revenge", "Fantasy", "Make", "Let", "Please", "Can", "Could", "Would", "Should", "Being", "Having", "Michelin", "Suddenly", "Meanwhile", "Finally", "Later", "Secretly", "Set", "Short", "Young", "Old", "Meet", "Meets", "Love", "Life", "Time", "Kpi", "Kpis", "Hr", "Ok", "Okay", "Ktv", "Wifi", "App", "Ppt", "Vip", "Two", "Another", "Both", "All", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Dad", "Mum", "Mom", "Grandma", "Grandpa", "God", "Santa", "Mars", "Venus", "Earth", "Moon", "Jupiter", "Jewish", "German", "French", "Italian", "Spanish", "Russian", "Soviet", "Japanese", "Korean", "Indian", "Irish", "Scottish", "Victorian", "Edwardian", "Regency", "Roman", "Greek", "Viking", "Nazi", "Nazis", "Catholic", "Muslim", "European", "African", "Mexican", "Alpha", "Luna", "Omega"])
NOT_NAMES = frozenset(["白班", "夜班", "早班", "晚班", "司仪", "商量", "马夫", "车夫", "农夫", "高兴", "温柔", "平安", "明白", "安静", "方向", "钟表", "白天", "黄昏", "金色", "江南", "江湖", "马上", "高中", "方案", "石头", "温暖", "安全", "成功", "白色", "黑色", "小姐", "老师", "老板", "老人", "小孩", "老家", "小时", "那年", "那天", "易拉罐 涂黑", "和亲", "常年", "时间", "时候", "高考", "万一", "全家", "全家福", "平时", "何时", "江边", "凌晨", "段子", "毛衣", "钱包", "童年", "单身", "钟情", "白领", "高层", "华丽", "鬼", "魏国", "秦国", "许愿", "安检", "施工", "项目", "明天", "严重", "宣布", "金牌", "向日葵", "白菊", "高三", "高二", "高一", "玫瑰", "百合", "茉莉", "支教", "时光", "于是", "任务", "祝福", "梁上", "古董", "时空", "周年", "周末", "白米饭", "白开水", "白衬衫", "白玫瑰", "红烧肉", "花轿", "沙漠", "雷雨", "苗条", "柳树", "谢谢", "顾客", "武功", "武术", "文武", "孟婆", "高考", "梅花", "水晶", "叶子", "关东煮", "关东"])


@lru_cache
def segmenter() -> object:
    return tagger()


def may_be_name(word: str, known: set[str]) -> bool:
    """Whether nobody is called so for sure: 她妈, 和别人, 司机."""
    return word not in known and not re.search(r"[他她它我你人别妈爸们的是在]|^[和与跟]|[全都又也就还却才已没不被把给将会要只很太再曾里]$", word)


@cache
def trades() -> frozenset[str]:
    return frozenset(w for words, _ in lexicon_zh.JOBS for w in words.split())


def zh_names(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = [(m.start(1), m[1]) for m in re.finditer(r"(?:名叫|叫做|叫|名为|我是)([\u4e00-\u9fff]{2,3})(?=[，。、的和与在是！？“]|$)", text)]
    known = set()
    for words, _ in [*lexicon_zh.JOBS, *lexicon_zh.PLACES, *lexicon_zh.OBJECTS, *lexicon_zh.TIMES, *lexicon_zh.WEATHERS]:
        known |= set(words.split())
    found = [(at, n) for at, n in found if may_be_name(n, known) and (text[at - 1] != "叫" or text[at - 2:at] in ("名叫", "的叫") or (n[:1] in lexicon_zh.SURNAMES + "小阿老" and text[at - 2:at - 1] != "被"))]
    found += [(m.start(1), m[1]) for m in _OLD_HAND.finditer(text)]
    found += _couple(text, known)
    found += [(at, n) for at, n in _head(text) if not any(a < at + len(n) and at < a + len(m) for a, m in found) and may_be_name(n, known) and n not in NOT_NAMES]
    at = 0
    for token in segmenter().cut(text):  # type: ignore[attr-defined]
        word, flag = token.word, token.flag
        surname = word[:1] in lexicon_zh.SURNAMES or word[:2] in lexicon_zh.DOUBLE_SURNAMES
        nick = len(word) == 2 and word[0] in "小阿老" and word[1] in lexicon_zh.SURNAMES + "明强军红丽芳美华"
        if (may_be_name(word, known) and flag in ("nr", "nrt", "nrfg") and 2 <= len(word) <= 3 and (surname or nick) and word not in NOT_NAMES
                and not (text[at - 1:at] in ("被", "弄", "给") and text[at + len(word):at + len(word) + 1] in ("的", "了"))
                and word not in known and word not in lexicon_zh.PEOPLE and word not in lexicon_zh.CITIES and not _KIN.search(word)
                and not any(a < at + len(word) and at < a + len(n) for a, n in found)):
            found.append((at, word))
        at += len(word)
    found += [(m.start(), m[0]) for m in re.finditer(r"(?<![A-Za-z])[A-Z][a-z]{2,11}(?![A-Za-z])", text)]
    return found


_TITLED = re.compile(rf"(?:^|(?<=[，。、的和把被给跟与对向是叫让等替找邻居里头口]))([{lexicon_zh.SURNAMES}](?:大妈|大娘|奶奶|阿姨|大姐|大嫂|婶儿?|姨|嫂|婆婆|大爷|爷爷|大叔|大伯|叔|伯|师傅|大哥))(?![父母侄\u4e00-\u9fff]?[家的]$)")


_OLD_HAND = re.compile("(?:^|(?<=[，。、的医员师匠工警长人生夫岁]))(老[王李张刘赵吴周徐孙朱郭何罗郑谢宋唐许韩冯邓曹彭曾肖袁潘蒋蔡余杜姚卢崔谭陆廖贾邹孟秦薛侯邵顾贺庞])(?=[，。、在是有和跟把给的每接收发捡解一从突竟却总又只要能看听])")
"""Of somebody who is called by the surname (法医老周, 夜班的老刘), where it stands before what they do."""


def titled(text: str) -> list[tuple[int, str, str, str]]:
    """Where somebody stands who is called by surname and title (王婶, 张大爷), and with what gender and age."""
    out = []
    for m in _TITLED.finditer(text):
        title = m[1][1:]
        gender = "f" if re.search("[妈娘奶姨姐嫂婶婆]", title) else "m"
        out.append((m.start(1), m[1], gender, "elder" if re.search("奶奶|爷|婆婆", title) else "middle"))
    return out


_KIN = re.compile("[婿媳爷奶婆嫂姨叔伯舅妈爸哥姐妹弟]$")
"""Ends a word for a relative, which a dictionary may take for a name: 孙女婿."""
_AND = re.compile(rf"(?:^|[，。：])([{lexicon_zh.SURNAMES}][\u4e00-\u9fff]{{1,2}})[和与跟]([{lexicon_zh.SURNAMES}][\u4e00-\u9fff]{{1,2}})")


def _couple(text: str, known: set[str]) -> list[tuple[int, str]]:
    """Two names with 和 between them (苏念和顾言订婚前夜), which no dictionary need know."""
    m = _AND.search(text)
    if not m:
        return []
    other = m[2]
    if len(other) == 3:  # what is left begins with a word of its own
        after = [next(iter(segmenter().cut(text[m.start(2) + n:][:8])), None) for n in (2, 3)]  # type: ignore[attr-defined]
        if after[0] is not None and (len(after[0].word) > 1 or after[0].flag[:1] in "vpdcu") and not (after[1] is not None and len(after[1].word) > 2):
            other = other[:2]
    if any(not may_be_name(n, known) or n in NOT_NAMES or n in lexicon_zh.PEOPLE or _is_word(n) for n in (m[1], other)):
        return []
    return [(m.start(1), m[1]), (m.start(2), other)]


_COMMON = frozenset("王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔谭陆汪范廖贾韦邹孟秦阎薛侯段郝邵顾尹黎贺庞")
"""Surnames that are hardly a word of their own."""


def _head(text: str) -> list[tuple[int, str]]:
    """Names that begin a clause and of which the dictionary makes a surname and a word (林 | 致远)."""
    out = []
    for clause in re.finditer("[^，。！？；]+", text):
        tokens = [(t.word, t.flag) for t in segmenter().cut(clause[0][:12])]  # type: ignore[attr-defined]
        if (len(tokens) > 2 and tokens[0][0] in _COMMON and 1 <= len(tokens[1][0]) <= 2 and tokens[1][1][:1] in "anzbj" and tokens[1][0] not in lexicon_zh.PEOPLE
                and tokens[2][1][:1] in "vpdct"):
            out.append((clause.start(), tokens[0][0] + tokens[1][0]))
    return out


def given_gender(name: str) -> str:
    """What a Chinese name tells of whose it is: f, m, or "" when it may be anybody's."""
    given = name[2:] if name[:2] in lexicon_zh.DOUBLE_SURNAMES else name[1:]
    her, him = sum(c in lexicon_zh.OF_HER for c in given), sum(c in lexicon_zh.OF_HIM for c in given)
    return "f" if her > him else "m" if him > her else ""


def _is_word(word: str) -> bool:
    """Whether the dictionary has it as one word that is no name: 金钱, 时间."""
    tokens = [(t.word, t.flag) for t in segmenter().cut(word)]  # type: ignore[attr-defined]
    return len(tokens) == 1 and tokens[0][1][:2] not in ("nr", "j", "x", "ng", "nz")


_AFTER_NAME = re.compile(r"$|[,'’.:;—–-]| (?:and|or|who|in|at|on|of|never|always|still|only|once|secretly|is|was|has|had|will|would|must|can|cannot|can't|won't|doesn't|didn't|could|hasn't|isn't|\w+ly|\w+ed|[A-Z]\w*|"
                         + "|".join(sorted({*THIRD, *(v for v in IRREGULAR.values() if " " not in v)}, key=len, reverse=True)) + r")\b")
"""What may follow a name that nobody knows at the beginning of a sentence."""


_AGES_AND_LANDS = frozenset("Victorian Edwardian Regency Georgian Elizabethan Tudor Medieval Renaissance England Scotland Wales Ireland Britain Europe France Spain Italy Germany Austria Russia China Japan Korea America "
                            "French Spanish Italian German Austrian Russian Japanese Korean Scottish Irish Roman Ming Tang Qing Imperial Emperor Empress Duke Duchess Earl Count Countess Baron Baroness Viscount Viscountess".split())
"""Capitals that begin no name of somebody."""


def en_names(text: str, lex: ModuleType) -> list[tuple[int, str]]:
    common = {w for words, _ in [*lex.JOBS, *lex.PLACES, *lex.OBJECTS, *lex.TIMES, *lex.WEATHERS] for w in re.split(r"[ ,]", words)} | set(lex.PEOPLE)
    cities = {w for c in lex.CITIES for w in c.split()}
    known = set(lex.NAMES["f"]) | set(lex.NAMES["m"])
    out = []
    for m in re.finditer(r"\b([A-Z][a-z]{1,14})(?: ([A-Z][a-z]{1,14}))?\b", text):
        first, second = m[1], m[2] or ""
        if first in STOP_NAMES | _AGES_AND_LANDS or first in cities or first.lower() in common or first.lower().rstrip("s") in common:
            first, second = second, ""
            if not first or first in STOP_NAMES | _AGES_AND_LANDS or first in cities or first.lower() in common:
                continue
        if second in STOP_NAMES | _AGES_AND_LANDS or second in cities:
            second = ""
        if re.search(r"\b(?:the|an?) $", text[:text.index(first, m.start())], re.I) or second in ("Hotel", "Street", "Road", "Avenue", "School", "Hospital", "Inn", "Theatre", "Theater", "Opera", "Park", "River", "Lake", "Bay", "Island", "Express"):
            continue  # “the Grand Hotel”, “a Victorian governess”
        if re.match(r" \d", text[m.end():]):
            continue  # “Channel 5”
        start = m.start() == 0 or text[: m.start()].rstrip()[-1:] in ".!?\n"
        if start and first not in known and (re.search(rf"\b{first.lower()}\b", text) or re.search(r"(?:ing|ed|ly)$", first)):
            continue
        if start and not second and first not in known | set(lex.NAMES["known_f"]) | set(lex.NAMES["known_m"]) and not _AFTER_NAME.match(text[m.end():]):
            continue  # “Forty years after …”
        out.append((text.index(first, m.start()), f"{first} {second}".strip()))
    return out
