"""Tables of words are made once, and found by the bits of their hash."""
from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
import pytest

from engine.tables import Table, hashed, kept_table, row_of

WORDS = ("雨", "雨夜", "rain")


def _made() -> Table:
    return {"hashes": np.array(sorted(hashed(w) for w in WORDS), np.uint64)}


def _not_again() -> Table:
    raise AssertionError("made a second time")


def test_a_table_is_made_once_and_read_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "models" / "words.npz"
    first = kept_table(path, _made)
    again = kept_table(path, _not_again)
    assert list(again) == ["hashes"] and (again["hashes"] == first["hashes"]).all()
    assert [p.name for p in path.parent.iterdir()] == ["words.npz"]


def test_without_room_a_table_is_there_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("not a folder")
    assert len(kept_table(tmp_path / "models" / "words.npz", _made)["hashes"]) == len(WORDS)


def test_a_word_is_found_where_its_hash_stands() -> None:
    hashes = array("Q", _made()["hashes"].tobytes())
    assert {row_of(w, hashes) for w in WORDS} == {0, 1, 2}
    assert row_of("rainy", hashes) is None and row_of("", hashes) is None and row_of("雨", array("Q")) is None


@pytest.mark.parametrize("left", [b"", b"PK\x03\x04 half a table", b"something else"])
def test_a_table_that_was_left_in_pieces_is_made_anew(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "words.npz"
    path.write_bytes(left)
    assert len(kept_table(path, _made)["hashes"]) == len(WORDS)
    assert len(kept_table(path, _not_again)["hashes"]) == len(WORDS)
