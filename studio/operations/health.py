"""Whether the studio is well."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from redis.exceptions import RedisError
from rq import Worker

from studio import connections
from studio.operations.views import View

VERSION = "1.0.0"


class Health(View):
    status: Literal["ok", "degraded", "down"]
    version: str = VERSION
    database: bool
    queue: bool
    workers: int
    """Worker processes that have said so lately."""
    at: datetime


def health() -> Health:
    """Asks database and queue; never raises."""
    database, queue = connections.ping()
    workers = worker_count() if queue else 0
    status: Literal["ok", "degraded", "down"] = "ok" if database and queue and workers else "degraded" if database else "down"
    return Health(status=status, database=database, queue=queue, workers=workers, at=datetime.now(UTC))


def worker_count() -> int:
    """Worker processes that have said so lately; 0 when the queue cannot be asked."""
    try:
        return Worker.count(connection=connections.bell())
    except (RedisError, OSError):
        return 0
