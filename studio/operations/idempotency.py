"""Once and only once: a request with an Idempotency-Key is done the first time and answered from memory after that."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from engine.errors import Conflict
from engine.store import models as m

KEPT = timedelta(days=1)
Answer = TypeVar("Answer", bound=BaseModel)


def fingerprint(action: str, *parts: Any) -> str:
    """What was asked, so that a key that comes again with something else is noticed."""
    body = json.dumps([action, *parts], sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(body.encode()).hexdigest()


def once(session: Session, user_id: UUID, key: str | None, asked: str, kind: type[Answer], do: Callable[[], Answer]) -> tuple[Answer, bool]:
    """The answer of `do`, which runs in this transaction, and whether it ran now. Without a key it always runs.

    Two requests with one key at the same time: the second waits for the first one's transaction at the primary key.
    Raises Conflict when the key was used for something else.
    """
    if key is None:
        return do(), True
    now = datetime.now(UTC)
    session.execute(delete(m.IdempotencyKey).where(m.IdempotencyKey.user_id == user_id, m.IdempotencyKey.created_at < now - KEPT))
    fresh = session.execute(insert(m.IdempotencyKey).values(user_id=user_id, key=key, fingerprint=asked)
                            .on_conflict_do_nothing().returning(m.IdempotencyKey.key)).scalar()
    row = session.scalars(select(m.IdempotencyKey).where(m.IdempotencyKey.user_id == user_id, m.IdempotencyKey.key == key)).one()
    if fresh is None:
        if row.fingerprint != asked:
            raise Conflict("This Idempotency-Key was used for another request: use a new one.", key="error.idempotency")
        return kind.model_validate(row.answer), False
    answer = do()
    row.answer, row.status = answer.model_dump(mode="json"), 200
    return answer, True
