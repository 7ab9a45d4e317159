"""What people sit on and at, drawn to fit where they sit in the frame (frame units: 720 high, the origin in the middle)."""
from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.drama.vocabulary import ShotSize
from engine.picture.gfx import RGB, fill, glow, light, linear, mix, shade, smooth, stroke, tapered
from engine.picture.scenery import furniture as f
from engine.picture.scenery import props as p
from engine.picture.scenery.air import Moment, box
from engine.picture.scenery.old import seats as east
from engine.picture.scenery.republic import seats as republic
from engine.picture.scenery.vehicle import dashboard
from engine.picture.scenery.west import seats as west
from engine.picture.seating import Desk, Seating

_HEAD_UNITS = .2708
"""Furniture units (229 a metre) to a head unit of a figure."""
_SEATED_EYE = 1096.0
"""How high, in head units, the eyes of somebody are who sits."""
_HEIGHT: dict[Desk, float] = {"table": 168, "round": 168, "desk": 168, "counter": 186, "dashboard": 180, "none": 0}


@dataclass(frozen=True)
class Spot:
    """Where people sit: each one's x and the way they look, the eye line, their scale, and where feet stand in a wide shot."""

    size: ShotSize
    aspect: float
    people: tuple[tuple[float, int], ...]
    eye: float
    scale: float
    feet: float

    @property
    def k(self) -> float:
        """Frame units per furniture unit."""
        return self.scale / _HEAD_UNITS

    @property
    def floor(self) -> float:
        return self.feet if self.size == "wide" else self.eye + _SEATED_EYE * self.scale

    @property
    def middle(self) -> float:
        return sum(x for x, _ in self.people) / len(self.people)


def _from_before(m: Moment, seat: Seating, spot: Spot) -> bool:
    """Whether the people are seen from the room, the counter behind them: from afar nobody is to stand behind it unseen."""
    return seat.desk == "counter" and not m.old and spot.size in ("wide", "full")


def draw_seats(m: Moment, seat: Seating, spot: Spot) -> Callable[[Any], None] | None:
    """Chairs, a sofa, a bed behind the people, and a bar that they sit before; None when none are seen."""
    if seat.seat == "none" or (spot.size in ("close", "xclose", "ots") and seat.seat not in ("sofa", "bed")):
        return None
    wood = m.tone("#a87c58", "#6a4c44")

    def draw(c: Any) -> None:
        if _from_before(m, seat, spot):
            _counter(c, m, spot)
        for x, flip in (spot.people if seat.seat in ("chair", "stool") else ((spot.middle, 1),)):
            c.save()
            c.translate(x, spot.floor)
            c.scale(spot.k, spot.k)
            if m.old:
                _then(m).seat(c, m, seat.seat, flip, len(spot.people) > 1)
            elif seat.seat == "chair":
                f.chair(c, wood, flip, m.tone("#b5645a", "#5c3c4a"))
            elif seat.seat == "stool":
                f.stool(c, "#8a2f3a", 120)
            elif seat.seat == "sofa":
                f.sofa(c, 520 if len(spot.people) > 1 else 430, m.tone("#74879a", "#4a5476"))
            else:
                f.bedside(c, 620, m.tone("#8a9abc", "#505a88"))
            c.restore()

    return draw


def draw_desk(m: Moment, seat: Seating, spot: Spot) -> Callable[[Any], None] | None:
    """The table before the people; None when it lies below the frame."""
    if seat.desk == "none" or (m.old and seat.desk == "dashboard") or _from_before(m, seat, spot):
        return None
    half = 360 * spot.aspect
    if seat.desk == "dashboard":
        if spot.size == "ots":
            return None
        top = spot.eye + 400 * spot.scale
        if top > 380:
            return None
        driver = max((x for x, _ in spot.people), default=0.0)
        return lambda c: dashboard(c, half * 1.15, top, m.tone("#3a3d48", "#171a26"), driver if driver > 0 else half * .6)
    if spot.size in ("wide", "full"):
        return lambda c: _standing(c, m, seat.desk, spot)
    top = spot.eye + (_SEATED_EYE - _HEIGHT[seat.desk] / _HEAD_UNITS) * spot.scale
    return None if top > 366 else lambda c: _top(c, m, seat.desk, spot, top, half)


def _then(m: Moment) -> Any:
    """The furniture of the moment's old times."""
    return {"west": west, "republic": republic}.get(m.old, east)


def _wood(m: Moment, desk: Desk) -> RGB:
    if m.old:
        return _then(m).table_wood(m)
    day, night = {"round": ("#a06a44", "#7a4c34"), "counter": ("#7a4a30", "#5a3424"), "desk": ("#c29a68", "#6a5648"), "table": ("#a8784e", "#62463a")}.get(desk, ("#a8784e", "#62463a"))
    return m.tone(day, night)


def _counter(c: Any, m: Moment, spot: Spot) -> None:
    """A bar from one edge of the frame to the other, a step behind those who sit before it, with glasses on it."""
    wood = _wood(m, "counter")
    c.save()
    c.translate(0, spot.floor - 16 * spot.k)
    c.scale(spot.k, spot.k)
    half = 360 * spot.aspect / spot.k + 60
    f.counter(c, 2 * half, wood, light(wood, .25), 206, max(4, round(half / 70)))
    xs = [x / spot.k for x, _ in spot.people]
    _things(c, m, "counter", m.rnd("desk", "counter"), [min(xs) - 96, *((a + b) / 2 for a, b in itertools.pairwise(sorted(xs))), max(xs) + 104], -214)
    c.restore()


def _standing(c: Any, m: Moment, desk: Desk, spot: Spot) -> None:
    """The whole table, on the floor before those who sit at it."""
    r = m.rnd("desk", desk)
    c.translate(spot.middle, spot.floor + 12)
    c.scale(spot.k, spot.k)
    wood = _wood(m, desk)
    spread = max((abs(x - spot.middle) for x, _ in spot.people), default=0.0) / spot.k
    if m.old:
        _then(m).table(c, m, spread, len(spot.people))
    elif desk == "round":
        f.round_table(c, 150, wood)
        _things(c, m, desk, r, [-34, 34], -170)
    else:
        f.table(c, 2 * spread + 190, wood, deep=40)
        _things(c, m, desk, r, [-spread - 30, _gap(spot), spread + 20] if len(spot.people) > 1 else [-62, 64], -182)


def _gap(spot: Spot) -> float:
    """The middle of the widest gap between two heads, in furniture units from the middle: what stands tall there hides nobody."""
    xs = sorted((x - spot.middle) / spot.k for x, _ in spot.people)
    return max(((b - a, (a + b) / 2) for a, b in itertools.pairwise(xs)), default=(0.0, 0.0))[1]


def _top(c: Any, m: Moment, desk: Desk, spot: Spot, top: float, half: float) -> None:
    """The table's top across the lower part of the frame, with what lies on it."""
    r = m.rnd("desk", desk)
    wood = _wood(m, desk)
    k = spot.k
    if desk == "round" and not m.old:
        # so wide and flat that what stands on it, stands on it
        w = max(half * 1.3, max(abs(x) for x, _ in spot.people) + 60 * k)
        c.drawOval(box(-w, top - 6, w, 432), linear((-w, top), (w, top + 120), [(0, light(wood, .34)), (.6, light(wood, .08)), (1, shade(wood, .7))]))
        c.drawArc(box(-w, top - 6, w, 432), 180, 180, False, stroke(light(wood, .5), 2.6, .8))
    else:
        c.drawRect(box(-half * 1.3, top, half * 1.3, 460), linear((0, top), (0, 420), [(0, light(wood, .32)), (.12, light(wood, .14)), (1, shade(wood, .5))]))
        c.drawRect(box(-half * 1.3, top - 1.5, half * 1.3, top + 1.5), fill(light(wood, .5), .8))
        for i in range(5):
            y = top + 12 + i * i * 11
            c.drawPath(tapered([(-half * 1.3, y + r.uniform(-3, 3)), (0, y + r.uniform(-4, 4)), (half * 1.3, y + r.uniform(-3, 3))], [1.2, 2.4, 1.2]), fill(shade(wood, .6), .35))
    for x, _ in spot.people:
        c.save()
        c.translate(x, top + 22)
        c.scale(1, .2)
        c.drawCircle(0, 0, 74 * k, fill("#0a0612", .26, 16))
        c.restore()
    if desk == "counter" and not m.old:
        glow(c, 0, top + 10, half * 1.2, "#ff9f5a", .28)
    c.save()
    c.translate(0, top + 20 + (366 - top) * .16)
    small = min(k, 1.9) * .8
    c.scale(small, small)
    gap = half / small
    empty = [-gap * .72, 0.0, gap * .68] if len(spot.people) > 1 else [-gap * .7, (-.62 if spot.middle > 0 else .62) * gap]
    _things(c, m, desk, r, empty, 0)
    c.restore()


def _things(c: Any, m: Moment, desk: Desk, r: Random, xs: list[float], y: float) -> None:
    """What lies on the table, at these places."""
    if m.old:
        _then(m).things(c, m, r, xs, y)
        return
    for i, x in enumerate(xs):
        if desk == "round":
            if i == 1 and len(xs) != 2:
                f.vase(c, r, x, y, "#7a9a86", ["#f2d06a", "#f6f0e0", "#e08a8a"])
            else:
                c.drawOval(box(x - 27, y - 4, x + 27, y + 8), fill("#f4efe6"))
                f.mug(c, x, y + 2, "#efe8dc", True)
        elif desk == "counter":
            colour = ("#ffb13d", "#ff6f61", "#8fe0ff")[i % 3]
            c.drawPath(smooth([(x - 15, y - 50, 1), (x + 15, y - 50, 1), (x + 11, y, 1), (x - 11, y, 1)], True, .2), fill("#dff2ff", .3))
            c.drawPath(smooth([(x - 13, y - 32, 1), (x + 13, y - 32, 1), (x + 10, y - 3, 1), (x - 10, y - 3, 1)], True, .2), fill(colour, .85))
            c.drawRect(box(x - 10, y - 46, x - 6, y - 6), fill("#ffffff", .55))
            glow(c, x, y - 18, 50, colour, .3)
        elif i == 0:
            f.papers(c, r, x - 20, y, .25 if m.night else 0)
        elif i == 1 and len(xs) > 2:
            if desk == "table":
                f.vase(c, r, x, y, "#d8c2a8", ["#f2d06a", "#f6f0e0"])
            else:
                f.bookstack(c, r, x, y, p.BOOKS if desk == "desk" else ["#d9483e", "#3f6aa8", "#e8c35a"], 3)
        else:
            f.mug(c, x, y, mix("#d8d2c8", "#8fb0c4", r.random()), True)
