"""What a drama would take, before anything is spent."""
from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.pipeline.estimate import estimate
from engine.pipeline.services import capability_of
from engine.providers.asking import everything
from engine.providers.calls import Capability, Makes
from engine.store import models as m
from engine.store import rules
from studio.connections import transaction
from studio.operations import models
from studio.operations.generation import EstimateOrder
from studio.operations.inputs import checked
from studio.operations.model_views import UNITS, Why
from studio.operations.projects import IDEA_TO_COME
from studio.operations.views import View
from studio.security.permissions import Actor

_LATELY = 200
"""Orders by which we know how long a service takes."""


class PartView(View):
    """What one kind of work takes."""

    makes: Makes
    provider: str
    calls: int
    billed: float
    unit: str
    seconds: float
    cost: float | None
    """US dollars; None when the price is not known."""
    available: bool
    why: Why = ""


class EstimateView(View):
    seconds: float
    cost: float
    """US dollars, of the parts whose price is known."""
    complete: bool
    """Whether all prices are known."""
    budget: float | None
    """The drama's cap: work that would go over it waits for the creator."""
    over_budget: bool
    parts: list[PartView]


def of_order(actor: Actor, values: EstimateOrder | dict[str, Any]) -> EstimateView:
    """What `generate_drama` with these values would take. Nothing is made or asked for. Raises BadInput, NotSignedIn."""
    actor.signed_in()
    order = checked(EstimateOrder, values)
    with transaction() as session:
        house, _ = rules.read(session)
        lately = _lately(session)
    # Without an idea the words of the estimate are those of the language that was chosen.
    spoken: dict[str, Any] = {} if order.prompt else {"prompt": IDEA_TO_COME, "language": "en" if order.language == "en" else "zh"}
    brief = order.model_copy(update=spoken).brief(house)
    there = {(x.makes, x.id): x for x in models.listing(actor, wait=False).models}
    found = estimate(brief, brief.spoken, _able, lately)
    parts = []
    for p in found.parts:
        model = there.get((p.makes, p.provider))
        parts.append(PartView(makes=p.makes, provider=p.provider, calls=p.calls, billed=p.billed, unit=UNITS[p.makes], seconds=p.seconds, cost=p.cost,
                              available=model is not None and model.available, why=model.why if model else "not_set_up"))
    over = brief.budget is not None and found.cost > brief.budget
    return EstimateView(seconds=round(found.seconds, 1), cost=found.cost, complete=all(p.cost is not None for p in parts), budget=brief.budget,
                        over_budget=over, parts=parts)


def _able(makes: Makes, name: str) -> Capability | None:
    return everything("text").get(name) if makes == "text" else capability_of(makes, name)


def _lately(session: Session) -> dict[str, float]:
    """Mean seconds of the last orders that each service has filled."""
    o = m.RemoteOrder
    last = select(o.makes, o.provider, o.placed_at, o.ended_at).where(o.state == "done", o.ended_at.is_not(None)).order_by(o.placed_at.desc()).limit(_LATELY).subquery()
    rows = session.execute(select(last.c.makes, last.c.provider, func.avg(func.extract("epoch", last.c.ended_at - last.c.placed_at))).group_by(last.c.makes, last.c.provider))
    return {f"{makes}:{provider}": float(seconds) for makes, provider, seconds in rows.tuples()}


