"""Blinking: when somebody's lids are half or wholly shut."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction

from engine.motion.chance import share

_LEAST, _MOST = 2.0, 4.0
"""Seconds between two blinks."""
_BLINK = ("half", "shut", "shut", "half")
"""One blink, a twenty-fourth of a second each."""


def lids(actor: str, frames: int, rate: Fraction, seed: int) -> Callable[[int], str | None]:
    """The lid position per frame: `half`, `shut`, or None for open. The same actor and seed blink the same way."""
    step = float(rate) / 24
    starts: list[float] = []
    at = share("blink", actor, seed, "first") * _LEAST + 0.4
    while at * rate < frames:
        starts.append(at * float(rate))
        at += _LEAST + (_MOST - _LEAST) * share("blink", actor, seed, len(starts))

    def lid(frame: int) -> str | None:
        k = bisect_right(starts, frame) - 1
        if k < 0:
            return None
        phase = int((frame - starts[k]) / step)
        return _BLINK[phase] if phase < len(_BLINK) else None

    return lid
