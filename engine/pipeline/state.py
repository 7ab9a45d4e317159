"""The one table of allowed transitions, for projects and for tasks. Everything that changes a state asks it."""
from __future__ import annotations

from typing import Literal

from engine.errors import Conflict

ProjectStatus = Literal["draft", "queued", "running", "waiting", "paused", "in_review", "done", "failed", "cancelled"]

PROJECT: dict[str, frozenset[str]] = {
    "draft": frozenset({"queued", "cancelled"}),
    "queued": frozenset({"running", "waiting", "paused", "in_review", "done", "failed", "cancelled"}),
    "running": frozenset({"queued", "waiting", "paused", "in_review", "done", "failed", "cancelled"}),
    "waiting": frozenset({"queued", "paused", "cancelled"}),
    "paused": frozenset({"queued", "waiting", "cancelled"}),
    "in_review": frozenset({"queued", "failed", "cancelled"}),
    "done": frozenset({"queued"}),
    "failed": frozenset({"queued", "cancelled"}),
    "cancelled": frozenset({"queued"}),
}
"""From a project's state to those it may take next."""

TASK: dict[str, frozenset[str]] = {
    "queued": frozenset({"running", "cancelled", "failed"}),
    "running": frozenset({"done", "failed", "queued", "cancelled"}),
    "done": frozenset({"queued"}),
    "failed": frozenset({"queued", "cancelled"}),
    "cancelled": frozenset({"queued"}),
}

MOVING = frozenset({"queued", "running"})
"""Project states in which units may start."""
KEEPING = MOVING | {"paused"}
"""Project states in which what was ordered at services is still wanted."""
OPEN = frozenset({"queued", "running"})
"""Task states in which something is still to come."""
LIVE = frozenset({"open", "kept", "abandoned", "left"})
"""States of orders at services whose results may still be had."""
UNANSWERED = frozenset({"placing", "answering"})
"""States of orders that a service fills at once, and whose answer has not come yet."""
FRUITLESS = frozenset({"answering", "abandoned", "left", "uncertain", "over"})
"""States of orders of which nothing has come, and which may have been billed all the same."""

_WORDS = {"draft": "is a draft", "queued": "is in the queue", "running": "is being made", "waiting": "waits for its creator",
          "paused": "is paused", "in_review": "is in review", "done": "is done", "failed": "has failed", "cancelled": "was cancelled"}


def may(table: dict[str, frozenset[str]], now: str, then: str) -> bool:
    """Whether the table allows the step."""
    return then in table[now]


def demand(now: str, then: str, action: str) -> None:
    """Raises Conflict, in words, when a project in state `now` cannot go to `then`."""
    if not may(PROJECT, now, then):
        raise Conflict(f"This drama {_WORDS[now]}: it cannot be {action} now.", key="error.state")
