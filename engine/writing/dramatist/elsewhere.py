"""A drama that would play in one place all the way visits another, unless its idea is bound to the one."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.drama.vocabulary import Language
from engine.writing.dramatist.chance import number
from engine.writing.dramatist.filling import NotGiven, fill
from engine.writing.dramatist.indoors import ROOMS, takes_a_room
from engine.writing.dramatist.story import Story, places

if TYPE_CHECKING:
    from engine.writing.dramatist.plan import Card

_LEAST_SCENES = 3
"""An episode of fewer may stay where it is."""
_CLOSED = frozenset({"lift", "car"})
"""Where nobody gets out of while the story lasts."""
_BOUND: dict[Language, re.Pattern[str]] = {
    "zh": re.compile("困在|被困|关在|锁在|反锁|被锁|出不去|电梯|车上|车里|车厢|列车|机舱|船舱|飞机上|牢房|囚室|密室|审讯|地窖"),
    "en": re.compile(r"\b(?:trapped|locked (?:in|up|inside|together)|stuck|snowed in|stranded|elevator|lift stops|cell|cellmates?|on (?:a|the) (?:night )?(?:train|plane|bus|flight|boat)|interrogat\w*|jury|bunker|submarine)\b", re.I),
}
_OF_THE_PLACE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"\{spot|\{where|床|病|睡|这间|这屋|这店|柜台|灶|炉|讲台|黑板|被告|法槌|手术|走廊|监护仪|枕|血"),
    "en": re.compile(r"\{spot|\{where|\b(?:beds?|asleep|patient|ward|counter|till|stove|oven|blackboard|witness|gavel|this (?:room|house|shop|kitchen|café|place))\b", re.I),
}
"""What is said or done only where the story began."""
_FIXTURES: dict[Language, re.Pattern[str]] = {
    "zh": re.compile("灯|门|窗|桌|椅|墙|柜|抽屉|走廊|监控|屏幕|招牌|牌子|角落|挂历|楼|碗|锅|沙发"),
    "en": re.compile(r"(?:lights?|lamps?|doors?|windows?|tables?|chairs?|walls?|shelf|shelves|drawers?|corridor|sign|corner|stairs|screen|curtains?|stage|floor|rack|board)", re.I),
}
"""What stands where the story began, and may be spoken of anywhere."""
_OPEN_AIR = frozenset({"street", "park"})
_NEAR: dict[str, tuple[tuple[str, str, str], ...]] = {
    "office": (("rooftop", "公司楼顶", "the roof of the office"), ("street", "公司楼下", "the street below the office"), ("kitchen", "茶水间", "the tea kitchen")),
    "hospital": (("rooftop", "住院部楼顶", "the hospital roof"), ("park", "住院部楼下的长椅", "the bench behind the hospital"), ("kitchen", "开水间", "the staff kitchen")),
    "shop": (("street", "门外", "the pavement outside"), ("kitchen", "后面的小间", "the back room")),
    "cafe": (("street", "店门外", "the pavement outside the café"), ("kitchen", "后厨", "the kitchen behind the counter")),
    "bar": (("street", "后巷", "the alley behind the bar"), ("kitchen", "后厨", "the kitchen behind the bar")),
    "street": (("cafe", "街角的小店", "the café on the corner"), ("livingroom", "楼上的家", "the flat upstairs"), ("park", "路口的长椅", "the bench on the corner")),
    "park": (("cafe", "公园对面的小店", "the café across the park"), ("livingroom", "家里", "the flat"), ("street", "公园门口", "the park gate")),
    "kitchen": (("livingroom", "客厅", "the living room"), ("street", "楼下", "the front step")),
    "livingroom": (("kitchen", "厨房", "the kitchen"), ("street", "楼下", "the front step")),
    "bedroom": (("kitchen", "厨房", "the kitchen"), ("livingroom", "客厅", "the living room")),
    "classroom": (("rooftop", "教学楼楼顶", "the school roof"), ("street", "校门口", "the school gate"), ("livingroom", "办公室", "the staff room")),
    "court": (("street", "法院门外的台阶", "the courthouse steps"), ("cafe", "法院对面的小店", "the café across from the courthouse")),
    "seaside": (("kitchen", "岸边小屋的灶间", "the kitchen on the shore"), ("livingroom", "岸边的小屋", "the house on the shore")),
    "countryside": (("kitchen", "灶间", "the farmhouse kitchen"), ("livingroom", "堂屋", "the front room")),
    "underground": (("street", "出口外的街上", "the street above"), ("cafe", "出口旁的小店", "the café by the exit")),
    "airport": (("cafe", "候机厅的咖啡店", "the café by the gate"), ("street", "航站楼外", "the taxi rank")),
    "rooftop": (("street", "楼下", "the street below"), ("livingroom", "楼下的家", "the flat below")),
}
"""Where people go from a place, by its setting, as (setting, Chinese name, English name)."""


def move_elsewhere(story: Story, row: Sequence[Card]) -> tuple[int, str, str] | None:
    """Which scene of an episode (from 0) plays elsewhere, and where, as setting and name, when all of them have one place; None when they have
    not, or the idea is bound to it."""
    if len(row) < _LEAST_SCENES or len({c.place for c in row}) > 1 or row[0].setting in _CLOSED:
        return None
    if _BOUND[story.language].search(story.reading.text):
        return None
    for at in _loose(story, row):
        options = _options(story, row[0], takes_a_room(row[at].spine, story.language))
        if options:
            setting, name = options[number(*story.key, "elsewhere", row[0].episode) % len(options)]
            return at, setting, name
    return None


def _loose(story: Story, row: Sequence[Card]) -> list[int]:
    """The scenes after the first that nothing ties to their place, those with the fewest of its things in them first, the last before others."""
    words = {k: [b.text for x in row[k].spine for b in x.beats] for k in range(1, len(row))}
    free = [k for k, said in words.items() if not any(_OF_THE_PLACE[story.language].search(text) for text in said)]
    return sorted(free, key=lambda k: (sum(bool(_FIXTURES[story.language].search(text)) for text in words[k]), -k))


def _options(story: Story, home: Card, room: bool) -> list[tuple[str, str]]:
    """The premise's other places, or those that lie near the first; with `room`, such as have furniture."""
    own: list[tuple[str, str]] = []
    for setting, name in places(story) if story.premise.id != "facts" else ():
        if setting not in (home.setting, *_CLOSED) and not (home.setting in ("seaside", "countryside") and setting in _OPEN_AIR):
            try:
                own.append((setting, fill(name, story, {}, None, "place")))
            except NotGiven:
                continue
    near = [(setting, zh if story.language == "zh" else en) for setting, zh, en in _NEAR.get(home.setting, ())]
    for found in (own, near):
        if fitting := [p for p in found if not room or p[0] in ROOMS]:
            return fitting
    return []
