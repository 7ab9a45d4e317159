"""One person's sheet: drawn and lit as a whole, and again only where a mouth or lids change it."""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.drama.vocabulary import Style
from engine.picture.figures import Drawn as Drawable
from engine.picture.gfx import draw_on, drawing
from engine.picture.layers import Patch, Pixels
from engine.picture.lighting import Lamp, Matrix, lit, reach_of, rims_of
from engine.picture.people import Acting
from engine.picture.people.acting import State, Step
from engine.picture.place import Canvas
from engine.picture.shading import Drawn
from engine.picture.skia_load import skia
from engine.picture.washes import REACH, painted_figure

Area = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the sprite, right and bottom exclusive."""
_DITHER = 8
"""Pixels after which the pattern that skia dithers gradients with repeats: a part drawn alone begins where it does."""


@dataclass(frozen=True)
class SpritePlace:
    """Where a figure stands on the canvas: head units to pixels, mirrored when it looks left, turned with the camera."""

    figure: Drawable
    k: float
    flip: int
    x: float
    y: float
    tilt: float
    canvas: Canvas

    @property
    def matrix(self) -> Any:
        w, h = self.canvas.full
        m = skia.Matrix()
        m.preRotate(self.tilt, w / 2, h / 2)
        m.preTranslate(self.x, self.y)
        m.preScale(self.k * self.flip, self.k)
        return m

    def pixels(self, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        r = self.matrix.mapRect(skia.Rect(*rect))
        return r.left(), r.top(), r.right(), r.bottom()

    def box(self, rect: tuple[float, float, float, float], pad: int) -> tuple[int, int, int, int] | None:
        """The rectangle in whole pixels, cut to the canvas: left, top, width, height; None when nothing of it is seen."""
        a, b, c, d = self.pixels(rect)
        w, h = self.canvas.full
        left, top = max(0, math.floor(a) - pad), max(0, math.floor(b) - pad)
        right, bottom = min(w, math.ceil(c) + pad), min(h, math.ceil(d) + pad)
        return (left, top, right - left, bottom - top) if right - left > 2 and bottom - top > 2 else None


@dataclass(frozen=True)
class _Ground:
    """What lies under a mouth or under lids: the drawing of an area as it is before their step."""

    area: Area
    """What they may change."""
    left: int
    top: int
    drawn: Drawn
    """From (`left`, `top`) on; more than the area."""
    rest: Drawn
    """The same with everything on it, at rest."""


class Sprite:
    """A figure's sheet within `box` (left, top, width, height on the canvas), and the patches of it.

    A mouth is drawn on a copy of what lay under the first one, so the body is drawn once; what it changes is lit, and
    nothing else. The pixels are those that the whole would have with that mouth.
    """

    def __init__(self, place: SpritePlace, box: tuple[int, int, int, int], rest: Acting, lamp: Lamp, colour: Matrix, style: Style, blur: float) -> None:
        self._place, self._box, self._lamp, self._colour, self._style, self._blur = place, box, lamp, colour, style, blur
        self._grounds: dict[State, _Ground] = {}
        figure = place.figure
        areas: dict[State, Area | None] = {} if rest.view == "back" else {
            "viseme": self._area(figure.mouth_box(rest)), "lids": self._area(figure.eyes_box(rest))}
        self._drawn = self._draw(rest, areas)
        self._rims = rims_of(self._drawn, lamp)
        self._lit = self._light(self._drawn, self._rims)
        self.image = self._painted(self._lit)
        """The figure at rest."""

    def other(self, acting: Acting) -> Pixels:
        """The whole sheet at another moment."""
        drawn = self._draw(acting, {})
        return self._painted(self._light(drawn, rims_of(drawn, self._lamp)))

    def patch(self, state: State, acting: Acting) -> Patch | None:
        """What is otherwise than at rest in a moment that differs from it in that state; None when nothing is."""
        ground = self._grounds.get(state)
        if ground is None:
            return None
        drawn = self._finished(ground, state, acting)
        found = _changed(drawn, ground.rest, (ground.left, ground.top), ground.area)
        if found is None:
            return None
        x0, y0, x1, y1 = found
        part = (slice(y0 - ground.top, y1 - ground.top), slice(x0 - ground.left, x1 - ground.left))
        # Where nothing has changed the whole has the last word: at the edge of a small canvas skia rounds curves otherwise.
        same = (drawn[part] == ground.rest[part]).all(2, keepdims=True)
        return self._patch(np.where(same, self._drawn[y0:y1, x0:x1], drawn[part]), found, ground.area)

    def _finished(self, ground: _Ground, state: State, acting: Acting) -> Drawn:
        """The ground with the rest of the drawing on it."""
        drawn = ground.drawn.copy()
        steps = self._place.figure.steps(acting)
        first = next(i for i, (s, _) in enumerate(steps) if s == state)
        draw_on(drawn, lambda c: self._run(c, steps[first:]), self._box[0] + ground.left, self._box[1] + ground.top)
        return drawn

    def _patch(self, drawn: Drawn, changed: Area, area: Area) -> Patch:
        """Light and paint what has changed; where the silhouette has, the rims go with it."""
        x0, y0, x1, y1 = changed
        if np.array_equal(drawn[..., 3], self._drawn[y0:y1, x0:x1, 3]):
            image = self._light(drawn, self._rims[:, y0:y1, x0:x1], (x0, y0))
        else:
            reach = reach_of(self._lamp)
            changed = _meet(self._grown(changed, reach), area)
            a, b, c, d = around = self._grown(changed, reach)
            part = self._drawn[b:d, a:c].copy()
            part[y0 - b:y1 - b, x0 - a:x1 - a] = drawn
            image = _cut(self._light(part, rims_of(part, self._lamp), (a, b)), around, changed)
        if self._style != "noir":
            reach = math.ceil(REACH * self._place.canvas.unit)
            seen = _meet(self._grown(changed, reach), area)
            a, b, c, d = around = self._grown(seen, reach)
            part = self._lit[b:d, a:c].copy()
            part[changed[1] - b:changed[3] - b, changed[0] - a:changed[2] - a] = image
            changed, image = seen, _cut(self._painted(part, (a, b)), around, seen)
        return Patch(changed[0], changed[1], np.ascontiguousarray(image))

    def _draw(self, acting: Acting, areas: dict[State, Area | None]) -> Drawn:
        """The whole sheet as skia draws it. On the way, what lies under the areas is kept."""
        left, top, width, height = self._box
        steps = self._place.figure.steps(acting)
        out = drawing(width, height, lambda _: None)
        begun = 0
        for i, (state, _) in enumerate(steps):
            area = areas.get(state)
            if area is None or self._blur:
                continue
            draw_on(out, lambda c, part=steps[begun:i]: self._run(c, part), left, top)  # type: ignore[misc]
            begun = i
            x, y = area[0] // _DITHER * _DITHER, area[1] // _DITHER * _DITHER
            under = out[y:area[3], x:area[2]].copy()
            ground = _Ground(area, x, y, under, under)
            self._grounds[state] = replace(ground, rest=self._finished(ground, state, acting))
        draw_on(out, lambda c: self._run(c, steps[begun:]), left, top)
        return out

    def _run(self, canvas: Any, steps: list[Step]) -> None:
        if self._blur:
            canvas.saveLayer(None, skia.Paint(ImageFilter=skia.ImageFilters.Blur(self._blur, self._blur)))
        canvas.save()
        canvas.concat(self._place.matrix)
        for _, step in steps:
            step(canvas)
        canvas.restore()
        if self._blur:
            canvas.restore()

    def _light(self, drawn: Drawn, rims: Any, at: tuple[int, int] = (0, 0)) -> Pixels:
        return lit(np.ascontiguousarray(drawn), np.ascontiguousarray(rims), at, self._box[2:], self._lamp, self._colour)

    def _painted(self, image: Pixels, at: tuple[int, int] = (0, 0)) -> Pixels:
        return painted_figure(image, self._style, self._place.canvas.unit, at)

    def _area(self, rect: tuple[float, float, float, float]) -> Area | None:
        """A rectangle in head units as pixels of the sprite; None when next to nothing of it is seen."""
        left, top, width, height = self._box
        a, b, c, d = self._place.pixels(rect)
        x0, y0 = max(0, math.floor(a) - left), max(0, math.floor(b) - top)
        x1, y1 = min(width, math.ceil(c) - left), min(height, math.ceil(d) - top)
        return None if x1 - x0 < 4 or y1 - y0 < 4 else (x0, y0, x1, y1)

    def _grown(self, area: Area, by: int) -> Area:
        return max(0, area[0] - by), max(0, area[1] - by), min(self._box[2], area[2] + by), min(self._box[3], area[3] + by)


def _changed(drawn: Drawn, was: Drawn, at: tuple[int, int], within: Area) -> Area | None:
    """The area in which two drawings whose first pixel is `at` differ."""
    other = (drawn.view(np.uint32) != was.view(np.uint32))[within[1] - at[1]:within[3] - at[1], within[0] - at[0]:within[2] - at[0], 0]
    ys, xs = np.flatnonzero(other.any(1)), np.flatnonzero(other.any(0))
    if not len(ys):
        return None
    return within[0] + int(xs[0]), within[1] + int(ys[0]), within[0] + int(xs[-1]) + 1, within[1] + int(ys[-1]) + 1


def _meet(a: Area, b: Area) -> Area:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _cut(image: Pixels, area: Area, part: Area) -> Pixels:
    """A part of an image that shows an area."""
    return image[part[1] - area[1]:part[3] - area[1], part[0] - area[0]:part[2] - area[0]]
