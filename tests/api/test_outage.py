"""The database killed under the running server: told in words meanwhile, everything as before after it."""
from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from engine.store import embedded
from tests.api.conftest import Person, Studio, given, refused
from tests.api.test_progress import bearer, messages


@pytest.fixture
def no_database(studio: Studio) -> Iterator[None]:
    """PostgreSQL killed with all its children; started again afterwards if the test has not done so."""
    leader = int((studio.data_dir / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(leader, signal.SIGKILL)
    studio.servers[0].wait(20)
    yield
    if not _answers(studio):
        revive(studio)


def revive(studio: Studio) -> None:
    studio.servers[0] = embedded.start_postgres(studio.data_dir)


def _answers(studio: Studio) -> bool:
    return httpx.get(f"{studio.api}/health").status_code == 200


def test_requests_are_told_and_sockets_go_on(studio: Studio, owner: Person, http: httpx.Client, request: pytest.FixtureRequest) -> None:
    project = str(owner.project()["id"])
    with connect(f"{studio.ws}/ws/projects/{project}/progress", **bearer(owner)) as ws:
        studio.record(project, 1, "before")
        assert messages(ws, 1)[0]["message"] == "before 0"
        request.getfixturevalue("no_database")
        started = time.monotonic()
        body = refused(owner.get(f"/projects/{project}"), 503)
        assert "database" in body["message"] and "Traceback" not in body["message"]
        refused(http.post("/auth/login", json={"email": owner.email, "password": owner.password}), 503)
        health = http.get("/health")
        assert health.status_code == 503 and health.json()["data"]["status"] == "down"
        assert time.monotonic() - started < 10
        revive(studio)
        assert given(owner.get(f"/projects/{project}"))["id"] == project
        studio.record(project, 2, "after")
        assert [e["message"] for e in messages(ws, 2, within=20)] == ["after 0", "after 1"]


def test_the_secret_lies_where_only_we_read_it(studio: Studio) -> None:
    path: Path = studio.data_dir / "secrets" / "jwt.key"
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0
