"""What every answer of the server has, whatever it is about."""
from __future__ import annotations

import json
import socket
import subprocess
import time
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.conftest import Person, Studio, given, refused


def test_one_port_serves_pages_api_and_documentation(studio: Studio, http: httpx.Client) -> None:
    page = httpx.get(studio.url + "/")
    assert page.status_code == 200 and "<div id=\"root\">" in page.text
    assert httpx.get(studio.url + "/_stcore/health").text == "ok"
    health = given(http.get("/health"))
    assert health["database"] is True and health["queue"] is True
    spec = http.get("/openapi.json").json()
    assert spec["servers"] == [{"url": "/api/v1"}]
    docs = http.get("/docs")
    assert docs.status_code == 200 and "cdn" not in docs.text and "https://" not in docs.text
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert asset in docs.text and http.get(f"/static-offline-docs/{asset}").status_code == 200


def test_the_document_tells_who_must_sign_in_and_what_refusals_look_like(http: httpx.Client) -> None:
    spec = http.get("/openapi.json").json()
    open_to_all = {("/health", "get"), ("/auth/register", "post"), ("/auth/login", "post"), ("/auth/refresh", "post"), ("/ai/models", "get"), ("/ai/health", "get"),
                   ("/callbacks/{provider}", "post")}  # signed by the service, or in its address
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            assert bool(operation.get("security")) is ((path, method) not in open_to_all), (path, method)
            for code in ("422", "500", "503"):
                if (path, code) == ("/health", "503"):
                    continue
                schema = operation["responses"][code]["content"]["application/json"]["schema"] if code in operation["responses"] else None
                assert schema is None or schema["$ref"].endswith("/Failure"), (path, method, code)
            assert operation["summary"]


def test_unknown_addresses_are_not_answered_with_a_page(studio: Studio, http: httpx.Client) -> None:
    for path in ("/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/projects", "/app/static/x", "/app/static/m/x", "/api/v1/tasks/c%0Ad"):
        answer = httpx.get(studio.url + path)
        assert answer.status_code == 404, path
        assert answer.json()["code"] == 404, path


def test_security_headers(studio: Studio, http: httpx.Client) -> None:
    page, api = httpx.get(studio.url + "/"), http.get("/health")
    for answer in (page, api):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors" in answer.headers["content-security-policy"]
        assert "referrer-policy" in answer.headers
    assert api.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in http.get("/health", headers={"Origin": "https://evil.example"}).headers
    cookie = page.headers["set-cookie"]
    assert "studio_device=" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_every_request_has_an_id_and_a_line_in_the_log(studio: Studio, http: httpx.Client, owner: Person) -> None:
    assert http.get("/health", headers={"X-Request-ID": "mine-12345678"}).headers["x-request-id"] == "mine-12345678"
    made = owner.get("/users/me", headers={"X-Request-ID": "bad id\twith space"}).headers["x-request-id"]
    assert made != "bad id\twith space"
    deadline = time.monotonic() + 5
    while made not in (text := studio.log.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    line = next(json.loads(row) for row in text.splitlines() if made in row)
    assert line["path"] == "/api/v1/users/me" and line["status"] == 200 and line["user"] == owner.id and line["ms"] > 0
    assert owner.token not in text and owner.password not in text


def test_bytes_that_are_no_text_get_a_documented_answer(owner: Person, http: httpx.Client) -> None:
    refused(owner.post("/projects", content=b"\x80\x81{", headers={"Content-Type": "application/json"}), 400)
    assert {"400", "408", "413"} <= set(http.get("/openapi.json").json()["paths"]["/projects"]["post"]["responses"])


def test_bodies_that_are_too_large_are_refused(owner: Person, studio: Studio) -> None:
    refused(owner.post("/projects", content=b"x" * (2 * 2**20), headers={"Content-Type": "application/json"}), 413)

    def endless() -> object:
        for _ in range(64):
            yield b" " * 65536

    refused(owner.post("/projects", content=endless(), headers={"Content-Type": "application/json"}), 413)  # type: ignore[arg-type]


def test_a_hundred_kilobytes_get_a_sentence(owner: Person) -> None:
    body = refused(owner.post("/projects/generate-drama", json={"prompt": "一个很长的故事。" * 4300}), 422)
    assert "20000" in body["message"] and len(body["message"]) < 300


def test_a_client_that_stops_sending_does_not_hold_others_up(studio: Studio, http: httpx.Client) -> None:
    split = urlsplit(studio.url)
    with socket.create_connection((split.hostname, split.port)) as slow:
        slow.sendall(b"POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{")
        # the server gives up on a body that does not come after half a minute
        assert http.get("/health", timeout=20).status_code == 200


def test_a_script_beside_no_pages_folder_opens_no_page_to_strangers(studio: Studio) -> None:
    """Streamlit's automatic pages would serve every file of a folder `pages/` beside the script."""
    code = "from pathlib import Path; import studio.app; p = Path(studio.app.app.script_path); print(p.parent.name, (p.parent / 'pages').exists())"
    assert studio.run(code) == "studio False"


@pytest.mark.parametrize("host, status", [("studio.example.com", 200), ("evil.example", 400)])
def test_only_configured_host_names_are_answered(studio: Studio, host: str, status: int) -> None:
    code = """
import sys
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from studio.server import middleware
app = Starlette(routes=[Route("/", lambda r: PlainTextResponse("ok"))], middleware=middleware())
print(TestClient(app, base_url="http://" + sys.argv[1]).get("/").status_code)
"""
    from dataclasses import replace
    only = replace(studio, environment={**studio.environment, "ALLOWED_HOSTS": "studio.example.com, localhost"})
    assert only.run(code, host).splitlines()[-1] == str(status)


def test_settings_of_the_pages_are_found_from_any_folder(studio: Studio) -> None:
    code = "import studio.app; from streamlit import config; print(config.get_option('browser.gatherUsageStats'), config.get_option('runner.postScriptGC'), config.get_option('client.showErrorDetails'))"
    assert subprocess.run([__import__("sys").executable, "-c", code], cwd="/", env=studio.environment, capture_output=True, text=True).stdout.split() == ["False", "False", "none"]
