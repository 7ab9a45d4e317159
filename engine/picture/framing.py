"""Composition: where people stand in the frame, how large, and how much of the place is seen behind them. Pure.

Units are those of the scenery: the frame is 720 high, the origin is its middle. A figure's own units are head units
(`people/figure.py`): its eye line is y = 0.
"""
from __future__ import annotations

import hashlib
from dataclasses import dataclass

from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import Angle, ShotSize

FEET_Y = 262.0


@dataclass(frozen=True)
class Frame:
    """How a size looks: figure scale, the eye line, zoom and blur of the place."""

    scale: float
    eye: float
    zoom: float
    blur: float


_WIDE: dict[ShotSize, Frame] = {
    "wide": Frame(.30, 0, 1.0, 0), "full": Frame(.46, -150, 1.12, 1.2), "two": Frame(.84, -96, 1.26, 3.0), "medium": Frame(1.0, -96, 1.36, 4.2),
    "close": Frame(1.62, -46, 1.75, 8), "xclose": Frame(2.7, -6, 2.3, 13), "ots": Frame(1.06, -86, 1.44, 5.5), "insert": Frame(0, 0, 1.7, 12),
}
_TALL: dict[ShotSize, Frame] = {
    "wide": Frame(.27, 0, 1.0, 0), "full": Frame(.40, -128, 1.1, 1.0), "two": Frame(.52, -110, 1.22, 2.4), "medium": Frame(.78, -108, 1.32, 3.6),
    "close": Frame(1.04, -84, 1.6, 6.5), "xclose": Frame(1.62, -52, 2.0, 10), "ots": Frame(.74, -104, 1.4, 4.5), "insert": Frame(0, 0, 1.6, 10),
}
_SQUARE_BLEND = .55


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


def frame_of(size: ShotSize, aspect: float) -> Frame:
    """The frame for a size; `aspect` is width over height."""
    if aspect >= 1.3:
        return _WIDE[size]
    if aspect <= .8:
        return _TALL[size]
    a, b, k = _TALL[size], _WIDE[size], _SQUARE_BLEND
    return Frame(*(x + (y - x) * k for x, y in zip((a.scale, a.eye, a.zoom, a.blur), (b.scale, b.eye, b.zoom, b.blur), strict=True)))


_FREE_HANDS = ("stand", "crossed", "chin", "chest", "clasp", "hip", "reach")
"""Poses that say little by themselves: another take may choose another one."""
_ANGLES: dict[Angle, tuple[Angle, ...]] = {"eye": ("low", "high", "eye"), "low": ("eye", "low"), "high": ("eye", "high"), "dutch": ("low", "dutch")}


def _lot(*key: object) -> float:
    """A number from 0 to 1, always the same for the same key."""
    return int.from_bytes(hashlib.sha256(repr(key).encode()).digest()[:4], "big") / 2**32


def another(shot: Shot, variant: int) -> Shot:
    """The same shot as another take of it would be staged: the same people, sides, feelings and things, but other steps,
    gestures and another height of the camera. Variant 0 is the shot itself."""
    if not variant:
        return shot
    key = shot.id, variant

    def staged(who: Placement) -> Placement:
        step = (_lot(*key, who.character) - .5) * .34
        x = max(-.86, min(.86, who.x + step))
        if len(shot.actors) > 1 and who.x and x * who.x <= 0:
            x = who.x * .6
        pose = who.pose
        if who.view != "back" and pose in _FREE_HANDS:
            others = [p for p in _FREE_HANDS if p != pose]
            pose = others[int(_lot(*key, who.character, "pose") * len(others))]  # type: ignore[assignment]
        return who.model_copy(update={"x": x, "pose": pose})

    angles = _ANGLES[shot.angle]
    return shot.model_copy(update={"actors": [staged(a) for a in shot.actors], "angle": angles[(variant - 1) % len(angles)]})


def nearer(frame: Frame, variant: int) -> Frame:
    """The frame of another take: a little nearer or farther. Variant 0 is the frame itself."""
    if not variant:
        return frame
    k = (1.1, .9, 1.05, .94)[(variant - 1) % 4]
    return Frame(frame.scale * k, frame.eye, frame.zoom * (1 + (k - 1) * .8), frame.blur)


def stands(shot: Shot, aspect: float, heights: dict[str, float], variant: int = 0) -> list[Stand]:
    """Everybody in the shot, from back to front. `heights` are the soles in head units, by name."""
    f = nearer(frame_of(shot.size, aspect), variant)
    half = 360 * aspect
    lift = {"low": 34.0, "high": -26.0}.get(shot.angle, 0.0)
    found = []
    crowd = len([a for a in shot.actors if a.view != "back"])
    for a in shot.actors:
        flip = 1 if a.facing == "right" else -1
        if a.view == "back":
            found.append(Stand(a, a.x * half * (1.28 if aspect < .8 else 1.02), f.eye + 96 * f.scale, f.scale * 1.66, flip, 1.3, .58, 5.0))
            continue
        scale = f.scale * (.86 if crowd >= 3 and shot.size == "two" else 1.0)
        x = a.x * half * _spread(shot.size, aspect)
        if shot.size == "wide":
            eye = FEET_Y - heights[a.character] * scale
        else:
            eye = f.eye + lift * f.scale + (1420 - heights[a.character]) * scale * (.55 if shot.size in ("full", "two") else .12)
        found.append(Stand(a, x, eye, scale, flip))
    return sorted(found, key=lambda s: s.depth)


def _spread(size: ShotSize, aspect: float) -> float:
    """Placements are given for the safe frame; wide frames bring people nearer to one another."""
    if size == "two":
        return .98 if aspect < .8 else .72
    if size == "wide":
        return 1.15 if aspect < .8 else .62
    return 1.0 if aspect < .8 else .85


def key_side(shot: Shot) -> int:
    """Where the key light comes from: against the way the person in focus looks, so that the far cheek is lit and the
    face has form; -1 is left."""
    who = next((a for a in shot.actors if a.character == shot.focus), shot.actors[0] if shot.actors else None)
    return 1 if who is not None and who.facing == "right" else -1
