"""`run`, `serve`, `worker`, `migrate`: the processes of a studio."""
from __future__ import annotations

import os
import runpy
import socket
import sys

from rich.console import Console

from engine.errors import Conflict
from engine.settings import settings
from engine.store.embedded import addresses
from engine.store.migrations import migrate
from worker.supervisor import owner, supervised

err = Console(stderr=True, highlight=False)


def server_command() -> list[str]:
    """The ASGI server as a process of its own. Connections are kept for longer than proxies and programs keep them (a minute
    is usual): who closes first while the other is asking loses a request."""
    s = settings()
    return [sys.executable, "-m", "uvicorn", "studio.app:app", "--host", s.host, "--port", str(s.server_port), "--no-server-header",
            "--no-access-log", "--timeout-graceful-shutdown", "5", "--timeout-keep-alive", "75", "--log-level", s.log_level.lower()]


def _port_is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def run_studio() -> None:
    """Everything, until Ctrl-C or SIGTERM. Raises Conflict when the folder is owned or the port taken."""
    s = settings()
    if owner(s.data_dir) is None and not _port_is_free(s.host, s.server_port):
        raise Conflict(f"Port {s.server_port} is taken by another program: stop it, or choose another port with SERVER_PORT=8090.")
    with supervised(s, workers=s.workers, port=s.server_port, until_signalled=True) as supervisor:
        supervisor.add_command("studio", server_command())
        err.print(f"\n  [bold]3kstory Studio[/]  →  [link]http://localhost:{s.server_port}[/link]     (API: /api/v1/docs, data: {s.data_dir}; Ctrl-C stops everything)\n")
        supervisor.watch()
        err.print("stopping …")


def serve_only() -> None:
    """The server alone, in this very process."""
    command = server_command()
    os.execv(command[0], command)


def worker_only() -> None:
    """One worker, in this very process."""
    runpy.run_module("worker", run_name="__main__")


def migrate_only() -> None:
    """The migrations: of the given database, of a running studio's, or of the embedded one, started for as long as it takes."""
    s = settings()
    where = addresses(s)
    if where.own_database and owner(s.data_dir) is None:
        with supervised(s, workers=0, quiet=True):
            return
    migrate(where.database)
