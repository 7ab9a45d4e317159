"""A second thread, for a piece of work that all else waits for. Where several workers share a machine and one of them alone has
something to do, as when an edited line is spoken, the cores of the others are at rest. A busy machine is left alone: two threads
for one piece of work take more of it than one.

Nothing but time depends on it: only what comes out the same to the last bit in one thread and in two is done in two.
"""
from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

_helper: list[ThreadPoolExecutor] = []
_LOAD = Path("/proc/loadavg")
_RUNNING = 3
"""Where /proc/loadavg has how many threads want a core at this moment, before a slash (proc(5))."""


def allow() -> None:
    """Let this process use a second thread. The only worker of a machine is to keep to one core."""
    if not _helper:
        _helper.append(ThreadPoolExecutor(1, thread_name_prefix="helper"))


def allowed() -> bool:
    """Whether this process may use a second thread."""
    return bool(_helper)


def at_hand() -> bool:
    """Whether this process may, and a core is at rest now. Where the system does not tell (only Linux does), it is not."""
    if not _helper:
        return False
    try:
        return _running() < len(os.sched_getaffinity(0))
    except (OSError, AttributeError):
        return False


def _running() -> int:
    return int(_LOAD.read_text().split()[_RUNNING].split("/")[0])


def halves(length: int, step: int, work: Callable[[int, int], None]) -> None:
    """`work(begin, end)` for `range(length)`: whole, or, with help at hand, parted at a multiple of `step` and both halves at
    once. Ends when all is done; an error of either is raised then."""
    middle = length // 2 // step * step
    if not middle or not at_hand():
        work(0, length)
        return
    other = behind(lambda: work(middle, length))
    try:
        work(0, middle)
    finally:
        other.exception()
    other.result()


def behind(work: Callable[[], None]) -> Future[None]:
    """Begin work on the second thread, which does one after another. Only where this process may use it."""
    return _helper[0].submit(work)
