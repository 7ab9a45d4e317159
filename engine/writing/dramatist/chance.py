"""Choices that are always the same for the same key."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def number(*key: object) -> int:
    """A 64-bit number from the key."""
    return int.from_bytes(hashlib.sha256("\x1f".join(map(str, key)).encode()).digest()[:8], "big")


def pick(options: Sequence[T], *key: object) -> T:
    """One of the options."""
    return options[number(*key) % len(options)]


def shuffled(options: Sequence[T], *key: object) -> list[T]:
    """All options in an order of their own."""
    return [o for _, _, o in sorted((number(*key, i), i, o) for i, o in enumerate(options))]


def chance(share: float, *key: object) -> bool:
    """True in about `share` of all keys."""
    return number(*key) % 10_000 < share * 10_000
