"""A film that is looked at stretch by stretch, from the films of its shots, is judged like the whole one."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.drama.timeline import ShotClip, SpeechClip, Timeline
from engine.drama.verdict import Check
from engine.errors import ProviderRefused
from engine.film import join_episode
from engine.moderation import Clip, Look, check_film, judge_film, look_at, stretches
from engine.moderation.looks import Glimpse, together
from engine.moderation.sight import Sight
from engine.pipeline.stages.looks import Filmed, looks_at
from tests.moderation.films import RATE, SIZE, make_film, scene, speechlike

Picture = Callable[[int], NDArray[np.uint8]]
SHOTS = {"e1s1k1": 3, "e1s1k2": 3, "e1s2k1": 4, "e1s2k2": 4, "e1s2k3": 4, "e1s2k4": 4, "e1s2k5": 6, "e1s2k6": 4, "e1s3k1": 3, "e1s3k2": 3}
"""Shots and their seconds: the second scene makes two stretches."""
FOREIGN = {"e1s2k6", "e1s3k2"}


def timeline(shots: dict[str, int]) -> Timeline:
    clips, at = [], 0
    for shot, seconds in shots.items():
        clips.append(ShotClip(start=at, frames=seconds * RATE, shot=shot))
        at += seconds * RATE
    speech = [SpeechClip(start=c.start, frames=RATE, line=f"{c.shot[:4]}b{i}", shot=c.shot) for i, c in enumerate(clips)]
    return Timeline(episode=1, fps=str(RATE), width=SIZE[0], height=SIZE[1], frames=at, pictures=clips, speech=speech)


def black(_i: int) -> NDArray[np.uint8]:
    return np.zeros((SIZE[1], SIZE[0], 3), np.uint8)


def written(i: int) -> NDArray[np.uint8]:
    picture = scene(i)
    if i > 3 * RATE - 6:
        cv2.rectangle(picture, (0, 130), (SIZE[0], 190), (0, 0, 0), -1)
        cv2.putText(picture, "KILL YOURSELF", (4, 166), cv2.FONT_HERSHEY_SIMPLEX, .7, (255, 255, 255), 2)
    return picture


def bloody(i: int) -> NDArray[np.uint8]:
    picture, dice = np.full_like(scene(i), 120), np.random.default_rng(5)
    for _ in range(24):
        centre = dice.integers(20, 160, 2) + np.array([0, i % 24])
        spikes = np.array([centre + dice.uniform(4, 26) * np.array([np.cos(a), np.sin(a)]) for a in np.linspace(0, 2 * np.pi, 28)], np.int32)
        cv2.fillPoly(picture, [spikes], (120, 4, 8))
    return picture


PICTURES: dict[str, Picture] = {
    # black over the seam of two stretches
    "e1s1k2": lambda i: black(i) if i >= 2 * RATE + 2 else scene(i), "e1s2k1": lambda i: black(i) if i < 10 else scene(i),
    "e1s2k5": lambda _i: scene(0), "e1s2k6": written, "e1s3k2": bloody}


@dataclass
class Film:
    plan: Timeline
    segments: dict[str, Path]
    whole: Path

    def looks(self) -> list[tuple[float, Look]]:
        """The looks at it, made from its segments alone."""
        found = []
        for part in stretches(self.plan):
            clips = [self.plan.pictures[i] for i in part]
            seen = look_at([self.segments[c.shot] for c in clips], [Clip(c.frames, c.shot not in FOREIGN) for c in clips], self.plan.rate,
                           self.plan.seconds(self.plan.frames))
            found.append((self.plan.seconds(clips[0].start), Look.model_validate_json(seen.model_dump_json())))
        return found

    def start(self, shot: str) -> float:
        return next(self.plan.seconds(c.start) for c in self.plan.pictures if c.shot == shot)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    folder, plan = tmp_path_factory.mktemp("looks"), timeline(SHOTS)
    segments = {shot: make_film(folder / f"{shot}.mp4", seconds, PICTURES.get(shot, scene)) for shot, seconds in SHOTS.items()}
    whole = folder / "film.mp4"
    join_episode([segments[c.shot] for c in plan.pictures], speechlike(plan.seconds(plan.frames)), Fraction(RATE), whole)
    return Film(plan, segments, whole)


@pytest.fixture(scope="module")
def judged(film: Film) -> list[Check]:
    return judge_film(film.whole, film.looks(), film.plan)


def check(checks: list[Check], name: str) -> Check:
    return next(c for c in checks if c.name == name)


def test_a_film_judged_from_looks_has_the_verdict_of_the_whole(film: Film, judged: list[Check]) -> None:
    whole = check_film(film.whole, None, film.plan, drawn=set(SHOTS) - FOREIGN)
    assert [(c.name, c.category, c.decision) for c in judged] == [(c.name, c.category, c.decision) for c in whole]
    for mine, other in zip(judged, whole, strict=True):
        assert mine.score == pytest.approx(other.score, abs=.5), mine.name
        assert [e.what for e in mine.evidence] == [e.what for e in other.evidence], mine.name
        for a, b in zip(mine.evidence, other.evidence, strict=True):
            assert a.at_sec == pytest.approx(b.at_sec, abs=1 / RATE), mine.name


def test_what_a_late_stretch_shows_is_found_in_the_seconds_of_the_film(film: Film, judged: list[Check]) -> None:
    [words] = check(judged, "on-screen text").evidence
    assert words.at_sec is not None and film.start("e1s2k6") + 2.5 <= words.at_sec < film.start("e1s3k1")
    blood = check(judged, "blood colour")
    assert blood.decision == "review" and blood.evidence
    assert all(e.at_sec is not None and e.at_sec >= film.start("e1s3k2") for e in blood.evidence)


def test_what_goes_on_over_a_seam_is_one(film: Film, judged: list[Check]) -> None:
    [dark] = check(judged, "black picture").evidence
    assert dark.at_sec == pytest.approx(film.start("e1s2k1") - .83, abs=.1) and dark.what == "black for 1.7 s"


def test_a_picture_that_stands_in_a_late_stretch_is_found_in_the_seconds_of_the_film(film: Film, judged: list[Check]) -> None:
    [held] = check(judged, "frozen picture").evidence
    assert film.start("e1s2k5") <= held.at_sec <= film.start("e1s2k5") + 1.5 if held.at_sec else False


def test_nudity_in_a_late_shot_is_found_in_the_seconds_of_the_film(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    """No such picture was made: the red one stands for it."""
    monkeypatch.setattr("engine.moderation.pictures.nudity", lambda frame: .9 if np.abs(frame.mean((0, 1)) - bloody(0).mean((0, 1))).max() < 9 else .1)
    found = check(judge_film(film.whole, film.looks(), film.plan), "nudity")
    assert found.decision == "block"
    assert all(e.at_sec is not None and e.at_sec >= film.start("e1s3k2") for e in found.evidence) and found.evidence


def test_a_film_that_lacks_pictures_of_its_shots_is_told(film: Film, tmp_path: Path) -> None:
    short = tmp_path / "short.mp4"
    join_episode(list(film.segments.values())[:-1], speechlike(35), Fraction(RATE), short)
    found = check(judge_film(short, [], film.plan), "length")
    assert found.decision == "review" and f"{35 * RATE} pictures" in found.evidence[0].what


def test_different_pictures_that_stand_are_not_one() -> None:
    level = [100.0] * 64
    still = [Look(seconds=3, held=[(0.0, 3.0)], first=level, last=level), Look(seconds=3, held=[(0.0, 3.0)], first=[101.0] * 64, last=[101.0] * 64)]
    assert together([(0.0, still[0]), (3.0, still[0])]).held == [(0.0, 6.0)]
    assert together([(0.0, still[0]), (3.0, still[1])]).held == [(0.0, 3.0), (3.0, 6.0)]


def test_a_model_that_was_silent_at_one_look_is_named_and_what_it_saw_at_others_counts(film: Film) -> None:
    saw = Sight(violence=80, nudity=0, harm=0, shows="a knife")
    looks = [(0.0, Look(seconds=6, glimpses=[Glimpse(at=2, quality=100, sight=saw)])), (6.0, Look(seconds=32, silent="busy"))]
    found = judge_film(film.whole, looks, film.plan)
    assert check(found, "vision model").evidence[0].what == "not asked: busy"
    assert check(found, "seen violence").evidence[0].at_sec == 2.0


def test_a_silent_model_ends_the_asking_of_its_look(film: Film) -> None:
    calls = []

    def ask(messages: object) -> Sight:
        calls.append(messages)
        raise ProviderRefused("busy")

    assert look_at([film.segments["e1s3k2"]], [Clip(3 * RATE, False)], Fraction(RATE), 3.0, ask).silent == "busy"
    assert len(calls) == 1


def test_a_scene_is_one_stretch_and_a_long_one_is_parted() -> None:
    assert [[list(SHOTS)[i] for i in part] for part in stretches(timeline(SHOTS))] == [
        ["e1s1k1", "e1s1k2"], ["e1s2k1", "e1s2k2", "e1s2k3"], ["e1s2k4", "e1s2k5", "e1s2k6"], ["e1s3k1", "e1s3k2"]]
    assert stretches(timeline({"e1s1k1": 50, "e1s1k2": 2})) == [range(0, 1), range(1, 2)]


def named(shots: dict[str, int], films: dict[str, Filmed]) -> dict[str, dict[str, object]]:
    return {unit.key: unit.inputs for _, unit in looks_at(timeline(shots), films, 38.0, []) if unit}


def test_an_edited_shot_is_looked_at_again_with_its_own_stretch_only() -> None:
    films = {shot: Filmed(f"{shot} v1", True) for shot in SHOTS}
    before = named(SHOTS, films)
    assert set(before) == {"look:e1s1k1", "look:e1s2k1", "look:e1s2k4", "look:e1s3k1"}
    after = named(SHOTS, films | {"e1s2k5": Filmed("e1s2k5 v2", True)})
    assert {key for key in before if before[key] != after[key]} == {"look:e1s2k4"}
    # longer by a second: what follows begins later, and is the same
    longer = named(SHOTS | {"e1s1k2": 4}, films | {"e1s1k2": Filmed("e1s1k2 v2", True)})
    assert {key for key in before if before[key] != longer[key]} == {"look:e1s1k1"}


def test_a_look_waits_for_the_shots_of_its_stretch_only() -> None:
    films = {shot: Filmed(shot, True) for shot in SHOTS if shot not in ("e1s2k5", "e1s3k1")}
    assert set(named(SHOTS, films)) == {"look:e1s1k1", "look:e1s2k1"}


def test_only_what_others_made_is_shown_to_a_model() -> None:
    films = {shot: Filmed(shot, shot not in FOREIGN) for shot in SHOTS}
    shown = {unit.key for _, unit in looks_at(timeline(SHOTS), films, 38.0, ["local_qwen_vl", "vl"]) if unit and "eyes" in unit.inputs}
    assert shown == {"look:e1s2k4", "look:e1s3k1"}
