"""The first page that people see."""
from __future__ import annotations

from uuid import UUID

import pytest

from engine.errors import NotFound
from engine.store import models as m
from studio.connections import transaction
from studio.operations import projects, script_edits, scripts, storyboards, tasks
from studio.security.permissions import Actor
from tests.pages.conftest import Site


@pytest.fixture(scope="module")
def owner(site: Site) -> Actor:
    return site.person()


@pytest.fixture(scope="module")
def first(site: Site, owner: Actor) -> UUID:
    return site.drama(owner)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nobody_begins_before_an_empty_page(site: Site, language: str):
    who = site.person()
    at = site.page("home", who, language=language)
    assert at.subheader[0].value in ("第一部短剧，只差一句话", "Your first drama is one sentence away")
    at.button(key="try_example").click().run()
    assert projects.listing(who).total == 1


def test_a_drama_is_found_by_its_title_and_status(site: Site, owner: Actor, first: UUID):
    at = site.page("home", owner)
    assert any(b.key == f"open_{first}" for b in at.button)
    at.text_input(key="home_search").set_value("没有这个名字").run()
    assert not any(b.key == f"open_{first}" for b in at.button) and at.info
    at.text_input(key="home_search").set_value("").run()
    at.selectbox(key="home_status").set_value("draft").run()
    assert not any(b.key == f"open_{first}" for b in at.button)
    at.selectbox(key="home_status").set_value("done").run()
    assert any(b.key == f"open_{first}" for b in at.button)


def test_a_copy_has_the_script_and_costs_nothing_that_was_made(site: Site, owner: Actor, first: UUID):
    copy = projects.duplicate(owner, first)
    assert copy.status == "draft" and [s.beats for s in scripts.scenes(owner, copy.id)] == [s.beats for s in scripts.scenes(owner, first)]
    storyboards.remake(owner, copy.id, {})
    site.work(copy.id)
    assert projects.find(owner, copy.id).status == "done"
    with transaction() as session:
        again = [t.key for t in session.query(m.Task).filter(m.Task.project_id == copy.id, m.Task.stage.in_(("pictures",)), m.Task.cached.is_(False))]
    assert not again and tasks.listing(owner, copy.id).total > 3


def test_what_is_deleted_can_be_taken_back_from_the_page(site: Site, owner: Actor):
    project = projects.create(owner, {"title": "要删的"})
    at = site.page("home", owner)
    projects.delete(owner, project.id)
    at.session_state["deleted"] = (str(project.id), project.title)
    at.run()
    at.button(key="undo_delete").click().run()
    assert projects.find(owner, project.id).title == "要删的"


def test_the_archive_is_out_of_the_way(site: Site, owner: Actor):
    project = projects.create(owner, {"title": "旧的"})
    projects.archive(owner, project.id)
    at = site.page("home", owner)
    assert not any(b.key == f"open_{project.id}" for b in at.button)
    at.selectbox(key="home_status").set_value("archived").run()
    assert any(b.key == f"open_{project.id}" for b in at.button)
    with pytest.raises(NotFound):
        projects.archive(site.person(), project.id)


def test_a_drama_begins_from_a_script_that_somebody_brings(site: Site, owner: Actor):
    project = script_edits.begin(owner, {"title": "带来的", "text": "场景一 咖啡店 · 夜\n林晚：你怎么来了？\n顾沉：来还你一样东西。\n（他放下一枚戒指。）\n林晚：这是我外婆的。\n"})
    found = projects.find(owner, project.id)
    assert found.stage == "storyboard" and found.brief["prompt"]
    storyboards.remake(owner, project.id, {})
    site.work(project.id)
    assert projects.find(owner, project.id).status == "done"


def test_the_first_screen_asks_the_database_a_handful_of_times(site: Site, owner: Actor, first: UUID):
    from sqlalchemy import event

    from studio.connections import database
    asked: list[str] = []
    at = site.page("home", owner)
    listen = lambda *a: asked.append(a[2])  # noqa: E731
    event.listen(database().engine, "before_cursor_execute", listen)
    try:
        at.run()
    finally:
        event.remove(database().engine, "before_cursor_execute", listen)
    assert not at.exception and len(asked) <= 8, asked


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["idea", "script"])
def test_a_drama_can_be_begun_both_ways(site: Site, owner: Actor, way: str, language: str):
    at = site.page("new", owner, language=language)
    at.session_state["way"] = way
    at.run()
    assert not at.exception and not at.error


def test_a_refused_idea_is_told_and_kept(site: Site, owner: Actor):
    at = site.page("new", owner)
    at.text_area(key="idea").set_value("🎬🎬🎬").run()
    next(b for b in at.button if b.label == "开始制作").click().run()
    assert at.error and at.text_area(key="idea").value == "🎬🎬🎬"


def test_a_script_page_begins_a_draft(site: Site):
    who = site.person()
    at = site.page("new", who)
    at.session_state["way"] = "script"
    at.run()
    at.text_area(key="new_script_text").set_value("林晚：你怎么来了？\n顾沉：来还你一样东西。").run()
    at.button(key="begin_from_script").click().run()
    assert not at.exception and projects.listing(who).items[0].stage == "storyboard"
