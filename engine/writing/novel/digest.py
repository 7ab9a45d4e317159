"""What is in a book: chapters, people, places, and what happens in which order. By lexicon and statistics; no model."""
from __future__ import annotations

import re
from collections import Counter

from pydantic import Field

from engine.drama.base import Model
from engine.drama.vocabulary import Genre, Language
from engine.writing.dramatist.lookup import find, lexicon, split
from engine.writing.dramatist.reading import read
from engine.writing.novel.book import Book
from engine.writing.novel.passages import Passage, passages
from engine.writing.novel.people import Person, people

DRAMATIC = re.compile(r"突然|忽然|竟然?|原来|死|血|杀|失踪|不见了|哭|跪|吻|抱住|耳光|枪|刀|火|秘密|真相|背叛|离婚|怀孕|遗嘱|信|电话|门外|尖叫|跑|摔|撕|骗|认出|发现|再也|终于|从未|"
                      r"\b(?:suddenly|dead|death|blood|kill\w*|vanish\w*|gone|secret|truth|betray\w*|letter|gun|knife|fire|scream\w*|kiss\w*|slap\w*|tears|wept|ran|fell|tore|lied|discover\w*|"
                      r"recogni[sz]ed|never|at last|finally|door)\b", re.I)


class PersonFound(Model):
    name: str
    gender: str
    count: int = Field(description="How often the book names them.")
    lines: int = Field(0, description="How many lines are theirs.")
    chapter: int = Field(1, description="Where they first appear.")


class PlaceFound(Model):
    name: str
    setting: str
    count: int
    chapter: int = 1


class EventFound(Model):
    """A sentence of the book that tells what happens."""

    chapter: int
    text: str
    people: list[str] = []


class ChapterFound(Model):
    number: int
    title: str
    characters: int
    opening: str = Field("", description="How it begins.")
    people: list[str] = Field(default_factory=list, description="Who is most in it.")


class Digest(Model):
    """The index of a book."""

    chapters: list[ChapterFound]
    people: list[PersonFound]
    places: list[PlaceFound]
    events: list[EventFound]
    genre: Genre


class Shelved(Model):
    """A book with its index: what is kept of an upload."""

    book: Book
    digest: Digest


MOST_EVENTS = 120


def digest(book: Book) -> Digest:
    """Read the whole book (a million characters take seconds)."""
    text = book.text
    who = people(text, book.language)
    chapters: list[ChapterFound] = []
    events: list[EventFound] = []
    said: Counter[str] = Counter()
    first: dict[str, int] = {}
    per_chapter = max(1, MOST_EVENTS // len(book.chapters))
    for chapter in book.chapters:
        found = passages(chapter.text, chapter.number, who, book.language)
        said.update(p.who for p in found if p.kind == "say" and p.who)
        here = Counter({p.name: chapter.text.count(p.short or p.name) for p in who})
        for name in (n for n, c in here.items() if c):
            first.setdefault(name, chapter.number)
        opening = " ".join(chapter.text.split("\n"))[:90]
        chapters.append(ChapterFound(number=chapter.number, title=chapter.title, characters=len(chapter.text), opening=opening, people=[n for n, c in here.most_common(4) if c]))
        if len(events) < MOST_EVENTS:
            events += _events(found, who, per_chapter)
    genres = read(text[:4000], book.language).genres
    return Digest(
        chapters=chapters,
        people=[PersonFound(name=p.name, gender=p.gender, count=p.count, lines=said[p.name], chapter=first.get(p.name, 1)) for p in who[:24]],
        places=places(book), events=events, genre=max(genres, key=lambda g: (genres[g], g)) if genres else "family")


def _events(found: list[Passage], who: list[Person], most: int) -> list[EventFound]:
    """The sentences in which most happens, in the order of the book."""
    names = [p.short or p.name for p in who]
    told = [(i, p) for i, p in enumerate(found) if p.kind == "tell" and len(p.text) <= 120]
    def weight(p: Passage) -> float:
        return 1.5 * len(DRAMATIC.findall(p.text)) + sum(n in p.text for n in names[:12]) + (0.5 if p.who else 0.0)
    best = sorted(sorted(told, key=lambda x: -weight(x[1]))[:most], key=lambda x: x[0])
    return [EventFound(chapter=p.chapter, text=p.text, people=[w.name for w in who if (w.short or w.name) in p.text][:4]) for _, p in best if weight(p) > 0]


def places(book: Book) -> list[PlaceFound]:
    """Places by the lexicon, the most often named first."""
    lex = lexicon(book.language)
    text = book.text if book.language == "zh" else book.text.lower()
    out: dict[str, PlaceFound] = {}
    for words, setting in lex.PLACES:
        for word in split(words, book.language):
            count = text.count(word) if book.language == "zh" else len(re.findall(rf"\b{re.escape(word)}s?\b", text))
            if count >= 2 and len(word) > 1:
                chapter = next((c.number for c in book.chapters if place_at(c.text, word, book.language) >= 0), 1)
                out[word] = PlaceFound(name=word, setting=setting, count=count, chapter=chapter)
    return sorted(out.values(), key=lambda p: (-p.count, p.name))[:20]


def place_at(text: str, word: str, language: Language) -> int:
    """Where a place is named, or -1."""
    return find(text, word, language)
