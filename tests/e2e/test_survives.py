"""The whole studio is killed in the middle of a real drama and started again: the same film comes out, byte for byte."""
from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests

from tests.e2e.conftest import ROOT, ZH_PROMPT, Made, environment, free_port, until

pytestmark = pytest.mark.slow


class Studio:
    """`python -m studio run` and its API."""

    def __init__(self, data: Path):
        self.data, self.port = data, free_port()
        self.url = f"http://127.0.0.1:{self.port}/api/v1"
        self.token = ""
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-m", "studio", "run"], cwd=ROOT, env=environment(self.data, SERVER_PORT=str(self.port), LEASE_SEC="3"),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, start_new_session=True)
        until(lambda: requests.get(self.url + "/health", timeout=2).json()["data"]["status"] == "ok", 60)

    def call(self, method: str, path: str, **json: object) -> dict:
        answer = requests.request(method, self.url + path, json=json or None, headers={"Authorization": f"Bearer {self.token}"}, timeout=10)
        assert answer.status_code < 300, answer.text
        return answer.json()["data"]

    def kill(self) -> None:
        """kill -9 of everything, database and queue included."""
        tree = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        for p in tree:
            try:
                os.kill(p.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(10)

    def tasks(self, project: str) -> list[dict[str, Any]]:
        return list(self.call("GET", f"/projects/{project}/tasks?page_size=100")["items"])

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(40)


def test_killed_twice_and_still_the_same_film(tmp_path: Path, zh_drama: Made):
    studio = Studio(tmp_path / "data")
    try:
        studio.token = studio.call("POST", "/auth/register", username="linwan", email="l@example.com", password="a long sentence 26")["token"]
        project = studio.call("POST", "/projects/generate-drama", prompt=ZH_PROMPT, scenes_per_episode=1, duration_sec=14)["project_id"]
        for stage in ("pictures", "video"):
            until(lambda stage=stage: studio.call("GET", f"/projects/{project}")["stage"] == stage, 90)  # type: ignore[misc]
            until(lambda stage=stage: any(t["stage"] == stage and t["status"] != "queued" for t in studio.tasks(project)), 30)  # type: ignore[misc]
            studio.kill()
            studio.start()
        until(lambda: studio.call("GET", f"/projects/{project}")["status"] in ("done", "failed"), 150)
        assert studio.call("GET", f"/projects/{project}")["status"] == "done"
        files = studio.call("GET", f"/projects/{project}/deliverables")
        films = [f for f in (files["items"] if isinstance(files, dict) else files) if f["kind"] == "mp4"]
        assert films[0]["artefact"] == hashlib.sha256(zh_drama.film.read_bytes()).hexdigest(), "not the film of an undisturbed run"
        assert all(t["status"] == "done" for t in studio.tasks(project))
    finally:
        studio.stop()


def test_a_second_studio_beside_the_first_is_told_so(tmp_path: Path):
    studio = Studio(tmp_path / "data")
    try:
        second = subprocess.run([sys.executable, "-m", "studio", "run"], cwd=ROOT, env=environment(studio.data, SERVER_PORT=str(studio.port)), capture_output=True,
                                text=True, timeout=60)
        assert second.returncode == 1 and "running already" in second.stderr and "Traceback" not in second.stderr
        studio.call("POST", "/auth/register", username="sumanman", email="s@example.com", password="a long sentence 26")
        role = [subprocess.run([sys.executable, "-m", "studio", "role", *args], cwd=ROOT, env=environment(studio.data), capture_output=True, text=True, timeout=60)
                for args in (("sumanman", "reviewer"), ("nobody", "admin"), ("sumanman", "king"))]
        assert [r.returncode for r in role] == [0, 1, 1] and not any("Traceback" in r.stderr for r in role), role
        login = studio.call("POST", "/auth/login", email="s@example.com", password="a long sentence 26")
        assert login["role"] == "reviewer"
        third = subprocess.run([sys.executable, "-m", "studio", "run"], cwd=ROOT, env=environment(tmp_path / "other", SERVER_PORT=str(studio.port)), capture_output=True,
                               text=True, timeout=60)
        assert third.returncode == 1 and "Port" in third.stderr and "Traceback" not in third.stderr
    finally:
        studio.stop()
