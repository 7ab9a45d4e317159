"""Length of what a model wrote: beats out where it is too long, looks and short answers in where it is too short."""
from __future__ import annotations

import re

from engine.drama.pace import beat_seconds
from engine.drama.script import Beat
from engine.drama.vocabulary import Emotion, Language
from engine.errors import ProviderError
from engine.writing.dramatist.bank import grammar
from engine.writing.dramatist.chance import pick, shuffled
from engine.writing.findings import Findings

_NEAR = 0.03
FAR = 0.05
"""Shares of the asked length: what is aimed at, and what a script may be away from it."""
_TRIES = 60
"""How many sets of looks and answers are gone through before what was written counts as too short to be drawn out."""
_EMOTIONS: tuple[Emotion, ...] = ("neutral", "surprised", "sad", "tender", "angry")


def fit_scenes(groups: list[list[Beat]], seconds: float, language: Language, names: list[str], said: set[str], findings: Findings, where: str, least: float) -> None:
    """Bring an episode's scenes (lists of beats, changed in place) within 5 % of `seconds`.

    ProviderError when less than the share `least` was written: padding that much would be no drama; or when nothing fits.
    """
    def total() -> float:
        return sum(beat_seconds(b, language) for g in groups for b in g)

    first = total()
    if first < least * seconds or not all(groups):
        raise ProviderError(f"The model wrote {first:.0f} seconds of {seconds:.0f} for {where}; another try or another model may do better.")
    _shorten(groups, seconds, language)
    pads = 0
    empty = 0
    while (left := seconds - total()) > _NEAR * seconds and empty < _TRIES:
        group = min(groups, key=lambda g: sum(beat_seconds(b, language) for b in g))
        options = [b for b in _pads(group, names, language, said, pads) if beat_seconds(b, language) <= left + _NEAR * seconds]
        pads += 1
        empty = 0 if options else empty + 1
        if not options:
            continue
        best = min(options, key=lambda b: (b.kind == "dialogue" and left > 4, abs(left - beat_seconds(b, language))))
        said.add(re.sub(r"[\W_]+", "", best.text).lower())
        group.insert(_gap(group, best), best)
    if pads or first > seconds * (1 + _NEAR):
        findings.add(where, f"{first:.1f} s of {seconds:.0f} s: fitted to {total():.1f} s")
    if abs(total() - seconds) > FAR * seconds:
        raise ProviderError(f"The model wrote {first:.0f} seconds of {seconds:.0f} for {where}, which could not be fitted; another try or another model may do better.")


def _shorten(groups: list[list[Beat]], seconds: float, language: Language) -> None:
    """Take out beats, silent ones first, never a scene's last, an insert or the only one that speaks."""
    lasts = [[beat_seconds(b, language) for b in g] for g in groups]
    rooms = [sum(each) for each in lasts]

    while (over := sum(rooms) - seconds) > _NEAR * seconds:
        options = [(bool(beat.insert) * 4 + (beat.kind == "dialogue") + abs(length - over) * 0.2 - room / seconds, i, k)
                   for i, (group, each, room) in enumerate(zip(groups, lasts, rooms, strict=True))
                   for k, (beat, length) in enumerate(zip(group[:-1], each[:-1], strict=True))]
        if options:
            _, i, k = min(options)
            groups[i].pop(k)
            rooms[i] -= lasts[i].pop(k)
            continue
        longest = max(((each, i, k) for i, g in enumerate(groups) for k, each in enumerate(lasts[i]) if g[k].spoken), default=None)
        if longest is None or len(groups[longest[1]][longest[2]].text) < 8:
            return
        _, i, k = longest
        groups[i][k] = groups[i][k].model_copy(update={"text": _first_clause(groups[i][k].text)})
        rooms[i] -= lasts[i][k]
        lasts[i][k] = beat_seconds(groups[i][k], language)
        rooms[i] += lasts[i][k]


def _first_clause(text: str) -> str:
    parts = re.split(r"(?<=[，。！？,.!?;；])\s*", text)
    said = parts[0].strip("，, ；;")
    if len(said) >= len(text) - 1:
        said = text[: len(text) * 2 // 3] if re.search(r"[\u3400-\u9fff]", text) else " ".join(text.split()[: max(1, len(text.split()) * 2 // 3)])
    return said + ("。" if re.search(r"[\u3400-\u9fff]", said) else ".") if said[-1:] not in "。！？.!?…" else said


def _pads(group: list[Beat], names: list[str], language: Language, said: set[str], n: int) -> list[Beat]:
    """Looks and short answers by those on stage."""
    words = grammar(language)
    people = list(dict.fromkeys(b.character for b in group if b.character)) or names[:2]
    x, y = people[n % len(people)], people[(n + 1) % len(people)]
    out = []
    for emotion in _EMOTIONS:
        for text in shuffled([t for t in words[f"re.{emotion}"] if "{" not in t], n, emotion):
            if re.sub(r"[\W_]+", "", text).lower() not in said:
                out.append(Beat(kind="dialogue", character=x, emotion=emotion, text=text))
    looks = [t for t in words["p.look"] if "{O}" not in t] if x != y else ["望向窗外", "抬起头"] if language == "zh" else ["looks up", "looks away"]
    for k in range(6):
        look, still = pick(looks, n, k, "look"), pick(words["p.still"], n, k, "still")
        text = (f"{x}{look}，{still}。" if language == "zh" else f"{x} {look} and {still}.").replace("{Y}", y)
        if re.sub(r"[\W_]+", "", text).lower() not in said:
            out.append(Beat(kind="action", character=x, text=text))
    return out


def _gap(group: list[Beat], beat: Beat) -> int:
    """Where a pad disturbs least: before the last beat, away from its like, a reply after somebody else."""
    def bad(at: int) -> tuple[int, float]:
        before, after = group[at - 1] if at else None, group[at] if at < len(group) else None
        alike = sum(o is not None and o.kind == beat.kind == "action" for o in (before, after))
        own = beat.kind == "dialogue" and (before is None or before.kind != "dialogue" or before.character == beat.character)
        return alike + 2 * own, abs(at - len(group) * 0.6)

    return min(range(1, len(group)) if len(group) > 1 else [len(group)], key=bad)
