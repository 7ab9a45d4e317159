"""What every request passes through: an id, a line in the log, limits on its body, security headers.

Plain ASGI: Starlette's BaseHTTPMiddleware costs more and stands in the way of streaming.
"""
from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.settings import settings
from studio.api.envelope import failure

log = structlog.get_logger("access")

MAX_BODY = 1 * 2**20
"""Bytes. The largest honest body of the API is a script of a long drama."""
MAX_UPLOAD = 64 * 2**20
"""Bytes, for addresses that end in `/upload`."""
BODY_SECONDS = 30.0
"""How long a client may take to send its body."""

_REQUEST_ID = re.compile(rb"^[A-Za-z0-9._-]{8,64}$")
_QUIET = ("/_stcore/", "/static/", "/media/", "/component/")
"""Streamlit's own traffic, too much to be worth a line each."""


def device_cookie() -> str:
    """Name of the cookie that tells browsers apart; sign-in tickets are bound to it."""
    return "__Host-studio_device" if settings().public_https else "studio_device"


def header(scope: Scope, name: bytes) -> bytes:
    """The first value of a request header, or nothing."""
    return next((value for key, value in scope["headers"] if key == name), b"")


class RequestLog:
    """Gives every request an id (the caller's, if it is harmless), answers with it, and writes one line when done."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        given = header(scope, b"x-request-id")
        request_id = given.decode() if _REQUEST_ID.match(given) else secrets.token_hex(8)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        scope.setdefault("state", {})["request_id"] = request_id
        started, status = time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                status = message["status"]
                message["headers"] = [*message.get("headers", []), (b"x-request-id", request_id.encode())]
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        try:
            await self.app(scope, receive, answer)
        finally:
            path = scope["path"]
            if not path.startswith(_QUIET):
                log.info(
                    "request", method=scope.get("method", "WS"), path=path, status=status,
                    ms=round(1000 * (time.perf_counter() - started), 1), user=scope["state"].get("user"),
                    address=(scope.get("client") or ("",))[0],
                )


class BodyLimit:
    """Refuses bodies that are too large or come too slowly, on our own addresses (Streamlit guards its own)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(("/api/", "/auth/")):
            return await self.app(scope, receive, send)
        if any(c < " " for c in scope["path"]):
            # Routes do not match line breaks, so that such an address would be answered with Streamlit's page.
            return await self._refuse(404, "There is no such address in this API.", scope, receive, send)
        limit = MAX_UPLOAD if scope["path"].endswith("/upload") else MAX_BODY
        length = header(scope, b"content-length")
        if length.isdigit() and int(length) > limit:
            return await self._refuse(413, f"The request is too large: at most {limit // 2**20} MB.", scope, receive, send)
        got, started, complete, begun = 0, time.monotonic(), False, False

        async def limited() -> Message:
            nonlocal got, complete
            if complete:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.01, BODY_SECONDS - (time.monotonic() - started)))
            except TimeoutError:
                raise HTTPException(408, f"The request was not complete after {BODY_SECONDS:.0f} seconds.") from None
            if message["type"] == "http.request":
                got += len(message.get("body", b""))
                complete = not message.get("more_body", False)
                if got > limit:
                    raise HTTPException(413)
            return message

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, limited, watched)
        except HTTPException as refused:
            if begun:
                raise
            await self._refuse(refused.status_code, str(refused.detail), scope, receive, send)

    @staticmethod
    async def _refuse(status: int, message: str, scope: Scope, receive: Receive, send: Send) -> None:
        await failure(status, message, headers={"Connection": "close"})(scope, receive, send)


_HEADERS: list[tuple[bytes, bytes]] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=()"),
]
_PAGE_POLICY = b"frame-ancestors 'self'; base-uri 'self'; object-src 'none'; form-action 'self'"
"""Streamlit's own scripts need inline code, so the policy forbids what a page of ours never does."""
_API_POLICY = b"default-src 'none'; frame-ancestors 'none'"
_DOCS_POLICY = b"default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


class SecurityHeaders:
    """Headers that browsers act on, and the device cookie with the first page."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        path = scope["path"]
        new_device = device_cookie().encode() + b"=" not in header(scope, b"cookie")

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._decorate(message, path, new_device)
            await send(message)

        await self.app(scope, receive, answer)

    @staticmethod
    def _decorate(message: MutableMapping[str, Any], path: str, new_device: bool) -> None:
        present = {key.lower(): value for key, value in message.get("headers", [])}
        html = present.get(b"content-type", b"").startswith(b"text/html")
        policy = _PAGE_POLICY
        if path.startswith(("/api/", "/auth/", "/app/static/m/")):
            policy = _DOCS_POLICY if html else _API_POLICY
        added = [(k, v) for k, v in [*_HEADERS, (b"content-security-policy", policy)] if k not in present]
        if path.startswith("/api/") and b"cache-control" not in present:
            added.append((b"cache-control", b"no-store"))
        secure = settings().public_https
        if secure:
            added.append((b"strict-transport-security", b"max-age=31536000"))
        if html and new_device and not path.startswith("/api/"):
            cookie = f"{device_cookie()}={secrets.token_urlsafe(18)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
            added.append((b"set-cookie", (cookie + ("; Secure" if secure else "")).encode()))
        message["headers"] = [*message.get("headers", []), *added]
