"""What nobody has in the days of palaces."""
from __future__ import annotations

import re

MODERN = re.compile(r"手机|电话|号码|监控|医院|包里|屏幕|信封|外套|跟踪|同一辆车|勒索|漏洞|\b(?:phones?|message|screen|cars?|hospital|number|police|bus|film|degrees|Thursday|Friday|Monday|Tuesday|taxi|train)\b", re.I)
"""Words in lines that are said there by nobody."""
