"""Answers that a service gave at once and that have been paid for, kept until something has been made of them."""
from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from engine.settings import Settings

ANSWER_DAYS = 3
"""How long such an answer is kept when nobody comes back for it."""


def answer_path(settings: Settings, order: UUID) -> Path:
    """Where the answer to an order is kept."""
    return settings.data_dir / "answers" / order.hex


def forget_answers(settings: Settings) -> None:
    """Remove kept answers that nobody came back for."""
    until = time.time() - ANSWER_DAYS * 86_400
    for path in (settings.data_dir / "answers").glob("*"):
        with suppress(OSError):
            if path.stat().st_mtime < until:
                path.unlink()
