"""The pipeline's rules, one worker at a time: waves, cache, ladder, controls, fencing, events."""
from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from engine.errors import Conflict, LeaseLost
from engine.pipeline import controls, planning, running
from engine.pipeline.claims import claim, held
from engine.pipeline.units import Result, Unit, key_of
from engine.store import events
from engine.store import models as m
from tests.pipeline.bench import Bench


def wait_and_drain(bench: Bench, project_id, seconds: float = 8.0) -> m.Project:
    """Reconcile until the project stands still: what waits for its back-off comes up again."""
    deadline = time.monotonic() + seconds
    while bench.read(project_id).status in ("queued", "running") and time.monotonic() < deadline:
        bench.driver.reconcile()
        bench.drain()
    return bench.read(project_id)


def test_all_stages_run_in_order_and_waves_follow(bench: Bench):
    project = bench.go(bench.project(units=3))
    assert (project.status, project.progress) == ("done", 1.0)
    ran = [r.split()[0] for r in bench.ran(project.id)]
    assert list(dict.fromkeys(ran)) == ["script", "storyboard", "pictures", "video", "moderation", "export"]
    assert bench.tasks(project.id)["video/b"].status == "done"
    assert project.cost == pytest.approx(0.5 * len(ran))


def test_the_same_again_costs_nothing(bench: Bench):
    project = bench.go(bench.project(units=2))
    before = bench.ran(project.id)
    bench.change(project.id, controls.redo, "pictures")
    again = bench.go(project.id)
    assert again.status == "done" and bench.ran(project.id) == before
    assert bench.tasks(project.id)["pictures/a0"].cached
    assert again.cost == project.cost


def twins(bench: Bench, **how) -> tuple[uuid.UUID, uuid.UUID, str]:
    """A drama that is made and one that asks for exactly the same, and the word under which their units write down that
    they ran."""
    word = uuid.uuid4().hex
    first, second = (bench.project(units=3, p=word, **how) for _ in range(2))
    assert bench.go(first).status == "done"
    return first, second, word


def test_what_is_all_in_the_cache_waits_for_no_worker(bench: Bench):
    _, project_id, word = twins(bench)
    before = bench.ran(word)
    bench.driver.advance(project_id)
    project, tasks = bench.read(project_id), bench.tasks(project_id)
    assert (project.status, project.progress, project.cost, bench.queue) == ("done", 1.0, 0.0, [])
    assert bench.ran(word) == before and len(before) == 11
    assert len(tasks) == 11 and all(t.status == "done" and t.cached and t.cost == 0 and t.result for t in tasks.values())
    with bench.database.session() as session:
        told = [events.as_json(e) for e in events.since(session, project_id)]
    assert [e["data"]["key"] for e in told if e["type"] == "unit.done" and e["stage"] == "video"] == ["a0", "a1", "a2", "b"]
    assert [e["stage"] for e in told if e["type"] == "stage.done"] == ["script", "storyboard", "pictures", "video", "moderation", "export"]


def test_a_large_part_is_taken_in_several_transactions(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    _, project_id, _ = twins(bench)
    monkeypatch.setattr(planning, "MOST_TAKEN", 2)
    called: list[uuid.UUID] = []
    bench.driver.hand_over = called.append
    bench.driver.advance(project_id)
    assert called == [project_id] and len(bench.tasks(project_id)) == 1, "whoever is no worker takes one to find that there are some"
    for _ in range(6):
        bench.driver.advance(project_id, here=True)
    assert called == [project_id] * 6 and bench.read(project_id).status == "done" and bench.queue == []


def test_what_is_drawn_and_filmed_is_planned_by_a_worker(bench: Bench):
    project_id, called = bench.project(), list[uuid.UUID]()
    bench.driver.hand_over = called.append
    for stage in ("script", "storyboard"):
        bench.driver.advance(project_id)
        assert [t.stage for t in bench.tasks(project_id).values() if t.status == "queued"] == [stage] and not called
        with bench.database.session() as session:
            session.execute(update(m.Task).where(m.Task.project_id == project_id).values(status="done"))
    bench.driver.advance(project_id)
    assert called == [project_id] and bench.read(project_id).stage == "pictures" and len(bench.tasks(project_id)) == 2
    bench.driver.advance(project_id, here=True)
    assert len(bench.tasks(project_id)) == 4


def test_a_cached_drama_stops_at_its_gates_but_at_no_budget(bench: Bench):
    _, project_id, _ = twins(bench, cost=0.5)
    with bench.database.session() as session:
        row = controls.locked(session, project_id)
        row.brief = {**row.brief, "gates": True, "budget": 0.1}
    for gate in ("script", "storyboard"):
        bench.driver.advance(project_id)
        assert (bench.read(project_id).gate, bench.queue) == (gate, [])
        bench.change(project_id, controls.approve)
    bench.driver.advance(project_id)
    assert (bench.read(project_id).status, bench.queue) == ("done", [])


def test_what_has_lost_a_file_is_made_again_and_is_whole_then(bench: Bench):
    first, project_id, word = twins(bench)
    task = bench.tasks(first)["pictures/a1"]
    key = key_of(bench.driver.stages["pictures"], Unit(task.kind, task.key, task.inputs), "embedded")
    with bench.database.session() as session:
        session.get_one(m.CacheEntry, key).artefacts = ["0" * 64]
    before = len(bench.ran(word))
    assert bench.go(project_id).status == "done"
    assert bench.ran(word)[before:] == ["pictures a1 embedded"]
    with bench.database.session() as session:
        assert session.get_one(m.CacheEntry, key).artefacts == [task.result["artefact"]]


def test_an_edit_reruns_only_what_it_changed(bench: Bench):
    project = bench.go(bench.project(units=3))
    before = len(bench.ran(project.id))
    with bench.database.session() as session:
        row = controls.locked(session, project.id)
        row.brief = {**row.brief, "title": json.dumps({"units": 3, "text1": "another line"})}
        controls.redo(session, row, "pictures")
    assert bench.go(project.id).status == "done"
    assert bench.ran(project.id)[before:] == ["pictures a1 embedded", "video a1 embedded", "video b embedded"]


def test_a_passing_fault_is_tried_again_after_its_wait(bench: Bench):
    project_id = bench.project(pictures={"fail": "once"})
    bench.go(project_id)
    assert bench.read(project_id).status == "running"
    assert wait_and_drain(bench, project_id).status == "done"
    assert bench.ran(project_id).count("pictures a0 embedded") == 2


def test_the_ladder_ends_at_the_embedded_provider_and_says_so(bench: Bench):
    project_id = bench.project(pictures={"fail": "refused"}, brief_providers={"image": ["comfyui"]})
    project = bench.go(project_id)
    assert project.status == "done"
    assert {d["unit"] for d in project.degraded} == {"a0", "a1"} and all(d["why"] for d in project.degraded)
    assert "embedded" in (bench.tasks(project_id)["pictures/a0"].degraded or "")


def test_degradation_can_be_forbidden(bench: Bench):
    project = bench.go(bench.project(pictures={"fail": "refused"}, brief_providers={"image": ["comfyui"]}, brief_allow_degraded=False))
    assert (project.status, project.message) == ("failed", "The service refused this.")


def test_failure_is_a_sentence_and_retry_works(bench: Bench):
    project_id = bench.project(units=1, pictures={"fail": "always"})
    project = bench.go(project_id)
    assert (project.status, project.message) == ("failed", "This cannot be made: change the script.")
    with bench.database.session() as session:
        controls.locked(session, project_id).brief = {**project.brief, "title": json.dumps({"units": 1})}
    bench.change(project_id, controls.retry)
    assert bench.go(project_id).status == "done"


def test_a_bug_in_a_unit_is_no_traceback_for_the_creator(bench: Bench):
    project_id = bench.project(units=1, video={"fail": "bug"})
    bench.go(project_id)
    project = wait_and_drain(bench, project_id, 12)
    assert project.status == "failed" and project.message.startswith("Something went wrong") and "ZeroDivision" not in project.message


def test_pause_stops_new_units_and_resume_goes_on(bench: Bench):
    project_id = bench.project(units=3)
    bench.driver.advance(project_id)
    bench.driver.run_task(bench.queue.pop(0), "test")
    bench.change(project_id, controls.pause)
    before = bench.ran(project_id)
    bench.drain()
    bench.driver.reconcile()
    bench.drain()
    assert bench.ran(project_id) == before
    with pytest.raises(Conflict):
        bench.change(project_id, controls.approve)
    bench.change(project_id, controls.resume)
    assert wait_and_drain(bench, project_id).status == "done"
    assert len(bench.ran(project_id)) == len(set(bench.ran(project_id)))


def test_cancel_then_retry(bench: Bench):
    project_id = bench.project()
    bench.driver.advance(project_id)
    bench.change(project_id, controls.cancel)
    bench.drain()
    assert bench.ran(project_id) == [] and bench.read(project_id).status == "cancelled"
    bench.change(project_id, controls.retry)
    assert bench.go(project_id).status == "done"


def test_gates_stop_for_the_creator(bench: Bench):
    project_id = bench.project(brief_gates=True)
    for gate in ("script", "storyboard"):
        project = bench.go(project_id)
        assert (project.status, project.gate) == ("waiting", gate)
        bench.change(project_id, controls.approve)
    assert bench.go(project_id).status == "done"


def test_review_holds_the_export_until_somebody_decides(bench: Bench):
    project_id = bench.project(review=True)
    assert bench.go(project_id).status == "in_review"
    assert "export/a0" not in bench.tasks(project_id)
    bench.change(project_id, controls.decide_review, "approve", "fine", None)
    assert bench.go(project_id).status == "done"


@pytest.mark.parametrize("act", [controls.cancel, lambda session, project: controls.redo(session, project, "pictures")])
def test_nobody_is_asked_to_review_what_is_not_going_to_come(bench: Bench, act: Callable[..., None]):
    project_id = bench.project(review=True)
    assert bench.go(project_id).status == "in_review"
    bench.change(project_id, act)
    with bench.database.session() as session:
        assert [r.status for r in session.query(m.Review).filter(m.Review.project_id == project_id)] == ["withdrawn"]


def test_a_worker_that_lost_its_lease_writes_nothing(bench: Bench):
    project_id = bench.project()
    bench.driver.advance(project_id)
    task_id = bench.queue.pop(0)
    with bench.database.session() as session:
        slow = claim(session, task_id, "slow", 30)
    assert slow is not None
    with bench.database.session() as session:
        session.execute(update(m.Task).where(m.Task.id == task_id).values(lease_until=m.utc_now() - timedelta(seconds=1)))
    with bench.database.session() as session:
        assert claim(session, task_id, "quick", 30) is not None
    at = running.Run(slow, Unit(slow.kind, slow.key, slow.inputs), bench.driver.stages["script"], uuid.uuid4(), ["embedded"], {}, None)
    with pytest.raises(LeaseLost):
        running.finish(bench.driver, at, Result({"artefact": "0" * 64, "text": "stale"}), cached=False)
    with bench.database.session() as session, pytest.raises(LeaseLost):
        held(session, task_id, slow.lease_token)
    assert bench.tasks(project_id)["script/a0"].result is None


def test_one_task_is_claimed_once(bench: Bench):
    from concurrent.futures import ThreadPoolExecutor
    project_id = bench.project()
    bench.driver.advance(project_id)
    task_id = bench.queue.pop(0)

    def grab(i: int) -> bool:
        with bench.database.session() as session:
            return claim(session, task_id, f"w{i}", 30) is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(grab, range(8))) == 1


def test_events_tell_everything_and_replay(bench: Bench):
    project = bench.go(bench.project(units=1))
    with bench.database.session() as session:
        everything = [events.as_json(e) for e in events.since(session, project.id)]
        middle = everything[len(everything) // 2]["id"]
        rest = [e.id for e in events.since(session, project.id, middle)]
    assert [e["id"] for e in everything] == sorted(e["id"] for e in everything)
    assert rest == [e["id"] for e in everything if e["id"] > middle]
    assert [e["stage"] for e in everything if e["type"] == "stage.done"] == ["script", "storyboard", "pictures", "video", "moderation", "export"]
    assert everything[-1]["type"] == "project" and everything[-1]["data"]["status"] == "done"


def test_work_over_the_budget_waits_for_the_creator(bench: Bench):
    project_id = bench.project(units=2, cost=0.5, brief_budget=1.2)
    project = bench.go(project_id)
    assert (project.status, project.gate) == ("waiting", "budget") and "budget of 1.20" in project.message
    assert project.cost <= 1.2 and not any(r.startswith("pictures") for r in bench.ran(project_id))
    bench.change(project_id, controls.approve)
    assert bench.go(project_id).status == "done"
