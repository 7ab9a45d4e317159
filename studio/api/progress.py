"""Live progress of a project: `WS /ws/projects/{id}/progress` and the same as server-sent events.

A client that lost its connection names the last event id it saw and gets everything since. The events are those of
the `events` table, in order, each once.
"""
from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from engine.errors import BadInput, NotAllowed, NotFound, NotSignedIn, StudioError
from studio import connections
from studio.api.envelope import failure_of
from studio.api.session import same_origin, session_cookie
from studio.live import Hub
from studio.operations import actors
from studio.operations.access import visible
from studio.security.permissions import Actor

HEARTBEAT = 15.0
"""Seconds without an event after which a heartbeat is sent; at each one the right to watch is checked again."""
FIRST_MESSAGE = 10.0
"""Seconds within which a socket without credentials must send its first message."""

BAD_MESSAGE, NOT_SIGNED_IN, NOT_ALLOWED, NOT_FOUND, TOO_LATE, TRY_AGAIN = 4400, 4401, 4403, 4404, 4408, 4503
"""Close codes: the HTTP status that says the same, plus 4000. 1000 never comes from us while the project exists."""


def close_code(error: StudioError) -> int:
    """The close code that means the same as an error's HTTP status."""
    if isinstance(error, NotSignedIn):
        return NOT_SIGNED_IN
    if isinstance(error, NotAllowed):
        return NOT_ALLOWED
    return NOT_FOUND if isinstance(error, NotFound) else TRY_AGAIN if error.status >= 500 else BAD_MESSAGE


def last_event_id(text: str | None) -> int:
    """The id after which to begin; 0 (everything) when none is given. Raises BadInput."""
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal()) or len(text) > 18:
        raise BadInput("last_event_id must be the id of an event.", details=[{"field": "last_event_id", "message": "must be a number"}])
    return int(text)


def _heartbeat() -> dict[str, Any]:
    return {"type": "heartbeat", "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}


async def _caller(ws: WebSocket) -> tuple[Actor | None, str | None]:
    """Who opens this socket and the subprotocol to answer with; None when no credentials came with the handshake.

    In this order: `Authorization: Bearer`, the subprotocols `bearer, <token>` (browsers on other sites), our cookie
    (our pages: then the origin must be ours). Never the address: addresses are written into logs.
    """
    address = ws.client.host if ws.client else ""
    scheme, _, token = ws.headers.get("authorization", "").partition(" ")
    if scheme:
        if scheme.lower() != "bearer":
            raise NotSignedIn("Only bearer tokens are taken here.")
        return await run_in_threadpool(actors.actor_of_token, token.strip(), address), None
    protocols: list[str] = ws.scope.get("subprotocols") or []
    if len(protocols) == 2 and protocols[0] == "bearer":
        return await run_in_threadpool(actors.actor_of_token, protocols[1], address), "bearer"
    if cookie := ws.cookies.get(session_cookie()):
        if not same_origin(ws):
            raise NotAllowed("Another site cannot open this socket with your cookie.")
        found = await run_in_threadpool(actors.actor_of_cookie, cookie, address)
        if found is None:
            raise NotSignedIn("Your session has ended: sign in again.")
        return found, None
    return None, None


async def _first_message(ws: WebSocket) -> Actor:
    """The caller by the token in the first message, `{"token": "…"}`. Raises NotSignedIn, BadInput, TimeoutError."""
    message = await asyncio.wait_for(ws.receive(), FIRST_MESSAGE)
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    try:
        token = json.loads(message.get("text") or message.get("bytes") or b"")["token"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput('The first message must be {"token": "…"}.') from error
    return await run_in_threadpool(actors.actor_of_token, str(token), ws.client.host if ws.client else "")


async def progress_socket(ws: WebSocket) -> None:
    """`WS /ws/projects/{id}/progress[?last_event_id=n]`: one JSON event per message."""
    hub = connections.live()
    project: UUID = ws.path_params["project"]
    try:
        after = last_event_id(ws.query_params.get("last_event_id"))
        actor, protocol = await _caller(ws)
        if actor is not None:
            await run_in_threadpool(visible, actor, project)
    except StudioError as error:
        # A refused handshake with a body says more than a close code, and every client can tell it from a lost line.
        return await ws.send_denial_response(failure_of(error))
    await ws.accept(subprotocol=protocol)
    try:
        if actor is None:
            actor = await _first_message(ws)
            await run_in_threadpool(visible, actor, project)
        await _send(ws, hub, actor, project, after)
    except TimeoutError:
        await _close(ws, TOO_LATE, "no token within 10 seconds")
    except StudioError as error:
        await _close(ws, close_code(error), error.message)
    except (WebSocketDisconnect, RuntimeError):
        pass


async def _close(ws: WebSocket, code: int, reason: str) -> None:
    if ws.client_state == WebSocketState.CONNECTED and ws.application_state == WebSocketState.CONNECTED:
        with contextlib.suppress(RuntimeError):
            await ws.close(code, reason.encode()[:120].decode("utf-8", "ignore"))


async def _send(ws: WebSocket, hub: Hub, actor: Actor, project: UUID, after: int) -> None:
    """Events out, until the client leaves or may no longer watch."""

    async def pump() -> None:
        async with contextlib.aclosing(watch(hub, actor, project, after)) as events:
            async for event in events:
                await ws.send_text(json.dumps(event, ensure_ascii=False, default=str))

    async def leave() -> None:
        while (await ws.receive())["type"] != "websocket.disconnect":
            pass

    tasks = {asyncio.create_task(pump()), asyncio.create_task(leave())}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def watch(hub: Hub, actor: Actor, project: UUID, after: int) -> AsyncGenerator[dict[str, Any], None]:
    """Events and heartbeats. Ends with NotSignedIn or NotFound when the caller's right has ended meanwhile."""
    checked = time.monotonic()
    async with contextlib.aclosing(hub.events(project, after, HEARTBEAT)) as events:
        async for event in events:
            if event is None or time.monotonic() - checked > HEARTBEAT:
                current = await run_in_threadpool(actors.still_signed_in, actor)
                await run_in_threadpool(visible, current, project)
                checked = time.monotonic()
            yield event if event is not None else _heartbeat()


async def event_stream(hub: Hub, actor: Actor, project: UUID, after: int) -> AsyncGenerator[bytes, None]:
    """The same as server-sent events (WHATWG HTML §9.2): `id`, `event` and `data` lines."""
    yield b"retry: 2000\n\n"
    try:
        async with contextlib.aclosing(watch(hub, actor, project, after)) as events:
            async for event in events:
                head = f"id: {event['id']}\n" if "id" in event else ""
                body = json.dumps(event, ensure_ascii=False, default=str)
                yield f"{head}event: {event['type']}\ndata: {body}\n\n".encode()
    except StudioError as error:
        body = json.dumps({"code": error.status, "message": error.message}, ensure_ascii=False)
        yield f"event: closed\ndata: {body}\n\n".encode()
