"""A hundred people at once: `python -m tests.benchmarks load [seconds]`.

Starts a whole studio with a data folder of its own on loopback. 100 signed-in users hold a progress WebSocket each; 70 of
them read the API, 30 hold a Streamlit session of the pages and rerun it; everybody thinks between two requests. Meanwhile
the workers make a real drama. The last line is one JSON object. Everything, the load itself included, shares one machine.
"""
from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parents[2]
USERS, PAGES = 100, 30
THINK = (2.0, 5.0)
PROMPT = "北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信"


@dataclass
class Person:
    token: str
    cookie: str
    project: str


@dataclass
class Found:
    """What was measured: seconds per kind of request, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {"api": [], "page": [], "event": []})
    wrong: Counter[str] = field(default_factory=Counter)
    events: int = 0
    sockets: int = 0
    lag: float = 0.0  # the longest that the load's own loop stood still: what is measured cannot be finer than this


def _people() -> list[Person]:
    """Users with a token, a browser session and a finished draft each, put straight into the database: what is measured
    is reading, not hashing a hundred passwords."""
    from engine.drama.brief import Brief
    from engine.pipeline.stages.script import save_script
    from engine.store import models as m
    from engine.writing import write_script
    from studio.connections import transaction
    from studio.security import tokens
    brief = Brief(prompt=PROMPT, duration_sec=60)
    script = write_script(brief)
    people = []
    for i in range(USERS):
        with transaction() as session:
            user = m.User(id=uuid4(), username=f"load{i}", email=f"load{i}@example.com", password_hash="!", role="creator", token_version=0)
            session.add(user)
            session.flush()
            web = m.WebSession(id=f"load-{i}", user_id=user.id, expires_at=datetime.now(UTC) + timedelta(hours=1))
            project = m.Project(id=uuid4(), owner_id=user.id, title=script.title, brief=brief.model_dump(mode="json"), status="waiting", stage="script", gate="script")
            session.add_all([web, project])
            session.flush()
            save_script(session, project, script, "written")
            people.append(Person(tokens.issue("access", user.id, 0), tokens.issue("web", user.id, 0, token_id=web.id), str(project.id)))
    return people


def _order(owner: UUID | None = None) -> str:
    """A drama that the workers make meanwhile; its id."""
    from studio.operations import accounts, generation
    return str(generation.generate_drama(accounts.local_actor(), {"prompt": PROMPT, "duration_sec": 60}).id)


async def _reader(url: str, who: Person, found: Found, until: float) -> None:
    """Somebody's program: reads lists, a project, its scenes, its tasks."""
    paths = ["/projects", f"/projects/{who.project}", f"/projects/{who.project}/scenes", f"/projects/{who.project}/events", f"/projects/{who.project}/tasks", "/users/me"]
    dice = random.Random(who.project)
    # Without `verify=False` each of the seventy reads the certificate store: seconds in which the loop stands still and after
    # which everybody asks in the same instant.
    async with httpx.AsyncClient(base_url=url + "/api/v1", headers={"Authorization": f"Bearer {who.token}"}, timeout=30, verify=False) as client:
        await asyncio.sleep(dice.uniform(0, THINK[1]))
        while time.monotonic() < until:
            begun = time.perf_counter()
            try:
                answer = await client.get(dice.choice(paths))
                found.seconds["api"].append(time.perf_counter() - begun)
                if answer.status_code != 200:
                    found.wrong[f"api {answer.status_code}"] += 1
            except httpx.HTTPError as error:
                found.wrong[f"api {type(error).__name__}"] += 1
            await asyncio.sleep(dice.uniform(*THINK))


async def _browser(url: str, who: Person, found: Found, until: float) -> None:
    """Somebody with a page open, who runs it again after a while."""
    dice = random.Random(who.project)
    await asyncio.sleep(dice.uniform(0, THINK[1]))
    try:
        async with websockets.connect(url.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], max_size=None,  # type: ignore[list-item]
                                      additional_headers={"Cookie": f"studio_session={who.cookie}"}, origin=url) as page:  # type: ignore[arg-type]
            while time.monotonic() < until:
                begun = time.perf_counter()
                message = BackMsg()
                message.rerun_script.query_string = ""
                await page.send(message.SerializeToString())
                while True:
                    part = ForwardMsg()
                    data = await asyncio.wait_for(page.recv(), 30)
                    part.ParseFromString(data if isinstance(data, bytes) else data.encode())
                    if part.WhichOneof("type") == "delta" and part.delta.new_element.WhichOneof("type") == "exception":
                        found.wrong["page exception"] += 1
                    if part.WhichOneof("type") == "script_finished":
                        break
                found.seconds["page"].append(time.perf_counter() - begun)
                await asyncio.sleep(dice.uniform(*THINK))
    except (OSError, TimeoutError, websockets.WebSocketException) as error:
        found.wrong[f"page {type(error).__name__}"] += 1


async def _watcher(url: str, who: Person, found: Found, until: float) -> None:
    """The progress socket that everybody holds."""
    try:
        async with websockets.connect(f"{url.replace('http', 'ws')}/ws/projects/{who.project}/progress", additional_headers={"Authorization": f"Bearer {who.token}"}) as socket_:
            found.sockets += 1
            while (left := until - time.monotonic()) > 0:
                try:
                    await asyncio.wait_for(socket_.recv(), left)
                    found.events += 1
                except TimeoutError:
                    return
    except (OSError, websockets.WebSocketException) as error:
        found.wrong[f"socket {type(error).__name__}"] += 1


async def _watch_lag(found: Found, until: float) -> None:
    while (now := time.monotonic()) < until:
        await asyncio.sleep(0.05)
        found.lag = max(found.lag, time.monotonic() - now - 0.05)


async def _load(url: str, people: list[Person], seconds: float) -> Found:
    found, until = Found(), time.monotonic() + seconds
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_watch_lag(found, until))
        for i, who in enumerate(people):
            tasks.create_task(_watcher(url, who, found, until))
            tasks.create_task(_browser(url, who, found, until) if i < PAGES else _reader(url, who, found, until))
    return found


def _percentile(values: list[float], share: float) -> float:
    return round(1000 * sorted(values)[min(len(values) - 1, int(share * len(values)))], 1) if values else 0.0


def main(seconds: float = 60.0) -> None:
    """Run it and print what was found."""
    with tempfile.TemporaryDirectory(prefix="load-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        os.environ |= {"DATA_DIR": folder + "/data", "SERVER_PORT": str(port), "LOG_LEVEL": "WARNING", "JWT_SECRET": "a secret for a load run on loopback only"}
        studio = subprocess.Popen([sys.executable, "-m", "studio", "run"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        url = f"http://127.0.0.1:{port}"
        try:
            _await(url)
            people = _people()
            drama = _order()
            found = asyncio.run(_load(url, people, seconds))
            _report(found, seconds, url, drama)
        finally:
            studio.send_signal(signal.SIGINT)
            studio.wait(60)


def _await(url: str) -> None:
    deadline = time.monotonic() + 90
    while True:
        try:
            if httpx.get(url + "/api/v1/health", timeout=3).json()["data"]["status"] == "ok":
                return
        except (httpx.HTTPError, ValueError):
            pass
        if time.monotonic() > deadline:
            raise SystemExit("the studio did not come up")
        time.sleep(0.3)


def _report(found: Found, seconds: float, url: str, drama: str) -> None:
    from studio.operations import projects
    from studio.security.permissions import SYSTEM
    state = projects.find(SYSTEM, drama)
    for kind in ("api", "page"):
        values = found.seconds[kind]
        print(f"{kind}: {len(values)} in {seconds:.0f} s, p50 {_percentile(values, .5)} ms, p95 {_percentile(values, .95)} ms, p99 {_percentile(values, .99)} ms")
    print(f"sockets open: {found.sockets}; wrong: {dict(found.wrong) or 'nothing'}; the drama made meanwhile is {state.status} ({state.progress:.0%})")
    print(json.dumps({
        "users": USERS, "seconds": seconds, "errors": sum(found.wrong.values()), "api_requests": len(found.seconds["api"]), "api_p50_ms": _percentile(found.seconds["api"], .5),
        "api_p95_ms": _percentile(found.seconds["api"], .95), "api_p99_ms": _percentile(found.seconds["api"], .99), "page_runs": len(found.seconds["page"]),
        "page_p50_ms": _percentile(found.seconds["page"], .5), "page_p95_ms": _percentile(found.seconds["page"], .95), "sockets": found.sockets,
        "client_lag_ms": round(1000 * found.lag, 1), "client_cpu_sec": round(resource.getrusage(resource.RUSAGE_SELF).ru_utime, 1), "api_mean_ms": round(1000 * statistics.fmean(found.seconds["api"] or [0]), 1)}))
