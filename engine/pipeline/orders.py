"""A unit's orders at an outside service, as they are written down: which one is there already, and how a new one begins.

Whoever wants just what was ordered before goes on with that order, whatever became of the unit that it was placed for. What an
order is expected to cost is written down with it, so that one of which nothing comes is not forgotten in the sum.
"""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from engine.errors import ProviderUncertain
from engine.pipeline.answers import answer_path
from engine.pipeline.claims import held
from engine.pipeline.state import FRUITLESS, LIVE, OPEN, UNANSWERED
from engine.providers.calls import Makes
from engine.providers.turns import Waiting
from engine.settings import Settings
from engine.store import models as m
from engine.store.session import Database

_SOON = 1.0
"""Seconds after which a unit comes back that wants what another has ordered, or what a service is just asked to stop."""


class Found(NamedTuple):
    """An order that a run goes on with."""

    order: m.RemoteOrder
    placed_for: UUID
    """The task that it was placed for, or that followed it last."""
    asked_to_stop: bool = False
    """Whether the service had been asked in vain to stop it."""


@dataclass(frozen=True)
class Orders:
    """Those of one task at one service."""

    database: Database
    settings: Settings
    task: m.Task
    makes: Makes
    provider: str
    label: str
    """Of the service, for people."""
    free: bool
    price: float
    """US dollars that the task is expected to cost there."""

    def present(self) -> Found | None:
        """The order that an earlier run placed for just these inputs and whose result may still be had. Raises Waiting while
        that is not known yet, ProviderUncertain when nobody knows whether there is one."""
        with self.database.session() as session:
            task = held(session, self.task.id, self.task.lease_token)
            found = self._taken_up(session, task)
            answered, still, lost = self._unanswered(session, task)
        if found:
            return found
        if answered:
            return Found(answered, self.task.id)
        if still:
            raise Waiting(f"{self.label} is still answering.", _SOON)
        if lost:
            raise ProviderUncertain(f"The work was interrupted while {self.label} took the order; it may have taken it, so it is not placed again by "
                                    "itself: try again when you agree to a possible second charge.", details={"provider": self.provider})
        return None

    def _taken_up(self, session: Session, task: m.Task) -> Found | None:
        """An order that the service works on, or has filled, made this unit's own: its own, one that was given up and could
        not be stopped, or one of a unit that does not want it any more. Raises Waiting while the service is asked to stop it."""
        able = select(m.RemoteOrder).where(self._same(task), m.RemoteOrder.state.in_(LIVE), ~_wanted_elsewhere(task))
        known = set(session.scalars(able.with_only_columns(m.RemoteOrder.id)))
        followed = case((m.RemoteOrder.state.in_(("open", "kept")), 0), else_=1)
        found = list(session.scalars(able.where(m.RemoteOrder.id.in_(known)).order_by(followed, m.RemoteOrder.placed_at)
                                     .with_for_update(skip_locked=True, key_share=True)))
        if not found:
            if known:
                raise Waiting(f"{self.label} is asked to stop this just now.", _SOON)
            return None
        order, before, asked = found[0], found[0].task_id, False
        if order.state in ("abandoned", "left"):
            asked, order.faults = order.state == "left" or order.faults > 0, 0
        order.task_id, order.state, order.ended_at, task.remote_id = task.id, "open", None, order.remote_id
        return Found(order, before, asked)

    def _same(self, task: m.Task) -> ColumnElement[bool]:
        """Of orders: those of the same inputs at this service."""
        return and_(m.RemoteOrder.project_id == task.project_id, m.RemoteOrder.cache_key == task.cache_key, m.RemoteOrder.provider == self.provider,
                    m.RemoteOrder.makes == self.makes)

    def _unanswered(self, session: Session, task: m.Task) -> tuple[m.RemoteOrder | None, bool, bool]:
        """What an earlier run was placing as it was stopped, or as its process ended: the order of which the answer is there,
        whether there is one that is still being answered, and whether there is one of which nobody knows."""
        rows = session.scalars(select(m.RemoteOrder).where(
            m.RemoteOrder.task_id == task.id, m.RemoteOrder.provider == self.provider, m.RemoteOrder.makes == self.makes,
            m.RemoteOrder.state.in_(UNANSWERED | {"uncertain"})).order_by(m.RemoteOrder.placed_at))
        answered, still, lost = None, False, False
        longest = timedelta(seconds=self.settings.provider_deadline_sec)
        for row in rows:
            same = row.cache_key == task.cache_key
            if same and answer_path(self.settings, row.id).exists():
                answered = answered or row
                continue
            if row.state == "uncertain":
                continue
            if row.state == "answering" and row.ended_at is None and m.utc_now() - row.placed_at < longest:
                still = still or same
                continue
            row.state, row.ended_at = "over" if self.free else "uncertain", m.utc_now()
            lost = lost or (same and not self.free)
        return answered, still, lost

    def write_down(self) -> m.RemoteOrder:
        """The row of a new order. Raises Waiting when another unit has ordered the same: then it will be in the cache."""
        with self.database.session() as session:
            task = held(session, self.task.id, self.task.lease_token)
            session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"order {task.cache_key} {self.provider}"))))
            if session.scalar(select(m.RemoteOrder.id).where(self._same(task), m.RemoteOrder.state.in_(LIVE | UNANSWERED), _wanted_elsewhere(task)).limit(1)):
                raise Waiting(f"{self.label} makes the same for another unit.", _SOON)
            row = m.RemoteOrder(id=uuid4(), project_id=self.task.project_id, task_id=self.task.id, cache_key=task.cache_key, makes=self.makes, provider=self.provider,
                                state="placing", cost=self.price, placed_at=m.utc_now())
            session.add(row)
        return row


def _wanted_elsewhere(task: m.Task) -> ColumnElement[bool]:
    """Of orders: those that another unit of the same inputs waits for."""
    return select(m.Task.id).where(m.Task.id == m.RemoteOrder.task_id, m.Task.id != task.id, m.Task.status.in_(OPEN),
                                   m.Task.cache_key == task.cache_key).exists()


def perhaps_billed(session: Session, project_id: UUID, besides: Collection[str] = ()) -> float:
    """US dollars that a drama's orders of which nothing came may have cost, as their prices say: they could not be stopped, or
    their answer was lost. `besides`: without what can still be had of those with these cache keys, whose units will get it."""
    coming = and_(m.RemoteOrder.state.in_(LIVE | UNANSWERED), m.RemoteOrder.cache_key.in_(list(besides)))
    found = session.scalar(select(func.sum(m.RemoteOrder.cost)).where(m.RemoteOrder.project_id == project_id, m.RemoteOrder.state.in_(FRUITLESS), ~coming))
    return round(found or 0.0, 4)
