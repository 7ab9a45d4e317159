"""Who is dressed as of today, as of old China, as of old Europe."""
from __future__ import annotations

import pytest

from engine.drama.brief import Brief
from engine.drama.script import Character, Look, Scene, in_old_times
from engine.drama.storyboard import Insert, Shot
from engine.drama.vocabulary import EasternDress, Language, WesternDress
from engine.writing import write_script
from engine.writing.dramatist.ailing import is_patient
from engine.writing.prompts_picture import picture_prompt
from engine.writing.wardrobe import wardrobe

_CHINESE_HAIR = {"palace_f", "palace_m", "tied", "comma"}


@pytest.mark.parametrize("idea", [
    "A queen hires a thief to steal her own crown", "The duke's gardener is the rightful heir to the castle", "A governess at a lonely castle hears someone crying behind the wall",
    "Two knights love the same princess", "In Victorian London, a maid learns that her mistress is her sister", "A highwayman robs the coach of the man who hanged his brother",
    "In Tudor England, a portrait painter is asked to lie", "A countess must dance with the man who ruined her father",
])
def test_an_english_idea_of_old_times_wears_no_hanfu_and_no_topknot(idea: str) -> None:
    people = write_script(Brief(prompt=idea, duration_sec=60, scenes_per_episode=2, episodes=1)).characters
    assert {c.look.outfit for c in people} <= WesternDress
    assert not {c.look.hair for c in people} & _CHINESE_HAIR
    assert not {c.name for c in people} & {"Victorian", "Tudor", "England"}, "an age and a land are nobody's name"
    assert in_old_times(people) == "west"


@pytest.mark.parametrize("idea", ["A concubine of the Ming dynasty hides the emperor's son", "在冷宫里，废后发现太后的秘密"])
def test_what_names_china_stays_there(idea: str) -> None:
    people = write_script(Brief(prompt=idea, duration_sec=60, scenes_per_episode=2, episodes=1)).characters
    assert {c.look.outfit for c in people} <= EasternDress and in_old_times(people) == "east"


@pytest.mark.parametrize("idea", ["A museum guard falls in love with a medieval painting", "An actress who plays a Victorian maid meets the owner of the real house", "A student finds a ring in the library"])
def test_an_idea_of_today_that_mentions_an_age_stays_in_today(idea: str) -> None:
    people = write_script(Brief(prompt=idea, duration_sec=60, scenes_per_episode=2, episodes=1)).characters
    assert not {c.look.outfit for c in people} & (WesternDress | EasternDress)


def test_a_king_is_crowned_a_knight_armed_and_a_governess_plain() -> None:
    people = write_script(Brief(prompt="The king falls in love with the governess who teaches his daughter at the castle", duration_sec=60, scenes_per_episode=2, episodes=1)).characters
    king, governess = (next(c for c in people if c.job == job) for job in ("king", "governess"))
    assert (king.look.outfit, king.look.hair) == ("doublet", "crown_m") and governess.look.outfit == "kirtle"
    knight = next(c for c in write_script(Brief(prompt="A duchess hides a wounded knight in the cellar of her castle", duration_sec=60, scenes_per_episode=2, episodes=1)).characters if c.job == "knight")
    assert knight.look.outfit == "plate"


def _scene(**changes: object) -> Scene:
    return Scene.model_validate({"number": 1, "episode": 1, "title": "", "place": "the great hall", "setting": "palace", "characters": ["Isolde", "Rowan"],
                                 "beats": [{"kind": "action", "text": "They wait."}], **changes})


_CAST = {"Isolde": Character(name="Isolde", gender="f", job="bride", look=Look(outfit="kirtle")), "Rowan": Character(name="Rowan", gender="m", job="knight", look=Look(outfit="plate", color="#2f5d50"))}


def test_old_europe_marries_in_white_mourns_in_black_and_sleeps_in_linen() -> None:
    wed = wardrobe(_scene(title="The wedding"), _CAST, (), "west")["Isolde"]
    assert wed.outfit == "gown" and min(int(wed.color[i:i + 2], 16) for i in (1, 3, 5)) > 200
    mourning = wardrobe(_scene(title="The funeral"), _CAST, (), "west")
    assert mourning["Isolde"].color == "#212127" and "Rowan" not in mourning, "who is in arms stays so"
    assert wardrobe(_scene(), _CAST, ("Rowan",), "west")["Rowan"].outfit == "nightshirt"


def test_what_the_script_calls_a_gown_is_one_of_its_age() -> None:
    told = _scene(beats=[{"kind": "action", "character": "Isolde", "text": "Isolde comes in, wearing a red dress."}])
    assert wardrobe(told, _CAST, (), "west")["Isolde"].outfit == "gown"
    modern = _scene(beats=[{"kind": "action", "character": "Rowan", "text": "Rowan comes in, wearing a hoodie."}])
    assert "Rowan" not in wardrobe(modern, _CAST, (), "west")


@pytest.mark.parametrize("place", ["Castle", "the kitchen", "the dungeon", "the rose garden", "the tower", ""])
def test_an_image_model_is_told_of_castles_and_never_of_china(place: str) -> None:
    shot = Shot.model_validate({"episode": 1, "scene": 1, "number": 1, "frames": 24, "size": "two", "setting": "palace", "place": place, "actors": [{"character": "Isolde", "pose": "cup"}]})
    words, negative = picture_prompt(shot, _CAST, "noir", "en")
    assert "Chin" not in words and "tea" not in words.split() and "goblet" in words and "hanfu" in negative
    letter = shot.model_copy(update={"size": "insert", "actors": [], "insert": Insert(kind="letter", text=["Come."])})
    assert "wax seal" in picture_prompt(letter, _CAST, "noir", "en")[0]
    assert "庭院" not in picture_prompt(shot, _CAST, "noir", "zh")[0] or "欧洲" in picture_prompt(shot, _CAST, "noir", "zh")[0]


@pytest.mark.parametrize(("idea", "outfit"), [
    ("女医生在病房里认出了当年害死她母亲的人", "whitecoat"), ("实习医生小林住院部第一天值夜班，听见空床有人说话", "whitecoat"), ("护士在病房里守着昏迷的丈夫，却收到他的短信", "whitecoat"),
    ("A nurse in ward seven reads letters to a patient in a coma", "whitecoat"), ("A doctor in the hospital finds her own name on the list of the dead", "whitecoat"),
    ("A surgeon in the ward of her first love has to tell him the truth", "whitecoat"),
    ("病危的女医生把最后一台手术留给了仇人", "patient"), ("A doctor wakes from a coma and nobody remembers her", "patient"), ("昏迷三年的护士醒来，发现女儿叫别人妈妈", "patient"),
    ("A student in ward seven hears the wall speak", "patient"),
])
def test_who_treats_wears_white_in_the_ward_unless_they_lie_there(idea: str, outfit: str) -> None:
    assert write_script(Brief(prompt=idea, duration_sec=60, scenes_per_episode=2, episodes=1)).characters[0].look.outfit == outfit


@pytest.mark.parametrize(("job", "language", "ill"), [("病人", "zh", True), ("patient", "en", True), ("植物人", "zh", True), ("病人家属", "zh", False), ("patient's wife", "en", False), ("the patient's doctor", "en", False), ("coma doctor", "en", False)])
def test_whose_job_names_a_patient_is_not_always_one(job: str, language: Language, ill: bool) -> None:
    assert is_patient(job, language) is ill
