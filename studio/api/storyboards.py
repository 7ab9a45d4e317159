"""The storyboard of a project: shots and takes, shown and edited."""
from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response, UploadFile

from studio.api.callers import Caller, IdempotencyKey, Pages, ProjectId, SeenVersion, cut, refusals, tag
from studio.api.envelope import Envelope, ok
from studio.operations import storyboards, uploads
from studio.operations.storyboards import MoveTo, Redraw, Remake, ShotChange, SplitAt
from studio.operations.views import AheadView, Page, ProjectView, ShotView, TakeView

router = APIRouter(prefix="/projects/{project_id}", tags=["storyboard"], responses=refusals(401, 404))
EDITS = refusals(401, 403, 404, 409)
Episode = Annotated[int, Path(ge=1, le=100)]
Scene = Annotated[int, Path(ge=1, le=100)]


def _shot(response: Response, found: ShotView) -> Any:
    tag(response, found.version)
    return ok(found)


@router.get("/shots", summary="The shots", response_model=Envelope[Page[ShotView]])
def shots(project_id: ProjectId, who: Caller, pages: Pages, episode: Annotated[int | None, Query(ge=1, le=100)] = None,
          scene: Annotated[int | None, Query(ge=1, le=100)] = None) -> Any:
    """In order, each with its picture as soon as it is drawn."""
    return ok(cut(storyboards.shots(who, project_id, episode, scene), pages))


@router.get("/shots/{shot_id}", summary="One shot", response_model=Envelope[ShotView])
def one(project_id: ProjectId, shot_id: UUID, who: Caller, response: Response) -> Any:
    return _shot(response, storyboards.one(who, project_id, shot_id))


@router.put("/shots/{shot_id}", summary="Change a shot", response_model=Envelope[ShotView], responses=EDITS)
def change(project_id: ProjectId, shot_id: UUID, body: ShotChange, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """Fields left out stay. With `If-Match` what somebody changed meanwhile is not overwritten."""
    return _shot(response, storyboards.change(who, project_id, shot_id, body, seen))


@router.delete("/shots/{shot_id}", summary="Remove a shot", response_model=Envelope[None], responses=EDITS)
def remove(project_id: ProjectId, shot_id: UUID, who: Caller) -> Any:
    """Its lines are heard over its neighbour, which inherits its takes."""
    storyboards.remove(who, project_id, shot_id)
    return ok(None)


@router.post("/shots/{shot_id}/split", summary="Split a shot", response_model=Envelope[ShotView], responses=EDITS)
def split(project_id: ProjectId, shot_id: UUID, body: SplitAt, who: Caller, response: Response) -> Any:
    return _shot(response, storyboards.split(who, project_id, shot_id, body))


@router.post("/shots/{shot_id}/merge", summary="Merge a shot with the next", response_model=Envelope[ShotView], responses=EDITS)
def merge(project_id: ProjectId, shot_id: UUID, who: Caller, response: Response) -> Any:
    return _shot(response, storyboards.merge(who, project_id, shot_id))


@router.post("/shots/{shot_id}/move", summary="Move a shot within its scene", response_model=Envelope[ShotView], responses=EDITS)
def move(project_id: ProjectId, shot_id: UUID, body: MoveTo, who: Caller, response: Response) -> Any:
    return _shot(response, storyboards.move(who, project_id, shot_id, body))


@router.post("/shots/{shot_id}/lock", summary="Keep a shot's picture", response_model=Envelope[ShotView], responses=EDITS)
def lock(project_id: ProjectId, shot_id: UUID, who: Caller, response: Response) -> Any:
    """Whatever happens to the storyboard, this picture stays."""
    return _shot(response, storyboards.lock(who, project_id, shot_id))


@router.post("/shots/{shot_id}/unlock", summary="Let a shot's picture follow the storyboard", response_model=Envelope[ShotView], responses=EDITS)
def unlock(project_id: ProjectId, shot_id: UUID, who: Caller, response: Response) -> Any:
    return _shot(response, storyboards.lock(who, project_id, shot_id, False))


@router.get("/shots/{shot_id}/takes", summary="All takes of a shot", response_model=Envelope[Page[TakeView]])
def takes(project_id: ProjectId, shot_id: UUID, who: Caller, pages: Pages) -> Any:
    """Newest first."""
    return ok(cut(storyboards.takes(who, project_id, shot_id), pages))


@router.post("/shots/{shot_id}/takes/{take_id}/choose", summary="Choose a take", response_model=Envelope[ShotView], responses=EDITS)
def choose(project_id: ProjectId, shot_id: UUID, take_id: UUID, who: Caller, response: Response) -> Any:
    """It is shown from now on, and kept."""
    return _shot(response, storyboards.choose(who, project_id, shot_id, take_id))


@router.post("/shots/{shot_id}/upload", summary="Upload a picture or clip for a shot", response_model=Envelope[ShotView],
             responses=refusals(401, 403, 404, 409, 413, 429))
def upload(project_id: ProjectId, shot_id: UUID, file: UploadFile, who: Caller, response: Response) -> Any:
    """A JPEG, PNG or WebP, or a film of at most a minute; what it is is told by its content. It is decoded, re-encoded,
    chosen and kept."""
    return _shot(response, uploads.for_shot(who, project_id, shot_id, file.file))


@router.post("/scenes/{episode}/{scene}/reboard", summary="Board a scene anew", response_model=Envelope[Page[ShotView]], responses=EDITS)
def reboard(project_id: ProjectId, episode: Episode, scene: Scene, who: Caller, pages: Pages) -> Any:
    """Forgets what was done to its shots by hand."""
    return ok(cut(storyboards.reboard(who, project_id, episode, scene), pages))


@router.get("/out-of-date", summary="What edits have put out of date", response_model=Envelope[AheadView])
def out_of_date(project_id: ProjectId, who: Caller) -> Any:
    """With the time and cost of making it again."""
    return ok(storyboards.out_of_date(who, project_id))


@router.post("/redraw", status_code=202, summary="Draw shots again", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404, 409, 429))
def redraw(project_id: ProjectId, body: Redraw, who: Caller, key: IdempotencyKey = None) -> Any:
    """Differently; the takes before stay. It stops when the pictures are there."""
    return ok(storyboards.redraw(who, project_id, body, key))


@router.post("/remake", status_code=202, summary="Make again what is out of date", response_model=Envelope[ProjectView],
             responses=refusals(401, 403, 404, 409, 429))
def remake(project_id: ProjectId, body: Remake, who: Caller, key: IdempotencyKey = None) -> Any:
    """And nothing else. With `until: pictures` it stops for the creator when the pictures are there."""
    return ok(storyboards.remake(who, project_id, body, key))
