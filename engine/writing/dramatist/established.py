"""Whom an exchange of the phrase bank blames: nobody is blamed for what nobody did."""
from __future__ import annotations

import re

from engine.writing.dramatist.bank import Exchange

_BLAMES = re.compile(r"背叛|骗|撒谎|说谎|一个谎|动过|动的|没碰过|拿走|瞒|耍我|算计|勒索|心虚|恨错|卖了|堵你的嘴|开口|跟踪|是我放的|证据|证人|圈套|偷|招")
"""Words that say, or ask, who did something wrong."""


def blames(exchange: Exchange) -> bool:
    """Whether somebody in it is said, or asked, to have done something wrong: before anything wrong came out it is out of nowhere."""
    return bool(_BLAMES.search(" ".join(b.text for b in exchange.beats)))
