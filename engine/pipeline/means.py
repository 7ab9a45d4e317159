"""What the pipeline needs from outside, in one place."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from engine.drama.vocabulary import StageName
from engine.pipeline.units import Stage
from engine.settings import Settings
from engine.store.artefacts import ArtefactStore
from engine.store.session import Database

Due = list[tuple[UUID, int]]
"""Tasks that can be run now, with their priority (the lower, the sooner)."""
Enqueue = Callable[[Sequence[tuple[UUID, int]]], None]
"""Rings for tasks; called after the commit that made them due."""


@dataclass
class Means:
    """Database, artefacts, stages, and how workers are called."""

    database: Database
    settings: Settings
    artefacts: ArtefactStore
    stages: Mapping[StageName, Stage]
    enqueue: Enqueue
    hand_over: Callable[[UUID], None] | None = None
    """Has a worker go on planning a project of which a large part is in the cache. Without it the planning goes on here."""

    def __post_init__(self) -> None:
        self.stages = {name: stage.under(self.settings) for name, stage in self.stages.items()}
