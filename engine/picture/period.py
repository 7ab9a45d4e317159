"""Gestures and things in the hand as they were in old times."""
from __future__ import annotations

from collections.abc import Mapping

from engine.drama.script import Character
from engine.drama.storyboard import Placement, Shot
from engine.drama.vocabulary import InsertKind, OldDress

_HELD: dict[InsertKind, InsertKind] = {"phone": "letter", "clock": "letter"}


def of_its_age(shot: Shot, cast: Mapping[str, Character]) -> Shot:
    """The shot in which nobody who is dressed as of old telephones or looks at a watch."""
    def then(a: Placement) -> Placement:
        who = cast.get(a.character)
        if who is None or who.look.outfit not in OldDress:
            return a
        return a.model_copy(update={"pose": "chin" if a.pose == "phone" else a.pose, "holding": _HELD.get(a.holding, a.holding) if a.holding else None})

    return shot.model_copy(update={"actors": [then(a) for a in shot.actors]})
