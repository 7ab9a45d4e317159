"""Breathing: how far the top of a figure has risen."""
from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from engine.motion.camera import HOLD_FRAMES
from engine.motion.chance import share

_SECONDS = 3.6
"""One breath of somebody who is calm."""


def breath(actor: str, rate: Fraction, seed: int = 0) -> Callable[[int], float]:
    """0 (out) to 1 (in) per frame, each held for `HOLD_FRAMES`; breathing in is quicker than breathing out."""
    period = _SECONDS * (0.9 + 0.2 * share("breath", actor))
    phase = share("breath", actor, seed)
    pace = float(rate)

    def risen(frame: int) -> float:
        t = ((frame - frame % HOLD_FRAMES) / pace / period + phase) % 1.0
        t = t / 0.42 * 0.5 if t < 0.42 else 0.5 + (t - 0.42) / 0.58 * 0.5
        return 0.5 - 0.5 * math.cos(2 * math.pi * t)

    return risen
