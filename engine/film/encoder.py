"""Frames → H.264 with libx264 through PyAV."""
from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame

from engine import helping
from engine.film.planes import Frame

_DRAWN = ("subme=0:me=dia:trellis=0:partitions=i4x4:8x8dct=0:weightp=0:b-adapt=0:bframes=3:rc-lookahead=4:"
          "deblock=1,1:psy-rd=0.4,0:aq-strength=0.6")
"""Best quality per CPU second on drawn pictures with slow moves: SSIM 0.985 at three fifths of what half-pixel motion, more
block sizes and a longer look ahead cost, which give 0.987 in as many bytes."""
_PRESETS: dict[str, tuple[str, int, str]] = {
    "draft": ("ultrafast", 25, ""),
    "standard": ("veryfast", 21, _DRAWN),
    "master": ("medium", 17, "deblock=1,1:psy-rd=0.6,0:aq-strength=0.7"),
}
_JOINABLE = "scenecut=0:open-gop=0:stitchable=1:force-cfr=1"
"""Every segment has the same headers and stands on its own."""
_CV_AVX512F = 13
"""OpenCV's number for this processor feature (`cv2.checkHardwareSupport`)."""
_BEHIND = 3
"""Pictures by which encoding may be behind drawing: x264 takes several without doing anything, and then works for long."""
_BT709 = 1
_LIMITED = 1


@dataclass(frozen=True)
class Encode:
    """How pictures are compressed. `draft` is for a first look, `standard` for watching, `master` for editing on."""

    preset: Literal["draft", "standard", "master"] = "standard"
    keyframe_seconds: float = 5.0
    """At least one keyframe this often, for seeking; every shot begins with one anyway."""


@lru_cache
def _steady() -> str:
    """x264's AVX-512 routines read memory that nobody has written, so that equal frames give unequal bytes; its AVX2
    ones do not, are as fast here, and give the same bytes on every processor. Older processors choose by themselves."""
    return "asm=avx2,bmi2,fma3" if cv2.checkHardwareSupport(_CV_AVX512F) else ""


def x264_settings(how: Encode) -> tuple[str, int, str]:
    """Preset, constant rate factor and `x264-params`."""
    preset, quality, params = _PRESETS[how.preset]
    return preset, quality, ":".join(p for p in (_JOINABLE, _steady(), params) if p)


class Encoder:
    """An MP4 (video only) in the making: H.264, yuv420p, BT.709 limited, closed GOP, keyframe first.

    Draw into `frame`, then `push` it; `finish` gives the bytes. x264 has one thread, so that the same frames give the same
    bytes; parallel work is done on segments. With help at hand (`engine.helping`) the next frame is drawn meanwhile.
    """

    def __init__(self, size: tuple[int, int], rate: Fraction, how: Encode) -> None:
        width, height = size
        preset, quality, params = x264_settings(how)
        self._out = io.BytesIO()
        self._container = av.open(self._out, "w", format="mp4")
        self._stream = self._container.add_stream("libx264", rate=rate)
        context = self._stream.codec_context
        context.width, context.height, context.pix_fmt = width, height, "nv12"
        context.time_base = 1 / rate
        context.thread_count = 1
        context.gop_size = max(1, round(how.keyframe_seconds * rate))
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
        context.options = {"preset": preset, "crf": str(quality), "x264-params": params}
        self._picture = _picture(size, rate)
        self.frame = _planes(self._picture)
        self._count = 0
        self._copies = [_picture(size, rate) for _ in range(_BEHIND)] if helping.allowed() else []
        self._begun: list[Future[None]] = []

    def push(self) -> None:
        """Encode what is in `frame`, which can be drawn on again when this returns: libx264 takes its own copy."""
        if self._copies and helping.at_hand():
            if len(self._begun) == len(self._copies):
                self._begun.pop(0).result()
            picture = self._copies[self._count % len(self._copies)]
            _planes(picture).copy_from(self.frame)
            self._begun.append(helping.behind(self._encoding(picture)))
        else:
            self._ended()
            self._encoding(self._picture)()
        self._count += 1

    def _ended(self) -> None:
        """Wait for what is being encoded."""
        while self._begun:
            self._begun.pop(0).result()

    def _encoding(self, picture: VideoFrame) -> Callable[[], None]:
        picture.pts = self._count
        return lambda: self._encode(picture)

    def _encode(self, picture: VideoFrame | None) -> None:
        for packet in self._stream.encode(picture):
            self._container.mux(packet)

    def finish(self) -> bytes:
        """The whole film. Nothing can be pushed any more."""
        self._ended()
        self._encode(None)
        self._container.close()
        return self._out.getvalue()


def _picture(size: tuple[int, int], rate: Fraction) -> VideoFrame:
    picture = VideoFrame(*size, "nv12")
    picture.color_range, picture.colorspace = _LIMITED, _BT709
    picture.time_base = 1 / rate
    return picture


def _planes(picture: VideoFrame) -> Frame:
    """What is in a picture, to be drawn on."""
    luma, chroma = (np.frombuffer(memoryview(p), np.uint8).reshape(p.height, p.line_size) for p in picture.planes[:2])
    return Frame(luma[:, :picture.width], chroma[:, :picture.width])
