"""Pictures: harmless ones pass however dark or red they are, spoilt ones are told apart, words on them are read."""
from __future__ import annotations

import cv2
import numpy as np
import pytest
import skia
from numpy.typing import NDArray
from threadpoolctl import threadpool_info

from engine.drama.verdict import Check
from engine.errors import ModelMissing
from engine.moderation import check_image, decide, pictures
from engine.settings import ROOT
from tests.moderation import films

Frame = NDArray[np.uint8]


def drawn() -> Frame:
    films_size, films.SIZE = films.SIZE, (540, 960)
    try:
        return films.scene(3)
    finally:
        films.SIZE = films_size


def lettered(words: str, em: float = 44) -> Frame:
    picture = drawn() // 3
    surface = skia.Surface(540, 960)
    canvas = surface.getCanvas()
    canvas.drawImage(skia.Image.fromarray(np.ascontiguousarray(np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])), colorType=skia.kRGBA_8888_ColorType), 0, 0)
    face = skia.Typeface.MakeFromFile(str(ROOT / "engine/assets/fonts/DramaSansSC-Bold.otf"))
    canvas.drawString(words, 40, 700, skia.Font(face, em), skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))
    return np.ascontiguousarray(surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3])


def check(checks: list[Check], name: str) -> Check:
    return next(c for c in checks if c.name == name)


@pytest.mark.parametrize("grade", ["as drawn", "night", "cold", "pale"])
def test_harmless_pictures_pass(grade: str) -> None:
    picture = drawn().astype(np.float32)
    picture = {"as drawn": picture, "night": picture * .28, "cold": picture * [.5, .7, 1.0], "pale": picture * .3 + 160}[grade]
    checks = check_image(np.clip(picture, 0, 255).astype(np.uint8))
    assert decide(checks, "standard").decision == "pass", [(c.name, c.score) for c in checks]


def spoilt(how: str) -> Frame:
    picture = drawn().astype(np.float32)
    rng = np.random.default_rng(1)
    return np.clip({
        "blank": np.full_like(picture, 128), "too dark": picture * .02, "washed out": picture * .05 + 240, "flat": picture * .12 + 100,
        "noisy": picture + rng.normal(0, 25, picture.shape), "blurred": cv2.GaussianBlur(picture, (0, 0), 14),
    }[how], 0, 255).astype(np.uint8)


@pytest.mark.parametrize("how", ["blank", "too dark", "washed out", "flat", "noisy", "blurred"])
def test_spoilt_pictures_are_told(how: str) -> None:
    score, wrong = pictures.quality(spoilt(how))
    assert how in wrong
    assert score < 100


def test_words_on_a_picture_are_read_and_judged() -> None:
    assert "辞职信" in "".join(pictures.words_on(lettered("辞职信")))
    checks = check_image(lettered("出售冰毒"))
    assert check(checks, "on-screen text").decision == "block"
    assert all(c.name != "on-screen text" for c in check_image(lettered("出售冰毒"), read=False))


def test_blood_asks_for_a_look_and_a_red_dress_does_not() -> None:
    rng = np.random.default_rng(5)
    splatter = np.full((480, 480, 3), 120, np.uint8)
    for _ in range(30):
        centre = rng.integers(40, 440, 2)
        spikes = np.array([centre + rng.uniform(8, 60) * np.array([np.cos(a), np.sin(a)]) for a in np.linspace(0, 2 * np.pi, 28)], np.int32)
        cv2.fillPoly(splatter, [spikes], (120, 4, 8))
    assert pictures.blood_check(pictures.blood_share(splatter)).decision == "review"
    dress = np.full((480, 480, 3), 120, np.uint8)
    cv2.ellipse(dress, (240, 260), (110, 170), 0, 0, 360, (120, 4, 8), -1)
    assert pictures.blood_check(pictures.blood_share(dress)).decision == "pass"


def test_the_small_network_alone_never_blocks() -> None:
    assert pictures.ALONE < pictures.NUDITY_BLOCK
    assert pictures.nudity_check(1.0 * pictures.ALONE).decision == "review"


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures._nsfwjs.cache_clear()
    monkeypatch.setattr(pictures, "_NSFWJS", ROOT / "engine" / "assets" / "moderation" / "gone.onnx")
    try:
        with pytest.raises(ModelMissing, match=r"gone\.onnx"):
            pictures.nudity(drawn())
    finally:
        pictures._nsfwjs.cache_clear()


def test_faces_are_looked_for_by_one_thread() -> None:
    """Several wait for one another at full speed, and take four times the processor's time beside other work."""
    pictures.faces(drawn())
    pools = [p for p in threadpool_info() if "yuface" in p["filepath"]]
    assert pools and all(p["num_threads"] == 1 for p in pools)
