"""`python -m worker`: one worker process."""
from __future__ import annotations

import gc
import os
import signal
import time

import redis
import structlog
from rq import Queue
from rq.worker import SimpleWorker

from engine import helping
from engine.settings import settings
from engine.store.embedded import addresses
from worker.context import driver, worker_name
from worker.queues import NAMES, connect
from worker.reconciler import Reconciler

log = structlog.get_logger("worker")

_COLLECTED = 20_000, 20, 20
"""After how many new objects, and collections of younger ones, Python looks for circles; its own figures are 700, 10, 10."""


class WarmWorker(SimpleWorker):
    """Runs jobs in its own process, so that models stay loaded. A job that kills it loses the unit under way and nothing
    else: the lease runs out and the supervisor starts another worker."""

    log_result_lifespan = False


def main() -> None:
    """Work until told to stop (SIGTERM ends after the unit under way, a second one at once)."""
    # One thread per worker: as many workers as cores use the machine better than threads that wait for one another. A second
    # one helps while other workers have nothing to do.
    if settings().workers > 1:
        helping.allow()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    reconciler = Reconciler(driver())
    reconciler.start()
    # What is imported stays, and a drawing makes many small things that are soon gone: looking through all of them for
    # circles every few hundred takes a twentieth of a worker's time.
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    url = addresses(settings()).redis
    ended = False
    while not ended:
        try:
            connection = connect(url, patient=True)
            worker = WarmWorker([Queue(n, connection=connection) for n in NAMES], name=f"{worker_name()}:{time.monotonic_ns()}",
                                connection=connection)
            worker.work(logging_level="WARNING")
            ended = True
        except (redis.RedisError, OSError) as error:
            log.warning("queue away", why=str(error)[:200])
            time.sleep(1)
    reconciler.stop()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the supervisor, which ends us in order
    main()
