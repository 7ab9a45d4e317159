"""The files a user takes away."""
from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from studio.api.callers import Caller, Pages, ProjectId, cut, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import deliverables, episodes
from studio.operations.views import DeliverableView, EpisodeView, Page

router = APIRouter(prefix="/projects/{project_id}", tags=["deliverables"], responses=refusals(401, 404))


@router.get("/deliverables", summary="Films, posters, subtitles", response_model=Envelope[Page[DeliverableView]])
def listing(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    """`url` plays or shows it, `download_url` saves it; both are signed and last some hours."""
    return ok(cut(deliverables.listing(who, project_id), pages))


@router.get("/episodes", summary="The episodes and their timelines", response_model=Envelope[Page[EpisodeView]])
def films(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    """What is seen and heard when; `film_url` plays an episode as soon as it is joined, before moderation and export."""
    return ok(cut(episodes.listing(who, project_id), pages))
