"""What nobody has in the days of palaces, and in the republic."""
from __future__ import annotations

import re

from engine.writing.dramatist.republic import UNHEARD_OF

MODERN = re.compile(r"手机|电话|号码|监控|医院|包里|屏幕|信封|外套|跟踪|同一辆车|勒索|漏洞|\b(?:phones?|message|screen|cars?|hospital|number|police|bus|film|degrees|Thursday|Friday|Monday|Tuesday|taxi|train)\b", re.I)
"""Words in lines that are said there by nobody."""


def unheard_of(era: str) -> re.Pattern[str] | None:
    """What nobody says in a premise's age (`era`: old, republic); None in ours."""
    return {"old": MODERN, "republic": UNHEARD_OF}.get(era)
