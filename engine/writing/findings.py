"""What the continuity check has found and mended, in sentences."""
from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Findings:
    """What was found, as sentences for the log and the creator."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """`where` is `e1s2`, `e1`, a name, or the form that a model filled in."""
        self.found.append(f"{where}: {what}")
