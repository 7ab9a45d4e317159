"""What may stand between the camera and the people, by the place and its age (see `scenery.fore`)."""
from __future__ import annotations

from engine.drama.vocabulary import Setting
from engine.picture.scenery import Moment, banqueting, indoors
from engine.picture.scenery.fore import BANQUET, FORE, Fore
from engine.picture.scenery.old.fore import fore as fore_of_east
from engine.picture.scenery.republic.fore import fore_of_republic
from engine.picture.scenery.west.fore import OPEN
from engine.picture.scenery.west.fore import fore as fore_of_west


def before_the_lens(m: Moment, setting: Setting) -> tuple[Fore, ...]:
    """The things of which one is out of focus in a corner; none where everything is to be seen."""
    if not FORE[setting]:
        return ()
    if m.old == "republic":
        return fore_of_republic(m, setting)
    if indoors(setting, m.name) and (m.old or setting == "palace"):
        return fore_of_west(m) if m.old == "west" else fore_of_east(m)
    if banqueting(setting, m.name) and not m.old:
        return BANQUET
    if m.old == "west" and setting not in OPEN:
        return ()
    return FORE["palace" if m.old else setting]
