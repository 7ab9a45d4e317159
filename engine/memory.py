"""What a process keeps between two pieces of work, and what it gives back when it turns to work of another kind.

A worker draws, speaks, mixes, films and judges in turn. What each of these keeps at hand would add up to more than twice
what the largest of them needs by itself.
"""
from __future__ import annotations

import contextlib
import ctypes
import mmap
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

Work = Literal["write", "draw", "speak", "bed", "mix", "segment", "judge"]
"""The kinds of units that need much memory. Others are done beside them."""

_Cached = TypeVar("_Cached", bound=Any)
_shelves: dict[Work, list[Callable[[], None]]] = {work: [] for work in get_args(Work)}
_files: dict[Work, set[Path]] = {work: set() for work in get_args(Work)}
_at: list[Work] = []
"""The work that was turned to last, if any."""


def kept_for(work: Work) -> Callable[[_Cached], _Cached]:
    """Over `functools.lru_cache`: what the function keeps is given back when other work begins. Fit for what is made again
    in a moment, or seldom asked for again after a change of work."""
    def put(function: _Cached) -> _Cached:
        _shelves[work].append(function.cache_clear)
        return function
    return put


def kept_file(work: Work, path: Path) -> None:
    """The same for a file that is mapped into memory: its pages are let go, and come back from the system when they are
    read again."""
    _files[work].add(path)


def turn_to(kind: str) -> None:
    """Begin work of a kind of unit: give back what is kept for others. The same kind again, and kinds that need little, change
    nothing."""
    if kind not in _shelves or _at == [kind]:
        return
    _at[:] = [kind]
    others = [work for work in _shelves if work != kind]
    for work in others:
        for give_back in _shelves[work]:
            give_back()
    release(set[Path]().union(*(_files[work] for work in others)))
    trim()


def trim() -> None:
    """Hand freed memory back to the system. Only glibc has the call, and only glibc needs it."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def release(paths: Collection[Path]) -> None:
    """Let go of the pages of mapped files that nobody has written to (Linux; elsewhere the system does it when it must)."""
    names = {str(path.resolve()) for path in paths}
    with contextlib.suppress(OSError, AttributeError):
        call = ctypes.CDLL(None).madvise
        call.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
        span: tuple[int, int] | None = None
        for line in Path("/proc/self/smaps").read_text().splitlines() if names else ():
            what, *rest = line.split(maxsplit=5)
            if "-" in what:
                start, end = (int(x, 16) for x in what.split("-"))
                span = (start, end) if rest[-1] in names else None
            elif what == "Anonymous:" and span and rest[0] == "0":
                call(span[0], span[1] - span[0], mmap.MADV_DONTNEED)
