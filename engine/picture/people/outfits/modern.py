"""What is worn to work and to dinner: suit, blazer, coat, dress, shirt."""
from __future__ import annotations

from engine.drama.script import Look
from engine.picture.gfx import RGB, clipped, fill, light, mix, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import (
    GOLD,
    Outfit,
    Sleeve,
    accent_of,
    colour_of,
    darker,
    fixed,
    main,
)
from engine.picture.people.outfits.legs import skirt, trousers
from engine.picture.people.outfits.trunks import (
    back_collar,
    back_trunk,
    belt,
    buttons,
    collar,
    folds,
    lapels,
    low_neck,
    overlaid,
    pocket,
    shirt_v,
    throat,
    trunk,
)

WHITE: RGB = rgb("#f1f2f5")


def suiting(look: Look) -> RGB:
    """Cloth for a gentleman's suit: the person's colour, as dark and quiet as suits are."""
    return mix(shade(main(look), .86), "#2b2f3b", .44)


def _suit(body: Body) -> None:
    colour = suiting(body.person.look)
    path = trunk(body, colour)
    with clipped(body.canvas, path):
        shirt_v(body, WHITE, 424, accent_of(body) if body.person.man else None)
        lapels(body, colour, 424)
        buttons(body, shade(colour, .5), (456, 520))
        pocket(body, colour, -.62, 332)
        body.canvas.drawPath(poly(body.pts((-.58, 330), (-.50, 308), (-.44, 324), (-.38, 312), (-.35, 326))), fill("#f6f3ee"))
        pocket(body, colour, -.66, 566, .36)
        pocket(body, colour, .34, 562, .34)
    folds(body, path, colour)


def _suit_back(body: Body) -> None:
    look = body.person.look
    colour = suiting(look) if look.outfit == "suit" else main(look)
    back_trunk(body, colour)
    body.canvas.drawPath(tapered(body.pts((.0, 590), (.02, 668)), [2, 7]), fill(shade(colour, .45)))
    back_collar(body, WHITE, 46, .38)
    back_collar(body, colour, 34, .44)


def _blazer(body: Body) -> None:
    colour, blouse = colour_of(body), light(accent_of(body), .78, "#ffffff")
    path = trunk(body, colour)
    c = body.canvas
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.28, 138, 1), (-.46, 214), (body.middle, 436, 1), (.31, 210), (.20, 150, 1)), True, .4), fill(blouse))
        c.drawPath(smooth(body.pts((-.40, 170), (-.44, 230), (body.middle - .02, 430), (-.12, 300))), fill(shade(blouse, .78), .5, 3))
        throat(body, 246)
        if not body.person.man:
            c.drawPath(tapered([(-29, 168), (-9, 205), (7, 214), (18, 200), (27, 166)], [1.4] * 5), fill("#e8cf94"))
            c.drawCircle(7, 220, 4.6, fill("#f6e6b8"))
        lapels(body, colour, 440)
        buttons(body, GOLD, (470,), 6)
        pocket(body, colour, -.62, 556, .34)
        pocket(body, colour, .30, 552, .30)
    folds(body, path, colour, 458)


def _coat(body: Body) -> None:
    colour, knit = colour_of(body), mix(accent_of(body), "#cfc6bb", .42)
    path = trunk(body, colour, 1.06)
    c, m = body.canvas, body.middle
    with clipped(c, path):
        c.drawPath(smooth(body.pts((-.34, 120, 1), (-.40, 220), (m - .12, 680, 1), (m + .18, 680, 1), (.38, 210), (.30, 118, 1)), True, .4), fill(knit))
        for k in range(5):
            u = -.22 + k * .13
            c.drawPath(tapered(body.pts((u, 210), (u * .7 + .02, 420), (u * .5 + .03, 668)), [1, 2.2, 1]), fill(shade(knit, .66), .35))
        near = [(-.34, 128, 1), (-.58, 180, 1), (-.76, 274, 1), (-.54, 288, 1), (m - .10, 680, 1), (-.34, 260)]
        far = [(.28, 126, 1), (.52, 176, 1), (.66, 266, 1), (.46, 280, 1), (m + .18, 680, 1), (.30, 250)]
        for points, tone in ((far, shade(colour, .80)), (near, light(colour, .12))):
            overlaid(body, smooth(body.pts(*points), True, .3), tone, shade(colour, .35), 4, 7, 5)
        buttons(body, shade(colour, .45), (400, 500, 600), 7, -.40)
        pocket(body, colour, -.72, 540, .30, 70)
    folds(body, path, colour)
    _turtleneck(body, knit)


def _turtleneck(body: Body, knit: RGB) -> None:
    c = body.canvas
    w = (1.34 if body.person.man else 1.06) * (.8 if body.person.child else 1)
    neck = smooth([(-46 * w, 98), (-54 * w, 150), (0, 176), (44 * w, 148), (38 * w, 96), (0, 116)])
    c.drawPath(neck, fill(knit))
    with clipped(c, neck):
        c.drawPath(smooth([(-90, 60), (70, 60), (52, 128), (10, 148), (-30, 156), (-50, 176), (-90, 160)]), fill(shade(knit, .58), .75, 3))
        for k in range(8):
            x = (-46 + k * 13) * w
            c.drawPath(tapered([(x, 96), (x - 2, 130), (x + 1, 172)], [1, 2.2, 1]), fill(shade(knit, .58), .4))
        c.drawPath(tapered([(-54 * w, 132), (0, 152), (46 * w, 130)], [1, 3, 1]), fill(shade(knit, .5), .5))


def _coat_lower(body: Body) -> None:
    trousers(fixed("#262831"), kind="boot" if not body.person.man else "shoe", flare=1.2)(body)
    if body.acting.pose == "sit":
        return
    colour, c = colour_of(body), body.canvas
    blow = body.acting.wind * .14
    hem = 1090 if body.acting.pose != "kneel" else 980
    for points, tone in (
            ([(.10, 560, 1), (.86, 560), (.98, 800), (1.06 + blow, hem - 6, 1), (.60 + blow, hem + 6), (.26 + blow, hem, 1)], shade(colour, .78)),
            ([(-.92, 560), (.03, 560, 1), (.0, 820), (-.10 + blow, hem + 14, 1), (-.60 + blow, hem + 12), (-1.16 + blow, hem - 4, 1), (-1.04, 800)], colour)):
        path = smooth(body.pts(*points), True, .7)
        c.drawPath(path, fill(tone))
        with clipped(c, path):
            for u in (-.86, -.52, -.2, .44, .76):
                c.drawPath(tapered(body.pts((u * .8, 600), (u * .95, 820), (u * 1.1 + blow, hem)), [.6, 6, 9]), fill(shade(tone, .6), .55))


def _coat_back(body: Body) -> None:
    colour = colour_of(body)
    back_trunk(body, colour, 1.08)
    belt(body, shade(colour, .78), 470, 30, False)
    back_collar(body, colour, 62, .56)


def _coat_lower_back(body: Body) -> None:
    (_coat_lower_closed if body.back else _coat_lower)(body)


def _coat_lower_closed(body: Body) -> None:
    trousers(fixed("#262831"))(body)
    colour, c, blow = colour_of(body), body.canvas, body.acting.wind * .14
    low = body.hem(1086)
    path = smooth(body.pts((-.94, 560, 1), (.94, 560, 1), (1.02, 800), (1.14 + blow, low, 1), (blow, low + 14), (-1.14 + blow, low, 1), (-1.02, 800)), True, .7)
    c.drawPath(path, fill(colour))
    with clipped(c, path):
        for u in (-.8, -.4, 0, .4, .8):
            c.drawPath(tapered(body.pts((u * .8, 600), (u, 820), (u * 1.15 + blow, low + 14)), [.6, 6, 9]), fill(shade(colour, .6), .6))


def _dress(body: Body) -> None:
    colour = colour_of(body)
    path = trunk(body, colour)
    c = body.canvas
    with clipped(c, path):
        neckline = low_neck(body, (-.52, 70, 1), (-.50, 196), (-.22, 262), (.06, 256), (.34, 256), (.48, 192), (.48, 70, 1))
        with clipped(c, neckline):
            c.drawPath(tapered([(-28, 170), (-8, 212), (8, 222), (21, 206), (27, 168)], [1.3] * 5), fill("#f0dfae"))
            c.drawCircle(8, 228, 4.6, fill("#fff6d8"))
        c.drawPath(neckline, stroke(shade(colour, .7), 4, .9))
        for a, b in ((-.52, -.30), (.46, .26)):
            c.drawPath(tapered(body.pts((a, 316), (b, 400), (b * 1.1, 462)), [.6, 4, 1]), fill(shade(colour, .58), .6))
    folds(body, path, colour, 452)
    belt(body, shade(colour, .66), 462, 20, False)


def _dress_back(body: Body) -> None:
    colour = colour_of(body)
    back_trunk(body, colour)
    body.canvas.drawPath(smooth(body.pts((-.42, 160, 1), (-.30, 220), (0, 252), (.30, 220), (.42, 160, 1), (0, 140))), fill(mix(body.person.tones.skin, body.person.tones.shadow, .4)))
    belt(body, shade(colour, .66), 462, 20, False)


def _shirt(body: Body) -> None:
    colour = colour_of(body)
    path = trunk(body, colour, 1.02)
    c, m = body.canvas, body.middle
    with clipped(c, path):
        throat(body, 226)
        c.drawPath(tapered(body.pts((.06, 226), (m, 420), (m, 668)), [2, 3, 2]), fill(shade(colour, .6), .75))
        buttons(body, light(shade(colour, .66), .1), (284, 364, 444, 524, 604), 4.4)
        c.drawPath(poly(body.pts((.26, 306), (.62, 300), (.60, 372), (.44, 386), (.27, 376))), fill(shade(colour, .9), .8))
    folds(body, path, colour)
    collar(body, colour, 224, 1.05)


def _shirt_back(body: Body) -> None:
    colour = colour_of(body)
    back_trunk(body, colour, 1.02, seam=False)
    body.canvas.drawPath(tapered(body.pts((-.92, 246), (0, 262), (.92, 246)), [1, 2.4, 1]), fill(shade(colour, .6), .7))
    back_collar(body, colour, 40, .40)


def _suit_lower(body: Body) -> None:
    trousers(suiting)(body)


OUTFITS = {
    "suit": Outfit(_suit, _suit_lower, _suit_back, Sleeve(suiting, cuff=fixed(WHITE))),
    "blazer": Outfit(_blazer, lambda b: (trousers(darker(.9)) if b.person.man else skirt(darker(.9), 880, .84, 4))(b), _suit_back, Sleeve()),
    "coat": Outfit(_coat, _coat_lower_back, _coat_back, Sleeve(ease=1.10)),
    "dress": Outfit(_dress, skirt(main, 1020, 1.22, 7, shoe_colour="#c9a86a"), _dress_back, Sleeve(style="puff"), .60),
    "shirt": Outfit(_shirt, trousers(fixed("#2d3142")), _shirt_back, Sleeve(style="rolled")),
}
