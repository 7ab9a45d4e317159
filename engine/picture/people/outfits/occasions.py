"""Clothes for one occasion: pyjamas, and what is worn to one's own wedding."""
from __future__ import annotations

import math

from engine.picture.gfx import RGB, clipped, fill, light, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import Outfit, Sleeve, main
from engine.picture.people.outfits.legs import skirt, trousers
from engine.picture.people.outfits.trunks import (
    back_collar,
    back_trunk,
    buttons,
    folds,
    lapels,
    low_neck,
    shirt_v,
    throat,
    trunk,
)

_PIPING: RGB = rgb("#f4efe6")
_PEARL: RGB = rgb("#f7f2ea")


def _soft(body: Body) -> RGB:
    """The colour somebody always wears, as washed flannel."""
    return light(main(body.person.look), .46, "#f4f0f2")


def _pyjamas(body: Body) -> None:
    colour, c, m = _soft(body), body.canvas, body.middle
    path = trunk(body, colour, 1.07)
    with clipped(c, path):
        throat(body, 250)
        for u in (m, m + .07):
            c.drawPath(tapered(body.pts((u, 250), (u + .02, 460), (u, 668)), [2.6] * 3), fill(_PIPING if u > m else shade(colour, .62), .9))
        buttons(body, _PIPING, (300, 384, 468, 552), 5.5)
        pouch = smooth(body.pts((.26, 316, 1), (.60, 310, 1), (.58, 396, 1), (.27, 400, 1)), True, .2)
        c.drawPath(pouch, fill(light(colour, .12)))
        c.drawPath(tapered(body.pts((.26, 318), (.60, 312)), [6, 6]), fill(_PIPING, .95))
        c.drawPath(pouch, stroke(shade(colour, .66), 1.8, .7))
    folds(body, path, colour, 480)
    for side, tone in ((1, shade(colour, .84)), (-1, colour)):
        x = 36 * side - 4
        leaf = smooth([(x * .9, 126, 1), (x * 1.6, 150), (x * 1.5, 214, 1), (6, 250, 1), (x * .8, 176)], True, .5)
        c.drawPath(leaf, fill(tone))
        c.drawPath(leaf, stroke(_PIPING, 3.6, .95))


def _pyjamas_lower(body: Body) -> None:
    trousers(lambda look: light(look.color, .46, "#f4f0f2"), "#b9a99c", 1.06, 1.55, kind="shoe")(body)


def _pyjamas_back(body: Body) -> None:
    colour = _soft(body)
    back_trunk(body, colour, 1.08, seam=False)
    back_collar(body, colour, 44, .44)


def _gown(body: Body) -> None:
    """A bodice of lace over a satin waist."""
    c, satin = body.canvas, main(body.person.look)
    path = trunk(body, satin)
    with clipped(c, path):
        neckline = low_neck(body, (-.62, 70, 1), (-.60, 214), (-.30, 268), (.04, 286), (.36, 262), (.56, 208), (.56, 70, 1))
        with clipped(c, neckline):
            for k in range(9):
                a = math.pi * (.14 + .09 * k)
                c.drawCircle(4 - 38 * math.cos(a), 172 + 40 * math.sin(a), 3.6, fill(_PEARL))
        c.drawPath(neckline, stroke(light(satin, .5, "#ffffff"), 9, .95))
        for row in range(7):
            for k in range(15):
                x, y = body.at(-.80 + .11 * k + .055 * (row % 2), 300 + row * 24)
                c.drawPath(smooth([(x - 9, y), (x, y + 8), (x + 9, y)], False), stroke(shade(satin, .84), 1.5, .5))
                c.drawCircle(x, y + 3, 1.7, fill("#ffffff", .8))
        c.drawPath(tapered(body.pts((-.8, 470), (0, 486), (.8, 468)), [20, 22, 20]), fill(light(satin, .4, "#ffffff")))
    folds(body, path, satin, 452)


def _gown_back(body: Body) -> None:
    satin = main(body.person.look)
    path = back_trunk(body, satin)
    with clipped(body.canvas, path):
        body.canvas.drawPath(smooth(body.pts((-.44, 160, 1), (-.34, 260), (0, 330), (.34, 260), (.44, 160, 1), (0, 140))), fill(body.person.tones.skin))
        for y in range(340, 470, 24):
            body.canvas.drawCircle(*body.at(0, y), 4, fill(_PEARL))


def _tails(body: Body) -> None:
    """A dark suit with a waistcoat, a bow tie and a flower."""
    colour, c = main(body.person.look), body.canvas
    path = trunk(body, colour)
    with clipped(c, path):
        shirt_v(body, rgb("#f3f3f5"), 470, None)
        c.drawPath(smooth(body.pts((-.34, 330, 1), (body.middle, 384, 1), (.32, 326, 1), (.26, 480, 1), (-.26, 484, 1)), True, .3), fill(light(colour, .34, "#c8ccd8")))
        lapels(body, colour, 470)
        buttons(body, shade(colour, .5), (500,))
    folds(body, path, colour)
    for points in ([(4, 186, 1), (-34, 170), (-36, 206), (4, 198, 1)], [(6, 186, 1), (40, 172), (42, 206), (6, 198, 1)]):
        c.drawPath(smooth(points, True, .5), fill("#1c1c24"))
    c.drawCircle(5, 191, 8, fill("#2c2c36"))
    x, y = body.at(-.50, 316)
    for k in range(5):
        a = k * 1.2566
        c.drawCircle(x + 9 * math.cos(a), y + 9 * math.sin(a), 9, fill(light(body.person.look.accent, .55, "#ffffff")))
    c.drawCircle(x, y, 6, fill("#f2d890"))
    c.drawPath(tapered([(x, y + 12), (x + 6, y + 34)], [4, 2]), fill("#5a8a5a"))


def _tails_back(body: Body) -> None:
    back_trunk(body, main(body.person.look))
    back_collar(body, main(body.person.look), 34, .44)


OUTFITS = {
    "pyjamas": Outfit(_pyjamas, _pyjamas_lower, _pyjamas_back, Sleeve(lambda look: light(look.color, .46, "#f4f0f2"), ease=1.12, cuff=lambda look: _PIPING)),
    "wedding": Outfit(_gown, skirt(main, 1340, 1.75, 9, shoe_colour="#efe6da"), _gown_back, Sleeve(style="puff"), .66),
}
GROOM = Outfit(_tails, lambda body: trousers(main)(body), _tails_back, Sleeve(cuff=lambda look: rgb("#f3f3f5")))
