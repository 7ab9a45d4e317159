"""Which tiles of a frame a sheet fills, touches or leaves alone: 16 by 16 pixels of luma, 16 bytes by 8 rows of chroma.

A sheet keeps a map of cells of 8 by 8 of its pixels. Each entry says what lies anywhere that a tile which starts in that
cell may look at, so one look-up tells a tile's lot. Entries err towards blending, never towards a hole.
"""
from __future__ import annotations

import numba as nb
import numpy as np

from engine.film import lanes
from engine.film.columns import TILE
from engine.film.kernels import U8
from engine.film.planes import Frame
from engine.film.sampling import BLEND, COPY, SKIP

_CELL = 8
_SOMETHING, _HOLES = 1, 2
"""Bits: some alpha is not 0, some is not 255. Beyond the sheet there are holes."""
_BEFORE, _AFTER = 1, 3
"""Cells before and after that in which a tile starts that it may look at: 16 pixels, and 6 on either side that four taps
of half-size chroma see."""
_RIM = 4
"""Cells around the sheet that are kept."""
EVERYWHERE = np.array([[_SOMETHING]], np.uint8)
"""The reach of a sheet that covers every frame."""

_fast = nb.njit(nogil=True, cache=True, boundscheck=False)
_inner = nb.njit(nogil=True, boundscheck=False, _nrt=False, forceinline=True)  # type: ignore[call-overload]


def grid(size: tuple[int, int]) -> tuple[int, int]:
    """Rows and columns of tiles of a frame of width and height."""
    return -(-size[1] // TILE), -(-size[0] // TILE)


def cells_of(alpha: U8) -> U8:
    """The cells of a sheet, before a tile's reach is taken into account."""
    h, w = alpha.shape
    cells = np.empty((-(-h // _CELL), -(-w // _CELL)), np.uint8)
    _cells(np.ascontiguousarray(alpha), cells)
    return cells


def patched(cells: U8, alpha: U8, x: int, y: int) -> None:
    """Let the cells also tell of a patch that may be put at (`x`, `y`)."""
    h, w = alpha.shape
    bits = (_SOMETHING if alpha.any() else 0) | (_HOLES if alpha.min() < 255 else 0)
    cells[max(y, 0) // _CELL:-(-(y + h) // _CELL), max(x, 0) // _CELL:-(-(x + w) // _CELL)] |= np.uint8(bits)


def reach_of(cells: U8) -> U8:
    """What a tile that starts in a cell may see, with a rim of cells around the sheet."""
    out = np.pad(cells, _RIM + _AFTER, constant_values=_HOLES)
    for axis in (0, 1):
        n = out.shape[axis] - _BEFORE - _AFTER
        parts = [out[k:k + n] if axis == 0 else out[:, k:k + n] for k in range(_BEFORE + _AFTER + 1)]
        out = np.bitwise_or.reduce(parts)
    drop = _AFTER - _BEFORE
    return np.ascontiguousarray(out[drop:, drop:])


@_fast
def _cells(alpha, cells):  # type: ignore[no-untyped-def]
    h, w = alpha.shape
    some, all_ = np.empty(w, np.uint8), np.empty(w, np.uint8)
    for r in range(cells.shape[0]):
        some[:] = 0
        all_[:] = 255
        for y in range(r * _CELL, min(r * _CELL + _CELL, h)):
            row = alpha[y]
            for x in range(w):
                some[x] |= row[x]
                all_[x] &= row[x]
        for c in range(cells.shape[1]):
            s, a = np.uint8(0), np.uint8(255)
            for x in range(c * _CELL, min(c * _CELL + _CELL, w)):
                s |= some[x]
                a &= all_[x]
            cells[r, c] = (_SOMETHING if s != 0 else 0) | (_HOLES if a != 255 else 0)


@_inner
def _starts(a, b, cells, out):  # type: ignore[no-untyped-def]
    """By tile, the entry of the cell in which it starts."""
    for t in range(len(out)):
        out[t] = min(max(int(np.floor((a * t * TILE + b) / _CELL)) + _RIM, 0), cells - 1)


@_inner
def classify(reach, height, width, ax, bx, ay, by, wanted, acts, starts):  # type: ignore[no-untyped-def]
    """What is to be done with a sheet's tiles; those that it fills are wanted of nothing behind it any more. `reach` is an
    address, `starts` room for a number for each row and column."""
    rows, columns = acts.shape
    bits_at, down, across = lanes.bytes_at(reach), starts[:rows], starts[rows:]
    _starts(ay, by, height, down)
    _starts(ax, bx, width, across)
    for r in range(rows):
        line = down[r] * width
        for c in range(columns):
            acts[r, c] = SKIP
            if wanted[r, c] != 0:
                bits = bits_at[line + across[c]]
                if (bits & _HOLES) == 0:
                    acts[r, c] = COPY
                    wanted[r, c] = 0
                elif (bits & _SOMETHING) != 0:
                    acts[r, c] = BLEND


@_fast
def touched(reach, ax, bx, ay, by, tiles):  # type: ignore[no-untyped-def]
    """Mark the tiles on which something of a sheet is seen."""
    rows, columns = tiles.shape
    across, down = np.empty(columns, np.int64), np.empty(rows, np.int64)
    _starts(ax, bx, reach.shape[1], across)
    _starts(ay, by, reach.shape[0], down)
    for r in range(rows):
        line = reach[down[r]]
        for c in range(columns):
            if (line[across[c]] & _SOMETHING) != 0:
                tiles[r, c] = 1


def mark(tiles: U8, rect: tuple[int, int, int, int]) -> None:
    """Mark the tiles that a rectangle (left, top, right, bottom in pixels) touches."""
    x0, y0, x1, y1 = rect
    if x1 > 0 and y1 > 0:
        tiles[max(y0, 0) // TILE:-(-y1 // TILE), max(x0, 0) // TILE:-(-x1 // TILE)] = 1


def bring(source: Frame, out: Frame, tiles: U8) -> None:
    """Copy the marked tiles of a frame."""
    if tiles.all():
        out.copy_from(source)
        return
    _copy(source.y, out.y, tiles, TILE)
    _copy(source.uv, out.uv, tiles, TILE // 2)


@_fast
def _copy(source, out, tiles, height):  # type: ignore[no-untyped-def]
    n, m = out.shape
    for band in range(tiles.shape[0]):
        t0 = 0
        while t0 < tiles.shape[1]:
            t1 = t0 + 1
            while t1 < tiles.shape[1] and (tiles[band, t1] == 0) == (tiles[band, t0] == 0):
                t1 += 1
            if tiles[band, t0] != 0:
                for y in range(band * height, min(band * height + height, n)):
                    for x in range(t0 * TILE, min(t1 * TILE, m)):
                        out[y, x] = source[y, x]
            t0 = t1
