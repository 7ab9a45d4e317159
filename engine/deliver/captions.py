"""Subtitles as files: SubRip and WebVTT, from the cues of a timeline."""
from __future__ import annotations

from fractions import Fraction

from engine.drama.timeline import Timeline


def _stamp(frame: int, rate: Fraction, mark: str) -> str:
    """`00:01:02,345`: the time of a frame's start, rounded to the millisecond."""
    ms = round(frame / rate * 1000)
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{mark}{ms % 1000:03d}"


def _rows(text: str) -> str:
    """The text without empty rows: in both formats one would end the cue."""
    return "\n".join(row.strip() for row in text.splitlines() if row.strip())


def subtitles_srt(timeline: Timeline) -> str:
    """SubRip (.srt), UTF-8."""
    return "\n".join(f"{i}\n{_stamp(c.start, timeline.rate, ',')} --> {_stamp(c.end, timeline.rate, ',')}\n{_rows(c.text)}\n" for i, c in enumerate(timeline.cues, 1))


def subtitles_vtt(timeline: Timeline) -> str:
    """WebVTT (W3C), with the speaker as a voice span."""
    blocks = ["WEBVTT\n"]
    for c in timeline.cues:
        text = _rows(c.text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        voice = f"<v {c.character.replace('>', '')}>" if c.character else ""
        blocks.append(f"{_stamp(c.start, timeline.rate, '.')} --> {_stamp(c.end, timeline.rate, '.')}\n{voice}{text}\n")
    return "\n".join(blocks)
