"""A drama that is cancelled and tried again: orders that run on at a service are taken up, none is paid twice."""
from __future__ import annotations

import threading
import uuid

import pytest

from engine.pipeline import controls
from engine.pipeline.orders import perhaps_billed
from engine.store import models as m
from tests.contracts.base import ContractServer, wait_until
from tests.pipeline.house import House


def _under_way(house: House, *video: str, looks: int = 3, shots: int = 1, begun: bool = True) -> uuid.UUID:
    """A drama whose clips wait at a service, or are begun there."""
    for server in (house.runway, house.fal, house.dashscope):
        server.looks_to_finish, server.looks_to_begin = 10**6, 1 if begun else 10**6
    project = house.order(shots, *video)
    for _ in range(looks):
        house.turn()
    if begun:  # a turn that comes before the next look is due asks nobody
        wait_until(lambda: house.turn() or all(t.looks > 1 for s in (house.runway, house.fal, house.dashscope) for t in s.tasks.values()))
    assert [o.state for o in house.orders(project) if o.remote_id] == ["open"] * shots
    return project


def _finishing(house: House, project: uuid.UUID) -> m.Project:
    for server in (house.runway, house.fal, house.dashscope):
        server.looks_to_finish = 0
    return house.finish(project)


def _perhaps(house: House, project: uuid.UUID) -> float:
    with house.database.session() as session:
        return perhaps_billed(session, project)


def _server(house: House, name: str) -> ContractServer:
    return {"runway": house.runway, "pika": house.fal, "wan": house.dashscope}[name]


@pytest.mark.parametrize("name", ["runway", "pika", "wan"])
@pytest.mark.parametrize("reconciled", [False, True])
def test_a_retry_before_anybody_asked_the_service_to_stop_goes_on_with_the_order(house: House, name: str, reconciled: bool) -> None:
    project, server = _under_way(house, name), _server(house, name)
    house.change(project, controls.cancel)
    if reconciled:
        house.driver.reconcile()
        assert [o.state for o in house.orders(project)] == ["abandoned"]
    house.change(project, controls.retry)
    assert _finishing(house, project).status == "done"
    house.driver.withdraw()
    assert not server.of("cancel")
    assert len(server.of("order")) == 1 and [o.state for o in house.orders(project)] == ["done"]


@pytest.mark.parametrize("name", ["runway", "wan"])
def test_what_a_service_cannot_stop_is_taken_up_by_a_retry(house: House, name: str) -> None:
    project, server = _under_way(house, name), _server(house, name)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    house.driver.withdraw()
    assert [o.state for o in house.orders(project)] == ["left"]
    assert _perhaps(house, project) == pytest.approx(house.orders(project)[0].cost) and house.orders(project)[0].cost > 0
    house.change(project, controls.retry)
    row = _finishing(house, project)
    assert row.status == "done" and not row.degraded and len(server.of("order")) == 1
    assert [o.state for o in house.orders(project)] == ["done"] and row.cost > 0 and _perhaps(house, project) == 0


@pytest.mark.parametrize(("wanted", "status"), [("0", "done"), ("7", "waiting")])
def test_what_was_perhaps_billed_counts_for_the_budget_unless_it_is_taken_up(house: House, wanted: str, status: str) -> None:
    project = _under_way(house, "runway")
    house.change(project, controls.cancel)
    house.driver.reconcile()
    house.driver.withdraw()
    [left] = house.orders(project)
    with house.database.session() as session:
        row = controls.locked(session, project)
        row.brief = {**row.brief, "title": f"1 {house.picture} {wanted}", "budget": .2 + left.cost / 2}
    house.change(project, controls.retry)
    row = _finishing(house, project)
    assert (row.status, row.gate) == (status, "budget" if status == "waiting" else None)


@pytest.mark.parametrize(("name", "begun"), [("runway", False), ("pika", False), ("pika", True), ("wan", False)])
def test_what_a_service_has_stopped_is_ordered_again(house: House, name: str, begun: bool) -> None:
    project, server = _under_way(house, name, begun=begun), _server(house, name)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    house.driver.withdraw()
    assert [o.state for o in house.orders(project)] == ["withdrawn"] and _perhaps(house, project) == 0
    house.change(project, controls.retry)
    assert _finishing(house, project).status == "done"
    assert len(server.of("order")) == 2 and not server.paid_twice


@pytest.mark.parametrize("name", ["runway", "pika", "wan"])
def test_a_clip_that_was_finished_as_it_was_cancelled_is_fetched_by_a_retry(house: House, name: str) -> None:
    project, server = _under_way(house, name), _server(house, name)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    server.looks_to_finish = 0
    for task in server.tasks.values():
        server.look(task)
    house.driver.withdraw()
    assert [o.state for o in house.orders(project)] == ["left"]
    house.change(project, controls.retry)
    assert house.finish(project).status == "done" and len(server.of("order")) == 1


@pytest.mark.parametrize(("name", "begun", "orders"), [("runway", False, 2), ("pika", True, 2), ("wan", False, 2), ("wan", True, 1)])
def test_a_retry_during_the_withdrawal_waits_for_what_the_service_says(house: House, name: str, begun: bool, orders: int) -> None:
    project, server = _under_way(house, name, begun=begun), _server(house, name)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    stopping = threading.Event()
    server.always = lambda asked: stopping.wait(20) and None if asked.role == "cancel" else None
    withdrawing = threading.Thread(target=house.driver.withdraw)
    withdrawing.start()
    wait_until(lambda: bool(server.of("cancel")))
    house.change(project, controls.retry)
    house.turn()
    assert withdrawing.is_alive() and len(server.of("order")) == 1  # nobody stands still at the order's row
    stopping.set()
    withdrawing.join(20)
    row = _finishing(house, project)
    assert row.status == "done" and not row.degraded and len(server.of("order")) == orders and not server.paid_twice


def test_a_withdrawal_that_never_reached_the_service_leaves_the_order_to_the_retry(house: House) -> None:
    project = _under_way(house, "runway", begun=False)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    house.runway.misbehave("503", "503", "503", on="cancel")
    house.driver.withdraw()
    assert [o.state for o in house.orders(project)] == ["abandoned"]
    house.change(project, controls.retry)
    assert _finishing(house, project).status == "done" and len(house.runway.of("order")) == 1


def test_a_withdrawal_whose_answer_was_lost_costs_one_order_more_and_one_bill(house: House) -> None:
    project = _under_way(house, "runway", begun=False)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    house.runway.misbehave("lost", "lost", "lost", on="cancel")
    house.driver.withdraw()
    house.change(project, controls.retry)
    row = _finishing(house, project)
    assert row.status == "done" and not row.degraded and len(house.runway.of("order")) == 2 and not house.runway.paid_twice


def test_an_order_at_the_second_service_is_taken_up_there(house: House) -> None:
    house.runway.misbehave("refusal", on="order")
    project = _under_way(house, "runway", "wan", looks=6)
    house.change(project, controls.cancel)
    house.driver.reconcile()
    house.driver.withdraw()
    house.change(project, controls.retry)
    row = _finishing(house, project)
    assert row.status == "done" and len(house.runway.of("order")) == 1 and len(house.dashscope.of("order")) == 1


def test_other_inputs_never_get_the_clip_of_an_order_that_was_for_something_else(house: House) -> None:
    project = _under_way(house, "wan")
    [old] = house.orders(project)
    house.change(project, controls.pause)
    house.retitle(project, f"1 {house.picture} 7")
    house.change(project, controls.resume)
    house.driver.advance(project)
    [task] = house.tasks(project).values()
    house.dashscope.looks_to_finish = 0
    house.driver.run_task(task.id, "test")  # before anybody reconciles
    assert _finishing(house, project).status == "done"
    [task] = house.tasks(project).values()
    assert task.result and task.result["remote_id"] != old.remote_id and len(house.dashscope.of("order")) == 2 and not house.dashscope.paid_twice


def test_made_again_while_a_worker_looks_goes_on_with_the_order(house: House) -> None:
    project = _under_way(house, "wan")
    house.change(project, controls.redo, "video")
    assert _finishing(house, project).status == "done" and len(house.dashscope.of("order")) == 1


def test_an_order_follows_its_clip_to_another_place_in_the_storyboard(house: House) -> None:
    project = _under_way(house, "wan", shots=2)
    [second] = [o for o in house.orders(project) if o.task_id == house.tasks(project)["video/clip:1"].id]
    house.change(project, controls.pause)
    house.retitle(project, f"1 {house.picture} 1")  # the first shot was taken away
    house.change(project, controls.resume)
    house.driver.advance(project)
    assert _finishing(house, project).status == "done" and len(house.dashscope.of("order")) == 2
    [task] = house.tasks(project).values()
    assert task.key == "clip:0" and task.result and task.result["remote_id"] == second.remote_id


def test_two_clips_of_the_same_inputs_are_ordered_once(house: House) -> None:
    project = house.order(2, "runway", seeds="0 0")
    row = house.finish(project)
    assert row.status == "done" and len(house.runway.of("order")) == 1 and not row.degraded
