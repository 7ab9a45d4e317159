"""Pictures as the encoder wants them: RGBA sheets turned into YUV planes once, NV12 frames."""
from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.film import kernels

U8 = NDArray[np.uint8]

_ALIGNED = 16
"""Bytes to a multiple of which an encoder's rows are filled up. Frames of ours lie alike, so that a loop over them is
compiled once for widths that are a multiple, and once for others."""


@dataclass(frozen=True)
class Frame:
    """An NV12 picture: luma `[h, w]`, and Cb, Cr interleaved `[h/2, w]`. Width and height are even. Rows may lie apart."""

    y: U8
    uv: U8

    @classmethod
    def black(cls, width: int, height: int) -> Frame:
        apart = -(-width // _ALIGNED) * _ALIGNED
        return cls(np.full((height, apart), 16, np.uint8)[:, :width], np.full((height // 2, apart), 128, np.uint8)[:, :width])

    @property
    def rows(self) -> tuple[U8, U8]:
        """Both planes with what fills their rows up: for a loop that is dear to compile, and so sees every width alike."""
        y, uv = (np.lib.stride_tricks.as_strided(p, (len(p), p.strides[0])) for p in (self.y, self.uv))
        return y, uv

    def copy_from(self, other: Frame) -> None:
        self.y[:] = other.y
        self.uv[:] = other.uv

    def rgb(self) -> U8:
        """The picture as `uint8[h, w, 3]`, for looking at it: BT.709 limited, chroma repeated without filtering."""
        y = (self.y.astype(np.float32) - 16) / 219
        uv = np.repeat(np.repeat(self.uv.reshape(self.uv.shape[0], -1, 2), 2, 0), 2, 1).astype(np.float32)
        u, v = (uv[..., 0] - 128) / 224, (uv[..., 1] - 128) / 224
        rgb = np.stack([y + 1.5748 * v, y - 0.187324 * u - 0.468124 * v, y + 1.8556 * u], -1)
        return np.clip(np.round(rgb * 255), 0, 255).astype(np.uint8)


@dataclass(frozen=True)
class Planes:
    """YUV of an RGBA picture: luma and alpha `[h, w]`, chroma and its alpha at half size; premultiplied (`of`, chroma
    `[h/2, w/2, 2]`) to be laid over a frame pixel on pixel, or straight (`straight`) to be sampled between pixels."""

    y: U8
    a: U8
    uv: U8
    auv: U8

    @classmethod
    def of(cls, rgba: U8) -> Planes:
        """`rgba`: straight alpha, even width and height."""
        h, w = rgba.shape[:2]
        planes = cls(np.empty((h, w), np.uint8), np.empty((h, w), np.uint8),
                     np.empty((h // 2, w // 2, 2), np.uint8), np.empty((h // 2, w // 2, 2), np.uint8))
        rgba = np.ascontiguousarray(rgba)
        kernels.luma(rgba, planes.y, planes.a)
        kernels.chroma(rgba, planes.uv, planes.auv)
        return planes

    @classmethod
    def none(cls) -> Planes:
        return cls(_NONE, _NONE, _NONE, _NONE)

    @classmethod
    def straight(cls, rgba: U8, still: bool = False, solid: bool = False) -> Planes:
        """Colour as it is. Under the transparent pixels next to it it is continued (in `rgba` itself), unless it stays
        `still` and is never sampled between pixels, or is opaque. Even width and height. Chroma and its alpha come as
        `[h/2, w]`, as in a frame; what is `solid` has no alpha (`[0, 0]`). Some bytes before and after each plane may be read."""
        rgba = np.ascontiguousarray(rgba)
        h, w = rgba.shape[:2]
        if not still and not solid:
            _continue(rgba)
        y, uv = _plane(h, w), _plane(h // 2, w)
        if solid:
            kernels.solid(pixels(rgba), y, uv.view(np.uint16))
            return cls(y, _NONE, uv, _NONE)
        a, auv = _plane(h, w), _plane(h // 2, w)
        kernels.straight(pixels(rgba), y, a, uv.view(np.uint16), auv.view(np.uint16))
        return cls(y, a, uv, auv)

    def over(self, frame: Frame, x: int, y: int, opacity: float = 1.0) -> None:
        """Blend over a frame at even `x`, `y`; what hangs over its edge is left out."""
        height, width = frame.y.shape
        h, w = self.y.shape
        x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, width), min(y + h, height)
        weight = round(256 * opacity)
        if x0 >= x1 or y0 >= y1 or weight <= 0:
            return
        rows, columns = slice(y0 - y, y1 - y), slice(x0 - x, x1 - x)
        kernels.over(self.y[rows, columns], self.a[rows, columns], frame.y[y0:y1, x0:x1], weight)
        rows = slice((y0 - y) // 2, (y1 - y) // 2)
        wide, wide_alpha = self.uv.reshape(h // 2, w), self.auv.reshape(h // 2, w)
        kernels.over(wide[rows, columns], wide_alpha[rows, columns], frame.uv[y0 // 2:y1 // 2, x0:x1], weight)


_NONE = np.empty((0, 0), np.uint8)
_BEFORE, _AFTER = 64, 128
"""Bytes, of no colour, that whole vectors see beside a plane."""


def _plane(height: int, width: int) -> U8:
    room = np.empty(_BEFORE + height * width + _AFTER, np.uint8)
    room[:_BEFORE], room[-_AFTER:] = 0, 0
    return room[_BEFORE:-_AFTER].reshape(height, width)


def pixels(rgba: U8) -> NDArray[np.uint32]:
    """The same picture, a pixel as one number with red lowest."""
    return np.ascontiguousarray(rgba).view("<u4")[..., 0]


def _continue(rgba: U8) -> None:
    """Give the picture the mean of the colours near by wherever it is transparent."""
    half = np.empty((rgba.shape[0] // 2, rgba.shape[1] // 2), np.uint8)
    kernels.covered(pixels(rgba), half)
    kernels.continued(rgba, np.asarray(cv2.dilate(half, np.ones((5, 5), np.uint8)), np.uint8))


def padded_even(rgba: U8, x: int, y: int, pad: int, beyond: int = 0) -> tuple[U8, int, int]:
    """The picture with at least `pad` transparent pixels around it, and `beyond` more on the right, at an even place and of an
    even size: a copy, unless nothing is to be added."""
    left, top = pad + (x - pad) % 2, pad + (y - pad) % 2
    h, w = rgba.shape[:2]
    right, bottom = pad + beyond + (w + left + pad + beyond) % 2, pad + (h + top + pad) % 2
    if not (left or top or right or bottom):
        return rgba, x, y
    out = np.zeros((h + top + bottom, w + left + right, 4), np.uint8)
    out[top:top + h, left:left + w] = rgba
    return out, x - left, y - top
