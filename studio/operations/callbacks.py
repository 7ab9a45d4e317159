"""What outside services tell us by themselves: that an order is finished. It only ends a wait early; polling finds out too."""
from __future__ import annotations

import hashlib
import json
import threading
import time
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID

import requests
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from engine.errors import NotFound, StudioError
from engine.pipeline.callbacks import woken
from engine.settings import settings
from studio.connections import transaction

WINDOW_SECONDS = 300.0
"""How old a signature may be (fal's documentation)."""
KEYS_SECONDS = 3600.0
_lock = threading.Lock()
_keys: tuple[float, str, list[bytes]] = (0.0, "", [])
_NOBODY = "There is no such order."


def take(provider: str, order: UUID, token: str, headers: Mapping[str, str], body: bytes) -> bool:
    """A callback: whether it woke a unit. Raises NotFound for one that does not prove where it comes from."""
    remote_id: str | None = None
    if provider == "pika":
        if not _signed_by_fal(headers, body):
            raise NotFound(_NOBODY)
        with suppress(ValueError, AttributeError, RecursionError):
            remote_id = str(json.loads(body).get("request_id") or "") or None
    with transaction() as session:
        due = woken(session, settings(), provider, order, token, remote_id)
    if due:
        from worker.context import driver
        driver().enqueue([due])
    return due is not None


def _signed_by_fal(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether one of fal's keys signed it lately (Ed25519 over request, user, time and the body's hash)."""
    try:
        request, user, stamp = (headers[f"x-fal-webhook-{part}"] for part in ("request-id", "user-id", "timestamp"))
        signature = bytes.fromhex(headers["x-fal-webhook-signature"])
        if abs(time.time() - float(stamp)) > WINDOW_SECONDS:
            return False
    except (KeyError, ValueError):
        return False
    message = "\n".join((request, user, stamp, hashlib.sha256(body).hexdigest())).encode()
    for raw in _fal_keys():
        with suppress(InvalidSignature, ValueError):
            Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)
            return True
    return False


def _fal_keys() -> list[bytes]:
    """fal's public keys, asked for once an hour; the last known ones while they cannot be had."""
    global _keys
    url = settings().fal_jwks_url
    with _lock:
        at, of, known = _keys
        if of == url and time.monotonic() - at < KEYS_SECONDS and known:
            return known
        try:
            answer = requests.get(url, timeout=5, allow_redirects=False)
            found = [urlsafe_b64decode(k["x"] + "=" * (-len(k["x"]) % 4)) for k in answer.json()["keys"] if k.get("crv") == "Ed25519"]
        except (requests.RequestException, ValueError, KeyError, TypeError, StudioError):
            return known if of == url else []
        _keys = (time.monotonic(), url, found)
        return found
