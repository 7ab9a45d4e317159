"""The places: each is a function from a moment to its sheets, from back to front."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.vocabulary import Setting
from engine.picture.scenery import outdoors, rooms
from engine.picture.scenery.air import Moment, Sheet

SCENERY: dict[Setting, Callable[[Moment], list[Sheet]]] = {
    "office": rooms.office, "cafe": rooms.cafe, "hospital": rooms.hospital, "bedroom": rooms.bedroom, "classroom": rooms.classroom,
    "car": rooms.car, "airport": rooms.airport, "bar": rooms.bar, "court": rooms.court, "livingroom": rooms.livingroom, "kitchen": rooms.kitchen,
    "shop": rooms.shop, "lift": rooms.lift, "street": outdoors.street, "rooftop": outdoors.rooftop, "palace": outdoors.palace,
    "countryside": outdoors.countryside, "park": outdoors.park, "underground": outdoors.underground, "seaside": outdoors.seaside,
}

__all__ = ["SCENERY", "Moment", "Sheet"]
