"""The pages of one drama, with a finished one and without any."""
from __future__ import annotations

import pytest

from studio.components.header import PAGES
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
