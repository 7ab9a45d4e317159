"""Eye, brow and glasses from the side. Only what lies inside `EYES_SIDE` moves with the lids."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, clipped, fill, light, linear, mix, smooth, soft, stroke, swell, tapered
from engine.picture.people.acting import LIDS, Acting, Expression
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

_FRONT, _LEVEL = 57.5, 8.0
"""x of the eyeball's front and y of the eye's middle."""


class EyeSide:
    """The one eye that is seen: a wedge, its point at the temple, its front round."""

    def __init__(self, canvas: Any, person: Person, acting: Acting, expression: Expression) -> None:
        f = person.features
        self.canvas, self.person, self.acting, self.expression = canvas, person, acting, expression
        opening = expression.lids * LIDS[acting.lid]
        self.open = opening > .15
        self.h = f.eye_h
        self.w = f.eye_w * .62
        self.outer: Point = (_FRONT - self.w, _LEVEL - .6 - f.eye_tilt * .7)
        self.top = _LEVEL - self.h * opening * .92 + (1 - min(opening, 1)) * 6
        self.bottom = _LEVEL + (self.h * (.50 - .34 * expression.squint) if self.open else 5.5)

    def draw(self) -> None:
        if self.open:
            self._ball()
        else:
            self._lid_skin()
        self._fold()
        if self.open:
            self._lower()
        self._lashes()

    def _wedge(self) -> Any:
        ox, oy = self.outer
        path = skia.Path()
        path.moveTo(ox, oy)
        path.cubicTo(ox + self.w * .34, self.top + (oy - self.top) * .22, _FRONT - self.w * .26, self.top - 1.6, _FRONT - 2.4, self.top + .6)
        path.cubicTo(_FRONT + 1.6, self.top + (self.bottom - self.top) * .34, _FRONT + 1.2, self.bottom - (self.bottom - self.top) * .3, _FRONT - 4.6, self.bottom)
        path.cubicTo(_FRONT - self.w * .4, self.bottom + 2.0, ox + self.w * .3, oy + (self.bottom - oy) * .72, ox, oy)
        path.close()
        return path

    def _ball(self) -> None:
        canvas, t = self.canvas, self.person.tones
        wedge = self._wedge()
        with clipped(canvas, wedge):
            canvas.drawPaint(fill(mix("#fcf8f6", t.skin, .12)))
            self._iris()
            canvas.drawPath(smooth([(self.outer[0] - 4, self.outer[1] - 8), (_FRONT - self.w * .4, self.top - 6), (_FRONT + 6, self.top - 6), (_FRONT + 4, self.top + 3.4),
                                    (_FRONT - self.w * .4, self.top + 4.6), (self.outer[0], self.outer[1] + 1)]), fill("#3a2330", .34))

    def _iris(self) -> None:
        canvas, f = self.canvas, self.person.features
        look, e = self.acting.gaze, self.expression
        r = max(f.eye_h * .82, f.eye_w * .268) * e.iris
        x = _FRONT - 5.8 + (look[0] + e.gaze[0]) * 1.2
        y = _LEVEL + (look[1] + e.gaze[1]) * self.h * .24 - self.h * .10
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(.60, 1.0)
        canvas.drawCircle(0, 0, r, fill(mix(f.iris, "#0a050a", .62)))
        canvas.drawCircle(0, r * .08, r * .86, linear((0, -r * .8), (0, r), [(0, mix(f.iris, "#0a050a", .5)), (.5, f.iris), (1, light(f.iris, .52, "#f0ae7c"))]))
        canvas.drawOval(skia.Rect(-r * .10, -r * .46, r * .72, r * .42), fill("#140c10"))
        canvas.drawOval(skia.Rect(-r * .5, r * .44, r * .5, r * .80), fill(light(f.iris, .75, "#ffd9ae"), .55))
        canvas.restore()
        canvas.drawOval(skia.Rect(x - r * .04, y - r * .64, x + r * .30, y - r * .10), fill("#ffffff", .97))
        canvas.drawCircle(x - r * .22, y + r * .40, r * .12, fill("#ffffff", .75))

    def _lid_skin(self) -> None:
        ox, oy = self.outer
        self.canvas.drawPath(smooth([(ox, oy), (_FRONT - self.w * .4, _LEVEL - self.h * .58), (_FRONT - 1, _LEVEL - self.h * .34), (_FRONT + .5, self.bottom - 1),
                                     (_FRONT - self.w * .4, self.bottom + 1.4)]), fill(self.person.tones.shadow, .24))

    def _fold(self) -> None:
        f, t = self.person.features, self.person.tones
        ox, oy = self.outer
        lift = 3.2 + 3.0 * f.crease
        if not self.person.man and not self.person.child and self.open:
            soft(self.canvas, _FRONT - self.w * .5, self.top, self.w * .52, 9, mix(t.blush, t.core, .4), .32)
        if f.crease > .35:
            top = self.top if self.open else _LEVEL - self.h * .36
            self.canvas.drawPath(tapered([(_FRONT + .4, top - lift * .72), (_FRONT - self.w * .36, top - lift * .96), (ox + self.w * .22, (top + oy) / 2 - lift * 1.1), (ox - 2, oy - lift * .9)],
                                         [.4, 1.5, 1.5, .4]), fill(t.line, .62))

    def _lashes(self) -> None:
        """The dark line of the upper lid; seen from the side, lashes stand out before the eye."""
        f, t, man = self.person.features, self.person.tones, self.person.man
        thick = 5.6 * f.lash * (1.0 if self.open else .72) + (.9 if man else 0)
        ox, oy = self.outer
        reach = 4.0 if man else 9.0
        if self.open:
            line: list[Point] = [(ox - (2 if man else 4.5), oy - (0 if man else 2.6)), (ox + self.w * .26, self.top + (oy - self.top) * .36 - thick * .2), (_FRONT - self.w * .34, self.top - thick * .24),
                                 (_FRONT - 1.2, self.top + .2), (_FRONT + reach * .55, self.top - 1.4 + .6 * man), (_FRONT + reach, self.top - 5.0 + 4.4 * man)]
        else:
            line = [(ox - 2, oy + 1), (ox + self.w * .3, self.bottom - 1.6), (_FRONT - self.w * .3, self.bottom + .4), (_FRONT, self.bottom - 1.2), (_FRONT + reach * .5, self.bottom + .4), (_FRONT + reach * .9, self.bottom + 3.4)]
        self.canvas.drawPath(tapered(line, [.5, thick * .62, thick * .92, thick * .9, thick * .5, .3]), fill(t.lash))
        if f.lash > .8:
            up = -1 if self.open else 1
            y = self.top if self.open else self.bottom
            for dx, length in ((-3.0, 7.4), (-8.0, 5.6)):
                x = _FRONT + dx
                self.canvas.drawPath(tapered([(x, y), (x + length * .7, y + up * length * .34), (x + length * 1.05, y + up * length * .95)], [2.8, 1.6, .3]), fill(t.lash))

    def _lower(self) -> None:
        t, (ox, oy) = self.person.tones, self.outer
        self.canvas.drawPath(tapered([(ox + 1, oy + 2), (ox + self.w * .4, self.bottom - .4), (_FRONT - 5, self.bottom + .8)], [1.8, 1.5, .4]), fill(t.line, .62))
        if self.expression.squint > .5:
            self.canvas.drawPath(tapered([(ox + 2, self.bottom + 4), (_FRONT - self.w * .5, self.bottom + 7.4), (_FRONT - 2, self.bottom + 5)], swell(3, 1.8)), fill(t.core, .5))


def draw_brow_side(canvas: Any, person: Person, expression: Expression, face: Any) -> None:
    """The near brow: its root at the contour, its tail towards the temple, within the contour `face`."""
    f, t = person.features, person.tones
    y = (-16.0 if person.man else -20.0) - expression.brow - expression.skew * .5 + f.brow_y * .6 - (3 if person.child else 0) - max(0.0, f.eye_h - 17) * .6
    inner, thick, arch, tilt = expression.inner, f.brow_w, f.brow_arch, f.brow_tilt
    line = [(69.5, y + 1.2 - inner * .9 + tilt * .35), (59, y - 1.2 - inner * .5 - arch * .5), (44, y - 1.8 + inner * .12 - arch - tilt * .4), (26, y + 5.0 + inner * .36 - tilt)]
    with clipped(canvas, face):
        canvas.drawPath(tapered(line, [thick * .5, thick, thick * .78, .6]), fill(t.brow, .90 if person.man else .84))


def draw_glasses_side(canvas: Any, person: Person) -> None:
    """One glass almost on edge, and the temple that runs to the ear."""
    metal, deep = "#22222c", 7 if person.look.face in ("square", "long", "diamond") else 5
    rim = skia.RRect.MakeRectXY(skia.Rect(59.5, -13, 73.5, 31), deep, 16)
    canvas.drawRRect(rim, fill("#cfe3ff", .16))
    canvas.drawRRect(rim, stroke(metal, 2.6, .95))
    canvas.drawPath(tapered([(60, -1), (30, -5), (-14, -7), (-26, -4)], [4.0, 3.2, 3.0, 2.2]), fill(metal))
    canvas.drawPath(tapered([(69, -8), (65, 24)], [2.4, 1.0]), fill("#ffffff", .35))
    canvas.drawPath(tapered([(72.5, 3), (76, 6), (75, 11)], [2.6, 2.4, 1.2]), fill(metal))
