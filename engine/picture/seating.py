"""Where people sit rather than stand, and what they sit at. Pure; the same for all shots of a scene."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Pose, Setting
from engine.picture.scenery import banqueting

Desk = Literal["table", "round", "desk", "counter", "dashboard", "none"]


@dataclass(frozen=True)
class Seating:
    """What is before those who sit, what they sit on in a wide shot, and how often a scene in this place is played sitting
    (0..1)."""

    desk: Desk
    seat: Literal["chair", "stool", "sofa", "bed", "bench", "none"]
    often: float


SEATING: dict[Setting, Seating] = {
    "car": Seating("dashboard", "none", 1.0), "cafe": Seating("round", "chair", 1.0), "bar": Seating("counter", "stool", 1.0),
    "classroom": Seating("desk", "chair", .65), "court": Seating("table", "chair", .5), "office": Seating("desk", "chair", .4),
    "kitchen": Seating("table", "chair", .45), "livingroom": Seating("none", "sofa", .4), "bedroom": Seating("none", "bed", .4),
}
_UPRIGHT: frozenset[Pose] = frozenset({"walk", "kneel", "hug", "bow"})
"""Poses that are played on one's feet."""


def seating(shot: Shot) -> Seating | None:
    """How the people of this scene sit, or None when they stand."""
    found = SEATING.get(shot.setting)
    if found is None or not shot.actors or banqueting(shot.setting, shot.place) or any(a.pose == "lie" for a in shot.actors):
        return None
    key = f"{shot.episode}|{shot.scene}|{shot.setting}|{shot.place}"
    lot = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") / 2**32
    sits = lot < found.often or any(a.pose == "sit" for a in shot.actors)
    if not sits or (shot.setting != "car" and any(a.pose in _UPRIGHT for a in shot.actors)):
        return None
    return found
