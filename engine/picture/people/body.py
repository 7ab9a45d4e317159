"""A body in a pose: joints, the map from garment measures to head units, limbs, neck, feet."""
from __future__ import annotations

import itertools
import math
from typing import Any

from engine.picture.gfx import RGB, Point, Points, clipped, fill, mix, shade, smooth, tapered, union
from engine.picture.people.acting import EXPRESSIONS, Acting
from engine.picture.people.hands import HandTones, hand_tones
from engine.picture.people.person import Person
from engine.picture.people.poses import Arm, Joint, Legs, Posture, from_behind, posture
from engine.picture.skia_load import skia

_MAN = ((160, .44, .38), (180, .80, .70), (202, .97, .87), (246, 1.03, .93), (330, .95, .83), (480, .76, .69), (600, .79, .73), (668, .80, .74))
_WOMAN = ((162, .40, .34), (184, .72, .66), (204, .92, .83), (242, .98, .88), (330, .90, .88), (456, .62, .57), (590, .90, .82), (668, .95, .87))
_CHILD = ((162, .46, .42), (190, .80, .74), (208, .94, .86), (244, .97, .90), (330, .92, .86), (480, .84, .78), (600, .88, .82), (668, .88, .82))
"""Torso outlines: y, half width on the near side, half width on the far side (in shoulder units)."""


class Body:
    """The canvas and the measures of one person in one moment; garments are drawn through it."""

    def __init__(self, canvas: Any, person: Person, acting: Acting) -> None:
        self.canvas, self.person, self.acting = canvas, person, acting
        self.back = acting.view == "back"
        self.pose: Posture = posture(person, acting.pose, acting.low, acting.both, acting.holding is not None)
        if self.back:
            self.pose = from_behind(self.pose)
        self.s = person.shoulder
        self.lift = math.sin(acting.breath * math.tau) * 1.6
        self.drop = EXPRESSIONS[acting.emotion].shoulders
        upright = acting.pose not in ("sit", "kneel", "bow", "lie") and not acting.low and not self.back
        self.lean = self.pose.legs.lean + (EXPRESSIONS[acting.emotion].lean if upright else 0.0)
        self.bow = self.pose.legs.bow
        self.outline = _CHILD if person.child else _MAN if person.man else _WOMAN
        self.middle = .0 if self.back else .07
        """u of the front's middle line: the chest is seen a little from the side."""

    # measures ------------------------------------------------------------------------------------------------
    def at(self, u: float, y: float) -> Point:
        """A place on the torso, moved by stance and breath."""
        legs = self.pose.legs
        k = max(0.0, min(1.0, (y - 230) / 400))
        k = k * k * (3 - 2 * k)
        x = u * self.s + (legs.shift - self.lean) * self.s * k
        tilt = -legs.slope * u * (1 - k) + legs.hips * u * k
        return (x, self.person.y(y) - self.bow * k + tilt + (self.drop * (1 - k) - self.lift * (1 - k)) * (y > 180))

    def pts(self, *points: Point) -> list[Point]:
        """Garment points `(u, y)` or `(u, y, corner)` in head units."""
        return [(*self.at(p[0], p[1]), *p[2:3]) for p in points]

    def joint(self, joint: Joint, torso: bool = False) -> Point:
        """A joint of a limb. Legs hang from the hips, so only joints of the torso follow its map."""
        if torso:
            return self.at(*joint)
        k = max(0.0, min(1.0, (joint[1] - 230) / 400))
        return (joint[0] * self.s - self.lean * self.s * k, self.person.y(joint[1]) - self.bow * k)

    def hem(self, y: float) -> float:
        """Where a hanging hem ends: on the ground's side of the seat or the knee when the figure is not standing."""
        return min(y, self.pose.legs.feet - 100)

    def width(self, man: float, woman: float) -> float:
        """A limb's thickness for this build."""
        base = man if self.person.man or self.person.child else woman
        return base * self.person.girth

    def edge(self, y: float) -> tuple[float, float]:
        """Half widths (near, far) of the torso at a height, in `u`, the waist thickened by the build."""
        rows = self.outline
        for (y0, n0, f0), (y1, n1, f1) in itertools.pairwise(rows):
            if y <= y1:
                t = max(0.0, (y - y0) / (y1 - y0))
                return self._thick(y, n0 + (n1 - n0) * t, f0 + (f1 - f0) * t)
        return self._thick(y, rows[-1][1], rows[-1][2])

    def _thick(self, y: float, near: float, far: float) -> tuple[float, float]:
        if self.back:
            near = far = (near + far) / 2 + .04
        belly = (self.person.girth - 1) * .8 if y > 300 and not self.person.child else 0.0
        return near * (1 + belly), far * (1 + belly)

    def shell(self, ease: float = 1.0, bottom: float = 668, top: float = 150, neckline: bool = False) -> Any:
        """The outline of a garment's trunk; `ease` widens it, more below the chest. With a `neckline` it leaves the neck
        free, without one it covers what collars are drawn on."""
        rows = [r[0] for r in self.outline if r[0] < bottom - 20] + [bottom]
        neck, rise = (.39 if self.person.man else .36), (0.0 if neckline or self.back else 96.0)
        left: list[Point] = [self.at(-neck, top - 4 - rise)]
        right: list[Point] = [self.at(neck - .10, top - 5 - rise)]
        for y in rows:
            near, far = self.edge(y)
            k = ease if y > 250 else 1 + (ease - 1) * .5
            left.append(self.at(-near * k, y))
            right.append(self.at(far * k, y))
        left[-1], right[-1] = (*left[-1], 1), (*right[-1], 1)
        hollow = self.at(.03, top + (30 if neckline else 10 if self.back else -110))
        return smooth([(*left[0], 1), *left[1:], *right[:0:-1], (*right[0], 1), hollow])

    # skin ----------------------------------------------------------------------------------------------------
    def hand_tones(self, far: bool) -> HandTones:
        t = self.person.tones
        return hand_tones(t.skin, t.shadow, .42 if far else .06)

    def hand_scale(self) -> float:
        return .64 if self.person.child else (1.0 if self.person.man else .84) * (.94 + .06 * self.person.girth)

    def neck(self, open_to: float = .36) -> None:
        """Neck and what an open collar shows of the chest, `open_to` in `u`."""
        c, t, s = self.canvas, self.person.tones, self.s
        w = (1.22 if self.person.man else .88) * (.78 if self.person.child else 1.0) * (.9 + .1 * self.person.girth)
        path = smooth([(-50 * w, 20), (-47 * w, 90), (-48 * w, 136), (-s * open_to * .94, 188), self.at(0, 290),
                       (s * open_to * .84, 188), (36 * w, 136), (34 * w, 92), (36 * w, 30)])
        c.drawPath(path, fill(mix(t.skin, t.shadow, .08)))
        with clipped(c, path):
            chin = self.person.chin
            c.drawPath(smooth([(-100, 0), (80, 0), (60, chin + 14), (34, chin + 34), (4, chin + 40), (-26, chin + 52),
                               (-44 * w, chin + 84), (-100, chin + 120)]), fill(t.shadow, .95, 1.8))
            c.drawPath(smooth([(-100, 0), (80, 0), (46, chin + 2), (10, chin + 14), (-40, chin + 4), (-100, chin + 40)]),
                       fill(t.core, .42, 5))
            c.drawPath(tapered([(27 * w, 118), (16, 158), (9, 190)], [.8, 3.4, .8]), fill(t.core, .42))
            c.drawPath(tapered([(-s * .50, 190), (-24, 201), (-2, 197)], [.8, 4, 1]), fill(t.core, .42))
            c.drawPath(tapered([(s * .46, 188), (32, 200), (17, 196)], [.8, 4, 1]), fill(t.core, .42))

    # limbs ---------------------------------------------------------------------------------------------------
    def arm_joints(self, far: bool) -> tuple[Point, Point, Point, Arm]:
        """Shoulder, elbow, wrist in head units, and the arm's data."""
        arm = self.pose.far if far else self.pose.near
        shoulder = self.at(.75 if far else -.86, 226)
        if self.back:
            shoulder = self.at(.84 if far else -.84, 226)
        legs = self.pose.legs
        elbow = self.joint(arm.elbow)
        elbow = (elbow[0], elbow[1] + (-legs.slope if far else legs.slope) + self.drop - self.lift)
        if arm.at_head:
            turn = {"phone": 64.0, "chin": 28.0}.get(self.acting.pose, 0.0) if self.acting.view == "profile" else 0.0
            wrist: Point = (arm.wrist[0] + turn, arm.wrist[1] + 14 - self.lift)
        else:
            wrist = self.joint(arm.wrist)
            wrist = (wrist[0], wrist[1] + (self.drop - self.lift) * .6)
            if self.acting.pose == "hip" and not far:
                wrist = (wrist[0] + legs.shift * self.s * .7, wrist[1])
        return shoulder, elbow, wrist, arm

    def arm_outline(self, far: bool, widths: tuple[float, float, float], until: float = 1.0) -> Any:
        """The arm from the slope of the shoulder down; `until` < 1 ends it on the way (short sleeves)."""
        shoulder, elbow, wrist, _ = self.arm_joints(far)
        root = self.at(.48 if far else -.58, 188)
        w0, w1, w2 = widths
        first, second = _between(shoulder, elbow, .5), _between(elbow, wrist, .45)
        if until < .5:
            end = _between(shoulder, elbow, until * 2)
            return tapered([root, shoulder, _between(shoulder, end, .5), end], [w0 * .3, w0, w0 * 1.02, w0 * .96])
        if _bent(shoulder, elbow, wrist):
            upper = tapered([root, shoulder, first, elbow], [w0 * .3, w0 * .98, w0 * .97, w1])
            fore = tapered([elbow, second, wrist], [w1, (w1 + w2) * .53, w2])
            joint = skia.Path()
            joint.addCircle(elbow[0], elbow[1], w1 * .5)
            return union(upper, fore, joint)
        return tapered([root, shoulder, first, elbow, second, wrist],
                       [w0 * .3, w0 * .98, w0 * .97, w1, (w1 + w2) * .53, w2])

    def hand_place(self, far: bool) -> tuple[float, float, float]:
        """Wrist and angle (degrees from straight down) of a hand."""
        _, elbow, wrist, arm = self.arm_joints(far)
        angle = math.degrees(math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])) - 90
        return wrist[0], wrist[1], angle + arm.bend

    def leg_joints(self, far: bool) -> tuple[Point, Point, Point]:
        legs: Legs = self.pose.legs
        hip, knee, ankle = (self.joint(j) for j in (legs.far if far else legs.near))
        return (hip[0] + legs.shift * self.s, hip[1]), (knee[0] + legs.shift * self.s * .6, knee[1]), ankle

    def leg_outline(self, far: bool, widths: tuple[float, float, float], flare: float = 1.0, until: float = 1.0) -> Any:
        """A leg or trouser leg; `until` 0..1 ends it between hip and ankle."""
        hip, knee, ankle = self.leg_joints(far)
        w0, w1, w2 = widths
        thigh, shin = _between(hip, knee, .5), _between(knee, ankle, .38)
        calf = w1 * .96 + (w2 - w1) * .08
        if until < .55:
            knee = _between(hip, knee, until / .5)
            return tapered([hip, _between(hip, knee, .5), knee], [w0, (w0 + w1) * .52, w1 * 1.12])
        if _bent(hip, knee, ankle):
            upper = tapered([hip, thigh, knee], [w0, (w0 + w1) * .53, w1])
            lower = tapered([knee, shin, ankle], [w1, calf, w2 * flare])
            joint = skia.Path()
            joint.addCircle(knee[0], knee[1], w1 * .5)
            return union(upper, lower, joint)
        return tapered([hip, thigh, knee, shin, ankle], [w0, (w0 + w1) * .53, w1, calf, w2 * flare])

    def leg_widths(self) -> tuple[float, float, float]:
        if self.person.child:
            return (64, 46, 34)
        return self.width(104, 92), self.width(74, 60), self.width(50, 34)

    def arm_widths(self) -> tuple[float, float, float]:
        if self.person.child:
            return (48, 40, 30)
        return self.width(80, 56), self.width(62, 46), self.width(46, 32)

    def leg_skin(self, far: bool) -> None:
        """A bare leg with a lit and a shaded side."""
        c, t = self.canvas, self.person.tones
        path = self.leg_outline(far, self.leg_widths())
        base = mix(t.skin, t.shadow, .55 if far else .12)
        c.drawPath(path, fill(base))
        hip, knee, ankle = self.leg_joints(far)
        with clipped(c, path):
            w = self.leg_widths()
            c.drawPath(tapered([(hip[0] - w[0] * .4, hip[1]), (knee[0] - w[1] * .36, knee[1]), (ankle[0] - w[2] * .3, ankle[1])],
                               [26, 18, 9]), fill(t.shadow, .8, 3))
            c.drawPath(tapered([(knee[0] - 10, knee[1] + 12), (knee[0] + 4, knee[1] + 18), (knee[0] + 16, knee[1] + 10)],
                               [1, 4, 1]), fill(t.shadow, .7))

    def arm_skin(self, far: bool) -> None:
        c, t = self.canvas, self.person.tones
        w = self.arm_widths()
        w = (w[0] * .86, w[1] * .86, w[2] * .86)
        path = self.arm_outline(far, w)
        c.drawPath(path, fill(mix(t.skin, t.shadow, .45 if far else .06)))
        shoulder, elbow, wrist, _ = self.arm_joints(far)
        with clipped(c, path):
            c.drawPath(tapered([(shoulder[0] - w[0] * .42, shoulder[1]), (elbow[0] - w[1] * .36, elbow[1]),
                                (wrist[0] - w[2] * .30, wrist[1])], [8, 16, 8]), fill(t.shadow, .75, 2.5))

    def folds(self, colour: RGB, lines: list[Points], width: float = 4.0, alpha: float = .5) -> None:
        """Folds of cloth: strokes in the garment's shade."""
        for line in lines:
            points = self.pts(*line)
            n = len(points)
            self.canvas.drawPath(tapered(points, [.6 + width * math.sin(math.pi * (i + .3) / (n - .4)) for i in range(n)]),
                                 fill(shade(colour, .58), alpha))


def _between(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def _bent(a: Point, b: Point, c: Point) -> bool:
    """Whether the joint is bent so sharply that one brush stroke would cross itself."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]
    lengths = (math.hypot(ux, uy) or 1) * (math.hypot(vx, vy) or 1)
    return (ux * vx + uy * vy) / lengths < .45
