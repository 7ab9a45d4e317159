"""Where what is done can be done: nobody pulls out a drawer in the street."""
from __future__ import annotations

import re
from collections.abc import Iterable

from engine.drama.vocabulary import Interiors, Language, Setting
from engine.writing.dramatist.bank import Exchange

ROOMS: frozenset[str] = (Interiors | {"palace"}) - {"car", "lift", "underground", "airport"}
"""Where there are tables, cupboards and beds."""

_FURNITURE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile("柜|抽屉|沙发|床(?!单)|桌|窗帘|窗台|炕|灶|书架|衣架|茶几|讲台|黑板|相框|碗筷|砧板|病房|壁炉|屏风|(?:一|最后一)锅|走廊|门槛"),
    "en": re.compile(r"\b(?:drawers?|desk|sofa|couch|bed|bedside|curtains?|shelf|shelves|cupboard|wardrobe|stove|window ?sill|mantelpiece|fireplace|bookcase|blackboard|dresser|kitchen|hearth|tables?|ceiling)\b"
                     r"|\b(?:shuts|closes|opens|pulls|behind|under|at|by|in|before|reaches for) (?:the|a) (?:back )?door\b|\bon the wall\b", re.I),
}
_WALLS: dict[Language, re.Pattern[str]] = {
    "zh": re.compile("墙|门口|关门|把门|窗外|楼道|钟走|灯闪"),
    "en": re.compile(r"\b(?:walls?|doors?|window|clock|face down|lamp|lift|stairs)\b", re.I),
}


def takes_a_room(exchanges: Iterable[Exchange], language: Language) -> bool:
    """Whether what people do in these exchanges needs furniture."""
    return any(b.kind == "action" and _FURNITURE[language].search(b.text) for x in exchanges for b in x.beats)


def out_of_place(action: str, setting: Setting, language: Language) -> bool:
    """Whether an action needs walls or furniture where there are none."""
    return setting not in ROOMS and bool(_FURNITURE[language].search(action) or _WALLS[language].search(action))
