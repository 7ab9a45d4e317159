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
from uuid import UUID

import structlog
from sqlalchemy import select, update
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
from engine.pipeline.claims import Heartbeat
from engine.pipeline.orders import Orders
from engine.pipeline.prices import expected
from engine.pipeline.services import costs_nothing, turns_of
from engine.pipeline.state import KEEPING, UNANSWERED
from engine.providers.calls import Call, Capability, Makes, task_over
from engine.providers.turns import Turns, Waiting
from engine.settings import Settings
from engine.store import models as m
from engine.store.session import Database

log = structlog.get_logger("pipeline")

ANSWER_TRIES = 6
"""Times that we try to make something of an answer that a service gave at once (its file may not come the first time)."""
_SLICE = 0.1


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
            self.order = self._orders.write_down()
        else:
            left = max(0.5, left - (m.utc_now() - self.order.placed_at).total_seconds())
        kept = answer_path(self.settings, self.order.id)
        answer = kept.read_bytes() if kept.exists() else None
        self._answered = answer is not None
        scratch = self.settings.data_dir / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        return Call(remote_id=self.order.remote_id, remember=self._remember, answer=answer, keep=self._keep, unheard=self._unheard, progress=self.progress,
                    wait=self._wait, scratch=scratch, callback_url=self._callback_url(), deadline=left)

    def _present(self) -> m.RemoteOrder | None:
        """The order that an earlier run placed and that this one goes on with. Raises Waiting, ProviderUncertain."""
        try:
            found = self._orders.present()
        except ProviderUncertain:
            self.spent = True
            raise
        if found is None:
            return None
        if found.placed_for != self.task.id:
            self._turns.give_back(self._account, str(found.placed_for), str(self.owner))
        self._asked_to_stop = found.asked_to_stop
        return found.order

    @property
    def _orders(self) -> Orders:
        price = 0.0 if self._free else expected(self.makes, self.task.inputs, self.capability)
        return Orders(self.database, self.settings, self.task, self.makes, self.provider, self._label, self._free, price)

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

    def _unheard(self, error: BaseException) -> None:
        """How a call ended that went on without us and brought no answer. Whoever wants it next is told of what is uncertain."""
        assert self.order is not None
        ended = {"ended_at": m.utc_now(), **({} if isinstance(error, ProviderUncertain) else {"state": "over", "cost": 0.0})}
        with self.database.session() as session:
            session.execute(update(m.RemoteOrder).where(m.RemoteOrder.id == self.order.id, m.RemoteOrder.state.in_(UNANSWERED | {"uncertain"})).values(**ended))

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
            self._end("abandoned" if opened else "over" if self._free else "answering", billed=True)
            return False
        goes_on = (opened or self._answered) and not task_over(error)
        if goes_on and (isinstance(error, Unavailable) or self._fault()):
            return True
        self.spent = not self._free and (isinstance(error, ProviderUncertain) or goes_on or self._answered)
        # One that was asked to stop already is given up for good: the next try is a new order.
        self._end("uncertain" if isinstance(error, ProviderUncertain) else "abandoned" if goes_on and opened and not self._asked_to_stop else "over", billed=self.spent)
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
            self._end("abandoned", billed=True)

    def _end(self, state: str, *, billed: bool) -> None:
        """`billed`: whether the service may want to be paid for it."""
        assert self.order is not None
        ended = {"state": state, "ended_at": None if state in ("abandoned", "answering") else m.utc_now(), **({} if billed else {"cost": 0.0})}
        with self.database.session() as session:
            session.execute(update(m.RemoteOrder).where(m.RemoteOrder.id == self.order.id, m.RemoteOrder.state.in_(("placing", "open"))).values(**ended))
        self.order.state = state
        if state != "answering":
            answer_path(self.settings, self.order.id).unlink(missing_ok=True)
        self._turns.give_back(self._account, str(self.task.id), str(self.owner))

    def step_aside(self) -> None:
        """Give the place at the service back if nothing is under way there."""
        if self.order is None or self.order.state != "open":
            self._turns.give_back(self._account, str(self.task.id), str(self.owner))
