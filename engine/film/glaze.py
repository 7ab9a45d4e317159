"""The inner loops that lay what never moves over a frame, pixel on pixel (numba). Planes come as addresses."""
from __future__ import annotations

import numba as nb
import numpy as np

from engine.film import lanes
from engine.film.columns import TILE
from engine.film.lanes import BYTES, WIDE

_inner = nb.njit(nogil=True, boundscheck=False, _nrt=False, forceinline=True)  # type: ignore[call-overload]


@_inner
def lay(plane, keep, apart, height, left, over, top, end, acts, dst, dst_apart, width):  # type: ignore[no-untyped-def]
    """What is there in rows `top` to `end` keeps `keep` 255ths, and the plane is added: its corner is at byte `left` and row `over`;
    `width` bytes of a row of `dst` are the picture's."""
    t0 = 0
    while t0 < len(acts):
        t1 = t0 + 1
        while t1 < len(acts) and (acts[t1] == 0) == (acts[t0] == 0):
            t1 += 1
        x0, x1 = max(t0 * TILE, left), min(t1 * TILE, width, left + apart)
        if acts[t0] != 0 and x0 < x1:
            for y in range(max(top, over), min(end, over + height)):
                at = (y - over) * apart + x0 - left
                _laid(plane + at, keep + at, dst + y * dst_apart + x0, x1 - x0)
        t0 = t1


@_inner
def _laid(plane, keep, out, count):  # type: ignore[no-untyped-def]
    whole = count // BYTES * BYTES
    for n in range(0, whole, BYTES):
        lanes.laid(out + n, plane + n, keep + n)
    levels, share, made = lanes.bytes_at(plane), lanes.bytes_at(keep), lanes.bytes_at(out)
    for n in range(whole, count):
        total = ((np.int32(made[n]) * ((np.int32(share[n]) * 257) >> 1) + 16384) >> 15) + levels[n]
        made[n] = np.uint8(total) if total < 255 else np.uint8(255)


@_inner
def tint(levels, keep, apart, step, top, end, acts, dst, dst_apart):  # type: ignore[no-untyped-def]
    """The same from what `kernels.softened` gives, for the whole of a plane; `apart` bytes (two for each) make a row of it. The
    rows of `dst` are filled up to whole tiles, and even in number."""
    t0 = 0
    while t0 < len(acts):
        t1 = t0 + 1
        while t1 < len(acts) and (acts[t1] == 0) == (acts[t0] == 0):
            t1 += 1
        if acts[t0] != 0:
            x0, count = t0 * TILE, (t1 - t0) * TILE
            whole = count // WIDE * WIDE
            for y in range(top, end, 2):
                out, more, share = dst + y * dst_apart + x0, levels + y // 2 * apart + x0, keep + y // 2 * apart + x0
                if step == 1:
                    for n in range(0, whole, WIDE):
                        lanes.tinted(1, WIDE, out + n, dst_apart, more + n, share + n)
                    if whole < count:
                        lanes.tinted(1, BYTES, out + whole, dst_apart, more + whole, share + whole)
                else:
                    for n in range(0, whole, WIDE):
                        lanes.tinted(2, WIDE, out + n, dst_apart, more + n, share + n)
                    if whole < count:
                        lanes.tinted(2, BYTES, out + whole, dst_apart, more + whole, share + whole)
        t0 = t1
