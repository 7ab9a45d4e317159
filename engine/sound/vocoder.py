"""The vocoder of Kokoro-82M (an iSTFTNet: Kaneko and others, 2022), its residual blocks done in our own loops.

Nine tenths of what speaking costs are convolutions of 3, 7 and 11 steps over 128 and 256 channels; norm and activation are
one pass each. The weights are those of the model; sums are in float32 where the 8-bit model rounds to 256 steps, so this
is nearer to the original than it.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import helping
from engine.sound import rows
from engine.sound.convolution import Convolution, fastest

F32 = NDArray[np.float32]

_KERNELS = (3, 7, 11)
_GAPS = (1, 3, 5)
_AT_ONCE = 256
"""Rows of a step up in pace that are worked on together: they become six and ten times as many, twice over."""
TIMBRE = 128
"""The first numbers of a voice's style are those that the vocoder takes."""


@dataclass(frozen=True)
class _Turn:
    """Half of a block's round: adaptive norm, snake, convolution. The style gives scale and shift of the norm."""

    style: F32
    style_bias: F32
    alpha: F32
    convolution: Convolution

    def add(self, x: F32, counts: F32, style: F32, rest: F32, out: F32) -> None:
        channels = x.shape[1]
        mean, spread = np.empty(channels, np.float32), np.empty(channels, np.float32)
        helping.halves(channels, 1, lambda a, b: rows.moments(x, counts, mean, spread, a, b))
        given = style @ self.style + self.style_bias
        scale = (1 + given[:channels]) * spread
        shift = given[channels:] - mean * scale
        self.convolution.add(self.convolution.activated(x, scale, shift, self.alpha), rest, out)


class _Block:
    """A residual block: three rounds of two turns."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], name: str, way: type[Convolution]) -> None:
        def turn(half: int, n: int) -> _Turn:
            part = f"{name}.{half}.{n}."
            return _Turn(weights[part + "style"], weights[part + "style_bias"], weights[part + "alpha"],
                         way(weights[part + "kernel"], weights[part + "bias"], _GAPS[n] if half == 1 else 1, float(weights[part + "scale"])))
        self._rounds = [(turn(1, n), turn(2, n)) for n in range(len(_GAPS))]

    def __call__(self, x: F32, counts: F32, style: F32, between: F32) -> F32:
        """In place; `between` is room for as much again."""
        for first, second in self._rounds:
            between.fill(0)
            first.add(x, counts, style, between, between)
            second.add(between, counts, style, x, x)
        return x


class Vocoder:
    """From the decoder's features to those from which the sound is transformed back."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], way: type[Convolution] | None = None) -> None:
        """`way`: how convolutions are done, if not the fastest on this processor."""
        way = way or fastest()
        self._up = [(weights[f"up.{n}"], weights[f"up.{n}.bias"]) for n in range(2)]
        self._noise = [_Block(weights, f"noise.{n}", way) for n in range(2)]
        self._blocks = [[_Block(weights, f"block.{3 * n + k}", way) for k in range(len(_KERNELS))] for n in range(2)]

    def __call__(self, features: F32, noise: Iterable[F32], style: F32, counts: F32 | None = None) -> F32:
        """`features` `[512, n]`, `noise` `[256, 10 n]` and `[128, 60 n + 1]` (harmonics of the pitch), `style` `[128]`
        → `[128, 60 n + 1]`. In the norms over time a frame counts `counts[frame]` times (once, if not given).
        An array of such a size is 2 MB per second of sound, so the noise is taken one by one, when its turn has come.
        The same input gives the same output while the number of BLAS threads is the same."""
        x = np.ascontiguousarray(features.T)
        often = np.ones(len(x), np.float32) if counts is None else counts
        noise = iter(noise)
        for n, (stride, kernel) in enumerate(((10, 20), (6, 12))):
            often = np.repeat(often, stride)
            if n:
                often = np.concatenate([often[:1], often])
            rows.leaky(x, np.float32(0.1))
            up, bias = self._up[n]
            wide = np.empty((len(x) * stride + n, len(bias)), np.float32)
            wide[:] = bias
            for at in range(0, len(x), _AT_ONCE):
                pieces = x[at:at + _AT_ONCE] @ up
                rows.spread_out(pieces.reshape(len(pieces), kernel, -1), at, stride, (kernel - stride) // 2, wide[n:])
            if n:
                wide[0] = wide[2]  # the edge is mirrored
            between = np.empty_like(wide)
            wide += self._noise[n](np.array(next(noise).T, order="C"), often, style, between)
            *others, last = self._blocks[n]
            x = others[0](wide.copy(), often, style, between)
            for block in others[1:]:
                x += block(wide.copy(), often, style, between)
            x += last(wide, often, style, between)
            x /= np.float32(len(self._blocks[n]))
            del wide, between
        return np.ascontiguousarray(x.T)
