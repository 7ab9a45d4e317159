"""The units that make the sound of an episode: its stretches are mixed to be measured, the level follows from all measures
together, and every stretch is mixed again, levelled and encoded. To mix one twice takes less time than to write it down."""
from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from engine.pipeline.keys import canonical
from engine.pipeline.stages.fitted import fitted
from engine.pipeline.stages.video_work import sound_version
from engine.pipeline.units import EPISODES, Unit

_MOST = 12
"""Episodes that a process remembers."""


class Sounds(NamedTuple):
    """What an episode is mixed from, beside its timeline."""

    speech: dict[str, str]
    """Artefacts by line."""
    beds: list[str]
    levels: dict[str, float]
    """Of voices and music in dB, where they are not as usual."""


def mixes(told: str, sounds: Sounds) -> list[Unit]:
    """The units that measure an episode, one per stretch. Not to be changed: others have them, too."""
    return _mixes(told, canonical([*sounds, sound_version()]))


@lru_cache(maxsize=_MOST)
def _mixes(told: str, sounds: str) -> list[Unit]:
    from engine.film.aac import spans
    from engine.sound import parts_of
    speech, beds, levels, version = json.loads(sounds)
    timeline = fitted(told).timeline
    parts = parts_of(timeline, spans(timeline.sample(timeline.frames)), speech, beds)
    return [Unit("mix", f"mix:e{timeline.episode}p{i}", {"part": part, "sound": version, **({"levels": levels} if levels else {})},
                 priority=EPISODES + timeline.episode) for i, part in enumerate(parts)]


def level(told: str, measures: Sequence[str]) -> Unit:
    """The unit that finds the gain of the whole."""
    timeline = fitted(told).timeline
    inputs = {"measures": list(measures), "samples": timeline.sample(timeline.frames), "sound": sound_version()}
    return Unit("level", f"level:e{timeline.episode}", inputs, priority=EPISODES + timeline.episode)


def encodings(mixed: Sequence[Unit], gain_db: float) -> list[Unit]:
    """The units that encode an episode, one per stretch."""
    from engine.film.aac import AAC_VERSION
    more: dict[str, Any] = {"gain_db": gain_db, "aac": AAC_VERSION}
    return [Unit("encode", unit.key.replace("mix", "encode"), {**unit.inputs, **more}, priority=unit.priority) for unit in mixed]
