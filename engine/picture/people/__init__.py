"""People: `Figure` draws one person of the script, `Acting` says what they do just now."""
from __future__ import annotations

from engine.picture.people.acting import Acting, Lid
from engine.picture.people.figure import Figure, Rect

__all__ = ["Acting", "Figure", "Lid", "Rect"]
