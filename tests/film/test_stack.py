"""Leaving out what is hidden, empty or unchanged never shows."""
from __future__ import annotations

from fractions import Fraction

import cv2
import numpy as np
import pytest

from engine.drama.timeline import Cue, ShotClip, Timeline, TitleCard
from engine.drama.vocabulary import Move
from engine.film import compose_segment
from engine.film.compose import Composer
from engine.film.overlays import overlays_of
from engine.film.planes import Frame
from engine.film.sheets import Map, Sheet, Surface, sheets_of
from engine.film.stack import Stack
from engine.film.tiles import bring, grid, mark
from engine.picture.layers import Layer, LayeredPicture
from tests.film.films import shot
from tests.film.pictures import drawn

SIZE = (150, 214)


def _scribbled(seed: int) -> LayeredPicture:
    """Five sheets of blobs, hard and soft, some filling much of the frame, over a ground; odd places and sizes."""
    dice = np.random.default_rng(seed)
    layers = []
    for k in range(6):
        h, w = (SIZE[1] + 40, SIZE[0] + 40) if k == 0 else (int(dice.integers(40, 240)), int(dice.integers(40, 190)))
        image = np.repeat(np.repeat(dice.integers(0, 256, (h // 8 + 1, w // 8 + 1, 4)), 8, 0), 8, 1)[:h, :w].astype(np.uint8)
        alpha = np.zeros((h, w), np.uint8)
        for _ in range(4):
            cv2.circle(alpha, (int(dice.integers(w)), int(dice.integers(h))), int(dice.integers(10, 70)), 255, -1, cv2.LINE_AA)
        image[..., 3] = 255 if k == 0 else cv2.GaussianBlur(alpha, (0, 0), 3) if k % 2 else alpha
        layers.append(Layer(str(k), 0.3 + 0.2 * k, image, 0 if k == 0 else int(dice.integers(150)), 0 if k == 0 else int(dice.integers(200))))
    return LayeredPicture(*SIZE, 20, layers)


def _maps(sheets: list[Sheet], seed: int) -> list[Map]:
    dice = np.random.default_rng(seed)
    return [Map(a, 75 * (1 - a) + float(dice.uniform(-3, 3)), b, 107 * (1 - b) + float(dice.uniform(-3, 3)))
            for _ in sheets for a, b in [dice.choice([1.0, 0.97, 0.9], 2)]]


@pytest.mark.parametrize("seed", range(8))
def test_what_is_left_out_is_hidden_or_empty(seed: int) -> None:
    """The same bytes as when every tile of every sheet over the ground is blended."""
    sheets = sheets_of(_scribbled(seed))
    maps = _maps(sheets, seed)
    frames = []
    for blended in (False, True):
        for s in sheets[1:] if blended else []:
            s.source = Surface(s.source.planes, np.full((1, 1), 3, np.uint8))
        stack, frame = Stack(sheets, SIZE), Frame.black(*SIZE)
        stack.draw(frame, maps, np.ones(stack.grid, np.uint8))
        frames.append(frame)
    assert (frames[0].y == frames[1].y).all() and (frames[0].uv == frames[1].uv).all()


def test_only_the_tiles_asked_for_are_drawn() -> None:
    sheets = sheets_of(_scribbled(3))
    stack, maps = Stack(sheets, SIZE), _maps(sheets, 3)
    whole, some = Frame.black(*SIZE), Frame.black(*SIZE)
    stack.draw(whole, maps, np.ones(stack.grid, np.uint8))
    where = np.zeros(stack.grid, np.uint8)
    mark(where, (33, 50, 97, 121))
    stack.draw(some, maps, where)
    assert (some.y[48:128, 32:112] == whole.y[48:128, 32:112]).all() and (some.uv[24:64, 32:112] == whole.uv[24:64, 32:112]).all()
    some.y[48:128, 32:112], some.uv[24:64, 32:112] = 16, 128
    assert (some.y == 16).all() and (some.uv == 128).all()


def test_marked_tiles_are_copied() -> None:
    source, out = Frame.black(*SIZE), Frame.black(*SIZE)
    source.y[:], source.uv[:] = 99, 77
    where = np.zeros(grid(SIZE), np.uint8)
    mark(where, (140, 200, 900, 900))
    bring(source, out, where)
    assert (out.y[192:, 128:] == 99).all() and (out.uv[96:, 128:] == 77).all()
    assert (out.y == 99).sum() == 22 * 22 and (out.uv == 77).sum() == 11 * 22


@pytest.mark.parametrize("move", ["static", "push_in"])
def test_words_leave_nothing_behind(move: Move) -> None:
    """While words come, go and fade, every frame is the picture of that moment with its words, drawn afresh."""
    picture = drawn(180, 320, 14)
    plan = Timeline(episode=1, fps="24", width=180, height=320, frames=40, pictures=[ShotClip(start=0, frames=40, shot="e1s1k1")], speech=[],
                    cues=[Cue(start=5, frames=9, text="再坚持一天"), Cue(start=22, frames=8, text="好")], titles=[TitleCard(start=3, frames=24, kind="title", text="风雨")])
    words = overlays_of(plan, 0, 40, list(picture.faces.values()), True)
    composer = Composer(picture, shot(1, move), 40, Fraction(24))
    for n, made in enumerate(compose_segment(plan, 0, picture, None, shot(1, move), {})):
        wanted = Frame.black(180, 320)
        wanted.copy_from(composer.at(n))
        for w in words:
            w.draw(wanted, n)
        assert (made.y == wanted.y).all() and (made.uv == wanted.uv).all(), n
