"""What people of old Europe sit on and at."""
from __future__ import annotations

from typing import Any

from engine.picture.gfx import RGB, light
from engine.picture.scenery.air import Moment
from engine.picture.scenery.west import pieces as f
from engine.picture.scenery.west.fittings import oak


def seat(c: Any, m: Moment, kind: str, facing: int, several: bool) -> None:
    """A seat on the floor at the origin: `chair`, `stool`, `sofa` (a settee) or `bed`."""
    cloth = m.tone("#7a3a40", "#48283a")
    if kind == "chair":
        f.chair(c, oak(m), facing, cloth)
    elif kind == "stool":
        f.stool(c, oak(m))
    else:
        f.settee(c, 560 if several else 470, oak(m), cloth if kind == "sofa" else m.tone("#6a7a94", "#3c4664"))


def table(c: Any, m: Moment, spread: float, seated: int) -> None:
    """The whole table, on the floor at the origin, before those who sit at it."""
    f.table(c, 2 * spread + 190, table_wood(m), deep=40)
    f.on_table(c, m, m.rnd("desk"), [-spread - 30, 0, spread + 20] if seated > 1 else [-58, 60], -178)


def table_wood(m: Moment) -> RGB:
    return light(oak(m), .1)


things = f.on_table
