"""On which day of its episode a scene plays, as far as the script says so; and what is worn on another day. Pure."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from engine.drama.script import Character, Scene
from engine.drama.vocabulary import Outfit

_LATER = re.compile(r"^(?:转眼间?|整整|一晃|又过了?|时间来到|字幕[：:])?(?:[一二三四五六七八九十百几数多两半\d]+(?:个)?(?:年|月|天|周|星期)(?:之?后|以后|过去)|第[二三四五六七]天|次日|翌日|隔天|隔日)"
                    r"|^(?:[\w-]+ ){0,3}(?:years?|months?|weeks?|days?) (?:later|after|on\b|pass)|^(?:the )?(?:next|following) (?:day|morning|evening|week|month|year)", re.I)
_BEFORE = re.compile(r"^(?:转眼间?|整整|一晃|又过了?|时间来到|字幕[：:])?(?:[一二三四五六七八九十百几数多两半\d]+(?:个)?(?:年|月|天|周|星期)(?:之?前|以前)|回忆|闪回|往事|当年)|^(?:[\w-]+ ){0,3}(?:years?|months?|weeks?|days?) (?:ago|earlier|before)|^flashback", re.I)
_BACK = re.compile(r"^(?:字幕[：:]|时间|镜头|画面|思绪|又)?(?:回到了?(?:现在|当下|眼前|眼下|今天|如今|现实|此刻)|(?:现在|如今|当下)[，,。：:])"
                   r"|^(?:cut )?back (?:to|in) (?:the )?(?:present|today|now)\b|^(?:in )?the present\b|^present[- ]day\b|^now[,.:]", re.I)
_SPAN = re.compile(r"([一二三四五六七八九十百几数多两半\d]+)个?(年|月|天|周|星期)|\b([\w-]+) (year|month|week|day)s?\b", re.I)
_PAST = -1

_OTHERS: dict[str, dict[Outfit, tuple[Outfit, ...]]] = {
    "f": {"blazer": ("coat", "dress", "shirt"), "suit": ("blazer", "coat"), "dress": ("coat", "sweater", "shirt"), "coat": ("blazer", "sweater", "dress"), "shirt": ("sweater", "coat", "dress"),
          "sweater": ("coat", "shirt", "dress"), "hoodie": ("sweater", "tee", "shirt"), "tee": ("hoodie", "sweater", "shirt"), "leather": ("sweater", "coat", "tee"), "sports": ("hoodie", "tee", "sweater"), "qipao": ("coat", "dress"), "cardigan": ("sweater", "coat", "shirt")},
    "m": {"suit": ("coat", "blazer", "shirt"), "blazer": ("shirt", "coat", "sweater"), "coat": ("sweater", "shirt", "blazer"), "shirt": ("sweater", "coat", "blazer"), "sweater": ("shirt", "coat"),
          "hoodie": ("tee", "sweater", "shirt"), "tee": ("hoodie", "shirt", "sweater"), "leather": ("shirt", "sweater", "tee"), "sports": ("hoodie", "tee", "sweater"), "cardigan": ("shirt", "sweater", "coat")},
}
"""What else somebody has in the wardrobe who wears this: of the same kind. What says somebody's work is worn every day."""


def days_of(scenes: Sequence[Scene]) -> list[int]:
    """The day of each scene: 0 until time is said to have passed, one more each time it has, 0 again where the script is back
    in the present; -1 for what is looked back at, unless it is the time from which as much has passed ("three years later",
    "three years earlier")."""
    days: list[int] = []
    today, leaps = 0, dict[str, int]()
    for at, scene in enumerate(scenes):
        told = [t.strip() for t in (scene.title, scene.description, *(b.text for b in scene.beats[:1] if b.kind != "dialogue"))]
        before = next((t for t in told if _BEFORE.match(t)), None)
        if before is not None and _span(before) not in leaps:
            days.append(_PAST)
            continue
        later = next((t for t in told if at and _LATER.match(t)), None)
        if before is not None:
            today = leaps[_span(before)]
        elif any(_BACK.match(t) for t in told):
            today = 0
        elif later is not None:
            leaps[_span(later)] = today
            today += 1
        days.append(today)
    return days


def _span(text: str) -> str:
    """How much time a text begins by naming, in its own words; empty when it does not say."""
    found = _SPAN.search(text)
    return "".join(p for p in found.groups() if p).lower().replace("两", "二") if found else ""


def worn_on(person: Character, day: int) -> Outfit | None:
    """What somebody wears on that day; None for what they always wear."""
    others = _OTHERS[person.gender].get(person.look.outfit, ())
    if day == 0 or not others:
        return None
    start = int.from_bytes(hashlib.sha256(person.name.encode()).digest()[:4], "big")
    return others[(start + day) % len(others)]
