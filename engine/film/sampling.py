"""The inner loops that sample a moved sheet into a frame, tile by tile (numba, without the interpreter's lock).

A tile is 16 bytes wide in every plane: 16 pixels of luma, 8 of the half-size chroma, which is interleaved. Four rows go
through together: first down (each row of the frame from two or four rows of the sheet, unless it lies on one), then
across, and at once over what is there. In a slide across is the same for all columns; in a zoom each half of a tile is made
of sixteen bytes that a table picks and weighs (`engine.film.columns`, `engine.film.lanes`). Planes come as addresses.
"""
from __future__ import annotations

from typing import Any

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.film import lanes
from engine.film.columns import CUBIC, FRACTIONS, LINEAR, TILE
from engine.film.lanes import BYTES, ROWS, WIDE

U8 = NDArray[np.uint8]

SKIP, BLEND, COPY = 0, 1, 2
"""What is done with a tile of a sheet: nothing, over what is there, instead of what is there."""

_RUN = 48
"""Tiles that go through at once."""
_PITCH = 1888
"""From one of the four rows to the next: a run shown at half its size and some vectors more, not a power of two, so that the
rows do not share cache lines."""
_FOUR, _FOUR_WEIGHTS, _FOUR_PAIRS = CUBIC.pixels, CUBIC.weights, CUBIC.pairs
_TWO, _TWO_WEIGHTS, _TWO_PAIRS = LINEAR.pixels, LINEAR.weights, LINEAR.pairs

_inner = nb.njit(nogil=True, boundscheck=False, _nrt=False, forceinline=True)  # type: ignore[call-overload]
"""Without numba's counting of references, which costs more than a short row; so nothing may be allocated in here."""


class Scratch:
    """Rows in the making, of colour, of alpha and of what they are laid over; one for each thread that draws."""

    def __init__(self) -> None:
        self.rows = np.zeros((3, ROWS * _PITCH), np.uint8)


def _line_of(taps: int, blend: bool) -> Any:
    """`lanes.summed` for `count` bytes, a multiple of `BYTES`."""
    @_inner
    def line(row, veil, a, b, c, d, one, two, count, out):  # type: ignore[no-untyped-def]
        whole = count // WIDE * WIDE
        for n in range(0, whole, WIDE):
            lanes.summed(taps, WIDE, blend, row + n, veil + n, a, b, c, d, one, two, out + n)
        if whole < count:
            lanes.summed(taps, BYTES, blend, row + whole, veil + whole, a, b, c, d, one, two, out + whole)
    return line


_set_four, _set_two, _lay_four, _lay_two = _line_of(4, False), _line_of(2, False), _line_of(4, True), _line_of(2, True)


@_inner
def _line(cubic, blend, row, veil, a, b, c, d, one, two, count, out):  # type: ignore[no-untyped-def]
    if cubic:
        if blend:
            _lay_four(row, veil, a, b, c, d, one, two, count, out)
        else:
            _set_four(row, row, a, b, c, d, one, two, count, out)
    elif blend:
        _lay_two(row, veil, a, b, c, d, one, two, count, out)
    else:
        _set_two(row, row, a, b, c, d, one, two, count, out)


@_inner
def _down(cubic, blend, row, veil, apart, last, i, k, count, out):  # type: ignore[no-untyped-def]
    """`_line` of rows around row `i`, at fraction `k` after it; `row` and `veil` are where it begins in row 0."""
    if cubic:
        q = _FOUR[k]
        _line(True, blend, row, veil, apart * min(max(i + q[0], 0), last), apart * min(max(i + q[1], 0), last),
              apart * min(max(i + q[2], 0), last), apart * min(max(i + q[3], 0), last), _FOUR_PAIRS[k, 0], _FOUR_PAIRS[k, 1], count, out)
    else:
        q = _TWO[k]
        _line(False, blend, row, veil, apart * min(max(i + q[0], 0), last), apart * min(max(i + q[1], 0), last), 0, 0, _TWO_PAIRS[k, 0], np.int16(0), count, out)


@_inner
def _slid(cubic, blend, row, veil, k, step, count, out):  # type: ignore[no-untyped-def]
    """`_line` of pixels around the one at `row`, at fraction `k` after it."""
    if cubic:
        q = _FOUR[k]
        _line(True, blend, row, veil, q[0] * step, q[1] * step, q[2] * step, q[3] * step, _FOUR_PAIRS[k, 0], _FOUR_PAIRS[k, 1], count, out)
    else:
        q = _TWO[k]
        _line(False, blend, row, veil, q[0] * step, q[1] * step, 0, 0, _TWO_PAIRS[k, 0], np.int16(0), count, out)


@_inner
def _held(cubic, plane, apart, last, i, k, step, left, right, out):  # type: ignore[no-untyped-def]
    """The same as `_down` byte by byte, with the edge columns repeated beyond the plane."""
    levels, made = lanes.bytes_at(plane), lanes.bytes_at(out)
    for x in range(left, right):
        channel = x & (step - 1)
        at = min(max(x, channel), apart - step + channel)
        total = 64
        for j in range(4 if cubic else 2):
            pixel, weight = (_FOUR[k, j], _FOUR_WEIGHTS[k, j]) if cubic else (_TWO[k, j], _TWO_WEIGHTS[k, j])
            total += np.int64(levels[apart * min(max(i + pixel, 0), last) + at]) * weight
        made[x - left] = np.uint8(min(max(total >> 7, 0), 255))


@_inner
def _row(ay, by, y, end, last):  # type: ignore[no-untyped-def]
    """The row of a sheet that row `y` shows (the last before `end`, if it is beyond), and the fraction after it."""
    p = min(max(ay * min(y, end - 1) + by, 0.0), float(last))
    i = int(p)
    return i, int((p - i) * FRACTIONS + 0.5)


@_inner
def _four(cubic, inside, plane, apart, last, ay, by, y, end, step, left, right, out):  # type: ignore[no-untyped-def]
    """Bytes `left` to `right` of the rows of a sheet that rows `y` to `y` + 4 show."""
    for j in range(ROWS):
        i, k = _row(ay, by, y + j, end, last)
        if inside:
            _down(cubic, False, plane + left, 0, apart, last, i, k, (right - left + WIDE - 1) // WIDE * WIDE, out + j * _PITCH)
        else:
            _held(cubic, plane, apart, last, i, k, step, left, right, out + j * _PITCH)


@_inner
def _turned(cubic, blend, row, veil, apart, first, base, table, t0, t1, out, out_apart):  # type: ignore[no-untyped-def]
    """Four rows across, as the table says for each tile; `row` and `veil` are byte `first` of the sheet's."""
    for t in range(t0, t1):
        at, further = base[t, 0] - first, base[t, 1] - base[t, 0]
        how, to = table.ctypes.data + t * table.strides[0], out + (t - t0) * TILE
        if cubic:
            if blend:
                lanes.turned(4, True, row + at, veil + at, apart, further, how, to, out_apart)
            else:
                lanes.turned(4, False, row + at, 0, apart, further, how, to, out_apart)
        elif blend:
            lanes.turned(2, True, row + at, veil + at, apart, further, how, to, out_apart)
        else:
            lanes.turned(2, False, row + at, 0, apart, further, how, to, out_apart)


@_inner
def _moved(from_, apart, to, to_apart, rows, count):  # type: ignore[no-untyped-def]
    for j in range(rows):
        source, made = lanes.bytes_at(from_ + j * apart), lanes.bytes_at(to + j * to_apart)
        for x in range(count):
            made[x] = source[x]


@_inner
def _run(acts, t0, end):  # type: ignore[no-untyped-def]
    """One past the last tile, before `end`, of a run that is done alike."""
    t1 = t0 + 1
    while t1 < end and acts[t1] == acts[t0]:
        t1 += 1
    return t1


@_inner
def _slide(plane, veil, apart, height, slack, ay, by, first, k, cubic, across, step, y, end, acts, t0, t1, rows, dst, dst_apart):  # type: ignore[no-untyped-def]
    """Rows `y` to `y` + 4 of tiles of which column x shows x + `first` bytes, at fraction `k` after it."""
    last = height - 1
    begin = first + t0 * TILE - step
    inside = begin >= -slack and first + t1 * TILE + 2 * step <= apart
    i, down = _row(ay, by, y, end, last)
    whole = inside and ay == 1 and down == 0 and by + y == i and i + ROWS <= height and y + ROWS <= end
    direct = inside and (whole or k == 0)
    if not direct:
        _four(cubic, inside, plane, apart, last, ay, by, y, end, step, begin, first + t1 * TILE + 2 * step, rows)
    t = t0
    while t < t1:
        u = _run(acts, t, t1)
        blend, at, count = acts[t] == BLEND, first + t * TILE, (u - t) * TILE
        if blend and not direct:
            _four(cubic, inside, veil, apart, last, ay, by, y, end, step, at - step, at + count + 2 * step, rows + ROWS * _PITCH)
        for j in range(min(ROWS, end - y)):
            out = dst + (y + j) * dst_apart + t * TILE
            if whole:
                _slid(across, blend, plane + (i + j) * apart + at, veil + (i + j) * apart + at, k, step, count, out)
            elif direct:
                n, down = _row(ay, by, y + j, end, last)
                _down(cubic, blend, plane + at, veil + at, apart, last, n, down, count, out)
            else:
                _slid(across, blend, rows + j * _PITCH + at - begin, rows + (ROWS + j) * _PITCH + step, k, step, count, out)
        t = u


@_inner
def _zoom(plane, veil, apart, height, slack, ay, by, x, base, table, cubic, step, y, end, acts, t0, t1, rows, dst, dst_apart):  # type: ignore[no-untyped-def]
    """Rows `y` to `y` + 4 of tiles that are made as the table says; the sheet's first byte is byte `x` of it."""
    last = height - 1
    begin, stop = base[t0, 0] - x, base[t1 - 1, 1] - x + BYTES
    inside = begin >= -slack and stop <= apart
    _four(cubic, inside, plane, apart, last, ay, by, y, end, step, begin, stop, rows)
    t = t0
    while t < t1:
        u = _run(acts, t, t1)
        blend, at, count = acts[t] == BLEND, base[t, 0] - x, (u - t) * TILE
        if blend:
            _four(cubic, inside, veil, apart, last, ay, by, y, end, step, at, base[u - 1, 1] - x + BYTES, rows + ROWS * _PITCH)
        out, out_apart = dst + y * dst_apart + t * TILE, dst_apart
        some = min(ROWS, end - y)
        if some < ROWS:
            out, out_apart = rows + 2 * ROWS * _PITCH, _PITCH
            _moved(dst + y * dst_apart + t * TILE, dst_apart, out, out_apart, some, count)
        _turned(cubic, blend, rows - begin, rows + ROWS * _PITCH - at, _PITCH, x, base, table, t, u, out, out_apart)
        if some < ROWS:
            _moved(out, out_apart, dst + y * dst_apart + t * TILE, dst_apart, some, count)
        t = u


@_inner
def paint(plane, veil, apart, height, slack, ay, by, x, step, cubic, slides, first, k, base, table, top, end, acts, rows, dst, dst_apart):  # type: ignore[no-untyped-def]
    """Sample straight colour and alpha (`plane` and `veil`: addresses; `apart` bytes from row to row; `slack`
    bytes before a row are the transparent end of the one before) into rows `top` to `end` of a plane, by tiles as `acts` says: row y shows
    ay·y + by, and the source's first byte is at byte `x`. The rows of `dst` are filled up to whole tiles."""
    end_tile = len(acts)
    if slides:
        fits = first - x - step >= -slack and first - x + end_tile * TILE + 2 * step <= apart
    else:
        fits = base[0, 0] - x >= -slack and base[end_tile - 1, 1] - x + BYTES <= apart
    t0 = 0
    while t0 < end_tile:
        if acts[t0] == SKIP:
            t0 += 1
            continue
        t1 = t0 + 1
        # what fills the frame and has no margin is held beyond its edges, which takes long: only for the first and last tile
        while t1 < end_tile and t1 - t0 < _RUN and acts[t1] != SKIP and (fits or slack > 0 or (t0 > 0 and t1 < end_tile - 1)):
            t1 += 1
        for y in range(top, end, ROWS):
            if slides:
                _slide(plane, veil, apart, height, slack, ay, by, first - x, k, cubic, cubic and k != 0, step, y, end, acts, t0, t1, rows, dst, dst_apart)
            else:
                _zoom(plane, veil, apart, height, slack, ay, by, x, base, table, cubic, step, y, end, acts, t0, t1, rows, dst, dst_apart)
        t0 = t1
