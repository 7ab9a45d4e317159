"""API keys: shown once, limited to what they were made for, worthless when revoked."""
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from websockets.sync.client import connect

from tests.api.conftest import Person, Studio, given, refused
from tests.api.test_progress import bearer, messages


@pytest.fixture(scope="module")
def person(register: Callable[..., Person]) -> Person:
    return register()


def made(person: Person, **values: object) -> tuple[dict[str, object], Person]:
    """A new key, and the same person calling with it."""
    key = given(person.post("/users/me/api-keys", json={"name": "nightly", **values}), 201)
    return key, replace(person, token=key["key"])


def test_a_key_is_shown_once_and_works(person: Person, studio: Studio) -> None:
    key, program = made(person)
    assert str(key["key"]).startswith("sk3_") and len(str(key["key"])) > 40
    assert given(program.get("/users/me"))["id"] == person.id
    project = program.project()
    [listed] = [k for k in given(person.get("/users/me/api-keys"))["items"] if k["id"] == key["id"]]
    assert "key" not in listed and listed["prefix"] == str(key["key"])[:12] and listed["last_used_at"]
    stored = studio.run("from engine.store import models as m; from studio.connections import transaction\n"
                        "with transaction() as s: print([k.key_hash for k in s.query(m.ApiKey)])")
    assert str(key["key"]) not in stored
    studio.record(project["id"], 1, "by key")
    with connect(f"{studio.ws}/ws/projects/{project['id']}/progress", **bearer(program)) as ws:
        assert messages(ws, 1)[0]["message"] == "by key 0"
    with connect(f"{studio.ws}/ws/projects/{project['id']}/progress") as ws:
        ws.send(json.dumps({"token": program.token}))
        assert messages(ws, 1)[0]["message"] == "by key 0"


def test_a_key_that_may_only_read(person: Person) -> None:
    project = person.project()
    _, program = made(person, scopes=["read"])
    given(program.get(f"/projects/{project['id']}"))
    for method, path, body in [("POST", "/projects", {"title": "x"}), ("PUT", f"/projects/{project['id']}", {"title": "x"}),
                               ("DELETE", f"/projects/{project['id']}", None), ("POST", "/projects/generate-drama", {"prompt": "她回来了"})]:
        refused(program.call(method, path, **({"json": body} if body else {})), 403)


def test_a_key_cannot_make_itself_at_home(person: Person) -> None:
    _, program = made(person)
    refused(program.post("/users/me/api-keys", json={"name": "child"}), 403)
    refused(program.delete(f"/users/me/api-keys/{made(person)[0]['id']}"), 403)
    refused(program.put("/users/me/password", json={"password": person.password, "new_password": "another one 77"}), 403)
    refused(program.post("/auth/logout"), 403)


def test_a_revoked_key_is_worthless_at_once(person: Person, other: Person) -> None:
    key, program = made(person)
    refused(other.delete(f"/users/me/api-keys/{key['id']}"), 404)
    given(program.get("/users/me"))
    given(person.delete(f"/users/me/api-keys/{key['id']}"))
    refused(program.get("/users/me"), 401)
    refused(person.delete(f"/users/me/api-keys/{key['id']}"), 404)


@pytest.mark.parametrize("body", [{"name": ""}, {"name": "x", "scopes": []}, {"name": "x", "scopes": ["admin"]}, {"name": "x", "expires_in_days": 0},
                                  {"name": "x", "user_id": "y"}, {}])
def test_keys_that_cannot_be(person: Person, body: dict[str, object]) -> None:
    refused(person.post("/users/me/api-keys", json=body), 422)


@pytest.mark.parametrize("key", ["sk3_", "sk3_x", "sk3_" + "a" * 43, "sk3_\u0000", "sk3_' or 1=1"])
def test_keys_that_are_none(http: httpx.Client, key: str) -> None:
    refused(http.get("/users/me", headers=[(b"Authorization", b"Bearer " + key.encode().replace(b"\0", b"%00"))]), 401)


def test_there_is_an_end_to_keys(register: Callable[..., Person]) -> None:
    person = register()
    for _ in range(20):
        made(person)
    refused(person.post("/users/me/api-keys", json={"name": "one more"}), 409)
