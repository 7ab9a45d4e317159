"""The storyboard of a project."""
from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from studio.api.callers import Caller, Pages, ProjectId, cut, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import storyboards
from studio.operations.views import Page, ShotView

router = APIRouter(prefix="/projects/{project_id}", tags=["storyboard"], responses=refusals(401, 404))


@router.get("/shots", summary="The shots", response_model=Envelope[Page[ShotView]])
def shots(project_id: ProjectId, who: Caller, pages: Pages, episode: Annotated[int | None, Query(ge=1, le=100)] = None,
          scene: Annotated[int | None, Query(ge=1, le=12)] = None) -> Any:
    """In order, each with its picture as soon as it is drawn."""
    return ok(cut(storyboards.shots(who, project_id, episode, scene), pages))
