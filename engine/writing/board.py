"""Script → storyboard: the shots of an episode, each fitted to what is said in it."""
from __future__ import annotations

from collections.abc import Iterator

from engine.drama.brief import Brief
from engine.drama.script import Episode, Scene, Script
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Angle, Emotion, Move, Transition
from engine.errors import BadInput
from engine.writing import grammar
from engine.writing.board_frames import Need, fit
from engine.writing.draft import Draft, on_stage
from engine.writing.grouping import drafts_of
from engine.writing.passing import days_of
from engine.writing.prompts_picture import picture_prompt
from engine.writing.staging import SceneLook, placements

BOARD_VERSION = 16
"""Enters the cache key: raise it when the same script should give other shots."""

_LEAST_SILENT_SECONDS = 0.9
_LEAST_INSERT_SECONDS = 1.5
"""What is shown is to be read."""
_LEAD_SECONDS = 0.3


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
        yield scene, drafts_of(scene, before, script)
        before = scene


def _need(draft: Draft, rate: float) -> Need:
    if draft.spoken:
        least = round((draft.spoken + _LEAD_SECONDS) * rate)
        return Need(least, max(least, round(draft.seconds * rate)), 0.45)
    least = max(1, round((_LEAST_INSERT_SECONDS if draft.insert else _LEAST_SILENT_SECONDS) * rate))
    return Need(least, max(least, round(draft.seconds * rate)), 1.6 if draft.opening else 1.2)


def _number(part: Episode, drafts: list[tuple[Scene, Draft]], frames: list[int], script: Script, brief: Brief) -> Iterator[Shot]:
    number, scene_number, before = 0, 0, None
    last: Draft | None = None
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
        last = draft = look.fitted(draft, on_stage(scene), [d for d in (last, *(d for _, d in drafts[at + 1:at + 2])) if d])
        key = (script.title, scene.episode, scene.number, number)
        move = grammar.move_of(draft.size, draft.emotion, scene.mood, draft.opening, at == len(drafts) - 1, draft.reveal, last_move, *key)
        actors = [] if draft.insert or draft.animal else placements(scene, draft, feelings, look)
        seen = {a.character for a in actors} | ({draft.insert.owner} if draft.insert and draft.insert.owner else set())
        angle: Angle = "eye" if any(a.pose == "lie" for a in actors) else grammar.angle_of(draft.size, draft.emotion, scene.mood, *key)
        shot = Shot(
            episode=scene.episode, scene=scene.number, number=number, size=draft.size, angle=angle, move=move, setting=scene.setting,
            place=look.place, time_of_day=scene.time_of_day, weather=scene.weather,
            light=grammar.light_of(scene.mood, scene.setting, scene.time_of_day), mood=scene.mood,
            actors=actors, creatures=look.animals.seen(draft, actors, [scene.beats[i].text for i in draft.beats if scene.beats[i].kind != "dialogue"]), focus=draft.focus, wear={n: c for n, c in look.wear.items() if n in seen}, insert=draft.insert,
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
