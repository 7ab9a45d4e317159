"""The camera of a shot as a pure function of the frame number."""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from engine.drama.storyboard import Shot
from engine.motion.chance import share

_PUSH = {"wide": 0.075, "full": 0.085, "two": 0.08, "medium": 0.085, "ots": 0.07, "close": 0.09, "xclose": 0.07, "insert": 0.06}
"""How much larger the plane of the people is at the end of a push-in, by shot size."""
_PAN = 0.034
"""How far a pan or tilt travels to either side of the middle, as a share of the frame's width (or height)."""
_FULL_FRAMES = 110
"""A move of fewer frames than this is proportionally smaller, so that short shots do not rush."""
HOLD_FRAMES = 4
"""What moves by less than half a pixel from one picture to the next stands for so many frames: breath and a static
camera's drift, both at the same frames."""
_DRIFT = 0.012
"""Growth over a static shot: felt as life, not seen as a move."""


@dataclass(frozen=True)
class CameraState:
    """Where the camera is, for the plane of the people (depth 1).

    `zoom`: 1 shows the frame as drawn, more is closer. `dx`, `dy`: how far the camera has gone to the right and down,
    in fractions of the frame's width and height; the picture moves the other way.
    """

    zoom: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


def ease(t: float) -> float:
    """0..1 → 0..1, rising all the way: half linear, half smoothstep, so that a move neither jerks nor stalls at a cut."""
    t = min(max(t, 0.0), 1.0)
    return 0.5 * t + 0.5 * t * t * (3 - 2 * t)


def camera(shot: Shot, frames: int) -> Callable[[int], CameraState]:
    """The camera over a shot of `frames` frames; frames after the last hold its last state."""
    last = max(frames - 1, 1)
    weight = min(1.0, frames / _FULL_FRAMES)
    push = _PUSH[shot.size] * (0.35 + 0.65 * weight)
    travel = _PAN * (0.3 + 0.7 * weight)

    def at(frame: int) -> float:
        return ease(min(frame, last) / last)

    if shot.move == "push_in":
        return lambda n: CameraState(1 + push * at(n))
    if shot.move == "pull_out":
        return lambda n: CameraState(1 + push * (1 - at(n)))
    if shot.move in ("pan_left", "pan_right"):
        way = 1 if shot.move == "pan_right" else -1
        return lambda n: CameraState(1.0, way * travel * (2 * at(n) - 1), 0.0)
    if shot.move in ("tilt_up", "tilt_down"):
        way = 1 if shot.move == "tilt_down" else -1
        return lambda n: CameraState(1.0, 0.0, way * travel * (2 * at(n) - 1))
    if shot.move == "handheld":
        return _handheld(shot, last)
    drift = _DRIFT * weight
    # the drift is a tenth of a pixel a frame at most: every fourth frame is enough, and costs a quarter
    return lambda n: CameraState(1 + drift * min(n - n % HOLD_FRAMES, last) / last)


def _handheld(shot: Shot, last: int) -> Callable[[int], CameraState]:
    """A breathing, wandering camera: slow sines that never meet, a little closer so that it has room to wander.

    Amplitudes are fractions of the frame; the fastest wave takes 27 frames, so that nothing shakes.
    """
    waves = ((0.0042, 97), (0.0022, 53), (0.0009, 27))
    phases = [[2 * math.pi * share("handheld", shot.id, axis, k) for k in range(3)] for axis in "xy"]

    def wander(n: int, axis: int, squeeze: float) -> float:
        return squeeze * sum(a * math.sin(2 * math.pi * n / period / (1 + 0.13 * axis) + phases[axis][k]) for k, (a, period) in enumerate(waves))

    return lambda n: CameraState(1.018, wander(min(n, last), 0, 1.0), wander(min(n, last), 1, 0.7))
