"""The REST API under /api/v1: routers that call operations, one file per noun."""
from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware.cors import CORSMiddleware

from engine.settings import settings
from studio.api import (
    accounts,
    admin,
    books,
    callbacks,
    deliverables,
    generation,
    health,
    models,
    projects,
    reviews,
    scripts,
    storyboards,
)
from studio.api.envelope import install

_ABOUT = """
From an idea to a short drama. Every answer is `{"code": 0, "message": "success", "data": …}`; a refusal has its HTTP
status as `code`, a sentence as `message`, and details in `data`.

Sign in with `POST /auth/login` and send the `token` as `Authorization: Bearer …`. Watch a project at
`WS /ws/projects/{id}/progress` (JSON events; `?last_event_id=` replays what was missed) or as server-sent events.
"""


def _build() -> FastAPI:
    api = FastAPIOffline(
        title="3kstory Studio", version="1.0.0", description=_ABOUT, docs_url="/docs", redoc_url=None, openapi_url="/openapi.json",
        # The answer to an address with a slash too many is 404, not a redirect that loses the body.
        redirect_slashes=False,
    )
    # generation before projects: /projects/generate-drama is no project id.
    for part in (health, accounts, generation, projects, books, scripts, storyboards, deliverables, reviews, models, admin, callbacks):
        api.include_router(part.router)
    install(api)
    if origins := [origin.strip() for origin in settings().cors_origins.split(",") if origin.strip()]:
        api.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST", "PUT", "DELETE"], max_age=600,
                           allow_headers=["Authorization", "Content-Type", "If-Match", "Idempotency-Key", "X-Request-ID"],
                           expose_headers=["ETag", "Location", "Retry-After", "X-Request-ID"])
    _document_bodies(api)
    return api


def _document_bodies(api: FastAPI) -> None:
    """Whatever takes a body can also refuse one that is no text at all, or is too large or too slow."""
    plain = api.openapi

    def openapi() -> dict[str, Any]:
        document = plain()
        refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}
        for methods in document["paths"].values():
            for operation in methods.values():
                if "requestBody" in operation:
                    for code, why in (("400", "The body cannot be read."), ("408", "The body came too slowly."), ("413", "The body is too large.")):
                        operation["responses"].setdefault(code, {"description": why, "content": refusal})
        return document

    api.openapi = openapi  # type: ignore[method-assign]


api = _build()
