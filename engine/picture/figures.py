"""Whoever can stand in a shot: people, robots, animals, devices; all drawn, lit and measured alike."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from engine.drama.script import Character, Look
from engine.drama.storyboard import Creature as Present
from engine.drama.storyboard import Placement, Shot
from engine.picture.creatures import Creature
from engine.picture.people import Acting, Figure
from engine.picture.people.acting import Step
from engine.picture.standing import Small

Rect = tuple[float, float, float, float]
COLLARLESS = "#000000"
"""The accent of a stray, which wears none."""


class Drawn(Protocol):
    """What a sheet needs to know of a figure: see `people/figure.py`."""

    @property
    def height(self) -> float: ...
    @property
    def shoulder(self) -> float: ...
    def ground(self, acting: Acting) -> float: ...
    def soles(self, acting: Acting) -> list[tuple[float, float]]: ...
    def shade(self, acting: Acting) -> tuple[float, float]: ...
    def steps(self, acting: Acting) -> list[Step]: ...
    def face_box(self, acting: Acting) -> Rect: ...
    def mouth_box(self, acting: Acting) -> Rect: ...
    def eyes_box(self, acting: Acting) -> Rect: ...
    def bounds(self, acting: Acting) -> Rect: ...


def bodily(character: Character) -> bool:
    """Whether somebody has a body like a person's: people and robots."""
    return character.look.being in ("person", "robot")


def figure_of(character: Character) -> Drawn:
    """Who is to be drawn."""
    return Figure.of(character) if bodily(character) else Creature.of(character)


def smalls(cast: Mapping[str, Character]) -> dict[str, Small]:
    """The measures of those who have no body like a person's, by name."""
    return {n: Creature.of(c).measures for n, c in cast.items() if not bodily(c)}


def upright(shot: Shot, cast: Mapping[str, Character]) -> Shot:
    """The shot with nobody in bed who is an animal or a device, and nothing in a hand that they have not."""
    def still(a: Placement) -> Placement:
        who = cast.get(a.character)
        if who is None or bodily(who):
            return a
        return a.model_copy(update={"pose": "stand" if a.pose in ("lie", "hold", "reach", "hug", "touch") else a.pose, "holding": None, "view": "three_quarter" if a.view == "profile" else a.view})

    return shot.model_copy(update={"actors": [still(a) for a in shot.actors]}) if any(c and not bodily(c) for c in (cast.get(a.character) for a in shot.actors)) else shot


def present(shot: Shot) -> list[tuple[Placement, Character, Present]]:
    """The animals of a shot as if they were in the cast, with what each brings."""
    found = []
    for i, c in enumerate(shot.creatures):
        name = f"{c.being} {i + 1}"
        look = Look(being=c.being, color=c.color, accent=c.collar or COLLARLESS)
        found.append((Placement(character=name, x=c.x, facing=c.facing, pose="walk" if c.stance == "stand" else "stand"), Character(name=name, gender="m", look=look), c))
    return found

