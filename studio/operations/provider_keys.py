"""A creator's own keys for outside services: taken in, never shown again, used for their dramas."""
from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, SecretStr
from sqlalchemy import delete, select

from engine.errors import NotFound
from engine.settings import settings
from engine.store import models as m
from engine.store.own_keys import seal
from studio.connections import transaction
from studio.operations.api_keys import by_hand
from studio.operations.audit import note
from studio.operations.inputs import Input, checked
from studio.operations.views import Resource
from studio.security.permissions import Actor

Service = Literal["runway", "fal", "dashscope", "qwen", "openai", "openai_images", "openai_speech"]


class OwnKey(Input):
    key: SecretStr = Field(min_length=8, max_length=500, description="Kept encrypted; never shown again.")


class OwnKeyView(Resource):
    service: str
    last_four: str
    """The end of the key, by which its owner knows it."""


def listing(actor: Actor) -> list[OwnKeyView]:
    """One's own keys, by service."""
    user_id = actor.signed_in()
    with transaction() as session:
        rows = session.scalars(select(m.ProviderKey).where(m.ProviderKey.user_id == user_id).order_by(m.ProviderKey.service))
        return [OwnKeyView.model_validate(row) for row in rows]


def put(actor: Actor, service: Service, values: OwnKey | dict[str, Any]) -> OwnKeyView:
    """Set one's key for a service, in the place of the one before. Raises BadInput, NotAllowed when asked by an API key."""
    user_id = by_hand(actor)
    key = checked(OwnKey, values).key.get_secret_value().strip()
    with transaction() as session:
        session.execute(select(m.User.id).where(m.User.id == user_id).with_for_update(key_share=True))
        row = session.scalar(select(m.ProviderKey).where(m.ProviderKey.user_id == user_id, m.ProviderKey.service == service))
        if row is None:
            row = m.ProviderKey(user_id=user_id, service=service)
            session.add(row)
        row.sealed, row.last_four = seal(settings(), user_id, service, key), key[-4:]
        session.flush()
        note(session, user_id, "provider_key.set", service)
        return OwnKeyView.model_validate(row)


def remove(actor: Actor, service: Service) -> None:
    """Forget one's key for a service. Raises NotFound."""
    user_id = by_hand(actor)
    with transaction() as session:
        done = session.execute(delete(m.ProviderKey).where(m.ProviderKey.user_id == user_id, m.ProviderKey.service == service))
        if done.rowcount != 1:  # type: ignore[attr-defined]
            raise NotFound("There is no such key.")
        note(session, user_id, "provider_key.remove", service)
