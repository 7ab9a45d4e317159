"""Services that tell us by themselves that an order is finished."""
from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import secret
from engine.errors import NotFound
from engine.settings import Settings
from engine.store import models as m


def callback_token(settings: Settings, provider: str, order: UUID) -> str:
    """What a callback for this order must bring along."""
    key = secret.derived(secret.root(settings), "provider callbacks")
    return hmac.new(key, f"{provider}:{order}".encode(), hashlib.sha256).hexdigest()


def woken(session: Session, settings: Settings, provider: str, order_id: UUID, token: str, remote_id: str | None) -> tuple[UUID, int] | None:
    """A service says that an order is finished: make its unit due. Gives the task to ring for, if there is one; the same
    call again changes nothing. Raises NotFound for a token that is not ours."""
    if not hmac.compare_digest(callback_token(settings, provider, order_id).encode(), token.encode("utf-8", "replace")):
        raise NotFound("There is no such order.")
    # A task before its order, as everywhere: a worker that ends the task at this moment has it locked and wants the order.
    task_id = session.scalar(select(m.RemoteOrder.task_id).where(m.RemoteOrder.id == order_id))
    task = session.get(m.Task, task_id, with_for_update={"key_share": True}) if task_id else None
    row = session.get(m.RemoteOrder, order_id, with_for_update={"key_share": True})
    if row is None or row.provider != provider or (remote_id and row.remote_id and remote_id != row.remote_id):
        raise NotFound("There is no such order.")
    if row.called_at is not None or row.state not in ("placing", "open"):
        return None
    row.called_at = m.utc_now()
    if task is None or task.status != "queued" or row.state != "open" or task.remote_id != row.remote_id:
        return None
    task.available_at = m.utc_now()
    return task.id, task.priority
