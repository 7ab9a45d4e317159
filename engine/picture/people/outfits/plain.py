"""Plain clothes: an elder's cardigan, the jacket of who works with the hands."""
from __future__ import annotations

from engine.drama.script import Look
from engine.picture.gfx import RGB, clipped, fill, light, mix, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import Outfit, Sleeve, accent, darker, main
from engine.picture.people.outfits.legs import trousers
from engine.picture.people.outfits.trunks import back_collar, back_trunk, buttons, collar, folds, shirt_v, throat, trunk

_LINEN: RGB = rgb("#e9eef2")
_BAND: RGB = rgb("#dfe3e2")
_BRIGHT: RGB = rgb("#e2d64a")


def _wool(colour: RGB) -> RGB:
    """Knitwear is quieter than what the young wear."""
    return mix(colour, "#6d675f", .34)


def _cardigan(body: Body) -> None:
    colour, c, m = _wool(main(body.person.look)), body.canvas, body.middle
    path = trunk(body, colour, 1.07)
    with clipped(c, path):
        shirt_v(body, _LINEN, 430)
        c.drawPath(tapered(body.pts((m + .02, 214), (m, 420)), [2, 2]), fill(shade(_LINEN, .6), .8))
        buttons(body, "#c9c6bd", (262, 318, 374), 4.2, m + .02)
        for u in (-.84, -.68, -.52, -.36, .30, .46, .62, .78):
            c.drawPath(tapered(body.pts((u * .92, 236), (u, 440), (u * .96, 668)), [1, 2.4, 1]), fill(shade(colour, .68), .38))
        for side, tone in ((1, shade(colour, .78)), (-1, light(colour, .14))):
            # the ribbed band runs from the nape down to the hem
            band = body.pts((.30 * side + .02, 148), (.38 * side, 226), (m + .07 * side, 424), (m + .05 * side, 668))
            c.drawPath(tapered(band, [20, 22, 20, 20]), fill(tone))
        c.drawPath(tapered(body.pts((m, 424), (m + .01, 668)), [2.4, 2.4]), fill(shade(colour, .5), .8))
        buttons(body, "#5a4636", (446, 520, 594), 6.5)
        for u in (-.74, .30):
            c.drawPath(poly(body.pts((u, 540), (u + .36, 536), (u + .36, 632), (u, 636))), fill(shade(colour, .88), .9))
            c.drawPath(poly(body.pts((u, 540), (u + .36, 536), (u + .36, 552), (u, 556))), fill(light(colour, .1)))
    folds(body, path, colour, 480)


def _cardigan_back(body: Body) -> None:
    colour = _wool(main(body.person.look))
    with clipped(body.canvas, back_trunk(body, colour, 1.07, seam=False)):
        for k in range(-5, 6):
            body.canvas.drawPath(tapered(body.pts((k * .16, 190), (k * .18, 440), (k * .17, 668)), [1, 2.4, 1]), fill(shade(colour, .68), .4))
    back_collar(body, light(colour, .1), 32, .42)


def _drill(look: Look) -> RGB:
    """Cotton drill in the person's colour, a little bluer and duller."""
    return mix(main(look), "#3b5468", .3)


def _workwear(body: Body) -> None:
    colour, c, m = _drill(body.person.look), body.canvas, body.middle
    path = trunk(body, colour, 1.06)
    with clipped(c, path):
        throat(body, 196)
        c.drawPath(smooth(body.pts((-1.1, 220), (-.3, 264), (m, 272), (.34, 262), (1.1, 214), (1.1, 140), (-1.1, 140))), fill(shade(colour, .72)))
        c.drawPath(tapered(body.pts((.05, 190), (m, 420), (m, 668)), [5, 5, 5]), fill(shade(colour, .5)))
        for y in (418, 556):
            _reflector(body, y)
        pouch = body.pts((-.62, 310), (-.26, 316), (-.26, 388), (-.62, 382))
        c.drawPath(poly(pouch), fill(light(colour, .10)))
        c.drawPath(poly(pouch), stroke(shade(colour, .6), 2, .8))
        c.drawPath(poly(body.pts((.26, 318), (.58, 312), (.58, 346), (.26, 352))), fill("#f3f4f2"))  # the badge
        c.drawPath(poly(body.pts((.29, 326), (.42, 324), (.42, 342), (.29, 344))), fill(accent(body.person.look)))
    folds(body, path, colour, 480)
    collar(body, shade(colour, .82), 206, 1.1)


def _reflector(body: Body, y: float) -> None:
    """A band that shines in the lamps of cars."""
    for colour, width in ((_BRIGHT, 34.0), (_BAND, 17.0)):
        body.canvas.drawPath(tapered(body.pts((-1.2, y - 6), (-.4, y + 6), (.3, y + 6), (1.2, y - 8)), [width] * 4), fill(colour))


def _workwear_back(body: Body) -> None:
    colour = _drill(body.person.look)
    with clipped(body.canvas, back_trunk(body, colour, 1.07, seam=False)):
        for y in (330, 556):
            _reflector(body, y)
    back_collar(body, shade(colour, .82), 44, .42)


OUTFITS = {
    "cardigan": Outfit(_cardigan, trousers(lambda look: mix(shade(look.color, .5), "#3c3a40", .7)), _cardigan_back, Sleeve(lambda look: _wool(main(look)), ease=1.1)),
    "workwear": Outfit(_workwear, trousers(lambda look: shade(_drill(look), .66), "#2a2622", 1.06, 1.5, kind="boot"), _workwear_back, Sleeve(_drill, ease=1.1, cuff=darker(.6))),
}
