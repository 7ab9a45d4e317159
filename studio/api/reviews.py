"""Moderation: verdicts, and what reviewers decide."""
from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from studio.api.callers import Caller, Pages, ProjectId, cut, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import reviews
from studio.operations.reviews import Decided
from studio.operations.views import Page, ReviewView, VerdictView

router = APIRouter(tags=["moderation"])


@router.get("/projects/{project_id}/verdicts", summary="What moderation found", response_model=Envelope[Page[VerdictView]],
            responses=refusals(401, 404))
def verdicts(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    return ok(cut(reviews.verdicts(who, project_id), pages))


@router.get("/reviews", summary="The reviewers' queue, oldest first", response_model=Envelope[Page[ReviewView]], responses=refusals(401, 403))
def queue(who: Caller, pages: Pages, status: Annotated[Literal["open", "decided", "all"], Query()] = "open") -> Any:
    return ok(reviews.queue(who, pages.page, pages.page_size, status=status))


@router.post("/reviews/{review_id}/decide", summary="Decide a review", response_model=Envelope[ReviewView],
             responses=refusals(401, 403, 404, 409))
def decide(review_id: UUID, body: Decided, who: Caller) -> Any:
    """`approve` exports the film; `reject` and `request_changes` need a reason, which the creator sees."""
    return ok(reviews.decide(who, review_id, body))
