"""Starting and steering over HTTP. No worker runs here: what is started stays planned, and every step can be looked at."""
from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest

from engine.store import models as m
from tests.api.conftest import Person, Studio, given, refused

ORDER = {
    "title": "", "description": "", "genre": "爱情", "episodes": 1, "scenes_per_episode": 2, "duration_sec": 30, "video_provider": "embedded",
    "prompt": "北京，凌晨两点，一个程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信", "use_local_llm": False,
}

_WRITE = """
import sys
from uuid import UUID
from engine.pipeline.stages.script import save_script
from engine.store import models as m
from studio.connections import transaction
from tests.samples import ZH
with transaction() as session:
    project = session.get(m.Project, UUID(sys.argv[1]))
    save_script(session, project, ZH, "written")
    project.status, project.stage, project.gate = sys.argv[2], "script", sys.argv[3] or None
"""
"""Puts a finished script into a project, as the pipeline would."""

_FLAG = """
import sys
from uuid import UUID
from engine.store import models as m
from studio.connections import transaction
with transaction() as session:
    project = session.get(m.Project, UUID(sys.argv[1]))
    project.status, project.stage, project.gate = "in_review", "moderation", "review"
    session.add(m.Review(project_id=project.id))
    session.add(m.Verdict(project_id=project.id, subject="film:e1", decision="review", score=55.0, policy="standard",
                          checks=[{"name": "blood", "category": "violence", "score": 55, "decision": "review", "evidence": [{"what": "red", "at_sec": 3.5}]}]))
"""


@pytest.fixture
def write(studio: Studio) -> Callable[..., None]:
    return lambda project, status="waiting", gate="script": studio.run(_WRITE, str(project), status, gate) and None


def until(check: Callable[[], Any], seconds: float = 15) -> Any:
    """What `check` gives once it gives something."""
    deadline = time.monotonic() + seconds
    while not (found := check()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
    return found


def test_a_drama_is_started_by_one_call(owner: Person) -> None:
    started = given(owner.post("/projects/generate-drama", json=ORDER), 202)
    assert {"project_id", "task_id", "status"} <= set(started) and started["status"] in ("queued", "running")
    project = given(owner.get(f"/projects/{started['project_id']}"))
    assert project["status"] in ("queued", "running") and project["brief"]["genre"] == "romance"
    assert (project["target_episodes"], project["target_duration_sec"], project["brief"]["scenes_per_episode"]) == (1, 30, 2)
    assert project["brief"]["providers"]["text"] == ["embedded"]
    task = given(owner.get(f"/tasks/{started['task_id']}"))
    assert task["status"] in ("queued", "running") and task["project_id"] == started["project_id"] and task["video_url"] is None
    planned = until(lambda: given(owner.get(f"/projects/{started['project_id']}/tasks"))["items"])
    assert [(t["stage"], t["kind"], t["status"]) for t in planned] == [("script", "write", "queued")]
    assert given(owner.get(f"/tasks/{planned[0]['id']}"))["id"] == planned[0]["id"]
    assert given(owner.get(f"/projects/{started['project_id']}/events"))[0]["type"] == "project"
    given(owner.delete(f"/projects/{started['project_id']}"))


def test_the_example_of_the_readme_with_nothing_but_an_idea(owner: Person) -> None:
    started = given(owner.post("/projects/generate-drama", json={"prompt": "A barista finds her grandmother's ring in a stranger's cup."}), 202)
    brief = given(owner.get(f"/projects/{started['project_id']}"))["brief"]
    assert (brief["episodes"], brief["scenes_per_episode"], brief["duration_sec"], brief["aspect"]) == (1, 3, 60, "9:16")


def test_a_wanted_provider_is_remembered(owner: Person) -> None:
    order = {**ORDER, "video_provider": "runway", "use_local_llm": True}
    brief = given(owner.get(f"/projects/{given(owner.post('/projects/generate-drama', json=order), 202)['project_id']}"))["brief"]
    assert (brief["providers"]["video"], brief["providers"]["text"]) == (["runway"], ["local_qwen"])


def test_the_same_key_starts_once_however_often_and_at_once_it_is_sent(register: Callable[..., Person]) -> None:
    person = register()
    key = {"Idempotency-Key": uuid4().hex}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: given(person.post("/projects/generate-drama", json=ORDER, headers=key), 202), range(4)))
    assert len({a["project_id"] for a in answers}) == 1
    assert given(person.get("/projects"))["total"] == 1
    refused(person.post("/projects/generate-drama", json={**ORDER, "seed": 5}, headers=key), 409)
    given(person.post("/projects/generate-drama", json=ORDER), 202)
    assert given(person.get("/projects"))["total"] == 2


def test_somebody_elses_key_is_nothing_to_me(owner: Person, other: Person) -> None:
    key = {"Idempotency-Key": uuid4().hex}
    mine = given(owner.post("/projects/generate-drama", json=ORDER, headers=key), 202)
    theirs = given(other.post("/projects/generate-drama", json=ORDER, headers=key), 202)
    assert mine["project_id"] != theirs["project_id"]


def test_pausing_going_on_cancelling_trying_again(owner: Person) -> None:
    path = f"/projects/{given(owner.post('/projects/generate-drama', json=ORDER), 202)['project_id']}"
    refused(owner.post(path + "/resume"), 409)
    assert given(owner.post(path + "/pause"))["status"] == "paused"
    refused(owner.post(path + "/pause"), 409)
    assert given(owner.post(path + "/resume"))["status"] in ("queued", "running")
    assert given(owner.post(path + "/cancel"))["status"] == "cancelled"
    refused(owner.post(path + "/cancel"), 409)
    assert given(owner.post(path + "/retry"), 202)["status"] in ("queued", "running")
    refused(owner.post(path + "/approve"), 409)
    refused(owner.put(path, json={"target_episodes": 3}), 409)
    assert given(owner.put(path, json={"title": "renamed"}))["title"] == "renamed"
    statuses = [e["data"].get("status") for e in given(owner.get(path + "/events")) if e["type"] == "project"]
    assert [s for s in statuses if s in ("paused", "cancelled")] == ["paused", "cancelled"]


def test_scenes_are_written_first_and_then_approved(owner: Person, write: Callable[..., None]) -> None:
    project = owner.project(description="凌晨两点，他三年前的辞职信回来了。", target_duration_sec=30)
    path = f"/projects/{project['id']}"
    assert given(owner.get(path + "/scenes"))["items"] == []
    refused(owner.get(path + "/script"), 404)
    started = given(owner.post(path + "/generate-scenes", json={"prompt": ORDER["prompt"]}), 202)
    assert started["project_id"] == project["id"]
    refused(owner.post(path + "/generate-scenes", json={"prompt": ORDER["prompt"]}), 409)
    write(project["id"])
    scenes = given(owner.get(path + "/scenes"))
    assert scenes["total"] == 2
    scene = scenes["items"][0]
    assert {"number", "episode", "title", "place", "time_of_day", "weather", "mood", "characters", "description", "beats", "id", "version"} <= set(scene)
    assert scene["beats"][1] | {"insert": None, "insert_text": ""} == {
        "kind": "dialogue", "character": "林晚", "emotion": "neutral", "text": "你就是顾沉？", "insert": None, "insert_text": ""}
    assert given(owner.get(path + "/scenes", params={"episode": 2}))["total"] == 0
    assert given(owner.get(path + "/script"))["characters"][0]["name"] == "林晚"
    assert given(owner.get(path))["gate"] == "script"
    assert given(owner.post(path + "/approve"), 202)["status"] in ("queued", "running")


def test_a_project_without_an_idea_cannot_be_made(owner: Person) -> None:
    project = owner.project(title="??")
    refused(owner.post(f"/projects/{project['id']}/generate"), 422)
    assert given(owner.get(f"/projects/{project['id']}"))["status"] == "draft"
    given(owner.put(f"/projects/{project['id']}", json={"prompt": ORDER["prompt"]}))
    given(owner.post(f"/projects/{project['id']}/generate"), 202)


def test_a_scene_is_filmed_with_its_own_words(owner: Person, write: Callable[..., None]) -> None:
    project = owner.project(prompt=ORDER["prompt"])
    path = f"/projects/{project['id']}"
    write(project["id"], "done", "")
    before = given(owner.get("/projects"))["total"]
    scene = given(owner.get(path + "/scenes"))["items"][1]
    started = given(owner.post(path + "/generate-video", json={"scene_id": scene["id"], "script": "", "image_url": "", "video_provider": "embedded"}), 202)
    assert {"task_id", "status", "video_url", "created_at"} <= set(started)
    task = given(owner.get(f"/tasks/{started['task_id']}"))
    assert task["status"] in ("queued", "running") and task["stage"] == "storyboard"
    words = given(owner.get(f"/projects/{started['task_id']}/script"))["episodes"][0]["scenes"][0]["beats"]
    assert [b["text"] for b in words] == [b["text"] for b in scene["beats"]]
    assert given(owner.get("/projects"))["total"] == before, "the film of a scene is no drama of its own"
    talkative = given(owner.get(path + "/scenes"))["items"][0]
    too_short = refused(owner.post(path + "/generate-video", json={"scene_id": talkative["id"], "duration_sec": 5}), 422)
    assert too_short["data"][0]["field"] == "duration_sec"
    given(owner.post(path + "/generate-video", json={"script": "雨夜，天台，他把信还给她。", "duration_sec": 12}), 202)


@pytest.mark.parametrize("body, status", [
    ({}, 422), ({"scene_id": "x"}, 422), ({"scene_id": str(uuid4())}, 404), ({"script": "她回来了", "duration_sec": 4}, 422),
    ({"script": "她回来了", "image_url": "http://127.0.0.1/x.png"}, 422), ({"script": "她回来了", "image_url": "file:///etc/passwd"}, 422),
    ({"script": "她回来了", "image_url": "http://169.254.169.254/latest"}, 422), ({"script": "🎬"}, 422), ({"script": "她回来了", "video_provider": "x"}, 422),
])
def test_films_that_cannot_be(owner: Person, body: dict[str, Any], status: int) -> None:
    refused(owner.post(f"/projects/{owner.project()['id']}/generate-video", json=body), status)


def test_a_reviewer_decides_once(owner: Person, reviewer: Person, studio: Studio) -> None:
    project = owner.project(prompt=ORDER["prompt"])
    studio.run(_FLAG, project["id"])
    [verdict] = given(owner.get(f"/projects/{project['id']}/verdicts"))["items"]
    assert verdict["decision"] == "review" and verdict["checks"][0]["evidence"][0]["at_sec"] == 3.5
    queue = given(reviewer.get("/reviews", params={"page_size": 200}))["items"]
    [entry] = [r for r in queue if r["project_id"] == project["id"]]
    assert entry["status"] == "open" and entry["verdicts"][0]["subject"] == "film:e1" and entry["project_title"] == project["title"]
    refused(reviewer.post(f"/reviews/{entry['id']}/decide", json={"decision": "reject"}), 422)
    decided = given(reviewer.post(f"/reviews/{entry['id']}/decide", json={"decision": "reject", "reason": "太红了"}))
    assert (decided["status"], decided["decision"], decided["reviewer"]) == ("decided", "reject", reviewer.username)
    refused(reviewer.post(f"/reviews/{entry['id']}/decide", json={"decision": "approve"}), 409)
    after = given(owner.get(f"/projects/{project['id']}"))
    assert after["status"] == "failed" and "太红了" in after["message"]


def test_a_decision_is_about_the_review_that_was_read(owner: Person, reviewer: Person, studio: Studio) -> None:
    """A page that was open while the creator edited and had the drama made again must not release what nobody has seen."""
    project = owner.project(prompt=ORDER["prompt"])
    studio.run(_FLAG, project["id"])
    [seen] = given(owner.get(f"/projects/{project['id']}/reviews"))["items"]
    with studio.database.session() as session:
        session.get_one(m.Review, UUID(seen["id"])).status = "withdrawn"
        session.add(m.Review(project_id=UUID(project["id"])))
    refused(reviewer.post(f"/reviews/{seen['id']}/decide", json={"decision": "approve"}), 409)
    after = given(owner.get(f"/projects/{project['id']}"))
    assert after["status"] == "in_review" and [r["status"] for r in given(owner.get(f"/projects/{project['id']}/reviews"))["items"]] == ["open", "withdrawn"]


def test_time_and_money(owner: Person) -> None:
    project = given(owner.post("/projects/generate-drama", json={**ORDER, "budget": 3}), 202)["project_id"]
    usage = given(owner.get(f"/projects/{project}/usage"))
    assert usage["cost"] == usage["perhaps"] == 0 and usage["budget"] == 3 and isinstance(usage["stages"], list)


def test_orders_of_which_nothing_came_are_told_as_perhaps_billed(owner: Person, studio: Any) -> None:
    project = given(owner.post("/projects/generate-drama", json=ORDER), 202)["project_id"]
    with studio.database.session() as session:
        for state, cost in (("left", .25), ("uncertain", .04), ("withdrawn", 0.0), ("open", .3), ("done", .5)):
            session.add(m.RemoteOrder(project_id=UUID(project), task_id=uuid4(), makes="video", provider="runway", state=state, cost=cost))
    assert given(owner.get(f"/projects/{project}/usage"))["perhaps"] == pytest.approx(.29)


def test_models(owner: Person) -> None:
    models = given(owner.http.get("/ai/models"))
    assert {m["makes"] for m in models["models"]} == {"text", "image", "video", "speech", "transcript", "vision"} and models["default"]["text"] == "embedded"
    cloud = next(m for m in models["models"] if m["id"] == "cloud_qwen")
    assert not cloud["configured"] and cloud["needs"] == ["QWEN_API_KEY"]
    health = given(owner.http.get("/ai/health"))
    assert health["status"] == "ok" and all(p["reachable"] for p in health["models"] if p["id"].endswith(":embedded") and p["id"] != "speech:embedded")
