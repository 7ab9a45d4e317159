"""Sessions: one engine per process and address, transactions by `with`, outages told in words.

Rows are locked in one order everywhere: people, then projects, then tasks, then orders; and always with `key_share`
(FOR NO KEY UPDATE). A plain FOR UPDATE also excludes whoever writes a row that refers to the locked one: a worker that
has claimed a task and notes an event would wait for the project, whose owner cancels it and waits for the task."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import structlog
from sqlalchemy import Engine, create_engine, update
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from engine.errors import Conflict, Unavailable
from engine.store.events import ring

log = structlog.get_logger("store")

_MET = frozenset(("40001", "40P01", "55P03"))
"""Serialization failure, deadlock, lock not available: https://www.postgresql.org/docs/current/errcodes-appendix.html"""


@lru_cache(maxsize=8)
def engine_for(url: str, pool: int = 8) -> Engine:
    """The connection pool of an address. Connections are checked before use, so a database that was restarted is
    simply used again. Rows that are written together are sent together."""
    return create_engine(url, pool_size=pool, max_overflow=pool, pool_pre_ping=True, pool_recycle=900, executemany_mode="values_plus_batch",
                         connect_args={"connect_timeout": 5, "application_name": "3kstory"})


class Database:
    """A database by its address. Cheap to make; the pool is shared within the process. With a Redis address, events
    that a transaction recorded are announced after its commit."""

    def __init__(self, url: str, redis_url: str = ""):
        self.url = url
        self.redis_url = redis_url
        self.engine = engine_for(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back on an error. Raises Unavailable when the database is away."""
        session = self._sessions()
        try:
            yield session
            session.commit()
            if self.redis_url and (projects := session.info.pop("ring", None)):
                ring(self.redis_url, projects)
        except (OperationalError, DBAPIError) as error:
            session.rollback()
            if getattr(error.orig, "pgcode", None) in _MET:
                log.warning("transactions met", why=str(error.orig).strip()[:500])
                raise Unavailable("Two changes met in the database. Nothing was changed: try again.", key="error.met") from error
            if isinstance(error, OperationalError) or error.connection_invalidated:
                log.warning("database away", why=str(error.orig).strip()[:300])
                raise Unavailable("The database cannot be reached just now; the work goes on by itself when it is back.") from error
            raise
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()


def save_version(session: Session, row: Any, seen: int, **changes: Any) -> None:
    """Change a row that a person edits, if it is still what that person saw.

    One conditional UPDATE decides the race. Raises Conflict when the row has changed meanwhile.
    """
    kind = type(row)
    done = session.execute(update(kind).where(kind.id == row.id, kind.version == seen)
                           .values(**changes, version=kind.version + 1).execution_options(synchronize_session=False))
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict("This was changed meanwhile: look at the new state and change it again.", key="error.changed_meanwhile")
    session.refresh(row)
