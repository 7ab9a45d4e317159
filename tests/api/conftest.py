"""A real server on a free port, with its own data folder, database and queue; and people who use it over HTTP."""
from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import update

from engine.settings import Settings
from engine.store import embedded
from engine.store import models as m
from engine.store.events import record
from engine.store.session import Database

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@dataclass
class Studio:
    """A running server."""

    url: str
    data_dir: Path
    log: Path
    environment: dict[str, str]
    servers: list[subprocess.Popen[bytes]]
    """PostgreSQL and Redis."""

    @property
    def ws(self) -> str:
        return self.url.replace("http", "ws", 1)

    @property
    def api(self) -> str:
        return self.url + "/api/v1"

    @cached_property
    def database(self) -> Database:
        """The server's database, for putting things into it that only the pipeline can make."""
        where = embedded.addresses(Settings(data_dir=self.data_dir, _env_file=None, database_url="", redis_url=""))  # type: ignore[call-arg]
        return Database(where.database, where.redis)

    def record(self, project: str, count: int, word: str) -> None:
        """Record events as a worker would, each in a transaction of its own."""
        for i in range(count):
            with self.database.session() as session:
                record(session, UUID(project), "unit.done", stage="pictures", progress=i / 10, message=f"{word} {i}", key=f"e1s1k{i}")

    def set_role(self, username: str, role: str) -> None:
        with self.database.session() as session:
            session.execute(update(m.User).where(m.User.username == username).values(role=role))

    def run(self, code: str, *arguments: str) -> str:
        """Run Python beside the server, on the same data folder; its output."""
        done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=90)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    # A short path: the sockets of PostgreSQL and Redis lie in it, and the system takes 107 bytes for those.
    with tempfile.TemporaryDirectory(prefix="studio-api-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        port = free_port()
        keep = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "JWT_SECRET", "QWEN_API_KEY")}
        environment = {**keep, "DATA_DIR": str(data), "SERVER_PORT": str(port), "LOG_LEVEL": "INFO", "PYTHONPATH": str(ROOT)}
        log = Path(folder) / "server.log"
        servers = [embedded.start_postgres(data), embedded.start_redis(data)]
        with log.open("wb") as out:
            server = subprocess.Popen(
                [sys.executable, "-m", "uvicorn", "studio.app:app", "--host", "127.0.0.1", "--port", str(port), "--timeout-graceful-shutdown", "2"],
                cwd=folder, env=environment, stdout=out, stderr=out, start_new_session=True)
        try:
            found = Studio(f"http://127.0.0.1:{port}", data, log, environment, servers)
            deadline = time.monotonic() + 90
            while True:
                try:
                    if httpx.get(f"{found.api}/health", timeout=5).status_code == 200:
                        break
                except httpx.HTTPError:
                    pass
                if server.poll() is not None or time.monotonic() > deadline:
                    pytest.fail("the server did not start:\n" + log.read_text()[-6000:])
                time.sleep(0.1)
            yield found
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
            for one in servers:
                one.send_signal(signal.SIGINT)
                one.wait(20)


@dataclass
class Person:
    """Somebody with an account. `get`, `post`, … are calls of the API in their name."""

    http: httpx.Client
    username: str
    email: str
    password: str
    id: str
    token: str
    refresh_token: str
    extra: dict[str, Any] = field(default_factory=dict)

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.http.request(method, path, headers={"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}, **options)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.call("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.call("POST", path, **options)

    def put(self, path: str, **options: Any) -> httpx.Response:
        return self.call("PUT", path, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.call("DELETE", path, **options)

    def project(self, **values: Any) -> dict[str, Any]:
        answer = self.post("/projects", json={"title": "辞职信", **values})
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()["data"]
        return found


@pytest.fixture(scope="session")
def http(studio: Studio) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=studio.api, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def register(studio: Studio, http: httpx.Client) -> Callable[..., Person]:
    def make(role: str = "creator") -> Person:
        name = f"{role}-{secrets.token_hex(4)}"
        password = secrets.token_urlsafe(12)
        answer = http.post("/auth/register", json={"username": name, "email": f"{name}@example.com", "password": password})
        assert answer.status_code == 201, answer.text
        data = answer.json()["data"]
        if role != "creator":
            studio.set_role(name, role)
        return Person(http, name, f"{name}@example.com", password, data["user_id"], data["token"], data["refresh_token"])
    return make


@pytest.fixture(scope="session")
def owner(register: Callable[..., Person]) -> Person:
    return register()


@pytest.fixture(scope="session")
def other(register: Callable[..., Person]) -> Person:
    return register()


@pytest.fixture(scope="session")
def reviewer(register: Callable[..., Person]) -> Person:
    return register("reviewer")


@pytest.fixture(scope="session")
def admin(register: Callable[..., Person]) -> Person:
    return register("admin")


def refused(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The body of a refusal, checked for its shape."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text[:500]}"
    body: dict[str, Any] = answer.json()
    assert set(body) == {"code", "message", "data"} and body["code"] == status
    assert isinstance(body["message"], str) and body["message"]
    return body


def given(answer: httpx.Response, status: int = 200) -> Any:
    """The data of a success, checked for its shape."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text[:500]}"
    body = answer.json()
    assert set(body) == {"code", "message", "data"} and body["code"] == 0 and body["message"] == "success"
    return body["data"]
