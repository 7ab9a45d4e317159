"""What the rooms of old times have around them: plaster, tiles and boards, and windows on mountains and bamboo."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, clipped, fill, light, mix, shade, stroke, tapered
from engine.picture.scenery.air import Moment, hills, sky
from engine.picture.scenery.shanshui import far_view
from engine.picture.skia_load import skia


def plaster(m: Moment) -> RGB:
    return m.tone("#e2d6bd", "#3b3848")


def tiles(m: Moment) -> RGB:
    return m.tone("#a39a8c", "#3a3a48")


def boards(m: Moment) -> RGB:
    return m.tone("#8e6446", "#3c2c34")


def outlook(c: Any, m: Moment) -> None:
    """What is seen through an open window: mountains, and bamboo close by."""
    if m.ink:
        for sheet in far_view("bedroom", m) or ():
            sheet.draw(c)
        return
    sky(c, m, 60)
    for key, base, high, day, night in (("far", 30, 150, "#9db4bc", "#1c2a4c"), ("near", 60, 90, "#6f9480", "#14203c")):
        hills(c, m, key, base, high, m.tone(day, night))


def moon_window(c: Any, m: Moment, x: float, y: float, radius: float, wood: RGB) -> None:
    """A round open window in the back wall, a spray of bamboo before it."""
    ring = skia.Path()
    ring.addCircle(x, y, radius)
    with clipped(c, ring):
        outlook(c, m)
        r = m.rnd("bamboo", x)
        green = m.tone("#4a7a50", "#16303a")
        for k in (-.5, -.1, .6):
            c.drawPath(tapered([(x + k * radius, y + radius), (x + (k + .1) * radius, y - radius)], [4, 3]), fill(green))
        for _ in range(24):
            a, b = x + r.uniform(-.9, .9) * radius, y + r.uniform(-.9, .8) * radius
            c.drawPath(tapered([(a, b), (a + 9, b + 6), (a + r.uniform(10, 22), b + 16)], [1, 5, .5]), fill(mix(green, shade(green, .5), r.random())))
    c.drawPath(ring, stroke(shade(wood, .55), 13))
    c.drawPath(ring, stroke(light(wood, .12), 7))
