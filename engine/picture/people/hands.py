"""Hands with fingers. Each is drawn in its own frame: wrist at (0, 0), fingers towards +y, thumb towards +x.

The unit is that of a man's hand about 112 head units long; the caller scales and mirrors.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.picture.gfx import RGB, Points, clipped, fill, mix, smooth, stroke, tapered
from engine.picture.people.poses import Grip
from engine.picture.skia_load import skia


@dataclass(frozen=True)
class HandTones:
    """Skin of a hand in its light: base, the shade between fingers, the nails."""

    skin: RGB
    shadow: RGB
    nail: RGB


def draw_hand(canvas: Any, grip: Grip, x: float, y: float, angle: float, scale: float, flip: bool, tones: HandTones) -> None:
    """A hand at the wrist (`x`, `y`), turned by `angle` degrees against pointing down."""
    paint = _HANDS.get(grip)
    if paint is None:
        return
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.scale(-scale if flip else scale, scale)
    paint(_Hand(canvas, tones))
    canvas.restore()


class _Hand:
    """The brush for one hand: fingers are round strokes that part from their neighbours by a thin shade."""

    def __init__(self, canvas: Any, tones: HandTones) -> None:
        self.canvas, self.tones = canvas, tones

    def finger(self, points: Points, width: float = 14.0, tip: float = 10.5, nail: bool = False) -> None:
        n = len(points)
        widths = [width + (tip - width) * i / (n - 1) for i in range(n)]
        path = tapered(points, widths)
        end = points[-1]
        self.canvas.drawPath(path, stroke(self.tones.shadow, 2.6, .95))
        self.canvas.drawCircle(end[0], end[1], tip / 2, stroke(self.tones.shadow, 2.6, .95))
        self.canvas.drawPath(path, fill(self.tones.skin))
        self.canvas.drawCircle(end[0], end[1], tip / 2, fill(self.tones.skin))
        self.canvas.drawCircle(points[0][0], points[0][1], width / 2, fill(self.tones.skin))
        if nail:
            self.canvas.drawOval(_box(end[0], end[1] + 1, tip * .26, tip * .36), fill(self.tones.nail, .9))

    def palm(self, points: Points, shaded: Points | None = None) -> None:
        path = smooth(points)
        self.canvas.drawPath(path, fill(self.tones.skin))
        if shaded:
            with clipped(self.canvas, path):
                self.canvas.drawPath(smooth(shaded), fill(self.tones.shadow, .55, 1.5))

    def crease(self, points: Points, width: float = 2.2, alpha: float = .7) -> None:
        n = len(points)
        self.canvas.drawPath(tapered(points, [width if 0 < i < n - 1 else .6 for i in range(n)]),
                             fill(self.tones.shadow, alpha))


def _box(x: float, y: float, rx: float, ry: float) -> Any:
    return skia.Rect(x - rx, y - ry, x + rx, y + ry)


def _relaxed(h: _Hand) -> None:
    """Hanging, seen from the side of the back: fingers curl a little, the thumb lies in front."""
    h.finger([(-14, 46), (-17, 66), (-13, 84)], 13, 9)
    h.finger([(-6, 50), (-8, 74), (-3, 95)], 14, 10)
    h.palm([(-17, -10), (-22, 14), (-21, 44), (-10, 58), (8, 58), (17, 44), (18, 16), (15, -10)],
           [(-30, -10), (-15, 0), (-15, 40), (-8, 64), (-30, 64)])
    h.finger([(2, 50), (3, 74), (7, 97)], 14.5, 10.5)
    h.finger([(10, 46), (14, 68), (16, 88)], 14, 10)
    h.finger([(12, 12), (24, 32), (25, 52)], 15, 10.5)


def _fist(h: _Hand) -> None:
    """Closed, seen from the back: knuckles in a row, thumb across."""
    h.palm([(-18, -10), (-24, 14), (-25, 40), (-14, 58), (8, 60), (22, 46), (22, 14), (16, -10)],
           [(-34, -10), (-17, 4), (-18, 44), (-6, 66), (-34, 66)])
    for x, y in ((-17, 44), (-6, 49), (5, 50)):
        h.finger([(x, y - 4), (x + 1, y + 8)], 12.5, 11.5)
    h.finger([(15, 42), (15, 54)], 12, 11)
    h.finger([(18, 14), (24, 32), (12, 47)], 14.5, 11.5)
    h.crease([(-12, 36), (-6, 33), (0, 37)])
    h.crease([(0, 38), (5, 34), (10, 38)])


def _open(h: _Hand) -> None:
    """Held out, palm up and fingers parted."""
    h.finger([(-14, 44), (-24, 66), (-30, 84)], 13, 9)
    h.finger([(-6, 50), (-11, 76), (-14, 100)], 14, 9.5)
    h.palm([(-16, -10), (-21, 14), (-22, 42), (-10, 60), (8, 60), (18, 44), (20, 14), (15, -10)],
           [(-30, -10), (-14, 2), (-12, 40), (-24, 60)])
    h.finger([(3, 50), (3, 78), (4, 106)], 14, 10)
    h.finger([(11, 46), (16, 72), (20, 95)], 13.5, 9.5)
    h.finger([(14, 14), (32, 30), (42, 50)], 15, 10)
    h.crease([(10, 8), (2, 24), (4, 42)], 2.4, .5)


def _flat(h: _Hand) -> None:
    """Laid flat on something: fingers together, seen from the back."""
    h.palm([(-17, -10), (-21, 14), (-21, 42), (-10, 56), (10, 56), (18, 42), (18, 14), (15, -10)],
           [(-30, -10), (-15, 0), (-15, 40), (-8, 64), (-30, 64)])
    h.finger([(14, 12), (27, 30), (33, 50)], 14.5, 10)
    h.finger([(-15, 44), (-19, 64), (-18, 82)], 12.5, 8.5, True)
    h.finger([(-6, 50), (-8, 74), (-7, 97)], 13.5, 9.5, True)
    h.finger([(3, 51), (3, 77), (4, 102)], 13.5, 9.5, True)
    h.finger([(11.5, 47), (14, 70), (15, 92)], 13, 9.2, True)


def _point(h: _Hand) -> None:
    """Index out, the others folded, thumb along them."""
    h.finger([(12, 44), (14, 74), (15, 106)], 14.5, 10)
    h.palm([(-18, -10), (-23, 14), (-24, 40), (-14, 56), (8, 58), (20, 46), (20, 14), (16, -10)],
           [(-34, -10), (-17, 4), (-18, 44), (-6, 66), (-34, 66)])
    for x, y in ((-16, 44), (-5, 50), (5, 51)):
        h.finger([(x, y - 4), (x + 1, y + 9)], 12.5, 11.5)
    h.finger([(16, 14), (24, 34), (12, 50)], 14.5, 11)


def _think(h: _Hand) -> None:
    """Under the chin: fingers loosely folded, the index along the jaw."""
    h.finger([(-12, 40), (-14, 66), (-10, 92)], 13.5, 9.5)
    h.palm([(-17, -12), (-22, 12), (-22, 38), (-10, 54), (10, 54), (19, 40), (19, 12), (15, -12)],
           [(-30, -12), (-14, 0), (-12, 40), (-24, 60)])
    h.finger([(14, 10), (28, 30), (30, 58)], 15, 10)
    for x, y in ((-3, 45), (7, 44), (15, 39)):
        h.finger([(x, y), (x + 3, y + 15), (x + 1, y + 20)], 13, 11)


def _wrap(h: _Hand) -> None:
    """Round something that stands along the hand: four fingers across it, one above the other."""
    h.palm([(-17, -12), (-27, 12), (-29, 60), (-22, 84), (-10, 84), (0, 60), (8, 20), (15, -12)],
           [(-40, -12), (-18, 4), (-22, 60), (-14, 92), (-40, 92)])
    for y, reach, w in ((82, 17, 12.5), (66, 22, 13.5), (50, 23, 14), (34, 19, 13.5)):
        h.finger([(-20, y - 2), (0, y + 3), (reach, y - 1)], w + 1.5, w - 2.5, True)
    h.crease([(-26, 40), (-22, 58), (-20, 74)], 2.2, .5)


def _pinch(h: _Hand) -> None:
    """Holding a thin thing between thumb and fingers; the thumb is drawn by `draw_thumb` over the thing."""
    h.palm([(-17, -12), (-22, 12), (-22, 40), (-10, 56), (8, 56), (17, 40), (18, 12), (15, -12)],
           [(-30, -12), (-14, 0), (-14, 40), (-24, 60)])
    for points, w in (([(-16, 42), (-18, 56), (-8, 64)], 12.5), ([(-8, 48), (-9, 66), (4, 76)], 13.5),
                      ([(1, 50), (2, 72), (14, 84)], 13.5), ([(10, 46), (14, 68), (24, 82)], 13)):
        h.finger(points, w, w - 3)


def _hip(h: _Hand) -> None:
    """On the hip: the back of the hand and fingers that go forward round the body, the thumb behind."""
    h.palm([(-15, -12), (-19, 10), (-14, 34), (4, 46), (22, 40), (24, 16), (15, -10)],
           [(-30, -12), (-13, 0), (-8, 34), (-20, 50)])
    for points, w in (([(-8, 32), (0, 52), (12, 64)], 12), ([(2, 38), (14, 54), (28, 62)], 13),
                      ([(12, 38), (26, 48), (42, 52)], 13), ([(18, 28), (34, 34), (50, 36)], 12.5)):
        h.finger(points, w, w - 3)


def _knee(h: _Hand) -> None:
    """Resting on a thigh or knee: fingers together, bent at the knuckles."""
    _flat(h)


def draw_thumb(canvas: Any, x: float, y: float, angle: float, scale: float, flip: bool, tones: HandTones) -> None:
    """The thumb of a pinching hand, over the thing held."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.scale(-scale if flip else scale, scale)
    _Hand(canvas, tones).finger([(12, 14), (26, 34), (24, 66)], 15.5, 11, True)
    canvas.restore()


_HANDS: dict[Grip, Callable[[_Hand], None]] = {
    "relaxed": _relaxed, "fist": _fist, "open": _open, "flat": _flat, "point": _point, "think": _think, "wrap": _wrap,
    "pinch": _pinch, "hip": _hip, "knee": _knee,
}


def hand_tones(skin: RGB, shadow: RGB, shaded: float = 0.0) -> HandTones:
    """Colours of a hand; `shaded` 0..1 puts it into the body's shadow."""
    base = mix(skin, shadow, shaded)
    return HandTones(base, mix(base, shadow, .9 if shaded < .3 else .6) if shaded < .3 else mix(shadow, "#4a2030", .25),
                     mix(base, "#ffe9e4", .45))
