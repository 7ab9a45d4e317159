"""Books that somebody brings: read, indexed and kept; and dramas adapted from them."""
from __future__ import annotations

from typing import Any, BinaryIO, Literal
from uuid import UUID

from pydantic import Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.brief import Brief, Source
from engine.errors import BadInput, NotFound
from engine.pipeline import controls
from engine.store import models as m
from engine.store import rules
from engine.writing.novel import MAX_BYTES, Shelved, digest, enough, read_book
from engine.writing.novel.digest import ChapterFound, EventFound, PersonFound, PlaceFound
from studio.connections import artefacts, transaction
from studio.operations import script_edits
from studio.operations.audit import note
from studio.operations.bell import ring
from studio.operations.generation import drama_row, limited, within_the_day
from studio.operations.idempotency import fingerprint, once
from studio.operations.inputs import Text, brief_from, checked, genre_of
from studio.operations.project_forms import Options
from studio.operations.projects import scenes_that_fit, view
from studio.operations.views import ProjectView, View
from studio.security.permissions import Actor
from studio.security.ratelimits import limiter

MEDIA_TYPE = "application/vnd.3kstory.book+json"
_CHECKED_AT_ONCE = 120_000
"""Characters up to which it is looked whether the chapters are long enough before the order is taken; longer ones are."""


class BookView(View):
    """A book that was read: choose chapters of it."""

    book: str = Field(description="Its id: what an order names.")
    title: str
    language: Literal["zh", "en"]
    kind: Literal["novel", "script"] = Field(description="A finished script is kept word for word instead of being adapted.")
    characters: int = Field(description="Letters in all.")
    genre: str
    chapters: list[ChapterFound]
    people: list[PersonFound]
    places: list[PlaceFound]
    events: list[EventFound] = Field(description="What happens, in the order of the book.")


class BookOrder(Options):
    """A drama out of chapters of a book. Only `book` is needed."""

    book: str = Field(pattern=r"^[0-9a-f]{64}$", description="What the upload answered.")
    chapters: list[int] = Field(default_factory=list, max_length=5000, description="Numbers of chapters; none is all of them.")
    title: Text = Field("", max_length=120, description="Left out: what the book is called.")
    genre: Text = Field("auto", max_length=60)
    episodes: int = Field(1, ge=1, le=100)
    duration_sec: int = Field(60, ge=5, le=1800, description="Length of one episode in seconds.")


def read(actor: Actor, file: BinaryIO, name: str = "") -> BookView:
    """Read TXT, Markdown, DOCX, EPUB or Fountain and keep it. What the file is is told by its content. Raises BadInput,
    TooLarge, TooMany."""
    owner = actor.signed_in()
    limiter().hit("fetch.user", str(owner))
    book = read_book(file.read(MAX_BYTES + 1), name[:200])
    shelved = Shelved(book=book, digest=digest(book))
    kept = artefacts().put(shelved.model_dump_json().encode(), MEDIA_TYPE)
    with transaction() as session:
        session.merge(m.Artefact(sha256=kept.sha256, size=kept.size, media_type=MEDIA_TYPE))
        note(session, owner, "book.read", kept.sha256, title=book.title, characters=len(book.text))
    return _value(kept.sha256, shelved)


def find(actor: Actor, book: str) -> BookView:
    """A book that the actor has brought. Raises NotFound."""
    with transaction() as session:
        return _value(book, _shelved(session, actor, book))


def _value(sha256: str, shelved: Shelved) -> BookView:
    book, index = shelved.book, shelved.digest
    return BookView(book=sha256, title=book.title, language=book.language, kind=book.kind, characters=sum(len(c.text) for c in book.chapters), genre=index.genre,
                    chapters=index.chapters, people=index.people, places=index.places, events=index.events)


def _shelved(session: Session, actor: Actor, sha256: str) -> Shelved:
    """The book, for whoever has brought it: the same bytes are kept once, and are each one's own."""
    missing = NotFound("There is no such book. Upload it again.", key="error.book_gone")
    owner = actor.signed_in()
    brought = session.scalar(select(m.AuditLog.id).where(m.AuditLog.actor_id == owner, m.AuditLog.action == "book.read", m.AuditLog.subject == sha256).limit(1))
    kept = session.get(m.Artefact, sha256)
    if brought is None or kept is None or kept.media_type != MEDIA_TYPE:
        raise missing
    try:
        return Shelved.model_validate_json(artefacts().read(sha256))
    except (NotFound, ValidationError) as error:
        raise missing from error


def begin(actor: Actor, values: BookOrder | dict[str, Any], key: str | None = None) -> ProjectView:
    """A drama out of the chosen chapters, started at once; a finished script becomes a draft with that script. Raises
    BadInput (nothing is kept then), NotFound, TooMany."""
    order = checked(BookOrder, values)
    with transaction() as session:
        shelved = _shelved(session, actor, order.book)
        house = rules.read(session)[0]
    book = shelved.book
    if book.kind == "script":
        return script_edits.begin(actor, {"title": order.title, "text": book.chapters[0].text})
    brief = _brief(order, shelved, house)
    if sum(len(c.text) for c in book.chosen(order.chapters)) < _CHECKED_AT_ONCE:
        enough(book, order.chapters, brief)
    owner = limited(actor)
    with transaction() as session:
        def do() -> ProjectView:
            within_the_day(session, owner)
            row = drama_row(session, owner, brief, title=order.title or book.title, description="", genre=order.genre)
            controls.start(session, row, brief)
            session.flush()
            note(session, owner, "project.generate", str(row.id), book=order.book)
            return view(session, row)
        project, now = once(session, owner, key, fingerprint("from-book", order.model_dump(mode="json")), ProjectView, do)
    if now:
        ring(UUID(str(project.id)))
    return project


def _brief(order: BookOrder, shelved: Shelved, house: rules.Rules) -> Brief:
    """The order as a brief: the book stands in the place of the idea."""
    book, given = shelved.book, order.for_brief()
    chosen = book.chosen(order.chapters)
    if not chosen:
        raise BadInput("These chapters are not in the book.", key="error.book_chapters", details=[{"field": "chapters", "message": "are not in the book"}])
    if given.get("language", "auto") not in ("auto", book.language):
        raise BadInput("A book is adapted in its own language.", key="error.book_own_language", details=[{"field": "language", "message": "is not that of the book"}])
    if house.budget is not None:
        given.setdefault("budget", house.budget)
    given.setdefault("scenes_per_episode", scenes_that_fit(order.duration_sec))
    names = [c.title for c in chosen if c.title]
    which = f"{names[0]} – {names[-1]}" if len(names) > 1 else names[0] if names else ""
    idea = f"《{book.title}》 {which}" if book.language == "zh" else f"{book.title}. {which}"
    return brief_from({**given, "prompt": idea, "title": order.title or book.title, "language": book.language, "genre": genre_of(order.genre), "episodes": order.episodes,
                       "duration_sec": order.duration_sec, "source": Source(book=order.book, chapters=order.chapters).model_dump(),
                       "providers": order.providers(house)})
