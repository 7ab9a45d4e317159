"""Every endpoint of the document × every kind of caller. A new endpoint must be entered here, or this fails."""
from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.api.conftest import Person, Studio, refused

OPEN, MINE, OWNED, OWNED_GONE, READ, REVIEWERS, ADMINS = "open", "mine", "owned", "owned and gone", "read", "reviewers", "admins"
"""open: anybody. mine: whoever is signed in, about themselves. owned: changes a project: its owner and administrators.
read: shows a project: also reviewers, if it is in review. reviewers: reviewers and administrators. admins: administrators.
owned and gone: brings back what was deleted; of what was not, there is nothing to be found."""

RULES: dict[tuple[str, str], str] = {
    ("get", "/health"): OPEN, ("post", "/auth/register"): OPEN, ("post", "/auth/login"): OPEN, ("post", "/auth/refresh"): OPEN,
    ("get", "/ai/models"): OPEN, ("get", "/ai/health"): OPEN,
    ("post", "/auth/logout"): MINE, ("get", "/users/me"): MINE, ("put", "/users/me"): MINE, ("put", "/users/me/password"): MINE,
    ("get", "/users/me/api-keys"): MINE, ("post", "/users/me/api-keys"): MINE, ("delete", "/users/me/api-keys/{key_id}"): MINE,
    ("get", "/users/me/provider-keys"): MINE, ("put", "/users/me/provider-keys/{service}"): MINE, ("delete", "/users/me/provider-keys/{service}"): MINE,
    ("post", "/callbacks/{provider}"): OPEN, ("post", "/projects/{project_id}/redo-degraded"): OWNED, ("get", "/projects/{project_id}/degraded"): READ,
    ("post", "/projects/{project_id}/check-again"): READ,
    ("get", "/projects"): MINE, ("post", "/projects"): MINE, ("post", "/projects/generate-drama"): MINE, ("post", "/projects/from-script"): MINE,
    ("post", "/projects/estimate"): MINE,
    ("post", "/projects/from-book"): MINE, ("post", "/books/upload"): MINE, ("get", "/books/{book}"): MINE,
    ("get", "/projects/{project_id}"): READ, ("put", "/projects/{project_id}"): OWNED, ("delete", "/projects/{project_id}"): OWNED,
    ("post", "/projects/{project_id}/generate"): OWNED, ("post", "/projects/{project_id}/generate-scenes"): OWNED,
    ("post", "/projects/{project_id}/generate-video"): OWNED,
    ("post", "/projects/{project_id}/pause"): OWNED, ("post", "/projects/{project_id}/resume"): OWNED, ("post", "/projects/{project_id}/cancel"): OWNED,
    ("post", "/projects/{project_id}/retry"): OWNED, ("post", "/projects/{project_id}/redo"): OWNED, ("post", "/projects/{project_id}/approve"): OWNED,
    ("get", "/projects/{project_id}/tasks"): READ, ("get", "/tasks/{task_id}"): READ, ("get", "/projects/{project_id}/usage"): READ,
    ("get", "/projects/{project_id}/events"): READ, ("get", "/projects/{project_id}/events/stream"): READ,
    ("get", "/projects/{project_id}/scenes"): READ, ("get", "/projects/{project_id}/script"): READ, ("get", "/projects/{project_id}/shots"): READ,
    ("post", "/projects/{project_id}/scenes"): OWNED,
    ("put", "/projects/{project_id}/scenes/{scene_id}"): OWNED,
    ("delete", "/projects/{project_id}/scenes/{scene_id}"): OWNED,
    ("post", "/projects/{project_id}/scenes/{scene_id}/move"): OWNED,
    ("post", "/projects/{project_id}/scenes/{scene_id}/rewrite"): OWNED,
    ("put", "/projects/{project_id}/episodes/{number}"): OWNED,
    ("get", "/projects/{project_id}/characters"): READ,
    ("post", "/projects/{project_id}/characters"): OWNED,
    ("put", "/projects/{project_id}/characters/{character_id}"): OWNED,
    ("delete", "/projects/{project_id}/characters/{character_id}"): OWNED,
    ("put", "/projects/{project_id}/script"): OWNED,
    ("post", "/projects/{project_id}/script/import"): OWNED,
    ("get", "/projects/{project_id}/script/export"): READ,
    ("get", "/projects/{project_id}/script/revisions"): READ,
    ("get", "/projects/{project_id}/script/differences"): READ,
    ("get", "/projects/{project_id}/script/revisions/{number}"): READ,
    ("post", "/projects/{project_id}/script/revisions/{number}/restore"): OWNED,
    ("get", "/projects/{project_id}/shots/{shot_id}"): READ,
    ("put", "/projects/{project_id}/shots/{shot_id}"): OWNED,
    ("delete", "/projects/{project_id}/shots/{shot_id}"): OWNED,
    ("post", "/projects/{project_id}/shots/{shot_id}/split"): OWNED,
    ("post", "/projects/{project_id}/shots/{shot_id}/merge"): OWNED,
    ("post", "/projects/{project_id}/shots/{shot_id}/move"): OWNED,
    ("post", "/projects/{project_id}/shots/{shot_id}/lock"): OWNED,
    ("post", "/projects/{project_id}/shots/{shot_id}/unlock"): OWNED,
    ("get", "/projects/{project_id}/shots/{shot_id}/takes"): READ,
    ("post", "/projects/{project_id}/shots/{shot_id}/takes/{take_id}/choose"): OWNED,
    ("post", "/projects/{project_id}/shots/{shot_id}/upload"): OWNED,
    ("post", "/projects/{project_id}/scenes/{episode}/{scene}/reboard"): OWNED,
    ("get", "/projects/{project_id}/out-of-date"): READ,
    ("post", "/projects/{project_id}/redraw"): OWNED,
    ("post", "/projects/{project_id}/remake"): OWNED,
    ("get", "/projects/{project_id}/deliverables"): READ, ("get", "/projects/{project_id}/verdicts"): READ,
    ("post", "/projects/{project_id}/duplicate"): READ, ("post", "/projects/{project_id}/archive"): OWNED,
    ("post", "/projects/{project_id}/unarchive"): OWNED, ("post", "/projects/{project_id}/restore"): OWNED_GONE,
    ("get", "/projects/{project_id}/queue"): READ, ("get", "/projects/{project_id}/episodes"): READ, ("get", "/projects/{project_id}/reviews"): READ,
    ("get", "/reviews/{review_id}"): MINE, ("post", "/reviews/{review_id}/answers"): MINE,
    ("get", "/admin/users"): ADMINS, ("put", "/admin/users/{user_id}"): ADMINS, ("get", "/admin/rules"): ADMINS, ("put", "/admin/rules"): ADMINS,
    ("get", "/admin/queues"): ADMINS, ("get", "/admin/audit"): ADMINS,
    ("get", "/reviews"): REVIEWERS, ("post", "/reviews/{review_id}/decide"): REVIEWERS,
}

SCRIPT: dict[str, Any] = {"title": "信", "genre": "romance", "language": "zh", "characters": [{"name": "林晚", "gender": "f"}], "episodes": [
    {"number": 1, "title": "一", "scenes": [{"number": 1, "episode": 1, "title": "一", "place": "咖啡店", "setting": "cafe",
                                            "beats": [{"kind": "dialogue", "character": "林晚", "text": "你怎么来了？"}]}]}]}
QUERIES: dict[str, dict[str, Any]] = {"/callbacks/{provider}": {"order": str(uuid4()), "token": "x"}, "/projects/{project_id}/script/differences": {"older": 1}}
NO_PROJECT = "There is no such project."

BODIES: dict[str, dict[str, Any]] = {
    "/projects": {"title": "x"}, "/projects/generate-drama": {"prompt": "x"}, "/projects/{project_id}/redo": {"stage": "script"},
    "/projects/{project_id}/generate-scenes": {"prompt": "她回来了"}, "/projects/{project_id}/generate-video": {"script": "她回来了"},
    "/projects/{project_id}/scenes": {"episode": 1, "number": 1}, "/projects/{project_id}/scenes/{scene_id}/move": {"episode": 1, "number": 1},
    "/projects/{project_id}/scenes/{scene_id}/rewrite": {"beats": [0], "instruction": "更短"},
    "/projects/{project_id}/characters": {"name": "林晚", "gender": "f"}, "/projects/{project_id}/script/import": {"text": "林晚：你怎么来了？"},
    "/projects/{project_id}/script": {"script": SCRIPT}, "/projects/{project_id}/shots/{shot_id}/move": {"number": 1},
    "/reviews/{review_id}/decide": {"decision": "approve"}, "/projects/{project_id}": {"title": "other"},
}

_REVIEW = """
import sys
from uuid import UUID
from engine.store import models as m
from studio.connections import transaction
with transaction() as session:
    session.add(m.Review(project_id=UUID(sys.argv[1]), status="decided", decision="approve"))
"""


@pytest.fixture(scope="module")
def plain(owner: Person) -> str:
    """A project that was never in review."""
    return str(owner.project()["id"])


@pytest.fixture(scope="module")
def reviewed(owner: Person, studio: Studio) -> str:
    found = str(owner.project()["id"])
    studio.run(_REVIEW, found)
    return found


def ask(http: httpx.Client, person: Person | None, method: str, path: str, project: str) -> tuple[int, str]:
    """The status of a call and the sentence of a refusal; only how it begins is read, since an event stream has no end."""
    ids: dict[str, object] = {name: uuid4() for name in ("review_id", "key_id", "scene_id", "user_id", "character_id", "shot_id", "take_id")}
    ids |= {"book": "0" * 64}
    real = path.format(project_id=project, task_id=project, number=1, episode=1, scene=1, service="runway", provider="pika", **ids)
    headers = {"Authorization": f"Bearer {person.token}"} if person else {}
    body: dict[str, Any] = {"json": BODIES.get(path, {})} if method in ("post", "put") else {}
    if path.endswith("/upload"):
        body = {"files": {"file": ("a.png", b"no picture")}}
    with http.stream(method.upper(), real, headers=headers, params=QUERIES.get(path), **body) as answer:
        if answer.status_code >= 400:
            answer.read()
            return answer.status_code, str(refused(answer, answer.status_code)["message"])
        return answer.status_code, ""


def call(http: httpx.Client, person: Person | None, method: str, path: str, project: str) -> int:
    """The status of a call."""
    return ask(http, person, method, path, project)[0]


def test_every_endpoint_has_a_rule(http: httpx.Client) -> None:
    spec = http.get("/openapi.json").json()
    assert {(m, p) for p, methods in spec["paths"].items() for m in methods} == set(RULES)


@pytest.mark.parametrize("method, path", RULES)
def test_strangers(http: httpx.Client, plain: str, method: str, path: str) -> None:
    status = call(http, None, method, path, plain)
    assert (status == 401) is (RULES[method, path] != OPEN)


@pytest.mark.parametrize("method, path", [k for k, rule in RULES.items() if rule in (READ, OWNED)])
class TestProjects:
    def test_another_user_finds_nothing(self, http: httpx.Client, other: Person, plain: str, reviewed: str, method: str, path: str) -> None:
        assert call(http, other, method, path, plain) == 404
        assert call(http, other, method, path, reviewed) == 404

    def test_a_reviewer_reads_what_was_in_review(self, http: httpx.Client, reviewer: Person, plain: str, reviewed: str, method: str, path: str) -> None:
        assert call(http, reviewer, method, path, plain) == 404
        status, message = ask(http, reviewer, method, path, reviewed)
        if RULES[method, path] == OWNED:
            assert (status, message) == (404, NO_PROJECT)
        else:
            # There is no script in it, no shot, and nothing to look at again: that can be told to those who may look.
            assert status in (200, 201) or (status == 404 and message != NO_PROJECT) or (method == "post" and status == 409)

    def test_owner_and_administrator_are_let_in(self, http: httpx.Client, owner: Person, admin: Person, method: str, path: str) -> None:
        for person in (owner, admin):
            project = str(owner.project()["id"])
            status, message = ask(http, person, method, path, project)
            # Refusals that are told to somebody who was let in: no script yet, no such scene, not in this state.
            assert status in (200, 201, 202, 409, 422) or (status == 404 and message != NO_PROJECT), (status, message)


@pytest.mark.parametrize("method, path", [k for k, rule in RULES.items() if rule == REVIEWERS])
def test_reviewers_only(http: httpx.Client, owner: Person, reviewer: Person, admin: Person, plain: str, method: str, path: str) -> None:
    assert call(http, owner, method, path, plain) == 403
    for person in (reviewer, admin):
        assert call(http, person, method, path, plain) in (200, 404)


@pytest.mark.parametrize("method, path", [k for k, rule in RULES.items() if rule == ADMINS])
def test_administrators_only(http: httpx.Client, owner: Person, reviewer: Person, admin: Person, plain: str, method: str, path: str) -> None:
    for person in (owner, reviewer):
        assert call(http, person, method, path, plain) == 403
    assert call(http, admin, method, path, plain) in (200, 404)


def test_a_role_that_is_taken_away_is_gone_at_once(register: Any, http: httpx.Client, studio: Studio, plain: str) -> None:
    person: Person = register("reviewer")
    assert call(http, person, "get", "/reviews", plain) == 200
    studio.set_role(person.username, "creator")
    assert call(http, person, "get", "/reviews", plain) == 403


def test_what_was_deleted_is_brought_back_by_its_owner_only(http: httpx.Client, owner: Person, other: Person) -> None:
    project = str(owner.project()["id"])
    path = f"/projects/{project}/restore"
    assert owner.post(path).status_code == 404
    assert owner.delete(f"/projects/{project}").status_code == 200
    assert other.post(path).status_code == 404
    assert owner.post(path).status_code == 200 and owner.get(f"/projects/{project}").status_code == 200
