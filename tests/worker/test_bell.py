"""The bell with RQ's own worker behind it."""
from __future__ import annotations

import logging
import uuid

import pytest
from rq import Queue

from worker import jobs
from worker.__main__ import WarmWorker
from worker.queues import MOST_WAITING, NAMES, Bell, connect


def test_a_task_that_is_due_again_while_its_job_ends_is_rung_for(redis_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A unit that is parked for a moment: the reconciler of another worker rings for it while this one's job ends."""
    connection, bell, task = connect(redis_url), Bell(redis_url), uuid.uuid4()
    connection.flushdb()
    runs: list[uuid.UUID] = []

    class Driver:
        def run_task(self, task_id: uuid.UUID, _worker: str) -> bool:
            runs.append(task_id)
            if len(runs) == 1:
                bell.enqueue([(task, 1), (task, 1)])
            return True

        def next_due(self) -> None:
            return None

    monkeypatch.setattr(jobs, "driver", Driver)
    monkeypatch.setattr(WarmWorker, "_install_signal_handlers", lambda _self: None)
    bell.enqueue([(task, 1)])
    bell.enqueue([(task, 1)])
    with caplog.at_level(logging.WARNING):
        WarmWorker([Queue(n, connection=connection) for n in NAMES], connection=connection).work(burst=True, logging_level="WARNING")
    assert runs == [task, task]
    assert not [r for r in caplog.records if r.exc_info or r.levelno >= logging.WARNING], caplog.text
    assert not [k for k in connection.keys("rq:job:*")]


def test_many_tasks_need_few_jobs(redis_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has a job goes on with what is due, and rings for the rest before it looks into the queue again."""
    connection, bell = connect(redis_url), Bell(redis_url)
    connection.flushdb()
    due = [(uuid.uuid4(), 101) for _ in range(100)]
    left, jobs_run = dict(due), [0]

    class Driver:
        enqueue = staticmethod(bell.enqueue)

        def run_task(self, task_id: uuid.UUID, _worker: str) -> bool:
            return left.pop(task_id, None) is not None

        def next_due(self) -> tuple[uuid.UUID, int] | None:
            return next(iter(left.items()), None)

    def run(task_id: str) -> None:
        jobs_run[0] += 1
        jobs_run[0] > 3 and monkeypatch.setattr(jobs, "GO_ON_SECONDS", 60.0)
        jobs.run(task_id)

    monkeypatch.setattr(jobs, "driver", Driver)
    monkeypatch.setattr(jobs, "GO_ON_SECONDS", 0.0001)
    bell.enqueue(due)
    waiting = Queue(NAMES[1], connection=connection).get_job_ids()
    assert len(waiting) == MOST_WAITING
    for _ in range(4):
        run(str(next(iter(left))))
    assert not left and len(Queue(NAMES[1], connection=connection).get_job_ids()) <= MOST_WAITING


def test_whoever_plans_a_project_on_begins_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by way of the queue: nothing else is made meanwhile, and somebody waits for it."""
    due, done = [(uuid.uuid4(), 101), (uuid.uuid4(), 101)], list[uuid.UUID]()

    class Driver:
        def advance(self, project_id: uuid.UUID, *, here: bool) -> None:
            done.append(project_id)

        def run_task(self, task_id: uuid.UUID, _worker: str) -> bool:
            done.append(due.pop(0)[0])
            return True

        def next_due(self) -> tuple[uuid.UUID, int] | None:
            return due[0] if due else None

    monkeypatch.setattr(jobs, "driver", Driver)
    project, wanted = uuid.uuid4(), [task for task, _ in due]
    jobs.advance(str(project))
    assert done == [project, *wanted]
