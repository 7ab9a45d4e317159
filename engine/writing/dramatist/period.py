"""What nobody has in the days of palaces, and in the republic."""
from __future__ import annotations

import re
from functools import lru_cache

from engine.writing.dramatist.bank import Premise
from engine.writing.dramatist.republic import UNHEARD_OF

MODERN = re.compile(r"手机|电话|号码|监控|医院|包里|屏幕|信封|外套|跟踪|同一辆车|勒索|漏洞|\b(?:phones?|message|screen|cars?|hospital|number|police|bus|film|degrees|Thursday|Friday|Monday|Tuesday|taxi|train)\b", re.I)
"""Words in lines that are said there by nobody."""


def unheard_of(era: str) -> re.Pattern[str] | None:
    """What nobody says in a premise's age (`era`: old, republic); None in ours."""
    return {"old": MODERN, "republic": UNHEARD_OF}.get(era)


@lru_cache(maxsize=4096)
def _speaks_of_ours(lines: tuple[str, ...]) -> bool:
    return any(UNHEARD_OF.search(line) for line in lines)


def of_our_days(premise: Premise) -> bool:
    """Whether a premise cannot be told of the republic: it is of a school of today or of a palace, or its own scenes speak of, or show, what
    there was not."""
    beats = [b for name, s in premise.sections.items() if name != "hook" for x in s.exchanges for b in x.beats]
    return ("campus" in premise.genres[:1] or premise.fields.get("era", "").endswith("old") or any(b.insert == "phone" for b in beats)
            or _speaks_of_ours(tuple(b.text + b.insert_text for b in beats)))
