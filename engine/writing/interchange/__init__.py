"""Scripts in other people's formats, in and out: Fountain, Markdown, plain text, and our own JSON.

What Fountain and Markdown have no words for (looks, voices, moods) travels along in a comment at the end of the file. A
file that comes back unchanged is the same script exactly; from one that somebody has edited the words are theirs and
the rest is kept wherever it still belongs to them.
"""
from __future__ import annotations

from engine.writing.interchange.parsing import Kind, parse_script
from engine.writing.interchange.rendering import to_fountain, to_json, to_markdown

__all__ = ["Kind", "parse_script", "to_fountain", "to_json", "to_markdown"]
