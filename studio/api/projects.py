"""Projects: what a drama is ordered and kept as."""
from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from studio.api.callers import Caller, IdempotencyKey, Pages, ProjectId, SeenVersion, refusals, tag
from studio.api.envelope import Envelope, ok
from studio.operations import novels, projects, script_edits
from studio.operations.novels import BookOrder
from studio.operations.project_forms import NewProject, ProjectChange
from studio.operations.script_forms import BroughtScript
from studio.operations.views import Page, ProjectStatus, ProjectView

router = APIRouter(prefix="/projects", tags=["projects"])


@router.post("", status_code=201, summary="Create a project", response_model=Envelope[ProjectView], responses=refusals(401, 403))
def create(body: NewProject, who: Caller, response: Response) -> Any:
    """A draft: nothing is made until one of the `generate-…` calls."""
    project = projects.create(who, body)
    tag(response, project.version)
    return ok(project)


@router.post("/from-script", status_code=201, summary="Begin a drama from a script", response_model=Envelope[ProjectView], responses=refusals(401, 403, 413))
def begin(body: BroughtScript, who: Caller, response: Response) -> Any:
    """Fountain, Markdown, JSON or plain text becomes a draft with that script; `remake` films it."""
    project = script_edits.begin(who, body)
    tag(response, project.version)
    return ok(project)


@router.post("/from-book", status_code=201, summary="Adapt chapters of a book", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404, 409, 429))
def from_book(body: BookOrder, who: Caller, response: Response, key: IdempotencyKey = None) -> Any:
    """Bring the book first (`books/upload`). A novel is adapted and the drama made at once; a finished script becomes a
    draft with that script, word for word."""
    project = novels.begin(who, body, key)
    tag(response, project.version)
    return ok(project)


@router.get("", summary="My projects", response_model=Envelope[Page[ProjectView]], responses=refusals(401))
def listing(who: Caller, pages: Pages, search: Annotated[str, Query(max_length=100, description="Part of the title.")] = "",
            status: Annotated[ProjectStatus | None, Query()] = None,
            sort: Annotated[Literal["newest", "oldest", "title", "changed"], Query()] = "newest",
            archived: Annotated[bool, Query(description="Those in the archive instead.")] = False) -> Any:
    return ok(projects.listing(who, pages.page, pages.page_size, search=search, status=status, sort=sort, archived=archived))


@router.get("/{project_id}", summary="One project", response_model=Envelope[ProjectView], responses=refusals(401, 404))
def one(project_id: ProjectId, who: Caller, response: Response) -> Any:
    project = projects.find(who, project_id)
    tag(response, project.version)
    return ok(project)


@router.put("/{project_id}", summary="Change a project", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404, 409))
def change(project_id: ProjectId, body: ProjectChange, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """Fields left out stay. With `If-Match` (or `version` in the body) a change that somebody made meanwhile is not
    overwritten: 409, with the present state in `data`. What a run has used already (length, frame, …) can only be
    changed while nothing runs."""
    project = projects.change(who, project_id, body, seen)
    tag(response, project.version)
    return ok(project)


@router.post("/{project_id}/duplicate", status_code=201, summary="Duplicate a project", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404))
def duplicate(project_id: ProjectId, who: Caller, response: Response) -> Any:
    """A draft with the same brief and script; what is the same in it costs nothing to make."""
    project = projects.duplicate(who, project_id)
    tag(response, project.version)
    return ok(project)


@router.post("/{project_id}/archive", summary="Archive a project", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404))
def archive(project_id: ProjectId, who: Caller) -> Any:
    return ok(projects.archive(who, project_id))


@router.post("/{project_id}/unarchive", summary="Take a project out of the archive", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404))
def unarchive(project_id: ProjectId, who: Caller) -> Any:
    return ok(projects.archive(who, project_id, False))


@router.post("/{project_id}/restore", summary="Take a deleted project back", response_model=Envelope[ProjectView], responses=refusals(401, 403, 404))
def restore(project_id: ProjectId, who: Caller) -> Any:
    """Within thirty days; work that was under way stays cancelled."""
    return ok(projects.restore(who, project_id))


@router.delete("/{project_id}", summary="Delete a project", response_model=Envelope[None], responses=refusals(401, 403, 404))
def delete(project_id: ProjectId, who: Caller) -> Any:
    """Work under way is cancelled."""
    projects.delete(who, project_id)
    return ok(None)
