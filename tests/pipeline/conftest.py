"""A driver without workers, alone and with services behind it."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import update

from engine.pipeline.state import LIVE
from engine.settings import Settings
from engine.store import models as m
from engine.store.events import redis_for
from engine.store.session import Database
from tests.contracts.media import mp4
from tests.pipeline.bench import Bench
from tests.pipeline.house import House


@pytest.fixture
def bench(database: Database, test_settings: Settings) -> Iterator[Bench]:
    yield Bench(database, test_settings)


@pytest.fixture
def house(database: Database, test_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    redis_for(database.redis_url).flushdb()
    found = House(database, test_settings)
    # Which clip comes back does not matter here, and encoding hundreds takes minutes.
    for server in ("runway_server", "fal_server", "dashscope_server"):
        monkeypatch.setattr(f"tests.contracts.{server}.mp4", lambda size, seconds, *_: mp4(size, seconds, "the same"))
    yield found
    found.close()
    with database.session() as session:
        session.execute(update(m.Project).where(m.Project.status.in_(("queued", "running"))).values(status="cancelled"))
        session.execute(update(m.RemoteOrder).where(m.RemoteOrder.state.in_(LIVE)).values(state="over"))
