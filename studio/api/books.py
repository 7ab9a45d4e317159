"""Books: brought, looked at, and made into dramas (`projects/from-book`)."""
from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, UploadFile

from studio.api.callers import Caller, refusals
from studio.api.envelope import Envelope, ok
from studio.operations import novels
from studio.operations.novels import BookView

router = APIRouter(prefix="/books", tags=["books"])


@router.post("/upload", status_code=201, summary="Bring a novel or a finished script", response_model=Envelope[BookView], responses=refusals(401, 403, 413, 429))
def upload(file: UploadFile, who: Caller) -> Any:
    """TXT, Markdown, DOCX, EPUB or Fountain of at most a million characters, in whatever encoding; what it is is told by
    its content. The answer has its chapters, people, places and events, in their order."""
    return ok(novels.read(who, file.file, file.filename or ""))


@router.get("/{book}", summary="A book that was brought", response_model=Envelope[BookView], responses=refusals(401, 404))
def one(book: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], who: Caller) -> Any:
    return ok(novels.find(who, book))
