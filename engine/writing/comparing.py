"""The difference between two scripts, small and readable. Pure."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from engine.drama.script import Beat, Character, Scene, Script
from engine.drama.vocabulary import Language

Kind = Literal["added", "removed", "changed", "moved"]
What = Literal["script", "character", "episode", "scene", "heading", "line"]


Say = Callable[[str, object], str]
"""The word for a value of a closed list or for a field: `say("emotion", "sad")`, `say("look.hair", "bob")`, `say("cast", "age")`."""


def as_written(_: str, value: object) -> str:
    """`Say` for programs: the value itself."""
    return str(value)


@dataclass(frozen=True)
class Change:
    """One difference. `where` is a scene (`1.2`), an episode (`1`) or a character's name."""

    where: str
    kind: Kind
    what: What
    before: str = ""
    after: str = ""


def map_beats(old: Scene, new: Scene) -> dict[int, int | None]:
    """Where each beat of the old scene stands in the new one; None when it is gone. Of a run of changed beats the first
    becomes the first, and so on: a rewritten line is still that line."""
    where: dict[int, int | None] = dict.fromkeys(range(len(old.beats)))
    for tag, a, b, c, d in _steps(old.beats, new.beats):
        if tag in ("equal", "replace"):
            for i, j in zip(range(a, b), range(c, d), strict=False):
                where[i] = j
    return where


def _steps(old: Sequence[Beat], new: Sequence[Beat]) -> list[tuple[str, int, int, int, int]]:
    return [*SequenceMatcher(None, [_words(b) for b in old], [_words(b) for b in new], False).get_opcodes()]


def _words(beat: Beat) -> tuple[str, str | None, str]:
    return beat.kind, beat.character, beat.text


def _told(beat: Beat, say: Say) -> str:
    """A beat in a line, as a reader would write it."""
    who = f"{beat.character}: " if beat.kind == "dialogue" else ""
    feeling = f" ({say('emotion', beat.emotion)})" if beat.kind == "dialogue" and beat.emotion != "neutral" else ""
    shown = f" [{say('insert', beat.insert)}: {beat.insert_text}]" if beat.insert else ""
    return f"{who}{beat.text}{feeling}{shown}"


def difference(old: Script, new: Script, say: Say = as_written) -> list[Change]:
    """What has changed, in the order of the new script: title and cast, then scene by scene. `say` gives readers the words
    of their language for what the script keeps as values of closed lists."""
    return [*_of_the_whole(old, new, say), *_of_the_cast(old, new, say), *_of_episodes(old, new), *_of_scenes(old, new, say)]


def _of_the_whole(old: Script, new: Script, say: Say) -> Iterator[Change]:
    for field in ("title", "logline", "genre"):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            words = [say("genre", x) if field == "genre" else str(x) for x in (before, after)]
            yield Change(say("script", field), "changed", "script", *words)


def _of_the_cast(old: Script, new: Script, say: Say) -> Iterator[Change]:
    before, after = {c.name: c for c in old.characters}, {c.name: c for c in new.characters}
    for name in [n for n in before if n not in after]:
        yield Change(name, "removed", "character", _person(before[name]))
    for name, who in after.items():
        if name not in before:
            yield Change(name, "added", "character", "", _person(who))
        elif before[name] != who:
            was, now = _traits(before[name]), _traits(who)
            fields = [f for f in {**now, **was} if was.get(f) != now.get(f)]
            yield Change(name, "changed", "character", *("; ".join(_trait(f, of[f], say) for f in fields if of.get(f)) for of in (was, now)))


def _traits(who: Character) -> dict[str, Any]:
    """Every field of a person, those of the look and the voice among them."""
    kept = who.model_dump(mode="json")
    look, voice = kept.pop("look"), kept.pop("voice")
    return {**kept, **look, **(voice or {})}


def _trait(field: str, value: Any, say: Say) -> str:
    if value is True:
        return say("cast", field)
    if field == "blend":
        return f"{say('cast', field)}: {', '.join(sorted(value))}"
    closed = "look." if field in ("hair", "hair_color", "outfit", "skin", "face", "build") else ""
    return f"{say('cast', field)}: {say(closed + field, value) if closed or field in ('gender', 'age', 'role') else value}"


def _person(who: Character) -> str:
    return ", ".join(x for x in (who.job, who.temper, who.want) if x) or who.name


def _of_episodes(old: Script, new: Script) -> Iterator[Change]:
    for number in range(1, max(len(old.episodes), len(new.episodes)) + 1):
        was = old.episodes[number - 1] if number <= len(old.episodes) else None
        now = new.episodes[number - 1] if number <= len(new.episodes) else None
        if was is None or now is None:
            yield Change(str(number), "added" if was is None else "removed", "episode", was.title if was else "", now.title if now else "")
            continue
        for field in ("title", "logline", "hook"):
            if getattr(was, field) != getattr(now, field):
                yield Change(str(number), "changed", "episode", getattr(was, field), getattr(now, field))


def _of_scenes(old: Script, new: Script, say: Say) -> Iterator[Change]:
    from engine.writing.carrying import match_scenes
    became = match_scenes(old, new)
    came = {to: place for place, to in became.items()}
    before = {(s.episode, s.number): s for s in old.scenes()}
    for place, scene in before.items():
        if place not in became:
            yield Change(_place(place), "removed", "scene", _heading(scene, say))
    order = [came[(s.episode, s.number)] for s in new.scenes() if (s.episode, s.number) in came]
    still = _longest_rising(order)
    for scene in new.scenes():
        place = scene.episode, scene.number
        was = before.get(came[place]) if place in came else None
        if was is None:
            yield Change(_place(place), "added", "scene", "", _heading(scene, say))
            continue
        if came[place] not in still:
            yield Change(_place(place), "moved", "scene", _place(came[place]), _place(place))
        if _heading(was, as_written) != _heading(scene, as_written) or was.description != scene.description:
            yield Change(_place(place), "changed", "heading", _heading(was, say), _heading(scene, say))
        yield from _of_lines(was, scene, _place(place), say)


def _of_lines(old: Scene, new: Scene, where: str, say: Say) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, [_told(x, say) for x in old.beats], [_told(x, say) for x in new.beats], False).get_opcodes():
        if tag == "equal":
            continue
        before, after = [_told(x, say) for x in old.beats[a:b]], [_told(x, say) for x in new.beats[c:d]]
        for i in range(max(len(before), len(after))):
            was, now = before[i] if i < len(before) else "", after[i] if i < len(after) else ""
            yield Change(where, "changed" if was and now else "removed" if was else "added", "line", was, now)


def _place(place: tuple[int, int]) -> str:
    return f"{place[0]}.{place[1]}"


def _heading(scene: Scene, say: Say) -> str:
    return " · ".join(x for x in (scene.title, scene.place, say("setting", scene.setting), say("time", scene.time_of_day), say("weather", scene.weather),
                                  say("mood", scene.mood)) if x)


def _longest_rising(order: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The largest part of a list that is in order: what was not moved."""
    best: list[list[tuple[int, int]]] = []
    for place in order:
        shorter = sorted((run for run in best if run[-1] < place), key=len)
        best.append([*(shorter[-1] if shorter else []), place])
    return set(sorted(best, key=len)[-1]) if best else set()


_NAMES: dict[Language, dict[What, str]] = {
    "zh": {"script": "处剧名或梗概", "character": "个人物", "episode": "集的标题或钩子", "scene": "场", "heading": "处场景", "line": "句"},
    "en": {"script": "title or logline", "character": "character", "episode": "episode heading", "scene": "scene", "heading": "scene heading", "line": "line"},
}
_DID: dict[Language, dict[Kind, str]] = {
    "zh": {"added": "加了", "removed": "删了", "changed": "改了", "moved": "挪了"},
    "en": {"added": "added", "removed": "removed", "changed": "changed", "moved": "moved"},
}


def summary(changes: Sequence[Change], language: Language) -> str:
    """The changes in a sentence: “改了 2 句，删了 1 场” or “changed 2 lines, removed 1 scene”."""
    counts: dict[tuple[What, Kind], int] = {}
    for change in changes:
        counts[change.what, change.kind] = counts.get((change.what, change.kind), 0) + 1
    if not counts:
        return "没有改动" if language == "zh" else "nothing has changed"
    if language == "zh":
        return "，".join(f"{_DID['zh'][kind]} {n} {_NAMES['zh'][what]}" for (what, kind), n in counts.items())
    return ", ".join(f"{_DID['en'][kind]} {n} {_NAMES['en'][what]}{'s' if n > 1 else ''}" for (what, kind), n in counts.items())
