"""Shot → words for an image model: the shot's own facts, the character bible, the style; and what must not be there."""
from __future__ import annotations

from engine.drama.script import Character, Script
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Language, Style

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
_STYLE: dict[Language, dict[Style, str]] = {
    "zh": {"noir": "高质量韩漫风格插画，电影感打光，扁平柔和两段阴影", "pastel": "温暖粉彩插画，柔和水彩质感", "ink": "国风水墨，宣纸质感，朱红点缀"},
    "en": {"noir": "high-quality webtoon illustration, cinematic lighting, soft two-tone shading",
           "pastel": "warm pastel illustration, soft watercolour texture", "ink": "Chinese ink-wash painting, paper texture, vermilion accents"},
}
_NEGATIVE = {
    "zh": "文字，水印，logo，多余的手指，畸形的手，多余的人，模糊，低质量，裸露，血腥",
    "en": "text, watermark, logo, extra fingers, deformed hands, extra people, blurry, low quality, nudity, gore",
}


def picture_prompt(shot: Shot, script: Script, style: Style, language: Language) -> tuple[str, str]:
    """The prompt and the negative prompt for one shot, in the language that the model prefers."""
    cast = {c.name: c for c in script.characters}
    people = [_person(cast[a.character], a.emotion, a.view == "back", language) for a in shot.actors if a.character in cast]
    if shot.insert:
        shown = "、".join(shot.insert.text)
        people = [f"{shot.insert.kind}：{shown}" if language == "zh" else f"a {shot.insert.kind} that reads “{shown}”"]
    parts = [
        _STYLE[language][style], _SIZE[language][shot.size], _ANGLE[language][shot.angle], shot.place or shot.setting,
        _TIME[language][shot.time_of_day], _WEATHER[language][shot.weather], _LIGHT[language][shot.light], *people,
    ]
    joint = "，" if language == "zh" else ", "
    return joint.join(p for p in parts if p), _NEGATIVE[language]


def _person(who: Character, emotion: str, from_behind: bool, language: Language) -> str:
    look = who.look
    if language == "zh":
        words = look.words or f"{'女' if who.gender == 'f' else '男'}，{look.hair_color} {look.hair} 发型，{look.outfit}"
        return f"{who.name}（{words}）" + ("背影" if from_behind else _EMOTION["zh"][emotion])
    words = look.words or f"{'woman' if who.gender == 'f' else 'man'}, {look.hair_color} {look.hair} hair, {look.outfit}"
    return f"{who.name} ({words}), " + ("seen from behind" if from_behind else _EMOTION["en"][emotion])
