"""Words are read as the library whose networks these are reads them."""
from __future__ import annotations

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from engine.errors import ModelMissing
from engine.moderation import reading
from engine.settings import ROOT
from tests.moderation.test_pictures import drawn

Frame = NDArray[np.uint8]


@lru_cache
def library() -> Any:
    from rapidocr import RapidOCR
    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False, "Det.limit_type": "max", "Det.limit_side_len": reading.FIND_SIDE})


def lettered(lines: list[tuple[str, float, float, float]], turn: float = 0.0) -> Frame:
    """Words at places in sizes over a picture."""
    surface = skia.Surface(540, 960)
    canvas = surface.getCanvas()
    canvas.drawImage(skia.Image.fromarray(np.ascontiguousarray(np.dstack([drawn() // 3, np.full((960, 540), 255, np.uint8)])), colorType=skia.kRGBA_8888_ColorType), 0, 0)
    face = skia.Typeface.MakeFromFile(str(ROOT / "engine/assets/fonts/DramaSansSC-Bold.otf"))
    canvas.rotate(turn, 270, 480)
    for words, x, y, em in lines:
        canvas.drawString(words, x, y, skia.Font(face, em), skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))
    return np.ascontiguousarray(surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3])


PICTURES = {
    "subtitles": lettered([("三年前写的辞职信，", 40, 700, 44), ("为什么没有递？", 90, 760, 44)]),
    "beside one another": lettered([("Monday", 40, 200, 40), ("02:14", 330, 204, 40), ("The server room", 40, 300, 30)]),
    "tilted": lettered([("再坚持一天", 120, 480, 60)], turn=14),
    "upright": np.ascontiguousarray(np.rot90(lettered([("The letter", 100, 500, 60)]), -1)),
    "large": cv2.resize(lettered([("你就是顾沉？", 60, 500, 64)]), None, fx=2.5, fy=2.5),
    "nothing": drawn()}


@pytest.mark.parametrize("name", PICTURES)
def test_words_are_read_as_the_library_reads_them(name: str) -> None:
    answer = library()(np.ascontiguousarray(PICTURES[name][..., ::-1]))
    wanted = [text for text, sure in zip(answer.txts or (), answer.scores or (), strict=True) if sure > .75]
    assert [text for text, sure in reading.reader().lines(PICTURES[name]) if sure > .75] == wanted
    assert bool(wanted) == (name != "nothing")


def test_lines_come_from_top_to_bottom_and_from_left_to_right() -> None:
    assert [text for text, _ in reading.reader().lines(PICTURES["beside one another"])] == ["Monday", "02:14", "The server room"]


@pytest.mark.parametrize("size", [(8, 8), (1, 400), (400, 1), (33, 1700)])
def test_a_picture_of_any_size_is_read(size: tuple[int, int]) -> None:
    assert reading.reader().lines(np.zeros((*size, 3), np.uint8)) == []


def test_a_missing_network_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda _name: None)
    with pytest.raises(ModelMissing, match="make setup"):
        reading.Reader()
