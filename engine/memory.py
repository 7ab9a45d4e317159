"""What a process keeps between two pieces of work, and what it gives back when it turns to work of another kind.

A worker draws, speaks, mixes, films and judges in turn. What each of these keeps at hand would add up to more than twice
what the largest of them needs by itself.
"""
from __future__ import annotations

import contextlib
import ctypes
import functools
import mmap
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from numpy.typing import NDArray

Work = Literal["write", "draw", "speak", "bed", "segment", "look"]
"""The kinds of units that need much memory. Others are done beside them."""

Arrays = tuple[NDArray[Any], ...]
_Cached = TypeVar("_Cached", bound=Any)
_shelves: dict[Work, list[Callable[[], None]]] = {work: [] for work in get_args(Work)}
_files: dict[Work, set[Path]] = {work: set() for work in get_args(Work)}
_at: list[Work] = []
"""The work that was turned to last, if any."""
_begun: list[Work] = []
"""The same, while no second unit of it has begun."""
_UNWRITTEN = re.compile(r"^(\w+)-(\w+) \S(\S)\S+ \S+ \S+ \d+ +(/.*)\n(?:[A-Z].*\n)*?Anonymous: +0 kB$", re.MULTILINE)
"""Of /proc/self/smaps: the addresses of a mapping that has no pages of its own (what the linker has written to has), whether it may
be written to, and its file. Headers begin with an address, in small letters, everything else with a capital."""
_LIBRARY = re.compile(r"\.so[.0-9]*$")
_COMPILER = re.compile(r"/libllvmlite\.so$")
"""LLVM, which starts up even for kernels that were compiled before, and is then not needed any more."""


def kept_for(work: Work) -> Callable[[_Cached], _Cached]:
    """Over `functools.lru_cache`: what the function keeps is given back when other work begins. Fit for what is made again
    in a moment, or seldom asked for again after a change of work."""
    def put(function: _Cached) -> _Cached:
        _shelves[work].append(function.cache_clear)
        return function
    return put


def kept_up_to(work: Work, megabytes: float) -> Callable[[Callable[..., Arrays]], Callable[..., Arrays]]:
    """Like `kept_for` over a cache that holds so much at most, whatever the size of the pictures: what was asked for longest ago
    goes first. For functions of hashable arguments that give arrays; of one that gives more than that, the last is kept."""
    def put(function: Callable[..., Arrays]) -> Callable[..., Arrays]:
        kept: OrderedDict[tuple[Any, ...], Arrays] = OrderedDict()
        lock = threading.Lock()

        @functools.wraps(function)
        def given(*arguments: Any) -> Arrays:
            with lock:
                if arguments in kept:
                    kept.move_to_end(arguments)
                    return kept[arguments]
            made = function(*arguments)
            with lock:
                kept[arguments] = made
                while len(kept) > 1 and sum(a.nbytes for arrays in kept.values() for a in arrays) > megabytes * 2**20:
                    kept.popitem(last=False)
            return made

        _shelves[work].append(kept.clear)
        return given
    return put


def kept_file(work: Work, path: Path) -> None:
    """The same for a file that is mapped into memory: its pages are let go, and come back from the system when they are
    read again."""
    _files[work].add(path)


def turn_to(kind: str) -> None:
    """Begin work of a kind of unit: give back what is kept for others. Kinds that need little change nothing; at the second of
    the same kind all that it needs of the compiler is loaded."""
    if kind in _begun:
        _begun.clear()
        release(libraries=_COMPILER)
    if kind not in _shelves or _at == [kind]:
        return
    _at[:] = _begun[:] = [kind]
    others = [work for work in _shelves if work != kind]
    for work in others:
        for give_back in _shelves[work]:
            give_back()
    release(set[Path]().union(*(_files[work] for work in others)), libraries=_LIBRARY)
    trim()


def trim() -> None:
    """Hand freed memory back to the system. Only glibc has the call, and only glibc needs it."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def release(paths: Collection[Path] = (), *, libraries: re.Pattern[str] | None = None) -> None:
    """Let go of the pages of mapped files that nobody has written to (Linux; elsewhere the system does it when it must).
    What is needed of them comes back from the system's cache when it is touched.

    `libraries`: also of compiled libraries with such names, of what nobody may write to. LLVM's alone would keep 67 MB. Python
    unmaps no library, so that nothing else can have taken its place since its address was read. Of `paths` nobody must be writing
    into a mapping just now: onnxruntime maps weights so that it could, and does not.
    """
    names = {str(path.resolve()) for path in paths}
    with contextlib.suppress(OSError, AttributeError):
        call = ctypes.CDLL(None).madvise
        call.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
        for start, end, writable, name in _UNWRITTEN.findall(Path("/proc/self/smaps").read_text()):
            if name in names or (libraries and writable == "-" and libraries.search(name)):
                call(int(start, 16), int(end, 16) - int(start, 16), mmap.MADV_DONTNEED)
