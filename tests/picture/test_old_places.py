"""Dramas of old times are set in places of old times."""
from __future__ import annotations

import numpy as np
import pytest

from engine.drama.places import named_hall, outside_at_court, room_at_court
from engine.drama.script import Character, Look, in_old_times
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import Interiors, OldTimes
from engine.picture import draw_shot
from engine.picture.inserts_old import _columns
from engine.picture.period import of_its_age
from engine.picture.scenery import Moment, indoors, place
from engine.picture.scenery.old import OLD
from engine.picture.skia_load import skia

_QUEEN = Character(name="沈妃", gender="f", look=Look(hair="palace_f", outfit="hanfu", color="#8c2f3f"))
_GENERAL = Character(name="裴将军", gender="m", look=Look(hair="palace_m", outfit="armour"))
_CLERK = Character(name="顾沉", gender="m", look=Look(hair="comma", outfit="suit"))
_SMALL = (135, 240)


def _drawn(setting: str, old: OldTimes, **changes: object) -> np.ndarray:
    values = {"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": setting, "light": "soft", **changes}
    return draw_shot(Shot.model_validate(values), {"沈妃": _QUEEN}, _SMALL, old=old).flatten().astype(int)


def test_old_times_are_told_by_dress() -> None:
    assert in_old_times([_QUEEN, _GENERAL]) and in_old_times([_QUEEN, _CLERK])
    assert not in_old_times([_CLERK]) and not in_old_times([_QUEEN, _CLERK, _CLERK]) and not in_old_times([])


@pytest.mark.parametrize("setting", sorted({*Interiors, "street", "park", "rooftop", "seaside"}))
def test_every_place_has_a_form_of_old_times(setting: str) -> None:
    assert setting in OLD
    assert np.abs(_drawn(setting, "east") - _drawn(setting, "")).mean() > 12


def test_people_of_old_times_sit_at_no_dashboard() -> None:
    people = [Placement(character="沈妃", x=-.2).model_dump()]
    names = {old: {layer.name for layer in draw_shot(Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "two", "setting": "car", "actors": people}),
                                                     {"沈妃": _QUEEN}, _SMALL, old=old).layers} for old in ("east", "")}
    assert "desk" in names[""] and "desk" not in names["east"]


@pytest.mark.parametrize(("name", "room"), [("偏殿", "hall"), ("贵妃寝殿", "chamber"), ("御书房", "study"), ("宫门外", ""), ("御花园回廊", ""), ("throne hall", "hall"), ("palace garden", "")])
def test_a_palace_has_rooms_and_courts(name: str, room: str) -> None:
    assert room_at_court(name) == room
    assert indoors("palace", name) is bool(room)


@pytest.mark.parametrize(("name", "kind"), [("冷宫", "cold"), ("御花园", "garden"), ("城楼", "rampart"), ("回廊", "gallery"), ("宫门外", "gate"), ("长信宫", ""), ("palace gate", "gate"), ("palace courtyard", "")])
def test_what_lies_under_the_sky_of_a_palace_is_told_by_its_name(name: str, kind: str) -> None:
    assert outside_at_court(name) == kind
    court, here = (_drawn("palace", "east", place=n) for n in ("后宫庭院", name))
    assert np.abs(court - here).mean() > 6


def test_no_two_courtyards_are_alike() -> None:
    courts = [_drawn("palace", "east", place=name) for name in ("长信宫", "景仁宫", "东宫前庭", "后宫庭院", "宫道")]
    assert all(np.abs(a - b).mean() > 6 for i, a in enumerate(courts) for b in courts[:i])
    assert [named_hall(n) for n in ("长信宫", "景仁宫外", "后宫庭院")] == ["长信宫", "景仁宫", ""]


def test_it_snows_in_the_court_of_a_palace_and_not_in_its_hall() -> None:
    weather = [draw_shot(Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": "palace", "weather": "snow", "place": place}), {}, _SMALL).weather
               for place in ("宫门外", "大殿")]
    assert weather == ["snow", "clear"]


@pytest.mark.parametrize("kind", ["letter", "cup", "ring", "door", "photograph"])
def test_objects_are_of_their_age(kind: str) -> None:
    shown = Insert.model_validate({"kind": kind, "text": ["城破之日，勿念。"], "owner": "沈妃"}).model_dump()
    assert np.abs(_drawn("bedroom", "east", size="insert", insert=shown) - _drawn("bedroom", "", size="insert", insert=shown)).mean() > 12


def test_a_letter_of_old_has_a_column_for_each_phrase() -> None:
    assert _columns(["见字如面", "城破之日，勿念。"]) == ["见字如面", "城破之日", "勿念"]
    assert _columns(["一二三四五六七八九十"]) == ["一二三四五六七八九", "十"]
    assert _columns(["当", "披风一件。换：药三剂"]) == ["当披风一件", "换药三剂"], "no column of one letter"
    assert _columns(["一个“安”字，写了三百遍"]) == ["一个安字", "写了三百遍"]


def _object(kind: str, old: OldTimes) -> np.ndarray:
    shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "insert", "setting": "palace", "insert": {"kind": kind, "text": ["速归"]}})
    return draw_shot(shot, {}, _SMALL, old=old).flatten().astype(np.int16)


@pytest.mark.parametrize("kind", ["phone", "clock", "cake"])
def test_things_of_today_have_an_old_one_in_their_place(kind: str) -> None:
    then, now = _object(kind, "east"), _object(kind, "")
    assert np.abs(then - now).mean() > 12


def test_a_message_of_old_is_a_letter() -> None:
    assert np.abs(_object("phone", "east") - _object("letter", "east")).mean() < 3


@pytest.mark.parametrize(("pose", "holding"), [("phone", None), ("hold", "phone"), ("hold", "clock")])
def test_nobody_dressed_as_of_old_telephones_or_looks_at_a_watch(pose: str, holding: str | None) -> None:
    def then(who: Character) -> tuple[str, str | None]:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "medium", "setting": "palace",
                                    "actors": [{"character": who.name, "pose": pose, "holding": holding}]})
        [actor] = of_its_age(shot, {who.name: who}).actors
        return actor.pose, actor.holding

    assert then(_QUEEN) == ("chin" if pose == "phone" else pose, "letter" if holding else None)
    assert then(_CLERK) == (pose, holding)


@pytest.mark.parametrize(("old", "poles"), [("", True), ("east", False)])
def test_no_telegraph_poles_stand_in_the_fields_of_old_times(old: OldTimes, poles: bool) -> None:
    moment = Moment("day", "clear", "soft", "村口", True, 9 / 16, False, old, "村口")
    [fields] = [s for s in place("countryside", moment) if s.depth == .5]
    surface = skia.Surface(800, 800)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(400, 400)
    fields.draw(canvas)
    # between the farmhouses nothing else than a pole rises above the far trees
    x = 400 + round(moment.reach * .14)
    assert bool((surface.toarray()[300:380, x - 2:x + 3, 3] > 200).any()) is poles
