"""A whole animal or device, drawn and measured as people are (`people/figure.py`), so that it is lit, speaks and blinks as they do.

Head units, the eye line at y = 0, facing +x. An animal is written down in units of its own, in which its head is some 190
wide, and scaled to its size beside people.
"""
from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from engine.drama.script import Character
from engine.drama.vocabulary import Being
from engine.picture.creatures.anatomy import ANATOMIES, Anatomy
from engine.picture.creatures.coat import coat
from engine.picture.gfx import pixels, surface
from engine.picture.people.acting import Acting, Step
from engine.picture.skia_load import skia
from engine.picture.standing import Small

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in head units."""
_RASTER = 6.0
_STANDS = ("walk", "point")
_COLLARLESS = "#000000"


class Creature:
    """One animal or device. The same being and colours always look the same."""

    def __init__(self, being: Being, colour: str, accent: str | None) -> None:
        self.being = being
        self._anatomy: Anatomy = ANATOMIES[being]
        self._coat, self._accent = coat(being, colour), accent
        self._bounds = lru_cache(maxsize=32)(self._measure)
        self._body = lru_cache(maxsize=8)(self._record)

    @classmethod
    def of(cls, character: Character) -> Creature:
        """Kept, with what has been recorded of it, for the next shots."""
        return _creature(character.look.being, character.look.color, character.look.accent)

    @property
    def size(self) -> float:
        """Own units to head units."""
        return self._anatomy.size

    @property
    def measures(self) -> Small:
        """What composition has to know."""
        sitting, standing = self.bounds(Acting()), self.bounds(Acting(pose="walk"))
        return Small(self.height, -sitting[1], self._anatomy.head, self.being == "horse", (sitting[0], sitting[2]), (standing[0], standing[2]), self._anatomy.raised)

    @property
    def height(self) -> float:
        """y of the ground when it sits."""
        return self._anatomy.sit * self.size

    @property
    def shoulder(self) -> float:
        """Half its width."""
        return self._anatomy.half * self.size

    def ground(self, acting: Acting) -> float:
        """y of the ground in this stance."""
        return (self._anatomy.stand if _standing(acting) else self._anatomy.sit) * self.size

    def soles(self, acting: Acting) -> list[tuple[float, float]]:
        """Where the feet touch the ground."""
        found = self._anatomy.standing_feet if _standing(acting) else self._anatomy.feet
        return [(x * self.size, self.ground(acting)) for x in found]

    def shade(self, acting: Acting) -> tuple[float, float]:
        """The middle and the radius of the shadow on the ground."""
        xs = [x for x, _ in self.soles(acting)] or [0.0]
        return (min(xs) + max(xs)) / 2, (max(xs) - min(xs)) / 2 + self._anatomy.half * self.size * .7

    def draw(self, canvas: Any, acting: Acting) -> None:
        for _, step in self.steps(acting):
            step(canvas)

    def steps(self, acting: Acting) -> list[Step]:
        """Body, head, lids, mouth, each to be done on a canvas in its turn."""
        body = self._body(_standing(acting), acting.view == "back")

        def sized(step: Any) -> Any:
            def run(canvas: Any) -> None:
                canvas.save()
                canvas.scale(self.size, self.size)
                step(canvas)
                canvas.restore()
            return run

        return [("rest", lambda canvas: canvas.drawPicture(body)), *((s, sized(step)) for s, step in self._anatomy.head_steps(self._coat, acting, self._accent))]

    def _record(self, standing: bool, back: bool) -> Any:
        recorder = skia.PictureRecorder()
        canvas = recorder.beginRecording(skia.Rect(-3000, -3000, 3000, 4000), skia.RTreeFactory()())
        canvas.scale(self.size, self.size)
        self._anatomy.body(canvas, self._coat, self._accent, standing, back)
        return recorder.finishRecordingAsPicture()

    def face_box(self, acting: Acting) -> Rect:
        return self._sized(self._anatomy.face)

    def mouth_box(self, acting: Acting) -> Rect:
        return self._sized(self._anatomy.mouth)

    def eyes_box(self, acting: Acting) -> Rect:
        return self._sized(self._anatomy.eyes)

    def _sized(self, r: Rect) -> Rect:
        k = self.size
        return (r[0] * k, r[1] * k, r[2] * k, r[3] * k)

    def bounds(self, acting: Acting) -> Rect:
        """A rectangle round everything that is drawn."""
        return self._bounds(Acting(pose="walk" if _standing(acting) else "stand", view="back" if acting.view == "back" else "three_quarter", emotion=acting.emotion, viseme="A"))

    def _measure(self, acting: Acting) -> Rect:
        left, top, width, height = -1500.0, -900.0, 2600.0, 3000.0
        sheet = surface(width / _RASTER, height / _RASTER)
        canvas = sheet.getCanvas()
        canvas.scale(1 / _RASTER, 1 / _RASTER)
        canvas.translate(-left, -top)
        self.draw(canvas, acting)
        alpha = pixels(sheet)[..., 3] > 0
        ys, xs = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
        return (left + (xs[0] - 1) * _RASTER, top + (ys[0] - 1) * _RASTER, left + (xs[-1] + 2) * _RASTER, top + (ys[-1] + 2) * _RASTER)


def _standing(acting: Acting) -> bool:
    return acting.pose in _STANDS


@lru_cache(maxsize=32)
def _creature(being: Being, colour: str, accent: str) -> Creature:
    return Creature(being, colour, None if accent == _COLLARLESS else accent)
