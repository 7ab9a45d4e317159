"""What a place's name says about it beyond its setting: which room of a palace, a hospital's ward, a druggist's shop. Pure.

Drawing and the words for image models read names alike.
"""
from __future__ import annotations

import re
from typing import Literal

_CHAMBER = re.compile(r"寝|卧|闺|帐|榻|床|bedchamber|bedroom|sleeping|\bboudoir\b|\btower\b", re.I)
_STUDY = re.compile(r"书房|书阁|书斋|study|library|\bschoolroom\b", re.I)
_HALL = re.compile(r"殿|堂|阁|室|房|宫中|宫里|宫内|内宫|朝|hall|throne|\b(?:castle|keep)\b", re.I)
_CAVE = re.compile(r"\b(?:caves?|cavern|grotto|lair)\b", re.I)
_CHAPEL = re.compile(r"\b(?:chapel|church|abbey|cathedral|altar)\b", re.I)
_BALLROOM = re.compile(r"\bball(?: ?room)?\b", re.I)
_PARLOUR = re.compile(r"chamber|room|\b(?:parlou?r|salon|nursery|manor|mansion)\b", re.I)
_KITCHEN = re.compile(r"\b(?:kitchens?|scullery|pantry|larder)\b", re.I)
_CELLAR = re.compile(r"\b(?:cellars?|dungeons?|crypt|vaults?|prison|gaol|cells?|oubliette)\b", re.I)
_DUNGEON = re.compile(r"\b(?:dungeons?|prison|gaol|cells?|oubliette)\b", re.I)
_OUTSIDE = re.compile(r"门|外|廊|园|院|道|墙|阶|桥|亭|湖|池|台|garden|gate|courtyard|corridor|steps|wall|bridge|outside|\b(?:battlements?|ramparts?|cloisters?|gallery|grounds|stables?|yard|terrace|lawn|moat|orchard|maze|lane|road)\b", re.I)
_COLD = re.compile(r"冷宫|废宫|荒|\b(?:cold palace|deserted|abandoned)\b", re.I)
_GARDEN = re.compile(r"园|池|亭|湖|桥|garden|pond|lake|pavilion|bridge|\b(?:orchard|maze|lawn|grounds|terrace)\b", re.I)
_RAMPART = re.compile(r"城墙|城楼|城头|\b(?:rampart|battlement|city wall|castle wall)s?\b", re.I)
_GALLERY = re.compile(r"廊|夹道|甬道|corridor|gallery|cloister", re.I)
_GATE = re.compile(r"[宫城府]门|门[外前口]|\b(?:gates?|gatehouse|drawbridge|moat)\b", re.I)
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}[宫殿]")
_MEDICINE = re.compile(r"药|医|apothecary|pharmac|physician", re.I)
_COURTLY = re.compile(r"宫|殿|府|palace", re.I)
_WARD = re.compile(r"病房|病床|监护|产房|护理间|\bwards?\b|\bICU\b|intensive care|hospital (?:bed)?room|bedside|sickroom", re.I)
_BEFORE_THE_WARD = re.compile(r"外(?![婆公孙甥祖])|门口|走廊|过道|\b(?:outside|corridor|hallway|door)\b", re.I)

_WEDDING = re.compile(r"(?:婚礼|婚宴|喜宴|订婚宴)(?!之?[前后])|宴会厅|礼堂|\bweddings?\b|\bbanquet\b|\bballroom\b|\breception hall\b|\bchapel\b", re.I)
_GARAGE = re.compile(r"停车场|车库|\bcar ?park\b|\bparking\b|\bgarage\b", re.I)

_MOURNING = re.compile(r"殡仪馆|殡仪厅|灵堂|追悼|悼念|告别厅|遗体告别|\bfuneral\b|\bmortuary\b|\bmourning\b", re.I)
_GENERAL = re.compile(r"便利店|超市|商场|小卖部|杂货|百货|\b(?:convenience|grocery|corner|general|department)\b|\bsupermarket\b|\bmall\b", re.I)
_SHOP = re.compile(r"(?:[^的家间在那这老旧小大里\W_a-zA-Z\d]{1,3})(?:店|铺|馆|坊|书屋|当铺|剧院|剧场|影院)|\b(?:[a-z']+ ){0,2}?[a-z']*(?:shop|store|bakery|boutique|theatre|theater|cinema|studio|workshop)\b", re.I)
_ARTICLE = re.compile(r"^(?:(?:the|an?|his|her|their|old|small|little|empty|back of|behind|inside)\s+)+", re.I)

Room = Literal["ballroom", "cave", "chapel", "chamber", "study", "kitchen", "cellar", "hall", "parlour", ""]
Court = Literal["cold", "garden", "rampart", "gallery", "gate", ""]


def room_at_court(name: str) -> Room:
    """Which room of a palace or a castle a place's name means; empty when it lies under the sky."""
    if _OUTSIDE.search(name):
        return ""
    rooms: tuple[tuple[Room, re.Pattern[str]], ...] = (("ballroom", _BALLROOM), ("cave", _CAVE), ("chapel", _CHAPEL), ("cellar", _CELLAR), ("kitchen", _KITCHEN), ("chamber", _CHAMBER), ("study", _STUDY), ("hall", _HALL), ("parlour", _PARLOUR))
    return next((room for room, words in rooms if words.search(name)), "")


def is_dungeon(name: str) -> bool:
    """Whether a cellar is one for prisoners."""
    return bool(_DUNGEON.search(name))


def outside_at_court(name: str) -> Court:
    """What under the sky of a palace or a castle a place's name means; empty is a courtyard."""
    kinds: tuple[tuple[Court, re.Pattern[str]], ...] = (("cold", _COLD), ("rampart", _RAMPART), ("gallery", _GALLERY), ("garden", _GARDEN), ("gate", _GATE))
    return next((kind for kind, words in kinds if words.search(name)), "")


def named_hall(name: str) -> str:
    """The name over a palace hall's door, when the place's name has it: 长信宫; empty when it has none."""
    found = _NAMED.search(name)
    return found[0] if found else ""


def courtly(name: str) -> bool:
    """Whether a place belongs to a palace or a great house."""
    return bool(_COURTLY.search(name))


def sells_medicine(name: str) -> bool:
    return bool(_MEDICINE.search(name))


def is_ward(name: str) -> bool:
    """Whether a place in a hospital is a room with beds, by its name, and not what lies before its door."""
    return bool(_WARD.search(name)) and not _BEFORE_THE_WARD.search(name)


def is_banquet(name: str) -> bool:
    """Whether a place indoors is a hall in which people marry or dine in company, by its name, and not what lies before its door."""
    return bool(_WEDDING.search(name)) and not _BEFORE_THE_WARD.search(name)


def is_garage(name: str) -> bool:
    """Whether a place under the ground is one for cars."""
    return bool(_GARAGE.search(name))


def is_mourning(name: str) -> bool:
    """Whether a place indoors is a hall in which people take leave of the dead, and not what lies before its door."""
    return bool(_MOURNING.search(name)) and not _BEFORE_THE_WARD.search(name)


def over_the_counter(name: str) -> str:
    """What is written over the counter of a shop of one trade, as its place's name has it (钟表店, FLOWER SHOP); empty for one
    that sells everything, and for one that is told as a shop only."""
    found = _SHOP.search(name)
    if found is None or _GENERAL.search(name):
        return ""
    sign = _ARTICLE.sub("", found[0]).strip()
    return "" if sign.lower() in ("shop", "store", "商店", "studio") else sign.upper()
