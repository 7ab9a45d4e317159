"""Novels and finished scripts: a file in, chapters and what is in them out, and a drama adapted from what was chosen. Pure."""
from __future__ import annotations

from engine.writing.novel.adapting import adapt, enough
from engine.writing.novel.book import Book, Chapter
from engine.writing.novel.digest import Digest, Shelved, digest
from engine.writing.novel.reading import MAX_BYTES, MAX_CHARACTERS, read_book

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "Book", "Chapter", "Digest", "Shelved", "adapt", "digest", "enough", "read_book"]
