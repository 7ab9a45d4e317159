"""Back-pressure for language models: whoever would be one request too many waits for a turn, instead of making the server
slow for everybody until all run into their time-outs.

A server of one's own takes `LOCAL_LLM_PARALLEL` requests at once, counted over all workers and web servers. When it says
itself that it is full (429 or 503), nobody new asks for as long as it wants, and the request waits for another turn. The
calls of a script hold the line anyway: a unit that gave its worker back between them would have to write from the start.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from engine.errors import ProviderError, ProviderRefused
from engine.providers.turns import Turns, Waiting, turns_at
from engine.settings import Settings
from engine.store.embedded import addresses

if TYPE_CHECKING:
    from engine.providers.text.openai_compatible import Endpoint

T = TypeVar("T")
_FULL = (429, 503)
_PAUSE = 1.0
_LONGEST_PAUSE = 30.0


def place_of(base_url: str) -> str:
    """The name under which a server's turns are counted: two models of one server share them."""
    return f"text:{urlsplit(base_url).netloc}"


@dataclass(frozen=True)
class Gate:
    """The turns at one server."""

    turns: Turns
    place: str
    breaker: str
    label: str
    parallel: int
    patience: float
    """Seconds that a call waits for its turn."""
    seconds: float
    """After this long a turn that nobody gave back is free again."""

    @staticmethod
    def of(name: str, label: str, endpoint: Endpoint, settings: Settings, *, parallel: int, own: bool, patience: float) -> Gate:
        """The gate before an endpoint. Who brings their own key has an account, and so a queue, of their own."""
        turns = turns_at(addresses(settings).redis, settings.breaker_failures, settings.breaker_sec)
        place = place_of(endpoint.base_url) + (f":{_mark(endpoint.api_key)}" if own else "")
        return Gate(turns, place, f"text:{name}", label, parallel, patience, endpoint.timeout + 60.0)

    def through(self, ask: Callable[[], T]) -> T:
        """Ask when it is our turn. Raises Waiting when it does not come within our patience, LeftAlone when the server has
        been failing for long, and what `ask` raises."""
        until = time.monotonic() + self.patience
        while True:
            self._not_while_failing(until)
            with self.turns.waited_for(self.place, self.label, parallel=self.parallel, patience=max(0.0, until - time.monotonic()), seconds=self.seconds):
                try:
                    found = ask()
                except ProviderError as error:
                    if not self._full(error, until):
                        self._note(error)
                        raise
                    continue
            self.turns.went_well(self.breaker)
            return found

    def _not_while_failing(self, until: float) -> None:
        who = uuid4().hex
        while True:
            try:
                return self.turns.may(self.breaker, self.label, who)
            except Waiting as wait:
                if time.monotonic() > until:
                    raise
                time.sleep(min(wait.seconds, 0.5))

    def _full(self, error: ProviderError, until: float) -> bool:
        """Whether the server has only said that it has enough to do; then nobody new asks for a while."""
        if isinstance(error, ProviderRefused) or (error.details or {}).get("status") not in _FULL or time.monotonic() > until:
            return False
        self.turns.pause(self.place, min(error.retry_after or _PAUSE, _LONGEST_PAUSE))
        return True

    def _note(self, error: ProviderError) -> None:
        """What the error says about the service as a whole. Its address is not for everybody's eyes."""
        if error.retryable:
            status = (error.details or {}).get("status")
            self.turns.failed(self.breaker, f"{self.label} failed with status {status}." if status else f"{self.label} does not answer.")
        else:
            self.turns.went_well(self.breaker)


def _mark(key: str) -> str:
    import hashlib
    return hashlib.sha256(key.encode()).hexdigest()[:12]
