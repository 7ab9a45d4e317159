"""A unit's dealings with an outside service: whose turn it is, what was ordered, where to wait, how it ended.

An order is written down before it is placed (`RemoteOrder`), with the service's id for it before the first look. Whatever
happens to the process, the next run finds it and goes on looking, as does a run after the drama was cancelled and tried
again: what is under way for the same inputs is taken up and not ordered anew. An order of which nobody knows whether it
arrived is not placed again. A unit that waits for longer than a moment raises `Parked`: its worker is free for others meanwhile.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

import structlog
from sqlalchemy import ColumnElement, and_, case, func, select, update
from sqlalchemy.orm import Session

from engine.errors import (
    LeaseLost,
    ProviderError,
    ProviderRefused,
    ProviderUncertain,
    Stopped,
    StudioError,
    Unavailable,
)
from engine.pipeline.answers import answer_path
from engine.pipeline.callbacks import callback_token
from engine.pipeline.claims import Heartbeat, held
from engine.pipeline.services import costs_nothing, turns_of
from engine.pipeline.state import KEEPING, LIVE, OPEN
from engine.providers.calls import Call, Capability, Makes, task_over
from engine.providers.turns import Turns, Waiting
from engine.settings import Settings
from engine.store import models as m
from engine.store.session import Database

log = structlog.get_logger("pipeline")

ANSWER_TRIES = 6
"""Times that we try to make something of an answer that a service gave at once (its file may not come the first time)."""
_SLICE = 0.1
_SOON = 1.0
"""Seconds after which a unit comes back that wants what another has ordered, or what a service is just asked to stop."""


class Parked(StudioError):
    """The unit waits outside: it is due again after `seconds`, and nothing has gone wrong."""

    key, retryable = "error.parked", True

    def __init__(self, seconds: float):
        super().__init__("It waits for an outside service.", retry_after=seconds)
        self.seconds = seconds


@dataclass
class Errand:
    """One run of a unit at one service. Use as a context around the run; `call` is what the adapter gets."""

    database: Database
    settings: Settings
    task: m.Task
    owner: UUID
    makes: Makes
    provider: str
    capability: Capability | None
    beat: Heartbeat
    progress: Callable[[float, str], None]
    own_account: bool = False
    """Whether the creator's own key is used: then it is their account that has limits."""
    order: m.RemoteOrder | None = field(default=None, init=False)
    spent: bool = field(default=False, init=False)
    """Whether the service may have been paid for what failed in the end."""
    _answered: bool = field(default=False, init=False)
    _asked_to_stop: bool = field(default=False, init=False)
    """Whether the order was taken up after the service had been asked in vain to stop it."""
    _began: datetime = field(default_factory=m.utc_now, init=False)
    _told: bool = field(default=False, init=False)

    @property
    def _name(self) -> str:
        return f"{self.makes}:{self.provider}"

    @property
    def _account(self) -> str:
        return f"{self._name}:{self.owner}" if self.own_account else self._name

    @property
    def _label(self) -> str:
        return self.capability.label if self.capability else self.provider

    @property
    def _turns(self) -> Turns:
        return turns_of(self.database, self.settings)

    def begin(self) -> Call:
        """Take the unit's turn and write down that an order is on its way. Raises Waiting, LeftAlone, ProviderUncertain."""
        who = str(self.task.id)
        self.order = self._present()
        able = self.capability or Capability(self.provider, self.makes, self.provider)
        if self.order is None:
            self._turns.may(self._name, self._label, who)
        self._turns.take(self._account, self._label, who, user=str(self.owner), parallel=able.parallel, of_user=self.settings.user_parallel,
                         per_minute=able.per_minute, seconds=self.settings.provider_deadline_sec + 120)
        left = self.settings.provider_deadline_sec
        if self.order is None:
            self.order = self._write_down()
        else:
            left = max(0.5, left - (m.utc_now() - self.order.placed_at).total_seconds())
        kept = answer_path(self.settings, self.order.id)
        answer = kept.read_bytes() if kept.exists() else None
        self._answered = answer is not None
        scratch = self.settings.data_dir / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        return Call(remote_id=self.order.remote_id, remember=self._remember, answer=answer, keep=self._keep, progress=self.progress, wait=self._wait,
                    scratch=scratch, callback_url=self._callback_url(), deadline=left)

    def _present(self) -> m.RemoteOrder | None:
        """The order that an earlier run placed for just these inputs and whose result may still be had."""
        with self.database.session() as session:
            task = held(session, self.task.id, self.task.lease_token)
            found = self._taken_up(session, task)
            answered, lost = self._unanswered(session, task)
        if lost and found is None and answered is None:
            self.spent = True
            raise ProviderUncertain(f"The work was interrupted while {self._label} took the order; it may have taken it, so it is not placed again by "
                                    "itself: try again when you agree to a possible second charge.", details={"provider": self.provider})
        return found or answered

    def _taken_up(self, session: Session, task: m.Task) -> m.RemoteOrder | None:
        """An order that the service works on, or has filled, made this unit's own: its own, one that was given up and could
        not be stopped, or one of a unit that does not want it any more. Raises Waiting while the service is asked to stop it."""
        able = select(m.RemoteOrder).where(self._same(task), m.RemoteOrder.state.in_(LIVE), ~self._wanted_elsewhere(task))
        known = set(session.scalars(able.with_only_columns(m.RemoteOrder.id)))
        followed = case((m.RemoteOrder.state.in_(("open", "kept")), 0), else_=1)
        found = list(session.scalars(able.where(m.RemoteOrder.id.in_(known)).order_by(followed, m.RemoteOrder.placed_at)
                                     .with_for_update(skip_locked=True, key_share=True)))
        if not found:
            if known:
                raise Waiting(f"{self._label} is asked to stop this just now.", _SOON)
            return None
        order = found[0]
        if order.task_id != task.id:
            self._turns.give_back(self._account, str(order.task_id), str(self.owner))
        if order.state in ("abandoned", "left"):
            self._asked_to_stop, order.faults = order.state == "left" or order.faults > 0, 0
        order.task_id, order.state, order.ended_at, task.remote_id = task.id, "open", None, order.remote_id
        return order

    def _same(self, task: m.Task) -> ColumnElement[bool]:
        """Of orders: those of the same inputs at this service."""
        return and_(m.RemoteOrder.project_id == task.project_id, m.RemoteOrder.cache_key == task.cache_key, m.RemoteOrder.provider == self.provider,
                    m.RemoteOrder.makes == self.makes)

    @staticmethod
    def _wanted_elsewhere(task: m.Task) -> ColumnElement[bool]:
        """Of orders: those that another unit of the same inputs waits for."""
        return select(m.Task.id).where(m.Task.id == m.RemoteOrder.task_id, m.Task.id != task.id, m.Task.status.in_(OPEN),
                                       m.Task.cache_key == task.cache_key).exists()

    def _unanswered(self, session: Session, task: m.Task) -> tuple[m.RemoteOrder | None, bool]:
        """What an earlier run was placing as its process ended: the order of which the answer is there, and whether there is
        one of which nobody knows."""
        rows = session.scalars(select(m.RemoteOrder).where(
            m.RemoteOrder.task_id == task.id, m.RemoteOrder.provider == self.provider, m.RemoteOrder.makes == self.makes,
            m.RemoteOrder.state == "placing").order_by(m.RemoteOrder.placed_at))
        answered, lost = None, False
        for row in rows:
            same = row.cache_key == task.cache_key
            if same and answer_path(self.settings, row.id).exists():
                answered = answered or row
                continue
            row.state, row.ended_at = "over" if self._free else "uncertain", m.utc_now()
            lost = lost or (same and not self._free)
        return answered, lost

    def _write_down(self) -> m.RemoteOrder:
        """The row of a new order. Raises Waiting when another unit has ordered the same: then it will be in the cache."""
        with self.database.session() as session:
            task = held(session, self.task.id, self.task.lease_token)
            session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"order {task.cache_key} {self.provider}"))))
            if session.scalar(select(m.RemoteOrder.id).where(self._same(task), m.RemoteOrder.state.in_(LIVE | {"placing"}), self._wanted_elsewhere(task)).limit(1)):
                raise Waiting(f"{self._label} makes the same for another unit.", _SOON)
            row = m.RemoteOrder(id=uuid4(), project_id=self.task.project_id, task_id=self.task.id, cache_key=task.cache_key, makes=self.makes, provider=self.provider,
                                state="placing", placed_at=m.utc_now())
            session.add(row)
        return row

    @property
    def _free(self) -> bool:
        return self.capability is not None and costs_nothing(self.capability)

    def _keep(self, answer: bytes) -> None:
        """The answer itself, before anything is made of it: what it says has been paid for."""
        assert self.order is not None
        self._answered = True
        path = answer_path(self.settings, self.order.id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_bytes(answer)
            part.replace(path)
        except OSError as error:
            log.warning("answer not kept", order=str(self.order.id), provider=self.provider, why=str(error))

    def _callback_url(self) -> str:
        if not self.settings.public_url or self.order is None:
            return ""
        token = callback_token(self.settings, self.provider, self.order.id)
        return f"{self.settings.public_url.rstrip('/')}/api/v1/callbacks/{self.provider}?order={self.order.id}&token={token}"

    def _remember(self, remote_id: str) -> None:
        """First of all the id itself: also when another worker has taken over, so that the order can be withdrawn."""
        assert self.order is not None
        with self.database.session() as session:
            task = session.get(m.Task, self.task.id, with_for_update={"key_share": True})
            row = session.get_one(m.RemoteOrder, self.order.id, with_for_update={"key_share": True})
            row.remote_id = remote_id
            row.state = "open" if row.state == "placing" else "abandoned"
            if row.state == "open" and task is not None and task.lease_token == self.task.lease_token:
                task.remote_id = remote_id
            self.order.remote_id, self.order.state = remote_id, row.state
        if self.order.state != "open":
            raise LeaseLost("Another worker has taken this task over.")

    def _wait(self, seconds: float) -> bool:
        self.beat.check()
        if self._called():
            return True
        if seconds > self.settings.park_after_sec and self.order is not None and self.order.remote_id:
            raise Parked(seconds)
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(_SLICE, left))
            self.beat.check()
        return self._called()

    def _called(self) -> bool:
        """Whether the service has called since this run looked for the first time. Told once."""
        if self._told or self.order is None or not self.settings.public_url:
            return False
        with self.database.session() as session:
            at = session.scalar(select(m.RemoteOrder.called_at).where(m.RemoteOrder.id == self.order.id))
        self._told = at is not None and at >= self._began
        return self._told

    def called_meanwhile(self, session: Session) -> bool:
        """Whether the service has called since this run began: then there is nothing to wait for."""
        if self.order is None or self._told or not self.settings.public_url:
            return False
        at = session.scalar(select(m.RemoteOrder.called_at).where(m.RemoteOrder.id == self.order.id))
        return at is not None and at >= self._began

    def kept(self, session: Session, cost: float) -> None:
        """The result is kept in this transaction."""
        if self.order is not None:
            session.execute(update(m.RemoteOrder).where(m.RemoteOrder.id == self.order.id).values(state="done", cost=cost, ended_at=m.utc_now()))

    def done(self) -> None:
        """The result has been kept."""
        self._turns.went_well(self._name)
        if self.order is not None:
            self.order.state = "done"
            answer_path(self.settings, self.order.id).unlink(missing_ok=True)
        self.step_aside()

    def failed(self, error: BaseException) -> bool:
        """Note what an error means for the order. Returns whether the order goes on, so that the next run only looks."""
        if isinstance(error, Parked):
            self._turns.went_well(self._name)
            return True
        if isinstance(error, Waiting | LeaseLost) or self.order is None:
            return self.order is not None and self.order.state == "open"
        self._weigh(error)
        opened = self.order.state == "open"
        if isinstance(error, Stopped):
            if opened and self._paused():
                return True
            # A call that holds the line goes on without us, and its answer is kept when it comes.
            if opened or self._free:
                self._end("abandoned" if opened else "over")
            return False
        goes_on = (opened or self._answered) and not task_over(error)
        if goes_on and (isinstance(error, Unavailable) or self._fault()):
            return True
        self.spent = not self._free and (isinstance(error, ProviderUncertain) or goes_on or self._answered)
        # One that was asked to stop already is given up for good: the next try is a new order.
        self._end("uncertain" if isinstance(error, ProviderUncertain) else "abandoned" if goes_on and opened and not self._asked_to_stop else "over")
        return False

    def _paused(self) -> bool:
        """Whether the drama only rests, or goes on already."""
        with self.database.session() as session:
            return session.scalar(select(m.Project.id).where(m.Project.id == self.task.project_id, m.Project.status.in_(KEEPING),
                                                             m.Project.deleted_at.is_(None))) is not None

    def _weigh(self, error: BaseException) -> None:
        """What an error says about the service as a whole."""
        if not isinstance(error, ProviderError) or task_over(error):
            return
        if error.key == "error.provider_busy":
            self._turns.pause(self._account, min(error.retry_after or 1.0, 60.0))
        elif error.retryable or isinstance(error, ProviderUncertain):
            self._turns.failed(self._name, error.message)
        elif isinstance(error, ProviderRefused):
            self._turns.went_well(self._name)

    def _fault(self) -> bool:
        """One more look that failed. The order goes on until its time is over."""
        assert self.order is not None
        with self.database.session() as session:
            row = session.get_one(m.RemoteOrder, self.order.id)
            row.faults += 1
            self.order.faults = row.faults
        if self._answered and self.order.faults >= ANSWER_TRIES:
            return False
        return (m.utc_now() - self.order.placed_at).total_seconds() < self.settings.provider_deadline_sec

    def give_up(self) -> None:
        """The unit goes on without this service: what is still under way there is withdrawn."""
        if self.order is not None and self.order.state == "open":
            self._end("abandoned")

    def _end(self, state: str, cost: float = 0.0) -> None:
        assert self.order is not None
        with self.database.session() as session:
            session.execute(update(m.RemoteOrder).where(m.RemoteOrder.id == self.order.id, m.RemoteOrder.state.in_(("placing", "open")))
                            .values(state=state, cost=cost, ended_at=None if state == "abandoned" else m.utc_now()))
        self.order.state = state
        answer_path(self.settings, self.order.id).unlink(missing_ok=True)
        self._turns.give_back(self._account, str(self.task.id), str(self.owner))

    def step_aside(self) -> None:
        """Give the place at the service back if nothing is under way there."""
        if self.order is None or self.order.state != "open":
            self._turns.give_back(self._account, str(self.task.id), str(self.owner))
