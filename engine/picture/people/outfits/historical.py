"""Clothes of other times: hanfu, scholar's or emperor's robe, qipao, armour."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, clipped, fill, light, mix, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD, Outfit, Sleeve, accent, fixed, main
from engine.picture.people.outfits.legs import skirt, trousers
from engine.picture.people.outfits.trunks import back_collar, back_trunk, belt, folds, throat, trunk
from engine.picture.skia_load import skia

_SILK: RGB = rgb("#f4efe6")
_STEEL: RGB = rgb("#737987")


def _crossed(body: Body, outer: RGB, low: float = 462, wide: float = 1.0) -> None:
    """Crossed collars, the near side over the far one, a white inner one showing."""
    c, far, near = body.canvas, .40 * wide, -.52 * wide
    c.drawPath(poly(body.pts((near, 146), (-.42, 92), (.34, 92), (far, 146))), fill(shade(outer, .46)))  # it goes round the neck
    throat(body, 214)
    c.drawPath(smooth(body.pts((.29, 92, 1), (.22, 142), (.02, 232), (-.64, low, 1), (-.44, low, 1), (.22, 240), (far - .02, 174), (far, 120, 1)), True, .5), fill(shade(outer, .78)))
    c.drawPath(tapered(body.pts((.285, 100), (.205, 148), (.0, 236), (-.64, low)), [3, 9, 10, 10]), fill(shade(_SILK, .92)))
    c.drawPath(smooth(body.pts((-.37, 92, 1), (-.29, 146), (-.08, 236), (.52, low + 10, 1), (.22, low + 10, 1), (-.30, 250), (near + .05, 186), (near + .02, 140), (-.43, 104, 1)), True, .7), fill(outer))
    c.drawPath(tapered(body.pts((-.365, 100), (-.28, 150), (-.06, 242), (.515, low)), [3, 11, 12, 12]), fill(_SILK))
    c.drawPath(tapered(body.pts((-.42, 122), (-.36, 186), (-.14, 270), (.36, low)), [1, 1.6, 1.8, 1.4]), fill(GOLD, .8))


def _sash(body: Body, colour: RGB, y: float = 450, height: float = 70) -> None:
    c = body.canvas
    belt(body, colour, y, height, False)
    near, far = body.edge(y)
    for dy in (12, height - 14):
        c.drawPath(tapered(body.pts((-near, y + dy - 6), (0, y + dy + 3), (far, y + dy - 6)), [3.4] * 3), fill(GOLD, .9))


def _hanfu(body: Body) -> None:
    look, c, m = body.person.look, body.canvas, body.middle
    colour, trim = main(look), accent(look)
    path = trunk(body, colour, 1.03)
    with clipped(c, path):
        _crossed(body, trim)
    folds(body, path, colour, 440)
    high = 0 if body.person.man else -26
    _sash(body, shade(trim, .72), 452 + high, 66)
    blow = body.acting.wind * .2
    c.drawPath(tapered(body.pts((m - .10, 500 + high), (m - .12 + blow * .4, 640), (m - .15 + blow, 830)), [12, 15, 20]), fill(light(trim, .12)))
    c.drawPath(tapered(body.pts((m + .02, 500 + high), (m + .05 + blow * .4, 620), (m + .06 + blow, 760)), [10, 13, 16]), fill(trim))
    x, y = body.at(m - .12, 586)
    c.drawCircle(x, y, 14, fill("#a9d6bf"))
    c.drawCircle(x, y, 5, fill(shade(trim, .6)))


def _hanfu_back(body: Body) -> None:
    look = body.person.look
    back_trunk(body, main(look), 1.04)
    _sash(body, shade(accent(look), .72), 452 if body.person.man else 426, 66)
    back_collar(body, accent(look), 44, .44)


def _robe(body: Body) -> None:
    look, c = body.person.look, body.canvas
    colour, trim = main(look), accent(look)
    path = trunk(body, colour, 1.08)
    with clipped(c, path):
        _crossed(body, mix(trim, GOLD, .3), 500, 1.15)
        x, y = body.at(-.44, 330)
        _medallion(body, x, y, 46)
    folds(body, path, colour, 470)
    belt(body, rgb("#2b2028"), 494, 40, False)
    x, y = body.at(body.middle, 516)
    c.drawRoundRect(_square(x, y, 22), 6, 6, fill(GOLD))
    c.drawCircle(x, y, 11, fill("#9fd3b8"))


def _square(x: float, y: float, r: float) -> Any:
    return skia.Rect(x - r, y - r * .8, x + r, y + r * .8)


def _medallion(body: Body, x: float, y: float, r: float) -> None:
    """A round woven badge with a coiled cloud."""
    c = body.canvas
    r *= body.person.tall
    c.drawCircle(x, y, r, fill(GOLD, .85))
    c.drawCircle(x, y, r * .86, fill(shade(main(body.person.look), .82)))
    for k in range(5):
        c.save()
        c.translate(x, y)
        c.rotate(72 * k)
        c.drawPath(tapered([(0, -r * .2), (r * .34, -r * .44), (r * .1, -r * .70), (-r * .16, -r * .52)], [2, 6, 5, 1.4]), fill(GOLD, .95))
        c.restore()
    c.drawCircle(x, y, r * .16, fill(GOLD))


def _robe_back(body: Body) -> None:
    look = body.person.look
    back_trunk(body, main(look), 1.09)
    x, y = body.at(0, 330)
    _medallion(body, x, y, 60)
    belt(body, rgb("#2b2028"), 494, 40, False)
    back_collar(body, mix(accent(look), GOLD, .3), 44, .46)


def _qipao(body: Body) -> None:
    look, c = body.person.look, body.canvas
    colour, trim = main(look), accent(look)
    path = trunk(body, colour, .99)
    with clipped(c, path):
        c.drawPath(tapered(body.pts((.06, 176), (.22, 232), (.60, 262), (.80, 300)), [5, 5, 5, 5]), fill(trim))
        for u, y in ((.10, 200), (.36, 250), (.66, 274)):
            x, yy = body.at(u, y)
            c.drawPath(smooth([(x - 11, yy - 3), (x, yy - 8), (x + 11, yy - 3), (x, yy + 5)]), fill(GOLD))
            c.drawCircle(x, yy - 1, 3.4, fill(light(trim, .3)))
        for u, y, k in ((-.50, 330, 1.0), (-.30, 560, 1.3), (.36, 440, .9), (-.10, 430, .7)):
            x, yy = body.at(u, y)
            for a in range(5):
                c.save()
                c.translate(x, yy)
                c.rotate(a * 72)
                c.drawPath(smooth([(0, 0), (7 * k, -9 * k), (0, -17 * k), (-7 * k, -9 * k)]), fill(light(colour, .28), .8))
                c.restore()
            c.drawCircle(x, yy, 3.6 * k, fill(GOLD, .9))
    folds(body, path, colour, 462)
    w = .82 if not body.person.man else 1.1
    neck = smooth([(-46 * w, 112, 1), (-54 * w, 160), (-20, 186), (8, 190, 1), (30, 182), (42 * w, 152), (38 * w, 110, 1), (4, 132)])
    c.drawPath(neck, fill(colour))
    c.drawPath(tapered([(-46 * w, 113), (4, 133), (38 * w, 111)], [4, 4, 4]), fill(trim))
    with clipped(c, neck):
        c.drawPath(smooth([(-80, 90), (60, 90), (30, 136), (-20, 150), (-80, 190)]), fill(shade(colour, .5), .5, 4))
    c.drawCircle(8, 176, 4.4, fill(GOLD))


def _changshan(body: Body) -> None:
    """The long gown of a gentleman: the fastening of a qipao on a straight trunk, without flowers."""
    look, c = body.person.look, body.canvas
    colour, trim = main(look), accent(look)
    path = trunk(body, colour, 1.04)
    with clipped(c, path):
        c.drawPath(tapered(body.pts((.06, 176), (.22, 232), (.60, 262), (.80, 300)), [3, 3, 3, 3]), fill(shade(colour, .6)))
        for u, y in ((.10, 200), (.36, 250), (.66, 274), (.80, 360), (.80, 450)):
            x, yy = body.at(u, y)
            c.drawPath(smooth([(x - 11, yy - 3), (x, yy - 8), (x + 11, yy - 3), (x, yy + 5)]), fill(trim))
    folds(body, path, colour, 462)
    neck = smooth([(-50, 112, 1), (-59, 160), (-20, 186), (8, 190, 1), (30, 182), (46, 152), (42, 110, 1), (4, 132)])
    c.drawPath(neck, fill(colour))
    c.drawPath(tapered([(-50, 113), (4, 133), (42, 111)], [4, 4, 4]), fill(light(colour, .3)))
    with clipped(c, neck):
        c.drawPath(smooth([(-80, 90), (60, 90), (30, 136), (-20, 150), (-80, 190)]), fill(shade(colour, .5), .5, 4))


def _qipao_back(body: Body) -> None:
    colour = main(body.person.look)
    back_trunk(body, colour, .99)
    back_collar(body, colour, 62, .36)


def _armour(body: Body) -> None:
    look, c, m = body.person.look, body.canvas, body.middle
    cloth, trim = main(look), accent(look)
    steel = mix(_STEEL, cloth, .22)
    path = trunk(body, steel, 1.08)
    with clipped(c, path):
        for row in range(12):
            top = 250 + row * 36
            for k in range(13):
                u = -1.12 + k * .18 + (.09 if row % 2 else 0)
                c.drawPath(smooth(body.pts((u, top, 1), (u + .17, top, 1), (u + .165, top + 24), (u + .085, top + 36), (u + .005, top + 24)), True, .6),
                           fill(light(steel, .10) if (k + row) % 3 else shade(steel, .92)))
                c.drawPath(tapered(body.pts((u + .005, top + 24), (u + .085, top + 37), (u + .165, top + 24)), [1, 2.4, 1]), fill(shade(steel, .5), .8))
        c.drawPath(smooth(body.pts((-1.2, 300), (-.7, 250), (-.66, 420), (-.6, 700), (-1.2, 700))), fill(shade(steel, .5), .5, 6))
        for u in (-.40, .42):
            x, y = body.at(u, 318)
            c.drawCircle(x, y, 44 * body.person.girth, fill(shade(steel, .8)))
            c.drawCircle(x, y, 40 * body.person.girth, fill(light(steel, .22)))
            c.drawCircle(x, y, 40 * body.person.girth, stroke(GOLD, 4))
            c.drawPath(tapered([(x - 24, y - 6), (x - 6, y - 24), (x + 14, y - 26)], [1, 6, 1]), fill("#ffffff", .45, 1.5))
        c.drawPath(smooth(body.pts((-.5, 130), (-.52, 214), (m, 250), (.48, 206), (.40, 130))), fill(shade(steel, .7)))
    throat(body, 178)
    c.drawPath(smooth([(-60, 130), (-84, 170), (-50, 214), (6, 232), (60, 208), (78, 164), (50, 126), (40, 170), (6, 194), (-48, 176)]), fill(trim))
    c.drawPath(tapered([(-66, 180), (-30, 210), (6, 218), (50, 196)], [1, 4, 4, 1]), fill(shade(trim, .6), .7))
    belt(body, rgb("#4a2d22"), 478, 40)
    _armour_cape(body, trim)


def _armour_cape(body: Body, colour: RGB) -> None:
    for u in (-.62, .56):
        x, y = body.at(u, 214)
        body.canvas.drawCircle(x, y, 15, fill(GOLD))
        body.canvas.drawCircle(x, y, 8, fill(shade(colour, .8)))


def _armour_lower(body: Body) -> None:
    look, c = body.person.look, body.canvas
    trousers(fixed("#33303a"), "#2a2226", 1.0, 1.0, "boot")(body)
    if body.acting.pose in ("sit", "kneel"):
        return
    steel = mix(_STEEL, main(look), .22)
    blow = body.acting.wind * .08
    skirt_path = smooth(body.pts((-.94, 560, 1), (.90, 560, 1), (1.06 + blow, 900, 1), (0, 922), (-1.10 + blow, 904, 1)), True, .6)
    c.drawPath(skirt_path, fill(shade(main(look), .8)))
    for a, b, tone in ((.14, .98, shade(steel, .8)), (-1.0, -.12, steel)):
        flap = smooth(body.pts((a * .9, 560, 1), (b * .9, 560, 1), (b * 1.08 + blow, 850, 1), ((a + b) / 2 + blow, 868), (a * 1.08 + blow, 850, 1)), True, .5)
        c.drawPath(flap, fill(tone))
        with clipped(c, flap):
            for row in range(8):
                low = 570 + row * 38
                c.drawPath(tapered(body.pts((a - .1, low + 26), ((a + b) / 2, low + 38), (b + .1, low + 26)), [4, 4, 4]), fill(shade(tone, .55), .8))
                c.drawPath(tapered(body.pts((a - .1, low + 31), ((a + b) / 2, low + 43), (b + .1, low + 31)), [1.6] * 3), fill(light(tone, .3), .6))
        c.drawPath(flap, stroke(GOLD, 4, .9))


def _armour_back(body: Body) -> None:
    look = body.person.look
    trim = accent(look)
    back_trunk(body, mix(_STEEL, main(look), .22), 1.08)
    blow = body.acting.wind * .3
    c = body.canvas
    low = body.hem(1180)
    cape = smooth(body.pts((-.66, 190, 1), (0, 176), (.66, 190, 1), (1.08, 500), (1.24 + blow, low, 1), (.5 + blow, low + 30), (-.4 + blow, low + 16), (-1.24 + blow, low, 1), (-1.08, 500)), True, .8)
    c.drawPath(cape, fill(trim))
    with clipped(c, cape):
        for u in (-.8, -.42, -.05, .35, .75):
            c.drawPath(tapered(body.pts((u * .6, 210), (u, 640), (u * 1.2 + blow, 1210)), [1, 9, 16]), fill(shade(trim, .6), .6))



CHANGSHAN = Outfit(_changshan, skirt(main, 1330, .96, 4, 500, "#2b2424", "shoe", True), _qipao_back, Sleeve(ease=1.08, cuff=fixed("#efeae0")))
"""What men wear by the word qipao."""

OUTFITS = {
    "hanfu": Outfit(_hanfu, lambda b: skirt(main, 1398, 1.10 if b.person.man else 1.24, 9, 470 if b.person.man else 440, "#3a2a2a", "shoe", False, accent)(b),
                    _hanfu_back, Sleeve(style="wide")),
    "robe": Outfit(_robe, skirt(main, 1398, 1.12, 7, 500, "#2b2424", "boot", False, lambda look: mix(look.accent, GOLD, .3)), _robe_back, Sleeve(style="wide", ease=1.1)),
    "qipao": Outfit(_qipao, skirt(main, 1190, .80, 3, 470, "#b08a5a", "heel", True, None, True), _qipao_back, Sleeve(style="short", ease=1.04)),
    "armour": Outfit(_armour, _armour_lower, _armour_back, Sleeve(lambda look: shade(look.color, .8), plate=True, cuff=fixed(_STEEL))),
}
