"""Nothing is ordered twice: killed workers, answers that cannot be stored, pauses in the middle, callbacks of any kind."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session

from engine.errors import Unavailable
from engine.pipeline import controls
from engine.pipeline.callbacks import callback_token
from engine.pipeline.drive import Driver
from engine.pipeline.orders import perhaps_billed
from engine.settings import Settings, settings
from engine.store import models as m
from engine.store.artefacts import Artefact
from engine.store.embedded import addresses
from engine.store.events import redis_for
from tests.benchmarks import faults, flaky_services
from tests.conftest import ROOT
from tests.contracts import media
from tests.contracts.base import Asked, Fault, FaultKind, Task, wait_until
from tests.pages.conftest import clear
from tests.pipeline.small import placed
from worker.context import driver

ONE: dict[str, dict[str, list[str]]] = {
    "picture": {"image": ["openai_images", "wan_images"], "video": ["embedded"], "speech": ["embedded"]},
    "line": {"image": ["embedded"], "video": ["embedded"], "speech": ["dashscope_speech", "openai_speech"]},
    "clip": {"image": ["embedded"], "video": ["runway", "pika"], "speech": ["embedded"]},
    "pika": {"image": ["embedded"], "video": ["pika"], "speech": ["embedded"]}}


class House:
    """One worker in this process, and services that behave until they are told otherwise."""

    def __init__(self, services: flaky_services.Services):
        self.services, self.due = services, list[uuid.UUID]()
        plain = driver()
        self.driver = Driver(plain.database, plain.settings, plain.artefacts, faults.THINGS, lambda due: self.due.extend(i for i, _ in due))
        self.first = plain.artefacts.put(media.png((360, 640), "a woman", 1), "image/png").sha256

    def order(self, what: str) -> uuid.UUID:
        project = placed(self.driver.database, f"1 {self.first}", providers=ONE[what])
        self.driver.advance(project)
        return project

    def turn(self) -> None:
        self.driver.reconcile()
        for task in list(dict.fromkeys(self.due)):
            self.driver.run_task(task, "test")
        self.due.clear()

    def finish(self, project: uuid.UUID, seconds: float = 30.0) -> m.Project:
        until = time.monotonic() + seconds
        while faults.status(self.driver, project) in ("queued", "running"):
            assert time.monotonic() < until
            self.turn()
            time.sleep(0.02)
        with self.driver.database.session() as session:
            return session.get_one(m.Project, project)

    def tasks(self, project: uuid.UUID) -> dict[str, m.Task]:
        with self.driver.database.session() as session:
            return {t.kind: t for t in session.query(m.Task).filter(m.Task.project_id == project)}

    def orders(self, project: uuid.UUID) -> list[m.RemoteOrder]:
        with self.driver.database.session() as session:
            return list(session.query(m.RemoteOrder).filter(m.RemoteOrder.project_id == project).order_by(m.RemoteOrder.placed_at))

    def billed(self) -> list[int]:
        return list(self.services.bills().values())


@pytest.fixture
def environment() -> dict[str, str]:
    """Settings other than usual."""
    return {}


@pytest.fixture
def house(test_settings: Settings, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    services, where = flaky_services.Services(), addresses(test_settings)
    redis_for(where.redis).flushdb()
    with monkeypatch.context() as patch, flaky_services.small_things():
        for name, value in {"DATA_DIR": str(test_settings.data_dir), "DATABASE_URL": where.database, "REDIS_URL": where.redis, "JWT_SECRET": "x" * 40,
                            **services.environment, "LEASE_SEC": "1", "PROVIDER_TIMEOUT_SEC": "5", **environment}.items():
            patch.setenv(name, value)
        clear()
        yield House(services)
        with driver().database.session() as session:
            session.query(m.Project).filter(m.Project.status.in_(("queued", "running"))).update({"status": "cancelled"})
    clear()
    services.close()


WORKER = """
import sys, uuid
from engine.pipeline.drive import Driver
from engine.pipeline.orders import perhaps_billed
from tests.benchmarks import faults
from worker.context import driver
plain = driver()
Driver(plain.database, plain.settings, plain.artefacts, faults.THINGS, lambda due: None).run_task(uuid.UUID(sys.argv[1]), "a process of its own")
"""


def _killed_at(house: House, project: uuid.UUID, kind: str, role: str) -> None:
    """Run a unit in a process that is killed (SIGKILL) as its first request of that role arrives."""
    process = subprocess.Popen([sys.executable, "-c", WORKER, str(house.tasks(project)[kind].id)], cwd=ROOT)

    def kill(asked: Asked) -> Fault | None:
        if asked.role == role and process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.wait(10)
        return None

    for server in house.services.all:
        server.always = kill
    assert process.wait(60) == -signal.SIGKILL
    for server in house.services.all:
        server.always = None


@pytest.mark.parametrize(("what", "kind", "role", "by"), [
    ("clip", "clip", "poll", "runway"), ("picture", "draw", "order", "embedded"), ("line", "speak", "file", "dashscope_speech")])
def test_a_worker_that_is_killed_never_pays_twice(house: House, what: str, kind: str, role: str, by: str) -> None:
    project = house.order(what)
    if kind != "draw":
        house.due.clear()
        house.driver.run_task(house.tasks(project)["draw"].id, "test")
    _killed_at(house, project, kind, role)
    row = house.finish(project)
    assert row.status == "done" and house.tasks(project)[kind].provider == by
    assert house.billed() == [1] and (by == "embedded") == bool(row.degraded)


@pytest.mark.parametrize(("what", "kind"), [("picture", "draw"), ("line", "speak")])
def test_an_answer_that_cannot_be_stored_is_not_ordered_again(house: House, what: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    away, put = [True], type(house.driver.artefacts).put

    def store(self: Any, data: Any, media_type: str) -> Artefact:
        if away[0]:
            raise Unavailable("The artefact store cannot be reached.", retry_after=0.1)
        return put(self, data, media_type)

    monkeypatch.setattr(type(house.driver.artefacts), "put", store)
    monkeypatch.setattr("engine.pipeline.ladder.backoff", lambda *_: 0.05)
    project = house.order(what)
    until = time.monotonic() + 20
    while not house.billed() and time.monotonic() < until:
        house.turn()
    for _ in range(3):
        house.turn()
    assert house.tasks(project)[kind].status != "done" and len(list((settings().data_dir / "answers").iterdir())) == 1
    away[0] = False
    row = house.finish(project)
    assert row.status == "done" and not row.degraded and house.billed() == [1]
    assert [o.state for o in house.orders(project)] == ["done"] and not list((settings().data_dir / "answers").iterdir())


def test_a_file_that_does_not_come_is_fetched_later_and_paid_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.pipeline.ladder.backoff", lambda *_: 0.05)
    house.services.dashscope.misbehave(*["500"] * 5, on="file")
    project = house.order("line")
    assert house.finish(project).degraded == [] and house.billed() == [1] and len(house.services.dashscope.of("order")) == 1


STOPS = [(controls.pause, controls.resume), (controls.cancel, controls.retry)]


def _changed(house: House, project: uuid.UUID, how: Callable[[Session, m.Project], None]) -> None:
    with house.driver.database.session() as session:
        how(session, controls.locked(session, project))


def _stopped_while_answered(house: House, ready: threading.Event, fault: Fault | None, stop: Callable[[Session, m.Project], None]) -> uuid.UUID:
    """A drama that is stopped while a service makes a picture of it; the answer, or the fault, comes when it is `ready`."""
    project = house.order("picture")
    house.services.openai.always = lambda asked: fault if asked.role == "order" and ready.wait(20) else None
    worker = threading.Thread(target=house.driver.run_task, args=(house.tasks(project)["draw"].id, "test"))
    worker.start()
    wait_until(lambda: bool(house.services.openai.of("order")))
    _changed(house, project, stop)
    worker.join(20)
    assert [o.state for o in house.orders(project)] == ["answering"]
    return project


@pytest.mark.parametrize(("stop", "go_on"), STOPS)
def test_a_picture_that_is_still_being_made_is_waited_for(house: House, stop: Any, go_on: Any) -> None:
    ready = threading.Event()
    project = _stopped_while_answered(house, ready, None, stop)
    _changed(house, project, go_on)
    house.turn()
    assert house.tasks(project)["draw"].status == "queued" and [o.state for o in house.orders(project)] == ["answering"]
    ready.set()
    row = house.finish(project)
    assert row.status == "done" and not row.degraded and house.billed() == [1] and [o.state for o in house.orders(project)] == ["done"]


@pytest.mark.parametrize(("stop", "go_on"), STOPS)
def test_a_picture_that_came_while_the_drama_stood_still_is_taken(house: House, stop: Any, go_on: Any) -> None:
    ready = threading.Event()
    project = _stopped_while_answered(house, ready, None, stop)
    ready.set()
    wait_until(lambda: any((settings().data_dir / "answers").glob("*")))
    _changed(house, project, go_on)
    row = house.finish(project)
    assert row.status == "done" and not row.degraded and house.billed() == [1]


@pytest.mark.parametrize(("fault", "state", "by"), [("refusal", "over", "openai_images"), ("lost", "uncertain", "embedded")])
def test_how_an_order_ended_is_known_though_nobody_waited(house: House, fault: FaultKind, state: str, by: str) -> None:
    ready = threading.Event()
    project = _stopped_while_answered(house, ready, Fault(fault), controls.cancel)
    ready.set()
    wait_until(lambda: all(o.ended_at for o in house.orders(project)))
    house.services.openai.always = None
    _changed(house, project, controls.retry)
    assert house.finish(project).status == "done" and house.tasks(project)["draw"].provider == by
    [first, *_] = house.orders(project)
    assert first.state == state and (first.cost > 0) == (state == "uncertain")
    with house.driver.database.session() as session:
        assert perhaps_billed(session, project) == pytest.approx(first.cost)


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with flaky_services.callbacks(house.services.port):
        yield f"http://127.0.0.1:{house.services.port}"


@pytest.mark.parametrize("environment", [{"POLL_SCALE": "10", "PARK_AFTER_SEC": "100"}])
def test_a_callback_before_the_first_look_ends_the_wait(house: House, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It arrives while the order is still being answered. Without it the first wait would take a minute."""
    fal, plain = house.services.fal, type(house.services.fal).task

    def task(self: Any, asked: Asked, task_id: str | None = None) -> Task:
        made = plain(self, asked, task_id)
        body = json.dumps({"request_id": made.id, "status": "OK"}).encode()
        request = urllib.request.Request(asked.query["fal_webhook"], body, fal.signed(made.id, body), method="POST")
        assert urllib.request.urlopen(request, timeout=10).status == 200
        made.looks = 99
        return made

    fal.webhooks = False
    monkeypatch.setattr(type(fal), "task", task)
    project = house.order("pika")
    begun = time.monotonic()
    assert house.finish(project).degraded == [] and time.monotonic() - begun < 40 and house.billed() == [1]


@pytest.mark.parametrize("environment", [{"POLL_SCALE": "10", "PROVIDER_DEADLINE_SEC": "600"}])
def test_callbacks_that_are_forged_old_altered_or_come_twice_change_nothing(house: House, address: str) -> None:
    fal = house.services.fal
    fal.webhooks, fal.looks_to_finish = False, 10**6
    project = house.order("pika")
    until = time.monotonic() + 15
    while not any(o.state == "open" for o in house.orders(project)) and time.monotonic() < until:
        house.turn()
    [order] = [o for o in house.orders(project) if o.state == "open"]
    with house.driver.database.session() as session:
        session.get_one(m.Task, order.task_id).available_at = m.utc_now().replace(year=2099)
    to = f"{address}/api/v1/callbacks/pika"
    good = {"order": str(order.id), "token": callback_token(settings(), "pika", order.id)}
    body = json.dumps({"request_id": order.remote_id, "status": "OK"}).encode()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    signed = fal.signed(str(order.remote_id), body)
    refused = [
        httpx.post(to, params=good, content=body),
        httpx.post(to, params=good, content=body, headers=fal.signed(str(order.remote_id), body, by=Ed25519PrivateKey.generate())),
        httpx.post(to, params=good, content=body, headers=fal.signed(str(order.remote_id), body, at=time.time() - 400)),
        httpx.post(to, params=good, content=body + b" ", headers=signed),
        httpx.post(to, params={**good, "token": "0" * 64}, content=body, headers=signed),
        httpx.post(to, params={**good, "order": str(uuid.uuid4())}, content=body, headers=signed)]
    assert [a.status_code for a in refused] == [404] * 6
    assert house.orders(project)[0].called_at is None
    answers = [httpx.post(to, params=good, content=body, headers=signed).json()["data"] for _ in range(3)]
    assert answers == [True, False, False]
    with house.driver.database.session() as session:
        assert session.get_one(m.Task, order.task_id).available_at <= m.utc_now()
    fal.looks_to_finish = 0
    assert house.finish(project).degraded == [] and house.billed() == [1]
