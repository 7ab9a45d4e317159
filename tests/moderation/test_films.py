"""Films with planted faults: each is found, where it is, and nothing else is."""
from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.drama.timeline import ShotClip, SpeechClip, Timeline
from engine.drama.verdict import Check
from engine.errors import BadInput
from engine.moderation import check_film, decide, pictures
from tests.moderation.films import RATE, SIZE, SOUND, make_film, scene, speechlike

SECONDS = 9.0


def held(checks: list[Check]) -> set[str]:
    return {c.name for c in checks if c.decision != "pass"}


def film(tmp_path: Path, **how):  # type: ignore[no-untyped-def]
    how.setdefault("sound", speechlike(SECONDS))
    return make_film(tmp_path / "film.mp4", SECONDS, **how)


def check(checks: list[Check], name: str) -> Check:
    return next(c for c in checks if c.name == name)


def test_a_clean_film_passes(tmp_path: Path) -> None:
    checks = check_film(film(tmp_path))
    assert pictures._nsfw.cache_info().currsize == pictures._nsfwjs.cache_info().currsize == 0, "not held beside what reads"
    assert held(checks) == set()
    assert decide(checks, "strict").decision == "pass"
    assert {c.category for c in checks} >= {"quality", "nudity", "violence", "face", "text", "speech"}


def test_black_is_found_where_it_is(tmp_path: Path) -> None:
    black = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    checks = check_film(film(tmp_path, frame=lambda i: black if 3 * RATE <= i < 5 * RATE else scene(i)))
    assert "black picture" in held(checks)
    assert check(checks, "black picture").evidence[0].at_sec == pytest.approx(3.0, abs=.1)


def test_a_frozen_picture_is_found_where_it_is(tmp_path: Path) -> None:
    checks = check_film(film(tmp_path, frame=lambda i: scene(min(i, 2 * RATE) if i < 7 * RATE else i)))
    assert "frozen picture" in held(checks)
    assert check(checks, "frozen picture").evidence[0].at_sec == pytest.approx(2.1, abs=.7)


def test_a_short_hold_is_no_fault(tmp_path: Path) -> None:
    checks = check_film(film(tmp_path, frame=lambda i: scene(min(i, 2 * RATE) if i < 4 * RATE else i)))
    assert held(checks) == set()


def faulty(what: str) -> np.ndarray | None:
    sound = speechlike(SECONDS)
    if what == "quiet":
        return sound * 0.01
    if what == "clipped":
        return np.clip(sound * 20, -1, 1)
    if what == "gap":
        sound[int(1.5 * SOUND):int(8 * SOUND)] = 0
        return sound
    if what == "short":
        return sound[:int(6 * SOUND)]
    return None


@pytest.mark.parametrize(("what", "name"), [("quiet", "loudness"), ("clipped", "clipping"), ("gap", "silence"), ("short", "length"), ("none", "sound")])
def test_faults_of_sound_are_found(tmp_path: Path, what: str, name: str) -> None:
    assert name in held(check_film(film(tmp_path, sound=faulty(what))))


def test_a_line_that_is_not_heard_is_named(tmp_path: Path) -> None:
    sound = speechlike(SECONDS)
    sound[3 * SOUND:5 * SOUND] = 0
    line = [SpeechClip(start=a * RATE, frames=RATE, line=f"e1s1b{a}", shot="e1s1k1") for a in (1, 3, 6)]
    timeline = Timeline(episode=1, fps=str(RATE), width=SIZE[0], height=SIZE[1], frames=int(SECONDS * RATE),
                        pictures=[ShotClip(start=0, frames=int(SECONDS * RATE), shot="e1s1k1")], speech=line)
    checks = check_film(film(tmp_path, sound=sound), None, timeline)
    missing = check(checks, "lines heard")
    assert [e.scene for e in missing.evidence] == ["e1s1b3"]


def test_shots_that_the_studio_drew_are_not_taken_for_photographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks that cry wolf at every frame: those of our own shots are not asked about, all others are."""
    monkeypatch.setattr("engine.moderation.pictures.nudity", lambda _frame: .9)
    monkeypatch.setattr("engine.moderation.pictures.blood_share", lambda _frame: .2)
    half = int(SECONDS * RATE) // 2
    timeline = Timeline(episode=1, fps=str(RATE), width=SIZE[0], height=SIZE[1], frames=2 * half,
                        pictures=[ShotClip(start=0, frames=half, shot="e1s1k1"), ShotClip(start=half, frames=half, shot="e1s1k2")])
    made = film(tmp_path)
    own, foreign = (check_film(made, None, timeline, drawn=drawn) for drawn in (["e1s1k1", "e1s1k2"], ["e1s1k1"]))
    for name in ("nudity", "blood colour"):
        assert check(own, name).decision == "pass"
        [found] = check(foreign, name).evidence
        assert found.at_sec is not None and found.at_sec >= half / RATE


def test_words_that_come_late_in_a_foreign_shot_are_read(tmp_path: Path) -> None:
    """What somebody else's clip shows is not only in its middle; our own shots show no words but those of the script."""
    half = int(SECONDS * RATE) // 2
    timeline = Timeline(episode=1, fps=str(RATE), width=SIZE[0], height=SIZE[1], frames=2 * half,
                        pictures=[ShotClip(start=0, frames=half, shot="e1s1k1"), ShotClip(start=half, frames=half, shot="e1s1k2")])

    def frame(i: int) -> np.ndarray:
        picture = scene(i)
        if i > half * 1.7:
            cv2.rectangle(picture, (0, 130), (SIZE[0], 190), (0, 0, 0), -1)
            cv2.putText(picture, "KILL YOURSELF", (4, 166), cv2.FONT_HERSHEY_SIMPLEX, .7, (255, 255, 255), 2)
        return picture

    checks = check_film(film(tmp_path, frame=frame), None, timeline, drawn=["e1s1k1"])
    [found] = check(checks, "on-screen text").evidence
    assert found.at_sec is not None and found.at_sec > 1.7 * half / RATE


def test_missing_faces_are_told_only_where_they_are_due(tmp_path: Path) -> None:
    made = film(tmp_path)
    assert "faces" not in held(check_film(made))
    checks = check_film(made, expect_faces=True)
    assert check(checks, "faces").decision == "review"


@pytest.mark.parametrize("content", [b"", b"this is no film", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64])
def test_what_is_no_film_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        check_film(path)


def test_a_film_cut_off_in_the_middle_is_refused_or_judged(tmp_path: Path) -> None:
    whole = film(tmp_path)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(BadInput):
        check_film(whole)
