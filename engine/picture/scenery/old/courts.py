"""Parts of a palace under the sky besides its courtyards: before a gate, along a gallery."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import Point, fill, glow, light, linear, mix, poly, shade, stroke, tapered
from engine.picture.lettering import draw_text
from engine.picture.scenery import props as p
from engine.picture.scenery.air import BOTTOM, HAZE, LEFT, RIGHT, Moment, Sheet, box, ground, rounded
from engine.picture.scenery.ground import EYE, LEAVES, overhang, standing
from engine.picture.scenery.old import fittings as t
from engine.picture.scenery.old.ways import far
from engine.picture.scenery.palace import guard, tiled_roof
from engine.picture.skia_load import skia

_GATES = ("午门", "神武门", "承天门", "永安门", "朱雀门")


def gate(m: Moment) -> list[Sheet]:
    """Before a gate in a high wall: an arch with studded doors under a tower, braziers, guards."""
    r = m.rnd("gate")
    red = m.tone(*r.choice((("#a83a32", "#5c2630"), ("#8f8a84", "#3a3e50"), ("#b4483a", "#62302e"))))
    roof, shut, name = m.tone(*r.choice((("#b08a3e", "#4a3c34"), ("#4f7076", "#1c2c48"), ("#5f6468", "#22283a")))), r.random() < .5, r.choice(_GATES)
    wide = 96.0 if m.upright else 120.0

    def wall(c: Any) -> None:
        ground(c, 66, m.tone("#9a9488", "#20263a"), m.tone("#c8c0b0", "#323a56"))
        for i in range(-14, 15):
            c.drawPath(tapered([(i * 50, 66), (i * 200, BOTTOM)], [.8, 4]), fill(m.tone("#7d776c", "#161b30"), .5))
        c.drawRect(box(LEFT, -190, RIGHT, 70), linear((0, -190), (0, 70), [(0, light(red, .1)), (1, shade(red, .66))]))
        for j in range(9):
            c.drawRect(box(LEFT, -180 + j * 28, RIGHT, -179 + j * 28), fill(shade(red, .6), .3))
        c.drawRect(box(LEFT, 44, RIGHT, 72), fill(m.tone("#b8b0a2", "#3c4258")))
        c.drawRect(box(LEFT, -214, RIGHT, -186), fill(roof))
        for i in range(-40, 41):
            c.drawRect(box(i * 24 - 1, -212, i * 24 + 1, -188), fill(shade(roof, .5), .7))
        c.drawRect(box(-260, -300, 260, -206), fill(shade(red, .72)))
        for i in range(-6, 7):
            c.drawRect(box(i * 38 - 13, -288, i * 38 + 13, -216), fill("#ffd890" if m.lamps else m.tone("#c8b48a", "#4a4658"), .9))
            c.drawRect(box(i * 38 - 1, -288, i * 38 + 1, -216), fill(shade(red, .45)))
        tiled_roof(c, 0, -296, 330, 120, roof)
        _arch(c, m, wide, red)
        rounded(c, -58, -196, 58, -152, 4, fill("#1c2c5a"))
        rounded(c, -58, -196, 58, -152, 4, stroke("#e9c46a", 3))
        draw_text(c, name, 0, -163, 32, "#e9c46a", kind="serif", centre=True)

    def _leaf(c: Any, side: int) -> None:
        """A door with studs; open, it stands in flight."""
        x0, x1 = (0.0, side * (wide - 10)) if shut else (side * (wide - 10), side * (wide - 44))
        c.drawRect(box(min(x0, x1), -116, max(x0, x1), 70), linear((x0, 0), (x1, 0), [(0, m.tone("#8c2c28", "#4c2028")), (1, m.tone("#a83a30", "#5c2830"))]))
        for row in range(7):
            for k in range(5 if shut else 2):
                c.drawCircle(x0 + (x1 - x0) * (k + .5) / (5 if shut else 2), -98 + row * 24, 3.6, fill("#e2b95c"))

    def _arch(c: Any, m: Moment, wide: float, red: Any) -> None:
        hole = skia.Path()
        hole.addRRect(skia.RRect.MakeRectXY(box(-wide, -142, wide, 240), wide, wide * .8))
        c.save()
        c.clipRect(box(LEFT, -160, RIGHT, 71))
        c.drawPath(hole, fill(shade(m.tone("#b8b0a2", "#3c4258"), .8)))
        c.clipPath(hole)
        c.drawRect(box(-wide + 10, -132, wide - 10, 71), fill(m.tone("#3a2a28", "#12131e")))
        if not shut:
            c.drawRect(box(-wide * .55, -84, wide * .55, 71), linear((0, -84), (0, 71), [(0, mix("#f0dcb0" if m.lamps else "#e8e0cc", HAZE[m.time], .4)), (1, m.tone("#c4b89e", "#4a4858"))]))
            c.save()
            c.scale(.2, .2)
            c.drawRect(box(-190, -60, 190, 220), fill(shade(m.tone("#a83a32", "#5c2630"), .8)))
            tiled_roof(c, 0, -50, 260, 130, roof)
            c.restore()
        for side in (-1, 1):
            _leaf(c, side)
        c.restore()

    def near(c: Any) -> None:
        k = m.rnd("gate guards")
        for side in (-1, 1):
            with standing(c, side * (wide + 56), 92):
                guard(c, m, k)
            with standing(c, side * m.reach * .7, 142):
                _brazier(c, m)
            with standing(c, side * m.reach * .98, 176):
                c.drawRect(box(-8, -700, 8, 0), fill("#2b1c18"))
                p.lantern(c, side * -70, -560, 56, on=m.lamps)
                c.drawPath(tapered([(0, -660), (side * -80, -650)], [10, 6]), fill("#2b1c18"))

    return [*far(m, "palace"), Sheet(.45, wall), Sheet(.86, near)]


def _brazier(c: Any, m: Moment) -> None:
    iron = m.tone("#4a423c", "#1e1e28")
    for k in (-30, 0, 30):
        c.drawPath(tapered([(k * .5, -150), (k, 0)], [9, 7]), fill(iron))
    c.drawPath(poly([(-46, -206), (46, -206), (26, -146), (-26, -146)]), linear((-46, 0), (46, 0), [(0, light(iron, .2)), (1, shade(iron, .6))]))
    if m.lamps:
        glow(c, 0, -230, 300, "#ff9a4a", .7)
        for k in (-18, 0, 18):
            c.drawPath(tapered([(k, -196), (k + 6, -240 + abs(k)), (k - 2, -288 + abs(k) * 2)], [22, 16, 2]), fill("#ffc860" if k else "#fff0b0"))


def gallery(m: Moment) -> list[Sheet]:
    """Along a covered walk: columns in flight, rafters overhead, a garden on both sides, lanterns under the ridge."""
    r = m.rnd("gallery")
    wood = m.tone(*r.choice((("#a83a32", "#562830"), ("#6a4a38", "#32262c"), ("#3f6a5c", "#1c343c"))))
    half = 66.0 if m.upright else 150.0
    rows = [1.0, 1.4, 1.95, 2.75, 3.9, 5.6]

    def at(side: float, up: float, d: float) -> Point:
        return side * half * d, EYE + up * d

    def garden(c: Any) -> None:
        green = m.tone("#8aa274", "#22323c")
        ground(c, 50, shade(green, .7), mix(green, HAZE[m.time], .4))
        g = m.rnd("gallery garden")
        for side in (-1, 1):
            for k in range(3):
                x = side * (half * 1.5 + k * m.reach * .34 + g.uniform(-20, 20))
                with standing(c, x, 62 + 12 * k):
                    p.tree(c, g, 0, 0, g.uniform(520, 760), "#3a2c2a", list(LEAVES[m.time]))
            for _ in range(5):
                p.foliage(c, g, side * g.uniform(half * 1.2, m.reach * 1.2), g.uniform(58, 92), 60, 30, list(LEAVES[m.time]), 24)

    def walk(c: Any) -> None:
        floor = m.tone("#b0a592", "#343648")
        near = rows[-1] * 1.5
        c.drawPath(poly([at(-1, 58, 1), at(1, 58, 1), at(1, 58, near), at(-1, 58, near)]), linear((0, 60), (0, 400), [(0, mix(floor, HAZE[m.time], .3)), (1, shade(floor, .7))]))
        d = 1.0
        while d < near:
            (x0, y), (x1, _) = at(-1, 58, d), at(1, 58, d)
            c.drawRect(box(x0, y, x1, y + .8 * d), fill(shade(floor, .5), .5))
            d *= 1.16
        for k in range(-2, 3):
            c.drawPath(tapered([at(k * .4, 58, 1), at(k * .4, 58, near)], [.8, 5]), fill(shade(floor, .5), .4))
        for side in (-1, 1):
            c.drawPath(poly([at(side, 58, 1), at(side, 46, 1), at(side, 46, near), at(side, 58, near)]), fill(shade(floor, .6)))
        c.drawPath(poly([at(-1.12, -104, 1), at(0, -128, 1), at(0, -128, near), at(-1.12, -104, near)]), fill(shade(wood, .34)))
        c.drawPath(poly([at(1.12, -104, 1), at(0, -128, 1), at(0, -128, near), at(1.12, -104, near)]), fill(shade(wood, .46)))
        round_gate(c)
        for i, d in enumerate(rows):
            _bay(c, d, rows[i - 1] if i else None)
        for d in (1.6, 2.3, 3.3):
            x, y = at(0, -120, d)
            p.lantern(c, x, y + 24 * d, 9 * d, on=m.lamps)

    def round_gate(c: Any) -> None:
        """The round gate at the walk's end."""
        (x0, top), (x1, foot) = at(-1, -116, 1), at(1, 58, 1)
        wall = m.tone("#ddd4c4", "#454a62")
        c.drawRect(box(x0, top, x1, foot), fill(mix(wall, HAZE[m.time], .3)))
        q = half * .62
        c.drawCircle(0, EYE + 4, min(q, 52), fill(m.tone("#9cb48a", "#2a3a48")))
        c.drawCircle(0, EYE + 4, min(q, 52), stroke(shade(wood, .6), 6))
        if m.lamps:
            glow(c, 0, EYE, 120, "#ffcf90", .5)

    def _bay(c: Any, d: float, behind: float | None) -> None:
        for side in (-1, 1):
            x, foot = at(side, 58, d)
            _, top = at(side, -104, d)
            if behind is not None:
                (xb, _), w = at(side, 0, behind), 3.0
                for up in (18, 30):
                    c.drawPath(tapered([(xb, EYE + up * behind), (x, EYE + up * d)], [w * behind * .6, w * d * .6]), fill(shade(wood, .7)))
                for k in range(1, 7):
                    f = behind + (d - behind) * k / 7
                    c.drawPath(tapered([at(side, 30, f), at(side, 58, f)], [2.2 * f, 2.2 * f]), fill(shade(wood, .6)))
                for up in (-104, -92):
                    c.drawPath(tapered([(xb, EYE + up * behind), (x, EYE + up * d)], [4 * behind, 4 * d]), fill(shade(wood, .62)))
            w = 8.0 * d
            c.drawRect(box(x - w, top, x + w, foot + 3 * d), linear((x - w, 0), (x + w, 0), [(0, shade(wood, .55)), (.4, light(wood, .18)), (1, shade(wood, .5))]))
            c.drawRect(box(x - w * 1.4, foot - 5 * d, x + w * 1.4, foot + 4 * d), fill(m.tone("#a8a092", "#3c4054")))
        c.drawPath(tapered([at(-1.1, -104, d), at(0, -112, d), at(1.1, -104, d)], [9 * d, 7 * d, 9 * d]), fill(shade(wood, .74)))
        for side in (-1, 1):
            x, y = at(side * .55, -104, d)
            c.drawPath(tapered([at(side * .98, -84, d), (x + side * half * d * .2, y + 6 * d), (x, y)], [5 * d, 4 * d, 1]), fill(mix(m.tone("#3f8a7a", "#24444c"), wood, .3)))

    def near(c: Any) -> None:
        overhang(c, m, m.rnd("gallery leaves"), r.choice((-1, 1)), list(LEAVES[m.time]))
        with standing(c, -m.reach * 1.02, 210):
            t.palace_lantern(c, 0, -560, 60, m.lamps, top=-900)

    return [*far(m, "palace"), Sheet(.45, garden), Sheet(.6, walk), Sheet(.86, near)]
