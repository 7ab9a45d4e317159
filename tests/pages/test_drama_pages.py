"""The pages of one drama, with a finished one and without any."""
from __future__ import annotations

import re
from typing import get_args

import pytest

from engine.drama import vocabulary as v
from studio.components.header import PAGES
from studio.components.words import catalogue
from studio.security.permissions import Actor
from tests.conftest import ROOT
from tests.pages.conftest import Site


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(PAGES))
def test_a_finished_drama_is_shown(site: Site, creator: Actor, drama: str, name: str, language: str):
    at = site.page(name, creator, language=language, id=drama)
    assert not at.error and at.session_state["project"] == drama
    assert any("辞职信" in one.value or "badge" in one.value for one in at.markdown), [one.value for one in at.markdown][:5]


@pytest.mark.parametrize("name", list(PAGES))
def test_somebody_elses_drama_is_not(site: Site, drama: str, name: str):
    at = site.page(name, site.person(), id=drama)
    assert [one.value for one in at.info] == ["没有这部短剧，或者它不属于你。"]


def test_both_languages_have_the_same_sentences():
    zh, en = catalogue("zh"), catalogue("en")
    assert zh.keys() == en.keys(), zh.keys() ^ en.keys()
    for key in zh:
        assert set(re.findall(r"{(\w+)}", zh[key])) == set(re.findall(r"{(\w+)}", en[key])), key


def test_every_sentence_that_a_page_asks_for_exists():
    """A key without words would show its last part: a page that asks for one is found in its source."""
    known = set(catalogue("zh"))
    asked: dict[str, str] = {}
    for path in [*(ROOT / "pages").glob("*.py"), *(ROOT / "studio").glob("*.py"), *(ROOT / "studio" / "components").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        asked |= {key: path.name for key in re.findall(r'\b(?:t|named|sentence)\(f?"([^"]*)"', text)}
    assert len(asked) > 200
    for key, where in asked.items():
        start = key.partition("{")[0]
        assert key in known or any(k.startswith(start if "{" in key else start + ".") for k in known), f"{where}: {key}"


def test_every_word_of_the_domain_has_a_sentence():
    for prefix, kind in (("mood", v.Mood), ("emotion", v.Emotion), ("setting", v.Setting), ("time", v.TimeOfDay), ("weather", v.Weather), ("size", v.ShotSize), ("light", v.Light), ("pose", v.Pose), ("angle", v.Angle), ("transition", v.Transition),
                         ("move", v.Move), ("insert", v.InsertKind), ("gender", v.Gender), ("age", v.Age), ("look.hair", v.Hair), ("look.hair_color", v.HairColor),
                         ("look.being", v.Being), ("look.outfit", v.Outfit), ("look.skin", v.Skin), ("look.face", v.FaceShape), ("look.build", v.Build), ("style", v.Style),
                         ("genre", v.Genre), ("aspect", v.Aspect), ("stage", v.StageName)):
        assert not [word for word in get_args(kind) if f"{prefix}.{word}" not in catalogue("zh")], prefix


def test_whoever_stands_in_a_shot_can_be_given_back_as_they_stand():
    """The page sends the people of a shot back as they are but for what was changed."""
    from engine.drama.storyboard import Placement
    from studio.operations.storyboards import PlacementInput
    assert set(PlacementInput.model_fields) == set(Placement.model_fields)


def test_every_error_has_a_sentence_in_chinese():
    """Every key that is raised anywhere, and every kind of error."""
    import inspect

    from engine import errors
    from studio.components.told import _chinese
    raised = {key for folder in ("engine", "studio", "worker") for path in (ROOT / folder).rglob("*.py")
              for key in re.findall(r'key(?:: str)?\s*=\s*f?"error\.([a-z_]+)"', path.read_text(encoding="utf-8"))}
    kinds = {kind.key.removeprefix("error.") for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.StudioError)}
    # What the user typed is told field by field.
    assert (raised | kinds) - set(_chinese()) == {"bad_input"}


def test_a_wrong_field_is_told_in_the_readers_language(site: Site):
    at = site.page("new", site.person())
    at.text_area(key="idea").set_value("雨夜，天台").run()
    next(n for n in at.number_input if n.label == "每集秒数").set_value(5).run()
    next(b for b in at.button if b.label == "开始制作").click().run()
    assert [e.value for e in at.error] == ["5 秒放不下 3 场戏，每场至少 4 秒"], [e.value for e in at.error]


def test_who_lies_can_be_put_to_sleep_or_propped_up():
    from streamlit.testing.v1 import AppTest

    def page(pose: str) -> None:
        import streamlit as st

        from engine.drama.storyboard import Placement
        from studio.components.storyboard_parts import _placement
        st.session_state.made = _placement(Placement(character="林晚", pose=pose))  # type: ignore[arg-type]

    at = AppTest.from_function(page, kwargs={"pose": "lie"}).run()
    assert not at.exception
    for rest in ("propped", "asleep", "awake"):
        at.button_group[0].set_value(rest).run()
        made = at.session_state.made
        assert (made["asleep"], made["propped"]) == (rest == "asleep", rest == "propped")
    assert not AppTest.from_function(page, kwargs={"pose": "stand"}).run().button_group, "only who lies"
