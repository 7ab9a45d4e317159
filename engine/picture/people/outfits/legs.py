"""Shoes, trousers, skirts."""
from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal

from engine.picture.gfx import (
    RGB,
    Colour,
    Point,
    clipped,
    fill,
    light,
    mix,
    rgb,
    shade,
    smooth,
    tapered,
)
from engine.picture.people.body import Body
from engine.picture.people.outfits.garment import Tint


def shoe(body: Body, far: bool, colour: Colour, kind: Literal["shoe", "heel", "boot", "sneaker"] = "shoe") -> None:
    """A foot: the toe points the way the figure faces; kneeling and walking feet stand on the toe."""
    c = body.canvas
    _, _, ankle = body.leg_joints(far)
    toe = body.pose.legs.toe[1 if far else 0] * (.62 if body.person.child else 1.0 if body.person.man else .86)
    w = body.leg_widths()[2] * (.62 if kind in ("shoe", "sneaker") else .54)
    pose = body.acting.pose
    c.save()
    c.translate(*ankle)
    turn = {"walk": 34.0, "kneel": 66.0}.get(pose, 0.0) if not far else 0.0
    c.rotate(turn)
    heel, sole = w * 1.05, 42.0 * (.75 if body.person.child else 1)
    back = -1 if body.back else 1
    c.scale(back if body.back else 1, 1)
    tone = shade(colour, .80) if far else rgb(colour)
    if kind == "boot":
        c.save()
        _, knee, _ = body.leg_joints(far)
        c.rotate(back * (math.degrees(math.atan2(knee[0] - ankle[0], ankle[1] - knee[1])) - turn))
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
             kind: Literal["shoe", "heel", "boot", "sneaker"] = "shoe", stripe: Colour | None = None, stripes: Colour | None = None) -> Callable[[Body], None]:
    """Both legs in trousers with crease, knee and ankle folds; `stripe` runs down their side, `stripes` all over them."""
    def draw(body: Body) -> None:
        colour = tint(body.person.look)
        c = body.canvas
        hips = smooth(body.pts((-.80, 560, 1), (.74, 560, 1), (.76, 650), (.30, 726), (-.06, 690), (-.44, 730), (-.84, 650)))
        if body.acting.pose not in ("sit", "kneel"):
            c.drawPath(hips, fill(colour))
        else:
            c.drawPath(smooth(body.pts((-.80, 560, 1), (.74, 560, 1), (.74, 690), (-.40, 712), (-.86, 660))), fill(colour))
        w = body.leg_widths()
        w = (w[0] * 1.18 * ease, w[1] * 1.26 * ease, w[2] * 1.12 * ease)
        for far in (True, False):
            shoe(body, far, shoe_colour, kind)
            tone = mix(colour, shade(colour, .74), .7) if far else colour
            path = _trouser_leg(body, far, w, flare * (.86 if kind == "boot" else 1), kind == "boot")
            c.drawPath(path, fill(tone))
            if stripes:
                with clipped(c, path):
                    for k in (-.36, -.12, .12, .36):
                        c.drawPath(tapered(_beside(body.leg_joints(far), k * w[0]), [w[0] * .09] * 3), fill(stripes, .85 if not far else .62))
            _leg_shade(body, path, tone, far, w)
            if stripe:
                hip, knee, ankle = body.leg_joints(far)
                c.drawPath(tapered([(hip[0] - w[0] * .36, hip[1]), (knee[0] - w[1] * .40, knee[1]), (ankle[0] - w[2] * .5, ankle[1])],
                                   [6, 6, 6]), fill(stripe, .9))
    return draw


def _beside(joints: tuple[Point, Point, Point], aside: float) -> list[Point]:
    """A line along a limb, to one side of its joints."""
    out: list[Point] = []
    for i, (x, y) in enumerate(p[:2] for p in joints):
        (ax, ay), (bx, by) = joints[max(i - 1, 0)][:2], joints[min(i + 1, 2)][:2]
        d = math.hypot(bx - ax, by - ay) or 1
        out.append((x + (by - ay) / d * aside, y - (bx - ax) / d * aside))
    return out


def _trouser_leg(body: Body, far: bool, w: tuple[float, float, float], flare: float, tucked: bool) -> Any:
    """A leg of cloth: full at the thigh, drawn in under the knee, cut straight at the hem, which breaks over the shoe.
    Sharply bent legs are the body's own outline."""
    hip, knee, ankle = body.leg_joints(far)
    bent = abs((knee[0] - hip[0]) * (ankle[1] - knee[1]) - (knee[1] - hip[1]) * (ankle[0] - knee[0])) > .35 * math.dist(hip, knee) * math.dist(knee, ankle)
    if bent or tucked:
        return body.leg_outline(far, w, flare)
    ahead = (-1 if body.back else 1) * w[1] * .07
    low = w[2] * flare
    spine: list[Point] = [hip, _on(hip, knee, .5, ahead), _on(hip, knee, .88, ahead * 1.4), _on(knee, ankle, .10, ahead), _on(knee, ankle, .42, -ahead * 1.2), _on(knee, ankle, .86, -ahead * .4), ankle]
    wide = [w[0] * 1.04, w[0] * .98, w[1] * 1.10, w[1] * 1.03, w[1] * 1.02, low, low * 1.08]
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(spine):
        (ax, ay), (bx, by) = spine[max(i - 1, 0)][:2], spine[min(i + 1, len(spine) - 1)][:2]
        d = math.hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / d * wide[i] / 2, (bx - ax) / d * wide[i] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    front, heel = (left, right) if left[-1][0] > right[-1][0] else (right, left)
    front[-1] = (front[-1][0], front[-1][1] + 4, 1)
    heel[-1] = (heel[-1][0], heel[-1][1] + 18, 1)
    return smooth([*left, (ankle[0], ankle[1] + 15), *right[::-1]], True, .9)


def _on(a: Point, b: Point, t: float, aside: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t + aside, a[1] + (b[1] - a[1]) * t)


def _leg_shade(body: Body, path: Any, tone: RGB, far: bool, w: tuple[float, float, float]) -> None:
    """The side away from the light, the jacket's shadow, the crease, folds where cloth is bent: crotch, knee, instep."""
    c, dark = body.canvas, shade(tone, .60)
    hip, knee, ankle = body.leg_joints(far)
    standing = ankle[1] - hip[1] > 500 * body.person.tall
    with clipped(c, path):
        if not standing:
            c.drawPath(tapered([(hip[0] - w[0] * .30, hip[1] + w[0] * .40), (knee[0] - w[1] * .50, knee[1] + w[1] * .42), (knee[0] - w[1] * .44, knee[1] + w[1]), (ankle[0] - w[2] * .5, ankle[1])], [16, 20, 24, 16]),
                       fill(dark, .6, 4))
        else:
            c.drawPath(tapered([(hip[0] - w[0] * .46, hip[1]), (hip[0] - w[0] * .44, (hip[1] + knee[1]) / 2), (knee[0] - w[1] * .42, knee[1]), (ankle[0] - w[2] * .56, ankle[1])], [34, 40, 26, 26]),
                       fill(dark, .62, 3))
            c.drawPath(tapered([(hip[0] + w[0] * .20, hip[1] + 70), (hip[0] + w[0] * .18, (hip[1] + knee[1]) / 2), (knee[0] + w[1] * .16, knee[1] - 30)], [4, 20, 4]), fill(light(tone, .22), .34, 5))
            c.drawPath(tapered([(hip[0] - w[0], hip[1] + 34), (hip[0] + w[0], hip[1] + 34)], [46, 46]), fill(shade(tone, .42), .55, 9))
        c.drawPath(tapered([(hip[0] + 4, hip[1] + 90), (knee[0] + 5, knee[1]), (ankle[0] + 5, ankle[1])], [.6, 2.6, 1.4]), fill(dark, .42))
        for dy, a, b, wide in ((-26, -.52, .10, 5.0), (-4, -.52, .26, 5.6), (22, -.50, .02, 4.4)):
            c.drawPath(tapered([(knee[0] + w[1] * a, knee[1] + dy - 9), (knee[0] + w[1] * (a + b) / 2, knee[1] + dy + 4), (knee[0] + w[1] * b, knee[1] + dy + 1)], [wide, wide * .7, .4]), fill(dark, .55))
        c.drawPath(tapered([(knee[0] + w[1] * .52, knee[1] + 34), (knee[0] + w[1] * .18, knee[1] + 50), (knee[0] - w[1] * .1, knee[1] + 48)], [4, 3.4, .4]), fill(dark, .4))
        for dy, side in ((-64, 1), (-40, -1), (-16, 1)):
            c.drawPath(tapered([(ankle[0] + side * w[2] * .80, ankle[1] + dy - 10), (ankle[0] + side * w[2] * .2, ankle[1] + dy + 7), (ankle[0] - side * w[2] * .34, ankle[1] + dy + 3)],
                               [6, 5, .4]), fill(dark, .6))
        x, y = body.at(-.02, 664)
        turn = 26 if far else -26
        c.drawPath(tapered([(x, y), (x + turn, y + 26), (x + turn * 1.9, y + 36)], [2, 6, .6]), fill(dark, .7))
        c.drawPath(tapered([(x + turn * .2, y + 30), (x + turn * .9, y + 62), (x + turn * 1.5, y + 74)], [1, 5, .6]), fill(dark, .5))


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
        path, low = skirt_path(body, hem, flare, waist)
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


def skirt_path(body: Body, hem: float, flare: float, waist: float) -> tuple[Any, tuple[Point, Point]]:
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
    elif body.back and pose != "sit":  # cloth hangs level from hips that lean
        middle, half, floor = body.at(0, 640)[0], (b[0] - a[0]) / 2, (a[1] + b[1]) / 2
        a, b = (middle - half, floor), (middle + half, floor)
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
