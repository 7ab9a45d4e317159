"""Pictures and films that are not ours: a creator's own, or a provider's, in the place of a drawn shot."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Weather
from engine.errors import BadInput
from engine.film.planes import U8, Frame, Planes
from engine.film.tiles import bring
from engine.picture.layers import Layer, LayeredPicture

SLOWEST = 0.8
"""A clip that is too short is slowed down to this speed at most; then its last picture is held."""
_MARGIN = 0.12
"""Room around the frame for the camera, as a share of its long side: the drawn shots have as much."""


@dataclass(frozen=True)
class ForeignClip:
    """A film in a file, to be shown filling a frame of `width` × `height` pixels. It has its own weather and camera."""

    path: Path
    width: int
    height: int
    weather: Weather = "clear"
    faces: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)


def filled(rgb: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """A picture scaled to fill `width` × `height` and cropped about its middle."""
    h, w = rgb.shape[:2]
    scale = max(width / w, height / h)
    size = max(width, round(w * scale)), max(height, round(h * scale))
    big = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    x, y = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(big[y:y + height, x:x + width])


def picture_of(data: bytes, width: int, height: int) -> LayeredPicture:
    """A picture (JPEG or PNG) as a shot of one sheet, with room for the camera's moves. Raises BadInput."""
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if bgr is None:
        raise BadInput("The picture of a shot cannot be read: upload it again.")
    margin = round(max(width, height) * _MARGIN) // 2 * 2
    rgb = filled(np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8), width + 2 * margin, height + 2 * margin)
    rgba = np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])
    return LayeredPicture(width, height, margin, [Layer("picture", 1.0, rgba)])


class ClipComposer:
    """The frames of a foreign clip at the film's rate, for one shot; to be asked in order. The first is the picture at
    second `begin` of the clip."""

    def __init__(self, clip: ForeignClip, frames: int, rate: Fraction, begin: Fraction = Fraction(0)) -> None:
        self._clip = clip
        self._frame = Frame.black(clip.width, clip.height)
        self._fresh = False
        try:
            self._source = _pictures(clip.path)
            self._next: tuple[Fraction, NDArray[np.uint8]] | None = next(self._source)
        except (av.FFmpegError, StopIteration, OSError) as error:
            raise BadInput("The clip of a shot cannot be read: upload it again.") from error
        seconds = _seconds(clip.path) - begin
        self._speed = min(Fraction(1), max(Fraction(SLOWEST).limit_denominator(100), seconds * rate / max(frames, 1)))
        self._rate, self._begin = rate, begin

    def at(self, frame: int) -> Frame:
        """The picture at a frame of the shot; after the end, the last one."""
        time = self._begin + frame / self._rate * self._speed
        found = None
        while self._next is not None and self._next[0] <= time:
            found = self._next[1]
            self._next = next(self._source, None)
        if found is not None:
            rgb = filled(found, self._clip.width, self._clip.height)
            planes = Planes.straight(np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)]), solid=True)
            self._frame = Frame(planes.y, planes.uv)
            self._fresh = True
        return self._frame

    def onto(self, frame: int, out: Frame, lost: U8) -> bool:
        """Like `Composer.onto`."""
        self._fresh = False
        self.at(frame)
        if self._fresh:
            out.copy_from(self._frame)
        return self._fresh

    def restore(self, out: Frame, lost: U8) -> None:
        """Like `Composer.restore`."""
        bring(self._frame, out, lost)


def _pictures(path: Path) -> Iterator[tuple[Fraction, NDArray[np.uint8]]]:
    """Time and picture, from the first on."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        begin: Fraction | None = None
        for frame in container.decode(stream):
            time = Fraction(frame.pts or 0) * Fraction(frame.time_base or 0)
            begin = time if begin is None else begin
            yield time - begin, np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


def _seconds(path: Path) -> Fraction:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        if stream.frames and stream.average_rate:
            return Fraction(stream.frames) / stream.average_rate
        return Fraction(container.duration or 0, 1_000_000)
