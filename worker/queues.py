"""The queues. A job carries nothing but a task's id; Redis is only the bell that wakes a worker up."""
from __future__ import annotations

import contextlib
from collections.abc import Sequence
from uuid import UUID, uuid4

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue

NAMES = ("soon", "normal", "later")
"""Highest priority first: planning and writing, first episodes, the rest."""
JOB_SECONDS = 1800
"""A unit that takes longer has hung."""
MOST_WAITING = 16
"""Jobs of one queue that wait at once: enough for every worker to be woken. The tasks are in the database."""


def connect(url: str, *, patient: bool = False) -> redis.Redis:
    """A connection for RQ. `patient` (workers) waits for the bell to come back; everybody else gives up at once."""
    if patient:
        client: redis.Redis = redis.Redis.from_url(url, socket_connect_timeout=5, health_check_interval=30)
    else:
        client = redis.Redis.from_url(url, socket_timeout=3, socket_connect_timeout=3, retry=Retry(NoBackoff(), 0))
    return client


def name_of(priority: int) -> str:
    """The queue for a priority (the lower, the sooner)."""
    return NAMES[0] if priority < 100 else NAMES[1] if priority <= 101 else NAMES[2]


class Bell:
    """Rings for tasks that are due. A queue that is away is not an error: the reconciler rings again when it is back."""

    def __init__(self, url: str):
        self._client = connect(url)

    def enqueue(self, tasks: Sequence[tuple[UUID, int]]) -> None:
        """A job per task, as long as few wait in the queue: whoever takes one goes on with what else is due. A task that
        waits there already is not rung for twice."""
        with contextlib.suppress(redis.RedisError, OSError):
            waiting = {name: self._waiting(name) for name in NAMES}
            for task_id, priority in tasks:
                queue, task = name_of(priority), f"task-{task_id}"
                if len(waiting[queue]) < MOST_WAITING and not any(task in tasks for tasks in waiting.values()):
                    self._ring(queue, "worker.jobs.run", task, task_id)
                    waiting[queue].add(task)

    def samples(self, project_id: UUID) -> None:
        """Have the samples of a cast made; asked for twice, they are made once."""
        self._soon("worker.jobs.make_samples", f"samples-{project_id}", project_id)

    def advance(self, project_id: UUID) -> None:
        """Have a project planned on by a worker."""
        self._soon("worker.jobs.advance", f"advance-{project_id}", project_id)

    def _soon(self, job: str, what: str, project_id: UUID) -> None:
        with contextlib.suppress(redis.RedisError, OSError):
            if what not in self._waiting(NAMES[0]):
                self._ring(NAMES[0], job, what, project_id)

    def _waiting(self, queue: str) -> set[str]:
        """What is rung for in a queue."""
        return {i.rpartition("-")[0] for i in Queue(queue, connection=self._client).get_job_ids()}

    def _ring(self, queue: str, job: str, what: str, about: UUID) -> None:
        """Each ring is a job of its own: the last one may be in the hands of a worker that is just done with it."""
        Queue(queue, connection=self._client).enqueue(job, str(about), job_id=f"{what}-{uuid4().hex[:12]}", job_timeout=JOB_SECONDS, result_ttl=0, failure_ttl=60)
