"""Along a palace's covered walk: columns in flight, rafters overhead, a garden on both sides, lanterns under the ridge."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.picture.gfx import RGB, Point, fill, glow, light, linear, mix, poly, shade, stroke, tapered
from engine.picture.scenery import props as p
from engine.picture.scenery.air import HAZE, Moment, Sheet, box, ground
from engine.picture.scenery.ground import EYE, LEAVES, overhang, standing
from engine.picture.scenery.old import fittings as t
from engine.picture.scenery.old.ways import far

_ROWS = (1.0, 1.4, 1.95, 2.75, 3.9, 5.6)
"""How near its columns stand."""
_NEAR = _ROWS[-1] * 1.5


@dataclass(frozen=True)
class _Walk:
    """The walk's wood, half its width at its far end, on which side leaves hang in."""

    wood: RGB
    half: float
    leaves: int

    @classmethod
    def of(cls, m: Moment) -> _Walk:
        r = m.rnd("gallery")
        wood = m.tone(*r.choice((("#a83a32", "#562830"), ("#6a4a38", "#32262c"), ("#3f6a5c", "#1c343c"))))
        return cls(wood, 66.0 if m.upright else 150.0, r.choice((-1, 1)))

    def at(self, side: float, up: float, d: float) -> Point:
        """A place so far to the side (1 is the edge) and so high, as near as `d`."""
        return side * self.half * d, EYE + up * d


def gallery(m: Moment) -> list[Sheet]:
    """The walk between its gardens."""
    walk = _Walk.of(m)
    return [*far(m, "palace"), Sheet(.45, lambda c: _garden(c, m, walk)), Sheet(.6, lambda c: _covered(c, m, walk)), Sheet(.86, lambda c: _near(c, m, walk))]


def _garden(c: Any, m: Moment, walk: _Walk) -> None:
    green = m.tone("#8aa274", "#22323c")
    ground(c, 50, shade(green, .7), mix(green, HAZE[m.time], .4))
    g = m.rnd("gallery garden")
    for side in (-1, 1):
        for k in range(3):
            x = side * (walk.half * 1.5 + k * m.reach * .34 + g.uniform(-20, 20))
            with standing(c, x, 62 + 12 * k):
                p.tree(c, g, 0, 0, g.uniform(520, 760), "#3a2c2a", list(LEAVES[m.time]))
        for _ in range(5):
            p.foliage(c, g, side * g.uniform(walk.half * 1.2, m.reach * 1.2), g.uniform(58, 92), 60, 30, list(LEAVES[m.time]), 24)


def _covered(c: Any, m: Moment, walk: _Walk) -> None:
    at, wood = walk.at, walk.wood
    _floor(c, m, walk)
    for side in (-1, 1):
        c.drawPath(poly([at(side, 58, 1), at(side, 46, 1), at(side, 46, _NEAR), at(side, 58, _NEAR)]), fill(shade(m.tone("#b0a592", "#343648"), .6)))
    c.drawPath(poly([at(-1.12, -104, 1), at(0, -128, 1), at(0, -128, _NEAR), at(-1.12, -104, _NEAR)]), fill(shade(wood, .34)))
    c.drawPath(poly([at(1.12, -104, 1), at(0, -128, 1), at(0, -128, _NEAR), at(1.12, -104, _NEAR)]), fill(shade(wood, .46)))
    _round_gate(c, m, walk)
    for i, d in enumerate(_ROWS):
        _bay(c, m, walk, d, _ROWS[i - 1] if i else None)
    for d in (1.6, 2.3, 3.3):
        x, y = at(0, -120, d)
        p.lantern(c, x, y + 24 * d, 9 * d, on=m.lamps)


def _floor(c: Any, m: Moment, walk: _Walk) -> None:
    at, floor = walk.at, m.tone("#b0a592", "#343648")
    c.drawPath(poly([at(-1, 58, 1), at(1, 58, 1), at(1, 58, _NEAR), at(-1, 58, _NEAR)]), linear((0, 60), (0, 400), [(0, mix(floor, HAZE[m.time], .3)), (1, shade(floor, .7))]))
    d = 1.0
    while d < _NEAR:
        (x0, y), (x1, _) = at(-1, 58, d), at(1, 58, d)
        c.drawRect(box(x0, y, x1, y + .8 * d), fill(shade(floor, .5), .5))
        d *= 1.16
    for k in range(-2, 3):
        c.drawPath(tapered([at(k * .4, 58, 1), at(k * .4, 58, _NEAR)], [.8, 5]), fill(shade(floor, .5), .4))


def _round_gate(c: Any, m: Moment, walk: _Walk) -> None:
    """The round gate at the walk's end."""
    (x0, top), (x1, foot) = walk.at(-1, -116, 1), walk.at(1, 58, 1)
    wall = m.tone("#ddd4c4", "#454a62")
    c.drawRect(box(x0, top, x1, foot), fill(mix(wall, HAZE[m.time], .3)))
    q = walk.half * .62
    c.drawCircle(0, EYE + 4, min(q, 52), fill(m.tone("#9cb48a", "#2a3a48")))
    c.drawCircle(0, EYE + 4, min(q, 52), stroke(shade(walk.wood, .6), 6))
    if m.lamps:
        glow(c, 0, EYE, 120, "#ffcf90", .5)


def _bay(c: Any, m: Moment, walk: _Walk, d: float, behind: float | None) -> None:
    """Two columns with what joins them to those behind, the beam over them and its brackets."""
    at, wood = walk.at, walk.wood
    for side in (-1, 1):
        x, foot = at(side, 58, d)
        _, top = at(side, -104, d)
        if behind is not None:
            _rail(c, walk, side, d, behind)
        w = 8.0 * d
        c.drawRect(box(x - w, top, x + w, foot + 3 * d), linear((x - w, 0), (x + w, 0), [(0, shade(wood, .55)), (.4, light(wood, .18)), (1, shade(wood, .5))]))
        c.drawRect(box(x - w * 1.4, foot - 5 * d, x + w * 1.4, foot + 4 * d), fill(m.tone("#a8a092", "#3c4054")))
    c.drawPath(tapered([at(-1.1, -104, d), at(0, -112, d), at(1.1, -104, d)], [9 * d, 7 * d, 9 * d]), fill(shade(wood, .74)))
    for side in (-1, 1):
        x, y = at(side * .55, -104, d)
        c.drawPath(tapered([at(side * .98, -84, d), (x + side * walk.half * d * .2, y + 6 * d), (x, y)], [5 * d, 4 * d, 1]), fill(mix(m.tone("#3f8a7a", "#24444c"), wood, .3)))


def _rail(c: Any, walk: _Walk, side: int, d: float, behind: float) -> None:
    """The balustrade and the beams from one column to the one behind it."""
    at, wood = walk.at, walk.wood
    x, xb = at(side, 0, d)[0], at(side, 0, behind)[0]
    for up in (18, 30):
        c.drawPath(tapered([(xb, EYE + up * behind), (x, EYE + up * d)], [3.0 * behind * .6, 3.0 * d * .6]), fill(shade(wood, .7)))
    for k in range(1, 7):
        f = behind + (d - behind) * k / 7
        c.drawPath(tapered([at(side, 30, f), at(side, 58, f)], [2.2 * f, 2.2 * f]), fill(shade(wood, .6)))
    for up in (-104, -92):
        c.drawPath(tapered([(xb, EYE + up * behind), (x, EYE + up * d)], [4 * behind, 4 * d]), fill(shade(wood, .62)))


def _near(c: Any, m: Moment, walk: _Walk) -> None:
    overhang(c, m, m.rnd("gallery leaves"), walk.leaves, list(LEAVES[m.time]))
    with standing(c, -m.reach * 1.02, 210):
        t.palace_lantern(c, 0, -560, 60, m.lamps, top=-900)
