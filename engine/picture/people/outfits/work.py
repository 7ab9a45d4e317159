"""Clothes that say what somebody does: white coat, school uniform, apron, police."""
from __future__ import annotations

from engine.picture.gfx import RGB, Point, clipped, fill, light, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD, Outfit, Sleeve, accent, darker, fixed, main
from engine.picture.people.outfits.legs import skirt, trousers
from engine.picture.people.outfits.trunks import (
    back_collar,
    back_trunk,
    belt,
    buttons,
    collar,
    folds,
    lapels,
    pocket,
    shirt_v,
    throat,
    trunk,
)

_LINEN: RGB = rgb("#eef1f4")
_WHITE: RGB = rgb("#f3f4f7")


def _whitecoat(body: Body) -> None:
    look, c = body.person.look, body.canvas
    path = trunk(body, _LINEN, 1.05)
    with clipped(c, path):
        shirt_v(body, light(look.color, .5, "#dfeaf5"), 440, accent(look) if body.person.man else None)
        lapels(body, _LINEN, 450)
        buttons(body, "#b9c2cc", (486, 552, 618))
        pocket(body, _LINEN, -.70, 540, .40, 90)
        pocket(body, _LINEN, -.62, 338, .32, 54)
        tube = "#2c3138"
        c.drawPath(tapered(body.pts((-.34, 150), (-.42, 262), (-.20, 350), (.02, 374)), [7, 7, 6, 6]), fill(tube))
        c.drawPath(tapered(body.pts((.34, 148), (.44, 240), (.38, 336)), [7, 7, 6]), fill(tube))
        x, y = body.at(.38, 346)
        c.drawCircle(x, y, 13, fill("#c9ced6"))
        c.drawCircle(x, y, 7.5, fill("#8e96a3"))
        x, y = body.at(-.46, 330)
        c.drawPath(poly([(x - 4, y - 12), (x, y - 12), (x, y + 34), (x - 4, y + 34)]), fill("#3f6fb0"))
    folds(body, path, _LINEN)


def _whitecoat_lower(body: Body) -> None:
    trousers(fixed("#37435a"))(body)
    if body.acting.pose in ("sit", "kneel"):
        return
    c, blow = body.canvas, body.acting.wind * .12
    parts: list[list[Point]] = [[(-.94, 560, 1), (.94, 560, 1), (1.06 + blow, 960, 1), (blow, 974), (-1.06 + blow, 960, 1)]] if body.back else [
        [(.10, 560, 1), (.84, 560, 1), (.98 + blow, 956, 1), (.34 + blow, 962, 1)],
        [(-.90, 560, 1), (.02, 560, 1), (-.06 + blow, 968, 1), (-1.08 + blow, 958, 1)]]
    for i, points in enumerate(parts):
        tone = shade(_LINEN, .84) if i == 0 and not body.back else _LINEN
        path = smooth(body.pts(*points), True, .6)
        c.drawPath(path, fill(tone))
        with clipped(c, path):
            for u in (-.8, -.45, .5, .8):
                c.drawPath(tapered(body.pts((u * .85, 600), (u, 780), (u * 1.1 + blow, 970)), [.6, 6, 8]), fill(shade(tone, .7), .6))


def _coat_back(body: Body) -> None:
    back_trunk(body, _LINEN, 1.06)
    belt(body, shade(_LINEN, .88), 476, 26, False)
    back_collar(body, _LINEN, 44, .46)


def _grown(body: Body) -> bool:
    """Whether a uniform is that of a trade, not of a school."""
    return body.person.age not in ("child", "young")


def _uniform(body: Body) -> None:
    look, c, man = body.person.look, body.canvas, body.person.man or _grown(body)
    colour = main(look)
    path = trunk(body, colour)
    with clipped(c, path):
        shirt_v(body, _WHITE, 366 if man else 346, accent(look) if man else None)
        lapels(body, colour, 370 if man else 352, .84)
        buttons(body, GOLD, (412, 478, 544), 5.5)
        pocket(body, colour, -.66, 560, .34)
        c.drawPath(smooth(body.pts((-.58, 300), (-.34, 296), (-.34, 336), (-.46, 350), (-.58, 338)), True, .5), fill(GOLD))
        c.drawPath(smooth(body.pts((-.53, 308), (-.39, 305), (-.39, 332), (-.46, 341), (-.53, 334)), True, .5), fill(shade(colour, .8)))
    folds(body, path, colour, 462)
    if not man:
        _bow(body, accent(look))


def _bow(body: Body, colour: RGB) -> None:
    c = body.canvas
    for points in ([(6, 198, 1), (-36, 178), (-42, 216), (4, 212, 1)], [(10, 198, 1), (46, 180), (50, 214), (10, 212, 1)]):
        c.drawPath(smooth(points, True, .6), fill(colour))
    for end in ([(4, 208), (-10, 236), (-16, 262)], [(10, 208), (20, 236), (24, 260)]):
        c.drawPath(tapered(end, [6, 10, 8]), fill(shade(colour, .84)))
    c.drawCircle(8, 205, 8.5, fill(shade(colour, .74)))


def _uniform_lower(body: Body) -> None:
    if body.person.man or _grown(body):
        trousers(fixed("#3d4250"))(body)
    else:
        skirt(lambda look: shade(look.accent, .74), 850 if not body.person.child else 880, 1.16, 10, shoe_colour="#2a2326", kind="shoe")(body)


def _uniform_back(body: Body) -> None:
    colour = main(body.person.look)
    back_trunk(body, colour)
    back_collar(body, _WHITE, 44, .38)
    back_collar(body, colour, 32, .44)


def _apron(body: Body) -> None:
    look, c = body.person.look, body.canvas
    shirt, cloth = light(look.accent, .62, "#ffffff"), main(look)
    path = trunk(body, shirt, 1.02)
    throat(body, 214)
    folds(body, path, shirt)
    with clipped(c, path):
        bib = smooth(body.pts((-.40, 280, 1), (.42, 276, 1), (.56, 440), (.86, 500), (.90, 690, 1), (-.96, 690, 1), (-.88, 500), (-.54, 440)), True, .5)
        c.drawPath(bib, fill(cloth))
        for a, b in (((-.38, 284), (-.32, 168)), ((.40, 280), (.30, 164))):
            c.drawPath(tapered(body.pts(a, b), [11, 11]), fill(shade(cloth, .86)))
        c.drawPath(smooth(body.pts((-.30, 530, 1), (.34, 530, 1), (.32, 620), (.02, 634), (-.28, 620)), True, .5), fill(shade(cloth, .86)))
        c.drawPath(tapered(body.pts((-.30, 532), (.34, 532)), [3, 3]), fill(shade(cloth, .6), .7))
    belt(body, shade(cloth, .8), 474, 16, False)
    collar(body, shirt, 212)


def _apron_lower(body: Body) -> None:
    trousers(fixed("#3a3f4d"))(body)
    if body.acting.pose in ("sit", "kneel") or body.back:
        return
    cloth, blow = main(body.person.look), body.acting.wind * .12
    path = smooth(body.pts((-.92, 600, 1), (.86, 600, 1), (.84 + blow, 900, 1), (0 + blow, 914), (-.94 + blow, 902, 1)), True, .6)
    body.canvas.drawPath(path, fill(cloth))
    with clipped(body.canvas, path):
        for u in (-.7, -.3, .2, .6):
            body.canvas.drawPath(tapered(body.pts((u, 640), (u * 1.05, 780), (u * 1.1 + blow, 910)), [.6, 5, 7]), fill(shade(cloth, .62), .55))


def _apron_back(body: Body) -> None:
    look, c = body.person.look, body.canvas
    cloth = main(look)
    back_trunk(body, light(look.accent, .62, "#ffffff"), 1.02, seam=False)
    for u in (-1, 1):
        c.drawPath(tapered(body.pts((u * .30, 176), (u * .10, 330), (u * -.5, 478)), [10, 10, 10]), fill(cloth))
    belt(body, cloth, 474, 16, False)
    x, y = body.at(0, 484)
    for u in (-1, 1):
        c.drawPath(smooth([(x, y), (x + u * 40, y - 26), (x + u * 46, y + 14)]), fill(cloth))
        c.drawPath(tapered([(x, y), (x + u * 18, y + 40), (x + u * 22, y + 86)], [6, 9, 8]), fill(shade(cloth, .86)))


_POLICE: RGB = rgb("#2a3550")


def _police(body: Body) -> None:
    c, m = body.canvas, body.middle
    blue = rgb("#8fb0d6")
    path = trunk(body, _POLICE, 1.02)
    with clipped(c, path):
        shirt_v(body, blue, 330, rgb("#1d2436"), 186)
        lapels(body, _POLICE, 336, .80)
        buttons(body, "#d5d9e0", (376, 430, 540, 600), 5.5)
        for u in (-.62, .30):
            c.drawPath(smooth(body.pts((u, 336, 1), (u + .32, 332, 1), (u + .32, 350, 1), (u + .16, 366), (u, 354, 1)), True, .4), fill(shade(_POLICE, .74)))
        x, y = body.at(.46, 306)
        c.drawPath(smooth([(x - 15, y - 8), (x, y - 20), (x + 15, y - 8), (x + 10, y + 12), (x, y + 20), (x - 10, y + 12)]), fill("#d9dde4"))
        c.drawCircle(x, y, 7, fill("#3f62a8"))
        c.drawPath(poly(body.pts((-.60, 316), (-.36, 313), (-.36, 326), (-.60, 329))), fill("#d9dde4"))
        for u0, u1 in ((-.92, -.62), (.56, .84)):
            c.drawPath(tapered(body.pts((u0, 214), (u1, 190)), [17, 13]), fill(shade(_POLICE, .7)))
            c.drawCircle(*body.at((u0 + u1) / 2, 203), 4, fill("#d9dde4"))
        c.drawPath(tapered(body.pts((m, 480), (m, 668)), [2, 2]), fill(shade(_POLICE, .5)))
    folds(body, path, _POLICE)
    belt(body, rgb("#191b22"), 478, 32)


def _police_back(body: Body) -> None:
    back_trunk(body, _POLICE, 1.02)
    belt(body, rgb("#191b22"), 478, 32, False)
    back_collar(body, _POLICE, 42, .42)


_TICKING: RGB = rgb("#eef2f6")
_STRIPE: RGB = rgb("#6f93bd")


def _striped(body: Body) -> None:
    """Stripes down the trunk, as on hospital pyjamas."""
    for k in range(-6, 7):
        u = k * .17
        body.canvas.drawPath(tapered(body.pts((u * .9, 150), (u, 330), (u * .94, 480), (u * 1.04, 680)), [9, 10, 9, 10]), fill(_STRIPE, .85))


def _patient(body: Body) -> None:
    c, m = body.canvas, body.middle
    path = trunk(body, _TICKING, 1.08)
    with clipped(c, path):
        _striped(body)
        throat(body, 250)
        c.drawPath(tapered(body.pts((m, 250), (m + .02, 460), (m, 668)), [3, 4, 3]), fill(shade(_TICKING, .7), .9))
        buttons(body, "#ffffff", (300, 384, 468, 552), 5.5)
        c.drawPath(poly(body.pts((.26, 312), (.60, 306), (.58, 388), (.27, 392))), fill(_TICKING))
        c.drawPath(tapered(body.pts((.26, 318), (.60, 312)), [8, 8]), fill(_STRIPE, .85))
        c.drawPath(poly(body.pts((.26, 312), (.60, 306), (.58, 388), (.27, 392))), stroke(shade(_TICKING, .72), 2, .8))
    folds(body, path, _TICKING, 480)
    for side, tone in ((1, shade(_TICKING, .86)), (-1, _TICKING)):
        x = 36 * side - 4
        leaf = smooth([(x * .9, 126, 1), (x * 1.6, 150), (x * 1.5, 214, 1), (6, 250, 1), (x * .8, 176)], True, .5)
        c.drawPath(leaf, fill(tone))
        c.drawPath(leaf, stroke(_STRIPE, 3.4, .8))


def _patient_lower(body: Body) -> None:
    trousers(fixed(_TICKING), "#7d9cbc", 1.06, 1.55, kind="shoe", stripes=_STRIPE)(body)


def _patient_back(body: Body) -> None:
    with clipped(body.canvas, back_trunk(body, _TICKING, 1.08, seam=False)):
        _striped(body)
    back_collar(body, _TICKING, 44, .44)


OUTFITS = {
    "patient": Outfit(_patient, _patient_lower, _patient_back, Sleeve(fixed(_TICKING), ease=1.12, stripes=fixed(_STRIPE))),
    "whitecoat": Outfit(_whitecoat, _whitecoat_lower, _coat_back, Sleeve(fixed(_LINEN), ease=1.06)),
    "uniform": Outfit(_uniform, _uniform_lower, _uniform_back, Sleeve(cuff=fixed(_WHITE))),
    "apron": Outfit(_apron, _apron_lower, _apron_back, Sleeve(lambda look: light(look.accent, .62, "#ffffff"), style="rolled")),
    "police": Outfit(_police, trousers(fixed(_POLICE), stripe="#8fa3c8"), _police_back, Sleeve(fixed(_POLICE), cuff=darker(.8))),
}
