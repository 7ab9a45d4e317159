"""Hair of the Chinese republic: a woman's finger waves, and a man's hair under a felt hat or an officer's peaked cap."""
from __future__ import annotations

import math
from dataclasses import replace

from engine.drama.vocabulary import Hair
from engine.picture.gfx import Points, clipped, fill, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.people.hair import short, side_short
from engine.picture.people.hair.long import BOB
from engine.picture.people.hair.pen import Do, Extra, Flow, Mass, Pen, Side
from engine.picture.people.hair.side_long import BOB as BOB_SIDE

_GOLD = "#e0bb62"
_WAVED = Mass(
    ((14, -132, 1), (56, -122), (86, -82), (91, -30), (90, 20), (84, 56), (92, 84), (76, 96, 1), (72, 56), (76, 20), (67, -14, 1), (66, -48), (50, -80), (20, -100, 1), (4, -76), (-24, -70), (-36, -44), (-60, -34), (-55, -6), (-72, 14), (-60, 44),
     (-74, 70), (-58, 98), (-84, 118), (-112, 108), (-124, 70), (-116, 40), (-128, 4), (-116, -34), (-116, -76), (-70, -134), (-20, -148)), (
        Flow(((16, -130), (-40, -140), (-104, -84), (-118, -10), (-104, 100)), ((18, -102), (-16, -78), (-48, -40), (-64, 10), (-66, 90)), 10, (.2, .4), 4.6),
        Flow(((22, -128), (60, -106), (80, -50), (82, 70)), ((22, -104), (54, -78), (68, -40), (78, 60)), 5, (.3, .5))))
"""Hair that is parted at the side and laid to the head in waves, ending in a roll below the ears."""
_RIDGES: tuple[Points, ...] = (
    ((10, -96), (-12, -112), (-40, -106), (-62, -122), (-84, -112)), ((-24, -68), (-46, -84), (-68, -72), (-92, -86), (-112, -72)), ((-50, -34), (-72, -48), (-92, -32), (-120, -44)), ((-58, 4), (-80, -8), (-98, 8), (-124, -2)),
    ((-62, 42), (-84, 30), (-100, 46), (-118, 36)), ((-64, 76), (-86, 66), (-104, 80), (-120, 68)))
_RIDGES_FAR: tuple[Points, ...] = (((52, -84), (66, -98), (80, -90)), ((67, -42), (78, -54), (90, -44)), ((72, 0), (80, -10), (91, -2)), ((74, 40), (80, 30), (88, 38)))


def _ridge(pen: Pen, line: Points, strong: float = 1.0) -> None:
    """The crest of a wave, lit, over the shade of its hollow."""
    t, n = pen.tones, len(line)
    wide = [1.0 if k in (0, n - 1) else 9.0 for k in range(n)]
    pen.canvas.drawPath(tapered([(p[0], p[1] + 9) for p in line], wide), fill(t.hair_dark, .72 * strong))
    pen.canvas.drawPath(tapered(list(line), [w * .62 for w in wide]), fill(mix(t.hair_light, "#ffffff", .12), .62 * strong))


def _ridges(pen: Pen) -> None:
    for line in (*_RIDGES, *_RIDGES_FAR):
        _ridge(pen, line)
    _pin(pen, -84, -44)


def _pin(pen: Pen, x: float, y: float) -> None:
    """A jewelled clasp in the waves over the ear."""
    c, jewel = pen.canvas, pen.person.look.accent
    for k, (dx, dy, q) in enumerate(((0, 0, 7.5), (12, -9, 6), (-10, 11, 6), (20, -20, 4.4), (-16, 23, 4.4))):
        c.drawCircle(x + dx, y + dy, q + 1.6, fill(shade(_GOLD, .8)))
        c.drawCircle(x + dx, y + dy, q, fill(jewel if k == 0 else "#f6f0e2"))
        c.drawCircle(x + dx - 1.6, y + dy - 1.8, q * .3, fill("#ffffff", .9))


def _ridges_back(pen: Pen) -> None:
    for y, half in ((-96, 70), (-44, 96), (10, 104), (64, 100)):
        for side in (-1, 1):  # from the parting down both sides, never one zigzag across
            line = [(side * half * k / 12, y + 5 * math.cos(k * .8) + 14 * (k / 12) ** 2) for k in range(1, 13)]
            _ridge(pen, line, .8)


_NECK_ROLL = Mass(((0, -146), (72, -122), (108, -48), (112, 10), (106, 52), (114, 74), (92, 98), (50, 106), (0, 100), (-50, 106), (-92, 98), (-114, 74), (-106, 52), (-112, 10), (-108, -48), (-72, -122)), (
    Flow(((-2, -140), (-78, -98), (-104, -10), (-94, 84)), ((0, -138), (-4, -70), (-6, 10), (-8, 92)), 8, (.2, .4), 4.6),
    Flow(((0, -138), (4, -70), (6, 10), (8, 92)), ((2, -140), (78, -98), (104, -10), (94, 84)), 8, (.2, .4), 4.6)))
"""The waves from behind, ending in a roll on the neck."""
WAVES = Do(front=(_WAVED,), behind=BOB.behind, back=(_NECK_ROLL,), on_front=_ridges, on_back=_ridges_back)

_WAVED_SIDE = Mass(
    ((40, -132), (64, -112), (62, -92, 1), (50, -78), (34, -70), (34, -46), (18, -34), (22, -4), (6, 14), (16, 44), (2, 66), (12, 92), (-16, 108), (-56, 112), (-96, 108), (-120, 84), (-114, 52), (-128, 14), (-116, -24), (-124, -62), (-100, -112), (-56, -146), (-4, -152)), (
        Flow(((30, -132), (-40, -146), (-108, -80), (-116, 10), (-98, 98)), ((52, -90), (22, -58), (2, -10), (0, 40), (-10, 98)), 12, (.2, .4), 4.8),))
_RIDGES_SIDE: tuple[Points, ...] = (
    ((44, -92), (20, -110), (-10, -98), (-44, -112), (-74, -98), (-96, -108)), ((28, -58), (2, -72), (-26, -58), (-58, -72), (-90, -58), (-116, -68)), ((16, -18), (-10, -32), (-36, -18), (-66, -32), (-94, -18), (-122, -26)),
    ((8, 22), (-18, 10), (-44, 24), (-72, 12), (-98, 26), (-120, 18)), ((8, 60), (-18, 50), (-44, 62), (-72, 52), (-96, 64), (-114, 56)))


def _ridges_side(pen: Pen) -> None:
    for line in _RIDGES_SIDE:
        _ridge(pen, line)
    _pin(pen, -14, -46)


WAVES_SIDE = Side(over=(_WAVED_SIDE,), under=BOB_SIDE.under, ear=False, extra=_ridges_side)


def _felt(pen: Pen) -> tuple[float, float, float]:
    return mix(shade(pen.person.look.color, .55), "#3a332f", .5)


def _fedora(pen: Pen, x: float, half: float, turned: float = 0.0) -> None:
    """A felt hat with a dented crown and a ribbon; its brim stands `half` to each side of `x` and dips over the brow."""
    if pen.acting.pose == "lie":
        return
    c, felt = pen.canvas, _felt(pen)
    low = smooth([(x - half, -70), (x - half * .6, -92), (x, -100), (x + half * .6, -92), (x + half, -72), (x + half * .62, -52), (x + half * turned, -44), (x - half * .62, -50)], True, 1.0)
    c.drawPath(low, fill(shade(felt, .5)))
    tall = smooth([(x - half * .68, -80, 1), (x - half * .64, -150), (x - half * .44, -196), (x - half * .12, -184), (x + half * .06, -176), (x + half * .26, -190), (x + half * .52, -186), (x + half * .64, -140), (x + half * .66, -80, 1), (x, -68)], True, .9)
    c.drawPath(tall, linear((x - half * .7, 0), (x + half * .7, 0), [(0, shade(felt, .66)), (.42, light(felt, .16)), (1, shade(felt, .7))]))
    with clipped(c, tall):
        c.drawPath(tapered([(x - half * .3, -196), (x + half * .02, -158), (x + half * .10, -132)], [10, 16, 2]), fill(shade(felt, .55), .7, 3))
        c.drawPath(smooth([(x - half, -108, 1), (x, -94), (x + half, -108, 1), (x + half, -74, 1), (x, -58), (x - half, -74, 1)], True, .8), fill(shade(mix(felt, pen.person.look.accent, .22), .5)))
    brim = smooth([(x - half * 1.02, -76), (x - half * .9, -84), (x - half * .64, -78), (x, -64), (x + half * .64, -78), (x + half * .92, -86), (x + half * 1.04, -78), (x + half * .66, -56), (x + half * turned, -46), (x - half * .62, -54)], True, 1.0)
    c.drawPath(brim, linear((x - half, 0), (x + half, 0), [(0, shade(felt, .7)), (.4, light(felt, .1)), (1, shade(felt, .74))]))
    c.drawPath(smooth([(x - half * .98, -80), (x - half * .62, -57), (x + half * turned, -49), (x + half * .64, -59), (x + half * 1.0, -81)], False), stroke(light(felt, .25), 2.2, .6))


def _cap(pen: Pen, x: float, half: float, ahead: float = 0.0, back: bool = False) -> None:
    """An officer's cap with a broad top, a band in the accent colour and a dark peak; `ahead` moves peak and badge that way."""
    if pen.acting.pose == "lie":
        return
    c = pen.canvas
    wool = mix(shade(pen.person.look.color, .62), "#39424a", .52)
    top = smooth([(x - half * .98, -98, 1), (x - half * 1.22, -136), (x - half * .9, -172), (x - half * .1 + ahead * .3, -190), (x + half * .86, -174), (x + half * 1.2, -140), (x + half * .98, -98, 1), (x, -86)], True, .9)
    c.drawPath(top, linear((x - half, -180), (x + half * .6, -90), [(0, light(wool, .16)), (.6, wool), (1, shade(wool, .62))]))
    c.drawPath(smooth([(x - half * 1.2, -138), (x - half * .5, -126), (x + ahead * .4, -122), (x + half * .6, -128), (x + half * 1.18, -142)], False), stroke(shade(wool, .5), 3, .8))
    band = smooth([(x - half, -104, 1), (x + ahead * .2, -92), (x + half, -106, 1), (x + half * 1.0, -72, 1), (x + ahead * .2, -56), (x - half * 1.0, -68, 1)], True, .8)
    c.drawPath(band, fill(shade(pen.person.look.accent, .66)))
    c.drawPath(smooth([(x - half, -72), (x + ahead * .2, -60), (x + half, -75)], False), stroke(_GOLD, 3.4))
    if back:
        return
    px = x + ahead
    peak = smooth([(px - half * .84, -72, 1), (px - half * .3, -60), (px + half * .34, -62), (px + half * .78, -78, 1), (px + half * .86, -58), (px + half * .36, -38), (px - half * .34, -36), (px - half * .8, -54)], True, .8)
    c.drawPath(peak, fill("#1c1b20"))
    c.drawPath(tapered([(px - half * .6, -54), (px, -44), (px + half * .6, -56)], [1, 5, 1]), fill("#9a9ca6", .6, 1))
    bx = x + ahead * .62
    for k in range(5):
        c.save()
        c.translate(bx, -106)
        c.rotate(k * 72)
        c.drawPath(smooth([(-6, -3, 1), (0, -17, 1), (6, -3, 1)], True, .1), fill(_GOLD))
        c.restore()
    c.drawCircle(bx, -106, 6, fill(light(_GOLD, .4)))




def _with(own: Extra | None, hat: Extra) -> Extra:
    """What a hairdo has on it already, and a hat over that."""
    def both(pen: Pen) -> None:
        if own:
            own(pen)
        hat(pen)

    return both


FEDORA = replace(short.SIDEPART, on_front=_with(short.SIDEPART.on_front, lambda pen: _fedora(pen, -12, 142, .1)), on_back=_with(short.SIDEPART.on_back, lambda pen: _fedora(pen, 0, 146)))
FEDORA_SIDE = replace(side_short.SIDEPART, extra=_with(side_short.SIDEPART.extra, lambda pen: _fedora(pen, -14, 150, .3)))
CAP = replace(short.SLICK, on_front=_with(short.SLICK.on_front, lambda pen: _cap(pen, -12, 98, 20)), on_back=_with(short.SLICK.on_back, lambda pen: _cap(pen, 0, 100, 0, True)))
CAP_SIDE = replace(side_short.SLICK, extra=_with(side_short.SLICK.extra, lambda pen: _cap(pen, -26, 98, 46)))

DOS: dict[Hair, Do] = {"waves": WAVES, "fedora": FEDORA, "cap": CAP}
SIDES: dict[Hair, Side] = {"waves": WAVES_SIDE, "fedora": FEDORA_SIDE, "cap": CAP_SIDE}

__all__ = ["DOS", "SIDES"]
