"""Making and driving small projects."""
from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from engine.pipeline import controls
from engine.pipeline.drive import Driver
from engine.settings import Settings
from engine.store import models as m
from engine.store.artefacts import artefacts
from engine.store.session import Database
from tests.pipeline.small import SMALL, placed


@dataclass
class Bench:
    """A driver whose queue is a list that the test empties."""

    database: Database
    settings: Settings
    queue: list[uuid.UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.driver = Driver(self.database, self.settings, artefacts(self.settings), SMALL, lambda due: self.queue.extend(i for i, _ in due))

    def project(self, **how: Any) -> uuid.UUID:
        """A project in the queue; `how` tells the small stages what to do, `brief_…` changes the brief."""
        brief = {k.removeprefix("brief_"): v for k, v in how.items() if k.startswith("brief_")}
        return placed(self.database, json.dumps({k: v for k, v in how.items() if not k.startswith("brief_")}), **brief)

    def drain(self, limit: int = 200) -> None:
        """Run everything that is rung for, like a single worker."""
        for _ in range(limit):
            if not self.queue:
                return
            self.driver.run_task(self.queue.pop(0), "test")

    def go(self, project_id: uuid.UUID) -> m.Project:
        self.driver.advance(project_id)
        self.drain()
        return self.read(project_id)

    def read(self, project_id: uuid.UUID) -> m.Project:
        with self.database.session() as session:
            return session.get_one(m.Project, project_id)

    def tasks(self, project_id: uuid.UUID) -> dict[str, m.Task]:
        with self.database.session() as session:
            return {f"{t.stage}/{t.key}": t for t in session.scalars(select(m.Task).where(m.Task.project_id == project_id))}

    def change(self, project_id: uuid.UUID, act: Callable[..., Any], *args: Any) -> None:
        with self.database.session() as session:
            act(session, controls.locked(session, project_id), *args)

    def ran(self, project_id: uuid.UUID | str, word: str = "start") -> list[str]:
        """`stage key provider` of every run of this project's units (or of all that were told the same `p`)."""
        path = self.settings.data_dir / "ran.log"
        lines = path.read_text().splitlines() if path.exists() else []
        return [" ".join(line.split()[2:5]) for line in lines if line.startswith(f"{project_id} {word} ")]
