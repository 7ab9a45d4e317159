"""The state machine, the ladder and the content keys, by their properties."""
from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from engine.errors import BadInput, Conflict, DiskFull, ProviderError, ProviderRefused, Unavailable
from engine.pipeline import controls, ladder
from engine.pipeline.callbacks import callback_token, woken
from engine.pipeline.claims import claim
from engine.pipeline.keys import canonical, content_key
from engine.pipeline.state import PROJECT, TASK
from engine.store import models as m
from engine.store.events import record
from tests.pipeline.bench import Bench

json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
                           lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12)


@given(st.dictionaries(st.text(), json_values, max_size=6))
def test_the_order_of_names_does_not_matter(value):
    assert canonical(value) == canonical(dict(reversed(list(value.items()))))


@given(json_values, json_values)
def test_other_inputs_give_another_key(a, b):
    same = canonical(a) == canonical(b)
    assert (content_key("video", 1, "speak", "embedded", a) == content_key("video", 1, "speak", "embedded", b)) == same
    assert content_key("video", 1, "speak", "embedded", a) != content_key("video", 2, "speak", "embedded", a)
    assert content_key("video", 1, "speak", "embedded", a) != content_key("video", 1, "speak", "openai", a)


@pytest.mark.parametrize(("error", "tries", "step"), [
    (ProviderError("busy"), 0, ladder.Again), (ProviderError("busy"), 1, ladder.Again), (ProviderError("busy"), 2, ladder.Down),
    (ProviderRefused("no"), 0, ladder.Down), (BadInput("no"), 0, ladder.Down), (ValueError(), 0, ladder.Again), (ValueError(), 1, ladder.Down),
    (DiskFull("full"), 50, ladder.Again), (Unavailable("away"), 50, ladder.Again),
])
def test_the_ladder(error, tries, step):
    assert isinstance(ladder.after(error, 0, tries, ["runway", "embedded"], "u"), step)


def test_the_last_rung_fails_with_the_sentence_and_waits_are_honoured():
    assert ladder.after(ProviderRefused("The service refused."), 0, 0, ["embedded"], "u") == ladder.Failed("The service refused.")
    assert "ValueError" not in ladder.after(ValueError("secret"), 0, 9, ["embedded"], "u").sentence  # type: ignore[union-attr]
    assert ladder.after(ProviderError("busy", retry_after=40), 0, 0, ["a"], "u").wait >= 40  # type: ignore[union-attr]
    assert ladder.after(DiskFull("full"), 0, 7, ["a"], "u").free  # type: ignore[union-attr]
    assert ladder.rungs(["runway", "runway"], True) == ["runway", "embedded"] and ladder.rungs(["runway"], False) == ["runway"]


@given(st.integers(0, 40), st.text())
def test_waits_grow_and_stay_bounded(tries, unit):
    assert 0.75 * ladder.FIRST_WAIT <= ladder.backoff(tries, unit) <= 1.25 * ladder.LONGEST_WAIT


def test_every_state_leads_on():
    for table in (PROJECT, TASK):
        assert set().union(*table.values()) <= set(table)
    for state in PROJECT:
        reached, seen = {state}, set()
        while reached - seen:
            seen |= reached
            reached |= set().union(*(PROJECT[s] for s in reached))
        assert "done" in reached, state


ACTIONS = {"pause": controls.pause, "resume": controls.resume, "cancel": controls.cancel, "retry": controls.retry, "approve": controls.approve,
           "redo": lambda session, project: controls.redo(session, project, "storyboard")}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*ACTIONS, "work", "work"]), max_size=8), st.booleans())
def test_whatever_a_creator_does_it_can_still_be_finished(bench: Bench, actions, gates):
    bench.queue.clear()
    project_id = bench.project(units=1, brief_gates=gates)
    bench.driver.advance(project_id)
    for action in actions:
        before = bench.read(project_id).status
        if action == "work":
            if bench.queue:
                bench.driver.run_task(bench.queue.pop(0), "test")
            continue
        try:
            bench.change(project_id, ACTIONS[action])
        except Conflict:
            assert bench.read(project_id).status == before, "a refused action changes nothing"
            continue
        after = bench.read(project_id).status
        assert after == before or after in PROJECT[before] or (action == "redo" and after == "queued")
        bench.driver.advance(project_id)
    for _ in range(12):
        status = bench.read(project_id).status
        if status == "done":
            break
        if act := {"paused": "resume", "waiting": "approve", "failed": "retry", "cancelled": "retry"}.get(status):
            bench.change(project_id, ACTIONS[act])
        bench.driver.advance(project_id)
        bench.driver.reconcile()
        bench.drain()
    assert bench.read(project_id).status == "done"


def test_a_drama_that_cannot_be_planned_says_so(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    stage = bench.driver.stages["pictures"]
    monkeypatch.setattr(stage, "plan", lambda *_: 1 / 0)
    project_id = bench.project(units=1)
    project = bench.go(project_id)
    assert (project.status, project.message) == ("failed", ladder.BROKEN)
    monkeypatch.undo()
    bench.change(project_id, controls.retry)
    assert bench.go(project_id).status == "done"


def test_without_room_on_the_disk_work_waits_and_says_why(bench: Bench):
    bench.driver.settings = bench.settings.model_copy(update={"min_free_mb": 10**9})
    project_id = bench.project(units=1)
    bench.driver.advance(project_id)
    bench.drain(1)
    task = bench.tasks(project_id)["script/a0"]
    assert task.status == "queued" and "disk" in task.error and bench.read(project_id).status == "running"
    bench.driver.settings = dataclasses.replace(bench).settings


def test_a_claim_and_its_event_go_past_somebody_who_holds_the_project(bench: Bench) -> None:
    """Were the event to wait for the project, a cancel that waits for the claimed task would end in a deadlock."""
    project = bench.project(units=1)
    bench.driver.advance(project)
    task = bench.queue[0]
    with bench.database.session() as owner:
        held = controls.locked(owner, project)
        with bench.database.session() as worker:
            worker.execute(text("set local lock_timeout = '2s'"))
            assert claim(worker, task, "w", 30) is not None
            record(worker, project, "task", stage="script")
            worker.flush()
        controls.cancel(owner, held)
    assert bench.read(project).status == "cancelled"


def test_two_changes_that_meet_are_not_called_an_outage(bench: Bench) -> None:
    project = bench.project(units=1)
    with bench.database.session() as first:
        controls.locked(first, project)
        with pytest.raises(Unavailable, match="met") as met, bench.database.session() as second:
            second.execute(text("set local lock_timeout = '50ms'"))
            controls.locked(second, project)
    assert met.value.key == "error.met"


def test_a_callback_at_the_end_of_its_unit_waits_for_it(bench: Bench) -> None:
    """It locks the task before the order, like the worker that ends it."""
    project = bench.project(units=1)
    bench.driver.advance(project)
    with bench.database.session() as session:
        task = session.get_one(m.Task, bench.queue[0])
        order = m.RemoteOrder(project_id=project, task_id=task.id, makes="image", provider="wan", remote_id="r", state="open")
        task.remote_id = "r"
        session.add(order)
    with bench.database.session() as worker:
        worker.get(m.Task, task.id, with_for_update={"key_share": True})
        with pytest.raises(Unavailable, match="met"), bench.database.session() as caller:
            caller.execute(text("set local lock_timeout = '50ms'"))
            woken(caller, bench.settings, "wan", order.id, callback_token(bench.settings, "wan", order.id), "r")
        # The caller has locked nothing that the worker wants.
        worker.execute(text("set local lock_timeout = '2s'"))
        worker.execute(update(m.RemoteOrder).where(m.RemoteOrder.id == order.id).values(state="done"))
