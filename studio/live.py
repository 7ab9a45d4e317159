"""Live events: one reader per server process, any number of watchers.

The database is the truth and Redis only a bell: a ring says that a project has new events, which are then read from
the table once and handed to all its watchers. When Redis is away every watched project is looked at each second, so
watchers see everything, a little later.
"""
from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import redis.asyncio as aredis
import structlog
from redis.exceptions import RedisError
from starlette.concurrency import run_in_threadpool

log = structlog.get_logger("live")

Event = dict[str, Any]
"""`id, type, stage, progress, message, at` and whatever else the event carries."""
Read = Callable[[UUID, int], list[Event]]
"""Project and event id → the events after that one, oldest first."""

DEAF_SECONDS = 1.0
"""How often everything watched is looked at when the bell is away."""
SURE_SECONDS = 5.0
"""How often it is looked at in any case: a ring can be lost."""
WAITING = 512
"""Events that may wait for one slow watcher; beyond that it reads them from the table again."""


LATE_SECONDS = 10.0
"""How late an event may become visible: ids are given when a transaction writes, and a transaction that wrote later
may commit first. So the last seconds are read again each time, and what was handed out already is left out."""


@dataclass(eq=False)
class Watcher:
    """One open socket or stream."""

    queue: asyncio.Queue[Event] = field(default_factory=lambda: asyncio.Queue(WAITING))
    missed: bool = True

    def give(self, event: Event) -> None:
        try:
            self.queue.put_nowait(event)
        except asyncio.QueueFull:
            self.missed = True


@dataclass(eq=False)
class Feed:
    """A project that somebody watches."""

    watchers: set[Watcher] = field(default_factory=set)
    settled: int = 0
    """Events up to this id are certainly all visible and handed out."""
    recent: dict[int, float] = field(default_factory=dict)
    """Ids after that which were handed out, and when."""

    def fresh(self, found: list[Event], now: float) -> list[Event]:
        """Those that were not handed out yet; they count as handed out now."""
        new = [event for event in found if event["id"] not in self.recent]
        self.recent.update((event["id"], now) for event in new)
        self.settled = max([self.settled, *(i for i, at in self.recent.items() if now - at > LATE_SECONDS)])
        self.recent = {i: at for i, at in self.recent.items() if i > self.settled}
        return new


class Hub:
    """Reads new events of watched projects and hands them out. `connect` makes the asynchronous Redis client."""

    def __init__(self, read: Read, connect: Callable[[], aredis.Redis], channel: str):
        self._read = read
        self._connect = connect
        self._channel = channel
        self._feeds: dict[UUID, Feed] = {}
        self._rung: set[UUID] = set()
        self._wake = asyncio.Event()
        self.deaf = True

    @contextlib.contextmanager
    def watching(self, project: UUID) -> Iterator[Watcher]:
        """A watcher that is given the project's new events, and possibly some that it has seen."""
        watcher = Watcher()
        feed = self._feeds.setdefault(project, Feed())
        feed.watchers.add(watcher)
        try:
            yield watcher
        finally:
            feed.watchers.discard(watcher)
            if not feed.watchers:
                self._feeds.pop(project, None)

    def ring(self, project: UUID) -> None:
        """There may be news about a project."""
        if project in self._feeds:
            self._rung.add(project)
            self._wake.set()

    async def events(self, project: UUID, after: int, idle: float) -> AsyncGenerator[Event | None, None]:
        """Every event after `after`, each once, then the new ones as they happen; None after each `idle` seconds
        without one. An event that became visible late comes late, not never."""
        given: set[int] = set()
        with self.watching(project) as watcher:
            while True:
                if watcher.missed:
                    watcher.missed = False
                    for event in await run_in_threadpool(self._read, project, after):
                        if event["id"] not in given:
                            given.add(event["id"])
                            yield event
                try:
                    event = await asyncio.wait_for(watcher.queue.get(), idle)
                except TimeoutError:
                    yield None
                    continue
                if event["id"] > after and event["id"] not in given:
                    given.add(event["id"])
                    yield event

    async def run(self) -> None:
        """Until cancelled: hear the bell and hand out what it announces."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            tasks.create_task(self._pump())

    async def _listen(self) -> None:
        while True:
            try:
                async with self._connect() as client, client.pubsub() as bell:
                    await bell.subscribe(self._channel)
                    async for message in bell.listen():
                        if message["type"] == "subscribe":
                            self.deaf = False
                            self._wake.set()
                        elif message["type"] == "message":
                            with contextlib.suppress(ValueError):
                                self.ring(UUID(message["data"].decode()))
            except (RedisError, OSError) as error:
                if not self.deaf:
                    log.warning("bell away", error=str(error)[:200])
            self.deaf = True
            self._wake.set()
            await asyncio.sleep(DEAF_SECONDS)

    async def _pump(self) -> None:
        while True:
            try:
                await asyncio.wait_for(self._wake.wait(), DEAF_SECONDS if self.deaf else SURE_SECONDS)
                rung, self._rung = self._rung, set()
            except TimeoutError:
                rung = set(self._feeds)
            self._wake.clear()
            for project in rung:
                await self._hand_out(project)

    async def _hand_out(self, project: UUID) -> None:
        feed = self._feeds.get(project)
        if feed is None:
            return
        try:
            found = await run_in_threadpool(self._read, project, feed.settled)
        except Exception as error:
            # The database may be away for a while; watchers stay and get everything when it is back.
            log.warning("events unreadable", project=str(project), error=str(error).split("\n")[0][:200])
            await asyncio.sleep(DEAF_SECONDS)
            self.ring(project)
            return
        for event in feed.fresh(found, time.monotonic()):
            for watcher in tuple(feed.watchers):
                watcher.give(event)
