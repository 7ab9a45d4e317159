"""Where an animal or a device is in the frame, and how large, beside people or alone. Pure; units as in `framing.py`."""
from __future__ import annotations

from dataclasses import replace

from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import ShotSize
from engine.picture.standing import Frame, Small, Stand

_NEARER: dict[ShotSize, float] = {"xclose": .86, "ots": .92, "close": .94}
_LEDGE = 236.0
"""About where what is small sits in a shot of its own: no more of a ledge is to be seen than that."""
_TOP = -338.0
"""No ear is higher than this."""


def beside(a: Placement, x: float, m: Small, shot: Shot, f: Frame, aspect: float, grounded: bool, company: bool, passing: bool = False) -> Stand:
    """An animal or a device: on the ground where that is seen; before the people, on what is out of sight or on a ledge, where
    it is not; as large as a face of theirs where it is alone. `passing`: it is nobody in the cast, and only looks in. `x`: its place across the frame."""
    flip = 1 if a.facing == "right" else -1
    if grounded:
        scale = f.scale * (1.0 if m.large else 1.14)
        if not company and shot.size == "full":
            back, front = m.standing if a.pose == "walk" else m.sitting
            scale = min(max(340 / (m.ground + m.top + m.raised), f.scale * .86), 1.0, 290 * aspect * 2 / (front - back + 300))
            x -= flip * (back + front) / 2 * scale
        feet = f.feet + (0 if m.large else 12) - (24 if not company else 0)
        return Stand(a, x, feet - (m.ground + m.raised) * scale, scale, flip, .98 if m.large else 1.02, grounded=True, head=m.head, raised=m.raised)
    if shot.size == "two" or (company and shot.size in ("full", "wide")):
        scale = f.scale * (.62 if m.large else 1.3 if passing else 1.2)
        eye = f.eye - 20 if m.large else (150 if passing else f.eye + (140 if aspect >= .8 else 176))
        return _perched(Stand(a, x, eye, scale, flip, .97 if m.large else 1.06, head=m.head), m)
    scale = f.scale * _NEARER.get(shot.size, 1.0) / m.head ** (.9 if shot.size in ("close", "xclose") else .5)
    eye = max(f.eye + 34, _TOP + m.top * scale)
    eye += max(0.0, _LEDGE - eye - m.ground * scale) * .75
    return _perched(Stand(a, x, min(eye, 150.0), scale, flip, head=m.head), m)


def _perched(s: Stand, m: Small) -> Stand:
    return replace(s, foot=s.eye + m.ground * s.scale)


def on_ground(shot: Shot, floor: bool) -> bool:
    """Whether the ground is seen on which people stand."""
    return (shot.size == "wide" or (floor and shot.size == "full")) and shot.setting != "car"
