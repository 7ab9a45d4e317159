"""Every fault of a picture is found, and sound pictures have none."""
from __future__ import annotations

from typing import get_args

import cv2
import numpy as np
import pytest

from engine.drama.vocabulary import ShotSize, Style
from engine.picture import draw_shot
from engine.picture.quality import check_picture, faces_due, fingerprint
from tests.picture.test_illustrator import CAST, SMALL, shot


@pytest.fixture(scope="module")
def good():
    picture = draw_shot(shot("two"), CAST, SMALL)
    return picture.flatten(), list(picture.faces.values())


def test_a_sound_picture_has_no_fault(good):
    frame, faces = good
    assert check_picture(frame, SMALL, 2, [fingerprint(np.flip(frame, 1).copy())], faces) == []


def test_each_fault_is_found(good):
    frame, faces = good
    grey = np.full_like(frame, 128)
    noise = np.random.default_rng(1).integers(0, 255, frame.shape, np.uint8)
    dull = (frame * .10 + 110).astype(np.uint8)
    burnt = np.where(frame > 70, 255, 0).astype(np.uint8)
    burnt[:] = burnt.max(axis=2, keepdims=True)
    assert "blank" in check_picture(grey, SMALL)
    assert "low_contrast" in check_picture(dull, SMALL)
    assert "clipped" in check_picture(burnt, SMALL)
    assert "wrong_size" in check_picture(frame[:-20], SMALL)
    again = cv2.imdecode(cv2.imencode(".jpg", frame)[1], cv2.IMREAD_COLOR)
    assert "duplicate" in check_picture(frame, SMALL, others=[fingerprint(noise), fingerprint(again)])
    assert "face_missing" in check_picture(frame, SMALL, 2, faces=faces[:1])
    assert "face_cut" in check_picture(frame, SMALL, 1, faces=[(-.3, .2, .2, .5)])
    assert "face_missing" not in check_picture(frame, SMALL, 2), "nobody looked for faces"


def test_shots_of_one_scene_are_not_taken_for_one_another():
    marks = [fingerprint(draw_shot(shot(size), CAST, SMALL).flatten()) for size in ("wide", "two", "medium", "close", "ots")]
    for i, a in enumerate(marks):
        assert all(np.abs(a - b).mean() > 2.2 for b in marks[i + 1:])


def test_faces_due():
    assert faces_due(["three_quarter", "back"], "ots") == 1 and faces_due(["three_quarter"] * 2, "two") == 2
    assert faces_due(["three_quarter"] * 2, "wide") == faces_due([], "insert") == 0


@pytest.mark.parametrize("style", get_args(Style))
@pytest.mark.parametrize("size", get_args(ShotSize))
def test_what_we_draw_ourselves_passes(style, size):
    spec = shot(size, "cafe", time_of_day="day", light="soft")
    picture = draw_shot(spec, CAST, SMALL, style)
    assert check_picture(picture.flatten(), SMALL, faces_due([a.view for a in spec.actors], size), faces=list(picture.faces.values())) == []


def test_the_stage_tries_another_variant_and_says_so(monkeypatch):
    """A first drawing that is blank is drawn again, and the take says what was wrong with it."""
    from engine.picture import quality
    from engine.pipeline.stages import pictures as stage
    seen = []

    def strict(rgb, size, due=0, others=(), faces=None):
        seen.append(rgb)
        return ["blank"] if len(seen) == 1 else check_picture(rgb, size, due, others, faces)

    monkeypatch.setattr(quality, "check_picture", strict)
    picture, flat, kept = stage._drawn_well(shot("two"), CAST, SMALL, "noir", 0, 0)
    assert kept == {"faults": [], "tries": 2, "variant": 1, "rejected": [["blank"]]}
    assert np.array_equal(flat, draw_shot(shot("two"), CAST, SMALL, "noir", 0, 1).flatten()) and picture.faces
