"""Following a task that a service works on in its own time."""
from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from engine.errors import ProviderError, ProviderRefused, ProviderUncertain, StudioError
from engine.providers.calls import Call
from engine.providers.http import Service

T = TypeVar("T")
FAULTS = 5
"""Polls in a row that may fail before we give up for now; the task goes on meanwhile and costs nothing more."""


@dataclass(frozen=True)
class Seen:
    """What a poll showed: the result when there is one, else how far it is (0..1) and in what words."""

    result: Any = None
    share: float = 0.0
    words: str = "waiting"


def follow(service: Service, call: Call, look: Callable[[], Seen], cancel: Callable[[], object], *, every: float) -> Any:
    """Poll until there is a result. `look` raises an error marked `task_over` when the task has ended without one; an
    error without that mark is a failed poll and not the end of anything. A task that does not end before the call's
    deadline is cancelled. `every` is in seconds. Raises ProviderError, ProviderRefused, Stopped."""
    until = time.monotonic() + call.deadline
    faults = 0
    while True:
        pause = every
        try:
            seen = look()
        except ProviderError as error:
            faults += 1
            if isinstance(error, ProviderRefused) or (error.details or {}).get("task_over") or faults >= FAULTS:
                raise
            pause = max(every, error.retry_after or 0.0)
        else:
            faults = 0
            if seen.result is not None:
                return seen.result
            call.progress(seen.share, seen.words)
        if time.monotonic() > until:
            return _withdrawn(service, call, look, cancel)
        call.wait(pause)


def _withdrawn(service: Service, call: Call, look: Callable[[], Seen], cancel: Callable[[], object]) -> Any:
    """Withdraw a task that takes too long, and look whether it is: some services cannot stop what has begun, and go on and
    bill. Gives the result if it has come at the last moment."""
    late = f"{service.label} has not finished after {call.deadline:.0f} seconds"
    try:
        cancel()
        seen = look()
    except ProviderError as error:
        if (error.details or {}).get("task_over"):
            raise service.over(f"{late}; the order was withdrawn.", stuck=True) from error
        raise _goes_on(service, late) from error
    if seen.result is not None:
        return seen.result
    raise _goes_on(service, late)


def _goes_on(service: Service, late: str) -> ProviderError:
    if not service.bills:
        return service.over(f"{late}.", stuck=True)
    return ProviderUncertain(f"{late}, and the order could not be withdrawn. It may still be billed, so it is not placed again by itself: "
                             "try again when you agree to a possible second charge.", details=service.details(task_over=True, stuck=True))


def meanwhile(call: Call, work: Callable[[], T], peek: Callable[[], float] = lambda: 0.5, *, every: float = 1.0) -> T:
    """Do work that holds a line for long, and let the pipeline stop the waiting meanwhile: every so many seconds it hears
    how far `peek` thinks we are. When it stops us, the work ends by itself, and the call is told when that is with an error.
    Raises what the work raises, and Stopped."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=run, name="provider", daemon=True).start()
    while True:
        with suppress(TimeoutError):
            done.exception(timeout=every)
        if done.done():
            return done.result()
        try:
            call.progress(peek(), "working")
        except StudioError:
            done.add_done_callback(lambda work: call.unheard(error) if (error := work.exception()) else None)
            raise
