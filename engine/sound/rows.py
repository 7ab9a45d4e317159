"""The vocoder's passes over rows of sound, `float32[time, channels]`: norm, activation, and the end of a step up in pace.

Compiled once per machine (numba, cached), without the interpreter's lock.
"""
from __future__ import annotations

import math

import numba as nb
import numpy as np

fast = nb.njit(nogil=True, cache=True, boundscheck=False, error_model="numpy", fastmath={"contract", "nsz", "arcp", "reassoc"})
"""How the inner loops of the vocoder are compiled."""

_PI = np.float32(math.pi)
_PI_LOW = np.float32(math.pi - float(np.float32(math.pi)))


@fast
def moments(x, counts, mean, spread, first, last):  # type: ignore[no-untyped-def]
    """Mean and 1 / standard deviation (of all, plus 1e-5 in the variance) of the channels from `first` to before `last`. Row t
    counts `counts[t]` times."""
    n = x.shape[0]
    c = last - first
    s = np.zeros(c, np.float64)
    q = np.zeros(c, np.float64)
    whole = 0.0
    for t in range(n):
        r = x[t, first:last]
        w = np.float64(counts[t])
        whole += w
        for i in range(c):
            v = np.float64(r[i])
            s[i] += w * v
            q[i] += w * v * v
    for i in range(c):
        m = s[i] / whole
        mean[first + i] = np.float32(m)
        spread[first + i] = np.float32(1.0 / math.sqrt(max(q[i] / whole - m * m, 0.0) + 1e-5))


@fast
def snaked(row, scale, shift, alpha, inverse, out):  # type: ignore[no-untyped-def]
    """A row of `snake`: out = y + sin²(alpha · y) · inverse with y = row · scale + shift."""
    inverse_pi = np.float32(1.0 / math.pi)
    for i in range(len(row)):
        y = row[i] * scale[i] + shift[i]
        z = y * alpha[i]
        k = np.floor(z * inverse_pi + np.float32(0.5))
        z = (z - k * _PI) - k * _PI_LOW
        u = z * z
        # Taylor to the eleventh power: within 6e-8 on ±π/2
        s = z * (np.float32(1.0) + u * (np.float32(-1 / 6) + u * (np.float32(1 / 120) + u * (np.float32(-1 / 5040) + u * (
            np.float32(1 / 362880) + u * np.float32(-1 / 39916800))))))
        out[i] = y + s * s * inverse[i]


@fast
def snake(x, scale, shift, alpha, inverse, out, before):  # type: ignore[no-untyped-def]
    """Norm and activation of all rows ("snake": Liu, Hartwig, Ueda, 2020), from row `before` of out."""
    for t in range(len(x)):
        snaked(x[t], scale, shift, alpha, inverse, out[before + t])


@fast
def snake_halved(x, scale, shift, alpha, inverse, out, before):  # type: ignore[no-untyped-def]
    """As `snake`, but out is bfloat16 (the upper half of a float32, to the nearest, ties to even) in uint16."""
    values = np.empty(x.shape[1], np.float32)
    bits = values.view(np.uint32)
    for t in range(len(x)):
        snaked(x[t], scale, shift, alpha, inverse, values)
        o = out[before + t]
        for i in range(len(values)):
            b = bits[i]
            o[i] = np.uint16((b + np.uint32(0x7FFF) + ((b >> np.uint32(16)) & np.uint32(1))) >> np.uint32(16))


@fast
def spread_out(pieces, first, stride, before, out):  # type: ignore[no-untyped-def]
    """The end of a transposed convolution: out[t · stride + j - before] += pieces[t - first, j]."""
    n, steps, c = pieces.shape
    length = out.shape[0]
    for t in range(n):
        for j in range(steps):
            at = (first + t) * stride + j - before
            if 0 <= at < length:
                o, p = out[at], pieces[t, j]
                for i in range(c):
                    o[i] += p[i]


@fast
def leaky(x, slope):  # type: ignore[no-untyped-def]
    """x where positive, else x · slope; in place."""
    n, c = x.shape
    for t in range(n):
        r = x[t]
        for i in range(c):
            v = r[i]
            r[i] = v if v > 0 else v * slope
