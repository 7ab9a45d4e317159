"""Creators' own keys for outside services: encrypted with AES-256-GCM (NIST SP 800-38D) under a key that is not in the
database, bound to their owner and service, so that a row copied elsewhere opens nothing."""
from __future__ import annotations

import base64
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import secret
from engine.settings import Settings
from engine.store import models as m

_NONCE = 12
SERVICES: dict[str, str] = {
    "runway": "RUNWAY_API_KEY", "fal": "FAL_KEY", "dashscope": "DASHSCOPE_API_KEY", "qwen": "QWEN_API_KEY", "openai": "OPENAI_API_KEY",
    "openai_images": "OPENAI_IMAGES_API_KEY", "openai_speech": "OPENAI_SPEECH_API_KEY"}
"""What a creator can bring a key for, and the setting that it stands for."""


def _cipher(settings: Settings) -> AESGCM:
    given = settings.provider_keys_secret.get_secret_value().encode()
    return AESGCM(secret.derived(given or secret.root(settings), "provider keys"))


def seal(settings: Settings, user: UUID, service: str, key: str) -> str:
    """The key, encrypted, as text."""
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + _cipher(settings).encrypt(nonce, key.encode(), f"{user}|{service}".encode())).decode()


def unseal(settings: Settings, user: UUID, service: str, sealed: str) -> str | None:
    """The key; None when it was sealed with another secret."""
    data = base64.b64decode(sealed)
    try:
        return _cipher(settings).decrypt(data[:_NONCE], data[_NONCE:], f"{user}|{service}".encode()).decode()
    except InvalidTag:
        return None


def keys_of(session: Session, settings: Settings, user: UUID) -> dict[str, str]:
    """A creator's own keys, by the setting that each stands for."""
    found = {}
    for row in session.scalars(select(m.ProviderKey).where(m.ProviderKey.user_id == user)):
        if row.service in SERVICES and (key := unseal(settings, user, row.service, row.sealed)):
            found[SERVICES[row.service]] = key
    return found
