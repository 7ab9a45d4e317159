"""The inner loops that sample a moved sheet into a frame, tile by tile (numba, without the interpreter's lock).

A tile is 16 bytes wide in every plane: 16 pixels of luma, 8 of the half-size chroma, which is interleaved. Four rows go
through together: first down (each row of the frame from two or four rows of the sheet, unless it lies on one), then
across. In a slide that is the same for all columns; in a zoom each half of a tile is made of sixteen bytes that a table
picks and weighs (`engine.film.columns`, `engine.film.lanes`).
"""
from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.film import lanes
from engine.film.columns import FRACTIONS, TILE, TURNING
from engine.film.lanes import BYTES, ROWS, WIDE

U8 = NDArray[np.uint8]

SKIP, BLEND, COPY = 0, 1, 2
"""What is done with a tile of a sheet: nothing, over what is there, instead of what is there."""

_RUN = 48
"""Tiles that go through at once."""
_PITCH, _SLACK_BEFORE = 1888, 32
"""From one of the four rows to the next: a run shown at half its size and some vectors more, not a power of two, so that the
rows do not share cache lines; and what is left free before each."""

_fast = nb.njit(nogil=True, cache=True, boundscheck=False, _nrt=False)  # type: ignore[call-overload]
"""Without numba's counting of references, which costs more than a short row; so nothing may be allocated in here."""
_inner = nb.njit(nogil=True, boundscheck=False, _nrt=False, forceinline=True)  # type: ignore[call-overload]
_N = np.uintp


class Scratch:
    """Rows in the making; one for each thread that draws."""

    def __init__(self) -> None:
        self.rows, self.colour, self.alpha = (np.zeros(ROWS * _PITCH, np.uint8) for _ in range(3))


@_inner
def _narrow(src, i, pixels, weights, begin, count, rows, at):  # type: ignore[no-untyped-def]
    """`_down` for fewer bytes than a vector has."""
    last = src.shape[0] - 1
    for x in range(count):
        total = 64
        for j in range(len(weights)):
            total += np.int64(src[min(max(i + pixels[j], 0), last), begin + x]) * weights[j]
        rows[at + x] = np.uint8(min(max(total >> 7, 0), 255))


@_inner
def _down(src, p, pixels, weights, pairs, left, right, rows, at):  # type: ignore[no-untyped-def]
    """Bytes `left` to `right` of the source at row position `p` into `rows` from `at` on. Whole vectors are filled, up to
    `WIDE` - 1 bytes more on either side."""
    last = src.shape[0] - 1
    p = min(max(p, 0.0), float(last))
    i = int(p)
    k = int((p - i) * FRACTIONS + 0.5)
    length = (right - left + WIDE - 1) // WIDE * WIDE
    end = min(left + length, src.shape[1])
    begin = max(end - length, 0)
    at += begin - left
    count = end - begin
    if k == 0:
        for x in range(_N(count)):
            rows[_N(at) + x] = src[_N(i), _N(begin) + x]
    elif count < WIDE:
        _narrow(src, i, pixels[k], weights[k], begin, count, rows, at)
    else:
        _wide(src, i, pixels[k], pairs[k], begin, count, rows.ctypes.data + at)


@_inner
def _wide(src, i, pixels, pairs, begin, count, out):  # type: ignore[no-untyped-def]
    first, step, last = src.ctypes.data + begin, src.strides[0], src.shape[0] - 1
    r0, r1 = first + step * min(max(i + pixels[0], 0), last), first + step * min(max(i + pixels[1], 0), last)
    if len(pairs) == 1:
        _summed(r0, r1, 0, 0, pairs, count, out)
    else:
        _summed(r0, r1, first + step * min(max(i + pixels[2], 0), last), first + step * min(max(i + pixels[3], 0), last), pairs, count, out)


@_inner
def _summed(r0, r1, r2, r3, pairs, count, out):  # type: ignore[no-untyped-def]
    """At least `WIDE` bytes, each from those of two (as many as `pairs` has weights for) or four rows."""
    for n in range(0, count, WIDE):
        x = min(n, count - WIDE)
        if len(pairs) == 1:
            lanes.down2(r0 + x, r1 + x, pairs[0], out + x)  # type: ignore[call-arg]
        else:
            lanes.down4(r0 + x, r1 + x, r2 + x, r3 + x, pairs[0], pairs[1], out + x)  # type: ignore[call-arg]


@_fast
def _held(src, p, pixels, weights, pairs, left, right, step, rows, at):  # type: ignore[no-untyped-def]
    """The same with the edge columns repeated beyond the source."""
    width = src.shape[1]
    a, b = min(max(left, 0), width - step), max(min(right, width), step)
    if a >= right or b <= left:
        # wholly beyond it
        _down(src, p, pixels, weights, pairs, a, b, rows, at)
        for x in range(step, right - left):
            rows[at + x] = rows[at + x - step]
        return
    _down(src, p, pixels, weights, pairs, a, b, rows, at + a - left)
    for x in range(left, a):
        rows[at + x - left] = rows[at + a - left + (x - a) % step]
    for x in range(b, right):
        rows[at + x - left] = rows[at + b - step - left + (x - b) % step]


@_fast
def _four_rows(src, x, y, end, ay, by, pixels, weights, pairs, base, fraction, table, step, t0, t1, rows, out):  # type: ignore[no-untyped-def]
    """Rows `y` to `y` + 4 of a run of tiles into `out`; those from `end` on repeat the one before."""
    left, right = base[t0, 0] - x * step, base[t1 - 1, 1] - x * step + BYTES + WIDE
    inside = left >= 0 and right <= src.shape[1]
    top = int(y + by)
    if inside and ay == 1 and top == y + by and top >= 0 and top + ROWS <= src.shape[0] and y + ROWS <= end:
        begin, apart = src.ctypes.data + top * src.strides[0] + left, src.strides[0]
    else:
        begin, apart = rows.ctypes.data + _SLACK_BEFORE, _PITCH
        for j in range(ROWS):
            p = ay * min(y + j, end - 1) + by
            if inside:
                _down(src, p, pixels, weights, pairs, left, right, rows, j * _PITCH + _SLACK_BEFORE)
            else:
                _held(src, p, pixels, weights, pairs, left, right, step, rows, j * _PITCH + _SLACK_BEFORE)
    if fraction == TURNING:
        _turned(begin - base[t0, 0], apart, base, len(pairs[0]), table, t0, t1, out.ctypes.data)
    else:
        _slid(begin, apart, pixels[fraction], pairs[fraction], step, (t1 - t0) * TILE, out.ctypes.data)


@_inner
def _turned(begin, apart, base, count, table, t0, t1, out):  # type: ignore[no-untyped-def]
    """Across, as the table says for each tile."""
    for t in range(t0, t1):
        at, further, how, to = begin + base[t, 0], base[t, 1] - base[t, 0], table.ctypes.data + t * table.strides[0], out + (t - t0) * TILE
        if count == 1:
            lanes.across2(at, apart, further, how, to, _PITCH)  # type: ignore[call-arg]
        else:
            lanes.across4(at, apart, further, how, to, _PITCH)  # type: ignore[call-arg]


@_inner
def _slid(begin, apart, pixels, pairs, step, count, out):  # type: ignore[no-untyped-def]
    """Across, where the columns have all the same weights: `count` bytes and what fills the last vector."""
    whole = (count + WIDE - 1) // WIDE * WIDE
    for j in range(ROWS):
        # the farthest to the left is the first byte of the row
        row = begin + j * apart + (1 if len(pairs) == 2 else 0) * step
        r0, r1 = row + pixels[0] * step, row + pixels[1] * step
        if len(pairs) == 1:
            _summed(r0, r1, 0, 0, pairs, whole, out + j * _PITCH)
        else:
            _summed(r0, r1, row + pixels[2] * step, row + pixels[3] * step, pairs, whole, out + j * _PITCH)


@_inner
def _blended(under, level, alpha):  # type: ignore[no-untyped-def]
    k = np.uint16(alpha)
    k = np.uint16(k + (k >> np.uint16(7)))
    return np.uint8(np.uint16(np.uint16(under) * np.uint16(np.uint16(256) - k) + np.uint16(level) * k + np.uint16(128)) >> np.uint16(8))


@_inner
def _over(dst, y, x0, count, colour, at, alpha, from_):  # type: ignore[no-untyped-def]
    under, levels, veil = dst.ctypes.data + y * dst.strides[0] + x0, colour.ctypes.data + at, alpha.ctypes.data + from_
    for k in range(0, count - BYTES + 1, BYTES):
        lanes.over(under + k, levels + k, veil + k)  # type: ignore[call-arg]
    for k in range(count // BYTES * BYTES, count):
        dst[y, x0 + k] = _blended(dst[y, x0 + k], colour[at + k], alpha[from_ + k])


@_inner
def _set(dst, y, x0, count, colour, at):  # type: ignore[no-untyped-def]
    for k in range(_N(count)):
        dst[_N(y), _N(x0) + k] = colour[_N(at) + k]


@_inner
def _run(acts, band, t0, end):  # type: ignore[no-untyped-def]
    """One past the last tile, before `end`, of a run that is done alike."""
    t1 = t0 + 1
    while t1 < end and acts[band, t1] == acts[band, t0]:
        t1 += 1
    return t1


@_fast
def paint(src, alpha, dst, acts, height, step, x, ay, by, pixels, weights, pairs, base, fraction, table, rows, colour, veil):  # type: ignore[no-untyped-def]
    """Sample straight colour and alpha into the tiles (`height` rows each) of a plane: row y shows ay·y + by; the source's
    first column is at pixel `x`."""
    n, m = dst.shape
    for band in range(acts.shape[0]):
        end = min(band * height + height, n)
        t0 = 0
        while t0 < acts.shape[1]:
            if acts[band, t0] == SKIP:
                t0 += 1
                continue
            t1 = t0 + 1
            while t1 < acts.shape[1] and t1 - t0 < _RUN and acts[band, t1] != SKIP:
                t1 += 1
            for y in range(band * height, end, 4):
                _four_rows(src, x, y, end, ay, by, pixels, weights, pairs, base, fraction, table, step, t0, t1, rows, colour)
                t = t0
                while t < t1:
                    u = _run(acts, band, t, t1)
                    x0, x1, o = t * TILE, min(u * TILE, m), (t - t0) * TILE
                    blend = acts[band, t] == BLEND
                    if blend:
                        _four_rows(alpha, x, y, end, ay, by, pixels, weights, pairs, base, fraction, table, step, t, u, rows, veil)
                    for j in range(min(4, end - y)):
                        if blend:
                            _over(dst, y + j, x0, x1 - x0, colour, j * _PITCH + o, veil, j * _PITCH)
                        else:
                            _set(dst, y + j, x0, x1 - x0, colour, j * _PITCH + o)
                    t = u
            t0 = t1


@_fast
def lay(src, keep, dst, acts, height, left, top):  # type: ignore[no-untyped-def]
    """Pixel on pixel, the source's corner at column `left` and row `top`: of what is there `keep` 255ths stay, and the source
    is added."""
    n, m = dst.shape
    h, w = src.shape
    for band in range(acts.shape[0]):
        t0 = 0
        while t0 < acts.shape[1]:
            t1 = _run(acts, band, t0, acts.shape[1])
            x0, x1 = max(t0 * TILE, left), min(t1 * TILE, m, left + w)
            if acts[band, t0] != SKIP and x0 < x1:
                for y in range(max(band * height, top), min(band * height + height, n, top + h)):
                    _laid(src[y - top], keep[y - top], dst[y], x0 - left, x0, x1 - x0)
            t0 = t1


@_inner
def _laid(src, keep, dst, from_, to, count):  # type: ignore[no-untyped-def]
    under, levels, share = dst.ctypes.data + to, src.ctypes.data + from_, keep.ctypes.data + from_
    for k in range(0, count - BYTES + 1, BYTES):
        lanes.laid(under + k, levels + k, share + k)  # type: ignore[call-arg]
    for k in range(count // BYTES * BYTES, count):
        total = ((np.int32(dst[to + k]) * ((np.int32(keep[from_ + k]) * 257) >> 1) + 16384) >> 15) + src[from_ + k]
        dst[to + k] = np.uint8(total) if total < 255 else np.uint8(255)


@_fast
def tint(levels, keep, dst, acts, height, step):  # type: ignore[no-untyped-def]
    """The same from what `kernels.softened` gives, which is for the whole plane."""
    n, m = dst.shape
    for band in range(acts.shape[0]):
        t0 = 0
        while t0 < acts.shape[1]:
            t1 = _run(acts, band, t0, acts.shape[1])
            if acts[band, t0] != SKIP:
                for y in range(band * height, min(band * height + height, n)):
                    _tinted(levels[y // 2], keep[y // 2], dst[y], t0 * TILE, min(t1 * TILE, m), step)
            t0 = t1


@_inner
def _tinted(levels, keep, dst, begin, end, step):  # type: ignore[no-untyped-def]
    under, more, share = dst.ctypes.data, levels.ctypes.data, keep.ctypes.data
    whole = begin + (end - begin) // BYTES * BYTES
    for x in range(begin, whole, BYTES):
        # half as many samples of two bytes
        if step == 1:
            lanes.tinted(under + x, more + x, share + x)  # type: ignore[call-arg]
        else:
            lanes.tinted_pairs(under + x, more + x, share + x)  # type: ignore[call-arg]
    for x in range(whole, end):
        k = x // (2 * step) * step + x % step
        dst[x] = np.uint8((((np.int32(dst[x]) * 128 * keep[k] + 16384) >> 15) + levels[k] + 64) >> 7)


@_fast
def copy(src, dst, acts, height):  # type: ignore[no-untyped-def]
    """The tiles of one plane that are not to be skipped, from another of the same size."""
    n, m = dst.shape
    for band in range(acts.shape[0]):
        t0 = 0
        while t0 < acts.shape[1]:
            t1 = _run(acts, band, t0, acts.shape[1])
            if acts[band, t0] != SKIP:
                for y in range(band * height, min(band * height + height, n)):
                    for x in range(_N(t0 * TILE), _N(min(t1 * TILE, m))):
                        dst[_N(y), x] = src[_N(y), x]
            t0 = t1
