"""Fitting shots to an asked number of frames: pure arithmetic on whole frames."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.drama.sharing import share


@dataclass(frozen=True)
class Need:
    """What a shot wants, in frames: never below `least` while there is room, `ideal` if it can choose.

    `stretch` is its share of spare time: a silent look at a place stretches better than a line.
    """

    least: int
    ideal: int
    stretch: float = 1.0


def fit(needs: Sequence[Need], total: int) -> list[int]:
    """Frames for each shot, adding up to `total` exactly, each at least one.

    Spare time goes to the shots by their stretch; missing time is taken from what lies above `least`; when even the
    least is too much, everything shrinks alike (the speaker then has to hurry, or the script is trimmed).
    Raises ValueError when there are more shots than frames.
    """
    if total < len(needs):
        raise ValueError(f"{len(needs)} shots do not fit into {total} frames")
    ideal, least = sum(n.ideal for n in needs), sum(n.least for n in needs)
    if total >= ideal:
        extra = share(total - ideal, [n.ideal * n.stretch for n in needs])
        return [n.ideal + x for n, x in zip(needs, extra, strict=True)]
    if total >= least:
        room = [n.ideal - n.least for n in needs]
        cut = share(ideal - total, [float(r) for r in room]) if any(room) else [0] * len(needs)
        return [n.ideal - c for n, c in zip(needs, cut, strict=True)]
    spare = share(total - len(needs), [float(n.least) for n in needs])
    return [1 + x for x in spare]
