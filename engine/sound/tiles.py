"""A convolution over time in the matrix tiles of a processor that has them (Intel AMX with bfloat16), compiled by numba.

A tile holds 16 rows of 64 bytes. One instruction multiplies 16 rows of 32 bfloat16 with 32 rows of 16 and adds to 16 x 16
float32: some 25 times the products a second of float32. A dilated convolution needs no rearranging, since the rows of a
tile may lie anywhere in steps (Intel, "Software Developer's Manual", volume 1, chapter 18).
"""
from __future__ import annotations

import ctypes
import platform
from functools import lru_cache
from typing import Any

import llvmlite.binding
import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic
from numpy.typing import NDArray

from engine.sound.rows import fast

BF16 = NDArray[np.uint16]
"""bfloat16: the upper half of a float32."""

SIDE = 32
"""Steps in time, and channels made, that are worked on together: two by two tiles. Also the channels that go into one product."""
_HALF = 16
"""Rows of a tile, and float32 in a row."""
_TILE = 1024
"""Bytes."""
_ARCH_PRCTL, _ASK, _TILE_DATA = 158, 0x1023, 18
"""Linux hands out tiles to a process that asks (arch_prctl with ARCH_REQ_XCOMP_PERM)."""

_SHAPES = np.zeros(64, np.uint8)
"""Palette 1; eight tiles of 16 rows and 64 bytes."""
_SHAPES[0] = 1
_SHAPES[16:32:2] = 64
_SHAPES[48:56] = 16


@lru_cache
def available() -> bool:
    """Whether this processor has such tiles and this process may use them."""
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        return False
    has = llvmlite.binding.get_host_cpu_features()
    return bool(has.get("amx-tile") and has.get("amx-bf16")) and ctypes.CDLL(None).syscall(_ARCH_PRCTL, _ASK, _TILE_DATA) == 0


def packed(kernel: NDArray[Any]) -> BF16:
    """`[steps, in, out]` → `[steps, in / 32, out / 16, 16, 32]`, as tiles want them: rows of pairs of inputs for 16 outputs.
    Whole numbers up to 256, as of an 8-bit model, are kept exactly."""
    steps, before, after = kernel.shape
    half = (np.ascontiguousarray(kernel, np.float32).view(np.uint32) >> 16).astype(np.uint16)
    split = half.reshape(steps, before // SIDE, _HALF, 2, after // _HALF, _HALF)
    return np.ascontiguousarray(split.transpose(0, 1, 4, 2, 5, 3)).reshape(steps, before // SIDE, after // _HALF, _HALF, SIDE)


def unpacked(weights: BF16) -> NDArray[np.float32]:
    """What `packed` was given."""
    steps, deep, wide = weights.shape[:3]
    split = weights.reshape(steps, deep, wide, _HALF, _HALF, 2).transpose(0, 1, 3, 5, 2, 4)
    return (split.astype(np.uint32) << 16).view(np.float32).reshape(steps, deep * SIDE, wide * _HALF)


_I8, _I64 = ir.IntType(8), ir.IntType(64)
_SUMS = ((0, 4, 6), (1, 4, 7), (2, 5, 6), (3, 5, 7))
"""The eight tiles: a sum, and the rows (4 above 5) and weights (6 beside 7) that are multiplied into it."""


def _tile(builder: Any, instruction: str, *arguments: Any) -> None:
    """One instruction of the processor. Numbers of tiles are constants, addresses are whole numbers of 64 bits."""
    arguments = tuple(_I8(a) if isinstance(a, int) else a for a in arguments)
    function = cgutils.get_or_insert_function(builder.module, ir.FunctionType(ir.VoidType(), [a.type for a in arguments]), f"llvm.x86.{instruction}")
    builder.call(function, arguments)


def _at(builder: Any, address: Any, *, plus: Any = 0) -> Any:
    return builder.inttoptr(builder.add(address, _I64(plus) if isinstance(plus, int) else plus), _I8.as_pointer())


@intrinsic
def _shape(typing, shapes):  # type: ignore[no-untyped-def]
    """Tiles get the shapes that lie at an address."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        _tile(builder, "ldtilecfg", _at(builder, values[0]))
        return context.get_dummy_value()
    return types.void(types.intp), generate


@intrinsic
def _clear(typing):  # type: ignore[no-untyped-def]
    """The four sums become zero."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        for total, _, _ in _SUMS:
            _tile(builder, "tilezero", total)
        return context.get_dummy_value()
    return types.void(), generate


@intrinsic
def _multiply(typing, rows, apart, weights):  # type: ignore[no-untyped-def]
    """To the sums, 32 rows (`apart` bytes apart) times two tiles of weights."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        rows, apart, weights = values
        _tile(builder, "tileloadd64", 4, _at(builder, rows), apart)
        _tile(builder, "tileloadd64", 5, _at(builder, rows, plus=builder.mul(apart, _I64(_HALF))), apart)
        _tile(builder, "tileloadd64", 6, _at(builder, weights), _I64(64))
        _tile(builder, "tileloadd64", 7, _at(builder, weights, plus=_TILE), _I64(64))
        for numbers in _SUMS:
            _tile(builder, "tdpbf16ps", *numbers)
        return context.get_dummy_value()
    return types.void(types.intp, types.intp, types.intp), generate


@intrinsic
def _keep(typing, sums, apart):  # type: ignore[no-untyped-def]
    """The sums go to 32 rows of 32 float32."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        above, apart = values
        below = builder.add(above, builder.mul(apart, _I64(_HALF)))
        for number, place in enumerate((_at(builder, above), _at(builder, above, plus=64), _at(builder, below), _at(builder, below, plus=64))):
            _tile(builder, "tilestored64", number, place, apart)
        return context.get_dummy_value()
    return types.void(types.intp, types.intp), generate


@intrinsic
def _release(typing):  # type: ignore[no-untyped-def]
    """The processor need no longer keep the tiles when it changes to another thread."""
    def generate(context, builder, signature, values):  # type: ignore[no-untyped-def]
        _tile(builder, "tilerelease")
        return context.get_dummy_value()
    return types.void(), generate


@fast
def convolve(x, gap, weights, scale, bias, rest, out):  # type: ignore[no-untyped-def]
    """out = rest + bias + scale · the convolution of x (bfloat16 `[time, channels]`) with `packed` weights and dilation `gap`.
    `rest` may be `out`. Row t is made of the rows t, t + gap, … of x, which therefore is longer than out, by `room` rows."""
    length, made = out.shape
    steps, deep, wide = weights.shape[:3]
    row = 2 * x.shape[1]
    sums = np.empty((SIDE, made), np.float32)
    to, begin, kernel = sums.ctypes.data, x.ctypes.data, weights.ctypes.data
    _shape(_SHAPES.ctypes.data)  # type: ignore[call-arg]
    for t in range(0, length, SIDE):
        for n in range(0, wide, 2):
            _clear()
            for j in range(steps):
                at = begin + (t + j * gap) * row
                for k in range(deep):
                    _multiply(at + k * 2 * SIDE, row, kernel + ((j * deep + k) * wide + n) * _TILE)
            _keep(to + n * 4 * _HALF, 4 * made)
        for r in range(min(SIDE, length - t)):
            o, f, s = out[t + r], rest[t + r], sums[r]
            for i in range(made):
                o[i] = f[i] + bias[i] + s[i] * scale
    _release()


def room(length: int, steps: int, gap: int) -> tuple[int, int]:
    """Empty rows needed before and after the input so that as many come out."""
    reach = (steps - 1) * gap
    before = (steps - 1) // 2 * gap
    return before, reach - before + -length % SIDE
