"""Fixtures for everybody: one real PostgreSQL and one real Redis per test session."""
from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

from engine.settings import Settings
from engine.store.embedded import addresses, start_postgres, start_redis
from engine.store.migrations import migrate
from engine.store.session import Database

# What the tests start: with the least that a password may cost, and code that is compiled once.
os.environ.setdefault("PASSWORD_ROUNDS", "10")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A machine that others use too is slow now and then: that is no finding.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
ARTEFACTS = ROOT / "test-artifacts"
"""Pictures, films and screenshots that tests leave to be looked at."""

TOGETHER = (
    ("e2e/test_browser", "e2e/test_every_page", "e2e/test_rooms_browser"),
    ("e2e/",),
    ("api/",),
    ("pages/test_made_outside",),
    ("pages/",),
    ("sound/test_listening",),
    ("worker/test_survival",),
    ("pipeline/test_paid_once",),
    ("pipeline/",),
    ("film/test_legible",),
    ("picture/",),
)
"""Beginnings of the names of test files that are run by one process, because they share what is dear to make: a studio with
its servers, a drama. What takes longest comes first, so that no process is left alone with a long one at the end. Every
other file goes to whoever is free."""


def _unit(name: str) -> int:
    """Which of `TOGETHER` a file under `tests/` belongs to, the number behind the last for one of its own."""
    return next((i for i, unit in enumerate(TOGETHER) if name.startswith(unit)), len(TOGETHER))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tests = ROOT / "tests"
    items.sort(key=lambda item: _unit(item.path.relative_to(tests).as_posix()))


class SharingWhatIsDear(LoadScopeScheduling):
    """Deals the tests to the processes of xdist by `TOGETHER`."""

    def _split_scope(self, nodeid: str) -> str:
        name = nodeid.split("::", 1)[0].removeprefix("tests/")
        unit = _unit(name)
        return TOGETHER[unit][0] if unit < len(TOGETHER) else name


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> SharingWhatIsDear:
    return SharingWhatIsDear(config, log)


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
