"""Eyes, brows and glasses. Only what lies inside `EYES` moves with the lids."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, clipped, fill, light, mix, poly, smooth, stroke, swell, tapered
from engine.picture.people.acting import LIDS, Acting, Expression
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

EYES = (-62.0, -32.0, 82.0, 40.0)
"""Left, top, right, bottom of everything the lids touch, in the head's own frame."""
_LEVEL = 6.0
_LASH_STEPS = (0, .18, .4, .62, .82, 1)


def draw_eyes(canvas: Any, person: Person, acting: Acting, expression: Expression) -> None:
    """Both eyes: the near one on the left, the far one narrowed by the turn of the head."""
    f = person.features
    opening = expression.lids * LIDS[acting.lid]
    _Eye(canvas, person, acting, expression, -13.5 - f.eye_gap, f.eye_w, f.eye_h, -1, opening).draw()
    _Eye(canvas, person, acting, expression, 44.8, f.eye_w * .66, f.eye_h * .98, 1, opening).draw()


class _Eye:
    """One eye about (`cx`, level); `side` is the way its outer corner points."""

    def __init__(self, canvas: Any, person: Person, acting: Acting, expression: Expression, cx: float, width: float,
                 height: float, side: int, opening: float) -> None:
        f = person.features
        self.canvas, self.person, self.expression, self.acting = canvas, person, expression, acting
        self.cx, self.h, self.w, self.side, self.opening = cx, height, width, side, opening
        self.inner: Point = (-side * width / 2, 3.4)
        self.outer: Point = (side * width / 2, -1.2 - f.eye_tilt)
        self.open = opening > .15
        self.top = -height * opening + (1 - min(opening, 1)) * 5.6
        self.bottom = height * (.54 - .36 * expression.squint) if self.open else 5.5
        self.upper = self._upper()

    def at(self, x: float, y: float) -> Point:
        return (self.cx + x, _LEVEL + y)

    def _upper(self) -> Any:
        (ix, iy), (ox, oy) = self.inner, self.outer
        path = skia.Path()
        path.moveTo(*self.at(ix, iy))
        path.cubicTo(*self.at(ix * .66, self.top * 1.10), *self.at(ox * .58, self.top * 1.20), *self.at(ox, oy))
        return path

    def _on_upper(self, s: float) -> Point:
        """The place on the upper lid, from the inner (0) to the outer (1) corner."""
        u = 1 - s
        (ix, iy), (ox, oy) = self.inner, self.outer
        x = u**3 * ix + 3 * u * u * s * ix * .66 + 3 * u * s * s * ox * .58 + s**3 * ox
        y = u**3 * iy + 3 * u * u * s * self.top * 1.10 + 3 * u * s * s * self.top * 1.20 + s**3 * oy
        return self.at(x, y)

    def draw(self) -> None:
        if self.open:
            self._ball()
        else:
            self._lid_skin()
        self._lashes()
        if self.open:
            self._lower()

    def _ball(self) -> None:
        canvas, t = self.canvas, self.person.tones
        (ix, iy), (ox, _) = self.inner, self.outer
        almond = skia.Path(self.upper)
        almond.cubicTo(*self.at(ox * .66, self.bottom + 3.2), *self.at(ix * .42, self.bottom + 4), *self.at(ix, iy))
        almond.close()
        with clipped(canvas, almond):
            canvas.drawPaint(fill(mix("#fbf7f4", t.skin, .14)))
            canvas.drawCircle(*self.at(ix * .96, iy), 4, fill(t.blush, .35, 1.5))
            self._iris()
            canvas.save()
            canvas.translate(0, 3.4)
            canvas.drawPath(self.upper, stroke("#3a2330", 7.5, .42, 1.4))
            canvas.restore()
            self._catchlights()

    def _iris_place(self) -> tuple[float, float, float]:
        f = self.person.features
        look = self.acting.gaze
        gx = (look[0] + self.expression.gaze[0]) * self.w * .15 + self.w * .06
        gy = (look[1] + self.expression.gaze[1]) * self.h * .30 - self.h * .10
        x, y = self.at(gx, gy)
        return x, y, f.eye_h * .86 * self.expression.iris * (.96 if self.person.man else .97)

    def _iris(self) -> None:
        canvas, iris = self.canvas, self.person.features.iris
        x, y, r = self._iris_place()
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(.92 if self.side < 0 else .76, 1.0)
        canvas.drawCircle(0, 0, r, fill(mix(iris, "#08040a", .45)))
        canvas.drawCircle(0, r * .16, r * .82, fill(iris))
        canvas.drawOval(skia.Rect(-r * .62, r * .10, r * .62, r * .94), fill(light(iris, .46, "#e6a070"), .85, 1.1))
        for k in (-.5, -.2, .12, .42):
            canvas.drawPath(tapered([(k * r * .5, r * .35), (k * r * 1.15, r * .82)], [.5, 1.2]),
                            fill(light(iris, .7, "#f3c79a"), .55))
        canvas.drawCircle(0, 0, r * .43, fill("#120b0e"))
        canvas.restore()

    def _catchlights(self) -> None:
        x, y, r = self._iris_place()
        self.canvas.drawOval(skia.Rect(x + r * .06, y - r * .66, x + r * .58, y - r * .10), fill("#ffffff", .97))
        self.canvas.drawCircle(x - r * .36, y + r * .42, r * .15, fill("#ffffff", .72))

    def _lid_skin(self) -> None:
        t = self.person.tones
        (ix, iy), (ox, oy) = self.inner, self.outer
        lid = smooth([self.at(ix, iy), self.at(ix * .5, -self.h * .55), self.at(ox * .5, -self.h * .6), self.at(ox, oy),
                      self.at(ox * .5, 6), self.at(ix * .4, 7)])
        self.canvas.drawPath(lid, fill(t.shadow, .30, 1.5))

    def _lashes(self) -> None:
        f, t = self.person.features, self.person.tones
        thick = 6.4 * f.lash * (1.0 if self.open else .75) + (1.0 if self.person.man else 0)
        points: list[Point] = [(x, y - thick * .2) for x, y in map(self._on_upper, _LASH_STEPS)]
        widths = [1.0, thick * .55, thick * .8, thick, thick * .95, thick * .5]
        if not self.person.man:
            x, y = points[-1]
            rise = 5 if self.open else -1
            points.append((x + self.side * (7 if self.side < 0 else 3.4), y - rise))
            widths.append(.6)
        self.canvas.drawPath(tapered(points, widths), fill(t.lash))
        if f.lash > .8:
            self._flicks()

    def _flicks(self) -> None:
        """Single lashes at the outer third."""
        t = self.person.tones
        up = 1 if self.open else -1
        for s, length in ((.66, 5.0), (.80, 6.2), (.92, 6.8)):
            x, y = self._on_upper(s)
            dx = self.side * length * (.25 + s * .5) * (1 if self.side < 0 else .6)
            self.canvas.drawPath(tapered([(x, y), (x + dx * .5, y - up * length * .6), (x + dx, y - up * length)],
                                         [2.4, 1.5, .3]), fill(t.lash))

    def _lower(self) -> None:
        canvas, f, t = self.canvas, self.person.features, self.person.tones
        (ix, _), (ox, oy) = self.inner, self.outer
        lift = 4.5 + 3.0 * f.crease
        if f.crease > .4:
            canvas.drawPath(tapered([self.at(ix * .74, self.top * .9 - lift * .6), self.at(0, self.top - lift),
                                     self.at(ox * .94, self.top * .62 - lift * .9)], swell(3, 1.7)), fill(t.line, .6))
        canvas.drawPath(tapered([self.at(ox * .98, oy + 2.5), self.at(ox * .55, self.bottom + 2.6),
                                 self.at(ix * .2, self.bottom + 3.4)], [2.2, 1.5, .3]), fill(t.line, .68))
        canvas.drawPath(tapered([self.at(ox * .7, self.bottom + 6), self.at(0, self.bottom + 8),
                                 self.at(ix * .8, self.bottom + 5)], swell(3, 2.6)), fill(t.glow, .5, .8))
        if self.expression.squint > .5:
            canvas.drawPath(tapered([self.at(ox * .86, self.bottom + 8), self.at(0, self.bottom + 11),
                                     self.at(ix * .7, self.bottom + 8)], swell(3, 1.8)), fill(t.core, .6))


def draw_brows(canvas: Any, person: Person, expression: Expression) -> None:
    """Brows: root near the nose, body, and a tail that thins out; single hairs at the root."""
    f, t = person.features, person.tones
    base = -20.5 - expression.brow + f.brow_y * .6 + (1.5 if person.man else -2.5)
    inner, thick, arch, tilt = expression.inner, f.brow_w, f.brow_arch, f.brow_tilt
    near_y, far_y = base, base - expression.skew
    near = [(7, near_y + 3 - inner + tilt * .4), (-8, near_y - 2 - inner * .45 - arch * .5),
            (-26 - f.eye_gap, near_y - 3.4 + inner * .12 - arch - tilt * .5), (-44 - f.eye_gap, near_y + 5 + inner * .38 - tilt)]
    far = [(36, far_y + 3 - inner + tilt * .4), (45, far_y - 2 - inner * .45 - arch * .5),
           (55, far_y - 2.4 + inner * .12 - arch * .8 - tilt * .4), (64, far_y + 5 + inner * .32 - tilt)]
    canvas.drawPath(tapered(near, [thick * .72, thick, thick * .8, .8]), fill(t.brow, .95))
    canvas.drawPath(tapered(far, [thick * .66, thick * .92, thick * .7, .8]), fill(t.brow, .95))
    for x, y in ((5, near[0][1]), (0, near[0][1] - 1)):
        canvas.drawPath(tapered([(x, y + thick * .36), (x - 2, y - thick * .5)], [1.6, .4]), fill(t.brow, .8))


def draw_glasses(canvas: Any, person: Person) -> None:
    """Thin rounded frames with a pale glint."""
    f, metal = person.features, "#22222c"
    round_ = 20 if person.look.face in ("square", "long") else 13
    gap = f.eye_gap
    for box in (skia.Rect(-40 - gap, -14, 14, 29), skia.Rect(32, -13, 67, 28)):
        rim = skia.RRect.MakeRectXY(box, round_, round_)
        canvas.drawRRect(rim, fill("#cfe3ff", .10))
        canvas.drawRRect(rim, stroke(metal, 3.0, .95))
    canvas.drawPath(tapered([(14, 2), (23, -2), (32, 2)], [3, 3, 3]), fill(metal))
    canvas.drawPath(tapered([(-40 - gap, 0), (-60, -4), (-80, -2)], [3.2, 3, 2.6]), fill(metal))
    canvas.drawPath(poly([(-26, -11), (-16, -11), (-29, 25), (-36, 20)]), fill("#ffffff", .18))
    canvas.drawPath(poly([(52, -10), (58, -10), (48, 24), (43, 24)]), fill("#ffffff", .14))
