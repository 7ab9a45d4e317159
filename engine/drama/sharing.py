"""Whole frames shared out among shots, cues, or whatever else divides a length."""
from __future__ import annotations

from collections.abc import Sequence


def share(total: int, weights: Sequence[float]) -> list[int]:
    """`total` in whole parts in proportion to `weights`, by largest remainder; the earlier part wins a tie."""
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("nothing to share among")
    exact = [total * w / whole for w in weights]
    parts = [int(x) for x in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
