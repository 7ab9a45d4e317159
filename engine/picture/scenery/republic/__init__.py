"""Places of the Chinese republic, for dramas whose people wear long gowns, tunics and qipao: mansion, dance hall, opera house, lane, station, quay."""
from __future__ import annotations

from collections.abc import Callable

from engine.drama.places import RepublicPlace, in_the_republic
from engine.drama.vocabulary import Setting
from engine.picture.scenery.air import Moment, Sheet
from engine.picture.scenery.old import ways as east
from engine.picture.scenery.republic import below, lanes, rooms, stages, travel, ways

Place = Callable[[Moment], list[Sheet]]

_NAMED: dict[RepublicPlace, Place] = {
    "salon": rooms.salon, "bedroom": rooms.bedroom, "study": rooms.study, "headquarters": rooms.headquarters, "ward": rooms.ward, "dancehall": stages.dance_hall, "opera": stages.opera_house,
    "backstage": stages.backstage, "cell": below.cell, "shop": below.shop, "kitchen": below.kitchen, "car": travel.car, "street": ways.street, "lane": lanes.lane, "mansion": lanes.mansion,
    "platform": travel.platform, "quay": travel.quay, "terrace": travel.terrace, "garden": east.garden,
}


def place_then(setting: Setting, m: Moment) -> list[Sheet] | None:
    """What stands for a setting in the republic, by the place's name; None for open country, which is as it is."""
    kind = in_the_republic(setting, m.name)
    return _NAMED[kind](m) if kind else None


__all__ = ["place_then"]
