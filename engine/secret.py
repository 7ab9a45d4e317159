"""The secret of the house and keys derived from it, one for each purpose."""
from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from pathlib import Path

from engine.errors import Unavailable
from engine.settings import Settings

MIN_BYTES = 32
"""RFC 7518 §3.2: an HS256 key has at least the size of the hash."""


def made_once(path: Path) -> bytes:
    """The content of `path`, made with mode 0600 if it is missing. Two processes that start together agree on one:
    the file appears by hard link, complete or not at all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            os.write(handle, secrets.token_hex(48).encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        try:
            os.link(name, path)
        except FileExistsError:
            pass
        finally:
            Path(name).unlink()
    return path.read_bytes().strip()


def root(settings: Settings) -> bytes:
    """`JWT_SECRET`, or the one that was made on the first start. Raises Unavailable when it is too short to be safe."""
    given = settings.jwt_secret.get_secret_value().encode()
    if not given:
        return made_once(settings.data_dir / "secrets" / "jwt.key")
    if len(given) < MIN_BYTES:
        raise Unavailable(f"JWT_SECRET has {len(given)} bytes; it needs at least {MIN_BYTES}. Make one with: openssl rand -hex 48")
    return given


def derived(root_secret: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose (HMAC of the purpose under the root), so that no signature serves two."""
    return hmac.digest(root_secret, purpose.encode(), hashlib.sha256)
