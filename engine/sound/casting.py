"""Who sounds how: a voice for every character by gender, age and temper, no two main ones alike."""
from __future__ import annotations

import math
import re

from engine.drama.script import Character, Voice
from engine.drama.vocabulary import Age, Gender, Language

_HERTZ = {
    "zf_xiaoxiao": 238, "zf_xiaobei": 238, "zf_xiaoyi": 300, "zm_yunxi": 163, "zm_yunjian": 122, "zm_yunxia": 295, "zm_yunyang": 122,
    "af_heart": 200, "af_bella": 190, "af_nicole": 185, "af_sarah": 186, "bf_emma": 180, "bf_isabella": 205, "am_michael": 114, "am_onyx": 86,
    "am_fenrir": 139, "am_puck": 120, "am_echo": 105, "am_santa": 95, "bm_george": 143, "bm_lewis": 83, "bm_fable": 96,
}
"""Median fundamental of every pack at pitch 1, measured on read lines."""

_CAST: dict[tuple[Language, Gender], list[tuple[str, dict[str, float], float, float]]] = {
    ("zh", "f"): [
        ("lead", {"zf_xiaoxiao": .6, "af_heart": .4}, 1.0, 1.0), ("cool", {"zf_xiaobei": 1.0}, .86, 1.06), ("lively", {"zf_xiaoyi": 1.0}, .98, 1.0),
        ("warm", {"zf_xiaoxiao": .6, "bf_isabella": .4}, .94, 1.0), ("bright", {"zf_xiaoxiao": 1.0}, 1.1, 1.03),
        ("firm", {"zf_xiaobei": .6, "af_sarah": .4}, .82, 1.04)],
    ("zh", "m"): [
        ("lead", {"zm_yunxi": .6, "am_michael": .4}, 1.0, 1.0), ("firm", {"zm_yunjian": 1.0}, .95, 1.04), ("young", {"zm_yunxi": 1.0}, 1.1, 1.02),
        ("warm", {"zm_yunxi": .6, "bm_george": .4}, 1.04, 1.0), ("rough", {"zm_yunjian": .6, "am_onyx": .4}, .88, 1.0),
        ("calm", {"zm_yunyang": .6, "zm_yunxi": .4}, .92, 1.0)],
    ("en", "f"): [
        ("lead", {"af_heart": 1.0}, 1.0, 1.0), ("cool", {"bf_emma": 1.0}, .92, 1.0), ("lively", {"af_bella": 1.0}, 1.2, 1.04),
        ("warm", {"bf_isabella": 1.0}, .9, .98), ("bright", {"af_bella": .5, "bf_isabella": .5}, 1.3, 1.02), ("firm", {"af_sarah": 1.0}, .86, 1.02)],
    ("en", "m"): [
        ("lead", {"am_michael": 1.0}, 1.04, 1.0), ("firm", {"am_onyx": .6, "am_fenrir": .4}, .95, 1.0), ("young", {"am_puck": 1.0}, 1.16, 1.03),
        ("warm", {"bm_george": 1.0}, .9, 1.0), ("rough", {"am_echo": 1.0}, .98, 1.0), ("calm", {"bm_lewis": .6, "am_michael": .4}, .92, .98)],
}
"""Packs, pitch and speed by manner; the first is for the lead."""

_APART = 1.3
"""Semitones between the pitches of two people of one gender, so that nobody is taken for another."""
_SHIFTS = (1.0, 1.05, .95, 1.1, .91, 1.15, .87, 1.2, .83, 1.025, .975, 1.075, .93, 1.125, .89, 1.175, .85, 1.25, .8)

_AGES: dict[Age, tuple[float, float]] = {"child": (1.16, 1.02), "young": (1.04, 1.03), "adult": (1.0, 1.0), "middle": (.95, .97), "elder": (.87, .87)}
"""Factor on pitch and speed."""
_CHILD: dict[Language, dict[str, float]] = {"zh": {"zm_yunxia": 1.0}, "en": {"af_bella": .5, "bf_isabella": .5}}

_MANNERS = [
    ("cool", re.compile(r"冷|高傲|克制|理智|强势|cold|cool|aloof|proud|guarded|sharp")),
    ("firm", re.compile(r"霸道|沉稳|狠|威严|果断|firm|stern|ruthless|command|steely")),
    ("lively", re.compile(r"活泼|开朗|俏皮|直爽|lively|cheerful|playful|bubbly|blunt")),
    ("young", re.compile(r"阳光|热血|冲动|少年|eager|boyish|impulsive|bright-eyed")),
    ("warm", re.compile(r"温柔|善良|温和|体贴|慈|warm|gentle|kind|soft|caring")),
    ("rough", re.compile(r"暴躁|粗|疲惫|沧桑|gruff|rough|tired|worn|weary")),
    ("calm", re.compile(r"冷静|平静|内敛|沉默|calm|quiet|reserved|patient")),
]


def narrator_voice(language: Language) -> Voice:
    """The narrator: nobody in the drama sounds like this."""
    if language == "zh":
        return Voice(blend={"zm_yunyang": .75, "am_michael": .25}, pitch=.86, speed=.98)
    return Voice(blend={"bm_fable": .6, "bm_george": .4}, pitch=.84, speed=.98)


def expected_hertz(voice: Voice) -> float:
    """The median fundamental that a voice will have in neutral speech."""
    whole = sum(voice.blend.values()) or 1.0
    return voice.pitch * math.exp(sum(w * math.log(_HERTZ.get(pack, 160)) for pack, w in voice.blend.items()) / whole)


def cast_voices(characters: list[Character], language: Language) -> dict[str, Voice]:
    """A voice per character name. Main characters choose first; a manner that is taken is not given again while
    another is free, and a pitch too near to that of another of the gender (or of the narrator) is shifted away."""
    order = {"lead": 0, "second": 1, "rival": 2, "support": 3}
    given: dict[tuple[Gender, str], int] = {}
    heard: dict[Gender, list[float]] = {"f": [], "m": [expected_hertz(narrator_voice(language))]}
    children: list[float] = []  # girls and boys speak with one voice
    voices: dict[str, Voice] = {}
    for who in sorted(characters, key=lambda c: order[c.role]):
        manner, voice = _first_choice(who, language, given)
        given[(who.gender, manner)] = given.get((who.gender, manner), 0) + 1
        child = children if manner == "child" else []
        voices[who.name] = voice = _apart(voice, [*heard[who.gender], *child])
        heard[who.gender].append(expected_hertz(voice))
        child.append(expected_hertz(voice))
    return voices


def _first_choice(who: Character, language: Language, given: dict[tuple[Gender, str], int]) -> tuple[str, Voice]:
    """The manner that suits somebody best among those least taken."""
    if who.age == "child":
        boy = .94 if who.gender == "m" else 1.0
        return "child", Voice(blend=_CHILD[language], pitch=_bounded((1.0 if language == "zh" else 1.38) * boy), speed=1.0)
    manners = _CAST[(language, who.gender)]
    wanted = [m for m, words in _MANNERS if words.search(f"{who.temper} {who.job}")]
    ranked = sorted(range(len(manners)), key=lambda i: (given.get((who.gender, manners[i][0]), 0), manners[i][0] not in wanted, i))
    manner, blend, pitch, speed = manners[ranked[0]]
    age_pitch, age_speed = _AGES[who.age]
    return manner, Voice(blend=blend, pitch=_bounded(pitch * age_pitch), speed=max(.7, min(1.35, round(speed * age_speed, 3))))


def _apart(voice: Voice, others: list[float]) -> Voice:
    """The voice, raised or lowered as little as sets it apart from the others' pitches (in Hz)."""
    def gap(v: Voice) -> float:
        return min((abs(12 * math.log2(expected_hertz(v) / h)) for h in others), default=math.inf)

    choices = [voice.model_copy(update={"pitch": _bounded(voice.pitch * s)}) for s in _SHIFTS]
    return next((v for v in choices if gap(v) >= _APART), None) or max(choices, key=gap)


def _bounded(pitch: float) -> float:
    return max(.7, min(1.4, round(pitch, 3)))
