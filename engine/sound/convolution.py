"""The convolutions of the vocoder, each with the norm and activation before it: in whichever way is fast on this processor.

With matrix tiles (`engine.sound.tiles`) the plain sum is fastest by far; its input is rounded to 8 bits of precision, as
finely as the 8-bit model at its best. Otherwise `engine.sound.spectral` needs a quarter of the multiplications, in float32.
The weights are the model's own in both. Two machines so differ by less than the model's own rounding.
"""
from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine import helping
from engine.sound import rows, spectral, tiles
from engine.sound.spectral import PLANES, TILE

F32 = NDArray[np.float32]

_AT_ONCE = 48
"""Tiles of a spectrum that are worked on together: large matrices in planes of two megabytes."""


class Convolution(Protocol):
    """A convolution over time with dilation, padded so that the length stays."""

    def __init__(self, weights: tiles.BF16, bias: F32, gap: int, scale: float = 1.0) -> None:
        """`weights`: the kernel, `tiles.packed`, times `scale`; `gap` is the dilation."""

    def activated(self, x: F32, scale: F32, shift: F32, alpha: F32) -> NDArray[Any]:
        """The input: `snake` of x · scale + shift, with the empty rows that the convolution needs around it."""

    def add(self, activated: NDArray[Any], rest: F32, out: F32) -> None:
        """out = rest + bias + the convolution. `rest` may be `out`."""


class Tiled:
    """As a plain sum, in the processor's matrix tiles: `bfloat16` in, `float32` summed."""

    def __init__(self, weights: tiles.BF16, bias: F32, gap: int, scale: float = 1.0) -> None:
        if not tiles.available():  # their instructions would end the process
            raise RuntimeError("This processor has no matrix tiles.")
        self._weights, self._scale, self._bias, self._gap = weights, np.float32(scale), bias, gap

    def activated(self, x: F32, scale: F32, shift: F32, alpha: F32) -> NDArray[np.uint16]:
        before, after = tiles.room(len(x), len(self._weights), self._gap)
        padded = _padded(before, x, after, np.uint16)
        helping.halves(len(x), tiles.SIDE, lambda a, b: rows.snake_halved(x[a:b], scale, shift, alpha, 1 / alpha, padded, before + a))
        return padded

    def add(self, activated: NDArray[np.uint16], rest: F32, out: F32) -> None:
        helping.halves(len(out), tiles.SIDE, lambda a, b: tiles.convolve(
            activated[a:], self._gap, self._weights, self._scale, self._bias, rest[a:b], out[a:b]))


class Spectral:
    """As a product of spectra. The kernel's spectrum is made again for every use: it is cheap, and twenty times as large as
    the kernel."""

    def __init__(self, weights: tiles.BF16, bias: F32, gap: int, scale: float = 1.0) -> None:
        self._weights, self._scale, self._bias, self._gap, self._steps = weights, np.float32(scale), bias, gap, len(weights)

    def _room(self, length: int) -> tuple[int, int, int]:
        """Empty rows needed before and after the input, and the number of tiles."""
        step = TILE - self._steps + 1
        before = (self._steps - 1) // 2 * self._gap
        blocks = -(-length // (step * self._gap))
        last = ((blocks - 1) * step + TILE) * self._gap
        return before, max(0, last - before - length), blocks * self._gap

    def activated(self, x: F32, scale: F32, shift: F32, alpha: F32) -> F32:
        before, after, _ = self._room(len(x))
        padded = _padded(before, x, after, np.float32)
        helping.halves(len(x), TILE, lambda a, b: rows.snake(x[a:b], scale, shift, alpha, 1 / alpha, padded, before + a))
        return padded

    def add(self, activated: F32, rest: F32, out: F32) -> None:
        weights = spectral.spectrum(tiles.unpacked(self._weights) * self._scale)
        step, (_, _, count_all) = TILE - self._steps + 1, self._room(len(out))
        channels, made = activated.shape[1], out.shape[1]

        def part(begin: int, end: int) -> None:
            planes, products = np.empty((PLANES, _AT_ONCE, channels), np.float32), np.empty((PLANES, _AT_ONCE, made), np.float32)
            for first in range(begin, end, _AT_ONCE):
                count = min(_AT_ONCE, end - first)
                spectral.analyse(activated, self._gap, step, first, count, planes)
                np.matmul(planes[:, :count], weights, out=products[:, :count])
                spectral.synthesise(products, self._gap, step, first, count, self._bias, rest, out)

        helping.halves(count_all, _AT_ONCE, part)


def _padded(before: int, x: F32, after: int, kind: Any) -> NDArray[Any]:
    """Room for x between empty rows."""
    padded = np.empty((before + len(x) + after, x.shape[1]), kind)
    padded[:before] = padded[before + len(x):] = 0
    return padded


def fastest() -> type[Convolution]:
    """The way of this processor."""
    return Tiled if tiles.available() else Spectral
