"""What people of the republic sit on and at."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import RGB, Colour, fill, light, shade
from engine.picture.scenery import furniture as g
from engine.picture.scenery.air import Moment, box
from engine.picture.scenery.old import pieces as east
from engine.picture.scenery.republic.fittings import walnut
from engine.picture.scenery.republic.stages import covered_cup
from engine.picture.scenery.west import pieces as west


def seat(c: Any, m: Moment, kind: str, facing: int, several: bool) -> None:
    """A seat on the floor at the origin: `chair`, `stool`, `sofa` or `bed`."""
    cloth = m.tone("#6a3a34", "#42282e")
    if kind in ("chair", "stool"):
        west.chair(c, walnut(m), facing, cloth)
    elif kind == "bed":
        g.bedside(c, 620, m.tone("#a8433f", "#6a2c36"))
    else:
        g.sofa(c, 540 if several else 450, cloth, ("#c9a24e", light(cloth, .3)))


def table(c: Any, m: Moment, spread: float, seated: int) -> None:
    """The whole table, on the floor at the origin, before those who sit at it."""
    west.table(c, 2 * spread + 190, table_wood(m), deep=40)
    things(c, m, m.rnd("desk"), [-spread - 30, 0, spread + 20] if seated > 1 else [-58, 60], -178)


def table_wood(m: Moment) -> RGB:
    return light(walnut(m), .12)


def things(c: Any, m: Moment, r: Random, xs: list[float], y: float) -> None:
    """Covered cups, a teapot, a folded newspaper with a tin of cigarettes: nothing so tall that it hides a face."""
    for i, x in enumerate(xs):
        if i % 3 == 1 and len(xs) > 2:
            east.teapot(c, x, y, "#6a4a3a")
        elif i % 3 == 2 or (len(xs) == 2 and i):
            _newspaper(c, x, y)
        else:
            covered_cup(c, x, y)


def _newspaper(c: Any, x: float, y: float) -> None:
    paper: Colour = "#e4dcc6"
    c.drawRect(box(x - 44, y - 9, x + 40, y + 2), fill(paper))
    for k in range(4):
        c.drawRect(box(x - 38 + k * 20, y - 6, x - 24 + k * 20, y - 4), fill("#5a5450", .8))
    c.drawRect(box(x + 12, y - 26, x + 34, y - 8), fill("#2f5a4c"))
    c.drawRect(box(x + 12, y - 26, x + 34, y - 21), fill(shade("#d8b25a", .9)))
