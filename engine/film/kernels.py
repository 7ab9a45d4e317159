"""The inner loops of the compositor, compiled once per machine (numba, cached), without the interpreter's lock.

Everything works on 8-bit planes: luma at full size, chroma interleaved at half size (NV12), BT.709 limited range,
chroma sited left. Words are premultiplied with their alpha (Porter and Duff, "Compositing digital images", 1984).
Sheets keep straight colour, continued under their transparent pixels, so that sampling between pixels with negative
weights neither darkens nor brightens an edge. Written so that LLVM keeps 16-bit lanes: sixteen pixels at a time.
"""
from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]

_fast = nb.njit(nogil=True, cache=True, boundscheck=False)


@_fast
def luma(rgba, y, alpha):  # type: ignore[no-untyped-def]
    """Premultiplied luma and alpha of straight RGBA; BT.709 limited, 14-bit coefficients."""
    h, w = y.shape
    for r in range(h):
        p, q, o = rgba[r], y[r], alpha[r]
        for x in range(w):
            a = np.int32(p[x, 3])
            v = (np.int32(p[x, 0]) * 2992 + np.int32(p[x, 1]) * 10063 + np.int32(p[x, 2]) * 1016 + (16 << 14) + 8192) >> 14
            q[x] = np.uint8((np.uint32(v * a + 127) * np.uint32(32897)) >> np.uint32(23))  # a division by 255
            o[x] = np.uint8(a)


@_fast
def chroma(rgba, uv, alpha):  # type: ignore[no-untyped-def]
    """Premultiplied Cb, Cr and their alpha (twice, interleaved) at half size: weights 1 2 1 across, 1 1 down, weighted
    by alpha, so that the colour under transparent pixels does not leak in."""
    h, w = uv.shape[0], uv.shape[1]
    for r in range(h):
        for x in range(w):
            sr = sg = sb = sa = np.int32(0)
            for dy in range(2):
                row = rgba[2 * r + dy]
                for dx in range(-1, 2):
                    p = row[max(2 * x + dx, 0)]
                    a = np.int32(p[3]) * (2 - abs(dx))
                    sr += p[0] * a
                    sg += p[1] * a
                    sb += p[2] * a
                    sa += a
            # sums of colour × alpha are at most 8 × 255 × 255: floats keep them exact enough
            k = 1.0 / (8.0 * 255.0)
            a8 = sa / 8.0
            u = (0.5 * sb - 0.38542789394266 * sg - 0.11457210605734 * sr) * k * (224.0 / 255.0) + 128.0 * a8 / 255.0
            v = (0.5 * sr - 0.45415290830582 * sg - 0.04584709169418 * sb) * k * (224.0 / 255.0) + 128.0 * a8 / 255.0
            uv[r, x, 0] = np.uint8(min(max(u + 0.5, 0.0), 255.0))
            uv[r, x, 1] = np.uint8(min(max(v + 0.5, 0.0), 255.0))
            alpha[r, x, 0] = alpha[r, x, 1] = np.uint8(a8 + 0.5)


@_fast
def halved(alpha, half):  # type: ignore[no-untyped-def]
    """Alpha for chroma: weights 1 2 1 across, 1 1 down, edges held; twice, interleaved."""
    h, w = half.shape[0], half.shape[1]
    for r in range(h):
        a, b = alpha[2 * r], alpha[2 * r + 1]
        last = a.shape[0] - 1
        for x in range(w):
            i, j, k = max(2 * x - 1, 0), 2 * x, min(2 * x + 1, last)
            total = np.int32(a[i]) + 2 * np.int32(a[j]) + np.int32(a[k]) + np.int32(b[i]) + 2 * np.int32(b[j]) + np.int32(b[k])
            half[r, x, 0] = half[r, x, 1] = np.uint8((total + 4) >> 3)


@_fast
def continued(rgba, near, out):  # type: ignore[no-untyped-def]
    """Give pixels that are all but transparent the mean of every second colour within four pixels, weighted by their alpha;
    only where `near` says that there are any. The rest of `out` is left as it is."""
    h, w = near.shape
    for y in range(h):
        for x in range(w):
            if near[y, x] == 0 or rgba[y, x, 3] >= 3:
                continue
            sr = sg = sb = sa = np.int32(0)
            for j in range(max(y - 4, y & 1), min(y + 5, h), 2):
                for i in range(max(x - 4, x & 1), min(x + 5, w), 2):
                    a = np.int32(rgba[j, i, 3])
                    sr += rgba[j, i, 0] * a
                    sg += rgba[j, i, 1] * a
                    sb += rgba[j, i, 2] * a
                    sa += a
            if sa > 0:
                out[y, x, 0] = (sr + sa // 2) // sa
                out[y, x, 1] = (sg + sa // 2) // sa
                out[y, x, 2] = (sb + sa // 2) // sa


@_fast
def _weights(f):  # type: ignore[no-untyped-def]
    """Catmull-Rom weights of the four rows around a position `f` past the second, in 128ths that add up to 128."""
    c0 = int(np.floor(128 * (-0.5 * f + f * f - 0.5 * f * f * f) + 0.5))
    c2 = int(np.floor(128 * (0.5 * f + 2 * f * f - 1.5 * f * f * f) + 0.5))
    c3 = int(np.floor(128 * (-0.5 * f * f + 0.5 * f * f * f) + 0.5))
    return np.int16(c0), np.int16(128 - c0 - c2 - c3), np.int16(c2), np.int16(c3)


@_fast
def _cubic(s0, s1, s2, s3, w0, w1, w2, w3):  # type: ignore[no-untyped-def]
    """One sample from four. The sum may wrap around 16 bits; taking 128 · 128 off brings it back, since all levels less
    128 would have stayed within them."""
    total = np.int16(np.int16(s0) * w0 + np.int16(s1) * w1 + np.int16(s2) * w2 + np.int16(s3) * w3 - np.int16(16384 - 64))
    v = np.int16(total >> np.int16(7)) + np.int16(128)
    return min(max(np.int16(v), np.int16(0)), np.int16(255))


@_fast
def rows_cubic(src, dst, a, b):  # type: ignore[no-untyped-def]
    """dst[r] = src sampled at row a·r + b, four taps, edges held."""
    n, m = dst.shape
    lim = src.shape[0] - 1
    for r in range(n):
        p = min(max(a * r + b, 0.0), float(lim))
        i = int(p)
        w0, w1, w2, w3 = _weights(p - i)
        s1 = src[i]
        d = dst[r]
        if w1 == 128:
            for x in range(m):
                d[x] = s1[x]
            continue
        s0, s2, s3 = src[max(i - 1, 0)], src[min(i + 1, lim)], src[min(i + 2, lim)]
        for x in range(m):
            d[x] = np.uint8(_cubic(s0[x], s1[x], s2[x], s3[x], w0, w1, w2, w3))


@_fast
def rows_linear(src, dst, a, b):  # type: ignore[no-untyped-def]
    """dst[r] = src sampled at row a·r + b, two taps, edges held: for what is smooth anyway."""
    n, m = dst.shape
    lim = src.shape[0] - 1
    for r in range(n):
        p = min(max(a * r + b, 0.0), float(lim))
        i = int(p)
        w = np.int16(np.floor(128 * (p - i) + 0.5))
        s, t, d = src[i], src[min(i + 1, lim)], dst[r]
        if w == 0:
            for x in range(m):
                d[x] = s[x]
            continue
        for x in range(m):
            d[x] = np.uint8(_linear(s[x], t[x], w))


@_fast
def _linear(s, t, w):  # type: ignore[no-untyped-def]
    """One sample from two, `w` in 128ths of the second."""
    return np.int16(np.int16(s) + (np.int16((np.int16(t) - np.int16(s)) * w + np.int16(64)) >> np.int16(7)))


@_fast
def rows_over_linear(src, alpha, dst, a, b):  # type: ignore[no-untyped-def]
    """dst[r] = src (straight colour) over dst, colour and alpha sampled at row a·r + b with two taps."""
    n, m = dst.shape
    lim = src.shape[0] - 1
    for r in range(n):
        p = min(max(a * r + b, 0.0), float(lim))
        i = int(p)
        w = np.int16(np.floor(128 * (p - i) + 0.5))
        j = min(i + 1, lim)
        s, t, q, u, d = src[i], src[j], alpha[i], alpha[j], dst[r]
        for x in range(m):
            v = np.uint16(_linear(s[x], t[x], w))
            k = np.uint16(_linear(q[x], u[x], w))
            k = np.uint16(k + (k >> np.uint16(7)))
            d[x] = np.uint8(np.uint16(np.uint16(d[x]) * np.uint16(np.uint16(256) - k) + v * k + np.uint16(128)) >> np.uint16(8))


@_fast
def rows_over(src, alpha, dst, a, b):  # type: ignore[no-untyped-def]
    """dst[r] = src (straight colour) over dst, colour and alpha sampled at row a·r + b with four taps."""
    n, m = dst.shape
    lim = src.shape[0] - 1
    for r in range(n):
        p = min(max(a * r + b, 0.0), float(lim))
        i = int(p)
        w0, w1, w2, w3 = _weights(p - i)
        i0, i2, i3 = max(i - 1, 0), min(i + 1, lim), min(i + 2, lim)
        s0, s1, s2, s3 = src[i0], src[i], src[i2], src[i3]
        q0, q1, q2, q3 = alpha[i0], alpha[i], alpha[i2], alpha[i3]
        d = dst[r]
        for x in range(m):
            v = np.uint16(_cubic(s0[x], s1[x], s2[x], s3[x], w0, w1, w2, w3))
            k = np.uint16(_cubic(q0[x], q1[x], q2[x], q3[x], w0, w1, w2, w3))
            k = np.uint16(k + (k >> np.uint16(7)))
            d[x] = np.uint8(np.uint16(np.uint16(d[x]) * np.uint16(np.uint16(256) - k) + v * k + np.uint16(128)) >> np.uint16(8))


@_fast
def blend(src, alpha, dst):  # type: ignore[no-untyped-def]
    """dst = src (straight colour) over dst, pixel on pixel."""
    n, m = dst.shape
    for r in range(n):
        s, q, d = src[r], alpha[r], dst[r]
        for x in range(m):
            k = np.uint16(np.uint16(q[x]) + (np.uint16(q[x]) >> np.uint16(7)))
            d[x] = np.uint8(np.uint16(np.uint16(d[x]) * np.uint16(np.uint16(256) - k) + np.uint16(s[x]) * k + np.uint16(128)) >> np.uint16(8))


@_fast
def over(src, alpha, dst, opacity):  # type: ignore[no-untyped-def]
    """dst = premultiplied src over dst, pixel on pixel, at an opacity of 0..256."""
    h, w = src.shape
    o = np.uint32(opacity)
    for r in range(h):
        s, q, d = src[r], alpha[r], dst[r]
        for x in range(w):
            k = np.uint16((np.uint32(q[x]) + (np.uint32(q[x]) >> np.uint32(7))) * o >> np.uint32(8))
            v = np.uint16(np.uint32(s[x]) * o >> np.uint32(8))
            under = np.uint16(np.uint16(d[x]) * np.uint16(np.uint16(256) - k) + np.uint16(128)) >> np.uint16(8)
            d[x] = np.uint8(min(np.uint16(v + under), np.uint16(255)))


@_fast
def mix(dst, other, weight):  # type: ignore[no-untyped-def]
    """dst = dst · (256 - weight) + other · weight, in 256ths."""
    n, m = dst.shape
    w1 = np.uint16(weight)
    w0 = np.uint16(256 - weight)
    for r in range(n):
        d, s = dst[r], other[r]
        for x in range(m):
            d[x] = np.uint8((np.uint16(d[x]) * w0 + np.uint16(s[x]) * w1 + np.uint16(127)) >> np.uint16(8))


@_fast
def toward(dst, level, weight):  # type: ignore[no-untyped-def]
    """dst = dst · (256 - weight) + level · weight: towards black (16) in luma, towards no colour (128) in chroma."""
    n, m = dst.shape
    w0 = np.uint16(256 - weight)
    add = np.uint16(level * weight + 127)
    for r in range(n):
        d = dst[r]
        for x in range(m):
            d[x] = np.uint8((np.uint16(d[x]) * w0 + add) >> np.uint16(8))


@_fast
def veil(dst, tile, top, left, levels):  # type: ignore[no-untyped-def]
    """Blend levels (one per column) through a tile of alpha that repeats downwards, from tile row `top` and column
    `left` on. The tile is as wide as dst and its own period: columns never wrap inside a row."""
    h, w = dst.shape
    th = tile.shape[0]
    for r in range(h):
        t = tile[(r + top) % th, left:left + w]
        d = dst[r]
        for x in range(w):
            k = np.uint16(t[x])
            k = np.uint16(k + (k >> np.uint16(7)))
            d[x] = np.uint8(np.uint16(np.uint16(d[x]) * np.uint16(np.uint16(256) - k) + np.uint16(levels[x]) * k + np.uint16(127)) >> np.uint16(8))
