"""Clothes of gentlemen and officers of the Chinese republic, 1912 to 1949: long gown, tunic with belt and cape, three-piece suit."""
from __future__ import annotations

from dataclasses import replace

from engine.drama.script import Look
from engine.picture.gfx import RGB, Point, clipped, fill, light, lum, mix, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD, Outfit, Sleeve, accent, fixed, main
from engine.picture.people.outfits.historical import CHANGSHAN
from engine.picture.people.outfits.legs import skirt, trousers
from engine.picture.people.outfits.trunks import (
    back_collar,
    back_trunk,
    belt,
    buttons,
    folds,
    overlaid,
    shirt_v,
    trunk,
)

_LINEN: RGB = rgb("#efeae0")
_LEATHER: RGB = rgb("#3a2620")


def neckband(body: Body, colour: RGB, trim: RGB, tall: float = 1.0) -> None:
    """A collar that stands round the neck, piped along its upper edge."""
    c = body.canvas
    w = (1.12 if body.person.man else .84) * (.8 if body.person.child else 1)
    top = 148 - 36 * tall
    band = smooth([(-47 * w, top, 1), (-55 * w, 160), (-20, 187), (8, 191, 1), (30, 182), (43 * w, 152), (39 * w, top - 2, 1), (4, top + 21)])
    c.drawPath(band, fill(colour))
    with clipped(c, band):
        c.drawPath(smooth([(-80, 90), (60, 90), (30, 136), (-20, 150), (-80, 190)]), fill(shade(colour, .5), .5, 4))
    c.drawPath(tapered([(-47 * w, top + 1), (4, top + 22), (39 * w, top - 1)], [4, 4, 4]), fill(trim))


def knot(body: Body, u: float, y: float, colour: RGB, size: float = 1.0) -> None:
    """A button of knotted cord with its loop."""
    x, yy = body.at(u, y)
    c = body.canvas
    c.drawPath(tapered([(x - 17 * size, yy + 1), (x, yy - 2), (x + 17 * size, yy + 1)], [2, 5 * size, 2]), fill(colour))
    c.drawCircle(x, yy - 1, 5.4 * size, fill(shade(colour, .78)))
    c.drawCircle(x - 1.6, yy - 3, 1.8 * size, fill("#ffffff", .4))


def _over_gown(look: Look) -> RGB:
    """Silk of the short jacket that elder gentlemen wore over the long gown: dark, whatever the gown is."""
    return mix(shade(main(look), .34), "#1d1a20", .55)


def _cloth(look: Look) -> RGB:
    """The person's colour as a gentleman's cloth: quiet, also where the colour is a bride's red."""
    return mix(main(look), "#3c424e", .42)


def _jacketed(body: Body) -> bool:
    return body.person.age in ("middle", "elder")


def _long_gown(body: Body) -> None:
    """The long gown; over it the short jacket of an elder gentleman, with a watch chain."""
    if not _jacketed(body):
        who, look = body.person, body.person.look
        red, green, blue = (round(255 * v) for v in _cloth(look))
        body.person = replace(who, look=look.model_copy(update={"color": f"#{red:02x}{green:02x}{blue:02x}"}))
        CHANGSHAN.trunk(body)
        body.person = who
        return
    c, m, silk = body.canvas, body.middle, _over_gown(body.person.look)
    path = trunk(body, silk, 1.1)
    with clipped(c, path):
        c.drawPath(tapered(body.pts((m, 186), (m, 420), (m, 668)), [3, 4, 3]), fill(shade(silk, .45)))
        for u, y in ((-.52, 330), (.48, 330), (-.50, 520), (.48, 520)):  # woven roundels
            x, yy = body.at(u, y)
            c.drawCircle(x, yy, 34 * body.person.girth, fill(light(silk, .10)))
            c.drawCircle(x, yy, 34 * body.person.girth, stroke(light(silk, .2), 3))
            c.drawPath(smooth([(x - 14, yy), (x, yy - 16), (x + 14, yy), (x, yy + 16)]), stroke(light(silk, .24), 3))
    folds(body, path, silk, 480)
    for y in (214, 300, 386, 472, 558):
        knot(body, m, y, light(mix(silk, GOLD, .3), .12))
    c.drawPath(tapered(body.pts((m + .02, 390), (.24, 430), (.52, 408)), [2.4, 3, 2.4]), fill(GOLD))
    neckband(body, shade(_cloth(body.person.look), .9), light(_cloth(body.person.look), .2))


def _gown_skirt(body: Body) -> None:
    skirt(_cloth, 1330, .98, 4, 500, "#2b2424", "shoe", True)(body)


def _long_gown_back(body: Body) -> None:
    colour = _over_gown(body.person.look) if _jacketed(body) else _cloth(body.person.look)
    back_trunk(body, colour, 1.08 if _jacketed(body) else 1.02, seam=False)
    back_collar(body, _cloth(body.person.look), 60, .38)


def _drab(look: Look) -> RGB:
    """The person's colour as an officer's wool: dark, blue-grey or olive."""
    colour = main(look)
    return mix(shade(colour, .62 if lum(colour) > .3 else .9), "#39424a", .52)


def _strap(body: Body, colour: RGB) -> None:
    """The strap of a Sam Browne belt, from the far shoulder to the near hip."""
    line = body.pts((.52, 190), (.20, 300), (-.22, 420), (-.60, 492))
    body.canvas.drawPath(tapered(line, [15, 16, 16, 15]), fill(colour))
    body.canvas.drawPath(tapered([(x - 3, y - 3) for x, y in line], [2, 3, 3, 2]), fill(light(colour, .3), .6))


def _tunic(body: Body) -> None:
    """A tunic buttoned to the neck, with four pockets, shoulder boards, belt and strap."""
    c, m, wool = body.canvas, body.middle, _drab(body.person.look)
    path = trunk(body, wool, 1.05)
    with clipped(c, path):
        c.drawPath(tapered(body.pts((m, 186), (m + .01, 420), (m, 668)), [3, 4, 3]), fill(shade(wool, .5)))
        for u, y, h in ((-.68, 316, 70), (.28, 312, 70), (-.72, 556, 92), (.30, 552, 92)):
            pouch = body.pts((u, y), (u + .38, y - 6), (u + .38, y + h - 4), (u, y + h))
            c.drawPath(poly(pouch), fill(light(wool, .07)))
            c.drawPath(poly(pouch), stroke(shade(wool, .55), 2, .8))
            c.drawPath(smooth(body.pts((u - .01, y - 2, 1), (u + .39, y - 8, 1), (u + .38, y + 14), (u + .19, y + 26), (u, y + 18)), True, .5), fill(shade(wool, .8)))
            c.drawCircle(*body.at(u + .19, y + 15), 4.4, fill(GOLD))
    folds(body, path, wool, 470)
    for u0, u1 in ((-.98, -.56), (.50, .90)):
        board = body.pts((u0, 220), (u1, 186))
        c.drawPath(tapered(board, [24, 19]), fill(shade(accent(body.person.look), .7)))
        c.drawPath(tapered(board, [17, 13]), fill(GOLD))
        c.drawCircle(*body.at((u0 + u1) / 2, 204), 4.6, fill("#fbf3d4"))
    buttons(body, GOLD, (238, 306, 374, 442, 560), 6.5, m + .02)
    neckband(body, shade(wool, .9), rgb(GOLD), .9)
    for x, y in ((-30, 164), (27, 160)):  # collar tabs
        c.drawPath(poly([(x - 10, y - 8), (x + 9, y - 6), (x + 9, y + 9), (x - 10, y + 7)]), fill(accent(body.person.look)))
        c.drawCircle(x, y, 3.4, fill(GOLD))
    _strap(body, _LEATHER)
    belt(body, _LEATHER, 476, 38)
    for k, y in enumerate((332, 350)):  # ribbons over the heart
        for n, tint in enumerate(("#a83b3b", "#d8b465", "#3f6c8c")):
            u = .32 + n * .085
            c.drawPath(poly(body.pts((u, y - 30), (u + .075, y - 31), (u + .075, y - 18), (u, y - 17))), fill(tint, .95 - .1 * k))


def _cape_front(body: Body) -> None:
    """The cape over the near shoulder: its outside falls behind the arm to the calf."""
    if body.acting.pose in ("sit", "kneel", "bow", "lie", "hug") or body.acting.low:
        return
    c, blow = body.canvas, body.acting.wind * .22
    cloth, low = mix(shade(_drab(body.person.look), .72), "#20242c", .3), body.hem(1190)
    cape = smooth(body.pts((-.34, 176, 1), (-.94, 206), (-1.22, 300), (-1.42, 640), (-1.60 - blow, low, 1), (-1.0 - blow, low + 26), (-.36 - blow, low + 8, 1), (-.30, 640), (-.30, 300)), True, .8)
    c.drawPath(cape, fill(cloth))
    with clipped(c, cape):
        for u in (-1.36, -1.08, -.80, -.52):
            c.drawPath(tapered(body.pts((u * .72, 230), (u * .94, 640), (u * 1.06 - blow, low + 20)), [1, 10, 18]), fill(shade(cloth, .55), .6))
        c.drawPath(tapered(body.pts((-.42, 240), (-.40, 640), (-.42 - blow, low + 10)), [10, 22, 30]), fill(shade(accent(body.person.look), .62), .9))
        c.drawPath(tapered(body.pts((-1.3, 300), (-1.44, 640), (-1.62 - blow, low)), [5, 7, 9]), fill(light(cloth, .22), .5))


def _breeches(body: Body) -> None:
    """Breeches in high boots, the skirts of the tunic over them."""
    _cape_front(body)
    wool = _drab(body.person.look)
    trousers(lambda look: shade(_drab(look), .84), "#1c1a1e", 1.12, .92, "boot", "#8d3a3a")(body)
    c = body.canvas
    for far in (True, False):  # the boot's shaft up to the knee
        _, knee, ankle = body.leg_joints(far)
        w = body.leg_widths()
        top: Point = (knee[0] + (ankle[0] - knee[0]) * .16, knee[1] + (ankle[1] - knee[1]) * .16)
        tone = rgb("#17161a") if far else rgb("#232126")
        shaft = tapered([top, ((top[0] + ankle[0]) / 2, (top[1] + ankle[1]) / 2), (ankle[0], ankle[1] + 8)], [w[1] * 1.26, w[1] * 1.14, w[2] * 1.16])
        c.drawPath(shaft, fill(tone))
        with clipped(c, shaft):
            c.drawPath(tapered([(top[0] + w[1] * .2, top[1]), (ankle[0] + w[2] * .2, ankle[1])], [7, 9]), fill("#8f929c", .45, 2))
    if body.acting.pose in ("sit", "kneel") or body.acting.low:
        return
    blow = body.acting.wind * .08
    flap = smooth(body.pts((-.86, 560, 1), (.84, 560, 1), (.98 + blow, 760, 1), (.1, 776), (-1.0 + blow, 764, 1)), True, .5)
    c.drawPath(flap, fill(wool))
    with clipped(c, flap):
        for u in (-.7, -.34, .07, .40, .72):
            c.drawPath(tapered(body.pts((u * .9, 580), (u * 1.06, 770)), [1, 6]), fill(shade(wool, .55), .6))


def _tunic_back(body: Body) -> None:
    """The cape from behind, with its collar."""
    c, wool = body.canvas, _drab(body.person.look)
    back_trunk(body, wool, 1.05)
    blow, low = body.acting.wind * .3, body.hem(1190)
    cloth = mix(shade(wool, .72), "#20242c", .3)
    cape = smooth(body.pts((-.60, 180, 1), (0, 168), (.60, 180, 1), (1.12, 260), (1.26, 640), (1.36 + blow, low, 1), (.5 + blow, low + 28), (-.4 + blow, low + 14), (-1.36 + blow, low, 1), (-1.26, 640), (-1.12, 260)), True, .8)
    c.drawPath(cape, fill(cloth))
    with clipped(c, cape):
        for u in (-.9, -.5, -.1, .3, .7, 1.04):
            c.drawPath(tapered(body.pts((u * .6, 210), (u, 640), (u * 1.1 + blow, low + 30)), [1, 10, 18]), fill(shade(cloth, .55), .6))
    back_collar(body, shade(accent(body.person.look), .6), 62, .50)


def _waistcoat(body: Body) -> None:
    """A jacket over a waistcoat with a watch chain, a stiff white collar and a tie."""
    c, m, look = body.canvas, body.middle, body.person.look
    wool = mix(main(look), "#3f3a3a", .25)
    vest = mix(accent(look), shade(wool, .8), .55)
    path = trunk(body, wool, 1.03)
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.36, 150, 1), (-.44, 240), (-.40, 420), (m - .10, 610, 1), (m + .14, 610, 1), (.40, 420), (.40, 236), (.26, 150, 1)), True, .4), fill(vest))
        shirt_v(body, rgb("#f2eee6"), 318, shade(accent(look), .8), 186)
        for side, tone in ((1, shade(vest, .84)), (-1, light(vest, .1))):  # the waistcoat's points
            c.drawPath(tapered(body.pts((m + .26 * side, 214), (m + .16 * side, 270), (m + .01, 326)), [9, 11, 9]), fill(tone))
        c.drawPath(tapered(body.pts((m, 326), (m + .01, 604)), [2.4, 2.4]), fill(shade(vest, .5)))
        buttons(body, shade(vest, .5), (356, 404, 452, 500, 548), 5.2, m)
        c.drawPath(smooth(body.pts((m, 452), (.14, 486), (.33, 462)), False), stroke(GOLD, 3.4))
        c.drawPath(smooth(body.pts((m, 452), (-.10, 478), (-.24, 458)), False), stroke(GOLD, 3))
        near = [(-.36, 138, 1), (-.58, 186), (-.72, 262, 1), (-.52, 288, 1), (m - .14, 590, 1), (-.34, 360), (-.28, 220)]
        far = [(.27, 136, 1), (.48, 182), (.64, 256, 1), (.46, 282, 1), (m + .18, 590, 1), (.36, 350), (.29, 214)]
        for points, tone in ((far, shade(wool, .78)), (near, light(wool, .12))):
            overlaid(body, smooth(body.pts(*points), True, .3), tone, shade(wool, .36), 4, 6, 4)
        c.drawPath(smooth(body.pts((.44, 316, 1), (.64, 310, 1), (.62, 296), (.56, 282, 1), (.50, 300)), True, .4), fill("#f4efe6"))  # a folded handkerchief
    folds(body, path, wool)


def _waistcoat_back(body: Body) -> None:
    wool = mix(main(body.person.look), "#3f3a3a", .25)
    path = back_trunk(body, wool, 1.04)
    c = body.canvas
    with clipped(c, path):  # a half belt with its two buttons, a yoke above it
        c.drawPath(tapered(body.pts((-.62, 474), (0, 482), (.62, 474)), [34, 34, 34]), fill(shade(wool, .72)))
        c.drawPath(tapered(body.pts((-1, 258), (0, 272), (1, 258)), [4, 5, 4]), fill(shade(wool, .5), .8))
        for u in (-.34, .34):
            c.drawCircle(*body.at(u, 478), 6, fill(shade(wool, .4)))
            c.drawPath(tapered(body.pts((u, 276), (u * .9, 466)), [3, 4]), fill(shade(wool, .55), .7))
    back_collar(body, rgb("#f2eee6"), 54, .38)
    back_collar(body, wool, 38, .46)


GOWN = Outfit(_long_gown, _gown_skirt, _long_gown_back, Sleeve(_cloth, ease=1.1, cuff=fixed(_LINEN)))

OUTFITS = {
    "changshan": GOWN,
    "tunic": Outfit(_tunic, _breeches, _tunic_back, Sleeve(_drab, ease=1.04, cuff=lambda look: shade(accent(look), .6))),
    "threepiece": Outfit(_waistcoat, trousers(lambda look: mix(shade(main(look), .9), "#3f3a3a", .25), "#241d1b"), _waistcoat_back,
                         Sleeve(lambda look: mix(main(look), "#3f3a3a", .25), cuff=fixed("#f2eee6"))),
}

__all__ = ["GOWN", "OUTFITS", "knot", "neckband"]
