"""Script → Fountain (https://fountain.io/syntax), Markdown, JSON."""
from __future__ import annotations

import json

from engine.drama.script import Beat, Scene, Script

NARRATOR = {"zh": "旁白", "en": "NARRATOR"}
MARK = "3kstory-script-1"
"""What our own JSON, and the comment in a file, begins with."""

FEELINGS = {
    "neutral": ("", ""), "happy": ("开心", "happy"), "sad": ("悲伤", "sad"), "angry": ("愤怒", "angry"), "surprised": ("惊讶", "surprised"),
    "afraid": ("害怕", "afraid"), "tender": ("温柔", "tender"), "scornful": ("轻蔑", "scornful"),
}
"""Emotion → how it is written, in Chinese and English."""
TIMES = {"dawn": ("清晨", "DAWN"), "day": ("日", "DAY"), "dusk": ("黄昏", "DUSK"), "night": ("夜", "NIGHT")}
WEATHERS = {"clear": ("", ""), "rain": ("雨", "RAIN"), "snow": ("雪", "SNOW"), "fog": ("雾", "FOG"), "wind": ("风", "WIND")}


def _side(script: Script) -> int:
    return 0 if script.language == "zh" else 1


def to_json(script: Script) -> str:
    """The script as our own JSON, with a mark by which it is known."""
    return json.dumps({"format": MARK, "script": script.model_dump(mode="json")}, ensure_ascii=False, indent=1)


def _carried(script: Script) -> str:
    """The whole script in one line that no comment of any format ends within."""
    plain = json.dumps(script.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    return plain.replace("*/", "*\\/").replace("--", "-\\u002d").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def heading(scene: Scene, side: int) -> str:
    """`咖啡店 - 夜 - 雨`."""
    parts = [_line(scene.place) or _line(scene.title) or scene.setting, TIMES[scene.time_of_day][side], WEATHERS[scene.weather][side]]
    return " - ".join(p for p in parts if p)


def _line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def to_fountain(script: Script) -> str:
    """The script as Fountain."""
    side, out = _side(script), [f"Title: {_line(script.title)}", "Source: 3kstory Studio", ""]
    if script.logline:
        out += [f"= {_line(script.logline)}", ""]
    for episode in script.episodes:
        out += [f"# {_line(episode.title) or episode.number}", ""]
        if episode.logline:
            out += [f"= {_line(episode.logline)}", ""]
        for scene in episode.scenes:
            out += [f".{heading(scene, side)}", ""]
            for beat in scene.beats:
                out += [*_fountain_beat(beat, script, side), ""]
    return "\n".join([*out, f"/* {MARK} {_carried(script)} */", ""])


def _fountain_beat(beat: Beat, script: Script, side: int) -> list[str]:
    if beat.kind == "action":
        return [f"!{_line(beat.text)}"]
    who = _line(beat.character or "") if beat.kind == "dialogue" else NARRATOR[script.language] + (" (V.O.)" if side else "")
    feeling = FEELINGS[beat.emotion][side] if beat.kind == "dialogue" else ""
    return [f"@{who}", *([f"({feeling})"] if feeling else []), _line(beat.text)]


def to_markdown(script: Script) -> str:
    """The script as Markdown, pleasant to read."""
    side, out = _side(script), [f"# {_line(script.title)}", ""]
    if script.logline:
        out += [f"*{_line(script.logline)}*", ""]
    for episode in script.episodes:
        out += [f"## {'第 ' + str(episode.number) + ' 集' if side == 0 else 'Episode ' + str(episode.number)}：{_line(episode.title)}", ""]
        if episode.logline:
            out += [f"*{_line(episode.logline)}*", ""]
        for scene in episode.scenes:
            out += [f"### {heading(scene, side)}", ""]
            for beat in scene.beats:
                out += [_markdown_beat(beat, side), ""]
    return "\n".join([*out, f"<!-- {MARK} {_carried(script)} -->", ""])


def _markdown_beat(beat: Beat, side: int) -> str:
    if beat.kind == "narration":
        return f"> {_line(beat.text)}"
    if beat.kind == "action":
        return f"_{_line(beat.text)}_"
    feeling = FEELINGS[beat.emotion][side]
    return f"**{_line(beat.character or '')}**{f'（{feeling}）' if feeling else ''}：{_line(beat.text)}"
