import time

import pytest

from engine.errors import BadInput
from studio.security import passwords


@pytest.fixture(scope="module")
def stored() -> str:
    passwords.warm()
    return passwords.hash_password("correct horse 电池")


def test_only_the_password_itself_matches(stored: str) -> None:
    assert passwords.verify_password("correct horse 电池", stored)
    assert not passwords.verify_password("correct horse 电", stored)
    assert not passwords.verify_password("correct horse 电池", None)


def test_every_character_of_a_long_password_counts() -> None:
    long = "长" * 100
    hashed = passwords.hash_password(long + "a")
    assert passwords.verify_password(long + "a", hashed)
    assert not passwords.verify_password(long + "b", hashed)
    assert not passwords.verify_password(long[:24], hashed), "bcrypt alone would stop at 72 bytes"


def test_a_zero_byte_does_not_cut_the_password_short() -> None:
    hashed = passwords.hash_password("abc\0defgh")
    assert not passwords.verify_password("abc\0zzzzz", hashed)


def test_the_same_characters_from_another_keyboard_are_the_same_password() -> None:
    assert passwords.verify_password("cafe\u0301-1234", passwords.hash_password("caf\u00e9-1234"))


@pytest.mark.parametrize("bad", ["", "short", "x" * 257, "password", "aaaaaaaaaa", "Lin-Wan-88"])
def test_passwords_that_are_refused(bad: str) -> None:
    with pytest.raises(BadInput):
        passwords.acceptable(bad, "lin-wan-88")


def test_an_unknown_user_costs_the_same_time(stored: str) -> None:
    def cost(stored: str | None) -> float:
        started = time.process_time()
        for _ in range(3):
            passwords.verify_password("a wrong guess", stored)
        return time.process_time() - started

    known, unknown = cost(stored), cost(None)
    assert 0.6 < known / unknown < 1.6
    started = time.process_time()
    passwords.verify_password("x" * 10_000_000, stored)
    assert time.process_time() - started < 2 * known
