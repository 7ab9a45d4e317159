"""Who sounds how: a voice for every character by gender, age and temper, no two main ones alike."""
from __future__ import annotations

import re

from engine.drama.script import Character, Voice
from engine.drama.vocabulary import Age, Gender, Language

_CAST: dict[tuple[Language, Gender], list[tuple[str, dict[str, float], float, float]]] = {
    ("zh", "f"): [
        ("lead", {"zf_xiaoxiao": .6, "af_heart": .4}, 1.0, 1.0), ("cool", {"zf_xiaobei": 1.0}, .97, 1.06), ("lively", {"zf_xiaoyi": 1.0}, .98, 1.0),
        ("warm", {"zf_xiaoxiao": .5, "zf_xiaobei": .5}, .93, 1.0), ("bright", {"zf_xiaoxiao": 1.0}, 1.06, 1.04),
        ("firm", {"zf_xiaobei": .6, "zf_xiaoyi": .4}, .9, 1.05)],
    ("zh", "m"): [
        ("lead", {"zm_yunxi": .6, "am_michael": .4}, 1.0, 1.0), ("firm", {"zm_yunjian": 1.0}, .98, 1.04), ("young", {"zm_yunxi": 1.0}, 1.06, 1.02),
        ("warm", {"zm_yunyang": .6, "zm_yunxi": .4}, 1.02, 1.0), ("rough", {"zm_yunjian": .7, "zm_yunxi": .3}, .9, 1.0),
        ("calm", {"zm_yunyang": 1.0}, 1.06, 1.0)],
    ("en", "f"): [
        ("lead", {"af_heart": 1.0}, 1.0, 1.0), ("cool", {"bf_emma": .6, "af_sarah": .4}, .97, 1.0), ("lively", {"af_bella": 1.0}, 1.05, 1.04),
        ("warm", {"bf_isabella": 1.0}, .94, .98), ("bright", {"af_nova": .6, "af_heart": .4}, 1.1, 1.02), ("firm", {"af_sarah": 1.0}, .93, 1.02)],
    ("en", "m"): [
        ("lead", {"am_michael": 1.0}, 1.0, 1.0), ("firm", {"am_onyx": .6, "am_fenrir": .4}, .97, 1.0), ("young", {"am_puck": 1.0}, 1.06, 1.03),
        ("warm", {"bm_george": 1.0}, .96, 1.0), ("rough", {"am_fenrir": 1.0}, .92, 1.0), ("calm", {"bm_lewis": 1.0}, 1.04, .98)],
}
"""Packs, pitch and speed by manner; the first is for the lead."""

_AGES: dict[Age, tuple[float, float]] = {"child": (1.16, 1.02), "young": (1.04, 1.03), "adult": (1.0, 1.0), "middle": (.95, .97), "elder": (.87, .87)}
"""Factor on pitch and speed."""
_CHILD: dict[Language, dict[str, float]] = {"zh": {"zm_yunxia": 1.0}, "en": {"af_bella": .5, "af_nova": .5}}

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
    return Voice(blend={"zm_yunyang": .75, "am_michael": .25} if language == "zh" else {"bm_fable": .6, "bm_george": .4}, pitch=.96, speed=.98)


def cast_voices(characters: list[Character], language: Language) -> dict[str, Voice]:
    """A voice per character name. Main characters choose first; a manner that is taken is not given again while
    another is free, and then it is shifted so that it can be told apart."""
    order = {"lead": 0, "second": 1, "rival": 2, "support": 3}
    given: dict[tuple[Gender, str], int] = {}
    voices: dict[str, Voice] = {}
    for who in sorted(characters, key=lambda c: order[c.role]):
        if who.age == "child":
            times = given[(who.gender, "child")] = given.get((who.gender, "child"), 0) + 1
            voices[who.name] = Voice(blend=_CHILD[language], pitch=_bounded((1.0 if language == "zh" else 1.14) + .06 * (times - 1)), speed=1.0)
            continue
        manners = _CAST[(language, who.gender)]
        wanted = [m for m, words in _MANNERS if words.search(f"{who.temper} {who.job}")]
        ranked = sorted(range(len(manners)), key=lambda i: (given.get((who.gender, manners[i][0]), 0), manners[i][0] not in wanted, i))
        manner, blend, pitch, speed = manners[ranked[0]]
        times = given.get((who.gender, manner), 0)
        given[(who.gender, manner)] = times + 1
        age_pitch, age_speed = _AGES[who.age]
        voices[who.name] = Voice(blend=blend, pitch=_bounded(pitch * age_pitch * (1 + .07 * times)), speed=max(.7, min(1.35, round(speed * age_speed, 3))))
    return voices


def _bounded(pitch: float) -> float:
    return max(.7, min(1.4, round(pitch, 3)))
