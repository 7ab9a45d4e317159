"""Where outside services report the end of a task."""
from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool

from studio.api.callers import refusals
from studio.api.envelope import Envelope, ok
from studio.operations import callbacks

router = APIRouter(prefix="/callbacks", tags=["callbacks"])


@router.post("/{provider}", summary="A service reports the end of a task", response_model=Envelope[bool], responses=refusals(404))
async def take(provider: Literal["pika", "runway", "wan"], request: Request, order: Annotated[UUID, Query()], token: Annotated[str, Query(max_length=100)]) -> Any:
    """For the services themselves, at the address that came along with the order. The same report twice is one report."""
    body = await request.body()
    return ok(await run_in_threadpool(callbacks.take, provider, order, token, request.headers, body))
