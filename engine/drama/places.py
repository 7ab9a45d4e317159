"""What a place's name says about it beyond its setting: which room of a palace, a hospital's ward, a druggist's shop. Pure.

Drawing and the words for image models read names alike.
"""
from __future__ import annotations

import re
from typing import Literal

from engine.drama.vocabulary import Interiors, Setting

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

RepublicPlace = Literal["salon", "bedroom", "study", "headquarters", "ward", "dancehall", "opera", "backstage", "cell", "shop", "kitchen", "car", "street", "lane", "mansion", "platform", "quay",
                        "terrace", "garden", ""]
"""Places of the Chinese republic of 1912 to 1949; empty is open country."""
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


_IN_REPUBLIC: dict[Setting, RepublicPlace] = {
    "livingroom": "salon", "bedroom": "bedroom", "office": "headquarters", "classroom": "study", "hospital": "ward", "bar": "dancehall", "cafe": "opera", "lift": "salon", "kitchen": "kitchen", "shop": "shop",
    "court": "headquarters", "underground": "cell", "car": "car", "airport": "platform", "street": "street", "park": "garden", "rooftop": "terrace", "seaside": "quay", "palace": "mansion", "countryside": "",
}
_BY_NAME: tuple[tuple[RepublicPlace, re.Pattern[str]], ...] = (
    ("backstage", re.compile(r"后台|化妆间|妆台|\bbackstage\b|dressing room", re.I)),
    ("platform", re.compile(r"车站|火车站|月台|站台|候车|车厢外|\b(?:railway|train) (?:station|platform)\b|\bplatform\b", re.I)),
    ("quay", re.compile(r"码头|江边|渡口|外滩|栈桥|\b(?:quay|wharf|dock|bund|pier)\b", re.I)),
    ("mansion", re.compile(r"(?:公馆|帅府|督军府|司令部|府)的?(?:门|大门|门口|门前|外)|铁门|大门外|府门|\b(?:gates?|drive|front) of the (?:mansion|residence)\b", re.I)),
    ("dancehall", re.compile(r"百乐门|舞厅|歌厅|夜总会|舞池|\b(?:paramount|ballroom|dance ?hall|nightclub|cabaret)\b", re.I)),
    ("opera", re.compile(r"戏园|戏院|戏楼|戏台|戏班|茶楼|茶馆|茶园|书场|台下|包厢|\b(?:opera|teahouse)\b", re.I)),
    ("cell", re.compile(r"牢|监狱|审讯|刑房|地窖|地牢|密室|地下室|暗室|防空洞|\b(?:cell|prison|cellar|interrogation)\b", re.I)),
    ("lane", re.compile(r"弄堂|弄口|石库门|巷|胡同|里弄|亭子间外|\b(?:lane|alley|longtang)\b", re.I)),
    ("study", re.compile(r"书房|书斋|报馆|报社|学堂|教室|\b(?:study|library)\b", re.I)),
    ("bedroom", re.compile(r"卧|厢|闺|新房|洞房|喜房|房里|亭子间|阁楼|\b(?:bedroom|bedchamber|garret)\b", re.I)),
    ("headquarters", re.compile(r"司令|指挥|办公|督军|军营|作战|巡捕房|警察局|探长|\b(?:headquarters|office|commander)\b", re.I)),
    ("salon", re.compile(r"客厅|大厅|花厅|厅|堂屋|\b(?:salon|parlou?r|drawing room)\b", re.I)),
    ("garden", re.compile(r"园|井|池|亭|\b(?:garden|pond|well)\b", re.I)),
)
_OUTDOORS: frozenset[RepublicPlace] = frozenset({"street", "lane", "mansion", "platform", "quay", "terrace", "garden", ""})


def in_the_republic(setting: Setting, name: str) -> RepublicPlace:
    """Which place of the republic a setting is there, by the place's name: nothing that a setting has indoors is found under the
    sky, nor the other way about."""
    usual = _IN_REPUBLIC[setting]
    inside = setting in Interiors and setting != "airport"
    found = next((kind for kind, words in _BY_NAME if words.search(name) and (kind not in _OUTDOORS) == inside), "")
    return found or usual  # type: ignore[return-value]
