"""Alembic migrations; `migrate` runs them under an advisory lock, so that any number of processes may start at once."""
from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from engine.store.session import engine_for

_LOCK = 3_000_001
"""Key of the advisory lock; any number that nothing else in the database uses."""


def configuration(url: str) -> Config:
    """Alembic's configuration for an address."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["url"] = url
    return config


def migrate(url: str) -> None:
    """Bring the database to this version; waits for another process that is doing so."""
    with engine_for(url).connect() as connection:
        connection.execute(text("select pg_advisory_lock(:k)"), {"k": _LOCK})
        connection.commit()
        try:
            config = configuration(url)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
        finally:
            connection.rollback()
            connection.execute(text("select pg_advisory_unlock(:k)"), {"k": _LOCK})
            connection.commit()
