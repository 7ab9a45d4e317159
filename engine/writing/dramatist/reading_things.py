"""Where, when and with what an idea plays."""
from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from engine.drama.vocabulary import Language
from engine.writing.dramatist import reading_en
from engine.writing.dramatist.lookup import find, split

_ZH_CLOCK = re.compile(r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜|半夜)?[零一二三四五六七八九十两\d]{1,3}点(?:[零一二三四五六七八九十半\d]{1,3}分?)?|凌晨|午夜|深夜|半夜|除夕夜?|雨夜|雪夜|黄昏|清晨")
_EN_CLOCK = re.compile(r"\b(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?(?:a\.?m\.?|p\.?m\.?|o'clock|in the morning|at night)|\bmidnight\b", re.I)
_ZH_PAST = re.compile(r"[一二两三四五六七八九十百\d]{1,3}(?:年|个月|天)(?:前|以前|之前)|(?:去年|当年|小时候|高中时|前世|上辈子)")
_EN_PAST = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|\d+|a|many) (?:years?|months?|weeks?|days?) (?:ago|before|earlier)|\blast (?:year|summer|winter)", re.I)
_ZH_BEFORE = re.compile(r"(?:拿着|握着|攥着|带着|捧着|戴着|看到|看见|发现|收到|捡到|递来|递给|打开|翻出|翻到|留下|寄来|偷走|一封|一张|一枚|一把|一个|一条|一份|一块|一部|一杯|一只|的是|手里|[，。！？；：、“”]|^)")
_EN_BEFORE = re.compile(r"\b(?:holding|holds|held|carrying|carries|finds?|found|discovers?|receives?|gets?|opens?|with|sees?|has|wearing|hands?|picks? up|inherits?|steals?|reads?)\b", re.I)


@dataclass
class Thing:
    """The object the prompt puts into somebody's hand."""

    kind: str
    name: str
    full: str
    """With what the prompt says about it: 三年前写的辞职信."""


_NO_PLACE = frozenset(("dinner", "family dinner", "exam", "trial"))
"""What says where something happens, and is no name of a place."""


def place_of(text: str, lex: ModuleType, language: Language) -> tuple[str, str]:
    spots = [(m.start(), -len(m[0]), "hospital", m[0]) for m in [reading_en.BED.search(text)] if m] if language == "en" else []
    for words, setting in lex.PLACES:
        for w in split(words, language):
            at = find(text, w, language)
            if at >= 0 and language == "zh" and re.search(r"[二两三四五六七八九十百千万几多\d][家所间个座]$", text[:at]):
                continue  # 一百家公司 are no place
            if at >= 0 and language == "zh" and text.rfind("《", 0, at) > text.rfind("》", 0, at):
                continue  # a title is no place
            # neither “婚礼前一天” nor a “high-school sweetheart” is a place
            if language == "en" and at >= 0 and w == "alley" and text[:at].endswith("bowling "):
                continue
            given = w == "lift" and re.search(r"\b(?:gives?|offers?)\b[^.]{0,20}\ba $", text[:at])
            if at >= 0 and not given and not re.match(r"前|生|毕业|s? sweetheart", text[at + len(w):]):
                spots.append((at, -len(w), setting, w))
    if not spots:
        return "", ""
    _, _, setting, word = min(spots)
    return setting, "" if word in _NO_PLACE else word


def clock_of(text: str, language: Language) -> str:
    m = (_ZH_CLOCK if language == "zh" else _EN_CLOCK).search(text)
    if not m:
        return ""
    return m[0] if language == "zh" else re.sub(r"\s+", " ", m[0])


def past_of(text: str, language: Language) -> str:
    m = (_ZH_PAST if language == "zh" else _EN_PAST).search(text)
    if not m:
        return ""
    return m[0] if language == "zh" else m[0].lower().replace(" before", " ago").replace(" earlier", " ago")


def thing_of(text: str, low: str, lex: ModuleType, language: Language) -> Thing | None:
    """The object: the longest word of the earliest-listed specific kind, and what qualifies it."""
    best: tuple[int, int, str, str] | None = None
    for words, kind in lex.OBJECTS:
        for w in split(words, language):
            at = find(low, w, language)
            if at < 0:
                continue
            # longer words are more telling; an object after “holding” or “finds” is the story's
            held = bool((_ZH_BEFORE if language == "zh" else _EN_BEFORE).search(text[max(0, at - (12 if language == "zh" else 40)):at]))
            if language == "zh" and re.search(r"(?:没有|丢了|没带|不要)$", text[max(0, at - 3):at]):
                continue  # what is not there is no object
            if language == "zh" and re.match(r"[馆厅店员]|小哥|公司|站", text[at + len(w):]):
                continue  # “咖啡馆” is a place, “快递员” somebody
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
        full = re.sub(r"^.*(?:照着|听出|替[^，]{1,6}写|[把用给弹修卖叼])(?=.)", "", full)
        if len(full) > 16 or not full.endswith(word) or re.search(r"[，。！？\s]", full):
            full = word
        return Thing(kind, word, full)
    tail = re.match(rf"{re.escape(word)}s?\s+((?:he|she|they|I|his|her)\s+(?:\w+\s?){{1,4}}(?:years? ago|ago|wrote|left|lost|sent|signed)[^,.;!?]{{0,16}})", text[at:], re.I)
    head = re.search(r"(?:\b(?:old|torn|burnt|anonymous|unsigned|sealed|yellowed|lost|stolen|blank|broken|bloody|love|unsent|wedding|family|secret)\s+)+$", text[:at], re.I)
    return Thing(kind, word, f"{head[0].lower() if head else ''}{word}" + (f" {tail[1].strip()}" if tail else ""))
