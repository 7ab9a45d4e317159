"""What a process of the house has at hand: settings, database, artefacts, the bell, and a driver of the pipeline."""
from __future__ import annotations

import importlib
import os
import socket
from functools import lru_cache

from engine.pipeline.drive import Driver
from engine.settings import Settings, settings
from engine.store.artefacts import artefacts
from engine.store.embedded import addresses
from engine.store.session import Database
from worker.queues import Bell


@lru_cache(maxsize=4)
def database(of: Settings | None = None) -> Database:
    """The database of these settings (of this process's by default)."""
    where = addresses(of or settings())
    return Database(where.database, where.redis)


@lru_cache(maxsize=4)
def driver(of: Settings | None = None) -> Driver:
    """The pipeline, with its stages and queue. `PIPELINE_STAGES` may name another registry (`module:NAME`), which the
    tests use to drive the real pipeline through small stages."""
    of = of or settings()
    module, _, name = of.pipeline_stages.partition(":")
    stages = getattr(importlib.import_module(module), name)
    bell = Bell(addresses(of).redis)
    return Driver(database(of), of, artefacts(of), stages, bell.enqueue, bell.advance)


def worker_name() -> str:
    """Unique among all workers of all machines."""
    return f"{socket.gethostname()}:{os.getpid()}"
