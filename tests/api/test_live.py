"""The reader of events: late events, slow watchers, a bell that is away, a database that is away."""
from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any
from uuid import UUID, uuid4

import redis.asyncio as aredis

from studio import live
from studio.live import Hub

PROJECT = uuid4()


class Table:
    """Events as the database shows them: what is not committed yet is not there."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[str, Any]] = {}
        self.away = False
        self.reads = 0

    def add(self, *ids: int) -> None:
        self.rows.update({i: {"id": i, "type": "unit.done"} for i in ids})

    def read(self, project: UUID, after: int) -> list[dict[str, Any]]:
        self.reads += 1
        if self.away:
            raise OSError("away")
        return [self.rows[i] for i in sorted(self.rows) if i > after] if project == PROJECT else []


def hub_on(table: Table) -> Hub:
    return Hub(table.read, lambda: aredis.Redis.from_url("unix:///nowhere/redis.sock"), "channel")


async def take(events: AsyncGenerator[Any, None], count: int) -> list[int]:
    """The ids of the next events; fails when they do not come."""
    found: list[int] = []
    async with asyncio.timeout(3):
        while len(found) < count:
            event = await anext(events)
            if event is not None:
                found.append(event["id"])
    return found


async def rung(hub: Hub) -> None:
    """One turn of the reader, as a ring would cause it."""
    await hub._hand_out(PROJECT)


def test_an_event_that_becomes_visible_late_comes_late_and_not_never() -> None:
    async def scene() -> None:
        table = Table()
        hub = hub_on(table)
        table.add(1, 2)
        async with aclosing(hub.events(PROJECT, 0, 0.05)) as events:
            assert await take(events, 2) == [1, 2]
            table.add(4)
            await rung(hub)
            assert await take(events, 1) == [4]
            table.add(3, 5)
            await rung(hub)
            assert sorted(await take(events, 2)) == [3, 5]
            assert await asyncio.wait_for(anext(events), 5) is None, "nothing twice"
    asyncio.run(scene())


def test_what_is_settled_is_not_read_again(monkeypatch: Any) -> None:
    async def scene() -> None:
        table = Table()
        hub = hub_on(table)
        monkeypatch.setattr(live, "LATE_SECONDS", 0.0)
        asked: list[int] = []
        hub._read = lambda project, after: asked.append(after) or table.read(project, after)  # type: ignore[func-returns-value]
        async with aclosing(hub.events(PROJECT, 0, 0.05)) as events:
            table.add(*range(1, 11))
            assert await take(events, 10) == list(range(1, 11))
            await rung(hub)
            await asyncio.sleep(0.01)
            await rung(hub)
            await rung(hub)
            assert asked[-1] == 10
    asyncio.run(scene())


def test_a_slow_watcher_misses_nothing(monkeypatch: Any) -> None:
    async def scene() -> None:
        monkeypatch.setattr(live, "WAITING", 4)
        table = Table()
        hub = hub_on(table)
        async with aclosing(hub.events(PROJECT, 0, 0.05)) as events:
            assert await asyncio.wait_for(anext(events), 5) is None
            table.add(*range(1, 21))
            await rung(hub)
            assert sorted(await take(events, 20)) == list(range(1, 21))
    asyncio.run(scene())


def test_without_bell_and_database_watchers_wait_and_then_get_everything(monkeypatch: Any) -> None:
    async def scene() -> None:
        monkeypatch.setattr(live, "DEAF_SECONDS", 0.02)
        table = Table()
        hub = hub_on(table)
        reader = asyncio.create_task(hub.run())
        try:
            async with aclosing(hub.events(PROJECT, 0, 0.05)) as events:
                table.add(1)
                assert await take(events, 1) == [1]
                table.away, reads = True, table.reads
                async with asyncio.timeout(3):
                    while table.reads == reads:
                        await asyncio.sleep(0)
                table.add(2, 3)
                table.away = False
                assert await take(events, 2) == [2, 3]
                assert hub.deaf
        finally:
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)
    asyncio.run(scene())


def test_nobody_watching_nothing_read() -> None:
    async def scene() -> None:
        table = Table()
        hub = hub_on(table)
        async with aclosing(hub.events(PROJECT, 0, 0.05)) as events:
            assert await asyncio.wait_for(anext(events), 5) is None
        reads = table.reads
        hub.ring(PROJECT)
        await rung(hub)
        assert table.reads == reads and not hub._feeds
    asyncio.run(scene())
