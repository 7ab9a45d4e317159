"""The inner loops that sample a moved sheet into a frame, tile by tile (numba, without the interpreter's lock).

A tile is 16 bytes wide in every plane: 16 pixels of luma, 8 of the half-size chroma, which is interleaved. Four rows go
through together: first down (each row of the frame from two or four rows of the sheet), then across with a table of
weights per column that all rows share. A zoom moves neighbouring columns by different whole pixels, so a tile's columns
start at one base and have as many taps as the farthest of them needs, most of them zero: nothing is gathered, and LLVM
keeps 16-bit lanes. Intermediate rows hold levels 0..255 as 16 bits.
"""
from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

I16 = NDArray[np.int16]

TILE = 16
"""Bytes across."""
SKIP, BLEND, COPY = 0, 1, 2
"""What is done with a tile of a sheet: nothing, over what is there, instead of what is there."""
SLACK = 2
"""By how many whole pixels the columns of a tile may be apart: enough while a zoom is below 1.15."""

_RUN = 64
"""Tiles that go through at once."""
_PITCH, _SLACK_BEFORE = 1312, 32
"""From one of the four rows to the next, in samples, not a power of two, so that the rows do not share cache lines; and
what is left free before each."""
_FRACTIONS = 1024
"""Positions between two pixels that are told apart."""

_fast = nb.njit(nogil=True, cache=True, boundscheck=False, _nrt=False)  # type: ignore[call-overload]
"""Without numba's counting of references, which costs more than a short row; so nothing may be allocated in here."""
_N = np.uintp
_T = np.uintp(TILE)
_1, _2, _3, _4, _5 = (np.uintp(n) for n in range(1, 6))
_P1, _P2, _P3 = np.uintp(_PITCH), np.uintp(2 * _PITCH), np.uintp(3 * _PITCH)


def _weights(cubic: bool) -> I16:
    """Weights of the pixels around a position, in 128ths that add up to 128: of four (Catmull-Rom) or two."""
    f = np.arange(_FRACTIONS + 1) / _FRACTIONS
    if not cubic:
        second = np.floor(128 * f + 0.5)
        return np.stack([128 - second, second], 1).astype(np.int16)
    outer = [np.floor(128 * c + 0.5) for c in (-0.5 * f + f * f - 0.5 * f**3, 0.5 * f + 2 * f * f - 1.5 * f**3, -0.5 * f * f + 0.5 * f**3)]
    return np.stack([outer[0], 128 - sum(outer), outer[1], outer[2]], 1).astype(np.int16)


CUBIC, LINEAR = _weights(True), _weights(False)


class Scratch:
    """Rows in the making; one for each thread that draws."""

    def __init__(self) -> None:
        self.rows, self.colour, self.alpha = (np.zeros(4 * _PITCH, np.int16) for _ in range(3))


class Columns:
    """The pass across, for all tiles of a plane `width` bytes wide with `step` channels: column x shows a·x + b."""

    def __init__(self, a: float, b: float, width: int, step: int, smooth: bool) -> None:
        if abs(1 - a) * (TILE // step - 1) > SLACK:
            raise ValueError(f"a sheet cannot be shown at {1 / a:.2f} times its size")
        self.weights = weights = LINEAR if smooth else CUBIC
        tiles = -(-width // TILE)
        self.taps = weights.shape[1] if a == 1 and not smooth else weights.shape[1] + SLACK
        self.base = np.zeros(tiles, np.int64)
        self.table = np.zeros(tiles * self.taps * TILE, np.int16)
        _columns(a, b, step, weights, self.taps, self.base, self.table)


@_fast
def _columns(a, b, step, weights, taps, base, table):  # type: ignore[no-untyped-def]
    """Fill `base` (first pixel that a tile looks at) and `table` (by tile, tap and column of the tile)."""
    count = weights.shape[1]
    lead = (count - 1) // 2
    size = TILE // step
    for t in range(len(base)):
        if t > 0 and a == 1:
            # a slide is the same for all
            base[t] = base[t - 1] + size
            for k in range(taps * TILE):
                table[t * taps * TILE + k] = table[k]
            continue
        first = int(np.floor(a * (t * size) + b))
        last = int(np.floor(a * (t * size + size - 1) + b))
        at = min(first, last - (size - 1)) - lead
        base[t] = at
        for x in range(size):
            p = a * (t * size + x) + b
            i = int(np.floor(p))
            k = int((p - i) * _FRACTIONS + 0.5)
            o = i - lead - at - x
            for c in range(step):
                for j in range(count):
                    table[(t * taps + o + j) * TILE + x * step + c] = weights[k, j]


@_fast
def _level(total):  # type: ignore[no-untyped-def]
    """A level from a weighted sum in 128ths. The sum may wrap around 16 bits; taking 128 · 128 off brings it back, since
    all levels less 128 would have stayed within them."""
    v = np.int16(np.int16(total - np.int16(16384 - 64)) >> np.int16(7)) + np.int16(128)
    return min(max(np.int16(v), np.int16(0)), np.int16(255))


@_fast
def _cubic(src, r0, r1, r2, r3, x0, count, w0, w1, w2, w3, rows, at):  # type: ignore[no-untyped-def]
    for k in range(_N(count)):
        x = _N(x0) + k
        rows[_N(at) + k] = _level(np.int16(np.int16(src[r0, x]) * w0 + np.int16(src[r1, x]) * w1 + np.int16(src[r2, x]) * w2 + np.int16(src[r3, x]) * w3))


@_fast
def _linear(src, r0, r1, x0, count, w1, rows, at):  # type: ignore[no-untyped-def]
    for k in range(_N(count)):
        x = _N(x0) + k
        s = np.int16(src[r0, x])
        rows[_N(at) + k] = s + (np.int16((np.int16(src[r1, x]) - s) * w1 + np.int16(64)) >> np.int16(7))


@_fast
def _down(src, p, weights, left, right, rows, at):  # type: ignore[no-untyped-def]
    """Bytes `left` to `right` of the source at row position `p` into `rows` from `at` on. Whole vectors are filled, up to
    31 bytes more on either side."""
    last = src.shape[0] - 1
    p = min(max(p, 0.0), float(last))
    i = int(p)
    k = int((p - i) * _FRACTIONS + 0.5)
    end = min(left + (right - left + 31) // 32 * 32, src.shape[1])
    begin = max(end - (right - left + 31) // 32 * 32, 0)
    at += begin - left
    r0, r1, r2, r3 = _N(max(i - 1, 0)), _N(i), _N(min(i + 1, last)), _N(min(i + 2, last))
    if k == 0:
        for x in range(_N(end - begin)):
            rows[_N(at) + x] = src[r1, _N(begin) + x]
    elif weights.shape[1] == 2:
        _linear(src, r1, r2, begin, end - begin, weights[k, 1], rows, at)
    else:
        _cubic(src, r0, r1, r2, r3, begin, end - begin, weights[k, 0], weights[k, 1], weights[k, 2], weights[k, 3], rows, at)


@_fast
def _held(src, p, weights, left, right, step, rows, at):  # type: ignore[no-untyped-def]
    """The same with the edge columns repeated beyond the source."""
    width = src.shape[1]
    a, b = min(max(left, 0), width - step), max(min(right, width), step)
    if a >= right or b <= left:
        # wholly beyond it
        _down(src, p, weights, a, b, rows, at)
        for x in range(step, right - left):
            rows[at + x] = rows[at + x - step]
        return
    _down(src, p, weights, a, b, rows, at + a - left)
    for x in range(left, a):
        rows[at + x - left] = rows[at + a - left + (x - a) % step]
    for x in range(b, right):
        rows[at + x - left] = rows[at + b - step - left + (x - b) % step]


@_fast
def _across4(rows, base, left, step, table, t0, t1, out):  # type: ignore[no-untyped-def]
    c = _N(step)
    for t in range(t0, t1):
        o, x, w = _N(base[t] * step - left), _N((t - t0) * TILE), _N(t * 4 * TILE)
        for k in range(_T):
            z, q, y = w + k, o + k, x + k
            w0, w1, w2, w3 = table[z], table[z + _T], table[z + _2 * _T], table[z + _3 * _T]
            out[y] = _level(np.int16(rows[q] * w0 + rows[q + c] * w1 + rows[q + _2 * c] * w2 + rows[q + _3 * c] * w3))
            q += _P1
            out[y + _P1] = _level(np.int16(rows[q] * w0 + rows[q + c] * w1 + rows[q + _2 * c] * w2 + rows[q + _3 * c] * w3))
            q += _P1
            out[y + _P2] = _level(np.int16(rows[q] * w0 + rows[q + c] * w1 + rows[q + _2 * c] * w2 + rows[q + _3 * c] * w3))
            q += _P1
            out[y + _P3] = _level(np.int16(rows[q] * w0 + rows[q + c] * w1 + rows[q + _2 * c] * w2 + rows[q + _3 * c] * w3))


@_fast
def _six(rows, q, c, w0, w1, w2, w3, w4, w5):  # type: ignore[no-untyped-def]
    return _level(np.int16(rows[q] * w0 + rows[q + c] * w1 + rows[q + _2 * c] * w2 + rows[q + _3 * c] * w3 + rows[q + _4 * c] * w4 + rows[q + _5 * c] * w5))


@_fast
def _across6(rows, base, left, step, table, t0, t1, out):  # type: ignore[no-untyped-def]
    c = _N(step)
    for t in range(t0, t1):
        o, x, w = _N(base[t] * step - left), _N((t - t0) * TILE), _N(t * 6 * TILE)
        for k in range(_T):
            z, q, y = w + k, o + k, x + k
            w0, w1, w2 = table[z], table[z + _T], table[z + _2 * _T]
            w3, w4, w5 = table[z + _3 * _T], table[z + _4 * _T], table[z + _5 * _T]
            out[y] = _six(rows, q, c, w0, w1, w2, w3, w4, w5)
            out[y + _P1] = _six(rows, q + _P1, c, w0, w1, w2, w3, w4, w5)
            out[y + _P2] = _six(rows, q + _P2, c, w0, w1, w2, w3, w4, w5)
            out[y + _P3] = _six(rows, q + _P3, c, w0, w1, w2, w3, w4, w5)


@_fast
def _four_rows(src, x, y, end, ay, by, weights, base, taps, table, step, t0, t1, rows, out):  # type: ignore[no-untyped-def]
    """Rows `y` to `y` + 4 of a run of tiles into `out`; those from `end` on repeat the one before."""
    left, right = (base[t0] - x) * step, (base[t1 - 1] - x + taps - 1) * step + TILE
    for j in range(4):
        p = ay * min(y + j, end - 1) + by
        if left >= 0 and right <= src.shape[1]:
            _down(src, p, weights, left, right, rows, j * _PITCH + _SLACK_BEFORE)
        else:
            _held(src, p, weights, left, right, step, rows, j * _PITCH + _SLACK_BEFORE)
    if taps == 4:
        _across4(rows, base, base[t0] * step - _SLACK_BEFORE, step, table, t0, t1, out)
    else:
        _across6(rows, base, base[t0] * step - _SLACK_BEFORE, step, table, t0, t1, out)


@_fast
def _blended(under, level, alpha):  # type: ignore[no-untyped-def]
    k = np.uint16(alpha)
    k = np.uint16(k + (k >> np.uint16(7)))
    return np.uint8(np.uint16(np.uint16(under) * np.uint16(np.uint16(256) - k) + np.uint16(level) * k + np.uint16(128)) >> np.uint16(8))


@_fast
def _over(dst, y, x0, count, colour, at, alpha, from_):  # type: ignore[no-untyped-def]
    for k in range(_N(count)):
        x = _N(x0) + k
        dst[_N(y), x] = _blended(dst[_N(y), x], colour[_N(at) + k], alpha[_N(from_) + k])


@_fast
def _set(dst, y, x0, count, colour, at):  # type: ignore[no-untyped-def]
    for k in range(_N(count)):
        dst[_N(y), _N(x0) + k] = np.uint8(colour[_N(at) + k])


@_fast
def _run(acts, band, t0, end):  # type: ignore[no-untyped-def]
    """One past the last tile, before `end`, of a run that is done alike."""
    t1 = t0 + 1
    while t1 < end and acts[band, t1] == acts[band, t0]:
        t1 += 1
    return t1


@_fast
def paint(src, alpha, dst, acts, height, step, x, ay, by, weights, base, taps, table, rows, colour, veil):  # type: ignore[no-untyped-def]
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
                _four_rows(src, x, y, end, ay, by, weights, base, taps, table, step, t0, t1, rows, colour)
                t = t0
                while t < t1:
                    u = _run(acts, band, t, t1)
                    x0, x1, o = t * TILE, min(u * TILE, m), (t - t0) * TILE
                    blend = acts[band, t] == BLEND
                    if blend:
                        _four_rows(alpha, x, y, end, ay, by, weights, base, taps, table, step, t, u, rows, veil)
                    for j in range(min(4, end - y)):
                        if blend:
                            _over(dst, y + j, x0, x1 - x0, colour, j * _PITCH + o, veil, j * _PITCH)
                        else:
                            _set(dst, y + j, x0, x1 - x0, colour, j * _PITCH + o)
                    t = u
            t0 = t1


@_fast
def lay(src, alpha, dst, acts, height, left, top):  # type: ignore[no-untyped-def]
    """The same pixel on pixel, the source's corner at column `left` and row `top`."""
    n, m = dst.shape
    h, w = src.shape
    for band in range(acts.shape[0]):
        t0 = 0
        while t0 < acts.shape[1]:
            t1 = _run(acts, band, t0, acts.shape[1])
            x0, x1 = max(t0 * TILE, left), min(t1 * TILE, m, left + w)
            if acts[band, t0] != SKIP and x0 < x1:
                for y in range(max(band * height, top), min(band * height + height, n, top + h)):
                    r = _N(y - top)
                    for k in range(_N(x1 - x0)):
                        x, q = _N(x0) + k, _N(x0 - left) + k
                        dst[_N(y), x] = _blended(dst[_N(y), x], src[r, q], alpha[r, q])
            t0 = t1


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
