"""Clothes of old Europe for men: frock coat, surcoat over steel, a craftsman's jerkin."""
from __future__ import annotations

from engine.drama.script import Look
from engine.picture.gfx import RGB, clipped, fill, light, mix, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD, Outfit, Sleeve, accent, fixed, main
from engine.picture.people.outfits.legs import trousers
from engine.picture.people.outfits.trunks import (
    back_collar,
    back_trunk,
    belt,
    buttons,
    folds,
    overlaid,
    throat,
    trunk,
)
from engine.picture.people.outfits.western import LINEN

_STEEL: RGB = rgb("#8d95a3")
_MAIL: RGB = rgb("#6c7482")


def _frock(body: Body) -> None:
    """A long coat with broad lapels over a waistcoat, and a cravat with a pin."""
    c, m, colour = body.canvas, body.middle, main(body.person.look)
    vest = mix(accent(body.person.look), "#cbb894", .36)
    path = trunk(body, colour, 1.03)
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.34, 140, 1), (-.42, 220), (m - .12, 590, 1), (m + .16, 590, 1), (.36, 214), (.26, 140, 1)), True, .4), fill(vest))
        for k in range(6):
            c.drawPath(tapered(body.pts((m - .30 + k * .12, 290), (m - .10 + k * .05, 560)), [1.6, 1.6]), fill(shade(vest, .72), .5))
        buttons(body, GOLD, (338, 384, 430, 476, 522), 5.5, m)
        near = [(-.36, 136, 1), (-.60, 184, 1), (-.74, 262, 1), (-.52, 284, 1), (m - .13, 620, 1), (-.30, 330), (-.26, 220)]
        far = [(.28, 134, 1), (.50, 180, 1), (.66, 256, 1), (.46, 278, 1), (m + .17, 620, 1), (.32, 320), (.28, 214)]
        for points, tone in ((far, shade(colour, .78)), (near, light(colour, .12))):
            overlaid(body, smooth(body.pts(*points), True, .3), tone, shade(colour, .36), 4, 6, 4)
        buttons(body, GOLD, (430, 490, 550), 6.5, -.46)
    folds(body, path, colour)
    _cravat(body)


def _cravat(body: Body) -> None:
    """Linen that is wound round the neck and falls in folds."""
    c, w = body.canvas, (1.24 if body.person.man else 1.0) * (.8 if body.person.child else 1)
    throat(body, 150)
    c.drawPath(smooth([(-46 * w, 118), (-52 * w, 160), (-14, 188), (30 * w, 178), (42 * w, 150), (36 * w, 112), (4, 142)]), fill(LINEN))
    c.drawPath(tapered([(-48 * w, 138), (0, 164), (40 * w, 138)], [1, 4, 1]), fill(shade(LINEN, .68), .7))
    x, _ = body.at(body.middle, 190)
    fall = smooth([(x - 22, 178, 1), (x + 24, 176, 1), (x + 38, 240), (x + 22, 300, 1), (x + 2, 288), (x - 20, 304, 1), (x - 34, 244)], True, .7)
    c.drawPath(fall, fill(LINEN))
    for dx in (-14, 2, 17):
        c.drawPath(tapered([(x + dx * .4, 192), (x + dx, 246), (x + dx * 1.2, 292)], [1, 4, 1]), fill(shade(LINEN, .7), .7))
    c.drawCircle(x, 200, 8, fill(GOLD))
    c.drawCircle(x, 200, 4.6, fill(body.person.look.accent))


def _frock_lower(body: Body) -> None:
    """Trousers over boots, and the coat's skirts to the knee."""
    trousers(fixed("#a99d88"), "#231d20", 1.0, 1.0, "boot")(body)
    if body.acting.pose == "sit":
        return
    colour, c, blow = main(body.person.look), body.canvas, body.acting.wind * .14
    hem = 1010 if body.acting.pose != "kneel" else 940
    sides = ([(.16, 560, 1), (.86, 560), (1.00, 800), (1.10 + blow, hem - 6, 1), (.66 + blow, hem + 6), (.40 + blow, hem, 1), (.28, 800)],
             [(-.92, 560), (-.06, 560, 1), (-.16, 800), (-.30 + blow, hem + 12, 1), (-.66 + blow, hem + 10), (-1.20 + blow, hem - 4, 1), (-1.06, 800)])
    if body.back:
        sides = ([(-.02, 560, 1), (.92, 560), (1.04, 800), (1.16 + blow, hem, 1), (.5 + blow, hem + 12), (.02 + blow, hem + 8, 1)],
                 [(-.92, 560), (.02, 560, 1), (-.02 + blow, hem + 8, 1), (-.5 + blow, hem + 12), (-1.16 + blow, hem, 1), (-1.04, 800)])
    for points, tone in zip(sides, (shade(colour, .78), colour), strict=True):
        path = smooth(body.pts(*points), True, .7)
        c.drawPath(path, fill(tone))
        with clipped(c, path):
            for u in (-.86, -.56, .54, .82):
                c.drawPath(tapered(body.pts((u * .8, 600), (u * .95, 800), (u * 1.1 + blow, hem)), [.6, 6, 10]), fill(shade(tone, .6), .55))


def _frock_back(body: Body) -> None:
    colour = main(body.person.look)
    back_trunk(body, colour, 1.04)
    for u in (-.20, .20):
        body.canvas.drawPath(tapered(body.pts((u * 1.8, 230), (u * 1.3, 380), (u, 560)), [1, 3, 2]), fill(shade(colour, .55), .7))
        x, y = body.at(u, 520)
        body.canvas.drawCircle(x, y, 8, fill(GOLD))
    back_collar(body, LINEN, 64, .38)
    back_collar(body, colour, 44, .50)


def _plate(body: Body) -> None:
    """A surcoat with a device over steel: gorget, breastplate's edge, sword belt."""
    c, look = body.canvas, body.person.look
    cloth, trim = main(look), accent(look)
    path = trunk(body, _STEEL, 1.08)
    with clipped(c, path):
        coat = smooth(body.pts((-.56, 176, 1), (-.64, 300), (-.66, 480), (-.74, 700, 1), (.74, 700, 1), (.62, 480), (.60, 300), (.50, 172, 1), (.20, 236), (-.24, 240)), True, .6)
        c.drawPath(coat, fill(cloth))
        c.drawPath(smooth(body.pts((-1.2, 240), (-.60, 230), (-.60, 420), (-.62, 700), (-1.2, 700))), fill(shade(_STEEL, .5), .5, 5))
        _device(body, trim)
        c.drawPath(coat, stroke(trim, 7))
    folds(body, path, cloth, 476)
    _gorget(body)
    belt(body, rgb("#4a2d22"), 470, 34)
    _hilt(body)


def _device(body: Body, colour: RGB) -> None:
    """A cross with ends that broaden."""
    m, c = body.middle, body.canvas
    c.drawPath(poly(body.pts((m - .05, 340), (m - .12, 262), (m + .14, 258), (m + .07, 340), (m + .30, 326), (m + .32, 420), (m + .07, 400), (m + .10, 462), (m - .08, 462), (m - .05, 402), (m - .32, 428), (m - .30, 334))), fill(colour))
    c.drawPath(poly(body.pts((m + .01, 262), (m + .14, 258), (m + .07, 340), (m + .30, 326), (m + .32, 420), (m + .01, 398))), fill(shade(colour, .8), .6))


def _gorget(body: Body) -> None:
    """Steel round the neck, its collar of mail below."""
    c, w = body.canvas, (1.24 if body.person.man else 1.0) * (.8 if body.person.child else 1)
    mail = smooth([(-54 * w, 150), (-92 * w, 196), (-46 * w, 236), (6, 250), (58 * w, 230), (84 * w, 188), (48 * w, 146), (0, 180)])
    c.drawPath(mail, fill(_MAIL))
    with clipped(c, mail):
        for row in range(7):
            for k in range(18):
                c.drawCircle(-104 * w + k * 12.4 * w + 6 * (row % 2), 158 + row * 13, 5, stroke(light(_MAIL, .3) if (k + row) % 3 else shade(_MAIL, .6), 2, .8))
    neck = smooth([(-48 * w, 110, 1), (-58 * w, 166), (-16, 194), (32 * w, 184), (46 * w, 152), (40 * w, 108, 1), (2, 140)])
    c.drawPath(neck, fill(_STEEL))
    c.drawPath(tapered([(-49 * w, 114), (2, 142), (40 * w, 112)], [4, 6, 4]), fill(light(_STEEL, .5)))
    c.drawPath(tapered([(-40 * w, 140), (-30, 166), (-18, 180)], [1, 8, 1]), fill("#ffffff", .4, 1.5))


def _hilt(body: Body) -> None:
    """The sword at the side: pommel, grip and guard above the belt, the scabbard behind the coat."""
    if body.acting.pose in ("sit", "kneel") or body.acting.low:
        return
    x, y = body.at(.58, 500)
    c = body.canvas
    c.drawPath(tapered([(x - 6, y + 8), (x + 30, y + 300)], [20, 12]), fill("#3c2620"))
    c.drawPath(tapered([(x + 27, y + 270), (x + 31, y + 312)], [15, 6]), fill(shade(GOLD, .85)))
    c.drawPath(tapered([(x - 38, y + 4), (x + 28, y - 4)], [8, 8]), fill(GOLD))
    c.drawPath(tapered([(x - 6, y), (x - 12, y - 58)], [13, 11]), fill("#5a3428"))
    c.drawCircle(x - 13, y - 66, 12, fill(GOLD))


def _greaves(body: Body) -> None:
    """Steel on the legs, under the surcoat's skirt."""
    trousers(fixed("#7d8594"), "#5c626e", 1.02, .9, "boot")(body)
    c, look = body.canvas, body.person.look
    for far in (True, False):
        _, knee, ankle = body.leg_joints(far)
        w = body.leg_widths()[1]
        tone = shade(_STEEL, .76) if far else _STEEL
        c.drawCircle(*knee, w * .66, fill(light(tone, .12)))
        c.drawCircle(*knee, w * .66, stroke(shade(tone, .6), 4))
        c.drawPath(tapered([(knee[0] + w * .1, knee[1] + w), (ankle[0] + w * .1, ankle[1] - 30)], [3, 7]), fill(light(tone, .5), .6))
    if body.acting.pose in ("sit", "kneel") or body.acting.low:
        return
    blow = body.acting.wind * .1
    cloth = main(look)
    coat = smooth(body.pts((-.80, 560, 1), (.80, 560, 1), (.94 + blow, 900, 1), (.1 + blow, 918, 1), (.03, 720, 1), (-.06 + blow, 920, 1), (-1.0 + blow, 904, 1)), True, .6)
    c.drawPath(coat, fill(shade(cloth, .94)))
    with clipped(c, coat):
        for u in (-.7, -.4, .34, .66):
            c.drawPath(tapered(body.pts((u, 580), (u * 1.1 + blow, 910)), [1, 10]), fill(shade(cloth, .56), .6))
    c.drawPath(coat, stroke(accent(look), 7))


def _plate_back(body: Body) -> None:
    """A cloak to the calves over the steel."""
    c, cloth = body.canvas, main(body.person.look)
    back_trunk(body, _STEEL, 1.08)
    blow, low = body.acting.wind * .3, body.hem(1120)
    cloak = smooth(body.pts((-.70, 186, 1), (0, 170), (.70, 186, 1), (1.10, 500), (1.22 + blow, low, 1), (.5 + blow, low + 28), (-.4 + blow, low + 14), (-1.22 + blow, low, 1), (-1.10, 500)), True, .8)
    c.drawPath(cloak, fill(cloth))
    with clipped(c, cloak):
        for u in (-.8, -.42, -.05, .35, .75):
            c.drawPath(tapered(body.pts((u * .6, 210), (u, 640), (u * 1.2 + blow, low + 30)), [1, 9, 16]), fill(shade(cloth, .6), .6))
        c.drawPath(tapered(body.pts((-1.3 + blow, low - 4), (0, low + 16), (1.3 + blow, low - 4)), [12, 12, 12]), fill(accent(body.person.look)))
    back_collar(body, _STEEL, 58, .44)


def _leather(look: Look) -> RGB:
    """The person's colour as worn leather."""
    return mix(shade(main(look), .86), "#5a4230", .32)


def _jerkin(body: Body) -> None:
    """A sleeveless jacket of leather that is laced over a linen shirt with an open neck."""
    c, m, hide = body.canvas, body.middle, _leather(body.person.look)
    path = trunk(body, LINEN, 1.06)
    with clipped(c, path):
        throat(body, 252)
        for side, tone in (((.30, 118, 1), (.44, 150), (.42, 214), (.10, 268), (.06, 250), (.26, 190)), shade(LINEN, .84)), (((-.40, 112, 1), (-.56, 150), (-.50, 220), (-.02, 268), (.02, 250), (-.34, 190)), LINEN):
            c.drawPath(smooth(body.pts(*side), True, .6), fill(tone))
        near = smooth(body.pts((-.62, 150, 1), (-1.2, 200), (-1.2, 700, 1), (m - .05, 700, 1), (m - .06, 400), (-.28, 270)), True, .5)
        far = smooth(body.pts((.54, 150, 1), (1.2, 200), (1.2, 700, 1), (m + .07, 700, 1), (m + .09, 400), (.34, 262)), True, .5)
        for half, tone in ((far, shade(hide, .82)), (near, hide)):
            c.drawPath(half, fill(tone))
            c.drawPath(half, stroke(shade(hide, .6), 4))
        for k in range(5):
            y = 330 + 32 * k
            for a, b in ((-.08, .11), (.11, -.08)):
                c.drawPath(tapered(body.pts((m + a, y), (m + b, y + 24)), [3.4, 3.4]), fill("#d8c49a"))
        for u, y in ((-.52, 300), (.56, 296)):
            c.drawPath(tapered(body.pts((u, y), (u * .9, 470)), [2, 3]), fill(shade(hide, .6), .6))
    folds(body, path, hide)
    belt(body, rgb("#3a2620"), 480, 34)


def _jerkin_back(body: Body) -> None:
    hide = _leather(body.person.look)
    path = back_trunk(body, LINEN, 1.06, seam=False)
    with clipped(body.canvas, path):
        body.canvas.drawPath(smooth(body.pts((-.60, 140, 1), (0, 176), (.60, 140, 1), (.78, 260), (.86, 700, 1), (-.86, 700, 1), (-.78, 260)), True, .5), fill(hide))
        body.canvas.drawPath(tapered(body.pts((0, 190), (0, 668)), [3, 3]), fill(shade(hide, .6), .8))
    belt(body, rgb("#3a2620"), 480, 34, False)
    back_collar(body, LINEN, 46, .40)


JERKIN = Outfit(_jerkin, trousers(fixed("#54483e"), "#33261f", 1.08, 1.0, "boot"), _jerkin_back, Sleeve(fixed("#efe7d8"), ease=1.22, cuff=fixed("#d8cbb4")), .40)
FROCK_COAT = Outfit(_frock, _frock_lower, _frock_back, Sleeve(ease=1.08, cuff=fixed("#f3ede2")))

OUTFITS = {
    "jerkin": JERKIN,
    "frockcoat": FROCK_COAT,
    "plate": Outfit(_plate, _greaves, _plate_back, Sleeve(fixed("#8d95a3"), plate=True, cuff=fixed("#5c626e"))),
}
