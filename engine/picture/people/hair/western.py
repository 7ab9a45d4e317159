"""Hair of old Europe: ringlets about a high knot, a man's locks to the shoulders, and crowns over both."""
from __future__ import annotations

import math

from engine.drama.vocabulary import Hair
from engine.picture.gfx import Point, fill, light, linear, mix, rnd, shade, smooth, stroke, tapered
from engine.picture.people.hair.long import behind, falling
from engine.picture.people.hair.pen import Do, Flow, Mass, Pen, Side
from engine.picture.people.hair.short import CAP
from engine.picture.people.hair.side_long import behind_side
from engine.picture.people.hair.side_tied import drawn_to
from engine.picture.people.hair.tied import GOLD, pulled_back


def ringlet(pen: Pen, x: float, y: float, turns: int, size: float) -> None:
    """A lock that is curled about itself and hangs down from (x, y)."""
    t, r = pen.tones, rnd("ringlet", x, y, turns)
    size, y, aside = size * r.uniform(.86, 1.14), y + r.uniform(-.5, .6) * size, r.uniform(-.5, .5)
    line = pen.blown([(x + 3 * math.sin(k * .8 + aside * 5) + aside * k, y + k * size * 1.05) for k in range(turns + 1)])
    for k in range(turns):
        (px, py), q = line[k][:2], size * (1.0 - .5 * k / turns)
        turn = smooth([(px - q, py - q * .1), (px - q * .2, py - q * .5), (px + q, py - q * .1), (px + q * .9, py + q * .8), (px, py + q * 1.3), (px - q * .95, py + q * .8)])
        pen.canvas.drawPath(turn, fill(t.hair if k % 2 else mix(t.hair, t.hair_dark, .2)))
        pen.canvas.drawPath(tapered([(px - q * .8, py + q * .3), (px, py + q * .75), (px + q * .8, py + q * .2)], [.6, q * .34, .6]), fill(t.hair_light, .42))
        pen.canvas.drawPath(tapered([(px - q * .9, py + q * .9), (px, py + q * 1.3), (px + q * .9, py + q * .8)], [.8, 3, .8]), fill(t.hair_dark, .75))


_HIGH = Mass(((-86, -96), (-112, -142), (-84, -186), (-30, -202), (28, -188), (52, -148), (44, -108)), (
    Flow(((-78, -104), (-96, -146), (-50, -184), (6, -186)), ((30, -112), (34, -150), (0, -170), (-40, -164)), 9, (.25, .6), 5),
    Flow(((-60, -104), (-62, -140), (-24, -156), (10, -146)), ((-20, -110), (-14, -130), (0, -134), (14, -128)), 5, (.3, .6))), .08)
"""The hair that is piled behind the crown."""
_SWEPT = Mass(
    ((-72, 34, 1), (-106, 10), (-117, -60), (-90, -124), (-30, -152), (24, -150), (62, -130), (88, -88), (84, -36), (74, 12, 1), (68, -36), (52, -72), (28, -88, 1), (2, -74), (-30, -54), (-54, -20), (-62, 8)), (
        Flow(((26, -88), (10, -112), (-20, -138), (-40, -150)), ((-60, 4), (-88, -40), (-92, -100), (-62, -140)), 12, (.25, .55)),
        Flow(((30, -88), (48, -106), (30, -138), (4, -150)), ((72, 4), (82, -50), (64, -110), (24, -146)), 6, (.25, .55))))
"""The hair that is drawn up from the brow and the temples."""


def _ringlets(pen: Pen) -> None:
    """Ringlets before both ears, a ribbon about the knot."""
    for x, y, turns, size in ((-92, 26, 8, 17.0), (-72, 22, 7, 15.0), (77, 10, 6, 12.0)):
        ringlet(pen, x, y, turns, size)
    pen.lock(((-30, -54), (-52, -26), (-58, 2), (-66, 22)), None, 8)
    pen.canvas.drawPath(tapered([(-92, -122), (-30, -146), (38, -132)], [5, 9, 5]), fill(pen.person.look.accent))
    pen.canvas.drawPath(smooth([(-84, -124, 1), (-116, -146), (-112, -112), (-84, -124, 1), (-104, -92), (-78, -98)], True, .8), fill(shade(pen.person.look.accent, .86)))


def _fall(pen: Pen) -> None:
    """Ringlets down the nape, behind the shoulders."""
    for x, turns in ((-70, 11), (-44, 12), (40, 9)):
        ringlet(pen, x, 60, turns, 17)


def _ringlets_back(pen: Pen) -> None:
    pen.mass(Mass(((-62, -70), (-78, -130), (-46, -184), (0, -198), (46, -184), (78, -130), (62, -70), (0, -52)), (
        Flow(((-54, -76), (-64, -130), (-20, -176), (30, -170)), ((-16, -70), (-22, -110), (0, -140), (24, -130)), 10, (.25, .6)),), 0), "knot")
    for x, turns in ((-46, 11), (-16, 12), (14, 12), (46, 11), (-72, 8), (72, 8)):
        ringlet(pen, x, 40, turns, 18)
    pen.canvas.drawPath(tapered([(-74, -84), (0, -66), (74, -84)], [6, 11, 6]), fill(pen.person.look.accent))


def crown(pen: Pen, x: float, y: float, half: float, tall: float, points: int = 5, turned: float = 0.0) -> None:
    """A circlet of gold with jewelled points; (x, y) is the middle of its lower edge in front, `turned` shifts its points to the side."""
    if pen.acting.pose == "lie":
        return  # nobody goes to bed with it
    c, jewel = pen.canvas, pen.person.look.accent
    deep = half * .2
    inside = smooth([(x - half, y - deep, 1), (x - half * .98, y - deep - tall * .46), (x, y - deep * 2 - tall * .5), (x + half * .98, y - deep - tall * .46), (x + half, y - deep, 1)], True, .8)
    c.drawPath(inside, fill(shade(GOLD, .55)))
    tops: list[Point] = []
    for k in range(points):
        u = -1 + 2 * (k + .5) / points
        px = x + half * (u + turned * (1 - u * u))
        low = y - deep * u * u
        high = low - tall * (1.0 if k % 2 == (points // 2) % 2 else .74)
        tops += [(px - half / points * .96, low - tall * .42, 1), (px - half / points * .3, high + tall * .2), (px, high, 1), (px + half / points * .3, high + tall * .2)]
    rim = [(x - half, y - deep * 1.0, 1), (x - half * 1.03, y - deep - tall * .44, 1), *tops, (x + half * 1.03, y - deep - tall * .44, 1), (x + half, y - deep, 1), (x + half * .5, y - deep * .24), (x, y), (x - half * .5, y - deep * .24)]
    c.drawPath(smooth(rim, True, .5), linear((x - half, 0), (x + half, 0), [(0, shade(GOLD, .7)), (.36, light(GOLD, .34)), (1, shade(GOLD, .72))]))
    c.drawPath(smooth([(x - half, y - deep - 3), (x, y - 4), (x + half, y - deep - 3)], False), stroke(shade(GOLD, .62), 3))
    c.drawPath(smooth([(x - half, y - deep - tall * .3), (x, y - tall * .32), (x + half, y - deep - tall * .3)], False), stroke(light(GOLD, .5), 2.4))
    for k in range(points):
        u = -1 + 2 * (k + .5) / points
        px, low = x + half * (u + turned * (1 - u * u)), y - deep * u * u
        c.drawCircle(px, low - tall * .17, tall * .085, fill(jewel if k % 2 == 0 else "#f4f0e4"))
        c.drawCircle(px, low - tall * (1.0 if k % 2 == (points // 2) % 2 else .74) - 2, tall * .07, fill("#fbf6ea"))


def _crowned(pen: Pen) -> None:
    _ringlets(pen)
    crown(pen, -18, -112, 74, 62, 7, .06)


def _crowned_back(pen: Pen) -> None:
    _ringlets_back(pen)
    crown(pen, 0, -104, 80, 56, 7)


RINGLETS = Do(front=(_SWEPT,), behind=(_HIGH, CAP), back=(pulled_back(-60),), on_front=_ringlets, on_behind=_fall, on_back=_ringlets_back, ear=True)
CROWN_F = Do(front=(_SWEPT,), behind=(_HIGH, CAP), back=(pulled_back(-60),), on_front=_crowned, on_behind=_fall, on_back=_crowned_back, ear=True)

_MANE = Mass(
    ((-70, 96, 1), (-84, 168), (-110, 186, 1), (-126, 120), (-120, 20), (-118, -60), (-86, -128), (-22, -150), (44, -136), (84, -96), (90, -40), (92, 40), (100, 104), (86, 142, 1), (74, 90), (74, 30), (68, -24), (58, -58), (34, -86, 1), (14, -72), (-14, -56), (-48, -22), (-60, 22)), (
        Flow(((30, -88), (-30, -110), (-88, -50), (-92, 50), (-100, 160)), ((10, -78), (-40, -50), (-64, 10), (-70, 80), (-86, 156)), 11, (.22, .44), 5),
        Flow(((36, -88), (62, -60), (74, 0), (84, 110)), ((44, -116), (80, -84), (88, -10), (92, 110)), 5, (.3, .5))),
    locks=(((30, -90), (-20, -66), (-58, -16), (-70, 60), (-88, 130)), ((38, -90), (62, -56), (72, 0), (80, 70))))


def _worn_crown(pen: Pen) -> None:
    crown(pen, -14, -84, 97, 74, 5, .06)


LOCKS = Do(front=(_MANE,), behind=(behind(206, 8),), back=(falling(214, 8),))
CROWN_M = Do(front=(_MANE,), behind=(behind(206, 8),), back=(falling(214, 8),), on_front=_worn_crown, on_back=lambda pen: crown(pen, 0, -78, 101, 70, 5))


def _ringlets_side(pen: Pen) -> None:
    for x, y, turns, size in ((-2, 18, 7, 15.0), (-22, 26, 8, 17.0)):
        ringlet(pen, x, y, turns, size)
    pen.canvas.drawPath(tapered([(-116, -92), (-70, -142), (0, -146)], [6, 10, 5]), fill(pen.person.look.accent))


def _fall_side(pen: Pen) -> None:
    for x, turns in ((-52, 11), (-76, 12), (-98, 10)):
        ringlet(pen, x, 44, turns, 17)


_HIGH_SIDE = Mass(((-106, -70), (-142, -112), (-130, -168), (-84, -198), (-30, -188), (-6, -150), (-20, -120)), (
    Flow(((-104, -80), (-132, -120), (-110, -172), (-50, -182)), ((-30, -124), (-34, -152), (-66, -164), (-96, -140)), 9, (.25, .6), 5),), .06)
_SWEPT_SIDE = drawn_to(-84, -118, ((58, -98, 1), (54, -82), (42, -60), (30, -34), (14, -2)), -152)


def _crowned_side(pen: Pen) -> None:
    _ringlets_side(pen)
    crown(pen, -34, -116, 66, 60, 6, .1)


RINGLETS_SIDE = Side(over=(_SWEPT_SIDE,), under=(_HIGH_SIDE,), under_extra=_fall_side, extra=_ringlets_side)
CROWN_F_SIDE = Side(over=(_SWEPT_SIDE,), under=(_HIGH_SIDE,), under_extra=_fall_side, extra=_crowned_side)

_MANE_SIDE = Mass(
    ((58, -100, 1), (52, -80), (36, -60), (28, -28), (14, 6), (6, 60), (0, 120), (-14, 176, 1), (-34, 150), (-56, 190, 1), (-84, 160), (-108, 180, 1), (-128, 110), (-128, 10), (-122, -70), (-94, -130), (-42, -152), (16, -148), (50, -130)), (
        Flow(((20, -140), (-60, -142), (-118, -60), (-112, 60), (-106, 160)), ((34, -104), (-20, -96), (-66, -30), (-72, 60), (-76, 150)), 10, (.22, .44), 5),
        Flow(((40, -100), (10, -60), (-40, 10), (-48, 90), (-54, 170)), ((50, -96), (36, -50), (8, 10), (-4, 90), (-20, 160)), 7, (.28, .5))))
LOCKS_SIDE = Side(over=(_MANE_SIDE,), under=(behind_side(200, 8),), ear=False)
CROWN_M_SIDE = Side(over=(_MANE_SIDE,), under=(behind_side(200, 8),), ear=False, extra=lambda pen: crown(pen, -28, -88, 93, 72, 5, .1))

DOS: dict[Hair, Do] = {"ringlets": RINGLETS, "locks": LOCKS, "crown_f": CROWN_F, "crown_m": CROWN_M}
SIDES: dict[Hair, Side] = {"ringlets": RINGLETS_SIDE, "locks": LOCKS_SIDE, "crown_f": CROWN_F_SIDE, "crown_m": CROWN_M_SIDE}

__all__ = ["DOS", "SIDES"]
