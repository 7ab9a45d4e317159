"""Clothes of old Europe for those at court, those who serve and those who sleep: gown, plain dress, doublet, nightshirt."""
from __future__ import annotations

import itertools
import math
from collections.abc import Callable

from engine.drama.script import Look
from engine.picture.gfx import RGB, clipped, fill, light, lum, mix, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD, Outfit, Sleeve, accent, fixed, main
from engine.picture.people.outfits.legs import skirt, skirt_path, trousers
from engine.picture.people.outfits.trunks import back_collar, back_trunk, belt, buttons, folds, low_neck, throat, trunk
from engine.picture.people.palette import SKINS

LINEN: RGB = rgb("#f3ede2")
_PEARL: RGB = rgb("#f7f2ea")
_LIKE_SKIN = 0.9
"""Sum of the differences of red, green and blue (each 0 to 1) below which cloth at a low neck is taken for skin."""


def _silk(look: Look) -> RGB:
    """The person's colour as silk; what is like skin is moved away from it, and a deep red is wine: under lace and ringlets moderation
    sees blood in crimson."""
    red, green, blue = colour = main(look)
    if sum(abs(a - b) for a, b in zip(colour, rgb(SKINS[look.skin]), strict=True)) < _LIKE_SKIN:
        return light(colour, .45) if lum(SKINS[look.skin]) < min(.45, lum(colour)) else mix(shade(colour, .6), look.accent, .2)
    return mix(colour, "#6a4a74", .34) if red > 1.7 * max(green, blue) and red < .75 else colour


def _petticoat(look: Look) -> RGB:
    """What shows where a gown is open: the accent colour as pale silk."""
    return mix(look.accent, "#f4ead8", .58)


def _gown(body: Body) -> None:
    """A boned bodice with a stomacher of bows, lace at the low neck, pearls."""
    c, silk, m = body.canvas, _silk(body.person.look), body.middle
    path = trunk(body, silk, .98)
    panel = smooth(body.pts((-.34, 258, 1), (.42, 252, 1), (m + .20, 420), (m + .02, 590, 1), (m - .17, 424)), True, .4)
    with clipped(c, path):
        c.drawPath(panel, fill(_petticoat(body.person.look)))
        c.drawPath(panel, stroke(shade(GOLD, .92), 5))
        for k, y in enumerate((318, 380, 440, 496)):
            _bow(body, m + .02, y, 24 - 4 * k)
        neckline = low_neck(body, (-.66, 70, 1), (-.66, 208), (-.44, 262), (.04, 282), (.48, 254), (.60, 204), (.60, 70, 1))
        _lace(body, ((-.66, 206), (-.45, 262), (-.22, 278), (.04, 284), (.28, 274), (.48, 255), (.60, 204)))
        with clipped(c, neckline):
            for k in range(9):
                a = math.pi * (.14 + .09 * k)
                c.drawCircle(4 - 40 * math.cos(a), 168 + 36 * math.sin(a), 4, fill(_PEARL))
            c.drawPath(smooth([(4, 206), (10, 214), (4, 226), (-2, 214)]), fill(body.person.look.accent))
    folds(body, path, silk, 452)


def _bow(body: Body, u: float, y: float, size: float) -> None:
    x, at = body.at(u, y)
    ribbon = body.person.look.accent
    for s in (-1, 1):
        body.canvas.drawPath(smooth([(x, at, 1), (x + s * size, at - size * .5), (x + s * size * 1.1, at + size * .36), (x, at, 1)], True, .8), fill(ribbon))
        body.canvas.drawPath(tapered([(x, at), (x + s * size * .4, at + size * .9)], [5, 3]), fill(shade(ribbon, .8)))
    body.canvas.drawCircle(x, at, size * .22, fill(light(ribbon, .3)))


def _lace(body: Body, edge: tuple[tuple[float, float], ...]) -> None:
    """A gathered white edge along these places of the trunk."""
    points = body.pts(*edge)
    body.canvas.drawPath(tapered([p[:2] for p in points], [13] * len(points)), fill(LINEN))
    for (ax, ay, *_), (bx, by, *_) in itertools.pairwise(points):
        for k in range(4):
            x, y = ax + (bx - ax) * (k + .5) / 4, ay + (by - ay) * (k + .5) / 4
            body.canvas.drawCircle(x, y + 6, 6.4, fill(LINEN))
            body.canvas.drawCircle(x, y + 6, 2, fill(shade(LINEN, .78)))


def _gown_back(body: Body) -> None:
    """Laced over a low back."""
    silk, c = _silk(body.person.look), body.canvas
    path = back_trunk(body, silk, .99, seam=False)
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.58, 130, 1), (-.50, 212), (0, 248), (.50, 212), (.58, 130, 1), (0, 110))), fill(body.person.tones.skin))
        _lace(body, ((-.56, 180), (-.48, 214), (-.24, 240), (0, 250), (.24, 240), (.48, 214), (.56, 180)))
        for k in range(7):
            y = 268 + 26 * k
            c.drawPath(tapered(body.pts((-.08, y), (.08, y + 18)), [3, 3]), fill(_PEARL))
            c.drawPath(tapered(body.pts((.08, y), (-.08, y + 18)), [3, 3]), fill(_PEARL))


def _open_skirt(hem: float, flare: float, waist: float) -> Callable[[Body], None]:
    """A wide skirt that falls open in front over a petticoat of another colour, edged with gold; from behind it is closed."""
    outer = skirt(_silk, hem, flare, 10, waist, "#8a6a4a", "heel", False, lambda look: mix(look.accent, GOLD, .4))

    def draw(body: Body) -> None:
        outer(body)
        if body.back or body.acting.pose in ("sit", "kneel") or body.acting.low:
            return
        c, m, colour = body.canvas, body.middle, _petticoat(body.person.look)
        path, ((ax, ay), (bx, by)) = skirt_path(body, hem, flare, waist)
        top, width = body.at(m, waist + 40), bx - ax
        a, b = (ax + width * .27, ay + 26), (ax + width * .70, by + 26)
        panel = smooth([(top[0] - 14, top[1], 1), (top[0] + 16, top[1], 1), ((top[0] + b[0]) / 2 + width * .05, (top[1] + b[1]) / 2), (*b, 1), (*a, 1), ((top[0] + a[0]) / 2 - width * .03, (top[1] + a[1]) / 2)], True, .8)
        with clipped(c, path):
            c.drawPath(panel, fill(colour))
            with clipped(c, panel):
                for k in range(5):
                    x = a[0] + (b[0] - a[0]) * (k + .5) / 5
                    c.drawPath(tapered([(top[0] + (k - 2) * 4, top[1] + 20), ((top[0] + x) / 2, (top[1] + a[1]) / 2), (x, a[1])], [1, 5, 9]), fill(shade(colour, .78), .7))
                for row in (.80, .90):
                    y = top[1] + (a[1] - top[1]) * row
                    for k in range(9):
                        x = a[0] + (b[0] - a[0]) * k / 8
                        c.drawPath(smooth([(x - 15, y), (x, y + 14), (x + 15, y)], False), stroke(shade(GOLD, .95), 3, .9))
            c.drawPath(panel, stroke(GOLD, 6, .95))
    return draw


def _stuff(look: Look) -> RGB:
    """Cloth for those who serve: the person's colour, as dark and quiet as their dresses are."""
    return mix(shade(main(look), .78), "#33343f", .38)


def _kirtle(body: Body) -> None:
    """A plain dress that is buttoned up to a white collar with a brooch."""
    c, cloth, m = body.canvas, _stuff(body.person.look), body.middle
    path = trunk(body, cloth, .99)
    with clipped(c, path):
        for u in (-.30, .36):
            c.drawPath(tapered(body.pts((u, 230), (u * .62 + .02, 360), (u * .4 + .03, 460)), [1, 4, 1.5]), fill(shade(cloth, .6), .6))
        buttons(body, light(cloth, .45), (266, 306, 346, 386, 426), 5)
        c.drawPath(tapered(body.pts((m - .02, 226), (m - .01, 460)), [2, 2]), fill(shade(cloth, .55), .7))
    folds(body, path, cloth, 456)
    belt(body, shade(cloth, .68), 448, 22, False)
    _white_collar(body)


def _white_collar(body: Body) -> None:
    c, w = body.canvas, (1.2 if body.person.man else 1.0) * (.8 if body.person.child else 1)
    throat(body, 176)
    meet = body.at(.05, 190)
    for s, tone in ((1, shade(LINEN, .88)), (-1, LINEN)):
        x = s * 40 * w
        leaf = smooth([(x * .86, 128, 1), (x * 1.5, 152), (x * 1.75, 198, 1), (x * .9, 236), (*meet, 1), (x * .5, 166)], True, .6)
        c.drawPath(leaf, fill(tone))
        c.drawPath(leaf, stroke(shade(LINEN, .74), 2, .7))
    c.drawCircle(meet[0], meet[1] + 4, 11, fill(GOLD))
    c.drawCircle(meet[0], meet[1] + 4, 7, fill(body.person.look.accent))


def _kirtle_back(body: Body) -> None:
    cloth = _stuff(body.person.look)
    back_trunk(body, cloth, .99)
    belt(body, shade(cloth, .68), 448, 22, False)
    x, y = body.at(0, 470)
    for s in (-1, 1):
        body.canvas.drawPath(smooth([(x, y, 1), (x + s * 44, y - 18), (x + s * 46, y + 20), (x, y, 1)], True, .8), fill(shade(cloth, .74)))
        body.canvas.drawPath(tapered([(x, y), (x + s * 16, y + 70)], [7, 12]), fill(shade(cloth, .7)))
    body.canvas.drawPath(smooth(body.pts((-.52, 176, 1), (-.34, 150), (0, 142), (.34, 150), (.52, 176, 1), (.36, 226), (0, 238), (-.36, 226))), fill(LINEN))


def _doublet(body: Body) -> None:
    """A padded jacket of quilted cloth with a standing collar, a falling linen one over it, and a chain of office."""
    c, cloth, trim, m = body.canvas, main(body.person.look), accent(body.person.look), body.middle
    path = trunk(body, cloth, 1.05)
    with clipped(c, path):
        for k in range(-8, 9):
            u = m + k * .17
            for a, b in ((u - .5, u + .5), (u + .5, u - .5)):
                c.drawPath(tapered(body.pts((a, 190), (b, 668)), [1.8, 1.8]), fill(shade(cloth, .62), .5))
        for u in (-.40, .48):
            c.drawPath(tapered(body.pts((u, 210), (u * .9, 420), (u * .8, 640)), [13, 11, 13]), fill(trim))
            c.drawPath(tapered(body.pts((u, 210), (u * .9, 420), (u * .8, 640)), [3, 3, 3]), fill(GOLD, .9))
        c.drawPath(tapered(body.pts((m, 200), (m, 668)), [22, 20]), fill(shade(cloth, .7)))
        buttons(body, GOLD, (262, 308, 354, 400, 446, 540, 590), 7, m)
        _chain(body)
    folds(body, path, cloth)
    belt(body, rgb("#3a2620"), 480, 28)
    _falling_collar(body)


def _chain(body: Body) -> None:
    m = body.middle
    line = [body.at(m + .66 * math.sin(t), 208 + 128 * math.cos(t * .84) ** 2) for t in (-1.3 + .2 * k for k in range(14))]
    for x, y in line:
        body.canvas.drawCircle(x, y, 8, stroke(GOLD, 3.6))
    x, y = body.at(m, 356)
    body.canvas.drawCircle(x, y, 19, fill(GOLD))
    body.canvas.drawCircle(x, y, 11, fill(body.person.look.accent))


def _falling_collar(body: Body) -> None:
    """A broad white collar edged with lace."""
    c, k = body.canvas, (1.2 if body.person.man else .94) * (.8 if body.person.child else 1)
    throat(body, 172)
    meet = body.at(.05, 178)
    for s, tone in ((1, shade(LINEN, .88)), (-1, LINEN)):
        x = s * 40 * k
        leaf = smooth([(x * .9, 126, 1), (x * 1.7, 150), (x * 2.1, 204, 1), (x * 1.2, 236), (x * .34, 232, 1), (*meet, 1)], True, .5)
        c.drawPath(leaf, fill(tone))
        for a, b, q in ((2.05, 208, 1), (1.66, 224, 1), (1.24, 234, 1), (.8, 234, 1)):
            c.drawCircle(x * a, b, 8 * q, fill(tone))
            c.drawCircle(x * a, b, 2.4, fill(shade(LINEN, .7)))


def _doublet_back(body: Body) -> None:
    """A short cape from the shoulders."""
    c, trim = body.canvas, accent(body.person.look)
    back_trunk(body, main(body.person.look), 1.06)
    belt(body, rgb("#3a2620"), 480, 28, False)
    blow = body.acting.wind * .24
    cape = smooth(body.pts((-.74, 184, 1), (0, 168), (.74, 184, 1), (1.08, 420), (1.14 + blow, 720, 1), (.4 + blow, 742), (-.4 + blow, 738), (-1.14 + blow, 720, 1), (-1.08, 420)), True, .8)
    c.drawPath(cape, fill(trim))
    with clipped(c, cape):
        for u in (-.8, -.42, -.05, .35, .75):
            c.drawPath(tapered(body.pts((u * .6, 200), (u, 460), (u * 1.2 + blow, 740)), [1, 8, 14]), fill(shade(trim, .62), .6))
        c.drawPath(tapered(body.pts((-1.2 + blow, 712), (0, 730), (1.2 + blow, 712)), [9, 9, 9]), fill(GOLD, .9))
    back_collar(body, LINEN, 62, .50)


def _slops(body: Body) -> None:
    """Breeches that are full at the thigh, hose, tall boots; the doublet's short skirts over them."""
    trousers(lambda look: mix(shade(look.accent, .62), "#5c4c4e", .58), "#2e211c", 1.06, .9, "boot")(body)
    if body.acting.pose in ("sit", "kneel") or body.acting.low:
        return
    c, cloth, blow = body.canvas, main(body.person.look), body.acting.wind * .06
    peplum = smooth(body.pts((-.90, 560, 1), (.88, 560, 1), (1.00 + blow, 752, 1), (.5 + blow, 770), (0, 758), (-.5 + blow, 772), (-1.04 + blow, 754, 1)), True, .6)
    c.drawPath(peplum, fill(shade(cloth, .92)))
    with clipped(c, peplum):
        for u in (-.7, -.36, 0, .34, .68):
            c.drawPath(tapered(body.pts((u, 570), (u * 1.1 + blow, 770)), [1.5, 7]), fill(shade(cloth, .5), .7))
        c.drawPath(tapered(body.pts((-1.1 + blow, 746), (0, 756), (1.1 + blow, 746)), [10, 10, 10]), fill(accent(body.person.look)))


def _linen(look: Look) -> RGB:
    """Bed linen with a breath of the person's colour."""
    return mix(LINEN, main(look), .12)


def _nightshirt(body: Body) -> None:
    """A long linen shirt that is gathered into a frilled collar and tied with a ribbon."""
    c, m, linen = body.canvas, body.middle, _linen(body.person.look)
    path = trunk(body, linen, 1.1)
    with clipped(c, path):
        for n in range(9):
            u = -.56 + .14 * n
            c.drawPath(tapered(body.pts((u * .5, 214), (u * .9, 330), (u * 1.1, 660)), [1, 3.4, 6]), fill(shade(linen, .74), .5))
        c.drawPath(tapered(body.pts((m, 210), (m, 400)), [3, 2]), fill(shade(linen, .62), .8))
        buttons(body, shade(linen, .8), (276, 320, 364), 5, m + .05)
    throat(body, 178)
    k = (1.2 if body.person.man else 1.0) * (.8 if body.person.child else 1)
    for s, tone in ((1, shade(linen, .84)), (-1, light(linen, .3, "#ffffff"))):
        x = s * 42 * k
        frill = smooth([(x * .8, 128, 1), (x * 1.3, 140), (x * 1.5, 166), (x * 1.36, 188), (x * 1.1, 182), (x * .9, 204), (x * .56, 196), (x * .3, 210), (*body.at(.05, 196), 1), (x * .5, 160)], True, .8)
        c.drawPath(frill, fill(tone))
        c.drawPath(frill, stroke(shade(linen, .66), 2, .6))
    _bow(body, .05, 204, 20)


def _nightshirt_back(body: Body) -> None:
    linen = _linen(body.person.look)
    back_trunk(body, linen, 1.1, seam=False)
    back_collar(body, linen, 52, .42)


DOUBLET = Outfit(_doublet, _slops, _doublet_back, Sleeve(ease=1.16, cuff=fixed("#f3ede2"), stripes=lambda look: mix(look.accent, look.color, .3)))

OUTFITS = {
    "gown": Outfit(_gown, _open_skirt(1398, 2.35, 452), _gown_back, Sleeve(_silk, style="rolled", ease=1.06, frill=fixed("#f3ede2")), .66),
    "kirtle": Outfit(_kirtle, skirt(_stuff, 1376, 1.6, 9, 452, "#2c2426", "shoe", False), _kirtle_back, Sleeve(_stuff, ease=1.06, cuff=fixed("#f3ede2"))),
    "doublet": DOUBLET,
    "nightshirt": Outfit(_nightshirt, skirt(_linen, 1240, 1.2, 7, 500, "#8a7460", "shoe", True), _nightshirt_back, Sleeve(_linen, ease=1.24, cuff=fixed("#e4dccb"))),
}
"""Cut for women, but for the doublet and the nightshirt."""

__all__ = ["DOUBLET", "LINEN", "OUTFITS"]
