"""The script of a project: read, edited, brought in and taken away."""
from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import Field

from engine.drama.script import Script
from studio.api.callers import Caller, Pages, ProjectId, SeenVersion, cut, refusals, tag
from studio.api.envelope import Envelope, ok
from studio.operations import script_edits, scripts
from studio.operations.inputs import Input
from studio.operations.script_forms import (
    CharacterInput,
    EpisodeInput,
    NewCharacter,
    NewScene,
    Rewrite,
    SceneInput,
    ScenePlace,
    WholeScript,
)
from studio.operations.views import CharacterView, Differences, Page, RevisionView, SceneView, ScriptState

router = APIRouter(prefix="/projects/{project_id}", tags=["script"], responses=refusals(401, 404))
EDITS = refusals(401, 403, 404, 409)
Number = Annotated[int, Query(ge=1, le=2**31 - 1)]


class ImportedScript(Input):
    """A script in somebody's own format."""

    text: str = Field(min_length=1, max_length=800_000, examples=["INT. 咖啡店 - 夜\n\n林晚\n你怎么来了？"])
    kind: Literal["auto", "fountain", "markdown", "json", "text"] = "auto"


def _state(response: Response, found: ScriptState) -> Any:
    tag(response, found.revision)
    return ok(found)


@router.get("/scenes", summary="The scenes", response_model=Envelope[Page[SceneView]])
def scenes(project_id: ProjectId, who: Caller, pages: Pages, episode: Annotated[int | None, Query(ge=1, le=100)] = None) -> Any:
    """In order of episode and number."""
    return ok(cut(scripts.scenes(who, project_id, episode), pages))


@router.post("/scenes", status_code=201, summary="Add a scene", response_model=Envelope[ScriptState], responses=EDITS)
def add_scene(project_id: ProjectId, body: NewScene, who: Caller, response: Response) -> Any:
    """What is left out is taken from the scene before it."""
    return _state(response, script_edits.add_scene(who, project_id, body))


@router.put("/scenes/{scene_id}", summary="Change a scene", response_model=Envelope[ScriptState], responses=EDITS)
def change_scene(project_id: ProjectId, scene_id: UUID, body: SceneInput, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """With `If-Match` (the scene's `version`) what somebody wrote meanwhile is not overwritten: 409, with the scene as it
    is now in `data`. Beats are replaced as a whole."""
    return _state(response, script_edits.change_scene(who, project_id, scene_id, body, seen))


@router.delete("/scenes/{scene_id}", summary="Remove a scene", response_model=Envelope[ScriptState], responses=EDITS)
def remove_scene(project_id: ProjectId, scene_id: UUID, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """The revision before still has it."""
    return _state(response, script_edits.remove_scene(who, project_id, scene_id, seen))


@router.post("/scenes/{scene_id}/move", summary="Move a scene", response_model=Envelope[ScriptState], responses=EDITS)
def move_scene(project_id: ProjectId, scene_id: UUID, body: ScenePlace, who: Caller, response: Response) -> Any:
    return _state(response, script_edits.move_scene(who, project_id, scene_id, body))


@router.post("/scenes/{scene_id}/rewrite", summary="Rewrite lines", response_model=Envelope[ScriptState], responses=refusals(401, 403, 404, 409, 429))
def rewrite(project_id: ProjectId, scene_id: UUID, body: Rewrite, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """The writer of this drama writes the named beats again as the instruction says. The embedded writer understands
    lengths, feelings and “another version”; it says so when it does not understand."""
    return _state(response, script_edits.rewrite(who, project_id, scene_id, body, seen))


@router.put("/episodes/{number}", summary="Change an episode's title, logline or hook", response_model=Envelope[ScriptState], responses=EDITS)
def change_episode(project_id: ProjectId, number: int, body: EpisodeInput, who: Caller, response: Response) -> Any:
    return _state(response, script_edits.change_episode(who, project_id, number, body))


@router.get("/characters", summary="The cast", response_model=Envelope[Page[CharacterView]])
def characters(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    """With portrait and voice sample; the first call has them made, later ones have them."""
    return ok(cut(scripts.characters(who, project_id), pages))


@router.post("/characters", status_code=201, summary="Add a character", response_model=Envelope[ScriptState], responses=EDITS)
def add_character(project_id: ProjectId, body: NewCharacter, who: Caller, response: Response) -> Any:
    return _state(response, script_edits.add_character(who, project_id, body))


@router.put("/characters/{character_id}", summary="Change a character", response_model=Envelope[ScriptState], responses=EDITS)
def change_character(project_id: ProjectId, character_id: UUID, body: CharacterInput, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """Another name renames them in every scene."""
    return _state(response, script_edits.change_character(who, project_id, character_id, body, seen))


@router.delete("/characters/{character_id}", summary="Remove a character", response_model=Envelope[ScriptState], responses=EDITS)
def remove_character(project_id: ProjectId, character_id: UUID, who: Caller, response: Response) -> Any:
    """Only somebody who acts in no scene."""
    return _state(response, script_edits.remove_character(who, project_id, character_id))


@router.get("/script", summary="The whole script", response_model=Envelope[Script])
def script(project_id: ProjectId, who: Caller, response: Response) -> Any:
    """Characters, and episodes → scenes → beats; 404 while it has not been written. The ETag is its revision."""
    found = scripts.state(who, project_id)
    tag(response, found.revision)
    return ok(found.script)


@router.put("/script", summary="Replace the script", response_model=Envelope[ScriptState], responses=EDITS)
def save(project_id: ProjectId, body: WholeScript, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """`If-Match` names the revision that was edited; with an older one 409 carries the differences."""
    return _state(response, script_edits.save(who, project_id, body, seen))


@router.post("/script/import", summary="Bring in a script", response_model=Envelope[ScriptState], responses=refusals(401, 403, 404, 409, 413))
def imported(project_id: ProjectId, body: ImportedScript, who: Caller, seen: SeenVersion, response: Response) -> Any:
    """Fountain, Markdown, JSON or plain text."""
    return _state(response, script_edits.imported(who, project_id, body.text, body.kind, seen))


@router.get("/script/export", summary="Take the script away", response_class=Response,
            responses={200: {"description": "The file.", "content": {"text/plain": {}, "text/markdown": {}, "application/json": {}}}})
def exported(project_id: ProjectId, who: Caller, kind: scripts.ExportKind = "fountain") -> Response:
    name, media, text = scripts.exported(who, project_id, kind)
    return Response(text.encode(), media_type=media, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"})


@router.get("/script/revisions", summary="The history", response_model=Envelope[Page[RevisionView]])
def revisions(project_id: ProjectId, who: Caller, pages: Pages) -> Any:
    """Newest first."""
    return ok(scripts.revisions(who, project_id, pages.page, pages.page_size))


@router.get("/script/differences", summary="What has changed between two revisions", response_model=Envelope[Differences])
def differences(project_id: ProjectId, who: Caller, older: Number, newer: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
                language: Annotated[Literal["zh", "en"] | None, Query()] = None) -> Any:
    """`newer` left out is the present one."""
    return ok(scripts.differences(who, project_id, older, newer, language))


@router.get("/script/revisions/{number}", summary="The script as it once was", response_model=Envelope[Script])
def revision(project_id: ProjectId, number: Annotated[int, Field(ge=1, le=2**31 - 1)], who: Caller) -> Any:
    return ok(scripts.revision(who, project_id, number))


@router.post("/script/revisions/{number}/restore", summary="Go back to a revision", response_model=Envelope[ScriptState], responses=EDITS)
def restore(project_id: ProjectId, number: Annotated[int, Field(ge=1, le=2**31 - 1)], who: Caller, response: Response) -> Any:
    """As a new revision: what stood until now stays in the history."""
    return _state(response, script_edits.restore(who, project_id, number))
