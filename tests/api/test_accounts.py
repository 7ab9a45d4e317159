"""Registering, signing in, tokens and their ends."""
from __future__ import annotations

import secrets
from collections.abc import Callable

import httpx
import pytest

from tests.api.conftest import Person, given, refused


def test_registering_gives_a_token_that_works(http: httpx.Client) -> None:
    name = "晚晚 " + secrets.token_hex(3)
    data = given(http.post("/auth/register", json={"username": name, "email": f"{secrets.token_hex(4)}@Example.COM", "password": "a long one 3"}), 201)
    assert {"user_id", "email", "token"} <= set(data) and data["email"].endswith("@example.com")
    me = given(http.get("/users/me", headers={"Authorization": f"Bearer {data['token']}"}))
    assert me["username"] == name and me["id"] == data["user_id"] and me["role"] == "creator"
    assert "password" not in str(me).lower()


@pytest.mark.parametrize("change, field", [
    ({"email": "nobody"}, "email"), ({"email": "a b@example.com"}, "email"), ({"email": ""}, "email"), ({"email": "a@b"}, "email"),
    ({"username": ""}, "username"), ({"username": "x" * 41}, "username"), ({"username": "admin"}, "username"), ({"username": "a@b.c"}, "username"),
    ({"username": "\u202e\u200b"}, "username"), ({"password": "short"}, "password"), ({"password": "x" * 300}, "password"),
    ({"password": "password1"}, "password"), ({"password": 12345678}, "password"), ({"role": "admin"}, "role"), ({"token_version": 9}, "token_version"),
])
def test_what_registering_refuses(http: httpx.Client, change: dict[str, object], field: str) -> None:
    body = {"username": secrets.token_hex(4), "email": f"{secrets.token_hex(4)}@example.com", "password": "a long one 3", **change}
    details = refused(http.post("/auth/register", json=body), 422)["data"]
    assert [d["field"] for d in details] == [field] and all(d["message"] for d in details)


def test_a_name_or_email_can_be_had_once(http: httpx.Client, owner: Person) -> None:
    fresh = secrets.token_hex(4)
    again = {"username": fresh, "email": owner.email.upper(), "password": "a long one 3"}
    assert refused(http.post("/auth/register", json=again), 409)["data"][0]["field"] == "email"
    again = {"username": owner.username.upper(), "email": f"{fresh}@example.com", "password": "a long one 3"}
    assert refused(http.post("/auth/register", json=again), 409)["data"][0]["field"] == "username"


def test_signing_in_by_email_or_name(http: httpx.Client, owner: Person) -> None:
    for body in ({"email": owner.email}, {"email": owner.email.upper()}, {"username": owner.username}):
        data = given(http.post("/auth/login", json={**body, "password": owner.password}))
        assert data["token"] and data["user_id"] == owner.id
    body = {"email": owner.email, "password": owner.password + "x"}
    wrong = refused(http.post("/auth/login", json=body), 401)
    unknown = refused(http.post("/auth/login", json={**body, "email": "nobody@example.com"}), 401)
    assert wrong == unknown


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"x"', "{}", '{"email": 1, "password": 2}', '{"email": "a\\u0000b", "password": "\\ud800"}', "[" * 100_000])
def test_bodies_that_are_no_sign_in(http: httpx.Client, body: str) -> None:
    answer = http.post("/auth/login", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 401, 422), answer.text
    refused(answer, answer.status_code)


def test_guessing_is_stopped(http: httpx.Client, register: Callable[..., Person]) -> None:
    victim = register()
    for _ in range(10):
        answer = http.post("/auth/login", json={"email": victim.email, "password": "a wrong guess"})
        assert answer.status_code == 401
    answer = http.post("/auth/login", json={"email": victim.email, "password": victim.password})
    refused(answer, 429)
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_a_refresh_token_works_once_and_its_theft_is_noticed(http: httpx.Client, register: Callable[..., Person]) -> None:
    person = register()
    first = given(http.post("/auth/refresh", json={"refresh_token": person.refresh_token}))
    headers = {"Authorization": f"Bearer {first['token']}"}
    given(http.get("/users/me", headers=headers))
    refused(http.post("/auth/refresh", json={"refresh_token": person.refresh_token}), 401)
    refused(http.get("/users/me", headers=headers), 401)
    refused(http.post("/auth/refresh", json={"refresh_token": first["refresh_token"]}), 401)


def test_signing_out_everywhere_ends_every_token(http: httpx.Client, register: Callable[..., Person]) -> None:
    person = register()
    given(person.post("/auth/logout"))
    refused(person.get("/users/me"), 401)
    refused(http.post("/auth/refresh", json={"refresh_token": person.refresh_token}), 401)
    given(http.post("/auth/login", json={"email": person.email, "password": person.password}))


def test_changing_the_password_ends_the_old_tokens(http: httpx.Client, register: Callable[..., Person]) -> None:
    person = register()
    refused(person.put("/users/me/password", json={"password": "not it at all", "new_password": "another one 77"}), 401)
    data = given(person.put("/users/me/password", json={"password": person.password, "new_password": "another one 77"}))
    refused(person.get("/users/me"), 401)
    given(http.get("/users/me", headers={"Authorization": f"Bearer {data['token']}"}))
    given(http.post("/auth/login", json={"email": person.email, "password": "another one 77"}))


def test_my_account_changes_only_what_may_change(register: Callable[..., Person]) -> None:
    person = register()
    name = "new " + secrets.token_hex(4)
    answer = person.put("/users/me", json={"username": name, "language": "en"})
    me = given(answer)
    assert (me["username"], me["language"]) == (name, "en")
    for forbidden in ({"role": "admin"}, {"id": "x"}, {"password_hash": "x"}, {"token_version": 0}):
        refused(person.put("/users/me", json=forbidden), 422)
    stale = person.put("/users/me", json={"language": "zh"}, headers={"If-Match": '"v1"'})
    refused(stale, 409)
    given(person.put("/users/me", json={"language": "zh"}, headers={"If-Match": answer.headers["ETag"]}))


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic YTpi", "Bearer " + "a" * 5000, "bearer null"])
def test_without_a_good_token_there_is_nothing(http: httpx.Client, header: str) -> None:
    answer = http.get("/users/me", headers={"Authorization": header} if header else {})
    refused(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
