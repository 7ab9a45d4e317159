"""The inner loops of the vocoder, compiled once per machine (numba, cached), without the interpreter's lock.

Long rows of `float32[time, channels]`. A convolution over time is done as a product of spectra (overlap-save: Oppenheim
and Schafer, "Discrete-Time Signal Processing", 8.7.3): tiles of `TILE` steps are transformed, multiplied with the kernel's
spectrum as matrices over the channels, and transformed back. A kernel of 11 steps so costs a fifth of the products.
Each product of complex matrices is done with three real ones (Gauss): a tile is kept as Re, Im and Re + Im.
"""
from __future__ import annotations

import math

import numba as nb
import numpy as np
from numpy.typing import NDArray

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
_PI = np.float32(math.pi)
_PI_LOW = np.float32(math.pi - float(np.float32(math.pi)))

_fast = nb.njit(nogil=True, cache=True, boundscheck=False, error_model="numpy", fastmath={"contract", "nsz", "arcp", "reassoc"})


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


@_fast
def moments(x, counts, mean, spread):  # type: ignore[no-untyped-def]
    """Mean and 1 / standard deviation (of all, plus 1e-5 in the variance) of every channel. Row t counts `counts[t]` times."""
    n, c = x.shape
    s = np.zeros(c, np.float64)
    q = np.zeros(c, np.float64)
    whole = 0.0
    for t in range(n):
        r = x[t]
        w = np.float64(counts[t])
        whole += w
        for i in range(c):
            v = np.float64(r[i])
            s[i] += w * v
            q[i] += w * v * v
    for i in range(c):
        m = s[i] / whole
        mean[i] = np.float32(m)
        spread[i] = np.float32(1.0 / math.sqrt(max(q[i] / whole - m * m, 0.0) + 1e-5))


@_fast
def snake(x, scale, shift, alpha, inverse, out, before):  # type: ignore[no-untyped-def]
    """out[before + t] = y + sin²(alpha · y) · inverse with y = x · scale + shift ("snake": Liu, Hartwig, Ueda, 2020)."""
    n, c = x.shape
    inverse_pi = np.float32(1.0 / math.pi)
    for t in range(n):
        r, o = x[t], out[before + t]
        for i in range(c):
            y = r[i] * scale[i] + shift[i]
            z = y * alpha[i]
            k = np.floor(z * inverse_pi + np.float32(0.5))
            z = (z - k * _PI) - k * _PI_LOW
            u = z * z
            # Taylor to the eleventh power: within 6e-8 on ±π/2
            s = z * (np.float32(1.0) + u * (np.float32(-1 / 6) + u * (np.float32(1 / 120) + u * (np.float32(-1 / 5040) + u * (
                np.float32(1 / 362880) + u * np.float32(-1 / 39916800))))))
            o[i] = y + s * s * inverse[i]


@_fast
def _folded(p, q, plus, minus):  # type: ignore[no-untyped-def]
    """plus = p + q, minus = p - q."""
    for i in range(len(p)):
        u, v = p[i], q[i]
        plus[i] = u + v
        minus[i] = u - v


@_fast
def _sum8(rows, w, out):  # type: ignore[no-untyped-def]
    """out += the sum of eight rows (the second to the ninth), each with its weight."""
    r1, r2, r3, r4, r5, r6, r7, r8 = rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8]
    w1, w2, w3, w4, w5, w6, w7, w8 = w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8]
    for i in range(len(out)):
        out[i] += w1 * r1[i] + w2 * r2[i] + w3 * r3[i] + w4 * r4[i] + w5 * r5[i] + w6 * r6[i] + w7 * r7[i] + w8 * r8[i]


@_fast
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


@_fast
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


@_fast
def spread_out(pieces, stride, before, bias, out):  # type: ignore[no-untyped-def]
    """The end of a transposed convolution: out[t · stride + j - before] += pieces[t, j], plus bias."""
    n, steps, c = pieces.shape
    length = out.shape[0]
    for t in range(length):
        o = out[t]
        for i in range(c):
            o[i] = bias[i]
    for t in range(n):
        for j in range(steps):
            at = t * stride + j - before
            if 0 <= at < length:
                o, p = out[at], pieces[t, j]
                for i in range(c):
                    o[i] += p[i]


@_fast
def leaky(x, slope):  # type: ignore[no-untyped-def]
    """x where positive, else x · slope; in place."""
    n, c = x.shape
    for t in range(n):
        r = x[t]
        for i in range(c):
            v = r[i]
            r[i] = v if v > 0 else v * slope
