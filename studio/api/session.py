"""Signing browsers in: a one-time ticket becomes an HttpOnly cookie.

A Streamlit script cannot set cookies. So a page that has checked a password opens a web session, gets a ticket bound
to the browser's device cookie, and lets the browser exchange it here (`studio/components/session.py`). JavaScript
never sees the cookie; a ticket from another browser is refused (login CSRF); a request from another site is refused.
"""
from __future__ import annotations

from json import JSONDecodeError
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from engine.errors import StudioError
from engine.settings import settings
from studio.api.envelope import failure, failure_of
from studio.middleware import device_cookie
from studio.operations import web_sessions
from studio.security.tokens import SECONDS


def session_cookie() -> str:
    """Name of the cookie that holds the web session."""
    return "__Host-studio_session" if settings().public_https else "studio_session"


def same_origin(request: HTTPConnection) -> bool:
    """Whether our own page sent this. No script can forge Sec-Fetch-Site; Origin is for browsers that lack it."""
    if site := request.headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


async def session(request: Request) -> Response:
    """POST `{"ticket": …}` signs this browser in, DELETE signs it out."""
    if not same_origin(request) or request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        return failure(403, "Only the studio's own pages can do this.")
    try:
        if request.method == "DELETE":
            await run_in_threadpool(web_sessions.close_web_session, request.cookies.get(session_cookie(), ""))
            answer = JSONResponse({"code": 0, "message": "success", "data": None})
            answer.delete_cookie(session_cookie(), path="/", httponly=True, samesite="lax", secure=settings().public_https)
        else:
            ticket = (await request.json())["ticket"]
            value = await run_in_threadpool(web_sessions.redeem_ticket, str(ticket), request.cookies.get(device_cookie(), ""))
            answer = JSONResponse({"code": 0, "message": "success", "data": None})
            answer.set_cookie(session_cookie(), value, max_age=SECONDS["web"], path="/", httponly=True, samesite="lax",
                              secure=settings().public_https)
    except (JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        return failure(422, "A ticket is needed.")
    except HTTPException as error:
        return failure(error.status_code, str(error.detail))
    except StudioError as error:
        return failure_of(error)
    answer.headers["Cache-Control"] = "no-store"
    return answer
