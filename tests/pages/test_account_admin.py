"""One's account, and the administration."""
from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest

from engine.errors import Conflict, NotAllowed, NotFound, TooMany
from engine.store import models as m
from studio.operations import (
    accounts,
    actors,
    administration,
    api_keys,
    films,
    generation,
    projects,
    script_edits,
    storyboards,
)
from studio.security.permissions import Actor
from tests.pages.conftest import Site


def test_language_holds_for_the_account(site: Site):
    who = site.person()
    accounts.change_profile(who, {"language": "en"})
    at = site.page("account", who)
    at.session_state["language"] = None
    at.run()
    assert at.title[0].value == "Account"


def test_a_key_is_shown_once_and_revoked(site: Site):
    who = site.person()
    at = site.page("account", who)
    at.text_input(key="key_name").set_value("nightly")
    next(b for b in at.button if b.label == "创建密钥").click().run()
    key = at.code[0].value
    assert actors.actor_of_token(key).user_id == who.user_id
    at.button(key="key_seen").click().run()
    assert not at.code and not any(key in one.value for one in at.markdown)
    made = api_keys.listing(who)[0]
    at.button(key=f"revoke_{made.id}").click().run()
    assert not api_keys.listing(who)


def test_a_taken_name_is_told_in_words(site: Site):
    one, two = site.person(), site.person()
    at = site.page("account", one)
    at.text_input(key="account_name").set_value(two.name)
    next(b for b in at.button if b.label == "保存").click().run()
    assert at.error and accounts.me(one).username == one.name


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", ["users", "providers", "queues", "rules", "audit"])
def test_every_part_of_the_administration_is_shown(site: Site, part: str, language: str):
    admin = site.person("admin")
    at = site.page("admin", admin, language=language)
    at.session_state["admin_part"] = part
    at.run()
    assert not at.exception and not at.error


def test_the_administration_is_closed_to_others(site: Site):
    with pytest.raises(ValueError):
        site.page("admin", site.person("reviewer"))


def test_an_administrator_changes_a_role_but_not_their_own(site: Site):
    admin, who = site.person("admin"), site.person()
    found = administration.users(admin, search=who.name).items[0]
    at = site.page("admin", admin)
    at.text_input(key="user_search").set_value(who.name).run()
    at.selectbox(key=f"role_{found.id}_{found.version}").set_value("reviewer").run()
    assert administration.users(admin, search=who.name).items[0].role == "reviewer"
    with pytest.raises(Conflict):
        administration.change_user(admin, admin.user_id, {"role": "creator"})  # type: ignore[arg-type]


def test_the_disabled_are_out_at_once(site: Site):
    admin, who = site.person("admin"), site.person()
    assert who.user_id
    administration.change_user(admin, who.user_id, {"disabled": True})
    assert actors.actor_of_web_session(who.session_id) is None
    administration.change_user(admin, who.user_id, {"disabled": False})


def test_the_rules_of_the_house_hold(site: Site):
    admin, who = site.person("admin"), site.person()
    try:
        administration.change_rules(admin, {"registration_open": False, "orders_per_day": 1, "budget": 5.0})
        with pytest.raises(NotAllowed):
            accounts.register(Actor(address="x"), {"username": "newcomer", "email": "new@example.com", "password": "a long sentence 3"})
        order = {"prompt": "雨夜，天台，他把信还给她", "duration_sec": 12, "scenes_per_episode": 1}
        assert generation.generate_drama(who, order).brief["budget"] == 5.0
        with pytest.raises(TooMany):
            generation.generate_drama(who, order)
        # Nor by the other doors: a draft of one's own, a script of one's own.
        draft = projects.create(who, {"title": "草稿", "prompt": "雨夜，天台，他把信还给她"})
        assert draft.brief["budget"] == 5.0
        with pytest.raises(TooMany):
            generation.generate(who, draft.id)
        brought = script_edits.begin(who, {"text": "林晚：你怎么来了？\n顾沉：来还你一样东西。"})
        with pytest.raises(TooMany):
            storyboards.remake(who, brought.id, {})
        with pytest.raises(Conflict):
            administration.change_rules(admin, {}, 10_000)
    finally:
        administration.change_rules(admin, {})
    assert administration.audit(admin, action="rules.").items[0].actor == admin.name


def test_the_dramas_of_a_day_are_counted_one_after_the_other(site: Site, monkeypatch: pytest.MonkeyPatch):
    admin, who = site.person("admin"), site.person()
    together, plain = threading.Barrier(2), generation.drama_row

    def row(*args: Any, **more: Any) -> m.Project:
        with suppress(threading.BrokenBarrierError):  # nobody else comes so far
            together.wait(0.5)
        return plain(*args, **more)

    def order() -> bool:
        with suppress(TooMany):
            return bool(generation.generate_drama(who, {"prompt": "雨夜，天台，他把信还给她", "duration_sec": 12}).id)
        return False

    monkeypatch.setattr(generation, "drama_row", row)
    try:
        administration.change_rules(admin, {"orders_per_day": 1})
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(lambda _: order(), range(2))) == [False, True]
    finally:
        administration.change_rules(admin, {})


def test_the_film_of_a_scene_keeps_to_the_budget_of_its_drama(site: Site):
    who = site.person()
    drama = projects.create(who, {"title": "草稿", "prompt": "雨夜，天台，他把信还给她", "budget": 2.5})
    started = films.generate_video(who, drama.id, {"script": "雨夜，天台，他把信还给她。", "duration_sec": 12})
    assert projects.find(who, started.task_id).brief["budget"] == 2.5


def test_what_was_begun_of_a_deleted_drama_ends_with_it_and_comes_back_with_it(site: Site):
    who = site.person()
    drama = projects.create(who, {"title": "草稿", "prompt": "雨夜，天台，他把信还给她"})
    started = films.generate_video(who, drama.id, {"script": "雨夜，天台，他把信还给她。", "duration_sec": 12})
    projects.delete(who, drama.id)
    with pytest.raises(NotFound):
        projects.find(who, started.task_id)
    projects.restore(who, drama.id)
    assert projects.find(who, started.task_id).status == "cancelled"


def test_an_administrator_chooses_what_is_used_by_default(site: Site):
    admin, who = site.person("admin"), site.person()
    at = site.page("admin", admin)
    at.session_state["admin_part"] = "providers"
    at.run()
    try:
        key = next(s.key for s in at.selectbox if s.key and s.key.startswith("default_video_"))
        at.selectbox(key=key).set_value("wan").run()
        assert not at.exception and administration.house_rules(admin).video_provider == "wan"
        draft = projects.create(who, {"title": "草稿", "prompt": "雨夜，天台，他把信还给她"})
        assert draft.brief["providers"]["video"] == ["wan"]
        # The form of the rules leaves the services alone.
        administration.change_rules(admin, administration.house_rules(admin).model_dump(exclude={"version"}) | {"orders_per_day": 50})
        assert administration.house_rules(admin).video_provider == "wan"
    finally:
        administration.change_rules(admin, {})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["login", "register"])
def test_the_door_is_open_to_strangers(site: Site, name: str, language: str):
    at = site.page(name, language=language)
    assert not at.error and len(at.text_input) >= 2


def test_a_wrong_password_is_told_and_lets_nobody_in(site: Site):
    who = site.person()
    at = site.page("login")
    at.text_input(key="sign_in_name").set_value(who.name)
    at.text_input(key="sign_in_password").set_value("not this one 1")
    at.button[0].click().run()
    assert [e.value for e in at.error] == ["邮箱或密码不对。"] and at.session_state["actor"].kind == "anonymous"
