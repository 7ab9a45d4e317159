"""How hair is drawn: a mass with a graded tone, strand groups that follow guide curves, a broken band of light.

A hairdo is data (`Do`): silhouettes and guides in the head's frame. Wind and breath move points by how far they hang below
the ears, so that long hair swings and short hair stays.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.picture.gfx import Point, Points, along, clipped, fill, lerp, linear, mix, rnd, shade, smooth, tapered
from engine.picture.people.acting import Acting
from engine.picture.people.person import Person


@dataclass(frozen=True)
class Flow:
    """Strands between two guide curves (equal numbers of points, root to tip)."""

    a: Points
    b: Points
    n: int = 6
    shine: tuple[float, float] | None = (.28, .52)
    """Share of the strands' length that catches the light."""
    width: float = 4.2


@dataclass(frozen=True)
class Mass:
    """One silhouette with its flows; `dark` 0..1 sets it into the shade, `over` draws loose locks on its edge."""

    outline: Points
    flows: tuple[Flow, ...] = ()
    dark: float = 0.0
    locks: tuple[Points, ...] = ()


Extra = Callable[["Pen"], None]


@dataclass(frozen=True)
class Do:
    """A hairdo: what hangs behind the head, what lies on it, and the head from behind."""

    front: tuple[Mass, ...]
    behind: tuple[Mass, ...] = ()
    back: tuple[Mass, ...] = ()
    on_front: Extra | None = None
    on_behind: Extra | None = None
    on_back: Extra | None = None
    ear: bool = False
    """Whether the near ear stands free of the hair, which is combed behind it or cut round it."""


@dataclass(frozen=True)
class Side:
    """A hairdo in profile: what lies behind the neck, what lies on the head, whether the ear shows on top of it."""

    over: tuple[Mass, ...]
    under: tuple[Mass, ...] = ()
    ear: bool = True
    extra: Extra | None = None
    under_extra: Extra | None = None
    under_ear: Extra | None = None
    """Drawn on the skin, before the hair."""


def hair_tie(pen: Pen, x: float, y: float) -> None:
    """What holds a ponytail at (x, y): a bright soft one on the young, a plain band on everybody else."""
    young = pen.person.age in ("child", "young")
    colour = pen.person.look.accent if young else mix(shade(pen.person.look.accent, .5), pen.tones.hair_dark, .5)
    k = 1.0 if young else .72
    pen.canvas.drawPath(smooth([(x - 14 * k, y - 15), (x + 8 * k, y - 21), (x + 14 * k, y + 15), (x - 6 * k, y + 19)]), fill(colour))
    pen.canvas.drawPath(tapered([(x - 10 * k, y - 11), (x + 2 * k, y - 1), (x + 2 * k, y + 13)], [2, 5 * k, 2]), fill(shade(colour, .65)))


class Pen:
    """Canvas, colours and the movement of the air."""

    def __init__(self, canvas: Any, person: Person, acting: Acting) -> None:
        self.canvas, self.person, self.acting = canvas, person, acting
        self.tones = person.tones

    def blown(self, points: Points) -> list[Point]:
        """The points after wind: nothing above the ears moves, tips move most."""
        wind = self.acting.wind
        if not wind:
            return list(points)
        out: list[Point] = []
        for p in points:
            hang = max(0.0, p[1] - 20) / 300
            out.append((p[0] + wind * 74 * hang ** 1.3, p[1] - abs(wind) * 16 * hang, *p[2:3]))
        return out

    def mass(self, mass: Mass, key: object = 0) -> None:
        """Draw a mass, its strands and its loose locks."""
        t = self.tones
        path = smooth(self.blown(mass.outline))
        base = mix(t.hair, t.hair_dark, mass.dark)
        bottom = max(p[1] for p in mass.outline)
        self.canvas.drawPath(path, linear((-30, -150), (10, max(bottom, 120)), [
            (0, mix(base, t.hair_light, .24)), (.34, base), (.7, mix(base, t.hair_dark, .35)), (1, mix(base, t.hair_dark, .75))]))
        with clipped(self.canvas, path):
            for i, flow in enumerate(mass.flows):
                self.flow(flow, (key, i))
        for lock in mass.locks:
            self.lock(lock, base)

    def flow(self, flow: Flow, key: object) -> None:
        r = rnd("strand", key, flow.n, flow.width)
        t = self.tones
        a, b = self.blown(flow.a), self.blown(flow.b)
        for i in range(flow.n):
            share = (i + .5 + r.uniform(-.22, .22)) / flow.n
            line = lerp(a, b, share)
            n = len(line)
            wide = flow.width * r.uniform(.6, 1.3)
            widths = [wide * (.35 + .65 * min(1.0, 2.2 * k / (n - 1))) if k < n - 1 else .4 for k in range(n)]
            self.canvas.drawPath(tapered(line, widths), fill(t.hair_dark, r.uniform(.30, .62)))
        if flow.shine:
            lo, hi = flow.shine
            pieces = flow.n + 3
            for i in range(pieces):
                share = (i + r.uniform(.1, .9)) / pieces
                line = lerp(a, b, share)
                s, e = lo + r.uniform(-.07, .05), hi + r.uniform(-.10, .10)
                piece = [along(line, s + (e - s) * k / 4) for k in range(5)]
                wide = flow.width * r.uniform(.7, 1.7)
                self.canvas.drawPath(tapered(piece, [.3, wide * .8, wide, wide * .7, .3]), fill(t.hair_light, r.uniform(.20, .46)))

    def lock(self, points: Points, base: tuple[float, float, float] | None = None, width: float = 15) -> None:
        """One loose lock: thick at the root, pointed, with a dark edge and a light line."""
        t = self.tones
        line = self.blown(points)
        n = len(line)
        widths = [width * (.55 + .45 * k / max(n * .4, 1)) if k < n * .4 else width * (1 - (k - n * .4) / (n * .62)) for k in range(n)]
        widths[-1] = .4
        base = base or t.hair
        self.canvas.drawPath(tapered([(x[0] - 1.6, x[1] + 1.6) for x in line], widths), fill(shade(base, .55)))
        self.canvas.drawPath(tapered(line, [w * .9 for w in widths]), fill(base))
        self.canvas.drawPath(tapered(line[:-1], [w * .18 + .2 for w in widths[:-1]]), fill(t.hair_light, .4))

    def strays(self, *lines: Points) -> None:
        """Single hairs outside the silhouette."""
        for line in lines:
            points = self.blown(line)
            n = len(points)
            self.canvas.drawPath(tapered(points, [1.9 if k < n - 1 else .3 for k in range(n)]), fill(self.tones.hair, .9))
