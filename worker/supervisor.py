"""The one process that runs the rest: embedded servers, workers, the web server. It restarts what dies, passes logs
through with a name each, and leaves nothing running."""
from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import structlog

from engine.errors import Conflict
from engine.settings import Settings
from engine.store.artefacts import disk_full_in_words
from engine.store.embedded import addresses, die_with_parent, start_postgres, start_redis
from engine.store.migrations import migrate

log = structlog.get_logger("supervisor")

_BACKOFF = (0.2, 1.0, 3.0, 10.0)
"""Seconds before a child that died is started again, by how often it died within a minute."""
_GRACE_SECONDS = 12.0
_COLOURS = (36, 32, 33, 35, 34, 31)


@contextlib.contextmanager
def owner_of(data_dir: Path, port: int | None) -> Iterator[None]:
    """Be the one owner of a data folder. The kernel gives the lock back when we die, however that happens.

    Raises Conflict, naming the other, when somebody owns it already.
    """
    with disk_full_in_words():
        data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "studio.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            other = owner(data_dir) or {}
            where = f" on http://localhost:{other['port']}" if other.get("port") else ""
            raise Conflict(f"A studio is running already with this data folder ({data_dir}), process {other.get('pid', '?')}{where}. "
                           "Use that one, stop it, or set DATA_DIR and SERVER_PORT to start another.") from error
        file.seek(0)
        file.truncate()
        file.write(json.dumps({"pid": os.getpid(), "port": port}))
        file.flush()
        yield


def owner(data_dir: Path) -> dict[str, int] | None:
    """Who owns the data folder now (`pid`, `port`), or None."""
    try:
        with (data_dir / "studio.lock").open("r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                found: dict[str, int] = json.loads(file.read() or "{}")
                return found
            return None
    except (OSError, ValueError):
        return None


@dataclass
class Child:
    """A process that must be there."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)
    due: float = 0.0


class Supervisor:
    """Starts children in order, watches them, and ends them in the reverse order."""

    def __init__(self, settings: Settings, *, quiet: bool = False):
        self.settings = settings
        self.quiet = quiet
        self.children: list[Child] = []
        self._ending = threading.Event()
        self._logs = settings.data_dir / "logs"

    def add_servers(self) -> None:
        """The embedded database and queue, as far as the settings do not name others; then the migrations."""
        where = addresses(self.settings)
        self._logs.mkdir(parents=True, exist_ok=True)
        if where.own_database:
            self._add("postgres", lambda: self._server("postgres", start_postgres))
        if where.own_redis:
            self._add("redis", lambda: self._server("redis", start_redis))
        migrate(where.database)

    def add_workers(self, count: int) -> None:
        for i in range(count):
            self.add_command(f"worker-{i + 1}", [sys.executable, "-m", "worker"])

    def add_command(self, name: str, command: list[str]) -> None:
        """A child with its output passed through."""
        self._add(name, lambda: self._command(name, command))

    def _add(self, name: str, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        child = Child(name, start)
        child.process = start()
        self.children.append(child)

    def _server(self, name: str, start: Callable[[Path, int | None], subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
        with (self._logs / f"{name}.log").open("ab") as file:
            return start(self.settings.data_dir, file.fileno())

    def _command(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        self._logs.mkdir(parents=True, exist_ok=True)
        env = {**os.environ, "DATA_DIR": str(self.settings.data_dir), "SERVER_PORT": str(self.settings.server_port),
               "WORKERS": str(self.settings.workers), "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env,
                                   start_new_session=True, preexec_fn=die_with_parent(signal.SIGKILL))
        assert process.stdout is not None
        threading.Thread(target=self._pass_through, args=(name, process.stdout), daemon=True).start()
        return process

    def _pass_through(self, name: str, output: IO[bytes]) -> None:
        """A child's lines, with its name: to our stdout and to its log file."""
        colour = _COLOURS[sum(name.encode()) % len(_COLOURS)]
        label = f"\033[{colour}m{name:<9}\033[0m " if sys.stdout.isatty() else f"{name:<9} "
        with (self._logs / f"{name}.log").open("ab") as file:
            for line in output:
                with contextlib.suppress(OSError):
                    file.write(line)
                    file.flush()
                if not self.quiet:
                    sys.stdout.write(label + line.decode(errors="replace"))
                    sys.stdout.flush()

    def watch(self) -> None:
        """Until `end` is called: start again what has died."""
        while not self._ending.wait(0.2):
            for child in self.children:
                self._look_after(child)

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is not None and child.process.poll() is not None:
            child.deaths = [*(d for d in child.deaths if now - d < 60), now]
            wait = _BACKOFF[min(len(child.deaths), len(_BACKOFF)) - 1]
            log.warning("died", name=child.name, exit=child.process.returncode, again_in=wait)
            child.process, child.due = None, now + wait
        if child.process is None and now >= child.due and not self._ending.is_set():
            try:
                child.process = child.start()
            except Exception as error:
                # A full disk or a server that does not come up: try again later instead of taking the rest down.
                log.error("not started", name=child.name, why=str(error)[:300])
                child.due = now + _BACKOFF[-1]

    def end(self) -> None:
        """Ask `watch` to return. Safe in a signal handler."""
        self._ending.set()

    def stop_all(self) -> None:
        """End every child, the last started first; whoever does not end in time is killed."""
        self._ending.set()
        servers = {"postgres": signal.SIGINT, "redis": signal.SIGTERM}
        others = [c for c in self.children if c.name not in servers]
        self._stop(others, signal.SIGTERM)
        for child in reversed([c for c in self.children if c.name in servers]):
            self._stop([child], servers[child.name])

    def _stop(self, children: list[Child], how: int) -> None:
        alive = [c.process for c in children if c.process is not None and c.process.poll() is None]
        for process in alive:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(process.pid, how)
        deadline = time.monotonic() + _GRACE_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextlib.contextmanager
def supervised(settings: Settings, *, workers: int, quiet: bool = False, port: int | None = None, until_signalled: bool = False) -> Iterator[Supervisor]:
    """Own the data folder and run servers and workers while the block runs; everything is gone after it.

    With `until_signalled` SIGTERM and SIGINT make `watch` return, from before the first child is started: one that comes
    while they start must not leave a database behind to be killed. Only the main thread can ask for it.
    """
    supervisor = Supervisor(settings, quiet=quiet)
    if until_signalled:
        for how in (signal.SIGTERM, signal.SIGINT):
            signal.signal(how, lambda *_: supervisor.end())
    with owner_of(settings.data_dir, port):
        try:
            supervisor.add_servers()
            supervisor.add_workers(workers)
            yield supervisor
        finally:
            supervisor.stop_all()
