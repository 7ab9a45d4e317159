"""What was seen of a film: found stretch by stretch while the rest of it is still being made, put together when it is whole."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.drama.base import Model
from engine.moderation.sight import Sight

LOOK_VERSION = 1
"""Enters the cache key of a look: raise it when the same pictures should be looked at anew."""
SAME_PICTURE = 0.02
"""Mean change of the levels 0..255 between two frames below which nothing moves."""

_TOUCH = 1e-3
"""Seconds within which two times are the same."""

Span = tuple[float, float]
"""From when to when, in seconds."""


class Glimpse(Model):
    """What was found on one picture. None where nobody looked for it."""

    at: float
    """In seconds."""
    quality: float
    wrong: list[str] = []
    """What is wrong with its quality."""
    blood: float | None = None
    """Share of the picture; see `pictures.blood_share`."""
    nudity: float | None = None
    """Probability."""
    words: list[str] | None = None
    """Lines that can be read on it."""
    faces: int | None = None
    sight: Sight | None = None


class Look(Model):
    """A stretch of film, its times counted from its own beginning."""

    seconds: float
    glimpses: list[Glimpse] = []
    black: list[Span] = []
    """When the picture was black; how long does not matter here."""
    held: list[Span] = []
    """When it stood still, from the frame that stayed."""
    first: list[float] = []
    last: list[float] = []
    """Its first and last frame as 8×8 levels: enough to tell whether a picture stands from one stretch into the next."""
    silent: str = ""
    """Why the vision model was not asked about all that it should have seen."""


@dataclass(frozen=True)
class Seen:
    """All looks at a film together, in the film's own seconds."""

    seconds: float
    glimpses: list[Glimpse]
    black: list[Span]
    held: list[Span]
    silent: str


def together(looks: Sequence[tuple[float, Look]]) -> Seen:
    """The looks at a film, each with the second at which its stretch begins, in the film's order."""
    glimpses = [g.model_copy(update={"at": round(at + g.at, 3)}) for at, look in looks for g in look.glimpses]
    black, held = list[Span](), list[Span]()
    before: tuple[float, Look] | None = None
    for at, look in looks:
        end = at if before is not None else None
        _append(black, look.black, at, end)
        _append(held, look.held, at, end if before is not None and _stands(before[1], look) else None)
        before = at, look
    seconds = before[0] + before[1].seconds if before is not None else 0.0
    return Seen(seconds, glimpses, black, held, next((look.silent for _, look in looks if look.silent), ""))


def _append(found: list[Span], spans: Sequence[Span], at: float, seam: float | None) -> None:
    """Add a stretch's spans; the first goes on from the last one over the seam, if both touch it and there is one."""
    for a, b in spans:
        goes_on = seam is not None and a < _TOUCH and found and abs(found[-1][1] - seam) < _TOUCH
        found.append((found.pop()[0] if goes_on else at + a, at + b))


def _stands(before: Look, after: Look) -> bool:
    """Whether one stretch ends with the very picture with which the next begins."""
    return bool(before.last and after.first) and float(np.abs(np.subtract(before.last, after.first)).mean()) < SAME_PICTURE
