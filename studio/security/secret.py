"""The secret that signs tokens and media addresses, and keys derived from it for each purpose."""
from __future__ import annotations

from functools import lru_cache

from engine.secret import MIN_BYTES, derived, made_once, root
from engine.settings import settings

__all__ = ["MIN_BYTES", "key_for", "root_secret"]

_made_once = made_once


@lru_cache
def root_secret() -> bytes:
    """`JWT_SECRET`, or the one that was made on the first start. Raises Unavailable when it is too short to be safe."""
    return root(settings())


@lru_cache
def key_for(purpose: str) -> bytes:
    """A key of its own for each purpose, so that no signature serves two."""
    return derived(root_secret(), purpose)
