"""Clips as services send them (other sizes, rates, lengths, colours) → one clip that joins our films."""
from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from engine.errors import BadInput
from engine.film.conform import conformed, last_picture

SIZE, RATE = (360, 640), Fraction(24)


def clip(path: Path, size: tuple[int, int], rate: int, frames: int, colour: tuple[int, int, int]) -> Path:
    """A film of one colour with a mark that walks to the right, one sixtieth of the width a frame."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.options = {"crf": "12", "preset": "ultrafast"}
        for i in range(frames):
            picture = np.full((size[1], size[0], 3), colour, np.uint8)
            x = size[0] // 4 + i * size[0] // 2 // 60
            cv2.rectangle(picture, (x, size[1] // 2 - 20), (x + 20, size[1] // 2 + 20), (250, 250, 250), -1)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                out.mux(packet)
        for packet in stream.encode(None):
            out.mux(packet)
    return path


def pictures(data: bytes) -> list[np.ndarray]:
    with av.open(io.BytesIO(data)) as film:
        assert film.streams.video[0].average_rate == RATE
        return [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]


def corner(frame: np.ndarray) -> np.ndarray:
    return frame[:60, :60].reshape(-1, 3).mean(0)


def test_pieces_of_any_size_and_rate_come_out_in_ours_to_the_frame(tmp_path: Path) -> None:
    a = clip(tmp_path / "a.mp4", (640, 640), 30, 90, (80, 90, 100))
    b = clip(tmp_path / "b.mp4", (1280, 720), 16, 40, (80, 90, 100))
    data, preview = conformed([(a, 50), (b, 46)], SIZE, RATE)
    found = pictures(data)
    assert len(found) == 96 and all(f.shape == (640, 360, 3) for f in found)
    assert cv2.imdecode(np.frombuffer(preview, np.uint8), cv2.IMREAD_COLOR).shape[:2] == (640, 360)
    at = [int(np.argmax(f[320].min(axis=1) > 200)) for f in found[:50]]
    assert at == sorted(at) and at[-1] > at[0] + 150, "it moves at its own speed"


def test_no_frame_is_seen_twice_where_pieces_join(tmp_path: Path) -> None:
    """A piece that goes on from another one begins with its last picture."""
    a = clip(tmp_path / "a.mp4", SIZE, 24, 40, (80, 90, 100))
    found = pictures(conformed([(a, 20), (a, 20)], SIZE, RATE)[0])
    at = [int(np.argmax(f[320].min(axis=1) > 200)) for f in found]
    assert len(found) == 40 and at[20] - at[0] in (2, 3, 4) and at[39] - at[19] in (2, 3, 4), "the second piece is a frame ahead of the first"
    assert np.abs(last_picture(a, 20, RATE, later=True).astype(int) - found[-1].astype(int)).mean() < 3


def test_a_piece_that_drifted_goes_on_in_the_colours_before_it(tmp_path: Path) -> None:
    a = clip(tmp_path / "a.mp4", SIZE, 24, 30, (80, 90, 110))
    b = clip(tmp_path / "b.mp4", SIZE, 24, 30, (98, 102, 112))
    found = pictures(conformed([(a, 24), (b, 24)], SIZE, RATE)[0])
    assert np.abs(corner(found[24]) - corner(found[23])).max() < 4
    assert np.abs(corner(found[47]) - corner(found[23])).max() < 4


def test_a_true_change_of_light_stays_one(tmp_path: Path) -> None:
    a = clip(tmp_path / "a.mp4", SIZE, 24, 30, (30, 30, 40))
    b = clip(tmp_path / "b.mp4", SIZE, 24, 30, (200, 190, 180))
    found = pictures(conformed([(a, 24), (b, 24)], SIZE, RATE)[0])
    assert corner(found[24]).mean() - corner(found[23]).mean() > 100


def test_a_clip_that_is_too_short_is_slowed_and_then_held(tmp_path: Path) -> None:
    a = clip(tmp_path / "a.mp4", SIZE, 24, 24, (80, 90, 100))
    found = pictures(conformed([(a, 48)], SIZE, RATE)[0])
    assert len(found) == 48 and np.abs(found[-1].astype(int) - found[-10].astype(int)).mean() < 2


def test_the_last_picture_is_that_of_the_last_frame_taken(tmp_path: Path) -> None:
    a = clip(tmp_path / "a.mp4", SIZE, 24, 60, (80, 90, 100))
    data, _ = conformed([(a, 20)], SIZE, RATE)
    assert np.abs(last_picture(a, 20, RATE).astype(int) - pictures(data)[-1].astype(int)).mean() < 3


def test_what_is_no_film_is_said_to_be_none(tmp_path: Path) -> None:
    broken = tmp_path / "x.mp4"
    broken.write_bytes(b"no film at all")
    with pytest.raises(BadInput):
        conformed([(broken, 10)], SIZE, RATE)
