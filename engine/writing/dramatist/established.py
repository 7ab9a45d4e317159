"""What an exchange of the phrase bank takes for known: nobody is blamed for what nobody did, and nothing is spoken of before it was there."""
from __future__ import annotations

import re

from engine.writing.dramatist.bank import Exchange
from engine.writing.dramatist.memory import Memory
from engine.writing.dramatist.story import Story

_BLAMES = re.compile(r"背叛|骗|撒谎|说谎|一个谎|动过|动的|没碰过|拿走|瞒|耍我|算计|勒索|心虚|恨错|卖了|堵你的嘴|开口|跟踪|是我放的|证据|证人|圈套|偷|招")
"""Words that say, or ask, who did something wrong."""
_CLUE = re.compile(r"\{(?:clue|k?fact)\}")


def blames(exchange: Exchange) -> bool:
    """Whether somebody in it is said, or asked, to have done something wrong: before anything wrong came out it is out of nowhere."""
    return bool(_BLAMES.search(" ".join(b.text for b in exchange.beats)))


def is_established(exchange: Exchange, roles: dict[str, str], episode: int, story: Story, memory: Memory) -> bool:
    """Whether what an exchange speaks of has been on the screen: its clue, the past event, and whoever is not there."""
    text = " ".join(b.text for b in exchange.beats)
    shows = any(b.insert == "K" for b in exchange.beats)
    if not shows and episode not in memory.shown and _CLUE.search(text):
        return False
    if "{event}" in text and not any("{event}" in b.text for s in story.premise.sections.values() for x in s.exchanges for b in x.beats):
        return False
    absent = story.cast.get(roles["Z"]) if "{Z" in text else None
    return absent is None or not memory.met or absent.name in memory.met
