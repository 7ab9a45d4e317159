"""Places of old Europe, for dramas whose people wear gowns and doublets: castle, manor, town and shore."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.places import is_dungeon, outside_at_court, room_at_court
from engine.drama.vocabulary import Setting
from engine.picture.scenery.air import Moment, Sheet
from engine.picture.scenery.west import ballroom, below, gardens, grounds, rooms, vaults, ways

Place = Callable[[Moment], list[Sheet]]


def cellar(m: Moment) -> list[Sheet]:
    """What lies under the ground: a cellar, or a dungeon by its name."""
    return below.dungeon(m) if is_dungeon(m.name) else below.cellar(m)


_ROOMS: dict[str, Place] = {"chamber": rooms.bedchamber, "study": rooms.library, "hall": rooms.hall, "ballroom": ballroom.ballroom, "parlour": rooms.drawing_room,
                            "kitchen": below.kitchen, "cellar": cellar, "chapel": vaults.chapel, "cave": vaults.cave}
_COURTS: dict[str, Place] = {"garden": gardens.garden, "rampart": grounds.battlements, "gallery": gardens.cloister, "gate": grounds.gatehouse}


def castle(m: Moment) -> list[Sheet]:
    """The part of a castle or manor that the moment's place is."""
    if room := room_at_court(m.name):
        return _ROOMS[room](m)
    return _COURTS.get(outside_at_court(m.name), grounds.courtyard)(m)


def house(m: Moment) -> list[Sheet]:
    """A room in somebody's house, by its name; else its drawing room."""
    return _ROOMS.get(room_at_court(m.name), rooms.drawing_room)(m)


def land(m: Moment) -> list[Sheet]:
    """A lane in the country, or the cave in its hills."""
    return vaults.cave(m) if room_at_court(m.name) == "cave" else ways.lane(m)


WEST: dict[Setting, Place] = {
    "palace": castle, "livingroom": house, "office": rooms.library, "classroom": rooms.library, "lift": rooms.hall, "bedroom": rooms.bedchamber, "hospital": rooms.bedchamber,
    "kitchen": below.kitchen, "bar": below.tavern, "cafe": below.tavern, "airport": below.tavern, "shop": below.shop, "court": rooms.hall, "underground": cellar, "car": ways.coach,
    "street": ways.street, "park": gardens.garden, "rooftop": grounds.battlements, "seaside": ways.harbour, "countryside": land,
}
"""What stands for a setting when the drama plays in old Europe."""

__all__ = ["WEST", "castle"]
