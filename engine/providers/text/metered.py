"""Counting what a piece of work takes of a language model."""
from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from engine.providers.calls import State

if TYPE_CHECKING:
    from engine.providers.text import Capabilities, Message, TextProvider, Usage

T = TypeVar("T", bound=BaseModel)


class Metered:
    """A language model that remembers what was used of it, also by many threads, and also by answers that were no good."""

    def __init__(self, provider: TextProvider):
        from engine.providers.text import Usage
        self._provider, self._lock = provider, threading.Lock()
        self.used = Usage()

    @property
    def name(self) -> str:
        return self._provider.name

    @property
    def capabilities(self) -> Capabilities:
        return self._provider.capabilities

    @property
    def thousands(self) -> float:
        """Tokens so far, in thousands."""
        return (self.used.prompt_tokens + self.used.completion_tokens) / 1000

    @property
    def cost(self) -> float:
        """Estimated US dollars so far."""
        return self.thousands * self.capabilities.price

    def complete(self, messages: Sequence[Message], schema: type[T], *, temperature: float = 0.8, max_tokens: int = 4096,
                 seed: int | None = None) -> tuple[T, Usage]:
        """See `TextProvider.complete`."""
        from engine.providers.text.json_repair import BadJson
        try:
            answer, usage = self._provider.complete(messages, schema, temperature=temperature, max_tokens=max_tokens, seed=seed)
        except BadJson as error:
            if error.usage is not None:
                self._add(error.usage)
            raise
        self._add(usage)
        return answer, usage

    def state(self) -> State:
        """See `TextProvider.state`."""
        return self._provider.state()

    def _add(self, usage: Usage) -> None:
        with self._lock:
            self.used += usage
