"""The reconciler: every few seconds, in every worker, one of them at a time, what should run and does not is rung for."""
from __future__ import annotations

import threading

import structlog

from engine.errors import StudioError
from engine.pipeline.drive import Driver

log = structlog.get_logger("reconciler")


class Reconciler(threading.Thread):
    """Runs until `stop`; an outage of the database or the queue only makes it wait for the next turn."""

    def __init__(self, driver: Driver):
        super().__init__(name="reconciler", daemon=True)
        self._driver = driver
        self._end = threading.Event()
        self._withdrawing: threading.Thread | None = None

    def stop(self) -> None:
        self._end.set()

    def run(self) -> None:
        while not self._end.is_set():
            try:
                self._driver.reconcile()
            except StudioError as error:
                log.warning("not reconciled", why=error.message)
            except Exception:
                # Whatever one project's data or one stage's code does wrong, the others must go on being looked after.
                log.exception("not reconciled")
            self._withdraw()
            self._end.wait(self._driver.settings.reconcile_sec)

    def _withdraw(self) -> None:
        """Beside the reconciling: a service that answers slowly must not hold up the dramas."""
        if self._withdrawing is None or not self._withdrawing.is_alive():
            self._withdrawing = threading.Thread(target=self._withdrawn, name="withdrawing", daemon=True)
            self._withdrawing.start()

    def _withdrawn(self) -> None:
        try:
            self._driver.withdraw()
        except StudioError as error:
            log.warning("not withdrawn", why=error.message)
        except Exception:
            log.exception("not withdrawn")
