"""Where forehead, nose, lips, chin and jaw are in profile, for a face and what its mouth does."""
from __future__ import annotations

from dataclasses import dataclass

from engine.picture.gfx import Point
from engine.picture.people.acting import VISEMES, Acting, Expression
from engine.picture.people.person import Person

FACE_SIDE = (-80.0, -66.0, 96.0, 112.0)
"""The face from the brow to the chin, as wide as in three-quarter view."""
MOUTH_SIDE = (-42.0, 35.0, 102.0, 138.0)
"""Left, top, right, bottom of everything a viseme touches, the jaw included."""
EYES_SIDE = (18.0, -34.0, 90.0, 34.0)
"""Left, top, right, bottom of everything the lids touch."""

_JAW_CORNER, _FAR_CHIN = 12, 9
_CORNER_AT, _CHIN_AT = (-51.0, 58.0), 24.0
"""Places of the three-quarter outline (`features._OUTLINE`) before a face's own make moves them."""


@dataclass(frozen=True)
class Jaws:
    """What the mouth of a moment does in profile, in head units."""

    drop: float
    """Lower lip and chin down."""
    pout: float
    """Lips forward."""
    press: float
    """Share of the lips' fullness that is seen."""
    corner: Point
    """The corner of the mouth."""
    rounded: float


def jaws(person: Person, acting: Acting, expression: Expression) -> Jaws:
    """The mouth of the moment: the viseme when one is spoken, else what the emotion does with it."""
    shape, f = VISEMES[acting.viseme], person.features
    opening, rounded = (expression.part, expression.round) if shape is None else (shape.open, shape.round)
    width = 1.0 if shape is None else shape.width
    curve = expression.curve * (1 - .6 * rounded)
    y = mouth_level(person)
    drop = min(opening * (16 if person.child else 21), 22)
    corner = (50.5 - 8 * (f.mouth_w * width - 1) + 7.5 * rounded - 2.4 * max(curve, 0) - .14 * drop,
              y + .8 - curve * 6.4 - expression.smirk * 3.6 + drop * .30)
    return Jaws(drop, 3.6 * rounded, .72 if acting.viseme == "M" else 1.0, corner, rounded)


def mouth_level(person: Person) -> float:
    """y of the line between the lips."""
    return 66.0 + person.features.mouth_y


def nose_foot(person: Person) -> float:
    """y of the nostrils."""
    return 40.0 + person.features.nose_y


def tip_of(person: Person) -> float:
    """x of the tip of the nose."""
    f = person.features
    return 70.5 + 14.5 * f.nose_w ** .7 + (3.0 if person.man and not person.child else .8) + 1.2 * f.nose_bridge - (2.5 if person.child else 0)


def lips(person: Person, j: Jaws) -> tuple[list[Point], list[Point]]:
    """The edges of upper and lower lip on the contour, from above downwards; they end and begin where they meet."""
    f, y = person.features, mouth_level(person)
    full, x = f.lip * j.press, 70.0 + j.pout
    rise = -.10 * j.drop
    upper: list[Point] = [(x + 1.2, y - 5.0 - 1.9 * full + rise), (x + 2.6 + 1.9 * full, y - 2.4 + rise), (x + 1.8 + 1.4 * full, y - .4 + rise * .6), (x - .6, y + .4 + rise * .4, 1)]
    down, back = j.drop * .74, j.drop * .24
    lower: list[Point] = [(x - .9 - back, y + 1.0 + down, 1), (x + 1.5 + 1.5 * full - back, y + 2.6 + down), (x + 1.3 + 1.1 * full - back, y + 4.4 + 1.6 * full + down),
                          (x - 1.6 - back, y + 8.4 + 1.6 * full + down)]
    return upper, lower


def contour(person: Person, j: Jaws) -> list[Point]:
    """The whole head in profile, clockwise from the crown; +x is the way it looks."""
    f, man, child = person.features, person.man and not person.child, person.child
    foot, tip, y = nose_foot(person), tip_of(person), mouth_level(person)
    corner = f.outline[_JAW_CORNER]
    back, low = corner[0] - _CORNER_AT[0], corner[1] - _CORNER_AT[1]
    push = (f.outline[_FAR_CHIN][0] - _CHIN_AT) * .45
    down = j.drop * .74
    away = j.drop * .26
    chin = f.chin + down
    upper, lower = lips(person, j)
    if man:
        front: list[Point] = [(-14, -119), (34, -111), (61, -84), (70, -54), (73.5, -25)]
        root = (67.5, -5.0)
    elif child:
        front = [(-14, -119), (38, -110), (66, -82), (74, -50), (72.5, -24)]
        root = (66.5, -2.0)
    else:
        front = [(-14, -119), (35, -111), (63, -83), (71.5, -52), (71, -24)]
        root = (66.5, -4.0)
    sunk = (2.6 if child else .5 if man else 1.9) - 2.0 * f.nose_bridge
    nose: list[Point] = [root]
    for t, k in ((.30, .7), (.58, 1.0), (.82, .7)):
        nose.append((root[0] + (tip - root[0]) * t - sunk * k, root[1] + (foot - 8 - root[1]) * t))
    up = 0.0 if man else 2.2
    nose += [(tip, foot - 6.4 - up * .5), (tip - 2.2, foot - 1.4 - up * .5), (tip - 9, foot + 2.4 - up * .6), (71.4, foot + 5.4 - up)]
    philtrum: list[Point] = [(70.6 + j.pout * .3, (foot + 5 - up + y - 7) / 2 + .6)]
    jaw: list[Point] = [(66.5 - away + push * .4, y + 14.5 + down), (69.5 + push + (2.2 if man else .8) - away, f.chin - 13 + down), (66.5 + push - away, chin - 4),
                        (56 + push * .6 - away, chin + 1.6), (34 - away * .5, f.chin - 2.5 + down * .62), (8, f.chin - 15 + low * .25), (-14 + back * .3, 71 + low * .8 + (f.chin - 102) * .25),
                        (-26 + back * .4, 52 + low * .6)]
    skull: list[Point] = [(-34, 40), (-62, 54), (-84, 30), (-102, -16), (-101, -62), (-72, -104)]
    return [*front, *nose, *philtrum, *upper, *lower, *jaw, *skull]
