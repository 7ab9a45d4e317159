"""A convolution over time as a product of spectra: what a processor without matrix tiles does (see `engine.sound.tiles`).

Long rows of `float32[time, channels]`; compiled by numba. The method is overlap-save (Oppenheim
and Schafer, "Discrete-Time Signal Processing", 8.7.3): tiles of `TILE` steps are transformed, multiplied with the kernel's
spectrum as matrices over the channels, and transformed back. A kernel of 11 steps so costs a fifth of the products.
Each product of complex matrices is done with three real ones (Gauss): a tile is kept as Re, Im and Re + Im.
"""
from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.sound.rows import fast

F32 = NDArray[np.float32]

TILE = 32
"""Steps in a tile."""
HALF = TILE // 2
PLANES = 3 * (HALF - 1) + 2
"""Real matrices that stand for a tile's spectrum: bins 0 and 16 are real, the fifteen between them take three each."""

_COS = np.array([[math.cos(2 * math.pi * k * n / TILE) for n in range(TILE)] for k in range(TILE)], np.float32)
_SIN = np.array([[math.sin(2 * math.pi * k * n / TILE) for n in range(TILE)] for k in range(TILE)], np.float32)
# the weights of the bins 0, 2, … 16 and 1, 3, … 15 (and nothing) in row n
_EVERY_OTHER_COS = np.stack([_COS[:, 0:HALF + 1:2], np.pad(_COS[:, 1:HALF:2], ((0, 0), (0, 1)))])
_EVERY_OTHER_SIN = np.stack([_SIN[:, 0:HALF + 1:2], np.pad(_SIN[:, 1:HALF:2], ((0, 0), (0, 1)))])


def _turning(steps: int) -> F32:
    """What makes the planes of a kernel's spectrum from its steps: `[PLANES, steps]`."""
    real, imaginary = _COS[:HALF + 1, :steps], _SIN[:HALF + 1, :steps]
    out = np.empty((PLANES, steps), np.float32)
    out[0], out[1] = real[0], real[HALF]
    out[2::3] = real[1:HALF]
    out[3::3] = imaginary[1:HALF] - real[1:HALF]
    out[4::3] = real[1:HALF] + imaginary[1:HALF]
    return out


def spectrum(kernel: F32) -> F32:
    """`[steps, in, out]` → `[PLANES, in, out]`, the matrices that a tile's planes are multiplied with.

    Plane order: Re 0, Re 16, then for each bin between them the three of Gauss: (Re + Im)·Wr, Re·(Wi - Wr), Im·(Wr + Wi).
    """
    steps, before, after = kernel.shape
    return (_turning(steps) @ kernel.reshape(steps, -1)).reshape(PLANES, before, after)


@fast
def _folded(p, q, plus, minus):  # type: ignore[no-untyped-def]
    """plus = p + q, minus = p - q."""
    for i in range(len(p)):
        u, v = p[i], q[i]
        plus[i] = u + v
        minus[i] = u - v


@fast
def _sum8(rows, w, out):  # type: ignore[no-untyped-def]
    """out += the sum of eight rows (the second to the ninth), each with its weight."""
    r1, r2, r3, r4, r5, r6, r7, r8 = rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8]
    w1, w2, w3, w4, w5, w6, w7, w8 = w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8]
    for i in range(len(out)):
        out[i] += w1 * r1[i] + w2 * r2[i] + w3 * r3[i] + w4 * r4[i] + w5 * r5[i] + w6 * r6[i] + w7 * r7[i] + w8 * r8[i]


@fast
def analyse(x, gap, step, first, tiles, out):  # type: ignore[no-untyped-def]
    """Planes of the tiles `first` to `first + tiles`: tile number j · gap + p begins at row j · step · gap + p of x and
    takes every `gap`-th row. `step`: rows by which tiles follow one another. out: `[PLANES, tiles, channels]`.

    Rows are folded twice before they are summed: cosines are even and sines odd about half and about a quarter of a tile.
    """
    c = x.shape[1]
    quarter = HALF // 2
    e = np.empty((2, quarter + 1, c), np.float32)  # even about the half: sum and difference about the quarter
    o = np.empty((2, quarter + 1, c), np.float32)
    even, odd, even2, odd2 = np.empty(c, np.float32), np.empty(c, np.float32), np.empty(c, np.float32), np.empty(c, np.float32)
    re, im = np.empty(c, np.float32), np.empty(c, np.float32)
    for tile in range(tiles):
        number = first + tile
        at = (number // gap) * step * gap + number % gap
        _folded(x[at], x[at + HALF * gap], e[0, 0], e[1, 0])
        for n in range(1, quarter):
            _folded(x[at + n * gap], x[at + (TILE - n) * gap], even, odd)
            _folded(x[at + (HALF - n) * gap], x[at + (HALF + n) * gap], even2, odd2)
            _folded(even, even2, e[0, n], e[1, n])
            _folded(odd, odd2, o[0, n], o[1, n])
        _folded(x[at + quarter * gap], x[at + (TILE - quarter) * gap], e[0, quarter], o[0, quarter])
        for i in range(c):
            e[1, quarter, i] = o[1, quarter, i] = np.float32(0.0)
        for k in range(HALF + 1):
            turn = k % 2
            f = e[turn]
            for i in range(c):
                re[i] = f[0, i]
                im[i] = np.float32(0.0)
            _sum8(f, _COS[k], re)
            if k == 0 or k == HALF:
                d = out[0 if k == 0 else 1, tile]
                for i in range(c):
                    d[i] = re[i]
            else:
                _sum8(o[1 - turn], _SIN[k], im)
                d0, d1, d2 = out[3 * k - 1, tile], out[3 * k, tile], out[3 * k + 1, tile]
                for i in range(c):
                    d0[i] = re[i] - im[i]
                    d1[i] = re[i]
                    d2[i] = -im[i]


@fast
def synthesise(planes, gap, step, first, tiles, bias, rest, out):  # type: ignore[no-untyped-def]
    """The rows that tiles stand for, back in time: out = rest + bias + rows (`rest` may be `out`). Rows beyond the end of
    out are left away. Folded as `analyse` does."""
    length, c = out.shape
    quarter = HALF // 2
    re = np.empty((2, quarter + 1, c), np.float32)  # bins with an even, with an odd number
    im = np.empty((2, quarter + 1, c), np.float32)
    scale = np.float32(2.0 / TILE)
    a = np.empty((2, c), np.float32)
    b = np.empty((2, c), np.float32)
    for i in range(c):
        re[1, quarter, i] = im[1, quarter, i] = im[0, quarter, i] = np.float32(0.0)
    for tile in range(tiles):
        number = first + tile
        at = (number // gap) * step * gap + number % gap
        p, q, f, g = planes[0, tile], planes[1, tile], re[0, 0], re[0, quarter]
        for i in range(c):
            f[i] = p[i] * np.float32(0.5)
            g[i] = q[i] * np.float32(0.5)
        for k in range(1, HALF):
            p, q, s = planes[3 * k - 1, tile], planes[3 * k, tile], planes[3 * k + 1, tile]
            r, m = re[k % 2, k // 2], im[k % 2, k // 2]
            for i in range(c):
                r[i] = (p[i] - s[i]) * scale
                m[i] = (p[i] + q[i]) * scale
        for i in range(c):
            f[i] *= scale
            g[i] *= scale
        # row n and its three mirrors (half - n, half + n, tile - n) are made of the same four sums
        for n in range(quarter + 1):
            if at + n * gap >= length:
                break
            for half in range(2):
                u, v = a[half], b[half]
                f, g = re[half, 0], im[half, 0]
                w, z = (_COS[0, 0], _SIN[0, 0]) if half == 0 else (_COS[1, n], _SIN[1, n])
                for i in range(c):
                    u[i] = w * f[i]
                    v[i] = z * g[i] if half == 1 else np.float32(0.0)
                _sum8(re[half], _EVERY_OTHER_COS[half, n], u)
                _sum8(im[half], _EVERY_OTHER_SIN[half, n], v)
            for mirror in range(4):
                row = n if mirror == 0 else HALF - n if mirror == 1 else HALF + n if mirror == 2 else TILE - n
                t = at + row * gap
                if row >= step or t >= length or (n == 0 and (mirror == 2 or mirror == 3)) or (n == quarter and (mirror == 1 or mirror == 3)):
                    continue
                # cosines: + + + +, odd bins + - - +; sines: + - + -, odd bins + + - -
                s = np.float32(1.0) if mirror == 0 or mirror == 3 else np.float32(-1.0)
                y = np.float32(1.0) if mirror == 0 or mirror == 2 else np.float32(-1.0)
                z = np.float32(1.0) if mirror < 2 else np.float32(-1.0)
                d, f = out[t], rest[t]
                u0, u1, v0, v1 = a[0], a[1], b[0], b[1]
                for i in range(c):
                    d[i] = f[i] + bias[i] + (u0[i] + s * u1[i]) - (y * v0[i] + z * v1[i])
