"""The script of a project."""
from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from engine.drama.script import Script
from studio.api.callers import Caller, Pages, ProjectId, cut, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import scripts
from studio.operations.views import Page, SceneView

router = APIRouter(prefix="/projects/{project_id}", tags=["script"], responses=refusals(401, 404))


@router.get("/scenes", summary="The scenes", response_model=Envelope[Page[SceneView]])
def scenes(project_id: ProjectId, who: Caller, pages: Pages, episode: Annotated[int | None, Query(ge=1, le=100)] = None) -> Any:
    """In order of episode and number."""
    return ok(cut(scripts.scenes(who, project_id, episode), pages))


@router.get("/script", summary="The whole script", response_model=Envelope[Script])
def script(project_id: ProjectId, who: Caller) -> Any:
    """Characters, and episodes → scenes → beats; 404 while it has not been written."""
    return ok(scripts.script(who, project_id))
