"""Pieces that garments are put together from: trunks, collars, shirts, lapels, sleeves, trousers, skirts, shoes."""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from engine.drama.script import Look
from engine.picture.gfx import (
    RGB,
    Colour,
    Point,
    clipped,
    fill,
    light,
    linear,
    mix,
    poly,
    rgb,
    shade,
    smooth,
    tapered,
    union,
)
from engine.picture.people.body import Body
from engine.picture.people.hands import draw_hand
from engine.picture.skia_load import skia

Tint = Callable[[Look], RGB]
GOLD = "#dfba68"


def main(look: Look) -> RGB:
    return rgb(look.color)


def accent(look: Look) -> RGB:
    return rgb(look.accent)


def fixed(colour: Colour) -> Tint:
    return lambda look: rgb(colour)


def darker(k: float) -> Tint:
    return lambda look: shade(look.color, k)


@dataclass(frozen=True)
class Sleeve:
    """How a garment covers the arm."""

    tint: Tint = main
    style: Literal["long", "short", "bare", "wide", "puff", "rolled"] = "long"
    ease: float = 1.0
    cuff: Tint | None = None
    """Colour of what shows at the wrist (a shirt cuff, a ribbed band)."""
    plate: bool = False
    """Armour over the shoulder."""


@dataclass(frozen=True)
class Outfit:
    """A garment from the front and from behind."""

    trunk: Callable[[Body], None]
    lower: Callable[[Body], None]
    behind: Callable[[Body], None]
    sleeve: Sleeve = Sleeve()
    open_to: float = .36
    """How far the neck opening shows skin, in shoulder units."""


# trunk -----------------------------------------------------------------------------------------------------------

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
    c.drawPath(smooth(body.pts((-.36, 146, 1), (-.46, 210), (m, v, 1), (.40, 206), (.27, 144, 1)), True, .4), fill(shirt))
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
        path = smooth(body.pts(*points), True, .35)
        c.save()
        c.translate(3, 6)
        c.drawPath(path, fill(shade(colour, .38), .5, 4))
        c.restore()
        c.drawPath(path, fill(tone))
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
        body.canvas.drawRoundRect(_rect(x, yy, 15, height * .55), 4, 4, fill(GOLD))
        body.canvas.drawRoundRect(_rect(x, yy, 9, height * .32), 3, 3, fill(shade(colour, .8)))


def _rect(x: float, y: float, rx: float, ry: float) -> Any:
    return skia.Rect(x - rx, y - ry, x + rx, y + ry)


# sleeves -----------------------------------------------------------------------------------------------------------

def draw_arm(body: Body, sleeve: Sleeve, far: bool) -> None:
    """One arm: hand, skin, sleeve, with its shadow on the trunk."""
    c = body.canvas
    tint = sleeve.tint(body.person.look)
    colour = mix(tint, shade(tint, .74), .6) if far and not body.back else tint
    w = body.arm_widths()
    w = (w[0] * sleeve.ease, w[1] * sleeve.ease, w[2] * (1 + (sleeve.ease - 1) * .7))
    _, elbow, wrist, arm = body.arm_joints(far)
    x, y, angle = body.hand_place(far)
    if not far and not body.back:
        with clipped(c, body.shell()):
            c.save()
            c.translate(5, 9)
            c.clipRect(_rect(0, body.person.y(640), 900, 360))
            c.drawPath(body.arm_outline(False, w), fill(shade(colour, .3), .36, 8))
            c.restore()
    hanging = abs(wrist[0] - elbow[0]) < .7 * abs(wrist[1] - elbow[1]) and wrist[1] > elbow[1]
    if not (sleeve.style == "wide" and (arm.grip == "hip" or (hanging and arm.grip == "relaxed"))):
        draw_hand(c, arm.grip, x, y, angle, body.hand_scale(), arm.flip, body.hand_tones(far))
    if sleeve.style in ("bare", "short", "puff", "rolled"):
        body.arm_skin(far)
    if sleeve.style == "bare":
        return
    if sleeve.style == "wide":
        path = _wide(body, far, w, hanging)
    else:
        until = {"short": .36, "puff": .22, "rolled": .62}.get(sleeve.style, 1.0)
        if sleeve.style == "rolled":
            path = _rolled(body, far, w)
        else:
            path = body.arm_outline(far, w if sleeve.style != "puff" else (w[0] * 1.3, w[1] * 1.2, w[2]), until)
    c.drawPath(path, fill(colour))
    _sleeve_shade(body, path, colour, far, w, sleeve)
    if sleeve.cuff and sleeve.style == "long" and arm.grip != "hidden":
        _cuff(body, elbow, wrist, w[2], sleeve.cuff(body.person.look), colour)
    if sleeve.plate:
        _plate(body, far, colour)


def _rolled(body: Body, far: bool, w: tuple[float, float, float]) -> Any:
    shoulder, elbow, wrist, _ = body.arm_joints(far)
    end = (elbow[0] + (wrist[0] - elbow[0]) * .22, elbow[1] + (wrist[1] - elbow[1]) * .22)
    root = body.at(.48 if far else -.58, 188)
    mid = ((shoulder[0] + elbow[0]) / 2, (shoulder[1] + elbow[1]) / 2)
    return tapered([root, shoulder, mid, elbow, end], [w[0] * .3, w[0] * .98, w[0] * .97, w[1] * 1.06, w[1] * 1.12])


def _wide(body: Body, far: bool, w: tuple[float, float, float], hanging: bool) -> Any:
    """The wide sleeve of old robes: it hangs over the hand, or drops from a raised forearm."""
    shoulder, elbow, wrist, _ = body.arm_joints(far)
    root = body.at(.48 if far else -.58, 188)
    side = 1 if far else -1
    blow = body.acting.wind * 26
    if hanging:
        mid = ((shoulder[0] + elbow[0]) / 2, (shoulder[1] + elbow[1]) / 2)
        return tapered([root, shoulder, mid, elbow, (wrist[0] - side * 2 + blow * .5, wrist[1] + 20), (wrist[0] + blow, wrist[1] + 96)],
                       [w[0] * .3, w[0], w[0] * 1.04, w[1] * 1.4, w[2] * 2.6, w[2] * 3.3])
    drop = 150 * body.person.tall
    if side * wrist[0] > 1.3 * body.s:
        return _stretched(body, far, w, drop)
    return smooth([root, (shoulder[0] + side * w[0] * .5, shoulder[1] + 16), (elbow[0] + side * w[1] * .62, elbow[1] - 6),
                   (elbow[0] + side * 4 + blow * .5, elbow[1] + drop * .6),
                   ((elbow[0] * .45 + wrist[0] * .55) + blow, max(elbow[1], wrist[1]) + drop), (wrist[0] + blow, wrist[1] + drop * .82, 1),
                   (wrist[0], wrist[1] - w[2] * .55, 1), ((elbow[0] + wrist[0]) / 2, (elbow[1] + wrist[1]) / 2 - w[1] * .5),
                   (shoulder[0] - side * w[0] * .50, shoulder[1] + 60)])


def _stretched(body: Body, far: bool, w: tuple[float, float, float], drop: float) -> Any:
    """A wide sleeve on an arm that is held out: its end hangs straight down from the forearm."""
    _, elbow, wrist, _ = body.arm_joints(far)
    (ex, ey), (wx, wy) = elbow, wrist
    blow = body.acting.wind * 26
    dx, dy = (wx - ex) * .08, (wy - ey) * .08
    drape = smooth([(ex - dx * 4, ey - dy * 4), (wx - dx, wy - dy - w[2] * .3, 1), (wx + dx * .6, wy + w[2] * .62, 1), (wx - dx * .5 + blow, wy + drop * 1.05, 1), (wx * .55 + ex * .45 + blow, max(ey, wy) + drop * .95), (ex + dx * .4, ey + drop * .42), (ex - dx * 3, ey + w[1] * .4)])
    return union(body.arm_outline(far, (w[0], w[1] * 1.2, w[2] * 1.45)), drape)


def _sleeve_shade(body: Body, path: Any, colour: RGB, far: bool, w: tuple[float, float, float], sleeve: Sleeve) -> None:
    """The side away from the light, rings of folds at the elbow, long folds along the upper arm."""
    c = body.canvas
    shoulder, elbow, wrist, _ = body.arm_joints(far)
    dark = shade(colour, .60)
    with clipped(c, path):
        c.drawPath(tapered([(shoulder[0] - w[0] * .44, shoulder[1] - 10), (elbow[0] - w[1] * .40, elbow[1]), (wrist[0] - w[2] * .34, wrist[1] + 60)],
                           [12, 26, 16]), fill(dark, .62, 2.5))
        ax, ay = wrist[0] - elbow[0], wrist[1] - elbow[1]
        turn = 1 if shoulder[0] * ay - shoulder[1] * ax > 0 else -1
        for k, wide in ((-16.0, 3.0), (0.0, 4.2), (15.0, 3.2)):
            c.drawPath(tapered([(elbow[0] - w[1] * .46, elbow[1] + k), (elbow[0] - w[1] * .1, elbow[1] + k + 6 * turn), (elbow[0] + w[1] * .30, elbow[1] + k * .5 - 3)],
                               [.5, wide, .5]), fill(dark, .8))
        d = math.hypot(ax, ay) or 1
        for t, k in ((.62, .42), (.82, .5)):
            x, y = elbow[0] + ax * t, elbow[1] + ay * t
            c.drawPath(tapered([(x - ay / d * w[2] * k, y + ax / d * w[2] * k), (x, y + 5), (x + ay / d * w[2] * .2, y - ax / d * w[2] * .2)], [.5, 3, .5]),
                       fill(dark, .6))
        c.drawPath(tapered([(shoulder[0] + w[0] * .1, shoulder[1] + 34), (shoulder[0] - w[0] * .02, shoulder[1] + 90), (elbow[0] + w[1] * .12, elbow[1] - 40)],
                           [.5, 3, .5]), fill(dark, .5))
        if sleeve.style == "wide":
            for k in (-.3, .1, .45):
                c.drawPath(tapered([(elbow[0] + k * w[1], elbow[1] + 20), (wrist[0] * .5 + elbow[0] * .5 + k * w[1] * 1.6, wrist[1] + 40), (wrist[0] + k * w[2] * 2.4, wrist[1] + 150)],
                                   [.6, 5, 2]), fill(dark, .6))


def _cuff(body: Body, elbow: Point, wrist: Point, width: float, cuff: RGB, colour: RGB) -> None:
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    d = math.hypot(dx, dy) or 1
    dx, dy = dx / d, dy / d
    a, b = (wrist[0] - dx * 4, wrist[1] - dy * 4), (wrist[0] + dx * 8, wrist[1] + dy * 8)
    body.canvas.drawPath(tapered([a, b], [width * .94, width * .88]), fill(cuff))
    body.canvas.drawPath(tapered([(a[0] - dy * width * .5, a[1] + dx * width * .5), (a[0] + dy * width * .5, a[1] - dx * width * .5)], [2.2, 2.2]),
                         fill(shade(colour, .5), .7))


def _plate(body: Body, far: bool, colour: RGB) -> None:
    """Three overlapping lames over the shoulder."""
    c = body.canvas
    shoulder, elbow, _, _ = body.arm_joints(far)
    root = body.at(.40 if far else -.48, 190)
    w = body.arm_widths()[0] * 1.36
    for k in (2, 1, 0):
        t0, t1 = k * .20, .16 + k * .20
        a = (shoulder[0] + (elbow[0] - shoulder[0]) * t0, shoulder[1] + (elbow[1] - shoulder[1]) * t0)
        b = (shoulder[0] + (elbow[0] - shoulder[0]) * t1, shoulder[1] + (elbow[1] - shoulder[1]) * t1 + 14)
        points = [root, a, b] if k == 0 else [a, b]
        widths = [w * .3, w, w * 1.02] if k == 0 else [w * .96, w * (1 - .04 * k)]
        path = tapered(points, widths)
        tone = mix(colour, "#9aa0ac", .35)
        c.drawPath(path, fill(shade(tone, .84 - .08 * k)))
        c.drawPath(tapered([(b[0] - w * .46, b[1] - 3), (b[0], b[1] + 5), (b[0] + w * .46, b[1] - 3)], [3, 4, 3]), fill(GOLD, .95))


# legs --------------------------------------------------------------------------------------------------------------

def shoe(body: Body, far: bool, colour: Colour, kind: Literal["shoe", "heel", "boot", "sneaker"] = "shoe") -> None:
    """A foot: the toe points the way the figure faces; kneeling and walking feet stand on the toe."""
    c = body.canvas
    _, _, ankle = body.leg_joints(far)
    toe = body.pose.legs.toe[1 if far else 0] * (.62 if body.person.child else 1.0 if body.person.man else .86)
    w = body.leg_widths()[2] * .52
    pose = body.acting.pose
    c.save()
    c.translate(*ankle)
    if pose in ("walk", "kneel") and not far:
        c.rotate(34 if pose == "walk" else 66)
    heel, sole = w * 1.05, 42.0 * (.75 if body.person.child else 1)
    back = -1 if body.back else 1
    c.scale(back if body.back else 1, 1)
    tone = shade(colour, .80) if far else rgb(colour)
    if kind == "boot":
        c.save()
        if pose not in ("walk", "kneel") or far:
            _, knee, _ = body.leg_joints(far)
            c.rotate(back * math.degrees(math.atan2(knee[0] - ankle[0], ankle[1] - knee[1])))
        c.drawPath(smooth([(-w * 1.2, -150, 1), (w * 1.2, -150, 1), (w * 1.1, 6), (-w * 1.1, 6)], True, .5), fill(tone))
        c.restore()
    if kind == "heel":
        c.drawPath(smooth([(-heel, -2), (w * .6, 2), (toe * .6, sole - 12), (toe + 14, sole - 3), (toe + 10, sole, 1), (w * .3, sole - 2), (-heel * .4, 22), (-heel * .75, sole, 1), (-heel * 1.05, sole, 1), (-heel * 1.2, 14)]),
                   fill(tone))
    else:
        c.drawPath(smooth([(-heel, -8), (w * .95, -8), (w + toe * .4, 16), (w + toe, sole - 14), (w + toe + 4, sole - 3), (w + toe - 2, sole, 1), (-heel, sole, 1), (-heel - 4, 20)]),
                   fill(tone))
        base = "#f2f0ec" if kind == "sneaker" else shade(colour, .5)
        c.drawPath(smooth([(-heel - 2, sole - 9, 1), (w + toe + 2, sole - 9, 1), (w + toe + 2, sole, 1), (-heel - 1, sole, 1)], True, .3), fill(base))
        c.drawPath(tapered([(w * .9, 2), (w + toe * .35, 18), (w + toe * .7, 26)], [1, 3, 1]), fill(light(colour, .4), .35))
    c.restore()


def trousers(tint: Tint, shoe_colour: Colour = "#22222a", ease: float = 1.0, flare: float = 1.5,
             kind: Literal["shoe", "heel", "boot", "sneaker"] = "shoe", stripe: Colour | None = None) -> Callable[[Body], None]:
    """Both legs in trousers with crease, knee and ankle folds."""
    def draw(body: Body) -> None:
        colour = tint(body.person.look)
        c = body.canvas
        hips = smooth(body.pts((-.80, 560, 1), (.74, 560, 1), (.76, 650), (.30, 726), (-.06, 690), (-.44, 730), (-.84, 650)))
        if body.acting.pose not in ("sit", "kneel"):
            c.drawPath(hips, fill(colour))
        else:
            c.drawPath(smooth(body.pts((-.80, 560, 1), (.74, 560, 1), (.74, 690), (-.40, 712), (-.86, 660))), fill(colour))
        w = body.leg_widths()
        w = (w[0] * 1.16 * ease, w[1] * 1.14 * ease, w[2] * 1.06 * ease)
        for far in (True, False):
            shoe(body, far, shoe_colour, kind)
            tone = mix(colour, shade(colour, .74), .7) if far else colour
            path = body.leg_outline(far, w, flare * (.86 if kind == "boot" else 1))
            c.drawPath(path, fill(tone))
            _leg_shade(body, path, tone, far, w)
            if stripe:
                hip, knee, ankle = body.leg_joints(far)
                c.drawPath(tapered([(hip[0] - w[0] * .36, hip[1]), (knee[0] - w[1] * .40, knee[1]), (ankle[0] - w[2] * .5, ankle[1])],
                                   [6, 6, 6]), fill(stripe, .9))
    return draw


def _leg_shade(body: Body, path: Any, tone: RGB, far: bool, w: tuple[float, float, float]) -> None:
    c, dark = body.canvas, shade(tone, .60)
    hip, knee, ankle = body.leg_joints(far)
    with clipped(c, path):
        c.drawPath(tapered([(hip[0] - w[0] * .42, hip[1]), (knee[0] - w[1] * .40, knee[1]), (ankle[0] - w[2] * .44, ankle[1])], [30, 22, 16]),
                   fill(dark, .62, 3))
        c.drawPath(tapered([(hip[0] + 4, hip[1] + 90), (knee[0] + 5, knee[1]), (ankle[0] + 5, ankle[1])], [.6, 2.6, 1.4]), fill(dark, .55))
        for dy, reach in ((-16, .30), (2, .42), (18, .26)):
            c.drawPath(tapered([(knee[0] - w[1] * .48, knee[1] + dy), (knee[0] - w[1] * .1, knee[1] + dy + 6), (knee[0] + w[1] * reach, knee[1] + dy - 2)],
                               [.5, 3.4, .5]), fill(dark, .6))
        for dy in (-34, -16):
            c.drawPath(tapered([(ankle[0] - w[2] * .6, ankle[1] + dy), (ankle[0], ankle[1] + dy + 8), (ankle[0] + w[2] * .6, ankle[1] + dy - 2)],
                               [.5, 3.4, .5]), fill(dark, .55))
        x, y = body.at(-.02, 664)
        c.drawPath(tapered([(x, y), (x + (26 if far else -26), y + 22), (x + (44 if far else -44), y + 26)], [1, 4, .6]), fill(dark, .7))


def skirt(tint: Tint, hem: float = 900, flare: float = 1.0, pleats: int = 5, waist: float = 470, shoe_colour: Colour = "#23232b",
          kind: Literal["shoe", "heel", "boot", "sneaker"] = "heel", legs: bool = True, band: Tint | None = None,
          slit: bool = False) -> Callable[[Body], None]:
    """A skirt that goes over the legs wherever they are; `hem` is its lower edge when standing."""
    def draw(body: Body) -> None:
        c, look = body.canvas, body.person.look
        for far in (True, False):
            shoe(body, far, shoe_colour, kind)
            if legs:
                body.leg_skin(far)
        path, low = _skirt_path(body, hem, flare, waist)
        colour = tint(look)
        c.drawPath(path, fill(colour))
        dark = shade(colour, .58)
        top_near, top_far = body.at(-.60, waist + 20), body.at(.52, waist + 20)
        with clipped(c, path):
            c.drawPath(tapered([top_near, ((top_near[0] + low[0][0]) / 2 - 18, (top_near[1] + low[0][1]) / 2), low[0]], [30, 54, 60]), fill(dark, .6, 4))
            n = pleats
            for i in range(n):
                t = (i + .7) / n
                a = (top_near[0] + (top_far[0] - top_near[0]) * t, top_near[1] + 16 + 22 * (i % 2))
                z = (low[0][0] + (low[1][0] - low[0][0]) * t, low[0][1] + (low[1][1] - low[0][1]) * t + 16)
                mid = (a[0] * .5 + z[0] * .5 + (body.acting.wind * 10), a[1] * .45 + z[1] * .55)
                c.drawPath(tapered([a, mid, z], [.6, 3.6 + 2.4 * flare * (i % 2), 4.5 + 5 * flare * (i % 2)]), fill(dark, .62))
            if band:
                c.drawPath(tapered([(low[0][0] - 30, low[0][1] - 14), ((low[0][0] + low[1][0]) / 2, (low[0][1] + low[1][1]) / 2 - 2), (low[1][0] + 30, low[1][1] - 14)],
                                   [40, 40, 40]), fill(band(look), .92))
        if slit:
            knee = body.leg_joints(True)[1]
            c.drawPath(tapered([(knee[0] + 10, knee[1] - 170), (knee[0] + 14, knee[1]), (low[1][0] - 22, low[1][1])], [1, 5, 12]),
                       fill(shade(colour, .4), .9))
    return draw


def _skirt_path(body: Body, hem: float, flare: float, waist: float) -> tuple[Any, tuple[Point, Point]]:
    """The outline, and the two ends of the hem."""
    w = body.leg_widths()[0] * .62
    near_hip, near_knee, near_ankle = body.leg_joints(False)
    far_hip, far_knee, far_ankle = body.leg_joints(True)
    share = (hem - 640) / 390
    blow = body.acting.wind * 34 * max(share, .3)

    def hem_at(hip: Point, knee: Point, ankle: Point) -> Point:
        if share <= 1:
            return (hip[0] + (knee[0] - hip[0]) * share, hip[1] + (knee[1] - hip[1]) * share)
        t = min((hem - 1030) / 366, 1.05)
        return (knee[0] + (ankle[0] - knee[0]) * t, knee[1] + (ankle[1] - knee[1]) * t)

    def outside(p: Point, q: Point, side: int, k: float) -> Point:
        dx, dy = q[0] - p[0], q[1] - p[1]
        d = math.hypot(dx, dy) or 1
        return (q[0] - side * dy / d * w * k, q[1] + side * dx / d * w * k)

    near_low, far_low = hem_at(near_hip, near_knee, near_ankle), hem_at(far_hip, far_knee, far_ankle)
    grow = 1 + (flare - .8) * 1.6 * min(share, 1.6)
    a = outside(near_hip if share <= 1 else near_knee, near_low, 1, grow)
    b = outside(far_hip if share <= 1 else far_knee, far_low, -1, grow)
    pose = body.acting.pose
    if pose == "kneel" and share > 1:
        floor = body.person.y(body.pose.legs.feet) - 8
        a, b = (near_ankle[0] - w * .7, floor), (far_ankle[0] + w * .9, floor)
    a, b = (a[0] + blow, a[1]), (b[0] + blow, b[1])
    points: list[Point] = [(*body.at(-body.edge(waist)[0] * .98, waist), 1), body.at(-body.edge(600)[0] * 1.02, 600)]
    if pose == "sit":
        points.append((near_hip[0] - w * .3, near_hip[1] + w * 1.25))
    if share > 1 and pose == "kneel":
        points.append((near_hip[0] - w * .9, (near_hip[1] + near_knee[1]) / 2))
    elif share > 1:
        points.append(outside(near_hip, near_knee, 1, 1 + (flare - .8) * .9))
    points += [(*a, 1), ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 16), (*b, 1)]
    if share > 1:
        points.append(outside(far_hip, far_knee, -1, 1 + (flare - .8) * .9))
    points += [body.at(body.edge(600)[1] * 1.02, 600), (*body.at(body.edge(waist)[1] * .98, waist), 1)]
    return smooth(points, True, .8), (a, b)


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
