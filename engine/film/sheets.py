"""The sheets of a shot: layers made ready to be moved, and their drawing into a frame at any camera state."""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Viseme
from engine.film import kernels
from engine.film.planes import Frame, Planes, padded_even
from engine.picture.layers import Layer, LayeredPicture, Patch

U8 = NDArray[np.uint8]
Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in frame pixels, even, right and bottom exclusive."""

Cut = tuple[int | None, int | None]
Band = tuple[int, int, bool]
"""First row, row after the last, and whether the rows are opaque from side to side (else they are empty)."""
_LEAST_BAND = 48
"""Rows; shorter bands are not worth a call of their own."""
_REACH = 6
"""Rows around a band of which sampling (four taps, half-size chroma) may see something."""

_CURVED, _FEW = 24, 5e-4
"""A second difference (in levels) that two taps would flatten, and the share of pixels that may have one."""

_SAME_DEPTH = 0.004
"""Sheets that move less than this differently from one another are one sheet."""


@dataclass(frozen=True)
class Map:
    """Where a frame's pixel is taken from: source = a · pixel + b, each way, in pixels of the frame at rest."""

    ax: float = 1.0
    bx: float = 0.0
    ay: float = 1.0
    by: float = 0.0

    def forward(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the picture at rest is seen."""
        return (x - self.bx) / self.ax, (y - self.by) / self.ay


@dataclass
class Sheet:
    """One layer ready to be drawn: planes kept transposed, with mouth and lids as replacements of one small area."""

    depth: float
    x: int
    y: int
    width: int
    height: int
    opaque: bool
    source: Planes
    """Transposed, unless the sheet is pinned."""
    layer: Layer
    breath: float = 0.0
    face: Rect | None = None
    """The area of mouth and eyes in the sheet's own pixels."""
    cycle: list[Planes] = field(default_factory=list)
    faces: dict[tuple[str | None, str | None], Planes] = field(default_factory=dict)
    shown: tuple[str | None, str | None] = (None, None)
    cuts: tuple[Cut, Cut] = ((None, None), (None, None))
    """Left and right, top and bottom edges that lie outside the frame and must stay there: the drawing is cut off at
    them. In pixels of the frame at rest."""
    origin: tuple[int, int] = (0, 0)
    """Where the layer's own top left corner lies in the sheet."""
    bands: list[Band] = field(default_factory=list)
    """Rows of the sheet that need no blending, or no drawing."""
    smooth: bool = False
    """It is out of focus, so that two taps show what four do."""
    pinned: bool = False
    """It never moves (depth 0), so it is cut to the frame and laid on pixel by pixel."""

    @classmethod
    def of(cls, layer: Layer, margin: int, frame: tuple[int, int]) -> Sheet:
        if layer.depth == 0 and _still(layer) and _covers(layer, margin, frame):
            return _pinned(layer, margin, frame)
        x, y = layer.x - margin, layer.y - margin
        opaque = _covers(layer, margin, frame) and bool((layer.image[..., 3] == 255).all())
        image, left, top = padded_even(layer.image, x, y, 0 if opaque else 2)
        if opaque and image.shape != layer.image.shape:
            image = _filled(image, x - left, y - top, layer.image)
        h, w = image.shape[:2]
        sheet = cls(layer.depth, left, top, w, h, opaque, Planes.straight(image).transposed(), layer, layer.breath,
                    cuts=_cuts(layer, x, y, frame), origin=(x - left, y - top))
        sheet.smooth = _smooth(sheet.source)
        if not opaque and _still(layer):
            sheet.bands = _bands(image[..., 3])
        patches = [*layer.mouths.values(), *layer.eyes.values()]
        if patches:
            sheet.face = _around(patches, sheet.origin, w, h)
        ready: dict[int, Planes] = {}
        for picture in layer.cycle:
            if id(picture) not in ready:
                ready[id(picture)] = Planes.straight(padded_even(picture, x, y, 0 if opaque else 2)[0]).transposed()
            sheet.cycle.append(ready[id(picture)])
        return sheet

    def show(self, viseme: Viseme | None, lid: str | None) -> bool:
        """Put this mouth and these lids on; whether anything changed."""
        layer = self.layer
        state = (viseme if viseme in layer.mouths else None, lid if lid in layer.eyes else None)
        if self.face is None or state == self.shown:
            return False
        if state not in self.faces:
            self.faces[state] = self._face(state)
        left, top, right, bottom = self.face
        for target in {id(p): p for p in (self.source, *self.cycle)}.values():
            for mine, new, k in ((target.y, self.faces[state].y, 1), (target.a, self.faces[state].a, 1),
                                 (target.uv, self.faces[state].uv, 2), (target.auv, self.faces[state].auv, 2)):
                mine[left // k:right // k, top // k:bottom // k] = new
        self.shown = state
        return True

    def _face(self, state: tuple[str | None, str | None]) -> Planes:
        """The face area with a mouth and lids, transposed. One column more is converted on the left, since chroma looks
        a pixel to that side."""
        assert self.face is not None
        left, top, right, bottom = self.face
        before = min(2, left)
        area = np.zeros((bottom - top, right - left + before, 4), np.uint8)
        ox, oy = self.origin
        _paste(area, self.layer.image, ox - (left - before), oy - top)
        for patch in (self.layer.mouths.get(state[0]), self.layer.eyes.get(state[1] or "")):  # type: ignore[call-overload]
            if patch is not None:
                _paste(area, patch.image, ox + patch.x - (left - before), oy + patch.y - top)
        p = Planes.straight(area)
        k = before // 2
        return Planes(p.y[:, before:], p.a[:, before:], p.uv[:, k:], p.auv[:, k:]).transposed()

    def spread(self, at: Map) -> Rect:
        """The part of an endless frame that the sheet touches, even."""
        if self.pinned:
            return self.x, self.y, self.x + self.width, self.y + self.height
        x0, y0 = at.forward(self.x - 2, self.y - 2)
        x1, y1 = at.forward(self.x + self.width + 2, self.y + self.height + 2)
        return _even(x0, y0, x1, y1)

    def face_spread(self, at: Map) -> Rect:
        """The part of the frame that changes with mouth and lids."""
        assert self.face is not None
        left, top, right, bottom = self.face
        x0, y0 = at.forward(self.x + left - 4, self.y + top - 4)
        x1, y1 = at.forward(self.x + right + 4, self.y + bottom + 4)
        return _even(x0, y0, x1, y1)

    def draw(self, frame: Frame, at: Map, within: Rect, turn: int = 0) -> None:
        """Draw the part inside `within` (even, inside the frame) over what is there."""
        source = self.cycle[turn % len(self.cycle)] if self.cycle else self.source
        rect = within if self.opaque else meet(within, self.spread(at))
        if rect is None:
            return
        x0, y0, x1, y1 = rect
        if self.pinned:
            rows, columns = slice(y0 - self.y, y1 - self.y), slice(x0 - self.x, x1 - self.x)
            half = slice((y0 - self.y) // 2, (y1 - self.y) // 2)
            kernels.blend(source.y[rows, columns], source.a[rows, columns], frame.y[y0:y1, x0:x1])
            kernels.blend(source.uv[half, columns], source.auv[half, columns], frame.uv[y0 // 2:y1 // 2, x0:x1])
            return
        for part, opaque in self._parts(at, rect):
            self._sample(source, frame, at, part, opaque)

    def solid(self, at: Map, rect: Rect) -> tuple[int, int] | None:
        """The rows (even) of a rectangle in which nothing behind this sheet is seen: its largest opaque band."""
        if self.opaque:
            return rect[1], rect[3]
        found = [(p[1], p[3]) for p, opaque in self._parts(at, rect) if opaque]
        return max(found, key=lambda rows: rows[1] - rows[0], default=None)

    def _parts(self, at: Map, rect: Rect) -> list[tuple[Rect, bool]]:
        """A rectangle from top to bottom in parts that are opaque or not; what is empty is left out."""
        if self.opaque or not self.bands:
            return [(rect, self.opaque)]
        x0, y0, x1, y1 = rect
        inside = self.x + 4 <= at.ax * x0 + at.bx and at.ax * (x1 - 1) + at.bx <= self.x + self.width - 5
        parts: list[tuple[Rect, bool]] = []
        done = y0
        for top, bottom, opaque in self.bands:
            if opaque and not inside:
                continue
            first = max(done, math.ceil((self.y + top + _REACH - at.by) / at.ay / 2) * 2)
            last = min(y1, math.floor((self.y + bottom - _REACH - at.by) / at.ay / 2) * 2)
            if last <= first:
                continue
            if first > done:
                parts.append(((x0, done, x1, first), False))
            if opaque:
                parts.append(((x0, first, x1, last), True))
            done = last
        if done < y1:
            parts.append(((x0, done, x1, y1), False))
        return parts

    def _sample(self, source: Planes, frame: Frame, at: Map, rect: Rect, opaque: bool) -> None:
        x0, y0, x1, y1 = rect
        bx, by = at.bx - self.x, at.by - self.y
        # the pixel centres of luma are whole numbers; chroma lies on every second column, and between two rows
        _draw_plane(source.y, source.a, frame.y, (x0, y0, x1, y1), (at.ax, bx, at.ay, by), opaque, self.smooth)
        _draw_plane(source.uv, source.auv, frame.uv, (x0 // 2, y0 // 2, x1 // 2, y1 // 2),
                    (at.ax, bx / 2, at.ay, (at.ay * 0.5 + by - 0.5) / 2), opaque, self.smooth)


def _smooth(planes: Planes) -> bool:
    """Whether sampling between pixels with two taps is within a level or two of what it should be nearly everywhere: its
    error is an eighth of the second difference."""
    alpha = planes.a[4:-4, 4:-4].astype(np.int16)  # at its border a drawing may be cut off
    seen = planes.y[4:-4, 4:-4].astype(np.int16)
    if min(alpha.shape) < 8:
        return False
    for plane in (alpha, np.where(alpha > 24, seen, np.int16(-1))):
        for p in (plane[::6], plane[:, ::6].T):
            curve = np.abs(p[:, 2:] - 2 * p[:, 1:-1] + p[:, :-2]) > _CURVED
            curve &= (p[:, 2:] >= 0) & (p[:, 1:-1] >= 0) & (p[:, :-2] >= 0)
            if np.count_nonzero(curve) > _FEW * p.size:
                return False
    return True


def _bands(alpha: U8) -> list[Band]:
    """Runs of rows that are opaque but for the two columns that were added at either side, and runs of empty ones."""
    inner = alpha[:, 3:-3]
    opaque, empty = (inner == 255).all(1), ~alpha.any(1)
    found: list[Band] = []
    for rows, kind in ((opaque, True), (empty, False)):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], rows, [False]])))
        found += [(int(a), int(b), kind) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= _LEAST_BAND]
    return sorted(found)


def sheets_of(picture: LayeredPicture) -> list[Sheet]:
    """The picture's layers as sheets, neighbours that move alike and never change flattened into one."""
    size = (picture.width, picture.height)
    merged: list[Layer] = []
    for layer in picture.layers:
        if merged and _still(merged[-1]) and _still(layer) and abs(merged[-1].depth - layer.depth) <= _SAME_DEPTH:
            merged[-1] = _flattened(merged[-1], layer)
        else:
            merged.append(layer)
    cropped = (_cropped(piece) for layer in merged for piece in _pieces(layer))
    return [Sheet.of(layer, picture.margin, size) for layer in cropped if layer is not None]


def _pieces(layer: Layer) -> list[Layer]:
    """A still layer in pieces where wide empty rows or columns part it: a lamp above and a table below are two small sheets."""
    if not _still(layer) or layer.depth == 0:
        return [layer]
    rows = [Layer(layer.name, layer.depth, layer.image[a:b], layer.x, layer.y + a) for a, b in _runs(layer.image[..., 3].any(1))]
    return [Layer(r.name, r.depth, r.image[:, a:b], r.x + a, r.y) for r in rows for a, b in _runs(r.image[..., 3].any(0))]


def _runs(filled: Any) -> list[tuple[int, int]]:
    """First and one past the last of what is filled (`bool[n]`), in runs that gaps of at least `_LEAST_BAND` part."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], filled, [False]])))
    runs: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if runs and start - runs[-1][1] < _LEAST_BAND:
            runs[-1] = (runs[-1][0], int(end))
        else:
            runs.append((int(start), int(end)))
    return runs


def _pinned(layer: Layer, margin: int, frame: tuple[int, int]) -> Sheet:
    """A sheet of what stays where it is whatever the camera does."""
    x, y = layer.x - margin, layer.y - margin
    left, top = max(0, -x), max(0, -y)
    image = layer.image[top:frame[1] - y, left:frame[0] - x]
    image, x, y = padded_even(image, x + left, y + top, 0)
    h, w = image.shape[:2]
    p = Planes.straight(image, still=True)
    opaque = (x, y, w, h) == (0, 0, *frame) and bool((p.a == 255).all())
    return Sheet(0.0, x, y, w, h, opaque, Planes(p.y, p.a, p.uv.reshape(h // 2, w), p.auv.reshape(h // 2, w)), layer, pinned=True)


def _draw_plane(source: U8, alpha: U8, target: U8, rect: Rect, at: tuple[float, float, float, float], opaque: bool, smooth: bool) -> None:
    """Sample one plane (transposed) into a rectangle of a frame's plane: across, turn, down."""
    x0, y0, x1, y1 = rect
    ax, bx, ay, by = at
    channels = 1 if source.ndim == 2 else 2
    width = x1 - x0
    # only the rows that the pass down will look at
    top = min(max(math.floor(ay * y0 + by) - 1, 0), source.shape[1] - 1)
    bottom = min(max(math.ceil(ay * (y1 - 1) + by) + 3, top + 1), source.shape[1])
    across, down = (ax, ax * x0 + bx), (ay, ay * y0 + by - top)
    into = target[y0:y1, x0 * channels:x1 * channels]
    colour = _across(source, top, bottom, width, across, channels, smooth)
    if opaque:
        (kernels.rows_linear if smooth else kernels.rows_cubic)(colour, into, *down)
    else:
        veil = _across(alpha, top, bottom, width, across, channels, smooth)
        (kernels.rows_over_linear if smooth else kernels.rows_over)(colour, veil, into, *down)


def _across(plane: U8, top: int, bottom: int, width: int, at: tuple[float, float], channels: int, smooth: bool) -> U8:
    """The pass across: `[rows, width · channels]` for the source rows `top` to `bottom`."""
    rows = bottom - top
    part = plane[:, top:bottom].reshape(plane.shape[0], -1) if channels == 1 else plane.reshape(plane.shape[0], -1)[:, 2 * top:2 * bottom]
    turned = np.empty((width, rows * channels), np.uint8)
    (kernels.rows_linear if smooth else kernels.rows_cubic)(part, turned, *at)
    shape = (width, rows) if channels == 1 else (width, rows, 2)
    return np.asarray(cv2.transpose(turned.reshape(shape)), np.uint8).reshape(rows, width * channels)


def meet(a: Rect, b: Rect) -> Rect | None:
    """What two rectangles share."""
    x0, y0, x1, y1 = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def _even(x0: float, y0: float, x1: float, y1: float) -> Rect:
    return math.floor(x0 / 2) * 2, math.floor(y0 / 2) * 2, math.ceil(x1 / 2) * 2, math.ceil(y1 / 2) * 2


def _still(layer: Layer) -> bool:
    return not (layer.mouths or layer.eyes or layer.cycle or layer.breath)


def _covers(layer: Layer, margin: int, frame: tuple[int, int]) -> bool:
    h, w = layer.image.shape[:2]
    return layer.x <= margin and layer.y <= margin and layer.x + w >= margin + frame[0] and layer.y + h >= margin + frame[1]


def _cuts(layer: Layer, x: int, y: int, frame: tuple[int, int]) -> tuple[Cut, Cut]:
    """Where the sheet reaches beyond the frame and ends in the middle of something."""
    alpha = layer.image[..., 3]
    h, w = alpha.shape

    def cut(line: U8, beyond: bool, edge: int) -> int | None:
        return edge if beyond and int(line.max()) > 128 else None

    return ((cut(alpha[:, 0], x <= 0, x), cut(alpha[:, -1], x + w >= frame[0], x + w)),
            (cut(alpha[0], y <= 0, y), cut(alpha[-1], y + h >= frame[1], y + h)))


def _filled(image: U8, left: int, top: int, inner: U8) -> U8:
    """An opaque sheet made even by repeating its edge, not by adding transparency."""
    h, w = inner.shape[:2]
    return np.asarray(cv2.copyMakeBorder(inner, top, image.shape[0] - h - top, left, image.shape[1] - w - left, cv2.BORDER_REPLICATE))


def _cropped(layer: Layer) -> Layer | None:
    """The layer without its empty border; None when nothing is on it. Patches and cycles keep it as it is."""
    if layer.cycle:
        return layer
    alpha = layer.image[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    patches = [*layer.mouths.values(), *layer.eyes.values()]
    if not len(rows):
        return layer if patches else None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    for p in patches:
        h, w = p.image.shape[:2]
        left, top, right, bottom = min(left, p.x), min(top, p.y), max(right, p.x + w), max(bottom, p.y + h)

    def moved(patch: Patch) -> Patch:
        return Patch(patch.x - left, patch.y - top, patch.image)

    return Layer(layer.name, layer.depth, layer.image[top:bottom, left:right], layer.x + left, layer.y + top, layer.actor,
                 {k: moved(p) for k, p in layer.mouths.items()}, {k: moved(p) for k, p in layer.eyes.items()}, [], layer.breath)


def _flattened(under: Layer, upper: Layer) -> Layer:
    """Two layers as one, straight alpha (Porter-Duff over)."""
    h, w = under.image.shape[:2]
    uh, uw = upper.image.shape[:2]
    x0, y0 = min(under.x, upper.x), min(under.y, upper.y)
    x1, y1 = max(under.x + w, upper.x + uw), max(under.y + h, upper.y + uh)
    out = np.zeros((y1 - y0, x1 - x0, 4), np.uint8)
    out[under.y - y0:under.y - y0 + h, under.x - x0:under.x - x0 + w] = under.image
    part = out[upper.y - y0:upper.y - y0 + uh, upper.x - x0:upper.x - x0 + uw]
    top = upper.image[..., 3:].astype(np.float32) / 255
    low = part[..., 3:].astype(np.float32) / 255 * (1 - top)
    whole = top + low
    colour = (upper.image[..., :3] * top + part[..., :3] * low) / np.maximum(whole, 1e-6)
    part[..., :3] = np.round(colour).astype(np.uint8)
    part[..., 3:] = np.round(whole * 255).astype(np.uint8)
    return Layer(f"{under.name}+{upper.name}", under.depth, out, x0, y0)


def _around(patches: list[Patch], origin: tuple[int, int], width: int, height: int) -> Rect:
    """The even rectangle around all patches, in the sheet's pixels."""
    ox, oy = origin
    x0, y0 = min(p.x for p in patches) + ox, min(p.y for p in patches) + oy
    x1 = max(p.x + p.image.shape[1] for p in patches) + ox
    y1 = max(p.y + p.image.shape[0] for p in patches) + oy
    left, top, right, bottom = _even(x0 - 1, y0, x1 + 2, y1)
    return max(left, 0), max(top, 0), min(right, width), min(bottom, height)


def _paste(area: U8, image: U8, x: int, y: int) -> None:
    """Replace pixels, clipped."""
    h, w = image.shape[:2]
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, area.shape[1]), min(y + h, area.shape[0])
    if x0 < x1 and y0 < y1:
        area[y0:y1, x0:x1] = image[y0 - y:y1 - y, x0 - x:x1 - x]
