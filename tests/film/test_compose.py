"""What is composed is what was drawn, moved smoothly, and drawn again only where it changed."""
from __future__ import annotations

from fractions import Fraction

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.drama.vocabulary import Move
from engine.film.compose import Composer
from engine.film.planes import Frame, Planes
from engine.film.sheets import Map, Sheet, sheets_of
from engine.film.stack import Stack
from engine.motion import CameraState
from engine.picture.layers import Layer, LayeredPicture
from tests.film.films import shot
from tests.film.pictures import drawn

RATE = Fraction(24)
AT_REST = Map()


def whole(sheets: list[Sheet], size: tuple[int, int], at: Map = AT_REST) -> Frame:
    """A frame on which all sheets are drawn at the same place."""
    frame, stack = Frame.black(*size), Stack(sheets, size)
    stack.draw(frame, [at] * len(sheets), np.ones(stack.grid, np.uint8))
    return frame


def at_rest(picture: LayeredPicture) -> Frame:
    return whole(sheets_of(picture), (picture.width, picture.height))


def reference(rgb: NDArray[np.uint8]) -> Frame:
    """BT.709 limited NV12 in floating point, chroma sited left."""
    r, g, b = (rgb[..., i].astype(np.float64) / 255 for i in range(3))
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    planes = []
    for c, k in ((b, 1.8556), (r, 1.5748)):
        full = (c - y) / k * 224 + 128
        left = np.concatenate([full[:, :1], full[:, :-1]], 1)
        wide = (left[:, ::2] + 2 * full[:, ::2] + full[:, 1::2]) / 4
        planes.append((wide[::2] + wide[1::2]) / 2)
    uv = np.stack(planes, -1).reshape(rgb.shape[0] // 2, rgb.shape[1])
    return Frame(np.round(y * 219 + 16).astype(np.uint8), np.round(uv).astype(np.uint8))


@pytest.mark.parametrize("margin", [14, 15])
def test_at_rest_the_film_shows_the_drawn_picture(margin: int) -> None:
    picture = drawn(180, 320, margin)
    made, wanted = at_rest(picture), reference(picture.flatten())
    # chroma is blended at half size: where a soft edge crosses a busy ground the average differs a little
    for a, b, most in ((made.y, wanted.y, 3), (made.uv, wanted.uv, 12)):
        off = np.abs(a.astype(int) - b)
        assert off.max() <= most and off.mean() < 0.3


def test_mouth_and_lids_show_the_drawn_patches_and_go_back() -> None:
    picture = drawn(180, 320, 14)
    sheets = sheets_of(picture)
    person = next(s for s in sheets if s.layer.actor)
    rest = at_rest(picture)
    for viseme, lid in (("A", None), ("X", "shut"), ("U", "half")):
        assert person.show(viseme, lid)  # type: ignore[arg-type]
        assert not person.show(viseme, lid)  # type: ignore[arg-type]
        frame = whole(sheets, (180, 320))
        wanted = reference(picture.flatten({"林晚": viseme}, {"林晚": lid} if lid else None))  # type: ignore[dict-item]
        assert np.abs(frame.y.astype(int) - wanted.y).max() <= 3
        assert np.abs(frame.uv.astype(int) - wanted.uv).max() <= 12
    person.show(None, None)
    again = whole(sheets, (180, 320))
    assert (again.y == rest.y).all() and (again.uv == rest.uv).all()


@pytest.mark.parametrize("move", ["static", "push_in", "pan_right", "handheld"])
def test_drawing_only_what_changed_gives_the_whole_picture(move: Move) -> None:
    """In order (partly redrawn) every frame is the same as composed alone."""
    picture = drawn(180, 320, 14)
    speaks = {"林晚": lambda n: "XAEO"[n // 2 % 4]}
    ordered = Composer(picture, shot(1, move), 70, RATE, speaks)  # type: ignore[arg-type]
    for n in range(70):
        frame = ordered.at(n)
        if n % 7 == 0 or n > 60:
            alone = Composer(picture, shot(1, move), 70, RATE, speaks).at(n)  # type: ignore[arg-type]
            # a partly redrawn rectangle may round a sampling position differently: by one step of brightness
            assert np.abs(frame.y.astype(int) - alone.y).max() <= 2, n
            assert np.abs(frame.uv.astype(int) - alone.uv).max() <= 2, n


def test_a_still_camera_draws_a_small_rectangle(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = drawn(180, 320, 14, breath=0.0)
    still = Composer(picture, shot(1), 40, RATE, {"林晚": lambda n: "AE"[n % 2]})  # type: ignore[arg-type, return-value]
    still._camera = lambda n: CameraState()
    areas: list[int] = []
    draw = still._draw
    monkeypatch.setattr(still, "_draw", lambda where: (areas.append(int(where.sum()) * 256), draw(where)))
    for n in range(9):
        still.at(n)
    assert areas[0] >= 180 * 320 and len(areas) == 9
    assert 0 < max(areas[1:]) < 0.08 * 180 * 320  # whole tiles


def _dot(width: int, height: int) -> LayeredPicture:
    image = np.zeros((height, width, 4), np.uint8)
    image[..., 3] = 255
    y, x = np.mgrid[:height, :width]
    image[..., :3] = (30 + 200 * np.exp(-((x - width * .8) ** 2 + (y - height * .3) ** 2) / 40.0))[..., None]
    return LayeredPicture(width, height, 0, [Layer("dot", 1.0, image)])


def test_a_push_in_moves_evenly_by_fractions_of_a_pixel() -> None:
    """The centre of a soft dot, measured in every frame, goes one way all the time and within 0.02 pixels of its path."""
    width, height, frames = 320, 320, 120
    composer = Composer(_dot(width, height), shot(1), frames, RATE)
    seen, path = [], []
    y, x = np.mgrid[:height, :width]
    for n in range(frames):
        light = np.clip(composer.at(n).y.astype(np.float64) - 44, 0, None)
        seen.append((float((light * x).sum() / light.sum()), float((light * y).sum() / light.sum())))
        zoom = composer._camera(n).zoom
        path.append(((width * .8 - (width - 1) / 2) * zoom + (width - 1) / 2, (height * .3 - (height - 1) / 2) * zoom + (height - 1) / 2))
    off = np.array(seen) - np.array(path)
    assert np.abs(off).max() < 0.05
    steps = np.diff(np.array(seen), axis=0)
    assert (steps[:, 0] > 0).all() and (steps[:, 1] < 0).all()
    assert np.abs(np.diff(off, axis=0)).max() < 0.03


def test_edges_have_no_halo() -> None:
    """A red sheet over a red ground stays red along its soft edge, at any sub-pixel place."""
    size = 96
    ground = np.zeros((size + 16, size + 16, 4), np.uint8)
    ground[:] = (180, 40, 40, 255)
    disc = np.zeros((size + 16, size + 16, 4), np.uint8)
    cv2.circle(disc, (56, 56), 30, (255, 255, 255, 255), -1, cv2.LINE_AA)
    disc[..., 3] = disc[..., 0]
    disc[..., :3] = np.where(disc[..., 3:] > 0, (180, 40, 40), (0, 255, 0))
    picture = LayeredPicture(size, size, 8, [Layer("ground", 0.0, ground), Layer("disc", 1.0, disc)])
    for k in range(6):
        frame = whole(sheets_of(picture), (size, size), Map(0.97, 0.31 * k, 0.97, 0.17 * k))
        assert np.ptp(frame.y) <= 3 and np.ptp(frame.uv[:, ::2]) <= 3 and np.ptp(frame.uv[:, 1::2]) <= 3


def test_overlays_are_blended_with_their_opacity() -> None:
    rgba = np.zeros((8, 8, 4), np.uint8)
    rgba[:] = (255, 255, 255, 255)
    planes = Planes.of(rgba)
    for opacity, wanted in ((1.0, 235), (0.5, 126), (0.0, 16)):
        frame = Frame.black(16, 16)
        planes.over(frame, 12, -4, opacity)
        assert abs(int(frame.y[0, 15]) - wanted) <= 1
        assert frame.y[8, 8] == 16 and abs(int(frame.uv[0, 14]) - 128) <= 1


@pytest.mark.parametrize("move", ["pan_left", "pan_right", "tilt_up", "tilt_down", "handheld", "pull_out"])
@pytest.mark.parametrize("margin", [0, 3, 14])
def test_no_move_shows_where_a_drawing_ends(move: Move, margin: int) -> None:
    """Sheets of one colour to their very edges over a green ground: neither black nor green comes in at the frame's edge."""
    width, height = 120, 200
    whole = (height + 2 * margin, width + 2 * margin, 4)
    ground, wall, body = np.zeros(whole, np.uint8), np.zeros(whole, np.uint8), np.zeros((60 + margin, 60, 4), np.uint8)
    ground[:], wall[:], body[:] = (0, 250, 0, 255), (200, 60, 60, 255), (200, 60, 60, 255)
    wall[40:60, 40:60, 3] = 0
    picture = LayeredPicture(width, height, margin, [Layer("ground", 0.1, ground), Layer("wall", 0.6, wall), Layer("body", 1.0, body, margin + 30, margin + height - 60)])
    composer = Composer(picture, shot(1, move), 60, RATE)
    edge_is = None
    for n in range(60):
        frame = composer.at(n)
        edges = np.concatenate([frame.y[0], frame.y[-1], frame.y[:, 0], frame.y[:, -1]])
        edge_is = int(edges[0]) if edge_is is None else edge_is
        assert np.abs(edges.astype(int) - edge_is).max() <= 2, n
