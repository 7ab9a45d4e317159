"""What a language model is given of a book: an index of all that was chosen, and for each scene the pages that it is to play.

The index is made of the chosen chapters in parallel pieces and merged in the order of the book; a piece that the model
cannot read is indexed by the embedded reader.
"""
from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from engine.drama.brief import Brief
from engine.drama.vocabulary import Language
from engine.errors import ProviderError, ProviderRefused
from engine.providers.text import BadJson, Message, TextProvider
from engine.writing.findings import Findings
from engine.writing.model_forms import Notes
from engine.writing.novel.adapting import scene_pages
from engine.writing.novel.book import Book, Chapter
from engine.writing.novel.digest import digest
from engine.writing.prompting import prompt

CHUNK = 9_000
"""Characters of the book that are read in one call."""
_MOST_CHUNKS = 120
_AT_ONCE = 6
_EXCERPT = 2_400
_INDEX = 9_000
"""Characters of the index that the outline is made from."""


@dataclass(frozen=True)
class Material:
    """A book, ready to be adapted by a model."""

    index: str
    names: list[str]
    """Who is in it, the most important first."""
    stretches: list[str]
    """How the pages of each episode begin."""
    excerpts: list[list[str]]
    """By episode and scene."""


def material_of(book: Book, brief: Brief, provider: TextProvider, findings: Findings) -> Material:
    """Read the chosen chapters. Raises BadInput when there is too little in them."""
    numbers = brief.source.chapters if brief.source else []
    chosen = book.chosen(numbers)
    excerpts = [[page[:_EXCERPT] for page in row] for row in scene_pages(book, numbers, brief)]
    chunks = chunks_of(chosen)
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reader") as pool:
        notes = list(pool.map(lambda c: _notes(c[1], c[0], book, provider, brief.seed, findings), enumerate(chunks[:_MOST_CHUNKS])))
    merged = merge(notes)
    return Material(_words(merged, book.language)[:_INDEX], [p for p, _ in merged.people], [" ".join(row[0].split())[:400] for row in excerpts], excerpts)


def chunks_of(chapters: list[Chapter]) -> list[str]:
    """Pieces of whole paragraphs, none much longer than a call can take, each within its chapter."""
    out: list[str] = []
    for chapter in chapters:
        held: list[str] = [chapter.title] if chapter.title else []
        size = 0
        for paragraph in chapter.text.split("\n"):
            for part in (paragraph[i:i + CHUNK] for i in range(0, max(1, len(paragraph)), CHUNK)):
                if size + len(part) > CHUNK and held:
                    out.append("\n".join(held))
                    held, size = [], 0
                held.append(part)
                size += len(part)
        if held:
            out.append("\n".join(held))
    return out


def _notes(text: str, number: int, book: Book, provider: TextProvider, seed: int, findings: Findings) -> Notes:
    messages = [Message("system", prompt(book.language, "system")), Message("user", prompt(book.language, "notes", text=text))]
    for attempt in range(2):
        try:
            notes, _ = provider.complete(messages, Notes, temperature=0.2, max_tokens=1600, seed=seed + number + attempt)
            # What is not in the text was not read in it.
            notes.people = [p for p in notes.people if p.name and p.name.split()[0] in text]
            if notes.events or notes.people:
                return notes
            trouble = "nothing in it"
        except BadJson as error:
            trouble = str(error)
        except ProviderRefused:
            raise
        except ProviderError as error:
            trouble = str(error)
    findings.add(f"chunk {number + 1}", f"the model could not read it ({trouble}): indexed without it")
    found = digest(Book(title=book.title, language=book.language, kind="novel", chapters=[Chapter(number=1, text=text)]))
    return Notes.model_validate({"people": [{"name": p.name, "gender": p.gender} for p in found.people[:8]], "places": [p.name for p in found.places[:6]],
                                 "events": [e.text for e in found.events[:12]]})


@dataclass(frozen=True)
class Merged:
    people: list[tuple[str, str]]
    """Names with what is known of them."""
    places: list[str]
    events: list[str]


def merge(notes: list[Notes]) -> Merged:
    """One index: people under their fullest name, the most often met first; places likewise; events in the order of the book."""
    counts: Counter[str] = Counter()
    about: dict[str, str] = {}
    for note in notes:
        for person in note.people:
            name = next((n for n in counts if person.name in n or n in person.name), person.name)
            if len(person.name) > len(name):
                counts[person.name] = counts.pop(name)
                about[person.name] = about.pop(name, "")
                name = person.name
            counts[name] += 1
            if person.about and len(about.get(name, "")) < len(person.about):
                about[name] = person.about
            about.setdefault(name, "")
    places = Counter(p for note in notes for p in note.places if p)
    return Merged([(n, about[n]) for n, _ in counts.most_common(16)], [p for p, _ in places.most_common(12)], [e for note in notes for e in note.events if e])


def _words(merged: Merged, language: Language) -> str:
    colon, joint = ("：", "、") if language == "zh" else (": ", ", ")
    head = {"zh": ("人物", "地点", "事件（按书中顺序）"), "en": ("People", "Places", "Events, in the order of the book")}[language]
    people = "\n".join(f"- {n}{colon}{a}" if a else f"- {n}" for n, a in merged.people)
    # of a long book every n-th event, so that its end is in the index too
    room = 160
    step = max(1, -(-len(merged.events) // room))
    events = "\n".join(f"{i}. {e[:120]}" for i, e in enumerate(merged.events[::step], 1))
    return f"{head[0]}\n{people}\n{head[1]}{colon}{joint.join(merged.places)}\n{head[2]}\n{events}"
