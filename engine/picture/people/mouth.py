"""The mouth: lips, the line between them, and the opening with teeth and tongue. Stays inside `MOUTH`."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, clipped, fill, light, mix, smooth, stroke, tapered
from engine.picture.people.acting import VISEMES, Acting, Expression
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

MOUTH = (-24.0, 44.0, 66.0, 116.0)
"""Left, top, right, bottom of everything a viseme touches, in the head's own frame."""
_CENTRE = 22.0


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
        self.drop = opening * (24 if person.child else 27)
        self.full = f.lip
        self.smile = max(expression.curve, 0)

    def closed(self) -> None:
        canvas, t, x, y, dip = self.canvas, self.person.tones, self.x, self.y, self.dip
        line: list[Point] = [self.near, (x - self.left * .5, y + dip - .6), (x - 3, y + dip + 1.4), (x + 2, y + dip + .4),
                             (x + 6, y + dip + 1.2), (x + self.right * .55, y + dip - .8), self.far]
        upper = 5.4 * self.full
        lower = 8.0 * self.full
        man = self.person.man
        canvas.drawPath(smooth([(*self.near, 1), (x - self.left * .42, y + dip - upper * .72), (x - 2, y + dip - upper),
                                (x + 2.4, y + dip - upper * .68), (x + 6, y + dip - upper), (x + self.right * .5, y + dip - upper * .7),
                                (*self.far, 1), *line[-2:0:-1]]), fill(mix(t.lip, t.line, .16), .62 if man else .92))
        canvas.drawPath(smooth([(*self.near, 1), *line[1:-1], (*self.far, 1), (x + self.right * .55, y + dip + lower * .62),
                                (x + 2, y + dip + lower), (x - self.left * .48, y + dip + lower * .66)]),
                        fill(t.lip, .52 if man else .92))
        canvas.drawPath(tapered([(x - 7, y + dip + lower * .55), (x + 1, y + dip + lower * .62), (x + 7, y + dip + lower * .5)],
                                [.6, 2.6, .6]), fill("#fff1ec", .28 if man else .5, .8))
        canvas.drawPath(tapered(line, [1.6, 1.2, 1.9, 1.6, 1.9, 1.2, 1.2]), fill(mix(t.line, "#3d0d1a", .35), .95))
        self._corner(self.near, -1)
        self._below(y + dip + lower)

    def opened(self) -> None:
        canvas, t = self.canvas, self.person.tones
        x, y, drop, dip = self.x, self.y, self.drop, self.dip
        lift = drop * .14
        top = self._top(lift)
        bottom: list[Point] = [(x + self.right * .64, y + drop * .66 + dip), (x + 1, y + drop * .90 + dip),
                               (x - self.left * .64, y + drop * .66 + dip)]
        opening = smooth(top + bottom)
        lip = mix(t.lip, t.skin, .28 if self.person.man else 0)
        canvas.drawPath(opening, stroke(lip, (5.4 if self.person.man else 8.6) * self.full, .9))
        canvas.drawPath(opening, fill("#46131d"))
        with clipped(canvas, opening):
            canvas.drawOval(skia.Rect(x - self.left * .7, y + drop * .46 + dip, x + self.right * .84, y + drop * 1.5 + dip),
                            fill("#c2545c"))
            canvas.drawOval(skia.Rect(x - 5, y + drop * .56 + dip, x + 8, y + drop * .8 + dip), fill("#e08a86", .5, 2))
            if self.rounded < .6:
                self._teeth(top)
        canvas.drawPath(tapered(top, [1.2, 2.4, 1.8, 2.2, 1.0]), fill(mix(t.line, "#4a1220", .5)))
        canvas.drawPath(tapered([(x - 6, y + drop * .92 + dip + 3), (x + 2, y + drop * .94 + dip + 3.4), (x + 8, y + drop * .9 + dip + 3)],
                                [.5, 2, .5]), fill("#fff1ec", .35, .8))
        if self.smile > .3:
            self._corner(self.near, -1)
            self._corner(self.far, 1)
        self._below(y + drop * .9 + dip + 4 * self.full)

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
        shape = smooth([(p[0], p[1] - 3) for p in top] + [(self.far[0] - 1, self.far[1] + edge * .5), (x + 1, y + edge - self.drop * .05),
                                                         (self.near[0] + 1, self.near[1] + edge * .5)])
        self.canvas.drawPath(shape, fill(light("#efe7e1", .2)))

    def _corner(self, corner: Point, side: int) -> None:
        if self.rounded > .5:
            return
        cx, cy = corner
        self.canvas.drawPath(tapered([(cx - side * 1, cy - 2), (cx + side * 2, cy), (cx + side * 1.4, cy + 3.4)], [.5, 2.2, .5]),
                             fill(self.person.tones.core, .6))

    def _below(self, y: float) -> None:
        self.canvas.drawPath(tapered([(self.x - 9, y + 4), (self.x + 1, y + 5.6), (self.x + 11, y + 4)], [.8, 3.2, .8]),
                             fill(self.person.tones.shadow, .8, .6))
