"""Moderation: verdicts, and what reviewers decide."""
from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from studio.api.callers import Caller, Pages, ProjectId, cut, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import reviews
from studio.operations.review_views import ReviewView, VerdictView
from studio.operations.reviews import Answer, Decided
from studio.operations.views import Page, ProjectView

router = APIRouter(tags=["moderation"])


@router.get("/projects/{project_id}/verdicts", summary="What moderation found", response_model=Envelope[Page[VerdictView]],
            responses=refusals(401, 404))
def verdicts(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    return ok(cut(reviews.verdicts(who, project_id), pages))


@router.post("/projects/{project_id}/check-again", status_code=202, summary="Look again", response_model=Envelope[ProjectView],
             responses=refusals(401, 403, 404, 409))
def check_again(project_id: ProjectId, who: Caller) -> Any:
    """Films whose verdict says `unseen` were judged while the vision model did not answer: they are judged anew."""
    return ok(reviews.check_again(who, project_id))


@router.get("/reviews", summary="The reviewers' queue, oldest first", response_model=Envelope[Page[ReviewView]], responses=refusals(401, 403))
def queue(who: Caller, pages: Pages, status: Annotated[Literal["open", "decided", "all"], Query()] = "open") -> Any:
    return ok(reviews.queue(who, pages.page, pages.page_size, status=status))


@router.get("/projects/{project_id}/reviews", summary="All reviews of a project", response_model=Envelope[Page[ReviewView]], responses=refusals(401, 404))
def of_project(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    """Newest first: who decided what and when, and what was answered."""
    return ok(cut(reviews.of_project(who, project_id), pages))


@router.get("/reviews/{review_id}", summary="One review", response_model=Envelope[ReviewView], responses=refusals(401, 404))
def one(review_id: UUID, who: Caller) -> Any:
    return ok(reviews.one(who, review_id))


@router.post("/reviews/{review_id}/answers", status_code=201, summary="Answer a review", response_model=Envelope[ReviewView], responses=refusals(401, 403, 404))
def answer(review_id: UUID, body: Answer, who: Caller) -> Any:
    """The creator to the reviewer, or the other way round."""
    return ok(reviews.answer(who, review_id, body))


@router.post("/reviews/{review_id}/decide", summary="Decide a review", response_model=Envelope[ReviewView],
             responses=refusals(401, 403, 404, 409))
def decide(review_id: UUID, body: Decided, who: Caller) -> Any:
    """`approve` exports the film; `reject` and `request_changes` need a reason, which the creator sees."""
    return ok(reviews.decide(who, review_id, body))
