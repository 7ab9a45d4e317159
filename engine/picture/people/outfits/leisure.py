"""What is worn at leisure: hoodie, sweater, tee, leather, sports."""
from __future__ import annotations

from engine.picture.gfx import RGB, clipped, fill, light, poly, shade, smooth, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import Outfit, Sleeve, accent, accent_of, colour_of, darker, fixed, main
from engine.picture.people.outfits.legs import trousers
from engine.picture.people.outfits.trunks import (
    back_collar,
    back_trunk,
    belt,
    folds,
    lapels,
    throat,
    trunk,
)

_LIKE_SKIN = 0.6
"""Sum of the differences of red, green and blue (each 0 to 1) below which cloth is taken for skin."""


def _hoodie(body: Body) -> None:
    colour = colour_of(body)
    path = trunk(body, colour, 1.08)
    c = body.canvas
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.40, 496, 1), (.44, 496, 1), (.58, 616, 1), (-.54, 616, 1)), True, .4), fill(shade(colour, .84)))
        c.drawPath(tapered(body.pts((-.40, 496), (-.54, 616)), [2.4, 2.4]), fill(shade(colour, .55), .8))
        c.drawPath(poly(body.pts((-1.2, 640), (1.2, 640), (1.2, 700), (-1.2, 700))), fill(shade(colour, .78)))
        for k in range(16):
            c.drawPath(tapered(body.pts((-.9 + k * .115, 644), (-.9 + k * .115, 668)), [1.6, 1.6]), fill(shade(colour, .55), .5))
    folds(body, path, colour, 450)
    narrow = (1.0 if body.person.man else .88) * (.8 if body.person.child else 1)
    c.save()
    c.scale(narrow, 1)
    c.drawPath(smooth([(-56, 116), (-100, 148), (-110, 186), (-62, 218), (6, 240), (68, 210), (96, 178), (76, 140), (44, 114), (40, 160), (6, 190), (-46, 166)]), fill(light(colour, .10)))
    c.drawPath(smooth([(-104, 160), (-112, 188), (-62, 220), (0, 240), (-30, 210), (-70, 180)]), fill(shade(colour, .72), .8, 2))
    c.drawPath(smooth([(-50, 128), (-58, 166), (4, 206), (52, 166), (42, 126), (36, 160), (4, 186), (-40, 160)]), fill(shade(colour, .52)))
    for x, d in ((-18, -3), (28, 3)):
        c.drawPath(tapered([(x, 214), (x + d, 262), (x + d * 2 + body.acting.wind * 10, 304)], [4, 4, 4.6]), fill("#f1efe9", .92))
    c.restore()


def _hoodie_back(body: Body) -> None:
    colour = colour_of(body)
    back_trunk(body, colour, 1.1, seam=False)
    c = body.canvas
    c.drawPath(smooth(body.pts((-.52, 168), (-.62, 220), (-.34, 308), (.0, 338), (.34, 308), (.62, 220), (.52, 168), (0, 140))), fill(light(colour, .08)))
    c.drawPath(smooth(body.pts((-.40, 176), (-.30, 250), (0, 296), (.30, 250), (.40, 176), (0, 212))), fill(shade(colour, .62), .8, 2))


def _sweater(body: Body) -> None:
    colour = colour_of(body)
    path = trunk(body, colour, 1.04)
    c = body.canvas
    with clipped(c, path):
        for i in range(9):
            y = 236 + i * 46
            c.drawPath(tapered(body.pts((-1.0, y), (-.2, y + 15), (.9, y)), [1, 2.6, 1]), fill(shade(colour, .7), .32))
        for u in (-.30, .36):
            for y in range(230, 640, 30):
                c.drawPath(tapered(body.pts((u - .06, y), (u + .04, y + 14), (u - .04, y + 30)), [1, 4, 1]), fill(shade(colour, .66), .5))
    folds(body, path, colour, 460)
    throat(body, 190)
    c.drawPath(smooth([(-52, 132), (-66, 160), (-32, 192), (4, 204), (40, 190), (58, 156), (44, 128), (36, 158), (4, 180), (-42, 160)]), fill(light(colour, .14)))


def _sweater_back(body: Body) -> None:
    colour = colour_of(body)
    path = back_trunk(body, colour, 1.05, seam=False)
    with clipped(body.canvas, path):
        for i in range(9):
            y = 226 + i * 48
            body.canvas.drawPath(tapered(body.pts((-1.0, y), (0, y + 12), (1.0, y)), [1, 2.6, 1]), fill(shade(colour, .7), .35))
    back_collar(body, light(colour, .1), 32, .42)


def _tee(body: Body) -> None:
    colour = colour_of(body)
    path = trunk(body, colour, 1.04)
    c = body.canvas
    throat(body, 192, 1.1)
    k = body.s / 147
    c.drawPath(smooth([(-52 * k, 146, 1), (-58 * k, 166), (-30 * k, 198), (4, 208), (36 * k, 196), (50 * k, 166), (40 * k, 142, 1), (32 * k, 176), (4, 194), (-40 * k, 176)]), fill(shade(colour, .82)))
    with clipped(c, path):
        x, y = body.at(.06, 344)
        c.drawCircle(x, y, 40 * body.person.tall, fill(accent_of(body), .9))
        c.drawPath(tapered([(x - 34, y + 8), (x, y - 14), (x + 34, y + 6)], [3, 9, 3]), fill(light(colour, .25)))
    folds(body, path, colour, 466)


def _tee_back(body: Body) -> None:
    back_trunk(body, colour_of(body), 1.05, seam=False)
    back_collar(body, colour_of(body), 22, .42)


def _leather(body: Body) -> None:
    colour, inner = colour_of(body), light(accent_of(body), .55, "#ffffff")
    path = trunk(body, colour, 1.05, 624)
    c, m = body.canvas, body.middle
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.36, 176, 1), (-.36, 210), (m - .18, 640, 1), (m + .16, 640, 1), (.34, 206), (.29, 172, 1)), True, .4), fill(inner))
        throat(body, 196, 1.05)
        c.drawPath(tapered([(-44, 160), (-26, 190), (4, 202), (34, 188), (44, 156)], [3, 5, 5, 5, 3]), fill(shade(inner, .8)))
        lapels(body, colour, 470, 1.12)
        for points in (((-.60, 404), (-.50, 344)), ((-.74, 540), (-.44, 524))):
            c.drawPath(tapered(body.pts(*points), [3.4, 3.4]), fill("#a4a8b2", .8))
        c.drawPath(tapered(body.pts((-.84, 250), (-.70, 330), (-.66, 420)), [3, 13, 4]), fill("#ffffff", .16, 4))
        c.drawPath(tapered(body.pts((.60, 270), (.66, 340), (.62, 420)), [2, 9, 3]), fill("#ffffff", .14, 4))
    folds(body, path, colour, 500)
    belt(body, shade(colour, .7), 600, 26)


def _leather_back(body: Body) -> None:
    colour = colour_of(body)
    back_trunk(body, colour, 1.06, 624)
    body.canvas.drawPath(tapered(body.pts((-.9, 280), (0, 296), (.9, 280)), [1.6, 3, 1.6]), fill(shade(colour, .5), .8))
    back_collar(body, colour, 50, .50)


def _yoke(body: Body) -> RGB:
    """The trim of a tracksuit; a darker piece of its cloth where the trim would look like bare skin."""
    trim, skin = accent_of(body), body.person.tones.skin
    return shade(colour_of(body), .5) if sum(abs(a - b) for a, b in zip(trim, skin, strict=True)) < _LIKE_SKIN else trim


def _sports(body: Body) -> None:
    colour, trim = colour_of(body), _yoke(body)
    path = trunk(body, colour, 1.06)
    c, m = body.canvas, body.middle
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-1.1, 236), (-.3, 286), (m, 300), (.34, 282), (1.1, 228), (1.1, 140), (-1.1, 140))), fill(trim))
        c.drawPath(tapered(body.pts((-1.0, 252), (-.3, 302), (m, 316), (.34, 298), (1.0, 244)), [9] * 5), fill("#f4f3f0"))
        c.drawPath(tapered(body.pts((.05, 190), (m, 420), (m, 668)), [4, 4, 4]), fill("#d8dbe0"))
        c.drawPath(poly(body.pts((-1.2, 646), (1.2, 646), (1.2, 700), (-1.2, 700))), fill(shade(colour, .7)))
    folds(body, path, colour, 470)
    throat(body, 178)
    for sign, tone in ((1, shade(trim, .8)), (-1, light(trim, .1))):
        x = 40 if sign > 0 else -50
        c.drawPath(smooth([(x * .9, 112, 1), (x * 1.15, 160), (x * .7, 200, 1), (5, 188, 1), (x * .75, 150)], True, .6), fill(tone))


def _sports_back(body: Body) -> None:
    path = back_trunk(body, colour_of(body), 1.08, seam=False)
    with clipped(body.canvas, path):
        body.canvas.drawPath(smooth(body.pts((-1.2, 250), (0, 290), (1.2, 250), (1.2, 130), (-1.2, 130))), fill(_yoke(body)))
        body.canvas.drawPath(tapered(body.pts((-1.1, 258), (0, 298), (1.1, 258)), [9, 9, 9]), fill("#f4f3f0"))
    back_collar(body, _yoke(body), 48, .40)


OUTFITS = {
    "hoodie": Outfit(_hoodie, trousers(fixed("#3a465f"), "#e9e7e2", kind="sneaker"), _hoodie_back, Sleeve(ease=1.14, cuff=darker(.8))),
    "sweater": Outfit(_sweater, trousers(fixed("#4b4853")), _sweater_back, Sleeve(ease=1.08, cuff=darker(.84))),
    "tee": Outfit(_tee, trousers(fixed("#46536b"), "#ece9e4", kind="sneaker"), _tee_back, Sleeve(style="short", ease=1.1)),
    "leather": Outfit(_leather, trousers(fixed("#23252d"), "#1d1c20", kind="boot", flare=1.2), _leather_back, Sleeve(ease=1.06)),
    "sports": Outfit(_sports, trousers(main, "#efede8", flare=1.35, kind="sneaker", stripe="#f4f3f0"), _sports_back, Sleeve(ease=1.1, cuff=accent)),
}
