"""What people try who mean no good."""
from __future__ import annotations

import secrets
import socket
import time
from dataclasses import replace
from http.client import HTTPConnection
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.conftest import Person, Studio, given, refused


@pytest.mark.parametrize("extra", [{"role": "admin"}, {"token_version": 0}, {"disabled": False}, {"id": "00000000-0000-0000-0000-000000000000"}])
def test_nobody_registers_more_than_themselves(http: httpx.Client, extra: dict[str, object]) -> None:
    name = f"grab-{secrets.token_hex(4)}"
    refused(http.post("/auth/register", json={"username": name, "email": f"{name}@example.com", "password": "a long sentence 3", **extra}), 422)
    refused(http.post("/auth/login", json={"email": name, "password": "a long sentence 3"}), 401)


@pytest.mark.parametrize("extra", [{"role": "admin"}, {"password_hash": "x"}, {"id": "00000000-0000-0000-0000-000000000000"}])
def test_nobody_gives_themselves_a_role(owner: Person, extra: dict[str, object]) -> None:
    refused(owner.put("/users/me", json={"language": "zh", **extra}), 422)
    assert given(owner.get("/users/me"))["role"] == "creator"


@pytest.mark.parametrize("extra", [{"owner_id": "00000000-0000-0000-0000-000000000000"}, {"status": "done"}, {"cost": -5}, {"gates_passed": ["budget"]}, {"deleted_at": None}])
def test_a_project_takes_only_what_is_offered(owner: Person, extra: dict[str, object]) -> None:
    refused(owner.post("/projects", json={"title": "x", **extra}), 422)
    project = owner.project()
    refused(owner.put(f"/projects/{project['id']}", json={"title": "y", **extra}), 422)
    assert given(owner.get(f"/projects/{project['id']}"))["title"] == project["title"]


def raw(studio: Studio, path: str) -> tuple[int, bytes]:
    """A request for exactly this path: clients of good manners would tidy it up."""
    where = urlsplit(studio.url)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("name", ["../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%252e%252e%252fetc%252fpasswd", "....//....//etc/passwd", "a%00.jpg", "..\\..\\secret"])
def test_media_addresses_lead_nowhere_else(studio: Studio, name: str) -> None:
    for path in (f"/app/static/m/{name}", f"/app/static/m/{'a' * 64}/{name}", f"/app/static/{name}"):
        status, body = raw(studio, path)
        assert status in (400, 403, 404), (path, status)
        assert b"root:" not in body


def test_no_other_site_may_read_the_api(studio: Studio, owner: Person) -> None:
    origin = {"Origin": "https://evil.example"}
    preflight = httpx.options(f"{studio.api}/projects", headers={**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"})
    plain = owner.get("/projects", headers=origin)
    for answer in (preflight, plain):
        assert not [h for h in answer.headers if h.lower().startswith("access-control-allow")]


def test_configured_sites_and_no_others_may_read_the_api(studio: Studio) -> None:
    code = """
from starlette.testclient import TestClient
from studio.api import api
with TestClient(api) as http:
    for origin in ("https://app.example.com", "https://evil.example"):
        answer = http.options("/projects", headers={"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"})
        print(answer.headers.get("access-control-allow-origin"), answer.headers.get("access-control-allow-credentials"))
"""
    only = replace(studio, environment={**studio.environment, "CORS_ORIGINS": "https://app.example.com"})
    assert only.run(code).splitlines()[-2:] == ["https://app.example.com None", "None None"]


@pytest.mark.slow
def test_a_client_that_never_finishes_its_request_is_let_go(studio: Studio) -> None:
    where = urlsplit(studio.url)
    with socket.create_connection((where.hostname, where.port or 80), timeout=60) as slow:
        slow.sendall(b"POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
        begun = time.monotonic()
        answer = slow.recv(4096)
        assert b" 408 " in answer.split(b"\r\n")[0] and 25 < time.monotonic() - begun < 50
