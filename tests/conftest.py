"""Fixtures for everybody: one real PostgreSQL and one real Redis per test session."""
from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from engine.settings import Settings
from engine.store.embedded import addresses, start_postgres, start_redis
from engine.store.migrations import migrate
from engine.store.session import Database

# A machine that others use too is slow now and then: that is no finding.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
ARTEFACTS = ROOT / "test-artifacts"
"""Pictures, films and screenshots that tests leave to be looked at."""

LONG = ("sound/test_listening", "e2e/", "worker/test_survival", "film/test_legible", "pipeline/", "pages/test_made_outside", "api/test_schemathesis", "picture/")
"""Files that take minutes, the longest first. Test files are dealt to two processes in this order: neither is left alone
with a long one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tests = ROOT / "tests"

    def rank(item: pytest.Item) -> int:
        name = item.path.relative_to(tests).as_posix()
        return next((i for i, start in enumerate(LONG) if name.startswith(start)), len(LONG))

    items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def _artefacts() -> None:
    ARTEFACTS.mkdir(exist_ok=True)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def test_settings(data_dir: Path) -> Iterator[Settings]:
    """Settings of a data folder whose servers run."""
    settings = Settings(data_dir=data_dir, _env_file=None, database_url="", redis_url="", lease_sec=2.0, reconcile_sec=0.3)
    postgres, redis = start_postgres(data_dir), start_redis(data_dir)
    migrate(addresses(settings).database)
    yield settings
    for process, how in ((redis, signal.SIGTERM), (postgres, signal.SIGINT)):
        os.kill(process.pid, how)
        process.wait(20)


@pytest.fixture(scope="session")
def pg_url(test_settings: Settings) -> str:
    return addresses(test_settings).database


@pytest.fixture(scope="session")
def redis_url(test_settings: Settings) -> str:
    return addresses(test_settings).redis


@pytest.fixture(scope="session")
def database(pg_url: str, redis_url: str) -> Database:
    return Database(pg_url, redis_url)
