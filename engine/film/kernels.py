"""The inner loops of conversion and blending, compiled once per machine (numba, cached), without the interpreter's lock.

Everything works on 8-bit planes: luma at full size, chroma interleaved at half size (NV12), BT.709 limited range,
chroma sited left. Words are premultiplied with their alpha (Porter and Duff, "Compositing digital images", 1984).
Sheets keep straight colour, continued under their transparent pixels, so that sampling between pixels with negative
weights neither darkens nor brightens an edge; `engine.film.sampling` moves them. Written so that LLVM keeps 16-bit lanes.
"""
from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]

_fast = nb.njit(nogil=True, cache=True, boundscheck=False)
_inner = nb.njit(nogil=True, boundscheck=False, forceinline=True)


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
def straight(rgba, y, alpha, uv, auv):  # type: ignore[no-untyped-def]
    """Luma, alpha, chroma and its alpha of straight colour, alpha left out of account. `rgba` holds a pixel in 32 bits
    (red lowest), `uv` and `auv` two bytes in 16: chroma weights 1 2 1 across, 1 1 down, edges held; BT.709 limited."""
    rb, ga = np.empty(y.shape[1] + 1, np.uint32), np.empty(y.shape[1] + 1, np.uint32)
    for r in range(y.shape[0] // 2):
        _levels(rgba, y, r)
        for k in range(2 * r, 2 * r + 2):
            row, cover = rgba[k], alpha[k]
            for x in range(y.shape[1]):
                cover[x] = np.uint8(row[x] >> np.uint32(24))
        _colours(rgba, rb, ga, uv[r], r)
        out = auv[r]
        for x in range(len(out)):
            a = np.uint32(((ga[2 * x] + np.uint32(2) * ga[2 * x + 1] + ga[2 * x + 2]) >> np.uint32(16)) + np.uint32(4)) >> np.uint32(3)
            out[x] = np.uint16(a | (a << np.uint32(8)))


@_fast
def solid(rgba, y, uv):  # type: ignore[no-untyped-def]
    """The same without alpha."""
    rb, ga = np.empty(y.shape[1] + 1, np.uint32), np.empty(y.shape[1] + 1, np.uint32)
    for r in range(y.shape[0] // 2):
        _levels(rgba, y, r)
        _colours(rgba, rb, ga, uv[r], r)


@_inner
def _levels(rgba, y, r):  # type: ignore[no-untyped-def]
    byte = np.uint32(0xFF)
    for k in range(2 * r, 2 * r + 2):
        row, levels = rgba[k], y[k]
        for x in range(len(levels)):
            p = row[x]
            levels[x] = np.uint8(((p & byte) * np.uint32(2992) + ((p >> np.uint32(8)) & byte) * np.uint32(10063)
                                  + ((p >> np.uint32(16)) & byte) * np.uint32(1016) + np.uint32((16 << 14) + 8192)) >> np.uint32(14))


@_inner
def _colours(rgba, rb, ga, out, r):  # type: ignore[no-untyped-def]
    """`rb`, `ga`: room for sums of two rows, of which each number holds two."""
    odd, low = np.uint32(0x00FF00FF), np.uint32(0xFFFF)
    one, two = rgba[2 * r], rgba[2 * r + 1]
    for x in range(len(one)):
        p, q = one[x], two[x]
        rb[x + 1] = (p & odd) + (q & odd)
        ga[x + 1] = ((p >> np.uint32(8)) & odd) + ((q >> np.uint32(8)) & odd)
    rb[0], ga[0] = rb[1], ga[1]
    for x in range(len(out)):
        # two sums of at most 8 · 255 side by side
        s = rb[2 * x] + np.uint32(2) * rb[2 * x + 1] + rb[2 * x + 2]
        t = ga[2 * x] + np.uint32(2) * ga[2 * x + 1] + ga[2 * x + 2]
        red, blue, green = np.int32(s & low), np.int32(s >> np.uint32(16)), np.int32(t & low)
        u = np.int32(blue * np.int32(14392) - green * np.int32(11094) - red * np.int32(3298) + np.int32((128 << 18) + (1 << 17))) >> np.int32(18)
        v = np.int32(red * np.int32(14392) - green * np.int32(13072) - blue * np.int32(1320) + np.int32((128 << 18) + (1 << 17))) >> np.int32(18)
        out[x] = np.uint16(np.uint32(u) | (np.uint32(v) << np.uint32(8)))


@_fast
def faded(levels, alpha):  # type: ignore[no-untyped-def]
    """What `engine.film.sampling.lay` wants: levels times alpha, and how much of what lies under them they leave. In place."""
    h, w = levels.shape
    for r in range(h):
        p, q = levels[r], alpha[r]
        for x in range(w):
            p[x] = np.uint8((np.uint32(np.uint32(p[x]) * np.uint32(q[x]) + np.uint32(127)) * np.uint32(32897)) >> np.uint32(23))  # a division by 255
            q[x] = np.uint8(255) - q[x]


@_fast
def softened(plane, alpha, step, levels, keep):  # type: ignore[no-untyped-def]
    """By two by two pixels of `step` bytes (1 or 2), their mean as `engine.film.sampling.tint` wants it: `levels` times alpha
    in 128ths and what is kept of what lies under them in 32768ths. Returns how far a pixel is off it at most, in levels, of
    every eighth row."""
    most = np.int32(0)
    share, parts, half = np.float32(32767 / 1020), np.float32(32 / 255), np.float32(0.5)
    for r in range(levels.shape[0]):
        one, two, three, four = plane[2 * r], plane[2 * r + 1], alpha[2 * r], alpha[2 * r + 1]
        for x in range(levels.shape[1]):
            k = 2 * x - (x & (step - 1))
            n = k + step
            a, b, c, d = np.int32(three[k]), np.int32(three[n]), np.int32(four[k]), np.int32(four[n])
            e, f, g, h = a * one[k], b * one[n], c * two[k], d * two[n]
            whole, total = a + b + c + d, e + f + g + h
            keep[r, x] = np.int16(np.float32(1020 - whole) * share + half)
            levels[r, x] = np.int16(np.float32(total) * parts + half)
            if r % 8 == 0:
                most = max(most, max(max(abs(4 * a - whole), abs(4 * b - whole)), max(abs(4 * c - whole), abs(4 * d - whole))) * 255)
                most = max(most, max(max(abs(4 * e - total), abs(4 * f - total)), max(abs(4 * g - total), abs(4 * h - total))))
    return most / 1020


@_fast
def filled(rgba, rows, columns):  # type: ignore[no-untyped-def]
    """Which rows and columns of a picture (a pixel in 32 bits) are not wholly transparent: 0 or more than 0."""
    h, w = rgba.shape
    for r in range(h):
        row = rgba[r]
        some = np.uint32(0)
        for x in range(w):
            some |= row[x]
            columns[x] |= row[x] >> np.uint32(24)
        rows[r] = some >> np.uint32(24)


@_fast
def covered(rgba, half):  # type: ignore[no-untyped-def]
    """Which two by two pixels (a pixel in 32 bits) are not wholly transparent: 0 or more than 0."""
    for r in range(half.shape[0]):
        one, two = rgba[2 * r], rgba[2 * r + 1]
        for x in range(half.shape[1]):
            half[r, x] = np.uint8((one[2 * x] | one[2 * x + 1] | two[2 * x] | two[2 * x + 1]) >> np.uint32(24))


@_fast
def continued(rgba, near):  # type: ignore[no-untyped-def]
    """Give pixels that are all but transparent the mean of every second colour within four pixels of their two by two,
    weighted by alpha; only where `near` (two by two) says that there are any. Even width and height."""
    h, w = rgba.shape[0], rgba.shape[1]
    for y in range(0, h, 2):
        for x in range(0, w, 2):
            if near[y // 2, x // 2] == 0:
                continue
            if rgba[y, x, 3] >= 3 and rgba[y + 1, x, 3] >= 3 and rgba[y, x + 1, 3] >= 3 and rgba[y + 1, x + 1, 3] >= 3:
                continue
            sr = sg = sb = sa = np.int32(0)
            for j in range(max(y - 4, 0), min(y + 6, h), 2):
                for i in range(max(x - 4, 0), min(x + 6, w), 2):
                    # one pixel of every four, in turn each of its four corners
                    k, n = j + ((i >> 1) & 1), i + ((j >> 1) & 1)
                    a = np.int32(rgba[k, n, 3])
                    if a >= 3:
                        sr += rgba[k, n, 0] * a
                        sg += rgba[k, n, 1] * a
                        sb += rgba[k, n, 2] * a
                        sa += a
            if sa == 0:
                continue
            red, green, blue = (sr + sa // 2) // sa, (sg + sa // 2) // sa, (sb + sa // 2) // sa
            for k in range(y, y + 2):
                for n in range(x, x + 2):
                    if rgba[k, n, 3] < 3:
                        rgba[k, n, 0], rgba[k, n, 1], rgba[k, n, 2] = red, green, blue


@_fast
def curves(plane, seen, least, limit):  # type: ignore[no-untyped-def]
    """In every sixth row, how many pixels have a second difference above `limit` across and down, where `seen` is above
    `least` at all three; and how many were looked at."""
    h, w = plane.shape
    across = down = looked = 0
    floor, bound = np.uint8(least), np.int16(limit)
    for r in range(1, h - 1, 6):
        a, b, c = plane[r - 1, 1:w - 1], plane[r, 1:w - 1], plane[r + 1, 1:w - 1]
        p, q, t = seen[r - 1, 1:w - 1], seen[r, 1:w - 1], seen[r + 1, 1:w - 1]
        left, right, before, after = plane[r, 0:w - 2], plane[r, 2:w], seen[r, 0:w - 2], seen[r, 2:w]
        n = np.uint16(0)
        m = np.uint16(0)
        for x in range(w - 2):
            d = abs(np.int16(np.int16(left[x]) + np.int16(right[x]) - np.int16(2) * np.int16(b[x])))
            e = abs(np.int16(np.int16(a[x]) + np.int16(c[x]) - np.int16(2) * np.int16(b[x])))
            here = q[x] >= floor
            n += np.uint16((d > bound) & here & (before[x] >= floor) & (after[x] >= floor))
            m += np.uint16((e > bound) & here & (p[x] >= floor) & (t[x] >= floor))
        across += int(n)
        down += int(m)
        looked += w - 2
    return across, down, looked


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
