"""A whole figure: head, hair, body, clothes and what is held, in one drawing call.

Head units: the eye line is y = 0, the crown about y = -118, the chin about +104 (the head is 222 high), shoulders at about
y = 200, the soles of a standing adult at +1290 to +1480 (`Figure.feet`). The neck stands over x = 0 and the figure faces
+x; the caller mirrors it to face left (nothing readable is drawn on a figure).
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from engine.drama.script import Character, Look
from engine.drama.vocabulary import Age, Gender
from engine.picture.gfx import fill, pixels, surface
from engine.picture.people.acting import EXPRESSIONS, Acting, Step
from engine.picture.people.body import Body
from engine.picture.people.eyes import EYES
from engine.picture.people.hair import (
    draw_hair_behind,
    draw_hair_behind_side,
    draw_hair_front,
    draw_hair_front_side,
    draw_head_back,
)
from engine.picture.people.hands import draw_thumb
from engine.picture.people.head import head_steps
from engine.picture.people.lying import draw_cover, laid
from engine.picture.people.mouth import MOUTH
from engine.picture.people.outfits import draw_arm, outfit_of
from engine.picture.people.person import HEAD_PIVOT, Person
from engine.picture.people.props import draw_cup, draw_glass, draw_handset, draw_held, draw_phone, draw_tea_bowl
from engine.picture.people.robot import draw_robot_back, robot_steps
from engine.picture.people.side import EYES_SIDE, FACE_SIDE, MOUTH_SIDE, head_steps_side
from engine.picture.skia_load import skia

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in head units."""

_FACE: Rect = (-96.0, -66.0, 80.0, 112.0)
_SCREEN: Rect = (-100.0, -76.0, 100.0, 90.0)
"""The light of a robot's face and what it falls on."""
_RASTER = 8.0
_COVERED = 540.0
"""Below this y the body of who lies is under the cover and not drawn."""


class Figure:
    """One drawn person. The name seeds the small differences of face and stance, so it must not change between shots."""

    def __init__(self, name: str, gender: Gender, age: Age, look: Look) -> None:
        self.person = Person.of(name, gender, age, look)
        self._bounds = lru_cache(maxsize=64)(self._measure)
        self._around_head = lru_cache(maxsize=16)(self._record)

    @classmethod
    def of(cls, character: Character) -> Figure:
        """The figure of somebody; kept, with what has been recorded of it, for the next shots."""
        return _figure(character.name, character.gender, character.age, character.look.model_dump_json())

    @property
    def _robot(self) -> bool:
        return self.person.look.being == "robot"

    @property
    def height(self) -> float:
        """y of the soles when standing."""
        return self.person.feet

    @property
    def shoulder(self) -> float:
        """Half the width over the shoulders."""
        return self.person.shoulder

    def ground(self, acting: Acting) -> float:
        """y of the ground in this pose: less than `height` when sitting or kneeling."""
        return self.person.y(Body(None, self.person, acting).pose.legs.feet)

    def soles(self, acting: Acting) -> list[tuple[float, float]]:
        """Where each foot touches the ground, the near one first."""
        body = Body(None, self.person, acting)
        sole = 42.0 * (.75 if self.person.child else 1)
        ankles = [body.leg_joints(far)[2] for far in (False, True)]
        return [(x + toe * .4, y + sole) for (x, y), toe in zip(ankles, body.pose.legs.toe, strict=True)]

    def shade(self, acting: Acting) -> tuple[float, float]:
        """The middle and the radius of the shadow on the ground."""
        return 0.0, self.shoulder * 1.5

    def draw(self, canvas: Any, acting: Acting) -> None:
        """Draw the figure at the origin of the canvas; the caller has set scale and place."""
        for _, step in self.steps(acting):
            step(canvas)

    def steps(self, acting: Acting) -> list[Step]:
        """The drawing in its steps, each to be done on a canvas like `draw`'s."""
        if acting.view == "back":
            return [("rest", lambda canvas: self._draw_back(canvas, acting))]
        # A mouth and lids change the head alone: the rest is recorded once for all of them.
        behind, before = self._around_head(replace(acting, viseme="X", lid="open", gaze=(0.0, 0.0)))
        of_head = robot_steps if self._robot else head_steps_side if acting.view == "profile" else head_steps
        head = of_head(self.person, acting)

        def in_head(step: Callable[[Any], None]) -> Callable[[Any], None]:
            def turned(canvas: Any) -> None:
                canvas.save()
                canvas.concat(laid(acting.back))
                self._in_head(canvas, acting, lambda c, *_: step(c))
                canvas.restore()
            return turned

        return [("rest", lambda canvas: canvas.drawPicture(behind)), *((state, in_head(step)) for state, step in head),
                ("rest", lambda canvas: canvas.drawPicture(before))]

    def _record(self, acting: Acting) -> tuple[Any, Any]:
        """Everything behind the face and everything in front of it, as skia pictures."""
        if acting.pose == "lie":
            return _recorded(lambda canvas: self._draw_lying(canvas, acting)), _recorded(lambda canvas: self._draw_covered(canvas, acting))
        return _recorded(lambda canvas: self._draw_behind_face(canvas, acting)), _recorded(lambda canvas: self._draw_before_face(canvas, acting))

    def _draw_behind_face(self, canvas: Any, acting: Acting) -> None:
        body = Body(canvas, self.person, acting)
        outfit, pose = outfit_of(self.person), body.pose
        self._hair(canvas, acting, draw_hair_behind_side if acting.view == "profile" else draw_hair_behind)
        if not pose.over:
            self._arm(body, True)
        if acting.pose in ("sit", "kneel") or acting.low:
            body.neck(outfit.open_to)
            outfit.trunk(body)
            outfit.lower(body)
        else:
            outfit.lower(body)
            body.neck(outfit.open_to)
            outfit.trunk(body)
        if pose.over and pose.last == "near":
            self._arm(body, True)
        if not pose.near.at_head:
            self._arm(body, False)
            if pose.over and pose.last == "far":
                self._arm(body, True)

    def _draw_before_face(self, canvas: Any, acting: Acting) -> None:
        self._hair(canvas, acting, draw_hair_front_side if acting.view == "profile" else draw_hair_front)
        body = Body(canvas, self.person, acting)
        if body.pose.near.at_head:
            self._arm(body, False)

    def _draw_lying(self, canvas: Any, acting: Acting) -> None:
        """What of a body shows above the cover."""
        canvas.save()
        canvas.concat(laid(acting.back))
        body, outfit = Body(canvas, self.person, acting), outfit_of(self.person)
        self._hair(canvas, acting, draw_hair_behind)
        canvas.clipRect(skia.Rect(-900, -600, 900, self.person.y(_COVERED if not acting.rise else 640)))
        self._arm(body, True)
        body.neck(outfit.open_to)
        outfit.trunk(body)
        canvas.restore()

    def _draw_covered(self, canvas: Any, acting: Acting) -> None:
        """The hair before the face, the cover over the chest, and the arm that lies on it."""
        canvas.save()
        canvas.concat(laid(acting.back))
        self._hair(canvas, acting, draw_hair_front)
        canvas.restore()
        draw_cover(canvas, self.person, acting.bed, acting.recline, acting.rise)
        canvas.save()
        canvas.concat(laid(acting.back))
        body = Body(canvas, self.person, acting)
        canvas.save()
        canvas.translate(-9, 16)
        canvas.drawPath(body.arm_outline(False, body.arm_widths()), fill("#1a1c30", .34, 11))
        canvas.restore()
        self._arm(body, False)
        canvas.restore()

    def _draw_back(self, canvas: Any, acting: Acting) -> None:
        body = Body(canvas, self.person, acting)
        outfit = outfit_of(self.person)
        hidden = [far for far in (True, False) if (body.pose.far if far else body.pose.near).grip == "hidden"]
        for far in hidden:
            draw_arm(body, outfit.sleeve, far)
        outfit.lower(body)
        body.neck(.30)
        outfit.behind(body)
        for far in (True, False):
            if far not in hidden:
                draw_arm(body, outfit.sleeve, far)
        self._in_head(canvas, acting, draw_robot_back if self._robot else draw_head_back)

    def _arm(self, body: Body, far: bool) -> None:
        """An arm with what its hand holds."""
        canvas, acting = body.canvas, body.acting
        sleeve = outfit_of(self.person).sleeve
        x, y, angle = body.hand_place(far)
        scale, old = body.hand_scale(), acting.old or self.person.old
        if far:
            draw_arm(body, sleeve, True)
            if acting.pose == "reach" and acting.holding:
                hx, hy = self._tip(x, y, angle, -22, 70, scale)
                draw_held(canvas, acting.holding, hx, hy, -6, scale * 1.1, old)
                draw_thumb(canvas, x, y, angle, scale, True, body.hand_tones(True))
            return
        if acting.pose == "phone":
            (draw_handset if old == "republic" else draw_phone)(canvas, -33 if acting.view == "profile" else -97, 50, 9, 1.0)
        if acting.pose == "cup":
            cx, cy = self._tip(x, y, angle, 8, 58, scale)
            if old == "east" or (old == "republic" and not acting.feast):
                draw_tea_bowl(canvas, cx, cy, scale * .98)
            elif acting.feast or old:
                draw_glass(canvas, cx, cy, scale * 1.06)
            else:
                draw_cup(canvas, cx, cy, scale * 1.06, self.person.look.accent)
        draw_arm(body, sleeve, False)
        if acting.pose == "hold" and acting.both and acting.holding:
            other = body.hand_place(True)
            ax, ay = self._tip(x, y, angle, 16, 62, scale)
            bx, by = self._tip(*other, -16, 62, scale)
            draw_held(canvas, acting.holding, (ax + bx) / 2, (ay + by) / 2 + 28, 2, max(1.0, (bx - ax) / 92), old)
            draw_thumb(canvas, x, y, angle, scale, False, body.hand_tones(False))
            draw_thumb(canvas, *other, scale, True, body.hand_tones(True))
        elif acting.pose == "hold" and acting.holding:
            hx, hy = self._tip(x, y, angle, 22, 70, scale)
            draw_held(canvas, acting.holding, hx, hy, 6, scale * 1.1, old)
            draw_thumb(canvas, x, y, angle, scale, False, body.hand_tones(False))

    @staticmethod
    def _tip(x: float, y: float, angle: float, dx: float, dy: float, scale: float) -> tuple[float, float]:
        """A place in the hand's frame, in head units."""
        m = skia.Matrix()
        m.preTranslate(x, y)
        m.preRotate(angle)
        m.preScale(scale, scale)
        point = m.mapXY(dx, dy)
        return point.x(), point.y()

    # head ------------------------------------------------------------------------------------------------------
    def _head_matrix(self, acting: Acting) -> Any:
        """Where the head's own frame lies in the figure's."""
        expression = EXPRESSIONS[acting.emotion]
        body = Body(None, self.person, acting)
        stoop = 6.0 if self.person.age == "elder" else 0.0
        m = skia.Matrix()
        m.preTranslate(stoop, self.person.sink - body.lift * 1.4 + body.drop * .5)
        if acting.pose == "bow" and acting.view != "back":
            m.preTranslate(26, 34)
            m.preRotate(15, *HEAD_PIVOT)
        if acting.pose == "hug":
            m.preRotate(5, *HEAD_PIVOT)
        m.preRotate(acting.tilt + expression.nod * (1 if acting.view != "back" else .5), *HEAD_PIVOT)
        m.preTranslate(*HEAD_PIVOT)
        m.preScale(self.person.head, self.person.head)
        m.preTranslate(-HEAD_PIVOT[0], -HEAD_PIVOT[1])
        return m

    def _hair(self, canvas: Any, acting: Acting, part: Callable[[Any, Person, Acting], None]) -> None:
        """A shell has none."""
        if not self._robot:
            self._in_head(canvas, acting, part)

    def _in_head(self, canvas: Any, acting: Acting, *parts: Callable[[Any, Person, Acting], None]) -> None:
        canvas.save()
        canvas.concat(self._head_matrix(acting))
        for part in parts:
            part(canvas, self.person, acting)
        canvas.restore()

    def _mapped(self, rect: Rect, acting: Acting) -> Rect:
        m = laid(acting.back)
        m.preConcat(self._head_matrix(acting))
        r = m.mapRect(skia.Rect(*rect))
        return (r.left(), r.top(), r.right(), r.bottom())

    # boxes -----------------------------------------------------------------------------------------------------
    def face_box(self, acting: Acting) -> Rect:
        """The face from the brow to the chin (the head, when seen from behind)."""
        return self._mapped(FACE_SIDE if acting.view == "profile" else _FACE, acting)

    def mouth_box(self, acting: Acting) -> Rect:
        """Everything that differs between two visemes of the same moment lies in here."""
        if self._robot:
            return self._mapped(_SCREEN, acting)
        return self._mapped(MOUTH_SIDE if acting.view == "profile" else MOUTH, acting)

    def eyes_box(self, acting: Acting) -> Rect:
        """Everything that differs between two lid positions of the same moment lies in here."""
        if self._robot:
            return self._mapped(_SCREEN, acting)
        return self._mapped(EYES_SIDE if acting.view == "profile" else EYES, acting)

    def bounds(self, acting: Acting) -> Rect:
        """A rectangle round everything that is drawn, hair and props included."""
        return self._bounds(Acting(pose=acting.pose, emotion=acting.emotion, tilt=acting.tilt, wind=acting.wind, view=acting.view,
                                   holding=acting.holding, both=acting.both, feast=acting.feast, low=acting.low, recline=acting.recline, rise=acting.rise, bed=acting.bed))

    def _measure(self, acting: Acting) -> Rect:
        left, top, width, height = (-900, -460, 1800, 2100) if not acting.recline else (-1000, -1000, 2800, 2600)
        sheet = surface(width / _RASTER, height / _RASTER)
        canvas = sheet.getCanvas()
        canvas.scale(1 / _RASTER, 1 / _RASTER)
        canvas.translate(-left, -top)
        self.draw(canvas, acting)
        alpha = pixels(sheet)[..., 3] > 0
        ys, xs = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
        pad = _RASTER
        return (left + xs[0] * _RASTER - pad, top + ys[0] * _RASTER - pad, left + (xs[-1] + 1) * _RASTER + pad,
                top + (ys[-1] + 1) * _RASTER + pad)


@lru_cache(maxsize=32)
def _figure(name: str, gender: Gender, age: Age, look: str) -> Figure:
    return Figure(name, gender, age, Look.model_validate_json(look))


def _recorded(draw: Callable[[Any], None]) -> Any:
    """A drawing in head units as a skia picture that skips what lies outside the canvas."""
    recorder = skia.PictureRecorder()
    draw(recorder.beginRecording(skia.Rect(-2000, -2000, 2000, 4000), skia.RTreeFactory()()))
    return recorder.finishRecordingAsPicture()
