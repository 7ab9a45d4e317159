"""Choosing services, bringing keys, having made again what a stand-in made: pages and operations in front of contract servers."""
from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import UUID

import pytest

from engine.drama.brief import Brief
from engine.pipeline.estimate import estimate
from engine.providers.calls import Capability
from engine.store import models as m
from studio import connections
from studio.operations import degraded, models, projects, provider_keys, tasks
from studio.operations.models import _kept
from tests.contracts.base import Fault
from tests.contracts.comfyui_server import ComfyServer
from tests.pages.conftest import Site, clear
from worker.context import driver


@pytest.fixture(scope="module")
def comfy(site: Site) -> Iterator[ComfyServer]:
    """The studio with a ComfyUI set up, and a Runway that is not there."""
    with ComfyServer() as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMFYUI_URL", server.url)
        patch.setenv("POLL_SCALE", "0.02")
        clear()
        _kept.found = None
        yield server
    clear()
    _kept.found = None


def work(site: Site, project: UUID) -> None:
    """Work on it until it stands still; units wait outside meanwhile."""
    until = time.monotonic() + 90
    while True:
        site.work(project)
        with connections.transaction() as session:
            due = session.query(m.Task.id).filter(m.Task.project_id == project, m.Task.status == "queued", m.Task.available_at <= m.utc_now()).all()
            status = session.get_one(m.Project, project).status
        if status not in ("queued", "running"):
            return
        assert time.monotonic() < until
        for (task,) in due:
            driver().run_task(task, "test")


def test_what_a_stand_in_made_is_made_again_from_the_page(site: Site, comfy: ComfyServer):
    who = site.person()
    comfy.always = lambda asked: Fault("refusal") if asked.role == "order" else None
    project = site.drama(who, to_the_end=False, image_provider="comfyui", duration_sec=6)
    work(site, project)
    assert projects.find(who, project).status == "done"
    found = degraded.of_project(who, project)
    with connections.transaction() as session:
        shots = session.query(m.Shot).filter(m.Shot.project_id == project).count()
    assert found.units == shots > 1 and [(p.makes, p.provider, p.cost) for p in found.parts] == [("image", "comfyui", 0.0)]

    models.health(fresh=True)
    for name in ("project", "storyboard"):
        assert any(b.key == "redo_degraded" for b in site.page(name, who, id=str(project)).button)
    comfy.always = None
    at = site.page("project", who, id=str(project))
    at.button(key="redo_degraded").click().run()
    assert not at.exception and not at.error
    work(site, project)
    assert projects.find(who, project).degraded == [] and degraded.of_project(who, project).units == 0
    at = site.page("project", who, id=str(project))
    assert not any(b.key == "redo_degraded" for b in at.button)

    # Each unit tells its orders, and so does the whole.
    drawn = [t for t in tasks.listing(who, project, 1, 200).items if t.kind == "draw"]
    assert all(t.provider == "comfyui" and t.remote_id in comfy.tasks for t in drawn)
    orders = tasks.one(who, drawn[0].id).orders
    assert [o.state for o in orders] == ["over", "done"] and orders[-1].remote_id == drawn[0].remote_id
    assert {o.remote_id for o in tasks.one(who, project).orders if o.state == "done"} == {t.remote_id for t in drawn}
    at = site.page("activity", who, id=str(project))
    assert any(drawn[0].remote_id in frame.value.to_string() for frame in at.dataframe)
    assert not any("0.25" in caption.value for caption in at.caption)
    with connections.transaction() as session:
        session.add(m.RemoteOrder(project_id=project, task_id=drawn[0].id, makes="image", provider="comfyui", state="left", cost=.25))
    assert any("另有 0.25 美元" in caption.value for caption in site.page("activity", who, id=str(project)).caption)


def test_the_form_offers_what_is_there_and_says_why_not_the_rest(site: Site, comfy: ComfyServer):
    who = site.person()
    models.health(fresh=True)
    at = site.page("new", who)
    offered = at.selectbox(key="new_image_service").options
    assert any("ComfyUI" in o for o in offered) and not any("Runway" in o for o in at.selectbox(key="new_video_service").options)
    said = " ".join(x.value for x in at.markdown)
    assert "Runway：没有设置，可以在账号页填自己的密钥" in said and "RUNWAY" in said
    provider_keys.put(who, "runway", {"key": "key_of_my_own"})
    at = site.page("new", who)
    runway = at.selectbox(key="new_video_service")
    assert any("Runway" in o and "0.05 美元" in o for o in runway.options)
    assert any("不收费" in c.value for c in at.caption)
    runway.set_value("runway").run()
    assert any("视频 3.75" in c.value for c in at.caption)
    at.number_input(key="new_budget").set_value(2.0).run()
    assert any("2.00" in w.value for w in at.warning)
    at.text_area(key="idea").set_value("雨夜，天台，他把信还给她").run()
    next(b for b in at.button if "开始制作" in b.label).click().run()
    made = projects.listing(who).items[0].brief
    assert made["providers"] == {"text": ["embedded"], "image": ["embedded"], "video": ["runway"], "speech": ["embedded"]} and made["budget"] == 2.0


def test_a_key_is_kept_and_taken_away_on_the_account_page(site: Site):
    who = site.person()
    at = site.page("account", who)
    at.selectbox(key="provider_service").set_value("qwen")
    at.text_input(key="provider_key_value").set_value("sk-of-my-own-9876")
    next(b for b in at.button if "保存密钥" in b.label).click().run()
    assert not at.exception and [k.service for k in provider_keys.listing(who)] == ["qwen"]
    at = site.page("account", who)
    shown = " ".join(x.value for x in at.markdown)
    assert "9876" in shown and "my-own" not in shown
    # It opens the language model to them, and to nobody else.
    assert next(x for x in models.listing(who).models if x.id == "cloud_qwen").own_key
    assert not next(x for x in models.listing().models if x.id == "cloud_qwen").configured
    at.button(key="forget_qwen").click().run()
    assert provider_keys.listing(who) == []
    at.text_input(key="provider_key_value").set_value("short")
    next(b for b in at.button if "保存密钥" in b.label).click().run()
    assert at.error and not at.exception


def test_the_estimate_follows_prices_lengths_and_places():
    five = Capability("pika", "video", "Pika", price=0.04, lengths=(5.0, 10.0), longest=10.0, parallel=4)
    any_length = Capability("wan", "video", "Wan", price=0.04, longest=15.0, parallel=2)
    brief = Brief(prompt="雨夜，天台，他把信还给她", episodes=2, duration_sec=60, providers={"video": ["pika"], "image": ["mine"]})
    found = estimate(brief, "zh", lambda _makes, name: five if name == "pika" else None, {"video:pika": 40.0})
    video = found.parts[2]
    assert video.calls == 58 and video.billed == 290 and video.cost == pytest.approx(11.6) and video.seconds == 580
    assert found.parts[1].cost is None and found.cost == pytest.approx(11.6)
    assert estimate(brief, "zh", lambda *_: any_length, {}).parts[2].billed == 150
    assert estimate(Brief(prompt="雨夜，天台，他把信还给她"), "zh", lambda *_: None, {}).cost == 0
