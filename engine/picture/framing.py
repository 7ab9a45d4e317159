"""Composition: where people stand in the frame, how large, and how much of the place is seen behind them. Pure.

Units are those of the scenery: the frame is 720 high, the origin is its middle. A figure's own units are head units
(`people/figure.py`): its eye line is y = 0.
"""
from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import astuple, replace

from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import Angle, Pose, Setting, ShotSize
from engine.picture.beside import beside, on_ground
from engine.picture.people.lying import raised
from engine.picture.seating import seating
from engine.picture.standing import Frame, Small, Stand

_WIDE: dict[ShotSize, Frame] = {
    "wide": Frame(.315, 0, .97, 0, 0, 0, 300), "full": Frame(.44, -150, 1.08, 1.0, 24, .10), "two": Frame(.82, -104, 1.22, 2.6, 40),
    "medium": Frame(.98, -100, 1.34, 3.8, 48), "close": Frame(1.6, -50, 1.7, 7, 60), "xclose": Frame(2.02, -102, 2.0, 11, 60),
    "ots": Frame(1.04, -92, 1.4, 4.8, 50), "insert": Frame(0, 0, 1.7, 11, 30, .22),
}
_TALL: dict[ShotSize, Frame] = {
    "wide": Frame(.238, 0, .82, 0, 38, 0, 253), "full": Frame(.45, -150, .96, .8, 46, .08), "two": Frame(.60, -142, 1.06, 1.9, 62, .12),
    "medium": Frame(.88, -136, 1.18, 3.0, 74), "close": Frame(1.2, -104, 1.44, 5.4, 84), "xclose": Frame(1.86, -112, 1.75, 9, 90),
    "ots": Frame(.84, -132, 1.22, 3.8, 74), "insert": Frame(0, 0, 1.34, 8, 30, .22),
}
_WHOLE: tuple[Frame, Frame] = (Frame(.345, 0, .92, .5, 40, .05, 272), Frame(.39, 0, 1.02, .7, 6, .06, 312))
"""Full shots, tall and wide, with the ground in them: of people together with animals."""
_SQUARE_BLEND = .55
_ANGLE: dict[Angle, tuple[float, float, float]] = {"eye": (0, 0, 1), "low": (86, -16, 1.07), "high": (-100, 26, .92), "dutch": (0, 0, 1)}
"""How far the place moves down, the eye line moves down, and the people's scale: from below one sees ceilings and tall
people, from above floors and small ones."""


def widest(aspect: float) -> float:
    """The zoom of a place in a wide shot."""
    return frame_of("wide", aspect).zoom


def frame_of(size: ShotSize, aspect: float, angle: Angle = "eye", setting: Setting = "office", floor: bool = False) -> Frame:
    """The frame for a size and an angle; `aspect` is width over height. In a car nobody is seen from afar. `floor`: a full shot
    has the ground in it."""
    if setting == "car" and size in ("wide", "full"):
        return replace(frame_of("two", aspect, angle), scale=.46 if aspect <= .8 else .5, eye=-84.0, zoom=.86 if aspect <= .8 else 1.0, blur=.4, haze=0.0, pan=30.0)
    whole = size == "full" and floor
    tall, wide = _WHOLE if whole else (_TALL[size], _WIDE[size])
    if aspect >= 1.3:
        f = wide
    elif aspect <= .8:
        f = tall
    else:
        a, b = tall, wide
        f = Frame(*(x + (y - x) * _SQUARE_BLEND for x, y in zip(astuple(a), astuple(b), strict=True)))
    pan, eye, scale = _ANGLE[angle]
    if whole:  # who is seen from head to foot fills the frame
        return replace(f, pan=f.pan + pan * .7, scale=f.scale * min(scale, 1.0))
    if size == "wide":
        return replace(f, pan=f.pan + pan * .7, feet=f.feet + pan * .16, scale=f.scale * scale)
    return replace(f, pan=f.pan + pan, eye=f.eye + eye, scale=f.scale * scale)


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
    return replace(frame, scale=frame.scale * k, zoom=frame.zoom * (1 + (k - 1) * .8))


_LYING: dict[ShotSize, tuple[float, float, float]] = {
    "wide": (80.0, .60, 0.0), "full": (79.0, .50, 44.0), "two": (78.0, .45, 100.0), "medium": (70.0, .27, 34.0), "ots": (74.0, .24, 52.0), "close": (56.0, .10, -38.0), "xclose": (44.0, 0.0, -30.0)}
"""Of who lies: degrees that the body is turned back (the nearer the camera, the more it looks from above), how far the head
may be to its side (of half the frame's width), and the eye line."""
MATTRESS = 470.0
"""How high a mattress is, in head units."""
_MIDDLE = 500.0
"""From the head to the middle of the bed, in head units."""
_BEHIND = 220.0
"""How far up the bed's far edge is seen from the head that lies in it, in head units."""


_CROWN = 176.0
"""From the eye line to above the hair, in head units."""
_RAISED: dict[ShotSize, float] = {"wide": 44.0, "full": 44.0, "two": 42.0, "medium": 40.0, "ots": 40.0, "close": 38.0, "xclose": 32.0}
"""Degrees by which who leans on pillows is raised from the bed."""


def recline(size: ShotSize) -> float:
    """How far the body of who lies is turned back, in degrees."""
    return _LYING[size][0] if size in _LYING else 0.0


def rise(who: Placement, size: ShotSize) -> float:
    """How far the trunk of who lies is raised against pillows, in degrees."""
    return _RAISED[size] if who.propped and size in _RAISED else 0.0


def _lies(a: Placement, shot: Shot, f: Frame, half: float, flip: int) -> Stand:
    """Somebody in bed: the head on its side of the frame, the bed through the middle of it."""
    _, aside, eye = _LYING[shot.size]
    _, above = raised(recline(shot.size), rise(a, shot.size))
    if shot.size == "wide":
        eye = f.feet + 20 - (MATTRESS + above) * f.scale
    else:
        eye -= above * f.scale * .5
        if shot.size == "close":
            eye = max(eye, _CROWN * f.scale - 352)
    return Stand(a, -flip * min(aside * half, _MIDDLE * f.scale), eye, f.scale, flip, 1.04)


def _at_bedside(found: list[Stand], heights: dict[str, float]) -> list[Stand]:
    """Who stands behind the bed is seen from the chest up, however small."""
    bed = next((s for s in found if s.placement.pose == "lie"), None)
    if bed is None:
        return found
    _, above = raised(recline("two"), rise(bed.placement, "two"))
    slope = 1 / math.tan(math.radians(recline("two")))

    def clear(s: Stand) -> Stand:
        if s is bed or s.placement.view == "back":
            return s
        edge = bed.eye + (above - _BEHIND) * bed.scale + max(0.0, (s.x - bed.x) * bed.flip) * slope
        return replace(s, eye=min(s.eye, edge - (220.0 if heights[s.placement.character] > 1200 else 170.0) * s.scale))

    return [clear(s) for s in found]


def stands(shot: Shot, aspect: float, heights: dict[str, float], variant: int = 0, small: Mapping[str, Small] | None = None) -> list[Stand]:
    """Everybody in the shot, from back to front. `heights` are the soles in head units, by name; `small` are those who are
    animals or devices."""
    small = small or {}
    floor = bool(shot.creatures or any(a.character in small for a in shot.actors))
    f = nearer(frame_of(shot.size, aspect, shot.angle, shot.setting, floor), variant)
    half = 360 * aspect
    grounded = on_ground(shot, floor)
    people = [a for a in shot.actors if a.character not in small]
    crowd = len([a for a in people if a.view != "back"])
    found = []
    for a in people:
        flip = 1 if a.facing == "right" else -1
        if a.view == "back" and shot.size == "ots":
            found.append(Stand(a, a.x * half * (1.72 if aspect < .8 else 1.18), f.eye + 104 * f.scale, f.scale * 1.54, flip, 1.3, .46, 4.0))
            continue
        if a.pose == "lie":
            found.append(_lies(a, shot, f, half, flip))
            continue
        scale = f.scale * (.84 if crowd >= 3 and shot.size == "two" else 1.0)
        x = across(a, shot, aspect)
        if a.view == "profile" and shot.size in ("close", "xclose"):
            x -= flip * 30 * scale
        if grounded:
            eye = f.feet - heights[a.character] * scale
        else:
            eye = f.eye + (1420 - heights[a.character]) * scale * (.55 if shot.size in ("full", "two") else .12)
        found.append(Stand(a, x, eye if grounded else min(eye, 150.0), scale, flip, grounded=grounded))
    if shot.size in ("full", "two"):
        found = _at_bedside(found, heights)
    if shot.size == "wide" and shot.setting != "car" and seating(shot) is None:
        found = _in_depth(found, f, shot)
    near = [beside(a, across(a, shot, aspect), small[a.character], shot, f, aspect, grounded, bool(people)) for a in shot.actors if a.character in small]
    return sorted(_together(found) + near, key=lambda s: (s.depth, s.placement.pose in _HANDS_ON))


def across(a: Placement, shot: Shot, aspect: float) -> float:
    """x of somebody in the frame."""
    return a.x * 360 * aspect * _spread(shot.size, aspect, len(shot.actors)) * (1.25 if shot.setting == "car" and shot.size == "wide" else 1.0)



_HORIZON = 6.0
"""Of the ground on which people stand from afar (`scenery/ground.py`)."""
_BACK = (0.0, 34.0, 18.0, 26.0)
"""How far up the ground people stand behind whoever is in front, from one to the next."""


def _in_depth(found: list[Stand], f: Frame, shot: Shot) -> list[Stand]:
    """A group is no row: from afar people stand at different depths, whoever the shot is about in front."""
    if any(s.placement.pose in (*_HANDS_ON, "lie") for s in found):
        return found
    order = sorted(found, key=lambda s: (s.placement.character != shot.focus, _lot(shot.episode, shot.scene, shot.place, s.placement.character)))
    out = []
    for s, back in zip(order, _BACK, strict=False):
        k = (f.feet - back - _HORIZON) / (f.feet - _HORIZON)
        out.append(replace(s, eye=f.feet - back - (f.feet - s.eye) * k, scale=s.scale * k, depth=1.0 - back * .001))
    return out


def looks(stand: Stand, people: list[Stand]) -> tuple[float, float]:
    """Where the eyes go: to whom one faces, up to the taller and down to the smaller; alone, past the camera to who is off screen."""
    facing = [p for p in people if p is not stand and (p.x - stand.x) * stand.flip > 0]
    if not facing:
        return (.46, 0.0)
    other = min(facing, key=lambda p: abs(p.x - stand.x))
    way = max(abs(other.x - stand.x), 60.0 * stand.scale)
    return (.86, max(-.8, min(.8, (other.eye - stand.eye) / way * .9)))


_HANDS_ON = ("reach", "touch", "hug")
"""Poses whose hands go to the other one: they are drawn over them."""
_APART: dict[Pose, float] = {"hug": 190.0, "touch": 400.0}
"""How far two people stand from one another who touch, in head units."""


def _together(found: list[Stand]) -> list[Stand]:
    """Two people who touch stand as near as their arms ask for, about the place they had between them."""
    if any(s.placement.pose == "lie" for s in found):
        return found
    pair = sorted((s for s in found if s.placement.view != "back"), key=lambda s: s.x)
    apart = min((_APART[s.placement.pose] for s in pair if s.placement.pose in _APART), default=0.0)
    if len(pair) != 2 or not apart or not (pair[0].flip > 0 > pair[1].flip):
        return found
    middle, half = (pair[0].x + pair[1].x) / 2, apart * (pair[0].scale + pair[1].scale) / 4
    return [s for s in found if s not in pair] + [replace(pair[0], x=middle - half), replace(pair[1], x=middle + half)]


def _spread(size: ShotSize, aspect: float, people: int = 2) -> float:
    """Placements are given for the safe frame; wide frames bring people nearer to one another, but from afar they stand at
    its thirds."""
    if size == "two":
        return .98 if aspect < .8 else .72
    if size == "wide":
        return (1.15 if aspect < .8 else 2.3 if aspect >= 1.3 else 1.6) if people == 1 else 1.15 if aspect < .8 else .96 if aspect >= 1.3 else .8
    if size == "xclose":
        return .30
    return 1.0 if aspect < .8 else .85


_TURN: dict[ShotSize, float] = {"full": .9, "medium": .9, "close": .82, "xclose": .7, "ots": .9}


def turned(frame: Frame, shot: Shot) -> Frame:
    """The frame with the camera turned to whom it shows: who speaks and who answers are before different parts of a place."""
    seen = [a for a in shot.actors if a.view != "back"]
    if len(seen) != 1 or shot.setting == "car" or seen[0].pose == "lie":
        return frame
    return replace(frame, turn=_TURN.get(shot.size, 0.0) * (1 if seen[0].facing == "right" else -1))


def key_side(shot: Shot) -> int:
    """Where the key light comes from: against the way the person in focus looks, so that the far cheek is lit and the
    face has form; -1 is left."""
    who = next((a for a in shot.actors if a.character == shot.focus), shot.actors[0] if shot.actors else None)
    return 1 if who is not None and who.facing == "right" else -1
