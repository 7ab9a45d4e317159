from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from engine.errors import NotAllowed, NotFound
from studio.security import media_urls as media

SHA = "ab" * 32
NOW = 1_800_000_123.0


def parts(url: str) -> tuple[str, str, str, str]:
    split = urlsplit(url)
    sha, name = split.path.removeprefix(media.PREFIX + "/").split("/")
    query = parse_qs(split.query)
    return sha, unquote(name), query["e"][0], query["s"][0]


def test_an_address_is_good_for_hours_and_then_not() -> None:
    sha, name, expires, signature = parts(media.media_url(SHA, "第一集 1.mp4", now=NOW))
    assert (sha, name) == (SHA, "第一集 1.mp4")
    media.check_media(sha, name, expires, signature, now=NOW)
    media.check_media(sha, name, expires, signature, now=NOW + media.PERIOD)
    with pytest.raises(NotAllowed):
        media.check_media(sha, name, expires, signature, now=NOW + 2 * media.PERIOD)


def test_reruns_within_a_period_give_the_same_address() -> None:
    start = NOW - NOW % media.PERIOD
    assert media.media_url(SHA, "a.mp4", now=start) == media.media_url(SHA, "a.mp4", now=start + media.PERIOD - 1)
    assert media.media_url(SHA, "a.mp4", now=start) != media.media_url(SHA, "a.mp4", now=start + media.PERIOD)


@pytest.mark.parametrize("change", [
    {"sha": "cd" * 32}, {"name": "b.mp4"}, {"name": "a.html"}, {"expires": "9999999999"}, {"expires": "٩" * 10}, {"expires": ""},
    {"expires": "-1"}, {"expires": "1e9"}, {"expires": "9" * 5000}, {"signature": ""}, {"signature": "0" * 40}, {"signature": "é" * 40},
])
def test_anything_changed_is_refused(change: dict[str, str]) -> None:
    sha, name, expires, signature = parts(media.media_url(SHA, "a.mp4", now=NOW))
    given = {"sha": sha, "name": name, "expires": expires, "signature": signature, **change}
    with pytest.raises(NotAllowed):
        media.check_media(given["sha"], given["name"], given["expires"], given["signature"], now=NOW)


@pytest.mark.parametrize("sha", ["", "..", "../" * 8 + "etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n", "/etc/passwd"])
def test_what_cannot_be_an_artefact_is_not_found(sha: str) -> None:
    with pytest.raises(NotFound):
        media.check_media(sha, "a.mp4", "1", "x")


@pytest.mark.parametrize("title, name", [
    ("辞职信", "辞职信.mp4"), ("../../etc/passwd", "etc passwd.mp4"), ("a/b\\c:d\x00", "a b c d.mp4"), ("...", "file.mp4"),
    ("x" * 300, "x" * 100 + ".mp4"),
])
def test_file_names_are_safe_anywhere(title: str, name: str) -> None:
    assert media.file_name(title, ".mp4") == name


def test_only_harmless_types_are_shown_in_place() -> None:
    assert media.media_type("a.mp4") == ("video/mp4", True)
    assert media.media_type("a.srt") == ("application/x-subrip", True)
    for name in ("a.html", "a.svg", "a.xhtml", "a.exe", "a"):
        kind, shown = media.media_type(name)
        assert not shown and "html" not in kind and "svg" not in kind
