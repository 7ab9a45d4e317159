"""Hand-made shots and edited scripts: what somebody did to a storyboard survives what they then do to the words. Pure."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from engine.drama.pace import beat_seconds
from engine.drama.script import Scene, Script
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Language
from engine.writing.comparing import map_beats
from engine.writing.grammar import light_of

_LIKE = 0.35
"""How much of two scenes' words must agree for one to be the other, changed."""
_OTHER_LENGTH = 1.5
"""Seconds that a shot's words must take more or less for its plan to change. What is less than that is found when the film
is fitted, in the shots around it: with another plan the whole rest of the episode would move, and its music with it."""
_OF_THE_SCENE = ("setting", "place", "time_of_day", "weather", "mood")
"""What a shot has from its scene, unless somebody gave it its own."""

Place = tuple[int, int]
"""Episode and number of a scene."""


def match_scenes(old: Script, new: Script) -> dict[Place, Place]:
    """Which scene of the new script each old one has become; those that are gone are missing. Equal ones first, then
    those that stand in the same place or are the most alike."""
    before = {(s.episode, s.number): s for s in old.scenes()}
    after = {(s.episode, s.number): s for s in new.scenes()}
    found: dict[Place, Place] = {}
    free = dict(after)
    for place, scene in before.items():
        if twin := next((p for p in [place, *free] if p in free and same_scene(scene, free[p])), None):
            found[place] = twin
            del free[twin]
    pairs = sorted(((_likeness(scene, other) + (0.2 if place == to else 0.0), place, to)
                    for place, scene in before.items() if place not in found for to, other in free.items()), reverse=True)
    for likeness, place, to in pairs:
        if likeness >= _LIKE and place not in found and to in free:
            found[place] = to
            del free[to]
    return found


def same_scene(a: Scene, b: Scene) -> bool:
    """Equal, wherever they stand."""
    return a.model_copy(update={"number": 1, "episode": 1}) == b.model_copy(update={"number": 1, "episode": 1})


def _likeness(a: Scene, b: Scene) -> float:
    words = SequenceMatcher(None, [(x.kind, x.character, x.text) for x in a.beats], [(x.kind, x.character, x.text) for x in b.beats], False).ratio()
    return words + 0.15 * (a.title == b.title and bool(a.title)) + 0.1 * (a.place == b.place)


def carry_shots(shots: Sequence[Shot], old: Scene, new: Scene, language: Language, rate: float) -> list[Shot | None]:
    """The shots of a scene after an edit of it, in the same order; None for one that showed nothing but what is gone.

    `rate` is frames per second: a shot becomes longer or shorter by as much as its words, if that is much. Beats keep their shots; a new beat joins the shot of the beat before it, so that every line is seen by somebody.
    """
    where = map_beats(old, new)
    owner: dict[int, int] = {}
    kept: list[list[int]] = []
    for at, shot in enumerate(shots):
        beats = [n for b in shot.beats if (n := where.get(b)) is not None]
        kept.append(beats)
        for beat in beats:
            owner.setdefault(beat, at)
    alive = [bool(beats) or not shot.beats for beats, shot in zip(kept, shots, strict=True)]
    if not any(alive) and shots:
        alive[0] = True
    last = next((at for at, lives in enumerate(alive) if lives), 0)
    for beat in range(len(new.beats)):
        if beat in owner:
            last = max(at for at, beats in enumerate(kept) if beat in beats)
        elif shots:
            kept[last].append(beat)
    people = {*new.characters, *(b.character for b in new.beats if b.character)}
    names = _renamed(old, new)
    return [_carried(shot, sorted(set(beats)), old, new, people, names, language, rate) if lives else None
            for shot, beats, lives in zip(shots, kept, alive, strict=True)]


def _renamed(old: Scene, new: Scene) -> dict[str, str]:
    """Who is called what now: people who vanished from the list at the place where somebody new stands."""
    if len(old.characters) != len(new.characters):
        return {}
    return {a: b for a, b in zip(old.characters, new.characters, strict=True) if a != b and a not in new.characters and b not in old.characters}


def _seconds(scene: Scene, beats: Sequence[int], language: Language) -> float:
    return sum(beat_seconds(scene.beats[b], language) for b in beats if b < len(scene.beats))


def _carried(shot: Shot, beats: list[int], old: Scene, new: Scene, people: set[str], names: Mapping[str, str], language: Language, rate: float) -> Shot:
    changes: dict[str, object] = {"episode": new.episode, "scene": new.number, "beats": beats}
    changes |= {field: getattr(new, field) for field in _OF_THE_SCENE if getattr(shot, field) == getattr(old, field)}
    if shot.light == light_of(old.mood, old.setting, old.time_of_day):
        changes["light"] = light_of(new.mood, new.setting, new.time_of_day)
    if not shot.fixed:
        longer = _seconds(new, beats, language) - _seconds(old, shot.beats, language)
        changes["frames"] = max(1, shot.frames + round(longer * rate)) if abs(longer) >= _OTHER_LENGTH else shot.frames
    actors = [a.model_copy(update={"character": names.get(a.character, a.character)}) for a in shot.actors]
    changes["actors"] = [a for a in actors if a.character in people]
    focus = names.get(shot.focus, shot.focus) if shot.focus else None
    changes["focus"] = focus if focus in people else None
    return shot.model_copy(update=changes)


def same_shape(old: Scene, new: Scene) -> bool:
    """Whether only words differ: the same people do and feel the same things in the same order, so that the same shots show it."""
    def shape(scene: Scene) -> list[tuple[object, ...]]:
        return [(b.kind, b.character, b.emotion, b.insert, b.insert_text) for b in scene.beats]
    return shape(old) == shape(new) and old.characters == new.characters
