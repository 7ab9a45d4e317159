"""Orders that nobody waits for any more, or that rest with a drama that stands still."""
from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import structlog
from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from engine.errors import StudioError
from engine.pipeline.services import turns_of
from engine.pipeline.state import KEEPING, OPEN
from engine.settings import Settings
from engine.store import models as m
from engine.store.session import Database

log = structlog.get_logger("pipeline")

WITHDRAWALS = 5
"""Times that we ask a service to stop a task before we leave it."""


def abandon(session: Session) -> None:
    """Mark orders whose results nobody waits for any more: of dramas that were cancelled or deleted, and of units that go on
    with other inputs or another service. A unit that is to begin and wants just this is waiting for it (`Errand.begin` takes
    the order up). A pause gives nothing back (see `claims.may_run`)."""
    keeping = select(m.Project.id).where(m.Project.status.in_(KEEPING), m.Project.deleted_at.is_(None))
    followed = and_(m.Task.id == m.RemoteOrder.task_id, m.Task.remote_id == m.RemoteOrder.remote_id)
    coming = and_(m.Task.project_id == m.RemoteOrder.project_id, m.Task.cache_key == m.RemoteOrder.cache_key, m.Task.remote_id.is_(None))
    wanted = select(m.Task.id).where(m.Task.status.in_(OPEN), or_(followed, coming))
    unwanted = and_(m.RemoteOrder.state.in_(("open", "kept")), or_(m.RemoteOrder.project_id.not_in(keeping), ~wanted.exists()))
    # A task before its order, as everywhere; tasks that somebody is writing just now are looked at the next time.
    of = select(m.RemoteOrder.task_id).where(unwanted)
    free = list(session.scalars(select(m.Task.id).where(m.Task.id.in_(of)).with_for_update(skip_locked=True, key_share=True)))
    gone = m.RemoteOrder.task_id.not_in(select(m.Task.id))
    session.execute(update(m.RemoteOrder).where(unwanted, or_(m.RemoteOrder.task_id.in_(free), gone))
                    .values(state="abandoned", faults=0).execution_options(synchronize_session=False))
    abandoned = select(m.RemoteOrder.id).where(m.RemoteOrder.task_id == m.Task.id, m.RemoteOrder.remote_id == m.Task.remote_id, m.RemoteOrder.state == "abandoned")
    waiting = session.scalars(select(m.Task).where(m.Task.status.in_(("queued", "cancelled")), m.Task.remote_id.is_not(None), abandoned.exists())
                              .with_for_update(skip_locked=True, key_share=True).execution_options(populate_existing=True))
    for task in waiting:
        task.remote_id = None
    session.flush()


def keep(session: Session, project_id: UUID) -> None:
    """Let the orders of a drama that stands still rest until it goes on: whether what they bring is still wanted will be
    known then."""
    session.execute(update(m.RemoteOrder).where(m.RemoteOrder.project_id == project_id, m.RemoteOrder.state == "open").values(state="kept"))


def withdraw_from(makes: str, name: str, keys: Mapping[str, str], settings: Settings, remote_id: str) -> bool:
    """Ask a service to stop a task. Whether it has. Raises ProviderError."""
    if makes == "image":
        from engine.providers.image import image_provider
        return image_provider(name, keys, settings).cancel(remote_id)
    if makes == "video":
        from engine.providers.video import video_provider
        return video_provider(name, keys, settings).cancel(remote_id)
    return False


def withdraw(database: Database, settings: Settings, limit: int = 20) -> int:
    """Ask the services to stop what was abandoned; how many orders are settled now. One process at a time per order, which
    holds its row until the service has answered: nobody takes it up meanwhile."""
    from engine.store.own_keys import keys_of
    settled = 0
    for _ in range(limit):
        with database.session() as session:
            row = session.scalar(select(m.RemoteOrder).where(m.RemoteOrder.state == "abandoned", m.RemoteOrder.remote_id.is_not(None))
                                 .order_by(m.RemoteOrder.faults, m.RemoteOrder.placed_at).limit(1).with_for_update(skip_locked=True, key_share=True))
            if row is None:
                return settled
            owner = session.scalar(select(m.Project.owner_id).where(m.Project.id == row.project_id))
            keys = keys_of(session, settings, owner) if owner else {}
            stopped = False
            try:
                stopped = withdraw_from(row.makes, row.provider, keys, settings, row.remote_id or "")
            except StudioError as error:
                log.warning("not withdrawn", order=str(row.id), provider=row.provider, why=error.message)
                row.faults += 1
                if row.faults < WITHDRAWALS:
                    return settled
            row.state, row.ended_at, row.cost = "withdrawn" if stopped else "left", m.utc_now(), 0.0 if stopped else row.cost
            settled += 1
            name = f"{row.makes}:{row.provider}"
            for account in (name, f"{name}:{owner}"):
                turns_of(database, settings).give_back(account, str(row.task_id), str(owner))
    return settled
