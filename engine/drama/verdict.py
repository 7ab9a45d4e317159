"""The verdict of moderation on one subject."""
from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from engine.drama.base import Model

Decision = Literal["pass", "review", "block"]
Policy = Literal["strict", "standard", "draft"]
Category = Literal["quality", "nudity", "violence", "face", "text", "speech", "script"]


class Evidence(Model):
    """Where and what: enough for a reviewer to see it with their own eyes."""

    what: str
    at_sec: float | None = None
    """Time in the film, in seconds."""
    scene: str | None = None
    """`e1s2`, `e1s2b3` or `e1s2k4`: the scene, beat or shot it is about."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom as fractions of the frame."""
    artefact: str | None = None
    """sha256 of a picture of it."""
    data: dict[str, Any] = {}


class Check(Model):
    """One check: `score` is 0 (certainly bad) to 100 (certainly fine)."""

    name: str
    category: Category
    score: float = Field(ge=0, le=100)
    decision: Decision
    evidence: list[Evidence] = []


class Verdict(Model):
    """What all checks together mean under a policy."""

    decision: Decision
    score: float = Field(ge=0, le=100)
    policy: Policy = "standard"
    checks: list[Check] = []
