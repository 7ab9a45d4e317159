"""Dictionaries in numbers: words are found by 64 bits of their hash among sorted ones, in a table that is made once and kept in a file.

Two words of a table that share those bits are looked for when it is made; that any other string shares them with a word is not
to be expected (1 in 10¹³).
"""
from __future__ import annotations

import contextlib
import hashlib
import os
from array import array
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

Table = dict[str, Any]
"""Columns (`numpy` arrays) by name."""


def hashed(word: str) -> int:
    """64 bits that stand for a word."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def row_of(word: str, hashes: array[int]) -> int | None:
    """Where a word stands among sorted hashes; None where it does not."""
    key = hashed(word)
    at = bisect_left(hashes, key)
    return at if at < len(hashes) and hashes[at] == key else None


def kept_table(path: Path, make: Callable[[], Table]) -> Table:
    """The table in a file, which is made and kept there when it is not there yet or not whole (after a power cut)."""
    with contextlib.suppress(OSError, ValueError, EOFError, BadZipFile), np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}
    table = make()
    with contextlib.suppress(OSError):  # without room for it, every process makes it for itself
        _write(path, table)
    return table


def _write(path: Path, table: Table) -> None:
    """At once or not at all."""
    scratch = path.with_suffix(f".{os.getpid()}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with scratch.open("wb") as file:
            np.savez(file, **table)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
