"""Which age a shot's place is of; gestures and things in the hand as they were in old times."""
from __future__ import annotations

from collections.abc import Mapping

from engine.drama.places import RepublicPlace, in_the_republic
from engine.drama.script import Character
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import EasternDress, InsertKind, OldDress, OldTimes

_HELD: dict[InsertKind, InsertKind] = {"phone": "letter", "clock": "letter"}


_HELD_THEN: dict[InsertKind, InsertKind] = {"phone": "letter"}
_TELEPHONES: frozenset[RepublicPlace] = frozenset({"salon", "bedroom", "study", "headquarters", "ward", "dancehall", "shop"})
"""Where the republic had one."""


def of_its_age(shot: Shot, cast: Mapping[str, Character], old: OldTimes = "") -> Shot:
    """The shot in which nobody who is dressed as of old telephones or looks at a watch. In the republic people do, where there is a
    telephone; a message that is held is a telegram."""
    if old == "republic":
        rings = in_the_republic(shot.setting, shot.place) in _TELEPHONES
        return shot.model_copy(update={"actors": [a.model_copy(update={
            "pose": "chin" if a.pose == "phone" and not rings else a.pose, "holding": _HELD_THEN.get(a.holding, a.holding) if a.holding else None}) for a in shot.actors]})

    def then(a: Placement) -> Placement:
        who = cast.get(a.character)
        if who is None or who.look.being != "person" or who.look.outfit not in OldDress:
            return a
        return a.model_copy(update={"pose": "chin" if a.pose == "phone" else a.pose, "holding": _HELD.get(a.holding, a.holding) if a.holding else None})

    return shot.model_copy(update={"actors": [then(a) for a in shot.actors]})


def age_of_place(shot: Shot, cast: Mapping[str, Character], old: OldTimes) -> OldTimes:
    """The age of the shot's place: a palace of today stands in old Europe unless its name, or its people's names or dress, are
    Chinese."""
    if old or shot.setting != "palace" or chinese(cast, shot) or any(c.look.outfit in EasternDress for c in cast.values()):
        return old
    return "west"


def chinese(cast: Mapping[str, Character], shot: Shot) -> bool:
    words = "".join(cast) + shot.place
    return any("\u3400" <= c <= "\u9fff" for c in words)
