"""What is done fits where it is done."""
from __future__ import annotations

import re

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script
from engine.writing.dramatist.indoors import ROOMS

_HANDLED = {"zh": re.compile("抽屉|柜|沙发|饭桌|桌上|讲台|炕|书架|窗帘"), "en": re.compile(r"\b(?:drawer|desk|sofa|curtains?|shelf|cupboard|wardrobe|stove|mantelpiece|bookcase|blackboard|table|ceiling)\b", re.I)}
IDEAS = [
    "外卖员发现每天点餐的独居老人其实是他失散的父亲", "班里最胖的男生要跳舞给全校看", "女孩暗恋同桌三年，毕业那天把信塞错了书包", "新来的总监居然是他当年开除的下属",
    "小区保安捡到一张五百万的彩票，失主是天天骂他的业主", "保洁阿姨中了一等奖，奖品是跟董事长吃一顿饭", "两个餐车老板被迫共用一个停车位一整个夏天", "被裁的女高管回老家帮父亲卖豆腐",
    "她每天给同一个人送花，直到他不再来", "入殓师在逝者手里发现一张写着自己名字的纸条", "女厨师用一碗牛肉面换回了被骗走的店", "一个骗子假扮失散多年的孙子，奶奶却早就知道",
    "A courier realises that the old man who orders every day is the father he lost", "Two food truck owners must share one parking space for a summer",
    "A bus driver finds a letter to himself on the last seat of the night", "A park ranger hears his dead brother's voice on the radio",
]


@pytest.mark.parametrize("idea", IDEAS)
def test_nobody_opens_a_drawer_in_the_street(idea: str) -> None:
    language = "zh" if ord(idea[0]) > 255 else "en"
    for seed in (0, len(idea)):
        script = write_script(Brief(prompt=idea, duration_sec=90, scenes_per_episode=3, episodes=2, seed=seed))
        wrong = [(s.place, s.setting, b.text) for s in script.scenes() if s.setting not in ROOMS and s.place not in idea for b in s.beats if b.kind == "action" and _HANDLED[language].search(b.text)]
        assert not wrong
