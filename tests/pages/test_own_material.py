"""What a creator brings along or turns louder, followed through the whole pipeline into the film."""
from __future__ import annotations

import io
from uuid import UUID

import av
import numpy as np
import pytest
from PIL import Image

from engine.sound.checks import loudness
from engine.store import models as m
from studio.connections import transaction
from studio.operations import episodes, projects, storyboards, uploads
from studio.security.permissions import Actor
from tests.pages.conftest import Site
from worker.context import driver


@pytest.fixture(scope="module")
def author(site: Site) -> Actor:
    return site.person()


@pytest.fixture(scope="module")
def own(site: Site, author: Actor) -> UUID:
    return site.drama(author, duration_sec=14, scenes_per_episode=1, seed=4711)


def done(project: UUID, kind: str) -> dict[str, m.Task]:
    with transaction() as session:
        rows = session.query(m.Task).filter(m.Task.project_id == project, m.Task.kind == kind, m.Task.status == "done").all()
        session.expunge_all()
    return {row.key: row for row in rows}


def film(project: UUID) -> bytes:
    with transaction() as session:
        sha = session.query(m.Deliverable.artefact).filter(m.Deliverable.project_id == project, m.Deliverable.kind == "mp4").scalar()
    return driver().artefacts.path(sha).read_bytes()


def frame_at(data: bytes, seconds: float) -> np.ndarray:
    with av.open(io.BytesIO(data), "r") as box:
        for frame in box.decode(video=0):
            assert isinstance(frame, av.VideoFrame)
            if (frame.time or 0) >= seconds:
                return frame.to_ndarray(format="rgb24")
    raise AssertionError("the film is shorter")


def loud(data: bytes) -> float:
    """LUFS of the whole sound of a film."""
    with av.open(io.BytesIO(data), "r") as box:
        parts = [f.to_ndarray() for f in box.decode(audio=0) if isinstance(f, av.AudioFrame)]
    return loudness(np.ascontiguousarray(np.concatenate(parts, axis=1).T.astype(np.float32)))


def squares(colour: tuple[int, int, int], width: int, height: int) -> np.ndarray:
    """A picture of that mean colour with something to see in it: a plain one would be held for its quality."""
    rows, columns = np.indices((height, width)) // (width // 12)
    return (np.where((rows + columns) % 2, 25, -25)[..., None] + np.array(colour)).astype(np.uint8)


def clip(colour: tuple[int, int, int], seconds: float = 1.5) -> bytes:
    """An MP4 of squares about one colour."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as box:
        stream = box.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 360, 640, "yuv420p"
        picture = squares(colour, 360, 640)
        for _ in range(int(25 * seconds)):
            box.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        box.mux(stream.encode())
    return out.getvalue()


def colour_of(project: UUID, author: Actor, key: str) -> np.ndarray:
    """The middle of the middle frame of a shot, in the exported film."""
    clip = next(c for c in episodes.listing(author, project)[0].shots if c.name == key)
    picture = frame_at(film(project), clip.start + (clip.end - clip.start) * 0.6)
    h, w = picture.shape[:2]
    found: np.ndarray = picture[h // 2:2 * h // 3, w // 3:2 * w // 3].reshape(-1, 3).mean(axis=0)
    return found


def test_louder_music_is_mixed_again_and_nothing_is_filmed_again(site: Site, author: Actor, own: UUID):
    before, voices = done(own, "segment"), done(own, "speak")
    was = loud(film(own))
    projects.change(author, own, {"music_db": 6.0, "voice_db": -3.0})
    ahead = storyboards.out_of_date(author, own)
    assert not ahead.draw and not ahead.speak and not ahead.film and ahead.episodes == [1]
    storyboards.remake(author, own, {})
    site.work(own)
    assert {k: t.finished_at for k, t in done(own, "segment").items()} == {k: t.finished_at for k, t in before.items()}
    assert {k: t.finished_at for k, t in done(own, "speak").items()} == {k: t.finished_at for k, t in voices.items()}
    now = loud(film(own))
    assert now == pytest.approx(-16, abs=1.0) and was == pytest.approx(-16, abs=1.0)


@pytest.mark.parametrize("kind", ["picture", "clip"])
def test_own_pictures_and_clips_are_seen_in_the_film(site: Site, author: Actor, own: UUID, kind: str):
    shots = storyboards.shots(author, own)
    shot = shots[-1] if kind == "clip" else shots[1]
    colour = (30, 160, 60) if kind == "clip" else (180, 40, 160)
    if kind == "clip":
        data = clip(colour)
    else:
        buffer = io.BytesIO()
        Image.fromarray(squares(colour, 900, 1600)).save(buffer, "PNG")
        data = buffer.getvalue()
    assert np.abs(colour_of(own, author, shot.key) - colour).max() > 30
    uploads.for_shot(author, own, shot.id, io.BytesIO(data))
    assert storyboards.out_of_date(author, own).film
    storyboards.remake(author, own, {})
    site.work(own)
    assert projects.find(author, own).status == "done"
    assert np.abs(colour_of(own, author, shot.key) - colour).max() < 14
