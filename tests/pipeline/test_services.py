"""A drama whose shots outside services film, through the real pipeline, with contract servers behind real HTTP."""
from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, update

from engine.drama.brief import Brief
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import STAGES, StageName
from engine.pipeline import controls, edits
from engine.pipeline.callbacks import callback_token, woken
from engine.pipeline.drive import Driver
from engine.pipeline.stages import video_outside, video_work
from engine.pipeline.stages.read import Shown
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Stage, Tools, Unit
from engine.settings import Settings
from engine.store import models as m
from engine.store.artefacts import artefacts
from engine.store.session import Database
from tests.contracts.base import ContractServer, Fault, wait_until
from tests.contracts.dashscope_server import DashScopeServer
from tests.contracts.fal_server import FalServer
from tests.contracts.media import mp4, png
from tests.contracts.runway_server import RunwayServer
from tests.pipeline.conftest import Bench
from tests.pipeline.small import placed


class Clips(Simple):
    """The video stage, reduced to the clips of some shots."""

    name: StageName = "video"

    def plan(self, session: Any, project: m.Project) -> Plan:
        how = project.brief["title"].split()
        return Plan([Unit("clip", f"clip:{i}", {"prompt": f"shot {i} of {project.id}", "negative": "", "size": [720, 1280], "seconds": 2.0, "seed": i,
                                                "first": how[1], "frames": 48, "fps": "24"}, project.brief["providers"]["video"], priority=EPISODES + 1, cost=0.2)
                     for i in range(int(how[0]))])

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

    def order(self, shots: int, *video: str, **brief: Any) -> uuid.UUID:
        return placed(self.database, f"{shots} {self.picture}", providers={"video": list(video)}, **brief)

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


@pytest.fixture
def house(database: Database, test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    from engine.store.events import redis_for
    redis_for(database.redis_url).flushdb()
    found = House(database, test_settings)
    # Which clip comes back does not matter here, and encoding hundreds takes minutes.
    for server in ("runway_server", "fal_server", "dashscope_server"):
        monkeypatch.setattr(f"tests.contracts.{server}.mp4", lambda size, seconds, *_: mp4(size, seconds, "the same"))
    yield found
    found.close()
    with database.session() as session:
        session.execute(update(m.Project).where(m.Project.status.in_(("queued", "running"))).values(status="cancelled"))


def test_two_places_take_many_tasks_and_no_worker_waits(house: House) -> None:
    project = house.order(5, "runway")
    house.runway.looks_to_finish = 4
    house.turn()
    house.turn()
    states = [o.state for o in house.orders(project)]
    assert states.count("open") == 2 and all(t.status == "queued" for t in house.tasks(project).values())
    row = house.finish(project)
    assert row.status == "done" and not row.degraded and row.cost == pytest.approx(5 * 0.1)
    assert len(house.runway.of("order")) == 5 and not house.runway.paid_twice
    assert all(t.attempts <= 1 and t.remote_id for t in house.tasks(project).values())


def test_the_drivers_own_settings_say_how_many_at_once_and_what_it_costs(house: House) -> None:
    object.__setattr__(house.settings, "provider_parallel", {"runway": 4})
    project = house.order(6, "runway")
    house.runway.looks_to_finish = 10**6
    house.turn()
    assert [o.state for o in house.orders(project)] == ["open"] * 4
    from engine.pipeline.stages import REAL, pictures_outside
    dear = Settings(_env_file=None, **house.settings.model_dump() | {"provider_prices": {"wan_images": 7.0}})
    assert pictures_outside.price("wan_images", REAL["pictures"].under(dear).settings) == 7.0  # type: ignore[attr-defined]
    house.runway.looks_to_finish = 2
    assert house.finish(project).status == "done"


def test_a_killed_worker_goes_on_looking_and_never_orders_again(house: House) -> None:
    project = house.order(1, "runway", allow_degraded=False)
    house.turn()
    [task] = house.tasks(project).values()
    assert task.remote_id in house.runway.tasks
    with house.database.session() as session:  # as kill -9 leaves it: running, under a lease that nobody renews
        session.get_one(m.Task, task.id).status = "running"
        session.get_one(m.Task, task.id).lease_until = m.utc_now()
    assert house.finish(project).status == "done"
    assert len(house.runway.of("order")) == 1


def test_an_order_of_which_nobody_knows_is_not_placed_again(house: House) -> None:
    project = house.order(1, "runway", "pika")
    house.driver.advance(project)
    [task] = house.tasks(project).values()
    with house.database.session() as session:  # killed after the order was written down and before its answer came
        session.add(m.RemoteOrder(project_id=project, task_id=task.id, makes="video", provider="runway", state="placing"))
    row = house.finish(project)
    # Nor is it at the next service, which would want money too: our own camera films it until its creator wants it otherwise.
    assert row.status == "done" and row.degraded[0]["provider"] == "embedded"
    assert not house.runway.of("order") and not house.fal.of("order")
    assert [o.state for o in house.orders(project)] == ["uncertain"]
    house.change(project, controls.redo_degraded)
    assert house.finish(project).degraded == [] and len(house.runway.of("order")) == 1


def test_without_stand_ins_the_creator_decides_about_a_second_charge(house: House) -> None:
    house.runway.misbehave("lost", on="order")
    project = house.order(1, "runway", "pika", allow_degraded=False)
    row = house.finish(project)
    assert row.status == "failed" and "second charge" in row.message
    assert len(house.runway.of("order")) == 1 and not house.fal.of("order")
    house.change(project, controls.retry)
    assert house.finish(project).status == "done" and len(house.runway.of("order")) == 2


def test_cancelling_withdraws_the_orders(house: House) -> None:
    house.runway.looks_to_finish = 10**6
    project = house.order(2, "runway")
    house.turn()
    assert [o.state for o in house.orders(project)] == ["open", "open"]
    house.change(project, controls.cancel)
    house.driver.reconcile()
    assert house.driver.withdraw() == 2
    assert [o.state for o in house.orders(project)] == ["withdrawn"] * 2 and all(t.cancelled for t in house.runway.tasks.values())
    assert not any(t.remote_id for t in house.tasks(project).values())


@pytest.mark.parametrize("name", ["runway", "wan"])
def test_what_is_paid_for_is_fetched_in_a_pause_and_nothing_new_is_ordered(house: House, name: str) -> None:
    server: ContractServer = {"runway": house.runway, "wan": house.dashscope}[name]
    server.looks_to_finish = 10**6
    project = house.order(3, name)
    for _ in range(3):
        house.turn()
    house.change(project, controls.pause)
    house.turn()
    house.driver.withdraw()
    assert [o.state for o in house.orders(project)] == ["open"] * 2 and not server.of("cancel")
    server.looks_to_finish = 0
    until = time.monotonic() + 10
    while [o.state for o in house.orders(project)] != ["done"] * 2 and time.monotonic() < until:
        house.turn()
    assert sorted(t.status for t in house.tasks(project).values()) == ["done", "done", "queued"]
    assert house.read(project).status == "paused" and len(server.of("order")) == 2
    house.change(project, controls.resume)
    row = house.finish(project)
    assert row.status == "done" and not row.degraded and len(server.of("order")) == 3 and not server.paid_twice


def test_a_pause_while_an_order_is_being_answered_keeps_it(house: House) -> None:
    object.__setattr__(house.settings, "lease_sec", 0.4)
    house.dashscope.misbehave(Fault("slow", 1.0), on="order")
    project = house.order(1, "wan")
    house.driver.advance(project)
    [task] = house.tasks(project).values()
    worker = threading.Thread(target=house.driver.run_task, args=(task.id, "test"))
    worker.start()
    wait_until(lambda: bool(house.dashscope.of("order")))
    house.change(project, controls.pause)
    worker.join(20)
    house.driver.reconcile()
    house.driver.withdraw()
    assert [o.state for o in house.orders(project)] == ["open"] and not house.dashscope.of("cancel")
    house.change(project, controls.resume)
    assert house.finish(project).status == "done" and len(house.dashscope.of("order")) == 1


def test_what_was_ordered_before_an_edit_waits_for_the_end_of_the_pause(house: House) -> None:
    house.dashscope.looks_to_finish = 10**6
    project = house.order(1, "wan")
    for _ in range(3):
        house.turn()
    house.change(project, controls.pause)
    house.change(project, edits.take_over)
    house.dashscope.looks_to_finish, looks = 0, len(house.dashscope.of("poll"))
    house.turn()
    house.driver.withdraw()
    assert len(house.dashscope.of("poll")) == looks and not house.dashscope.of("cancel")
    house.change(project, controls.resume)
    assert house.finish(project).status == "done" and len(house.dashscope.of("order")) == 1


def test_the_next_provider_then_our_own_camera(house: House) -> None:
    project = house.order(1, "runway", "pika")
    house.runway.misbehave(*[Fault("refusal")] * 3, on="order")
    row = house.finish(project)
    assert row.status == "done" and row.degraded[0]["provider"] == "pika"
    house.runway.always = house.fal.always = lambda asked: Fault("refusal") if asked.role == "order" else None
    other = house.order(1, "runway", "pika")
    row = house.finish(other)
    assert row.status == "done" and row.degraded[0]["provider"] == "embedded" and row.cost == 0


def test_what_stand_ins_made_is_made_again_by_the_service(house: House) -> None:
    house.runway.misbehave(*[Fault("refusal")] * 2, on="order")
    project = house.order(3, "runway")
    assert len(house.finish(project).degraded) == 2
    house.change(project, controls.redo_degraded)
    row = house.finish(project)
    assert row.status == "done" and row.degraded == [] and len(house.runway.of("order")) == 5 and not house.runway.paid_twice
    assert {t.provider for t in house.tasks(project).values()} == {"runway"}


def test_the_breaker_opens_for_all_and_closes_after_a_probe(house: House) -> None:
    house.runway.always = lambda asked: Fault("500") if asked.role == "order" else None
    project = house.order(12, "runway", allow_degraded=False)
    for _ in range(5):
        house.turn()
    assert len(house.runway.of("order")) == 8
    house.runway.always = None
    until = time.monotonic() + 30
    while house.read(project).status == "running" and time.monotonic() < until:
        house.turn()
        time.sleep(0.02)
    done = [t for t in house.tasks(project).values() if t.status == "done"]
    assert len(done) >= 8 and not house.runway.paid_twice


def test_a_budget_holds_the_work_until_the_creator_agrees(house: House) -> None:
    project = house.order(5, "runway", budget=0.5)
    row = house.finish(project)
    assert (row.status, row.gate) == ("waiting", "budget") and not house.runway.of("order")
    house.change(project, controls.approve)
    assert house.finish(project).status == "done"


def test_a_callback_wakes_its_unit_once_and_forged_ones_nothing(house: House) -> None:
    from engine.errors import NotFound
    house.fal.webhooks = False
    house.fal.looks_to_finish = 10**6
    project = house.order(1, "pika")
    house.driver.advance(project)
    house.turn()
    [order] = house.orders(project)
    token = callback_token(house.settings, "pika", order.id)
    with house.database.session() as session:
        session.get_one(m.Task, order.task_id).available_at = m.utc_now().replace(year=2099)
    with house.database.session() as session, pytest.raises(NotFound):
        woken(session, house.settings, "pika", order.id, "0" * 64, order.remote_id)
    with house.database.session() as session, pytest.raises(NotFound):
        woken(session, house.settings, "pika", order.id, token, "another")
    with house.database.session() as session:
        assert woken(session, house.settings, "pika", order.id, token, order.remote_id) == (order.task_id, EPISODES + 1)
    with house.database.session() as session:
        assert woken(session, house.settings, "pika", order.id, token, order.remote_id) is None
        assert session.get_one(m.Task, order.task_id).available_at <= m.utc_now()


def test_calls_a_minute_and_calls_of_a_user_have_their_limits(database: Database) -> None:
    from engine.providers.turns import Turns, Waiting
    turns, name = Turns(database.redis_url), f"video:{uuid.uuid4().hex}"
    for i in range(3):
        turns.take(name, "It", f"a{i}", user="u", parallel=9, per_minute=3)
        turns.give_back(name, f"a{i}", "u")
    with pytest.raises(Waiting) as caught:
        turns.take(name, "It", "a3", user="u", parallel=9, per_minute=3)
    assert 55 < caught.value.seconds <= 60
    turns.take(name + "x", "It", "a3", user="u", parallel=9, per_minute=3)
    other = name + "y"
    turns.take(other, "It", "b0", user="u", parallel=9, of_user=2)
    turns.take(other, "It", "b1", user="u", parallel=9, of_user=2)
    with pytest.raises(Waiting):
        turns.take(other, "It", "b2", user="u", parallel=9, of_user=2)
    turns.take(other, "It", "c0", user="v", parallel=9, of_user=2)
    turns.take(other, "It", "b1", user="u", parallel=9, of_user=2)  # it holds its place already
    turns.give_back(other, "b0", "u")
    turns.take(other, "It", "b2", user="u", parallel=9, of_user=2)
    with pytest.raises(Waiting):
        turns.take(other, "It", "c1", user="w", parallel=3, of_user=2)
    assert turns.busy(other) == 3


def test_a_user_has_so_many_calls_under_way_and_others_go_on(house: House) -> None:
    object.__setattr__(house.settings, "user_parallel", 1)
    object.__setattr__(house.settings, "provider_parallel", {"runway": 5})
    house.runway.looks_to_finish = 10**6
    mine, theirs = house.order(3, "runway"), house.order(3, "runway")
    for _ in range(3):
        house.turn()
    assert [sum(o.state == "open" for o in house.orders(p)) for p in (mine, theirs)] == [1, 1]
    house.runway.looks_to_finish = 2
    assert house.finish(mine).status == house.finish(theirs).status == "done" and not house.runway.paid_twice


@pytest.mark.parametrize(("frames", "longest"), [(1, 10.0), (240, 10.0), (241, 10.0), (479, 10.0), (720, 10.0), (719, 4.0)])
def test_pieces_are_even_and_add_up(frames: int, longest: float) -> None:
    from fractions import Fraction
    found = video_outside.pieces_of(frames, Fraction(24), longest)
    assert sum(found) == frames and max(found) - min(found) <= 1
    assert found[0] <= longest * 24 and all(n + 1 <= longest * 24 for n in found[1:])


def test_a_shot_is_filmed_in_pieces_that_go_on_from_one_another(house: House) -> None:
    spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=480).model_dump(mode="json")
    take = Shown("picture", house.picture, house.picture, 3)
    brief = Brief(prompt="an idea of sorts", providers={"video": ["runway"]})
    units, ready = video_outside.clips_of("e1s1k1", 480, spec, take, brief, {}, ["runway"], lambda unit: None, 101)
    assert [u.key for u in units] == ["clip:e1s1k1:0"] and not ready and units[0].inputs["first"] == house.picture and units[0].cost > 0
    done = m.Task(result={"artefact": "a" * 64, "last": "b" * 64}, provider="runway")
    units, ready = video_outside.clips_of("e1s1k1", 480, spec, take, brief, {}, ["runway"], lambda unit: done if unit == units[0] else None, 101)
    assert units[1].inputs["first"] == "b" * 64 and not ready


def test_a_line_that_grew_by_a_frame_does_not_have_its_clip_filmed_again() -> None:
    spec = Shot(episode=1, scene=1, number=1, size="wide", setting="office", light="soft", frames=60).model_dump(mode="json")
    take, brief = Shown("picture", "a" * 64, "a" * 64, 3), Brief(prompt="an idea of sorts", providers={"video": ["runway"]})
    asked = [video_outside.clips_of("e1s1k1", frames, spec, take, brief, {}, ["runway"], lambda unit: None, 101)[0][0] for frames in (60, 61, 72, 73)]
    assert asked[0].inputs == asked[1].inputs == asked[2].inputs != asked[3].inputs and asked[0].inputs["seconds"] == 3.0
