"""Dramas of the Chinese republic are set in mansions, dance halls and lanes, and dressed as people were there."""
from __future__ import annotations

import itertools
from functools import lru_cache
from typing import get_args

import numpy as np
import pytest

from engine.drama.places import in_the_republic
from engine.drama.script import Character, Look, in_old_times
from engine.drama.storyboard import Insert, Placement, Shot
from engine.drama.vocabulary import InsertKind, OldDress, OldTimes, Outfit, RepublicDress, Setting, Style, View
from engine.picture import draw_shot
from engine.picture.people import Acting, Figure
from engine.picture.period import of_its_age
from tests.picture.test_people import drawn

_LADY = Character(name="沈曼青", gender="f", look=Look(hair="waves", outfit="qipao", color="#7a2e3a", accent="#e0b15a"))
_OFFICER = Character(name="顾震霆", gender="m", look=Look(hair="slick", outfit="tunic", color="#2f3b57", accent="#b23a48"))
_CLERK = Character(name="陈默", gender="m", look=Look(hair="comma", outfit="suit"))
_EMPRESS = Character(name="沈妃", gender="f", look=Look(hair="palace_f", outfit="hanfu", color="#8c2f3f"))
_CAST = {"沈曼青": _LADY, "顾震霆": _OFFICER}
_SMALL = (135, 240)


@lru_cache
def _place(setting: str, place: str, old: OldTimes, style: Style = "noir", time: str = "night") -> np.ndarray:
    shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": setting, "place": place, "light": "soft", "time_of_day": time})
    return draw_shot(shot, _CAST, _SMALL, style, old=old).flatten().astype(np.int16)


def test_a_qipao_is_of_the_republic_only_beside_what_was_worn_then() -> None:
    assert in_old_times([_LADY, _OFFICER]) == "republic"
    assert in_old_times([_LADY, _CLERK]) == in_old_times([_LADY, _LADY]) == "", "it is worn today"
    assert in_old_times([_OFFICER, _CLERK, _CLERK]) == ""
    assert in_old_times([_EMPRESS, _OFFICER]) == "east" and in_old_times([_EMPRESS, _OFFICER, _LADY]) == "republic"


@pytest.mark.parametrize("setting", get_args(Setting))
def test_every_place_has_a_form_of_the_republic(setting: Setting) -> None:
    then = _place(setting, "", "republic")
    if setting not in ("park", "countryside"):  # a garden is as it was before, open country as it is now
        assert np.abs(then - _place(setting, "", "east")).mean() > 7, "it is not the one of old China"
        assert np.abs(then - _place(setting, "", "west")).mean() > 7, "nor that of Europe"
    assert np.abs(then - _place(setting, "", "")).mean() > 7 or setting == "countryside", "nor the one of today"


_NAMES: dict[str, Setting] = {"公馆的客厅": "livingroom", "点着灯的后台": "livingroom", "督军的书房": "office", "司令部": "office", "贴着喜字的新房": "bedroom", "巡捕房的牢房": "underground", "百乐门的舞池边": "bar", "唱着戏的茶楼": "cafe",
                              "下着雨的大马路": "street", "弄堂口": "street", "帅府门前": "street", "冒着白汽的月台": "airport", "挤满人的码头": "seaside", "临江的露台": "rooftop", "公馆的后花园": "park"}


def test_places_are_told_apart_by_their_names() -> None:
    parts = {name: _place(setting, name, "republic") for name, setting in _NAMES.items()}
    for a, b in itertools.combinations(parts, 2):
        assert np.abs(parts[a] - parts[b]).mean() > 7, (a, b)


def test_what_stands_in_a_room_is_not_found_under_the_sky() -> None:
    assert in_the_republic("countryside", "烧黑的戏台") == "" and in_the_republic("livingroom", "通往码头的客厅") == "salon"
    assert in_the_republic("street", "公馆的铁门外") == "mansion" and in_the_republic("shop", "挂着帐幕的戏园子") == "opera"
    assert in_the_republic("bar", "the Paramount ballroom") == "dancehall" and in_the_republic("airport", "the railway platform") == "platform"


@pytest.mark.parametrize("style", get_args(Style))
def test_a_dance_hall_is_one_in_every_style(style: Style) -> None:
    assert np.abs(_place("bar", "百乐门", "republic", style) - _place("bar", "百乐门", "", style)).mean() > 7


def test_signs_and_lamps_are_lit_by_night() -> None:
    night, day, quay = _place("street", "大马路", "republic"), _place("street", "大马路", "republic", time="day"), _place("seaside", "码头", "republic")
    assert night.mean() < .7 * day.mean()
    assert (night[:150].max(2) > 190).mean() > 1.5 * (quay[:150].max(2) > 190).mean()


def test_no_two_outfits_of_old_look_alike() -> None:
    def worn(outfit: Outfit, view: View) -> np.ndarray:
        man = outfit in ("changshan", "tunic", "threepiece", "robe", "armour", "doublet", "jerkin", "frockcoat", "plate", "suit")
        return drawn(Figure("W", "m" if man else "f", "adult", Look(outfit=outfit, color="#3d4a4f", accent="#b23a48")), Acting(view=view), .1)

    for view in ("three_quarter", "back"):
        pictures = {o: worn(o, view) for o in [*sorted(OldDress), "suit", "dress", "qipao"]}  # type: ignore[arg-type, list-item]
        for a, b in itertools.combinations(pictures, 2):
            if a in RepublicDress or b in RepublicDress:
                assert np.abs(pictures[a] - pictures[b]).mean() > .8, (a, b, view)


def test_a_word_for_the_other_sex_is_cut_for_who_wears_it() -> None:
    def cut(gender: str, outfit: Outfit) -> np.ndarray:
        return drawn(Figure("M", gender, "adult", Look(outfit=outfit)), Acting(), .1)  # type: ignore[arg-type]

    assert np.array_equal(cut("m", "aoqun"), cut("m", "changshan")) and np.array_equal(cut("f", "changshan"), cut("f", "qipao"))
    assert not np.array_equal(cut("m", "studentdress"), cut("f", "studentdress"))


@pytest.mark.parametrize("view", get_args(View))
def test_a_hat_rises_over_the_hair_and_leaves_the_face_and_the_bed(view: View) -> None:
    for bare, hat in (("sidepart", "fedora"), ("slick", "cap")):
        a, b = (drawn(Figure("C", "m", "adult", Look(hair=h)), Acting(view=view), .25, (-220, -280, 220, 200)) for h in (bare, hat))  # type: ignore[arg-type]
        ys = np.nonzero((np.abs(a - b).max(2) > 20).any(1))[0] * 4 - 280
        assert len(ys) and ys.min() < -160 and ys.max() < 0, "nothing below the brow changes"
    lies = [drawn(Figure("C", "m", "adult", Look(hair=h)), Acting(pose="lie", recline=60), .2) for h in ("sidepart", "fedora")]  # type: ignore[arg-type]
    assert np.array_equal(*lies)


@pytest.mark.parametrize("kind", ["phone", "cup", "door", "photograph"])
def test_things_are_of_their_time(kind: InsertKind) -> None:
    shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "insert", "setting": "livingroom", "insert": Insert(kind=kind, text=["速回"], owner="沈曼青")})
    then, now, before = (draw_shot(shot, _CAST, _SMALL, old=old).flatten().astype(np.int16) for old in ("republic", "", "east"))  # type: ignore[arg-type]
    assert np.abs(then - now).mean() > 5 and np.abs(then - before).mean() > 3


def test_a_message_is_a_telegram_and_one_telephones_where_there_is_a_telephone() -> None:
    def held(setting: Setting, place: str) -> Placement:
        who = Placement(character="沈曼青", x=0, facing="left", pose="phone", holding="phone")
        shot = Shot(episode=1, scene=1, number=1, frames=24, size="medium", setting=setting, place=place, actors=[who])
        return of_its_age(shot, _CAST, "republic").actors[0]

    assert held("livingroom", "公馆的客厅").pose == "phone" and held("street", "弄堂口").pose == "chin"
    assert held("livingroom", "公馆的客厅").holding == "letter"


def test_a_handset_is_no_smartphone_though_a_qipao_is_worn() -> None:
    who = Figure.of(_LADY)
    then, now = (drawn(who, Acting(pose="phone", old=old), .25) for old in ("republic", ""))  # type: ignore[arg-type]
    cups = [drawn(who, Acting(pose="cup", old=old), .25) for old in ("republic", "")]  # type: ignore[arg-type]
    assert np.abs(then - now).max() > 60 and np.abs(cups[0] - cups[1]).max() > 60


def test_a_watch_shows_the_time_that_is_told() -> None:
    def watch(text: str) -> np.ndarray:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "insert", "setting": "office", "insert": Insert(kind="clock", text=[text])})
        return draw_shot(shot, {}, _SMALL, old="republic").flatten().astype(np.int16)

    assert np.array_equal(watch("09:00"), watch("九点 09:00")) and not np.array_equal(watch("09:00"), watch("23:40"))
