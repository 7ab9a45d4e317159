"""What RQ runs."""
from __future__ import annotations

from uuid import UUID

from worker.context import driver, worker_name


def run(task_id: str) -> None:
    """Run the task if it is due and nobody works on it; otherwise nothing."""
    driver().run_task(UUID(task_id), worker_name())
