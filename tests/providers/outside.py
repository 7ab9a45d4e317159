"""What the tests of all adapters share: settings that point at contract servers, and a call that takes notes."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.providers.calls import Call
from engine.settings import Settings


def config(**more: Any) -> Settings:
    """Settings with short waits."""
    return Settings(_env_file=None, **{"poll_scale": 0.001, "provider_timeout_sec": 3.0, **more})


@dataclass
class Notes:
    """What an adapter told the pipeline."""

    remembered: list[str] = field(default_factory=list)
    told: list[tuple[float, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def call(self, **more: Any) -> Call:
        """A call that writes here; waits are short but real."""
        import time

        def wait(seconds: float) -> bool:
            self.waits.append(seconds)
            time.sleep(min(seconds, 0.02))
            return False

        return Call(**{"remember": self.remembered.append, "progress": lambda share, words: self.told.append((share, words)), "wait": wait, "deadline": 20.0, **more})
