"""Whether the studio is well."""
from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from studio.api.envelope import Envelope, ok
from studio.operations import health as operation

router = APIRouter(tags=["health"])


@router.get("/health", summary="Is the studio well?", response_model=Envelope[operation.Health],
            responses={503: {"model": Envelope[operation.Health], "description": "The database cannot be reached."}})
def health(response: Response) -> Any:
    """`ok`; `degraded` when the queue or all workers are away (what is asked for is done later); `down` with status
    503 when the database is."""
    found = operation.health()
    if found.status == "down":
        response.status_code = 503
        return {"code": 503, "message": "The database cannot be reached.", "data": found}
    return ok(found)
