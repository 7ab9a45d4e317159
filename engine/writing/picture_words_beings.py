"""What animals, robots and devices are called in prompts and looks, in Chinese and in English."""
from __future__ import annotations

from engine.drama.script import Look
from engine.drama.storyboard import Creature
from engine.drama.vocabulary import Being, Brought, Language, Stance
from engine.writing.picture_words import OUTFITS, colour_name

BEINGS: dict[Language, dict[Being, str]] = {
    "zh": {"person": "人", "robot": "家用机器人，光滑的白色头壳，屏幕脸上亮着眼睛和嘴", "cat": "猫", "dog": "狗", "fox": "狐狸", "rabbit": "兔子", "parrot": "鹦鹉", "pigeon": "鸽子", "horse": "马",
           "speaker": "智能音箱，顶部一圈发光的灯环", "phone": "立在支架上的手机，屏幕上一圈发光的光环"},
    "en": {"person": "person", "robot": "household robot with a smooth white shell and eyes and mouth lit on a face screen", "cat": "cat", "dog": "dog", "fox": "fox", "rabbit": "rabbit", "parrot": "parrot", "pigeon": "pigeon",
           "horse": "horse", "speaker": "smart speaker with a glowing ring of light on top", "phone": "phone upright on a stand, a glowing ring on its screen"},
}
_NOUNS: dict[Being, tuple[str, str]] = {"robot": ("机器人", "robot"), "speaker": ("音箱", "speaker"), "phone": ("手机", "phone")}
_STANCES: dict[Language, dict[Stance, str]] = {"zh": {"sit": "蹲坐着", "stand": "站着"}, "en": {"sit": "sitting", "stand": "on its feet"}}
_BROUGHT: dict[Language, dict[Brought, str]] = {"zh": {"shoe": "面前的地上放着一只旧鞋", "letter": "面前的地上放着一封信"}, "en": {"shoe": "an old shoe on the ground before it", "letter": "a letter on the ground before it"}}
_COLLARED: tuple[Being, ...] = ("cat", "dog", "fox", "rabbit")


def being_words(look: Look, language: Language) -> str:
    """The look in words of somebody who is no person: a real animal or a thing, never a human being in costume. Words that were
    written for a person are left out."""
    zh = language == "zh"
    noun = _NOUNS.get(look.being, (BEINGS["zh"][look.being], BEINGS["en"][look.being]))[not zh]
    if noun in look.words:
        return look.words
    what, colour = BEINGS[language][look.being], colour_name(look.color, language)
    if look.being == "robot":
        worn = OUTFITS[language][look.outfit]
        return f"{what}，穿{colour}{worn}，不是真人" if zh else f"{what}, wearing {colour} {worn}, not a human"
    if look.being in ("speaker", "phone"):
        return f"{colour}{what}，画面中没有它的人形" if zh else f"{colour} {what}, no human figure for it"
    collar = ("，戴" + colour_name(look.accent, language) + "项圈" if zh else f" with a {colour_name(look.accent, language)} collar") if look.being in _COLLARED else ""
    return f"一只{colour}的{what}{collar}，真实动物，不是人" if zh else f"a {colour} {what}{collar}, a real animal, not a person"


def creature_words(c: Creature, language: Language) -> str:
    """An animal of a shot that is nobody in the cast."""
    zh = language == "zh"
    parts = [f"{'一匹' if c.being == 'horse' else '一只'}{colour_name(c.color, language)}的{BEINGS[language][c.being]}" if zh else f"a {colour_name(c.color, language)} {BEINGS[language][c.being]}",
             _STANCES[language][c.stance], _BROUGHT[language][c.brings] if c.brings else ""]
    return ("，" if zh else ", ").join(p for p in parts if p)
