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
_EMOTIONS: tuple[Emotion, ...] = ("neutral", "surprised", "sad", "tender", "angry")


def fit_scenes(groups: list[list[Beat]], seconds: float, language: Language, names: list[str], said: set[str], findings: Findings, where: str, least: float) -> None:
    """Bring an episode's scenes (lists of beats, changed in place) within 3 % of `seconds`.

    ProviderError when less than the share `least` was written: padding that much would be no drama.
    """
    def total() -> float:
        return sum(beat_seconds(b, language) for g in groups for b in g)

    first = total()
    if first < least * seconds or not all(groups):
        raise ProviderError(f"The model wrote {first:.0f} seconds of {seconds:.0f} for {where}; another try or another model may do better.")
    _shorten(groups, seconds, language)
    pads = 0
    for _ in range(600):
        left = seconds - total()
        if left <= _NEAR * seconds:
            break
        group = min(groups, key=lambda g: sum(beat_seconds(b, language) for b in g))
        options = [b for b in _pads(group, names, language, said, pads) if beat_seconds(b, language) <= left + _NEAR * seconds]
        pads += 1
        if not options:
            break
        best = min(options, key=lambda b: (b.kind == "dialogue" and left > 4, abs(left - beat_seconds(b, language))))
        said.add(re.sub(r"[\W_]+", "", best.text).lower())
        group.insert(_gap(group, best), best)
    if pads or first > seconds * (1 + _NEAR):
        findings.add(where, f"{first:.1f} s of {seconds:.0f} s: fitted to {total():.1f} s")


def _shorten(groups: list[list[Beat]], seconds: float, language: Language) -> None:
    """Take out beats, silent ones first, never a scene's last, an insert or the only one that speaks."""
    def total() -> float:
        return sum(beat_seconds(b, language) for g in groups for b in g)

    while (over := total() - seconds) > _NEAR * seconds:
        options = []
        for i, group in enumerate(groups):
            room = sum(beat_seconds(b, language) for b in group)
            for k, beat in enumerate(group[:-1]):
                if len(group) > 1:
                    length = beat_seconds(beat, language)
                    options.append((bool(beat.insert) * 4 + (beat.kind == "dialogue") + abs(length - over) * 0.2 - room / seconds, i, k))
        if not options:
            longest = max((b for g in groups for b in g if b.spoken), key=lambda b: beat_seconds(b, language), default=None)
            if longest is None or len(longest.text) < 8:
                return
            for g in groups:
                for k, b in enumerate(g):
                    if b is longest:
                        g[k] = b.model_copy(update={"text": _first_clause(b.text)})
            continue
        _, i, k = min(options)
        groups[i].pop(k)


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
