"""Driving projects through their stages. Knows no queue: whoever is to be called is called after the commit."""
from __future__ import annotations

from uuid import UUID

from engine.pipeline import planning, reconciling, running
from engine.pipeline.answers import forget_answers
from engine.pipeline.means import Means
from engine.pipeline.withdrawals import withdraw


class Driver(Means):
    """The pipeline's verbs."""

    def advance(self, project_id: UUID, *, here: bool = False) -> None:
        """See `planning.advance`."""
        planning.advance(self, project_id, here=here)

    def run_task(self, task_id: UUID, worker: str) -> bool:
        """See `running.run`."""
        return running.run(self, task_id, worker)

    def next_due(self) -> tuple[UUID, int] | None:
        """See `running.next_due`."""
        return running.next_due(self)

    def reconcile(self) -> int:
        """See `reconciling.reconcile`."""
        return reconciling.reconcile(self)

    def withdraw(self) -> int:
        """Ask services to stop what nobody waits for any more; how many orders are settled."""
        forget_answers(self.settings)
        return withdraw(self.database, self.settings)
