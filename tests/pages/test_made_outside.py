"""One short film whose pictures, clips and voices all come from outside services: ordered over HTTP, made by a worker
process, judged, let pass by a reviewer, decoded."""
from __future__ import annotations

import os
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import av
import cv2
import httpx
import numpy as np
import psycopg2
import pyloudnorm
import pytest
import uvicorn

from engine.film.conform import last_picture
from engine.settings import Settings
from engine.store import models as m
from engine.store.embedded import addresses
from engine.store.migrations import migrate
from studio import connections
from studio.operations import projects, reviews, storyboards
from studio.security.permissions import Actor
from tests.conftest import ARTEFACTS, ROOT
from tests.contracts.base import wait_until
from tests.contracts.dashscope_server import DashScopeServer, _first
from tests.contracts.media import decoded, png
from tests.contracts.openai_media_server import OpenAIMediaServer
from tests.contracts.openai_server import OpenAIServer, error
from tests.pages.conftest import Site, clear

SECONDS = 11
WORDS = "雨夜，天台。他把三年前的辞职信还给她，她问他为什么一直留着。"
REFERENCE = png((900, 700), "the creator's own picture", 11)
STANDING = ("waiting", "paused", "in_review", "done", "failed", "cancelled")


class Outside:
    """The services, a studio with a database of its own whose settings point at them, its API and one worker process."""

    def __init__(self, test: Settings, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.wan, self.media, self.eyes = DashScopeServer(), OpenAIMediaServer(), OpenAIServer()
        where, name = addresses(test), f"outside_{secrets.token_hex(4)}"
        plain = psycopg2.connect(where.database.replace("+psycopg2", ""))
        plain.autocommit = True
        plain.cursor().execute(f"create database {name}")
        plain.close()
        database = where.database.replace("@/postgres", f"@/{name}")
        for key, value in {
                "DATA_DIR": str(folder), "DATABASE_URL": database, "REDIS_URL": f"{where.redis}?db=7", "JWT_SECRET": "a secret of the tests, long enough to sign with",
                "DASHSCOPE_URL": self.wan.native, "DASHSCOPE_API_KEY": self.wan.key, "WAN_VIDEO_MODEL": "wan2.2-i2v-flash",
                "OPENAI_IMAGES_URL": self.media.base, "OPENAI_IMAGES_API_KEY": self.media.key, "OPENAI_IMAGES_MODEL": "gpt-image-2",
                "OPENAI_SPEECH_URL": self.media.base, "OPENAI_SPEECH_API_KEY": self.media.key, "OPENAI_SPEECH_MODEL": "tts",
                "OPENAI_TRANSCRIPT_URL": self.media.base, "OPENAI_TRANSCRIPT_API_KEY": self.media.key, "OPENAI_TRANSCRIPT_MODEL": "whisper-1",
                "LOCAL_VL_URL": self.eyes.url, "LOCAL_VL_MODEL": "vl", "VISION_MODE": "local_qwen_vl", "POLL_SCALE": "0.02", "RECONCILE_SEC": "0.3"}.items():
            patch.setenv(key, value)
        clear()
        migrate(database)
        self.log = ARTEFACTS / "made-outside-worker.log"
        self.worker = subprocess.Popen([sys.executable, "-m", "worker"], cwd=ROOT, env=dict(os.environ), stdout=self.log.open("wb"), stderr=subprocess.STDOUT)
        from studio.api import api
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = int(s.getsockname()[1])
        self.server = uvicorn.Server(uvicorn.Config(api, "127.0.0.1", port, log_level="error", lifespan="off"))
        threading.Thread(target=self.server.run, daemon=True).start()
        while not self.server.started:
            time.sleep(0.02)
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        name = secrets.token_hex(6)
        person = self.ask("POST", "/auth/register", {"username": name, "email": f"{name}@example.com", "password": secrets.token_urlsafe(12)})
        self.http.headers["Authorization"] = f"Bearer {person['token']}"
        self.creator = Actor("user", UUID(person["user_id"]))

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """What the API answers; it must agree."""
        answer = self.http.request(method, path, json=body)
        assert answer.is_success, answer.text
        return answer.json()["data"]

    def standing(self, project: str) -> str:
        """Its state, when the worker has done what it can."""
        until = time.monotonic() + 400
        while (status := str(self.ask("GET", f"/projects/{project}")["status"])) not in STANDING:
            assert time.monotonic() < until and self.worker.poll() is None, self.log.read_text()[-3000:]
            time.sleep(0.1)
        return status

    def close(self) -> None:
        self.worker.kill()
        self.worker.wait(60)
        self.server.should_exit = True
        for server in (self.wan, self.media, self.eyes):
            server.close()


@dataclass
class Film:
    """The film of `WORDS` with the creator's own picture at its beginning, and what moderation said of it."""

    project: m.Project
    blind: dict[str, Any]
    """The first verdict, while the vision model was silent."""
    seen: dict[str, Any]
    """The second one."""


@pytest.fixture(scope="module")
def outside(test_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    with pytest.MonkeyPatch.context() as patch:
        found = Outside(test_settings, tmp_path_factory.mktemp("outside"), patch)
        yield found
        found.close()
    clear()


@pytest.fixture(scope="module")
def film(outside: Outside) -> Film:
    outside.eyes.always = lambda _body, _server: error(500, "out of memory")
    # The service says the first line wrongly at the first try, and the second line always.
    lines = outside.media.spoken
    outside.media.slips = lambda text, times: (at := list(lines).index(text)) == 1 or (at == 0 and times == 1)
    parent = outside.ask("POST", "/projects", {"title": "天台", "description": WORDS, "image_provider": "openai_images", "speech_provider": "openai_speech"})
    host = outside.media.hand_out(lambda: REFERENCE, "png", "image/png")
    with pytest.MonkeyPatch.context() as patch:
        # What a public name leads to: the guard sees a public address, the socket goes to our server.
        patch.setattr("studio.security.fetcher.fetch_image.__kwdefaults__", {"lookup": lambda _h, _p: ["93.184.216.34"]})
        plain = socket.create_connection
        port = int(host.split(":")[2].split("/")[0])
        patch.setattr(socket, "create_connection", lambda to, *a, **k: plain(("127.0.0.1", port) if to[0] == "93.184.216.34" else to, *a, **k))
        order = {"script": WORDS, "duration_sec": SECONDS, "video_provider": "wan", "image_url": re.sub(r"//[^/]+", "//pictures.example", host)}
        task = outside.ask("POST", f"/projects/{parent['id']}/generate-video", order)["task_id"]
    verdicts = []
    assert outside.standing(task) == "in_review"
    verdicts.append(outside.ask("GET", f"/projects/{task}/verdicts"))
    outside.eyes.always = None
    assert outside.ask("POST", f"/projects/{task}/check-again")["status"] == "queued"
    assert outside.standing(task) == "in_review"
    verdicts.append(outside.ask("GET", f"/projects/{task}/verdicts"))
    [review] = outside.ask("GET", f"/projects/{task}/reviews")["items"]
    reviews.decide(Site().person("reviewer"), UUID(review["id"]), {"decision": "approve"})
    assert outside.standing(task) == "done"
    with connections.transaction() as session:
        row = session.get_one(m.Project, UUID(task))
    return Film(row, *({v["subject"]: v for v in found["items"]}["film:e1"] for found in verdicts))


@pytest.fixture(scope="module")
def made(film: Film) -> m.Project:
    return film.project


def _bytes(project: m.Project, kind: str) -> bytes:
    with connections.transaction() as session:
        sha = session.query(m.Deliverable.artefact).filter(m.Deliverable.project_id == project.id, m.Deliverable.kind == kind).scalar()
    return connections.artefacts().read(sha)


def _decoded(data: bytes, name: str, sound: bool = True) -> tuple[list[np.ndarray], np.ndarray]:
    """Frames and `float32[samples, 2]` at 48 kHz."""
    path = ARTEFACTS / name
    path.write_bytes(data)
    with av.open(str(path)) as film:
        frames = [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]
    if not sound:
        return frames, np.zeros((0, 2), np.float32)
    with av.open(str(path)) as film:
        resampler = av.AudioResampler("fltp", "stereo", 48_000)
        parts = [f.to_ndarray() for frame in film.decode(audio=0) for f in resampler.resample(frame)]
    return frames, np.concatenate(parts, axis=1).T


def _alike(a: np.ndarray, b: np.ndarray) -> float:
    """Correlation of two pictures, seen from afar."""
    small = [cv2.resize(x, (36, 64), interpolation=cv2.INTER_AREA).astype(np.float64).ravel() for x in (a, b)]
    return float(np.corrcoef(*small)[0, 1])


def test_everything_of_it_was_made_outside_and_once(made: m.Project, outside: Outside) -> None:
    assert made.status == "done" and made.degraded == [], made.message
    with connections.transaction() as session:
        tasks = session.query(m.Task).filter(m.Task.project_id == made.id).all()
        shots = session.query(m.Shot).filter(m.Shot.project_id == made.id).count()
        takes = session.query(m.Take).filter(m.Take.project_id == made.id).all()
    by: dict[str, set[str]] = {}
    for task in tasks:
        by.setdefault(task.kind, set()).add(task.provider)
    assert by["clip"] == {"wan"} and by["speak"] == {"openai_speech"} and by["draw"] == {"openai_images"} and by["listen"] == {"openai_transcript"}
    assert not outside.wan.paid_twice
    assert sum(t.kind == "clip" for t in takes) == shots and len(outside.wan.of("order")) == shots
    assert made.cost == pytest.approx(sum(t.cost for t in tasks)) and made.cost > 0.02 * SECONDS


def test_a_line_that_is_not_heard_as_it_is_written_is_ordered_once_more_and_no_oftener(film: Film, outside: Outside) -> None:
    asked = list(outside.media.spoken.values())
    assert asked[:2] == [2, 2] and set(asked[2:]) == {1}
    [found] = [c for c in film.blind["checks"] if c["name"] == "words heard"]
    said = list(outside.media.spoken)[1]
    assert found["decision"] == "review" and len(found["evidence"]) == 1 and said in found["evidence"][0]["what"] and found["evidence"][0]["at_sec"] > 0


def test_a_verdict_without_the_vision_model_says_so_and_is_made_anew_when_it_is_back(film: Film, outside: Outside) -> None:
    names = [{c["name"] for c in verdict["checks"]} for verdict in (film.blind, film.seen)]
    assert film.blind["unseen"] and "vision model" in names[0] and "seen violence" not in names[0]
    assert not film.seen["unseen"] and "vision model" not in names[1] and "seen violence" in names[1]
    refused = outside.http.post(f"/projects/{film.project.id}/check-again")
    assert refused.status_code == 409 and "looked at" in refused.json()["message"]


def test_the_film_is_whole(made: m.Project) -> None:
    frames, audio = _decoded(_bytes(made, "mp4"), "made-outside.mp4")
    assert len(frames) == SECONDS * 24 and frames[0].shape == (1280, 720, 3)
    assert abs(len(audio) / 48_000 - SECONDS) <= 0.05
    assert abs(pyloudnorm.Meter(48_000).integrated_loudness(audio) + 16) < 1.0 and np.abs(audio).max() < 0.9
    with connections.transaction() as session:
        timeline: Any = session.query(m.Episode.timeline).filter(m.Episode.project_id == made.id).scalar()
    assert timeline["speech"]
    for line in timeline["speech"]:
        said = audio[line["start"] * 2000:(line["start"] + line["frames"]) * 2000]
        assert 20 * np.log10(np.sqrt((said ** 2).mean())) > -30, line
    for cue in timeline["cues"]:
        # White letters with a dark edge in the lower third: brighter than anything that the services draw there.
        still = frames[min(cue["start"] + cue["frames"] // 2, len(frames) - 20)]
        assert (still[900:1150].min(axis=2) > 170).sum() > 300, cue
    assert len(re.findall(" --> ", _bytes(made, "srt").decode())) == len(timeline["cues"])


def test_it_begins_with_the_picture_that_the_creator_gave(made: m.Project) -> None:
    frames, _ = _decoded(_bytes(made, "mp4"), "made-outside.mp4")
    given = decoded(REFERENCE)
    x = (given.shape[1] - round(given.shape[0] * 9 / 16)) // 2
    assert _alike(frames[17][420:], given[round(len(given) * 420 / 1280):, x:given.shape[1] - x]) > 0.9, "below the title"
    poster = decoded(_bytes(made, "poster"))
    assert min(poster.shape[:2]) >= 640
    cv2.imwrite(str(ARTEFACTS / "made-outside-poster.png"), poster[..., ::-1])


def _film(project: m.Project) -> str:
    with connections.transaction() as session:
        return str(session.query(m.Episode.film).filter(m.Episode.project_id == project.id).scalar())


def _clips(project: m.Project) -> dict[str, m.Task]:
    with connections.transaction() as session:
        return {t.key: t for t in session.query(m.Task).filter(m.Task.project_id == project.id, m.Task.kind.in_(("clip", "conform")))}


def test_a_task_tells_what_was_ordered_for_it_and_what_it_cost(made: m.Project, outside: Outside) -> None:
    clips = [t for t in _clips(made).values() if t.kind == "clip"]
    assert clips
    for clip in clips:
        task = outside.ask("GET", f"/tasks/{clip.id}")
        [order] = task["orders"]
        assert (task["status"], task["progress"], order["state"], order["provider"]) == ("done", 1.0, "done", "wan")
        assert order["remote_id"] in outside.wan.tasks and order["cost"] == pytest.approx(task["cost"]) and task["cost"] > 0
    whole = outside.ask("GET", f"/tasks/{made.id}")
    assert whole["cost"] == pytest.approx(sum(o["cost"] for o in whole["orders"])) and whole["video_url"]
    assert {o["remote_id"] for o in whole["orders"] if o["provider"] == "wan"} == set(outside.wan.tasks)


def test_another_quality_films_again_and_orders_nothing(made: m.Project, outside: Outside) -> None:
    who = outside.creator
    before, ordered = _bytes(made, "mp4"), len(outside.wan.of("order"))
    with connections.transaction() as session:
        version = session.get_one(m.Project, made.id).version
    projects.change(who, made.id, {"quality": "draft"}, version)
    ahead = storyboards.out_of_date(who, made.id)
    assert ahead.film and not ahead.draw and not ahead.speak and ahead.cost == 0
    _again(made, outside)
    draft = _newest(made)
    assert draft != before and len(_decoded(draft, "made-outside-draft.mp4")[0]) == SECONDS * 24
    assert len(outside.wan.of("order")) == ordered


def _again(made: m.Project, outside: Outside) -> None:
    """Remake it; a reviewer lets it pass if they are asked."""
    outside.ask("POST", f"/projects/{made.id}/remake", {})
    if outside.standing(str(made.id)) == "in_review":
        review = next(r for r in outside.ask("GET", f"/projects/{made.id}/reviews")["items"] if r["status"] == "open")
        reviews.decide(Site().person("reviewer"), UUID(review["id"]), {"decision": "approve"})
    assert outside.standing(str(made.id)) == "done"


def _newest(made: m.Project) -> bytes:
    with connections.transaction() as session:
        sha = session.query(m.Deliverable.artefact).filter(m.Deliverable.project_id == made.id, m.Deliverable.kind == "mp4").order_by(
            m.Deliverable.created_at.desc()).limit(1).scalar()
    return connections.artefacts().read(sha)


def _longer_than_a_clip(shots: list[m.Shot], frames: dict[str, int]) -> tuple[m.Shot, int]:
    """A shot that takes two clips when it is merged with so many that follow it in its scene."""
    for at, shot in enumerate(shots):
        total = 0
        for more, other in enumerate(s for s in shots[at:] if s.scene == shot.scene):
            total += frames[other.key]
            if 5.5 * 24 < total < 9 * 24:
                return shot, more
    raise AssertionError("no scene of this drama is long enough")


def test_a_shot_longer_than_a_clip_is_filmed_in_pieces_that_go_on_from_one_another(made: m.Project, outside: Outside) -> None:
    """Shots become one of more than the five seconds that this model films at once."""
    with connections.transaction() as session:
        shots = session.query(m.Shot).filter(m.Shot.project_id == made.id).order_by(m.Shot.position).all()
        timed: Any = session.query(m.Episode.timeline).filter(m.Episode.project_id == made.id).scalar()
    (long, more), ordered, before = _longer_than_a_clip(shots, {c["shot"]: c["frames"] for c in timed["pictures"]}), len(outside.wan.of("order")), _film(made)
    for _ in range(more):
        outside.ask("POST", f"/projects/{made.id}/shots/{long.id}/merge")
    outside.ask("POST", f"/projects/{made.id}/remake", {})
    # How it is judged and exported has been seen.
    wait_until(lambda: _film(made) != before, 400)
    outside.ask("POST", f"/projects/{made.id}/cancel")
    tasks = _clips(made)
    first, second, whole = tasks[f"clip:{long.key}:0"], tasks[f"clip:{long.key}:1"], tasks[f"conform:{long.key}"]
    # The first piece may be the clip that the first of the shots was filmed as.
    assert 1 <= len(outside.wan.of("order")) - ordered <= 2 and f"clip:{long.key}:2" not in tasks
    with connections.transaction() as session:
        timeline: Any = session.query(m.Episode.timeline).filter(m.Episode.project_id == made.id).scalar()
    frames = next(c["frames"] for c in timeline["pictures"] if c["shot"] == long.key)
    lengths = [p["frames"] for p in whole.inputs["pieces"]]
    assert sum(lengths) == frames > 5 * 24 and len(lengths) == 2
    artefacts = connections.artefacts()
    end = last_picture(artefacts.path(first.result["artefact"]), lengths[0], Fraction(24))
    given = decoded(_first(outside.wan.tasks[str(second.remote_id)].order.json["input"]))
    assert given.shape == end.shape and np.abs(given.astype(int) - end.astype(int)).mean() < 1
    shown, _ = _decoded(artefacts.read(whole.result["artefact"]), "made-outside-long-shot.mp4", sound=False)
    assert len(shown) == frames and shown[0].shape == (1280, 720, 3)
    # The mark of the contract server walks from frame to frame; a frame that is seen twice would not move it.
    moved = [float(np.abs(a[:60].astype(int) - b[:60].astype(int)).mean()) for a, b in pairwise(shown)]
    assert min(moved[lengths[0] - 3:lengths[0] + 3]) > 0.4 * float(np.median(moved))
    assert len(_decoded(artefacts.read(_film(made)), "made-outside-merged.mp4")[0]) == SECONDS * 24
