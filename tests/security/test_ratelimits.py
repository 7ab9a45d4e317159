import pytest

from engine.errors import TooMany
from studio.security.ratelimits import LIMITS, Limiter


def test_the_one_after_the_last_is_told_how_long_to_wait() -> None:
    limiter = Limiter()
    for _ in range(LIMITS["login.name"][0].amount):
        limiter.hit("login.name", "lin@example.com")
    with pytest.raises(TooMany) as caught:
        limiter.hit("login.name", "LIN@example.com")
    assert caught.value.retry_after is not None and 0 < caught.value.retry_after <= 60
    limiter.hit("login.name", "gu@example.com")


def test_without_redis_it_still_counts() -> None:
    limiter = Limiter("unix:///nowhere/redis.sock")
    for _ in range(LIMITS["login.name"][0].amount):
        limiter.hit("login.name", "lin")
    with pytest.raises(TooMany):
        limiter.hit("login.name", "lin")
