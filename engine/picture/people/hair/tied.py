"""Hair that is tied up: ponytail, bun, braid, a man's tied hair, and the dress of old palaces."""
from __future__ import annotations

import math

from engine.picture.gfx import fill, light, mix, shade, smooth, tapered
from engine.picture.people.hair.long import airy, behind, falling
from engine.picture.people.hair.pen import Do, Flow, Mass, Pen, hair_tie
from engine.picture.people.hair.short import CAP

GOLD = "#e4bd62"



def pulled_back(knot: float) -> Mass:
    """The head from behind, all strands drawn to the knot at that height."""
    return Mass(((0, -138), (66, -116), (94, -50), (88, 14), (64, 62), (34, 84), (0, 88), (-34, 84), (-64, 62), (-88, 14), (-94, -50), (-66, -116)), (
        Flow(((0, -136), (-2, -110), (0, knot - 12)), ((-86, 20), (-52, knot * .4 + 6), (-8, knot)), 12, (.25, .6)),
        Flow(((0, -136), (2, -110), (0, knot - 12)), ((86, 20), (52, knot * .4 + 6), (8, knot)), 12, (.25, .6)),
        Flow(((-84, 24), (-44, knot * .5 + 34), (-6, knot)), ((84, 24), (44, knot * .5 + 34), (6, knot)), 14, (.3, .5))))


_TAIL = Mass(((-82, -114, 1), (-128, -120), (-172, -60), (-178, 50), (-152, 150), (-172, 236, 1), (-146, 206), (-122, 222, 1), (-112, 140), (-118, 50), (-112, -30)), (
    Flow(((-90, -104), (-164, -60), (-166, 60), (-142, 150), (-162, 220)), ((-92, -92), (-120, -30), (-126, 60), (-116, 140), (-126, 210)), 8, (.18, .40), 5.4),), .15)


def _tie(pen: Pen) -> None:
    hair_tie(pen, -100, -99)
    pen.strays(((-58, -8), (-66, 24), (-60, 62)), ((66, -20), (72, 14), (68, 48)))


def _tie_back(pen: Pen) -> None:
    pen.mass(Mass(((-24, -72), (24, -72), (52, -10), (46, 90), (54, 180), (26, 262, 1), (10, 226), (-14, 256, 1), (-38, 180), (-52, 90), (-48, -10)), (
        Flow(((-14, -66), (-42, 10), (-40, 110), (-16, 240)), ((14, -66), (42, 10), (40, 110), (22, 240)), 10, (.16, .40), 5.2),), .05), "tail")
    pen.canvas.drawPath(smooth([(-26, -82), (26, -82), (24, -60), (-24, -60)]), fill(pen.person.look.accent))


PONYTAIL = Do(ear=True,
    front=(Mass(
        ((-74, 18, 1), (-104, -10), (-116, -70), (-84, -126), (-20, -144), (44, -130), (80, -90), (85, -30), (80, 30), (70, 62, 1), (71, 10), (65, -26), (56, -52), (42, -60, 1), (30, -48), (14, -62, 1), (-6, -48), (-22, -58, 1), (-44, -38),
         (-58, -18), (-64, 22)), (
            Flow(((26, -136), (-40, -140), (-90, -112), (-112, -94)), ((-40, -46), (-64, -48), (-90, -66), (-108, -84)), 9, (.25, .55)),
            Flow(((20, -134), (6, -104), (-10, -78), (-30, -48)), ((30, -134), (58, -106), (66, -76), (60, -50)), 8, (.35, .62)),
            Flow(((52, -70), (66, -30), (72, 20)), ((60, -100), (82, -50), (78, 30)), 3, None))),),
    behind=(_TAIL, CAP), back=(pulled_back(-66),), on_front=_tie, on_back=_tie_back)

_BUN = Mass(((-92, -24), (-124, -32), (-150, 2), (-142, 46), (-106, 60), (-72, 34)), (
    Flow(((-90, -20), (-120, -26), (-142, 6), (-132, 44)), ((-86, 20), (-100, 6), (-112, 20), (-106, 44)), 6, (.2, .6)),), .1)


def _tendrils(pen: Pen) -> None:
    """Locks that have come loose before the ears."""
    pen.lock(((-52, -24), (-68, 8), (-62, 40), (-70, 74)), None, 8)
    pen.lock(((62, -48), (74, -12), (70, 22), (77, 56)), None, 7)
    pen.strays(((-108, 20), (-96, 60), (-104, 84)))


def _bun_back(pen: Pen) -> None:
    pen.mass(Mass(((-54, 40), (-44, -4), (0, -20), (44, -4), (54, 40), (34, 78), (-34, 78)), (
        Flow(((-44, 44), (-30, 4), (20, -8), (46, 34)), ((-20, 66), (10, 60), (20, 40), (6, 24)), 8, (.2, .5)),), 0), "bun")


BUN = Do(ear=True,
    front=(Mass(
        ((-70, 26, 1), (-104, 10), (-115, -60), (-84, -126), (-18, -152), (24, -146, 1), (52, -136), (84, -94), (82, -40), (71, 6, 1), (66, -42), (40, -82, 1), (14, -54), (-20, -40), (-48, -20), (-60, 4)), (
            Flow(((38, -124), (-36, -136), (-100, -70), (-110, 4)), ((38, -90), (-8, -68), (-50, -34), (-70, 16)), 11, (.25, .5)),
            Flow(((42, -90), (60, -60), (68, -20)), ((44, -120), (74, -80), (76, -30)), 4, (.3, .6)))),),
    behind=(_BUN, CAP), back=(pulled_back(30),), on_front=_tendrils, on_back=_bun_back)


def plait(pen: Pen, points: list[tuple[float, float]], size: float) -> None:
    """Overlapping leaves down a line."""
    t = pen.tones
    line = pen.blown(points)
    for i in range(len(line) - 1):
        (x, y), (nx, ny) = line[i][:2], line[i + 1][:2]
        k = size * (1 - .045 * i)
        for side in (-1, 1):
            leaf = smooth([(x, y - k * .2), (x + side * k, y + k * .2), (x + side * k * .8, y + k), (nx, ny + k * .55), (x - side * k * .15, y + k * .4)])
            pen.canvas.drawPath(leaf, fill(t.hair if side > 0 else shade(t.hair, .84)))
            pen.canvas.drawPath(tapered([(x + side * k * .2, y + k * .1), (x + side * k * .7, y + k * .5), (x + side * k * .3, y + k)], [.6, 3, .6]), fill(t.hair_light, .4))
            pen.canvas.drawPath(tapered([(x, y), (x + side * k * .4, y + k * .7), (nx, ny + k * .5)], [1, 2.4, 1]), fill(t.hair_dark, .6))
    x, y = line[-1][:2]
    pen.canvas.drawPath(smooth([(x - 10, y + 2), (x + 10, y + 2), (x + 12, y + 44, 1), (x, y + 34), (x - 12, y + 44, 1)]), fill(shade(t.hair, .8)))
    pen.canvas.drawPath(smooth([(x - 12, y - 4), (x + 12, y - 4), (x + 11, y + 10), (x - 11, y + 10)]), fill(pen.person.look.accent))


def _braid_front(pen: Pen) -> None:
    airy(pen)
    plait(pen, [(-84, 70), (-92, 98), (-94, 126), (-92, 154), (-88, 182), (-84, 210), (-80, 238), (-78, 266), (-77, 292)], 24)


def _braid_back(pen: Pen) -> None:
    plait(pen, [(0, 40), (1, 70), (0, 100), (-1, 130), (0, 160), (1, 190), (0, 220), (0, 250), (0, 280)], 29)


BRAID = Do(
    front=(Mass(
        ((28, -120, 1), (56, -116), (82, -80), (84, -24), (80, 30), (74, 72, 1), (70, 20), (66, -14), (54, -54), (30, -96, 1), (2, -66), (-38, -36), (-58, 6), (-62, 56), (-70, 92), (-96, 92, 1), (-112, 40), (-116, -50), (-82, -122), (-20, -143)), (
            Flow(((26, -120), (-46, -134), (-106, -60), (-104, 20), (-92, 84)), ((26, -100), (-16, -76), (-54, -20), (-64, 30), (-76, 86)), 10, (.24, .46), 4.6),
            Flow(((30, -102), (58, -56), (68, -8), (74, 50)), ((34, -116), (72, -92), (84, -20), (78, 40)), 4, (.3, .55)))),),
    behind=(CAP,), back=(pulled_back(52),), on_front=_braid_front, on_back=_braid_back)


def _knot(pen: Pen) -> None:
    pen.mass(Mass(((-84, -96), (-112, -118), (-136, -98), (-134, -66), (-108, -56), (-90, -70)), (
        Flow(((-88, -92), (-112, -112), (-132, -90)), ((-92, -72), (-106, -66), (-124, -70)), 4, (.2, .6)),), .1), "knot")
    pen.canvas.drawPath(smooth([(-98, -98), (-88, -104), (-82, -78), (-92, -72)]), fill(shade(pen.person.look.accent, .8)))
    pen.strays(((-60, -16), (-68, 14), (-64, 44)))


def _knot_back(pen: Pen) -> None:
    pen.mass(Mass(((-70, 30), (-40, 10), (0, 4), (40, 10), (70, 30), (66, 84), (50, 124), (24, 140), (0, 146), (-24, 140), (-50, 124), (-66, 84)), (
        Flow(((-58, 26), (-60, 80), (-40, 126)), ((58, 26), (60, 80), (42, 126)), 12, None),), .12), "rest")
    pen.mass(Mass(((-24, -84), (-40, -106), (-28, -138), (0, -148), (28, -138), (40, -106), (24, -84)), (
        Flow(((-24, -92), (-30, -120), (0, -142)), ((24, -92), (30, -120), (4, -136)), 7, (.2, .7)),), 0), "knot")
    pen.canvas.drawPath(smooth([(-22, -92), (22, -92), (20, -80), (-20, -80)]), fill(shade(pen.person.look.accent, .8)))


TIED = Do(
    front=(Mass(
        ((-66, 40, 1), (-96, 30), (-110, -50), (-84, -116), (-20, -138), (44, -126), (76, -88), (74, -46), (71, 4, 1), (64, -42), (44, -80), (20, -90, 1), (-14, -74), (-46, -46), (-60, -12)), (
            Flow(((40, -124), (-30, -134), (-80, -116), (-106, -92)), ((18, -88), (-30, -72), (-70, -66), (-100, -76)), 9, (.25, .55)),
            Flow(((-60, -16), (-76, -30), (-92, -50), (-104, -72)), ((-68, 36), (-86, 10), (-100, -30), (-108, -66)), 6, (.3, .6)),
            Flow(((24, -92), (50, -72), (66, -34)), ((40, -120), (70, -88), (74, -40)), 4, (.3, .6))),
        locks=(((22, -98), (50, -84), (66, -44), (74, 24)), ((20, -96), (-24, -84), (-54, -36), (-68, 34)))),),
    behind=(CAP,), back=(pulled_back(-88),), on_front=_knot, on_back=_knot_back)


def blossoms(pen: Pen, places: tuple[tuple[float, float, float], ...]) -> None:
    """Small flowers in the person's accent colour: middle and size of each."""
    petal = fill(light(mix(pen.person.look.accent, "#e58fa0", .5), .35))
    for x, y, k in places:
        for turn in range(5):
            a = turn * math.tau / 5
            pen.canvas.drawCircle(x + 8 * k * math.cos(a), y + 8 * k * math.sin(a), 7 * k, petal)
        pen.canvas.drawCircle(x, y, 4 * k, fill(GOLD))


def beads(pen: Pen, x: float, heights: tuple[float, float, float, float]) -> None:
    """Three strings that hang from a pin and sway: where they begin, their pearl, their end and the bead at it."""
    c, (top, pearl, end, bead) = pen.canvas, heights
    sway = math.sin(pen.acting.breath * math.tau) * 2 + pen.acting.wind * 16
    for dx, low in ((0, 0), (9, 14), (18, -6)):
        at = x + dx
        c.drawPath(tapered([(at, top), (at + sway * .6, pearl), (at + sway, end + low)], [1.4, 1.4, 2.0]), fill(GOLD))
        c.drawCircle(at + sway, bead + low, 3.8, fill(light(pen.person.look.accent, .2)))
        c.drawCircle(at + sway * .6, pearl, 2.4, fill("#fff6e0"))


def _ornaments(pen: Pen) -> None:
    """Pins, flowers and hanging beads; a flower is painted between the brows."""
    c, red, t = pen.canvas, pen.person.look.accent, pen.tones
    c.drawPath(tapered([(-122, -176), (-60, -164), (-30, -158)], [3, 5, 3]), fill(GOLD))
    c.drawPath(tapered([(26, -158), (66, -170), (92, -186)], [3, 4.4, 3]), fill(GOLD))
    c.drawPath(smooth([(84, -182), (92, -198), (102, -190), (94, -178)]), fill(light(red, .2)))
    for fan in (-.9, -.45, 0.0, .45, .9):
        c.drawPath(tapered([(-16, -146), (-16 + math.sin(fan) * 22, -152 - math.cos(fan) * 22), (-16 + math.sin(fan) * 40, -150 - math.cos(fan) * 40)], [3, 9, 1]), fill(GOLD))
    c.drawCircle(-16, -150, 8, fill(light(red, .15)))
    c.drawCircle(-18, -153, 2.6, fill("#fff1dc", .9))
    blossoms(pen, ((-74, -138, 1.0), (-54, -146, .75), (36, -144, .8), (52, -134, .6)))
    beads(pen, -120.0, (-174, -136, -102, -97))
    if not pen.person.man and not pen.person.child:
        for a in (-.7, 0.0, .7):
            c.drawPath(tapered([(28, -37), (28 + math.sin(a) * 4, -42), (28 + math.sin(a) * 6, -47)], [1.2, 4.2, .6]), fill(mix("#c8323c", t.skin, .1), .9))


def loop(pen: Pen, points: list[tuple[float, float]], width: float) -> None:
    """A looped coil of hair."""
    t = pen.tones
    n = len(points)
    for shift, wide, tone, alpha in ((0.0, 1.0, t.hair, 1.0), (1.0, .34, t.hair_dark, .6), (-3.0, .22, t.hair_light, .5)):
        line = [(x + shift, y + shift) for x, y in points]
        pen.canvas.drawPath(tapered(line, [width * wide * (.7 + .3 * math.sin(math.pi * k / (n - 1))) for k in range(n)]), fill(tone, alpha))


def _coils(pen: Pen) -> None:
    """Two loops that stand up behind the crown."""
    loop(pen, [(-44, -136), (-86, -160), (-98, -206), (-66, -230), (-34, -200), (-26, -150)], 24)
    loop(pen, [(30, -140), (58, -170), (54, -212), (26, -226), (4, -198), (2, -150)], 21)


_COIL = Mass(((-64, -124), (-72, -158), (-44, -182), (-10, -188), (26, -176), (42, -150), (30, -124)), (
    Flow(((-60, -130), (-62, -160), (-30, -178), (10, -178)), ((20, -128), (26, -146), (10, -156), (-14, -156)), 7, (.25, .6), 5),), .06)


def _coil_back(pen: Pen) -> None:
    loop(pen, [(-20, -130), (-70, -160), (-84, -206), (-54, -230), (-22, -200), (-12, -150)], 24)
    loop(pen, [(20, -130), (70, -160), (84, -206), (54, -230), (22, -200), (12, -150)], 24)
    pen.mass(Mass(((-52, -116), (-60, -158), (-30, -182), (30, -182), (60, -158), (52, -116)), (
        Flow(((-44, -124), (-52, -160), (0, -176), (52, -160)), ((-10, -124), (-16, -140), (0, -150), (16, -140)), 8, (.25, .6)),), 0), "coil")
    pen.canvas.drawPath(tapered([(-108, -176), (0, -160), (108, -180)], [3, 5, 3]), fill(GOLD))
    for x in (-30, 0, 30):
        pen.canvas.drawCircle(x, -132, 7, fill(GOLD))
        pen.canvas.drawCircle(x, -132, 3, fill(pen.person.look.accent))


PALACE_F = Do(
    front=(Mass(
        ((28, -138, 1), (58, -126), (87, -86), (89, -24), (80, 30), (84, 124, 1), (72, 60), (69, -6), (60, -52), (30, -92, 1), (14, -66), (-12, -50), (-44, -26), (-59, 10), (-66, 70), (-84, 176, 1), (-113, 80), (-118, -50), (-84, -126), (-22, -148)), (
            Flow(((22, -122), (-46, -136), (-108, -60), (-104, 40), (-88, 150)), ((24, -100), (-20, -74), (-58, -14), (-68, 60), (-80, 140)), 10, (.22, .42), 4.8),
            Flow(((28, -98), (58, -54), (68, 0), (78, 80)), ((34, -118), (74, -90), (84, -20), (80, 60)), 4, (.3, .5)))),),
    behind=(behind(330), _COIL), back=(falling(340),), on_behind=_coils, on_front=_ornaments, on_back=_coil_back)

_TOPKNOT = Mass(((-40, -124), (-54, -170), (-32, -198), (6, -194), (22, -162), (12, -124)), (
    Flow(((-34, -128), (-44, -168), (-24, -192)), ((6, -128), (10, -160), (0, -188)), 6, (.3, .6)),), .15)


def _crown(pen: Pen) -> None:
    c = pen.canvas
    c.drawPath(smooth([(-54, -128, 1), (-58, -156), (-44, -172, 1), (-30, -156), (-16, -186, 1), (0, -156), (16, -170, 1), (24, -150), (20, -126, 1), (-16, -136)]), fill(GOLD))
    c.drawPath(smooth([(-54, -128, 1), (-58, -156), (-50, -164), (-44, -130, 1)]), fill(shade(GOLD, .7)))
    c.drawCircle(-16, -150, 5.5, fill(pen.person.look.accent))
    c.drawPath(tapered([(-98, -150), (-16, -146), (60, -144)], [4, 5, 3]), fill(shade(GOLD, .8)))


def _topknot_back(pen: Pen) -> None:
    pen.mass(Mass(((-30, -120), (-38, -168), (-18, -196), (18, -196), (38, -168), (30, -120)), (), 0), "topknot")
    pen.canvas.drawPath(smooth([(-42, -126, 1), (-46, -158), (-24, -150), (0, -172, 1), (24, -150), (46, -158), (42, -126, 1), (0, -136)]), fill(GOLD))
    pen.canvas.drawPath(tapered([(-88, -148), (0, -146), (88, -150)], [4, 5, 4]), fill(shade(GOLD, .8)))


PALACE_M = Do(
    front=(Mass(
        ((-74, 64, 1), (-104, 20), (-114, -60), (-82, -126), (-16, -147), (44, -132), (79, -92), (78, -50), (72, 44, 1), (66, -30), (57, -66), (36, -84), (22, -74, 1), (4, -82), (-30, -64), (-56, -26), (-62, 20)), (
            Flow(((60, -74), (40, -110), (10, -130), (-14, -138)), ((-30, -70), (-40, -100), (-30, -124), (-18, -136)), 9, (.15, .45)),
            Flow(((-58, -24), (-76, -70), (-50, -116), (-20, -136)), ((-94, 30), (-108, -60), (-76, -118), (-24, -138)), 8, (.2, .5))),
        locks=(((62, -60), (70, -20), (72, 40), (78, 110)), ((-58, -20), (-68, 30), (-70, 90), (-84, 160)))),),
    behind=(behind(305), _TOPKNOT), back=(falling(320),), on_front=_crown, on_back=_topknot_back)
