"""Many shots over services that go wrong in three of ten requests: `python -m tests.benchmarks faults [shots]`.

A shot is a picture, a spoken line and a clip, each ordered through the real pipeline and the real adapters from contract
servers, over HTTP. The servers misbehave in every way they can, at orders, looks and downloads alike; callbacks come twice,
forged, before the first look or not at all. What is counted: dramas that finish, what the servers billed for each thing, and
whether anything of ours broke. What the servers send is tiny, and what our own stand-ins would make is left out: neither is
what is looked at here.
"""
from __future__ import annotations

import json
import os
import queue
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import structlog

from engine.drama.vocabulary import STAGES, StageName
from engine.pipeline import ladder
from engine.pipeline.drive import Driver
from engine.pipeline.stages import video_outside
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Stage, Tools, Unit
from engine.providers.calls import ImageOrder
from engine.providers.image import image_provider
from engine.store import models as m
from tests.benchmarks.flaky_services import CASTS, Services, callbacks, small_things
from tests.contracts import media
from tests.pipeline.small import placed

SHARE = 0.3
"""Of all requests that go wrong."""


class Things(Simple):
    """A stage that orders one thing or two for every shot. How many shots, and the first picture, stand in the title."""

    def __init__(self, name: StageName, *kinds: str):
        self.name, self.kinds = name, kinds

    def plan(self, session: Any, project: m.Project) -> Plan:
        """See `Stage.plan`."""
        shots, first = project.brief["title"].split()
        providers = project.brief["providers"]
        lists = {"draw": providers["image"], "speak": providers["speech"], "clip": providers["video"]}
        return Plan([Unit(kind, f"{kind}:{i}", self._inputs(kind, f"u{project.id.hex[:8]}n{i}{kind}", i, first), lists[kind], priority=EPISODES + 1)
                     for i in range(int(shots)) for kind in self.kinds])

    def _inputs(self, kind: str, marker: str, i: int, first: str) -> dict[str, Any]:
        if kind == "draw":
            return {"prompt": f"a rooftop at night, {marker}", "seed": i}
        if kind == "speak":
            return {"text": f"{marker} 你好", "speaker": {"gender": "f", "number": i}, "language": "zh", "emotion": "neutral", "tempo": 1.0, "voice": {"speed": 1.0}}
        return {"prompt": f"the rain goes on, {marker}", "negative": "", "size": [720, 1280], "seconds": 2.0, "seed": i, "first": first}

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        """See `Stage.run`."""
        if provider == "embedded":
            return Result({"artefact": None})
        if unit.kind != "draw":
            return video_outside.WORK[unit.kind](unit.inputs, provider, tools)
        made = image_provider(provider, tools.keys, tools.settings).draw(ImageOrder(unit.inputs["prompt"], "", (768, 1344), unit.inputs["seed"]), tools.call)
        kept = tools.artefacts.put(made.data, made.media_type)
        return Result({"artefact": kept.sha256}, [kept], made.units, made.cost)


THINGS: dict[StageName, Stage] = {n: Things(n, *{"pictures": ("draw",), "video": ("speak", "clip")}.get(n, ())) for n in STAGES}


@dataclass
class Found:
    """What came of it."""

    shots: int = 0
    dramas: int = 0
    dramas_done: int = 0
    units: int = 0
    units_done: int = 0
    by_wanted: int = 0
    by_next: int = 0
    by_stand_in: int = 0
    requests: int = 0
    faults: int = 0
    billed: int = 0
    received: int = 0
    paid_twice: list[str] = field(default_factory=list)
    turns: int = 0
    broke: int = 0
    seconds: float = 0.0
    availability: float = 0.0
    """Of the pipeline: what was made of what was ordered, and turns that did not break, the smaller of the two."""
    callbacks: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)


class Workers:
    """Workers and a reconciler of a driver, as threads."""

    def __init__(self, driver: Driver, count: int):
        self._due: queue.Queue[uuid.UUID] = queue.Queue()
        self._waiting: set[uuid.UUID] = set()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self.turns, self.broke = 0, 0
        self.driver = Driver(driver.database, driver.settings, driver.artefacts, THINGS, self._ring)
        self._threads = [threading.Thread(target=self._guarded, args=(self._work,), daemon=True) for _ in range(count)]
        self._threads.append(threading.Thread(target=self._guarded, args=(self._reconcile,), daemon=True))

    def __enter__(self) -> Workers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(60)

    def _ring(self, due: Any) -> None:
        with self._lock:
            for task, _ in due:
                if task not in self._waiting:
                    self._waiting.add(task)
                    self._due.put(task)

    def _guarded(self, step: Callable[[], None]) -> None:
        while not self._over.is_set():
            try:
                step()
            except Exception:
                structlog.get_logger("faults").exception("a worker broke")
                self.broke += 1

    def _work(self) -> None:
        try:
            task = self._due.get(timeout=0.2)
        except queue.Empty:
            return
        with self._lock:
            self._waiting.discard(task)
            self.turns += 1
        self.driver.run_task(task, threading.current_thread().name)

    def _reconcile(self) -> None:
        self.driver.reconcile()
        self.driver.withdraw()
        self._over.wait(0.15)


def run(services: Services, shots: int, dramas: int, *, share: float = SHARE, seed: int = 7, workers: int = 6, limit: float = 1200.0) -> Found:
    """Make `dramas` dramas of `shots` shots altogether. This process's settings point at the services already."""
    from worker.context import driver
    begun, plain = time.monotonic(), driver()
    first = plain.artefacts.put(media.png((360, 640), "a woman", 1), "image/png").sha256
    services.go_wrong(share, seed)
    with small_things(), callbacks(services.port), Workers(plain, workers) as house:
        projects = [placed(plain.database, f"{shots // dramas} {first}", providers=CASTS[i % len(CASTS)]) for i in range(dramas)]
        while time.monotonic() - begun < limit and any(status(plain, p) in ("queued", "running") for p in projects):
            time.sleep(0.2)
        found = _count(plain, services, projects)
        found.turns, found.broke = house.turns, house.broke
    found.shots, found.seconds = shots // dramas * dramas, round(time.monotonic() - begun, 1)
    found.availability = min(found.units_done / max(found.units, 1), 1 - found.broke / max(found.turns, 1))
    return found


def status(driver: Driver, project: uuid.UUID) -> str:
    """Of a project, as it stands in the database."""
    with driver.database.session() as session:
        return session.get_one(m.Project, project).status


def _count(driver: Driver, services: Services, projects: list[uuid.UUID]) -> Found:
    found = Found(dramas=len(projects), requests=sum(len(s.requests) for s in services.all), faults=sum(services.faults.values()),
                  kinds=dict(sorted(services.faults.items())), callbacks={**services.fal.how, **Counter(f"answered {status}" for _, status in services.fal.delivered)})
    free = {"embedded", "comfyui", "automatic1111"}
    with driver.database.session() as session:
        for project in projects:
            row = session.get_one(m.Project, project)
            found.dramas_done += row.status == "done"
            for task in session.query(m.Task).filter(m.Task.project_id == project):
                found.units += 1
                found.units_done += task.status == "done"
                found.broke += task.error == ladder.BROKEN
                found.received += task.status == "done" and task.provider not in free
                which = "by_stand_in" if task.provider == "embedded" else "by_wanted" if task.rung == 0 else "by_next"
                setattr(found, which, getattr(found, which) + (task.status == "done"))
    bills = services.bills()
    found.billed, found.paid_twice = sum(bills.values()), sorted(thing for thing, times in bills.items() if times > 1)
    return found


def main(shots: int = 200) -> None:
    """The whole run, in a studio of its own; the last line is one JSON object."""
    services = Services()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "REDIS_URL": "", "JWT_SECRET": uuid.uuid4().hex * 2, **services.environment}
        from engine.settings import settings
        from engine.store.embedded import addresses, start_postgres, start_redis
        from engine.store.migrations import migrate
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
        servers = [start_redis(settings().data_dir), start_postgres(settings().data_dir)]
        try:
            migrate(addresses(settings()).database)
            found = run(services, shots, max(1, shots // 25))
        finally:
            for process in servers:
                process.send_signal(signal.SIGINT)
                process.wait(30)
            services.close()
    for name, value in asdict(found).items():
        print(f"{name:16} {value}")
    print(json.dumps(asdict(found)))
    if found.dramas_done < found.dramas or found.paid_twice or found.availability < 0.995:
        sys.exit(1)
