"""Places of old times, for dramas whose people wear hanfu: the rooms and streets that a modern drama's settings stand for."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.places import courtly, outside_at_court, room_at_court, sells_medicine
from engine.drama.vocabulary import Setting
from engine.picture.scenery.air import Moment, Sheet
from engine.picture.scenery.old import gallery, gate, houses, law, rooms, ways


def palace_room(m: Moment) -> list[Sheet]:
    """The room of a palace that the moment's place is."""
    room = room_at_court(m.name)
    kinds: dict[str, Callable[[Moment], list[Sheet]]] = {"chamber": lambda m: rooms.bedchamber(m, True), "study": lambda m: rooms.study(m, True), "kitchen": rooms.kitchen, "cellar": law.dungeon}
    return kinds[room](m) if room in kinds else rooms.hall(m, True)


def palace_court(m: Moment) -> list[Sheet] | None:
    """What lies under the sky of a palace; None for a courtyard."""
    kinds = {"garden": ways.garden, "rampart": ways.wall_top, "gallery": gallery.gallery, "gate": gate.gate}
    kind = outside_at_court(m.name)
    return kinds[kind](m) if kind in kinds else None


OLD: dict[Setting, Callable[[Moment], list[Sheet]]] = {
    "livingroom": rooms.hall, "office": rooms.study, "classroom": rooms.school, "kitchen": rooms.kitchen, "lift": rooms.hall,
    "bedroom": lambda m: rooms.bedchamber(m, courtly(m.name)), "bar": houses.inn, "airport": houses.inn, "cafe": lambda m: houses.inn(m, tea=True),
    "hospital": lambda m: houses.pharmacy(m, beds=True), "shop": lambda m: houses.pharmacy(m) if sells_medicine(m.name) else houses.shop(m),
    "court": law.court, "underground": law.dungeon, "car": houses.carriage,
    "street": ways.street, "park": ways.garden, "rooftop": ways.wall_top, "seaside": ways.landing,
}
"""What stands for a setting when the drama plays in old times."""

__all__ = ["OLD", "palace_court", "palace_room"]
