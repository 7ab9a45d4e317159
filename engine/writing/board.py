"""Script → storyboard: the shots of an episode, each fitted to what is said in it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from engine.drama.brief import Brief
from engine.drama.pace import GAP, beat_seconds, speech_seconds
from engine.drama.script import Beat, Episode, Scene, Script
from engine.drama.storyboard import Insert, Shot
from engine.drama.vocabulary import Angle, Emotion, InsertKind, Move, ShotSize, Transition
from engine.errors import BadInput
from engine.writing import grammar
from engine.writing.board_frames import Need, fit
from engine.writing.draft import Draft, on_stage
from engine.writing.passing import days_of
from engine.writing.prompts_picture import picture_prompt
from engine.writing.staging import SceneLook, placements

BOARD_VERSION = 10
"""Enters the cache key: raise it when the same script should give other shots."""

_LEAST_SILENT_SECONDS = 0.9
_LEAST_INSERT_SECONDS = 1.5
"""What is shown is to be read."""
_LEAD_SECONDS = 0.3
_REACTION_SECONDS = 1.1
_THING_SECONDS = 2.2
"""A line has to be this long for a look at what it speaks of."""


def board_episode(script: Script, brief: Brief, episode: int) -> list[Shot]:
    """The shots of all scenes of an episode in order; their frames add up to `brief.frames_per_episode` exactly.

    Raises BadInput when the script has more shots than the asked length has room for.
    """
    part = script.episodes[episode - 1]
    rate = float(brief.rate)
    drafts = _affordable([(scene, draft) for scene, group in _scenes(part, script) for draft in group], brief.duration_sec)
    needs = [_need(d, rate) for _, d in drafts]
    try:
        frames = fit(needs, brief.frames_per_episode)
    except ValueError as e:
        raise BadInput(f"Episode {episode} has {len(drafts)} shots, too many for {brief.duration_sec} seconds: "
                       "make it longer, or take beats out of the script.") from e
    return list(_number(part, drafts, frames, script, brief))


def _affordable(drafts: list[tuple[Scene, Draft]], seconds: float) -> list[tuple[Scene, Draft]]:
    """Without the silent reactions for which there is no time: earlier ones go first, the last looks matter most."""
    over = sum(d.seconds for _, d in drafts) - seconds
    kept = []
    for scene, draft in drafts:
        if draft.optional and over > 0:
            over -= draft.seconds
        else:
            kept.append((scene, draft))
    return kept


def _scenes(part: Episode, script: Script) -> Iterator[tuple[Scene, list[Draft]]]:
    before: Scene | None = None
    for scene in part.scenes:
        yield scene, list(_drafts(scene, before, script))
        before = scene


def _need(draft: Draft, rate: float) -> Need:
    if draft.spoken:
        least = round((draft.spoken + _LEAD_SECONDS) * rate)
        return Need(least, max(least, round(draft.seconds * rate)), 0.45)
    least = max(1, round((_LEAST_INSERT_SECONDS if draft.insert else _LEAST_SILENT_SECONDS) * rate))
    return Need(least, max(least, round(draft.seconds * rate)), 1.6 if draft.opening else 1.2)


def _drafts(scene: Scene, before: Scene | None, script: Script) -> Iterator[Draft]:
    """Group the beats of a scene into shots."""
    language, people, rhythm = script.language, on_stage(scene), grammar.RHYTHM[script.genre]
    total, peak, things = max(len(scene.beats) - 1, 1), grammar.peak_of(scene.beats), _things(script, scene)
    lines = 0
    last: ShotSize | None = None
    run: ShotSize | None = None
    own: dict[str | None, ShotSize] = {}
    current: Draft | None = None
    if grammar.new_place(scene, before):
        current = Draft("wide", [], opening=True, seconds=rhythm.establish, emotion="neutral")
        last = "wide"
    for i, beat in enumerate(scene.beats):
        key = (script.title, scene.episode, scene.number, i)
        seconds = beat_seconds(beat, language)
        if beat.insert:
            yield from _flush(current)
            current = None
            if beat.kind != "action":
                yield _speaking(scene, beat, i, people, "medium", seconds, script)
                yield _insert(scene, beat, [], people, 1.8)
            else:
                yield _insert(scene, beat, [i], people, seconds)
            last = "insert"
            continue
        if beat.kind == "narration":
            if current and not current.opening:
                yield current
                current = None
            current = _narrated(current, beat, i, seconds, script)
            last = current.size
            continue
        if beat.kind == "action":
            if current and current.opening and not current.beats and beat.character is None:
                current.beats.append(i)
                current.seconds = max(current.seconds, seconds)
                continue
            yield from _flush(current)
            current = None
            size = _action_size(beat, people, last, key)
            yield _acting(scene, beat, i, size, seconds, key)
            last = own[beat.character] = size
            continue
        if current and not current.opening and _stays(current, beat, seconds, people, rhythm):
            current.beats.append(i)
            current.seconds += seconds
            current.spoken += seconds
            current.feelings[beat.character or ""] = beat.emotion
            lines += 1
            continue
        yield from _flush(current)
        partners = len([p for p in people if p != beat.character])
        size = grammar.speaking_size(lines, beat, partners, i / total, run, own.get(beat.character), i == peak, *key)
        lines += 1
        run, last = (size if size == last else None), size
        own[beat.character] = size
        current = _speaking(scene, beat, i, people, size, seconds, script)
        current.reveal = grammar.reveals(beat)
        kind = grammar.thing_in(beat.text, list(things)) if seconds > _THING_SECONDS else None
        if kind:
            yield from _shown(current, scene, things.pop(kind), people)
            current = None
        elif seconds > rhythm.longest:
            for half in _cut_long(current, beat, people, key):
                yield half
                own[half.focus] = half.size
            current = None
        if i == peak and partners and beat.emotion in grammar.STRONG:
            yield from _flush(current)
            current = None
            if own.get(_hearer(beat, people)) != "close":
                yield _reaction(beat, people)
    yield from _flush(current)


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


def _shown(draft: Draft, scene: Scene, thing: Beat, people: list[str]) -> Iterator[Draft]:
    """A line that speaks of an object: its speaker, then the object while the voice goes on."""
    yield replace(draft, seconds=draft.seconds * 0.55, spoken=draft.spoken * 0.55)
    insert = _insert(scene, thing, list(draft.beats), people, 0.0)
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


def _flush(draft: Draft | None) -> Iterator[Draft]:
    if draft is not None:
        yield draft


def _narrated(current: Draft | None, beat: Beat, i: int, seconds: float, script: Script) -> Draft:
    """A narrator speaks over whatever is on the screen; a new wide shot if nothing is."""
    draft = current or Draft("wide", [], opening=True, seconds=0.0)
    spoken = speech_seconds(beat.text, script.language, beat.emotion)
    return replace(draft, beats=[*draft.beats, i], spoken=draft.spoken + spoken + (GAP if draft.spoken else 0.0),
                   seconds=max(draft.seconds, draft.spoken + seconds))


def _speaking(scene: Scene, beat: Beat, i: int, people: list[str], size: ShotSize, seconds: float, script: Script) -> Draft:
    who = beat.character
    draft = Draft(size, [i], who, beat.emotion, seconds, speech_seconds(beat.text, script.language, beat.emotion))
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


def _action_size(beat: Beat, people: list[str], last: ShotSize | None, key: tuple[object, ...]) -> ShotSize:
    if beat.character is None:
        options: list[ShotSize] = ["full", "two", "wide"] if len(people) > 1 else ["full", "wide", "medium"]
    elif beat.emotion in grammar.STRONG:
        options = ["close", "medium"]
    else:
        options = ["medium", "full"] if len(people) < 2 else ["medium", "full", "two"]
    return grammar.pick([o for o in options if o != last] or options, "action", *key)  # type: ignore[return-value]


def _acting(scene: Scene, beat: Beat, i: int, size: ShotSize, seconds: float, key: tuple[object, ...]) -> Draft:
    draft = Draft(size, [i], beat.character, beat.emotion, seconds)
    if beat.character:
        draft.poses[beat.character] = grammar.pose_of(beat, scene.setting, *key)
        draft.feelings[beat.character] = beat.emotion
    return draft


def _insert(scene: Scene, beat: Beat, beats: list[int], people: list[str], seconds: float) -> Draft:
    assert beat.insert is not None
    sender, _, rest = beat.insert_text.partition("：") if "：" in beat.insert_text[:12] else ("", "", beat.insert_text)
    owner = beat.character or (people[0] if people else None)
    text = [t for t in re.split(r"[\n|]+", rest) if t.strip()][:6]
    return Draft("insert", beats, None, beat.emotion, max(seconds, 2.0 + 0.05 * len(rest)),
                  insert=Insert(kind=beat.insert, text=text, owner=owner, sender=sender))


def _number(part: Episode, drafts: list[tuple[Scene, Draft]], frames: list[int], script: Script, brief: Brief) -> Iterator[Shot]:
    number, scene_number, before = 0, 0, None
    last_move: Move | None = None
    feelings: dict[str, Emotion] = {}
    look: SceneLook | None = None
    days = days_of(part.scenes)
    for at, ((scene, draft), length) in enumerate(zip(drafts, frames, strict=True)):
        if scene.number != scene_number or look is None:
            number, scene_number, feelings, look = 0, scene.number, {}, SceneLook.of(scene, script, days[scene.number - 1])
        number += 1
        feelings |= draft.feelings
        look.beat = max([look.beat, *draft.beats])
        draft = look.fitted(draft, on_stage(scene))
        key = (script.title, scene.episode, scene.number, number)
        move = grammar.move_of(draft.size, draft.emotion, scene.mood, draft.opening, at == len(drafts) - 1, draft.reveal, last_move, *key)
        actors = [] if draft.insert else placements(scene, draft, feelings, look)
        seen = {a.character for a in actors} | ({draft.insert.owner} if draft.insert and draft.insert.owner else set())
        angle: Angle = "eye" if any(a.pose == "lie" for a in actors) else grammar.angle_of(draft.size, draft.emotion, scene.mood, *key)
        shot = Shot(
            episode=scene.episode, scene=scene.number, number=number, size=draft.size, angle=angle, move=move, setting=scene.setting,
            place=look.place, time_of_day=scene.time_of_day, weather=scene.weather,
            light=grammar.light_of(scene.mood, scene.setting, scene.time_of_day), mood=scene.mood,
            actors=actors, focus=draft.focus, wear={n: c for n, c in look.wear.items() if n in seen}, insert=draft.insert,
            frames=length, beats=draft.beats, transition=_transition(at, number, scene, before, script),
        )
        prompt, _ = picture_prompt(shot, script, brief.style, script.language)
        yield shot.model_copy(update={"picture_prompt": prompt[:2000]})
        before, last_move = scene, move


def _transition(at: int, number: int, scene: Scene, before: Scene | None, script: Script) -> Transition:
    """Fade in the episode; between scenes as the grammar says; otherwise cut."""
    if at == 0:
        return "fade"
    if number > 1 or before is None:
        return "cut"
    return grammar.transition_between(before, scene, script.genre)
