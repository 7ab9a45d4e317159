"""Signed media: ranges, types, and nothing that was not signed."""
from __future__ import annotations

import hashlib
import http.client

import httpx
import pytest

from tests.api.conftest import Studio

DATA = bytes(range(256)) * 4096
"""One megabyte in which every offset is known."""
SHA = hashlib.sha256(DATA).hexdigest()

_PUT = """
import sys
from studio.connections import artefacts
from studio.security.media_urls import media_url
stored = artefacts().put(bytes(range(256)) * 4096, "video/mp4")
for name in sys.argv[1:]:
    print(media_url(stored.sha256, name))
"""


@pytest.fixture(scope="module")
def urls(studio: Studio) -> dict[str, str]:
    names = ["第一集.mp4", "a.html", "a.srt"]
    return dict(zip(names, studio.run(_PUT, *names).splitlines()[-3:], strict=True))


@pytest.fixture(scope="module")
def url(urls: dict[str, str]) -> str:
    return urls["第一集.mp4"]


@pytest.fixture(scope="module")
def web(studio: Studio) -> httpx.Client:
    return httpx.Client(base_url=studio.url)


def test_the_whole_file(web: httpx.Client, url: str) -> None:
    answer = web.get(url)
    assert answer.status_code == 200 and answer.content == DATA
    assert answer.headers["content-type"] == "video/mp4" and answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"] == f'"{SHA}"' and answer.headers["content-disposition"].startswith("inline")
    assert "content-encoding" not in answer.headers
    head = web.head(url)
    assert head.status_code == 200 and head.headers["content-length"] == str(len(DATA)) and not head.content
    assert web.get(url, headers={"If-None-Match": f'"{SHA}"'}).status_code == 304


@pytest.mark.parametrize("asked, first, last", [
    ("bytes=0-0", 0, 0), ("bytes=300-999", 300, 999), (f"bytes={len(DATA) - 5}-", len(DATA) - 5, len(DATA) - 1),
    ("bytes=-7", len(DATA) - 7, len(DATA) - 1), (f"bytes=100-{10 ** 9}", 100, len(DATA) - 1),
])
def test_ranges(web: httpx.Client, url: str, asked: str, first: int, last: int) -> None:
    answer = web.get(url, headers={"Range": asked})
    assert answer.status_code == 206 and answer.content == DATA[first:last + 1]
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(DATA)}"


@pytest.mark.parametrize("asked", [f"bytes={len(DATA)}-", f"bytes={len(DATA) + 5}-{len(DATA) + 9}"])
def test_ranges_beyond_the_end(web: httpx.Client, url: str, asked: str) -> None:
    answer = web.get(url, headers={"Range": asked})
    assert answer.status_code == 416 and answer.headers["content-range"] == f"bytes */{len(DATA)}"


def test_a_range_of_another_version_is_the_whole_file(web: httpx.Client, url: str) -> None:
    assert web.get(url, headers={"Range": "bytes=0-9", "If-Range": '"other"'}).status_code == 200
    assert web.get(url, headers={"Range": "bytes=0-9", "If-Range": f'"{SHA}"'}).status_code == 206


def test_a_download_is_saved(web: httpx.Client, url: str) -> None:
    answer = web.get(url + "&d=1")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''")


def test_a_page_is_never_shown(web: httpx.Client, urls: dict[str, str]) -> None:
    answer = web.get(urls["a.html"])
    assert answer.headers["content-type"] == "application/octet-stream" and answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff" and "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_was_not_signed_is_not_given(web: httpx.Client, url: str, urls: dict[str, str]) -> None:
    path, _, query = url.partition("?")
    other = "0" * 64
    for bad, status in [
        (path, 403), (f"{path}?e=9999999999&s=x", 403), (url[:-1] + ("0" if url[-1] != "0" else "1"), 403), (url.replace(SHA, other), 403),
        (f"{urls['a.srt'].partition('?')[0]}?{query}", 403), (f"/app/static/m/../../etc/passwd?{query}", 404), (f"/app/static/m/%2e%2e/passwd?{query}", 404),
        (f"/app/static/m/..%2f..%2f..%2fetc/passwd?{query}", 404), (f"/app/static/m/{SHA}/../../../etc/passwd?{query}", 404), ("/app/static/m/", 404),
    ]:
        # httpx would tidy the path up; this sends it as it stands.
        connection = http.client.HTTPConnection(str(web.base_url.host), web.base_url.port)
        connection.request("GET", bad)
        answer = connection.getresponse()
        assert answer.status in (status, 400), (bad, answer.status)
        assert b"root:" not in answer.read()
        connection.close()


def test_an_artefact_that_is_gone_is_not_found(studio: Studio, web: httpx.Client) -> None:
    code = "from studio.security.media_urls import media_url; print(media_url('12' * 32, 'a.mp4'))"
    assert web.get(studio.run(code)).status_code == 404
