"""Trunks of garments from before and behind, with collars, shirts, lapels, buttons, belts."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import (
    RGB,
    Colour,
    Point,
    clipped,
    fill,
    light,
    linear,
    poly,
    shade,
    smooth,
    tapered,
)
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD
from engine.picture.people.outfits.sleeves import around


def trunk(body: Body, colour: RGB, ease: float = 1.0, bottom: float = 668) -> Any:
    """The garment's body with its volume; returns the path, for clipping details."""
    c, s = body.canvas, body.s
    path = body.shell(ease, bottom)
    cut = path if body.back else body.shell(ease, bottom, neckline=True)
    c.drawPath(cut, fill(colour))
    with clipped(c, cut):
        near, dark = shade(colour, .66), shade(colour, .52)
        side = body.pts((-1.3, 150), (-.62, 230), (-.70, 330), (-.52, 470), (-.60, 600), (-.56, 700), (-1.4, 720))
        c.drawPath(smooth(side), fill(near, .75, 3))
        c.drawPaint(linear((s * .45, 0), (s * .98, 0), [(0, dark, 0), (1, dark, .5)]))
        if not body.back:
            c.drawPath(smooth(body.pts((-.5, 150), (.34, 150), (.40, 186), (.12, 218), (-.5, 208))), fill("#0a0812", .25, 9))
            bust = body.pts((-.50, 330), (-.20, 352), (.05, 340), (.26, 350), (.62, 326))
            if not body.person.man and not body.person.child:
                c.drawPath(tapered(bust, [1, 9, 3, 8, 1]), fill(near, .45, 4))
    return path


def folds(body: Body, path: Any, colour: RGB, waist: float = 470) -> None:
    """The folds that any cloth shows: from the armpits, at the waist, above the hem, more on the hip that is up."""
    with clipped(body.canvas, path):
        w = waist
        body.folds(colour, [
            [(-.80, 262), (-.52, 300), (-.34, 350)], [(.70, 258), (.50, 292), (.36, 334)],
            [(-.80, w - 26), (-.44, w - 4), (-.14, w - 14)], [(-.76, w + 14), (-.42, w + 22), (-.22, w + 8)],
            [(.66, w - 20), (.40, w + 2), (.18, w - 8)], [(.66, w + 22), (.46, w + 26), (.30, w + 18)],
            [(-.64, 640), (-.50, 600), (-.54, 548)], [(.58, 640), (.46, 596), (.52, 552)]])


def throat(body: Body, tip: float = 190, width: float = 1.0) -> None:
    """Skin between the two sides of a collar, shaded by the chin."""
    c, t, chin = body.canvas, body.person.tones, body.person.chin
    w = (1.18 if body.person.man else .86) * (.78 if body.person.child else 1.0) * (.9 + .1 * body.person.girth)
    wide = w * width
    end = body.at(.05, tip)
    path = smooth([(-44 * w, chin - 66, 1), (-47 * w, 128), (-50 * wide, 152, 1), (*end, 1), (38 * wide, 150, 1), (33 * w, 126),
                   (31 * w, chin - 66, 1)], True, .5)
    c.drawPath(path, fill(t.skin))
    with clipped(c, path):
        c.drawPath(smooth([(-90, 20), (70, 20), (60, chin + 16), (30, chin + 36), (0, chin + 42), (-30, chin + 54), (-90, chin + 84)]),
                   fill(t.shadow, .95, 1.8))
        c.drawPath(smooth([(-100, 0), (80, 0), (46, chin + 2), (10, chin + 14), (-40, chin + 4), (-100, chin + 40)]), fill(t.core, .42, 5))
        c.drawPath(tapered([(24 * w, 126), (15, 158), (9, tip - 6)], [.8, 3.4, .8]), fill(t.core, .45))


def low_neck(body: Body, *edge: tuple[float, ...]) -> Any:
    """Skin within a low neckline, shaded by the chin, with the collar bones; returns the neckline, for its hem and for jewels."""
    c, t, chin = body.canvas, body.person.tones, body.person.chin
    neckline = smooth(body.pts(*edge), True, .8)
    c.drawPath(neckline, fill(t.skin))
    with clipped(c, neckline):
        c.drawPath(smooth([(-60, 60), (60, 60), (44, chin + 36), (4, chin + 56), (-34, chin + 62), (-64, chin + 80)]), fill(t.shadow, .8, 4))
        c.drawPath(tapered(body.pts((-.46, 192), (-.18, 203), (-.01, 198)), [.6, 3.6, .8]), fill(t.core, .4))
        c.drawPath(tapered(body.pts((.44, 190), (.26, 202), (.14, 197)), [.6, 3.6, .8]), fill(t.core, .4))
    return neckline


def overlaid(body: Body, path: Any, tone: RGB, shadow: Colour, dx: float, dy: float, blur: float) -> None:
    """A piece of cloth over other cloth, with the shadow that it throws there."""
    c = body.canvas
    c.save()
    c.translate(dx, dy)
    c.drawPath(path, fill(shadow, .5, blur))
    c.restore()
    c.drawPath(path, fill(tone))


def collar(body: Body, colour: RGB, tip: float = 204, spread: float = 1.0) -> None:
    """The two leaves of a shirt collar."""
    k = spread * (1.20 if body.person.man else .92) * (.8 if body.person.child else 1)
    meet = body.at(.05, tip - 26)
    far = [(29 * k, 134, 1), (36 * k, 156), (34 * k, tip - 4, 1), (*meet, 1)]
    near = [(-48 * k, 130, 1), (-54 * k, 160), (-34 * k, tip + 2, 1), (*meet, 1)]
    body.canvas.drawPath(smooth(far, True, .35), fill(shade(colour, .86)))
    body.canvas.drawPath(smooth(near, True, .35), fill(light(colour, .35, "#ffffff")))
    body.canvas.drawPath(tapered([near[0][:2], near[1], near[2][:2]], [.6, 2, .6]), fill(shade(colour, .6), .4))


def shirt_v(body: Body, shirt: RGB, v: float = 420, tie: RGB | None = None, tip: float = 190) -> None:
    """What shows of the shirt in the opening of a jacket: shirt, throat, tie, collar."""
    c, m = body.canvas, body.middle
    c.drawPath(smooth(body.pts((-.35, 148, 1), (-.40, 210), (m, v, 1), (.31, 210), (.22, 150, 1)), True, .4), fill(shirt))
    c.drawPath(smooth(body.pts((-.40, 150), (-.40, 210), (m - .02, v), (-.10, 300))), fill(shade(shirt, .74), .5, 3))
    throat(body, tip)
    if tie:
        draw_tie(body, tie, v)
    collar(body, shirt, tip + 14)


def draw_tie(body: Body, colour: RGB, v: float) -> None:
    c, m = body.canvas, body.middle
    c.drawPath(smooth(body.pts((m - .045, 206, 1), (m + .055, 206, 1), (m + .10, v - 36, 1), (m + .01, v, 1), (m - .09, v - 36, 1)), True, .3),
               fill(colour))
    c.drawPath(poly(body.pts((m + .015, 208), (m + .055, 206), (m + .10, v - 36), (m + .01, v))), fill(shade(colour, .66), .7))
    for y in range(240, int(v) - 50, 34):
        c.drawPath(tapered(body.pts((m - .06, y + 14), (m + .08, y - 4)), [2, 2]), fill(light(colour, .3), .35))
    c.drawPath(smooth(body.pts((m - .075, 172, 1), (m + .075, 170, 1), (m + .05, 208, 1), (m - .04, 208, 1)), True, .25),
               fill(shade(colour, .84)))


def lapels(body: Body, colour: RGB, v: float = 420, wide: float = 1.0, notch: bool = True) -> None:
    """Jacket fronts turned over, with the shadow they cast, then the closing edge and buttons."""
    c, m = body.canvas, body.middle
    k = wide * (1.0 if body.person.man else 1.12)
    cut: list[Point] = [(-.42 * k, 262, 1), (-.47 * k, 282, 1)] if notch else [(-.56 * k, 290)]
    far_cut: list[Point] = [(.40 * k, 258, 1), (.45 * k, 278, 1)] if notch else [(.52 * k, 286)]
    near = [(-.36, 142, 1), (-.47 * k, 184, 1), (-.62 * k, 252, 1), *cut, (m, v, 1), (m - .09, v - 60), (-.20, 196)]
    far = [(.25, 141, 1), (.37 * k, 180, 1), (.56 * k, 248, 1), *far_cut, (m, v, 1), (m + .12, v - 60), (.19, 192)]
    for points, tone in ((far, shade(colour, .80)), (near, light(colour, .10))):
        overlaid(body, smooth(body.pts(*points), True, .35), tone, shade(colour, .38), 3, 6, 4)
    c.drawPath(tapered(body.pts((m, v), (m + .04, 560), (m - .04, 668)), [2, 3.2, 2]), fill(shade(colour, .45), .85))


def buttons(body: Body, colour: Colour, heights: tuple[float, ...], radius: float = 5.5, u: float | None = None) -> None:
    at = body.middle - .07 if u is None else u
    for y in heights:
        x, yy = body.at(at, y)
        body.canvas.drawCircle(x, yy, radius, fill(colour))
        body.canvas.drawCircle(x - radius * .25, yy - radius * .3, radius * .35, fill("#ffffff", .35))


def pocket(body: Body, colour: RGB, u: float, y: float, width: float = .30, height: float = 18) -> None:
    body.canvas.drawPath(poly(body.pts((u, y), (u + width, y - 6), (u + width, y - 6 + height), (u, y + height))),
                         fill(shade(colour, .72), .85))


def belt(body: Body, colour: RGB, y: float = 478, height: float = 26, buckle: bool = True) -> None:
    near, far = body.edge(y)
    body.canvas.drawPath(smooth(body.pts((-near, y - 6, 1), (0, y + 3), (far, y - 6, 1), (far, y + height - 6, 1), (0, y + height + 3),
                                         (-near, y + height - 6, 1)), True, .7), fill(colour))
    if buckle:
        x, yy = body.at(body.middle, y + height / 2 + 2)
        body.canvas.drawRoundRect(around(x, yy, 15, height * .55), 4, 4, fill(GOLD))
        body.canvas.drawRoundRect(around(x, yy, 9, height * .32), 3, 3, fill(shade(colour, .8)))


def back_trunk(body: Body, colour: RGB, ease: float = 1.0, bottom: float = 668, seam: bool = True) -> Any:
    """A garment from behind: shoulder blades, middle seam, folds into the waist."""
    path = trunk(body, colour, ease, bottom)
    c, dark = body.canvas, shade(colour, .6)
    with clipped(c, path):
        if seam:
            c.drawPath(tapered(body.pts((.02, 176), (.03, 400), (.0, 668)), [1, 3, 1.6]), fill(dark, .6))
        for u in (-1, 1):
            c.drawPath(tapered(body.pts((u * .62, 262), (u * .40, 330), (u * .46, 392)), [1, 6, 1]), fill(dark, .5, 1))
            c.drawPath(tapered(body.pts((u * .80, 450), (u * .46, 476), (u * .20, 468)), [1, 4.4, 1]), fill(dark, .6))
            c.drawPath(tapered(body.pts((u * .74, 500), (u * .48, 508), (u * .30, 498)), [1, 3.4, 1]), fill(dark, .5))
    return path


def back_collar(body: Body, colour: RGB, height: float = 40, width: float = .40) -> None:
    """A collar band round the neck from behind."""
    c = body.canvas
    height, width = height * .62, width * .86
    c.drawPath(smooth(body.pts((-width, 172, 1), (-width * .82, 172 - height), (0, 166 - height), (width * .82, 172 - height), (width, 172, 1), (0, 190))),
               fill(shade(colour, .86)))
    c.drawPath(tapered(body.pts((-width, 174), (0, 192), (width, 174)), [1.5, 3.4, 1.5]), fill(shade(colour, .5), .7))
