"""A shot before it has frames and numbers."""
from __future__ import annotations

from dataclasses import dataclass, field

from engine.drama.script import Scene
from engine.drama.storyboard import Insert
from engine.drama.vocabulary import Being, Emotion, Pose, ShotSize


@dataclass
class Draft:
    """A shot before it has frames and numbers."""

    size: ShotSize
    beats: list[int]
    focus: str | None = None
    emotion: Emotion = "neutral"
    seconds: float = 2.0
    spoken: float = 0.0
    opening: bool = False
    reveal: bool = False
    optional: bool = False
    """A silent reaction: left out when there is no time for it."""
    insert: Insert | None = None
    animal: Being | None = None
    """The animal that is seen alone."""
    poses: dict[str, Pose] = field(default_factory=dict)
    feelings: dict[str, Emotion] = field(default_factory=dict)
    hears: bool = False
    """The one in focus listens to somebody else's line."""
    leaves: bool = False
    """The one in focus goes away."""


def on_stage(scene: Scene) -> list[str]:
    """Everybody seen in the scene, in the order in which they matter; at most three share a frame."""
    seen = list(dict.fromkeys([*scene.characters, *(b.character for b in scene.beats if b.character)]))
    return seen[:4]
