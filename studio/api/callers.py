"""What endpoints ask of a request besides its body: who calls, which page of a list, which version was seen."""
from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

from engine.errors import BadInput, NotSignedIn
from studio.api.envelope import Failure
from studio.operations import actors
from studio.security.permissions import Actor

# Bearer only: no cookie is read by the API, so that no other site can make a browser call it (CSRF).
_bearer = HTTPBearer(auto_error=False, description="The `token` of `POST /auth/login`, or an API key.")


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def anybody(request: Request) -> Actor:
    """A caller who need not be signed in; carries the address for rate limits."""
    return Actor(address=_address(request))


def caller(request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Actor:
    """The signed-in caller. Raises NotSignedIn."""
    if credentials is None:
        raise NotSignedIn("Sign in first: send the token of auth/login as Authorization: Bearer ….")
    actor = actors.actor_of_token(credentials.credentials, _address(request))
    request.state.user = str(actor.user_id)
    if request.method not in ("GET", "HEAD"):
        actor.may_change()
    return actor


def maybe_caller(request: Request, authorization: Annotated[str | None, Header(include_in_schema=False)] = None) -> Actor:
    """The caller if a good token came along, else anybody: for what is open to all, and says more to some."""
    kind, _, token = (authorization or "").partition(" ")
    if kind.lower() == "bearer" and token:
        with suppress(NotSignedIn):
            return actors.actor_of_token(token.strip(), _address(request))
    return anybody(request)


MaybeCaller = Annotated[Actor, Depends(maybe_caller)]
Anybody = Annotated[Actor, Depends(anybody)]
Caller = Annotated[Actor, Depends(caller)]


class Paging(BaseModel):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=100_000)
    page_size: int = Field(20, ge=1, le=200)


def paging(page: Annotated[int, Query(ge=1, le=100_000)] = 1, page_size: Annotated[int, Query(ge=1, le=200)] = 20) -> Paging:
    return Paging(page=page, page_size=page_size)


T = TypeVar("T")


def cut(everything: Sequence[T], pages: Paging) -> dict[str, Any]:
    """One page of a list that is short enough to be read whole."""
    begin = (pages.page - 1) * pages.page_size
    return {"items": list(everything[begin:begin + pages.page_size]), "total": len(everything), "page": pages.page, "page_size": pages.page_size}


Pages = Annotated[Paging, Depends(paging)]


def if_match(if_match: Annotated[str | None, Header(description='The ETag of the state that was edited, e.g. `"v3"`.')] = None) -> int | None:
    """The version that the caller has seen; None when they do not say. Raises BadInput."""
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    if not (text.startswith("v") and text[1:].isascii() and text[1:].isdecimal() and len(text) < 11):
        raise BadInput('If-Match must be an ETag of this resource, like "v3".', details=[{"field": "If-Match", "message": "must be an ETag"}])
    return int(text[1:])


SeenVersion = Annotated[int | None, Depends(if_match)]

IdempotencyKey = Annotated[str | None, Header(
    alias="Idempotency-Key", min_length=1, max_length=128,
    description="The same key with the same body is done once, however often it is sent; kept for a day.")]


def tag(response: Response, version: int) -> None:
    """Tell which state this is."""
    response.headers["ETag"] = f'"v{version}"'


_WHY = {
    401: "Not signed in, or the token is not valid any more.", 403: "Signed in, but not allowed.",
    404: "Missing, or not yours to see.", 409: "Changed meanwhile, taken already, or not possible in the present state.",
    413: "Too large.", 422: "The input will not do; `data` lists the fields.", 429: "Too many; see Retry-After.",
    500: "Our fault.", 503: "Not reachable just now; try again.",
}


def refusals(*codes: int) -> dict[int | str, dict[str, object]]:
    """The documented refusals of an endpoint."""
    return {code: {"model": Failure, "description": _WHY[code]} for code in (*codes, 422, 500, 503)}


PRIVATE = refusals(401, 404)
"""What every endpoint under a project may answer besides success."""

ProjectId = UUID
