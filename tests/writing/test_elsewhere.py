"""Where a drama of three scenes plays: in more than one place, unless its idea is bound to one."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.writing import write_script

LOOSE = (
    "灯塔看守人退休那天，来了一艘没有登记的船", "夜班便利店店员每晚都遇到一个买两份便当的女孩", "丈夫失踪七年后突然回家，说自己只是下楼买了包烟", "看不起保安的经理不知道他就是大股东",
    "儿子发现七十岁的父亲偷偷报名了街舞比赛", "法官判了一个案子，被告是当年救过他的人", "两个餐车老板被迫共用一个停车位一整个夏天",
    "A courier finds her own photograph in a stranger's flat", "A baker finds a corpse in her shop.", "A retired teacher finds a letter from a boy he failed",
    "A tired barista in a rainy city finds her late grandmother's ring in a stranger's coffee cup", "A museum guard falls in love with a medieval painting",
    "An old violin maker learns his apprentice has been selling copies", "A divorced father learns to braid hair from a drag queen to impress his daughter.",
)
BOUND = (
    "An elevator stops between floors with a bride and a divorce lawyer inside", "Two neighbours who have never spoken get trapped in the basement during a storm",
    "A taxi driver picks up a passenger who gives the driver's own home address.",
)


def places(idea: str, seconds: int = 60, scenes: int = 3) -> list[tuple[str, str]]:
    return [(s.setting, s.place) for s in write_script(Brief(prompt=idea, duration_sec=seconds, scenes_per_episode=scenes)).scenes()]


@pytest.mark.parametrize("idea", LOOSE)
def test_a_drama_of_three_scenes_visits_two_places(idea: str) -> None:
    found = places(idea)
    assert len({name for _, name in found}) >= 2 and len({setting for setting, _ in found}) >= 2, found
    assert found == places(idea), "the same idea, the same places"


@pytest.mark.parametrize("idea", BOUND)
def test_an_idea_that_is_bound_to_a_place_stays_there(idea: str) -> None:
    assert len(set(places(idea))) == 1


def test_a_lighthouse_stands_in_no_street() -> None:
    assert not {"street", "park"} & {setting for setting, _ in places(LOOSE[0])}
