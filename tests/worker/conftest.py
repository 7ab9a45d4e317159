"""A whole studio's workers in a data folder of its own, with small stages, that tests may kill pieces of."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from engine.settings import Settings
from engine.store.embedded import addresses
from engine.store.session import Database
from tests.conftest import ROOT
from tests.pipeline.bench import Bench
from worker.supervisor import owner

_RUN = """
from engine.settings import settings
from worker.supervisor import supervised
with supervised(settings(), workers=2, quiet=True, until_signalled=True) as s:
    s.watch()
"""


class House:
    """One supervisor with its children, as a real process tree."""

    def __init__(self, folder: Path, **environment: str):
        self.folder = folder
        self.environment = environment
        self.settings = Settings(data_dir=folder, _env_file=None, lease_sec=2.0, reconcile_sec=0.3, **environment)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.spawn()
        wait_for(lambda: owner(self.folder) is not None and len(self.workers()) == 2, 40, "the workers to start")

    def spawn(self) -> None:
        """Start it and do not wait for anything."""
        env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": str(ROOT), "DATA_DIR": str(self.folder),
               "LEASE_SEC": "2", "RECONCILE_SEC": "0.3", "PIPELINE_STAGES": "tests.pipeline.small:SMALL",
               **{k.upper(): v for k, v in self.environment.items()}}
        self.process = subprocess.Popen([sys.executable, "-c", _RUN], env=env, cwd=ROOT, start_new_session=True)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(40)

    def children(self, word: str) -> list[psutil.Process]:
        """Our processes of that name, or with those words as arguments."""
        assert self.process is not None
        try:
            found = psutil.Process(self.process.pid).children()
            return [c for c in found if (" ".join(c.cmdline()[1:3]) == word if word.startswith("-") else c.name().startswith(word))]
        except psutil.NoSuchProcess:
            return []

    def workers(self) -> list[psutil.Process]:
        return self.children("-m worker")

    def bench(self) -> Bench:
        where = addresses(self.settings)
        return Bench(Database(where.database, where.redis), self.settings)

    def kill_all(self) -> None:
        """kill -9 of the supervisor and everything below it, at once."""
        assert self.process is not None
        tree = [*psutil.Process(self.process.pid).children(recursive=True), psutil.Process(self.process.pid)]
        for p in tree:
            p.send_signal(signal.SIGKILL)
        self.process.wait(10)


def wait_for(condition: Callable[[], object], seconds: float, what: str) -> None:
    """Until the condition holds; errors of a server that is just away count as not yet."""
    deadline = time.monotonic() + seconds
    last: Exception | None = None
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except Exception as error:
            last = error
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain for {what}") from last


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path / "data")
    found.start()
    yield found
    found.stop()
