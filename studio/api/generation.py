"""Making: starting, steering and watching the pipeline."""
from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse

from studio import connections
from studio.api.callers import Caller, IdempotencyKey, Pages, ProjectId, refusals
from studio.api.envelope import Envelope, ok
from studio.api.progress import event_stream, last_event_id
from studio.operations import degraded, estimates, events, films, generation, tasks
from studio.operations.access import visible
from studio.operations.degraded import DegradedView
from studio.operations.estimates import EstimateView
from studio.operations.films import VideoOrder, VideoStarted
from studio.operations.generation import DramaOrder, EstimateOrder, Redo, SceneOrder, Usage
from studio.operations.views import Page, ProjectView
from studio.operations.work_views import EventView, QueueView, Started, TaskView

router = APIRouter(tags=["generation"])

def _started(project: ProjectView) -> Started:
    return Started(project_id=project.id, task_id=project.id, status=project.status, stage=project.stage, created_at=project.created_at)


SPENDS = refusals(401, 403, 404, 409, 429)
STEERS = refusals(401, 403, 404, 409)


@router.post("/projects/generate-drama", status_code=202, summary="From an idea to a drama", response_model=Envelope[Started],
             responses=refusals(401, 403, 409, 429))
def generate_drama(body: DramaOrder, who: Caller, key: IdempotencyKey = None) -> Any:
    """Creates a project and makes all of it. `duration_sec` is the length of one episode in seconds."""
    return ok(_started(generation.generate_drama(who, body, key)))


@router.post("/projects/estimate", summary="What a drama would take", response_model=Envelope[EstimateView], responses=refusals(401, 403))
def estimate(body: EstimateOrder, who: Caller) -> Any:
    """Units, seconds and US dollars by kind of work, with the services that the order names. Starts and spends nothing."""
    return ok(estimates.of_order(who, body))


@router.post("/projects/{project_id}/generate-scenes", status_code=202, summary="Write the script of a project",
             response_model=Envelope[Started], responses=SPENDS)
def generate_scenes(project_id: ProjectId, body: SceneOrder, who: Caller, key: IdempotencyKey = None) -> Any:
    """Writes the scenes and waits for the creator: read them at `scenes`, then `approve` to go on to the film."""
    return ok(_started(generation.generate_scenes(who, project_id, body, key)))


@router.post("/projects/{project_id}/generate", status_code=202, summary="Make the whole drama of a project",
             response_model=Envelope[Started], responses=SPENDS)
def generate(project_id: ProjectId, who: Caller, key: IdempotencyKey = None) -> Any:
    """Starts a draft with its own brief. What has been made already with the same inputs is not made again."""
    return ok(_started(generation.generate(who, project_id, key)))


@router.post("/projects/{project_id}/generate-video", status_code=202, summary="Film one scene", response_model=Envelope[VideoStarted],
             responses=SPENDS)
def generate_video(project_id: ProjectId, body: VideoOrder, who: Caller, key: IdempotencyKey = None) -> Any:
    """Films a scene of the project (`scene_id`), or the words in `script`. `GET tasks/{task_id}` says how far it is
    and, when it is done, where the film is."""
    return ok(films.generate_video(who, project_id, body, key))


@router.post("/projects/{project_id}/pause", summary="Pause", response_model=Envelope[ProjectView], responses=STEERS)
def pause(project_id: ProjectId, who: Caller) -> Any:
    """Units under way end; no other begins."""
    return ok(generation.pause(who, project_id))


@router.post("/projects/{project_id}/resume", summary="Go on after a pause", response_model=Envelope[ProjectView], responses=STEERS)
def resume(project_id: ProjectId, who: Caller) -> Any:
    return ok(generation.resume(who, project_id))


@router.post("/projects/{project_id}/cancel", summary="Cancel", response_model=Envelope[ProjectView], responses=STEERS)
def cancel(project_id: ProjectId, who: Caller) -> Any:
    """What has been made stays; `retry` goes on from there."""
    return ok(generation.cancel(who, project_id))


@router.post("/projects/{project_id}/retry", status_code=202, summary="Try what failed again", response_model=Envelope[ProjectView],
             responses=STEERS)
def retry(project_id: ProjectId, who: Caller) -> Any:
    return ok(generation.retry(who, project_id))


@router.post("/projects/{project_id}/redo", status_code=202, summary="Make it again from a stage on", response_model=Envelope[ProjectView],
             responses=SPENDS)
def redo(project_id: ProjectId, body: Redo, who: Caller, key: IdempotencyKey = None) -> Any:
    return ok(generation.redo(who, project_id, body, key))


@router.get("/projects/{project_id}/degraded", summary="What stand-ins made", response_model=Envelope[DegradedView], responses=refusals(401, 403, 404))
def of_stand_ins(project_id: ProjectId, who: Caller) -> Any:
    """What `redo-degraded` would have made again, by the service that was wanted, with the estimated time and cost."""
    return ok(degraded.of_project(who, project_id))


@router.post("/projects/{project_id}/redo-degraded", status_code=202, summary="Redo what stand-ins made", response_model=Envelope[ProjectView],
             responses=SPENDS)
def redo_degraded(project_id: ProjectId, who: Caller) -> Any:
    """What another service than the wanted one made, and what follows from it; the rest stays."""
    return ok(generation.redo_degraded(who, project_id))


@router.post("/projects/{project_id}/approve", status_code=202, summary="Let it go on from a gate", response_model=Envelope[ProjectView],
             responses=STEERS)
def approve(project_id: ProjectId, who: Caller) -> Any:
    """A project with `gates` waits after its script and after its storyboard."""
    return ok(generation.approve(who, project_id))


@router.get("/projects/{project_id}/tasks", summary="Units of work", response_model=Envelope[Page[TaskView]], responses=refusals(401, 404))
def project_tasks(project_id: ProjectId, who: Caller, pages: Pages, status: Annotated[str | None, Query(max_length=20)] = None) -> Any:
    return ok(tasks.listing(who, project_id, pages.page, pages.page_size, status=status))


@router.get("/projects/{project_id}/queue", summary="Where a project stands in the queue", response_model=Envelope[QueueView], responses=refusals(401, 404))
def queue(project_id: ProjectId, who: Caller) -> Any:
    return ok(tasks.queue(who, project_id))


@router.get("/tasks/{task_id}", summary="One unit of work", response_model=Envelope[TaskView], responses=refusals(401, 404))
def task(task_id: UUID, who: Caller) -> Any:
    """Also takes the `task_id` that a `generate-…` call gave, which stands for all of that work."""
    return ok(tasks.one(who, task_id))


@router.get("/projects/{project_id}/usage", summary="Time and money", response_model=Envelope[Usage], responses=refusals(401, 404))
def usage(project_id: ProjectId, who: Caller) -> Any:
    return ok(generation.usage(who, project_id))


@router.get("/projects/{project_id}/events", summary="What happened", response_model=Envelope[list[EventView]], responses=refusals(401, 404))
def project_events(project_id: ProjectId, who: Caller, after: Annotated[int, Query(ge=0, lt=10**18)] = 0,
                   limit: Annotated[int, Query(ge=1, le=1000)] = 200) -> Any:
    """The events after one, oldest first; the WebSocket sends the same as they happen."""
    return ok(events.listing(who, project_id, after, limit))


@router.get("/projects/{project_id}/events/stream", summary="What happens, as server-sent events", response_class=StreamingResponse,
            responses={**refusals(401, 404), 200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "Events."}})
def stream(project_id: ProjectId, who: Caller, after: Annotated[str | None, Query(alias="last_event_id", max_length=40)] = None,
           header: Annotated[str | None, Header(alias="Last-Event-ID", max_length=40)] = None) -> StreamingResponse:
    """The twin of `WS /ws/projects/{id}/progress` for callers without WebSockets."""
    begin = last_event_id(header or after)
    visible(who, project_id)
    return StreamingResponse(event_stream(connections.live(), who, project_id, begin), media_type="text/event-stream",
                             headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
