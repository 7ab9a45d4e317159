"""The ladder of providers that a unit goes down: which rungs it has, and what happens after it failed on one. Pure."""
from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import DiskFull, StudioError, Unavailable
from engine.providers.calls import Makes

TRIES = 3
"""On one provider, for errors that may pass."""
FIRST_WAIT = 2.0
LONGEST_WAIT = 120.0
"""Seconds."""
BROKEN = "Something went wrong while this was made. Try again; if it happens again, tell the operator."
"""What a creator reads of an error that we did not foresee; the log has the rest."""
MAX_ATTEMPTS = 25
"""Claims of one unit in all; more means that it kills its worker each time."""
MAX_BUSY = 12
"""Times in a row that a unit comes back to a service that is busy without that counting as a try."""


@dataclass(frozen=True)
class Again:
    """Run it again on the same rung after so many seconds. `free` tries do not count (nothing was wrong with the unit)."""

    wait: float
    free: bool = False


@dataclass(frozen=True)
class Down:
    """Go on with the provider on the next rung; what it makes is marked as degraded."""

    rung: int


@dataclass(frozen=True)
class Failed:
    """Nothing more to try; `sentence` is for the creator."""

    sentence: str


def rungs(wanted: list[str], allow_degraded: bool, stand_in: str = "embedded") -> list[str]:
    """The providers to try in order: the project's, then the embedded one unless the creator forbade it."""
    found = list(dict.fromkeys(wanted)) or [stand_in]
    if allow_degraded and stand_in not in found:
        found.append(stand_in)
    return found


_MADE_BY: dict[str, Makes] = {"write": "text", "draw": "image", "speak": "speech", "clip": "video", "listen": "transcript"}
"""Which list of the brief's providers a kind of unit is made by; the others are always ours."""
LISTENER = "openai_transcript"
"""Writes down what services say, when it is set up."""
_CHECKERS: dict[Makes, list[str]] = {"transcript": [LISTENER, "embedded"]}
"""Who does what nobody chooses a service for."""


def makes_of(kind: str) -> Makes | None:
    """What a kind of unit makes, when a service can make it."""
    return _MADE_BY.get(kind)


def providers_of(kind: str, brief: Mapping[str, Any]) -> list[str]:
    """The rungs for a kind of unit, from the brief."""
    given = makes_of(kind)
    if given in _CHECKERS:
        return _CHECKERS[given]
    wanted = (brief.get("providers") or {}).get(given, ["embedded"]) if given else ["embedded"]
    return rungs(list(wanted), brief.get("allow_degraded", True))


def checks(kind: str) -> bool:
    """Whether a kind of unit only checks what others made: where it could not, nothing is missing."""
    return makes_of(kind) in _CHECKERS


def on(rung: int, providers: list[str]) -> str:
    """The provider on a rung; on the last one when the brief names fewer now than it did."""
    return providers[min(rung, len(providers) - 1)]


def backoff(tries: int, unit: str) -> float:
    """Seconds before the next try: doubling, with a jitter of a quarter that depends on the unit, so that a hundred
    units that failed together do not come back together."""
    jitter = int.from_bytes(hashlib.sha256(f"{unit}|{tries}".encode()).digest()[:4], "big") / 2**32
    return min(FIRST_WAIT * 2**tries, LONGEST_WAIT) * (0.75 + 0.5 * jitter)


def after_payment(error: StudioError, rung: int, providers: list[str], free: frozenset[str]) -> Down | Failed:
    """The next step after a service may have been paid and nothing came of it: the next provider that costs nothing, so that
    nobody pays twice for one thing without being asked."""
    for lower in range(rung + 1, len(providers)):
        if providers[lower] in free:
            return Down(lower)
    return Failed(error.message)


def after(error: BaseException, rung: int, tries: int, providers: list[str], unit: str) -> Again | Down | Failed:
    """The next step after `error` on that rung; `tries` counts those that failed there before this one."""
    if isinstance(error, DiskFull | Unavailable):
        return Again(max(error.retry_after or 0.0, 5.0), free=True)
    retryable = error.retryable if isinstance(error, StudioError) else True
    limit = TRIES if isinstance(error, StudioError) else 2
    if retryable and tries + 1 < limit:
        asked = error.retry_after if isinstance(error, StudioError) else None
        return Again(max(asked or 0.0, backoff(tries, unit)))
    if rung + 1 < len(providers):
        return Down(rung + 1)
    if isinstance(error, StudioError):
        return Failed(error.message)
    return Failed(BROKEN)
