"""How far what was read or heard is from what was meant."""
from __future__ import annotations

from collections.abc import Sequence


def edits(want: Sequence[str], have: Sequence[str]) -> int:
    """How many characters (or words) are missing, too many or wrong."""
    row = list(range(len(have) + 1))
    for i, a in enumerate(want, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(have, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
