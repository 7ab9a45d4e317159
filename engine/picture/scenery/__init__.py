"""The places: each is a function from a moment to its sheets, from back to front."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.places import is_banquet, is_garage, is_mourning, is_ward, room_at_court
from engine.drama.vocabulary import Interiors, Setting
from engine.picture.scenery import dining, homes, nature, palace, public, stations, town, vehicle, venues, work
from engine.picture.scenery.air import Moment, Sheet
from engine.picture.scenery.mourning import mourning
from engine.picture.scenery.old import OLD, palace_court, palace_room
from engine.picture.scenery.republic import place_then
from engine.picture.scenery.shanshui import far_view
from engine.picture.scenery.ward import ward
from engine.picture.scenery.west import WEST

SCENERY: dict[Setting, Callable[[Moment], list[Sheet]]] = {
    "office": work.office, "cafe": dining.cafe, "hospital": work.hospital, "bedroom": homes.bedroom, "classroom": work.classroom,
    "car": vehicle.car, "airport": stations.airport, "bar": dining.bar, "court": work.court, "livingroom": homes.livingroom, "kitchen": homes.kitchen,
    "shop": public.shop, "lift": public.lift, "street": town.street, "rooftop": town.rooftop, "palace": palace.palace,
    "countryside": nature.countryside, "park": nature.park, "underground": stations.underground, "seaside": nature.seaside,
}

_HALLS: frozenset[Setting] = frozenset({"livingroom", "cafe", "bar", "office", "shop", "classroom", "court", "lift"})
"""What a hall in which people marry, or take leave of the dead, is told as."""
_FAR = .2
"""Sheets up to this depth are what is seen beyond a place."""


def indoors(setting: Setting, name: str = "") -> bool:
    """Whether rain and snow stay outside: in a room, also in one of a palace's when its name says so, and in a cave."""
    return setting in Interiors or (setting == "palace" and bool(room_at_court(name))) or (setting == "countryside" and room_at_court(name) == "cave")


def place(setting: Setting, m: Moment) -> list[Sheet]:
    """The sheets of a place, from back to front, with the far distance that the style asks for."""
    if m.old == "west":
        return WEST[setting](m)
    if m.old == "republic" and (then := place_then(setting, m)):
        return then
    if setting == "palace" and (court := palace_room(m) if indoors(setting, m.name) else palace_court(m)):
        return court
    if m.old == "east" and setting in OLD:
        return OLD[setting](m)
    sheets = _named(setting, m)
    far = far_view(setting, m) if m.ink else None
    return sheets if far is None else [*far, *(s for s in sheets if s.depth > _FAR or (setting == "airport" and s.depth == _FAR))]


def banqueting(setting: Setting, name: str) -> bool:
    """Whether a place is a hall decked for a wedding, whatever its setting says."""
    return setting in _HALLS and is_banquet(name) and not is_mourning(name)


def _named(setting: Setting, m: Moment) -> list[Sheet]:
    """A place of today as its name has it."""
    if setting in ("hospital", "bedroom") and is_ward(m.name):
        return ward(m)
    if setting in _HALLS and is_mourning(m.name):
        return mourning(m)
    if banqueting(setting, m.name):
        return venues.banquet(m)
    if setting == "underground" and is_garage(m.name):
        return venues.car_park(m)
    return SCENERY[setting](m)


__all__ = ["SCENERY", "Moment", "Sheet", "banqueting", "indoors", "place"]
