"""The places: each is a function from a moment to its sheets, from back to front."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.vocabulary import Setting
from engine.picture.scenery import dining, homes, nature, palace, public, stations, town, vehicle, work
from engine.picture.scenery.air import Moment, Sheet
from engine.picture.scenery.shanshui import far_view

SCENERY: dict[Setting, Callable[[Moment], list[Sheet]]] = {
    "office": work.office, "cafe": dining.cafe, "hospital": work.hospital, "bedroom": homes.bedroom, "classroom": work.classroom,
    "car": vehicle.car, "airport": stations.airport, "bar": dining.bar, "court": work.court, "livingroom": homes.livingroom, "kitchen": homes.kitchen,
    "shop": public.shop, "lift": public.lift, "street": town.street, "rooftop": town.rooftop, "palace": palace.palace,
    "countryside": nature.countryside, "park": nature.park, "underground": stations.underground, "seaside": nature.seaside,
}

_FAR = .2
"""Sheets up to this depth are what is seen beyond a place."""


def place(setting: Setting, m: Moment) -> list[Sheet]:
    """The sheets of a place, from back to front, with the far distance that the style asks for."""
    sheets = SCENERY[setting](m)
    far = far_view(setting, m) if m.ink else None
    return sheets if far is None else [*far, *(s for s in sheets if s.depth > _FAR or (setting == "airport" and s.depth == _FAR))]


__all__ = ["SCENERY", "Moment", "Sheet", "place"]
