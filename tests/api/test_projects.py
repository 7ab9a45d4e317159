"""Projects over HTTP, and orders that cannot be made."""
from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import Person, given, refused

IDEA = "北京，凌晨两点，一个996的程序员遇见了设计部的新同事，她手里拿着他三年前写的辞职信"


def test_a_project_from_birth_to_death(owner: Person) -> None:
    order = {"title": "辞职信", "description": "凌晨两点的北京", "genre": "爱情", "target_episodes": 5, "target_duration_sec": 120}
    answer = owner.post("/projects", json=order)
    project = given(answer, 201)
    assert {k: project[k] for k in order} == order
    assert project["status"] == "draft" and project["progress"] == 0 and project["version"] == 1
    assert {"id", "created_at", "updated_at"} <= set(project)
    path = f"/projects/{project['id']}"
    read = owner.get(path)
    assert given(read) == project and read.headers["ETag"] == answer.headers["ETag"]
    changed = given(owner.put(path, json={"title": "第二页"}))
    assert changed["title"] == "第二页" and changed["description"] == order["description"] and changed["version"] == 2
    assert changed["updated_at"] > project["updated_at"]
    assert given(owner.delete(path)) is None
    for method in ("GET", "PUT", "DELETE"):
        refused(owner.call(method, path, **({"json": {"title": "x"}} if method == "PUT" else {})), 404)


def test_two_editors_never_overwrite_each_other(owner: Person) -> None:
    project = owner.project()
    path = f"/projects/{project['id']}"
    tag = owner.get(path).headers["ETag"]
    given(owner.put(path, json={"title": "mine"}, headers={"If-Match": tag}))
    answer = refused(owner.put(path, json={"title": "yours"}, headers={"If-Match": tag}), 409)
    assert answer["data"]["title"] == "mine", "the loser is shown the present state"
    refused(owner.put(path, json={"title": "yours", "version": 1}), 409)
    refused(owner.put(path, json={"title": "yours"}, headers={"If-Match": "nonsense"}), 422)
    assert given(owner.get(path))["title"] == "mine"


def test_lists_have_pages(register: Any) -> None:
    person: Person = register()
    titles = [f"drama {i}" for i in range(5)]
    for title in titles:
        person.project(title=title)
    first = given(person.get("/projects", params={"page_size": 2}))
    assert (first["total"], first["page"], first["page_size"]) == (5, 1, 2)
    assert [p["title"] for p in first["items"]] == ["drama 4", "drama 3"]
    last = given(person.get("/projects", params={"page_size": 2, "page": 3, "sort": "newest"}))
    assert [p["title"] for p in last["items"]] == ["drama 0"]
    assert given(person.get("/projects", params={"page": 9}))["items"] == []
    assert given(person.get("/projects", params={"search": "MA 3"}))["total"] == 1
    assert given(person.get("/projects", params={"search": "100%_"}))["total"] == 0
    assert given(person.get("/projects", params={"status": "done"}))["total"] == 0
    for bad in ({"page": 0}, {"page": "x"}, {"page_size": 0}, {"page_size": 1000}, {"status": "gone"}, {"page": 10**30}):
        refused(person.get("/projects", params=bad), 422)


@pytest.mark.parametrize("change, field", [
    ({"title": ""}, "title"), ({"title": "  \u200b\u202e "}, "title"), ({"title": "x" * 121}, "title"), ({"target_episodes": 0}, "target_episodes"),
    ({"target_episodes": 1000}, "target_episodes"), ({"target_duration_sec": 1}, "target_duration_sec"), ({"target_duration_sec": 36000}, "target_duration_sec"),
    ({"target_episodes": 1.5}, "target_episodes"), ({"target_episodes": "many"}, "target_episodes"), ({"description": "x" * 20_001}, "description"),
    ({"owner_id": str(uuid4())}, "owner_id"), ({"status": "done"}, "status"), ({"aspect": "4:3"}, "aspect"),
])
def test_projects_that_cannot_be(owner: Person, change: dict[str, Any], field: str) -> None:
    before = given(owner.get("/projects"))["total"]
    details = refused(owner.post("/projects", json={"title": "辞职信", **change}), 422)["data"]
    assert field in [d["field"] for d in details], details
    assert given(owner.get("/projects"))["total"] == before


@pytest.mark.parametrize("change, field", [
    ({"prompt": ""}, "prompt"), ({"prompt": "   \n\t "}, "prompt"), ({"prompt": "好" * 34_000}, "prompt"), ({"prompt": "🎬🔥😭💔🎬"}, "prompt"),
    ({"prompt": "\u0000\u0001\u0002\u0007"}, "prompt"), ({"prompt": "\u202e\u200f\u2067"}, "prompt"), ({"prompt": "……！！？？"}, "prompt"),
    ({"prompt": "مبرمج يعمل في الثانية صباحا"}, "language"), ({"prompt": 7}, "prompt"),
    ({"episodes": 0}, "episodes"), ({"episodes": 1000}, "episodes"), ({"episodes": -1}, "episodes"), ({"episodes": 10**30}, "episodes"),
    ({"duration_sec": 1}, "duration_sec"), ({"duration_sec": 36_000}, "duration_sec"), ({"duration_sec": None}, "duration_sec"),
    ({"scenes_per_episode": 0}, "scenes_per_episode"), ({"scenes_per_episode": 99}, "scenes_per_episode"), ({"video_provider": "vhs"}, "video_provider"),
    ({"title": "x" * 121}, "title"), ({"budget": -1}, "budget"), ({"budget": "NaN"}, "budget"), ({"colour": "red"}, "colour"),
])
def test_dramas_that_cannot_be_made_leave_nothing_behind(owner: Person, change: dict[str, Any], field: str) -> None:
    before = given(owner.get("/projects"))["total"]
    details = refused(owner.post("/projects/generate-drama", json={"prompt": IDEA, **change}), 422)["data"]
    assert field in [d["field"] for d in details], details
    assert all(d["message"] and "Traceback" not in d["message"] for d in details)
    assert given(owner.get("/projects"))["total"] == before


def test_scenes_that_do_not_fit_are_told_in_words(owner: Person) -> None:
    body = refused(owner.post("/projects/generate-drama", json={"prompt": IDEA, "duration_sec": 10, "scenes_per_episode": 12}), 422)
    assert "at least" in body["message"]


def test_lengths_of_text_are_told_in_characters(owner: Person) -> None:
    body = refused(owner.post("/projects", json={"title": "x" * 121}), 422)
    assert body["message"] == "title: may have at most 120 characters"


def test_ids_that_are_none(owner: Person) -> None:
    for path in ("/projects/1", "/projects/x", f"/projects/{uuid4()}'--", "/tasks/0"):
        answer = owner.get(path)
        assert answer.status_code in (404, 422)
        refused(answer, answer.status_code)
    refused(owner.get(f"/projects/{uuid4()}"), 404)
    refused(owner.get("/nothing"), 404)
    refused(owner.call("PATCH", "/projects"), 405)
