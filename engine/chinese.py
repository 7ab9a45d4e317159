"""jieba with its dictionary in numbers: a worker holds 25 MB for it and its parts of speech instead of 124, since speech,
subtitles, moderation and writing all keep it, and has it in 0.3 instead of 1.4 s.

jieba holds half a million strings in Python dictionaries; here they are a table (`engine.tables`). Words are cut as by jieba itself
(`tests/test_chinese.py` compares both).
"""
from __future__ import annotations

import io
from array import array
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

import numpy as np

from engine.settings import settings
from engine.tables import Table, hashed, kept_table, row_of

_NAME = "jieba-{version}-1.npz"
_SILENT = 60
"""A level of the log above everything that jieba has to say."""


class _Column:
    """What the dictionary says of a word, looked up as in the `dict` that jieba expects."""

    def __init__(self, hashes: array[int], values: Sequence[Any], missing: Any) -> None:
        self._hashes, self._values, self._missing = hashes, values, missing
        """`missing`: the value of what stands in the table for other columns."""

    def get(self, word: str, default: Any = None) -> Any:
        at = row_of(word, self._hashes)
        if at is None or self._values[at] == self._missing:
            return default
        return self._values[at]

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def __getitem__(self, word: str) -> Any:
        if (found := self.get(word)) is None:
            raise KeyError(word)
        return found


class _Tags(_Column):
    """The part of speech of a word, of which there are some sixty."""

    def __init__(self, hashes: array[int], numbers: bytes, names: list[str]) -> None:
        super().__init__(hashes, numbers, 0)
        self._names = names

    def get(self, word: str, default: Any = None) -> Any:
        number = super().get(word)
        return default if number is None else self._names[number - 1]


@lru_cache(maxsize=1)
def jieba() -> ModuleType:
    """jieba, ready to cut."""
    import jieba as module
    module.setLogLevel(_SILENT)
    hashes, words = _table()
    module.dt.FREQ, module.dt.total = _Column(hashes, array("i", words["counts"].tobytes()), -1), int(words["total"])
    module.dt.initialized = True
    return module


@lru_cache(maxsize=1)
def tagger() -> ModuleType:
    """jieba.posseg, which also tells parts of speech."""
    tokenizer = jieba().dt
    # it reads the whole dictionary when it is imported, and is to find nothing there
    tokenizer.get_dict_file = io.BytesIO
    import jieba.posseg as module
    del tokenizer.get_dict_file
    hashes, words = _table()
    module.dt.word_tag_tab = _Tags(hashes, words["tags"].tobytes(), words["names"].tolist())
    return module


@lru_cache(maxsize=1)
def _table() -> tuple[array[int], Table]:
    """Sorted hashes of words and of what words begin with, and beside them how often each occurs, and the number of its tag
    (0 is none)."""
    import jieba as module
    path = settings().models_dir / _NAME.format(version=module.__version__)
    words = kept_table(path, lambda: _made(module.dt))
    return array("Q", words.pop("hashes").tobytes()), words


def _made(tokenizer: Any) -> Table:
    """The table, from jieba's own dictionary."""
    counts, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    with tokenizer.get_dict_file() as file:
        tags = {word: tag for word, _, tag in (line.decode().split(" ") for line in file.read().splitlines() if line.strip())}
    names = sorted(set(tags.values()))
    number = {name: i + 1 for i, name in enumerate(names)}
    rows = np.array([(hashed(w), count, number.get(tags.get(w, ""), 0)) for w, count in counts.items()], np.dtype("u8,i4,u1"))
    rows.sort(order="f0")
    if (rows["f0"][1:] == rows["f0"][:-1]).any():
        raise ValueError("two words of the dictionary have one hash")
    return {"hashes": rows["f0"], "counts": rows["f1"], "tags": rows["f2"], "names": np.array(names), "total": np.array(total)}
