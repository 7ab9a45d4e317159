"""A drama whose shots outside services film, through the real pipeline: what is ordered, once, and what becomes of it."""
from __future__ import annotations

import threading
import time

import pytest

from engine.pipeline import controls, edits
from engine.pipeline.callbacks import callback_token, woken
from engine.pipeline.units import EPISODES
from engine.store import models as m
from tests.contracts.base import ContractServer, Fault, wait_until
from tests.pipeline.house import House


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
        session.add(m.RemoteOrder(project_id=project, task_id=task.id, cache_key=task.cache_key, makes="video", provider="runway", state="placing"))
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
    house.runway.looks_to_finish = house.runway.looks_to_begin = 10**6
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
