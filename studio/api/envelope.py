"""The envelope that every answer of the API travels in, and how errors become answers."""
from __future__ import annotations

import json
from typing import Any, Generic, TypeVar

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from redis.exceptions import RedisError
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from engine.errors import StudioError
from studio.operations.inputs import fields_of

T = TypeVar("T")
log = structlog.get_logger("api")


class Envelope(BaseModel, Generic[T]):
    """`code` 0 is success; anything else is the HTTP status."""

    code: int = 0
    message: str = "success"
    data: T


class Failure(BaseModel):
    """What every refusal looks like."""

    model_config = ConfigDict(json_schema_extra={"examples": [
        {"code": 422, "message": "episodes: Input should be less than or equal to 100",
         "data": [{"field": "episodes", "message": "Input should be less than or equal to 100"}]},
    ]})

    code: int = Field(description="The HTTP status.")
    message: str = Field(description="A sentence that says what to do.")
    data: Any = Field(None, description="Details: for 422 a list of fields, each with its sentence.")


def ok(data: Any) -> dict[str, Any]:
    """A success. FastAPI turns it into the response model of the endpoint."""
    return {"code": 0, "message": "success", "data": data}


def failure(status: int, message: str, data: Any = None, headers: dict[str, str] | None = None) -> JSONResponse:
    """A refusal in the envelope."""
    return JSONResponse({"code": status, "message": message, "data": data}, status, headers)


def failure_of(error: StudioError) -> JSONResponse:
    """The answer that an error of ours becomes."""
    headers: dict[str, str] = {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    details = json.loads(json.dumps(error.details, default=str, ensure_ascii=True)) if error.details is not None else None
    return failure(error.status, error.message, details, headers or None)


_NAMES = {400: "The request cannot be read.", 404: "There is no such address in this API.",
          405: "This address does not take that method.", 413: "The request is too large.", 415: "The body must be JSON."}


async def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, StudioError)
    if error.status >= 500:
        log.warning("refused", status=error.status, reason=error.message, path=request.url.path)
    return failure_of(error)


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    message = _NAMES.get(error.status_code) or str(error.detail)
    return failure(error.status_code, message, headers=dict(error.headers) if error.headers else None)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError | ValidationError)
    fields = fields_of(error.errors())
    if any(e.get("type") == "json_invalid" for e in error.errors()):
        return failure(422, "The body is not valid JSON.", fields)
    return failure(422, "; ".join(f"{f['field']}: {f['message']}" for f in fields[:5]), fields)


async def _away(request: Request, error: Exception) -> JSONResponse:
    log.error("unreachable", path=request.url.path, error=str(error).split("\n")[0][:300])
    return failure(503, "The studio cannot reach its database or queue just now. Try again in a moment.", headers={"Retry-After": "3"})


async def _crash(request: Request, error: Exception) -> JSONResponse:
    log.error("crash", path=request.url.path, exc_info=error)
    return failure(500, "Something went wrong here, and it was written down. Try again.")


def install(api: FastAPI) -> None:
    """Make every error of the application an envelope."""
    api.add_exception_handler(StudioError, _ours)
    api.add_exception_handler(HTTPException, _http)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(ValidationError, _invalid)
    for away in (OperationalError, InterfaceError, RedisError):
        api.add_exception_handler(away, _away)
    api.add_exception_handler(Exception, _crash)
