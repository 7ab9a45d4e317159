"""Looking at an episode's pictures stretch by stretch, as its shots are filmed: which looks can be named, and making one."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.timeline import Timeline
from engine.errors import ProviderError
from engine.moderation.sight import Sight
from engine.pipeline.units import EPISODES, Result, Tools, Unit
from engine.providers.text import BadJson, Message, Metered, TextProvider, text_provider
from engine.store import models as m


class Filmed(NamedTuple):
    """A shot's film."""

    artefact: str
    own: bool
    """Whether it was filmed from a picture of the studio's own illustrator."""


Looks = list[tuple[int, Unit | None]]
"""In the film's order: the frame at which a stretch begins, and its unit; None while not all of its shots are filmed."""


def filmed(session: Session, project: m.Project, wanted: Callable[[str, int], bool] | None = None) -> dict[str, Filmed]:
    """Shots that are filmed, by key; those of which the unit's key and priority are wanted."""
    rows = session.execute(
        select(m.Task.key, m.Task.priority, m.Task.result["artefact"].astext, m.Task.inputs["picture"]["kind"].astext)
        .where(m.Task.project_id == project.id, m.Task.stage == "video", m.Task.kind == "segment", m.Task.status == "done"))
    return {key.split(":", 1)[1]: Filmed(artefact, kind == "layers") for key, priority, artefact, kind in rows if wanted is None or wanted(key, priority)}


def looks_at(timeline: Timeline, shots: Mapping[str, Filmed], asked: float, eyes: list[str]) -> Looks:
    """The looks at an episode. A look depends on what its shots show and on the length that was asked for, on nothing else."""
    from engine.moderation import LOOK_VERSION, stretches
    found: Looks = []
    for part in stretches(timeline):
        clips = [timeline.pictures[i] for i in part]
        if any(c.shot not in shots for c in clips):
            found.append((clips[0].start, None))
            continue
        told = [{"film": shots[c.shot].artefact, "frames": c.frames, "own": shots[c.shot].own} for c in clips]
        inputs = {"clips": told, "fps": timeline.fps, "asked": asked, "look": str(LOOK_VERSION)}
        if eyes and not all(c["own"] for c in told):
            inputs["eyes"] = eyes
        found.append((clips[0].start, Unit("look", f"look:{clips[0].shot}", inputs, priority=EPISODES + timeline.episode)))
    return found


def look(inputs: dict[str, Any], tools: Tools) -> Result:
    """A stretch of film → what was seen of it."""
    from engine.moderation import Clip, look_at
    model = Metered(text_provider(inputs["eyes"][0], config=tools.settings)) if inputs.get("eyes") else None
    found = look_at([tools.artefacts.path(c["film"]) for c in inputs["clips"]], [Clip(c["frames"], c["own"]) for c in inputs["clips"]],
                    Fraction(inputs["fps"]), inputs["asked"], partial(_ask, model) if model else None)
    return Result({"look": found.model_dump(mode="json")}, units_billed=model.thousands if model else 0.0, cost=model.cost if model else 0.0,
                  lasting=not found.silent)


def _ask(model: TextProvider, messages: list[dict[str, Any]]) -> Sight:
    """See `engine.moderation.sight.Ask`."""
    try:
        return model.complete([Message(m["role"], m["content"]) for m in messages], Sight, temperature=0.0, max_tokens=300)[0]
    except BadJson as error:
        raise ProviderError(f"{model.capabilities.label} sent something that is not an answer.") from error
