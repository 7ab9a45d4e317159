"""Clothes by scene: what the script names, what an occasion asks for, and never a change within a scene."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Beat, Character, Episode, Look, Scene, Script
from engine.drama.vocabulary import OldTimes, Outfit, Setting
from engine.writing import board_episode, picture_prompt
from engine.writing.passing import days_of, worn_on
from engine.writing.wardrobe import wardrobe

_LIN = Character(name="林晚", gender="f", job="设计师", look=Look(outfit="hoodie", color="#2f5d50", accent="#e8d9b5", words="二十出头的女性，长直发，穿连帽卫衣，戴眼镜"))
_CHEN = Character(name="陈默", gender="m", look=Look(outfit="coat", color="#7a2e3a"))
_COP = Character(name="老周", gender="m", look=Look(outfit="police"))
CAST = {c.name: c for c in (_LIN, _CHEN, _COP)}


def scene(number: int = 1, setting: Setting = "livingroom", place: str = "客厅", description: str = "", beats: tuple[Beat, ...] = (), title: str = "一") -> Scene:
    return Scene(number=number, episode=1, title=title, place=place, setting=setting, characters=list(CAST), description=description,
                 beats=list(beats) or [Beat(kind="dialogue", character="林晚", text="你来了。")])


def worn(one: Scene, who: str, lying: tuple[str, ...] = (), cast: dict[str, Character] = CAST, old: OldTimes = "") -> Outfit | None:
    found = wardrobe(one, cast, lying, old).get(who)
    return found.outfit if found else None


def test_everybody_wears_what_they_always_wear_where_nothing_asks_for_more() -> None:
    assert wardrobe(scene(), CAST, (), False) == {}
    assert wardrobe(scene(description="林晚和陈默谈起婚礼上的西装。"), CAST, (), False) == {}, "spoken of is not worn"


@pytest.mark.parametrize(("text", "outfit"), [("林晚穿着一件白色婚纱。", "wedding"), ("林晚换上校服。", "uniform"), ("林晚穿了件睡衣，靠在门边。", "pyjamas"), ("林晚一身黑色长裙。", "dress"),
                                              ("林晚 is wearing a trench coat.", "coat"), ("林晚 comes in, dressed in a suit.", "suit")])
def test_what_the_script_says_somebody_wears_is_worn(text: str, outfit: Outfit) -> None:
    assert worn(scene(description=text), "林晚") == outfit
    assert worn(scene(beats=(Beat(kind="action", character="林晚", text=text),)), "林晚") == outfit
    assert worn(scene(description=text), "陈默") is None


def test_clothes_belong_to_who_is_named_with_them_and_not_to_who_looks_on() -> None:
    one = scene(description="陈默看着穿着婚纱的林晚，说不出话。")
    assert worn(one, "林晚") == "wedding" and worn(one, "陈默") is None
    assert wardrobe(scene(description="陈默望着穿着睡衣的她。"), CAST, (), False) == {}, "whose it is nobody says"


def test_a_patient_wears_the_hospitals_and_a_sleeper_their_own_pyjamas_in_their_own_colour() -> None:
    assert worn(scene(setting="hospital", place="病房"), "林晚", ("林晚",)) == "patient"
    slept = wardrobe(scene(setting="bedroom", place="卧室"), CAST, ("林晚",), False)
    assert slept["林晚"].outfit == "pyjamas" and slept["林晚"].color == _LIN.look.color and "陈默" not in slept


def test_a_patient_leaves_the_pyjamas_in_the_hospital() -> None:
    ill = _LIN.model_copy(update={"look": _LIN.look.model_copy(update={"outfit": "patient"})})
    cast = {**CAST, "林晚": ill}
    assert worn(scene(setting="street", place="街口"), "林晚", cast=cast) == "sweater"
    assert worn(scene(setting="hospital", place="医院走廊"), "林晚", cast=cast) is None and worn(scene(setting="rooftop", place="医院天台"), "林晚", cast=cast) is None


def test_how_the_people_of_a_scene_are_introduced_is_not_what_they_change_into() -> None:
    ill = _LIN.model_copy(update={"look": _LIN.look.model_copy(update={"outfit": "patient", "words": "a woman about thirty, a braid, wearing striped hospital pyjamas"})})
    cast = {**CAST, "林晚": ill}
    assert worn(scene(setting="street", place="The way home", description=f"Late at night. 林晚: {ill.look.words}."), "林晚", cast=cast) == "sweater"
    assert worn(scene(setting="cafe", place="The café", description="林晚 is still wearing hospital pyjamas."), "林晚", cast=cast) is None, "so the script has it"


def test_a_bride_whose_veil_is_lifted_wears_red() -> None:
    bride = Character(name="邵锦书", gender="f", job="新娘", look=Look(outfit="robe", color="#6b7a3f"))
    night = Scene(number=1, episode=1, title="三个人", place="前厅", setting="palace", characters=["邵锦书"], beats=[Beat(kind="action", character="邵锦书", text="邵锦书揭下盖头。")])
    assert wardrobe(night, {"邵锦书": bride}, (), "east")["邵锦书"].color == "#b3242e"
    assert wardrobe(night.model_copy(update={"beats": [Beat(kind="dialogue", character="邵锦书", text="我没有揭盖头。")]}), {"邵锦书": bride}, (), "east") == {}


def test_an_apron_is_for_behind_the_counter() -> None:
    barista = _LIN.model_copy(update={"job": "咖啡师"})
    cast = {**CAST, "林晚": barista}
    assert worn(scene(setting="cafe", place="咖啡馆"), "林晚", cast=cast) == "apron" and worn(scene(setting="street"), "林晚", cast=cast) is None
    cast["林晚"] = barista.model_copy(update={"look": barista.look.model_copy(update={"outfit": "apron"})})
    assert worn(scene(setting="cafe", place="咖啡馆"), "林晚", cast=cast) is None, "worn already"
    assert worn(scene(setting="bedroom", place="卧室"), "林晚", cast=cast) == "shirt"


def test_black_at_a_funeral_but_for_those_on_duty() -> None:
    found = wardrobe(scene(place="灵堂", title="葬礼"), CAST, (), False)
    assert {c.color for c in found.values()} == {"#212127"} and set(found) == {"林晚", "陈默"}
    assert found["林晚"].outfit == "blazer" and found["陈默"].outfit == "coat"


def test_the_couple_alone_is_dressed_for_its_wedding() -> None:
    one = scene(place="婚礼现场", description="新娘林晚站在红毯尽头，宾客满座。")
    assert worn(one, "林晚") == "wedding" and worn(one, "陈默") == "suit"
    assert worn(scene(place="婚礼现场"), "林晚") == "dress", "a guest is not the bride, nor comes in a hoodie"
    assert worn(scene(place="婚礼现场"), "老周") is None and worn(scene(place="婚礼后的街口"), "林晚") is None


def test_old_times_marry_in_red_and_mourn_in_white_in_their_own_cut() -> None:
    queen = Character(name="沈妃", gender="f", job="新娘", look=Look(outfit="hanfu"))
    wed = Scene(number=1, episode=1, title="大婚", place="喜堂", setting="palace", characters=["沈妃"], beats=[Beat(kind="action", text="红烛高照。")])
    made = wardrobe(wed, {"沈妃": queen}, (), "east")["沈妃"]
    assert made.outfit == "hanfu" and made.color == "#b3242e"
    mourn = wed.model_copy(update={"title": "守灵", "place": "灵堂"})
    assert wardrobe(mourn, {"沈妃": queen}, (), "east")["沈妃"].color == "#e4dfd4"


def _board(*scenes: Scene) -> list:
    script = Script(title="衣", genre="family", language="zh", characters=list(CAST.values()), episodes=[Episode(number=1, title="一", scenes=list(scenes))])
    return board_episode(script, Brief(prompt="一家人", episodes=1, scenes_per_episode=len(scenes), duration_sec=60), 1)


def test_clothes_change_between_scenes_and_never_within_one() -> None:
    said = tuple(Beat(kind="dialogue", character=c, text=t) for c, t in (("林晚", "爸走的时候，我不在。"), ("陈默", "他没有怪你。"), ("林晚", "你怎么知道？"), ("陈默", "他说过。")))
    shots = _board(scene(1, beats=said), scene(2, place="灵堂", beats=said), scene(3, beats=said))
    by_scene = {n: {s.wear["林晚"].outfit if "林晚" in s.wear else None for s in shots if s.scene == n and any(a.character == "林晚" for a in s.actors)} for n in (1, 2, 3)}
    assert by_scene == {1: {None}, 2: {"blazer"}, 3: {None}}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_image_model_is_told_the_scenes_clothes_and_not_the_usual_ones(language: str) -> None:
    shots = [s for s in _board(scene(setting="hospital", place="病房", description="林晚躺在病床上。")) if any(a.character == "林晚" for a in s.actors)]
    words, _ = picture_prompt(shots[0], CAST, "noir", language)  # type: ignore[arg-type]
    assert ("病号服" if language == "zh" else "hospital pyjamas") in words
    assert "连帽卫衣" not in words and "hoodie" not in words and "长直发" in words, "the rest of the look stays"


@pytest.mark.parametrize(("text", "day"), [("三年后，林晚回来了。", 1), ("第二天，雨停了。", 1), ("The next morning, rain.", 1), ("Three years later.", 1), ("五年前，同一间屋子。", -1), ("Ten years ago, this room.", -1),
                                           ("林晚说三年后再见。", 0), ("夜里，屋子没开灯。", 0)])
def test_time_passes_where_a_scene_begins_by_saying_so(text: str, day: int) -> None:
    scenes = [scene(1), scene(2, description=text), scene(3)]
    assert days_of(scenes) == [0, day, max(day, 0)]


def test_a_drama_that_comes_back_to_its_former_time_changes_back() -> None:
    """What the script says of time at the beginning of each scene, and the day that it is."""
    for told, days in (
        (("", "三年后，林晚回来了。", "三年前，那个雨夜。", ""), [0, 1, 0, 0]),
        (("", "三年后。", "五年前，同一间屋子。", ""), [0, 1, -1, 1]),
        (("", "三年后。", "一个月后。", "回到现在，雨还在下。", ""), [0, 1, 2, 0, 0]),
        (("", "Three years later, a letter.", "Back to the present. Rain.", ""), [0, 1, 0, 0]),
        (("", "Three years later.", "Three years earlier, the same door.", ""), [0, 1, 0, 0]),
        (("", "两天后。", "一周后。", "两天前，她还在这里。"), [0, 1, 2, 0]),
    ):
        assert days_of([scene(i + 1, description=t) for i, t in enumerate(told)]) == days, told


def test_another_day_has_other_clothes_of_the_same_kind_and_colour_and_the_next_scene_keeps_them() -> None:
    said = tuple(Beat(kind="dialogue", character=c, text=t) for c, t in (("林晚", "你还在这里。"), ("陈默", "我没有走。")))
    shots = _board(scene(1, beats=said), scene(2, description="三年后，还是这间客厅。", beats=said), scene(3, beats=said))
    seen = {n: {(s.wear["林晚"].outfit, s.wear["林晚"].color) for s in shots if s.scene == n and "林晚" in s.wear} for n in (1, 2, 3)}
    assert not seen[1] and len(seen[2]) == 1 and seen[2] == seen[3]
    [(outfit, colour)] = seen[2]
    assert outfit != _LIN.look.outfit and colour == _LIN.look.color


def test_who_is_known_by_what_they_wear_at_work_wears_it_every_day() -> None:
    assert worn_on(_COP, 3) is None and worn_on(_CHEN, 0) is None and worn_on(_CHEN, 1) != worn_on(_CHEN, 2) != _CHEN.look.outfit


def test_a_doctor_wears_no_gown_at_work() -> None:
    doctor = _LIN.model_copy(update={"job": "女医生", "look": _LIN.look.model_copy(update={"outfit": "patient"})})
    assert worn(scene(setting="hospital", place="病房"), "林晚", cast={**CAST, "林晚": doctor}) == "whitecoat"
    assert worn(scene(setting="hospital", place="病房"), "林晚", ("林晚",), cast={**CAST, "林晚": doctor}) is None, "but when she is ill herself"
