"""The audit log: who did what, for operators. Written in the transaction of the deed itself."""
from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from engine.store import models as m


def note(session: Session, actor_id: UUID | None, action: str, subject: str = "", **data: Any) -> None:
    """Write one line, e.g. `note(session, user.id, "project.delete", str(project.id))`."""
    session.add(m.AuditLog(actor_id=actor_id, action=action, subject=subject, data=data))
