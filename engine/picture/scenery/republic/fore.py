"""What stands near the camera in the rooms of the republic, out of focus (see `scenery.fore`)."""
from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from engine.drama.places import in_the_republic
from engine.drama.vocabulary import Setting
from engine.picture.gfx import fill, glow, light, linear, poly, shade, smooth
from engine.picture.scenery.air import Moment, box
from engine.picture.scenery.republic.fittings import BRASS
from engine.picture.scenery.west.fore import chair_back, curtain, pillar, roses


def lampshade(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """The fringed shade of a lamp on a near table."""
    k = min(1.0, half / 400)
    c.save()
    c.translate(side * (half - 30 * k), 420)
    c.scale(k, k)
    c.drawRect(box(-6, -150, 6, 20), fill(shade(BRASS, .7)))
    tint = "#c8604a" if m.lamps else m.tone("#a8564a", "#6a3a3c")
    c.drawPath(smooth([(-46, -280, 1), (46, -280, 1), (100, -150, 1), (-100, -150, 1)], True, .5), linear((0, -280), (0, -150), [(0, light(tint, .3)), (1, tint)]))
    for i in range(13):
        c.drawRect(box(-96 + i * 15, -150, -91 + i * 15, -126), fill(BRASS, .8))
    c.restore()
    if m.lamps:
        glow(c, side * (half - 30 * k), 420 - 200 * k, 260 * k, "#ffb870", .6)


def bars(c: Any, r: Random, m: Moment, half: float, side: int) -> None:
    """Iron bars at the edge of the frame."""
    for i in range(2):
        x = side * (half - 34 - 74 * i)
        c.drawPath(poly([(x - 11, -520), (x + 11, -520), (x + 11, 520), (x - 11, 520)]), linear((x - 11, 0), (x + 11, 0), [(0, "#5a5a62"), (1, "#16161c")]))


def fore_of_republic(m: Moment, setting: Setting) -> tuple[Callable[[Any, Random, Moment, float, int], None], ...]:
    """What may stand before people there; in ink nothing red and blurred, and nothing out of doors."""
    kind = in_the_republic(setting, m.name)
    if kind in ("street", "lane", "mansion", "platform", "quay", "terrace", "garden", "car", ""):
        return ()
    if kind == "cell":
        return (bars, pillar)
    return (chair_back, pillar) if m.ink else (curtain, chair_back, lampshade, roses)
