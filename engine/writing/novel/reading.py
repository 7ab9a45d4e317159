"""A file → a book."""
from __future__ import annotations

import re
from pathlib import PurePath

from engine.drama.brief import clean_text, detect_language
from engine.errors import BadInput, TooLarge
from engine.writing.novel import chapters, containers
from engine.writing.novel.book import Book, Chapter
from engine.writing.novel.encodings import decode

MAX_BYTES = 20 * 2**20
MAX_CHARACTERS = 1_000_000
_SLUG = re.compile(r"^(?:(?:INT|EXT|EST|INT\./EXT|I/E)[. ]|(?:内景|外景|内|外)[.：:、 ]|(?:场景|第\s*[一二三四五六七八九十百\d]+\s*场)\s*[一二三四五六七八九十\d]*)", re.M)
_SAYS = re.compile(r"^(?!第)[^\s：:，。“”\"]{1,12}\s*(?:[（(][^）)]{1,20}[）)])?\s*[：:]\s*\S", re.M)
_CUE = re.compile(r"^[A-Z][A-Z .'’\-]{1,30}(?:\s*\([^)]*\))?\n(?=\S)", re.M)


def read_book(data: bytes, name: str = "") -> Book:
    """Read TXT, Markdown, DOCX, EPUB or Fountain; what it is is told by its content. Raises BadInput, TooLarge."""
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The file is larger than {MAX_BYTES // 2**20} MB.", key="error.too_large")
    if not data.strip():
        raise BadInput("The file is empty.", key="error.empty_file")
    title = re.sub(r"[_\s]+", " ", PurePath(name.replace("\\", "/")).stem).strip("《》 ")
    pages: list[list[chapters.Line]]
    if data.startswith(b"PK\x03\x04"):
        packed = containers.Packed(data)
        if containers.kind_of(packed) == "docx":
            pages = [containers.read_docx(packed)]
        else:
            own, pages = containers.read_epub(packed)
            title = own or title
    elif data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")):
        raise BadInput("This kind of file cannot be read: bring TXT, Markdown, DOCX, EPUB or Fountain.", key="error.book_kind")
    else:
        pages = [chapters.lines_of(decode(data).replace("\r\n", "\n").replace("\r", "\n"))]
    pages = [[(rank, words) for rank, raw in page if (words := clean_text(raw)) or not raw] for page in pages]
    text = "\n".join(words for page in pages for _, words in page)
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"The text is longer than {MAX_CHARACTERS:,} characters: bring it in parts.", key="error.book_long")
    language = detect_language(text[:20_000]) or detect_language(text)
    if language is None or sum(c.isalpha() for c in text) < 20:
        raise BadInput("There is no Chinese or English text in this file.", key="error.book_language")
    if is_script(text):
        return Book(title=title[:120] or ("无题" if language == "zh" else "Untitled"), language=language, kind="script", chapters=[Chapter(number=1, title=title[:120], text=_verbatim(pages))])
    found = _of_pages(pages, language) if len(pages) > 1 else chapters.split(pages[0], language)
    if not found:
        raise BadInput("There is no text in this file.", key="error.book_language")
    if len(found) > 1 and not found[0].title and len(found[0].text) < 60 and "\n" not in found[0].text:
        # A line before the first chapter is what the book is called.
        title = found[0].text.strip("《》 ") or title
        found = [c.model_copy(update={"number": n}) for n, c in enumerate(found[1:], 1)]
    return Book(title=(title or found[0].title or ("无题" if language == "zh" else "Untitled"))[:120], language=language, kind="novel", chapters=found)


def is_script(text: str) -> bool:
    """Whether it is a finished script: scene headings, or mostly lines that say who speaks them."""
    head = text[:60_000]
    lines = [x for x in head.split("\n") if x.strip()]
    slugs, said = len(_SLUG.findall(head)), len(_SAYS.findall(head)) + len(_CUE.findall(head))
    return bool(lines) and ((said >= 3 and said >= 0.35 * len(lines)) or (slugs >= 1 and said >= 2 and slugs + said >= 0.2 * len(lines)))


def _verbatim(pages: list[list[chapters.Line]]) -> str:
    return "\n".join(("#" * rank + " " if rank else "") + words for page in pages for rank, words in page).strip("\n")


def _of_pages(pages: list[list[chapters.Line]], language: str) -> list[Chapter]:
    """Of an EPUB: its pages, or, where all of it lies in few of them, the headings within."""
    with_text = [p for p in pages if sum(len(w) for r, w in p if not r) > 0]
    everything = [line for page in pages for line in page]
    by_heading = chapters.split(everything, "zh" if language == "zh" else "en")
    named = [c for c in by_heading if c.title]
    if len(named) >= max(2, 0.6 * len(with_text)):
        return by_heading
    out: list[Chapter] = []
    for page in with_text:
        title = next((w for r, w in page if r), "") or next((t for _, w in page[:2] if (t := chapters.heading(w))), "")
        body = "\n".join(w for r, w in page if not (r and w == title))
        out.append(Chapter(number=len(out) + 1, title=title[:120], text=body))
    return out
