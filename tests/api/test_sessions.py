"""Browsers: the ticket, the cookie, and what neither of them can be used for."""
from __future__ import annotations

import secrets

import httpx
import pytest

from tests.api.conftest import Person, Studio, refused

_TICKET = """
import sys
from studio.operations import web_sessions
session = web_sessions.open_web_session(sys.argv[1], sys.argv[2], "")
print(session, web_sessions.ticket_for(session, sys.argv[3]))
"""
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def web(studio: Studio) -> httpx.Client:
    """A browser that has been here: it has a device cookie."""
    client = httpx.Client(base_url=studio.url, headers={"Sec-Fetch-Site": "same-origin"})
    client.get("/")
    return client


def ticket(studio: Studio, person: Person, device: str) -> str:
    return studio.run(_TICKET, person.email, person.password, device).splitlines()[-1].split()[1]


def test_a_ticket_becomes_a_cookie_once(studio: Studio, web: httpx.Client, owner: Person) -> None:
    good = ticket(studio, owner, web.cookies["studio_device"])
    answer = web.post("/auth/session", json={"ticket": good})
    assert answer.status_code == 200
    header = answer.headers["set-cookie"]
    assert "studio_session=" in header and "HttpOnly" in header and "samesite=lax" in header.lower() and "Path=/" in header
    refused(web.post("/auth/session", json={"ticket": good}), 401)


def test_another_browsers_ticket_signs_nobody_in(studio: Studio, web: httpx.Client, owner: Person) -> None:
    refused(web.post("/auth/session", json={"ticket": ticket(studio, owner, secrets.token_hex(8))}), 401)
    good = ticket(studio, owner, web.cookies["studio_device"])
    bare = httpx.post(studio.url + "/auth/session", json={"ticket": good}, headers={"Sec-Fetch-Site": "same-origin"})
    refused(bare, 401)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}])
def test_other_sites_cannot_sign_anybody_in_or_out(web: httpx.Client, headers: dict[str, str]) -> None:
    for method in ("POST", "DELETE"):
        refused(web.request(method, "/auth/session", content=b'{"ticket": "x"}', headers={**JSON, **headers}), 403)


def test_without_fetch_metadata_the_origin_decides(studio: Studio) -> None:
    client = httpx.Client(base_url=studio.url)
    refused(client.post("/auth/session", json={"ticket": "x"}), 403)
    refused(client.post("/auth/session", json={"ticket": "x"}, headers={"Origin": "https://evil.example"}), 403)
    refused(client.post("/auth/session", json={"ticket": "x"}, headers={"Origin": studio.url}), 401)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"ticket": null}', b"\xff", b'{"ticket": ["x"]}'])
def test_bodies_that_are_no_ticket(web: httpx.Client, body: bytes) -> None:
    answer = web.post("/auth/session", content=body, headers=JSON)
    assert answer.status_code in (401, 422)


def test_a_form_of_another_site_is_not_json(web: httpx.Client) -> None:
    refused(web.post("/auth/session", content=b'{"ticket": "x"}', headers={"Content-Type": "text/plain"}), 403)


def test_the_api_takes_no_cookie(studio: Studio, web: httpx.Client, owner: Person) -> None:
    web.post("/auth/session", json={"ticket": ticket(studio, owner, web.cookies["studio_device"])}).raise_for_status()
    refused(web.get("/api/v1/users/me"), 401)
    token = web.cookies["studio_session"]
    refused(web.get("/api/v1/users/me", headers={"Authorization": f"Bearer {token}"}), 401)


def test_signing_out_takes_the_cookie_away(studio: Studio, web: httpx.Client, owner: Person) -> None:
    web.post("/auth/session", json={"ticket": ticket(studio, owner, web.cookies["studio_device"])}).raise_for_status()
    assert web.request("DELETE", "/auth/session", headers=JSON).status_code == 200
    assert "studio_session" not in web.cookies
