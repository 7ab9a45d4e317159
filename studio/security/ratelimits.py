"""Rate limits for the doors that guessers knock at, counted in Redis so that all processes share them.

When Redis is away the counting goes on in this process: less strict than all together, but never open.
"""
from __future__ import annotations

import hashlib
import threading
import time
from functools import lru_cache

import redis
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter, RateLimiter

from engine.errors import TooMany

LIMITS: dict[str, list[RateLimitItem]] = {
    "login.name": [parse("10/minute"), parse("60/hour")],
    "login.address": [parse("60/minute"), parse("600/hour")],
    "register.address": [parse("30/minute"), parse("200/hour")],
    "refresh.address": [parse("120/minute")],
    "generate.user": [parse("30/minute"), parse("300/hour")],
    "fetch.user": [parse("60/minute")],
}
"""What may happen how often, by who does it."""


class Limiter:
    """Counts knocks. `url` is the Redis address; empty counts in this process alone."""

    def __init__(self, url: str = ""):
        self._own: RateLimiter = MovingWindowRateLimiter(MemoryStorage())
        self._shared: RateLimiter | None = None
        self._retry_at = 0.0
        self._lock = threading.Lock()
        if url:
            pool = redis.ConnectionPool.from_url(url, socket_timeout=1.0, socket_connect_timeout=1.0)
            self._shared = MovingWindowRateLimiter(RedisStorage("redis://", connection_pool=pool, key_prefix="limits"))

    def _hit(self, item: RateLimitItem, *names: str) -> tuple[bool, float]:
        """Whether this one is still within the limit, and when the window opens again (Unix time)."""
        if self._shared is not None and time.monotonic() >= self._retry_at:
            try:
                return self._shared.hit(item, *names), self._shared.get_window_stats(item, *names).reset_time
            except (redis.RedisError, OSError):
                with self._lock:
                    self._retry_at = time.monotonic() + 5.0
        return self._own.hit(item, *names), self._own.get_window_stats(item, *names).reset_time

    def hit(self, what: str, who: str) -> None:
        """Count one; raises TooMany with `retry_after` in seconds when there were too many. An empty `who` is
        somebody inside the house (the command line) and never limited."""
        if not who:
            return
        name = hashlib.sha256(who.casefold().encode("utf-8", "replace")).hexdigest()[:24]
        for item in LIMITS[what]:
            within, reset = self._hit(item, what, name)
            if not within:
                wait = max(1.0, min(reset - time.time(), float(item.get_expiry())))
                raise TooMany(f"Too many attempts: wait {round(wait)} seconds and try again.", retry_after=wait)


@lru_cache
def limiter() -> Limiter:
    """The limiter of this process, on the studio's Redis."""
    from studio.connections import redis_url
    return Limiter(redis_url())
