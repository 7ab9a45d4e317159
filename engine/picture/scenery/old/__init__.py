"""Places of old times, for dramas whose people wear hanfu: the rooms and streets that a modern drama's settings stand for."""
from __future__ import annotations

import re
from collections.abc import Callable

from engine.drama.vocabulary import Setting
from engine.picture.scenery.air import Moment, Sheet
from engine.picture.scenery.old import houses, law, rooms, ways

_CHAMBER = re.compile(r"寝|卧|闺|帐|榻|床|bedchamber|bedroom|sleeping", re.I)
_STUDY = re.compile(r"书房|书阁|书斋|study|library", re.I)
_HALL = re.compile(r"殿|堂|阁|室|房|宫中|宫里|宫内|内宫|朝|hall|throne|chamber|room", re.I)
_OUTSIDE = re.compile(r"门|外|廊|园|院|道|墙|阶|桥|亭|湖|池|台|garden|gate|courtyard|corridor|steps|wall|bridge|outside", re.I)
_MEDICINE = re.compile(r"药|医|apothecary|pharmac|physician", re.I)
_COURTLY = re.compile(r"宫|殿|府|palace", re.I)


def room_at_court(name: str) -> str:
    """Which room of a palace a place's name means: `chamber`, `study`, `hall`; empty when it lies under the sky."""
    if _OUTSIDE.search(name):
        return ""
    for room, words in (("chamber", _CHAMBER), ("study", _STUDY), ("hall", _HALL)):
        if words.search(name):
            return room
    return ""


def palace_room(m: Moment) -> list[Sheet]:
    """The room of a palace that the moment's place is."""
    room = room_at_court(m.name)
    return rooms.bedchamber(m, True) if room == "chamber" else rooms.study(m, True) if room == "study" else rooms.hall(m, True)


OLD: dict[Setting, Callable[[Moment], list[Sheet]]] = {
    "livingroom": rooms.hall, "office": rooms.study, "classroom": rooms.school, "kitchen": rooms.kitchen, "lift": rooms.hall,
    "bedroom": lambda m: rooms.bedchamber(m, bool(_COURTLY.search(m.name))), "bar": houses.inn, "airport": houses.inn, "cafe": lambda m: houses.inn(m, tea=True),
    "hospital": lambda m: houses.pharmacy(m, beds=True), "shop": lambda m: houses.pharmacy(m) if _MEDICINE.search(m.name) else houses.shop(m),
    "court": law.court, "underground": law.dungeon, "car": houses.carriage,
    "street": ways.street, "park": ways.garden, "rooftop": ways.wall_top, "seaside": ways.landing,
}
"""What stands for a setting when the drama plays in old times."""

__all__ = ["OLD", "palace_room", "room_at_court"]
