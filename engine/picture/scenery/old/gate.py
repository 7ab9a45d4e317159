"""Before a palace's gate: an arch with studded doors under a tower, braziers, guards."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.picture.gfx import RGB, fill, glow, light, linear, mix, poly, shade, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, Sheet, box, ground, rounded
from engine.picture.scenery.ground import standing
from engine.picture.scenery.old.ways import far
from engine.picture.scenery.palace import guard, tiled_roof
from engine.picture.skia_load import skia

_GATES = ("午门", "神武门", "承天门", "永安门", "朱雀门")


@dataclass(frozen=True)
class _Gate:
    """What one gate has that another has not; `wide` is half the arch."""

    red: RGB
    roof: RGB
    shut: bool
    name: str
    wide: float

    @classmethod
    def of(cls, m: Moment) -> _Gate:
        r = m.rnd("gate")
        red = m.tone(*r.choice((("#a83a32", "#5c2630"), ("#8f8a84", "#3a3e50"), ("#b4483a", "#62302e"))))
        roof = m.tone(*r.choice((("#b08a3e", "#4a3c34"), ("#4f7076", "#1c2c48"), ("#5f6468", "#22283a"))))
        return cls(red, roof, r.random() < .5, r.choice(_GATES), 96.0 if m.upright else 120.0)


def gate(m: Moment) -> list[Sheet]:
    """The wall with its gate, and what stands before it."""
    g = _Gate.of(m)
    return [*far(m, "palace"), Sheet(.45, lambda c: _wall(c, m, g)), Sheet(.86, lambda c: _near(c, m, g))]


def _wall(c: Any, m: Moment, g: _Gate) -> None:
    red = g.red
    ground(c, 66, m.tone("#9a9488", "#20263a"), m.tone("#c8c0b0", "#323a56"))
    for i in range(-14, 15):
        c.drawPath(tapered([(i * 50, 66), (i * 200, BOTTOM)], [.8, 4]), fill(m.tone("#7d776c", "#161b30"), .5))
    c.drawRect(box(LEFT, -190, RIGHT, 70), linear((0, -190), (0, 70), [(0, light(red, .1)), (1, shade(red, .66))]))
    for j in range(9):
        c.drawRect(box(LEFT, -180 + j * 28, RIGHT, -179 + j * 28), fill(shade(red, .6), .3))
    c.drawRect(box(LEFT, 44, RIGHT, 72), fill(m.tone("#b8b0a2", "#3c4258")))
    c.drawRect(box(LEFT, -214, RIGHT, -186), fill(g.roof))
    for i in range(-40, 41):
        c.drawRect(box(i * 24 - 1, -212, i * 24 + 1, -188), fill(shade(g.roof, .5), .7))
    _tower(c, m, g)
    _arch(c, m, g)
    rounded(c, -58, -196, 58, -152, 4, fill("#1c2c5a"))
    rounded(c, -58, -196, 58, -152, 4, stroke("#e9c46a", 3))
    draw_text(c, g.name, 0, -163, 32, "#e9c46a", kind="serif", centre=True)


def _tower(c: Any, m: Moment, g: _Gate) -> None:
    c.drawRect(box(-260, -300, 260, -206), fill(shade(g.red, .72)))
    for i in range(-6, 7):
        c.drawRect(box(i * 38 - 13, -288, i * 38 + 13, -216), fill("#ffd890" if m.lamps else m.tone("#c8b48a", "#4a4658"), .9))
        c.drawRect(box(i * 38 - 1, -288, i * 38 + 1, -216), fill(shade(g.red, .45)))
    tiled_roof(c, 0, -296, 330, 120, g.roof)


def _arch(c: Any, m: Moment, g: _Gate) -> None:
    wide = g.wide
    hole = skia.Path()
    hole.addRRect(skia.RRect.MakeRectXY(box(-wide, -142, wide, 240), wide, wide * .8))
    c.save()
    c.clipRect(box(LEFT, -160, RIGHT, 71))
    c.drawPath(hole, fill(shade(m.tone("#b8b0a2", "#3c4258"), .8)))
    c.clipPath(hole)
    c.drawRect(box(-wide + 10, -132, wide - 10, 71), fill(m.tone("#3a2a28", "#12131e")))
    if not g.shut:
        c.drawRect(box(-wide * .55, -84, wide * .55, 71), linear((0, -84), (0, 71), [(0, mix("#f0dcb0" if m.lamps else "#e8e0cc", HAZE[m.time], .4)), (1, m.tone("#c4b89e", "#4a4858"))]))
        c.save()
        c.scale(.2, .2)
        c.drawRect(box(-190, -60, 190, 220), fill(shade(m.tone("#a83a32", "#5c2630"), .8)))
        tiled_roof(c, 0, -50, 260, 130, g.roof)
        c.restore()
    for side in (-1, 1):
        _leaf(c, m, g, side)
    c.restore()


def _leaf(c: Any, m: Moment, g: _Gate, side: int) -> None:
    """A door with studs; open, it stands in flight."""
    x0, x1 = (0.0, side * (g.wide - 10)) if g.shut else (side * (g.wide - 10), side * (g.wide - 44))
    c.drawRect(box(min(x0, x1), -116, max(x0, x1), 70), linear((x0, 0), (x1, 0), [(0, m.tone("#8c2c28", "#4c2028")), (1, m.tone("#a83a30", "#5c2830"))]))
    for row in range(7):
        for k in range(5 if g.shut else 2):
            c.drawCircle(x0 + (x1 - x0) * (k + .5) / (5 if g.shut else 2), -98 + row * 24, 3.6, fill("#e2b95c"))


def _near(c: Any, m: Moment, g: _Gate) -> None:
    k = m.rnd("gate guards")
    for side in (-1, 1):
        with standing(c, side * (g.wide + 56), 92):
            guard(c, m, k)
        with standing(c, side * m.reach * .7, 142):
            brazier(c, m)
        with standing(c, side * m.reach * .98, 176):
            c.drawRect(box(-8, -700, 8, 0), fill("#2b1c18"))
            p.lantern(c, side * -70, -560, 56, on=m.lamps)
            c.drawPath(tapered([(0, -660), (side * -80, -650)], [10, 6]), fill("#2b1c18"))


def brazier(c: Any, m: Moment) -> None:
    """A fire basket on three legs."""
    iron = m.tone("#4a423c", "#1e1e28")
    for k in (-30, 0, 30):
        c.drawPath(tapered([(k * .5, -150), (k, 0)], [9, 7]), fill(iron))
    c.drawPath(poly([(-46, -206), (46, -206), (26, -146), (-26, -146)]), linear((-46, 0), (46, 0), [(0, light(iron, .2)), (1, shade(iron, .6))]))
    if m.lamps:
        glow(c, 0, -230, 300, "#ff9a4a", .7)
        for k in (-18, 0, 18):
            c.drawPath(tapered([(k, -196), (k + 6, -240 + abs(k)), (k - 2, -288 + abs(k) * 2)], [22, 16, 2]), fill("#ffc860" if k else "#fff0b0"))
