"""Whose turn it is at an outside service, counted in Redis for all workers and web servers: calls under way at once and
calls a minute per service and per user, pauses that a service asked for, and a breaker that leaves a service alone which
keeps failing (M. Nygard, Release It!, ch. 5: closed → open → half-open with one probe).

Redis is only a bell in this house: when it is away everybody's turn has come, and the service itself says no.
"""
from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from uuid import uuid4

import redis

from engine.errors import ProviderError, StudioError
from engine.store.events import redis_for

SLOT_SECONDS = 1200.0
"""After this long a slot that nobody gave back is free again."""
PROBE_SECONDS = 60.0
LONGEST_OPEN = 16
FIRST_NAP, LONGEST_NAP = 0.05, 0.5
"""Seconds between two looks of somebody who waits for a place."""

# KEYS: slots, slots of the user, calls of the minute, pause. ARGV: now, who, parallel, of the user, per minute, seconds.
_TAKE = """
local now, who = tonumber(ARGV[1]), ARGV[2]
for i = 1, 2 do redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now) end
local held = redis.call('ZSCORE', KEYS[1], who)
if not held then
  local pause = tonumber(redis.call('GET', KEYS[4]) or '0')
  if pause > now then return tostring(pause - now) end
  if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return '1' end
  if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[4]) then return '1' end
  local per = tonumber(ARGV[5])
  if per > 0 then
    redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - 60)
    if redis.call('ZCARD', KEYS[3]) >= per then
      return tostring(math.max(0.2, tonumber(redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')[2]) + 60 - now))
    end
    redis.call('ZADD', KEYS[3], now, who .. ':' .. ARGV[1])
    redis.call('EXPIRE', KEYS[3], 120)
  end
end
for i = 1, 2 do
  redis.call('ZADD', KEYS[i], now + tonumber(ARGV[6]), who)
  redis.call('EXPIRE', KEYS[i], math.ceil(tonumber(ARGV[6])) + 60)
end
return '0'
"""

# KEYS: breaker, probe. ARGV: now, seconds of a probe, who. Answers seconds to wait and openings so far.
_MAY = """
local openings = tonumber(redis.call('HGET', KEYS[1], 'openings') or '0')
if openings == 0 then return {'0', '0'} end
local left = tonumber(redis.call('HGET', KEYS[1], 'until')) - tonumber(ARGV[1])
if left > 0 then return {tostring(left), tostring(openings)} end
local prober = redis.call('GET', KEYS[2])
if prober == ARGV[3] or (not prober and redis.call('SET', KEYS[2], ARGV[3], 'NX', 'EX', ARGV[2])) then return {'0', tostring(openings)} end
return {'1', tostring(openings)}
"""

# KEYS: breaker, probe. ARGV: now, failures that open it, seconds, longest factor, what went wrong.
_FAILED = """
redis.call('HSET', KEYS[1], 'error', ARGV[5], 'error_at', ARGV[1])
redis.call('EXPIRE', KEYS[1], 86400)
local openings = tonumber(redis.call('HGET', KEYS[1], 'openings') or '0')
local now = tonumber(ARGV[1])
if openings > 0 and now < tonumber(redis.call('HGET', KEYS[1], 'until')) then return openings end
if openings == 0 and redis.call('HINCRBY', KEYS[1], 'failures', 1) < tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'failures', 0, 'openings', openings + 1, 'until', tostring(now + tonumber(ARGV[3]) * math.min(2 ^ openings, tonumber(ARGV[4]))))
redis.call('DEL', KEYS[2])
return openings + 1
"""


class Waiting(StudioError):
    """It is not this unit's turn yet: come back after `seconds`. Nothing was asked of the service."""

    status, key, retryable = 503, "error.provider_turn", True

    def __init__(self, message: str, seconds: float):
        super().__init__(message, retry_after=seconds)
        self.seconds = seconds


class LeftAlone(ProviderError):
    """The breaker of a service has been open for long: go on without it."""

    key, retryable = "error.provider_down", False


@dataclass(frozen=True)
class Breaker:
    """How a service has been doing."""

    state: Literal["closed", "open", "half-open"] = "closed"
    failures: int = 0
    openings: int = 0
    seconds_left: float = 0.0
    error: str | None = None
    error_at: float | None = None
    """Unix time."""


class Turns:
    """The turns at all services, by `name` (`video:runway`)."""

    PATIENCE = 2
    """Openings of the breaker in a row that a unit waits for; then it goes on without the service."""

    def __init__(self, url: str, *, failures: int = 5, seconds: float = 20.0):
        self._redis = redis_for(url) if url else None
        self._failures, self._seconds = failures, seconds

    def may(self, name: str, label: str, who: str) -> None:
        """Raises Waiting while the breaker is open, LeftAlone when it has been for long. One at a time may probe."""
        found = self._run(_MAY, [_key("breaker", name), _key("probe", name)], [time.time(), int(PROBE_SECONDS), who])
        if found is None:
            return
        wait, openings = float(found[0]), int(found[1])
        if wait <= 0:
            return
        if openings > self.PATIENCE:
            raise LeftAlone(f"{label} has been failing for a while.", details={"provider": name})
        raise Waiting(f"{label} is failing just now; it is asked again soon.", wait)

    def take(self, name: str, label: str, who: str, *, user: str = "", parallel: int = 2, of_user: int = 8, per_minute: int = 0,
             seconds: float = SLOT_SECONDS) -> None:
        """Take a place for `who` (which may hold it already), or raise Waiting."""
        keys = [_key("slots", name), _key("slots", name, user or "-"), _key("minute", name), _key("pause", name)]
        found = self._run(_TAKE, keys, [time.time(), who, parallel, of_user, per_minute, seconds])
        if found is not None and (wait := float(found)) > 0:
            raise Waiting(f"{label} has enough to do just now.", wait)

    def give_back(self, name: str, who: str, user: str = "") -> None:
        """The place is free."""
        if (r := self._redis) is None:
            return
        with contextlib.suppress(redis.RedisError, OSError):
            r.zrem(_key("slots", name), who)
            r.zrem(_key("slots", name, user or "-"), who)

    def pause(self, name: str, seconds: float) -> None:
        """Nobody new for so long: the service asked for it."""
        if (r := self._redis) is None:
            return
        with contextlib.suppress(redis.RedisError, OSError):
            r.set(_key("pause", name), time.time() + seconds, px=max(1, int(seconds * 1000)))

    def went_well(self, name: str) -> None:
        """The service answered; the breaker closes."""
        if (r := self._redis) is None:
            return
        with contextlib.suppress(redis.RedisError, OSError):
            if r.hget(_key("breaker", name), "failures") or r.hget(_key("breaker", name), "openings"):
                r.hdel(_key("breaker", name), "failures", "openings", "until")
                r.delete(_key("probe", name))

    def failed(self, name: str, why: str) -> None:
        """The service failed in a way that says something about the service."""
        self._run(_FAILED, [_key("breaker", name), _key("probe", name)], [time.time(), self._failures, self._seconds, LONGEST_OPEN, why[:300]])

    def breaker(self, name: str) -> Breaker:
        """How it stands."""
        if (r := self._redis) is None:
            return Breaker()
        with contextlib.suppress(redis.RedisError, OSError):
            found: dict[str, str] = {k.decode(): v.decode() for k, v in r.hgetall(_key("breaker", name)).items()}  # type: ignore[union-attr]
            openings, left = int(found.get("openings", 0)), float(found.get("until", 0)) - time.time()
            state: Literal["closed", "open", "half-open"] = "closed" if not openings else "open" if left > 0 else "half-open"
            at = found.get("error_at")
            return Breaker(state, int(found.get("failures", 0)), openings, max(0.0, left if openings else 0.0), found.get("error"), float(at) if at else None)
        return Breaker()

    def busy(self, name: str) -> int:
        """Calls under way."""
        if (r := self._redis) is None:
            return 0
        with contextlib.suppress(redis.RedisError, OSError):
            return int(r.zcount(_key("slots", name), time.time(), "+inf"))
        return 0

    def waiting(self, name: str) -> int:
        """Those who wait for a place in `waited_for`."""
        if (r := self._redis) is None:
            return 0
        with contextlib.suppress(redis.RedisError, OSError):
            return int(r.zcount(_key("waiting", name), time.time(), "+inf"))
        return 0

    def _wait(self, name: str, who: str, seconds: float | None) -> None:
        """Be counted among those who wait for the next so many seconds; None: not any more."""
        if (r := self._redis) is None:
            return
        with contextlib.suppress(redis.RedisError, OSError):
            if seconds is None:
                r.zrem(_key("waiting", name), who)
            else:
                r.zadd(_key("waiting", name), {who: time.time() + seconds})
                r.expire(_key("waiting", name), 60)

    @contextmanager
    def waited_for(self, name: str, label: str, *, parallel: int, patience: float, seconds: float = 600.0) -> Iterator[None]:
        """Hold a place while the block runs, waiting for it as long as `patience` (seconds): for calls that somebody waits
        for anyway. Raises Waiting."""
        who, until, pause = uuid4().hex, time.monotonic() + patience, FIRST_NAP
        try:
            while True:
                try:
                    self.take(name, label, who, parallel=parallel, of_user=parallel, seconds=seconds)
                    break
                except Waiting:
                    if time.monotonic() > until:
                        raise
                    self._wait(name, who, 10 * LONGEST_NAP)
                    time.sleep(pause)
                    pause = min(pause * 1.3, LONGEST_NAP)
        finally:
            if pause > FIRST_NAP:
                self._wait(name, who, None)
        try:
            yield
        finally:
            self.give_back(name, who)

    def _run(self, script: str, keys: list[str], arguments: list[Any]) -> Any:
        if self._redis is not None:
            with contextlib.suppress(redis.RedisError, OSError):
                return self._redis.eval(script, len(keys), *keys, *arguments)
        return None


def _key(*parts: str) -> str:
    return ":".join(("3kstory", "turns", *parts))


@lru_cache(maxsize=8)
def turns_at(url: str, failures: int = 5, seconds: float = 20.0) -> Turns:
    """The turns of this Redis, one object per process."""
    return Turns(url, failures=failures, seconds=seconds)
