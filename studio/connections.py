"""The server's connections: database, Redis, artefact store. Addresses follow from the settings alone."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import redis
import redis.asyncio as aredis
from sqlalchemy.orm import Session

from engine.errors import Unavailable
from engine.settings import settings
from engine.store.artefacts import ArtefactStore
from engine.store.artefacts import artefacts as store_artefacts
from engine.store.embedded import Addresses, addresses
from engine.store.migrations import migrate
from engine.store.session import Database

if TYPE_CHECKING:
    from studio.live import Hub

START_SECONDS = 60.0
"""How long the server waits for a database that is still starting."""

hub: Hub | None = None
"""The one reader of events of this process; set while the server runs."""


def live() -> Hub:
    """The reader of events. Raises Unavailable outside of a running server."""
    if hub is None:
        raise Unavailable("The server has not started yet.")
    return hub


@lru_cache
def _addresses() -> Addresses:
    return addresses(settings())


@lru_cache
def database() -> Database:
    """The database of this process."""
    return Database(_addresses().database, _addresses().redis)


@contextmanager
def transaction() -> Iterator[Session]:
    """One transaction: committed at the end, rolled back on an error. Raises Unavailable when the database is away."""
    with database().session() as session:
        yield session


def redis_url() -> str:
    """Where Redis is."""
    return _addresses().redis


@lru_cache
def bell() -> redis.Redis:
    """A client of Redis, impatient: nothing in a request may hang on it."""
    return redis.Redis.from_url(redis_url(), socket_timeout=1.0, socket_connect_timeout=1.0)


def async_redis() -> aredis.Redis:
    """An asynchronous client of Redis, for listening. Dead lines are noticed by its health check."""
    return aredis.Redis.from_url(redis_url(), socket_connect_timeout=2.0, health_check_interval=15)


def artefacts() -> ArtefactStore:
    """The artefact store of this process."""
    return store_artefacts(settings())


def open_all() -> None:
    """Wait for the database and bring it to this version. Raises Unavailable."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            migrate(_addresses().database)
            return
        except Exception as error:
            # SQLAlchemy and psycopg2 have a class each for "not yet"; what is wrong for good is told after the wait.
            if time.monotonic() > deadline:
                raise Unavailable(f"The database cannot be reached: {str(error).strip().splitlines()[0]}") from error
            time.sleep(0.3)


def close_all() -> None:
    """Give connections back."""
    database().engine.dispose()
    bell().close()


def ping() -> tuple[bool, bool]:
    """Whether the database and Redis answer."""
    from sqlalchemy import text
    answers: list[bool] = []
    for probe in (lambda: _select(text("select 1")), lambda: bell().ping()):
        try:
            probe()
            answers.append(True)
        except (Unavailable, redis.RedisError, OSError):
            answers.append(False)
    return answers[0], answers[1]


def _select(statement: Any) -> None:
    with transaction() as session:
        session.execute(statement)

