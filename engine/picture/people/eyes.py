"""Eyes, brows and glasses. Only what lies inside `EYES` moves with the lids."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, clipped, fill, light, linear, mix, poly, smooth, soft, stroke, swell, tapered
from engine.picture.people.acting import LIDS, Acting, Expression
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

EYES = (-62.0, -34.0, 82.0, 42.0)
"""Left, top, right, bottom of everything the lids touch, in the head's own frame."""
_LEVEL = 8.0
_LASH_STEPS = (0, .18, .4, .62, .82, 1)


def draw_eyes(canvas: Any, person: Person, acting: Acting, expression: Expression) -> None:
    """Both eyes: the near one on the left, the far one narrowed by the turn of the head."""
    f = person.features
    opening = expression.lids * LIDS[acting.lid]
    _Eye(canvas, person, acting, expression, -13.5 - f.eye_gap, f.eye_w, f.eye_h, -1, opening).draw()
    _Eye(canvas, person, acting, expression, 44.6, f.eye_w * .66, f.eye_h * .98, 1, opening).draw()


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
        self.bottom = height * (.52 - .34 * expression.squint) if self.open else 5.5
        self.upper = self._upper()

    def at(self, x: float, y: float) -> Point:
        return (self.cx + x, _LEVEL + y)

    def _upper(self) -> Any:
        (ix, iy), (ox, oy) = self.inner, self.outer
        path = skia.Path()
        path.moveTo(*self.at(ix, iy))
        path.cubicTo(*self.at(ix * .62, self.top * 1.14), *self.at(ox * .62, self.top * 1.22), *self.at(ox, oy))
        return path

    def _on_upper(self, s: float) -> Point:
        """The place on the upper lid, from the inner (0) to the outer (1) corner."""
        u = 1 - s
        (ix, iy), (ox, oy) = self.inner, self.outer
        x = u**3 * ix + 3 * u * u * s * ix * .62 + 3 * u * s * s * ox * .62 + s**3 * ox
        y = u**3 * iy + 3 * u * u * s * self.top * 1.14 + 3 * u * s * s * self.top * 1.22 + s**3 * oy
        return self.at(x, y)

    def draw(self) -> None:
        if self.open:
            self._ball()
        else:
            self._lid_skin()
        self._fold()
        self._lashes()
        if self.open:
            self._lower()

    def _ball(self) -> None:
        canvas, t = self.canvas, self.person.tones
        (ix, iy), (ox, _) = self.inner, self.outer
        almond = skia.Path(self.upper)
        almond.cubicTo(*self.at(ox * .70, self.bottom + 3.4), *self.at(ix * .46, self.bottom + 4), *self.at(ix, iy))
        almond.close()
        with clipped(canvas, almond):
            canvas.drawPaint(fill(mix("#fcf8f6", t.skin, .10)))
            canvas.drawCircle(*self.at(ix * .98, iy), 3.4, fill(t.blush, .40))
            self._iris()
            canvas.save()
            canvas.translate(0, 3.0)
            canvas.drawPath(self.upper, stroke("#3a2330", 6.5, .34))
            canvas.restore()
            self._catchlights()

    def _iris_place(self) -> tuple[float, float, float]:
        f = self.person.features
        look = self.acting.gaze
        gx = (look[0] + self.expression.gaze[0]) * self.w * .15 + self.w * .05
        gy = (look[1] + self.expression.gaze[1]) * self.h * .26 - self.h * .12
        x, y = self.at(gx, gy)
        return x, y, max(f.eye_h * .82, f.eye_w * .268) * self.expression.iris

    def _iris(self) -> None:
        """Dark ring, a body that is lit from below, the pupil."""
        canvas, iris = self.canvas, self.person.features.iris
        x, y, r = self._iris_place()
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(.92 if self.side < 0 else .78, 1.0)
        canvas.drawCircle(0, 0, r, fill(mix(iris, "#0a050a", .62)))
        canvas.drawCircle(0, r * .08, r * .86, linear((0, -r * .8), (0, r), [(0, mix(iris, "#0a050a", .5)), (.5, iris), (1, light(iris, .52, "#f0ae7c"))]))
        canvas.drawCircle(0, -r * .02, r * .42, fill("#140c10"))
        canvas.drawOval(skia.Rect(-r * .46, r * .44, r * .46, r * .80), fill(light(iris, .75, "#ffd9ae"), .55))
        canvas.restore()

    def _catchlights(self) -> None:
        x, y, r = self._iris_place()
        self.canvas.drawOval(skia.Rect(x + r * .02, y - r * .66, x + r * .56, y - r * .08), fill("#ffffff", .97))
        self.canvas.drawCircle(x - r * .38, y + r * .38, r * .14, fill("#ffffff", .78))

    def _lid_skin(self) -> None:
        t = self.person.tones
        (ix, iy), (ox, oy) = self.inner, self.outer
        lid = smooth([self.at(ix, iy), self.at(ix * .5, -self.h * .55), self.at(ox * .5, -self.h * .6), self.at(ox, oy),
                      self.at(ox * .5, 6), self.at(ix * .4, 7)])
        self.canvas.drawPath(lid, fill(t.shadow, .24))

    def _fold(self) -> None:
        """The lid above the lashes: a breath of colour and the double fold."""
        f, t = self.person.features, self.person.tones
        (ix, _), (ox, oy) = self.inner, self.outer
        lift = 3.4 + 3.2 * f.crease
        top = self.top * .92
        if not self.person.man and not self.person.child and self.open:
            x, y = self.at(ox * .30, top - 1)[:2]
            soft(self.canvas, x, y, self.w * .52, 9.5, mix(t.blush, t.core, .4), .34)
        if f.crease > .35:
            self.canvas.drawPath(tapered([self.at(ix * .70, top * .74 - lift * .5), self.at(0, top - lift), self.at(ox * .62, top * .92 - lift * 1.02),
                                          self.at(ox * 1.02, oy - lift * .95)], [.3, 1.4, 1.6, .4]), fill(t.line, .62))

    def _lashes(self) -> None:
        """The dark line of the upper lid: thickest past the middle, on women with a wing and two lashes."""
        f, t = self.person.features, self.person.tones
        thick = 6.0 * f.lash * (1.0 if self.open else .72) + (.8 if self.person.man else 0)
        points: list[Point] = [(x, y - thick * .22) for x, y in map(self._on_upper, _LASH_STEPS)]
        widths = [.8, thick * .46, thick * .74, thick, thick * .96, thick * .5]
        if not self.person.man:
            x, y = points[-1]
            points.append((x + self.side * (6.4 if self.side < 0 else 3.2), y - (3.8 if self.open else -1.5)))
            widths.append(.4)
        self.canvas.drawPath(tapered(points, widths), fill(t.lash))
        if f.lash > .8:
            up = 1 if self.open else -1
            for s, length in ((.70, 5.4), (.86, 6.4)):
                x, y = self._on_upper(s)
                dx = self.side * length * (.5 + s * .5) * (1 if self.side < 0 else .6)
                self.canvas.drawPath(tapered([(x, y - 1), (x + dx * .6, y - up * length * .5), (x + dx, y - up * length)], [3.2, 1.7, .3]), fill(t.lash))

    def _lower(self) -> None:
        canvas, t = self.canvas, self.person.tones
        (ix, _), (ox, oy) = self.inner, self.outer
        canvas.drawPath(tapered([self.at(ox * .99, oy + 2.2), self.at(ox * .62, self.bottom + 1.4), self.at(ix * .1, self.bottom + 3.0)],
                                [2.0 if self.person.man else 2.6, 1.5, .3]), fill(t.line, .66))
        if self.expression.squint > .5:
            canvas.drawPath(tapered([self.at(ox * .80, self.bottom + 6), self.at(0, self.bottom + 8.6), self.at(ix * .66, self.bottom + 6)], swell(3, 1.8)),
                            fill(t.core, .5))


def draw_brows(canvas: Any, person: Person, expression: Expression) -> None:
    """Brows: a soft root near the nose, the body, and a tail that thins out."""
    f, t = person.features, person.tones
    base = (-16.5 if person.man else -20.0) - expression.brow + f.brow_y * .6 - (3 if person.child else 0) - max(0.0, f.eye_h - 17) * .6
    inner, thick, arch, tilt = expression.inner, f.brow_w, f.brow_arch, f.brow_tilt
    near_y, far_y = base, base - expression.skew
    near = [(6, near_y + 3 - inner + tilt * .5), (-9, near_y - .5 - inner * .45 - arch * .5),
            (-27 - f.eye_gap, near_y - 1.6 + inner * .14 - arch - tilt * .6), (-44 - f.eye_gap, near_y + 4.5 + inner * .40 - tilt * 1.2)]
    far = [(35, far_y + 3 - inner + tilt * .5), (44, far_y - .5 - inner * .45 - arch * .5),
           (54, far_y - 1.2 + inner * .14 - arch * .8 - tilt * .5), (64, far_y + 4.6 + inner * .34 - tilt)]
    soften = .90 if person.man else .84
    canvas.drawPath(tapered(near, [thick * .60, thick, thick * .80, .6]), fill(t.brow, soften))
    canvas.drawPath(tapered(far, [thick * .56, thick * .92, thick * .70, .6]), fill(t.brow, soften))


def draw_glasses(canvas: Any, person: Person) -> None:
    """Thin rounded frames with a pale glint."""
    f, metal = person.features, "#22222c"
    round_ = 20 if person.look.face in ("square", "long", "diamond") else 13
    gap = f.eye_gap
    for box in (skia.Rect(-40 - gap, -13, 14, 31), skia.Rect(31, -12, 66, 30)):
        rim = skia.RRect.MakeRectXY(box, round_, round_)
        canvas.drawRRect(rim, fill("#cfe3ff", .09))
        canvas.drawRRect(rim, stroke(metal, 2.6, .95))
    canvas.drawPath(tapered([(14, 3), (22.5, -1), (31, 3)], [2.8, 2.6, 2.8]), fill(metal))
    canvas.drawPath(tapered([(-40 - gap, 1), (-60, -4), (-80, -3)], [3.0, 2.8, 2.4]), fill(metal))
    canvas.drawPath(poly([(-26, -10), (-17, -10), (-30, 27), (-37, 22)]), fill("#ffffff", .17))
    canvas.drawPath(poly([(51, -9), (57, -9), (47, 26), (42, 26)]), fill("#ffffff", .13))
