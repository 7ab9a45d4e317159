"""How a shot is framed and where somebody stands in it. Pure values, in the units of `framing.py`."""
from __future__ import annotations

from dataclasses import dataclass

from engine.drama.storyboard import Placement


@dataclass(frozen=True)
class Frame:
    """How a size looks: figure scale, the eye line, zoom of the place, its blur, how far it is moved down, the haze between
    it and the people, and where feet stand when they are seen."""

    scale: float
    eye: float
    zoom: float
    blur: float
    pan: float = 0.0
    haze: float = .16
    feet: float = 262.0
    turn: float = 0.0
    """How far the camera is turned, -1..1 of what a place has to the side: who stands left (1) is before its left part."""


@dataclass(frozen=True)
class Stand:
    """One person in the frame: the eye line's place, the scale, the way they look (-1 left, 1 right)."""

    placement: Placement
    x: float
    eye: float
    scale: float
    flip: int
    depth: float = 1.0
    dark: float = 0.0
    blur: float = 0.0
    grounded: bool = False
    """Whether the ground under it is seen."""
    head: float = 1.0
    """How large its head is beside a person's."""
    foot: float = 9999.0
    """Of an animal or a device that is seen near: y of what it sits on."""
    raised: float = 0.0
    """How high above the ground it sits, in head units."""


@dataclass(frozen=True)
class Small:
    """Measures of an animal or a device in head units: the ground below the eye line, the top above it; how large its head is
    beside a person's; whether it is larger than people; how far it reaches to its back and to its front when it sits and when it
    stands."""

    ground: float
    top: float
    head: float
    large: bool = False
    sitting: tuple[float, float] = (-180.0, 120.0)
    standing: tuple[float, float] = (-180.0, 120.0)
    raised: float = 0.0
    """How high above the ground it is wherever that is seen: on a small table, on a perch."""
