"""Somebody in an idea."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Person:
    """Somebody the prompt speaks of; empty fields are for the casting to fill."""

    name: str = ""
    job: str = ""
    gender: str = ""
    age: str = ""
    called: str = ""
    at: int = 0
    end: int = 0
