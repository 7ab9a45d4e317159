"""A second opinion on pictures that others made: a vision model is shown them, if there is one, and says what it sees.

It asks for a reviewer and never blocks by itself; a drama is not held because the model could not be asked, which the
evidence says.
"""
from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from engine.drama.verdict import Category, Check, Decision, Evidence
from engine.errors import ProviderError

SIDE = 768
"""Pixels of the longer side of what the model is shown."""
MOST_SHOWN = 8
"""Pictures of a film that the model is shown."""
REVIEW_FROM = 60
"""The model's certainty, 0 to 100, from which a person has to look."""

SILENT = "vision model"
"""The check which says that the model did not answer, and why."""

_ASKED = (
    "You help to moderate short dramas. Look at this frame and say how certain you are, from 0 (surely not) to 100 (surely), that it shows: "
    "`violence` (blood, wounds, an act of violence, a weapon pointed at somebody), `nudity` (bare breasts, buttocks or genitals, a sexual act), "
    "`harm` (a child in danger, self-harm, drugs being used, a symbol of hatred). Clothed people, kisses, quarrels, tears and rain are 0. "
    "`shows`: what can be seen, in one short English sentence. Answer in JSON.")


class Sight(BaseModel):
    """What a vision model says of a frame, each 0 to 100."""

    violence: int = Field(ge=0, le=100)
    nudity: int = Field(ge=0, le=100)
    harm: int = Field(ge=0, le=100)
    shows: str = Field(max_length=300)


Ask = Callable[[list[dict[str, Any]]], Sight]
"""Puts messages of the OpenAI chat protocol to the model. Raises ProviderError, ProviderRefused."""


def sights(frames: Sequence[tuple[float, NDArray[np.uint8]]], ask: Ask) -> tuple[dict[float, Sight], str]:
    """What the model says of those frames, by their seconds; and, when it stops answering, why it was not asked about the
    rest."""
    seen: dict[float, Sight] = {}
    for second, frame in frames:
        try:
            seen[second] = _look(frame, ask)
        except ProviderError as error:
            return seen, error.message
    return seen, ""


def sight_checks(seen: Sequence[tuple[float, Sight]], silent: str) -> list[Check]:
    """What the model has said of frames, each with its second: one check for violence and harm, one for nudity. Where it
    stopped answering, what it has said counts, and a check says that it was not asked about the rest."""
    unasked = [Check(name=SILENT, category="violence", score=100.0, decision="pass", evidence=[Evidence(what=f"not asked: {silent}")])] if silent else []
    if not seen:
        return unasked
    return [*unasked, _check("seen violence", "violence", [(at, max(s.violence, s.harm), s.shows) for at, s in seen]),
            _check("seen nudity", "nudity", [(at, s.nudity, s.shows) for at, s in seen])]


def unseen(checks: Sequence[Check] | Sequence[Mapping[str, Any]]) -> bool:
    """Whether the checks of a film, or those of a verdict that was kept, were made while the model was silent."""
    return any((c.name if isinstance(c, Check) else c["name"]) == SILENT for c in checks)


def _look(frame: NDArray[np.uint8], ask: Ask) -> Sight:
    messages = [{"role": "user", "content": [{"type": "text", "text": _ASKED}, {"type": "image_url", "image_url": {"url": _as_url(frame)}}]}]
    try:
        return ask(messages)
    except ProviderError as error:
        if not error.retryable:
            raise
        return ask(messages)


def _as_url(frame: NDArray[np.uint8]) -> str:
    """A JPEG of the frame as a data address."""
    scale = SIDE / max(frame.shape[:2])
    small = frame if scale >= 1 else cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    jpeg = cv2.imencode(".jpg", np.ascontiguousarray(small[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, 85])[1]
    return "data:image/jpeg;base64," + base64.b64encode(jpeg.tobytes()).decode()


def _check(name: str, category: Category, found: list[tuple[float, int, str]]) -> Check:
    worst = max(certain for _, certain, _ in found)
    decision: Decision = "review" if worst >= REVIEW_FROM else "pass"
    evidence = [Evidence(what=f"a vision model sees: {shows} ({certain}%)", at_sec=round(at, 2), data={"certain": certain}) for at, certain, shows in found if certain >= REVIEW_FROM]
    return Check(name=name, category=category, score=float(100 - worst), decision=decision, evidence=evidence)
