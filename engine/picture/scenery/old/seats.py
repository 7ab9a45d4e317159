"""What people of old times sit on and at, and what lies on their tables."""
from __future__ import annotations

from random import Random
from typing import Any

from engine.picture.gfx import RGB, light
from engine.picture.scenery.air import Moment
from engine.picture.scenery.old import pieces as f
from engine.picture.scenery.old.fittings import timber


def seat(c: Any, m: Moment, kind: str, facing: int, several: bool) -> None:
    """A seat on the floor at the origin: `chair`, `stool`, `sofa` (a day bed) or `bed`."""
    wood = timber(m)
    if kind == "chair":
        f.armchair(c, wood, -facing, m.tone("#a8433a", "#5c3440"))
    elif kind == "stool":
        f.drum_stool(c, wood, m.tone("#a8433a", "#5c3440"))
    else:
        f.couch(c, 560 if several else 470, wood, m.tone("#b8a27c", "#565268") if kind == "sofa" else m.tone("#a8695c", "#563a4c"))


def table(c: Any, m: Moment, spread: float, seated: int) -> None:
    """The whole table, on the floor at the origin, before those who sit at it."""
    f.table(c, 2 * spread + 190, table_wood(m), ends=True, deep=40)
    things(c, m, m.rnd("desk"), [-spread - 30, 0, spread + 20] if seated > 1 else [-58, 60], -178)


def table_wood(m: Moment) -> RGB:
    return light(timber(m), .08)


def things(c: Any, m: Moment, r: Random, xs: list[float], y: float) -> None:
    """Wine in a tavern, books and brushes in a study, tea everywhere else; with a candle when it is dark."""
    place = m.seed.split("|")[1] if m.seed.count("|") > 1 else ""
    for i, x in enumerate(xs):
        if place in ("office", "classroom", "court"):
            if i == 0:
                f.thread_books(c, r, x, y, 4)
            elif i == 1 and len(xs) > 2:
                f.writing_things(c, x, y)
            elif m.lamps:
                f.flame(c, x, y, 36, True)
            else:
                f.teapot(c, x, y)
        elif place == "bar" and i == 0:
            f.jar(c, x, y, 52, "#6a4a34", "酒")
        elif i == 1 and m.lamps:
            f.flame(c, x, y, 36, True)
        elif i == 0:
            f.teapot(c, x, y, m.tone("#8a4a34", "#6a4038"))
            f.bowl(c, x + 44, y + 3)
        else:
            f.bowl(c, x, y + 2)
            if i == 1:
                f.bowl(c, x + 34, y)
