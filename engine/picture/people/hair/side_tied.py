"""Hair that is tied up, in profile: knots and tails at the back of the head."""
from __future__ import annotations

import math

from engine.picture.gfx import Point, fill, light, mix, shade, smooth, tapered
from engine.picture.people.hair.pen import Flow, Mass, Pen, Side, hair_tie
from engine.picture.people.hair.side_long import behind_side, fringe_side
from engine.picture.people.hair.tied import GOLD, beads, blossoms, loop, plait

_EAR: tuple[Point, ...] = ((0, 26, 1), (-9, 2), (-12, -12), (-24, -22), (-38, -20), (-48, -4), (-46, 14), (-42, 36))
_NAPE: tuple[Point, ...] = ((-48, 60), (-66, 58), (-88, 32))


def drawn_to(x: float, y: float, hairline: tuple[Point, ...], top: float = -146) -> Mass:
    """A head of hair drawn back from the hairline to a knot at (`x`, `y`)."""
    return Mass((*hairline, *_EAR, *_NAPE, (-110, -4), (-117, -56), (-102, -108), (-64, top + 10), (-14, top), (30, top + 7), (56, -124), (63, -106)), (
        Flow(((62, -112), (20, -142), (-50, -134), (x + 6, y - 14)), ((34, -70), (6, -84), (-44, -84), (x + 8, y)), 11, (.24, .5)),
        Flow(((32, -66), (14, -44), (-30, -48), (x + 6, y + 2)), ((2, 16), (-4, -24), (-50, -26), (x + 6, y + 8)), 6, (.28, .5)),
        Flow(((-46, 30), (-62, 0), (-84, -20), (x + 8, y + 12)), ((-70, 54), (-92, 24), (-104, -8), (x + 2, y + 14)), 6, (.3, .5))))


_LINE: tuple[Point, ...] = ((58, -94, 1), (46, -80), (34, -64), (28, -38), (14, -6))


def _tail(pen: Pen) -> None:
    pen.mass(Mass(((-102, -104, 1), (-138, -116), (-176, -64), (-184, 40), (-162, 140), (-176, 230, 1), (-154, 204), (-130, 222, 1), (-120, 140), (-128, 40), (-118, -40)), (
        Flow(((-106, -96), (-170, -70), (-174, 50), (-152, 140), (-168, 214)), ((-108, -84), (-134, -30), (-138, 50), (-128, 140), (-134, 208)), 8, (.18, .40), 5.4),), .15), "tail")


def _tie(pen: Pen) -> None:
    hair_tie(pen, -110, -96)
    pen.strays(((14, -10), (6, 24), (12, 60)), ((-62, 56), (-70, 80), (-62, 100)))


def _parted(pen: Pen) -> None:
    """A fringe cut straight over the brow, and what the tie leaves before the ear."""
    pen.mass(Mass(((10, -138), (44, -130), (74, -100), (80, -64), (74, -46, 1), (64, -52), (54, -40, 1), (42, -50), (30, -30, 1), (24, -50), (14, -84)), (
        Flow(((14, -136), (16, -100), (20, -70), (28, -38)), ((30, -136), (66, -110), (76, -80), (72, -52)), 9, (.35, .62)),)), "fringe")
    pen.lock(((24, -60), (14, -20), (16, 20), (8, 62)), None, 11)
    _tie(pen)


PONYTAIL = Side(over=(drawn_to(-112, -94, _LINE),), under_extra=_tail, extra=_parted)


def _tendril(pen: Pen) -> None:
    """A lock that has come loose before the ear."""
    pen.lock(((30, -52), (12, -10), (14, 26), (6, 66)), None, 8)
    pen.strays(((-60, 56), (-54, 80), (-64, 104)))


_BUN = Mass(((-96, -30), (-130, -40), (-160, -8), (-154, 40), (-118, 58), (-88, 34), (-82, 0)), (
    Flow(((-96, -26), (-128, -34), (-152, -4), (-144, 36)), ((-90, 16), (-106, 0), (-122, 14), (-116, 42)), 7, (.2, .6)),), .1)

BUN = Side(over=(drawn_to(-104, 0, ((56, -100, 1), (58, -84), (44, -58), (32, -36), (14, -4)), -152),), under=(_BUN,), extra=_tendril)


def _plait_side(pen: Pen) -> None:
    fringe_side(pen)
    plait(pen, [(-64, 66), (-58, 94), (-52, 124), (-46, 154), (-42, 184), (-38, 212), (-36, 240), (-34, 268), (-33, 294)], 24)


BRAID = Side(over=(Mass(
    ((66, -94, 1), (52, -92), (42, -74), (26, -30), (12, 4), (4, 40), (-20, 56), (-44, 84), (-72, 92), (-92, 66), (-114, 4), (-121, -54), (-104, -112), (-56, -144), (0, -148), (42, -138), (68, -114)), (
        Flow(((20, -138), (-50, -136), (-112, -60), (-106, 10), (-80, 80)), ((30, -118), (-20, -92), (-60, -30), (-62, 20), (-64, 74)), 9, (.24, .46), 4.6),
        Flow(((30, -116), (0, -70), (-44, -10), (-56, 66)), ((42, -104), (30, -50), (4, 20), (-50, 76)), 7, (.26, .5))),),), ear=False, extra=_plait_side)


def _knot(pen: Pen) -> None:
    pen.mass(Mass(((-96, -92), (-122, -116), (-150, -98), (-150, -62), (-120, -48), (-100, -62)), (
        Flow(((-100, -88), (-124, -108), (-146, -88)), ((-104, -66), (-120, -60), (-138, -66)), 4, (.2, .6)),), .1), "knot")


def _band(pen: Pen) -> None:
    pen.canvas.drawPath(smooth([(-112, -96), (-101, -102), (-94, -72), (-105, -66)]), fill(shade(pen.person.look.accent, .8)))
    pen.lock(((34, -60), (18, -20), (18, 14), (8, 50)), None, 9)


_REST = Mass(((-46, 20), (-40, 70), (-46, 120), (-58, 150, 1), (-70, 126), (-84, 152, 1), (-96, 120), (-104, 60), (-98, 10)), (Flow(((-50, 30), (-48, 80), (-58, 140)), ((-94, 20), (-100, 70), (-90, 140)), 7, None),), .35)

TIED = Side(over=(drawn_to(-104, -82, _LINE, -142),), under=(_REST,), under_extra=_knot, extra=_band)


def _pins(pen: Pen) -> None:
    """Pins, flowers and hanging beads, seen from the side; a flower is painted between the brows."""
    c, red, t = pen.canvas, pen.person.look.accent, pen.tones
    c.drawPath(tapered([(-140, -166), (-84, -160), (-20, -170), (20, -184)], [3, 5, 4.4, 3]), fill(GOLD))
    c.drawPath(smooth([(14, -180), (22, -198), (34, -190), (26, -176)]), fill(light(red, .2)))
    for fan in (-.9, -.45, 0.0, .45, .9):
        x = -6 + fan * 8
        c.drawPath(tapered([(x, -146), (x + math.sin(fan) * 16 + 6, -152 - math.cos(fan) * 22), (x + math.sin(fan) * 28 + 10, -150 - math.cos(fan) * 40)], [3, 8, 1]), fill(GOLD))
    c.drawCircle(-2, -150, 7, fill(light(red, .15)))
    blossoms(pen, ((-66, -132, 1.0), (-46, -142, .8), (26, -142, .7), (40, -130, .55)))
    beads(pen, -138.0, (-164, -130, -98, -93))
    if not pen.person.man and not pen.person.child:
        for a in (-.1, .5):
            c.drawPath(tapered([(69, -37), (69 + math.sin(a) * 3, -42), (69 + math.sin(a) * 4, -47)], [1.2, 4.0, .6]), fill(mix("#c8323c", t.skin, .1), .9))


def _coils(pen: Pen) -> None:
    """Two loops that stand up behind the crown, one behind the other."""
    loop(pen, [(-56, -140), (-96, -160), (-112, -204), (-84, -230), (-52, -202), (-42, -152)], 24)
    loop(pen, [(-18, -144), (-44, -176), (-50, -216), (-22, -230), (6, -202), (4, -152)], 22)


_COIL = Mass(((-74, -124), (-84, -158), (-56, -184), (-20, -190), (12, -176), (22, -150), (10, -124)), (
    Flow(((-70, -130), (-72, -162), (-38, -180), (0, -178)), ((4, -128), (10, -146), (-4, -156), (-26, -156)), 7, (.25, .6), 5),), .06)

PALACE_F = Side(
    over=(Mass(
        ((54, -112, 1), (58, -94), (44, -64), (30, -30), (14, 2), (4, 40), (2, 100), (-10, 150), (-22, 190, 1), (-34, 140), (-50, 90), (-80, 84, 1), (-110, 50), (-123, -20), (-120, -80), (-92, -130), (-40, -152), (16, -146), (48, -130)), (
            Flow(((30, -140), (-50, -142), (-114, -64), (-108, 20), (-86, 76)), ((44, -100), (0, -80), (-50, -30), (-56, 30), (-56, 80)), 10, (.22, .42), 4.8),
            Flow(((46, -96), (24, -50), (-30, 10), (-40, 90), (-26, 170)), ((52, -96), (40, -50), (10, 10), (0, 90), (-16, 160)), 6, (.3, .5))),),),
    under=(behind_side(330), _COIL), under_extra=_coils, ear=False, extra=_pins)

_TOPKNOT = Mass(((-52, -124), (-66, -170), (-44, -198), (-6, -194), (10, -162), (0, -124)), (
    Flow(((-46, -128), (-56, -168), (-36, -192)), ((-6, -128), (-2, -160), (-12, -188)), 6, (.3, .6)),), .15)


def _crown(pen: Pen) -> None:
    c = pen.canvas
    c.drawPath(smooth([(-62, -128, 1), (-66, -156), (-52, -170, 1), (-40, -154), (-26, -186, 1), (-10, -154), (4, -170, 1), (10, -150), (6, -126, 1), (-28, -134)]), fill(GOLD))
    c.drawPath(smooth([(-62, -128, 1), (-66, -156), (-58, -164), (-52, -130, 1)]), fill(shade(GOLD, .7)))
    c.drawCircle(-27, -150, 5.5, fill(pen.person.look.accent))
    c.drawPath(tapered([(-98, -148), (-28, -147), (34, -146)], [4, 5, 3]), fill(shade(GOLD, .8)))
    pen.lock(((34, -58), (20, -10), (18, 40), (4, 112)), None, 10)


PALACE_M = Side(over=(drawn_to(-34, -134, ((58, -96, 1), (48, -78), (36, -62), (28, -34), (14, 0)), -146),), under=(behind_side(306), _TOPKNOT), extra=_crown)
