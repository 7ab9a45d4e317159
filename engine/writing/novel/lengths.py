"""Where a scene's pieces of a book do not add up to the episode's length: others of the same pages in their place. Pure."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.drama.pace import ACTION_SECONDS
from engine.writing.novel.pieces import Piece

NEAR = 0.03
"""Of the episode's length that the sum may be away from it."""
_MOST_PEOPLE = 3
_STEPS = 40
_WIDE = 60
"""Pieces of a scene's pages that are tried, besides those that are played."""


def balanced(kept: list[list[Piece]], parts: Sequence[Sequence[Piece]], hook: Piece, seconds: float) -> tuple[list[list[Piece]], int]:
    """The pieces of each scene, exchanged, added to and given up until they and some looks (how many is told) last `seconds`, or as near as they can.
    Each scene keeps a piece, and the last one the hook, as long as that leaves the others time."""
    now = [list(scene) for scene in kept]
    looks = range(1 + max(1, round(seconds / 15)))

    def off(total: float) -> float:
        return min(abs(seconds - total - ACTION_SECONDS * k) + 0.01 * k for k in looks)

    for _ in range(_STEPS):
        total = sum(p.seconds for scene in now for p in scene)
        if off(total) <= NEAR * seconds:
            break
        moves = [(off(total + change), i, out, new) for i, scene in enumerate(now) for change, out, new in _moves(scene, parts[i], hook, seconds)]
        best = min(moves, key=lambda m: m[0], default=None)
        if best is None or best[0] >= off(total) - 1e-6:
            break
        _, i, out, new = best
        now[i] = sorted([p for p in now[i] if p is not out] + ([new] if new else []), key=lambda p: p.at)
    total = sum(p.seconds for scene in now for p in scene)
    return now, min(looks, key=lambda k: abs(seconds - total - ACTION_SECONDS * k))


def _moves(scene: list[Piece], part: Sequence[Piece], hook: Piece, seconds: float) -> Iterator[tuple[float, Piece | None, Piece | None]]:
    """What a scene can do: by how many seconds that changes it, what goes and what comes."""
    who = {p.beats[0].character for p in scene if p.beats[0].character}
    fixed = hook if hook.seconds <= 0.6 * seconds else None
    spare = [p for p in part if all(p is not q for q in scene) and len(who | {p.beats[0].character} - {None}) <= _MOST_PEOPLE]
    if fixed in scene:
        spare = [p for p in spare if p.at < hook.at]
    for out in scene:
        if out is not fixed:
            if len(scene) > 1:
                yield -out.seconds, out, None
            for new in spare[-_WIDE:]:
                yield new.seconds - out.seconds, out, new
    for new in spare[-_WIDE:]:
        yield new.seconds, None, new
