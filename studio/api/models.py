"""The models that write, draw, film and speak."""
from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from studio.api.callers import refusals
from studio.api.envelope import Envelope, ok
from studio.operations import models
from studio.operations.models import ModelHealth, ModelList

router = APIRouter(prefix="/ai", tags=["models"], responses=refusals())


@router.get("/models", summary="What is configured", response_model=Envelope[ModelList])
def listing() -> Any:
    """Each model with what it makes, whether it can be used here, and which one new projects write with."""
    return ok(models.listing())


@router.get("/health", summary="What is reachable", response_model=Envelope[ModelHealth])
def health() -> Any:
    """Asks every configured server, at most every ten seconds."""
    return ok(models.health())
