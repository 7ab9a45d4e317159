"""Who is in a book: names by how often and in what company they stand."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from engine.drama.vocabulary import Gender, Language
from engine.writing.dramatist import lexicon_en, lexicon_zh
from engine.writing.dramatist.names import NOT_NAMES, STOP_NAMES, segmenter
from engine.writing.interchange.guessing import EN_FEMALE, FEMALE, MALE, guess_gender

ZH_SAYS = "说道|问道|答道|笑道|喊道|叫道|怒道|叹道|骂道|冷笑道|低声道|轻声道|说|问|道|答|喊|叫|骂|叹|嚷|吼|哭着|笑着|嘀咕|开口|冷笑|点头|摇头|皱眉|沉默|抬头|转身|站|走|看|想|笑|坐|跑|愣|拿|伸|推|望|盯|没有|忽然|突然|便|就|却|也|把"
EN_SAYS = (r"said|asked|replied|answered|whispered|shouted|cried|murmured|muttered|laughed|sighed|snapped|called|added|continued|told|began|went on|exclaimed|returned|"
           r"demanded|insisted|agreed|repeated|growled|breathed|warned|admitted|observed|remarked|screamed|yelled|gasped|smiled|nodded|interrupted|responded|declared|pleaded|begged")
_MOST = 60
_SAMPLE = 80_000


@dataclass(frozen=True)
class Person:
    """Somebody of the book."""

    name: str
    gender: Gender
    count: int
    """How often the name stands in the text."""
    short: str = ""
    """Another form that means the same: the given name, or the first name."""
    first: int = 0
    """Where the name first stands, in characters."""


def people(text: str, language: Language) -> list[Person]:
    """The people of a book, the most often named first."""
    found = _zh(text) if language == "zh" else _en(text)
    return sorted(found, key=lambda p: (-p.count, p.first))[:_MOST]


def _sample(text: str) -> str:
    """At most so much, from all over the book."""
    if len(text) <= _SAMPLE:
        return text
    piece, count = _SAMPLE // 8, 8
    step = (len(text) - piece) // (count - 1)
    return "\n".join(text[i * step:i * step + piece] for i in range(count))


_TITLED = re.compile(rf"(?:[老小阿][{lexicon_zh.SURNAMES}]|[\u4e00-\u9fff]{{1,2}}(?:夫人|太太|小姐|公子|先生|师傅|掌柜|大人|将军|嬷嬷|姑娘|老师|医生|队长|经理|主任|总管|大叔|大婶|大妈|大爷|婆婆|奶奶|爷爷|嫂子|王爷|娘娘))(?=说|道|问|笑|喊|叫|骂|叹|答|避开|摇头|点头|看|指)")
_ZH_TITLE = re.compile(r"(?:母亲|父亲|妈妈|爸爸|奶奶|爷爷|外婆|外公|皇上|皇后|太后|太子|王爷|将军|丞相|老板|老板娘|掌柜|师父|老人|女人|男人|少年|少女|女孩|男孩|医生|护士|警察|司机|老师|校长|班长|律师|经理|管家|丫鬟)"
                       r"(?=说|道|问|笑道|喊|叫道|骂|叹|答)")


def _zh(text: str) -> list[Person]:
    tally: Counter[str] = Counter()
    for token in segmenter().cut(_sample(text)):  # type: ignore[attr-defined]
        word = token.word
        if token.flag in ("nr", "nrt", "nrfg") and 2 <= len(word) <= 4 and _sounds_like_a_name(word):
            tally[word] += 1
    # what the dictionary does not know: a surname and one or two letters before a verb of speech or at a clause's begin
    speaks = re.compile(rf"(?:(?<=[。！？”」\n，；])|^)([{lexicon_zh.SURNAMES}][\u4e00-\u9fff]{{1,2}}?|(?:{'|'.join(lexicon_zh.DOUBLE_SURNAMES)})[\u4e00-\u9fff]{{1,2}}?)(?=(?:又|也|却|便|就|冷冷地?|轻轻地?|低声|轻声|大声|忽然|突然)?(?:{ZH_SAYS}))", re.M)
    spoken = Counter(m[1] for m in speaks.finditer(text))
    for name, n in spoken.items():
        if n >= 2 and _sounds_like_a_name(name):
            tally[name] += n
    for pattern in (_TITLED, _ZH_TITLE):
        for name, n in Counter(m[0] for m in pattern.finditer(text)).items():
            if (n >= 2 or text.count(name) > 3) and name not in NOT_NAMES:
                tally[name] += n
    counted = {name: text.count(name) for name in tally}
    names = sorted((n for n in counted if counted[n] >= (2 if len(text) < 30_000 else 4)), key=lambda n: (-counted[n], n))[:3 * _MOST]
    told = re.sub(r"[“「『][^”」』]*[”」』]", "", text)
    out: list[Person] = []
    for name in names:
        # 林晚晚 is no other person than 林晚, and 林晚说 is none at all
        longer = next((o for o in names if o != name and name in o and counted[o] >= 0.5 * counted[name]), "")
        shorter = next((o for o in names if o != name and o in name and len(o) > 1 and counted[name] < 0.5 * counted[o]), "")
        if shorter or (longer and counted[name] - counted[longer] < 0.3 * counted[name]):
            continue
        short = name[1:] if len(name) == 3 and text.count(name[1:]) > counted[name] * 1.15 else ""
        out.append(Person(name, _gender_zh(told, name, names), text.count(short) if short else counted[name], short, text.index(name)))
    taken = {p.short for p in out if p.short}
    return [p for p in out if p.name not in taken]


_NO_NAME_END = frozenset("的了着过是在说道问也都就却便又还把被让给对和与跟没有不会要想看走站笑叹喊叫答骂这那个们地得后前里上下时")


def _sounds_like_a_name(word: str) -> bool:
    surname = word[:1] in lexicon_zh.SURNAMES or word[:2] in lexicon_zh.DOUBLE_SURNAMES
    known = any(word in words.split() for words, _ in [*lexicon_zh.JOBS, *lexicon_zh.PLACES, *lexicon_zh.OBJECTS, *lexicon_zh.TIMES, *lexicon_zh.WEATHERS])
    return surname and word not in NOT_NAMES and word not in lexicon_zh.PEOPLE and word not in lexicon_zh.CITIES and not known and word[-1] not in _NO_NAME_END and (len(word) > 2 or word[1] not in "家总某氏老")


def _gender_zh(text: str, name: str, names: list[str]) -> Gender:
    """By title, letters and pronouns; `text` is without what is said in it, `names` are all names."""
    stop = "\n|" + "|".join(re.escape(n) for n in names[:40] if n != name)
    if re.search(r"夫人|太太|小姐|嬷嬷|姑娘|大婶|大妈|婆婆|奶奶|嫂|娘|母亲|妈妈|外婆|皇后|太后|女|丫鬟|护士", name):
        return "f"
    if re.search(r"^老(?!太)|公子|先生|大叔|大爷|爷|父亲|爸|外公|皇上|太子|将军|丞相|男|少年", name):
        return "m"
    her = 2 * bool(FEMALE.search(name[1:]))
    him = 2 * bool(MALE.search(name[1:]))
    for m in list(re.finditer(re.escape(name), text))[:400]:
        # A pronoun that begins one of the next clauses means whoever the clause before was about.
        after = re.split(stop, text[m.end():m.end() + 70])[0]
        if spot := re.search(r"[，。！？]\s*([他她])(?!们)", after):
            her, him = her + (spot[1] == "她"), him + (spot[1] == "他")
    if her != him:
        return "f" if her > him else "m"
    return guess_gender(name, 0)


_EN_NAME = re.compile(r"\b(?:(Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Captain|Aunt|Uncle)\.? )?([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?: ([A-Z][a-z]+))?\b")


def _en(text: str) -> list[Person]:
    tally: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    titles: dict[str, str] = {}
    family: dict[str, Counter[str]] = {}
    for m in _EN_NAME.finditer(text):
        title, first, second = m[1] or "", m[2], m[3] or ""
        if first in STOP_NAMES and not title:
            first, second = second, ""
        if not first or first in STOP_NAMES or first in lexicon_en.CITIES:
            continue
        if second in STOP_NAMES:
            second = ""
        name = f"{title} {first}".strip() if title else first
        tally[name] += 1
        if title:
            titles[name] = title
        if second and not title:
            family.setdefault(name, Counter())[second] += 1
        if title or (m.start() and text[:m.start()].rstrip(" ")[-1:] not in ".!?\n“\"'‘”"):
            inside[name] += 1
    speaks = Counter(a or b for a, b in re.findall(rf"\b([A-Z][a-z]+) (?:{EN_SAYS})\b|\b(?:{EN_SAYS}) ([A-Z][a-z]+)\b", text))
    surnames = {f for c in family.values() for f, n in c.items() if n > 1}
    told = re.sub(r"[“\"][^”\"\n]*[”\"]", " ", text)
    out = []
    least = 2 if len(text) < 30_000 else 4
    known = set(lexicon_en.NAMES["f"]) | set(lexicon_en.NAMES["m"])
    for name, n in tally.items():
        bare = name.split()[-1]
        lower = len(re.findall(rf"\b{bare.lower()}\b", text))
        if n < least or (inside[name] == 0 and not speaks[bare] and bare not in known) or lower > n or (name in surnames and name not in speaks):
            continue
        if not (speaks[bare] or titles.get(name) or bare in known or (inside[name] >= 3 and re.search(rf"\b{bare}(?:'s|’s)? (?:\w+ed|had|was|could|would|did)\b", text))):
            continue
        last = family.get(name, Counter()).most_common(1)
        full = f"{name} {last[0][0]}" if last and last[0][1] * 4 >= n and not titles.get(name) else name
        out.append(Person(full[:40], _gender_en(told, name, titles.get(name, "")), n, name if full != name else "", text.index(name)))
    return out


def _gender_en(text: str, name: str, title: str) -> Gender:
    if title in ("Mrs", "Ms", "Miss", "Lady", "Aunt"):
        return "f"
    if title in ("Mr", "Sir", "Lord", "Uncle"):
        return "m"
    first = name.split()[-1]
    if first in lexicon_en.NAMES["f"] or first.lower() in EN_FEMALE:
        return "f"
    if first in lexicon_en.NAMES["m"]:
        return "m"
    her = him = 0
    for m in list(re.finditer(rf"\b{re.escape(name)}\b", text))[:300]:
        spot = re.search(r"\b(she|her|hers|he|his|him)\b", re.split(r"[.!?\n]", text[m.end():m.end() + 90])[0])
        if spot:
            hers = spot[0] in ("she", "her", "hers")
            her, him = her + hers, him + (not hers)
    if her != him:
        return "f" if her > him else "m"
    return guess_gender(name, 0)


