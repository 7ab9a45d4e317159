"""Dramas of old Europe are set in castles and manors, and dressed as people were there."""
from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from typing import get_args

import numpy as np
import pytest

from engine.drama.script import Character, Look, in_old_times
from engine.drama.storyboard import Insert, Shot
from engine.drama.vocabulary import OldDress, OldTimes, Outfit, Setting, Skin, Style, View, WesternDress
from engine.picture import draw_shot
from engine.picture.gfx import pixels, surface
from engine.picture.people import Acting, Figure
from engine.picture.people.palette import SKINS
from engine.picture.scenery import Moment, indoors, place
from tests.picture.test_people import LEFT, TOP, drawn

_QUEEN = Character(name="Rosamund", gender="f", look=Look(hair="crown_f", hair_color="auburn", outfit="gown", color="#7a2e3a", accent="#e0b15a"))
_KNIGHT = Character(name="Rowan", gender="m", look=Look(hair="locks", hair_color="brown", outfit="plate", color="#2f5d50"))
_EMPRESS = Character(name="沈妃", gender="f", look=Look(hair="palace_f", outfit="hanfu", color="#8c2f3f"))
_CLERK = Character(name="Evan", gender="m", look=Look(hair="comma", outfit="suit"))
_SMALL = (135, 240)


@lru_cache
def _place(setting: str, place: str, old: OldTimes, style: Style = "noir", weather: str = "clear") -> np.ndarray:
    shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": setting, "place": place, "light": "soft", "weather": weather})
    return draw_shot(shot, {"Rosamund": _QUEEN}, _SMALL, style, old=old).flatten().astype(np.int16)


def test_which_old_times_is_told_by_what_most_wear() -> None:
    assert in_old_times([_QUEEN, _KNIGHT]) == in_old_times([_QUEEN, _CLERK]) == "west"
    assert in_old_times([_EMPRESS, _QUEEN]) == "east", "what was drawn in China before stays there"
    assert in_old_times([_QUEEN, _CLERK, _CLERK]) == ""


@pytest.mark.parametrize("setting", get_args(Setting))
def test_every_place_has_a_form_of_old_europe(setting: Setting) -> None:
    west = _place(setting, "", "west")
    assert np.abs(west - _place(setting, "", "east")).mean() > 9, "it is not the one of old China"
    assert np.abs(west - _place(setting, "", "")).mean() > 12 or setting == "palace", "nor the one of today"


_NAMES = {"Castle": True, "the ballroom": True, "the drawing room": True, "the library": True, "the queen's bedchamber": True, "the kitchen": True, "Cellar": True, "the dungeon": True, "the chapel": True, "the dragon's cave": True,
          "the courtyard": False, "the outer gate": False, "the battlements": False, "the cloister": False, "the rose garden": False}


def test_the_parts_of_a_castle_are_told_apart_and_some_have_a_roof() -> None:
    parts = {name: _place("palace", name, "west") for name in _NAMES}
    for a, b in itertools.combinations(parts, 2):
        assert np.abs(parts[a] - parts[b]).mean() > 8, (a, b)
    assert {name: indoors("palace", name) for name in _NAMES} == _NAMES


@pytest.mark.parametrize("style", get_args(Style))
def test_a_castle_is_one_in_every_style(style: Style) -> None:
    assert np.abs(_place("palace", "Castle", "west", style) - _place("palace", "Castle", "east", style)).mean() > 8


def test_who_sits_on_a_settee_has_no_second_one_behind_them() -> None:
    cleared = Moment("day", "clear", "soft", "the parlour|livingroom|0", False, .5625, False, "west", "the parlour", True)

    def settled(m: Moment) -> np.ndarray:
        sheet = surface(300, 300)
        c = sheet.getCanvas()
        c.translate(150, 150)
        c.scale(.5, .5)
        for one in place("livingroom", m):
            one.draw(c)
        return pixels(sheet).astype(np.int16)

    assert np.abs(settled(cleared) - settled(replace(cleared, cleared=False))).mean() > 1


def test_it_snows_on_the_battlements_and_not_in_the_hall() -> None:
    def outside(place: str) -> bool:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": "palace", "weather": "snow", "place": place})
        return draw_shot(shot, {}, _SMALL, old="west").weather == "snow"

    assert outside("the battlements") and not outside("the great hall")


def test_a_palace_of_today_is_european_unless_its_name_or_its_people_are_chinese() -> None:
    def palace(who: Character, place: str) -> np.ndarray:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": "palace", "place": place})
        return draw_shot(shot, {who.name: who}, _SMALL).flatten().astype(np.int16)

    def same_as(now: np.ndarray, who: Character, place: str, old: OldTimes) -> bool:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "wide", "setting": "palace", "place": place})
        return bool(np.array_equal(now, draw_shot(shot, {who.name: who}, _SMALL, old=old).flatten()))

    assert same_as(palace(_CLERK, "the great hall"), _CLERK, "the great hall", "west")
    chinese = Character(name="林晚", gender="f", look=Look())
    assert not same_as(palace(chinese, "大殿"), chinese, "大殿", "west")
    in_hanfu = _EMPRESS.model_copy(update={"name": "Empress"})
    assert not same_as(palace(in_hanfu, ""), in_hanfu, "", "west"), "nor when they are dressed as in China"


def test_no_two_outfits_of_old_look_alike() -> None:
    def worn(outfit: Outfit, view: View) -> np.ndarray:
        return drawn(Figure("W", "m" if outfit in ("doublet", "jerkin", "nightshirt", "frockcoat", "plate", "robe", "armour") else "f", "adult", Look(outfit=outfit, color="#3d4a4f", accent="#b23a48")), Acting(view=view), .1)

    for view in ("three_quarter", "back"):
        pictures = {o: worn(o, view) for o in [*sorted(OldDress), "suit", "dress"]}  # type: ignore[arg-type, list-item]
        for a, b in itertools.combinations(pictures, 2):
            if a in WesternDress or b in WesternDress:
                assert np.abs(pictures[a] - pictures[b]).mean() > 1.2, (a, b, view)


@pytest.mark.parametrize("skin", get_args(Skin))
@pytest.mark.parametrize("colour", ["#c7a17a", "#8a5a34", "#d8b090", "#7a2e3a"])
def test_no_gown_looks_like_bare_skin(colour: str, skin: Skin) -> None:
    who = Figure("W", "f", "adult", Look(outfit="gown", color=colour, skin=skin, accent="#2f5d50"))
    seen = drawn(who, Acting(), .25)
    x, y = (round((v - o) * .25) for v, o in zip((-who.shoulder * .55, who.person.y(420)), (LEFT, TOP), strict=True))
    cloth = np.median(seen[y - 3:y + 4, x - 3:x + 4, :3].reshape(-1, 3), axis=0)
    assert np.abs(cloth - np.array([int(SKINS[skin][i:i + 2], 16) for i in (1, 3, 5)])).sum() > 60


def test_men_wear_no_gowns() -> None:
    def cut(outfit: Outfit) -> np.ndarray:
        return drawn(Figure("M", "m", "adult", Look(outfit=outfit)), Acting(), .1)

    assert np.array_equal(cut("gown"), cut("doublet")) and np.array_equal(cut("kirtle"), cut("jerkin"))


@pytest.mark.parametrize("view", get_args(View))
def test_a_crown_rises_over_the_hair_and_leaves_the_face(view: View) -> None:
    for bare, crowned in (("ringlets", "crown_f"), ("locks", "crown_m")):
        a, b = (drawn(Figure("C", "f", "adult", Look(hair=h)), Acting(view=view), .25, (-200, -260, 200, 200)) for h in (bare, crowned))  # type: ignore[arg-type]
        differs = np.abs(a - b).max(2) > 20
        ys = np.nonzero(differs.any(1))[0] * 4 - 260
        assert differs.mean() > .02 and ys.max() < -20, "nothing below the brow changes"


def test_nobody_goes_to_bed_with_a_crown() -> None:
    bare, crowned = (drawn(Figure("C", "m", "adult", Look(hair=h)), Acting(pose="lie", recline=78.0), .1) for h in ("locks", "crown_m"))  # type: ignore[arg-type]
    assert np.array_equal(bare, crowned)


@pytest.mark.parametrize("kind", ["letter", "cup", "photograph", "clock", "door", "phone", "key"])
def test_objects_are_of_old_europe(kind: str) -> None:
    def seen(old: OldTimes) -> np.ndarray:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "insert", "setting": "bedroom",
                                    "insert": Insert.model_validate({"kind": kind, "text": ["Come at once."], "owner": "Rosamund"}).model_dump()})
        return draw_shot(shot, {"Rosamund": _QUEEN}, _SMALL, old=old).flatten().astype(np.int16)

    west = seen("west")
    assert np.abs(west - seen("east")).mean() > 4 and np.abs(west - seen("")).mean() > 4


def test_a_letter_of_old_europe_bears_red_wax_and_no_letter_of_today_does() -> None:
    def wax(old: OldTimes) -> float:
        shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "insert", "setting": "street", "light": "soft",
                                    "insert": {"kind": "letter", "text": ["Come at once."]}})
        r, g, b = np.moveaxis(draw_shot(shot, {}, (270, 480), old=old).flatten().astype(int), 2, 0)
        return float(((r > 90) & (r > 2 * g) & (r > 2 * b)).mean())

    assert wax("west") > .004 > 4 * wax("")
