"""Arms in their sleeves, with hands, cuffs and plates."""
from __future__ import annotations

import math
from typing import Any

from engine.picture.gfx import (
    RGB,
    Point,
    clipped,
    fill,
    light,
    mix,
    shade,
    smooth,
    stroke,
    tapered,
    union,
)
from engine.picture.people.body import Body
from engine.picture.people.hands import draw_hand
from engine.picture.people.outfits.garment import GOLD, Sleeve
from engine.picture.skia_load import skia


def around(x: float, y: float, rx: float, ry: float) -> Any:
    """The rectangle around a place, so far to each side."""
    return skia.Rect(x - rx, y - ry, x + rx, y + ry)


Widths = tuple[float, float, float]
"""Of an arm at the shoulder, the elbow and the wrist."""


def draw_arm(body: Body, sleeve: Sleeve, far: bool) -> None:
    """One arm: hand, skin, sleeve, with its shadow on the trunk."""
    tint = sleeve.tint(body.person.look)
    w = body.arm_widths()
    w = (w[0] * sleeve.ease, w[1] * sleeve.ease, w[2] * (1 + (sleeve.ease - 1) * .7))
    shoulder, elbow, wrist, arm = body.arm_joints(far)
    if not far and not body.back:
        _shadow_on_trunk(body, tint, w)
    wide = sleeve.style == "wide"
    hanging = abs(wrist[0] - elbow[0]) < .7 * abs(wrist[1] - elbow[1]) and wrist[1] > elbow[1]
    # sleeves that meet before the chest are in one light
    colour = mix(tint, shade(tint, .74), .18 if wide and not hanging else .6) if far and not body.back else tint
    if not (wide and (arm.grip == "hip" or (hanging and arm.grip == "relaxed"))):
        x, y, angle = body.hand_place(far)
        draw_hand(body.canvas, arm.grip, x, y, angle, body.hand_scale(), arm.flip, body.hand_tones(far))
    if sleeve.style in ("bare", "short", "puff", "rolled"):
        body.arm_skin(far)
    if sleeve.style == "bare":
        return
    path = _outline(body, sleeve, far, w, hanging)
    if wide and not hanging and not body.back:
        _wide_sleeve(body, path, colour, elbow, wrist, w)
    else:
        body.canvas.drawPath(path, fill(colour))
    _sleeve_shade(body, path, colour, far, w, sleeve)
    if sleeve.stripes:
        with clipped(body.canvas, path):
            for k in (-.34, -.02, .30):
                stripe = tapered([(p[0] + k * w[0], p[1]) for p in (shoulder, elbow, wrist)], [w[0] * .12] * 3)
                body.canvas.drawPath(stripe, fill(sleeve.stripes(body.person.look), .85 if not far else .6))
    if sleeve.cuff and sleeve.style == "long" and arm.grip != "hidden":
        _cuff(body, elbow, wrist, w[2], sleeve.cuff(body.person.look), colour)
    if sleeve.plate:
        _plate(body, far, colour)
    if sleeve.frill:
        _frill(elbow, wrist, w[1], sleeve.frill(body.person.look), body.canvas, far)


def _shadow_on_trunk(body: Body, tint: RGB, w: Widths) -> None:
    c = body.canvas
    with clipped(c, body.shell()):
        c.save()
        c.translate(5, 9)
        c.clipRect(around(0, body.person.y(640), 900, 360))
        c.drawPath(body.arm_outline(False, w), fill(shade(tint, .3), .36, 8))
        c.restore()


def _outline(body: Body, sleeve: Sleeve, far: bool, w: Widths, hanging: bool) -> Any:
    """What the cloth covers."""
    if sleeve.style == "wide":
        return _wide(body, far, w, hanging)
    if sleeve.style == "rolled":
        return _rolled(body, far, w)
    until = {"short": .36, "puff": .22}.get(sleeve.style, 1.0)
    return body.arm_outline(far, w if sleeve.style != "puff" else (w[0] * 1.3, w[1] * 1.2, w[2]), until)


def _wide_sleeve(body: Body, path: Any, colour: RGB, elbow: Point, wrist: Point, w: Widths) -> None:
    """A wide sleeve that is held up: its shadow, its edge and its mouth."""
    c = body.canvas
    with clipped(c, union(body.shell(1.08), path)):
        c.drawPath(path, stroke(shade(colour, .3), 16, .34, 7))
    c.drawPath(path, fill(colour))
    c.save()
    c.clipRect(around(0, elbow[1] + 400, 900, 470))
    c.drawPath(path, stroke(shade(colour, .5), 2.4, .42, 1.6))
    c.restore()
    _mouth_of(c, path, elbow, wrist, w, colour, 150 * body.person.tall)


def _rolled(body: Body, far: bool, w: Widths) -> Any:
    shoulder, elbow, wrist, _ = body.arm_joints(far)
    end = (elbow[0] + (wrist[0] - elbow[0]) * .22, elbow[1] + (wrist[1] - elbow[1]) * .22)
    root = body.at(.48 if far else -.58, 188)
    mid = ((shoulder[0] + elbow[0]) / 2, (shoulder[1] + elbow[1]) / 2)
    return tapered([root, shoulder, mid, elbow, end], [w[0] * .3, w[0] * .98, w[0] * .97, w[1] * 1.06, w[1] * 1.12])


def _wide(body: Body, far: bool, w: Widths, hanging: bool) -> Any:
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
                   ((elbow[0] * .45 + wrist[0] * .55) + blow, max(elbow[1], wrist[1]) + drop), *_hem(elbow, wrist, drop, blow),
                   (wrist[0], wrist[1] - w[2] * .55, 1), ((elbow[0] + wrist[0]) / 2, (elbow[1] + wrist[1]) / 2 - w[1] * .5),
                   (shoulder[0] - side * w[0] * .50, shoulder[1] + 60)])


def _hem(elbow: Point, wrist: Point, drop: float, blow: float = 0.0) -> list[Point]:
    """The mouth of a wide sleeve from its lowest point up to the hand: cloth falls in a curve, never along a ruler."""
    ahead = 1 if wrist[0] > elbow[0] else -1
    return [(wrist[0] - ahead * 12 + blow, wrist[1] + drop * .88), (wrist[0] + ahead * 12 + blow, wrist[1] + drop * .56), (wrist[0] + ahead * 5 + blow * .5, wrist[1] + drop * .2)]


def _mouth_of(c: Any, path: Any, elbow: Point, wrist: Point, w: Widths, colour: RGB, drop: float) -> None:
    """The turned edge of a wide sleeve: a band a little darker than the cloth, soft towards the arm."""
    ahead = 1 if wrist[0] > elbow[0] else -1
    edge = [(wrist[0], wrist[1] - w[2] * .5), *_hem(elbow, wrist, drop)[::-1]]
    with clipped(c, path):
        c.drawPath(tapered([(p[0] - ahead * 13, p[1]) for p in edge], [16, 22, 26, 14]), fill(shade(colour, .66), .5, 5))
        c.drawPath(tapered([(p[0] - ahead * 2, p[1]) for p in edge], [2, 4, 4, 1.5]), fill(light(colour, .2), .3, 1.4))


def _stretched(body: Body, far: bool, w: Widths, drop: float) -> Any:
    """A wide sleeve on an arm that is held out: its end hangs straight down from the forearm."""
    _, elbow, wrist, _ = body.arm_joints(far)
    (ex, ey), (wx, wy) = elbow, wrist
    blow = body.acting.wind * 26
    dx, dy = (wx - ex) * .08, (wy - ey) * .08
    drape = smooth([(ex - dx * 4, ey - dy * 4), (wx - dx, wy - dy - w[2] * .3, 1), (wx + dx * .6, wy + w[2] * .62, 1), (wx - dx * .5 + blow, wy + drop * 1.05, 1), (wx * .55 + ex * .45 + blow, max(ey, wy) + drop * .95), (ex + dx * .4, ey + drop * .42), (ex - dx * 3, ey + w[1] * .4)])
    return union(body.arm_outline(far, (w[0], w[1] * 1.2, w[2] * 1.45)), drape)


def _sleeve_shade(body: Body, path: Any, colour: RGB, far: bool, w: Widths, sleeve: Sleeve) -> None:
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


def _frill(elbow: Point, wrist: Point, width: float, lace: RGB, c: Any, far: bool) -> None:
    """Two falls of lace below the elbow, from under which the forearm comes."""
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    d = math.hypot(dx, dy) or 1
    dx, dy = dx / d, dy / d
    for start, deep, wide in ((.24 * d, 62.0, 1.0), (.18 * d, 40.0, .92)):
        x, y = elbow[0] + dx * start, elbow[1] + dy * start
        tone = shade(lace, .78 if far else .9 if wide == 1 else 1.0)
        half = width * .62 * wide
        ends = [(x + dx * deep * k - dy * half * 1.5 * s, y + dy * deep * k + dx * half * 1.5 * s) for s, k in ((-1, .9), (-.55, 1.12), (-.1, .94), (.35, 1.16), (.7, .96), (1, 1.04))]
        c.drawPath(smooth([(x + dy * half, y - dx * half, 1), *ends, (x - dy * half, y + dx * half, 1)], True, .8), fill(tone))
        for ex, ey in ends[1:-1]:
            c.drawPath(tapered([(x, y), ((x + ex) / 2, (y + ey) / 2), (ex, ey)], [1, 2.6, 1]), fill(shade(lace, .66), .6))


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
