"""A stack of sheets drawn into a frame, each only where it is seen."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.film import sampling, tiles
from engine.film.columns import TILE, Columns
from engine.film.planes import U8, Frame, Planes
from engine.film.sampling import Scratch
from engine.film.sheets import Map, Sheet

_HALF = TILE // 2


class Stack:
    """The sheets of a shot, back to front. Not for two threads at once."""

    def __init__(self, sheets: Sequence[Sheet], size: tuple[int, int]) -> None:
        self.sheets = list(sheets)
        self.grid = tiles.grid(size)
        self._size = size
        self._scratch = Scratch()
        self._acts = [np.zeros(self.grid, np.uint8) for _ in self.sheets]
        self._columns: dict[tuple[float, float, int, bool], Columns] = {}

    def draw(self, frame: Frame, maps: Sequence[Map], where: U8, turn: int = 0) -> None:
        """Draw the tiles marked in `where`; what lies behind something opaque is not drawn. Tiles that nothing fills are
        black under what is on them."""
        wanted = where.copy()
        surfaces = [s.surface(turn) for s in self.sheets]
        for surface, sheet, at, acts in zip(reversed(surfaces), reversed(self.sheets), reversed(maps), reversed(self._acts), strict=True):
            tiles.classify(surface.reach, at.ax, at.bx - sheet.x, at.ay, at.by - sheet.y, wanted, acts)
        for row, column in np.argwhere(wanted) if wanted.any() else ():
            frame.y[row * TILE:row * TILE + TILE, column * TILE:column * TILE + TILE] = 16
            frame.uv[row * _HALF:row * _HALF + _HALF, column * TILE:column * TILE + TILE] = 128
        shown = {(at.ax, at.bx) for at in maps}
        self._columns = {key: columns for key, columns in self._columns.items() if key[:2] in shown}
        for k, acts in enumerate(self._acts):
            if acts.any():
                self._paint(k, surfaces[k].planes, frame, maps[k])

    def _paint(self, k: int, planes: Planes, frame: Frame, at: Map) -> None:
        sheet, acts = self.sheets[k], self._acts[k]
        if sheet.soft is not None:
            sampling.tint(*sheet.soft.y, frame.y, acts, TILE, 1)
            sampling.tint(*sheet.soft.uv, frame.uv, acts, _HALF, 2)
            return
        if sheet.pinned:
            sampling.lay(planes.y, planes.a, frame.y, acts, TILE, sheet.x, sheet.y)
            sampling.lay(planes.uv, planes.auv, frame.uv, acts, _HALF, sheet.x, sheet.y // 2)
            return
        s, by = self._scratch, at.by - sheet.y
        c = self._across(at, 1, sheet.smooth)
        sampling.paint(planes.y, planes.a, frame.y, acts, TILE, 1, sheet.x, at.ay, by, c.taps.pixels, c.taps.weights, c.taps.pairs, c.base, c.fraction, c.table,
                       s.rows, s.colour, s.alpha)
        # chroma lies on every second column, and between two rows; at half size two taps show what four do
        c = self._across(at, 2, True)
        sampling.paint(planes.uv, planes.auv, frame.uv, acts, _HALF, 2, sheet.x // 2, at.ay, (at.ay * 0.5 + by - 0.5) / 2,
                       c.taps.pixels, c.taps.weights, c.taps.pairs, c.base, c.fraction, c.table, s.rows, s.colour, s.alpha)

    def _across(self, at: Map, step: int, smooth: bool) -> Columns:
        """The pass across, kept: sheets of one depth share it, and breath leaves it as it is."""
        key = at.ax, at.bx, step, smooth
        if key not in self._columns:
            self._columns[key] = Columns(at.ax, at.bx / step, self._size[0], step, smooth)
        return self._columns[key]
