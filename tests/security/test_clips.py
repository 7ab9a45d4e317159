"""Films from outside are decoded and encoded again, or refused in words."""
from __future__ import annotations

import io

import av
import numpy as np
import pytest

from engine.errors import BadInput, TooLarge
from studio.security.clips import MAX_SIDE, clean_clip


def film(seconds: float, width: int = 320, height: int = 240, codec: str = "libx264", container: str = "mp4") -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format=container) as made:
        stream = made.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        picture = np.full((height, width, 3), (200, 40, 40), np.uint8)
        for _ in range(round(seconds * 10)):
            made.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        made.mux(stream.encode(None))
    return out.getvalue()


@pytest.mark.parametrize("codec, container", [("libx264", "mp4"), ("libvpx", "webm"), ("mpeg4", "avi")])
def test_a_film_comes_out_as_h264_with_a_picture(codec: str, container: str):
    clean, preview = clean_clip(film(2, codec=codec, container=container))
    with av.open(io.BytesIO(clean)) as opened:
        assert opened.streams.video[0].codec_context.name == "h264" and not opened.streams.audio
        assert sum(1 for _ in opened.decode(video=0)) == 20
    assert preview.startswith(b"\xff\xd8\xff")


def test_a_large_film_becomes_smaller():
    clean, _ = clean_clip(film(0.5, 2560, 1440))
    with av.open(io.BytesIO(clean)) as opened:
        assert max(opened.streams.video[0].width, opened.streams.video[0].height) == MAX_SIDE


def test_too_long_is_told():
    with pytest.raises(TooLarge):
        clean_clip(film(61, 64, 64))


@pytest.mark.parametrize("data", [b"", b"not a film", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", b"ffconcat version 1.0\nfile /etc/passwd\n", film(1)[:900]],
                         ids=["empty", "words", "playlist", "concat", "broken off"])
def test_what_is_no_film_is_refused(data: bytes):
    with pytest.raises(BadInput):
        clean_clip(data)
