"""What people of today wear befits their trade and their age, and two of one cast are told apart by their hair."""
from __future__ import annotations

from itertools import combinations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Character, Look
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import Language
from engine.writing import write_script
from engine.writing.dramatist.attire import hair_colour, hair_for, outfit_for
from engine.writing.dramatist.lookup import job_row, lexicon
from engine.writing.prompts_picture import picture_prompt

_TONES = {"grey": "pale", "white": "pale", "black": "dark", "darkbrown": "dark"}
_OUTLINES = {"comma": "swept", "sidepart": "swept", "elder": "swept", "crop": "short", "buzz": "short"}


def _worn(job: str, age: str = "adult", gender: str = "m", text: str = "", seed: int = 0) -> str:
    language: Language = "en" if job.isascii() else "zh"
    return outfit_for(job_row(job, lexicon(language)), gender, age, "new", job, text or job, set(), (seed,))


@pytest.mark.parametrize(("job", "outfit"), [
    ("快递员", "workwear"), ("外卖小哥", "workwear"), ("清洁工阿姨", "workwear"), ("消防员", "workwear"), ("建筑工人", "workwear"), ("夜班保安", "uniform"), ("楼下看门的", "uniform"),
    ("厨师父亲", "apron"), ("理发师", "apron"), ("渔民父亲", "sweater"), ("果农", "shirt"), ("老中医", "whitecoat"), ("courier", "workwear"), ("mailman", "workwear"), ("firefighter", "workwear"),
    ("教导主任", "suit"), ("construction worker", "workwear"), ("truck driver", "workwear"), ("night watchman", "uniform"), ("night guard", "uniform"), ("pastry chef", "apron"), ("fisherman", "sweater"), ("sheep farmer", "shirt"),
])
@pytest.mark.parametrize("gender", ["f", "m"])
def test_people_are_dressed_by_their_trade(job: str, outfit: str, gender: str) -> None:
    assert _worn(job, gender=gender) == outfit


@pytest.mark.parametrize("job", ["快递员的母亲", "外卖店老板", "courier's wife", "delivery company boss", "中医院的会计", "firefighter's widow", "厨师之子"])
def test_nobody_wears_the_clothes_of_anothers_trade(job: str) -> None:
    assert _worn(job) not in ("workwear", "apron", "uniform")


def test_a_class_teacher_is_no_official() -> None:
    assert _worn("班主任", gender="f") == _worn("老师", gender="f") and _worn("主任医师") != "suit"


@pytest.mark.parametrize("gender", ["f", "m"])
@pytest.mark.parametrize("job", ["奶奶", "邻居", "司机", "钢琴家", "演员", "学霸", "grandmother", "neighbour", "pianist", "taxi driver"])
def test_an_elder_is_dressed_and_combed_as_one(job: str, gender: str) -> None:
    for seed in range(12):
        assert _worn(job, "elder", gender, seed=seed) in ("cardigan", "sweater", "shirt", "coat", "uniform")
        assert hair_for(gender, "elder", "new", job, job, set(), (seed,)) in ("elder", "bun", "curly")
        assert hair_colour(gender, "elder", "zh", "new", False, (seed,)) in ("grey", "white")


@pytest.mark.parametrize(("gender", "job", "hair"), [("f", "老妇", "bun"), ("m", "老农", "tied"), ("f", "太后", "palace_f"), ("m", "老将军", "palace_m")])
def test_the_old_of_old_china_cut_their_hair_no_shorter_than_the_young(gender: str, job: str, hair: str) -> None:
    assert hair_for(gender, "elder", "east", job, job, set(), ()) == hair


def test_two_old_men_of_old_europe_wear_no_topknot() -> None:
    assert hair_for("m", "elder", "west", "miller", "", set(), ()) == "elder"
    assert hair_for("m", "elder", "west", "miller", "", {"elder"}, ()) in ("locks", "messy", "slick", "crop")


def test_who_is_retired_has_handed_in_the_uniform() -> None:
    assert _worn("警察", "elder", text="退休警察发现邻居是当年的逃犯") != "police"
    assert _worn("警察", "adult", "f", text="退休警察的女儿也是警察") == "police"


@pytest.mark.parametrize("gender", ["f", "m"])
def test_nobody_past_forty_has_the_hair_of_a_schoolboy_or_girl(gender: str) -> None:
    hairs = {hair_for(gender, age, "new", "", "", taken, (seed,)) for age in ("middle", "elder") for seed in range(20) for taken in (set(), {"elder"})}
    assert not hairs & {"comma", "messy", "ponytail", "braid"}


@pytest.mark.parametrize("idea", [
    "父亲和儿子一起经营一家面馆", "兄弟三人争一套老房子", "农村老人进城找打工的儿子", "爷爷和孙子一起修一台旧收音机", "师父不肯把秘方传给徒弟", "果农的苹果卖不出去，网红来帮忙",
    "A father and his son run a failing garage", "Two brothers fight over their father's boat", "A retired teacher finds a letter from a boy he failed", "A firefighter saves the man who bullied him",
])
def test_two_men_of_a_cast_differ_in_outline_or_tone_of_hair(idea: str) -> None:
    men = [c for c in write_script(Brief(prompt=idea, duration_sec=60, scenes_per_episode=3, episodes=1)).characters if c.gender == "m"]
    for one, other in combinations(men, 2):
        outlines = [_OUTLINES.get(c.look.hair, c.look.hair) for c in (one, other)]
        tones = [_TONES.get(c.look.hair_color, c.look.hair_color) for c in (one, other)]
        assert outlines[0] != outlines[1] or tones[0] != tones[1], (one.name, other.name)


def test_an_image_model_puts_no_grown_guard_in_a_school_uniform() -> None:
    shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "medium", "setting": "lift", "actors": [{"character": "姜国强"}]})
    said = {age: picture_prompt(shot, {"姜国强": Character(name="姜国强", gender="m", age=age, look=Look(outfit="uniform"))}, "noir", "zh")[0] for age in ("adult", "young")}
    assert "校服" in said["young"] and "校服" not in said["adult"] and "制服" in said["adult"]
