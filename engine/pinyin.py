"""pypinyin with its phrases in numbers: a worker holds 14 MB for it instead of 55, since speech and moderation keep it.

pypinyin holds 47,000 phrases, and everything that they begin with, in Python dictionaries; here they are a table
(`engine.tables`). Text is read as by pypinyin itself (`tests/test_pinyin.py` compares both).
"""
from __future__ import annotations

import importlib.resources as resources
import json
from array import array
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType

import numpy as np

from engine.settings import environment, settings
from engine.tables import Table, hashed, kept_table, row_of

_NAME = "pinyin-{version}-1.npz"


class _Phrases:
    """What pypinyin asks of its phrases: whether one is there, and how each of its characters may be read."""

    def __init__(self, hashes: array[int], places: array[int], readings: array[int], kinds: Sequence[list[str]]) -> None:
        self._hashes, self._places, self._readings, self._kinds = hashes, places, readings, kinds
        """`places`: where the readings of a phrase begin, or -1 for what phrases only begin with. `kinds`: every set of
        readings that a character can have."""

    def begins(self, text: str) -> bool:
        """Whether a phrase is this or begins with it."""
        return self._place(text) is not None

    def _place(self, text: str) -> int | None:
        at = row_of(text, self._hashes)
        return None if at is None else self._places[at]

    def __contains__(self, phrase: str) -> bool:
        place = self._place(phrase)
        return place is not None and place >= 0

    def __getitem__(self, phrase: str) -> list[list[str]]:
        place = self._place(phrase)
        if place is None or place < 0:
            raise KeyError(phrase)
        return [list(self._kinds[n]) for n in self._readings[place:place + len(phrase)]]

    def keys(self) -> Sequence[str]:
        """None: pypinyin asks for them to learn what they begin with, which is known."""
        return ()

    def __len__(self) -> int:
        return len(self._hashes)


class _Beginnings:
    """The same as a set of what phrases begin with."""

    def __init__(self, phrases: _Phrases) -> None:
        self._phrases = phrases

    def __contains__(self, text: str) -> bool:
        return self._phrases.begins(text)


@lru_cache(maxsize=1)
def pypinyin() -> ModuleType:
    """pypinyin, ready to read."""
    with environment(PYPINYIN_NO_PHRASES="1"):  # it reads all phrases when it is imported, unless it is told so
        import pypinyin as module
        from pypinyin import constants, converter, core
        from pypinyin.seg import mmseg, simpleseg
    phrases = _phrases(module.__version__)
    for part in (constants, converter, core, mmseg, simpleseg):
        vars(part)["PHRASES_DICT"] = phrases
    vars(mmseg.p_set)["_set"] = _Beginnings(phrases)
    return module


def _phrases(version: str) -> _Phrases:
    path = settings().models_dir / _NAME.format(version=version)
    table = kept_table(path, _made)
    return _Phrases(array("Q", table["hashes"].tobytes()), array("i", table["places"].tobytes()), array("H", table["readings"].tobytes()),
                    [kind.split(" ") for kind in table["kinds"].tolist()])


def _made() -> Table:
    """The table, from pypinyin's own file."""
    phrases: dict[str, list[list[str]]] = json.loads((resources.files("pypinyin") / "phrases_dict.json").read_text("utf-8"))
    kinds = sorted({" ".join(kind) for readings in phrases.values() for kind in readings})
    number = {kind: i for i, kind in enumerate(kinds)}
    places: dict[str, int] = {phrase[:n]: -1 for phrase in phrases for n in range(1, len(phrase) + 1)}
    flat: list[int] = []
    for phrase, readings in phrases.items():
        if len(readings) != len(phrase):
            raise ValueError(f"{phrase} is not read character by character")
        places[phrase] = len(flat)
        flat += [number[" ".join(kind)] for kind in readings]
    rows = np.array([(hashed(text), place) for text, place in places.items()], np.dtype("u8,i4"))
    rows.sort(order="f0")
    if (rows["f0"][1:] == rows["f0"][:-1]).any():
        raise ValueError("two phrases have one hash")
    return {"hashes": rows["f0"], "places": rows["f1"], "readings": np.array(flat, np.uint16), "kinds": np.array(kinds)}
