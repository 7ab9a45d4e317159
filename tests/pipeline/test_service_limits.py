"""How much is asked of an outside service at once, a minute, for a user, for the money and after its failures."""
from __future__ import annotations

import time
import uuid

import pytest

from engine.pipeline import controls
from engine.settings import Settings
from engine.store.session import Database
from tests.contracts.base import Fault
from tests.pipeline.house import House


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
