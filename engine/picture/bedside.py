"""Shots of somebody who lies in bed: what bed it is, how it is drawn, where the eyes go. Pure."""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.drama.places import is_ward
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import OldTimes, Setting, ShotSize
from engine.picture.framing import MATTRESS, Stand, recline, rise
from engine.picture.people import Acting, Figure
from engine.picture.people.acting import Bed
from engine.picture.people.lying import draw_bed
from engine.picture.scenery import Moment

_WOOD: dict[Bed, tuple[str, str]] = {"ward": ("#b9c8cf", "#66788a"), "home": ("#94694a", "#5a4048"), "old": ("#6a3a2a", "#45282a"), "west": ("#5c4030", "#3c2c30")}


def bed_in(setting: Setting, old: OldTimes, name: str = "") -> Bed:
    """What somebody lies in there."""
    if old == "republic":
        return "ward" if setting == "hospital" else "west"
    return "west" if old == "west" else "old" if old or setting == "palace" else "ward" if setting == "hospital" or is_ward(name) else "home"


def in_bed(acting: Acting, shot: Shot, old: OldTimes, who: Placement) -> Acting:
    """The acting of somebody who lies: turned back as the shot's size has it, seen from the near side."""
    return replace(acting, recline=recline(shot.size), rise=rise(who, shot.size), bed=bed_in(shot.setting, old, shot.place), view="three_quarter", wind=0.0,
                   lid="shut" if who.asleep else acting.lid)


def bed_under(stand: Stand, figure: Figure, shot: Shot, moment: Moment) -> Callable[[Any], None]:
    """The bed in which somebody lies, in frame units."""
    bed = bed_in(shot.setting, moment.old, shot.place)

    def draw(c: Any) -> None:
        c.translate(stand.x, stand.eye)
        c.scale(stand.scale * stand.flip, stand.scale)
        draw_bed(c, figure.person, bed, recline(shot.size), moment.tone(*_WOOD[bed]), MATTRESS, rise(stand.placement, shot.size))

    return draw


def gaze_up(gaze: tuple[float, float], who: Placement, size: ShotSize) -> tuple[float, float]:
    """A look at something in the frame, told as the eyes of a head that lies have it."""
    a = math.radians(recline(size) - rise(who, size))
    x, y = gaze[0] * math.cos(a) - gaze[1] * math.sin(a), gaze[0] * math.sin(a) + gaze[1] * math.cos(a)
    return max(-1.0, min(1.0, x)), max(-.6, min(.6, y))
