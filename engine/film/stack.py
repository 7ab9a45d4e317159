"""A stack of sheets drawn into a frame, each only where it is seen."""
from __future__ import annotations

from collections.abc import Sequence

import numba as nb
import numpy as np
from numpy.typing import NDArray

from engine.film import tiles
from engine.film.columns import MOST, TILE, fill, slide
from engine.film.glaze import lay, tint
from engine.film.planes import U8, Frame
from engine.film.sampling import Scratch, paint
from engine.film.sheets import Map, Sheet, Surface
from engine.film.tiles import classify

_HALF = TILE // 2
_KIND, _Y, _A, _UV, _AUV, _HEIGHT, _WIDTH, _LEFT, _TOP, _SLACK, _CUBIC, _REACH, _REACH_ROWS, _REACH_COLUMNS, _FIELDS = range(15)
"""What the loop knows of a sheet; planes and reach as addresses."""
_MOVED, _PINNED, _SOFT = range(3)

_fast = nb.njit(nogil=True, cache=True, boundscheck=False, _nrt=False)  # type: ignore[call-overload]
_inner = nb.njit(nogil=True, boundscheck=False, _nrt=False, forceinline=True)  # type: ignore[call-overload]


class Stack:
    """The sheets of a shot, back to front. Not for two threads at once."""

    def __init__(self, sheets: Sequence[Sheet], size: tuple[int, int]) -> None:
        self.sheets = list(sheets)
        self.grid = rows, columns = tiles.grid(size)
        count = len(self.sheets)
        self._scratch = Scratch()
        self._acts = np.zeros((count, rows, columns), np.uint8)
        self._known: dict[tuple[int, ...], NDArray[np.int64]] = {}
        self._base, self._table = np.zeros((2 * count, columns, 2), np.int64), np.zeros((2 * count, columns, 2, 2, TILE), np.uint16)
        self._filled, self._of = np.zeros((2 * count, 3)), np.zeros(2 * count, np.int64)
        self._starts = np.zeros(rows + columns, np.int64)

    def draw(self, frame: Frame, maps: Sequence[Map], where: U8, turn: int = 0) -> None:
        """Draw the tiles marked in `where`; what lies behind something opaque is not drawn. Tiles that nothing fills are
        black under what is on them. ValueError when a sheet would be shown too small."""
        least = max((at.ax for at in maps), default=1.0)
        if least > MOST:
            raise ValueError(f"a sheet cannot be shown at {1 / least:.2f} times its size")
        _draw(self._fields(turn), np.array(maps), where.copy(), self._acts, self._base, self._table, self._filled, self._of, self._starts, self._scratch.rows, frame.y.shape[1], *frame.rows)

    def _fields(self, turn: int) -> NDArray[np.int64]:
        which = tuple(turn % len(sheet.cycle) for sheet in self.sheets if sheet.cycle)
        if which not in self._known:
            self._known[which] = np.array([_fields(sheet, sheet.surface(turn)) for sheet in self.sheets], np.int64)
        return self._known[which]


def _fields(sheet: Sheet, surface: Surface) -> list[int]:
    p = surface.planes
    kind, planes = _PINNED if sheet.pinned else _MOVED, (p.y, p.a, p.uv, p.auv)
    if sheet.soft is not None:
        kind, planes = _SOFT, (*sheet.soft.y, *sheet.soft.uv)  # type: ignore[assignment]
    return [kind, *(q.ctypes.data for q in planes), sheet.height, sheet.width, sheet.x, sheet.y, sheet.slack, not sheet.smooth,
            surface.reach.ctypes.data, *surface.reach.shape]


@_fast
def _draw(known, places, wanted, acts, base, table, filled, of, starts, scratch, width, y, uv):  # type: ignore[no-untyped-def]
    """All sheets, one row of tiles after another, so that the frame stays in the first cache. `width`: bytes of a row that are seen."""
    for k in range(len(known) - 1, -1, -1):
        s, ax, bx, ay, by = known[k], places[k, 0], places[k, 1], places[k, 2], places[k, 3]
        classify(s[_REACH], s[_REACH_ROWS], s[_REACH_COLUMNS], ax, bx - s[_LEFT], ay, by - s[_TOP], wanted, acts[k], starts)
    for k in range(len(known)):
        if known[k, _KIND] == _MOVED and places[k, 0] != 1:
            _columns(known, places, k, base, table, filled, of)
    for band in range(acts.shape[1]):
        _blacken(wanted[band], band, width, y, uv)
        for k in range(len(known)):
            tiles_ = acts[k, band]
            some = np.uint8(0)
            for n in range(len(tiles_)):
                some |= tiles_[n]
            if some != 0:
                _sheet(known[k], places[k], band, tiles_, base, table, of[2 * k], of[2 * k + 1], scratch.ctypes.data, width, y, uv)


@_inner
def _columns(known, places, k, base, table, filled, of):  # type: ignore[no-untyped-def]
    """The pass across, kept: sheets of one depth share it, and breath leaves it as it is."""
    for step in range(1, 3):
        # at half size two taps show what four do
        cubic = step == 1 and known[k, _CUBIC] != 0
        n, a, b = 2 * k + step - 1, places[k, 0], places[k, 1] / step
        of[n] = n
        for j in range(k):
            if known[j, _KIND] == _MOVED and places[j, 0] == a and places[j, 1] == places[k, 1] and (step == 2 or known[j, _CUBIC] == known[k, _CUBIC]):
                of[n] = 2 * j + step - 1
                break
        if of[n] == n and (filled[n, 0] != a or filled[n, 1] != b or filled[n, 2] != cubic):
            fill(a, b, step, cubic, base[n], table[n])
            filled[n, 0], filled[n, 1], filled[n, 2] = a, b, cubic


@_inner
def _blacken(wanted, band, width, y, uv):  # type: ignore[no-untyped-def]
    for t in range(len(wanted)):
        if wanted[t] != 0:
            x0, x1 = t * TILE, min(t * TILE + TILE, width)
            for row in range(band * TILE, min(band * TILE + TILE, y.shape[0])):
                y[row, x0:x1] = 16
            for row in range(band * _HALF, min(band * _HALF + _HALF, uv.shape[0])):
                uv[row, x0:x1] = 128


@_inner
def _sheet(s, place, band, acts, base, table, one, two, rows, seen, y, uv):  # type: ignore[no-untyped-def]
    """One row of tiles of one sheet."""
    top, end, half, half_end = band * TILE, min(band * TILE + TILE, y.shape[0]), band * _HALF, min(band * _HALF + _HALF, uv.shape[0])
    out, apart, out_uv, apart_uv = y.ctypes.data, y.strides[0], uv.ctypes.data, uv.strides[0]
    width, height, left = s[_WIDTH], s[_HEIGHT], s[_LEFT]
    if s[_KIND] == _SOFT:
        tint(s[_Y], s[_A], width, 1, top, end, acts, out, apart)
        tint(s[_UV], s[_AUV], width, 2, half, half_end, acts, out_uv, apart_uv)
        return
    if s[_KIND] == _PINNED:
        lay(s[_Y], s[_A], width, height, left, s[_TOP], top, end, acts, out, apart, seen)
        lay(s[_UV], s[_AUV], width, height // 2, left, s[_TOP] // 2, half, half_end, acts, out_uv, apart_uv, seen)
        return
    ax, bx, ay, by = place[0], place[1], place[2], place[3] - s[_TOP]
    first, k = slide(bx)
    paint(s[_Y], s[_A], width, height, s[_SLACK], ay, by, left, 1, s[_CUBIC] != 0, ax == 1, first, k, base[one], table[one],
          top, end, acts, rows, out, apart)
    # chroma lies on every second column, and between two rows
    first, k = slide(bx / 2)
    paint(s[_UV], s[_AUV], width, height // 2, s[_SLACK], ay, (ay * 0.5 + by - 0.5) / 2, left, 2, False, ax == 1, 2 * first, k,
          base[two], table[two], half, half_end, acts, rows, out_uv, apart_uv)
