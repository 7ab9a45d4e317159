"""DOCX and EPUB → text, from zip files that nobody vouches for: sizes are bounded before anything is unpacked, XML cannot
reach outside itself (defusedxml).

DOCX: ECMA-376 part 1, WordprocessingML (`word/document.xml`). EPUB: OCF container → package → spine (EPUB 3.3).
"""
from __future__ import annotations

import io
import posixpath
import re
import zipfile
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from engine.errors import BadInput, TooLarge

MOST_UNPACKED = 40 * 2**20
"""Bytes of text and markup that are unpacked of one file, in all."""
MOST_ENTRIES = 5000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Packed:
    """A zip file, read within bounds."""

    def __init__(self, data: bytes):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise _broken() from error
        self._left = MOST_UNPACKED
        self.names = {i.filename: i for i in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_ENTRIES:
            raise TooLarge("This file holds too many parts to be a book.", key="error.book_parts")

    def read(self, name: str) -> bytes:
        """One entry. Raises TooLarge before it is unpacked beyond the bound, whatever its header claims."""
        info = self.names.get(name)
        if info is None:
            raise _broken()
        if info.flag_bits & 1:
            raise BadInput("This file is encrypted: remove its protection first.", key="error.book_locked")
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
            raise _broken() from error
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge("Unpacked, this file is larger than a book can be.", key="error.book_unpacked")
        return data

    def xml(self, name: str) -> Element:
        data = self.read(name)
        try:
            root: Element = fromstring(data, forbid_dtd=False)
        except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
            raise _broken() from error
        return root


def _broken() -> BadInput:
    return BadInput("This file is damaged: it cannot be read as DOCX or EPUB.", key="error.book_broken")


def kind_of(packed: Packed) -> str:
    """`docx` or `epub`. Raises BadInput for any other zip file."""
    if "word/document.xml" in packed.names:
        return "docx"
    if "META-INF/container.xml" in packed.names:
        return "epub"
    raise BadInput("This is neither a DOCX nor an EPUB file.", key="error.book_kind")


def read_docx(packed: Packed) -> list[tuple[int, str]]:
    """Paragraphs as (rank of the heading or 0, text)."""
    body = packed.xml("word/document.xml").find(f"{_W}body")
    out: list[tuple[int, str]] = []
    for paragraph in body.iter(f"{_W}p") if body is not None else ():
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = (style.get(f"{_W}val") or "") if style is not None else ""
        rank = re.fullmatch(r"(?:heading|标题)?\s*(\d)", name.lower())
        words = []
        for node in paragraph.iter():
            if node.tag == f"{_W}t":
                words.append(node.text or "")
            elif node.tag in (f"{_W}br", f"{_W}cr"):
                words.append("\n")
            elif node.tag == f"{_W}tab":
                words.append(" ")
        out += [(int(rank[1]) if rank else 0, line.strip()) for line in "".join(words).split("\n") if line.strip()]
    return out


class _Page(HTMLParser):
    """The blocks of an XHTML page as (rank of the heading or 0, text)."""

    BLOCKS = frozenset(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "br", "tr", "section", "article", "pre"])
    SILENT = frozenset(["script", "style", "head", "rt", "rp", "nav"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[int, str]] = []
        self._words: list[str] = []
        self._rank = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self.SILENT:
            self._silent += 1
        if tag in self.BLOCKS:
            self._end()
            self._rank = int(tag[1]) if re.fullmatch("h[1-6]", tag) else self._rank if tag == "br" else 0

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in self.BLOCKS:
            self._end()
            self._rank = 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def _end(self) -> None:
        if words := " ".join("".join(self._words).split()):
            self.blocks.append((self._rank, words))
        self._words = []

    def close(self) -> None:
        super().close()
        self._end()


def read_epub(packed: Packed) -> tuple[str, list[list[tuple[int, str]]]]:
    """The title, and the pages of the spine as blocks (rank of the heading or 0, text)."""
    container = packed.xml("META-INF/container.xml")
    rootfile = next((e for e in container.iter() if e.tag.endswith("rootfile")), None)
    where = (rootfile.get("full-path") or "") if rootfile is not None else ""
    package = packed.xml(where)
    base = posixpath.dirname(where)
    title = next((" ".join((e.text or "").split()) for e in package.iter() if e.tag.endswith("}title")), "")
    items = {e.get("id"): e.get("href") or "" for e in package.iter() if e.tag.endswith("}item")}
    navs = {e.get("id") for e in package.iter() if e.tag.endswith("}item") and "nav" in (e.get("properties") or "").split()}
    pages = []
    for ref in (e for e in package.iter() if e.tag.endswith("}itemref")):
        href = items.get(ref.get("idref"))
        name = posixpath.normpath(posixpath.join(base, unquote((href or "").split("#")[0])))
        if not href or ref.get("idref") in navs or name not in packed.names:
            continue
        page = _Page()
        page.feed(packed.read(name).decode("utf-8", errors="replace").lstrip("\ufeff"))
        page.close()
        pages.append(page.blocks)
    return title, pages
