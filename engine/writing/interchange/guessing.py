"""What a foreign script does not say, guessed from what it does: places, moods, people. The same text, the same guess."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.drama.script import Character, Scene
from engine.drama.vocabulary import Emotion, Gender, Language
from engine.writing.continuity import emotion_of, people_of
from engine.writing.dramatist.reading import read
from engine.writing.findings import Findings
from engine.writing.interchange.rendering import FEELINGS, TIMES, WEATHERS
from engine.writing.model_forms import Person

FEMALE = re.compile(r"[女妈妹姐姑娘婆奶她婷芳娜丽晚雪梅兰月霞燕莉薇瑶琳妍婉萱怡佳颖雅倩]|\b(?:mrs|ms|miss|lady|queen|princess|mother|sister|aunt|girl|woman)\b", re.I)
MALE = re.compile(r"[爸哥弟叔伯爷他强伟军勇刚磊涛斌浩宇辰]|\b(?:mr|sir|king|prince|father|brother|uncle|boy|man)\b", re.I)
_OLD = re.compile(r"[爷奶婆翁]|老[人太头]|grand|elder|\bold\b", re.I)
_YOUNG = re.compile(r"小[孩朋]|童|child|kid\b|little", re.I)
EN_FEMALE = frozenset("mara anna emma olivia sophia mia ava lily grace nora ella chloe zoe ruth alice jane mary kate eve iris june clara lucy sara sarah maya elizabeth catherine margaret helen rose ellen martha rebecca hannah julia laura amy beth charlotte diana fiona holly isabel joan karen linda nina rachel susan tessa vera wendy".split())


@dataclass(frozen=True)
class Place:
    name: str
    setting: str
    time: str
    weather: str


def place_of(heading: str, words: str, language: Language, before: Scene | None) -> Place:
    """Where and when a scene plays: by its heading, else by its first words, else as the scene before."""
    bare = re.sub(r"^(?:(?:int|ext|est|i/e)[./ ]+)+|^(?:内景|外景|内|外)[.：:、\s]+", "", heading.strip(), flags=re.I)
    parts = [p.strip() for p in re.split(r"\s+[-–—·|]\s+|[，,]\s*|\s*·\s*", bare) if p.strip()]
    time, weather, names = "", "", []
    for part in parts:
        found = _closed(part, TIMES), _closed(part, WEATHERS)
        time, weather = found[0] or time, found[1] or weather
        if not any(found):
            names.append(part)
    told, heard = read(bare, language), read(words, language)
    name = " · ".join(names) or told.place or (before.place if before else "")
    fallback = before.setting if before and not heading else "street"
    return Place(name, told.setting or heard.setting or fallback, time or told.time or heard.time or (before.time_of_day if before and not heading else "day"),
                 weather or told.weather or heard.weather or "clear")


def _closed(part: str, words: dict[str, tuple[str, str]]) -> str:
    """The value that a word of a heading means, if it means one."""
    low = part.casefold()
    return next((value for value, names in words.items() if low in {n.casefold() for n in names if n} | {value}), "")


def emotion_in(words: str) -> Emotion:
    """The emotion in a parenthetical."""
    for emotion, names in FEELINGS.items():
        if words.strip().casefold() in {n for n in names if n}:
            return emotion  # type: ignore[return-value]
    return emotion_of(words) if words.strip() else "neutral"


_MOODS = (
    ("sorrow", r"哭|泪|死|葬|再也|离开|tear|cry|dead|funeral|goodbye|never again"), ("anger", r"滚|骗|混蛋|凭什么|怒|liar|how dare|get out|furious"),
    ("suspense", r"谁|血|尸|失踪|秘密|门外|脚步|who is|blood|missing|secret|footsteps"), ("romance", r"喜欢|爱你|吻|拥抱|love|kiss|embrace|heart"),
    ("comedy", r"哈哈|笑死|尴尬|haha|laugh|awkward"), ("triumph", r"赢|成功|终于|won|victory|finally"), ("tension", r"快|来不及|必须|now|hurry|must|deadline"),
)


def mood_of(words: str, language: Language) -> str:
    """The mood that most of the words smell of."""
    counts = [(len(re.findall(pattern, words, re.I)), -at, mood) for at, (mood, pattern) in enumerate(_MOODS)]
    best = max(counts)
    return best[2] if best[0] else "warm"


def cast_of(names: Sequence[str], words: str, language: Language) -> tuple[list[Character], str]:
    """The people of a script with looks that can be told apart, and the genre of it all."""
    from engine.drama.script import Character as Made
    genres = read(words[:4000], language).genres
    genre = max(genres, key=lambda g: (genres[g], g)) if genres else "romance"
    if not names:
        return [Made(name="路人" if language == "zh" else "Somebody", gender="f")], genre
    forms = [Person(name=n, gender=guess_gender(n, at), age="elder" if _OLD.search(n) else "child" if _YOUNG.search(n) else "adult") for at, n in enumerate(names)]
    made = people_of(forms, 0, Findings())
    have = {c.name for c in made}
    made += [Made(name=n, gender=guess_gender(n, at)) for at, n in enumerate(names) if n not in have]
    return [c for c in made if c.name in set(names)], genre


def guess_gender(name: str, at: int) -> Gender:
    """By the letters or the given name; else in turn, so that a cast is mixed."""
    if FEMALE.search(name) or name.split()[0].casefold() in EN_FEMALE:
        return "f"
    if MALE.search(name):
        return "m"
    return "f" if at % 2 == 0 else "m"
