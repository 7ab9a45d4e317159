"""The timeline of an episode as its lines were spoken, and what its shots are filmed from, remembered: planning asks for them
again whenever something is done, for all episodes of a drama, and they change with an edit only."""
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from engine.drama.brief import Brief
from engine.drama.script import Episode
from engine.drama.storyboard import Shot
from engine.drama.timeline import Timeline
from engine.pipeline.keys import canonical
from engine.pipeline.stages.video_work import film_version, slice_timeline
from engine.pipeline.units import EPISODES, Unit

_MOST = 12
"""Episodes that a process remembers; each takes about two megabytes."""


class Fitted(NamedTuple):
    """A timeline, the same as JSON, what each of its clips depends on, the recipes of its beds, and the rhythm that edits of
    this storyboard depart from, as JSON. Not to be changed: others have it, too."""

    timeline: Timeline
    plain: dict[str, Any]
    slices: list[dict[str, Any]]
    beds: list[dict[str, Any]]
    rhythm: dict[str, Any]


def worded(episode: Episode, shots: Sequence[Mapping[str, Any]], brief: Brief, title: str) -> str:
    """What `told` begins with: an episode before it is spoken. `shots` as their rows have them."""
    return canonical([episode, shots, brief, title])


def told(words: str, seconds: Mapping[str, float], rhythm: Mapping[str, Any] | None, tempo: float = 1.0) -> str:
    """All that `fitted` and `tempo_of` depend on. `words` from `worded`, `seconds` per line id as spoken at `tempo`, the rhythm
    that an edit departs from as JSON."""
    return f"{words[:-1]},{canonical([list(seconds.items()), rhythm, tempo])[1:-1]}]"


@lru_cache(maxsize=_MOST)
def tempo_of(told: str) -> float:
    """See `engine.film.fit_tempo`."""
    from engine.film import Rhythm, fit_tempo
    _, shots, brief, _, seconds, rhythm, _ = json.loads(told)
    return round(fit_tempo([Shot.model_validate(s) for s in shots], dict(seconds), Brief.model_validate(brief), Rhythm.model_validate(rhythm) if rhythm else None), 2)


@lru_cache(maxsize=_MOST)
def fitted(told: str) -> Fitted:
    """See `engine.film.plan_timeline`. Raises BadInput."""
    from engine.film import Rhythm, plan_timeline, rhythm_of
    from engine.sound import beds_of
    of, specs, order, title, seconds, before, tempo = json.loads(told)
    episode, shots, brief = Episode.model_validate(of), [Shot.model_validate(s) for s in specs], Brief.model_validate(order)
    rhythm = Rhythm.model_validate(before) if before else None
    timeline = plan_timeline(episode, shots, dict(seconds), brief, title, rhythm)
    if rhythm is None or rhythm.of(shots, brief.frames_per_episode) is None:
        rhythm = rhythm_of(episode, shots, dict(seconds), brief, tempo)
    return Fitted(timeline, timeline.model_dump(mode="json"), [slice_timeline(timeline, i) for i in range(len(timeline.pictures))],
                  [bed.recipe for bed in beds_of(timeline)], rhythm.model_dump(mode="json"))


class Seen(NamedTuple):
    """What the shots of an episode are filmed from, beside their timeline."""

    pictures: list[tuple[str, str, str]]
    """Key of a shot, kind and artefact of its take, in the order of the shots."""
    filmed: dict[str, str]
    """Clips that a service has filmed, by shot."""
    speech: dict[str, str]
    """Artefacts by line."""
    look: dict[str, Any]
    """Of subtitles and encoding, as it enters the inputs."""


def segments(told: str, seen: Seen) -> list[Unit]:
    """The units that film an episode, one per shot."""
    return _segments(told, canonical([*seen, film_version()]))


@lru_cache(maxsize=_MOST)
def _segments(told: str, seen: str) -> list[Unit]:
    """A shot's film depends on its own pictures and on what is said by those whom it shows and read while it is seen, at times
    counted from its own first frame; not on where in the episode it stands."""
    pictures, filmed, speech, look, version = json.loads(seen)
    takes = {key: {"kind": kind, "artefact": artefact} for key, kind, artefact in pictures}
    specs = dict(zip(takes, json.loads(told)[1], strict=True))
    timeline, _, slices, _, _ = fitted(told)
    units = []
    for i, (clip, relative) in enumerate(zip(timeline.pictures, slices, strict=True)):
        picture, before = takes[clip.shot], None
        mouths = {a["character"] for a in specs[clip.shot]["actors"] if a["view"] != "back"}
        relative = {**relative, "speech": [s for s in relative["speech"] if s["character"] in mouths]}
        if clip.shot in filmed:
            picture = {"kind": "clip", "artefact": filmed[clip.shot]}
        elif i and clip.transition != "cut":
            last = timeline.pictures[i - 1]
            before = {**takes[last.shot], "frames": last.frames, "shot": specs[last.shot]}
        inputs = {"slice": relative, "shot": specs[clip.shot], "picture": picture, "before": before,
                  "speech": {s["line"]: speech[s["line"]] for s in relative["speech"]}, **look, "film": version}
        units.append(Unit("segment", f"segment:{clip.shot}", inputs, priority=EPISODES + timeline.episode))
    return units
