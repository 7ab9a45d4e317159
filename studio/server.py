"""Everything that shares the port with the pages: routes, middleware, what is warmed before the first visitor."""
from __future__ import annotations

import asyncio
import contextlib
import gc
import time
from collections.abc import AsyncIterator
from typing import Any

import structlog
from sqlalchemy.orm import configure_mappers
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from engine.settings import settings
from engine.store.events import CHANNEL
from studio import connections, logs
from studio.api import api
from studio.api.envelope import failure
from studio.api.media import media
from studio.api.progress import progress_socket
from studio.api.session import session
from studio.live import Hub
from studio.middleware import BodyLimit, RequestLog, SecurityHeaders
from studio.operations.events import events_after
from studio.security import passwords
from studio.security.secret import key_for

log = structlog.get_logger("server")


async def _no_such_api(_: Request) -> Response:
    return failure(404, "There is no such address in this API.")


async def _gone(_: Request) -> Response:
    return failure(404, "There is nothing here.")


async def _to_the_root(_: Request) -> RedirectResponse:
    return RedirectResponse("/")


def routes() -> list[BaseRoute]:
    """Ours come before Streamlit's, which answers everything unmatched with its page and status 200."""
    return [
        Mount("/api/v1", app=api),
        Route("/api/{rest:path}", _no_such_api, methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
        Route("/auth/session", session, methods=["POST", "DELETE"]),
        Route("/app/static/m/{sha256}/{name}", media, methods=["GET", "HEAD"]),
        Route("/app/static/{rest:path}", _gone),
        # Streamlit serves the first page at the root only, whatever its own name.
        Route("/login", _to_the_root, methods=["GET", "HEAD"]),
        Route("/home", _to_the_root, methods=["GET", "HEAD"]),
        WebSocketRoute("/ws/projects/{project:uuid}/progress", progress_socket),
    ]


def middleware() -> list[Middleware]:
    """Outermost first. Streamlit's own `allowedHosts` would guard its socket only."""
    hosts = [host.strip() for host in settings().allowed_hosts.split(",") if host.strip()] or ["*"]
    return [
        Middleware(RequestLog), Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False), Middleware(BodyLimit),
    ]


def prepare_streamlit() -> None:
    """Streamlit's cookie secret from ours: the same in every process and after every restart."""
    from streamlit import config
    config.set_option("server.cookieSecret", key_for("streamlit").hex())


def _warm() -> None:
    """Streamlit imports pandas and pyarrow at first use, about a second of some visitor's first page. Modules live
    for ever: frozen, they are left out of every later garbage collection."""
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401
    passwords.warm()
    _warm_routes()
    configure_mappers()
    gc.collect()
    gc.freeze()


def _warm_routes() -> None:
    """FastAPI works out an included router when it is first asked about a path: a second in which the event loop of a new
    server would stand still for everybody."""
    nowhere = {"type": "http", "method": "GET", "path": "/-", "root_path": "", "headers": []}
    for route in api.routes:
        route.matches(nowhere)


def _warm_stages() -> None:
    """What is out of date is asked of the stages themselves. Illustrator, film and the dictionary that parts Chinese words
    take seconds to load, which the first visitor of a film would wait for. The pages are open meanwhile."""
    started = time.perf_counter()
    import engine.film
    import engine.picture  # noqa: F401
    from engine.film.wording import words
    words("你好")
    gc.collect()
    gc.freeze()
    log.info("warm", seconds=round(time.perf_counter() - started, 2))


@contextlib.asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Logs, database and queue, warm imports, the one reader of events."""
    logs.configure()
    await run_in_threadpool(connections.open_all)
    await run_in_threadpool(_warm)
    connections.hub = Hub(events_after, connections.async_redis, CHANNEL)
    reader = asyncio.create_task(connections.hub.run())
    warming = asyncio.create_task(run_in_threadpool(_warm_stages))
    log.info("ready", port=settings().server_port)
    try:
        yield
    finally:
        reader.cancel()
        for task in (warming, reader):
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await run_in_threadpool(connections.close_all)

