"""A scene's beats in shots: who is seen while each is heard, and how near. Pure."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from engine.drama.pace import GAP, beat_seconds, speech_seconds
from engine.drama.script import Beat, Scene, Script
from engine.drama.storyboard import Insert
from engine.drama.vocabulary import Emotion, InsertKind, Pose, ShotSize
from engine.writing import grammar
from engine.writing.animals import Animals
from engine.writing.draft import Draft, on_stage

_REACTION_SECONDS = 1.1
_THING_SECONDS = 2.2
"""A line has to be this long for a look at what it speaks of."""
_INSERT_SECONDS = 1.8
"""Of an object that is shown while somebody speaks."""


def drafts_of(scene: Scene, before: Scene | None, script: Script) -> list[Draft]:
    """The shots of a scene, which comes after another one."""
    return _Grouping(scene, before, script).all()


class _Grouping:
    """Goes through a scene beat by beat."""

    def __init__(self, scene: Scene, before: Scene | None, script: Script) -> None:
        self.scene, self.script = scene, script
        self.people, self.rhythm, self.peak = on_stage(scene), grammar.RHYTHM[script.genre], grammar.peak_of(scene.beats)
        self.things = _things(script, scene)
        self.animals = Animals.of(scene, script)
        self.handless = {c.name for c in script.characters if c.look.being not in ("person", "robot")}
        self.done: list[Draft] = []
        self.current: Draft | None = None
        """The shot that is on, which the next line may go on in."""
        self.lines = 0
        self.last: ShotSize | None = None
        self.run: ShotSize | None = None
        """The size of the lines before, when two followed one another in it."""
        self.own: dict[str | None, ShotSize] = {}
        """In which size each was seen last."""
        if grammar.new_place(scene, before):
            self.current = Draft("wide", [], opening=True, seconds=self.rhythm.establish, emotion="neutral")
            self.last = "wide"

    def all(self) -> list[Draft]:
        """Every beat in its shot."""
        for i, beat in enumerate(self.scene.beats):
            seconds = beat_seconds(beat, self.script.language)
            if beat.insert:
                self._insert(i, beat, seconds)
            elif beat.kind == "narration":
                self._narration(i, beat, seconds)
            elif beat.kind == "action":
                self._action(i, beat, seconds)
            else:
                self._line(i, beat, seconds)
        self._flush()
        return self.done

    def _flush(self) -> None:
        if self.current is not None:
            self.done.append(self.current)
        self.current = None

    def _key(self, i: int) -> tuple[object, ...]:
        return self.script.title, self.scene.episode, self.scene.number, i

    def _insert(self, i: int, beat: Beat, seconds: float) -> None:
        self._flush()
        hands = [p for p in self.people if p not in self.handless]
        if beat.character in self.handless:
            beat = beat.model_copy(update={"character": hands[0] if hands and beat.kind == "action" else beat.character})
        if beat.kind == "action":
            self.done.append(_insert(beat, [i], hands, seconds))
        else:
            self.done += [_speaking(self.scene, beat, i, "medium", seconds, self.script), _insert(beat, [], self.people, _INSERT_SECONDS)]
        self.last = "insert"

    def _narration(self, i: int, beat: Beat, seconds: float) -> None:
        if self.current and not self.current.opening:
            self._flush()
        self.current = _narrated(self.current, beat, i, seconds, self.script)
        self.last = self.current.size

    def _action(self, i: int, beat: Beat, seconds: float) -> None:
        doer = next((p for p in self.people if beat.text.startswith(p)), None)
        if beat.character and doer and doer != beat.character:
            beat = beat.model_copy(update={"character": doer})  # whoever the beat is given to, who does it is named first
        current = self.current
        if current and current.opening and not current.beats and beat.character is None:
            current.beats.append(i)
            current.seconds = max(current.seconds, seconds)
            return
        self._flush()
        key = self._key(i)
        size = _action_size(beat, grammar.pose_of(beat, self.scene.setting, *key), self.people, self.last, self.own.get(beat.character), key)
        made = self.animals.drafts(_acting(self.scene, beat, i, size, seconds, key, [c.name for c in self.script.characters]), beat.text)
        self.done += made
        self.last = made[-1].size
        self.own[beat.character] = made[0].size

    def _line(self, i: int, beat: Beat, seconds: float) -> None:
        current = self.current
        if current and not current.opening and _stays(current, beat, seconds, self.people, self.rhythm):
            current.beats.append(i)
            current.seconds += seconds
            current.spoken += seconds
            current.feelings[beat.character or ""] = beat.emotion
            self.lines += 1
            return
        self._flush()
        self._speaker(i, beat, seconds)
        partners = [p for p in self.people if p != beat.character]
        if i == self.peak and partners and beat.emotion in grammar.STRONG:
            self._flush()
            hearer = _hearer(beat, self.people)
            if self.own.get(hearer) != "close" and self.done[-1].focus != hearer:
                self.done.append(_reaction(beat, self.people))
                self.last = self.own[hearer] = "close"

    def _speaker(self, i: int, beat: Beat, seconds: float) -> None:
        """A new shot of who speaks; of a long line two."""
        key, people = self._key(i), self.people
        partners = len([p for p in people if p != beat.character])
        share = i / max(len(self.scene.beats) - 1, 1)
        size = grammar.speaking_size(self.lines, beat, partners, share, self.run, self.own.get(beat.character), i == self.peak, *key)
        self.lines += 1
        self.run, self.last = (size if size == self.last else None), size
        self.own[beat.character] = size
        draft = _speaking(self.scene, beat, i, size, seconds, self.script)
        draft.reveal = grammar.reveals(beat)
        kind = grammar.thing_in(beat.text, list(self.things)) if seconds > _THING_SECONDS else None
        if kind:
            self.done += _shown(draft, self.things.pop(kind), people)
        elif seconds > self.rhythm.longest:
            halves = list(_cut_long(draft, beat, people, key))
            self.own |= {half.focus: half.size for half in halves}
            self.last = halves[-1].size
            self.done += halves
        else:
            self.current = draft


def _stays(current: Draft, beat: Beat, seconds: float, people: list[str], rhythm: grammar.Rhythm) -> bool:
    """Whether a line is heard in the shot that is on: its speaker goes on, or two exchange short lines in a two-shot."""
    if current.seconds + seconds >= rhythm.longest or not current.spoken:
        return False
    if current.focus == beat.character:
        return True
    return current.size == "two" and len(people) == 2 and seconds <= rhythm.exchange and current.seconds <= 2 * rhythm.exchange and not grammar.reveals(beat)


def _things(script: Script, scene: Scene) -> dict[InsertKind, Beat]:
    """The objects that the episode shows somewhere else than in this scene, and how."""
    shown = {b.insert for b in scene.beats if b.insert}
    beats = [b for s in script.episodes[scene.episode - 1].scenes for b in s.beats if b.insert and b.insert not in shown]
    return {b.insert: b for b in reversed(beats) if b.insert}


def _shown(draft: Draft, thing: Beat, people: list[str]) -> Iterator[Draft]:
    """A line that speaks of an object: its speaker, then the object while the voice goes on."""
    yield replace(draft, seconds=draft.seconds * 0.55, spoken=draft.spoken * 0.55)
    insert = _insert(thing, list(draft.beats), people, 0.0)
    yield replace(insert, seconds=draft.seconds * 0.45, spoken=draft.spoken * 0.45)


_ANSWERS: dict[Emotion, Emotion] = {"angry": "afraid", "sad": "sad", "surprised": "surprised", "afraid": "surprised", "tender": "tender"}
"""How a face takes what it hears."""


def _hearer(beat: Beat, people: list[str]) -> str:
    """Whom a line is said to: the first of the others."""
    return next(p for p in people if p != beat.character)


def _reaction(beat: Beat, people: list[str]) -> Draft:
    """Who heard it, silent and close."""
    hears = _hearer(beat, people)
    feeling = _ANSWERS.get(beat.emotion, "neutral")
    return Draft("close", [], hears, feeling, _REACTION_SECONDS, optional=True, feelings={hears: feeling})


def _narrated(current: Draft | None, beat: Beat, i: int, seconds: float, script: Script) -> Draft:
    """A narrator speaks over whatever is on the screen; a new wide shot if nothing is."""
    draft = current or Draft("wide", [], opening=True, seconds=0.0)
    spoken = speech_seconds(beat.said, script.language, beat.emotion)
    return replace(draft, beats=[*draft.beats, i], spoken=draft.spoken + spoken + (GAP if draft.spoken else 0.0),
                   seconds=max(draft.seconds, draft.spoken + seconds))


def _speaking(scene: Scene, beat: Beat, i: int, size: ShotSize, seconds: float, script: Script) -> Draft:
    who = beat.character
    draft = Draft(size, [i], who, beat.emotion, seconds, speech_seconds(beat.said, script.language, beat.emotion))
    if who:
        draft.feelings[who] = beat.emotion
        draft.poses[who] = grammar.pose_of(beat, scene.setting, scene.episode, scene.number, who, i // 3)
    return draft


def _cut_long(draft: Draft, beat: Beat, people: list[str], key: tuple[object, ...]) -> Iterator[Draft]:
    """A long line in two shots: who speaks, then who hears it (or the speaker, closer)."""
    others = [p for p in people if p != beat.character]
    first = replace(draft, seconds=draft.seconds * 0.55, spoken=draft.spoken * 0.55)
    rest = dict(seconds=draft.seconds * 0.45, spoken=draft.spoken * 0.45)
    closer: ShotSize = "close" if draft.size not in ("close", "xclose") else "medium"
    if others and grammar.pick("ab", "hears", *key) == "a":
        second = replace(draft, size=closer, focus=others[0], emotion="neutral", poses={}, feelings={}, hears=True, **rest)  # type: ignore[arg-type]
    else:
        second = replace(draft, size=closer, **rest)  # type: ignore[arg-type]
    yield first
    yield second


def _action_size(beat: Beat, pose: Pose, people: list[str], last: ShotSize | None, own: ShotSize | None, key: tuple[object, ...]) -> ShotSize:
    """The size for an action: another than who acts was seen in (`own`), and if there is one than that of the shot before."""
    if beat.character is None:
        options: list[ShotSize] = ["full", "two", "wide"] if len(people) > 1 else ["full", "wide", "medium"]
    elif pose in grammar.WHOLE_BODY:
        return "full"
    elif pose in grammar.IN_PAIRS and len(people) > 1:
        return "two"
    elif beat.emotion in grammar.STRONG:
        options = ["close", "medium"]
    else:
        options = ["medium", "full"] if len(people) < 2 else ["medium", "full", "two"]
    fresh = [o for o in options if o not in (own, last)] or [o for o in options if o != own] or options
    return grammar.pick(fresh, "action", *key)  # type: ignore[return-value]


def _acting(scene: Scene, beat: Beat, i: int, size: ShotSize, seconds: float, key: tuple[object, ...], everybody: list[str]) -> Draft:
    draft = Draft(size, [i], beat.character, beat.emotion, seconds, leaves=grammar.leaves(beat, everybody) and scene.setting != "car")
    if beat.character:
        draft.poses[beat.character] = grammar.pose_of(beat, scene.setting, *key)
        draft.feelings[beat.character] = beat.emotion
    return draft


def _insert(beat: Beat, beats: list[int], people: list[str], seconds: float) -> Draft:
    assert beat.insert is not None
    sender, _, rest = beat.insert_text.partition("：") if "：" in beat.insert_text[:12] else ("", "", beat.insert_text)
    owner = beat.character or (people[0] if people else None)
    text = [t for t in re.split(r"[\n|]+", rest) if t.strip()][:6]
    return Draft("insert", beats, None, beat.emotion, max(seconds, 2.0 + 0.05 * len(rest)),
                  insert=Insert(kind=beat.insert, text=text, owner=owner, sender=sender))
