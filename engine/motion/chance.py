"""Numbers that are always the same for the same key."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence


def number(*key: object) -> int:
    """A 64-bit number from the key."""
    return int.from_bytes(hashlib.sha256("\x1f".join(map(str, key)).encode()).digest()[:8], "big")


def share(*key: object) -> float:
    """A number in 0..1 from the key."""
    return number(*key) / 2**64


def choice(options: Sequence[str], *key: object) -> str:
    """One of the options."""
    return options[number(*key) % len(options)]
