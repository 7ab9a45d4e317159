"""A vision model as a second pair of eyes: real calls to a server of its protocol, which really looks at the picture."""
from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.drama.timeline import ShotClip, Timeline
from engine.drama.verdict import Check
from engine.film import join_episode
from engine.moderation import check_film
from engine.moderation.sight import SIDE, Sight
from engine.pipeline.stages.looks import Filmed, looks_at
from engine.pipeline.stages.moderation import ModerationStage
from engine.pipeline.units import Tools, Unit
from engine.settings import Settings
from engine.store.artefacts import ArtefactStore
from tests.contracts.openai_server import OpenAIServer, Reply, chat, error
from tests.moderation.films import RATE, SIZE, make_film, scene, speechlike

HALF = 4 * RATE
TIMELINE = Timeline(episode=1, fps=str(RATE), width=SIZE[0], height=SIZE[1], frames=2 * HALF,
                    pictures=[ShotClip(start=0, frames=HALF, shot="e1s1k1"), ShotClip(start=HALF, frames=HALF, shot="e1s1k2")])


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    found = OpenAIServer()
    yield found
    found.close()


@pytest.fixture
def store(tmp_path: Path) -> ArtefactStore:
    from engine.store.artefacts import artefacts
    return artefacts(Settings(data_dir=tmp_path / "data", _env_file=None))


def red(i: int) -> np.ndarray:
    picture = scene(i) // 4
    picture[..., 0] = 150 + scene(i)[..., 0] // 8
    return picture


def judged(server: OpenAIServer, store: ArtefactStore, tmp_path: Path, drawn: list[str], lasting: bool = True) -> dict[str, Check]:
    """The verdict's checks by name, of a film whose second half is red, judged by the stage itself."""
    halves = [make_film(tmp_path / f"{i}.mp4", 4.0, frame) for i, frame in enumerate((scene, lambda i: red(i + HALF)))]
    join_episode(halves, speechlike(8.0), TIMELINE.rate, tmp_path / "film.mp4")
    settings = Settings(_env_file=None, local_vl_url=server.url, vision_mode="local_qwen_vl", llm_timeout_sec=5)
    stage, tools = ModerationStage().under(settings), Tools(settings, store, lambda share, what: None)
    shots = {clip.shot: Filmed(store.put(half, "video/mp4").sha256, clip.shot in drawn) for clip, half in zip(TIMELINE.pictures, halves, strict=True)}
    [(start, unit)] = looks_at(TIMELINE, shots, 8.0, ["local_qwen_vl", "model"])
    assert unit is not None
    seen = stage.run(unit, "embedded", tools)
    film = store.put(tmp_path / "film.mp4", "video/mp4").sha256
    result = stage.run(Unit("judge", "film:e1", {"film": film, "timeline": TIMELINE.model_dump(mode="json"), "policy": "standard", "moderation": "1",
                                                 "looks": [{"start": start, "look": seen.value["look"]}]}), "embedded", tools)
    assert seen.lasting == result.lasting == lasting, "what was judged without the model must not be taken from the cache"
    return {c["name"]: Check.model_validate(c) for c in result.value["verdict"]["checks"]}


def test_what_the_model_sees_is_shown_to_a_reviewer(server: OpenAIServer, store: ArtefactStore, tmp_path: Path):
    found = judged(server, store, tmp_path, drawn=[])
    assert found["seen violence"].decision == "review" and found["seen nudity"].decision == "pass"
    assert all(e.at_sec is not None and e.at_sec >= HALF / RATE and "blood" in e.what for e in found["seen violence"].evidence)
    assert len(found["seen violence"].evidence) == 3  # of three moments of the red shot
    for call in server.calls:
        url = call["messages"][-1]["content"][1]["image_url"]["url"]
        picture = cv2.imdecode(np.frombuffer(base64.b64decode(url.partition(",")[2]), np.uint8), cv2.IMREAD_COLOR)
        assert max(picture.shape) <= SIDE and picture.shape[:2] == (SIZE[1], SIZE[0])


def test_what_the_studio_drew_is_not_sent_anywhere(server: OpenAIServer, store: ArtefactStore, tmp_path: Path):
    found = judged(server, store, tmp_path, drawn=["e1s1k2"])
    assert found["seen violence"].decision == "pass" and len(server.calls) == 3
    assert "seen violence" not in judged(server, store, tmp_path, drawn=["e1s1k1", "e1s1k2"]) and len(server.calls) == 3


@pytest.mark.parametrize("bad", [error(500, "out of memory"), chat("I am sorry, I cannot look at pictures."), chat('{"violence": 900, "nudity": 0, "harm": 0, "shows": "x"}'),
                                 Reply(drop=True)])
def test_a_model_that_does_not_answer_holds_nothing_and_is_named(server: OpenAIServer, store: ArtefactStore, tmp_path: Path, bad: Reply):
    server.always = lambda body, _: bad
    found = judged(server, store, tmp_path, drawn=[], lasting=False)
    assert found["vision model"].decision == "pass" and found["vision model"].evidence[0].what.startswith("not asked: Qwen-VL")


def test_what_was_seen_before_the_model_fell_silent_still_counts(server: OpenAIServer, store: ArtefactStore, tmp_path: Path):
    server.misbehave(*[lambda body, _: None] * 4)  # three moments of the first shot, one of the red one
    server.always = lambda body, _: error(500, "out of memory")
    found = judged(server, store, tmp_path, drawn=[], lasting=False)
    assert found["seen violence"].decision == "review" and found["vision model"].evidence[0].what.startswith("not asked")


def test_one_bad_answer_is_asked_again(server: OpenAIServer, store: ArtefactStore, tmp_path: Path):
    server.misbehave(error(500, "out of memory"))
    assert judged(server, store, tmp_path, drawn=[])["seen violence"].decision == "review"


def test_without_a_model_nobody_is_asked(tmp_path: Path):
    film = make_film(tmp_path / "film.mp4", 8.0, sound=speechlike(8.0))
    assert not [c for c in check_film(film, None, TIMELINE) if c.name.startswith("seen")]
    found = check_film(film, None, TIMELINE, ask=lambda _: Sight(violence=0, nudity=0, harm=61, shows="a needle"))
    assert next(c for c in found if c.name == "seen violence").decision == "review"
