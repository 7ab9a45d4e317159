"""What weather does to a place under the sky, before anything falls (the film makes it fall): mist, wet and white ground, gusts."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import SCREEN, fill, linear, mix, smooth, stroke, tapered
from engine.picture.scenery.air import BOTTOM, CITY_LIGHTS, HAZE, LEFT, RIGHT, TOP, Draw, Moment, Sheet, box


def weathered(sheets: list[Sheet], m: Moment) -> list[Sheet]:
    """The sheets of a place with the moment's weather between and over them."""
    if m.weather == "fog":
        return _between(sheets, m, ((.3, .55), (.65, .46), (.99, .20)))
    if m.weather == "snow":
        return [*_between(sheets, m, ((.3, .22),)), Sheet(.99, lambda c: _snow(c, m))]
    if m.weather == "rain":
        return [*_between(sheets, m, ((.3, .26),)), Sheet(.99, lambda c: _wet(c, m))]
    if m.weather == "wind":
        return [*sheets, Sheet(.99, lambda c: _gusts(c, m))]
    return sheets


def _between(sheets: list[Sheet], m: Moment, veils: tuple[tuple[float, float], ...]) -> list[Sheet]:
    def veil(alpha: float) -> Draw:
        return lambda c: _mist(c, m, alpha)

    return sorted([*sheets, *(Sheet(depth, veil(alpha)) for depth, alpha in veils)], key=lambda sheet: sheet.depth)


def _mist(c: Any, m: Moment, alpha: float) -> None:
    colour = mix(HAZE[m.time], "#eef2f6", .35 if not m.night else .34) if not m.ink else mix("#efe9dc", "#596070", .45 if m.night else 0)
    c.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), linear((0, -420), (0, 320), [(0, colour, alpha * .55), (.55, colour, alpha), (1, colour, alpha * .35)]))
    r = m.rnd("mist", alpha)
    for _ in range(7):
        x, y, w = r.uniform(-m.reach, m.reach), r.uniform(-120, 160), r.uniform(160, 340)
        c.drawPath(smooth([(x - w, y), (x - w * .3, y - 20), (x + w * .4, y - 12), (x + w, y + 4), (x + w * .3, y + 22), (x - w * .4, y + 18)]), fill(colour, alpha * .55, 16))


def _snow(c: Any, m: Moment) -> None:
    """Ground gone white, drifts that thicken towards the camera."""
    white = mix("#f4f8ff", HAZE[m.time], .25 if not m.night else .45)
    c.drawRect(box(LEFT, 60, RIGHT, BOTTOM), linear((0, 60), (0, 420), [(0, white, 0), (.3, white, .55), (1, white, .74)]))
    r = m.rnd("drifts")
    for _ in range(26):
        y = 110 + r.random() * 380
        x, w = r.uniform(-m.reach * 1.5, m.reach * 1.5), (y - 40) * r.uniform(.3, .8)
        c.drawPath(smooth([(x - w, y), (x - w * .4, y - w * .10), (x + w * .3, y - w * .12), (x + w, y), (x + w * .2, y + w * .06), (x - w * .5, y + w * .05)]), fill(white, .5))


def _wet(c: Any, m: Moment) -> None:
    """Ground that shines: streaks of the lights above, rings of drops."""
    r = m.rnd("wet ground")
    for _ in range(34):
        x, y = r.uniform(-m.reach * 1.4, m.reach * 1.4), 110 + r.random() ** 1.2 * 330
        h, w = (y - 30) * r.uniform(.25, .6), (y - 20) * .07
        c.drawPath(tapered([(x, y), (x + r.uniform(-4, 4), y + h * .5), (x, y + h)], [2, w, 2]), fill(r.choice(CITY_LIGHTS) if m.lamps else "#e8f2fa", .20, 5, SCREEN))
    for _ in range(46):
        x, y = r.uniform(-m.reach * 1.4, m.reach * 1.4), r.uniform(110, 450)
        q = (y - 30) * .08
        c.drawOval(box(x - q, y - q * .26, x + q, y + q * .26), stroke("#e8f0ff", 1.3, .38))


def _gusts(c: Any, m: Moment) -> None:
    """Leaves and lines of wind."""
    r = m.rnd("gusts")
    for _ in range(46):
        x, y, q = r.uniform(-m.reach, m.reach), r.uniform(-400, 320), r.uniform(5, 12)
        c.drawPath(smooth([(x - q, y + q * .4), (x, y - q * .5), (x + q * 1.2, y - q * .2), (x, y + q * .5)]), fill(r.choice(("#c8a45a", "#a8643c", "#8aa45a")) if not m.night else "#6a7ca0", .85))
    for _ in range(10):
        x, y, w = r.uniform(-m.reach, m.reach), r.uniform(-320, 120), r.uniform(80, 170)
        c.drawPath(tapered([(x - w, y + 10), (x - w * .2, y - 8), (x + w * .5, y), (x + w, y - 16)], [.6, 3, 3, .6]), fill("#ffffff", .22))
