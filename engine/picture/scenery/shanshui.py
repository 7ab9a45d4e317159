"""Mountains and water (山水): what lies far away in the ink pack, for every place under the sky and every window.

Painted in tones only, darkest at the ridges and lost in mist at the foot, as the genre does; the pack's washes make ink of it.
"""
from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from random import Random
from typing import Any

from engine.drama.vocabulary import Setting, TimeOfDay
from engine.picture.gfx import RGB, fill, linear, mix, poly, radial, smooth, tapered
from engine.picture.scenery.air import BOTTOM, LEFT, RIGHT, TOP, Moment, Sheet, box

_SKY: dict[TimeOfDay, tuple[str, str]] = {
    "day": ("#cfd6d6", "#f6f1e4"), "dawn": ("#c9c4c8", "#f8e9d4"), "dusk": ("#a99ba2", "#f2d9bc"), "night": ("#2c3242", "#8b9099")}
_INK: dict[TimeOfDay, str] = {"day": "#49535c", "dawn": "#514f5c", "dusk": "#46404c", "night": "#10151f"}
_RED = "#c2402f"


def _tone(m: Moment, near: float) -> RGB:
    """The ink of things far off (`near` 0) to nearer by (1)."""
    return mix(_SKY[m.time][1], _INK[m.time], .30 + .62 * near)


def far_view(setting: Setting, m: Moment) -> list[Sheet] | None:
    """The far distance of a place in ink, in two sheets; None where nothing is to be seen of it."""
    view = _OUTDOORS.get(setting)
    if view is None and setting in _WINDOWS:
        view = _THROUGH_WINDOWS[int(m.rnd("view", setting).random() * len(_THROUGH_WINDOWS))]
    if view is None:
        return None

    def back(c: Any) -> None:
        _heaven(c, m)
        _ridge(c, m, "farthest", 20, 230, _tone(m, .0), 170)

    return [Sheet(.04, back), Sheet(.18, lambda c: view(c, m, m.rnd("far view", setting)))]


def _heaven(c: Any, m: Moment) -> None:
    """Paper with a wash: a pale or red sun, the moon with its ring, drifting bands, birds."""
    top, low = _SKY[m.time]
    c.drawRect(box(LEFT, TOP, RIGHT, BOTTOM), linear((0, -460), (0, 60), [(0, top), (1, low)]))
    r = m.rnd("ink sky")
    x, y = m.reach * (.42 if m.night else -.38), -250.0 if m.upright else -205.0
    if m.weather in ("clear", "wind"):
        if m.night:
            c.drawCircle(x, y, 150, radial((x, y), 150, [(0, "#ffffff", .55), (.34, "#ffffff", .30), (1, "#ffffff", 0)]))
            c.drawCircle(x, y, 42, fill("#fbf7ea"))
        elif m.time != "day":
            c.drawCircle(x, y + 90, 40, fill(_RED, .92))
    for _ in range(7):
        cx, cy, w = r.uniform(-m.reach, m.reach), r.uniform(-400, -90), r.uniform(140, 330)
        c.drawPath(tapered([(cx - w, cy + r.uniform(-8, 8)), (cx - w * .3, cy - 8), (cx + w * .4, cy + 4), (cx + w, cy - 3)], [2, 24, 20, 1]), fill("#fbf6ea", .42 if not m.night else .14, 9))
    if not m.night:
        for k in range(5):
            bx, by, q = m.reach * .1 + k * 23 + r.uniform(-6, 6), -178 - k * 11 + r.uniform(-7, 7), r.uniform(.5, .8)
            c.drawPath(tapered([(bx - 13 * q, by - 6 * q), (bx - 5 * q, by - 7 * q), (bx, by), (bx + 5 * q, by - 8 * q), (bx + 14 * q, by - 5 * q)], [.6, 2.4, 2.8, 2.4, .6]), fill(_INK[m.time], .8))


def _mist(c: Any, m: Moment, r: Random, y: float, alpha: float) -> None:
    pale = mix(_SKY[m.time][1], "#ffffff", .2 if not m.night else 0)
    for _ in range(6):
        x, w = r.uniform(-m.reach * 1.1, m.reach * 1.1), r.uniform(150, 320)
        c.drawPath(smooth([(x - w, y + r.uniform(-10, 10)), (x - w * .3, y - 20), (x + w * .4, y - 13), (x + w, y + 4), (x + w * .3, y + 17), (x - w * .4, y + 13)]), fill(pale, alpha, 12))


def _ridge(c: Any, m: Moment, key: str, base: float, height: float, tone: RGB, step: float) -> None:
    """A range across the picture: sharp crest, foot in mist, a few texture strokes (皴) down its shaded side."""
    r = m.rnd("ridge", key)
    n = int((RIGHT - LEFT) / step) + 4
    crest = [(LEFT - step + i * step * .98 + r.uniform(-.2, .2) * step, base - height * (r.uniform(.55, 1.0) if i % 2 else r.uniform(.12, .45))) for i in range(n)]
    path = smooth([*crest, (RIGHT + 300, base + 40, 1), (LEFT - 300, base + 40, 1)])
    c.drawPath(path, linear((0, base - height), (0, base + 20), [(0, tone, .95), (.45, tone, .6), (1, tone, 0)]))
    for x, y in crest[1:-1:2]:
        for k in range(4):
            dx = (k - .6) * step * .11
            top = y + abs(dx) * .75 + 6
            c.drawPath(tapered([(x + dx, top), (x + dx * 1.7 + 4, top + height * .16), (x + dx * 2.1 + 2, top + height * r.uniform(.26, .38))], [.8, 4.2, .6]), fill(_INK[m.time], .16))


def _peak(c: Any, m: Moment, r: Random, x: float, base: float, half: float, h: float, near: float) -> None:
    """One steep mountain that stands alone, pines on its shoulder."""
    tone, ink = _tone(m, near), _INK[m.time]
    left = r.uniform(.8, 1.1)
    half *= 1 + .3 * max(0.0, m.reach / 250 - 1)
    second = r.choice((-1, 1))
    crest = [(-1.0, .0), (-.80 * left, .20), (-.60, .36), (-.50, .60), (-.40, .66), (-.30, .70), (-.14, .95), (-.04, 1.0), (.10, .93), (.20, .76), (.34, .70), (.42, .74), (.52, .62), (.62, .40), (.82, .22), (1.0, .0)]
    c.drawPath(smooth([(x + second * u * half, base - v * h, *((1,) if v in (.74, 1.0, .66) else ())) for u, v in crest]), linear((0, base - h), (0, base), [(0, tone, .97), (.5, tone, .72), (1, tone, 0)]))
    for k in range(7):
        u = -.30 + k * .10
        top = base - h * (.92 - abs(u) * 1.1)
        c.drawPath(tapered([(x + u * half, top), (x + (u * 1.5 + .06) * half, top + h * .15), (x + u * 1.7 * half, top + h * r.uniform(.25, .42))], [.8, half * .045, .6]), fill(ink, .20))
    for _ in range(9):
        u = r.uniform(-.5, .42)
        px, py = x + u * half, base - h * (.92 - abs(u) * 1.0)
        c.drawOval(box(px - half * .055, py - half * .05, px + half * .055, py + half * .012), fill(ink, .5 * near + .2))


def _pagoda(c: Any, m: Moment, x: float, base: float, h: float, near: float, tiers: int = 6) -> None:
    """A tower of roofs with upturned eaves and a spire."""
    tone, step = _tone(m, near), h * .82 / tiers
    for k in range(tiers):
        w, y = h * (.155 - .016 * k), base - k * step
        c.drawRect(box(x - w * .72, y - step, x + w * .72, y), fill(mix(tone, _SKY[m.time][1], .32)))
        c.drawRect(box(x - w * .16, y - step * .62, x + w * .16, y - step * .08), fill(tone))
        c.drawPath(smooth([(x - w * 1.28, y - step * .96, 1), (x - w * .8, y - step * .86), (x - w * .5, y - step * 1.22, 1), (x + w * .5, y - step * 1.22, 1), (x + w * .8, y - step * .86), (x + w * 1.28, y - step * .96, 1), (x + w, y - step * .70), (x - w, y - step * .70)]), fill(tone))
    c.drawPath(tapered([(x, base - h * .82), (x, base - h * .92), (x, base - h)], [h * .035, h * .02, 1]), fill(tone))


def _roof(c: Any, m: Moment, x: float, y: float, half: float, near: float, lit: bool) -> None:
    """A house seen from above the street: tiled roof with raised eaves, its wall lost in mist."""
    tone, wall = _tone(m, near), mix(_SKY[m.time][1], _INK[m.time], .10 + .06 * near)
    c.drawRect(box(x - half * .82, y - 2, x + half * .82, y + half * .62), linear((0, y), (0, y + half * .62), [(0, wall, 1), (1, wall, 0)]))
    for k in (-1, 1):
        c.drawRect(box(x + k * half * .4 - half * .13, y + half * .1, x + k * half * .4 + half * .13, y + half * .32), fill("#f0b45c" if lit else tone, .9 if lit else .45))
    rise = half * .46
    c.drawPath(smooth([(x - half * 1.16, y - rise * .26, 1), (x - half * .86, y - rise * .22), (x - half * .66, y - rise, 1), (x + half * .66, y - rise, 1), (x + half * .86, y - rise * .22), (x + half * 1.16, y - rise * .26, 1), (x + half, y + half * .05), (x - half, y + half * .05)]),
               linear((0, y - rise), (0, y), [(0, tone), (1, mix(tone, _INK[m.time], .35))]))
    for k in range(-5, 6):
        c.drawPath(tapered([(x + k * half * .12, y - rise * .94), (x + k * half * .19, y)], [.7, half * .022]), fill(_INK[m.time], .3))
    c.drawPath(tapered([(x - half * .72, y - rise - 1), (x, y - rise * 1.04), (x + half * .72, y - rise - 1)], [half * .07] * 3), fill(_INK[m.time], .8))


def _town(c: Any, m: Moment, r: Random, base: float, rows: int = 4) -> None:
    """Roofs behind roofs under mist, the nearest lowest."""
    for row in range(rows):
        t = row / max(rows - 1, 1)
        half, y = 26 + 34 * t, base - 66 + 118 * t
        x = -m.reach * 1.2 + r.uniform(0, half * 2)
        while x < m.reach * 1.2:
            q = half * r.uniform(.8, 1.25)
            _roof(c, m, x, y + r.uniform(-14, 14), q, .25 + .6 * t, m.lamps and r.random() < .6)
            x += q * r.uniform(2.0, 2.9)
        _mist(c, m, r, y + half * .7, .5)


def _bamboo(c: Any, m: Moment, r: Random, x: float, base: float, h: float, near: float, stalks: int) -> None:
    tone = _tone(m, near)
    for _ in range(stalks):
        lean, sx, top = r.uniform(-.10, .10), x + r.uniform(-h * .22, h * .22), h * r.uniform(.78, 1.1)
        joints = [(sx + lean * top * (k / 7) ** 1.4, base - top * k / 7) for k in range(8)]
        for (ax, ay), (bx, by) in itertools.pairwise(joints):
            c.drawPath(tapered([(ax, ay - 1.5), (bx, by + 1.5)], [h * .017, h * .014]), fill(tone, .92))
        for k in (3, 4, 5, 6, 7):
            jx, jy = joints[k]
            for _ in range(4):
                a, n = r.uniform(.15, math.pi - .15), h * r.uniform(.08, .15)
                c.drawPath(tapered([(jx, jy), (jx + math.cos(a) * n * .5, jy + math.sin(a) * n * .42), (jx + math.cos(a) * n, jy + math.sin(a) * n)], [.6, h * .019, .4]), fill(tone, r.uniform(.6, .95)))


def _water(c: Any, m: Moment, r: Random, y: float, down: float) -> None:
    """A river or lake: bare paper with a few long strokes."""
    pale = mix(_SKY[m.time][1], _INK[m.time], .10)
    c.drawRect(box(LEFT, y, RIGHT, BOTTOM), linear((0, y), (0, y + down), [(0, pale), (1, mix(pale, _INK[m.time], .22))]))
    for _ in range(46):
        t = r.random()
        sy, w = y + 5 + t * down, (16 + 70 * t) * r.uniform(.5, 1.4)
        sx = r.uniform(-m.reach * 1.2, m.reach * 1.2)
        c.drawPath(tapered([(sx - w, sy), (sx, sy - 1.2), (sx + w, sy + .6)], [.5, 1.4 + 1.8 * t, .5]), fill(_INK[m.time], .13 + .12 * t))


def _boat(c: Any, m: Moment, x: float, y: float, q: float) -> None:
    """A skiff with a mat roof and the boatman in a straw hat."""
    ink = _INK[m.time]
    c.drawPath(smooth([(x - 52 * q, y - 7 * q, 1), (x - 26 * q, y), (x + 26 * q, y), (x + 54 * q, y - 10 * q, 1), (x + 34 * q, y + 8 * q), (x - 34 * q, y + 8 * q)]), fill(ink, .92))
    c.drawPath(smooth([(x - 20 * q, y - 1, 1), (x - 17 * q, y - 17 * q), (x + 1 * q, y - 21 * q), (x + 19 * q, y - 16 * q), (x + 22 * q, y - 1, 1)]), fill(mix(ink, _SKY[m.time][1], .4)))
    c.drawPath(smooth([(x + 31 * q, y - 4 * q), (x + 33 * q, y - 27 * q), (x + 40 * q, y - 27 * q), (x + 43 * q, y - 4 * q)]), fill(ink))
    c.drawPath(poly([(x + 25 * q, y - 27 * q), (x + 36.5 * q, y - 37 * q), (x + 48 * q, y - 27 * q)]), fill(ink))
    c.drawPath(tapered([(x + 44 * q, y - 34 * q), (x + 54 * q, y + 18 * q)], [1.6 * q, 1.2 * q]), fill(ink, .8))
    c.drawPath(tapered([(x - 46 * q, y + 12 * q), (x, y + 15 * q), (x + 46 * q, y + 12 * q)], [.5, 5 * q, .5]), fill(ink, .22))


def _bridge(c: Any, m: Moment, x: float, y: float, half: float) -> None:
    """A stone arch whose reflection closes the round."""
    tone = _tone(m, .62)
    c.drawPath(smooth([(x - half * 1.5, y, 1), (x - half * .8, y - half * .46), (x, y - half * .78), (x + half * .8, y - half * .46), (x + half * 1.5, y, 1), (x + half * .5, y, 1), (x + half * .34, y - half * .34), (x, y - half * .5), (x - half * .34, y - half * .34), (x - half * .5, y, 1)]), fill(tone))
    for k in range(-4, 5):
        px, py = x + k * half * .26, y - half * .78 + abs(k) ** 1.6 * half * .065
        c.drawRect(box(px - 1.6, py - half * .18, px + 1.6, py), fill(_INK[m.time], .8))
    c.drawPath(smooth([(x - half * .5, y, 1), (x - half * .3, y + half * .26), (x + half * .3, y + half * .26), (x + half * .5, y, 1)]), fill(tone, .25))


def _willow(c: Any, m: Moment, r: Random, x: float, y: float, h: float) -> None:
    ink = _tone(m, .85)
    c.drawPath(tapered([(x, y), (x + h * .05, y - h * .4), (x - h * .04, y - h * .72), (x + h * .06, y - h * .92)], [h * .07, h * .05, h * .03, 1]), fill(ink))
    for _ in range(26):
        bx, by = x + r.uniform(-.34, .38) * h, y - h * r.uniform(.68, .98)
        n = h * r.uniform(.3, .6)
        c.drawPath(tapered([(bx, by), (bx + r.uniform(-.02, .06) * h, by + n * .5), (bx + r.uniform(-.02, .05) * h, by + n)], [1.2, 2.6, .4]), fill(ink, r.uniform(.35, .75)))


def _gate(c: Any, m: Moment, x: float, base: float, half: float) -> None:
    """A city gate: the wall with its arch, two roofs above."""
    tone, ink = _tone(m, .55), _INK[m.time]
    c.drawPath(poly([(x - half * 1.25, base), (x + half * 1.25, base), (x + half * 1.08, base - half * .74), (x - half * 1.08, base - half * .74)]), linear((0, base - half * .74), (0, base), [(0, tone), (1, tone, .35)]))
    c.drawPath(smooth([(x - half * .24, base, 1), (x - half * .24, base - half * .3), (x, base - half * .46), (x + half * .24, base - half * .3), (x + half * .24, base, 1)]), fill(ink, .7))
    for k in range(-6, 7):
        c.drawRect(box(x + k * half * .172 - half * .05, base - half * .84, x + k * half * .172 + half * .05, base - half * .73), fill(tone))
    for y, w in ((base - half * 1.06, .82), (base - half * 1.42, .58)):
        _roof(c, m, x, y, half * w, .8, m.lamps)


# views of places

def _rooftop(c: Any, m: Moment, r: Random) -> None:
    _ridge(c, m, "near", 40, 170, _tone(m, .28), 210)
    _pagoda(c, m, m.reach * .34, 40, 240, .62)
    _town(c, m, r, 70)


def _street(c: Any, m: Moment, r: Random) -> None:
    _peak(c, m, r, -40, 40, 170, 330, .34)
    _mist(c, m, r, 0, .5)
    _gate(c, m, 0, 62, 62)


def _palace(c: Any, m: Moment, r: Random) -> None:
    for x, half, h, near in ((-m.reach * .86, 150, 400, .30), (m.reach * .80, 170, 350, .36), (-m.reach * .30, 130, 460, .16)):
        _peak(c, m, r, x, 30, half, h, near)
    _pagoda(c, m, -m.reach * .62, 10, 210, .5)
    for x, y, half in ((-m.reach * .95, 6, 60), (m.reach * .92, 14, 70), (m.reach * .52, -34, 44)):
        _roof(c, m, x, y, half, .55, m.lamps)
    _mist(c, m, r, 20, .55)


def _countryside(c: Any, m: Moment, r: Random) -> None:
    for x, half, h, near in ((-m.reach * .72, 96, 350, .18), (m.reach * .24, 84, 300, .22), (-m.reach * .24, 110, 420, .42), (m.reach * .78, 120, 330, .50)):
        _peak(c, m, r, x, 40, half, h, near)
        _mist(c, m, r, 10, .34)
    _pagoda(c, m, m.reach * .10, 30, 96, .5, 4)
    _water(c, m, r, 34, 60)
    _boat(c, m, -m.reach * .46, 46, .5)


def _park(c: Any, m: Moment, r: Random) -> None:
    _ridge(c, m, "near", 30, 150, _tone(m, .26), 190)
    _pagoda(c, m, -m.reach * .30, 26, 170, .52, 5)
    _mist(c, m, r, 14, .5)
    _water(c, m, r, 26, 50)
    _bridge(c, m, m.reach * .30, 40, 46)
    _willow(c, m, r, m.reach * .74, 44, 190)
    _bamboo(c, m, r, -m.reach * .86, 46, 200, .7, 6)


def _seaside(c: Any, m: Moment, r: Random) -> None:
    for x, half, h, near in ((m.reach * .62, 110, 250, .24), (-m.reach * .74, 120, 290, .46), (-m.reach * .40, 70, 150, .34)):
        _peak(c, m, r, x, 26, half, h, near)
    _water(c, m, r, 18, 130)
    _mist(c, m, r, 16, .42)
    for x, y, q in ((m.reach * .20, 34, 1.0), (m.reach * .40, 26, .6)):
        for k in (-1, 1):
            c.drawPath(smooth([(x + k * 9 * q - 12 * q, y - 6 * q, 1), (x + k * 9 * q - 9 * q, y - 62 * q), (x + k * 9 * q + 7 * q, y - 70 * q), (x + k * 9 * q + 13 * q, y - 8 * q, 1)]), fill(_tone(m, .6 + .2 * k)))
        c.drawPath(smooth([(x - 36 * q, y - 6 * q, 1), (x, y), (x + 38 * q, y - 8 * q, 1), (x + 24 * q, y + 7 * q), (x - 24 * q, y + 7 * q)]), fill(_INK[m.time], .9))
    _boat(c, m, -m.reach * .12, 88, .8)


# views through windows: narrow and anywhere in the picture, so that each repeats what it is known by

def _peaks_and_pagoda(c: Any, m: Moment, r: Random) -> None:
    for x in range(-5, 6):
        _peak(c, m, r, x * 150 + 50, 40, 92, r.uniform(210, 300), .34 + .2 * (x % 2))
    for x in (-360, -12, 330):
        _pagoda(c, m, x, 30, 170, .9)
    _mist(c, m, r, 34, .6)


def _bamboo_grove(c: Any, m: Moment, r: Random) -> None:
    _ridge(c, m, "near", 40, 150, _tone(m, .2), 180)
    for x in range(-9, 10):
        _bamboo(c, m, r, x * 74 + r.uniform(-16, 16), 90, r.uniform(210, 300), .6 + .4 * (x % 2), 3)
    _mist(c, m, r, 60, .5)


def _roofs_under_mist(c: Any, m: Moment, r: Random) -> None:
    _ridge(c, m, "near", 30, 190, _tone(m, .24), 150)
    _pagoda(c, m, 60, 20, 160, .8)
    _town(c, m, r, 46)


def _river(c: Any, m: Moment, r: Random) -> None:
    for x in range(-4, 5):
        _peak(c, m, r, x * 190 + 40, 20, 100, r.uniform(160, 250), .36 + .24 * (x % 2))
    _water(c, m, r, 14, 110)
    for x in (-300, 20, 320):
        _boat(c, m, x, 40, .7)
    for x in (-420, -110, 180, 470):
        _willow(c, m, r, x, 60, 220)


View = Callable[[Any, Moment, Random], None]
_OUTDOORS: dict[Setting, View] = {"rooftop": _rooftop, "street": _street, "palace": _palace, "countryside": _countryside, "park": _park, "seaside": _seaside}
_WINDOWS: frozenset[Setting] = frozenset({"bedroom", "livingroom", "kitchen", "office", "cafe", "classroom", "car", "airport"})
_THROUGH_WINDOWS: tuple[View, ...] = (_peaks_and_pagoda, _bamboo_grove, _roofs_under_mist, _river)
