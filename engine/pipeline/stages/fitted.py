"""The timeline of an episode as its lines were spoken, remembered: planning asks for it again whenever something is done,
for all episodes of a drama, and it changes with an edit only."""
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
from engine.pipeline.stages.video_work import slice_timeline

_MOST = 8
"""Episodes that a process remembers; each takes about a megabyte."""


class Fitted(NamedTuple):
    """A timeline, the same as JSON, and what each of its clips depends on. Not to be changed: others have it, too."""

    timeline: Timeline
    plain: dict[str, Any]
    slices: list[dict[str, Any]]


def told(episode: Episode, shots: Sequence[Mapping[str, Any]], seconds: Mapping[str, float], brief: Brief, title: str) -> str:
    """All that `fitted` and `tempo_of` depend on. `shots` as their rows have them; `seconds` per line id."""
    return canonical([episode, shots, list(seconds.items()), brief, title])


@lru_cache(maxsize=_MOST)
def tempo_of(told: str) -> float:
    """See `engine.film.fit_tempo`."""
    from engine.film import fit_tempo
    _, shots, seconds, brief, _ = json.loads(told)
    return round(fit_tempo([Shot.model_validate(s) for s in shots], dict(seconds), Brief.model_validate(brief)), 2)


@lru_cache(maxsize=_MOST)
def fitted(told: str) -> Fitted:
    """See `engine.film.plan_timeline`. Raises BadInput."""
    from engine.film import plan_timeline
    episode, shots, seconds, brief, title = json.loads(told)
    timeline = plan_timeline(Episode.model_validate(episode), [Shot.model_validate(s) for s in shots], dict(seconds), Brief.model_validate(brief), title)
    return Fitted(timeline, timeline.model_dump(mode="json"), [slice_timeline(timeline, i) for i in range(len(timeline.pictures))])
