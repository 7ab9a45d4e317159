"""Lying in bed: how far a body is turned, and the cover that lies over it.

The bed is seen from above its near side. `across` counts in head units from its middle (+ is the far side), `along` from
the eye line towards the feet; both turn with the body, and only what hangs down hangs straight. The far half looks shorter
than it is, as things do that are looked down upon.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from engine.picture.gfx import (
    RGB,
    Colour,
    Point,
    clipped,
    fill,
    light,
    linear,
    mix,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
    tapered,
)
from engine.picture.people.acting import Bed
from engine.picture.people.person import Person
from engine.picture.skia_load import skia

_DEEP = .64
"""How much of the bed's breadth is seen."""
HEAD_END, HALF = -196.0, 352.0
"""Where the mattress begins, along; half its breadth."""
_FOLD = 322.0
"""How far down the cover is turned back: over the chest."""
HIPS = 600.0
"""Where a body bends that is raised in bed, in head units of an adult."""
_LAP = 496.0
"""How far down the cover lies of who leans on pillows."""
COVERS: dict[Bed, tuple[Colour, Colour]] = {"ward": ("#c4dbe2", "#f4f7f8"), "home": ("#8c9cc4", "#f3ece4"), "old": ("#4a6a8c", "#efdfc0"), "west": ("#5c6a4e", "#f3ebdc")}
"""Cover, and its turned-back sheet. No red one: the moderation takes so much of it for blood."""


@dataclass(frozen=True)
class BedSpace:
    """Places on a bed in head units of whoever lies in it, the eye line's middle at the origin."""

    recline: float
    """Degrees that the crown is turned back: 0 would be upright."""

    def at(self, across: float, along: float, up: float = 0.0) -> Point:
        """A place on the mattress, or `up` above it."""
        a = math.radians(self.recline)
        return (along * math.sin(a) + across * _DEEP * math.cos(a), along * math.cos(a) - across * _DEEP * math.sin(a) - up)

    def pts(self, *points: Point) -> list[Point]:
        """Places `(across, along)` or `(across, along, corner)`."""
        return [(*self.at(p[0], p[1]), *p[2:3]) for p in points]


def foot_end(person: Person) -> float:
    """Where the mattress ends, along; foreshortened as seen from beside the chest."""
    return 1240.0 if not person.child else 900.0


def laid(recline: float) -> Any:
    """The matrix that lays a body down, head on the pillow."""
    m = skia.Matrix()
    m.preRotate(-recline)
    return m


def raised(recline: float, rise: float, hips: float = HIPS) -> Point:
    """Where the bed's origin lies, in head units from the eye line's middle, when the trunk is raised from it at the hips."""
    a, b = math.radians(recline - rise), math.radians(recline)
    return hips * (math.sin(a) - math.sin(b)), hips * (math.cos(a) - math.cos(b))


def draw_cover(canvas: Any, person: Person, bed: Bed, recline: float, rise: float = 0.0) -> None:
    """The cover from the chest (the lap, of who leans on pillows) to beyond the feet, hanging over the near side; a body rises
    under it."""
    space, end = BedSpace(recline), foot_end(person)
    cloth, sheet = (rgb(c) for c in COVERS[bed])
    fold, s = (person.y(_LAP) if rise else _FOLD * person.tall + 6), person.shoulder
    canvas.save()
    canvas.translate(*raised(recline, rise, person.y(HIPS)))
    hang = 196.0
    edge = [*space.pts((-HALF - 14, fold + 26, 1), (-s * 1.5, fold + 34), (-s * .9, fold - 2), (-s * .1, fold - 18), (s * .7, fold - 6), (s * 1.4, fold + 22), (HALF + 4, fold + 8, 1))]
    foot = [*space.pts((HALF + 4, end - 30), (HALF - 30, end + 20, 1), (0, end + 30), (-HALF - 14, end + 22, 1))]
    top = smooth([*edge, *foot], True, .8)
    _hanging(canvas, space, cloth, fold, end, hang)
    canvas.drawPath(tapered(edge, [30] * len(edge)), fill("#20223a", .30, 9))  # it lies on them, it is not cut into them
    canvas.drawPath(top, linear(space.at(HALF, fold), space.at(-HALF, fold), [(0, shade(cloth, .84)), (.3, cloth), (.62, light(cloth, .1)), (1, shade(cloth, .8))]))
    with clipped(canvas, top):
        _quilted(canvas, space, bed, cloth, fold, end)
        _swell(canvas, space, person, cloth, fold, end)
        _turned_back(canvas, space, person, sheet, cloth, fold)
    canvas.restore()


def _hanging(canvas: Any, space: BedSpace, cloth: RGB, fold: float, end: float, hang: float) -> None:
    """What hangs over the near side and the foot, in folds."""
    a, b, c = space.at(-HALF - 14, fold + 26), space.at(-HALF - 14, end + 22), space.at(HALF - 30, end + 20)
    near = smooth([(*a, 1), (*b, 1), (b[0] - 4, b[1] + hang, 1), ((a[0] * .4 + b[0] * .6), a[1] * .4 + b[1] * .6 + hang + 12), ((a[0] * .8 + b[0] * .2), a[1] * .8 + b[1] * .2 + hang - 6), (a[0] + 6, a[1] + hang * .86, 1)], True, .6)
    ends = smooth([(*b, 1), (*c, 1), (c[0] + 6, c[1] + hang, 1), (b[0] - 4, b[1] + hang, 1)], True, .3)
    canvas.drawPath(ends, fill(shade(cloth, .56)))
    canvas.drawPath(near, linear((0, a[1]), (0, b[1] + hang), [(0, shade(cloth, .84)), (1, shade(cloth, .62))]))
    with clipped(canvas, near):
        for k in range(9):
            t = .06 + k * .112
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            lean = 16 * math.sin(k * 2.3)
            canvas.drawPath(tapered([(x, y + 8), (x + lean * .4, y + hang * .5), (x + lean, y + hang + 10)], [3, 15 + 5 * (k % 3), 24]), fill(shade(cloth, .5), .5, 5))
            canvas.drawPath(tapered([(x + 26, y + 6), (x + 26 + lean * .4, y + hang * .5), (x + 24 + lean, y + hang)], [2, 9, 12]), fill(light(cloth, .24), .45, 4))


def _swell(canvas: Any, space: BedSpace, person: Person, cloth: RGB, fold: float, end: float) -> None:
    """Chest, legs and feet under the cover: lit above, dark on the near side, folds drawn between them."""
    s, dark = person.shoulder, shade(cloth, .56)
    feet = end - 130
    canvas.drawPath(smooth(space.pts((-HALF * 1.2, fold - 60), (-HALF * 1.2, end + 90), (-s * .9, end + 40), (-s * .55, feet), (-s * .72, 800), (-s * 1.02, 560), (-s * 1.05, fold - 60))), fill(dark, .5, 26))
    canvas.drawPath(smooth(space.pts((s * 1.16, fold), (s * .72, 720), (s * .8, feet + 40), (HALF * 1.2, end + 20), (HALF * 1.2, fold))), fill(dark, .32, 22))
    canvas.drawPath(smooth(space.pts((-s * .6, fold + 30), (-s * .1, fold + 10), (s * .6, fold + 40), (s * .46, 640), (s * .5, feet), (s * .2, feet + 40), (-s * .16, feet), (-s * .24, 640))), fill(light(cloth, .34, "#ffffff"), .6, 30))
    for across in (-.30, .34):
        canvas.drawPath(smooth(space.pts((s * (across - .26), feet + 40), (s * (across - .16), feet - 34), (s * across, feet - 70), (s * (across + .2), feet - 30), (s * (across + .26), feet + 44), (s * across, feet + 62))), fill(light(cloth, .34, "#ffffff"), .42, 13))
    canvas.drawPath(tapered(space.pts((-s * .8, feet + 64), (0, feet + 90), (s * .8, feet + 62)), [8, 26, 8]), fill(dark, .5, 11))
    for a, b, c, wide in (((-s * 1.0, fold + 120), (-s * .3, 560), (s * .2, 600), 15), ((-s * .1, 600), (0, 800), (s * .04, feet - 60), 22), ((-s * .9, 640), (-s * .4, 700), (-s * .2, 820), 14),
                          ((s * .9, fold + 90), (s * .5, 560), (s * .3, 700), 13), ((-s * 1.5, fold + 200), (-s * 1.1, 640), (-s * .9, 860), 16), ((s * .6, 820), (s * .4, 900), (s * .34, feet), 11),
                          ((-HALF * .9, 760), (-s * .9, 880), (-s * .5, feet), 14)):
        canvas.drawPath(tapered(space.pts(a, b, c), [1, wide, 1]), fill(dark, .5, 3))
        canvas.drawPath(tapered([(x + 5, y - 11) for x, y, *_ in space.pts(a, b, c)], [1, wide * .6, 1]), fill(light(cloth, .36, "#ffffff"), .5, 3))


def _quilted(canvas: Any, space: BedSpace, bed: Bed, cloth: RGB, fold: float, end: float) -> None:
    """What a cover at home is sewn of, or the border that one of old times is embroidered with."""
    if bed == "ward":
        return
    if bed in ("old", "west"):
        for inset, wide in ((34, 9), (58, 3)):
            canvas.drawPath(tapered(space.pts((-HALF + inset - 14, fold), (-HALF + inset - 14, end - inset), (HALF - inset, end - inset), (HALF - inset, fold)), [wide] * 4), fill("#d9b465", .6))
        return
    for k in range(1, 6):
        along = fold + (end - fold) * k / 6
        canvas.drawPath(tapered(space.pts((-HALF - 14, along), (0, along + 12), (HALF, along)), [4, 5, 4]), fill(shade(cloth, .66), .5, 1.5))
    for across in (-.5, .06, .6):
        canvas.drawPath(tapered(space.pts((HALF * across, fold), (HALF * across * 1.02, (fold + end) / 2), (HALF * across, end)), [4, 5, 4]), fill(shade(cloth, .66), .42, 1.5))


def _turned_back(canvas: Any, space: BedSpace, person: Person, sheet: RGB, cloth: RGB, fold: float) -> None:
    """The sheet folded over the cover's edge, with the shadow of the fold below it."""
    s, band = person.shoulder, 92.0
    low = space.pts((-HALF - 40, fold + 26 + band), (-s * 1.4, fold + 36 + band), (-s * .8, fold + band + 4), (-s * .1, fold - 8 + band), (s * .7, fold + 4 + band), (s * 1.3, fold + 26 + band), (HALF + 40, fold + 8 + band))
    high = space.pts((HALF + 60, fold - 80), (-HALF - 60, fold - 80))
    canvas.drawPath(tapered([(x + 2, y + 9) for x, y, *_ in low], [20] * len(low)), fill(shade(cloth, .42), .6, 8))
    strip = smooth([*low, *((x, y, 1) for x, y, *_ in high)], True, .8)
    canvas.drawPath(strip, fill(sheet))
    with clipped(canvas, strip):
        canvas.drawPath(smooth(space.pts((-HALF * 1.3, fold - 80), (-s * 1.0, fold - 60), (-s * .95, fold + band + 30), (-HALF * 1.3, fold + band + 60))), fill(mix(shade(sheet, .66), cloth, .3), .55, 16))
        canvas.drawPath(smooth(space.pts((s * 1.06, fold - 60), (s * 1.0, fold + band + 20), (HALF * 1.2, fold + band + 40), (HALF * 1.2, fold - 70))), fill(mix(shade(sheet, .7), cloth, .3), .4, 14))
        canvas.drawPath(tapered(low, [5] * len(low)), fill(light(sheet, .5, "#ffffff"), .8, 1.5))
        for a in (-1.25, -.62, -.2, .34, .86):
            canvas.drawPath(tapered(space.pts((s * a, fold - 4), (s * (a + .06), fold + band * .5), (s * (a - .03), fold + band)), [1, 6, 2]), fill(mix(shade(sheet, .62), cloth, .3), .5, 1.5))


def draw_bed(canvas: Any, person: Person, bed: Bed, recline: float, wood: RGB, floor: float, rise: float = 0.0) -> None:
    """Mattress, pillow and frame behind whoever lies, and the pillows against which a trunk is raised; the legs stand `floor`
    head units below the mattress."""
    hips = person.y(HIPS)
    canvas.save()
    canvas.translate(*raised(recline, rise, hips))
    _bedstead(canvas, person, bed, recline, wood, floor)
    canvas.restore()
    for share, down in ((.55, 60.0), (1.0, 190.0), (1.0, 0.0)) if rise else ():
        x, y = raised(recline - rise * share, rise * (1 - share), hips)
        space = BedSpace(recline - rise * share)
        along = space.at(0, down)
        canvas.save()
        canvas.translate(x + along[0], y + along[1])
        _pillow(canvas, space, person, rgb(COVERS[bed][1]))
        canvas.restore()


def _bedstead(canvas: Any, person: Person, bed: Bed, recline: float, wood: RGB, floor: float) -> None:
    space, end = BedSpace(recline), foot_end(person)
    _, sheet = (rgb(c) for c in COVERS[bed])
    near, far, foot = space.at(-HALF, HEAD_END), space.at(HALF, HEAD_END), space.at(-HALF, end)
    _under(canvas, space, bed, end, wood, floor)
    _head_board(canvas, near, far, bed, wood, floor)
    thick = 96.0
    side = smooth([(*near, 1), (*foot, 1), (foot[0], foot[1] + thick, 1), (near[0], near[1] + thick, 1)], True, .1)
    canvas.drawPath(side, linear((0, near[1]), (0, foot[1] + thick), [(0, shade(sheet, .8)), (1, shade(sheet, .58))]))
    top = smooth(space.pts((-HALF, HEAD_END, 1), (HALF, HEAD_END, 1), (HALF, end, 1), (-HALF, end, 1)), True, .12)
    canvas.drawPath(top, linear(far, near, [(0, shade(sheet, .86)), (.6, sheet), (1, shade(sheet, .9))]))
    with clipped(canvas, top):
        for a, b in (((-HALF * .9, 120), (-150, 210)), ((-HALF * .8, 250), (-170, 270)), ((HALF * .9, 140), (180, 230)), ((-HALF * .6, 30), (-160, 130))):
            canvas.drawPath(tapered(space.pts(a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 14), b), [1, 9, 1]), fill(shade(sheet, .66), .5, 3))
    _pillow(canvas, space, person, sheet)


def _under(canvas: Any, space: BedSpace, bed: Bed, end: float, wood: RGB, floor: float) -> None:
    """What the mattress lies on: a frame on legs in a hospital, a closed base at home."""
    a, b, c = space.at(-HALF, HEAD_END), space.at(-HALF, end), space.at(HALF, end)
    low = b[1] + floor
    head = a[1] + floor
    soft(canvas, (a[0] + c[0]) / 2, low - 70, (c[0] - a[0]) * .62, 190, "#05060c", .6)
    if bed == "ward":
        canvas.drawPath(smooth([(a[0] + 20, a[1] + 60, 1), (*b, 1), (c[0], c[1] + 40, 1), (c[0] - 20, low - 190, 1), (b[0] - 8, low - 90, 1), (a[0] + 20, head - 90, 1)], True, .2), linear((0, a[1] + 120), (0, low - 90), [(0, shade(wood, .36), .92), (1, shade(wood, .3), .0)]))
        for t in (.07, .93):
            x, y = a[0] + (b[0] - a[0]) * t, head + (low - head) * t
            canvas.drawPath(tapered([(x, y - floor + 120), (x, y - 40)], [30, 24]), linear((x - 15, 0), (x + 15, 0), [(0, light(wood, .3)), (1, shade(wood, .5))]))
            canvas.drawCircle(x, y - 22, 27, fill(shade(wood, .3)))
            canvas.drawCircle(x, y - 22, 11, fill(light(wood, .2)))
        canvas.drawPath(tapered([(a[0] + 50, head - 130), (b[0] - 50, low - 130)], [18, 18]), fill(shade(wood, .72)))
    else:
        base = smooth([(a[0] + 8, a[1] + 80, 1), (b[0], b[1] + 80, 1), (b[0] - 4, low - 26, 1), (a[0] + 10, head - 26, 1)], True, .1)
        ends = smooth([(b[0], b[1] + 80, 1), (c[0] - 6, c[1] + 60, 1), (c[0] - 10, c[1] + floor - 60, 1), (b[0] - 4, low - 26, 1)], True, .1)
        canvas.drawPath(ends, fill(shade(wood, .4)))
        canvas.drawPath(base, linear((0, a[1] + 80), (0, low), [(0, shade(wood, .94)), (1, shade(wood, .5))]))
        with clipped(canvas, base):
            for t in (.02, .345, .67):
                x0, x1, y0 = a[0] + (b[0] - a[0]) * t, a[0] + (b[0] - a[0]) * (t + .3), a[1] + (b[1] - a[1]) * t
                drop = (b[1] - a[1]) * .3
                panel = smooth([(x0 + 20, y0 + 214, 1), (x1, y0 + drop + 214, 1), (x1, y0 + drop + floor - 70, 1), (x0 + 20, y0 + floor - 70, 1)], True, .1)
                canvas.drawPath(panel, fill(shade(wood, .62), .6))
                canvas.drawPath(panel, stroke("#d9b465" if bed in ("old", "west") else light(wood, .2), 5, .6))
    rail = smooth([(a[0], a[1] + 90, 1), (b[0], b[1] + 90, 1), (b[0], b[1] + 168, 1), (a[0], a[1] + 168, 1)], True, .1)
    canvas.drawPath(rail, linear((0, a[1]), (0, b[1] + 176), [(0, light(wood, .14)), (1, shade(wood, .7))]))


def _head_board(canvas: Any, near: Point, far: Point, bed: Bed, wood: RGB, floor: float) -> None:
    """The board at the head, of a hand's thickness; bars in a hospital."""
    rise = 170.0
    outline = smooth([(near[0] - 20, near[1] + floor * .8, 1), (near[0] - 24, near[1] - rise * .82), (near[0] - 14, near[1] - rise), ((near[0] + far[0]) / 2 - 16, (near[1] + far[1]) / 2 - rise - 30 * (bed != "ward")), (far[0] - 16, far[1] - rise), (far[0] - 2, far[1] - rise * .8), (far[0] - 4, far[1] + 60, 1)], True, .6)
    tone = shade(wood, .78) if bed != "ward" else light(wood, .16)
    canvas.drawPath(outline, linear((near[0], 0), (far[0], 0), [(0, shade(tone, .7)), (1, tone)]))
    canvas.drawPath(outline, stroke(light(wood, .16), 30))
    canvas.drawPath(outline, stroke(light(wood, .46), 7, .6))


def _pillow(canvas: Any, space: BedSpace, person: Person, sheet: RGB) -> None:
    """A pillow, hollow where the head lies in it."""
    wide = 268.0 * (.82 if person.child else 1)
    white = light(sheet, .45, "#ffffff")
    low, high = 128.0, -206.0
    shape = smooth(space.pts((-wide * 1.12, high + 30), (-wide * .6, high - 8), (0, high + 6), (wide * .6, high - 8), (wide * 1.16, high + 26), (wide * 1.05, -40), (wide * 1.18, low - 20), (wide * .6, low + 14), (0, low + 2), (-wide * .62, low + 16), (-wide * 1.16, low - 14), (-wide * 1.04, -40)))
    middle = space.at(-40, -20)
    soft(canvas, middle[0] + 10, middle[1] + 26, wide * 1.16, wide * .98, shade(sheet, .36), .85)
    a, b = space.at(wide, 0), space.at(-wide, 0)
    canvas.drawPath(shape, linear(a, b, [(0, shade(white, .9)), (.4, white), (1, shade(white, .78))]))
    with clipped(canvas, shape):
        head = space.at(0, -10)
        soft(canvas, head[0], head[1], 208, 190, shade(sheet, .62), .8)
        for p, q, r, w in (((-wide * .98, -90), (-190, -60), (-150, -10), 9), ((-wide * .9, 60), (-200, 40), (-150, 60), 8), ((wide * .98, -60), (200, -50), (160, -70), 9), ((wide * .9, 90), (220, 50), (160, 40), 8), ((-40, -190), (-20, -160), (-30, -140), 6)):
            canvas.drawPath(tapered(space.pts(p, q, r), [1, w, 1]), fill(shade(sheet, .6), .5, 2.5))
