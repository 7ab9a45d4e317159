"""Passwords: bcrypt over a digest, and a check that takes as long for an unknown user as for a known one."""
from __future__ import annotations

import base64
import hashlib
import unicodedata
from functools import lru_cache

import bcrypt

from engine.errors import BadInput
from engine.settings import settings

MIN_LENGTH = 8
MAX_LENGTH = 256
"""Characters. Longer is refused before any hashing, so that nobody can make us hash megabytes."""

_COMMON = frozenset({
    "password", "password1", "12345678", "123456789", "1234567890", "qwertyui", "qwerty123", "11111111", "00000000",
    "88888888", "iloveyou", "abcd1234", "a1234567", "1q2w3e4r", "1qaz2wsx", "66666666", "woaini520", "5201314520",
})


def _digest(password: str) -> bytes:
    """What bcrypt sees: it stops at 72 bytes and at a zero byte, so it gets 44 printable bytes that depend on all of
    the password. The prefix keeps the digest apart from plain SHA-256 leaks of other sites. NFKC, so that the same
    characters typed on another keyboard are the same password."""
    normal = unicodedata.normalize("NFKC", password)
    return base64.b64encode(hashlib.sha256(b"3kstory password\0" + normal.encode("utf-8", "surrogatepass")).digest())


def acceptable(password: str, *about: str) -> str:
    """The password itself, or BadInput saying what would do. `about` are the user's own names, which are too easy."""
    if len(password) < MIN_LENGTH:
        raise BadInput(f"The password needs at least {MIN_LENGTH} characters.", key="error.password_short",
                       details=[{"field": "password", "message": f"at least {MIN_LENGTH} characters"}])
    if len(password) > MAX_LENGTH:
        raise BadInput(f"The password may have at most {MAX_LENGTH} characters.", key="error.password_long",
                       details=[{"field": "password", "message": f"at most {MAX_LENGTH} characters"}])
    lower = password.casefold()
    if lower in _COMMON or len(set(password)) < 3 or lower in {a.casefold() for a in about if a}:
        raise BadInput("This password is among the first that anybody would try: choose another one.",
                       key="error.password_common", details=[{"field": "password", "message": "too easy to guess"}])
    return password


def hash_password(password: str) -> str:
    """What is stored."""
    return bcrypt.hashpw(_digest(password), bcrypt.gensalt(settings().password_rounds)).decode()


@lru_cache
def _nobody() -> str:
    """The hash that an unknown user's attempt is checked against."""
    return hash_password("nobody signs in with this")


def verify_password(password: str, stored: str | None) -> bool:
    """Whether it is the password of `stored`; None (no such user) costs the same time and is always false."""
    if len(password) > MAX_LENGTH:
        password, stored = "", None
    matches = bcrypt.checkpw(_digest(password), (stored or _nobody()).encode())
    return matches and stored is not None


def warm() -> None:
    """Make the hash for unknown users before the first request, which would otherwise take twice the time."""
    _nobody()
