"""Shot → words for an image model: the shot's own facts, the character bible, the style; and what must not be there."""
from __future__ import annotations

import re
from collections.abc import Mapping

from engine.drama.places import is_ward
from engine.drama.script import Character, Script, in_old_times
from engine.drama.storyboard import Insert, Placement, Shot, dressed
from engine.drama.vocabulary import Animals, Aspect, Emotion, Language, OldTimes, Style
from engine.writing.picture_words import (
    AGES,
    ASPECTS,
    BUILDS,
    FACES,
    HAIR_COLOURS,
    HAIRS,
    INSERTS,
    MOODS,
    OUTFITS,
    POSES,
    PROPPED,
    SETTINGS,
    SKINS,
    colour_name,
)
from engine.writing.picture_words_beings import being_words, creature_words
from engine.writing.picture_words_old import insert_then, light_then, not_then, pose_then, setting_then

_SIZE = {
    "zh": {"wide": "大远景", "full": "全身镜头", "two": "双人中景", "medium": "半身中景", "ots": "过肩镜头", "close": "面部特写",
           "xclose": "眼部大特写", "insert": "物件特写"},
    "en": {"wide": "wide establishing shot", "full": "full body shot", "two": "two-shot", "medium": "medium shot",
           "ots": "over-the-shoulder shot", "close": "close-up", "xclose": "extreme close-up", "insert": "insert shot of an object"},
}
_ANGLE = {
    "zh": {"eye": "平视", "low": "仰拍", "high": "俯拍", "dutch": "倾斜构图"},
    "en": {"eye": "eye level", "low": "low angle", "high": "high angle", "dutch": "dutch angle"},
}
_TIME = {
    "zh": {"dawn": "清晨", "day": "白天", "dusk": "黄昏", "night": "夜晚"},
    "en": {"dawn": "dawn", "day": "daylight", "dusk": "dusk", "night": "night"},
}
_WEATHER = {
    "zh": {"clear": "", "rain": "下雨", "snow": "下雪", "fog": "有雾", "wind": "有风"},
    "en": {"clear": "", "rain": "rain", "snow": "snow", "fog": "fog", "wind": "wind"},
}
_LIGHT = {
    "zh": {"warm": "暖光", "cold": "冷光", "neon": "霓虹灯光", "noir": "低调硬光", "soft": "柔光", "ominous": "阴沉压抑的光"},
    "en": {"warm": "warm light", "cold": "cold light", "neon": "neon light", "noir": "low-key hard light", "soft": "soft light",
           "ominous": "ominous light"},
}
_EMOTION = {
    "zh": {"neutral": "神情平静", "happy": "微笑", "sad": "悲伤含泪", "angry": "愤怒", "surprised": "惊讶", "afraid": "恐惧", "tender": "温柔",
           "scornful": "轻蔑"},
    "en": {"neutral": "calm", "happy": "smiling", "sad": "sad, close to tears", "angry": "angry", "surprised": "surprised",
           "afraid": "afraid", "tender": "tender", "scornful": "scornful"},
}
_EMOTION_OF_ANIMALS: dict[Language, dict[Emotion, str]] = {
    "zh": {"happy": "神情愉快", "sad": "神情低落", "angry": "警惕，耳朵压低", "afraid": "受惊，耳朵压低", "surprised": "竖起耳朵", "scornful": "半眯着眼"},
    "en": {"happy": "at ease", "sad": "downcast", "angry": "wary, ears back", "afraid": "frightened, ears back", "surprised": "ears pricked", "scornful": "eyes half closed"},
}
_STYLE: dict[Language, dict[Style, str]] = {
    "zh": {"noir": "高质量韩漫风格插画，电影感打光，每种情绪一套配色，扁平柔和两段阴影，轮廓边缘光，景深虚化",
           "pastel": "温暖粉彩插画，上方柔光，水彩纸纹理，浅色阴影，明亮通透",
           "ink": "国风水墨画，宣纸纤维纹理，墨色晕染，毛笔勾线，远山薄雾留白，低饱和，仅朱红点缀"},
    "en": {"noir": "high-quality webtoon illustration, cinematic lighting, one palette per mood, soft two-tone shading, rim light, shallow depth of field",
           "pastel": "warm pastel illustration, soft light from above, watercolour paper texture, pale shadows, bright and airy",
           "ink": "Chinese ink-wash painting, rice-paper fibre, wet ink gradients, brush contour lines, distant mountains in mist, muted, vermilion accents only"},
}
_NEGATIVE = {
    "zh": "文字，字幕，水印，logo，签名，多余的手指，畸形的手，多余的人，重复的人，面部被裁切，模糊，低质量，照片写实，裸露，血腥",
    "en": "text, subtitles, watermark, logo, signature, extra fingers, deformed hands, extra people, duplicated person, cropped face, blurry, low quality, "
          "photorealistic, nudity, gore",
}
_NEGATIVE_STYLE: dict[Language, dict[Style, str]] = {
    "zh": {"noir": "", "pastel": "黑暗，高反差，粗黑线", "ink": "霓虹色，高饱和，3D，油画"},
    "en": {"noir": "", "pastel": "dark, harsh contrast, thick black outlines", "ink": "neon colours, high saturation, 3D, oil paint"},
}


def picture_prompt(shot: Shot, script: Script | Mapping[str, Character], style: Style, language: Language, aspect: Aspect | None = None,
                   old: OldTimes | None = None) -> tuple[str, str]:
    """The prompt and the negative prompt for one shot, in the language that the model prefers. `old` tells whether the drama
    plays in old times; None reads it off the people given, who must then be all of them."""
    usual = {c.name: c for c in script.characters} if isinstance(script, Script) else script
    old = in_old_times(usual.values()) if old is None else old
    cast = dressed(shot, usual)
    zh = language == "zh"
    shown = [a for a in sorted(shot.actors, key=lambda a: a.x) if a.character in cast]
    if shot.insert:
        subject = [_object(shot.insert, cast.get(shot.insert.owner or ""), language, old)]
    else:
        subject = [_person(cast[a.character], a, _where(a, shown, language), language, shot.focus == a.character, old, a.character in shot.wear) for a in shown]
        if len(shown) > 1 and any(a.view == "back" for a in shown):
            subject.append("近景者虚化背影在前，镜头越过其肩" if zh else "the near person is a dark blurred back of a head, shot past their shoulder")
        elif any(a.pose == "lie" for a in shown):
            if len(shown) > 1:
                subject.append("其他人守在床边，低头看着床上的人" if zh else "the others are at the bedside, looking down at the one in bed")
        elif len(shown) == 2 and shown[0].facing != shown[1].facing:
            subject.append("两人相对而立，目光相接" if zh else "the two face each other, eyes meeting")
        subject += [creature_words(c, language) for c in shot.creatures]
        if not shown:
            subject.append("空镜，无人" if zh else "nobody in frame")
    setting = _setting(shot, language, old)
    place = f"{shot.place}，{setting}" if zh else f"{shot.place}: {setting}"
    parts = [
        _STYLE[language][style], _SIZE[language][shot.size], _ANGLE[language][shot.angle],
        place if shot.place else setting, _TIME[language][shot.time_of_day], _WEATHER[language][shot.weather],
        (light_then(shot.light, language, old) if old else None) or _LIGHT[language][shot.light], MOODS[language][shot.mood], *subject,
        ("脸部位于画面上部，下方四分之一留给字幕" if zh else "faces in the upper part of the frame, the lower quarter kept clear") if shown else "",
        ASPECTS[language][aspect] if aspect else "", "画面中没有文字" if zh and not shot.insert else "" if shot.insert else "no text in the picture",
    ]
    joint = "，" if zh else ", "
    negative = joint.join(p for p in (_NEGATIVE[language], _NEGATIVE_STYLE[language][style], not_then(old, language) if old else "") if p)
    if shot.insert and shot.insert.text:
        negative = negative.replace("文字，字幕，", "").replace("text, subtitles, ", "")
    return joint.join(p for p in parts if p), negative


def _setting(shot: Shot, language: Language, old: OldTimes) -> str:
    """What the place is, of its time; a hospital's room is not its corridor."""
    if old:
        return setting_then(shot.setting, shot.place, language, old)
    if shot.setting == "palace" and language == "en" and not re.search("[\u3400-\u9fff]", shot.place):
        return setting_then(shot.setting, shot.place, language, "west")
    if shot.setting in ("hospital", "bedroom") and is_ward(shot.place):
        return "医院病房，病床、监护仪与输液架" if language == "zh" else "hospital room with a bed, a monitor and a drip stand"
    return SETTINGS[language][shot.setting]


def _where(a: Placement, shown: list[Placement], language: Language) -> str:
    """Left, right or middle of the frame, and which way they look."""
    zh = language == "zh"
    if len(shown) == 1:
        side = ("偏左" if a.x < 0 else "偏右") if zh else ("slightly left of centre" if a.x < 0 else "slightly right of centre")
    elif len(shown) > 2 and shown[0] is not a and shown[-1] is not a:
        side = "居中" if zh else "in the middle"
    else:
        side = ("画面左侧" if shown[0] is a else "画面右侧") if zh else ("on the left" if shown[0] is a else "on the right")
    if a.view == "back":
        return side
    gaze = ("看向右方" if a.facing == "right" else "看向左方") if zh else f"looking {a.facing}"
    if a.view == "profile":
        gaze = f"侧脸，{gaze}" if zh else f"in profile, {gaze}"
    return side + ("，" if zh else ", ") + gaze


_CLOTHES = re.compile(r"穿|身着|身穿|" + "|".join(OUTFITS["zh"].values()) + r"|\b(?:wear|dressed|" + "|".join(map(re.escape, OUTFITS["en"].values())) + r")", re.I)
"""Words of a look that are about what is worn."""


def _worn(who: Character, language: Language) -> str:
    """The word for what somebody wears: a uniform is a school's only on the young."""
    if who.look.outfit == "uniform" and who.age not in ("child", "young"):
        return "制服" if language == "zh" else "uniform"
    return OUTFITS[language][who.look.outfit]


def _bible(who: Character, language: Language, changed: bool = False) -> str:
    """What never changes about somebody, in words, and what they wear: as always, or `changed` for the scene."""
    look = who.look
    if look.being != "person":
        return being_words(look, language)
    if look.words and not changed:
        return look.words
    if look.words:
        kept = [w.strip() for w in re.split(r"[，,；;]", look.words) if w.strip() and not _CLOTHES.search(w)]
        worn = _worn(who, language)
        return ("，" if language == "zh" else ", ").join([*kept, f"穿{colour_name(look.color, language)}{worn}" if language == "zh" else f"wearing {colour_name(look.color, language)} {worn}"])
    zh = language == "zh"
    extras = [w for on, w in ((look.glasses, "戴眼镜" if zh else "glasses"), (look.beard, "有胡须" if zh else "beard"), (look.earrings, "戴耳环" if zh else "earrings")) if on]
    clothes = f"{colour_name(look.color, language)}{_worn(who, language)}" if zh else f"{colour_name(look.color, language)} {_worn(who, language)}"
    hair = f"{HAIR_COLOURS[language][look.hair_color]}{HAIRS[language][look.hair]}" if zh else f"{HAIR_COLOURS[language][look.hair_color]} {HAIRS[language][look.hair]}"
    parts = [AGES[language][who.gender][who.age], FACES[language][look.face], SKINS[language][look.skin], BUILDS[language][look.build], hair, clothes, *extras]
    return ("，" if zh else ", ").join(p for p in parts if p)


def _person(who: Character, a: Placement, where: str, language: Language, focus: bool, old: OldTimes, changed: bool) -> str:
    zh = language == "zh"
    words = [_bible(who, language, changed), where]
    if who.look.being not in ("person", "robot"):
        words += [_EMOTION_OF_ANIMALS[language].get(a.emotion, "") if who.look.being in Animals else "", ("画面焦点" if zh else "in focus") if focus else ""]
    elif a.view == "back":
        words.append("背影" if zh else "seen from behind")
    else:
        words += [PROPPED[language] if a.propped and a.pose == "lie" else (pose_then(a.pose, language, old) if old else None) or POSES[language][a.pose], ("双眼闭着" if zh else "eyes shut") if a.asleep else _EMOTION[language][a.emotion]]
        if focus:
            words.append("画面焦点" if zh else "in focus")
    return f"{who.name}（{'，'.join(w for w in words if w)}）" if zh else f"{who.name} ({', '.join(w for w in words if w)})"


def _object(insert: Insert, owner: Character | None, language: Language, old: OldTimes) -> str:
    """The object of an insert with what is to be read on it, and whose hand holds it."""
    zh = language == "zh"
    words = insert_then(insert.kind, language, old) if old else INSERTS[language][insert.kind]
    lines = ([insert.sender] if insert.sender else []) + insert.text
    if lines:
        words += f"，上面清楚写着“{'／'.join(lines)}”" if zh else f" that clearly reads “{' / '.join(lines)}”"
    if owner is not None and owner.look.being == "person" and insert.kind not in ("clock",):
        hand = ("女性" if owner.gender == "f" else "男性") if zh else ("a woman's" if owner.gender == "f" else "a man's")
        skin = SKINS[language][owner.look.skin]
        words += f"，{hand}的手拿着（{skin}，{colour_name(owner.look.color, language)}衣袖），手指完整自然" if zh else f", held by {hand} hand ({skin}, {colour_name(owner.look.color, language)} sleeve), natural complete fingers"
    return words
