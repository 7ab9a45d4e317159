"""One short film whose pictures, clips and voices all come from outside services, from the order to the decoded MP4."""
from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import av
import cv2
import numpy as np
import pyloudnorm
import pytest

from engine.pipeline.drive import Driver
from engine.settings import Settings
from engine.store import models as m
from studio import connections
from studio.operations import films, projects, storyboards, tasks
from studio.security.permissions import Actor
from tests.conftest import ARTEFACTS
from tests.contracts.media import decoded, png
from tests.contracts.openai_media_server import OpenAIMediaServer
from tests.contracts.runway_server import RunwayServer
from tests.pages.conftest import Site
from worker.context import driver

SECONDS = 8
WORDS = "雨夜，天台。他把三年前的辞职信还给她，她问他为什么一直留着。"
REFERENCE = png((900, 700), "the creator's own picture", 11)


class Outside:
    """The services, and a driver whose settings point at them."""

    def __init__(self) -> None:
        self.runway, self.media = RunwayServer(), OpenAIMediaServer()
        self.due: list[UUID] = []
        plain = driver()
        settings = Settings(_env_file=None, **plain.settings.model_dump() | {
            "runway_url": self.runway.url, "runway_api_key": self.runway.key, "openai_images_url": self.media.base, "openai_images_api_key": self.media.key,
            "openai_images_model": "gpt-image-2", "openai_speech_url": self.media.base, "openai_speech_api_key": self.media.key,
            "openai_speech_model": "tts", "poll_scale": 0.001, "park_after_sec": 0.0})
        self.driver = Driver(plain.database, settings, plain.artefacts, plain.stages, lambda tasks: self.due.extend(i for i, _ in tasks))

    def finish(self, project: UUID) -> m.Project:
        """Work until it stands still, like a single worker with its reconciler."""
        until = time.monotonic() + 240
        self.driver.advance(project)
        while True:
            while self.due:
                self.driver.run_task(self.due.pop(0), "test")
            with connections.transaction() as session:
                row = session.get_one(m.Project, project)
                if row.status not in ("queued", "running"):
                    return row
            assert time.monotonic() < until
            self.driver.reconcile()


@pytest.fixture(scope="module")
def outside(site: Site) -> Iterator[Outside]:
    found = Outside()
    yield found
    found.runway.close()
    found.media.close()


@pytest.fixture(scope="module")
def made(site: Site, outside: Outside) -> m.Project:
    """The film of `WORDS` with the creator's own picture at its beginning."""
    who = site.person()
    parent = projects.create(who, {"title": "天台", "description": WORDS, "image_provider": "openai_images", "speech_provider": "openai_speech"})
    host = outside.media.hand_out(lambda: REFERENCE, "png", "image/png")
    with pytest.MonkeyPatch.context() as patch:
        # What a public name leads to: the guard sees a public address, the socket goes to our server.
        patch.setattr("studio.security.fetcher.fetch_image.__kwdefaults__", {"lookup": lambda _h, _p: ["93.184.216.34"]})
        plain = socket.create_connection
        port = int(host.split(":")[2].split("/")[0])
        patch.setattr(socket, "create_connection", lambda to, *a, **k: plain(("127.0.0.1", port) if to[0] == "93.184.216.34" else to, *a, **k))
        order = {"script": WORDS, "duration_sec": SECONDS, "video_provider": "runway", "image_url": re.sub(r"//[^/]+", "//pictures.example", host)}
        task = films.generate_video(who, parent.id, order).task_id
    return outside.finish(task)


def _bytes(project: m.Project, kind: str) -> bytes:
    with connections.transaction() as session:
        sha = session.query(m.Deliverable.artefact).filter(m.Deliverable.project_id == project.id, m.Deliverable.kind == kind).scalar()
    return connections.artefacts().read(sha)


def _decoded(data: bytes, name: str) -> tuple[list[np.ndarray], np.ndarray]:
    """Frames and `float32[samples, 2]` at 48 kHz."""
    path = ARTEFACTS / name
    path.write_bytes(data)
    with av.open(str(path)) as film:
        frames = [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]
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
    assert by["clip"] == {"runway"} and by["speak"] == {"openai_speech"} and by["draw"] == {"openai_images"}
    assert not outside.runway.paid_twice and not outside.media.paid_twice
    assert sum(t.kind == "clip" for t in takes) == shots and len(outside.runway.of("order")) == shots
    assert made.cost == pytest.approx(sum(t.cost for t in tasks)) and made.cost > 0.05 * SECONDS


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


def test_a_task_tells_what_was_ordered_for_it_and_what_it_cost(made: m.Project) -> None:
    with connections.transaction() as session:
        clips = list(session.query(m.Task.id).filter(m.Task.project_id == made.id, m.Task.kind == "clip").all())
    who = Actor("user", made.owner_id)
    assert clips
    for (clip,) in clips:
        task = tasks.one(who, clip)
        assert task.status == "done" and task.progress == 1.0 and task.cost > 0
        assert [o.provider for o in task.orders] == ["runway"] and all(o.remote_id for o in task.orders)


def test_another_quality_films_again_and_orders_nothing(made: m.Project, outside: Outside) -> None:
    who = Actor("user", made.owner_id)
    before, ordered = _bytes(made, "mp4"), len(outside.runway.of("order"))
    with connections.transaction() as session:
        version = session.get_one(m.Project, made.id).version
    projects.change(who, made.id, {"quality": "draft"}, version)
    ahead = storyboards.out_of_date(who, made.id)
    assert ahead.film and not ahead.draw and not ahead.speak and ahead.cost == 0
    storyboards.remake(who, made.id, {})
    assert outside.finish(made.id).status == "done"
    with connections.transaction() as session:
        shas = session.query(m.Deliverable.artefact).filter(m.Deliverable.project_id == made.id, m.Deliverable.kind == "mp4").order_by(m.Deliverable.created_at.desc()).all()
    draft = connections.artefacts().read(shas[0][0])
    assert draft != before and len(_decoded(draft, "made-outside-draft.mp4")[0]) == SECONDS * 24
    assert len(outside.runway.of("order")) == ordered
