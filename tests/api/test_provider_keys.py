"""A creator's own keys, and callbacks that do not prove where they come from."""
from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from engine.settings import Settings
from engine.store import models as m
from engine.store.own_keys import keys_of, unseal
from studio.operations import callbacks
from tests.api.conftest import Person, Studio
from tests.contracts.fal_server import FalServer


def test_a_key_is_taken_in_and_never_shown_again(owner: Person, studio: Studio) -> None:
    secret = "key_" + uuid.uuid4().hex
    answer = owner.put("/users/me/provider-keys/runway", json={"key": secret})
    assert answer.status_code == 200 and answer.json()["data"]["last_four"] == secret[-4:]
    assert secret not in answer.text + owner.get("/users/me/provider-keys").text + studio.log.read_text()
    settings = Settings(data_dir=studio.data_dir, _env_file=None, database_url="", redis_url="")
    with studio.database.session() as session:
        row = session.scalar(select(m.ProviderKey).order_by(m.ProviderKey.created_at.desc()).limit(1))
        assert row is not None and secret not in row.sealed
        assert keys_of(session, settings, row.user_id) == {"RUNWAY_API_KEY": secret}
        assert unseal(settings, uuid.uuid4(), "runway", row.sealed) is None  # copied to somebody else it opens nothing
    assert owner.delete("/users/me/provider-keys/runway").status_code == 200
    assert owner.delete("/users/me/provider-keys/runway").status_code == 404
    assert owner.put("/users/me/provider-keys/nobody", json={"key": secret}).status_code == 422


def test_only_fals_own_fresh_signature_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    with FalServer() as fal:
        monkeypatch.setattr(callbacks, "settings", lambda: Settings(_env_file=None, fal_jwks_url=fal.url + "/.well-known/jwks.json"))
        body = b'{"request_id": "r"}'

        def low(headers: dict[str, str]) -> dict[str, str]:
            return {k.lower(): v for k, v in headers.items()}
        assert callbacks._signed_by_fal(low(fal.signed("r", body)), body)
        assert not callbacks._signed_by_fal(low(fal.signed("r", body)), body + b" ")
        assert not callbacks._signed_by_fal(low(fal.signed("r", body, at=time.time() - 400)), body)
        assert not callbacks._signed_by_fal(low(fal.signed("r", body, by=Ed25519PrivateKey.generate())), body)
        assert not callbacks._signed_by_fal({}, body)
