"""How long the shots of an episode were when it was first fitted: what edits depart from.

An edited script is fitted from there and not from its storyboard's plan, so that every shot whose words are the same keeps
its length, and an edit that is taken back leads to the very film that there was.
"""
from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from engine.drama.base import Model
from engine.drama.storyboard import Shot

_SAME = 0.75
"""Share of the shots that must be planned as they were for a storyboard to be the one that was fitted."""


class Held(Model):
    """One shot, in frames."""

    shot: str
    planned: int
    """The storyboard's wish."""
    low: int
    """What its words needed to look right."""
    frames: int
    """What it was given."""


class Rhythm(Model):
    """All shots of an episode in order."""

    asked: int
    """Frames that were asked for."""
    tempo: float = Field(ge=1.0)
    """How much faster than natural its lines were spoken."""
    shots: list[Held]

    def of(self, shots: Sequence[Shot], asked: int) -> list[Held] | None:
        """What these shots had, in order; None when this is another storyboard, or another length is asked for."""
        if [s.id for s in shots] != [held.shot for held in self.shots] or asked != self.asked:
            return None
        same = sum(s.frames == held.planned for s, held in zip(shots, self.shots, strict=True))
        return self.shots if same >= _SAME * len(shots) else None
