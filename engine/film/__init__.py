"""From a timeline to a film: timing, composing, encoding, joining."""
from __future__ import annotations

from engine.film.timing import fit_tempo, plan_timeline

__all__ = ["fit_tempo", "plan_timeline"]
