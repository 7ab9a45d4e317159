"""Clips of outside services → one clip that joins our films: size, frame rate, colours, length."""
from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.film.encoder import Encode, Encoder
from engine.film.foreign import ClipComposer, ForeignClip, filled
from engine.film.planes import Frame, Planes
from engine.film.probe import rate_of, sample_frames

CONFORM_VERSION = 3
"""Enters the cache key: raise it when the same pieces should give another clip."""
_MOST = 0.12
"""How much of the full range a piece's brightness or colour may be moved, so that a true change of light stays."""
_PREVIEW = 640


def conformed(pieces: Sequence[tuple[Path, int]], size: tuple[int, int], rate: Fraction) -> tuple[bytes, bytes]:
    """The pieces (file, frames to take of it) one after the other as an MP4 without sound, and a JPEG of its first
    picture. A later piece is brought to the colours in which the one before ended: services drift. Its own first picture is
    that one's last and is left out. Raises BadInput for a file that is no film."""
    encoder = Encoder(size, rate, Encode("master"))
    last: NDArray[np.uint8] | None = None
    first: NDArray[np.uint8] | None = None
    for number, (path, frames) in enumerate(pieces):
        clip = ClipComposer(ForeignClip(path, *size), frames, rate, _begin(path, rate) if number else Fraction(0))
        begin = filled(sample_frames(path, [0.0])[0], *size)
        first = begin if first is None else first
        shift = _shift(begin, last) if last is not None else None
        for i in range(frames):
            encoder.frame.copy_from(clip.at(i))
            if shift is not None:
                _moved(encoder.frame, shift)
            encoder.push()
        last = filled(last_picture(path, frames, rate, later=number > 0), *size)
    assert first is not None
    scale = _PREVIEW / max(first.shape[:2])
    small = cv2.resize(first, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else first
    ok, jpeg = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 88])
    assert ok
    return encoder.finish(), jpeg.tobytes()


def last_picture(path: Path, frames: int, rate: Fraction, later: bool = False) -> NDArray[np.uint8]:
    """The picture (RGB) at which a piece of so many frames ends; a `later` one has left out its first."""
    return sample_frames(path, [float((_begin(path, rate) if later else 0) + (frames - 1) / rate)])[0]


def _begin(path: Path, rate: Fraction) -> Fraction:
    """The second at which a later piece begins: that of its second picture, at its own rate or the film's."""
    return max(1 / rate, 1 / rate_of(path))


def _shift(begin: NDArray[np.uint8], before: NDArray[np.uint8]) -> tuple[float, float, float]:
    """How far luma and chroma of a piece lie from the picture that it should continue, in code values of the film: measured
    on its own planes, because other matrices weigh colours otherwise."""
    def means(rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
        small = cv2.resize(rgb, (64, 64), interpolation=cv2.INTER_AREA)
        frame = Frame.black(64, 64)
        Planes.of(np.dstack([small, np.full((64, 64), 255, np.uint8)])).over(frame, 0, 0)
        return np.array([frame.y.mean(), frame.uv[..., 0::2].mean(), frame.uv[..., 1::2].mean()])

    y, u, v = np.clip(means(before) - means(begin), -255 * _MOST, 255 * _MOST)
    return float(y), float(u), float(v)


def _moved(frame: Frame, shift: tuple[float, float, float]) -> None:
    """Add a shift to luma and chroma of a frame (NV12), in place."""
    y, u, v = shift
    if max(abs(y), abs(u), abs(v)) < 0.75:
        return
    frame.y[:] = np.clip(frame.y.astype(np.int16) + round(y), 16, 235).astype(np.uint8)
    chroma = frame.uv.astype(np.int16)
    chroma[..., 0::2] += round(u)
    chroma[..., 1::2] += round(v)
    frame.uv[:] = np.clip(chroma, 16, 240).astype(np.uint8)


__all__ = ["CONFORM_VERSION", "conformed", "last_picture"]
