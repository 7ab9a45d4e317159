"""What the prompt gives: people, their jobs and relation, place, time, weather, the odd object, the genre it smells of."""
from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import ModuleType

from engine.drama.vocabulary import Genre, Language
from engine.writing.dramatist import lexicon_en, lexicon_zh, reading_en
from engine.writing.dramatist.people import Person
from engine.writing.dramatist.situations import Situation, recognise

_FAR = 700
"""Characters of the prompt in which people and things are looked for: a drama starts with how its idea starts."""

_STOP_NAMES = frozenset(
    ["The", "A", "An", "High", "Married", "In", "On", "At", "When", "After", "Before", "While", "One", "Two", "Three", "It", "He", "She", "They", "His", "Her", "Their", "There", "This", "That", "But", "And", "Or", "If", "As", "For", "From", "With", "By", "Of", "To", "So", "Then", "Now", "Once", "Every", "Each", "Some", "Someone", "Something", "Everyone", "Nobody", "No", "Not", "What", "Who", "Why", "How", "Where", "Only", "Just", "Even", "Until", "Because", "Although", "During", "Inside", "Outside", "Behind", "Under", "Over", "Between", "Years", "Year", "Day", "Night", "Tonight", "Today", "Tomorrow", "Yesterday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Christmas", "Thanksgiving", "English", "Chinese", "American", "British", "Mr", "Mrs", "Ms", "Miss", "Dr", "Doctor", "Detective", "Captain", "Professor", "President", "Queen", "King", "Prince", "Princess", "Lord", "Lady", "Sir", "My", "Your", "Our", "I", "You", "We", "Im", "Its", "Hes", "Shes", "Ai", "Ceo", "Fbi", "Tv", "Dna", "Usb", "Write", "Make", "Tell", "Story", "Drama", "Romance", "Comedy", "Suspense", "Revenge", "Fantasy", "Make", "Let", "Please", "Can", "Could", "Would", "Should", "Being", "Having", "Michelin", "Suddenly", "Meanwhile", "Finally", "Later", "Secretly", "Set", "Short", "Young", "Old", "Meet", "Meets", "Love", "Life", "Time", "Kpi", "Kpis", "Hr", "Ok", "Okay", "Ktv", "Wifi", "App", "Ppt", "Vip", "Two", "Another", "Both", "All"])
_NOT_NAMES = frozenset(["高兴", "温柔", "平安", "明白", "安静", "方向", "钟表", "白天", "黄昏", "金色", "江南", "江湖", "马上", "高中", "方案", "石头", "温暖", "安全", "成功", "白色", "黑色", "小姐", "老师", "老板", "老人", "小孩", "老家", "小时", "那年", "那天", "易拉罐 涂黑", "和亲", "常年", "时间", "时候", "高考", "万一", "全家", "全家福", "平时", "何时", "江边", "凌晨", "段子", "毛衣", "钱包", "童年", "单身", "钟情", "白领", "高层", "华丽", "鬼", "魏国", "秦国", "许愿", "安检", "施工", "项目", "明天", "严重", "宣布", "金牌", "向日葵", "白菊", "高三", "高二", "高一", "玫瑰", "百合", "茉莉", "支教", "时光", "于是", "任务", "祝福", "梁上", "古董", "时空", "周年", "周末", "沙漠", "雷雨", "苗条", "柳树", "梅花", "水晶"])


@dataclass
class Thing:
    """The object the prompt puts into somebody's hand."""

    kind: str
    name: str
    full: str
    """With what the prompt says about it: 三年前写的辞职信."""


@dataclass
class Reading:
    """Everything the prompt gave; empty where it gave nothing."""

    text: str
    language: Language
    people: list[Person] = field(default_factory=list)
    relation: str = ""
    city: str = ""
    place: str = ""
    setting: str = ""
    """The place that the prompt names."""
    workplace: str = ""
    """Where the job of somebody in it is done."""
    time: str = ""
    clock: str = ""
    weather: str = ""
    thing: Thing | None = None
    past: str = ""
    genres: dict[Genre, float] = field(default_factory=dict)
    situation: Situation | None = None
    """What kind of event it is."""

    @property
    def tags(self) -> frozenset[str]:
        """What a premise may ask for besides words: `obj:letter`, `set:office`, `rel:ex`."""
        found = {f"set:{s}" for s in (self.setting, self.workplace) if s}
        if self.thing:
            found.add(f"obj:{self.thing.kind}")
        if self.relation:
            found.add(f"rel:{self.relation}")
        return frozenset(found)


def lexicon(language: Language) -> ModuleType:
    return lexicon_zh if language == "zh" else lexicon_en


_GONE = re.compile(r"(?:(?<!顶)替|代替|顶替|冒充|假扮|\blate |\bdead |已故的?|去世的?|过世的?|死去的?)$", re.I)
"""Before somebody who is spoken of and cannot come in."""

_AGED = re.compile(r"(\b(?:her|his) grand(?:daughter|son|child)|\bretired\b|[他她]的?(?:孙女|孙子|外孙)|退休|^老(?=[\u4e00-\u9fff]{2,3}匠))|退役")
"""What tells the age of the first person: has grandchildren, has retired; or (soldiers, sportsmen) only left."""

_GRAMMAR_MARKS = str.maketrans("{}[]|<>", "()()/()")
"""The phrase bank's own marks: in an idea they are only punctuation."""


def read(prompt: str, language: Language) -> Reading:
    """Read the prompt with the lexicons of the language the drama is made in (and of its own, should they differ)."""
    prompt = prompt.translate(_GRAMMAR_MARKS)
    han = len(re.findall(r"[\u3400-\u9fff]", prompt))
    own: Language = "zh" if han >= 2 and han * 2 >= len(re.findall(r"[A-Za-z]+", prompt)) else "en"
    found = _read(prompt, own)
    if own != language:
        # the facts carry over as kinds (setting, time, genders); words of the other language do not
        found = Reading(prompt, language, [Person(gender=p.gender, age=p.age) for p in found.people], relation=found.relation,
                        setting=found.setting, workplace=found.workplace, time=found.time, weather=found.weather, genres=found.genres,
                        situation=Situation(found.situation.name, found.situation.weight) if found.situation else None)
    return found


def _read(prompt: str, language: Language) -> Reading:
    lex, text = lexicon(language), prompt[:_FAR]
    found = Reading(prompt, language)
    low = text if language == "zh" else text.lower()
    found.city = next((c for c in lex.CITIES if c.lower() in text.lower()), "")
    found.setting, found.place = _place(low, lex, language)
    found.time = _first(low, lex.TIMES, language)[0]
    found.weather = _first(low, lex.WEATHERS, language)[0]
    found.clock = _clock(text, language)
    found.past = _past(text, language)
    found.situation = recognise(prompt, language)
    found.thing = _thing(text, low, lex, language)
    found.people = [p for p in _people(text, lex, language) if not (p.at and _GONE.search(text[:p.at]))]
    if language == "zh":
        _old_hands(found.people, text)
    if found.people and not found.people[0].age and (m := _AGED.search(text)):
        found.people[0].age = "elder" if m[1] else "middle"
    _add_actors(found)
    for word, pair, genders in lex.RELATIONS:
        if _has(low, word, language):
            found.relation = pair
            _fix_genders(found.people, genders)
            break
    found.workplace = next((s for p in found.people if (s := _job_setting(p.job, lex))), "")
    for genre, words in lex.GENRES.items():
        score = sum(_has(low, w.replace("-", " ") if language == "en" else w, language) * (1.6 if len(w) > 2 else 1.0) for w in words.split())
        if score:
            found.genres[genre] = score
    return found


_ZH_OLD = re.compile(r"(?:老|年迈的?|白发的?|[七八九]十岁的?|[七八九]十多岁的?|古稀的?)(?:[\u4e00-\u9fff]{0,2})$")
_ZH_MIDDLE = re.compile(r"(?:中年|[四五]十岁的?|[四五]十多岁的?|人到中年的?|单亲)$")
_ZH_YOUNG = re.compile(r"(?:年轻的?|二十岁的?|十[六七八九]岁的?|刚毕业的?|新来的?|实习)$")
_ZH_OLD_TRADE = re.compile(r"^老(?!师|板|公|婆|家|大$|乡|总|同学|朋友|搭档|友|外|一辈)")
_ZH_LIVELY_TRADES = re.compile(r"警|兵|司机|骑手|程序员|刑|记者|民警|球|教练")
"""An old one of these is in the fifties: they would have retired."""


def _old_hands(people: list[Person], text: str) -> None:
    """Ages that a word before somebody tells: 老木匠, 中年男人, 刚毕业的护士. The old of a trade is a man where nothing says other."""
    for p in people:
        if p.age in ("elder", "child") or p.at < 0:
            continue
        before, whole = text[max(0, p.at - 6):p.at], text[p.at:p.end]
        if (_ZH_OLD.search(before) and not re.search(r"老(?:师|板|公|婆|家)", before)) or _ZH_OLD_TRADE.search(whole):
            p.age = "middle" if _ZH_LIVELY_TRADES.search(whole) else "elder"
            if not p.gender and p.job and not re.search(r"绣|裁缝|护|保洁|保姆|月嫂", whole):
                p.gender = "m"
        elif _ZH_MIDDLE.search(before):
            p.age = "middle"
        elif _ZH_YOUNG.search(before) and not p.age:
            p.age = "young"


def _add_actors(found: Reading) -> None:
    """Whom the event names and no lexicon knows is somebody too (“修表的”)."""
    if not found.situation:
        return
    for a, b in found.situation.roles.values():
        called = found.text[a:b]
        if not any((p.at < b and a < p.end) or p.called == called for p in found.people) and called not in ("人", "凶手", "仇人"):
            gender, age = lexicon_en.PEOPLE.get(called, ("", ""))
            job = called if re.fullmatch("[a-z][a-z -]+", called) and not gender else ""
            found.people.append(Person(job=job, gender=gender, age=age, called=called, at=a, end=b))
    found.people.sort(key=lambda p: p.at)


def _split(words: str, language: Language) -> list[str]:
    return [w.strip() for w in (words.split() if language == "zh" else words.split(","))]


def _has(text: str, word: str, language: Language) -> bool:
    return _find(text, word, language) >= 0


def _find(text: str, word: str, language: Language) -> int:
    """Where a word of a lexicon stands, or -1; in English as a whole word, plural allowed."""
    if language == "zh":
        return text.find(word)
    m = _whole_word(word).search(text)
    return m.start() if m else -1


@cache
def _whole_word(word: str) -> re.Pattern[str]:
    """A lexicon has more words than `re` keeps patterns of: without a shelf of our own each would be compiled each time."""
    plural = "(?:es)?" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s?"
    return re.compile(rf"(?<![\w-]){re.escape(word)}{plural}(?![\w-])", re.I)


def _first(text: str, groups: list[tuple[str, str]], language: Language) -> tuple[str, str]:
    """Of the groups, the one whose longest word occurs; ties to the earlier group."""
    best: tuple[int, str, str] = (0, "", "")
    for words, value in groups:
        for w in _split(words, language):
            if len(w) > best[0] and _has(text, w, language):
                best = (len(w), value, w)
    return best[1], best[2]


def _place(text: str, lex: ModuleType, language: Language) -> tuple[str, str]:
    spots = [(m.start(), -len(m[0]), "hospital", m[0]) for m in [reading_en.BED.search(text)] if m] if language == "en" else []
    for words, setting in lex.PLACES:
        for w in _split(words, language):
            at = _find(text, w, language)
            # neither “婚礼前一天” nor a “high-school sweetheart” is a place
            given = w == "lift" and re.search(r"\b(?:gives?|offers?)\b[^.]{0,20}\ba $", text[:at])
            if at >= 0 and not given and not re.match(r"前|生|毕业|s? sweetheart", text[at + len(w):]):
                spots.append((at, -len(w), setting, w))
    if not spots:
        return "", ""
    _, _, setting, word = min(spots)
    return setting, word


_ZH_CLOCK = re.compile(r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜|半夜)?[零一二三四五六七八九十两\d]{1,3}点(?:[零一二三四五六七八九十半\d]{1,3}分?)?|凌晨|午夜|深夜|半夜|除夕夜?|雨夜|雪夜|黄昏|清晨")
_EN_CLOCK = re.compile(r"\b(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?(?:a\.?m\.?|p\.?m\.?|o'clock|in the morning|at night)|\bmidnight\b", re.I)
_ZH_PAST = re.compile(r"[一二两三四五六七八九十百\d]{1,3}(?:年|个月|天)(?:前|以前|之前)|(?:去年|当年|小时候|高中时|前世|上辈子)")
_EN_PAST = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|\d+|a|many) (?:years?|months?|weeks?|days?) (?:ago|before|earlier)|\blast (?:year|summer|winter)", re.I)


def _clock(text: str, language: Language) -> str:
    m = (_ZH_CLOCK if language == "zh" else _EN_CLOCK).search(text)
    if not m:
        return ""
    return m[0] if language == "zh" else re.sub(r"\s+", " ", m[0])


def _past(text: str, language: Language) -> str:
    m = (_ZH_PAST if language == "zh" else _EN_PAST).search(text)
    if not m:
        return ""
    return m[0] if language == "zh" else m[0].lower().replace(" before", " ago").replace(" earlier", " ago")


_ZH_BEFORE = re.compile(r"(?:拿着|握着|攥着|带着|捧着|戴着|看到|看见|发现|收到|捡到|递来|递给|打开|翻出|翻到|留下|寄来|偷走|一封|一张|一枚|一把|一个|一条|一份|一块|一部|一杯|一只|的是|手里|[，。！？；：、“”]|^)")
_EN_BEFORE = re.compile(r"\b(?:holding|holds|held|carrying|carries|finds?|found|discovers?|receives?|gets?|opens?|with|sees?|has|wearing|hands?|picks? up|inherits?|steals?|reads?)\b", re.I)


def _thing(text: str, low: str, lex: ModuleType, language: Language) -> Thing | None:
    """The object: the longest word of the earliest-listed specific kind, and what qualifies it."""
    best: tuple[int, int, str, str] | None = None
    for words, kind in lex.OBJECTS:
        for w in _split(words, language):
            at = _find(low, w, language)
            if at < 0:
                continue
            # longer words are more telling; an object after “holding” or “finds” is the story's
            held = bool((_ZH_BEFORE if language == "zh" else _EN_BEFORE).search(text[max(0, at - (12 if language == "zh" else 40)):at]))
            if language == "zh" and re.search(r"(?:没有|丢了|没带|不要)$", text[max(0, at - 3):at]):
                continue  # what is not there is no object
            if language == "zh" and re.match(r"[馆厅店]", text[at + len(w):]):
                continue  # “咖啡馆” is a place
            if language == "en" and reading_en.NO_THING.match(text[at + len(w):]):
                continue  # a violin maker, a wine bar
            rank = (-len(w) - (2 if held else 0) * (1 if language == "zh" else 3), at, kind, w)
            if best is None or rank < best:
                best = rank
    if best is None or (language == "zh" and len(best[3]) == 1 and best[3] in "画酒茶汤药剑钟伞" and not re.search(r"[一那这半][幅杯碗壶把口座]?" + best[3], low)):
        return None
    _, at, kind, word = best
    if language == "zh":
        start = max((m.end() for m in _ZH_BEFORE.finditer(text[:at]) if at - m.end() <= 14), default=max(0, at - 10))
        full = re.sub(r"^[他她我你](?:的|们的)?|^的|^(?:了|着|到)", "", text[start:at].strip() + word)
        if len(full) > 16 or re.search(r"[，。！？\s]", full):
            full = word
        return Thing(kind, word, full)
    tail = re.match(rf"{re.escape(word)}s?\s+((?:he|she|they|I|his|her)\s+(?:\w+\s?){{1,4}}(?:years? ago|ago|wrote|left|lost|sent|signed)[^,.;!?]{{0,16}})", text[at:], re.I)
    head = re.search(r"(?:\b(?:old|torn|burnt|anonymous|unsigned|sealed|yellowed|lost|stolen|blank|broken|bloody|love|unsent|wedding|family|secret)\s+)+$", text[:at], re.I)
    return Thing(kind, word, f"{head[0].lower() if head else ''}{word}" + (f" {tail[1].strip()}" if tail else ""))


def _job_setting(job: str, lex: ModuleType) -> str:
    row = job_row(job, lex)
    return row[1] if row else ""


def job_row(job: str, lex: ModuleType) -> tuple[str, str, str, str, str] | None:
    """What is known of a job: where it is done, in what clothes, how one is addressed; of “急诊科女医生” or “emergency doctor”, what is known of the longest trade at its end."""
    jobs: list[tuple[str, tuple[str, str, str, str, str]]] = lex.JOBS
    if same := next((row for words, row in jobs if row[0] == job or job in re.split(r"[ ,]", words)), None):
        return same
    english = job.isascii()
    ends = [(len(word), row) for words, row in jobs for word in words.split("," if english else " ")
            if len(word) > 1 and job.lower().endswith(" " + word.lower() if english else word)]
    return max(ends, key=lambda end: end[0])[1] if ends else None


@lru_cache
def _segmenter() -> object:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba.posseg


def _may_be_name(word: str, known: set[str]) -> bool:
    """Whether nobody is called so for sure: 她妈, 和别人, 司机."""
    return word not in known and not re.search(r"[他她它我你人别妈爸们的是在]|^[和与跟]", word)


@cache
def _trades() -> frozenset[str]:
    return frozenset(w for words, _ in lexicon_zh.JOBS for w in words.split())


def _zh_names(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = [(m.start(1), m[1]) for m in re.finditer(r"(?:名叫|叫做|叫|名为|我是)([\u4e00-\u9fff]{2,3})(?=[，。、的和与在是！？“]|$)", text)]
    known = set()
    for words, _ in [*lexicon_zh.JOBS, *lexicon_zh.PLACES, *lexicon_zh.OBJECTS, *lexicon_zh.TIMES, *lexicon_zh.WEATHERS]:
        known |= set(words.split())
    found = [(at, n) for at, n in found if _may_be_name(n, known)]
    at = 0
    for token in _segmenter().cut(text):  # type: ignore[attr-defined]
        word, flag = token.word, token.flag
        surname = word[:1] in lexicon_zh.SURNAMES or word[:2] in lexicon_zh.DOUBLE_SURNAMES
        nick = len(word) == 2 and word[0] in "小阿老" and word[1] in lexicon_zh.SURNAMES + "明强军红丽芳美华"
        if (_may_be_name(word, known) and flag in ("nr", "nrt", "nrfg") and 2 <= len(word) <= 3 and (surname or nick) and word not in _NOT_NAMES
                and not (text[at - 1:at] in ("被", "弄", "给") and text[at + len(word):at + len(word) + 1] in ("的", "了"))
                and word not in known and word not in lexicon_zh.PEOPLE and word not in lexicon_zh.CITIES):
            found.append((at, word))
        at += len(word)
    found += [(m.start(), m[0]) for m in re.finditer(r"(?<![A-Za-z])[A-Z][a-z]{2,11}(?![A-Za-z])", text)]
    return found


def _en_names(text: str, lex: ModuleType) -> list[tuple[int, str]]:
    common = {w for words, _ in [*lex.JOBS, *lex.PLACES, *lex.OBJECTS, *lex.TIMES, *lex.WEATHERS] for w in re.split(r"[ ,]", words)} | set(lex.PEOPLE)
    cities = {w for c in lex.CITIES for w in c.split()}
    known = set(lex.NAMES["f"]) | set(lex.NAMES["m"])
    out = []
    for m in re.finditer(r"\b([A-Z][a-z]{1,14})(?: ([A-Z][a-z]{1,14}))?\b", text):
        first, second = m[1], m[2] or ""
        if first in _STOP_NAMES or first in cities or first.lower() in common or first.lower().rstrip("s") in common:
            first, second = second, ""
            if not first or first in _STOP_NAMES or first in cities or first.lower() in common:
                continue
        if second in _STOP_NAMES or second in cities:
            second = ""
        start = m.start() == 0 or text[: m.start()].rstrip()[-1:] in ".!?\n"
        if start and first not in known and (re.search(rf"\b{first.lower()}\b", text) or re.search(r"(?:ing|ed|ly)$", first)):
            continue
        out.append((text.index(first, m.start()), f"{first} {second}".strip()))
    return out


def _people(text: str, lex: ModuleType, language: Language) -> list[Person]:
    """Everybody in order of appearance; words that stand together (“设计部的新同事”) are one person."""
    low = text if language == "zh" else text.lower()
    marks: list[Person] = []
    for words, row in lex.JOBS:
        for w in _split(words, language):
            at = _find(low, w, language)
            if at >= 0:
                marks.append(Person(job=row[0], called=w, at=at, end=at + len(w)))
    for w, (gender, age) in lex.PEOPLE.items():
        at = _find(low, w, language)
        if at >= 0:
            marks.append(Person(gender=gender, age=age, called=w, at=at, end=at + len(w)))
    if agent := _agent(text, language):
        marks.append(agent)
    if language == "zh":
        marks += _zh_named(text, marks)
    taken = [(p.at, p.end) for p in marks if p.name]
    names = _zh_names(text) if language == "zh" else _en_names(text, lex)
    marks += [Person(name=n, at=at, end=at + len(n)) for at, n in names if not any(a < at + len(n) and at < b for a, b in taken)]
    marks.sort(key=lambda p: (p.at, -p.end))
    people: list[Person] = []
    for mark in marks:
        if people and mark.at < people[-1].end:
            if not (mark.name and people[-1].name):
                _merge(people[-1], mark)
            continue
        if len(people) > 1 and not mark.name and not mark.gender and (not mark.job or any(mark.called == w for w, _, _ in lex.RELATIONS)):
            continue  # “they became colleagues” names no third person
        if mark.name and any(p.name == mark.name for p in people):
            continue
        gap = text[people[-1].end:mark.at] if people else ""
        close = (r"[的]?(?:新|老|小|女|男|年轻|漂亮)*" if language == "zh" else r"(?:,? (?:named|called) | (?:of|from|in|in the|from the) (?:new )?| |, (?:a|an|the) )")
        of_kin = language == "zh" and gap[:1] == "的" and bool(people[-1].gender) and not people[-1].job
        if people and not of_kin and re.fullmatch(close, gap) and not (people[-1].name and mark.name):
            _merge(people[-1], mark)
            continue
        people.append(mark)
    people = reading_en.described(people, text) if language == "en" else _zh_pairs(people, text)
    _genders(people, text, lex, language)
    return people[:5]


_ZH_AGENT = re.compile(r"(?:^|[，。：、])(?:(?:一|那|这|有|某)[个名位]|两[个名位])?(?:老|年轻的?|退休的?|失业的?|落魄的?)?([\u4e00-\u9fff]{1,5}?(?:守护人|守塔人|主播|售货员|[人员工师匠手者贩夫医官兵长生叔伯婶])|[\u4e00-\u9fff]{1,4}(?:老板|学徒|店主|教练|小贩|掌柜|师傅))"
                       r"(?=每[天晚年次]|发现|在|把|给|被|用|收到|捡|替|为|从|和|与|跟|误|走|等|听|看|遇|认|带|偷|找|却|总|突然|忽然|意外|接|教|爱上|是|其实|曾|原来|竟|想|要|正|带|开|没|不|也|，|的)")


def _agent(text: str, language: Language) -> Person | None:
    """Who does it, when the lexicon does not know the trade: 灯塔守护人, a subway busker."""
    if language == "zh":
        m = _ZH_AGENT.search(text[:60])
        return Person(job=m[1], called=m[1], at=m.start(1), end=m.end(1)) if m and m[1] not in _NOT_NAMES and not re.search(r"机器人|^(?:女人|男人|被|把|一个|每个|没有|机器)", m[1]) else None
    return reading_en.agent(text)


def _zh_pairs(people: list[Person], text: str) -> list[Person]:
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


def _zh_named(text: str, marks: list[Person]) -> list[Person]:
    """Names that follow a title directly (学霸沈知行和…), which a dictionary does not know."""
    out = []
    for mark in marks:
        m = re.match(rf"([{lexicon_zh.SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=和|与|跟|在|，|。|的|是|成了|成为|把|被|遇|发现|收到|爱上|、|也|却|正|带|拿|回|$)", text[mark.end:])
        if m and m[1] not in _NOT_NAMES and m[1] not in lexicon_zh.PEOPLE and m[1] not in _trades() and _may_be_name(m[1], set()):
            out.append(Person(name=m[1], at=mark.end, end=mark.end + len(m[1])))
        elif m := re.match(rf"([老小阿][{lexicon_zh.SURNAMES}])(?=[，。的和与在把被给发收遇每正要接从用又却有])", text[mark.end:]):
            out.append(Person(name=m[1], age="middle" if m[1][0] == "老" else "young", at=mark.end, end=mark.end + 2))
    return out


def _merge(person: Person, other: Person) -> None:
    person.name = person.name or other.name
    if other.job and not person.job and other.called.isascii():
        person.called = other.called  # “rival bakers” are bakers
    person.job = person.job or other.job
    person.gender = person.gender or other.gender
    person.age = person.age or other.age
    person.end = max(person.end, other.end)


_HELD_BY_ANOTHER = {"zh": r"(?:拿着|握着|攥着|带着|捧着|戴着|看到|发现)$", "en": r"\b(?:holds|holding|carrying|carries|with|has|wearing)\b[^.,;!?]*$"}


_ZH_NO_COUPLE = re.compile(r"徒弟|学徒|弟子|师父|师傅|女儿|儿子|父亲|母亲|爸爸|妈妈|爷爷|奶奶|兄弟|姐妹|闺蜜|哥哥|弟弟|姐姐|妹妹|老人|学生|孩子|女孩|男孩|仇人|凶手|毁了|害死|小偷|犯人|恩人|劫匪|被告")
"""Words that say of two people that they are no couple: neither’s gender follows from the other’s."""


def _genders(people: list[Person], text: str, lex: ModuleType, language: Language) -> None:
    """Explicit words first, then known given names, then the pronouns that follow, then the opposite of the other."""
    for p in people:
        near = text[max(0, p.at - 3):p.end]
        if not p.gender and language == "zh":
            p.gender = "f" if "女" in near else "m" if "男" in near else ""
        elif not p.gender:
            p.gender = "f" if re.search(r"\b(?:female|woman)\s*$", text[max(0, p.at - 9):p.at], re.I) else ""
            first = p.name.split(" ")[0]
            p.gender = p.gender or next((g for g in "fm" if first and (first in lex.NAMES[g] or first in lex.NAMES.get("known_" + g, ()))), "")
    spots = re.finditer(r"[他她]" if language == "zh" else r"\b(?:he|his|him|she|her|hers)\b", text, re.I)
    for m in spots:
        gender = lex.PRONOUNS[m[0].lower()]
        if any(p.gender == gender and p.at < m.start() for p in people):
            continue
        before = [p for p in people if p.end <= m.start() and not p.gender]
        if before:
            # “… who holds the letter he wrote”: whoever holds it is not the one who wrote it
            by_another = re.search(_HELD_BY_ANOTHER[language], text[max(0, m.start() - 50):m.start()], re.I) and len(people) > 1
            # in one English sentence a pronoun is mostly its subject's
            by_another = by_another or (language == "en" and not re.search(r"[.;!?]|\bwhere $", text[before[0].end:m.start()]))
            before[0 if by_another else -1].gender = gender
    for p in people:
        if not p.gender and len(people) == 2 and language == "zh" and not _ZH_NO_COUPLE.search(text):
            other = people[1] if p is people[0] else people[0]
            p.gender = {"f": "m", "m": "f"}.get(other.gender, "")


def _fix_genders(people: list[Person], genders: str) -> None:
    for p, g in zip(people, genders, strict=False):
        p.gender = p.gender or g
