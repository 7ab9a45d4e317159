"""Signed addresses of artefacts: good for some hours, for one artefact and one file name, without signing in.

They start with `/app/static/`, because that is the one path that Streamlit's own media elements pass through to the
browser untouched; so the same address works in a page, in the API and behind any host name.
"""
from __future__ import annotations

import hashlib
import hmac
import mimetypes
import re
import time
from urllib.parse import quote, urlencode

from engine.errors import NotAllowed, NotFound
from studio.security.secret import key_for

PREFIX = "/app/static/m"
PERIOD = 6 * 3600
"""Seconds. An address lives between one and two periods: the expiry is rounded up, so that every rerun of a page
within a period gives the same address and the browser's cache and the player's position are kept."""

SHA = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")


def file_name(text: str, suffix: str = "") -> str:
    """A name that every file system takes, made of a title: without separators and control characters, at most 100
    characters and never beginning with a dot."""
    name = _UNSAFE.sub(" ", text).strip(" .")[:100].strip(" .") or "file"
    return name + suffix


def _signature(sha256: str, name: str, expires: int) -> str:
    message = f"{sha256}\n{name}\n{expires}".encode()
    return hmac.new(key_for("media"), message, hashlib.sha256).hexdigest()[:40]


def media_url(sha256: str, name: str, *, download: bool = False, now: float | None = None) -> str:
    """The signed, relative address of an artefact under a file name (which also gives its type).

    With `download` the browser saves it instead of showing it.
    """
    expires = (int(now if now is not None else time.time()) // PERIOD + 2) * PERIOD
    query: dict[str, str | int] = {"e": expires, "s": _signature(sha256, name, expires)}
    if download:
        query["d"] = 1
    return f"{PREFIX}/{sha256}/{quote(name, safe='')}?{urlencode(query)}"


def check_media(sha256: str, name: str, expires: str, signature: str, now: float | None = None) -> None:
    """Raises NotFound for what cannot be an artefact, NotAllowed for a wrong or expired signature."""
    if not SHA.fullmatch(sha256):
        raise NotFound("There is no such file.")
    # isdecimal alone takes other scripts' digits, and int() takes them too: one address, one spelling.
    valid = expires.isascii() and expires.isdecimal() and len(expires) <= 12
    good = _signature(sha256, name, int(expires)) if valid else "-" * 40
    if not hmac.compare_digest(good.encode(), signature.encode("utf-8", "replace")) or not valid:
        raise NotAllowed("This address is not valid: open the page again to get a fresh one.")
    if int(expires) <= (now if now is not None else time.time()):
        raise NotAllowed("This address has expired: open the page again to get a fresh one.")


TYPES = {
    ".mp4": "video/mp4", ".webm": "video/webm", ".m4a": "audio/mp4", ".wav": "audio/wav", ".mp3": "audio/mpeg",
    ".flac": "audio/flac", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
    ".gif": "image/gif", ".srt": "application/x-subrip", ".vtt": "text/vtt; charset=utf-8", ".pdf": "application/pdf",
    ".json": "application/json", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
    ".m3u8": "application/vnd.apple.mpegurl", ".ts": "video/mp2t", ".zip": "application/zip",
}
"""Types that a browser may show. Everything else, above all HTML and SVG, is only ever downloaded."""


def media_type(name: str) -> tuple[str, bool]:
    """The type of a file name, and whether a browser may show it in place."""
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix in TYPES:
        return TYPES[suffix], True
    guessed = mimetypes.guess_type(name)[0]
    if guessed is None or guessed in ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/xml"):
        guessed = "application/octet-stream"
    return guessed, False
