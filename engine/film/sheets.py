"""The sheets of a shot: layers made ready to be moved, with mouths and lids that can be changed."""
from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drama.vocabulary import Viseme
from engine.film import kernels
from engine.film.columns import TILE
from engine.film.merging import merged, still
from engine.film.planes import Planes, padded_even, pixels
from engine.film.tiles import EVERYWHERE, cells_of, patched, reach_of
from engine.picture.layers import Layer, LayeredPicture, Patch

U8 = NDArray[np.uint8]
I16 = NDArray[np.int16]
Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in frame pixels, even, right and bottom exclusive."""

Cut = tuple[int | None, int | None]
_PAD = 4
"""Transparent pixels around a sheet: its edges are held when it is sampled beyond them, and the last column of half-size
chroma sees three pixels."""
_BESIDE = 48
"""More of them on its right: what a tile at its edge sees beyond it, on the left in the row before."""
_SLACK = 32
"""Bytes before a row that a tile may see then."""
_BEFORE_FACE = 2
"""Columns that are converted on the left of a face, since chroma looks a pixel to that side."""
_CURVED, _FEW = 24, 5e-4
"""A second difference (in levels) that two taps would flatten, and the share of pixels that may have one."""

_SOFT = 2.0
"""Levels by which a pixel may differ from the mean of its two by two."""


class Map(NamedTuple):
    """Where a frame's pixel is taken from: source = a · pixel + b, each way, in pixels of the frame at rest."""

    ax: float = 1.0
    bx: float = 0.0
    ay: float = 1.0
    by: float = 0.0

    def forward(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the picture at rest is seen."""
        return (x - self.bx) / self.ax, (y - self.by) / self.ay


@dataclass(frozen=True)
class Surface:
    """One picture of a sheet, and where there is anything on it (`engine.film.tiles`)."""

    planes: Planes
    reach: U8

    @classmethod
    def of(cls, planes: Planes, opaque: bool, patches: list[Patch], origin: tuple[int, int]) -> Surface:
        """`patches` may come to lie on it, moved by `origin`."""
        if opaque:
            return cls(planes, EVERYWHERE)
        cells = cells_of(planes.a)
        for p in patches:
            patched(cells, p.image[..., 3], p.x + origin[0], p.y + origin[1])
        return cls(planes, reach_of(cells))


@dataclass(frozen=True)
class Soft:
    """A sheet that fills the frame at half its size, since fetching its pixels costs more than laying them on: what is added
    and what is kept of luma and of chroma, finer than whole levels (`kernels.softened`)."""

    y: tuple[I16, I16]
    uv: tuple[I16, I16]

    @classmethod
    def of(cls, planes: Planes) -> Soft | None:
        """None when it would be seen, since the sheet has grain or edges."""
        made = []
        for plane, alpha, step in ((planes.y, planes.a, 1), (planes.uv, planes.auv, 2)):
            h, w = plane.shape
            # whole tiles of the last row are read too
            levels, keep = (np.empty(h * w // 4 + TILE, np.int16)[:h * w // 4].reshape(h // 2, w // 2) for _ in range(2))
            if h % 2 or w % (2 * step) or kernels.softened(plane, alpha, step, levels, keep) > _SOFT:
                return None
            made.append((levels, keep))
        return cls(*made)


@dataclass
class Sheet:
    """One layer ready to be drawn, with mouth and lids as replacements of one small area."""

    depth: float
    x: int
    y: int
    width: int
    height: int
    opaque: bool
    source: Surface
    layer: Layer
    """Without its pictures."""
    breath: float = 0.0
    face: Rect | None = None
    """The area of mouth and eyes in the sheet's own pixels."""
    skin: U8 | None = None
    """What is drawn there, with a column or two more on the left."""
    cycle: list[Surface] = field(default_factory=list)
    faces: dict[tuple[str | None, str | None], Planes] = field(default_factory=dict)
    shown: tuple[str | None, str | None] = (None, None)
    cuts: tuple[Cut, Cut] = ((None, None), (None, None))
    """Left and right, top and bottom edges that lie outside the frame and must stay there: the drawing is cut off at
    them. In pixels of the frame at rest."""
    origin: tuple[int, int] = (0, 0)
    """Where the layer's own top left corner lies in the sheet."""
    smooth: bool = False
    """It is out of focus, so that two taps show what four do."""
    pinned: bool = False
    """It never moves (depth 0), so it is cut to the frame and laid on pixel by pixel; its planes are those of `kernels.faded`."""
    soft: Soft | None = None
    """What is laid on instead, if it is pinned and soft all over; then it has no planes."""

    @classmethod
    def of(cls, layer: Layer, margin: int, frame: tuple[int, int]) -> Sheet:
        if layer.depth == 0 and still(layer) and _covers(layer, margin, frame):
            return _pinned(layer, margin, frame)
        x, y = layer.x - margin, layer.y - margin
        opaque = _covers(layer, margin, frame) and _solid(layer.image)
        image, left, top = _padded(layer.image, x, y, opaque)
        if opaque and image.shape != layer.image.shape:
            image = _filled(image, x - left, y - top, layer.image)
        h, w = image.shape[:2]
        patches, origin = [*layer.mouths.values(), *layer.eyes.values()], (x - left, y - top)
        source = Surface.of(Planes.straight(image, solid=opaque), opaque, patches, origin)
        sheet = cls(layer.depth, left, top, w, h, opaque, source, layer, layer.breath, cuts=_cuts(layer, x, y, frame), origin=origin)
        sheet.smooth = _smooth(source.planes)
        if patches:
            sheet.face = _around(patches, sheet.origin, w, h)
            sheet.skin = _area(layer.image, sheet.face, sheet.origin)
        ready: dict[int, Surface] = {}
        for picture in layer.cycle:
            if id(picture) not in ready:
                solid = opaque and _solid(picture)
                turned = Planes.straight(_padded(picture, x, y, opaque)[0], still=opaque, solid=solid)
                ready[id(picture)] = Surface.of(turned, solid, patches, origin)
            sheet.cycle.append(ready[id(picture)])
        sheet.layer = _bare(layer)
        return sheet

    @property
    def slack(self) -> int:
        """Bytes before a row of its planes in which nothing is."""
        return 0 if self.opaque else _SLACK

    def surface(self, turn: int) -> Surface:
        """What is seen of it at a turn of its cycle."""
        return self.cycle[turn % len(self.cycle)] if self.cycle else self.source

    def show(self, viseme: Viseme | None, lid: str | None) -> bool:
        """Put this mouth and these lids on; whether anything changed."""
        layer = self.layer
        state = (viseme if viseme in layer.mouths else None, lid if lid in layer.eyes else None)
        if self.face is None or state == self.shown:
            return False
        if state not in self.faces:
            self.faces[state] = self._face(state)
        left, top, right, bottom = self.face
        face = self.faces[state]
        for planes in {id(s): s.planes for s in (self.source, *self.cycle)}.values():
            for mine, new, k in ((planes.y, face.y, 1), (planes.a, face.a, 1), (planes.uv, face.uv, 2), (planes.auv, face.auv, 2)):
                if not mine.size:
                    continue  # solid
                mine[top // k:bottom // k, left:right] = new
        self.shown = state
        return True

    def _face(self, state: tuple[str | None, str | None]) -> Planes:
        """The face area with a mouth and lids."""
        assert self.face is not None and self.skin is not None
        left, top = self.face[:2]
        before, area = min(_BEFORE_FACE, left), self.skin.copy()
        ox, oy = self.origin
        for patch in (self.layer.mouths.get(state[0]), self.layer.eyes.get(state[1] or "")):  # type: ignore[call-overload]
            if patch is not None:
                _paste(area, patch.image, ox + patch.x - (left - before), oy + patch.y - top)
        p = Planes.straight(area)
        return Planes(p.y[:, before:], p.a[:, before:], p.uv[:, before:], p.auv[:, before:])

    def face_spread(self, at: Map) -> Rect:
        """The part of the frame that changes with mouth and lids."""
        assert self.face is not None
        left, top, right, bottom = self.face
        x0, y0 = at.forward(self.x + left - 4, self.y + top - 4)
        x1, y1 = at.forward(self.x + right + 4, self.y + bottom + 4)
        return _even(x0, y0, x1, y1)


def _bare(layer: Layer) -> Layer:
    return replace(layer, image=np.empty((0, 0, 4), np.uint8), cycle=[])


def _area(image: U8, face: Rect, origin: tuple[int, int]) -> U8:
    left, top, right, bottom = face
    before = min(_BEFORE_FACE, left)
    area = np.zeros((bottom - top, right - left + before, 4), np.uint8)
    _paste(area, image, origin[0] - (left - before), origin[1] - top)
    return area


def _padded(image: U8, x: int, y: int, opaque: bool) -> tuple[U8, int, int]:
    return padded_even(image, x, y, 0) if opaque else padded_even(image, x, y, _PAD, _BESIDE)


def _smooth(planes: Planes) -> bool:
    """Whether sampling between pixels with two taps is within a level or two of what it should be nearly everywhere: its
    error is an eighth of the second difference."""
    solid = not planes.a.size
    levels = planes.y[4:-4, 4:-4 if solid else -4 - _BESIDE]  # at its border a drawing may be cut off
    if min(levels.shape) < 8:
        return False
    alpha = planes.a[4:-4, 4:-4 - _BESIDE]
    for plane, seen, least in ((levels, levels, 0),) if solid else ((alpha, alpha, 0), (levels, alpha, 25)):
        across, down, looked = kernels.curves(plane, seen, least, _CURVED)
        if max(across, down) > _FEW * looked:
            return False
    return True


def sheets_of(picture: LayeredPicture) -> list[Sheet]:
    """The picture's layers as sheets, from the last one that covers everything on."""
    size = (picture.width, picture.height)
    sheets: list[Sheet] = []
    for layer in merged(picture):
        sheet = Sheet.of(layer, picture.margin, size)
        if sheet.opaque and not sheet.cycle:
            sheets.clear()
        sheets.append(sheet)
    return sheets


def _pinned(layer: Layer, margin: int, frame: tuple[int, int]) -> Sheet:
    """A sheet of what stays where it is whatever the camera does."""
    x, y = layer.x - margin, layer.y - margin
    left, top = max(0, -x), max(0, -y)
    image = layer.image[top:frame[1] - y, left:frame[0] - x]
    image, x, y = padded_even(image, x + left, y + top, 0)
    h, w = image.shape[:2]
    p = Planes.straight(image, still=True)
    opaque = (x, y, w, h) == (0, 0, *frame) and int(p.a.min()) == 255
    sheet = Sheet(0.0, x, y, w, h, opaque, Surface.of(p, opaque, [], (0, 0)), _bare(layer), pinned=True)
    if (x, y, w, h) == (0, 0, *frame) and (soft := Soft.of(p)):
        sheet.soft = soft
        sheet.source = Surface(Planes.none(), sheet.source.reach)
    else:
        kernels.faded(p.y, p.a)
        kernels.faded(p.uv, p.auv)
    return sheet


def meet(a: Rect, b: Rect) -> Rect | None:
    """What two rectangles share."""
    x0, y0, x1, y1 = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def _even(x0: float, y0: float, x1: float, y1: float) -> Rect:
    return math.floor(x0 / 2) * 2, math.floor(y0 / 2) * 2, math.ceil(x1 / 2) * 2, math.ceil(y1 / 2) * 2


def _covers(layer: Layer, margin: int, frame: tuple[int, int]) -> bool:
    h, w = layer.image.shape[:2]
    return layer.x <= margin and layer.y <= margin and layer.x + w >= margin + frame[0] and layer.y + h >= margin + frame[1]


def _solid(image: U8) -> bool:
    """Whether there is no hole in it."""
    return int(image[::32, ::32, 3].min()) == 255 and int(pixels(image).min()) >> 24 == 255


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
