"""What stand-ins have made of a drama, and what it takes to have the wanted services make it after all."""
from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select

from engine.pipeline import prices
from engine.pipeline.estimate import SECONDS, estimate
from engine.pipeline.ladder import makes_of
from engine.providers.asking import everything
from engine.providers.calls import Makes
from engine.store import models as m
from studio.connections import transaction
from studio.operations import models
from studio.operations.access import project_row
from studio.operations.model_views import Why
from studio.operations.projects import complete_brief
from studio.operations.views import View
from studio.security.permissions import Actor

_AFTERWARDS = 2.0
"""Seconds of our own work that follow from a picture, clip or line that is exchanged: its shot is filmed anew."""


class Replaced(View):
    """What a stand-in made in the place of one service."""

    makes: Makes
    provider: str
    """The service that was wanted."""
    units: int
    cost: float | None
    """US dollars; None when the price is not known."""
    available: bool
    why: Why = ""


class DegradedView(View):
    units: int
    seconds: float
    cost: float
    parts: list[Replaced]


def of_project(actor: Actor, project_id: UUID) -> DegradedView:
    """What `redo_degraded` would have made again, and the estimated time and cost of it. Raises NotFound."""
    with transaction() as session:
        project = project_row(session, actor, project_id)
        tasks = list(session.scalars(select(m.Task).where(m.Task.project_id == project_id, m.Task.degraded.is_not(None), m.Task.status == "done")))
        brief = complete_brief(project) if tasks else None
        wanted = (project.brief.get("providers") or {}) if tasks else {}
    if brief is None:
        return DegradedView(units=0, seconds=0.0, cost=0.0, parts=[])
    there = {(x.makes, x.id): x for x in models.listing(actor, wait=False).models}
    groups: dict[tuple[Makes, str], list[m.Task]] = defaultdict(list)
    for task in tasks:
        makes = makes_of(task.kind)
        if makes is not None:
            groups[makes, (wanted.get(makes) or ["embedded"])[0]].append(task)
    parts, seconds = [], 0.0
    for (makes, name), of in groups.items():
        able = everything(makes).get(name)
        billed = estimate(brief, brief.spoken, lambda k, n: everything(k).get(n), {}).parts[0].billed if makes == "text" else sum(prices.billed(makes, t.inputs, able) for t in of)
        price = None if able is None or (able.price <= 0 and not able.local) else able.price
        model = there.get((makes, name))
        parts.append(Replaced(makes=makes, provider=name, units=len(of), cost=None if price is None else round(billed * price, 4),
                              available=model is not None and model.available, why=model.why if model else "not_set_up"))
        seconds += len(of) * (SECONDS[makes] / max(1, able.parallel if able else 1) + _AFTERWARDS)
    return DegradedView(units=sum(p.units for p in parts), seconds=round(seconds, 1), cost=round(sum(p.cost or 0.0 for p in parts), 4), parts=parts)
