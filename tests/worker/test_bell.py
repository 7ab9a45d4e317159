"""The bell with RQ's own worker behind it."""
from __future__ import annotations

import logging
import uuid

import pytest
from rq import Queue

from worker import jobs
from worker.__main__ import WarmWorker
from worker.queues import NAMES, Bell, connect


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

    monkeypatch.setattr(jobs, "driver", Driver)
    monkeypatch.setattr(WarmWorker, "_install_signal_handlers", lambda _self: None)
    bell.enqueue([(task, 1)])
    bell.enqueue([(task, 1)])
    with caplog.at_level(logging.WARNING):
        WarmWorker([Queue(n, connection=connection) for n in NAMES], connection=connection).work(burst=True, logging_level="WARNING")
    assert runs == [task, task]
    assert not [r for r in caplog.records if r.exc_info or r.levelno >= logging.WARNING], caplog.text
    assert not [k for k in connection.keys("rq:job:*")]
