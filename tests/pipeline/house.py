"""A driver whose video stage orders clips from contract servers behind real HTTP."""
from __future__ import annotations

import time
import uuid
from typing import Any

from sqlalchemy import select

from engine.drama.vocabulary import STAGES, StageName
from engine.pipeline import controls, edits
from engine.pipeline.drive import Driver
from engine.pipeline.stages import video_outside, video_work
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Stage, Tools, Unit
from engine.settings import Settings
from engine.store import models as m
from engine.store.artefacts import artefacts
from engine.store.session import Database
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.fal_server import FalServer
from tests.contracts.media import png
from tests.contracts.runway_server import RunwayServer
from tests.pipeline.bench import Bench
from tests.pipeline.small import placed


class Clips(Simple):
    """The video stage, reduced to the clips of some shots. The title says how many, the picture that they begin with, and
    their seeds where these are not their numbers; of the same seed they are the same."""

    name: StageName = "video"

    def plan(self, session: Any, project: m.Project) -> Plan:
        count, picture, *seeds = project.brief["title"].split()
        return Plan([Unit("clip", f"clip:{i}", {"prompt": f"shot {seed} of {project.id}", "negative": "", "size": [720, 1280], "seconds": 2.0, "seed": int(seed),
                                                "first": picture}, project.brief["providers"]["video"], priority=EPISODES + 1, cost=0.2)
                     for i, seed in zip(range(int(count)), seeds or range(int(count)), strict=True)])

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        if provider == "embedded":
            return video_work.WORK[unit.kind](unit.inputs, tools)
        return video_outside.WORK[unit.kind](unit.inputs, provider, tools)


class Nothing(Simple):
    """A stage with nothing to do."""

    def __init__(self, name: StageName):
        self.name = name

    def plan(self, session: Any, project: m.Project) -> Plan:
        return Plan([])

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        raise AssertionError


ONLY_CLIPS: dict[StageName, Stage] = {n: Clips() if n == "video" else Nothing(n) for n in STAGES}


class House(Bench):
    """A driver with services behind it."""

    def __init__(self, database: Database, settings: Settings, **servers: Any):
        self.runway, self.fal, self.dashscope = RunwayServer(), FalServer(), DashScopeServer()
        values = settings.model_dump() | {"runway_url": self.runway.url, "runway_api_key": self.runway.key, "fal_url": self.fal.url, "fal_key": self.fal.key,
                                          "dashscope_url": self.dashscope.native, "dashscope_api_key": self.dashscope.key,
                                          "poll_scale": 0.001, "park_after_sec": 0.0, "provider_timeout_sec": 3.0, "breaker_sec": 3.0, "breaker_failures": 8, **servers}
        super().__init__(database, Settings(_env_file=None, **values))

    def __post_init__(self) -> None:
        self.store = artefacts(self.settings)
        self.driver = Driver(self.database, self.settings, self.store, ONLY_CLIPS, lambda due: self.queue.extend(i for i, _ in due))
        self.picture = self.store.put(png((360, 640), "a woman", 1), "image/png").sha256

    def order(self, shots: int, *video: str, seeds: str = "", **brief: Any) -> uuid.UUID:
        return placed(self.database, f"{shots} {self.picture} {seeds}", providers={"video": list(video)}, **brief)

    def retitle(self, project: uuid.UUID, title: str) -> None:
        """Edit a paused drama: other shots."""
        with self.database.session() as session:
            row = controls.locked(session, project)
            edits.take_over(session, row)
            row.brief = {**row.brief, "title": title}

    def turn(self) -> None:
        """One round of the reconciler and a worker."""
        self.driver.reconcile()
        for task in list(dict.fromkeys(self.queue)):
            self.driver.run_task(task, "test")
        self.queue.clear()

    def finish(self, project: uuid.UUID, seconds: float = 40.0) -> m.Project:
        until = time.monotonic() + seconds
        while (row := self.read(project)).status in ("queued", "running"):
            assert time.monotonic() < until, [(t.key, t.status, t.error) for t in self.tasks(project).values()]
            self.turn()
            time.sleep(0.01)
        return row

    def orders(self, project: uuid.UUID) -> list[m.RemoteOrder]:
        with self.database.session() as session:
            return list(session.scalars(select(m.RemoteOrder).where(m.RemoteOrder.project_id == project).order_by(m.RemoteOrder.placed_at)))

    def close(self) -> None:
        for server in (self.runway, self.fal, self.dashscope):
            server.close()
