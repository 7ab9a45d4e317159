"""A few shots over services that fail in three of ten requests, in every way; `make bench-faults` is the whole run."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.settings import Settings
from engine.store.embedded import addresses
from engine.store.events import redis_for
from tests.benchmarks.faults import run
from tests.benchmarks.flaky_services import Services
from tests.pages.conftest import clear


@pytest.fixture
def services(test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    found, where = Services(), addresses(test_settings)
    redis_for(where.redis).flushdb()
    with monkeypatch.context() as patch:
        for name, value in {"DATA_DIR": str(test_settings.data_dir), "DATABASE_URL": where.database, "REDIS_URL": where.redis,
                            "JWT_SECRET": "a secret of the tests, long enough to sign with", **found.environment}.items():
            patch.setenv(name, value)
        clear()
        yield found
    clear()
    found.close()


def test_every_drama_finishes_and_nothing_is_paid_twice(services: Services) -> None:
    found = run(services, 16, 4, seed=11, limit=120)
    assert found.dramas_done == 4 and found.units_done == found.units == 48 and found.broke == 0
    assert not found.paid_twice and found.billed >= found.received > 0
    assert found.faults > 0.15 * found.requests and found.by_wanted > found.by_stand_in
    assert sum(services.fal.how.values()) > 0 and not any(s.paid_twice for s in services.billing)
