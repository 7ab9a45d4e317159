"""A room in one-point perspective: walls, ceiling and floor to be hung and furnished.

`d` is how near something is: 1 at the back wall, about 1.93 where people act, `NEAR` behind the camera's edge. A point of the
room at (x, y) of the back wall is seen at (x·d, y·d). `Room.at` gives a canvas whose origin lies on the floor and whose
unit is that of the people who act (229 units a metre), shrunk by distance.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from engine.picture.gfx import Colour, clipped, fill, glow, light, linear, mix, poly, shade, tapered
from engine.picture.scenery.air import Moment, box
from engine.picture.skia_load import skia

NEAR = 5.2
ACTING = 1.93
"""How near the people are who act."""
Hole = tuple[float, float, float, float]
"""x0, y0, x1, y1 on the back wall."""
SideHole = tuple[int, float, float, float, float]
"""Side (-1, 1), d0, d1, y0, y1 on a side wall."""


@dataclass(frozen=True)
class Room:
    """Half the width of the back wall, its upper edge and the floor's line, in units at d = 1."""

    m: Moment
    half: float
    top: float = -236.0
    floor: float = 136.0

    @contextmanager
    def at(self, canvas: Any, x: float, d: float, y: float | None = None) -> Iterator[Any]:
        """A canvas for a thing that stands on the floor (or at height `y` of the back wall) at x."""
        canvas.save()
        canvas.translate(x * d, (self.floor if y is None else y) * d)
        canvas.scale(d / ACTING, d / ACTING)
        yield canvas
        canvas.restore()

    def side(self, side: int, d0: float, d1: float, y0: float, y1: float) -> Any:
        """A rectangle on a side wall."""
        h = self.half * side
        return poly([(h * d0, y0 * d0), (h * d1, y0 * d1), (h * d1, y1 * d1), (h * d0, y1 * d0)])

    def flat(self, y: float, x0: float, x1: float, d0: float, d1: float) -> Any:
        """A rectangle that lies at height y (of the back wall): on the floor, under the ceiling."""
        return poly([(x0 * d0, y * d0), (x1 * d0, y * d0), (x1 * d1, y * d1), (x0 * d1, y * d1)])

    def shell(self, c: Any, wall: Colour, ceiling: Colour, floor: Colour, *, holes: Sequence[Hole] = (), side_holes: Sequence[SideHole] = (),
              pattern: Literal["boards", "tiles", "plain"] = "boards", side: Colour | None = None) -> None:
        """The six faces without the one behind the camera; holes let the view through."""
        self._back(c, wall, holes)
        for s in (-1, 1):
            self._side(c, s, side or wall, [h for h in side_holes if h[0] == s])
        t, f, h = self.top, self.floor, self.half
        c.drawPath(self.flat(t, -h, h, 1, NEAR), linear((0, t * 2.6), (0, t), [(0, shade(ceiling, .72)), (1, ceiling)]))
        c.drawPath(self.flat(f, -h, h, 1, NEAR), linear((0, f), (0, f * 3.4), [(0, shade(floor, .78)), (.35, floor), (1, shade(floor, .5))]))
        self._pattern(c, floor, pattern)
        trim = light(wall, .16)
        c.drawRect(box(-h, f - 9, h, f), fill(shade(trim, .82)))
        c.drawRect(box(-h, t, h, t + 7), fill(shade(trim, .9)))
        for s in (-1, 1):
            c.drawPath(self.side(s, 1, NEAR, f - 9, f), fill(shade(trim, .66)))
            c.drawPath(self.side(s, 1, NEAR, t, t + 7), fill(shade(trim, .7)))
        for s in (-1, 1):
            c.drawPath(self.side(s, 1, 1.25, t, f), linear((s * h, 0), (s * h * 1.25, 0), [(0, "#0a0814", .26), (1, "#0a0814", 0)]))
        c.drawRect(box(-h, f - 60, h, f), linear((0, f - 60), (0, f), [(0, "#0a0814", 0), (1, "#0a0814", .2)]))
        c.drawPath(self.flat(f, -h, h, 1, 1.2), linear((0, f), (0, f * 1.2), [(0, "#0a0814", .3), (1, "#0a0814", 0)]))

    def _back(self, c: Any, wall: Colour, holes: Sequence[Hole]) -> None:
        path = skia.Path()
        path.addRect(box(-self.half, self.top, self.half, self.floor))
        for hole in holes:
            path.addRect(box(*hole))
        path.setFillType(skia.PathFillType.kEvenOdd)
        c.drawPath(path, linear((0, self.top), (0, self.floor), [(0, shade(wall, .74)), (.45, wall), (1, shade(wall, .84))]))

    def _side(self, c: Any, s: int, wall: Colour, holes: Sequence[SideHole]) -> None:
        path = self.side(s, 1, NEAR, self.top, self.floor)
        for _, d0, d1, y0, y1 in holes:
            path = skia.Op(path, self.side(s, d0, d1, y0, y1), skia.PathOp.kDifference_PathOp)
        k = .84 if s < 0 else .70
        c.drawPath(path, linear((s * self.half, 0), (s * self.half * 3, 0), [(0, shade(wall, k)), (1, shade(wall, k * .66))]))

    def _pattern(self, c: Any, colour: Colour, pattern: str) -> None:
        if pattern == "plain":
            return
        f, h = self.floor, self.half
        dark = shade(colour, .5)
        with clipped(c, self.flat(f, -h, h, 1, NEAR)):
            step = 30.0 if pattern == "boards" else 44.0
            n = int(h / step) + 1
            for i in range(-n, n + 1):
                c.drawPath(tapered([(i * step, f), (i * step * NEAR, f * NEAR)], [.7, 4.5]), fill(dark, .5))
            if pattern == "tiles":
                d = 1.0
                while d < NEAR:
                    c.drawRect(box(-h * d, f * d, h * d, f * d + .8 * d), fill(dark, .45))
                    d *= 1.13
            else:
                r = self.m.rnd("boards")
                for i in range(-n, n):
                    d = 1 + r.random() * .3
                    while d < NEAR:
                        c.drawPath(poly([(i * step * d, f * d), ((i + 1) * step * d, f * d), ((i + 1) * step * d, f * d + 1.2 * d), (i * step * d, f * d + 1.2 * d)]), fill(dark, .5))
                        if r.random() < .5:
                            c.drawPath(self.flat(f, i * step, (i + 1) * step, d, d * 1.35), fill(light(colour, .3) if r.random() < .5 else dark, .13))
                        d *= 1.35 + r.random() * .25

    def light_on_floor(self, c: Any, x0: float, x1: float, colour: Colour, alpha: float) -> None:
        """What falls through a window on the floor, or a lamp's sheen."""
        c.drawPath(self.flat(self.floor, x0, x1, 1.02, 2.6), linear((0, self.floor), (0, self.floor * 2.6), [(0, colour, alpha), (1, colour, 0)]))

    def panel_light(self, c: Any, x: float, half: float, d0: float, d1: float, colour: Colour, on: bool = True) -> None:
        """A lit panel in the ceiling with its glow."""
        c.drawPath(self.flat(self.top + 1, x - half, x + half, d0, d1), fill(light(colour, .7, "#ffffff") if on else mix(colour, "#5a6070", .6)))
        if on:
            d = (d0 + d1) / 2
            glow(c, x * d, self.top * d, half * d * 4.2, colour, .34)


def side_frame(room: Room, c: Any, s: int, d0: float, d1: float, y0: float, y1: float, colour: Colour, picture: Colour | None = None) -> None:
    """A framed thing on a side wall: a picture, a poster, a board."""
    c.drawPath(room.side(s, d0, d1, y0, y1), fill(colour))
    if picture is not None:
        e, g = (d1 - d0) * .1, (y1 - y0) * .08
        c.drawPath(room.side(s, d0 + e, d1 - e, y0 + g, y1 - g), linear((room.half * s * d0, y0 * d0), (room.half * s * d1, y1 * d1), [(0, light(picture, .2)), (1, shade(picture, .6))]))


def side_window(room: Room, c: Any, s: int, d0: float, d1: float, y0: float, y1: float, frame: Colour, bars: int = 2) -> None:
    """The frame and bars of a hole in a side wall."""
    h = room.half * s
    step = (d1 - d0) / bars
    for i in range(bars + 1):
        d = d0 + step * i
        c.drawPath(room.side(s, d - .012, d + .018, y0, y1), fill(frame))
    for y in (y0, y0 + (y1 - y0) * .3, y1 - 5):
        c.drawPath(poly([(h * d0, y * d0), (h * d1, y * d1), (h * d1, (y + 6) * d1), (h * d0, (y + 6) * d0)]), fill(frame))


def side_door(room: Room, c: Any, s: int, d0: float, d1: float, colour: Colour, top: float = -118.0, glass: Colour | None = None) -> None:
    """A door in a side wall."""
    e = (d1 - d0) * .08
    c.drawPath(room.side(s, d0 - e, d1 + e, top - 8, room.floor), fill(shade(colour, .55)))
    c.drawPath(room.side(s, d0, d1, top, room.floor), linear((room.half * s * d0, 0), (room.half * s * d1, 0), [(0, light(colour, .08)), (1, shade(colour, .72))]))
    if glass is not None:
        w = d1 - d0
        c.drawPath(room.side(s, d0 + w * .3, d0 + w * .7, top + 24, top + 110), fill(glass, .9))
    k = d0 + (d1 - d0) * .86
    c.drawCircle(room.half * s * k, 18 * k, 3.4 * k, fill("#e8d9a8"))


def side_shelf(room: Room, c: Any, s: int, d0: float, d1: float, y0: float, y1: float, rows: int, wood: Colour, colours: Sequence[str], bottles: bool = False) -> None:
    """Shelves full of things along a side wall, seen in flight."""
    r = room.m.rnd("side shelf", s, d0, y0)
    c.drawPath(room.side(s, d0, d1, y0, y1), fill(shade(wood, .42)))
    step = (y1 - y0) / rows
    for row in range(rows):
        base = y0 + step * (row + 1)
        d = d0 + .01
        while d < d1 - .02:
            w = (r.uniform(.035, .06) if bottles else r.uniform(.022, .05)) * d
            high = step * r.uniform(.5, .82)
            if r.random() < .88:
                c.drawPath(room.side(s, d, min(d + w, d1), base - high, base), fill(mix(r.choice(list(colours)), wood, .22)))
                if bottles:
                    c.drawPath(room.side(s, d + w * .1, d + w * .3, base - high * .8, base - high * .1), fill("#ffffff", .25))
            d += w * (1.25 if bottles else 1.04)
        c.drawPath(room.side(s, d0, d1, base - 2, base + 3.4), fill(light(wood, .12)))
    c.drawPath(room.side(s, d1 - .02, d1 + .02, y0 - 3, y1), fill(wood))
    c.drawPath(room.side(s, d0 - .015, d0 + .01, y0 - 3, y1), fill(shade(wood, .7)))


def spread(half: float, step: float) -> list[float]:
    """Left edges of as many things of this step as fit across."""
    n = int(2 * half / step)
    return [-n * step / 2 + i * step + 4 for i in range(n)]
