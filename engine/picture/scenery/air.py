"""What is far away: skies, cities, hills; and the moment a place is seen in.

Design space of all scenery: the camera looks at the origin, y down, and the horizon (the height of the camera, about a
person's chest) is y = 0 indoors and a little below outdoors. Art is drawn from -960 to 960 across and from -700 to 700
down; a wide shot shows ±250 × ±450 of it in an upright frame and ±680 × ±380 in a wide one, so places know the frame's
shape (`Moment.aspect`). A person of 1.7 m who stands where people act is 390 units high, with the feet at y = 262.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from engine.drama.vocabulary import Light, OldTimes, TimeOfDay, Weather
from engine.picture.gfx import (
    RGB,
    SCREEN,
    Colour,
    fill,
    glow,
    light,
    linear,
    mix,
    radial,
    rnd,
    smooth,
    stroke,
)
from engine.picture.skia_load import skia

LEFT, RIGHT, TOP, BOTTOM = -960.0, 960.0, -700.0, 700.0
Draw = Callable[[Any], None]


@dataclass(frozen=True)
class Moment:
    """When a place is seen, and which one of its kind it is (`seed`)."""

    time: TimeOfDay
    weather: Weather
    light: Light
    seed: str
    chinese: bool = True
    """Whether signs are in Chinese."""
    aspect: float = .5625
    """Width over height of the frame."""
    ink: bool = False
    """Whether it is painted in ink: its far distance is then mountains and water."""
    old: OldTimes = ""
    """Which old times the drama plays in: its rooms and streets are then of their age."""
    name: str = ""
    """What the place is called."""
    cleared: bool = False
    """Whether the room's own bed, table or sofa is not drawn: somebody lies or sits on one, or at one, before it."""

    @property
    def upright(self) -> bool:
        return self.aspect < .8

    @property
    def reach(self) -> float:
        """Half of what a wide shot shows across, in units: what a place is known by stands within it."""
        return 250.0 if self.upright else 360.0 if self.aspect < 1.3 else 640.0

    @property
    def night(self) -> bool:
        return self.time == "night"

    @property
    def lamps(self) -> bool:
        """Whether lamps are lit and windows glow."""
        return self.time in ("night", "dusk")

    def rnd(self, *key: object) -> Random:
        return rnd(self.seed, *key)

    def tone(self, day: Colour, night: Colour) -> RGB:
        """A surface's own colour at this hour."""
        k = {"day": 0.0, "dawn": .25, "dusk": .55, "night": 1.0}[self.time]
        return mix(day, night, k)


@dataclass(frozen=True)
class Sheet:
    """One layer of a place: how far away (0 horizon, 1 where people stand, above 1 in front) and how it is drawn."""

    depth: float
    draw: Draw


def box(x0: float, y0: float, x1: float, y1: float) -> Any:
    return skia.Rect(x0, y0, x1, y1)


def rounded(canvas: Any, x0: float, y0: float, x1: float, y1: float, radius: float, paint: Any) -> None:
    canvas.drawRRect(skia.RRect.MakeRectXY(box(x0, y0, x1, y1), radius, radius), paint)


_SKY: dict[TimeOfDay, list[tuple[float, Colour]]] = {
    "day": [(0, "#4f93cf"), (.5, "#9fcbe8"), (1, "#eaf3f1")],
    "dawn": [(0, "#4d5e98"), (.42, "#c396ae"), (.74, "#f4bd9b"), (1, "#ffe4ba")],
    "dusk": [(0, "#262a5e"), (.36, "#77457e"), (.64, "#de6c5c"), (.85, "#ffb069"), (1, "#ffd799")],
    "night": [(0, "#060a20"), (.45, "#101a42"), (.8, "#273465"), (1, "#484a7b")],
}
HAZE: dict[TimeOfDay, str] = {"day": "#d3e4ed", "dawn": "#f1c8b2", "dusk": "#e38869", "night": "#2a3667"}
_GREY: dict[TimeOfDay, str] = {"day": "#98a7b4", "dawn": "#a7a1ae", "dusk": "#6b5872", "night": "#1b2441"}
CITY_LIGHTS = ["#ffd88a", "#ffc36b", "#ffe9c0", "#9fd0ff", "#ff9a6b"]
NEON = ["#ff4f8f", "#37d0ff", "#ffb13d", "#8f6bff", "#5dffb0"]


def sky(canvas: Any, m: Moment, horizon: float = 80) -> None:
    """The sky above the horizon, with sun or moon, stars and clouds as hour and weather have it."""
    stops = _SKY[m.time]
    clear = m.weather in ("clear", "wind")
    if not clear:
        stops = [(p, mix(c, _GREY[m.time], .6)) for p, c in stops]
    canvas.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), linear((0, -500), (0, horizon), stops))
    r = m.rnd("sky")
    if clear and m.night:
        for _ in range(240):
            canvas.drawCircle(r.uniform(LEFT, RIGHT), -520 + r.random() ** 1.4 * 560, r.choice([.7, .9, 1.2, 1.7]), fill("#dfe8ff", r.uniform(.2, .85)))
        _moon(canvas, m.reach * .5, -318 if m.upright else -250)
    elif clear and m.time in ("dusk", "dawn"):
        glow(canvas, -m.reach * .4, horizon - 70, 620, "#ffcf8a", .85)
        canvas.drawCircle(-m.reach * .4, horizon - 86, 50, fill("#fff0cf"))
    top, low = {"day": ("#ffffff", "#b9d2e6"), "dawn": ("#ffe6d4", "#b88aa4"), "dusk": ("#ffb48a", "#6e3f74"), "night": ("#3a4a80", "#141c42")}[m.time]
    if not clear:
        top, low = mix(top, _GREY[m.time], .5), mix(low, _GREY[m.time], .6)  # type: ignore[assignment]
    for k in range(5 if clear else 9):
        y = -430 + k * 90 + r.uniform(-30, 30) if clear else -480 + k * 62
        width = r.uniform(60, 110) * (1.3 - .12 * k) * (1.0 if clear else 1.8)
        cumulus(canvas, r, (-1) ** k * r.uniform(.2, 1.0) * m.reach, min(y, horizon - 50), width, top, low, .92 if m.time == "day" else .62)
    for _ in range(6):
        cloud(canvas, r, r.uniform(LEFT, RIGHT), r.uniform(-460, horizon - 120), r.uniform(110, 280), top, .35)


def cumulus(canvas: Any, r: Random, x: float, y: float, width: float, top: Colour, low: Colour, alpha: float) -> None:
    """A heaped cloud with a flat, darker foot: lit from above, never a single outline."""
    puffs = []
    for _ in range(11):
        u = r.uniform(-1, 1)
        puffs.append((x + u * width, y - (1 - u * u) * width * r.uniform(.1, .52), width * r.uniform(.2, .36) * (1.15 - .6 * abs(u))))
    whole = skia.Path()
    for px, py, q in puffs:
        whole.addCircle(px, py, q)
    whole.addRRect(skia.RRect.MakeRectXY(box(x - width * 1.1, y - width * .16, x + width * 1.1, y + width * .05), width * .1, width * .1))
    high = min(py - q for _, py, q in puffs)
    canvas.saveLayerAlpha(box(x - width * 2, high - 20, x + width * 2, y + width * .4), int(alpha * 255))
    canvas.drawPath(whole, linear((0, high), (0, y + width * .06), [(0, top), (.55, mix(top, low, .35)), (1, low)]))
    for px, py, q in puffs:
        canvas.drawCircle(px - q * .15, py - q * .2, q * .78, radial((px - q * .2, py - q * .5), q, [(0, top, .7), (1, top, 0)]))
    canvas.restore()


def _moon(canvas: Any, x: float, y: float) -> None:
    glow(canvas, x, y, 280, "#9fb4ff", .6)
    canvas.drawCircle(x, y, 38, fill("#f5f1df"))
    for dx, dy, q in ((-12, -8, 9), (12, 10, 6), (6, -16, 5)):
        canvas.drawCircle(x + dx, y + dy, q, fill("#dcd8cb", .7))


def cloud(canvas: Any, r: Random, x: float, y: float, width: float, colour: Colour, alpha: float) -> None:
    """A flat-bottomed cloud, lit from above."""
    bumps = [(x - width + 2 * width * (i + .5) / 7, y - width * .2 * math.sin(math.pi * (i + .5) / 7) * r.uniform(.6, 1.4)) for i in range(7)]
    outline = [(x - width, y), *bumps, (x + width, y), (x + width * .5, y + width * .03), (x - width * .5, y + width * .03)]
    canvas.drawPath(smooth(outline), linear((0, y - width * .25), (0, y + 8), [(0, colour, alpha), (1, colour, alpha * .12)]))


def skyline(canvas: Any, m: Moment, key: str, base: float, heights: tuple[float, float], colour: Colour, *, lit: float = 0.0,
            widths: tuple[float, float] = (46, 120)) -> None:
    """A row of buildings down to the bottom; `lit` is the share of windows with light."""
    r, x, haze = m.rnd("skyline", key), LEFT - 20, HAZE[m.time]
    while x < RIGHT:
        w = r.uniform(*widths)
        h = r.uniform(*heights) * (.75 + .35 * math.sin(x / 260))
        own = mix(colour, haze, r.uniform(0, .3))
        canvas.drawRect(box(x, base - h, x + w - r.uniform(0, 6), BOTTOM), linear((0, base - h), (0, base), [(0, own), (1, mix(own, haze, .45))]))
        roof = r.random()
        if roof < .25:
            canvas.drawRect(box(x + w * .3, base - h - 16, x + w * .62, base - h), fill(own))
        elif roof < .4:
            canvas.drawRect(box(x + w * .48, base - h - 46, x + w * .52, base - h), fill(own))
            if lit:
                glow(canvas, x + w * .5, base - h - 46, 14, "#ff5a4e", .9)
        _windows(canvas, r, x, base - h, w, h, lit)
        x += w


def _windows(canvas: Any, r: Random, x: float, top: float, w: float, h: float, lit: float) -> None:
    if not lit:
        return
    step = max(7.0, w / 8)
    y = top + 12
    while y < top + h - 6:
        at = x + 8
        while at < x + w - 12:
            if r.random() < lit:
                canvas.drawRect(box(at, y, at + step * .52, y + step * .62), fill(r.choice(CITY_LIGHTS), r.uniform(.35, .9)))
            at += step
        y += step * 1.25


def bokeh(canvas: Any, r: Random, count: int, where: tuple[float, float, float, float], colours: list[str], sizes: tuple[float, float] = (6, 26), alpha: float = .5) -> None:
    """Lights out of focus in a box (left, top, right, bottom)."""
    for _ in range(count):
        x, y, q = r.uniform(where[0], where[2]), r.uniform(where[1], where[3]), r.uniform(*sizes)
        colour = r.choice(colours)
        canvas.drawCircle(x, y, q, fill(colour, alpha * r.uniform(.25, .8), 0, SCREEN))
        canvas.drawCircle(x, y, q, stroke(light(colour, .4, "#ffffff"), 1.2, alpha * .35, 0, SCREEN))


def ground(canvas: Any, y: float, near: Colour, far: Colour) -> None:
    """The floor from the line `y` down."""
    canvas.drawRect(box(LEFT, y, RIGHT, BOTTOM), linear((0, y), (0, BOTTOM), [(0, far), (1, near)]))


def veil(canvas: Any, m: Moment, top: float, base: float, alpha: float) -> None:
    """Haze that thickens downwards."""
    canvas.drawRect(box(LEFT, top, RIGHT, BOTTOM), linear((0, top), (0, base), [(0, HAZE[m.time], 0), (1, HAZE[m.time], alpha)]))


def city(m: Moment, base: float = 120) -> list[Sheet]:
    """Sky and three planes of buildings, as seen from a window or a roof."""
    lit = 1.0 if m.lamps else 0.0
    far = mix({"day": "#9db8cc", "dawn": "#b98f9d", "dusk": "#8a5470", "night": "#1b2750"}[m.time], HAZE[m.time], .35)
    mid = {"day": "#7394ad", "dawn": "#8b7288", "dusk": "#553a63", "night": "#131c3e"}[m.time]

    def back(canvas: Any) -> None:
        sky(canvas, m, base)
        skyline(canvas, m, "far", base, (140, 330), far, lit=.14 * lit)
        veil(canvas, m, -180, base, .5)

    def front(canvas: Any) -> None:
        skyline(canvas, m, "mid", base + 40, (100, 350), mid, lit=.3 * lit, widths=(60, 150))
        veil(canvas, m, -60, base + 40, .4)
        if m.lamps:
            bokeh(canvas, m.rnd("city"), 60, (LEFT, 0, RIGHT, base + 60), CITY_LIGHTS, (2, 7), .8)

    return [Sheet(.04, back), Sheet(.18, front)]


def near_city(m: Moment) -> str:
    """The colour of the closest buildings."""
    return {"day": "#547389", "dawn": "#645873", "dusk": "#36294f", "night": "#0b1230"}[m.time]


def hills(canvas: Any, m: Moment, key: str, base: float, height: float, colour: Colour) -> None:
    """A soft ridge across the picture."""
    r = m.rnd("hills", key)
    points = [(LEFT - 40 + i * 160, base - height * r.uniform(.25, 1)) for i in range(14)]
    canvas.drawPath(smooth([*points, (RIGHT + 200, BOTTOM, 1), (LEFT - 200, BOTTOM, 1)]), linear((0, base - height), (0, base + 120), [(0, colour), (1, mix(colour, HAZE[m.time], .4))]))
