"""The mouth: lips, the line between them, and the opening with teeth and tongue. Stays inside `MOUTH`."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, clipped, fill, light, mix, smooth, soft, tapered
from engine.picture.people.acting import VISEMES, Acting, Expression
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

MOUTH = (-24.0, 38.0, 66.0, 116.0)
"""Left, top, right, bottom of everything a viseme touches, in the head's own frame."""
_CENTRE = 23.0


def draw_mouth(canvas: Any, person: Person, acting: Acting, expression: Expression) -> None:
    """The mouth of the moment: the viseme when one is spoken, else what the emotion does with it."""
    shape = VISEMES[acting.viseme]
    if shape is None:
        opening, width, rounded = expression.part, 1.0, expression.round
    else:
        opening, width = shape.open * (1 - .18 * person.child), shape.width
        rounded = shape.round
    width *= 1 + .10 * max(expression.curve, 0)
    mouth = _Mouth(canvas, person, expression, opening, width * person.features.mouth_w, rounded)
    if opening < .06:
        mouth.closed()
    else:
        mouth.opened()


class _Mouth:
    """Lips about (`x`, `y`) with corners `near` and `far`."""

    def __init__(self, canvas: Any, person: Person, expression: Expression, opening: float, width: float,
                 rounded: float) -> None:
        self.canvas, self.person, self.rounded = canvas, person, rounded
        f = person.features
        self.x, self.y = _CENTRE, 66 + f.mouth_y
        self.left, self.right = 20.0 * width * (1 - .10 * rounded), 15.5 * width * (1 - .10 * rounded)
        curve = expression.curve * 7.0 * (1 - .6 * rounded)
        self.near: Point = (self.x - self.left, self.y - curve)
        self.far: Point = (self.x + self.right, self.y - curve * .9 - expression.smirk * 5.0)
        self.dip = curve * .42
        self.drop = min(opening * (24 if person.child else 27), (f.chin - 13 - self.y) / .9)
        self.full = f.lip
        self.smile = max(expression.curve, 0)

    def closed(self) -> None:
        canvas, t, x, y, dip = self.canvas, self.person.tones, self.x, self.y, self.dip
        line: list[Point] = [self.near, (x - self.left * .5, y + dip - .4), (x - 3, y + dip + 1.2), (x + 2, y + dip + .2),
                             (x + 6, y + dip + 1.0), (x + self.right * .55, y + dip - .6), self.far]
        upper, lower, man = 4.6 * self.full, 7.2 * self.full, self.person.man
        canvas.drawPath(smooth([(*self.near, 1), (x - self.left * .46, y + dip - upper * .62), (x - 2.4, y + dip - upper),
                                (x + 2.2, y + dip - upper * .66), (x + 6, y + dip - upper), (x + self.right * .54, y + dip - upper * .62),
                                (*self.far, 1), *line[-2:0:-1]]), fill(mix(t.lip, t.line, .12), .46 if man else .88))
        canvas.drawPath(smooth([(self.near[0] + 3, self.near[1] + .5, 1), *line[1:-1], (self.far[0] - 2, self.far[1] + .5, 1), (x + self.right * .50, y + dip + lower * .70),
                                (x + 2, y + dip + lower), (x - self.left * .44, y + dip + lower * .72)]), fill(light(t.lip, .10, "#ffb9ae"), .40 if man else .88))
        soft(canvas, x + 3, y + dip + lower * .50, 8, 2.6, mix(t.lip, "#fff1ec", .8 * t.sheen), .45 if man else .85)
        canvas.drawPath(tapered(line, [1.3, 1.0, 1.8, 1.4, 1.8, 1.0, 1.0]), fill(mix(t.line, "#3d0d1a", .35), .92))
        self._corner(self.near, -1)
        self._below(y + dip + lower)

    def opened(self) -> None:
        canvas, t = self.canvas, self.person.tones
        x, y, drop, dip = self.x, self.y, self.drop, self.dip
        lift = drop * .14
        top = self._top(lift)
        bottom: list[Point] = [(x + self.right * .60, y + drop * .68 + dip), (x + 1, y + drop * .90 + dip),
                               (x - self.left * .60, y + drop * .68 + dip)]
        opening = smooth(top + bottom)
        self._lips(top, bottom)
        canvas.drawPath(opening, fill("#46131d"))
        with clipped(canvas, opening):
            canvas.drawOval(skia.Rect(x - self.left * .7, y + drop * .50 + dip, x + self.right * .84, y + drop * 1.5 + dip), fill("#c2545c"))
            if self.rounded < .6:
                self._teeth(top)
        canvas.drawPath(tapered(top, [1.0, 1.8, 1.5, 1.7, .8]), fill(mix(t.line, "#4a1220", .5)))
        if self.smile > .3:
            self._corner(self.near, -1)
            self._corner(self.far, 1)
        self._below(y + drop * .9 + dip + 4.6 * self.full)

    def _lips(self, top: list[Point], bottom: list[Point]) -> None:
        """The red round an open mouth: a bow above, a fuller rim below, thin at the corners."""
        canvas, t, man = self.canvas, self.person.tones, self.person.man
        up, down = 4.0 * self.full, 6.0 * self.full
        shares = (0.0, .8, .9, .8, 0.0)
        above: list[Point] = [(p[0], p[1] - up * k, *p[2:3]) for p, k in zip(top, shares, strict=True)]
        below: list[Point] = [(bottom[0][0], bottom[0][1] + down * .7), (bottom[1][0] + 2, bottom[1][1] + down), (bottom[2][0], bottom[2][1] + down * .7)]
        tone = mix(t.lip, t.skin, .30 if man else 0)
        canvas.drawPath(smooth(above + below), fill(tone, .60 if man else .92))
        soft(canvas, self.x + 3, bottom[1][1] + down * .52, 8, 2.4, mix(t.lip, "#fff1ec", .8 * t.sheen), .4 if man else .75)

    def _top(self, lift: float) -> list[Point]:
        x, y, dip = self.x, self.y, self.dip
        if self.rounded > .4:
            middle = y + self.drop * .30
            return [(self.near[0] + 1, middle), (x - self.left * .56, y - lift * .7 - 1), (x + 1, y - lift - 1.8),
                    (x + self.right * .56, y - lift * .7 - 1), (self.far[0] - 1, middle)]
        return [(*self.near, 1), (x - self.left * .5, y - 2.4 - lift + dip), (x + 1, y - 1.4 - lift * .8 + dip),
                (x + self.right * .5, y - 2.4 - lift + dip), (*self.far, 1)]

    def _teeth(self, top: list[Point]) -> None:
        x, y = self.x, self.y + self.dip
        edge = min(7.5, self.drop * .40)
        if self.dip < -.4:
            self.canvas.drawPath(smooth([(p[0], p[1] - 3) for p in top] + [(p[0], p[1] + edge * k) for p, k in zip(top[::-1], (.2, .8, 1, .8, .2), strict=True)]), fill(light("#e3d9d4", .1)))
            return
        shape = smooth([(p[0], p[1] - 3) for p in top] + [(self.far[0] - 1, self.far[1] + edge * .5), (x + 1, y + edge - self.drop * .05),
                                                         (self.near[0] + 1, self.near[1] + edge * .5)])
        self.canvas.drawPath(shape, fill(light("#efe7e1", .2)))

    def _corner(self, corner: Point, side: int) -> None:
        if self.rounded > .5:
            return
        cx, cy = corner
        self.canvas.drawPath(tapered([(cx - side * 1, cy - 2), (cx + side * 2, cy), (cx + side * 1.4, cy + 3.4)], [.5, 1.9, .5]),
                             fill(self.person.tones.core, .55))

    def _below(self, y: float) -> None:
        self.canvas.drawPath(tapered([(self.x - 8, y + 3.4), (self.x + 1, y + 5.0), (self.x + 9, y + 3.4)], [.6, 3.0, .6]),
                             fill(self.person.tones.shadow, .7))
