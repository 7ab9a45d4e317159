"""How soon the first screen of every page is there: `python -m tests.benchmarks pages`.

One user with 200 dramas of 60 shots each, in a studio of its own on loopback. A page's time is from asking Streamlit to
run it until the run is over, as a browser asks; the best and the median of several, and the first, cold one. The last
line is one JSON object.
"""
from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.load import PROMPT, ROOT, _await

DRAMAS, SHOTS = 200, 60
LEAST = {"home": 150, "new": 25, "project": 15, "script": 40, "storyboard": 350, "activity": 15, "account": 20, "review": 5, "admin": 10}
"""Elements that each page shows at least, so that a sign-in page is not taken for it."""


def _seed() -> tuple[str, str]:
    """The user's cookie and one of the dramas."""
    from engine.drama.brief import Brief
    from engine.drama.storyboard import Placement, Shot
    from engine.pipeline.stages.script import save_script
    from engine.store import models as m
    from engine.writing import write_script
    from studio.connections import artefacts, transaction
    from studio.security import tokens
    brief = Brief(prompt=PROMPT, duration_sec=180)
    script = write_script(brief)
    name = script.characters[0].name
    picture = artefacts().put(b"\xff\xd8\xff\xe0 not looked at", "image/jpeg").sha256
    with transaction() as session:
        user = m.User(id=uuid4(), username="many", email="many@example.com", password_hash="!", role="admin", token_version=0)
        session.add(user)
        session.flush()
        session.add(m.WebSession(id="many", user_id=user.id, expires_at=datetime.now(UTC) + timedelta(hours=1)))
        cookie = tokens.issue("web", user.id, 0, token_id="many")
    last = ""
    for number in range(DRAMAS):
        with transaction() as session:
            project = m.Project(id=uuid4(), owner_id=user.id, title=f"{script.title} {number}", brief=brief.model_dump(mode="json"), status="done", stage="export", progress=1.0)
            session.add(project)
            session.flush()
            save_script(session, project, script, "written")
            for at in range(SHOTS):
                shot = Shot(episode=1, scene=1 + at // 20, number=1 + at % 20, size="medium", setting="office", frames=72, actors=[Placement(character=name)], beats=[0])
                row = m.Shot(id=uuid4(), project_id=project.id, key=shot.id, episode=1, scene=shot.scene, number=shot.number, position=at, spec=shot.model_dump(mode="json"))
                take = m.Take(id=uuid4(), project_id=project.id, shot_id=row.id, cache_key=f"{at}", artefact=picture, preview=picture)
                row.selected_take_id = take.id
                session.add(row)
                session.flush()
                session.add(take)
                session.add(m.Task(project_id=project.id, stage="pictures", kind="draw", key=shot.id, status="done", cache_key=f"{at}", wall_sec=0.8))
            last = str(project.id)
    return cookie, last


async def _times(url: str, cookie: str, project: str, page: str, count: int = 5) -> list[float]:
    """Seconds of each of several visits, each a session of its own as after opening a link."""
    found = []
    for _ in range(count):
        async with websockets.connect(url.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], max_size=None,  # type: ignore[list-item]
                                      additional_headers={"Cookie": f"studio_session={cookie}"}, origin=url) as socket_:  # type: ignore[arg-type]
            message = BackMsg()
            message.rerun_script.query_string = f"id={project}"
            message.rerun_script.page_name = "" if page == "home" else page
            begun, shown = time.perf_counter(), 0
            await socket_.send(message.SerializeToString())
            while True:
                part = ForwardMsg()
                data = await asyncio.wait_for(socket_.recv(), 60)
                part.ParseFromString(data if isinstance(data, bytes) else data.encode())
                if part.WhichOneof("type") == "page_not_found":
                    raise SystemExit(f"{page} was not found")
                shown += part.WhichOneof("type") == "delta"
                if part.WhichOneof("type") == "script_finished":
                    break
            if shown < LEAST[page]:
                raise SystemExit(f"{page} showed only {shown} elements: that is not the page")
            found.append(time.perf_counter() - begun)
    return found


def main() -> None:
    """Run it and print what was found."""
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        os.environ |= {"DATA_DIR": folder + "/data", "SERVER_PORT": str(port), "LOG_LEVEL": "WARNING", "JWT_SECRET": "a secret for a benchmark on loopback only"}
        studio = subprocess.Popen([sys.executable, "-m", "studio", "run"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        url = f"http://127.0.0.1:{port}"
        try:
            _await(url)
            cookie, project = _seed()
            result = {}
            for page in LEAST:
                times = asyncio.run(_times(url, cookie, project, page))
                result[page] = {"first_ms": round(1000 * times[0]), "median_ms": round(1000 * statistics.median(times)), "best_ms": round(1000 * min(times))}
                print(f"{page:12s} first {1000 * times[0]:6.0f} ms   median {1000 * statistics.median(times):6.0f} ms   best {1000 * min(times):6.0f} ms")
            print(json.dumps({"dramas": DRAMAS, "shots": SHOTS, "pages": result}))
        finally:
            studio.send_signal(signal.SIGINT)
            studio.wait(60)
