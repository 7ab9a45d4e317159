"""The pages of one drama, with a finished one and without any."""
from __future__ import annotations

import re
from typing import get_args

import pytest

from engine.drama import vocabulary as v
from studio.components.header import PAGES
from studio.components.words import catalogue
from studio.security.permissions import Actor
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


def test_every_word_of_the_domain_has_a_sentence():
    for prefix, kind in (("mood", v.Mood), ("emotion", v.Emotion), ("setting", v.Setting), ("time", v.TimeOfDay), ("weather", v.Weather), ("size", v.ShotSize),
                         ("move", v.Move), ("insert", v.InsertKind), ("gender", v.Gender), ("age", v.Age), ("look.hair", v.Hair), ("look.hair_color", v.HairColor),
                         ("look.outfit", v.Outfit), ("look.skin", v.Skin), ("look.face", v.FaceShape), ("look.build", v.Build), ("style", v.Style),
                         ("genre", v.Genre), ("aspect", v.Aspect), ("stage", v.StageName)):
        assert not [word for word in get_args(kind) if f"{prefix}.{word}" not in catalogue("zh")], prefix
