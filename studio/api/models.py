"""The models that write, draw, film and speak."""
from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from studio.api.callers import MaybeCaller, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import models
from studio.operations.model_views import ModelHealth, ModelList

router = APIRouter(prefix="/ai", tags=["models"], responses=refusals())


@router.get("/models", summary="What is configured", response_model=Envelope[ModelList])
def listing(who: MaybeCaller) -> Any:
    """Each model with what it makes and can do, whether it can be used here and now, and which ones new projects are made
    with. With a token the caller's own keys count."""
    return ok(models.listing(who))


@router.get("/health", summary="What is reachable", response_model=Envelope[ModelHealth])
def health() -> Any:
    """Asks every configured service, at most every ten seconds: whether it answers and how fast, its queue, its memory, the
    state of its breaker, its last error. Costs nothing."""
    return ok(models.health())
