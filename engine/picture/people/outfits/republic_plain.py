"""Plainer clothes of the Chinese republic: a lady's jacket and skirt, a pupil's blouse or jacket, the short jacket of who serves."""
from __future__ import annotations

from engine.drama.script import Look
from engine.picture.gfx import RGB, Point, clipped, fill, light, mix, poly, rgb, shade, smooth, stroke, tapered
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import GOLD, Outfit, Sleeve, accent, fixed, main
from engine.picture.people.outfits.legs import skirt, trousers
from engine.picture.people.outfits.republic import knot, neckband
from engine.picture.people.outfits.trunks import back_collar, back_trunk, belt, buttons, folds, trunk

_LINEN: RGB = rgb("#efeae0")


def _trim(look: Look) -> RGB:
    return mix(accent(look), GOLD, .2)


def _side_fastened(body: Body, colour: RGB, trim: RGB, wide: float, bottom: float = 668) -> None:
    """A jacket that closes to the far side under the arm, its edge piped, with knotted buttons."""
    c = body.canvas
    path = trunk(body, colour, wide, bottom)
    with clipped(c, path):
        edge = body.pts((.06, 182), (.22, 236), (.58, 268), (.84, 310), (.90, 440), (.92, 660))
        c.drawPath(tapered(edge, [9, 9, 9, 9, 9, 9]), fill(trim))
    folds(body, path, colour, 480)
    for u, y in ((.12, 208), (.40, 254), (.72, 290), (.86, 400), (.88, 520)):
        knot(body, u, y, trim, .8)


def _lady(body: Body) -> None:
    """A jacket of figured silk with a tall collar and a flowered border."""
    look, c = body.person.look, body.canvas
    colour, trim = main(look), _trim(look)
    _side_fastened(body, colour, trim, 1.08)
    with clipped(c, body.shell(1.08)):
        for u, y, k in ((-.46, 330, 1.0), (-.26, 470, .8), (.30, 400, .9), (-.56, 590, 1.1), (.10, 600, .9)):
            x, yy = body.at(u, y)
            for a in range(5):
                c.save()
                c.translate(x, yy)
                c.rotate(a * 72 + 20)
                c.drawPath(smooth([(0, 0), (9 * k, -9 * k), (0, -20 * k), (-9 * k, -9 * k)]), fill(light(trim, .2), .75))
                c.restore()
            c.drawCircle(x, yy, 4 * k, fill(GOLD))
        c.drawPath(tapered(body.pts((-1.2, 650), (0, 664), (1.2, 650)), [22, 22, 22]), fill(trim))
    neckband(body, colour, trim, 1.25)


def _blouse(look: Look) -> RGB:
    """The blue of a school's blouses, a little of the person's own colour in it."""
    return mix(rgb("#8fb6da"), main(look), .16)


def _pupil(body: Body) -> None:
    """The blue blouse of a girls' school; for boys the dark jacket that buttons to the neck."""
    if body.person.man:
        c, m, cloth = body.canvas, body.middle, mix(main(body.person.look), "#23272f", .6)
        path = trunk(body, cloth, 1.03)
        with clipped(c, path):
            c.drawPath(tapered(body.pts((m, 186), (m, 668)), [3, 3]), fill(shade(cloth, .5)))
            c.drawPath(poly(body.pts((.30, 318), (.62, 312), (.62, 332), (.30, 338))), fill(shade(cloth, .66)))
            c.drawPath(tapered(body.pts((.40, 300), (.40, 346)), [5, 4]), fill(GOLD))  # a fountain pen
        folds(body, path, cloth)
        buttons(body, GOLD, (226, 306, 386, 466, 546), 6, m + .02)
        neckband(body, light(cloth, .06), light(cloth, .3), .8)
        return
    cloth = _blouse(body.person.look)
    _side_fastened(body, cloth, shade(cloth, .62), 1.05)
    neckband(body, cloth, shade(cloth, .62))


def _pupil_lower(body: Body) -> None:
    if body.person.man:
        trousers(lambda look: mix(main(look), "#23272f", .66), "#22222a")(body)
        return
    skirt(fixed("#24232b"), 1010, 1.22, 11, 560, "#1e1c20", "shoe", True)(body)
    if body.acting.pose in ("sit", "kneel") or body.acting.low:
        return
    for far in (True, False):  # white stockings to the calf
        _, knee, ankle = body.leg_joints(far)
        w = body.leg_widths()
        start: Point = (knee[0] + (ankle[0] - knee[0]) * .52, knee[1] + (ankle[1] - knee[1]) * .52)
        body.canvas.drawPath(tapered([start, (ankle[0], ankle[1] - 4)], [w[1] * .98, w[2] * 1.02]), fill("#d9d6d0" if far else "#f3f0ea"))


def _servant(body: Body) -> None:
    """A short jacket: buttoned down the middle with a sash for men, at the side with a white apron's straps for women."""
    look, c, m = body.person.look, body.canvas, body.middle
    cloth = _cotton(look)
    if body.person.man:
        path = trunk(body, cloth, 1.08)
        with clipped(c, path):
            c.drawPath(smooth(body.pts((-.18, 168, 1), (m, 262, 1), (.20, 164, 1)), True, .3), fill(shade(_LINEN, .92)))
            c.drawPath(tapered(body.pts((m, 250), (m, 668)), [4, 4]), fill(shade(cloth, .5)))
            c.drawPath(poly(body.pts((-.66, 560), (-.24, 552), (-.22, 650), (-.64, 656))), stroke(shade(cloth, .6), 3, .8))
        folds(body, path, cloth)
        for y in (288, 352, 416):
            knot(body, m, y, light(cloth, .3))
        belt(body, shade(_trim(look), .7), 470, 44, False)
        neckband(body, shade(cloth, .86), shade(cloth, .6), .5)
        c.drawPath(tapered([(-60, 168), (-74, 210), *body.pts((-.34, 330))], [20, 26, 22]), fill("#e9e4d8"))  # a towel over the shoulder
        c.drawPath(tapered([(-66, 190), *body.pts((-.36, 320))], [2, 2]), fill("#9aa6b0", .8))
        return
    _side_fastened(body, cloth, light(cloth, .34), 1.06)
    neckband(body, cloth, light(cloth, .34), .8)
    with clipped(c, body.shell(1.06)):
        c.drawPath(smooth(body.pts((-.64, 486, 1), (.60, 482, 1), (.72, 690, 1), (-.78, 690, 1)), True, .3), fill("#ece7dc"))
        for u in (-.4, -.1, .2, .46):
            c.drawPath(tapered(body.pts((u * .9, 500), (u, 690)), [1, 5]), fill("#b9b2a6", .7))
    belt(body, rgb("#dcd5c8"), 474, 18, False)


def _cotton(look: Look) -> RGB:
    """Washed cotton: the person's colour, duller and bluer."""
    return mix(main(look), "#51606f", .46)


def _servant_lower(body: Body) -> None:
    trousers(lambda look: shade(_cotton(look), .62), "#241f1e", 1.14, 1.3)(body)


def _plain_back(body: Body) -> None:
    look = body.person.look
    colour = {"studentdress": mix(main(look), "#23272f", .6) if body.person.man else _blouse(look), "shortjacket": _cotton(look)}.get(look.outfit, main(look))
    path = back_trunk(body, colour, 1.06, seam=False)
    if look.outfit == "aoqun":
        with clipped(body.canvas, path):
            body.canvas.drawPath(tapered(body.pts((-1.2, 650), (0, 664), (1.2, 650)), [22, 22, 22]), fill(_trim(look)))
    if look.outfit == "shortjacket":
        belt(body, shade(_trim(look), .7) if body.person.man else rgb("#dcd5c8"), 472, 30, False)
    back_collar(body, shade(colour, .94), 62 if look.outfit == "aoqun" else 48, .37)


def _skirted(body: Body) -> None:
    skirt(lambda look: mix(shade(_trim(look), .62), shade(main(look), .5), .35), 1290, 1.12, 9, 560, "#3a2a2e", "shoe", True, _trim)(body)


PUPIL_BOY = Outfit(_pupil, _pupil_lower, _plain_back, Sleeve(lambda look: mix(main(look), "#23272f", .6)))

OUTFITS = {
    "aoqun": Outfit(_lady, _skirted, _plain_back, Sleeve(style="rolled", ease=1.34)),
    "studentdress": Outfit(_pupil, _pupil_lower, _plain_back, Sleeve(_blouse, style="rolled", ease=1.3)),
    "shortjacket": Outfit(_servant, _servant_lower, _plain_back, Sleeve(_cotton, style="rolled", ease=1.14)),
}
"""Cut for women, but for the short jacket."""

__all__ = ["OUTFITS", "PUPIL_BOY"]
